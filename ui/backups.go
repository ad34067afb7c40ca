package ui

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"time"

	"alumnibook/model"
	"alumnibook/model/backup"
	"alumnibook/model/book"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/prefs"
	"alumnibook/ui/run"
)

const (
	backupEvery = 30 * time.Minute // as long as something is changed
	backupLook  = time.Minute      // how often the window looks whether one is due
	backupAgain = 10 * time.Minute // after one that failed
)

// backupJob is the runner's key for making a backup: one that is asked for takes the place of one that runs.
type backupJob struct{}

// keeping is what the window knows of the backups of the open book.
type keeping struct {
	second  prefs.Backups
	pass    string // of the second place, as far as it is known
	days    int    // the oldest that a backup may be
	uid     string
	running bool

	newest    time.Time // of the newest that counts
	tried     time.Time
	err       error // why the last one could not be made
	secondErr error // why it is not in the second place
	owed      bool  // the second place is owed one that was made before its passphrase was known
	said      bool  // that something is wrong was said already
}

// asks tells that the second place waits for the passphrase.
func (k *keeping) asks() bool { return k.second.Second != "" && !k.second.Plain && k.pass == "" }

// plan is where backups go now. A second place whose passphrase nobody has given yet has to wait.
func (s *Shell) backupPlan(second bool) backup.Plan {
	k := s.keeping
	p := backup.Plan{Here: book.BackupFolder(s.book.Path()), Days: k.days, Clock: s.o.Clock}
	if second && !k.asks() {
		p.Second = backup.Place{Dir: k.second.Second, Passphrase: k.pass}
		if k.second.Plain {
			p.Second.Passphrase = ""
		}
	}
	return p
}

// readKeeping reads what the firm promised and which book it is.
func readKeeping(ctx context.Context, b *book.Book) (*keeping, error) {
	k := &keeping{}
	privacy, err := b.Privacy(ctx)
	if err != nil {
		return k, err
	}
	k.days = privacy.BackupDays
	k.uid, err = b.UID(ctx)
	return k, err
}

// startKeeping begins to look after the backups of the book that was just opened: one is made where the book has changed
// since the last one.
func (s *Shell) startKeeping() {
	if s.reading != nil {
		return
	}
	s.sweepBook()
	s.keeping.second = s.prefs.Backups(s.book.Path())
	s.bigChanges()
	if k, b := s.keeping, s.book; k.second.Keychain {
		s.runner.Serve(func(context.Context) { // the system may ask the user first, for as long as they like
			pass, err := s.o.Keychain.Get(k.uid)
			s.runner.Post(func() {
				if s.book != b || s.keeping != k || err != nil {
					return
				}
				s.passphraseKnown(pass)
			})
		})
	}
	s.backUpIfDue(0)
}

// passphraseKnown takes the passphrase of the second place, and lays there what it is owed.
func (s *Shell) passphraseKnown(pass string) {
	k := s.keeping
	k.pass = pass
	s.backUp(backupWish{ifDue: !k.owed}, nil, nil)
}

// watchBackups looks now and then whether a backup is due.
func (s *Shell) watchBackups() {
	s.runner.Serve(func(ctx context.Context) {
		look := time.NewTicker(backupLook)
		defer look.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-look.C:
				s.runner.Post(s.lookAtBackups)
			}
		}
	})
}

// lookAtBackups makes a backup where one is due: half an hour after the last one, if something changed; or as soon as
// the second place is there that was missing.
func (s *Shell) lookAtBackups() {
	k := s.keeping
	if s.frame == nil || s.closing || k == nil || s.reading != nil || k.running {
		return
	}
	now := s.o.Clock()
	switch {
	case model.CodeOf(k.secondErr) == backup.CodePlaceMissing && isFolder(k.second.Second):
		s.backUp(backupWish{}, nil, nil)
	case k.err != nil && now.Sub(k.tried) < backupAgain && !now.Before(k.tried):
	case k.err != nil || backup.Due(k.newest, true, now, backupEvery):
		s.backUpIfDue(backupEvery)
	}
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// backUpIfDue makes a backup where the book has changed and the newest is old enough.
func (s *Shell) backUpIfDue(every time.Duration) {
	s.backUp(backupWish{ifDue: true, every: every}, nil, nil)
}

// backupWish says whether a backup is made in any case.
type backupWish struct {
	ifDue bool          // only where the book has changed
	every time.Duration // and the newest is that old
}

// madeBackup is what came of looking after the backups once.
type madeBackup struct {
	made   backup.Made
	newest time.Time
	done   bool // one was made
}

// backUp makes a backup on the runner.
func (s *Shell) backUp(wish backupWish, progress func(done, total int), done func(error)) {
	b, k, plan, clock := s.book, s.keeping, s.backupPlan(true), s.o.Clock
	k.running = true
	s.backupsChanged()
	run.DoProgress(s.runner, backupJob{}, func(ctx context.Context, p run.Progress) (madeBackup, error) {
		if wish.ifDue {
			newest, changed, err := backup.Changed(ctx, b, plan)
			if err == nil && !backup.Due(newest.At, changed, clock(), wish.every) {
				return madeBackup{newest: newest.At}, nil
			}
		}
		made, err := s.makeBackup(ctx, b, plan, func(done, total int64) { p(int(done>>10), int(total>>10)) })
		return madeBackup{made: made, newest: made.Here.At, done: err == nil}, err
	}, s.inSight(progress), func(m madeBackup, err error) {
		k.running = false
		if s.book == b && s.keeping == k {
			s.backedUp(m, err)
		}
		if done != nil {
			done(err)
		}
	})
}

// backedUp notes what came of a backup. What is wrong is said once, in passing, until all is well again.
func (s *Shell) backedUp(m madeBackup, err error) {
	k, now := s.keeping, s.o.Clock()
	if model.CodeOf(err) == model.CodeCancelled {
		s.backupsChanged()
		return
	}
	k.tried = now
	if k.err = err; err == nil {
		k.newest = m.newest
	}
	if m.done {
		k.owed = k.asks()
		k.secondErr = m.made.SecondErr
		if k.second.Second != "" && k.secondErr == nil && !k.asks() {
			k.second.Reached = now
			s.prefs.SetBackups(s.book.Path(), k.second)
		}
	}
	s.sayBackupTrouble()
	s.backupsChanged()
}

// sayBackupTrouble says once that backups can't be made, and not again before one was made.
func (s *Shell) sayBackupTrouble() {
	k := s.keeping
	missing := model.CodeOf(k.secondErr) == backup.CodePlaceMissing // the status line says it: a stick is not always in
	trouble := k.err
	if trouble == nil && k.secondErr != nil && !missing {
		trouble = k.secondErr
	}
	if trouble == nil {
		k.said = false
		return
	}
	if k.said || s.frame == nil || s.closing {
		return
	}
	k.said = true
	logError(trouble)
	key := "safety.failed_second"
	if k.err != nil {
		key = "safety.failed"
	}
	w := s.words
	s.toast(look.ToneAmber, w.T(key, "why", Sentence(w, trouble)), w.T("safety.show"), func() {
		if s.frame != nil {
			s.frame.Open(page.Route{Page: page.Safety})
		}
	})
}

// bigChanges has a backup made before each change that touches many people. It stays on this computer: a slow stick
// would hold the change up.
func (s *Shell) bigChanges() {
	b, k, plan := s.book, s.keeping, s.backupPlan(false)
	b.BeforeBig(func(ctx context.Context, _ model.Doing) error {
		if _, changed, err := backup.Changed(ctx, b, plan); err == nil && !changed {
			return nil
		}
		made, err := s.makeBackup(ctx, b, plan, nil)
		s.runner.Post(func() {
			if s.book == b && s.keeping == k {
				made.SecondErr = k.secondErr
				if err == nil {
					k.newest = made.Here.At
				}
				k.err = err
				s.sayBackupTrouble()
				s.backupsChanged()
			}
		})
		return err
	})
}

// stopKeeping ends it, before the book is closed.
func (s *Shell) stopKeeping() {
	if s.reading == nil && s.keeping != nil {
		s.book.BeforeBig(nil)
	}
	s.keeping, s.reading = nil, nil
}

// backupsChanged tells the pages and the status line.
func (s *Shell) backupsChanged() {
	if s.frame == nil {
		return
	}
	s.frame.status.refreshBackups()
	for _, p := range s.frame.pages {
		if w, ok := p.(page.BackupWatcher); ok {
			w.BackupsChanged()
		}
	}
}

// backupStatus is what the status line says of the backups: "" where all is well.
func (s *Shell) backupStatus() string {
	k, w := s.keeping, s.words
	switch {
	case k == nil:
		return ""
	case k.err != nil && k.newest.IsZero():
		return w.T("safety.status_none")
	case k.err != nil:
		return w.T("safety.status_since", "when", w.Moment(model.DateOf(s.o.Clock()), k.newest.Local()))
	case k.asks():
		return w.T("safety.status_asks")
	case model.CodeOf(k.secondErr) == backup.CodePlaceMissing:
		return w.T("safety.status_missing", "place", filepath.Base(k.second.Second))
	case k.secondErr != nil:
		return w.T("safety.status_second")
	}
	return ""
}

// wrongPassword is the error of a password that is not the book's.
func wrongPassword() error { return model.E(book.CodeWrongPassword, "", nil) }

var errNoKeeping = errors.New("the book is only read")
