package book

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"gorm.io/gorm"

	"alumnibook/model"
)

// applicationID marks a file as a book, in the header that SQLite keeps for it ("ALUM").
const applicationID = 0x414c554d

//go:embed migrations/sqlite/*.sql
var migrationFiles embed.FS

// migration is one numbered step from one shape of the book to the next.
type migration struct {
	version int
	sql     string
}

// migrations reads the steps in order; their numbers run from 1 without a gap.
func migrations(files fs.FS) ([]migration, error) {
	names, err := fs.Glob(files, "migrations/sqlite/*.sql")
	if err != nil {
		return nil, err
	}
	slices.Sort(names)
	var steps []migration
	for i, name := range names {
		number, _, _ := strings.Cut(name[strings.LastIndexByte(name, '/')+1:], "_")
		version, err := strconv.Atoi(number)
		if err != nil || version != i+1 {
			return nil, fmt.Errorf("migration %s should have number %d", name, i+1)
		}
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		steps = append(steps, migration{version, string(text)})
	}
	return steps, nil
}

// newestVersion is the version of the books that this program writes.
func newestVersion() int {
	steps, err := migrations(migrationFiles)
	if err != nil {
		panic(err) // the program was built of broken parts
	}
	return len(steps)
}

// migrate brings a book to the newest shape, each step in a transaction of its own. Before the first step a
// copy is laid beside a book that is not new.
func migrate(ctx context.Context, db *gorm.DB, path string, files fs.FS, now time.Time) error {
	steps, err := migrations(files)
	if err != nil {
		return err
	}
	var have int
	if err := db.Raw("PRAGMA user_version").Scan(&have).Error; err != nil {
		return err
	}
	if have > len(steps) {
		return model.E(model.CodeNewer, baseName(path), nil)
	}
	if have == len(steps) {
		return nil
	}
	if have > 0 {
		if err := copyBefore(db, path, now); err != nil {
			return err
		}
	}
	for _, step := range steps[have:] {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := db.WithContext(ctx).Transaction(func(tx *gorm.DB) error { return step.run(tx, now) }); err != nil {
			return fmt.Errorf("migration %d: %w", step.version, err)
		}
	}
	return nil
}

func (m migration) run(tx *gorm.DB, now time.Time) error {
	statements := []string{
		m.sql,
		fmt.Sprintf("INSERT INTO schema_version (version, applied) VALUES (%d, %d)", m.version, now.UnixMicro()),
		fmt.Sprintf("PRAGMA application_id = %d", applicationID),
		fmt.Sprintf("PRAGMA user_version = %d", m.version),
	}
	for _, sql := range statements {
		if _, err := tx.Statement.ConnPool.ExecContext(context.Background(), sql); err != nil {
			return err
		}
	}
	return noBrokenReferences(tx)
}

// noBrokenReferences fails where a row refers to one that is not there.
func noBrokenReferences(db *gorm.DB) error {
	var broken []string
	if err := db.Raw(`SELECT DISTINCT "table" FROM pragma_foreign_key_check`).Scan(&broken).Error; err != nil {
		return err
	}
	if len(broken) > 0 {
		return fmt.Errorf("broken references in %s", strings.Join(broken, ", "))
	}
	return nil
}

// copyBefore lays a copy of an open book among its backups, under a name that is still free.
func copyBefore(db *gorm.DB, path string, now time.Time) error {
	dir := BackupFolder(path)
	switch err := os.Mkdir(dir, 0o700); {
	case err == nil:
		if err := syncDir(filepath.Dir(dir)); err != nil {
			return err
		}
	case !errors.Is(err, fs.ErrExist):
		return err
	}
	to := BackupPath(path, now)
	for {
		if _, err := os.Lstat(to); errors.Is(err, fs.ErrNotExist) {
			break
		} else if err != nil {
			return err
		}
		now = now.Add(time.Second) // made at a moment that the clock shows again
		to = BackupPath(path, now)
	}
	return copyAside(db, to)
}

// copyAside writes a consistent copy of an open book, which nobody else may read either. It has its name only once it
// was read back and lies on the disk.
func copyAside(db *gorm.DB, to string) error {
	part := to + ".part"
	if err := os.Remove(part); err != nil && !errors.Is(err, fs.ErrNotExist) { // what a crash left of an earlier one
		return err
	}
	f, err := os.OpenFile(part, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	if err = f.Close(); err == nil {
		err = db.Exec("VACUUM INTO ?", part).Error
	}
	if err == nil {
		err = checkCopy(db, part)
	}
	if err == nil {
		err = syncFile(part)
	}
	if err == nil {
		err = os.Rename(part, to)
	}
	if err != nil {
		_ = os.Remove(part)
		return err
	}
	return syncDir(filepath.Dir(to))
}

// checkCopy reads a copy of a book: it is whole and holds as much as the book.
func checkCopy(db *gorm.DB, path string) error {
	copied, err := openPool(dsnPath(path)+"?mode=ro&immutable=1&_pragma=query_only(1)&_pragma=trusted_schema(0)", 1)
	if err != nil {
		return err
	}
	err = quickCheck(copied)
	for _, sql := range []string{
		"PRAGMA user_version", "PRAGMA application_id", "SELECT count(*) FROM people", "SELECT count(*) FROM interactions", "SELECT count(*) FROM changes",
	} {
		var have, want int
		if err == nil {
			err = query(db, &want, sql)
		}
		if err == nil {
			err = query(copied, &have, sql)
		}
		if err == nil && have != want {
			err = model.E(model.CodeDamaged, baseName(path), fmt.Errorf("copy has %d instead of %d: %s", have, want, sql))
		}
	}
	if e := closePools(copied, nil); err == nil {
		err = e
	}
	return err
}

func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	err = f.Sync()
	if e := f.Close(); err == nil {
		err = e
	}
	return err
}
