package prefs

import "time"

const (
	keyBackups = "backups."
	keyLock    = "lock.minutes"
)

// LockMinutes are the minutes without mouse or keys after which the window may lock itself; 0 is never.
var LockMinutes = []int{2, 5, 10, 20, 60, 0}

// usualLock is after how many minutes it locks itself where nothing else was chosen.
const usualLock = 10

// Backups is the second place to which this computer lays the backups of a book; none while Second is "". The passphrase
// does not stand here.
type Backups struct {
	Second   string    `json:"second,omitempty"`   // the folder
	Plain    bool      `json:"plain,omitempty"`    // without a passphrase, as the user wanted it
	Keychain bool      `json:"keychain,omitempty"` // the system's keychain has the passphrase
	Reached  time.Time `json:"reached,omitzero"`   // when a backup was laid there last
}

// Backups is the second place of a book.
func (p *Prefs) Backups(book string) Backups {
	var b Backups
	p.State(keyBackups+whole(book), &b)
	return b
}

// SetBackups chooses it; one without a folder ends it. What lies there stays.
func (p *Prefs) SetBackups(book string, b Backups) {
	if b.Second == "" {
		p.store.RemoveValue(keyState + keyBackups + whole(book))
		return
	}
	b.Second = whole(b.Second)
	p.SetState(keyBackups+whole(book), b)
}

// LockAfter is after how many minutes without mouse or keys the window locks itself, where the book has a password; 0 is
// never.
func (p *Prefs) LockAfter() int {
	return min(max(p.store.IntWithFallback(keyLock, usualLock), 0), 24*60)
}

// SetLockAfter chooses it.
func (p *Prefs) SetLockAfter(minutes int) { p.store.SetInt(keyLock, minutes) }
