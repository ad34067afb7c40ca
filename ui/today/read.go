package today

import (
	"context"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/page"
	"alumnibook/ui/run"
)

// most is how many lines of one kind are read at the most.
const most = 60

// known is what the page shows, as it stands in the book.
type known struct {
	people     int
	seat       model.Colleague
	colleagues map[int64]string
	programme  model.Programme
	plan       book.WeekPlan
	due        book.Today
	drafts     []kept
	past       []model.ExitInterview
	next       *book.EventRow  // the next evening, nil where none is planned
	over       []book.EventRow // evenings after which something is left to do
	issue      book.IssuePlan
	today      model.Date
}

// read asks the book for everything; an answer to an earlier question never arrives.
func (v *view) read(done func(known, error)) {
	b, today := v.host.Book(), v.host.Today()
	minutes := v.minutes()
	run.Do(v.host.Runner(), page.Key(v, "read"), func(ctx context.Context, _ run.Progress) (known, error) {
		return read(ctx, b, today, minutes)
	}, done)
}

func read(ctx context.Context, b *book.Book, today model.Date, minutes int) (k known, err error) {
	k.today, k.colleagues = today, map[int64]string{}
	if k.people, err = b.Count(ctx); err != nil {
		return k, err
	}
	if k.seat, err = b.Seat(ctx); err != nil {
		return k, err
	}
	colleagues, err := b.Colleagues(ctx)
	if err != nil {
		return k, err
	}
	for _, c := range colleagues {
		k.colleagues[c.ID] = c.Name
	}
	if k.programme, err = b.Programme(ctx); err != nil {
		return k, err
	}
	if k.plan, err = b.CallsOfWeek(ctx, model.WeekOf(today), today, minutes); err != nil {
		return k, err
	}
	if k.due, err = b.Today(ctx, today, most); err != nil {
		return k, err
	}
	if k.due.InterviewsPast > 0 {
		if k.past, err = b.InterviewsPast(ctx, today); err != nil {
			return k, err
		}
	}
	if err := k.readEvenings(ctx, b); err != nil {
		return k, err
	}
	if k.issue, err = b.IssuePlan(ctx, today); err != nil {
		return k, err
	}
	k.drafts, err = readDrafts(ctx, b, k.due.Drafts)
	return k, err
}

// thankDays is how long after an evening this page speaks of those who were not thanked.
const thankDays = 90

// readEvenings finds the next evening, and those that are over but not closed or not thanked for.
func (k *known) readEvenings(ctx context.Context, b *book.Book) error {
	all, err := b.Events(ctx)
	for i := range all {
		e := &all[i]
		switch {
		case e.On.IsZero():
		case e.IsComing() && e.On.Before(k.today):
			k.over = append(k.over, *e)
		case e.IsComing() && (k.next == nil || e.On.Before(k.next.On)):
			k.next = e
		case e.State == model.EventHeld && e.Counts.Attended > 0 && e.Counts.Thanked == 0 && e.On.DaysUntil(k.today) <= thankDays:
			k.over = append(k.over, *e)
		}
	}
	return err
}

// open are the calls of the week that are still to be made.
func (k *known) open() []book.WeekCall {
	var calls []book.WeekCall
	for _, c := range k.plan.Calls {
		if c.State == book.CallOpen || c.State == book.CallTried {
			calls = append(calls, c)
		}
	}
	return calls
}

// count is what waits for somebody today: the badge of the page.
func (k *known) count() int {
	n := len(k.open()) + k.due.ThanksCount + len(k.drafts) + len(k.over)
	for i := range k.due.FollowUps {
		if !k.today.Before(k.due.FollowUps[i].FollowUp.On) {
			n++
		}
	}
	for _, l := range k.due.Leavers {
		if !k.today.Before(l.Leaving.Steps[l.Step].Due) {
			n++
		}
	}
	return n
}

// showPeople shows people in the list, who are found only now.
func (v *view) showPeople(find func(ctx context.Context, b *book.Book) ([]int64, error)) {
	b := v.host.Book()
	run.Do(v.host.Runner(), page.Key(v, "people"), func(ctx context.Context, _ run.Progress) ([]int64, error) {
		return find(ctx, b)
	}, func(ids []int64, err error) {
		switch {
		case err != nil:
			v.host.Fail(err)
		case len(ids) == 0:
			v.load() // they are gone since the page was drawn
		default:
			v.host.Open(page.ThesePeople(ids))
		}
	})
}
