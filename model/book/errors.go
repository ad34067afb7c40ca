package book

import (
	"context"
	"database/sql"
	"errors"
	"path/filepath"
	"strings"

	gosqlite "github.com/glebarez/go-sqlite"
	"gorm.io/gorm"
	sqlite3 "modernc.org/sqlite/lib"

	"alumnibook/model"
)

// CodeDisk is the code of a disk that does not do what it is asked: it was pulled out, or it is failing.
const CodeDisk model.Code = "disk"

// coded gives an error of the database or the file system its code. Errors that have one stay as they are.
func coded(err error) error {
	if err == nil {
		return nil
	}
	var known *model.Error
	if errors.As(err, &known) {
		return err
	}
	return model.E(codeFor(err), "", err)
}

// codedIn is coded for work under a context: whatever went wrong after it was cancelled is the cancelling.
func codedIn(ctx context.Context, err error) error {
	var known *model.Error
	if err != nil && ctx.Err() != nil && !errors.As(err, &known) {
		return model.E(model.CodeCancelled, "", ctx.Err())
	}
	return coded(err)
}

func codeFor(err error) model.Code {
	var lite *gosqlite.Error
	switch {
	case errors.As(err, &lite):
		if strings.Contains(lite.Error(), "invalid fts5 file format") { // which has no code of its own
			return model.CodeDamaged
		}
		return codeOfSQLite(lite.Code())
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return model.CodeCancelled
	case errors.Is(err, gorm.ErrRecordNotFound), errors.Is(err, sql.ErrNoRows):
		return model.CodeNotFound
	case isDiskFailing(err):
		return CodeDisk
	}
	return model.CodeOfSystem(err)
}

// codeOfSQLite reads the primary part of SQLite's extended result codes.
func codeOfSQLite(code int) model.Code {
	switch code & 0xff {
	case sqlite3.SQLITE_FULL:
		return model.CodeDiskFull
	case sqlite3.SQLITE_IOERR:
		return CodeDisk
	case sqlite3.SQLITE_READONLY:
		return model.CodeReadOnly
	case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB:
		return model.CodeDamaged
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return model.CodeBookOpen
	case sqlite3.SQLITE_INTERRUPT:
		return model.CodeCancelled
	case sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH:
		return model.CodeNoAccess
	}
	return model.CodeInternal
}

// named puts the file's name into an error that has none yet, so that the sentence can say which book it is about.
func named(err error, path string) error {
	var e *model.Error
	if errors.As(err, &e) && e.Name == "" {
		e.Name = baseName(path)
	}
	return err
}

func baseName(path string) string { return filepath.Base(path) }
