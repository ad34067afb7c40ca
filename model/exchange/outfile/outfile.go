// Package outfile writes files that leave the program, whole or not at all.
package outfile

import (
	"bufio"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"alumnibook/model"
)

// Write makes a file of what the function writes: under another name beside it, flushed to the disk, and then renamed
// over a file that may be there, whose permissions it takes over; a new one is for its owner alone. Where anything
// fails, the old file stays as it was. Errors: CodeNoFile where the folder is missing, CodeNoAccess, CodeReadOnly,
// CodeDiskFull, CodeFileName, CodeExists where it is an open book, or the function's own.
func Write(path string, write func(io.Writer) error) error {
	return WriteThen(path, write, func() error { return nil })
}

// WriteThen is Write, with something that has to succeed between the file being whole on the disk and its taking the
// place of the old one: what a log says was written is there.
func WriteThen(path string, write func(io.Writer) error, then func() error) error {
	if model.HandsOff(path) { // the open book has the name that was given
		return model.E(model.CodeExists, filepath.Base(path), nil)
	}
	if err := model.CheckFileName(path); err != nil {
		return err
	}
	mode := fs.FileMode(0o600)
	if info, err := os.Stat(path); err == nil {
		if !info.Mode().IsRegular() {
			return model.E(model.CodeNoAccess, filepath.Base(path), errors.New("no regular file"))
		}
		mode = info.Mode().Perm()
	}
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*.part")
	if err != nil {
		return coded(path, err)
	}
	err = fill(f, mode, write)
	if err == nil {
		err = then()
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		os.Remove(f.Name())
		return coded(path, err)
	}
	syncFolder(filepath.Dir(path))
	return nil
}

// fill writes, flushes and closes the file under its temporary name.
func fill(f *os.File, mode fs.FileMode, write func(io.Writer) error) (err error) {
	defer func() {
		if e := f.Close(); err == nil {
			err = e
		}
	}()
	w := bufio.NewWriterSize(f, 1<<16)
	if err := write(w); err != nil {
		return err
	}
	if err := w.Flush(); err != nil {
		return err
	}
	if runtime.GOOS != "windows" {
		if err := f.Chmod(mode); err != nil {
			return err
		}
	}
	return f.Sync()
}

// syncFolder makes the renaming last where the system lets it; Windows and some file systems do not.
func syncFolder(path string) {
	if d, err := os.Open(path); err == nil {
		_ = d.Sync()
		d.Close()
	}
}

// coded names what the system says; errors that have a code keep it.
func coded(path string, err error) error {
	if err == nil || model.CodeOf(err) != model.CodeInternal {
		return err
	}
	return model.E(model.CodeOfSystem(err), filepath.Base(path), err)
}
