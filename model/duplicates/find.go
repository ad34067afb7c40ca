package duplicates

import (
	"context"

	"alumnibook/model"
	"alumnibook/model/book"
)

// Find suggests pairs of people in use who may be one, the likeliest first. Pairs that are marked as not the same are
// not among them. Progress may be nil.
func Find(ctx context.Context, b *book.Book, progress func(done, total int)) ([]Pair, error) {
	ids, err := b.Find(ctx, model.Filter{}, model.Sort{})
	if err != nil {
		return nil, err
	}
	apart, err := b.Different(ctx)
	if err != nil {
		return nil, err
	}
	f := newFinder(len(ids))
	err = b.EachPerson(ctx, ids, func(p *model.Person) error {
		f.add(p)
		if n := len(f.people); progress != nil && n%200 == 0 {
			progress(n/2, len(ids)) // reading is half of it
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	pairs, err := f.pairs(ctx, apart, func(done, total int) {
		if progress != nil && total > 0 {
			progress(len(ids)/2+len(ids)*done/(2*total), len(ids))
		}
	})
	if err != nil {
		return nil, err
	}
	if progress != nil {
		progress(len(ids), len(ids))
	}
	bestFirst(pairs)
	return pairs, nil
}
