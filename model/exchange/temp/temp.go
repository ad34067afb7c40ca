// Package temp keeps what lies on the disk for a while only, to be shown or to be read, in folders that nobody else may
// look into, and takes them away again: at the end, and where a program ended before it could, at the next start.
package temp

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/gofrs/flock"
)

const (
	prefix   = "alumnibook-temp-"
	lockName = ".lock"
)

// Folder is a folder for such files, which is made when it is first asked for.
type Folder struct {
	In string // the folder that it is made in, "" for the system's for temporary files

	path string
	lock *flock.Flock // tells other programs that this one still runs
}

// Path makes the folder, where it is not there yet, and tells where it is.
func (f *Folder) Path() (string, error) {
	if f.path != "" {
		return f.path, nil
	}
	path, err := os.MkdirTemp(f.In, prefix) // only its owner may look in
	if err != nil {
		return "", err
	}
	lock := flock.New(filepath.Join(path, lockName), flock.SetPermissions(0o600))
	if ok, err := lock.TryLock(); err != nil || !ok {
		return "", errors.Join(err, os.RemoveAll(path))
	}
	f.path, f.lock = path, lock
	return path, nil
}

// Remove takes the folder away with all that is in it. What another program has still open may stay, until Sweep.
func (f *Folder) Remove() error {
	if f.path == "" {
		return nil
	}
	path := f.path
	err := f.lock.Close() // Windows removes no open file
	f.path, f.lock = "", nil
	return errors.Join(err, os.RemoveAll(path))
}

// Sweep takes away the folders of programs that ended without doing so, and counts them. It touches nothing but folders
// of that name that belong to this user, were last changed before a moment, and whose program no longer runs.
func Sweep(in string, before time.Time) (swept int, err error) {
	entries, err := os.ReadDir(in) // no pattern: the name of the folder may hold what looks like one
	if err != nil {
		return 0, err
	}
	for _, e := range entries {
		path := filepath.Join(in, e.Name())
		info, statErr := e.Info() // not of what a link leads to
		if !strings.HasPrefix(e.Name(), prefix) || statErr != nil || !info.IsDir() || !mine(info) || !info.ModTime().Before(before) || held(path) {
			continue
		}
		if gone := os.RemoveAll(path); gone != nil {
			err = errors.Join(err, gone)
			continue
		}
		swept++
	}
	return swept, err
}

// held tells whether the program that made a folder still runs: the system gives its lock back however it ends.
func held(path string) bool {
	lock := flock.New(filepath.Join(path, lockName), flock.SetFlag(os.O_RDWR))
	ok, err := lock.TryLock()
	_ = lock.Close()
	return !ok && !errors.Is(err, os.ErrNotExist)
}
