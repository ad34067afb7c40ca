package ui

import (
	"cmp"
	"context"
	"time"

	"alumnibook/ui/command"
	"alumnibook/ui/run"
	"alumnibook/ui/unlock"
	"alumnibook/ui/widgets"

	"fyne.io/fyne/v2"
)

// lockLook is how often the window looks whether nobody has used it for a while. A computer that wakes up looks within
// that time.
const lockLook = 5 * time.Second

// locking is the question for the password that lies over the window while nobody has answered it.
type locking struct {
	has      bool      // the book has a password
	used     time.Time // when somebody used the window last
	question *unlock.Question
}

// locked tells that the question lies over the window.
func (s *Shell) locked() bool { return s.lock.question != nil && s.lock.question.IsOpen() }

// watchUse notes when somebody uses the window, and looks now and then how long ago that was.
func (s *Shell) watchUse() {
	s.used()
	widgets.OnActive = s.used
	s.runner.Serve(func(ctx context.Context) {
		look := time.NewTicker(lockLook)
		defer look.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-look.C:
				s.runner.Post(s.lockIfIdle)
			}
		}
	})
}

func (s *Shell) used() { s.lock.used = s.o.Clock() }

// lockIfIdle locks the window where nobody has used it for as long as was chosen.
func (s *Shell) lockIfIdle() {
	after := time.Duration(s.prefs.LockAfter()) * time.Minute
	idle := s.o.Clock().Sub(s.lock.used)
	if after > 0 && (idle >= after || idle < 0) { // a clock that was set back tells nothing: better locked than open
		s.lockWindow()
	}
}

// lockWindow lays the question for the password over the window, where the book has one.
func (s *Shell) lockWindow() {
	if s.frame == nil || s.closing || !s.lock.has || s.locked() {
		return
	}
	name := cmp.Or(s.firm.Name, bookName(s.book.Path()))
	s.lock.question = unlock.Show(s.win.Canvas(), s.words, name, unlock.Actions{
		Try: s.tryPassword, Other: s.askForBook, Quit: s.requestClose,
	})
}

// unlockWindow takes the question away without an answer, before the book is closed.
func (s *Shell) unlockWindow() {
	if s.lock.question != nil {
		s.lock.question.Hide()
		s.lock.question = nil
	}
}

func (s *Shell) tryPassword(password string, done func(wrong string)) {
	b := s.book
	run.Do(s.runner, "unlock", func(ctx context.Context, _ run.Progress) (bool, error) { return b.CheckPassword(ctx, password) },
		func(ok bool, err error) {
			switch {
			case s.book != b:
			case err != nil:
				logError(err)
				done(Sentence(s.words, err))
			case !ok:
				done(Sentence(s.words, wrongPassword()))
			default:
				s.used()
				done("")
			}
		})
}

// addLockCommand adds the command that locks the window.
func (f *frame) addLockCommand() {
	f.table.Add(command.File, command.Command{
		ID: "book.lock", Words: "unlock.command", Shortcut: command.CtrlShift(fyne.KeyK), Run: f.s.lockWindow,
		Possible: reason(func() bool { return f.s.lock.has }, "unlock.no_password"),
	})
}
