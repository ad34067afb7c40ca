package importer

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"alumnibook/model"
)

const someCards = `BEGIN:VCARD
VERSION:3.0
UID:urn:uuid:3f1c7a52-6c8c-4a6e-9f3a-0d1c2b3a4f50
N:Müller;Jürgen;Karl;Dr.;LL.M.
FN:Dr. Jürgen Müller
NICKNAME:Jogi
BDAY:--05-17
ORG:Deutz AG;Steuern
TITLE:Steuerleiter
TEL;TYPE=CELL:0170 1234567
TEL;TYPE=CELL:+49 171 7654321
TEL;TYPE=WORK,VOICE:0221 123456
EMAIL;TYPE=INTERNET,HOME:jm@example.org
EMAIL;TYPE=INTERNET,HOME:zwei@example.org
ADR;TYPE=HOME:;;Hauptstr. 5;Köln;NRW;50667;Deutschland
ADR;TYPE=HOME:;;Ring 1;Bonn;;53111;
ADR;TYPE=WORK:;;Kai 3;Hamburg;;20457;
URL:https://www.linkedin.com/in/jm
NOTE:spielt Cello\nund Geige
CATEGORIES:Mentor,Tax\, M&A
PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRg==
X-ABDATE:2001-09-01
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Anna von der Heide
N:;;;;
TEL:1712345678
END:VCARD
BEGIN:VCARD
VERSION:3.0
N:Freunde;;;;
FN:Freunde
X-ADDRESSBOOKSERVER-KIND:group
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Hafenbau GmbH
N:;;;;
ORG:Hafenbau GmbH
X-ABShowAs:COMPANY
TEL;TYPE=WORK:040 123456
END:VCARD
`

func TestCardsBecomeRows(t *testing.T) {
	path := textFile(t, "Kontakte.vcf", strings.ReplaceAll(someCards, "\n", "\r\n"))
	b := newBook(t, "DE", "de")
	s, err := SettingsOf(t.Context(), b, today)
	must(t, err)
	d := drafted(t, s, path)
	f := d.Files[0]
	sh := f.Sheets[0]
	if f.Kind != KindCards || sh.Name != "Kontakte" || sh.RowCount != 4 || !sh.Chosen || sh.Shape() == "" {
		t.Fatalf("%+v", sh)
	}
	if i := slices.IndexFunc(f.Warnings, func(n Notice) bool { return n.Code == NoticeGroups && n.Count == 1 }); i < 0 {
		t.Errorf("groups are not told of: %+v", f.Warnings)
	}
	for _, c := range sh.Columns {
		if c.Field == FieldNone || !c.Sure || c.Heading == "" {
			t.Errorf("column %+v", c)
		}
	}
	p, err := d.Plan(t.Context(), b, nil)
	must(t, err)
	if c := p.Counts(); c.New != 2 || c.Rejected != 1 || p.Rows[2].Reason != ReasonGroupCard || c.Undecided != 1 || p.Rows[3].Reason != ReasonFirmCard {
		t.Errorf("%+v, %s, %s", c, p.Rows[2].Reason, p.Rows[3].Reason)
	}
	got := p.Person(0)
	photo := got.Photo
	if len(d.Photo(photo)) != 10 || !strings.HasPrefix(photo, "photo:") {
		t.Errorf("photo %q is %d bytes", photo, len(d.Photo(photo)))
	}
	want := model.Person{
		Prefix: "Dr.", Given: "Jürgen", Additional: "Karl", Family: "Müller", Suffix: "LL.M.", Nickname: "Jogi", Birthday: model.NewDate(0, 5, 17), Status: model.StatusAlumnus, Photo: photo,
		Emails: []model.Email{{Address: "jm@example.org", Kind: model.KindPrivate}, {Address: "zwei@example.org", Kind: model.KindPrivate}},
		Phones: []model.Phone{
			{Number: "0170 1234567", E164: "+491701234567", Kind: model.KindMobile},
			{Number: "+49 171 7654321", E164: "+491717654321", Kind: model.KindMobile},
			{Number: "0221 123456", E164: "+49221123456", Kind: model.KindWork},
		},
		Addresses: []model.Address{
			{Street: "Hauptstr. 5", PostalCode: "50667", City: "Köln", Region: "NRW", Country: "DE", Kind: model.KindPrivate},
			{Street: "Ring 1", PostalCode: "53111", City: "Bonn", Kind: model.KindPrivate},
			{Street: "Kai 3", PostalCode: "20457", City: "Hamburg", Kind: model.KindWork},
		},
		Links: []model.Link{{URL: "https://www.linkedin.com/in/jm", Kind: model.KindLinkedIn}}, Jobs: []model.Job{{Organisation: "Deutz AG", Title: "Steuerleiter"}},
		Tags: []string{"Mentor", "Tax, M&A"}, Notes: []model.Note{{Text: "spielt Cello\nund Geige"}}, CardLines: got.CardLines,
	}
	if diff := cmp.Diff(want, got, content); diff != "" {
		t.Error(diff)
	}
	if !slices.ContainsFunc(got.CardLines, func(l string) bool { return strings.Contains(l, "X-ABDATE") }) {
		t.Errorf("other lines: %q", got.CardLines)
	}
	second := p.Person(1)
	if second.Given != "Anna" || second.Family != "von der Heide" || second.Phones[0].E164 != "+491712345678" {
		t.Errorf("%+v", second)
	}
	must(t, p.DecideUndecided(true))
	if c := p.Counts(); c.New != 3 || c.Undecided != 0 || p.Person(3).Family != "Hafenbau GmbH" {
		t.Errorf("%+v, %+v", c, p.Person(3))
	}
	must(t, d.MapByName("E-Mail privat 2", "email_other"))
	if err := d.MapByName("Spitzname", "photo"); err != nil {
		t.Errorf("a card's column can't be mapped to its picture: %v", err)
	}
}

func TestAColumnOfAListIsNoPicture(t *testing.T) {
	d := drafted(t, settings("DE", "de"), written(t, "list.xlsx", sheetOf{name: "A", rows: []row{{"Name", "Abteilung", "Foto"}, {"Anna Groß", "Tax", "anna.jpg"}}}))
	sh := d.Files[0].Sheets[0]
	if err := d.Map(sh, sh.Columns[2], FieldPhoto); model.CodeOf(err) != model.CodeInvalid {
		t.Errorf("%v", err)
	}
}

func TestACardIsNotGivenUpForOneLine(t *testing.T) {
	path := textFile(t, "a.vcf", "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Berg;Eva;;;\r\nFN:Frau Berg aus Kiel\r\nEMAIL:CN=Eva Berg/O=Kontor\r\nEMAIL:eva@example.org\r\n"+
		"BDAY:circa 1980\r\nTEL:5555551111\r\nEND:VCARD\r\n")
	b := newBook(t, "DE", "de")
	s, err := SettingsOf(t.Context(), b, today)
	must(t, err)
	p, err := drafted(t, s, path).Plan(t.Context(), b, nil)
	must(t, err)
	if c := p.Counts(); c.New != 1 {
		t.Fatalf("%+v %s", c, p.Rows[0].Reason)
	}
	got := p.Person(0)
	if len(got.Emails) != 1 || got.Emails[0].Address != "eva@example.org" || !got.Birthday.IsZero() {
		t.Errorf("%+v", got)
	}
	if len(got.Phones) != 1 || got.Phones[0].Number != "5555551111" || got.Phones[0].E164 != "" {
		t.Errorf("a number is guessed: %+v", got.Phones)
	}
	for _, line := range []string{"FN:Frau Berg aus Kiel", "EMAIL:CN=Eva Berg/O=Kontor", "BDAY:circa 1980"} {
		if !slices.Contains(got.CardLines, line) {
			t.Errorf("%q is lost: %q", line, got.CardLines)
		}
	}
}
