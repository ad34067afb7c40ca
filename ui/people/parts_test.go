package people

import (
	"slices"
	"testing"

	"alumnibook/assets"
	"alumnibook/model"
)

func TestChipsSayTheFilter(t *testing.T) {
	f := model.Filter{
		Statuses: []model.Status{model.StatusAlumnus}, Offices: []string{"Malmö", "Köln", "Oslo", "Aarhus", "Bergen"},
		LeftFrom: model.Date{Year: 2013}, LeftTo: model.Date{Year: 2024}, OwnerID: 7, QuietSince: model.NewDate(2026, 5, 1), IDs: []int64{1, 2},
	}
	owner := func(id int64) string { return map[int64]string{7: "Ebba"}[id] }
	w := assets.Words("en")
	var got []string
	for _, p := range parts {
		if s := p.words(w, &f, owner); s != "" {
			got = append(got, s)
		}
		p.clear(&f)
	}
	want := []string{
		"Status: Alumnus", "Office: Malmö, Köln, Oslo + 2", "Left 2013 – 2024", "Contact kept by: Ebba", "No contact since 1 May 2026", "2 picked people",
	}
	if !slices.Equal(got, want) {
		t.Errorf("the chips say %q", got)
	}
	if !f.IsEmpty() {
		t.Errorf("with every chip taken off, this is left: %+v", f)
	}
}

func TestLinks(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{mailURL("a+b@example.org"), "mailto:a%2Bb@example.org"},
		{mailURL("a?subject=x@example.org"), "mailto:a%3Fsubject%3Dx@example.org"},
		{bccURL([]string{"a@x.example", "b&c@x.example"}), "mailto:?bcc=a@x.example,b%26c@x.example"},
		{telURL(model.Phone{Number: "(0)40 / 12-34"}), "tel:0401234"},
		{telURL(model.Phone{Number: "ask the office"}), ""},
		{webURL("example.org/me"), "https://example.org/me"},
		{shortLink("https://www.linkedin.com/in/x/"), "linkedin.com/in/x"},
	} {
		if c.got != c.want {
			t.Errorf("%q, not %q", c.got, c.want)
		}
	}
}

func TestSpans(t *testing.T) {
	w := assets.Words("en")
	y := func(n int) model.Date { return model.Date{Year: n} }
	for _, c := range []struct {
		from, to model.Date
		want     string
	}{
		{y(2012), y(2021), "2012 – 2021"},
		{y(2012), model.Date{}, "since 2012"},
		{model.Date{}, y(2021), "until 2021"},
		{model.NewDate(2020, 1, 1), model.NewDate(2020, 9, 1), "2020"},
		{model.Date{}, model.Date{}, ""},
	} {
		if got := yearSpan(w, c.from, c.to); got != c.want {
			t.Errorf("%v to %v is %q, not %q", c.from, c.to, got, c.want)
		}
	}
}

// slow answers row fetches when the test says so.
type slow struct{ waiting []func() }

func (s *slow) fetch(ids []int64, done func([]model.Row, error)) {
	s.waiting = append(s.waiting, func() {
		list := make([]model.Row, len(ids))
		for i, id := range ids {
			list[i] = model.Row{ID: id, Office: "new"}
		}
		done(list, nil)
	})
}

func (s *slow) answer() {
	next := s.waiting[0]
	s.waiting = s.waiting[1:]
	next()
}

func TestRowsScrolledPastAreNotFetched(t *testing.T) {
	s := &slow{}
	arrived := 0
	r := rows{fetch: s.fetch, arrived: func() { arrived++ }}
	ids := make([]int64, 100_000)
	for i := range ids {
		ids[i] = int64(i + 1)
	}
	r.set(ids, nil)
	for i := 0; i < len(ids); i += 10 {
		if _, ok := r.at(i); ok {
			t.Fatalf("row %d is there before it was fetched", i)
		}
	}
	fetches := 0
	for len(s.waiting) > 0 {
		s.answer()
		fetches++
	}
	if fetches > keepWish+2 {
		t.Errorf("dragging the bar to the end fetched %d chunks", fetches)
	}
	if row, ok := r.at(len(ids) - 1); !ok || row.ID != 100_000 || arrived == 0 {
		t.Errorf("the last row is %+v, %v", row, ok)
	}
}

func TestRowsStayUntilTheNewOnesAreThere(t *testing.T) {
	s := &slow{}
	r := rows{fetch: s.fetch, arrived: func() {}}
	r.set([]int64{1, 2}, []model.Row{{ID: 1, Office: "old"}, {ID: 2, Office: "old"}})
	if row, _ := r.at(0); row.Office != "old" || len(s.waiting) != 0 {
		t.Fatalf("the first page was fetched again: %+v", row)
	}
	r.set([]int64{2, 1}, nil)
	if row, ok := r.at(0); !ok || row.Office != "old" {
		t.Errorf("nothing is shown while the row is fetched again: %+v", row)
	}
	s.answer()
	if row, _ := r.at(0); row.Office != "new" || row.ID != 2 {
		t.Errorf("the row is still %+v", row)
	}
}

func TestRowsAreForgotten(t *testing.T) {
	s := &slow{}
	r := rows{fetch: s.fetch, arrived: func() {}}
	ids := make([]int64, 20_000)
	for i := range ids {
		ids[i] = int64(i + 1)
	}
	r.set(ids, nil)
	for c := 0; c < len(ids); c += chunk {
		r.at(c)
		s.answer()
		if _, ok := r.at(c); !ok {
			t.Fatalf("row %d was forgotten while it was looked at", c)
		}
	}
	if len(r.byID) > keepRows+chunk {
		t.Errorf("%d rows are kept", len(r.byID))
	}
}
