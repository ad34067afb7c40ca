package today

import (
	"context"

	"alumnibook/model"
	"alumnibook/model/book"
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
	today      model.Date
}

// read asks the book for everything; an answer to an earlier question never arrives.
func (v *view) read(done func(known, error)) {
	b, today := v.host.Book(), v.host.Today()
	minutes := v.minutes()
	run.Do(v.host.Runner(), jobKey{v, "read"}, func(ctx context.Context, _ run.Progress) (known, error) {
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
	k.drafts, err = readDrafts(ctx, b, k.due.Drafts)
	return k, err
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
	n := len(k.open()) + k.due.ThanksCount + len(k.drafts)
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
	run.Do(v.host.Runner(), jobKey{v, "people"}, func(ctx context.Context, _ run.Progress) ([]int64, error) {
		return find(ctx, b)
	}, func(ids []int64, err error) {
		switch {
		case err != nil:
			v.host.Fail(err)
		case len(ids) == 0:
			v.load() // they are gone since the page was drawn
		default:
			v.host.Open(these(ids))
		}
	})
}
