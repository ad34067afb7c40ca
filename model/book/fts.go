package book

import (
	"context"
	"strings"
	"unicode/utf8"

	"gorm.io/gorm"
)

// wordIndex finds people by the beginnings of words. SQLite's stands here; another engine needs another one.
type wordIndex interface {
	// change takes terms out of the index and puts terms in. Loose leaves what was taken out in the file until
	// tidy is called, which is much faster for many.
	change(ctx context.Context, tx *gorm.DB, removed, added []indexDoc, loose bool) error
	// tidy leaves no trace of terms that were taken out loosely.
	tidy(ctx context.Context, tx *gorm.DB) error
	// clear takes everything out.
	clear(ctx context.Context, tx *gorm.DB) error
	// hits are the people who have a word that begins with head.
	hits(db *gorm.DB, head string) (*idSet, error)
	// count is how many terms of how many people the index holds, for checking.
	count(db *gorm.DB) (int, error)
	// has tells whether a person is found by each of the terms, for checking.
	has(db *gorm.DB, id int64, terms []string) (bool, error)
}

// indexDoc is the terms of one person that are put in or taken out.
type indexDoc struct {
	id    int64
	terms []string
}

// fts is the index in SQLite's FTS5: without positions and without a copy of the words, which stand in
// search_docs. Words that are taken out are wiped at once.
type fts struct{}

func (fts) change(ctx context.Context, tx *gorm.DB, removed, added []indexDoc, loose bool) error {
	if loose {
		if err := run(ctx, tx, "INSERT INTO search_index (search_index, rank) VALUES ('secure-delete', 0)"); err != nil {
			return err
		}
	}
	if err := ftsRun(ctx, tx, "INSERT INTO search_index (search_index, rowid, words) SELECT 'delete', CAST(key AS INTEGER), value FROM json_each(?)", removed); err != nil {
		return err
	}
	return ftsRun(ctx, tx, "INSERT INTO search_index (rowid, words) SELECT CAST(key AS INTEGER), value FROM json_each(?)", added)
}

// ftsRun hands all people to one statement, as a JSON object: each statement makes FTS5 write a segment of its own,
// which it has to merge with the others later.
func ftsRun(ctx context.Context, tx *gorm.DB, sql string, docs []indexDoc) error {
	if len(docs) == 0 {
		return nil
	}
	var b strings.Builder
	for i, d := range docs {
		b.WriteString([]string{"{\"", ",\""}[min(i, 1)])
		writeInt(&b, d.id)
		b.WriteString(`":"`)
		for k, term := range d.terms { // folded words hold nothing that JSON would escape
			if k > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(term)
		}
		b.WriteByte('"')
	}
	b.WriteByte('}')
	return run(ctx, tx, sql, b.String())
}

func (fts) tidy(ctx context.Context, tx *gorm.DB) error {
	if err := run(ctx, tx, "INSERT INTO search_index (search_index) VALUES ('optimize')"); err != nil {
		return err
	}
	return run(ctx, tx, "INSERT INTO search_index (search_index, rank) VALUES ('secure-delete', 1)")
}

func (fts) clear(ctx context.Context, tx *gorm.DB) error {
	return run(ctx, tx, "INSERT INTO search_index (search_index) VALUES ('delete-all')")
}

// hits asks for all ids in one text: a row for each would cost several times as much.
func (fts) hits(db *gorm.DB, head string) (*idSet, error) {
	var text string
	err := query(db, &text, "SELECT ifnull(group_concat(rowid), '') FROM search_index WHERE search_index MATCH ?", ftsQuery(head))
	if err != nil {
		return nil, err
	}
	set := &idSet{}
	var id int64
	for i := range len(text) {
		if c := text[i]; c == ',' {
			set.add(id)
			id = 0
		} else {
			id = id*10 + int64(c-'0')
		}
	}
	if text != "" {
		set.add(id)
	}
	return set, nil
}

// ftsQuery looks short beginnings up as the terms that they are. Folded words hold nothing that FTS5 would read
// as anything but a word.
func ftsQuery(head string) string {
	if utf8.RuneCountInString(head) <= longestHead {
		return `"_` + head + `"`
	}
	return `"` + firstRunes(head, longestWord) + `" *`
}

func (fts) count(db *gorm.DB) (int, error) {
	var n int
	err := query(db, &n, "SELECT ifnull(sum(doc), 0) FROM search_terms")
	return n, err
}

func (fts) has(db *gorm.DB, id int64, terms []string) (bool, error) {
	for len(terms) > 0 {
		n := min(50, len(terms))
		var found int
		q := `"` + strings.Join(terms[:n], `" AND "`) + `"`
		if err := query(db, &found, "SELECT count(*) FROM search_index WHERE search_index MATCH ? AND rowid = ?", q, id); err != nil {
			return false, err
		}
		if found != 1 {
			return false, nil
		}
		terms = terms[n:]
	}
	return true, nil
}
