package run

import (
	"context"
	"errors"
	"sync"
	"testing"

	"alumnibook/model"
)

// loop stands in for the window's goroutine: what is posted is done by turn.
type loop struct {
	mu    sync.Mutex
	queue []func()
	more  chan struct{}
}

func newLoop() *loop { return &loop{more: make(chan struct{}, 1000)} }

func (l *loop) post(f func()) {
	l.mu.Lock()
	l.queue = append(l.queue, f)
	l.mu.Unlock()
	l.more <- struct{}{}
}

// turn does the next posted function.
func (l *loop) turn() {
	<-l.more
	l.mu.Lock()
	f := l.queue[0]
	l.queue = l.queue[1:]
	l.mu.Unlock()
	f()
}

func (l *loop) until(done func() bool) {
	for !done() {
		l.turn()
	}
}

func TestAnswerComesBackOnTheLoop(t *testing.T) {
	l := newLoop()
	r := New(t.Context(), l.post)
	got := 0
	Do(r, "sum", func(context.Context, Progress) (int, error) { return 42, nil }, func(n int, err error) { got = n })
	if r.Busy() != 1 {
		t.Errorf("busy with %d jobs, want 1", r.Busy())
	}
	l.until(func() bool { return got == 42 })
	if r.Busy() != 0 {
		t.Errorf("busy with %d jobs after the answer", r.Busy())
	}
}

func TestNewerJobOfTheKeyWins(t *testing.T) {
	l := newLoop()
	r := New(t.Context(), l.post)
	var got []string
	started := make(chan struct{})
	Do(r, "search", func(ctx context.Context, _ Progress) (string, error) {
		close(started)
		<-ctx.Done()
		return "old", nil
	}, func(s string, _ error) { got = append(got, s) })
	<-started
	Do(r, "search", func(context.Context, Progress) (string, error) { return "new", nil },
		func(s string, _ error) { got = append(got, s) })
	l.until(func() bool { return r.Busy() == 0 })
	if len(got) != 1 || got[0] != "new" {
		t.Errorf("answers %v, want the new one alone", got)
	}
}

func TestCancelIsAnsweredAndDropIsNot(t *testing.T) {
	l := newLoop()
	r := New(t.Context(), l.post)
	wait := func(ctx context.Context, _ Progress) (bool, error) {
		<-ctx.Done()
		return false, model.E(model.CodeCancelled, "", ctx.Err())
	}
	var cancelled, dropped error
	Do(r, "a", wait, func(_ bool, err error) { cancelled = err })
	Do(r, "b", wait, func(_ bool, err error) { dropped = errors.New("answered") })
	r.Cancel("a")
	r.Drop("b")
	l.until(func() bool { return r.Busy() == 0 })
	if model.CodeOf(cancelled) != model.CodeCancelled || dropped != nil {
		t.Errorf("cancelled: %v, dropped: %v", cancelled, dropped)
	}
}

func TestPanicBecomesAnError(t *testing.T) {
	for name, r := range map[string]Runner{"inline": Inline(), "stepped": &Stepped{}} {
		var got error
		Do(r, nil, func(context.Context, Progress) (int, error) { panic("oh") }, func(_ int, err error) { got = err })
		if s, ok := r.(*Stepped); ok {
			s.All()
		}
		if model.CodeOf(got) != model.CodeInternal {
			t.Errorf("%s: %v, want an internal error", name, got)
		}
	}
}

func TestClosingWaitsForWhatIsSaved(t *testing.T) {
	l := newLoop()
	r := New(t.Context(), l.post)
	release := make(chan struct{})
	var searched error
	saved, idle := false, false
	r.Start(Job{Keep: true, Work: func(ctx context.Context, _ Progress) (any, error) {
		<-release
		return nil, ctx.Err()
	}, Done: func(_ any, err error) { saved = err == nil }})
	Do(r, "search", func(ctx context.Context, _ Progress) (int, error) {
		<-ctx.Done()
		return 0, ctx.Err()
	}, func(_ int, err error) { searched = err })
	r.CancelAll()
	r.WhenIdle(func() { idle = true })
	l.until(func() bool { return searched != nil })
	if idle {
		t.Error("idle while something is being saved")
	}
	close(release)
	l.until(func() bool { return idle })
	if !saved {
		t.Error("saving was cancelled")
	}
}

func TestProgressIsThrottledAndEndsWhole(t *testing.T) {
	l := newLoop()
	r := New(t.Context(), l.post)
	var steps [][2]int
	done := false
	DoProgress(r, "import", func(_ context.Context, p Progress) (int, error) {
		for i := range 1000 {
			p(i+1, 1000)
		}
		return 0, nil
	}, func(d, n int) { steps = append(steps, [2]int{d, n}) }, func(int, error) { done = true })
	l.until(func() bool { return done })
	if len(steps) > 100 || steps[len(steps)-1] != [2]int{1000, 1000} {
		t.Errorf("%d steps, the last %v", len(steps), steps[len(steps)-1])
	}
}

func TestServicesEndWithStop(t *testing.T) {
	l := newLoop()
	r := New(t.Context(), l.post)
	ended := make(chan struct{})
	r.Serve(func(ctx context.Context) {
		<-ctx.Done()
		close(ended)
	})
	if r.Busy() != 0 {
		t.Error("a service counts as a job")
	}
	r.Stop()
	<-ended
}
