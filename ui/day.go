package ui

import (
	"context"
	"time"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/page"
)

// dayLook is how often the window looks whether the day has turned. A computer that wakes up looks within that time.
const dayLook = 15 * time.Second

// watchDay hears that the day has turned while the window is open.
func (s *Shell) watchDay() {
	clock := s.o.Clock
	s.runner.Serve(func(ctx context.Context) {
		look := time.NewTicker(dayLook)
		defer look.Stop()
		for day := model.DateOf(clock()); ; {
			select {
			case <-ctx.Done():
				return
			case <-look.C:
			}
			if now := model.DateOf(clock()); now != day {
				day = now
				s.runner.Post(s.dayTurned)
			}
		}
	})
}

// dayTurned settles what the new day brings and tells the pages.
func (s *Shell) dayTurned() {
	if s.frame == nil || s.closing {
		return
	}
	s.frame.settle()
	s.renewCalendar()
	for _, p := range s.frame.pages {
		if d, ok := p.(page.Daily); ok {
			d.DayTurned()
		}
	}
}

// settled is whom a day made alumni.
type settled struct {
	change int64
	n      int
	names  []string // of the first ones
}

// settle makes alumni of the leavers whose last day is over, and says so with a way back. It is nobody's doing just
// now: what goes wrong is logged and tried again with the next day or start.
func (f *frame) settle() {
	b, today := f.s.book, f.Today()
	if f.readOnly() {
		return
	}
	if newest, back := b.ClockSetBack(); back {
		f.Toast(f.s.words.T("open.clock_back", "when", f.s.words.Moment(today, newest.Local())))
	}
	f.save(func(ctx context.Context) (any, error) {
		change, n, err := b.Settle(ctx, today)
		if err != nil || change == 0 {
			return settled{}, err
		}
		return settled{change, n, namesOf(ctx, b, change)}, nil
	}, func(v any, err error) {
		if err != nil {
			logError(err)
			return
		}
		if s, _ := v.(settled); s.change != 0 {
			f.ToastUndo(f.settledSentence(s), s.change)
		}
	})
}

// namesOf are the names of the first two people of a change, as far as they can be read.
func namesOf(ctx context.Context, b *book.Book, change int64) []string {
	ids, err := b.ChangedPeople(ctx, change)
	if err != nil {
		return nil
	}
	var names []string
	for _, id := range ids[:min(len(ids), 2)] {
		if p, err := b.Person(ctx, id); err == nil {
			names = append(names, p.CallName())
		}
	}
	return names
}

// settledSentence says who became an alumnus.
func (f *frame) settledSentence(s settled) string {
	w := f.s.words
	switch {
	case len(s.names) == 0:
		return w.N("doing.became_alumni", s.n)
	case s.n == 1:
		return w.T("today.became_one", "name", s.names[0])
	case s.n == 2 && len(s.names) == 2:
		return w.T("today.became_two", "name", s.names[0], "other", s.names[1])
	}
	return w.N("today.became_many", s.n-1, "name", s.names[0])
}
