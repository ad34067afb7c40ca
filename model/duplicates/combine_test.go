package duplicates

import (
	"fmt"
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"alumnibook/model"
	"alumnibook/model/book"
)

func two() (keep, gone *model.Person) {
	keep = &model.Person{
		Record: model.Record{ID: 1, UID: "keep"}, Given: "Jürgen", Family: "Müller", Birthday: date("--05-17"), Status: model.StatusAlumnus,
		Emails:      []model.Email{{Address: "j@work.example", Kind: model.KindWork, Preferred: true}},
		Phones:      []model.Phone{{Number: "0170 1234567", E164: "+491701234567", Kind: model.KindMobile}},
		Addresses:   []model.Address{{Street: "Ekvägen 3", City: "Göteborg", Kind: model.KindPrivate}},
		Employments: []model.Employment{{Office: "Malmö", Department: "Tax", From: date("2010"), To: date("2014-06")}},
		Jobs:        []model.Job{{Organisation: "Nordhafen GmbH", From: date("2015")}},
		Tags:        []string{"VIP"}, Notes: []model.Note{{Text: "Likes tea"}},
		OwnFields: map[int64]string{1: "43", 2: ""},
	}
	gone = &model.Person{
		Record: model.Record{ID: 2, UID: "gone"}, Prefix: "Dr.", Given: "Juergen", Family: "Mueller", Birthday: date("1970-05-17"), Status: model.StatusNoContact,
		Emails:      []model.Email{{Address: "J@Work.example", Kind: model.KindPrivate}, {Address: "j@home.example", Kind: model.KindPrivate, Preferred: true}},
		Phones:      []model.Phone{{Number: "+49 170 1234567", E164: "+491701234567", Kind: model.KindPrivate}},
		Addresses:   []model.Address{{Street: "Ekvägen 3", PostalCode: "416 55", City: "Göteborg", Kind: model.KindPrivate}},
		Employments: []model.Employment{{Office: "Kiel", From: date("2001"), To: date("2005")}, {Office: "Malmö", PersonnelNumber: "0815", From: date("2010-04-01")}},
		Jobs:        []model.Job{{Organisation: "NORDHAFEN GmbH", Title: "CFO"}},
		Tags:        []string{"VIP", "sailing"}, Notes: []model.Note{{Text: "Likes tea", Internal: true}},
		OwnFields: map[int64]string{1: "44", 2: "blue"}, CardLines: []string{"X-A:1"},
	}
	return keep, gone
}

func TestCombineKeepsBoth(t *testing.T) {
	keep, gone := two()
	got := Combine(keep, gone, nil)
	want := *keep
	want.Prefix, want.Birthday, want.Status = "Dr.", date("1970-05-17"), model.StatusNoContact
	want.Emails = []model.Email{keep.Emails[0], {Address: "j@home.example", Kind: model.KindPrivate}}
	want.Addresses = []model.Address{{Street: "Ekvägen 3", PostalCode: "416 55", City: "Göteborg", Kind: model.KindPrivate}}
	want.Employments = []model.Employment{
		{Office: "Kiel", From: date("2001"), To: date("2005")},
		{Office: "Malmö", Department: "Tax", PersonnelNumber: "0815", From: date("2010-04-01"), To: date("2014-06")},
	}
	want.Jobs = []model.Job{{Organisation: "Nordhafen GmbH", Title: "CFO", From: date("2015")}}
	want.Tags, want.Notes = []string{"VIP", "sailing"}, []model.Note{{Text: "Likes tea", Internal: true}}
	want.OwnFields, want.CardLines = map[int64]string{1: "43", 2: "blue"}, []string{"X-A:1"}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	k, g := two()
	if d := cmp.Diff([]*model.Person{k, g}, []*model.Person{keep, gone}); d != "" {
		t.Errorf("the two were changed: %s", d)
	}
}

func TestCombineTakesWhatIsChosen(t *testing.T) {
	keep, gone := two()
	got := Combine(keep, gone, map[string]Side{
		"given": SideGone, "prefix": SideKeep, "birthday": SideKeep, "status": SideKeep, "emails": SideGone, "tags": SideKeep, "phones": SideBoth, "own_fields.1": SideGone, "notes": SideKeep,
	})
	// A value that keep has none of is taken whoever was chosen: nothing is thrown away by merging.
	if got.Given != "Juergen" || got.Family != "Müller" || got.Prefix != "Dr." || got.Birthday != keep.Birthday || got.Status != model.StatusAlumnus {
		t.Errorf("%+v", got)
	}
	if d := cmp.Diff(gone.Emails, got.Emails); d != "" {
		t.Error(d)
	}
	if len(got.Tags) != 1 || len(got.Phones) != 1 || got.OwnFields[1] != "44" || got.Notes[0].Internal {
		t.Errorf("%+v", got)
	}
}

func TestStintsThatContradictStayTwo(t *testing.T) {
	for name, c := range map[string]struct {
		a, b model.Employment
		n    int
	}{
		"the same":              {model.Employment{Office: "Kiel", From: date("2001")}, model.Employment{Office: "Kiel", From: date("2001-02")}, 1},
		"one knows no days":     {model.Employment{Office: "Kiel", From: date("2001")}, model.Employment{Office: "Kiel"}, 1},
		"other offices":         {model.Employment{Office: "Kiel", From: date("2001")}, model.Employment{Office: "Oslo", From: date("2001")}, 2},
		"other years":           {model.Employment{Office: "Kiel", From: date("2001")}, model.Employment{Office: "Kiel", From: date("2005")}, 2},
		"other numbers":         {model.Employment{PersonnelNumber: "1", From: date("2001")}, model.Employment{PersonnelNumber: "2", From: date("2001")}, 2},
		"one after the other":   {model.Employment{Office: "Kiel", From: date("2005")}, model.Employment{Office: "Kiel", To: date("2001")}, 2},
		"nothing in common":     {model.Employment{Office: "Kiel"}, model.Employment{Department: "Tax"}, 2},
		"days and nothing else": {model.Employment{From: date("2001"), Office: "Kiel"}, model.Employment{From: date("2001"), Department: "Tax"}, 1},
	} {
		k, g := &model.Person{Family: "A", Employments: []model.Employment{c.a}}, &model.Person{Family: "A", Employments: []model.Employment{c.b}}
		if got := Combine(k, g, nil); len(got.Employments) != c.n {
			t.Errorf("%s: %+v", name, got.Employments)
		}
	}
}

// TestEveryFieldIsThere makes sure that a field which people get one day is thought of here too.
func TestEveryFieldIsThere(t *testing.T) {
	known := map[string]bool{"own_fields": true, "trashed": true, "merged_into": true, "uid": true, "version": true, "created": true, "updated": true}
	for _, f := range fields {
		known[f.code] = true
	}
	var look func(of reflect.Type)
	look = func(of reflect.Type) {
		for i := range of.NumField() {
			f := of.Field(i)
			if f.Anonymous {
				look(f.Type)
				continue
			}
			name := f.Tag.Get("json")
			for k := range name {
				if name[k] == ',' {
					name = name[:k]
					break
				}
			}
			if name != "-" && !known[name] {
				t.Errorf("nobody merges %s", f.Name)
			}
		}
	}
	look(reflect.TypeFor[model.Person]())
}

func TestFieldsStandSideBySide(t *testing.T) {
	keep, gone := two()
	got := map[string]FieldPair{}
	for _, f := range Fields(keep, gone) {
		got[f.Code] = f
	}
	want := map[string]FieldPair{
		"prefix":       {Code: "prefix", Gone: []string{"Dr."}},
		"given":        {Code: "given", Keep: []string{"Jürgen"}, Gone: []string{"Juergen"}},
		"birthday":     {Code: "birthday", Keep: []string{"--05-17"}, Gone: []string{"1970-05-17"}},
		"employments":  {Code: "employments", Keep: []string{"Malmö, Tax, 2010 – 2014-06"}, Gone: []string{"Kiel, 2001 – 2005", "0815, Malmö, 2010-04-01 –"}, Both: true},
		"addresses":    {Code: "addresses", Keep: []string{"Ekvägen 3, Göteborg"}, Gone: []string{"Ekvägen 3, 416 55 Göteborg"}, Both: true},
		"notes":        {Code: "notes", Keep: []string{"Likes tea"}, Gone: []string{"Likes tea"}, Same: true, Both: true},
		"own_fields.2": {Code: "own_fields.2", Gone: []string{"blue"}},
	}
	for code, f := range want {
		if d := cmp.Diff(f, got[code], cmpopts.EquateEmpty()); d != "" {
			t.Errorf("%s: %s", code, d)
		}
	}
	for _, none := range []string{"suffix", "skills", "photo", "owner_id"} {
		if f, ok := got[none]; ok {
			t.Errorf("%+v", f)
		}
	}
}

// anybody draws a person with few values, so that two often agree.
func anybody(t *rapid.T, id int64) *model.Person {
	one := func(label string, of ...string) string { return rapid.SampledFrom(of).Draw(t, label) }
	p := &model.Person{
		Record: model.Record{ID: id}, Given: one("given", "Anna", ""), Family: one("family", "Koch", "Weber"), Birthday: date(one("birthday", "", "--05-17", "1970-05-17", "1971")),
		Status: model.Status(one("status", "alumnus", "deceased")),
	}
	for i := range rapid.IntRange(0, 3).Draw(t, "lines") {
		p.Emails = append(p.Emails, model.Email{Address: one("address", "a@x.example", "A@x.example", "b@x.example"), Kind: model.KindWork, Preferred: i == 1})
		p.Employments = append(p.Employments, model.Employment{Office: one("office", "Kiel", "Oslo", ""), From: date(one("from", "", "2001", "2001-02", "2003")), To: date(one("to", "", "2004", "2005-01"))})
		p.Jobs = append(p.Jobs, model.Job{Organisation: one("organisation", "Nord", "Süd"), Title: one("title", "", "CFO")})
		p.Tags = append(p.Tags, one("tag", "VIP", "sailing"))
	}
	return p
}

// TestCombinedPeopleAreSound: what was valid stays so, nothing that one of the two knew is gone, and putting the same
// person in once more changes nothing.
func TestCombinedPeopleAreSound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		keep, gone := anybody(t, 1), anybody(t, 2)
		both := Combine(keep, gone, nil)
		if err := both.Validate(); err != nil {
			t.Fatal(err)
		}
		for _, e := range append(append([]model.Email{}, keep.Emails...), gone.Emails...) {
			found := false
			for i := range both.Emails {
				found = found || joinEmails(&both.Emails[i], e)
			}
			if !found {
				t.Fatalf("%s is gone", e.Address)
			}
		}
		marked := 0
		for _, e := range both.Emails {
			if e.Preferred {
				marked++
			}
		}
		if marked > max(1, len(keep.Emails)-1) {
			t.Fatalf("%d preferred", marked)
		}
		again := Combine(&both, gone, nil)
		if d := cmp.Diff(both.Employments, again.Employments); d != "" {
			t.Fatal(d)
		}
		if len(again.Emails) != len(both.Emails) || len(again.Jobs) != len(both.Jobs) || len(again.Tags) != len(both.Tags) {
			t.Fatalf("%+v", again)
		}
	})
}

func TestMergeSaysWhatItDid(t *testing.T) {
	ctx := t.Context()
	b, _ := newBook(t)
	keep, gone := two()
	keep.Record, gone.Record, keep.OwnFields, gone.OwnFields = model.Record{}, model.Record{}, nil, nil
	add(t, b, keep, gone)
	id, err := Merge(ctx, b, keep.ID, gone.ID, map[string]Side{"given": SideGone})
	must(t, err)
	changes, err := b.Changes(ctx, 0, 1)
	must(t, err)
	if c := changes[0]; c.ID != id || c.Doing != (model.Doing{Code: "merge", Name: "Juergen Müller", Count: 2}) {
		t.Errorf("%+v", c)
	}
	for what, pair := range map[string][2]int64{"oneself": {keep.ID, keep.ID}, "who is gone": {keep.ID, gone.ID}, "nobody": {4711, keep.ID}} {
		if _, err := Merge(ctx, b, pair[0], pair[1], nil); err == nil {
			t.Errorf("merged with %s", what)
		}
	}
	sound(t, b)
}

// TestMergesAreTakenBackWhole merges any two people and takes it back.
func TestMergesAreTakenBackWhole(t *testing.T) {
	ctx := t.Context()
	b, _ := newBook(t)
	rapid.Check(t, func(rt *rapid.T) {
		one, other := anybody(rt, 0), anybody(rt, 0)
		_, err := b.Change(ctx, model.Doing{Code: "add"}, func(tx *book.Tx) error { return tx.CreatePeople([]*model.Person{one, other}) })
		if err != nil {
			rt.Fatal(err)
		}
		ids := []int64{one.ID, other.ID}
		before, err := b.People(ctx, ids)
		if err != nil {
			rt.Fatal(err)
		}
		id, err := Merge(ctx, b, one.ID, other.ID, map[string]Side{"family": rapid.SampledFrom([]Side{"", SideKeep, SideGone}).Draw(rt, "side")})
		if err != nil {
			rt.Fatal(err)
		}
		res, err := b.Undo(ctx, id, model.UndoAsk)
		if err != nil || len(res.Conflicts) > 0 {
			rt.Fatal(fmt.Sprint(res, err))
		}
		after, err := b.People(ctx, ids)
		if err != nil {
			rt.Fatal(err)
		}
		if d := cmp.Diff(before, after, cmpopts.EquateEmpty(), cmpopts.IgnoreFields(model.Record{}, "Version", "Updated")); d != "" {
			rt.Fatal(d)
		}
	})
	sound(t, b)
}
