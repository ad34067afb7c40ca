package leaving

import (
	"testing"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/page"
	"alumnibook/ui/uitest"
	"alumnibook/ui/widgets"
)

// firm is a book with two colleagues, and three people of whom one is about to leave.
type firm struct {
	*uitest.Host
	v          *view
	ebba, karl model.Colleague
	soren      int64 // leaves on 18 December
	maja       int64 // works here
	kathe      int64 // left years ago
}

func newFirm(t *testing.T) *firm {
	t.Helper()
	f := &firm{ebba: model.Colleague{Name: "Ebba Holm"}, karl: model.Colleague{Name: "Karl Berg"}}
	b := uitest.NewBook(t)
	soren, maja, kathe := uitest.Named("Søren", "Sørensen"), uitest.Named("Maja", "O’Neill"), uitest.Named("Käthe", "Großmann")
	soren.Employments = []model.Employment{{Office: "Malmö", Department: "Tax", Position: "Tax adviser", From: model.NewDate(2015, 3, 1)}}
	soren.Emails = []model.Email{{Address: "soren@lindqvist.se", Kind: model.KindWork, Preferred: true}}
	soren.Phones = []model.Phone{{Number: "040-12 34 56", E164: "+4640123456", Kind: model.KindWork}}
	maja.Employments = []model.Employment{{Office: "Lund", Position: "Auditor", From: model.NewDate(2020, 8, 1)}}
	kathe.Employments = []model.Employment{{Office: "Malmö", Position: "Partner", To: model.NewDate(2019, 5, 31)}}
	ids := uitest.Add(t, b, soren, maja, kathe)
	f.soren, f.maja, f.kathe = ids[0], ids[1], ids[2]
	change(t, b, func(tx *book.Tx) error {
		info := model.Firm{Name: "Lindqvist & Partner", Country: "SE", Language: "en", Currency: "SEK", MailDomain: "lindqvist.se"}
		info.Offices, info.Departments = []string{"Malmö", "Lund"}, []string{"Tax", "Audit"}
		if err := tx.SaveFirm(info); err != nil {
			return err
		}
		if err := tx.SaveColleague(&f.ebba); err != nil {
			return err
		}
		if err := tx.SaveColleague(&f.karl); err != nil {
			return err
		}
		return addLeaver(tx, f.soren, model.NewDate(2026, 12, 18), uitest.Today, f.karl.ID)
	})
	if err := b.SetSeat(t.Context(), f.ebba.ID); err != nil {
		t.Fatal(err)
	}
	f.Host = uitest.NewHost(t, b)
	return f
}

// open shows the page at a route.
func (f *firm) open(r page.Route) *firm {
	f.T.Helper()
	r.Page = page.Leaving
	f.v = newView(f.Host)
	f.Put(f.v, r)
	return f
}

func change(t testing.TB, b *book.Book, fn func(tx *book.Tx) error) {
	t.Helper()
	if _, err := b.Change(t.Context(), model.Doing{Code: "settings"}, fn); err != nil {
		t.Fatal(err)
	}
}

func (f *firm) leaving(id int64) model.Leaving {
	f.T.Helper()
	l, _, err := f.B.Leaving(f.T.Context(), id)
	if err != nil {
		f.T.Fatal(err)
	}
	return l
}

func (f *firm) person(id int64) model.Person {
	f.T.Helper()
	p, err := f.B.Person(f.T.Context(), id)
	if err != nil {
		f.T.Fatal(err)
	}
	return p
}

// step is the step of a code in somebody's checklist.
func (f *firm) step(id int64, code string) model.LeavingStep {
	f.T.Helper()
	for _, s := range f.leaving(id).Steps {
		if s.Code == code {
			return s
		}
	}
	f.T.Fatalf("there is no step %q", code)
	return model.LeavingStep{}
}

// failed fails the test where the page said that something went wrong.
func (f *firm) mustWork() {
	f.T.Helper()
	for _, err := range f.Failed {
		f.T.Fatalf("the page failed: %v", err)
	}
}

// answers are the segments of the consents that are open, by their purpose.
func (f *firm) answers() map[model.Purpose]*widgets.SegmentsField {
	out := map[model.Purpose]*widgets.SegmentsField{}
	for _, p := range model.Purposes {
		out[p], _ = f.v.sheet.panel.form.Field(string(p)).(*widgets.SegmentsField)
	}
	return out
}

// everybody is everyone in the book.
func (f *firm) everybody() []int64 {
	f.T.Helper()
	ids, err := f.Book().Find(f.T.Context(), model.Filter{}, model.Sort{})
	if err != nil {
		f.T.Fatal(err)
	}
	return ids
}
