package ui

import (
	"context"
	"time"

	"alumnibook/model"
	"alumnibook/model/exchange/handover"
	"alumnibook/ui/run"
)

// calendarWait is how long the window waits for further changes before it writes the calendar file anew, and
// calendarShare how many times as long as the writing took the last time: a large book is not written all the time.
const (
	calendarWait  = 2 * time.Second
	calendarShare = 10
)

// calendarLong is what writing may take for the window to wait for it when it closes. What takes longer is written when
// the book is opened the next time.
const calendarLong = 2 * time.Second

// calendarJob is the runner's key for writing the calendar file: a newer change replaces a writing that has not ended.
type calendarJob struct{}

// renewCalendar writes the calendar file anew that was asked for on this computer, a moment after the last change.
// Where that fails it is said once, and tried again with the next change.
func (s *Shell) renewCalendar() {
	if s.book == nil || s.closing || s.reading != nil {
		return
	}
	c := s.prefs.Calendar(s.book.Path())
	if c.Path == "" {
		return
	}
	b, w := s.book, s.words
	o := handover.Options{
		Format: handover.Calendar, Path: c.Path, Today: model.DateOf(s.o.Clock()),
		Words: func(key string) string { return w.T(key) }, Date: func(d model.Date) string { return w.Date(d) },
	}
	for _, p := range c.Parts {
		o.Parts = append(o.Parts, handover.Part(p))
	}
	wait, hurry := s.calendarDelay(), s.calendarHurry()
	s.runner.Start(run.Job{
		Key: calendarJob{}, Keep: true,
		Work: func(ctx context.Context, _ run.Progress) (any, error) {
			if !paused(ctx, wait, hurry) {
				return nil, ctx.Err()
			}
			began := time.Now()
			ids, err := b.Find(ctx, model.Filter{}, model.Sort{})
			if err == nil {
				_, err = handover.Renew(ctx, b, ids, o)
			}
			return time.Since(began), err
		},
		Done: func(took any, err error) {
			s.calendarTook, _ = took.(time.Duration)
			s.calendarRenewed(c.Path, err)
		},
	})
}

// paused waits for a while, or until there is a hurry; false where nobody wants it any more.
func paused(ctx context.Context, wait time.Duration, hurry <-chan struct{}) bool {
	if wait <= 0 {
		return ctx.Err() == nil
	}
	t := time.NewTimer(wait)
	defer t.Stop()
	select {
	case <-t.C:
	case <-hurry:
	case <-ctx.Done():
		return false
	}
	return true
}

func (s *Shell) calendarRenewed(path string, err error) {
	switch code := model.CodeOf(err); {
	case code == model.CodeCancelled:
		return
	case err != nil && !s.calendarFailed:
		logError(err)
		if s.frame != nil && !s.closing {
			s.frame.Toast(s.words.T("handover.keep_failed", "file", path))
		}
	}
	s.calendarFailed = err != nil
}

// calendarDelay is how long to wait for further changes.
func (s *Shell) calendarDelay() time.Duration {
	if s.o.CalendarWait != 0 {
		return max(s.o.CalendarWait, 0)
	}
	return max(calendarWait, calendarShare*s.calendarTook)
}

// calendarHurry is closed when the book is about to be closed, so that a waiting file is written first.
func (s *Shell) calendarHurry() <-chan struct{} {
	if s.calendarNow == nil {
		s.calendarNow = make(chan struct{})
	}
	return s.calendarNow
}

// hurryCalendar ends the waiting, before the book is closed.
func (s *Shell) hurryCalendar() {
	if s.calendarTook > calendarLong {
		s.runner.Drop(calendarJob{})
	}
	if s.calendarNow != nil {
		close(s.calendarNow)
		s.calendarNow = nil
	}
}
