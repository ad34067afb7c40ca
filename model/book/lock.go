package book

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"os/user"
	"strings"
	"time"

	"github.com/gofrs/flock"

	"alumnibook/model"
)

// HeldBy is who has a book open.
type HeldBy struct {
	Host    string    `json:"host"`
	User    string    `json:"user"`
	PID     int       `json:"pid"`
	Since   time.Time `json:"since"`
	Address string    `json:"address,omitempty"` // where the window that has it open listens, "" where it does not
}

// Mine tells whether the holder is a program of this user on this computer: only that one can be asked to come forward.
// The window of somebody else on the same computer would come forward on a screen that nobody sees.
func (h HeldBy) Mine() bool {
	me := self(time.Time{})
	return strings.EqualFold(h.Host, me.Host) && h.User == me.User
}

// lock is the claim on a book: a lock on the file beside it, which the system gives back when the program ends
// however it ends, and a second file that says who holds it. They are two, since on Windows nobody else can read
// a locked file.
type lock struct {
	file   *flock.Flock
	book   string
	holder HeldBy
}

func lockPath(book string) string   { return book + ".lock" }
func holderPath(book string) string { return book + ".lock.json" }

// claim takes the lock of a book, or fails with CodeBookOpen.
func claim(book string, now time.Time) (*lock, error) {
	for range 3 {
		f := flock.New(lockPath(book), flock.SetPermissions(0o600))
		ok, err := f.TryLock()
		switch {
		case errors.Is(err, fs.ErrPermission), model.CodeOfSystem(err) == model.CodeReadOnly:
			return nil, model.E(refusedLock(book), baseName(book), err)
		case err != nil:
			return nil, named(coded(err), book)
		case !ok:
			_ = f.Close()
			return nil, model.E(model.CodeBookOpen, baseName(book), nil)
		}
		if !sameFile(f, lockPath(book)) {
			_ = f.Close() // the holder before us removed it after we had opened it
			continue
		}
		l := &lock{file: f, book: book, holder: self(now)}
		if err := l.write(); err != nil {
			_ = l.release()
			return nil, named(coded(err), book)
		}
		return l, nil
	}
	return nil, model.E(model.CodeBookOpen, baseName(book), nil)
}

// refusedLock says what can be done with a book whose lock the system refuses: look at it, or nothing.
func refusedLock(book string) model.Code {
	if mayRead(book) {
		return model.CodeReadOnly
	}
	return model.CodeNoAccess
}

func sameFile(f *flock.Flock, path string) bool {
	mine, err := f.Stat()
	if err != nil {
		return false
	}
	there, err := os.Stat(path)
	return err == nil && os.SameFile(mine, there)
}

func self(now time.Time) HeldBy {
	h := HeldBy{PID: os.Getpid(), Since: now}
	h.Host, _ = os.Hostname()
	if u, err := user.Current(); err == nil {
		h.User = u.Username
	}
	return h
}

func (l *lock) write() error {
	text, err := json.Marshal(l.holder)
	if err != nil {
		return err
	}
	return os.WriteFile(holderPath(l.book), text, 0o600)
}

// release gives the lock back and takes both files away.
func (l *lock) release() error {
	_ = os.Remove(holderPath(l.book))
	gone := os.Remove(lockPath(l.book)) // while still held, so that nobody else's is taken away
	err := l.file.Close()
	if gone != nil {
		_ = os.Remove(lockPath(l.book)) // Windows removes no open file; one that somebody else has taken stays
	}
	return err
}

// Announce tells other windows that find this book open where ours listens.
func (b *Book) Announce(address string) error {
	if b.readOnly {
		return model.E(model.CodeReadOnly, baseName(b.path), nil)
	}
	b.lock.holder.Address = address
	return named(coded(b.lock.write()), b.path)
}

// Holder tells who has a book open; false where nobody has.
func Holder(path string) (HeldBy, bool) {
	path, err := clean(path)
	if err != nil {
		return HeldBy{}, false
	}
	text, err := os.ReadFile(holderPath(path))
	if err != nil {
		return HeldBy{}, false
	}
	var h HeldBy
	if json.Unmarshal(text, &h) != nil || !held(path) {
		return HeldBy{}, false
	}
	return h, true
}

// held tells whether the lock is really held: after a crash only its file is left.
func held(book string) bool {
	if _, err := os.Stat(lockPath(book)); err != nil {
		return false
	}
	f := flock.New(lockPath(book), flock.SetFlag(os.O_RDWR))
	ok, err := f.TryLock()
	defer func() { _ = f.Close() }()
	return err == nil && !ok
}
