package contactcsv

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"

	"alumnibook/model"
)

func jorgen() *model.Person {
	return &model.Person{
		Prefix: "Dr.", Given: "Jörgen", Additional: "Karl", Family: "Ærø-Łuksa", Suffix: "LL.M.", Nickname: "Jupp", Birthday: model.NewDate(1980, 5, 17), Status: model.StatusAlumnus,
		Emails: []model.Email{
			{Address: "w@firma.example", Kind: model.KindWork},
			{Address: "p@example.org", Kind: model.KindPrivate},
			{Address: "x@example.org", Kind: model.KindOther},
			{Address: "viertens@example.org", Kind: model.KindOther},
			{Address: "fuenftens@example.org", Kind: model.KindOther},
		},
		Phones: []model.Phone{
			{Number: "0171/2345678", E164: "+491712345678", Kind: model.KindMobile},
			{Number: "0172/2345678", E164: "+491722345678", Kind: model.KindMobile},
			{Number: "0221 123456", E164: "+49221123456", Kind: model.KindWork},
			{Number: "Zentrale 12", Kind: model.KindWork},
		},
		Addresses: []model.Address{
			{Street: "Hauptstr. 1\nHinterhaus", PostalCode: "01067", City: "Dresden", Region: "Sachsen", Country: "DE", Kind: model.KindPrivate},
			{Street: "Kai 3", PostalCode: "20457", City: "Hamburg", Country: "DE", Kind: model.KindWork},
		},
		Links: []model.Link{{URL: "www.linkedin.com/in/jk", Kind: model.KindLinkedIn}},
		Jobs:  []model.Job{{Organisation: "Nordhafen, AG", Title: "CFO"}},
		Tags:  []string{"Mentor", "Kunde"},
		Notes: []model.Note{{Text: "offen"}, {Text: "geheim", Internal: true}},
	}
}

func people(list ...*model.Person) func(yield func(*model.Person) bool) {
	return func(yield func(*model.Person) bool) {
		for _, p := range list {
			if !yield(p) {
				return
			}
		}
	}
}

// rows reads a list back.
func rows(t *testing.T, data []byte) (heading []string, cell func(row int, title string) string) {
	t.Helper()
	r := csv.NewReader(bytes.NewReader(data))
	all, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return all[0], func(row int, title string) string {
		i := slices.Index(all[0], title)
		if i < 0 {
			t.Fatalf("there is no %s in %q", title, all[0])
		}
		return all[row+1][i]
	}
}

func TestOutlookHasItsOwnHeadingsInEachLanguage(t *testing.T) {
	for lang, want := range map[string]string{
		"en": "First Name|Last Name|Company|Business Phone|E-mail Address|E-mail 2 Address|Home Postal Code|Birthday",
		"de": "Vorname|Nachname|Firma|Telefon geschäftlich|E-Mail-Adresse|E-Mail 2: Adresse|Postleitzahl privat|Geburtstag",
		"da": "Fornavn|Efternavn|Firma|Telefon (arbejde)|E-mail-adresse|E-mail 2-adresse|Postnummer (privat)|Fødselsdag",
		"sv": "Förnamn|Efternamn|Företag|Arbete|E-postadress|E-postadress 2|Postnr, hem|Födelsedag",
	} {
		var b bytes.Buffer
		if err := Outlook(&b, Options{Language: lang}, people(jorgen())); err != nil {
			t.Fatal(err)
		}
		plain, err := charmap.Windows1252.NewDecoder().Bytes(b.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		heading, cell := rows(t, plain)
		titles := strings.Split(want, "|")
		for _, title := range titles {
			if !slices.Contains(heading, title) {
				t.Errorf("%s has no %s: %q", lang, title, heading)
			}
		}
		if len(heading) != len(outlookColumns) || slices.Contains(heading, "") {
			t.Errorf("%s: %q", lang, heading)
		}
		if cell(0, titles[0]) != "Jörgen" || cell(0, titles[1]) != "Ærø-Luksa" || cell(0, titles[2]) != "Nordhafen, AG" || cell(0, titles[3]) != "+49 221 123456" {
			t.Errorf("%s: %q %q %q %q", lang, cell(0, titles[0]), cell(0, titles[1]), cell(0, titles[2]), cell(0, titles[3]))
		}
		if cell(0, titles[4]) != "p@example.org" || cell(0, titles[5]) != "w@firma.example" || cell(0, titles[6]) != "01067" {
			t.Errorf("%s: %q %q %q", lang, cell(0, titles[4]), cell(0, titles[5]), cell(0, titles[6]))
		}
		day := map[string]string{"en": "1980-05-17", "de": "17.05.1980", "da": "17-05-1980", "sv": "1980-05-17"}[lang]
		if got := cell(0, titles[7]); got != day {
			t.Errorf("%s: born on %q", lang, got)
		}
	}
}

func TestOutlookLosesNothing(t *testing.T) {
	var b bytes.Buffer
	if err := Outlook(&b, Options{Language: "de", Notes: true}, people(jorgen())); err != nil {
		t.Fatal(err)
	}
	plain, _ := charmap.Windows1252.NewDecoder().String(b.String())
	for _, want := range []string{"+49 171 2345678", "+49 172 2345678", "Zentrale 12", "viertens@example.org", "fuenftens@example.org", "https://www.linkedin.com/in/jk", "Mentor;Kunde", "offen", "Hinterhaus", "Kai 3"} {
		if !strings.Contains(plain, want) {
			t.Errorf("%q is missing in %s", want, plain)
		}
	}
	if strings.Contains(plain, "geheim") {
		t.Error("an internal note has left the book")
	}
	if strings.HasPrefix(b.String(), "\xef\xbb\xbf") {
		t.Error("Windows-1252 has no mark")
	}
}

func TestGoogleHasItsNewHeadings(t *testing.T) {
	var b bytes.Buffer
	year := jorgen()
	year.Birthday = model.NewDate(0, 2, 29)
	if err := Google(&b, Options{Language: "de"}, people(jorgen(), year)); err != nil {
		t.Fatal(err)
	}
	heading, cell := rows(t, b.Bytes())
	want := "First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,Phonetic Last Name,Name Prefix,Name Suffix,Nickname,File As," +
		"Organization Name,Organization Title,Organization Department,Birthday,Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - Value"
	if got := strings.Join(heading, ","); !strings.HasPrefix(got, want) {
		t.Errorf("%s", got)
	}
	for title, want := range map[string]string{
		"First Name": "Jörgen", "Last Name": "Ærø-Łuksa", "Organization Name": "Nordhafen, AG", "Birthday": "1980-05-17", "Labels": "* myContacts ::: Mentor ::: Kunde",
		"E-mail 1 - Label": "* Home", "E-mail 1 - Value": "p@example.org", "E-mail 2 - Label": "Work", "E-mail 4 - Value": "viertens@example.org ::: fuenftens@example.org",
		"Phone 1 - Label": "* Mobile", "Phone 1 - Value": "+49 171 2345678", "Phone 3 - Label": "Work", "Address 1 - Label": "* Home", "Address 1 - Country": "Deutschland",
		"Address 1 - Formatted": "Hauptstr. 1\nHinterhaus\n01067 Dresden\nDEUTSCHLAND", "Website 1 - Label": "LinkedIn", "Website 1 - Value": "https://www.linkedin.com/in/jk", "Notes": "",
	} {
		if got := cell(0, title); got != want {
			t.Errorf("%s is %q, want %q", title, got, want)
		}
	}
	if got := cell(1, "Birthday"); got != "--02-29" {
		t.Errorf("a birthday without a year is %q", got)
	}
}

func TestWhoStillWorksHereHasOurFirm(t *testing.T) {
	p := &model.Person{Family: "Ek", Status: model.StatusLeaving, Employments: []model.Employment{{Department: "Tax", Position: "Partner", Office: "Lund"}}}
	var b bytes.Buffer
	if err := Outlook(&b, Options{Language: "en", Firm: "Lindqvist"}, people(p)); err != nil {
		t.Fatal(err)
	}
	_, cell := rows(t, b.Bytes())
	if cell(0, "Company") != "Lindqvist" || cell(0, "Department") != "Tax" || cell(0, "Job Title") != "Partner" || cell(0, "Office Location") != "Lund" {
		t.Errorf("%q %q %q %q", cell(0, "Company"), cell(0, "Department"), cell(0, "Job Title"), cell(0, "Office Location"))
	}
	p.Status = model.StatusAlumnus
	b.Reset()
	if err := Outlook(&b, Options{Language: "en", Firm: "Lindqvist"}, people(p)); err != nil {
		t.Fatal(err)
	}
	if _, cell := rows(t, b.Bytes()); cell(0, "Company") != "" {
		t.Error("who has left works here no more")
	}
}
