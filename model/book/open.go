package book

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"gorm.io/gorm"

	"alumnibook/model"
)

// smallBook is the size up to which a book is checked whole when it is opened: a few milliseconds.
const smallBook = 4 << 20

// Open opens a book. What stands in its way is told by the code of the error: CodeNoFile, CodeNotABook,
// CodeNewer, CodeDamaged, CodeBookOpen, CodeReadOnly, CodeNoAccess, CodeNetwork. Nothing is written to a file
// that is refused.
func Open(ctx context.Context, path string) (*Book, error) { return OpenWith(ctx, path, time.Now) }

// OpenWith is Open with a clock of the caller's.
func OpenWith(ctx context.Context, path string, clock func() time.Time) (*Book, error) {
	path, err := clean(path)
	if err != nil {
		return nil, named(coded(err), path)
	}
	if err := mayOpen(path); err != nil {
		return nil, named(coded(err), path)
	}
	l, err := claim(path, clock().UTC())
	if err != nil {
		return nil, err
	}
	if err := checkHeader(path); err != nil {
		_ = l.release()
		return nil, named(coded(err), path)
	}
	b, err := openClaimed(ctx, path, clock, l)
	if err != nil {
		_ = l.release()
		return nil, named(codedIn(ctx, err), path)
	}
	return b, nil
}

// mayOpen looks at the file without opening it: another window of ours may have it open, and closing a file that
// SQLite has locked in this process would drop the lock.
func mayOpen(path string) error {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return err
	case !info.Mode().IsRegular(), info.Size() == 0:
		return model.E(model.CodeNotABook, baseName(path), nil)
	case info.Mode().Perm()&0o222 == 0:
		return model.E(model.CodeReadOnly, baseName(path), nil)
	}
	if dir, err := os.Stat(filepath.Dir(path)); err == nil && isReadOnlyFolder(dir) {
		return model.E(model.CodeReadOnly, baseName(path), nil)
	}
	return refuseNetwork(path)
}

// checkHeader reads the first page's header, while our lock keeps every other window out, and tells a book from
// another file, from a newer book and from one that was cut off.
func checkHeader(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if errors.Is(err, fs.ErrPermission) {
		if r, readable := os.Open(path); readable == nil {
			_ = r.Close()
			return model.E(model.CodeReadOnly, baseName(path), err)
		}
	}
	if model.CodeOfSystem(err) == model.CodeReadOnly {
		return model.E(model.CodeReadOnly, baseName(path), err)
	}
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }()
	head := make([]byte, 100)
	_, err = io.ReadFull(f, head)
	if errors.Is(err, io.ErrUnexpectedEOF) || !bytes.HasPrefix(head, []byte("SQLite format 3\x00")) {
		return model.E(model.CodeNotABook, baseName(path), nil)
	}
	if err != nil {
		return err
	}
	number := func(at int) int64 { return int64(binary.BigEndian.Uint32(head[at:])) }
	switch {
	case number(68) != applicationID:
		return model.E(model.CodeNotABook, baseName(path), nil)
	case number(60) > int64(newestVersion()):
		return model.E(model.CodeNewer, baseName(path), nil)
	}
	return checkLength(f, path, int64(binary.BigEndian.Uint16(head[16:])), number(28))
}

// checkLength fails where the file is shorter than its header says and no log could hold the rest.
func checkLength(f *os.File, path string, pageSize, pages int64) error {
	if pageSize == 1 {
		pageSize = 65536
	}
	info, err := f.Stat()
	if err != nil {
		return err
	}
	if log, err := os.Stat(path + "-wal"); err == nil && log.Size() > 0 {
		return nil
	}
	if info.Size() < pageSize*pages {
		return model.E(model.CodeDamaged, baseName(path), fmt.Errorf("%d bytes instead of %d", info.Size(), pageSize*pages))
	}
	return nil
}

// openClaimed opens the pools of a book whose lock is ours.
func openClaimed(ctx context.Context, path string, clock func() time.Time, l *lock) (*Book, error) {
	b := &Book{path: path, clock: clock, lock: l, alone: model.KeepHandsOff(path), subscribers: map[int]func(Event){}}
	b.life, b.endLife = context.WithCancel(context.Background())
	write, err := openPool(writerDSN(path), 1)
	if err != nil {
		b.alone()
		return nil, err
	}
	b.write = write
	if err := b.prepare(ctx); err != nil {
		_ = closePools(b.read, write)
		b.alone()
		return nil, err
	}
	return b, nil
}

// prepare checks and migrates the file behind the writer, then opens the readers.
func (b *Book) prepare(ctx context.Context) error {
	if err := checkPragmas(b.write); err != nil {
		return err
	}
	info, err := os.Stat(b.path)
	if err != nil {
		return err
	}
	b.file = info
	if info.Size() <= smallBook {
		if err := quickCheck(b.write); err != nil {
			return err
		}
	}
	if err := migrate(ctx, b.write, b.path, migrationFiles, b.now()); err != nil {
		return err
	}
	if b.read, err = openPool(readerDSN(b.path), readers); err != nil {
		return err
	}
	if err := b.readLast(b.read); err != nil {
		return err
	}
	var one int
	if err := query(b.read, &one, "SELECT id FROM firm"); err != nil {
		return err
	}
	if one != 1 {
		return model.E(model.CodeDamaged, baseName(b.path), errors.New("no firm"))
	}
	return b.planOpened(ctx)
}

// quickCheck fails with CodeDamaged where the file's structure is broken.
func quickCheck(db *gorm.DB) error {
	var said []string
	if err := db.Raw("PRAGMA quick_check(3)").Scan(&said).Error; err != nil {
		return err
	}
	if len(said) == 1 && said[0] == "ok" {
		return nil
	}
	code := model.CodeDamaged
	for _, s := range said { // what the disk did not give says nothing of the book
		if _, number, ok := strings.Cut(s, "error code="); ok && readFailed(number) {
			code = CodeDisk
		}
	}
	return model.E(code, "", fmt.Errorf("%q", said))
}

// readFailed tells whether a number, with which a text begins, is the engine's code of a failing disk.
func readFailed(text string) bool {
	var code int
	_, err := fmt.Sscanf(text, "%d", &code)
	return err == nil && codeOfSQLite(code) == CodeDisk
}

// checkThere is checkSame for whatever writes; it fails with CodeReadOnly where the book was opened only to look at.
func (b *Book) checkThere() error {
	if b.readOnly {
		return model.E(model.CodeReadOnly, baseName(b.path), nil)
	}
	return b.checkSame()
}

// checkSame fails with CodeGone where the file of the open book was removed or replaced.
func (b *Book) checkSame() error {
	info, err := os.Stat(b.path)
	if err != nil || !os.SameFile(info, b.file) {
		return model.E(model.CodeGone, baseName(b.path), err)
	}
	return nil
}
