package book

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"alumnibook/model"
)

// Place is where a book lies that nobody has open, held for as long as another file is put there: no window can open it
// meanwhile.
type Place struct {
	path    string
	clock   func() time.Time
	lock    *lock
	there   bool
	damaged bool

	book   *Book // the present one, where it can be opened
	Marks  Marks // of those who were erased from it
	Counts Counts
}

// TakePlace holds the place of a book, whether there is one or not, and opens the one that is there. A damaged one, or
// a file that is none, is told by Damaged; its Marks are what can be salvaged of them. Errors: CodeBookOpen, CodeNewer,
// CodeReadOnly, CodeNoAccess, CodeNetwork, CodeNoFile where the folder is missing.
func TakePlace(ctx context.Context, path string, clock func() time.Time) (*Place, error) {
	path, err := clean(path)
	if err != nil {
		return nil, named(coded(err), path)
	}
	p := &Place{path: path, clock: clock}
	_, err = os.Stat(path)
	p.there = err == nil
	if p.there {
		err = mayOpen(path)
		if model.CodeOf(err) == model.CodeNotABook {
			if info, e := os.Stat(path); e == nil && info.Mode().IsRegular() { // an empty file
				err, p.damaged = refuseNetwork(path), true
			}
		}
	} else {
		err = mayCreate(path)
	}
	if err != nil {
		return nil, named(coded(err), path)
	}
	if p.lock, err = claim(path, clock().UTC()); err != nil {
		return nil, err
	}
	if p.there {
		if err := p.look(ctx); err != nil {
			p.Leave()
			return nil, named(codedIn(ctx, err), path)
		}
	}
	return p, nil
}

// Path is where the book lies.
func (p *Place) Path() string { return p.path }

// There tells whether a file lies at the place.
func (p *Place) There() bool { return p.there }

// Damaged tells that what lies there can't be opened as a book.
func (p *Place) Damaged() bool { return p.damaged }

// Book is the present book, nil where there is none that can be opened.
func (p *Place) Book() *Book { return p.book }

// look opens the book that is there.
func (p *Place) look(ctx context.Context) error {
	err := error(nil)
	if !p.damaged {
		err = checkHeader(p.path)
	}
	if err == nil && !p.damaged {
		p.book, err = openClaimed(ctx, p.path, p.clock, p.lock)
	}
	err = codedIn(ctx, err)
	switch code := model.CodeOf(err); {
	case code == model.CodeDamaged, code == model.CodeNotABook, p.damaged:
		p.damaged = true
		return p.lookInPieces(ctx)
	case err != nil:
		return err
	}
	if p.Counts, err = p.book.Counts(ctx); err != nil {
		return err
	}
	p.Marks, err = p.book.AllMarks(ctx)
	return err
}

// lookInPieces reads what can be read of a damaged book, for those who were erased from it: they must not come back.
func (p *Place) lookInPieces(ctx context.Context) error {
	dir, err := os.MkdirTemp(filepath.Dir(p.path), "salvage")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	pieces := filepath.Join(dir, "pieces.alumni")
	if _, err := salvage(ctx, p.path, pieces, p.clock, nil); err != nil {
		if ctx.Err() != nil {
			return err
		}
		return nil //nolint:nilerr // then nothing is known of anybody
	}
	b, err := OpenWith(ctx, pieces, p.clock)
	if err != nil {
		return nil //nolint:nilerr // as above
	}
	p.Marks, err = b.AllMarks(ctx)
	if err == nil {
		p.Counts, err = b.Counts(ctx)
	}
	return errors.Join(err, b.Close())
}

// PutAside lays a copy of what is there to another path, where nothing lies yet: of a sound book a checked one, of a
// damaged one its files as they are. It closes the book.
func (p *Place) PutAside(ctx context.Context, to string) error {
	switch {
	case !p.there:
		return nil
	case p.damaged:
		return named(coded(p.copyFiles(ctx, to)), to)
	}
	if _, err := p.book.CopyTo(ctx, to); err != nil {
		return err
	}
	return p.closeBook()
}

// closeBook closes the book and keeps its place.
func (p *Place) closeBook() error {
	if p.book == nil {
		return nil
	}
	b := p.book
	p.book = nil
	b.changing.Lock()
	defer b.changing.Unlock()
	b.mu.Lock()
	b.closed = true
	b.mu.Unlock()
	b.endLife()
	b.grid.ahead.Wait()
	b.search.drop()
	return named(coded(closePools(b.read, b.write)), p.path)
}

// leftBeside are the files that the engine keeps beside a book while it is open, and leaves there after a crash.
var leftBeside = []string{"-wal", "-shm", "-journal"}

// copyFiles copies a damaged book byte by byte, with what a crash left beside it.
func (p *Place) copyFiles(ctx context.Context, to string) error {
	for _, end := range []string{"-wal", "-journal", ""} { // the one that shows that it is whole comes last
		err := copyFile(ctx, p.path+end, to+end)
		if errors.Is(err, fs.ErrNotExist) && end != "" {
			continue
		}
		if err != nil {
			for _, e := range []string{"-wal", "-journal", ""} {
				_ = os.Remove(to + e)
			}
			return err
		}
	}
	return syncDir(filepath.Dir(to))
}

// copyFile copies a file to where none lies yet, for its owner alone, and onto the disk.
func copyFile(ctx context.Context, from, to string) (err error) {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer func() { _ = in.Close() }()
	out, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	buf := make([]byte, 1<<20)
	for err == nil {
		var n int
		if n, err = in.Read(buf); n > 0 {
			if _, e := out.Write(buf[:n]); e != nil {
				err = e
			}
		}
		if err == nil {
			err = ctx.Err()
		}
	}
	if errors.Is(err, io.EOF) {
		err = out.Sync()
	}
	if e := out.Close(); err == nil {
		err = e
	}
	if err != nil {
		_ = os.Remove(to)
	}
	return err
}

// PutIn puts a closed book, which lies on the same disk, in the place of the present one: at no moment is there none.
func (p *Place) PutIn(file string) error {
	if err := p.closeBook(); err != nil {
		return err
	}
	for _, end := range leftBeside {
		if info, err := os.Stat(file + end); err == nil && info.Size() > 0 {
			return model.E(model.CodeInternal, baseName(file), errors.New("not closed"))
		}
	}
	if err := syncFile(file); err != nil {
		return named(coded(err), p.path)
	}
	for _, end := range leftBeside { // the engine would take what is left of the old book for the new one's
		if err := os.Remove(p.path + end); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return named(coded(err), p.path)
		}
	}
	if err := os.Rename(file, p.path); err != nil {
		return named(coded(err), p.path)
	}
	return named(coded(syncDir(filepath.Dir(p.path))), p.path)
}

// Leave gives the place back.
func (p *Place) Leave() {
	_ = p.closeBook()
	_ = p.lock.release()
}

// Rewrite writes the whole book anew to where nothing lies yet. Between the rows of a copy that was made without wiping
// stand remains of rows that were moved about while it was written, and these would outlive an erasure.
func (b *Book) Rewrite(ctx context.Context, to string) error {
	b.changing.Lock()
	defer b.changing.Unlock()
	err := newPart(to)
	if err != nil {
		return named(coded(err), to)
	}
	var was, is bookState
	if err = run(ctx, b.write, "VACUUM INTO ?", to); err == nil { // the writer wipes what it takes out
		was, err = b.state(ctx)
	}
	if err == nil {
		is, err = stateOfCopy(to)
	}
	if err == nil && was != is {
		err = model.E(model.CodeDamaged, "", errors.New("the copy does not hold what the book holds"))
	}
	if err == nil {
		err = syncFile(to)
	}
	if err != nil {
		_ = os.Remove(to)
	}
	return named(codedIn(ctx, err), to)
}
