package importer

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"

	"alumnibook/model"
)

// textFile writes a text file as another program would.
func textFile(t testing.TB, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	must(t, os.WriteFile(path, []byte(content), 0o600))
	return path
}

// western is a text in Windows-1252, with the line ends of Windows.
func western(t testing.TB, s string) string {
	t.Helper()
	b, err := charmap.Windows1252.NewEncoder().String(strings.ReplaceAll(s, "\n", "\r\n"))
	must(t, err)
	return b
}

// readPeople is what the rows of a list's only sheet are understood as, each by itself, with the reasons of those that
// can't be taken.
func readPeople(t testing.TB, s Settings, path string) (*Sheet, []model.Person) {
	t.Helper()
	d := drafted(t, s, path)
	sh := d.Files[0].Sheets[0]
	reader := &rowReader{layout: d.layoutOf(sh)}
	var people []model.Person
	for _, at := range sh.data {
		r := reader.read(int(at), nil)
		if r.rejected != "" || r.undecided != "" {
			t.Errorf("row %d: %s%s", sh.cells.rows[at].number, r.rejected, r.undecided)
		}
		people = append(people, r.person)
	}
	return sh, people
}

// golden is one list by a program, and the people in it.
type golden struct {
	name, file, content string
	country, language   string
	want                []model.Person
	left                []string // headings that are left out
}

func TestListsOfOtherProgramsAreUnderstood(t *testing.T) {
	for _, g := range goldens(t) {
		t.Run(g.name, func(t *testing.T) {
			sh, people := readPeople(t, settings(g.country, g.language), textFile(t, g.file, g.content))
			if diff := cmp.Diff(g.want, people, content); diff != "" {
				t.Error(diff)
			}
			var left []string
			for _, c := range sh.Columns {
				if c.Field == FieldNone && c.Filled > 0 {
					left = append(left, c.Heading)
				}
			}
			if diff := cmp.Diff(g.left, left); diff != "" {
				t.Errorf("left out: %s", diff)
			}
		})
	}
}

func private(address string) model.Email {
	return model.Email{Address: address, Kind: model.KindPrivate}
}

func work(address string) model.Email { return model.Email{Address: address, Kind: model.KindWork} }

func tel(number, e164 string, k model.Kind) model.Phone {
	return model.Phone{Number: number, E164: e164, Kind: k}
}

func goldens(t *testing.T) []golden {
	linkedIn := `First Name,Last Name,URL,Email Address,Company,Position,Connected On
Jürgen,Müller,https://www.linkedin.com/in/juergen-mueller,,Deutz AG,Head of Tax,12 Nov 2025
Jane,"Shaffer, Ph.D.",https://www.linkedin.com/in/jane-shaffer,jane@example.org,"Hill, Ward & Co",Counsel,03 Jan 2024
,,,,,,
`
	connections := []model.Person{
		{
			Given: "Jürgen", Family: "Müller", Status: model.StatusAlumnus, Jobs: []model.Job{{Organisation: "Deutz AG", Title: "Head of Tax"}},
			Links: []model.Link{{URL: "https://www.linkedin.com/in/juergen-mueller", Kind: model.KindLinkedIn}},
		},
		{
			Given: "Jane", Family: "Shaffer", Suffix: "Ph.D.", Status: model.StatusAlumnus, Jobs: []model.Job{{Organisation: "Hill, Ward & Co", Title: "Counsel"}},
			Emails: []model.Email{private("jane@example.org")}, Links: []model.Link{{URL: "https://www.linkedin.com/in/jane-shaffer", Kind: model.KindLinkedIn}},
		},
	}
	preamble := "Notes:\n\"When exporting your connection data, you may notice that some of the email addresses are missing. You will only see email addresses for connections who have allowed it.\"\n\n"
	list := []golden{
		{name: "LinkedIn", file: "Connections.csv", country: "DE", language: "de", content: preamble + linkedIn, want: connections, left: []string{"Connected On"}},
		{
			name: "LinkedIn with trailing commas", file: "Connections.csv", country: "SE", language: "sv",
			content: "Notes:,,,,,,\n\"When exporting your connection data, you may notice that some are missing.\",,,,,,\n,,,,,,\n" + linkedIn, want: connections, left: []string{"Connected On"},
		},
		{
			name: "LinkedIn in German, old", file: "Connections.csv", country: "DE", language: "de",
			content: "Vorname,Nachname,URL,E-Mail-Adresse,Unternehmen,Position,Verbunden am\nJürgen,Müller,https://www.linkedin.com/in/juergen-mueller,,Deutz AG,Head of Tax,12 Nov 2025\n",
			want:    connections[:1], left: []string{"Verbunden am"},
		},
		{
			name: "Google, newer", file: "contacts.csv", country: "DE", language: "de",
			content: `First Name,Middle Name,Last Name,Phonetic First Name,Name Prefix,Name Suffix,Nickname,File As,Organization Name,Organization Title,Organization Department,Birthday,Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value,Address 1 - Label,Address 1 - Formatted,Address 1 - Street,Address 1 - City,Address 1 - PO Box,Address 1 - Region,Address 1 - Postal Code,Address 1 - Country,Address 1 - Extended Address,Address 2 - Label,Address 2 - Formatted,Address 2 - Street,Address 2 - City,Address 2 - PO Box,Address 2 - Region,Address 2 - Postal Code,Address 2 - Country,Address 2 - Extended Address,Website 1 - Label,Website 1 - Value,Custom Field 1 - Label,Custom Field 1 - Value
Jürgen,Karl,Müller,,Dr.,LL.M.,Jogi,,Deutz AG,Steuerleiter,Steuern,1980-05-17,Spielt Cello,https://lh3.example/photo.jpg,* myContacts ::: Navy,* Home,jm@example.org ::: juergen@example.org,Work,jm@deutz.example,Mobile,0170 1234567,Work Fax,0221 123456,Home,"Hauptstr. 5
50667 Köln
DE",Hauptstr. 5,Köln,,NRW,50667,DE,,Work,"Werftstr. 1
50679 Köln",Werftstr. 1,Köln,,,50679,DE,4. Stock,Profile,https://www.linkedin.com/in/jm,Hobby,Cello
Anna,,Groß,,,,,,,,, --05-17,,,* myContacts,* Work,anna@lindqvist.example,,,,0221 999999,,,,,,,,,,,,,,,,,,,,,,,,
`,
			want: []model.Person{
				{
					Prefix: "Dr.", Given: "Jürgen", Additional: "Karl", Family: "Müller", Suffix: "LL.M.", Nickname: "Jogi", Birthday: model.NewDate(1980, 5, 17),
					Status: model.StatusAlumnus, Emails: []model.Email{private("jm@example.org"), private("juergen@example.org"), work("jm@deutz.example")},
					Phones: []model.Phone{tel("0170 1234567", "+491701234567", model.KindMobile), tel("0221 123456", "+49221123456", model.KindFax)},
					Addresses: []model.Address{
						{Street: "Hauptstr. 5", PostalCode: "50667", City: "Köln", Region: "NRW", Country: "DE", Kind: model.KindPrivate},
						{Street: "Werftstr. 1\n4. Stock", PostalCode: "50679", City: "Köln", Country: "DE", Kind: model.KindWork},
					},
					Links: []model.Link{{URL: "https://www.linkedin.com/in/jm", Kind: model.KindLinkedIn}}, Tags: []string{"Navy"},
					Jobs: []model.Job{{Organisation: "Deutz AG", Title: "Steuerleiter"}}, Notes: []model.Note{{Text: "Spielt Cello"}},
				},
				{
					Given: "Anna", Family: "Groß", Birthday: model.NewDate(0, 5, 17), Status: model.StatusAlumnus, Emails: []model.Email{work("anna@lindqvist.example")},
					Phones: []model.Phone{tel("0221 999999", "+49221999999", model.KindOther)},
				},
			},
			left: []string{
				"Photo", "E-mail 1 - Label", "E-mail 2 - Label", "Phone 1 - Label", "Phone 2 - Label", "Address 1 - Label", "Address 1 - Formatted", "Address 2 - Label",
				"Address 2 - Formatted", "Website 1 - Label", "Custom Field 1 - Label", "Custom Field 1 - Value",
			},
		},
		{
			name: "Google, older", file: "google.csv", country: "SE", language: "sv",
			content: `Name,Given Name,Additional Name,Family Name,Yomi Name,Birthday,Notes,Group Membership,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value,Organization 1 - Type,Organization 1 - Name,Organization 1 - Title,Address 1 - Type,Address 1 - Formatted,Address 1 - Street,Address 1 - City,Address 1 - Postal Code,Address 1 - Country
Åsa Ek,Åsa,,Ek,,1975-01-02,,* myContacts ::: Alumni,* Work,asa@hamnen.example,Mobile,070-123 45 67,,Hamnen AB,Jurist,Home,"Kajen 3, 211 20 Malmö",,,,
`,
			want: []model.Person{{
				Given: "Åsa", Family: "Ek", Birthday: model.NewDate(1975, 1, 2), Status: model.StatusAlumnus, Emails: []model.Email{work("asa@hamnen.example")},
				Phones: []model.Phone{tel("070-123 45 67", "+46701234567", model.KindMobile)}, Addresses: []model.Address{{Street: "Kajen 3", PostalCode: "211 20", City: "Malmö", Kind: model.KindPrivate}},
				Tags: []string{"Alumni"}, Jobs: []model.Job{{Organisation: "Hamnen AB", Title: "Jurist"}},
			}},
			left: []string{"E-mail 1 - Type", "Phone 1 - Type", "Address 1 - Type"},
		},
		{
			name: "Personio", file: "personio.csv", country: "DE", language: "de",
			content: `"Personalnummer","Vorname","Nachname","Rufname","Geschlecht","Geburtstag","E-Mail","Private E-Mail","Mobil","Position","Abteilung","Standort","Einstellungsdatum","Letzter Arbeitstag","Kündigungsgrund","Beschäftigungsstatus","Gehalt"
"1017","Jürgen","Müller","","männlich","17.05.1980","juergen.mueller@lindqvist.example","jm@example.org","+49 170 1234567","Senior Manager","Tax","Köln","01.03.2012","31.12.2019","Neue Herausforderung","Inaktiv","82.000,00"
`,
			want: []model.Person{{
				Given: "Jürgen", Family: "Müller", Salutation: model.SalutationMr, Birthday: model.NewDate(1980, 5, 17), Status: model.StatusAlumnus,
				Emails: []model.Email{work("juergen.mueller@lindqvist.example"), private("jm@example.org")}, Phones: []model.Phone{tel("+49 170 1234567", "+491701234567", model.KindMobile)},
				Employments: []model.Employment{{PersonnelNumber: "1017", Office: "Köln", Department: "Tax", Position: "Senior Manager", From: model.NewDate(2012, 3, 1), To: model.NewDate(2019, 12, 31), Reason: "Neue Herausforderung"}},
			}},
			left: []string{"Gehalt"},
		},
		{
			name: "DATEV with preface lines", file: "datev.csv", country: "DE", language: "de",
			content: western(t, `DATEV LODAS Export;Stammdaten
Mandant;12345
Stand;01.05.2024

Personalnummer;Nachname;Vorname;Vorsatzwort;Namenszusatz;Akademischer Grad;Geschlecht;Geburtstag;Straße;Hausnummer;Anschriftenzusatz;Postleitzahl;Ort;Land (Adresse);Geburtsort;Familienstand;Eintrittsdatum;Austrittsdatum;Steueridentifikationsnummer
00017;Groß;Jörg;;;Dr.;m;17.05.1980;Königsallee;12a;2. OG;1067;Dresden;Deutschland;Köln;verheiratet;01.04.2010;31.12.2019;86095742719
00018;Süß;Käthe;;;;w;01.02.1975;;;;;;;;;01.10.2008;;
Summe;2;;;;;;;;;;;;;;;;;
`),
			want: []model.Person{
				{
					Prefix: "Dr.", Given: "Jörg", Family: "Groß", Salutation: model.SalutationMr, Birthday: model.NewDate(1980, 5, 17), Status: model.StatusAlumnus,
					Addresses:   []model.Address{{Street: "Königsallee 12a\n2. OG", PostalCode: "01067", City: "Dresden", Country: "DE", Kind: model.KindPrivate}},
					Employments: []model.Employment{{PersonnelNumber: "00017", From: model.NewDate(2010, 4, 1), To: model.NewDate(2019, 12, 31)}},
				},
				{
					Given: "Käthe", Family: "Süß", Salutation: model.SalutationMs, Birthday: model.NewDate(1975, 2, 1), Status: model.StatusAlumnus,
					Employments: []model.Employment{{PersonnelNumber: "00018", From: model.NewDate(2008, 10, 1)}},
				},
			},
			left: []string{"Geburtsort", "Familienstand", "Steueridentifikationsnummer"},
		},
		{
			name: "e2n", file: "e2n.csv", country: "DE", language: "de",
			content: `Personalnummer;Anrede;Vorname;Nachname;Geburtsname;Geburtsdatum;Straße;Hausnummer;PLZ;Ort;Land;Telefonnummer;Handynummer;E-Mail;Eintrittsdatum;Befristet bis;Austrittsdatum;Betriebsstätte;Tätigkeit;IBAN;Krankenkasse;SV-Nummer
7;Frau;Ina;Groß;Klein;17.05.1980;Ring;3;50667;Köln;DE;0221/123456;1701234567;ina@gmx.de;1.3.2015;;30.6.2020;Köln;Service;DE02120300000000202051;AOK;15070649C103
`,
			want: []model.Person{{
				Given: "Ina", Family: "Groß", BirthName: "Klein", Salutation: model.SalutationMs, Birthday: model.NewDate(1980, 5, 17), Status: model.StatusAlumnus,
				Emails: []model.Email{private("ina@gmx.de")}, Phones: []model.Phone{tel("0221/123456", "+49221123456", model.KindOther), tel("+49 170 1234567", "+491701234567", model.KindMobile)},
				Addresses:   []model.Address{{Street: "Ring 3", PostalCode: "50667", City: "Köln", Country: "DE", Kind: model.KindPrivate}},
				Employments: []model.Employment{{PersonnelNumber: "7", Office: "Köln", Position: "Service", From: model.NewDate(2015, 3, 1), To: model.NewDate(2020, 6, 30)}},
			}},
			left: []string{"IBAN", "Krankenkasse", "SV-Nummer"},
		},
		{
			name: "zvoove", file: "zvoove.csv", country: "DE", language: "de",
			content: `PersNr;Name;Vorname;Titel;Strasse;PLZ;Ort;Telefon;Mobil;E-Mail;Geb.-Datum;Eintritt;Austritt;Niederlassung
4711;Weiß;Hans;;Hauptstr. 5;50667;Köln;0221 123456 / 0170 1234567;;hans@web.de;17.05.80;01.01.2010;Dez 2019;Köln
`,
			want: []model.Person{{
				Given: "Hans", Family: "Weiß", Birthday: model.NewDate(1980, 5, 17), Status: model.StatusAlumnus, Emails: []model.Email{private("hans@web.de")},
				Phones:      []model.Phone{tel("0221 123456", "+49221123456", model.KindOther), tel("0170 1234567", "+491701234567", model.KindMobile)},
				Addresses:   []model.Address{{Street: "Hauptstr. 5", PostalCode: "50667", City: "Köln", Kind: model.KindPrivate}},
				Employments: []model.Employment{{PersonnelNumber: "4711", Office: "Köln", From: model.NewDate(2010, 1, 1), To: model.NewDate(2019, 12, 0)}},
			}},
		},
	}
	return append(list, outlooks(t)...)
}

// outlookHeadings are those of Outlook's own export, in four languages, with a value for each.
var outlookHeadings = [][5]string{
	{"Title", "Anrede", "Titel", "Titel", ""},
	{"First Name", "Vorname", "Fornavn", "Förnamn", "Jörgen"},
	{"Middle Name", "Weitere Vornamen", "Mellemnavn", "Mellannamn", "Karl"},
	{"Last Name", "Nachname", "Efternavn", "Efternamn", "Müller"},
	{"Suffix", "Suffix", "Suffiks", "Namnsuffix", "LL.M."},
	{"Company", "Firma", "Firma", "Företag", "Hafen AG"},
	{"Department", "Abteilung", "Afdeling", "Avdelning", "Recht"},
	{"Job Title", "Position", "Stilling", "Befattning", "Syndikus"},
	{"Business Street", "Straße geschäftlich", "Gade (arbejde)", "Gatuadress, arbete", "Kai 3"},
	{"Business City", "Ort geschäftlich", "By (arbejde)", "Ort, arbete", "Hamburg"},
	{"Business Postal Code", "Postleitzahl geschäftlich", "Postnummer (arbejde)", "Postadress, arbete", "20457"},
	{"Business Country/Region", "Land/Region geschäftlich", "Land/område (arbejde)", "Land, arbete", "Deutschland"},
	{"Home Street", "Straße privat", "Gade (privat)", "Gatuadress, hem", "Ring 1"},
	{"Home City", "Ort privat", "By (privat)", "Hemort", "Köln"},
	{"Home Postal Code", "Postleitzahl privat", "Postnummer (privat)", "Postnr, hem", "50667"},
	{"Home State", "Bundesland/Kanton privat", "Område (privat)", "Region, hem", "NRW"},
	{"Home Country/Region", "Land/Region privat", "Land/område (privat)", "Land, hem", "Deutschland"},
	{"Business Phone", "Telefon geschäftlich", "Telefon (arbejde)", "Arbete", "+49 40 123456"},
	{"Home Phone", "Telefon privat", "Telefon (privat)", "Hem", "+49 221 123456"},
	{"Mobile Phone", "Mobiltelefon", "Mobiltelefon", "Mobiltelefon", "+49 170 1234567"},
	{"Business Fax", "Fax geschäftlich", "Fax (arbejde)", "Fax arbete", "+49 40 123457"},
	{"E-mail Address", "E-Mail-Adresse", "E-mail-adresse", "E-postadress", "jm@example.org"},
	{"E-mail 2 Address", "E-Mail 2: Adresse", "E-mail 2-adresse", "E-postadress 2", "zwei@example.org"},
	{"Birthday", "Geburtstag", "Fødselsdag", "Födelsedag", "17.05.1980"},
	{"Anniversary", "Jahrestag", "Mærkedag", "Årsdag", "0/0/00"},
	{"Web Page", "Webseite", "webside", "Webbsida", "www.mueller.example"},
	{"Notes", "Notizen", "Notater", "Anteckningar", "spielt Cello"},
	{"Categories", "Kategorien", "Kategorier", "Kategorier", "Mentor;Kunde"},
	{"Location", "Ort", "Sted", "Plats", ""},
	{"Gender", "Geschlecht", "Køn", "Kön", ""},
	{"Government ID Number", "Regierungsnr.", "Se-nr.", "Personnummer", "800517-1234"},
}

func outlooks(t *testing.T) []golden {
	var list []golden
	for i, lang := range []string{"en", "de", "da", "sv"} {
		var headings, values []string
		for _, h := range outlookHeadings {
			v := h[4]
			if h[0] == "Title" {
				v = []string{"Mr.", "Herr", "Hr.", "Herr"}[i]
			}
			headings, values = append(headings, `"`+h[i]+`"`), append(values, `"`+v+`"`)
		}
		list = append(list, golden{
			name: "Outlook in " + lang, file: "outlook.csv", country: "DE", language: lang, content: western(t, strings.Join(headings, ",")+"\n"+strings.Join(values, ",")+"\n"),
			want: []model.Person{{
				Given: "Jörgen", Additional: "Karl", Family: "Müller", Suffix: "LL.M.", Salutation: model.SalutationMr, Birthday: model.NewDate(1980, 5, 17), Status: model.StatusAlumnus,
				Emails: []model.Email{private("jm@example.org"), private("zwei@example.org")},
				Phones: []model.Phone{
					tel("+49 40 123456", "+4940123456", model.KindWork), tel("+49 221 123456", "+49221123456", model.KindPrivate),
					tel("+49 170 1234567", "+491701234567", model.KindMobile), tel("+49 40 123457", "+4940123457", model.KindFax),
				},
				Addresses: []model.Address{
					{Street: "Kai 3", PostalCode: "20457", City: "Hamburg", Country: "DE", Kind: model.KindWork},
					{Street: "Ring 1", PostalCode: "50667", City: "Köln", Region: "NRW", Country: "DE", Kind: model.KindPrivate},
				},
				Links: []model.Link{{URL: "www.mueller.example", Kind: model.KindWeb}}, Jobs: []model.Job{{Organisation: "Hafen AG", Title: "Syndikus"}},
				Tags: []string{"Mentor", "Kunde"}, Notes: []model.Note{{Text: "spielt Cello"}},
			}},
			left: []string{[]string{"Anniversary", "Jahrestag", "Mærkedag", "Årsdag"}[i], []string{"Government ID Number", "Regierungsnr.", "Se-nr.", "Personnummer"}[i]},
		})
	}
	return list
}
