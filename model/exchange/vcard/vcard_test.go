package vcard

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"io"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	govcard "github.com/emersion/go-vcard"
	"github.com/google/go-cmp/cmp"

	"alumnibook/model"
)

// jürgen has something in every field, and every character that has a meaning in cards.
func jürgen() *model.Person {
	return &model.Person{
		Record: model.Record{UID: "7d1c0c1e-0000-4000-8000-000000000001", Updated: time.Date(2026, 11, 21, 20, 0, 0, 0, time.FixedZone("CET", 3600))},
		Prefix: "Dr.", Given: "Jürgen", Additional: "Åke", Family: "Müller-Lüdenscheidt", Suffix: "LL.M., Dipl.-Kfm.", BirthName: "Sørensen", Nickname: "Jü",
		Birthday: model.NewDate(1980, 5, 17),
		Status:   model.StatusAlumnus,
		Phones: []model.Phone{
			{Number: "0221 / 12 34 56", E164: "+49221123456", Kind: model.KindWork},
			{Number: "0170 1234567", E164: "+491701234567", Kind: model.KindMobile},
			{Number: "12 34, Zentrale", Kind: model.KindPrivate},
			{Number: "0221 99", Kind: model.KindFax},
			{Number: "+4522334455", E164: "+4522334455", Kind: model.KindWorkMobile},
		},
		Emails: []model.Email{
			{Address: "j.mueller@firma.example", Kind: model.KindWork},
			{Address: "juergen@privat.example", Kind: model.KindPrivate},
			{Address: "x@y.example", Kind: model.KindOther},
		},
		Addresses: []model.Address{
			{Street: "Große Straße 1; 3. OG\nHinterhaus", City: "Köln", Region: "NRW", PostalCode: "01067", Country: "DE", Kind: model.KindPrivate},
			{Street: `C:\Vej 5, 2.`, City: "Århus", Country: "Atlantis", Kind: model.KindWork},
		},
		Links: []model.Link{
			{URL: "www.linkedin.com/in/jm", Kind: model.KindLinkedIn},
			{URL: "https://www.xing.com/profile/JM", Kind: model.KindXING},
			{URL: "https://example.org/a?x=1,2;y", Kind: model.KindWeb},
		},
		Employments: []model.Employment{{Office: "Köln", Department: "Tax", Position: "Manager", To: model.NewDate(2021, 3, 31)}},
		Jobs:        []model.Job{{Organisation: "Alt AG", To: model.NewDate(2022, 0, 0)}, {Organisation: "Søndergaard; Partner & Co, KG", Title: "Steuerberater, Partner"}},
		Tags:        []string{"Alumni", "Büro Köln, Nord"},
		Notes:       []model.Note{{Text: "Trifft sich gern; \"sehr\"\r\nzweite Zeile, C:\\neu"}, {Text: "geheim", Internal: true}, {Text: "Ende"}},
	}
}

func written(t testing.TB, o Options, people ...*model.Person) string {
	t.Helper()
	var b bytes.Buffer
	w := NewWriter(&b, o)
	for _, p := range people {
		if err := w.Write(p); err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}

func unfold(s string) string { return strings.ReplaceAll(s, "\r\n ", "") }

func TestPhoneCard(t *testing.T) {
	got := unfold(written(t, Options{Notes: true}, jürgen()))
	want := strings.Join([]string{
		"BEGIN:VCARD",
		"VERSION:3.0",
		"PRODID:-//Alumnibook//Alumnibook//EN",
		"UID:7d1c0c1e-0000-4000-8000-000000000001",
		`FN:Dr. Jürgen Åke Müller-Lüdenscheidt\, LL.M.\, Dipl.-Kfm.`,
		"N:Müller-Lüdenscheidt;Jürgen;Åke;Dr.;LL.M.,Dipl.-Kfm.",
		"NICKNAME:Jü",
		"X-MAIDENNAME:Sørensen",
		`ORG:Søndergaard\; Partner & Co\, KG`,
		`TITLE:Steuerberater\, Partner`,
		"TEL;TYPE=CELL,PREF:+491701234567",
		"TEL;TYPE=WORK,VOICE:+49221123456",
		`TEL;TYPE=HOME,VOICE:12 34\, Zentrale`,
		"TEL;TYPE=WORK,FAX:0221 99",
		"TEL;TYPE=CELL,WORK:+4522334455",
		"EMAIL;TYPE=INTERNET,HOME,PREF:juergen@privat.example",
		"EMAIL;TYPE=INTERNET,WORK:j.mueller@firma.example",
		"EMAIL;TYPE=INTERNET:x@y.example",
		`ADR;TYPE=HOME,PREF:;;Große Straße 1\; 3. OG\nHinterhaus;Köln;NRW;01067;Deutschland`,
		`ADR;TYPE=WORK:;;C:\\Vej 5\, 2.;Århus;;;Atlantis`,
		"item1.URL:https://www.linkedin.com/in/jm",
		"item1.X-ABLabel:LinkedIn",
		"X-SOCIALPROFILE;TYPE=linkedin:https://www.linkedin.com/in/jm",
		"item2.URL:https://www.xing.com/profile/JM",
		"item2.X-ABLabel:XING",
		"X-SOCIALPROFILE;TYPE=xing:https://www.xing.com/profile/JM",
		"URL:https://example.org/a?x=1,2;y",
		"BDAY:1980-05-17",
		"CATEGORIES:Alumni,Büro Köln/ Nord",
		`NOTE:Trifft sich gern\; "sehr"\nzweite Zeile\, C:\\neu\n\nEnde`,
		"REV:2026-11-21T19:00:00Z",
		"END:VCARD",
		"",
	}, "\r\n")
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for _, never := range []string{"geheim", "Tax", "Manager"} {
		if strings.Contains(got, never) {
			t.Errorf("%q left the book", never)
		}
	}
	if quiet := written(t, Options{}, jürgen()); strings.Contains(quiet, "NOTE") {
		t.Error("notes without being asked for")
	}
}

func TestOutlookCard(t *testing.T) {
	got := written(t, Options{Profile: ProfileOutlook, Notes: true}, jürgen())
	for line := range strings.SplitSeq(got, "\r\n") {
		if len(line) > 76 || !isASCII([]byte(line)) {
			t.Errorf("line %q", line)
		}
	}
	got = strings.ReplaceAll(got, "=\r\n", "")
	qp := ";CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:"
	for _, want := range []string{
		"VERSION:2.1",
		"N" + qp + "M=C3=BCller-L=C3=BCdenscheidt;J=C3=BCrgen;=C3=85ke;Dr.;LL.M., Dipl.-Kfm.",
		"FN" + qp + "Dr. J=C3=BCrgen",
		"ORG" + qp + `S=C3=B8ndergaard\; Partner & Co, KG`,
		"TITLE:Steuerberater, Partner",
		"TEL;CELL;PREF:+491701234567",
		"TEL;WORK;VOICE:+49221123456",
		"EMAIL;INTERNET;HOME;PREF:juergen@privat.example",
		"ADR;HOME;PREF" + qp + `;;Gro=C3=9Fe Stra=C3=9Fe 1\; 3. OG=0D=0AHinterhaus;K=C3=B6ln;NRW;01067;Deutschland`,
		"BDAY:19800517",
		"URL:https://www.linkedin.com/in/jm",
		"NOTE" + qp + `Trifft sich gern; "sehr"=0D=0Azweite Zeile, C=3A\neu=0D=0A=0D=0AEnde`,
		"REV:20261121T190000Z",
	} {
		if !strings.Contains(got, "\r\n"+want) {
			t.Errorf("no line %q in\n%s", want, got)
		}
	}
}

func TestEmployer(t *testing.T) {
	p := &model.Person{Given: "Åse", Status: model.StatusLeaving, Employments: []model.Employment{{Department: "Tax", Position: "Manager"}}}
	o := Options{Firm: "Kanzlei"}
	if got := written(t, o, p); !strings.Contains(got, "ORG:Kanzlei;Tax\r\nTITLE:Manager\r\n") {
		t.Errorf("somebody who still works here:\n%s", got)
	}
	p.Status = model.StatusAlumnus
	if got := written(t, o, p); strings.Contains(got, "ORG") || strings.Contains(got, "TITLE") {
		t.Errorf("an alumnus without a job known:\n%s", got)
	}
	p.Jobs = []model.Job{{Title: "Richterin"}}
	if got := written(t, o, p); strings.Contains(got, "ORG") || !strings.Contains(got, "TITLE:Richterin") {
		t.Errorf("a title without an organisation:\n%s", got)
	}
}

func TestBirthdays(t *testing.T) {
	p := &model.Person{Given: "Åse", Birthday: model.NewDate(0, 2, 29)}
	if got := written(t, Options{}, p); strings.Contains(got, "BDAY") {
		t.Error("a birthday without a year was written")
	}
	if got := written(t, Options{BirthdayWithoutYear: true}, p); !strings.Contains(got, "BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29\r\n") {
		t.Errorf("Apple's form:\n%s", got)
	}
	p.Birthday = model.NewDate(1980, 5, 0)
	if got := written(t, Options{BirthdayWithoutYear: true}, p); strings.Contains(got, "BDAY") {
		t.Error("a month was written as a birthday")
	}
}

func TestNobodyIsNameless(t *testing.T) {
	for _, p := range []*model.Person{
		{Emails: []model.Email{{Address: "a@b.example"}}}, {Nickname: "Bo"}, {BirthName: "Ærø"}, {}, {Prefix: "Dr."},
	} {
		got := written(t, Options{}, p)
		if strings.Contains(got, "FN:\r\n") || strings.Contains(got, "N:;;") || !strings.Contains(got, "\r\nFN:") {
			t.Errorf("card without a name:\n%s", got)
		}
	}
}

func TestCountries(t *testing.T) {
	for _, c := range []struct{ code, lang, want string }{
		{"DE", "", "Deutschland"},
		{"DK", "", "Danmark"},
		{"SE", "", "Sverige"},
		{"AT", "", "Österreich"},
		{"GB", "", "United Kingdom"},
		{"SE", "de", "Schweden"},
		{"DK", "en", "Denmark"},
		{"DE", "xx-nonsense-", "Deutschland"},
		{"ZZ", "", "ZZ"},
		{"?!", "", "?!"},
		{"Deutschland", "en", "Deutschland"},
		{"", "", ""},
	} {
		if got := NewWriter(nil, Options{Language: c.lang}).countryName(c.code); got != c.want {
			t.Errorf("%s in %q: %q, want %q", c.code, c.lang, got, c.want)
		}
	}
}

func picture(t testing.TB, w, h int, encode func(io.Writer, image.Image) error) []byte {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	seed := uint32(1)
	for i := range img.Pix {
		seed = seed*1664525 + 1013904223 // noise, the hardest to compress
		img.Pix[i] = uint8(seed >> 24)
	}
	for i := 3; i < len(img.Pix); i += 4 {
		img.Pix[i] = 255
	}
	img.Set(0, 0, color.Black)
	var b bytes.Buffer
	if err := encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func asJPEG(w io.Writer, img image.Image) error { return jpeg.Encode(w, img, nil) }

func TestPhotos(t *testing.T) {
	for _, c := range []struct {
		what    string
		content []byte
		side    int
	}{
		{"large", picture(t, 1600, 1200, asJPEG), 480},
		{"small PNG", picture(t, 96, 200, png.Encode), 96},
	} {
		o := Options{Photo: func(key string) ([]byte, error) { return c.content, nil }}
		p := &model.Person{Given: "Åse", Photo: "key"}
		card := FromPerson(p, o)
		field := card.Get("PHOTO")
		if field == nil || field.Params.Get("ENCODING") != "b" || field.Params.Get("TYPE") != "JPEG" {
			t.Fatalf("%s: %+v", c.what, field)
		}
		content := decode64(t, field.Value)
		config, err := jpeg.DecodeConfig(bytes.NewReader(content))
		if err != nil || config.Width != c.side || config.Height != c.side || len(content) > photoBytes {
			t.Errorf("%s: %+v of %d bytes, %v", c.what, config, len(content), err)
		}
		o.Profile = ProfileOutlook
		old := written(t, o, p)
		_, rest, _ := strings.Cut(old, "PHOTO;TYPE=JPEG;ENCODING=BASE64:\r\n")
		lines, _, found := strings.Cut(rest, "\r\n\r\n")
		if !found || !bytes.Equal(decode64(t, strings.ReplaceAll(strings.TrimPrefix(lines, " "), "\r\n ", "")), content) {
			t.Errorf("%s: another picture for Outlook", c.what)
		}
	}
	p := &model.Person{Given: "Åse", Photo: "key"}
	for _, content := range [][]byte{nil, []byte("no picture"), picture(t, 50, 50, asJPEG)[:300]} {
		if got := written(t, Options{Photo: func(string) ([]byte, error) { return content, nil }}, p); strings.Contains(got, "PHOTO") {
			t.Errorf("a picture of %q", content)
		}
	}
	gone := errors.New("gone")
	err := NewWriter(io.Discard, Options{Photo: func(string) ([]byte, error) { return nil, gone }}).Write(p)
	if !errors.Is(err, gone) {
		t.Errorf("error %v", err)
	}
}

func TestFromPerson(t *testing.T) {
	p := jürgen()
	card := FromPerson(p, Options{Profile: ProfileOutlook, Notes: true})
	if got := card.Value(govcard.FieldVersion); got != "3.0" {
		t.Errorf("version %s", got)
	}
	if name := card.Name(); name.FamilyName != p.Family || name.GivenName != p.Given || name.HonorificPrefix != "Dr." {
		t.Errorf("name %+v", name)
	}
	if got := card.Value(govcard.FieldNote); !strings.HasPrefix(got, "Trifft sich gern; \"sehr\"\nzweite Zeile, C:\\neu") {
		t.Errorf("note %q", got)
	}
	if got := card.PreferredValue(govcard.FieldTelephone); got != "+491701234567" {
		t.Errorf("telephone %q", got)
	}
	if got := card.Categories(); len(got) != 2 || got[0] != "Alumni" {
		t.Errorf("categories %q", got)
	}
}

func TestLinesAreFolded(t *testing.T) {
	p := jürgen()
	p.Notes = []model.Note{{Text: strings.Repeat("Ærø: Überraschung — größtmöglich   ", 60)}, {Text: strings.Repeat("ß", 500)}, {Text: strings.Repeat(":", 300)}, {Text: strings.Repeat(" x", 300)}}
	got := written(t, Options{Notes: true}, p)
	checkLines(t, got)
	if !strings.Contains(unfold(got), strings.Repeat("ß", 500)) {
		t.Error("unfolding does not give the text back")
	}
}

func checkLines(t interface{ Errorf(string, ...any) }, card string) {
	if !strings.HasSuffix(card, "\r\n") {
		t.Errorf("the last line does not end")
	}
	for line := range strings.SplitSeq(strings.TrimSuffix(card, "\r\n"), "\r\n") {
		switch {
		case len(line) > 75:
			t.Errorf("%d octets: %q", len(line), line)
		case !utf8.ValidString(line):
			t.Errorf("a letter was parted: %q", line)
		case strings.ContainsAny(line, "\r\n\x00"):
			t.Errorf("control character: %q", line)
		case line == "" || line == " ":
			t.Errorf("empty line")
		}
	}
}

func TestQRText(t *testing.T) {
	got := QRText(jürgen(), "Kanzlei")
	want := strings.Join([]string{
		"BEGIN:VCARD", "VERSION:3.0", "PRODID:À", "N:Müller-Lüdenscheidt;Jürgen;Åke;Dr.;LL.M.,Dipl.-Kfm.", `FN:Dr. Jürgen Åke Müller-Lüdenscheidt\, LL.M.\, Dipl.-Kfm.`,
		`ORG:Søndergaard\; Partner & Co\, KG`, "TEL;TYPE=CELL,PREF:+491701234567", "EMAIL;TYPE=INTERNET,HOME,PREF:juergen@privat.example", "END:VCARD", "",
	}, "\r\n")
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if got := QRText(&model.Person{Given: "Bo", Family: "Ek"}, ""); !strings.HasPrefix(got, "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Ek;Bo;;;\r\nFN:Bo Ek\r\n") {
		t.Errorf("card in ASCII: %q", got)
	}
	short := &model.Person{Given: "Åse", Family: "Ærø", Links: []model.Link{{URL: "https://a.example", Kind: model.KindWeb}, {URL: "https://linkedin.com/in/a", Kind: model.KindLinkedIn}}}
	if got := QRText(short, ""); !strings.Contains(got, "URL:https://linkedin.com/in/a\r\n") || strings.Contains(got, "a.example") {
		t.Errorf("link: %s", got)
	}
	long := jürgen()
	long.Family = strings.Repeat("Ölmüller-", 40)
	long.Given = strings.Repeat("Åäö", 90)
	for _, p := range []*model.Person{long, {Nickname: strings.Repeat("ß", 400)}, {Emails: []model.Email{{Address: strings.Repeat("x", 300) + "@y.example"}}}} {
		got := QRText(p, "")
		if len(got) > qrBytes || !utf8.ValidString(got) || !strings.Contains(got, "\r\nFN:") {
			t.Errorf("%d bytes: %q", len(got), got)
		}
	}
}
