package book

import (
	"context"
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"alumnibook/model"
)

func TestFilters(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	owner := &model.Colleague{Name: "Me"}
	change(t, b, func(tx *Tx) error { return tx.SaveColleague(owner) })
	stint := func(office, dept, left string) []model.Employment {
		return []model.Employment{{Office: office, Department: dept, To: day(left)}}
	}
	a := &model.Person{Family: "A", Employments: stint("Kiel", "Tax", "2019"), Tags: []string{"VIP"}, Status: model.StatusAlumnus}
	c := &model.Person{Family: "C", Employments: stint("Malmö", "Tax", "2019-06-30"), OwnerID: owner.ID, Status: model.StatusRetired}
	d := &model.Person{Family: "D", Employments: stint("Kiel", "Audit", "2021-01-31"), Jobs: []model.Job{{Organisation: "Sonne & Mond GmbH"}}, Tags: []string{"VIP", "golf"}}
	e := &model.Person{Family: "E", Jobs: []model.Job{{Organisation: "Mondial", To: day("2020")}}}
	add(t, b, a, c, d, e)
	change(t, b, func(tx *Tx) error {
		return tx.CreateInteractions([]*model.Interaction{
			{Kind: model.InteractionCall, On: day("2025-03-01"), Reached: true, PersonIDs: []int64{a.ID}},
			{Kind: model.InteractionCall, On: day("2026-02-01"), Reached: true, PersonIDs: []int64{c.ID}},
		})
	})
	for name, test := range map[string]struct {
		filter model.Filter
		want   []int64
	}{
		"all":          {model.Filter{}, []int64{a.ID, c.ID, d.ID, e.ID}},
		"office":       {model.Filter{Offices: []string{"Kiel"}}, []int64{a.ID, d.ID}},
		"two offices":  {model.Filter{Offices: []string{"Kiel", "Malmö"}, Departments: []string{"Tax"}}, []int64{a.ID, c.ID}},
		"left from":    {model.Filter{LeftFrom: day("2019-06-30")}, []int64{a.ID, c.ID, d.ID}}, // 2019 may have been later
		"left to":      {model.Filter{LeftTo: day("2019-06-29")}, []int64{a.ID}},
		"left in year": {model.Filter{LeftFrom: day("2019"), LeftTo: day("2019")}, []int64{a.ID, c.ID}},
		"status":       {model.Filter{Statuses: []model.Status{model.StatusRetired}}, []int64{c.ID}},
		"no status":    {model.Filter{Statuses: []model.Status{model.StatusDeceased}}, nil},
		"tags":         {model.Filter{Tags: []string{"golf", "VIP"}}, []int64{a.ID, d.ID}},
		"employer":     {model.Filter{Employer: "mond"}, []int64{d.ID}}, // Mondial was left
		"owner":        {model.Filter{OwnerID: owner.ID}, []int64{c.ID}},
		"quiet":        {model.Filter{QuietSince: day("2026-01-01")}, []int64{a.ID, d.ID, e.ID}},
		"ids":          {model.Filter{IDs: []int64{e.ID, 99, a.ID}}, []int64{a.ID, e.ID}},
		"no ids":       {model.Filter{IDs: []int64{}}, nil},
		"search":       {model.Filter{Search: "tax kiel"}, []int64{a.ID}},
		"together":     {model.Filter{Search: "tax", Tags: []string{"VIP"}, Offices: []string{"Kiel"}}, []int64{a.ID}},
	} {
		got, err := b.Find(ctx, test.filter, model.Sort{})
		must(t, err)
		if diff := cmp.Diff(test.want, got, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
	rows, ids, err := b.FirstPage(ctx, model.Filter{Tags: []string{"VIP"}}, model.Sort{}, 1)
	must(t, err)
	if len(rows) != 1 || rows[0].ID != a.ID || len(ids) != 2 {
		t.Errorf("%+v %v", rows, ids)
	}
}

func TestSortingPutsNothingLast(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	with := func(family, city, left string) *model.Person {
		return &model.Person{Family: family, Addresses: []model.Address{{City: city}}, Employments: []model.Employment{{To: day(left)}}}
	}
	zoe, one, two, adam := with("Zoe", "Ål", "2020"), with("Berg", "Zug", "2019-05"), with("Koch", "Ål", ""), with("Adam", "", "2019-05-01")
	add(t, b, zoe, one, two, adam)
	for _, test := range []struct {
		by   model.SortColumn
		down bool
		want []*model.Person
	}{
		{"", false, []*model.Person{adam, one, two, zoe}},
		{model.SortName, true, []*model.Person{zoe, two, one, adam}},
		{model.SortCity, false, []*model.Person{two, zoe, one, adam}},
		{model.SortCity, true, []*model.Person{one, two, zoe, adam}}, // equal ones stay in the order of names
		{model.SortLeft, false, []*model.Person{one, adam, zoe, two}},
		{model.SortLeft, true, []*model.Person{zoe, adam, one, two}},
		{model.SortEmployer, true, []*model.Person{adam, one, two, zoe}},
		{model.SortUpdated, false, []*model.Person{zoe, one, two, adam}},
	} {
		var want []int64
		for _, p := range test.want {
			want = append(want, p.ID)
		}
		got, err := b.Find(ctx, model.Filter{}, model.Sort{By: test.by, Descending: test.down})
		must(t, err)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s %v: %s", test.by, test.down, diff)
		}
	}
	for _, by := range model.SortColumns {
		got, err := b.Find(ctx, model.Filter{}, model.Sort{By: by})
		must(t, err)
		slices.Sort(got)
		if diff := cmp.Diff([]int64{1, 2, 3, 4}, got); diff != "" {
			t.Errorf("%s: %s", by, diff)
		}
	}
}

// TestListsFollowEveryChange compares what is kept in memory with a book that was just opened.
func TestListsFollowEveryChange(t *testing.T) {
	ctx := context.Background()
	lower(t, &most, 100)
	b := newBook(t)
	must(t, importPeople(b, benchPeople(80)))
	warm := func(b *Book) map[model.SortColumn][]int64 {
		all := map[model.SortColumn][]int64{}
		for _, by := range model.SortColumns {
			for _, q := range []string{"", "s", "so", "ha", "zz"} {
				ids, err := b.Find(ctx, model.Filter{Search: q}, model.Sort{By: by, Descending: len(q)%2 == 1})
				must(t, err)
				all[by+model.SortColumn(q)] = ids
			}
		}
		return all
	}
	warm(b)
	for _, fn := range []func(tx *Tx) error{
		func(tx *Tx) error { return tx.CreatePeople(benchPeople(7)) },
		func(tx *Tx) error {
			p, err := tx.Person(5)
			p.Family, p.Addresses = "Zzyzx", nil
			return firstError(err, tx.UpdatePeople([]*model.Person{&p}))
		},
		func(tx *Tx) error { return tx.TrashPeople([]int64{1, 2, 3, 80}) },
		func(tx *Tx) error {
			return tx.CreateInteraction(&model.Interaction{Kind: model.InteractionCall, On: day("2026-01-01"), Reached: true, PersonIDs: []int64{9, 8}, Text: "zzz"})
		},
		func(tx *Tx) error { return tx.RenameOffice("Hamburg", "Altona") },
		func(tx *Tx) error { return tx.CreatePeople(benchPeople(130)) },
	} {
		change(t, b, fn)
		got := warm(b)
		b.grid.making.Lock()
		b.grid.current.Store(nil)
		b.grid.making.Unlock()
		b.search.drop()
		if diff := cmp.Diff(warm(b), got); diff != "" {
			t.Fatal(diff)
		}
	}
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func TestReadingGoesOnWhileABookIsChanged(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	must(t, importPeople(b, benchPeople(60)))
	read := func() error {
		rows, ids, err := b.FirstPage(ctx, model.Filter{Search: "s"}, model.Sort{By: model.SortCity}, 20)
		if err == nil && len(rows) > 0 {
			_, err = b.Person(ctx, rows[0].ID)
		}
		if err == nil && len(ids) == 0 {
			_, err = b.Values(ctx, "office")
		}
		if model.CodeOf(err) == model.CodeNotFound {
			return nil // gone between the two readings
		}
		return err
	}
	// Readers that begin now end whatever the change does that they meet, and a change need not wait for them to begin.
	begin := func(readers, times int) (wait func()) {
		done := make(chan error, readers)
		for range readers {
			go func() {
				var err error
				for range times {
					err = errors.Join(err, read())
				}
				done <- err
			}()
		}
		return func() {
			for range readers {
				must(t, <-done)
			}
		}
	}
	for i := range 3 {
		before := begin(2, 3)
		id := change(t, b, func(tx *Tx) error {
			// Reading outside of the change does not wait for it, and does not see it.
			if n, err := b.Count(ctx); err != nil || n != 60 {
				t.Error(n, err)
			}
			if err := tx.TrashPeople([]int64{int64(i + 1)}); err != nil {
				return err
			}
			begin(2, 1)() // all of it while the change is on
			return tx.CreatePeople(benchPeople(30))
		})
		during := begin(2, 3)
		_, err := b.Undo(ctx, id, model.UndoAsk)
		must(t, err)
		before()
		during()
	}
	sound(t, b)
}
