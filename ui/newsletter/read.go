package newsletter

import (
	"context"
	"slices"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/draft"
)

// known is what the list shows.
type known struct {
	issues []model.Newsletter
	plan   book.IssuePlan
	every  int             // months between two issues
	drafts map[string]bool // issues of which something was typed and not saved, by the name of the draft
}

func readKnown(ctx context.Context, b *book.Book, today model.Date) (k known, err error) {
	if k.issues, err = b.Newsletters(ctx); err != nil {
		return k, err
	}
	if k.plan, err = b.IssuePlan(ctx, today); err != nil {
		return k, err
	}
	p, err := b.Programme(ctx)
	if err != nil {
		return k, err
	}
	k.every = p.NewsletterEvery
	names, err := b.Drafts(ctx)
	k.drafts = map[string]bool{}
	for _, n := range names {
		k.drafts[n] = true
	}
	return k, err
}

// source is what an issue is shown with.
type source struct {
	n      model.Newsletter
	saved  bool // it stands in the book
	kept   []byte
	lists  []model.List
	events []book.EventRow
	people map[int64]string // names of those whom it mentions
}

// readSource reads an issue, or proposes a new one for id 0.
func readSource(ctx context.Context, b *book.Book, id int64, propose func(known) model.Newsletter, today model.Date) (s source, err error) {
	if id == 0 {
		k, err := readKnown(ctx, b, today)
		if err != nil {
			return s, err
		}
		s.n = propose(k)
	} else if s.n, err = b.Newsletter(ctx, id); err != nil {
		return s, err
	} else {
		s.saved = true
	}
	if s.n.State != model.NewsletterSent {
		if s.kept, _, err = b.Draft(ctx, draft.TextName(draftOf(id))); err != nil {
			return s, err
		}
	}
	if s.lists, err = b.Lists(ctx); err != nil {
		return s, err
	}
	if s.events, err = b.Events(ctx); err != nil {
		return s, err
	}
	s.people, err = readNames(ctx, b, &s.n)
	return s, err
}

func readNames(ctx context.Context, b *book.Book, n *model.Newsletter) (map[int64]string, error) {
	var ids []int64
	for i := range n.Boxes {
		for _, item := range n.Boxes[i].Items {
			if item.PersonID != 0 && !slices.Contains(ids, item.PersonID) {
				ids = append(ids, item.PersonID)
			}
		}
	}
	names := map[int64]string{}
	rows, err := b.Rows(ctx, ids)
	for _, r := range rows {
		names[r.ID] = r.Name
	}
	return names, err
}
