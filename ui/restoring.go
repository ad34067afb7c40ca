package ui

import (
	"context"
	"path/filepath"

	"alumnibook/model"
	"alumnibook/model/backup"
	"alumnibook/model/book"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/run"
	"alumnibook/ui/safety"
	"alumnibook/ui/widgets"
)

// restoreJob is the runner's key for putting a backup in the place of the book.
type restoreJob struct{}

// restore puts a backup in the place of a book that is closed, and opens it. Where that does not work, the book that is
// there is opened again, and it is said why.
func (s *Shell) restore(path string, from backup.Backup, passphrase string, another bool) {
	w := s.words
	text := w.T("safety.restoring", "name", bookName(path))
	bar := widgets.NewProgress(text, nil)
	s.setRoot(widgets.Ground(look.ColorBackground, widgets.Middle(400, bar)))
	o := backup.Options{Clock: s.o.Clock, Another: another}
	run.DoProgress(s.runner, restoreJob{}, func(ctx context.Context, p run.Progress) (backup.Restored, error) {
		o.Progress = func(done, total int64) { p(int(done>>10), int(total>>10)) }
		return backup.Restore(ctx, path, from.Path, passphrase, o)
	}, func(done, total int) { bar.Set(text, done, total) }, func(r backup.Restored, err error) {
		if s.closing {
			return
		}
		s.next = page.Route{Page: page.Safety}
		s.opened = func() { s.restored(path, from, r) }
		if err != nil {
			logError(err)
			s.opened = func() { s.say(w.T("fail.title"), Sentence(w, err)) }
		}
		s.openBook(path)
	})
}

// restored says what is open now, with the way back.
func (s *Shell) restored(path string, from backup.Backup, r backup.Restored) {
	w := s.words
	when := w.Moment(model.DateOf(s.o.Clock()), from.At.Local())
	text := w.T("safety.restored", "when", when)
	if from.Aside {
		text = w.T("safety.restored_aside")
	}
	if r.Erased > 0 {
		text += " " + w.N("safety.restored_erased", r.Erased)
	}
	if r.Aside == "" {
		s.toast(look.ToneGreen, text, "", nil)
		return
	}
	s.toast(look.ToneGreen, text, w.T("toast.undo"), func() {
		if s.frame == nil || s.book == nil || s.book.Path() != path {
			return
		}
		aside := backup.Backup{Path: r.Aside, Name: filepath.Base(r.Aside), Aside: true, At: s.o.Clock()}
		s.frame.Restore(aside, "", true) // it was in this place a moment ago, whatever book it is
	})
}

// canRescue tells whether there is more to do about a book that can't be opened than to say so.
func canRescue(path string, err error) bool {
	switch model.CodeOf(err) {
	case model.CodeDamaged:
		return true
	case model.CodeNotABook: // a book whose beginning was destroyed looks like that, and only its backups tell
		list, _ := backup.List(context.Background(), backup.Plan{Here: book.BackupFolder(path)})
		return len(list) > 0
	}
	return false
}

// showRescue offers what can be done about a damaged book: its newest good backup, and what can be read of it.
func (s *Shell) showRescue(path string) {
	second := s.prefs.Backups(path)
	s.setRoot(safety.NewRescue(safety.Rescue{
		Words: s.words, Runner: s.runner, Window: s.win, Book: path, Today: model.DateOf(s.o.Clock()),
		Plan:     backup.Plan{Here: book.BackupFolder(path), Second: backup.Place{Dir: second.Second}, Clock: s.o.Clock},
		Sentence: func(err error) string { logError(err); return Sentence(s.words, err) },
		PickSave: s.pickSave,
		Restore:  func(from backup.Backup, passphrase string) { s.restore(path, from, passphrase, false) },
		Open:     s.openBook,
		Other:    s.showFirstStart,
	}))
	s.setMenu(s.firstMenu())
	s.title()
}

// openBackup makes a book of a backup: on a new computer there is nothing else to open. A book that is open stays so
// until the new one is there.
func (s *Shell) openBackup(path string) {
	at := s.placeForBook()
	safety.Arrival{
		Words: s.words, Canvas: s.win.Canvas(), Runner: s.runner, Folder: at.folder, Why: at.say(s), Options: backup.Options{Clock: s.o.Clock},
		Sentence: func(err error) string { logError(err); return Sentence(s.words, err) },
		PickSave: at.pick(s), Open: s.switchBook,
	}.Show(path)
}
