package ui

import (
	"context"
	"os"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"alumnibook/assets"
	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/run"
	"alumnibook/ui/widgets"
)

// catchUpEvery is how often a window that only looks at a book follows the one that writes.
const catchUpEvery = 3 * time.Second

// reading is what a window knows that only looks at a book.
type reading struct {
	holder book.HeldBy // who has it open; zero where it can't be written for another reason or that is not known
	held   bool        // somebody has it open
	free   bool        // and has closed it since
	failed bool        // following it failed the last time, and that was noted
}

// now looks anew who has the book of a path open. A program that crashed leaves its files, so that one whose name is
// known is also asked for by its lock.
func (r reading) now(path string) reading {
	if !r.held {
		return r
	}
	_, err := os.Stat(path + ".lock")
	r.free = os.IsNotExist(err)
	if h, is := book.Holder(path); is {
		r.holder = h
	} else if r.holder.Host != "" {
		r.free = true
	}
	return r
}

// openToRead opens a book that can't be opened for writing, to look at.
func openToRead(ctx context.Context, path string, clock func() time.Time, why error) (opened, error) {
	b, err := book.OpenReadOnlyWith(ctx, path, clock)
	if err != nil {
		return opened{}, why // that says more of what stands in the way
	}
	firm, err := b.Firm(ctx)
	if err != nil {
		_ = b.Close()
		return opened{}, err
	}
	r := &reading{held: model.CodeOf(why) == model.CodeBookOpen}
	if r.held {
		r.holder, _ = book.Holder(path)
	}
	return opened{book: b, firm: firm, reading: r}, nil
}

// watchBook follows the window that writes, for as long as this one only looks.
func (s *Shell) watchBook() {
	s.runner.Serve(func(ctx context.Context) {
		look := time.NewTicker(catchUpEvery)
		defer look.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-look.C:
				s.runner.Post(s.catchUp)
			}
		}
	})
}

// catchUp reads what the other window has written, and notes when it has closed the book.
func (s *Shell) catchUp() {
	if s.frame == nil || s.closing || s.reading == nil {
		return
	}
	b, r, path := s.book, *s.reading, s.book.Path()
	run.Do(s.runner, "catch up", func(ctx context.Context, _ run.Progress) (reading, error) {
		_, err := b.CatchUp(ctx)
		return r.now(path), err
	}, func(now reading, err error) {
		if s.frame == nil || s.book != b || s.closing {
			return
		}
		if now.failed = err != nil; now.failed && !r.failed {
			logError(err) // once, not every few seconds
		}
		*s.reading = now
		if now.free != r.free || !now.holder.Since.Equal(r.holder.Since) {
			s.frame.bar.refresh()
		}
	})
}

// tryAgain opens the book anew: for writing, where that is possible by now.
func (s *Shell) tryAgain() {
	path := s.book.Path()
	s.frame.leave(func() { s.closeBook(func() { s.openBook(path) }) })
}

// readingBar is the bar above the pages of a book that can only be read. It says why, and since when.
type readingBar struct {
	f     *frame
	words *widgets.Paragraph
	again *widgets.Button
	whole fyne.CanvasObject
}

// newReadingBar makes the bar; its object is nil where the book can be written.
func newReadingBar(f *frame) *readingBar {
	b := &readingBar{f: f}
	if f.s.reading == nil {
		return b
	}
	b.words = widgets.NewParagraph("")
	b.again = widgets.NewSecondary("", nil, f.s.tryAgain).Smaller()
	row := widgets.FillRow(10, 1, widgets.NewIcon("lock", look.ColorAmber, 18), b.words, b.again)
	b.whole = widgets.Stack(0, widgets.Ground(look.ColorAmberTint, widgets.PadEach(6, 16, 6, 16, row)), widgets.HLine())
	b.refresh()
	return b
}

func (b *readingBar) refresh() {
	if b.whole == nil {
		return
	}
	w, r := b.f.s.words, b.f.s.reading
	verb := "readonly.again"
	if r.free {
		verb = "readonly.write"
	}
	b.words.SetSpans(widgets.Span{Text: w.T("readonly.title") + " ", Bold: true}, widgets.Span{Text: r.say(w, model.DateOf(b.f.s.o.Clock()))})
	b.again.SetText(w.T(verb))
	b.whole.Refresh()
}

// say tells why the book can only be read.
func (r *reading) say(w *assets.Translator, today model.Date) string {
	switch {
	case r.free:
		return w.T("readonly.free")
	case !r.held:
		return w.T("readonly.protected")
	case r.holder.Host == "":
		return w.T("readonly.somebody")
	}
	return w.T("readonly.held", "user", r.holder.User, "host", r.holder.Host, "since", w.Moment(today, r.holder.Since.Local()))
}

// writing are the commands that are no use where nothing can be written.
var writing = []string{
	"import.open", "person.new", "person.log", "person.card", "events.new", "leaving.new", "newsletter.new", "door.paper", "door.walk_in", "undo", "redo",
	"people.bulk", "people.call", "people.call_card", "people.consent", "people.delete", "people.edit", "people.leaver", "people.log_call",
	"people.log_other", "people.merge", "people.pause", "people.resume", "people.tag", "people.save_list",
}

// starting are what a route does that begins a change.
var starting = []string{
	"new", "edit", "copy", "log", "entry", "bulk", "bulk_consent", "invite", "erase", "request", "close", "consent", "favour", "wish", "basis",
	"keep", "pause", "move", "drop", "skip",
}

// readOnly tells that the book can only be read.
func (f *frame) readOnly() bool { return f.s.reading != nil }

// refuseWriting keeps commands that would change a book that can only be read from being begun.
func (f *frame) refuseWriting() {
	if !f.readOnly() {
		return
	}
	for _, id := range writing {
		if c := f.table.Get(id); c != nil {
			c.Possible = func() (bool, string) { return false, "readonly.refused" }
		}
	}
}

// refusesRoute says where a route would begin a change of a book that can only be read.
func (f *frame) refusesRoute(r page.Route) bool {
	if !f.readOnly() || !slices.Contains(starting, r.Do) {
		return false
	}
	f.sayReadOnly()
	return true
}

func (f *frame) sayReadOnly() { f.s.toast(look.ToneAmber, f.s.words.T("readonly.refused"), "", nil) }

// isReadOnly tells that an error is no more than that the book can only be read.
func (f *frame) isReadOnly(err error) bool {
	return f.readOnly() && model.CodeOf(err) == model.CodeReadOnly
}
