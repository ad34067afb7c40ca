package backup

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"
)

// mount makes a disk of a given size.
func mount(dir, size string) (string, error) {
	return "tmpfs", syscall.Mount("tmpfs", dir, "tmpfs", 0, "size="+size)
}

func unmount(dir string) error { return syscall.Unmount(dir, 0) }

// asNobody runs fn with the rights of somebody to whom a folder belongs, but not the other one. Who has no more rights
// than others runs it as they are.
func asNobody(t testing.TB, theirs, not string, fn func()) {
	t.Helper()
	if os.Getuid() != 0 {
		fn()
		return
	}
	const nobody = 65534
	err := filepath.WalkDir(theirs, func(path string, _ fs.DirEntry, err error) error {
		if err == nil && path != not {
			err = os.Chown(path, nobody, nobody)
		}
		return err
	})
	must(t, err)
	must(t, os.Chmod(filepath.Dir(theirs), 0o711)) // the test's own folder
	done := make(chan error)
	go func() {
		runtime.LockOSThread() // the rights are those of the thread, which ends with the goroutine
		err := errors.Join(syscall.Setfsgid(nobody), syscall.Setfsuid(nobody))
		fn()
		done <- err
	}()
	must(t, <-done)
}
