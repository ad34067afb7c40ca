package duplicates

import (
	"context"
	"slices"

	"alumnibook/model"
	"alumnibook/model/book"
)

// Side says whose value of a field a merged person gets.
type Side string

// The sides. Where nothing is said, single values are keep's, or gone's where keep has none or knows less of the same
// date; lists are those of both.
const (
	SideKeep Side = "keep"
	SideGone Side = "gone"
	SideBoth Side = "both" // lists alone
)

// Combine is keep with what gone has beside it. Take says by the code of a field, as Fields names it, whose value is
// wanted.
func Combine(keep, gone *model.Person, take map[string]Side) model.Person {
	p := *keep
	for _, f := range fields {
		f.combine(&p, keep, gone, take[f.code])
	}
	p.OwnFields = combineOwn(keep, gone, take)
	return p
}

func combineOwn(keep, gone *model.Person, take map[string]Side) map[int64]string {
	all := map[int64]string{}
	for id, v := range gone.OwnFields {
		all[id] = v
	}
	for id, v := range keep.OwnFields {
		if v != "" && (all[id] == "" || take[ownCode(id)] != SideGone) {
			all[id] = v
		}
	}
	if len(all) == 0 {
		return nil
	}
	return all
}

// Merge makes keep and gone one person in the book, as one change that can be taken back.
func Merge(ctx context.Context, b *book.Book, keep, gone int64, take map[string]Side) (change int64, err error) {
	return b.Change(ctx, model.Doing{Code: "merge"}, func(tx *book.Tx) error {
		k, err := tx.Person(keep)
		if err != nil {
			return err
		}
		g, err := tx.Person(gone)
		if err != nil {
			return err
		}
		both := Combine(&k, &g, take)
		tx.SetDoing(model.Doing{Code: "merge", Name: both.CallName(), Count: 2})
		return tx.Merge(&both, gone)
	})
}

// NotSame marks two people as different, so that they are not suggested again.
func NotSame(ctx context.Context, b *book.Book, one, other int64) (change int64, err error) {
	return b.Change(ctx, model.Doing{Code: "not_same"}, func(tx *book.Tx) error {
		p, err := tx.Person(one)
		if err != nil {
			return err
		}
		tx.SetDoing(model.Doing{Code: "not_same", Name: p.CallName(), Count: 2})
		return tx.MarkDifferent([][2]int64{{one, other}})
	})
}

// united is a list with those of another one that it does not hold. Join tells whether two are the same, and may
// complete the first; one that needs no completing is taken before one that does.
func united[T comparable](a, b []T, join func(have *T, more T) bool) []T {
	all := slices.Clone(a)
	for _, more := range b {
		held, fits := false, -1
		for i := range all {
			full := all[i]
			if !join(&full, more) {
				continue
			}
			if held = full == all[i]; held {
				break
			}
			if fits < 0 {
				fits = i
			}
		}
		switch {
		case held:
		case fits >= 0:
			join(&all[fits], more)
		default:
			all = append(all, more)
		}
	}
	return all
}

// oneMarked leaves the first mark of a list alone and takes the others away.
func oneMarked[T any](list []T, mark func(*T) *bool) []T {
	seen := false
	for i := range list {
		if m := mark(&list[i]); *m {
			*m = !seen
			seen = true
		}
	}
	return list
}
