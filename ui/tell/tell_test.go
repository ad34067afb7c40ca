package tell

import (
	"encoding/json"
	"testing"

	"alumnibook/assets"
	"alumnibook/model"
)

func TestDoingsAreToldInWholeSentences(t *testing.T) {
	w := assets.Words("en")
	for _, c := range []struct {
		d    model.Doing
		want string
	}{
		{model.Doing{Code: "edit", Name: "Søren"}, "Edited Søren"},
		{model.Doing{Code: "trash", Count: 3}, "Moved 3 people to the wastebasket"},
		{model.Doing{Code: "trash", Count: 1, Name: "Søren"}, "Moved Søren to the wastebasket"},
		{model.Doing{Code: "import", Count: 412, Name: "staff.xlsx"}, "Imported 412 people from staff.xlsx"},
		{model.Doing{Code: "log", Count: 5}, "Added to the history of 5 people"},
		{model.Doing{Code: "something new"}, "Changed something"},
	} {
		if got := Doing(w, c.d); got != c.want {
			t.Errorf("%+v is told as %q, want %q", c.d, got, c.want)
		}
	}
	edit := model.Change{ID: 1, Doing: model.Doing{Code: "edit", Name: "Søren"}}
	undo := model.Change{ID: 2, Undoes: 1, Doing: model.Doing{Code: "undo", Name: "Søren"}}
	if got := Change(w, undo, &edit); got != "Took back: Edited Søren" {
		t.Errorf("got %q", got)
	}
	redo := model.Change{ID: 3, Undoes: 2, Doing: model.Doing{Code: "redo"}}
	if got := Change(w, redo, &undo); got != "Did a change again" {
		t.Errorf("got %q", got)
	}
}

func TestFieldsThatDifferAreToldInWords(t *testing.T) {
	names := Names{Colleagues: map[int64]string{7: "Ebba Holm"}, OwnFields: map[int64]string{3: "Locker"}}
	before := &model.Person{Given: "Søren", Status: model.StatusLeaving, Record: model.Record{Version: 1}}
	after := &model.Person{
		Given: "Søren", Status: model.StatusAlumnus, OwnerID: 7, Birthday: model.NewDate(0, 5, 17), Language: "da", Record: model.Record{Version: 2},
		Emails:      []model.Email{{Address: "s@example.org", Kind: model.KindWork, Preferred: true}},
		Phones:      []model.Phone{{Number: "070-1", E164: "+46701", Kind: model.KindMobile}},
		Employments: []model.Employment{{Office: "Malmö", From: model.NewDate(2012, 0, 0), To: model.NewDate(2021, 3, 31)}},
		Tags:        []string{"a", "b"}, OwnFields: map[int64]string{3: "12"},
	}
	got := map[string]string{}
	for _, f := range Fields(assets.Words("en"), "person", image(t, before), image(t, after), names) {
		got[f.Label] = f.Before + " > " + f.After
	}
	want := map[string]string{
		"Status":              "Leaving soon > Alumnus",
		"Contact kept by":     " > Ebba Holm",
		"Birthday":            " > 17 May",
		"Language of letters": " > Danish",
		"E-mail":              " > s@example.org, Work, Preferred",
		"Phone":               " > 070-1, Mobile",
		"With us":             " > 2012 – 31 Mar 2021, Malmö",
		"Tags":                " > a, b",
		"Own fields":          " > Locker: 12",
	}
	for label, w := range want {
		if got[label] != w {
			t.Errorf("%s is told as %q, want %q", label, got[label], w)
		}
	}
	if len(got) != len(want) {
		t.Errorf("told were %v", got)
	}
}

func image(t *testing.T, v any) json.RawMessage {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestEveryFieldOfTheModelHasAName(t *testing.T) {
	w := assets.Words("en")
	for _, v := range []any{
		model.Person{Emails: []model.Email{{}}, Phones: []model.Phone{{}}, Addresses: []model.Address{{}}, Links: []model.Link{{}}, Employments: []model.Employment{{}}, Jobs: []model.Job{{}}, Notes: []model.Note{{}}},
		model.Interaction{},
		model.Firm{},
		model.Colleague{},
		model.OwnField{},
		model.List{},
	} {
		var m map[string]any
		if err := json.Unmarshal(image(t, v), &m); err != nil {
			t.Fatal(err)
		}
		for _, key := range keysOf(m) {
			if !w.Has("model.field." + key) {
				t.Errorf("%T: the field %q has no name", v, key)
			}
		}
	}
	for _, s := range model.Statuses {
		if !w.Has("model.status." + string(s)) {
			t.Errorf("status %s has no words", s)
		}
	}
	for _, k := range model.InteractionKinds {
		if !w.Has("model.interaction." + string(k)) {
			t.Errorf("entry %s has no words", k)
		}
	}
	for _, list := range [][]model.Kind{model.EmailKinds, model.PhoneKinds, model.AddressKinds, model.LinkKinds} {
		for _, k := range list {
			if !w.Has("model.kind." + string(k)) {
				t.Errorf("kind %s has no words", k)
			}
		}
	}
	for _, c := range model.Countries {
		if !w.Has("model.country." + c) {
			t.Errorf("country %s has no words", c)
		}
	}
}
