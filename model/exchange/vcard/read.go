package vcard

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"alumnibook/model"
)

// Read finds every card in a file of cards of any version and any jumble of them, and hands them over one after
// another; an error of each ends it. Progress is told in bytes and may be nil. The codes of errors are CodeNoFile,
// CodeNoAccess, CodeFileEmpty, CodeFileTooBig (limits of size and number; the cards so far were handed over),
// CodeFileDamaged (not one card, or the file can't be read on), CodeFileChanged and CodeCancelled.
func Read(ctx context.Context, path string, progress func(done, total int64), each func(*Card) error) error {
	name := filepath.Base(path)
	f, err := model.OpenToRead(path)
	if err != nil {
		if model.CodeOf(err) == model.CodeFileUnknown {
			return err
		}
		if errors.Is(err, fs.ErrNotExist) {
			return model.E(model.CodeNoFile, name, err)
		}
		return model.E(model.CodeNoAccess, name, err)
	}
	defer f.Close()
	before, err := f.Stat()
	switch {
	case err != nil:
		return model.E(model.CodeNoAccess, name, err)
	case !before.Mode().IsRegular():
		return model.E(model.CodeFileUnknown, name, nil)
	case before.Size() > mostBytes:
		return model.E(model.CodeFileTooBig, name, nil)
	case before.Size() == 0:
		return model.E(model.CodeFileEmpty, name, nil)
	}
	r := io.Reader(io.LimitReader(f, before.Size()))
	if progress != nil {
		r = &counted{r: r, total: before.Size(), tell: progress}
	}
	err = ReadFrom(ctx, r, each)
	switch model.CodeOf(err) {
	case "", model.CodeFileDamaged, model.CodeFileEmpty:
		if changed(path, before) {
			return model.E(model.CodeFileChanged, name, err)
		}
	}
	var coded *model.Error
	if errors.As(err, &coded) && coded.Name == "" {
		return model.E(coded.Code, name, coded.Err)
	}
	return err
}

// changed tells whether a file is another one, or has other content, than when it was opened.
func changed(path string, before fs.FileInfo) bool {
	now, err := os.Stat(path)
	return err != nil || !os.SameFile(before, now) || now.Size() != before.Size() || !now.ModTime().Equal(before.ModTime())
}

// counted tells how far a file is read.
type counted struct {
	r           io.Reader
	done, total int64
	tell        func(done, total int64)
}

func (c *counted) Read(b []byte) (int, error) {
	n, err := c.r.Read(b)
	if n > 0 {
		c.done += int64(n)
		c.tell(c.done, c.total)
	}
	return n, err
}

// ReadFrom is Read for what is no file. An error of the reader is CodeFileDamaged.
func ReadFrom(ctx context.Context, from io.Reader, each func(*Card) error) error {
	limited := &limited{r: from, left: mostBytes + 1}
	l, err := newLines(limited)
	if err == nil {
		r := reader{lines: l, each: each, names: map[string]*propertyName{}, params: map[string]*params{}}
		err = r.readAll(ctx)
		if err == nil && !r.found {
			return none(limited)
		}
		if r.stop != nil {
			return err
		}
	}
	var coded *model.Error
	if err != nil && !errors.As(err, &coded) {
		return model.E(model.CodeFileDamaged, "", err)
	}
	return err
}

// none is the error of a file without a card.
func none(l *limited) error {
	if l.blank {
		return model.E(model.CodeFileEmpty, "", nil)
	}
	return model.E(model.CodeFileDamaged, "", nil)
}

// limited reads no more than a file may hold, and sees whether it holds anything.
type limited struct {
	r     io.Reader
	left  int64
	blank bool
	begun bool
}

func (l *limited) Read(b []byte) (int, error) {
	if l.left <= 0 {
		return 0, model.E(model.CodeFileTooBig, "", nil)
	}
	n, err := l.r.Read(b[:min(int64(len(b)), l.left)])
	l.left -= int64(n)
	l.blank = (l.blank || !l.begun) && len(bytes.Trim(b[:n], " \t\r\n\x00\xef\xbb\xbf\xff\xfe")) == 0
	l.begun = true
	return n, err
}

// IsCards tells whether a file that begins like this holds cards.
func IsCards(head []byte) bool {
	l, err := newLines(bytes.NewReader(head))
	if err != nil {
		return false
	}
	r := reader{lines: l}
	for range 50 {
		line, ok := r.next()
		if !ok {
			return false
		}
		if r.mark(line) == markBegin {
			return true
		}
		if len(bytes.TrimSpace(line)) > 0 {
			return false
		}
	}
	return false
}
