package book

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"gorm.io/gorm"

	"alumnibook/model"
)

// Options are what a new book is created with.
type Options struct {
	Firm  model.Firm       // whose it is; the name may still be missing
	Clock func() time.Time // nil is time.Now
}

// Create makes an empty book and opens it. It fails with CodeExists where there is a file of that name.
func Create(ctx context.Context, path string, o Options) (*Book, error) {
	clock := o.Clock
	if clock == nil {
		clock = time.Now
	}
	path, err := clean(path)
	if err != nil {
		return nil, named(coded(err), path)
	}
	if err := mayCreate(path); err != nil {
		return nil, err
	}
	l, err := claim(path, clock().UTC())
	if err != nil {
		return nil, err
	}
	if err := build(ctx, path, o.Firm, clock()); err != nil {
		removeBook(path)
		_ = l.release()
		return nil, named(codedIn(ctx, err), path)
	}
	b, err := openClaimed(ctx, path, clock, l)
	if err != nil {
		_ = l.release()
		return nil, named(codedIn(ctx, err), path)
	}
	return b, nil
}

func mayCreate(path string) error {
	if _, err := os.Lstat(path); err == nil {
		return model.E(model.CodeExists, baseName(path), nil)
	} else if !errors.Is(err, fs.ErrNotExist) {
		return named(coded(err), path)
	}
	dir, err := os.Stat(filepath.Dir(path))
	switch {
	case err != nil:
		return named(coded(err), path)
	case !dir.IsDir():
		return model.E(model.CodeNoFile, baseName(path), nil)
	case isReadOnlyFolder(dir):
		return model.E(model.CodeReadOnly, baseName(path), nil)
	}
	return refuseNetwork(path)
}

// build writes the file of a new book and makes sure that it stays in its folder whatever happens next.
func build(ctx context.Context, path string, firm model.Firm, now time.Time) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600) // what is in it is nobody else's business
	if errors.Is(err, fs.ErrExist) {
		return model.E(model.CodeExists, baseName(path), nil)
	}
	if err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	db, err := openPool(writerDSN(path), 1)
	if err != nil {
		return err
	}
	err = migrate(ctx, db, path, migrationFiles, now.UTC())
	if err == nil {
		err = db.Create(firmToRow(firm, 1)).Error
	}
	if e := closePools(nil, db); err == nil {
		err = e
	}
	if err != nil {
		return err
	}
	return syncDir(filepath.Dir(path))
}

// syncDir makes a new name in a folder durable; Windows keeps names without being asked.
func syncDir(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer func() { _ = d.Close() }()
	return d.Sync()
}

// removeBook takes away what a failed creation left.
func removeBook(path string) {
	for _, end := range []string{"", "-wal", "-shm", "-journal"} {
		_ = os.Remove(path + end)
	}
}

// clean makes a path absolute and the file's own, so that the book stays the same wherever the program goes and however
// it was named.
func clean(path string) (string, error) {
	if path == "" {
		return "", fs.ErrNotExist
	}
	if err := model.CheckFileName(path); err != nil {
		return "", err
	}
	whole, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	return realPath(whole), nil
}

// query runs SQL that fills a value; a shorthand for the many one-line reads.
func query(db *gorm.DB, into any, sql string, args ...any) error {
	return db.Raw(sql, args...).Scan(into).Error
}
