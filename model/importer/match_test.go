package importer

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"alumnibook/model"
	"alumnibook/model/book"
)

// nobody is a book without people.
type nobody struct{}

func (nobody) Count(context.Context) (int, error) { return 0, nil }

func (nobody) PeopleByKeys(context.Context, model.KeyKind, []string) (map[string][]int64, error) {
	return nil, nil
}
func (nobody) People(context.Context, []int64) ([]model.Person, error)         { return nil, nil }
func (nobody) EachName(context.Context, func(*book.Name)) error                { return nil }
func (nobody) ListValues(context.Context, []int64) (map[int64][]uint64, error) { return nil, nil }
func (nobody) Different(context.Context) (map[[2]int64]bool, error)            { return nil, nil }
func (nobody) Photo(context.Context, string) ([]byte, error)                   { return nil, nil }
func (nobody) Erasures(context.Context) ([]book.Erasure, error)                { return nil, nil }

func (nobody) ErasedAmong(context.Context, []*model.Person) (map[int]book.Erasure, error) {
	return nil, nil
}

// planned plans a list for an empty book.
func planned(t testing.TB, s Settings, sheets ...sheetOf) *Plan {
	t.Helper()
	p, err := drafted(t, s, written(t, "list.xlsx", sheets...)).plan(t.Context(), nobody{}, nil)
	must(t, err)
	return p
}

// fates writes the fates of a plan, a word for each row.
func fates(p *Plan) string {
	var list []string
	for _, r := range p.Rows {
		s := string(r.Fate)
		if r.Reason != "" {
			s += ":" + r.Reason
		}
		list = append(list, s)
	}
	return strings.Join(list, " ")
}

func TestRowsAboutOnePersonAreJoined(t *testing.T) {
	for _, c := range []struct {
		name string
		rows []row
		want string
	}{
		{"same address and name", []row{{"Vorname", "Nachname", "E-Mail privat"}, {"Jürgen", "Müller", "jm@example.org"}, {"Juergen", "Mueller", "JM@example.org"}}, "new joined"},
		{"umlaut written as one letter", []row{{"Vorname", "Nachname", "E-Mail privat"}, {"Jürgen", "Müller", "jm@example.org"}, {"Jurgen", "Muller", "jm@example.org"}}, "new joined"},
		{"same mobile number in two spellings", []row{{"Vorname", "Nachname", "Mobil"}, {"Anna", "Groß", "0170 1234567"}, {"Anna", "Gross", "+49 170 1234567"}}, "new joined"},
		{"same profile page", []row{{"Vorname", "Nachname", "LinkedIn"}, {"Anna", "Groß", "https://www.linkedin.com/in/anna-g/"}, {"Anna", "Groß", "de.linkedin.com/in/anna-g?x=1"}}, "new joined"},
		{"same name and birthday", []row{{"Vorname", "Nachname", "Geburtsdatum"}, {"Anna", "Groß", "17.05.1980"}, {"Anna", "Gross", "1980-05-17"}}, "new joined"},
		{"same name, last day and office", []row{{"Vorname", "Nachname", "Austritt", "Büro"}, {"Anna", "Groß", "30.09.2017", "Köln"}, {"Anna", "Groß", "2017-09-30", "Köln"}}, "new joined"},
		{"same personnel number", []row{{"Vorname", "Nachname", "Personalnummer"}, {"Anna", "Groß", "0815"}, {"Anna", "Groß", "0815"}}, "new joined"},
		{"leading zeros tell apart", []row{{"Vorname", "Nachname", "Personalnummer"}, {"Anna", "Groß", "0815"}, {"Anna", "Groß", "815"}}, "new new"},
		{"name alone", []row{{"Vorname", "Nachname", "Abteilung"}, {"Anna", "Groß", "Tax"}, {"Anna", "Groß", "Audit"}}, "new undecided:same_name"},
		{"other birthdays", []row{{"Vorname", "Nachname", "Geburtsdatum"}, {"Anna", "Groß", "17.05.1980"}, {"Anna", "Groß", "17.05.1981"}}, "new new"},
		{"same year only", []row{{"Vorname", "Nachname", "Geburtsdatum"}, {"Anna", "Groß", "17.05.1980"}, {"Anna", "Groß", "1980"}}, "new undecided:same_name"},
		{"shared mailbox", []row{{"Vorname", "Nachname", "E-Mail privat"}, {"Anna", "Groß", "info@gross.example"}, {"Hans", "Weiß", "info@gross.example"}}, "new new"},
		{"address of a couple", []row{{"Vorname", "Nachname", "E-Mail privat"}, {"Anna", "Groß", "familie@gross.example"}, {"Hans", "Groß", "familie@gross.example"}}, "new new"},
		{"number of a whole office", []row{{"Vorname", "Nachname", "Mobil"}, {"Anna", "Groß", "0170 1234567"}, {"Hans", "Weiß", "0170 1234567"}, {"Eva", "Lang", "0170 1234567"}}, "new new new"},
		{"switchboard", []row{{"Vorname", "Nachname", "Telefon geschäftlich"}, {"Anna", "Groß", "0221 123456"}, {"Hans", "Weiß", "0221 123456"}}, "new new"},
		{"father and son", []row{{"Vorname", "Nachname", "Telefon privat", "Geburtsdatum"}, {"Hans", "Weiß", "0221 123456", "17.05.1950"}, {"Hans", "Weiß", "0221 123456", "01.02.1980"}}, "new undecided:same_name_other_birthday"},
		{"name at birth", []row{{"Vorname", "Nachname", "Geburtsname", "E-Mail privat"}, {"Anna", "Klein", nil, "a@example.org"}, {"Anna", "Groß", "Klein", "a@example.org"}}, "new joined"},
		{"two fit", []row{{"Vorname", "Nachname", "E-Mail privat", "Mobil", "Geburtsdatum"}, {"Anna", "Groß", "a@example.org", nil, "17.05.1980"}, {"Anna", "Groß", nil, "0170 1234567", "17.05.1981"}, {"Anna", "Groß", "a@example.org", "0170 1234567", nil}}, "new new undecided:several"},
		{"the same as an undecided row", []row{{"Vorname", "Nachname", "E-Mail privat"}, {"Anna", "Groß", nil}, {"Anna", "Groß", "a@example.org"}, {"Anna", "Groß", "a@example.org"}}, "new undecided:same_name undecided:follows"},
		{"no name", []row{{"Vorname", "Nachname", "Abteilung"}, {nil, nil, "Tax"}}, "rejected:no_name"},
		{"address without a name", []row{{"Vorname", "Nachname", "E-Mail privat"}, {nil, nil, "a@example.org"}}, "new"},
		{"bad date", []row{{"Vorname", "Nachname", "Austritt"}, {"Anna", "Groß", "31.02.2017"}, {"Hans", "Weiß", "30.09.2017"}, {"Eva", "Lang", "30.09.2017"}}, "rejected:bad_date new new"},
		{"bad address", []row{{"Vorname", "Nachname", "E-Mail privat"}, {"Anna", "Groß", "a@"}, {"Hans", "Weiß", "b@example.org"}}, "rejected:bad_email new"},
		{"left before joining", []row{{"Vorname", "Nachname", "Eintritt", "Austritt"}, {"Anna", "Groß", "01.01.2017", "31.12.2016"}}, "rejected:date_span"},
		{"month or day first", []row{{"First name", "Last name", "Exit date"}, {"Jane", "Ward", "03/04/2018"}, {"Jim", "Hill", "2018-05-06"}}, "undecided:date_order new"},
	} {
		if got := fates(planned(t, settings("DE", "de"), sheetOf{name: "A", rows: c.rows})); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestDecisionsAreFollowed(t *testing.T) {
	p := planned(t, settings("DE", "de"), sheetOf{name: "A", rows: []row{
		{"Vorname", "Nachname", "E-Mail privat"}, {"Anna", "Groß", nil}, {"Anna", "Groß", "a@example.org"}, {"Anna", "Groß", "a@example.org"}, {"Hans", "Weiß", "kaputt@"},
	}})
	steps := []struct {
		row  int
		d    Decision
		want string
	}{
		{1, DecideNew, "new new joined rejected:bad_email"},
		{1, DecideSameRow(0), "new joined joined rejected:bad_email"},
		{1, DecideLeaveOut, "new left_out:left_out undecided:same_name rejected:bad_email"},
		{1, DecideAsPlanned, "new undecided:same_name undecided:follows rejected:bad_email"},
		{3, DecideTake, "new undecided:same_name undecided:follows new"},
		{0, DecideSameRow(2), "new undecided:same_name joined new"},
	}
	for _, s := range steps {
		must(t, p.Decide(s.row, s.d))
		if got := fates(p); got != s.want {
			t.Errorf("%+v on row %d: %s, want %s", s.d, s.row, got, s.want)
		}
	}
	if err := p.Decide(99, DecideNew); model.CodeOf(err) != model.CodeInvalid {
		t.Errorf("a row that is not there: %v", err)
	}
	if err := p.Decide(1, DecideSame(12345)); model.CodeOf(err) != model.CodeNotFound {
		t.Errorf("somebody who is not there: %v", err)
	}
}

func TestCellsCanBeCorrected(t *testing.T) {
	p := planned(t, settings("DE", "de"), sheetOf{name: "A", rows: []row{
		{"Vorname", "Nachname", "Austritt"}, {"Anna", "Groß", "31.02.2017"}, {"Hans", "Weiß", "30.09.2017"}, {"Eva", "Lang", 2018},
	}})
	if r := p.Rows[0]; r.Fate != FateRejected || r.Field != FieldExitDate {
		t.Fatalf("%s %s", r.Fate, r.Field)
	}
	must(t, p.Correct(0, FieldExitDate, "28.02.2017"))
	cells := p.Cells(0)
	if r := p.Rows[0]; r.Fate != FateNew || cells[2].Now != "2017-02-28" || cells[2].Written != "31.02.2017" || cells[2].Repair != RepairCorrected {
		t.Errorf("%s %+v", r.Fate, cells[2])
	}
	if err := p.Correct(0, FieldOffice, "Köln"); model.CodeOf(err) != model.CodeInvalid {
		t.Errorf("a field without a column: %v", err)
	}
}

func TestRepairsAreNamedOnTheirCells(t *testing.T) {
	p := planned(t, settings("DE", "de"), sheetOf{name: "A", rows: []row{
		{"Name", "Mobil", "Austritt", "PLZ", "Straße", "Hausnr.", "Personalnummer", "Land", "Status", "Anrede"},
		{"Müller, Jürgen", 1712345678, 43830, 1067, "Hauptstr.", 5, "00815", "Deutschland", "im Ruhestand", "Herr Dr."},
		{"Groß, Anna", "nur abends", "Dez 2019", "50667", nil, nil, 12, "Atlantis", "komisch", nil},
		{"Weiß, Hans", nil, "31.12.2019", nil, nil, nil, nil, nil, nil, nil},
		{"Lang, Eva", nil, "03/04/2018", nil, nil, nil, nil, nil, nil, nil},
	}})
	want := []PlanCell{
		{Field: FieldFullName, Written: "Müller, Jürgen", Now: "Müller, Jürgen", Repair: RepairNameOrder},
		{Field: FieldMobile, Written: "1712345678", Now: "+49 171 2345678", Repair: RepairPhoneZero},
		{Field: FieldExitDate, Written: "43830", Now: "2019-12-31", Repair: RepairDateSerial},
		{Field: FieldPostalCode, Written: "1067", Now: "01067", Repair: RepairPostalZero},
		{Field: FieldStreet, Written: "Hauptstr.", Now: "Hauptstr."},
		{Field: FieldHouseNumber, Written: "5", Now: "5"},
		{Field: FieldPersonnel, Written: "00815", Now: "00815"},
		{Field: FieldCountry, Written: "Deutschland", Now: "DE"},
		{Field: FieldStatus, Written: "im Ruhestand", Now: "retired"},
		{Field: FieldSalutation, Written: "Herr Dr.", Now: "mr"},
	}
	got := p.Cells(0)
	for i := range got {
		got[i].Heading = ""
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	person := p.Person(0)
	if a := person.Addresses[0]; a.Street != "Hauptstr. 5" || person.Prefix != "Dr." || person.Status != model.StatusRetired || person.Phones[0].Number != "+49 171 2345678" {
		t.Errorf("%+v", person)
	}
	var repairs []string
	for _, i := range []int{1, 3} {
		for _, c := range p.Cells(i) {
			repairs = append(repairs, c.Repair)
		}
	}
	want2 := []string{RepairNameOrder, RepairPhoneUnread, RepairDatePartial, "", "", RepairCountryUnknown, RepairStatusUnknown, RepairNameOrder, RepairDateOrder}
	if diff := cmp.Diff(want2, repairs); diff != "" {
		t.Error(diff)
	}
	if person := p.Person(1); person.Phones[0].Number != "nur abends" || person.Status != model.StatusAlumnus {
		t.Errorf("%+v", person)
	}
}

func TestThoseWhoAreStillToLeave(t *testing.T) {
	p := planned(t, settings("DE", "de"), sheetOf{name: "A", rows: []row{
		{"Name", "Austritt"}, {"Anna Groß", "31.12.2025"}, {"Hans Weiß", "31.12.2019"}, {"Eva Lang", nil}, {"Uwe Kurz", "20.11.2025"},
	}})
	var got []model.Status
	for i := range p.Rows {
		got = append(got, p.Person(i).Status)
	}
	if diff := cmp.Diff([]model.Status{model.StatusLeaving, model.StatusAlumnus, model.StatusAlumnus, model.StatusAlumnus}, got); diff != "" {
		t.Error(diff)
	}
}
