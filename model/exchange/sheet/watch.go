package sheet

import (
	"io"
	"io/fs"
	"os"

	"alumnibook/model"
)

// watch reads a file and notices when it is no longer the one that was opened: saved anew by another program,
// cut, or gone with the drive it lay on. What was read then is of two files, or half of one.
type watch struct {
	io.ReaderAt
	path string
	name string // base name, for errors
	was  fs.FileInfo
	err  error // of reading
}

// ReadAt reads and remembers what went wrong.
func (w *watch) ReadAt(b []byte, off int64) (int, error) {
	n, err := w.ReaderAt.ReadAt(b, off)
	switch {
	case err == io.EOF && w.was != nil && off+int64(n) < w.was.Size():
		w.err = io.ErrUnexpectedEOF
	case err != nil && err != io.EOF:
		w.err = err
	}
	return n, err
}

// verdict is the error of reading, CodeFileChanged in its place where the file did not stay as it was.
func (w *watch) verdict(err error) error {
	if w == nil {
		return err
	}
	switch model.CodeOf(err) {
	case "", model.CodeFileDamaged, model.CodeNoAccess, model.CodeFileTooBig, model.CodeFileUnknown, model.CodeFileKind,
		model.CodeFileEmpty, model.CodeFileEncrypted, model.CodeFilePassword:
	default:
		return err
	}
	if w.err != nil {
		return model.E(model.CodeFileChanged, w.name, w.err)
	}
	if w.was == nil {
		return err
	}
	now, statErr := os.Stat(w.path)
	if statErr != nil || !os.SameFile(w.was, now) || now.Size() != w.was.Size() || !now.ModTime().Equal(w.was.ModTime()) {
		return model.E(model.CodeFileChanged, w.name, statErr)
	}
	return err
}
