package book

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"gorm.io/gorm"

	"alumnibook/model"
)

// Counts is how much a book or a copy of it holds.
type Counts struct {
	People       int       `json:"people"` // those in use: who lies in the wastebasket is not counted
	Interactions int       `json:"interactions"`
	Consents     int       `json:"consents"`
	Events       int       `json:"events"`
	Changes      int       `json:"changes"`
	Version      int       `json:"version"`        // of the shape of its tables
	Newest       time.Time `json:"newest"`         // UTC, of the newest change; zero where there is none
	Book         string    `json:"book,omitempty"` // which book it is, "" where it was never asked
}

// bookState is a state of a book: what it holds, and a stamp that no other state of it has.
type bookState struct {
	Counts
	stamp string
}

// uidSetting is the setting that holds which book it is; every copy has it too.
const uidSetting = "book_uid"

// UID tells one book from another, whatever their files are called: a copy of a book has the same. It is made when it is
// first asked for; of a book that can't be written and has none it is "".
func (b *Book) UID(ctx context.Context) (string, error) {
	uid, err := readSetting(b.read.WithContext(ctx), uidSetting)
	if uid != "" || err != nil {
		return uid, named(codedIn(ctx, err), b.path)
	}
	if b.write == nil {
		return "", nil
	}
	b.changing.Lock()
	defer b.changing.Unlock()
	if err := b.checkThere(); err != nil {
		return "", err
	}
	err = b.write.WithContext(ctx).Transaction(func(db *gorm.DB) error {
		if uid, err = readSetting(db, uidSetting); uid != "" || err != nil {
			return err
		}
		uid = newUID()
		return writeSetting(db, uidSetting, uid)
	})
	if err != nil {
		return "", named(codedIn(ctx, err), b.path)
	}
	return uid, nil
}

// Counts counts what the book holds.
func (b *Book) Counts(ctx context.Context) (Counts, error) {
	s, err := b.state(ctx)
	return s.Counts, named(codedIn(ctx, err), b.path)
}

// Moved is a stamp of the book's state: another one as soon as anything was written, by a change or besides one. It is
// read from a few rows. A copy has the stamp of the state that it is of, see MovedOf.
func (b *Book) Moved(ctx context.Context) (stamp string, err error) {
	err = b.view(ctx, func(db *gorm.DB) error {
		stamp, err = readStamp(db)
		return err
	})
	return stamp, named(codedIn(ctx, err), b.path)
}

func (b *Book) state(ctx context.Context) (s bookState, err error) {
	err = b.view(ctx, func(db *gorm.DB) error {
		s, err = readState(db)
		return err
	})
	return s, err
}

// tallySQL counts each kind of record. A copy that was made by an older program has not all tables.
var tallySQL = []struct {
	table, sql string
	into       func(c *Counts) *int
}{
	{"people", "SELECT count(*) FROM people WHERE trashed = 0", func(c *Counts) *int { return &c.People }},
	{"interactions", "SELECT count(*) FROM interactions", func(c *Counts) *int { return &c.Interactions }},
	{"consents", "SELECT count(*) FROM consents", func(c *Counts) *int { return &c.Consents }},
	{"events", "SELECT count(*) FROM events", func(c *Counts) *int { return &c.Events }},
	{"changes", "SELECT count(*) FROM changes", func(c *Counts) *int { return &c.Changes }},
}

func readState(db *gorm.DB) (s bookState, err error) {
	has, err := tablesOf(db)
	if err != nil {
		return s, err
	}
	if err := query(db, &s.Version, "PRAGMA user_version"); err != nil {
		return s, err
	}
	for _, t := range tallySQL {
		if !has[t.table] {
			continue
		}
		if err := query(db, t.into(&s.Counts), t.sql); err != nil {
			return s, err
		}
	}
	var newest int64
	if err := query(db, &newest, "SELECT at FROM changes ORDER BY id DESC LIMIT 1"); err != nil {
		return s, err
	}
	s.Newest = moment(newest)
	if has["settings"] {
		if s.Book, err = readSetting(db, uidSetting); err != nil {
			return s, err
		}
	}
	s.stamp, err = readStamp(db)
	return s, err
}

func tablesOf(db *gorm.DB) (map[string]bool, error) {
	var names []string
	if err := query(db, &names, "SELECT name FROM sqlite_master WHERE type = 'table'"); err != nil {
		return nil, err
	}
	has := make(map[string]bool, len(names))
	for _, n := range names {
		has[n] = true
	}
	return has, nil
}

// stampSQL reads what moves whenever something is written: the last number of every table that gives numbers, the
// journal's among them, and what is written besides changes. What the program works out by itself is left out.
var stampSQL = []struct{ table, sql string }{
	{"sqlite_sequence", "SELECT name || ' ' || seq FROM sqlite_sequence ORDER BY name"},
	{"settings", "SELECT name || ' ' || value FROM settings WHERE name NOT IN ('" + uidSetting + "', '" + callsMark + "') ORDER BY name"},
	{"drafts", "SELECT name || ' ' || updated FROM drafts ORDER BY name"},
	{"mappings", "SELECT shape || ' ' || updated FROM mappings ORDER BY shape"},
}

func readStamp(db *gorm.DB) (string, error) {
	has, err := tablesOf(db)
	if err != nil {
		return "", err
	}
	h := sha256.New()
	for _, s := range stampSQL {
		if !has[s.table] {
			continue
		}
		var lines []string
		if err := query(db, &lines, s.sql); err != nil {
			return "", err
		}
		for _, l := range lines {
			_, _ = fmt.Fprintf(h, "%s\x00%s\x00", s.table, l)
		}
	}
	return hex.EncodeToString(h.Sum(nil)[:16]), nil
}

// LookInto opens a copy that nobody has open, reads what it holds and leaves no trace. Errors: CodeNoFile,
// CodeNotABook, CodeNewer, CodeDamaged, CodeFileEncrypted, CodeBookOpen where it is a book in use.
func LookInto(ctx context.Context, path string) (Counts, error) {
	var s bookState
	err := inCopy(ctx, path, func() (err error) {
		s, err = stateOfCopy(path)
		return err
	})
	return s.Counts, err
}

// MovedOf is the stamp of a copy, to be compared with the book's, see Book.Moved.
func MovedOf(ctx context.Context, path string) (stamp string, err error) {
	err = inCopy(ctx, path, func() error {
		db, err := openCopy(path)
		if err != nil {
			return err
		}
		stamp, err = readStamp(db)
		if e := closeRead(db); err == nil {
			err = e
		}
		return err
	})
	return stamp, err
}

// inCopy reads something of a copy after a look at its header.
func inCopy(ctx context.Context, path string, read func() error) error {
	if err := ctx.Err(); err != nil {
		return coded(err)
	}
	if err := checkCopyHeader(path); err != nil {
		return named(coded(err), path)
	}
	return named(damagedUnless(codedIn(ctx, read())), path)
}

// ProveCopy checks the structure of a copy whole: it takes longer than making it, so it is for quiet times.
func ProveCopy(ctx context.Context, path string) error {
	if err := checkCopyHeader(path); err != nil {
		return named(coded(err), path)
	}
	db, err := openCopy(path)
	if err != nil {
		return named(coded(err), path)
	}
	err = quickCheck(db.WithContext(ctx))
	if err == nil {
		err = noBrokenReferences(db.WithContext(ctx))
	}
	if e := closeRead(db); err == nil {
		err = e
	}
	return named(codedIn(ctx, err), path)
}

// damagedUnless takes what the engine stumbled over in a copy that nobody writes for damage; being refused is none.
func damagedUnless(err error) error {
	switch model.CodeOf(err) {
	case model.CodeInternal, model.CodeNotFound, model.CodeReadOnly:
		return model.E(model.CodeDamaged, "", err)
	}
	return err
}

// ageMark is how an encrypted copy begins.
const ageMark = "age-encryption.org/"

// checkCopyHeader tells a copy of a book from other files by its first bytes. It is not for books in use: closing a
// file takes away the locks that this program has on it.
func checkCopyHeader(path string) error {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	if held(path) {
		return model.E(model.CodeBookOpen, baseName(path), nil)
	}
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }()
	head := make([]byte, 100)
	n, err := io.ReadFull(f, head)
	switch {
	case n >= len(ageMark) && string(head[:len(ageMark)]) == ageMark:
		return model.E(model.CodeFileEncrypted, baseName(path), nil)
	case n == 0 && errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return model.E(model.CodeNotABook, baseName(path), nil)
	case err != nil:
		return err
	}
	return checkHead(f, path, head)
}

// checkHead tells a copy from another file, from one of a newer program and from one that was cut off.
func checkHead(f *os.File, path string, head []byte) error {
	number := func(at int) int64 { return int64(binary.BigEndian.Uint32(head[at:])) }
	switch {
	case string(head[:16]) != "SQLite format 3\x00", number(68) != applicationID:
		return model.E(model.CodeNotABook, baseName(path), nil)
	case number(60) > int64(newestVersion()):
		return model.E(model.CodeNewer, baseName(path), nil)
	}
	pageSize := int64(binary.BigEndian.Uint16(head[16:]))
	if pageSize == 1 {
		pageSize = 65536
	}
	info, err := f.Stat()
	if err == nil && info.Size() != pageSize*number(28) {
		err = model.E(model.CodeDamaged, baseName(path), fmt.Errorf("%d bytes instead of %d", info.Size(), pageSize*number(28)))
	}
	return err
}

// openCopy opens a copy that nobody writes, without a trace.
func openCopy(path string) (*gorm.DB, error) {
	return openPool(dsnPath(path)+"?mode=ro&immutable=1&_pragma=query_only(1)&_pragma=trusted_schema(0)&_pragma=cell_size_check(1)", 1)
}

// stateOfCopy opens a copy and counts it. The structure of a small one is checked whole.
func stateOfCopy(path string) (s bookState, err error) {
	info, err := os.Stat(path)
	if err != nil {
		return s, err
	}
	db, err := openCopy(path)
	if err != nil {
		return s, err
	}
	var id int
	if err = query(db, &id, "PRAGMA application_id"); err == nil && id != applicationID {
		err = model.E(model.CodeNotABook, "", nil)
	}
	if err == nil && info.Size() <= inlineCheck {
		err = quickCheck(db)
	}
	if err == nil {
		s, err = readState(db)
	}
	if e := closeRead(db); err == nil {
		err = e
	}
	return s, err
}
