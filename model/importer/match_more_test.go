package importer

import (
	"math"
	"slices"
	"strings"
	"testing"

	"alumnibook/model"
)

func TestWhatElseSpeaksForSomebodyOfTheName(t *testing.T) {
	heading := row{"Vorname", "Nachname", "Geburtsdatum", "Büro", "Eintritt", "Austritt", "PLZ", "Heute bei", "E-Mail privat", "Personalnummer", "Geburtsname"}
	for _, c := range []struct {
		name string
		a, b row
		want string
	}{
		{"nothing", row{"Anna", "Groß"}, row{"Anna", "Groß"}, "same"}, // the very same cells twice are two rows about the same name
		{"birthday without a year", row{"Anna", "Groß", "17.05.1980"}, row{"Anna", "Groß", "17.05."}, ReasonSameNameBirthday},
		{"other spelling, same birthday", row{"Søren", "Groß", "17.05.1980"}, row{"Soren", "Gros", "17.05.1980"}, ReasonSimilarBirthday},
		{"marks left out, same birthday", row{"Søren", "Müller", "17.05.1980"}, row{"Soren", "Muller", "17.05.1980"}, ReasonSameNameBirthday},
		{"same office", row{"Anna", "Groß", nil, "Köln"}, row{"Anna", "Groß", nil, "Köln", "2011"}, ReasonSameNameOffice},
		{"same year", row{"Anna", "Groß", nil, nil, "2011"}, row{"Anna", "Groß", nil, nil, "03.2011"}, ReasonSameNameYears},
		{"same place", row{"Anna", "Groß", nil, nil, nil, nil, "50667"}, row{"Anna", "Groß", nil, "Köln", nil, nil, "50667"}, ReasonSameNamePlace},
		{"same employer", row{"Anna", "Groß", nil, nil, nil, nil, nil, "Ford"}, row{"Anna", "Groß", nil, "Köln", nil, nil, nil, "Ford"}, ReasonSameNameEmployer},
		{"married, with birthday and office", row{"Anna", "Klein", "17.05.1980", "Köln"}, row{"Anna", "Groß", "17.05.1980", "Köln"}, ReasonNameChanged},
		{"married, double name", row{"Anna", "Klein", "17.05.1980"}, row{"Anna", "Klein-Groß", "17.05.1980"}, ReasonNameChanged},
		{"married, same mail", row{"Anna", "Klein", nil, nil, nil, nil, nil, nil, "a@example.org"}, row{"Anna", "Groß", nil, nil, nil, nil, nil, nil, "a@example.org"}, ReasonNameChanged},
		{"married, same number", row{"Anna", "Klein", nil, nil, nil, nil, nil, nil, nil, "0815"}, row{"Anna", "Groß", nil, nil, nil, nil, nil, nil, nil, "0815"}, ReasonNameChanged},
		{"born with the name, same birthday", row{"Anna", "Klein", "17.05.1980"}, row{"Anna", "Groß", "17.05.1980", nil, nil, nil, nil, nil, nil, nil, "Klein"}, ReasonSameNameBirthday},
		{"same given name and birthday by chance", row{"Anna", "Klein", "17.05.1980"}, row{"Anna", "Groß", "17.05.1980"}, ""},
		{"twins", row{"Anna", "Groß", "17.05.1980"}, row{"Hans", "Groß", "17.05.1980"}, ""},
		{"one letter in the given name, same birthday", row{"Kathrin", "Groß", "17.05.1980"}, row{"Katrin", "Groß", "17.05.1980"}, ReasonSimilarBirthday},
		{"whole mail of a couple", row{"Anna", "Groß", nil, nil, nil, nil, nil, nil, "familie@gross.example"}, row{"Hans", "Groß", nil, nil, nil, nil, nil, nil, "familie@gross.example"}, ""},
		{"initial and mail", row{"Anna", "Groß", nil, nil, nil, nil, nil, nil, "a@gross.example"}, row{"A.", "Groß", nil, nil, nil, nil, nil, nil, "a@gross.example"}, ReasonSameEmailOther},
	} {
		p := planned(t, settings("DE", "de"), sheetOf{name: "A", rows: []row{heading, c.a, c.b}})
		want := "new undecided:" + c.want
		switch c.want {
		case "":
			want = "new new"
		case "same":
			want = "new undecided:" + ReasonSameName
		}
		if got := fates(p); got != want {
			t.Errorf("%s: %s, want %s", c.name, got, want)
		}
		b := newBook(t, "DE", "de")
		imported(t, b, written(t, "a.xlsx", sheetOf{name: "A", rows: []row{heading, c.a}}))
		p = planFor(t, b, written(t, "b.xlsx", sheetOf{name: "A", rows: []row{heading, c.b}}))
		if got := "new " + fates(p); got != want && c.want != "same" {
			t.Errorf("%s, against the book: %s, want %s", c.name, got, want)
		}
	}
}

func TestThreeOfOneNameWithDifferentYearsAreNeverJoined(t *testing.T) {
	p := planned(t, settings("SE", "sv"), sheetOf{name: "A", rows: []row{
		{"Förnamn", "Efternamn", "Anställd", "Slutade", "Kontor", "Telefon arbete"},
		{"Anna", "Andersson", "2001-01-01", "2005-06-30", "Malmö", "040-123456"},
		{"Anna", "Andersson", "2007-01-01", "2010-06-30", "Malmö", "040-123456"},
		{"Anna", "Andersson", "2012-01-01", "2019-06-30", "Malmö", "040-123456"},
	}})
	for i, r := range p.Rows {
		if r.Fate == FateJoined {
			t.Errorf("row %d was joined: %s", i, fates(p))
		}
	}
}

func TestRowThatFitsTwoMakesThemOneInAnyOrder(t *testing.T) {
	rows := []row{
		{"Anna", "Groß", "a@example.org", nil, nil},
		{"Anna", "Groß", nil, "0170 1234567", nil},
		{"Anna", "Groß", "a@example.org", "0170 1234567", nil},
		{"Anna", "Groß", nil, "0170 1234567", "linkedin.com/in/anna-g"},
	}
	for _, order := range [][]int{{0, 1, 2, 3}, {2, 1, 0, 3}, {0, 3, 1, 2}, {3, 0, 2, 1}, {1, 0, 3, 2}} {
		list := []row{{"Vorname", "Nachname", "E-Mail privat", "Mobil", "LinkedIn"}}
		for _, i := range order {
			list = append(list, rows[i])
		}
		if got := fates(planned(t, settings("DE", "de"), sheetOf{name: "A", rows: list})); got != "new joined joined joined" {
			t.Errorf("%v: %s", order, got)
		}
	}
}

func TestSharedMailAndSwitchboards(t *testing.T) {
	b := newBook(t, "DE", "de")
	created(t, b, &model.Person{Given: "Anna", Family: "Groß", Status: model.StatusAlumnus, Emails: []model.Email{{Address: "familie@gross.example", Kind: model.KindPrivate}}, Phones: []model.Phone{{Number: "0221 123456", E164: "+49221123456", Kind: model.KindPrivate}}})
	res := imported(t, b, written(t, "list.xlsx", sheetOf{name: "A", rows: []row{
		{"Vorname", "Nachname", "E-Mail privat", "Telefon privat", "Telefon geschäftlich"},
		{"Hans", "Groß", "familie@gross.example", "0221 123456", "0221 99999"},
		{"Uwe", "Lang", nil, nil, "0221 99999"},
		{"Eva", "Kurz", nil, nil, "0221 99999"},
	}}))
	if res.Created != 3 || res.Undecided != 0 {
		t.Errorf("%+v", res)
	}
}

func TestContactsOfLinkedInWithoutAProfileAreAskedAbout(t *testing.T) {
	b := newBook(t, "DE", "de")
	created(
		t, b, &model.Person{Given: "Anna", Family: "Groß", Status: model.StatusAlumnus, Jobs: []model.Job{{Organisation: "Deutz AG"}}},
		&model.Person{Given: "Hans", Family: "Weiß", Status: model.StatusAlumnus, Links: []model.Link{{URL: "https://www.linkedin.com/in/hans-w", Kind: model.KindLinkedIn}}},
	)
	p := planFor(t, b, written(t, "Connections.xlsx", sheetOf{name: "A", rows: []row{
		{"First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On"},
		{"Anna", "Groß", nil, nil, "Deutz AG", "CFO", "12 Mar 2024"},
		{"Hans", "Weiß", "https://www.linkedin.com/in/hans-w", nil, "Ford", "CEO", "12 Mar 2024"},
	}}))
	if got := fates(p); got != "undecided:same_name_employer changed" {
		t.Error(got)
	}
}

func TestJaroWinkler(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want float64
	}{{"schulze", "schulz", 0.971}, {"andersen", "anderson", 0.950}, {"schmidt", "schmitt", 0.943}, {"meyer", "meier", 0.893}, {"hansen", "jansen", 0.889}, {"jens", "jan", 0.75}, {"", "a", 0}} {
		if got := alike(c.a, c.b); math.Abs(got-c.want) > 0.01 {
			t.Errorf("%s, %s: %.3f", c.a, c.b, got)
		}
	}
}

func TestIdentityOfSomebodyInTheWastebasketDoesNotStopAnImport(t *testing.T) {
	b := newBook(t, "DE", "de")
	uid := "01a200e1-4d7b-781f-8bd2-5f1f51d562c4"
	rows := []row{{"Alumnibook ID", "Vorname", "Nachname"}, {uid, "Anna", "Groß"}, {"01a200e1-4d7b-781f-8bd2-5f1f51d562c5", "Hans", "Weiß"}}
	list := written(t, "list.xlsx", sheetOf{name: "A", rows: rows})
	imported(t, b, list)
	trash(t, b, named(t, b, "Groß").ID)
	res := imported(t, b, list)
	if res.Created != 1 || res.Unchanged != 1 || strings.EqualFold(named(t, b, "Groß").UID, uid) {
		t.Errorf("%+v", res)
	}
}

func TestEveryReasonAndRepairOfMatchingHasWords(t *testing.T) {
	words := wordFile(t, "import_matching.json")
	for _, code := range append(slices.Clone(weights), ReasonSameIdentity) {
		if len(words["import.reason."+code]) != 4 && len(wordFile(t, "import.json")["import.reason."+code]) != 4 {
			t.Errorf("import.reason.%s has no words", code)
		}
	}
	for _, code := range []string{RepairConflict, RepairOursKept, RepairTakenOut} {
		if len(words["import.repair."+code]) != 4 {
			t.Errorf("import.repair.%s has no words", code)
		}
	}
}

func TestEachOfSeveralSaysWhatSpeaksForIt(t *testing.T) {
	p := planned(t, settings("DE", "de"), sheetOf{name: "A", rows: []row{
		{"Vorname", "Nachname", "E-Mail privat", "Mobil", "Geburtsdatum"},
		{"Anna", "Groß", "a@example.org", nil, "17.05.1980"},
		{"Anna", "Groß", nil, "0170 1234567", "17.05.1981"},
		{"Anna", "Groß", "a@example.org", "0170 1234567", nil},
	}})
	r := p.Rows[2]
	if r.Reason != ReasonSeveral || len(r.Candidates) != 2 || r.Candidates[0].Reason != ReasonSameEmail || r.Candidates[1].Reason != ReasonSamePhone {
		t.Errorf("%+v", r)
	}
}
