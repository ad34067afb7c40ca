package backup

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/exchange/outfile"
	"alumnibook/model/exchange/temp"
)

// staging says which backup is laid ready where.
type staging struct {
	dir, from, passphrase string
	name                  string // of the folder that it is laid into, "" for one of its own
	progress              func(done, total int64)
}

// staged is a backup that lies ready to be looked into: readable, read to its end and found whole.
type staged struct {
	own       temp.Folder // where it lies in one of its own
	dir, file string
	counts    book.Counts
}

func (s *staged) remove() {
	_ = s.own.Remove()
	_ = os.RemoveAll(s.dir)
}

// stagedName is what a book is called while it lies ready.
const (
	stagedName    = "ready" + ending
	rewrittenName = "rewritten" + ending
)

// openBackup opens the file of a backup; tests put one in that fails.
var openBackup = func(path string) (io.ReadCloser, error) { return os.Open(path) }

// stage lays a copy of a backup ready, in a folder for its owner alone, and makes sure that it is a whole book.
func stage(ctx context.Context, o staging) (*staged, error) {
	s := &staged{}
	if err := s.folder(o); err != nil {
		return nil, outfile.Coded(o.dir, err)
	}
	s.file = filepath.Join(s.dir, stagedName)
	err := s.fetch(ctx, o)
	if err == nil {
		err = s.foldLog(ctx, o)
	}
	if err == nil {
		s.counts, err = book.LookInto(ctx, s.file)
	}
	if err == nil {
		err = book.ProveCopy(ctx, s.file)
	}
	if err != nil {
		s.remove()
		return nil, damaged(o.from, err)
	}
	return s, nil
}

// Sweep takes away what a program that crashed has left unpacked beside a book: backups that it looked into, or was about
// to restore. It is for whoever has the book open for writing, so that nobody restores it just now. What was unpacked since
// a moment stays.
func Sweep(bookPath string, since time.Time) error {
	dir := filepath.Dir(bookPath)
	_, err := temp.Sweep(dir, since)
	return errors.Join(err, os.RemoveAll(filepath.Join(dir, stagingFolder(bookPath))))
}

func (s *staged) folder(o staging) (err error) {
	if o.name == "" {
		s.own.In = o.dir
		s.dir, err = s.own.Path()
		return err
	}
	s.dir = filepath.Join(o.dir, o.name)
	if err := os.RemoveAll(s.dir); err != nil { // of a restore that was cut short
		return err
	}
	return os.Mkdir(s.dir, 0o700)
}

// fetch copies or decrypts the backup. Where it is known what was written, that is what has to be read.
func (s *staged) fetch(ctx context.Context, o staging) error {
	info, err := os.Stat(o.from)
	if err != nil {
		return outfile.Coded(o.from, err)
	}
	if !info.Mode().IsRegular() {
		return model.E(model.CodeNotABook, filepath.Base(o.from), nil)
	}
	if _, open := book.Holder(o.from); open { // reading it by hand would take its locks away
		return model.E(model.CodeBookOpen, filepath.Base(o.from), nil)
	}
	in, err := openBackup(o.from)
	if err != nil {
		return outfile.Coded(o.from, err)
	}
	defer func() { _ = in.Close() }()
	read := &summed{w: io.Discard}
	var from io.Reader = io.TeeReader(in, read)
	if isEncrypted(o.from) {
		if o.passphrase == "" {
			return model.E(model.CodeFileEncrypted, filepath.Base(o.from), nil)
		}
		if from, err = unseal(from, o.from, o.passphrase); err != nil {
			return err
		}
	}
	tell := func(done int64) {
		if o.progress != nil {
			o.progress(min(done, info.Size()), info.Size())
		}
	}
	return writePart(ctx, s.file, func(w io.Writer) error {
		if err := readError(o.from, transfer(ctx, w, from, tell)); err != nil {
			return err
		}
		return knownAs(o.from, read.note())
	}, func(string) error { return nil })
}

// foldLog takes in what a crash left beside a book that is restored like a backup.
func (s *staged) foldLog(ctx context.Context, o staging) error {
	log := o.from + "-wal"
	if info, err := os.Stat(log); err != nil || info.Size() == 0 {
		return nil //nolint:nilerr // there is none
	}
	if _, err := writeFile(ctx, log, s.file+"-wal", nil, nil); err != nil {
		return err
	}
	b, err := book.Open(ctx, s.file)
	if err != nil {
		return err
	}
	return b.Close()
}

// knownAs fails where a backup is not what was written under its name.
func knownAs(path string, now note) error {
	was, ok := readNotes(filepath.Dir(path)).Files[filepath.Base(path)]
	if ok && was.Sum != "" && (was.Size != now.Size || was.Sum != now.Sum) {
		return model.E(CodeDamaged, filepath.Base(path), errors.New("it is not what was written"))
	}
	return nil
}

// isEncrypted looks at the name and, where that was changed, at how the file begins.
func isEncrypted(path string) bool {
	if strings.HasSuffix(strings.ToLower(path), sealed) {
		return true
	}
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer func() { _ = f.Close() }()
	head := make([]byte, len(ageMark))
	_, err = io.ReadFull(f, head)
	return err == nil && string(head) == ageMark
}

// ageMark is how an encrypted file begins.
const ageMark = "age-encryption.org/"

// damaged names the backup in what went wrong with it: whatever is broken, is broken in that file.
func damaged(from string, err error) error {
	name := filepath.Base(from)
	var known *model.Error
	switch code := model.CodeOf(err); {
	case code == model.CodeDamaged:
		return model.E(CodeDamaged, name, err)
	case errors.As(err, &known) && (code == model.CodeNotABook || code == model.CodeNewer):
		return model.E(code, name, known.Err)
	}
	return err
}
