package handover

import (
	"slices"

	"alumnibook/model"
	"alumnibook/model/exchange/vcard"
)

// sinceThen leaves away those who were not changed since the day that was asked for.
func (x *export) sinceThen() error {
	if x.Since.IsZero() || len(x.ids) == 0 {
		return nil
	}
	changed, err := x.book.UpdatedSince(x.ctx, x.Since)
	if err != nil {
		return err
	}
	slices.Sort(changed)
	x.keep(func(id int64) bool { _, ok := slices.BinarySearch(changed, id); return ok })
	return nil
}

// forDevice compares the people with what the device was given the last time: who is the same there, and who must not
// be there any more.
func (x *export) forDevice() error {
	if !x.Format.IsContacts() || x.Device == "" {
		return nil
	}
	given, _, err := x.book.HandedOver(x.ctx, x.Device)
	if err != nil {
		return err
	}
	if err := x.gone(given); err != nil {
		return err
	}
	x.prints = make(map[int64]string, len(x.ids))
	o := x.options()
	if err := x.read(func(p *model.Person) error {
		if print := vcard.Fingerprint(p, o); print != "" {
			x.prints[p.ID] = print
		}
		return nil
	}); err != nil {
		return err
	}
	if x.ChangedOnly {
		x.keep(func(id int64) bool {
			if print := x.prints[id]; print != "" && given[id] == print {
				delete(x.prints, id)
				return false
			}
			return true
		})
	}
	return nil
}

// gone finds those whom the device was given and whom the gate keeps back today, or who are no longer in the book.
func (x *export) gone(given map[int64]string) error {
	ids := make([]int64, 0, len(given))
	for id, print := range given {
		if print != "" {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	d, err := Check(x.ctx, x.book, ids, x.Format)
	if err != nil {
		return err
	}
	slices.Sort(d.Allowed)
	for _, id := range ids {
		if _, ok := slices.BinarySearch(d.Allowed, id); !ok {
			x.result.GoneIDs = append(x.result.GoneIDs, id)
		}
	}
	x.result.Gone = len(x.result.GoneIDs)
	return nil
}

// keep leaves away everybody else, and counts them.
func (x *export) keep(wanted func(id int64) bool) {
	all := len(x.ids)
	x.ids = slices.DeleteFunc(slices.Clone(x.ids), func(id int64) bool { return !wanted(id) })
	x.result.Unchanged += all - len(x.ids)
}
