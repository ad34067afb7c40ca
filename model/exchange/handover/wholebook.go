package handover

import (
	"io"
	"slices"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/exchange/peoplesheet"
	"alumnibook/model/exchange/sheet"
)

// wholeBook writes a workbook of linked sheets: people, everything of which they have several, and what was said and
// done. The people are read once for each sheet, so that memory stays small.
func (x *export) wholeBook(w io.Writer) error {
	colleagues, err := x.book.Colleagues(x.ctx)
	if err != nil {
		return err
	}
	var tables []sheet.Table
	var rows []func(yield func([]sheet.Value) bool)
	var failures []*error
	put := func(title string, columns []sheet.Column, counted bool, of func(p *model.Person, yield func([]sheet.Value) bool) (bool, error)) {
		read := x.read
		if counted {
			read = x.each
		}
		var failed error
		failures = append(failures, &failed)
		tables = append(tables, sheet.Table{Sheet: title, Columns: columns})
		rows = append(rows, func(yield func([]sheet.Value) bool) {
			err := read(func(p *model.Person) error {
				more, err := of(p, yield)
				if err == nil && !more {
					return errEnough
				}
				return err
			})
			if err != errEnough {
				failed = err
			}
		})
	}
	for i, part := range peoplesheet.Linked(x.Words, x.own, x.Notes, x.Internal) {
		put(part.Title, part.Columns(), i == 0, func(p *model.Person, yield func([]sheet.Value) bool) (bool, error) {
			for _, row := range part.Rows(p) {
				if !yield(row) {
					return false, nil
				}
			}
			return true, nil
		})
	}
	list := func(t sheet.Table, of func(yield func([]sheet.Value) bool) error) {
		var failed error
		failures = append(failures, &failed)
		tables = append(tables, t)
		rows = append(rows, func(yield func([]sheet.Value) bool) { failed = of(yield) })
	}
	h := peoplesheet.NewHistory(x.Words, colleagues)
	list(sheet.Table{Sheet: h.Title(), Columns: h.Columns()}, func(yield func([]sheet.Value) bool) error { return x.history(h, yield) })
	standing := peoplesheet.NewStanding(x.Words, colleagues)
	consents, favours := standing.ConsentTable(), standing.FavourTable()
	bases, requests := standing.BasisTable(), standing.RequestTable()
	put(consents.Sheet, consents.Columns, false, func(p *model.Person, yield func([]sheet.Value) bool) (bool, error) {
		list, err := x.book.Consents(x.ctx, p.ID)
		return each(list, err, func(c *model.Consent) bool { return yield(standing.Consent(p, c, x.paperName(c.Proof))) })
	})
	put(favours.Sheet, favours.Columns, false, func(p *model.Person, yield func([]sheet.Value) bool) (bool, error) {
		list, err := x.book.Favours(x.ctx, p.ID)
		return each(list, err, func(f *model.Favour) bool { return yield(standing.Favour(p, f)) })
	})
	put(bases.Sheet, bases.Columns, false, func(p *model.Person, yield func([]sheet.Value) bool) (bool, error) {
		list, err := x.book.BasesOf(x.ctx, p.ID)
		return each(list, err, func(b *model.PersonBasis) bool { return yield(standing.Basis(p, b)) })
	})
	put(requests.Sheet, requests.Columns, false, func(p *model.Person, yield func([]sheet.Value) bool) (bool, error) {
		list, err := x.book.RequestsOf(x.ctx, p.ID)
		return each(list, err, func(r *model.Request) bool { return yield(standing.Request(p, r)) })
	})
	evenings := peoplesheet.NewEvenings(x.Words, colleagues, x.Internal)
	list(evenings.EventTable(), func(yield func([]sheet.Value) bool) error {
		all, err := x.book.Events(x.ctx)
		_, err = each(all, err, func(e *book.EventRow) bool { return yield(evenings.Event(&e.Event, e.Counts)) })
		return err
	})
	guests, wishes := evenings.GuestTable(), evenings.WishTable()
	put(guests.Sheet, guests.Columns, false, func(p *model.Person, yield func([]sheet.Value) bool) (bool, error) {
		all, err := x.book.AttendancesOf(x.ctx, p.ID)
		return each(all, err, func(a *book.Attended) bool { return yield(evenings.Guest(p, &a.Attendance, &a.Event)) })
	})
	put(wishes.Sheet, wishes.Columns, false, func(p *model.Person, yield func([]sheet.Value) bool) (bool, error) {
		all, err := x.book.Wishes(x.ctx, book.WishQuery{PersonID: p.ID})
		return each(all, err, func(w *book.Wished) bool { return yield(evenings.Wish(p, &w.Wish)) })
	})
	list(evenings.NewsletterTable(), func(yield func([]sheet.Value) bool) error {
		all, err := x.book.Newsletters(x.ctx)
		_, err = each(all, err, func(n *model.Newsletter) bool { return yield(evenings.Newsletter(n)) })
		return err
	})
	err = sheet.WriteBook(w, tables, rows)
	for _, failed := range failures {
		if *failed != nil {
			return *failed
		}
	}
	return err
}

// paperName is what a paper is called; "" for none.
func (x *export) paperName(key string) string {
	if key == "" {
		return ""
	}
	name, _, err := x.book.PaperName(x.ctx, key)
	if err != nil {
		return ""
	}
	return name
}

// each hands over what was read, until yield wants no more.
func each[T any](list []T, err error, yield func(*T) bool) (more bool, _ error) {
	for i := range list {
		if !yield(&list[i]) {
			return false, nil
		}
	}
	return err == nil, err
}

// historiesAtOnce is how many people's histories are read at once.
const historiesAtOnce = 200

// history writes all entries about each person, newest first; internal ones only where they are wanted.
func (x *export) history(h *peoplesheet.History, yield func([]sheet.Value) bool) error {
	for part := range slices.Chunk(x.ids, historiesAtOnce) {
		if x.ctx.Err() != nil {
			return model.E(model.CodeCancelled, "", x.ctx.Err())
		}
		people, err := x.book.People(x.ctx, part)
		if err != nil {
			return err
		}
		entries, err := x.book.Histories(x.ctx, part)
		if err != nil {
			return err
		}
		for i := range people {
			p := &people[i]
			for k := range entries[p.ID] {
				if entry := &entries[p.ID][k]; (x.Internal || !entry.Internal) && !yield(h.Row(p, entry)) {
					return nil
				}
			}
		}
	}
	return nil
}
