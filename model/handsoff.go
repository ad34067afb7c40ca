package model

import (
	"os"
	"path/filepath"
	"slices"
	"sync"
)

// handsOff are the files that the engine of an open book looks after.
var handsOff struct {
	sync.Mutex
	paths []string
}

// KeepHandsOff has OpenToRead refuse the file of a book, and the files beside it, until release is called: a file that
// the engine has locked must not be opened and closed by anybody else in this program, since the system then takes all
// its locks away.
func KeepHandsOff(path string) (release func()) {
	handsOff.Lock()
	defer handsOff.Unlock()
	handsOff.paths = append(handsOff.paths, path)
	return sync.OnceFunc(func() {
		handsOff.Lock()
		defer handsOff.Unlock()
		if i := slices.Index(handsOff.paths, path); i >= 0 {
			handsOff.paths = slices.Delete(handsOff.paths, i, i+1)
		}
	})
}

// HandsOff tells whether a path leads to the file of an open book, or to one beside it, by whatever name.
func HandsOff(path string) bool {
	info, err := os.Stat(path)
	if err != nil {
		return false
	}
	handsOff.Lock()
	books := slices.Clone(handsOff.paths)
	handsOff.Unlock()
	for _, book := range books {
		for _, end := range []string{"", "-wal", "-shm"} {
			if path == book+end { // a file that is mapped into memory may not let itself be compared
				return true
			}
			if other, err := os.Stat(book + end); err == nil && os.SameFile(info, other) {
				return true
			}
		}
	}
	return false
}

// OpenToRead opens a file that the user named. An open book is none to be read so: CodeFileUnknown.
func OpenToRead(path string) (*os.File, error) {
	if HandsOff(path) {
		return nil, E(CodeFileUnknown, filepath.Base(path), nil)
	}
	return os.Open(path)
}
