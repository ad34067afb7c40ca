package ui

import (
	"context"
	"os"
	"time"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/page"
	"alumnibook/ui/placing"
	"alumnibook/ui/run"
	"alumnibook/ui/safety"
)

// opened is what opening a book gives.
type opened struct {
	book  *book.Book
	firm  model.Firm
	ear   *listener
	other *book.HeldBy // who has it open on another computer

	reading *reading // it is opened to look at
	keeping *keeping // what its backups need to know
	locked  bool     // it has a password
}

// openBook opens a book while none is open. Where it can't be opened, the first start says why.
func (s *Shell) openBook(path string) {
	clock, files := s.o.Clock, s.pending
	run.DoProgress(s.runner, "book", func(ctx context.Context, _ run.Progress) (opened, error) {
		b, err := book.OpenWith(ctx, path, clock)
		if err != nil {
			return instead(ctx, path, files, clock, err)
		}
		return ready(ctx, b)
	}, nil, func(o opened, err error) { s.bookOpened(path, o, err) })
}

// instead is what happens where a book can't be opened for writing: the window of this computer that has it open comes
// forward, else it is opened to look at.
func instead(ctx context.Context, path string, files []string, clock func() time.Time, why error) (o opened, err error) {
	switch model.CodeOf(why) {
	case model.CodeBookOpen:
		h, elsewhere := holderElsewhere(path, why)
		if !elsewhere && comeForward(path, files) {
			return opened{}, why
		}
		if o, err = openToRead(ctx, path, clock, why); err != nil && elsewhere {
			o.other = &h
		}
	case model.CodeReadOnly:
		o, err = openToRead(ctx, path, clock, why)
	default:
		return opened{}, why
	}
	return o, err
}

// ready reads what the window needs of a book and opens an ear for a second start.
func ready(ctx context.Context, b *book.Book) (opened, error) {
	firm, err := b.Firm(ctx)
	if err != nil {
		_ = b.Close()
		return opened{}, err
	}
	o := opened{book: b, firm: firm}
	if o.locked, err = b.HasPassword(ctx); err == nil {
		o.keeping, err = readKeeping(ctx, b)
	}
	if err != nil {
		_ = b.Close()
		return opened{}, err
	}
	ear, err := listen()
	if err == nil {
		err = b.Announce(ear.address())
	}
	if err != nil { // the book is as good without; a second start then says that it is open
		logError(err)
	}
	o.ear = ear
	return o, nil
}

func (s *Shell) bookOpened(path string, o opened, err error) {
	if err != nil {
		s.notOpened(path, o, err)
		return
	}
	s.book, s.firm, s.ear = o.book, o.firm, o.ear
	s.reading, s.keeping, s.lock.has = o.reading, o.keeping, o.locked
	s.prefs.SetLastBook(s.book.Path()) // as the disk writes it, lest one book stand there twice
	s.unsubscribe = s.book.Subscribe(func(e book.Event) { s.runner.Post(func() { s.bookChanged(e) }) })
	if s.ear != nil {
		ear := s.ear
		s.runner.Serve(func(ctx context.Context) {
			ear.serve(ctx, func(files []string) { s.runner.Post(func() { s.called(files) }) })
		})
	}
	next, then := s.next, s.opened
	s.next, s.opened = page.Route{}, nil
	if next.Page == "" {
		next = s.firstPage()
	}
	s.showFrame(next)
	s.lockWindow()
	s.startKeeping()
	s.frame.settle()
	s.renewCalendar()
	s.offerReport()
	lists := s.pending
	s.pending = nil
	s.importFiles(lists)
	if then != nil {
		then()
	}
}

// notOpened says why a book can't be opened. A book that is gone is forgotten, so that the next start is quiet.
func (s *Shell) notOpened(path string, o opened, err error) {
	s.pending, s.next, s.opened = nil, page.Route{}, nil
	if canRescue(path, err) {
		logError(err)
		s.showRescue(path)
		return
	}
	if model.CodeOf(err) == model.CodeNoFile {
		s.prefs.ForgetBook(path)
	}
	text := Sentence(s.words, err)
	if h := o.other; h != nil {
		text = s.words.T("error.other_host", "name", bookName(path), "host", h.Host, "user", h.User,
			"since", s.words.Moment(model.DateOf(s.o.Clock()), h.Since.Local()))
	}
	logError(err)
	s.showFirstStart()
	s.say(s.words.T("open.failed"), text)
}

// called answers a second start: the window comes forward and takes its files.
func (s *Shell) called(files []string) {
	placing.Raise(s.win)
	s.away = false
	s.win.Show()
	s.win.RequestFocus()
	s.dropped(files)
}

// bookChanged hears of every change of the open book.
func (s *Shell) bookChanged(e book.Event) {
	if s.frame == nil {
		return
	}
	s.renewCalendar()
	if !e.Kinds["firm"] {
		s.frame.bookChanged(e)
		return
	}
	b := s.book
	run.Do(s.runner, nil, func(ctx context.Context, _ run.Progress) (model.Firm, error) { return b.Firm(ctx) },
		func(firm model.Firm, err error) {
			if err != nil || s.frame == nil || s.book != b {
				return
			}
			s.firm = firm
			s.title()
			s.frame.nav.refresh()
			s.frame.bookChanged(e)
		})
}

// switchBook closes the open book, if there is one, and opens another.
func (s *Shell) switchBook(path string) {
	if safety.IsBackup(path) {
		s.openBackup(path)
		return
	}
	if s.frame == nil {
		s.openBook(path)
		return
	}
	if sameFile(path, s.book.Path()) {
		return
	}
	s.frame.leave(func() { s.closeBook(func() { s.openBook(path) }) })
}

func sameFile(a, b string) bool {
	x, err1 := os.Stat(a)
	y, err2 := os.Stat(b)
	return err1 == nil && err2 == nil && os.SameFile(x, y)
}

// startAnew closes the open book and shows the first start.
func (s *Shell) startAnew() { s.closeBook(func() {}) }

// closeBook stops what runs, waits for what is being saved, closes the book and goes on at the first start.
func (s *Shell) closeBook(then func()) {
	if s.book == nil {
		then()
		return
	}
	b := s.book
	s.runner.CancelAll()
	s.hurryCalendar()
	s.runner.WhenIdle(func() {
		s.unlockWindow()
		s.stopKeeping()
		s.frame.close()
		s.unsubscribe()
		if s.ear != nil {
			_ = s.ear.Close()
		}
		s.frame, s.book, s.ear = nil, nil, nil
		run.Do(s.runner, "close", func(context.Context, run.Progress) (bool, error) { return true, b.Close() },
			func(_ bool, err error) {
				if err != nil {
					logError(err)
				}
				if !s.closing {
					s.title()
					s.showFirstStart()
				}
				then()
			})
	})
}

// requestClose is the one way out: unsaved things are asked about, saving is waited for, the book is closed.
func (s *Shell) requestClose() {
	if s.closing {
		return
	}
	if s.frame == nil {
		s.close()
		return
	}
	s.frame.leave(s.close)
}

func (s *Shell) close() {
	s.closing = true
	s.rememberPlace()
	s.rememberPage()
	s.closeBook(s.finishClosing)
}

func (s *Shell) finishClosing() {
	s.closeManual()
	_ = s.help.printed.Remove() // what a viewer has still open goes at the next start
	s.win.SetCloseIntercept(nil)
	s.win.Close()
}
