package page

import (
	"time"

	"alumnibook/model/backup"
	"alumnibook/ui/prefs"
)

// Keeper is what the window does for the page of the backups, beside what it does for every page. A Host may be one. All
// methods are called on the window's goroutine.
type Keeper interface {
	Backups() Backups // how they stand

	// BackUp makes a backup now, in the place of one that is being made. done hears what came of it.
	BackUp(progress func(done, total int), done func(error))
	// StopBackUp gives a backup up that is being made.
	StopBackUp()

	// ChooseSecond takes a second place for backups, or none where it has no folder. The passphrase is kept in the
	// system's keychain where it is wanted and there is one; done hears where there is none, and it is taken until the
	// window is closed.
	ChooseSecond(second prefs.Backups, passphrase string, done func(error))
	// GivePassphrase hands over the passphrase of the second place that is there already, after it was checked.
	GivePassphrase(passphrase string)

	// Restore closes the book, puts a backup in its place and opens that. What is not saved is asked about first.
	Restore(from backup.Backup, passphrase string, another bool)
	// OpenBook closes the book and opens another.
	OpenBook(path string)

	// PasswordChanged tells that the book got a password or lost it.
	PasswordChanged(has bool)
	// Lock locks the window, where the book has a password.
	Lock()
}

// Backups is how the backups of the open book stand.
type Backups struct {
	Plan      backup.Plan
	Second    prefs.Backups
	Running   bool      // one is being made
	Newest    time.Time // of the newest that counts; zero where there is none
	Err       error     // why the last one could not be made
	SecondErr error     // why it could not be laid in the second place
	Asks      bool      // the second place waits for the passphrase
}

// BackupWatcher pages hear that something became of the backups, also while they are in the background.
type BackupWatcher interface{ BackupsChanged() }
