package leaving

import (
	"cmp"
	"context"
	"slices"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/draft"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

// known is what the list shows, and what the forms need.
type known struct {
	lines      []line
	programme  model.Programme
	colleagues []model.Colleague
	seat       model.Colleague
	past       []model.ExitInterview // that may not be kept any longer
}

// line is somebody who leaves.
type line struct {
	row     model.Row
	leaving model.Leaving // its ID is 0 where there is no checklist yet
}

// lastDay is the day of the checklist, else that of the employment.
func (l *line) lastDay() model.Date {
	if l.leaving.ID != 0 {
		return l.leaving.LastDay
	}
	return l.row.Left
}

// next is the open step that is due first, nil where none is open.
func (l *line) next() *model.LeavingStep {
	if open := l.leaving.Open(); len(open) > 0 {
		return &l.leaving.Steps[open[0]]
	}
	return nil
}

// done counts the steps that are done or not needed.
func (l *line) done() int { return len(l.leaving.Steps) - len(l.leaving.Open()) }

func readKnown(ctx context.Context, b *book.Book, today model.Date) (k known, err error) {
	if k.programme, err = b.Programme(ctx); err != nil {
		return k, err
	}
	if k.colleagues, err = b.Colleagues(ctx); err != nil {
		return k, err
	}
	if k.seat, err = b.Seat(ctx); err != nil {
		return k, err
	}
	if k.past, err = b.InterviewsPast(ctx, today); err != nil {
		return k, err
	}
	k.lines, err = readLines(ctx, b)
	return k, err
}

// readLines finds those with a checklist, and those who leave and have none yet, by last day.
func readLines(ctx context.Context, b *book.Book) ([]line, error) {
	list, err := b.Leavings(ctx)
	if err != nil {
		return nil, err
	}
	ids, err := b.Find(ctx, model.Filter{Statuses: []model.Status{model.StatusLeaving}}, model.Sort{})
	if err != nil {
		return nil, err
	}
	newest := map[int64]model.Leaving{} // a returner who leaves again has two
	for _, l := range list {
		newest[l.PersonID] = l
		ids = append(ids, l.PersonID)
	}
	slices.Sort(ids)
	rows, err := b.Rows(ctx, slices.Compact(ids))
	lines := make([]line, 0, len(rows))
	for _, r := range rows {
		lines = append(lines, line{r, newest[r.ID]})
	}
	slices.SortStableFunc(lines, func(a, b line) int {
		one, other := a.lastDay(), b.lastDay()
		if one.IsZero() != other.IsZero() { // who has no last day yet comes last
			if one.IsZero() {
				return 1
			}
			return -1
		}
		return cmp.Or(one.Compare(other), cmp.Compare(a.row.Name, b.row.Name))
	})
	return lines, err
}

// one is all that is known of the person whose checklist is shown.
type one struct {
	person     model.Person
	row        model.Row
	leaving    model.Leaving // its ID is 0 where there is none
	interviews []model.ExitInterview
	ledger     []model.Consent
	typed      map[string][]byte // in the checklist and not saved, by what was open
}

func readOne(ctx context.Context, b *book.Book, id int64) (o one, err error) {
	if o.person, err = b.Person(ctx, id); err != nil {
		return o, err
	}
	rows, err := b.Rows(ctx, []int64{id})
	if err != nil {
		return o, err
	}
	if len(rows) == 1 {
		o.row = rows[0]
	}
	if o.leaving, _, err = b.Leaving(ctx, id); err != nil {
		return o, err
	}
	if o.interviews, err = b.Interviews(ctx, id); err != nil {
		return o, err
	}
	if o.ledger, err = b.Consents(ctx, id); err != nil {
		return o, err
	}
	o.typed, err = draft.TypedBelow(ctx, b, stepAt(id, ""))
	return o, err
}

// colleagueChoices are those who are here, and the one who is chosen.
func (k *known) colleagueChoices(chosen int64) []widgets.Choice {
	var list []widgets.Choice
	for _, c := range k.colleagues {
		if !c.Gone || c.ID == chosen {
			list = append(list, widgets.Choice{Text: c.Name, Value: page.TextOf(c.ID)})
		}
	}
	return list
}

// colleague is a colleague's name, "" for nobody.
func (k *known) colleague(id int64) string {
	for _, c := range k.colleagues {
		if c.ID == id {
			return c.Name
		}
	}
	return ""
}
