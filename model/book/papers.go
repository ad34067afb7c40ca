package book

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"net/mail"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"alumnibook/model"
)

// The codes of papers that are not taken.
const (
	CodePaperKind   model.Code = "paper_kind"    // neither a PDF, a picture, a mail nor a text
	CodePaperTooBig model.Code = "paper_too_big" // above model.MostPaper
)

// paperRow is a stored paper.
type paperRow struct {
	Key     string `gorm:"primaryKey"`
	Created int64
	Name    string
	MIME    string `gorm:"column:mime"`
	Body    []byte
}

func (paperRow) TableName() string { return "papers" }

// Paper reads a scan or a letter by its key. CodeNotFound where there is none.
func (b *Book) Paper(ctx context.Context, key string) (model.Paper, error) {
	var r paperRow
	if err := b.read.WithContext(ctx).Take(&r, "key = ?", key).Error; err != nil {
		return model.Paper{}, codedIn(ctx, err)
	}
	return model.Paper{Key: r.Key, Name: r.Name, MIME: r.MIME, Body: r.Body}, nil
}

// PaperName is what a paper is called and what kind it is, without reading it. CodeNotFound where there is none.
func (b *Book) PaperName(ctx context.Context, key string) (name, mime string, err error) {
	var r paperRow
	err = b.read.WithContext(ctx).Select("key", "name", "mime").Take(&r, "key = ?", key).Error
	return r.Name, r.MIME, codedIn(ctx, err)
}

// PutPaper stores a scan or a letter and gives the key by which a consent or a request refers to it. What it is, its bytes
// say. The same paper is stored once, and goes when no record needs it any more.
func (tx *Tx) PutPaper(name string, body []byte) (key string, err error) {
	name = path.Base(strings.ReplaceAll("/"+name, "\\", "/"))
	kind, err := paperKind(name, body)
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(body)
	key = hex.EncodeToString(sum[:])
	tx.wrote = true
	tx.papers = append(tx.papers, key)
	row := paperRow{key, micros(tx.book.now()), name, kind, body}
	return key, tx.db.Clauses(clause.OnConflict{DoNothing: true}).Create(&row).Error
}

// paperKind tells by its bytes what a paper is; name is for the sentence where it is none.
func paperKind(name string, body []byte) (mime string, err error) {
	switch {
	case len(body) == 0:
		return "", model.E(model.CodeFileEmpty, name, nil)
	case len(body) > model.MostPaper:
		return "", model.E(CodePaperTooBig, name, nil)
	case bytes.Contains(body[:min(len(body), 1024)], []byte("%PDF-")):
		return "application/pdf", nil
	case bytes.HasPrefix(body, []byte("\xff\xd8\xff")):
		return "image/jpeg", nil
	case bytes.HasPrefix(body, []byte("\x89PNG\r\n\x1a\n")):
		return "image/png", nil
	case isMail(body):
		return "message/rfc822", nil
	case isText(body):
		return "text/plain", nil
	}
	return "", model.E(CodePaperKind, name, nil)
}

// isMail tells a mail by its first lines, which say from whom it is and when it was sent or received.
func isMail(body []byte) bool {
	m, err := mail.ReadMessage(bytes.NewReader(body))
	return err == nil && m.Header.Get("From") != "" && (m.Header.Get("Date") != "" || m.Header.Get("Received") != "")
}

func isText(body []byte) bool {
	return utf8.Valid(body) && !bytes.ContainsFunc(body, func(r rune) bool { return unicode.IsControl(r) && !strings.ContainsRune("\t\r\n\f", r) })
}

// hasPaper makes sure that a paper is there which a record is to refer to; "" is none.
func (tx *Tx) hasPaper(key string) error {
	if key == "" {
		return nil
	}
	var n int
	if err := query(tx.db, &n, "SELECT count(*) FROM papers WHERE key = ?", key); err != nil {
		return err
	}
	if n == 0 {
		return model.E(model.CodeNotFound, "", nil)
	}
	return nil
}

// neededPaperSQL tells whether a record, or the journal for a record that may come back, refers to a paper.
const neededPaperSQL = "SELECT EXISTS (SELECT 1 FROM consents WHERE proof = @key) OR EXISTS (SELECT 1 FROM requests WHERE proof = @key)" +
	" OR EXISTS (SELECT 1 FROM change_rows WHERE kind IN ('consent', 'request') AND (json_extract(before, '$.proof') = @key OR json_extract(after, '$.proof') = @key))"

// dropPapers deletes those of some papers that nothing needs any more.
func dropPapers(db *gorm.DB, keys []string) error {
	slices.Sort(keys)
	for _, key := range slices.Compact(keys) {
		var needed bool
		if err := query(db, &needed, neededPaperSQL, map[string]any{"key": key}); err != nil {
			return err
		}
		if needed || key == "" {
			continue
		}
		if err := db.Exec("DELETE FROM papers WHERE key = ?", key).Error; err != nil {
			return err
		}
	}
	return nil
}

// keepPapers lets go of the papers that the change stored and that no record came to refer to.
func (tx *Tx) keepPapers() error {
	if len(tx.papers) == 0 {
		return nil
	}
	if err := tx.journal.out.flush(); err != nil {
		return err
	}
	return dropPapers(tx.db, tx.papers)
}
