package ui

import (
	"context"

	"alumnibook/model"
	"alumnibook/model/backup"
	"alumnibook/model/book"
	"alumnibook/ui/page"
	"alumnibook/ui/prefs"
	"alumnibook/ui/run"
)

var _ page.Keeper = (*frame)(nil)

// Backups is how the backups of the book stand.
func (f *frame) Backups() page.Backups {
	k := f.s.keeping
	if k == nil {
		return page.Backups{Plan: backup.Plan{Here: book.BackupFolder(f.s.book.Path()), Clock: f.s.o.Clock}}
	}
	plan := f.s.backupPlan(true)
	plan.Second.Dir = k.second.Second // it is listed, also while it waits for its passphrase
	return page.Backups{
		Plan: plan, Second: k.second, Running: k.running, Newest: k.newest, Err: k.err, SecondErr: k.secondErr, Asks: k.asks(),
	}
}

// BackUp makes a backup now.
func (f *frame) BackUp(progress func(done, total int), done func(error)) {
	if f.s.keeping == nil {
		done(model.E(model.CodeReadOnly, "", errNoKeeping))
		return
	}
	f.s.backUp(backupWish{}, progress, done)
}

// StopBackUp gives a backup up that is being made.
func (f *frame) StopBackUp() { f.s.runner.Cancel(backupJob{}) }

// ChooseSecond takes a second place, or none.
func (f *frame) ChooseSecond(second prefs.Backups, passphrase string, done func(error)) {
	s, k := f.s, f.s.keeping
	if k == nil {
		done(model.E(model.CodeReadOnly, "", errNoKeeping))
		return
	}
	keychain, uid := s.o.Keychain, k.uid
	wanted := second.Keychain && second.Second != "" && !second.Plain
	run.Do(s.runner, "keychain", func(context.Context, run.Progress) (bool, error) {
		if wanted {
			return true, keychain.Set(uid, passphrase)
		}
		if k.second.Keychain {
			return true, keychain.Delete(uid)
		}
		return true, nil
	}, func(_ bool, err error) {
		if s.keeping != k {
			return
		}
		if wanted && err != nil {
			second.Keychain = false
		}
		if second.Plain || second.Second == "" {
			passphrase, second.Keychain = "", false
		}
		if second.Second != k.second.Second {
			k.secondErr = nil
		}
		k.second, k.pass = second, passphrase
		s.prefs.SetBackups(s.book.Path(), second)
		s.bigChanges()
		s.backupsChanged()
		if !wanted {
			err = nil
		}
		done(err)
	})
}

// GivePassphrase hands over the passphrase of the second place.
func (f *frame) GivePassphrase(passphrase string) {
	if f.s.keeping != nil {
		f.s.passphraseKnown(passphrase)
	}
}

// Restore puts a backup in the place of the book.
func (f *frame) Restore(from backup.Backup, passphrase string, another bool) {
	f.leave(func() {
		path := f.s.book.Path()
		f.s.closeBook(func() { f.s.restore(path, from, passphrase, another) })
	})
}

// OpenBook closes the book and opens another.
func (f *frame) OpenBook(path string) { f.s.switchBook(path) }

// PasswordChanged tells that the book got a password or lost it.
func (f *frame) PasswordChanged(has bool) { f.s.lock.has = has }

// Lock locks the window.
func (f *frame) Lock() { f.s.lockWindow() }
