package ui

import (
	"context"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"alumnibook/model"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/run"
	"alumnibook/ui/uitest"
)

// dailyStub is a start page that counts the days.
type dailyStub struct {
	*stub
	days int
}

func (s *dailyStub) DayTurned() { s.days++ }

// dayBench opens a book with a start page in front of the other pages.
func dayBench(t *testing.T, people ...*model.Person) (*bench, *dailyStub) {
	t.Helper()
	b := newBench(t, Options{BookPath: makeBook(t, people...)})
	start := &dailyStub{}
	b.s.o.Pages = append([]page.Entry{{ID: page.Today, Words: "today.title", Icon: look.Icon("today"), Make: func(h page.Host) page.Page {
		start.stub = newStub(h, "today")
		return start
	}}}, b.s.o.Pages...)
	b.s.Start()
	return b, start
}

// leaver is somebody whose last day it was.
func leaver(given string, lastDay model.Date) *model.Person {
	p := uitest.Named(given, "Holm")
	p.Status = model.StatusLeaving
	p.Employments = []model.Employment{{Office: "Aarhus", From: model.NewDate(2020, 1, 1), To: lastDay}}
	return p
}

func TestOpensOnToday(t *testing.T) {
	b, _ := dayBench(t)
	b.MustSee("page today", "Today")
	if b.front() != page.Today || b.s.frame.navigated()[0].ID != page.Today {
		t.Errorf("the window opens on %q", b.front())
	}
	b.Tap("Settings")
	b.s.frame.ChangeLanguage("de")
	if b.front() != page.Settings || b.s.frame.pages[page.Today] == nil {
		t.Error("in another language the window does not stand where it stood, or nobody counts what is due")
	}
}

func TestLeaversBecomeAlumniWithTheDay(t *testing.T) {
	b, start := dayBench(t, leaver("Ida", uitest.Today.AddDays(-1)), leaver("Ole", uitest.Today.AddDays(-2)), leaver("Kim", uitest.Today))
	b.MustSee("Ida Holm and Ole Holm have left and are alumni now")
	if got := b.alumni(); got != 2 {
		t.Errorf("%d alumni after opening, want 2", got)
	}
	b.Tap("Undo")
	if got := b.alumni(); got != 0 {
		t.Errorf("%d alumni after undo", got)
	}
	b.s.dayTurned()
	if start.days != 1 {
		t.Errorf("the page saw %d days", start.days)
	}
	if got := b.alumni(); got != 2 {
		t.Errorf("%d alumni the day after, want 2", got)
	}
}

// alumni counts who left.
func (b *bench) alumni() int {
	b.t.Helper()
	ids, err := b.s.book.Find(b.t.Context(), model.Filter{Statuses: []model.Status{model.StatusAlumnus}}, model.Sort{})
	if err != nil {
		b.t.Fatal(err)
	}
	return len(ids)
}

func TestOneLeaverIsNamed(t *testing.T) {
	b, _ := dayBench(t, leaver("Ida", uitest.Today.AddDays(-1)))
	b.MustSee("Ida Holm has left and is an alumnus now")
}

// serving runs services and counts what they post.
type serving struct {
	run.Runner
	ctx    context.Context
	posted atomic.Int32
}

func (s *serving) Serve(work func(context.Context)) { go work(s.ctx) }
func (s *serving) Post(func())                      { s.posted.Add(1) }

func TestWindowSeesThatTheDayTurns(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, stop := context.WithCancel(t.Context())
		runner := &serving{ctx: ctx}
		s := &Shell{runner: runner, o: Options{Clock: func() time.Time { return time.Now().UTC() }}}
		s.watchDay()
		time.Sleep(23 * time.Hour) // from midnight on, by the clock of the test
		synctest.Wait()
		if runner.posted.Load() != 0 {
			t.Errorf("%d days have turned before midnight", runner.posted.Load())
		}
		time.Sleep(2 * time.Hour)
		synctest.Wait()
		if runner.posted.Load() != 1 {
			t.Errorf("%d days have turned after midnight, want 1", runner.posted.Load())
		}
		time.Sleep(80 * time.Hour)
		synctest.Wait()
		if runner.posted.Load() != 4 {
			t.Errorf("%d days have turned, want 4", runner.posted.Load())
		}
		stop()
		synctest.Wait()
	})
}

func TestAClockThatWasSetBackIsSaid(t *testing.T) {
	b, _ := dayBench(t, leaver("Ida", uitest.Today.AddDays(-1)))
	b.s.o.Clock = func() time.Time { return uitest.Clock().AddDate(0, 0, -3) }
	b.s.closeBook(func() { b.s.openBook(b.s.prefs.LastBook()) })
	b.MustSee("The clock of this computer stands before the newest change in the book")
	b.MustNotSee("Ida Holm is an alumnus now")
}
