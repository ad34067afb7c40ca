package importing

import (
	"archive/zip"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/charmap"

	"alumnibook/model"
	"alumnibook/model/importer"
	"alumnibook/ui/uitest"
)

// writeText writes a file of any text and returns its path.
func writeText(t testing.TB, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	check(t, os.WriteFile(path, []byte(text), 0o600))
	return path
}

// writeODS writes a table of OpenDocument.
func writeODS(t testing.TB, name string, rows ...[]string) string {
	t.Helper()
	var cells strings.Builder
	for _, row := range rows {
		cells.WriteString("<table:table-row>")
		for _, text := range row {
			cells.WriteString(`<table:table-cell office:value-type="string"><text:p>` + text + `</text:p></table:table-cell>`)
		}
		cells.WriteString("</table:table-row>")
	}
	path := filepath.Join(t.TempDir(), name)
	f, err := os.Create(path)
	check(t, err)
	defer f.Close()
	z := zip.NewWriter(f)
	kind, err := z.CreateHeader(&zip.FileHeader{Name: "mimetype", Method: zip.Store})
	check(t, err)
	_, err = kind.Write([]byte("application/vnd.oasis.opendocument.spreadsheet"))
	check(t, err)
	content, err := z.Create("content.xml")
	check(t, err)
	_, err = content.Write([]byte(`<?xml version="1.0" encoding="UTF-8"?><office:document-content` +
		` xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"` +
		` xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="Blad1">` +
		cells.String() + `</table:table></office:spreadsheet></office:body></office:document-content>`))
	check(t, err)
	check(t, z.Close())
	return path
}

const twoCards = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Åkesson;Åsa;;;\r\nFN:Åsa Åkesson\r\nEMAIL;TYPE=HOME:asa@example.org\r\nTEL;TYPE=CELL:+46705551001\r\nEND:VCARD\r\n" +
	"BEGIN:VCARD\r\nVERSION:3.0\r\nN:Weiß;Hans-Peter;;;\r\nFN:Hans-Peter Weiß\r\nEMAIL;TYPE=HOME:hp.weiss@example.org\r\nEND:VCARD\r\n"

func TestContactsComeTheSameWayAsLists(t *testing.T) {
	h, _ := open(t, nil, writeText(t, "contacts.vcf", twoCards))
	h.W.MustSee("New 2", "Åkesson, Åsa", "+46 70 555 10 01")
	h.W.Tap("File")
	h.W.MustSee("contacts.vcf", "2 contacts")
	h.W.MustNotSee("Headings in row")
	picture(t, h, "cards")
	h.W.Tap("Check")
	h.W.Tap("Import 2 rows")
	if n := count(t, h); n != 2 || len(h.Failed) > 0 {
		t.Errorf("%d people came out of two cards; %v", n, h.Failed)
	}
}

func TestEveryKindOfFileAtOnce(t *testing.T) {
	xlsx := writeList(t, "staff.xlsx", testSheet{name: "Staff", rows: [][]any{{"Last name", "First name", "E-mail private"}, {"Berg", "Ebba", "ebba@example.org"}}})
	csv := writeText(t, "malmö.csv", "\ufeffEfternamn;Förnamn;Privat e-post\r\nLind;Nils;nils@example.org\r\n")
	ods := writeODS(t, "lund.ods", []string{"Efternamn", "Förnamn", "Privat e-post"}, []string{"Wik", "Ida", "ida@example.org"})
	h, p := open(t, nil, xlsx, csv, ods, writeText(t, "contacts.vcf", twoCards))
	h.W.MustSee("Import: 4 files", "staff.xlsx", "malmö.csv", "lund.ods", "contacts.vcf", "2 contacts")
	picture(t, h, "kinds")
	h.W.Tap("Look at the columns")
	h.W.Tap("Check the rows")
	h.W.MustSee("New 5", "Berg, Ebba", "Lind, Nils", "Wik, Ida", "Åkesson, Åsa")
	h.W.Tap("Import 5 rows")
	if n := count(t, h); n != 5 || p.outcome.Rows != 5 {
		t.Errorf("%d people, %+v", n, p.outcome.Result)
	}
}

func TestATextFileIsSeenAsItWillBeRead(t *testing.T) {
	text, err := charmap.Macintosh.NewEncoder().String("Nachname;Vorname;Ort\r\nMüller;Jürgen;Köln\r\nWeiß;Änne;Düren\r\n")
	check(t, err)
	h, p := open(t, nil, writeText(t, "mac.csv", text))
	p.goTo(stepFile)
	h.W.MustSee("Character set", "Columns separated by")
	choose(h, "Character set", "DOS, code page 850")
	h.W.MustNotSee("Müller")
	picture(t, h, "text-wrong")
	choose(h, "Character set", "Mac, older programs")
	h.W.MustSee("Müller", "Köln", "Änne")
	picture(t, h, "text-right")
	choose(h, "Columns separated by", "Comma ,")
	h.W.MustSee("Müller;Jürgen;Köln")
	choose(h, "Columns separated by", "Semicolon ;")
	h.W.Tap("Look at the columns")
	h.W.Tap("Check the rows")
	h.W.MustSee("New 2", "Müller, Jürgen")
}

func TestHiddenRowsAreTakenWhenTicked(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	for i, row := range [][]any{{"Last name", "First name"}, {"Berg", "Ebba"}, {"Lind", "Nils"}, {"Wik", "Ida"}} {
		check(t, f.SetSheetRow("Sheet1", "A"+string(rune('1'+i)), &row))
	}
	check(t, f.SetRowVisible("Sheet1", 3, false))
	path := filepath.Join(t.TempDir(), "hidden.xlsx")
	check(t, f.SaveAs(path))
	h, p := open(t, nil, path)
	h.W.MustSee("New 2")
	h.W.Tap("File")
	h.W.MustSee("2 rows", "Take the 1 hidden row too")
	picture(t, h, "hidden")
	h.W.Tap("Take the 1 hidden row too")
	h.W.MustSee("3 rows")
	h.W.Tap("Check")
	h.W.MustSee("New 3", "Lind, Nils")
	if p.plan.Counts().New != 3 {
		t.Errorf("%+v", p.plan.Counts())
	}
}

func TestAFileThatCanNotBeReadIsTriedAgain(t *testing.T) {
	path := writeText(t, "staff.xlsx", "nothing of the kind")
	h, _ := open(t, nil, path)
	h.W.MustSee("Can’t be read", "Try again")
	good := writeList(t, "good.xlsx", testSheet{name: "Staff", rows: [][]any{{"Last name", "First name"}, {"Berg", "Ebba"}}})
	data, err := os.ReadFile(good)
	check(t, err)
	check(t, os.WriteFile(path, data, 0o600))
	h.W.Tap("Try again")
	h.W.MustSee("New 1", "Berg, Ebba")
}

func TestTheSecondListOfAKindIsReadAsTheFirst(t *testing.T) {
	list := func(name, last string) string {
		return writeList(t, name, testSheet{name: "Staff", rows: [][]any{
			{"Last name", "First name", "Called at home"}, {last, "Ebba", "Bibi"},
		}})
	}
	h, p := open(t, nil, list("first.xlsx", "Berg"))
	h.W.Tap("2 of 3 columns understood")
	choose(h, "Called at home", "Nickname")
	h.W.Tap("Check the rows")
	h.W.Tap("Import 1 row")
	h.W.Tap("Import another file")
	p.add([]string{list("second.xlsx", "Lind")})
	h.W.MustSee("3 of 3 columns understood")
	h.W.Tap("Columns")
	h.W.MustSee("As last time")
	picture(t, h, "recalled")
	h.W.Tap("Start over")
	h.W.MustNotSee("As last time")
	h.W.MustSee("2 of 3 columns understood")
}

func TestANationalIDIsAskedAboutTwice(t *testing.T) {
	list := writeList(t, "staff.xlsx", testSheet{name: "Staff", rows: [][]any{
		{"Last name", "First name", "Personnummer"}, {"Berg", "Ebba", "811228-9874"}, {"Lind", "Nils", "670919-9530"},
	}})
	h, p := open(t, nil, list)
	h.W.Tap("Columns")
	h.W.MustSee("Take it all the same…")
	h.W.MustNotSee("811228-9874")
	picture(t, h, "secret")
	h.W.Tap("Take it all the same…")
	h.W.MustSee("Does the register need “Personnummer”?")
	h.W.Tap("Yes, we need it")
	h.W.MustSee("Are you allowed to keep it?")
	h.W.Tap("Cancel")
	h.W.MustSee("Take it all the same…")
	if c := columnOf(p, "Personnummer"); c.Allowed {
		t.Fatal("one answer was enough")
	}
	h.W.Tap("Take it all the same…")
	h.W.Tap("Yes, we need it")
	h.W.Tap("We are allowed to")
	h.W.MustSee("Name of the field")
	h.W.Tap("Create field")
	h.W.Tap("Check the rows")
	h.W.Tap("Import 2 rows")
	own, err := h.B.OwnFields(t.Context())
	check(t, err)
	if len(own) != 1 || own[0].Type != model.OwnText || len(h.Failed) > 0 {
		t.Errorf("the own fields are %+v; %v", own, h.Failed)
	}
}

func columnOf(p *Page, heading string) *importer.Column {
	for _, s := range p.chosenSheets() {
		for _, c := range s.Columns {
			if c.Heading == heading {
				return c
			}
		}
	}
	return nil
}

// known is somebody in the book whose office a list says otherwise.
func known(given, family, email, office string) *model.Person {
	who := uitest.Named(given, family)
	who.Emails = []model.Email{{Address: email, Kind: model.KindPrivate}}
	who.Employments = []model.Employment{{Office: office, From: model.NewDate(2015, 1, 1)}}
	return who
}

func TestSeveralAddressesOfOneContactAreNoContradiction(t *testing.T) {
	card := "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Åkesson;Åsa;;;\r\nFN:Åsa Åkesson\r\nADR;TYPE=HOME:;;Storgatan 1;Malmö;;211 19;Sverige\r\n" +
		"ADR;TYPE=HOME:;;Strandvägen 2;Ystad;;271 31;Sverige\r\nADR;TYPE=WORK:;;Kajen 3;Lund;;222 22;Sverige\r\nEND:VCARD\r\n"
	h, _ := open(t, nil, writeText(t, "contacts.vcf", card))
	h.W.MustSee("New 1", "Åkesson, Åsa")
	h.W.Tap("Import 1 row")
	ids, err := h.Book().Find(t.Context(), model.Filter{Search: "asa"}, model.Sort{})
	check(t, err)
	if len(ids) != 1 {
		t.Fatalf("%d people", len(ids))
	}
	p, err := h.Book().Person(t.Context(), ids[0])
	check(t, err)
	if len(p.Addresses) != 3 {
		t.Errorf("%+v", p.Addresses)
	}
}
