package rights

import (
	"testing"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/page"
	"alumnibook/ui/uitest"
)

// firm is a book with some people, of whom one was not heard of for long.
type firm struct {
	*uitest.Host
	v  *view
	id map[string]int64 // people by the family name
}

func newFirm(t testing.TB) *firm {
	t.Helper()
	b := uitest.NewBook(t)
	f := &firm{id: map[string]int64{}}
	names := [][2]string{{"Karin", "Lindqvist"}, {"Mette", "Kjær"}, {"Jürgen", "Müller"}, {"Nora", "Nielsen"}}
	var list []*model.Person
	for i, n := range names {
		p := uitest.Named(n[0], n[1])
		p.Status = model.StatusAlumnus
		p.Emails = []model.Email{{Address: model.FoldLong(n[1]) + "@example.org", Kind: model.KindPrivate, Preferred: true}}
		p.Employments = []model.Employment{{Office: "Malmö", To: model.NewDate(2018+i, 6, 30)}}
		list = append(list, p)
	}
	ids := uitest.Add(t, b, list...)
	for i, n := range names {
		f.id[n[1]] = ids[i]
	}
	change(t, b, func(tx *book.Tx) error {
		for i := range ids[2:] { // these two were heard of lately
			e := &model.Interaction{Kind: model.InteractionCall, Direction: model.DirectionIn, On: uitest.Today.AddDays(-30), Reached: true, Text: "Rang.", PersonIDs: ids[2+i : 3+i]}
			if err := tx.CreateInteraction(e); err != nil {
				return err
			}
		}
		return nil
	})
	f.Host = uitest.NewHost(t, b)
	return f
}

// at opens the page at a route.
func (f *firm) at(r page.Route) *firm {
	r.Page = page.Rights
	f.v = newView(f.Host)
	f.Put(f.v, r)
	return f
}

// follow goes where the page wanted to go.
func (f *firm) follow() { f.v.Open(f.Current()) }

func change(t testing.TB, b *book.Book, fn func(tx *book.Tx) error) {
	t.Helper()
	if _, err := b.Change(t.Context(), model.Doing{Code: "edit"}, fn); err != nil {
		t.Fatal(err)
	}
}
