package importer

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"alumnibook/model"
)

// merged brings rows into a person and gives the fields that the last one changed.
func merged(p *model.Person, rows ...*reading) (changed, kept []Field) {
	m := newMerger(p)
	m.past = broughtBy(p)
	for _, r := range rows {
		changed, kept = nil, nil
		for _, c := range m.add(r, rowState{shape: 1}) {
			if c.kept == "" {
				changed = append(changed, c.field)
			} else {
				kept = append(kept, c.field)
			}
		}
	}
	return changed, kept
}

// broughtBy are the values of a person that a list has brought.
func broughtBy(p *model.Person) []uint64 {
	m := newMerger(&model.Person{})
	m.fresh = true
	m.add(says(*p), rowState{shape: 1})
	return sorted(m.brings)
}

// says is a row that says these things about a person.
func says(p model.Person) *reading { return &reading{person: p, hasStatus: p.Status != ""} }

func TestListsGrowAndNothingIsCleared(t *testing.T) {
	p := &model.Person{
		Given: "Jürgen", Family: "Müller", Prefix: "Dr.",
		Emails: []model.Email{{Address: "jm@example.org", Kind: model.KindPrivate, Preferred: true}},
		Phones: []model.Phone{{Number: "0170 1234567", E164: "+491701234567", Kind: model.KindMobile}},
		Tags:   []string{"Mentor"},
	}
	changed, _ := merged(p, says(model.Person{
		Given: "Juergen", Family: "Mueller",
		Emails: []model.Email{{Address: "JM@example.org", Kind: model.KindPrivate}, {Address: "neu@example.org", Kind: model.KindPrivate}},
		Phones: []model.Phone{{Number: "+49 170 1234567", E164: "+491701234567", Kind: model.KindPrivate}},
		Tags:   []string{"mentor", "Kunde"},
	}))
	if diff := cmp.Diff([]Field{FieldEmailPrivate, FieldTags}, changed); diff != "" {
		t.Error(diff)
	}
	want := &model.Person{
		Given: "Jürgen", Family: "Müller", Prefix: "Dr.",
		Emails: []model.Email{{Address: "jm@example.org", Kind: model.KindPrivate, Preferred: true}, {Address: "neu@example.org", Kind: model.KindPrivate}},
		Phones: []model.Phone{{Number: "0170 1234567", E164: "+491701234567", Kind: model.KindMobile}},
		Tags:   []string{"Mentor", "Kunde"},
	}
	if diff := cmp.Diff(want, p); diff != "" {
		t.Error(diff)
	}
}

func TestFirstRowOfAListIsFollowed(t *testing.T) {
	stint := func(office string) []model.Employment {
		return []model.Employment{{Office: office, From: model.NewDate(2010, 1, 1), To: model.NewDate(2015, 12, 31)}}
	}
	p := &model.Person{}
	a, b := says(model.Person{Family: "Groß", Employments: stint("Köln")}), says(model.Person{Family: "Groß", Given: "Anna", Employments: stint("Malmö")})
	changed, kept := merged(p, a, b)
	if len(p.Employments) != 1 || p.Employments[0].Office != "Köln" || p.Given != "Anna" {
		t.Errorf("%+v", p)
	}
	if diff := cmp.Diff([]Field{FieldFirstName}, changed); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]Field{FieldOffice}, kept); diff != "" {
		t.Error(diff)
	}
	if changed, _ := merged(p, a, b); len(changed) != 0 {
		t.Errorf("the same list changes %v", changed)
	}
}

func TestStints(t *testing.T) {
	day := model.NewDate
	have := model.Employment{PersonnelNumber: "12", Office: "Köln", From: day(2010, 1, 1), To: day(2015, 12, 31)}
	for _, c := range []struct {
		name string
		row  model.Employment
		want []model.Employment
	}{
		{"says less", model.Employment{From: day(2010, 0, 0), To: day(2015, 12, 0)}, []model.Employment{have}},
		{"other office", model.Employment{Office: "Malmö"}, []model.Employment{{PersonnelNumber: "12", Office: "Malmö", From: have.From, To: have.To}}},
		{"last day put right", model.Employment{From: have.From, To: day(2016, 1, 31)}, []model.Employment{{PersonnelNumber: "12", Office: "Köln", From: have.From, To: day(2016, 1, 31)}}},
		{"came back", model.Employment{Office: "Köln", From: day(2018, 3, 1), To: day(2020, 6, 30)}, []model.Employment{have, {Office: "Köln", From: day(2018, 3, 1), To: day(2020, 6, 30)}}},
		{"came back with the same number", model.Employment{PersonnelNumber: "12", From: day(2018, 3, 1), To: day(2020, 6, 30)}, []model.Employment{have, {PersonnelNumber: "12", From: day(2018, 3, 1), To: day(2020, 6, 30)}}},
		{"was there before", model.Employment{From: day(2001, 1, 1), To: day(2003, 6, 30)}, []model.Employment{{From: day(2001, 1, 1), To: day(2003, 6, 30)}, have}},
		{"same number, other exit", model.Employment{PersonnelNumber: "12", To: day(2014, 12, 31)}, []model.Employment{{PersonnelNumber: "12", Office: "Köln", From: have.From, To: day(2014, 12, 31)}}},
	} {
		p := &model.Person{Family: "Groß", Employments: []model.Employment{have}}
		row := says(model.Person{Family: "Groß", Employments: []model.Employment{c.row}})
		merged(p, row)
		if diff := cmp.Diff(c.want, p.Employments); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
		if changed, _ := merged(p, row); len(changed) != 0 {
			t.Errorf("%s: a second time changes %v", c.name, changed)
		}
	}
}

func TestJobsAndAddresses(t *testing.T) {
	p := &model.Person{
		Family: "Groß", Jobs: []model.Job{{Organisation: "Deutz AG", Title: "CFO"}},
		Addresses: []model.Address{{Street: "Hauptstraße 5", PostalCode: "50667", City: "Köln", Kind: model.KindPrivate}},
	}
	row := says(model.Person{
		Family: "Groß", Jobs: []model.Job{{Organisation: "Ford", Title: "Leiterin"}},
		Addresses: []model.Address{{Street: "Hauptstr. 5", PostalCode: "50667", City: "Köln", Country: "DE", Kind: model.KindPrivate}},
	})
	changed, _ := merged(p, row)
	if diff := cmp.Diff([]Field{FieldCountry, FieldEmployer, FieldEmployerTitle}, changed); diff != "" {
		t.Error(diff)
	}
	if len(p.Addresses) != 1 || p.Addresses[0].Street != "Hauptstraße 5" || p.Addresses[0].Country != "DE" || p.CurrentJob().Organisation != "Ford" || len(p.Jobs) != 2 {
		t.Errorf("%+v", p)
	}
	changed, _ = merged(p, says(model.Person{Family: "Groß", Addresses: []model.Address{{Street: "Ringweg 1", PostalCode: "21120", City: "Malmö", Kind: model.KindPrivate}}}))
	if len(p.Addresses) != 2 || len(changed) != 3 {
		t.Errorf("%v %+v", changed, p.Addresses)
	}
}

func TestEditedExportHasTheWord(t *testing.T) {
	p := &model.Person{
		Record: model.Record{UID: "u"}, Given: "Jürgen", Family: "Müller", Birthday: model.NewDate(1980, 5, 17), Prefix: "Dr.",
		Emails:      []model.Email{{Address: "other@example.org", Kind: model.KindWork}, {Address: "jm@example.org", Kind: model.KindPrivate, Preferred: true}},
		Addresses:   []model.Address{{Street: "Hauptstr. 5", PostalCode: "50667", City: "Köln", Kind: model.KindPrivate}},
		Employments: []model.Employment{{To: model.NewDate(2015, 12, 31)}},
		Tags:        []string{"Tax, M&A"},
	}
	row := says(model.Person{
		Given: "Juergen", Family: "Müller", Birthday: model.NewDate(1980, 5, 18),
		Emails:      []model.Email{{Address: "neu@example.org", Kind: model.KindPrivate}},
		Addresses:   []model.Address{{Street: "Ringweg 1", PostalCode: "50667", City: "Köln", Kind: model.KindPrivate}},
		Employments: []model.Employment{{To: model.NewDate(2016, 1, 31)}},
		Tags:        []string{"Tax", "M&A"},
	})
	row.uid = "u"
	changed, _ := merged(p, row)
	if diff := cmp.Diff([]Field{FieldFirstName, FieldBirthDate, FieldEmailPrivate, FieldStreet, FieldExitDate}, changed); diff != "" {
		t.Error(diff)
	}
	if p.Given != "Juergen" || p.Prefix != "Dr." || len(p.Addresses) != 1 || len(p.Employments) != 1 || len(p.Tags) != 1 || p.PreferredEmail().Address != "neu@example.org" || len(p.Emails) != 3 {
		t.Errorf("%+v", p)
	}
	if changed, _ := merged(p, row); len(changed) != 0 {
		t.Errorf("a second time changes %v", changed)
	}
}

func TestANumberOfAnotherCountryIsNotAddedAgain(t *testing.T) {
	book := model.Phone{Number: "0171 3920048", E164: "+491713920048"}
	for written, same := range map[string]bool{"0171/3920048": true, "1713920048": true, "0171/3920049": false, "3920048": false, "+45 171 3920048": false} {
		if got := samePhone(&book, &model.Phone{Number: written}); got != same {
			t.Errorf("%q: %v", written, got)
		}
	}
}
