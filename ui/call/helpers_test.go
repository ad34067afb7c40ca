package call

import (
	"testing"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/page"
	"alumnibook/ui/uitest"
)

// soren is somebody with a number, a job here and one now.
func soren() *model.Person {
	p := uitest.Named("Søren", "Sørensen")
	p.Phones = []model.Phone{{Number: "070-174 06 05", E164: "+46701740605", Kind: model.KindMobile, Preferred: true}}
	p.Emails = []model.Email{{Address: "soren@example.org", Kind: model.KindPrivate}}
	p.Employments = []model.Employment{{Office: "Malmö", Department: "Tax", Position: "Tax adviser", From: model.Date{Year: 2012, Month: 3, Day: 1}, To: model.Date{Year: 2021, Month: 6, Day: 30}}}
	p.Jobs = []model.Job{{Organisation: "Nordhafen Logistik", Title: "Head of tax"}}
	p.Birthday = model.Date{Year: 1976, Month: 12, Day: 7}
	return p
}

func change(t *testing.T, b *book.Book, fn func(tx *book.Tx) error) {
	t.Helper()
	if _, err := b.Change(t.Context(), model.Doing{Code: "edit"}, fn); err != nil {
		t.Fatal(err)
	}
}

// open shows the card of the first person.
func open(t *testing.T, people ...*model.Person) (*uitest.Host, *view, []int64) {
	t.Helper()
	b := uitest.NewBook(t)
	list := uitest.Add(t, b, people...)
	h := uitest.NewHost(t, b)
	v := newView(h)
	h.Put(v, page.Route{Page: page.Call, ID: list[0]})
	return h, v, list
}

func history(t *testing.T, h *uitest.Host, id int64) []model.Interaction {
	t.Helper()
	list, _, err := h.B.Timeline(t.Context(), id, nil, 0, 50)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func person(t *testing.T, h *uitest.Host, id int64) model.Person {
	t.Helper()
	p, err := h.B.Person(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return p
}
