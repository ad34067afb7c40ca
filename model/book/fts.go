package book

import (
	"context"
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"gorm.io/gorm"
)

// wordIndex finds people by the beginnings of words. SQLite's stands here; another engine needs another one.
type wordIndex interface {
	// change takes terms out of the index and puts terms in. Loose leaves what was taken out in the file until
	// tidy is called, which is much faster for many. Each person who is in the index and stays in it has to be
	// in both lists, be it without terms; one who is new in added alone, one who goes in removed alone.
	change(ctx context.Context, tx *gorm.DB, removed, added []indexDoc, loose bool) error
	// tidy leaves no trace of terms that were taken out loosely.
	tidy(ctx context.Context, tx *gorm.DB) error
	// remains tells whether something is left in the file of words that nobody has any more, though they were taken out.
	remains(db *gorm.DB, words []string) (bool, error)
	// renew writes the whole index anew, so that nothing remains.
	renew(ctx context.Context, tx *gorm.DB) error
	// clear takes everything out.
	clear(ctx context.Context, tx *gorm.DB) error
	// parts are the terms that make a beginning of a word up: the people who have one of them are the hits. It is
	// nil where there are too many, and hits has to be asked for all of them.
	parts(db *gorm.DB, head string) ([]string, error)
	// term are the people who have a term.
	term(db *gorm.DB, term string) (*idSet, error)
	// hits are the people who have a word that begins with head.
	hits(db *gorm.DB, head string) (*idSet, error)
	// common are the terms that at least so many people have.
	common(db *gorm.DB, people int) ([]string, error)
	// each hands over every kept term with the people who have it, for checking.
	each(ctx context.Context, db *gorm.DB, keep func(term string) bool, fn func(term string, set *idSet)) error
}

// indexDoc is the terms of one person that are put in or taken out.
type indexDoc struct {
	id    int64
	terms []string
}

// fts is the index in SQLite's FTS5: without positions and without a copy of the words, which stand in
// search_docs. Words that are taken out are wiped at once. It counts rows, one for each insertion and one less for
// each deletion, and takes itself for damaged when they do not come out even. (It is not made with detail=none,
// which is smaller, since words that are taken out and put in again in one transaction are then lost.)
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

// mostParts is up to how many words with one beginning are looked up one by one. The engine would first merge
// them, which takes long for words that many people have; with many words each has few.
const mostParts = 12

func (fts) parts(db *gorm.DB, head string) ([]string, error) {
	if utf8.RuneCountInString(head) <= longestHead {
		return []string{"_" + head}, nil
	}
	head = firstRunes(head, longestWord)
	var found []string
	err := query(db, &found, "SELECT term FROM search_terms WHERE term >= ? AND term < ? LIMIT ?", head, head+"\U0010ffff", mostParts+1)
	if err != nil || len(found) > mostParts {
		return nil, err
	}
	return append([]string{}, found...), nil
}

// hits looks for all words with a beginning. Folded words hold nothing that FTS5 would read as anything but a word.
func (fts) hits(db *gorm.DB, head string) (*idSet, error) {
	return ftsMatch(db, `"`+firstRunes(head, longestWord)+`" *`)
}

func (fts) term(db *gorm.DB, term string) (*idSet, error) { return ftsMatch(db, `"`+term+`"`) }

func (fts) common(db *gorm.DB, people int) ([]string, error) {
	var list []string
	err := query(db, &list, "SELECT term FROM search_terms WHERE doc >= ? ORDER BY doc DESC LIMIT ?", people, keptTerms/2)
	return list, err
}

// ftsMatch asks for all ids in one text: a row for each would cost several times as much.
func ftsMatch(db *gorm.DB, q string) (*idSet, error) {
	var text string
	err := query(db, &text, "SELECT ifnull(group_concat(rowid), '') FROM search_index WHERE search_index MATCH ?", q)
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

func (f fts) each(ctx context.Context, db *gorm.DB, keep func(string) bool, fn func(string, *idSet)) error {
	var all []string
	if err := query(db, &all, "SELECT term FROM search_terms"); err != nil {
		return err
	}
	for i, term := range all {
		if i%1000 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if !keep(term) {
			continue
		}
		set, err := f.term(db, term)
		if err != nil {
			return err
		}
		fn(term, set)
	}
	return nil
}

// longNote is from how many bytes on a note tells enough of a word to be wiped.
const longNote = 5

// remains tells whether something is left of words that nobody has any more. The engine notes the word with which a page
// begins as far as it takes to tell it from the one before, and leaves that note when the word itself is taken out. All
// but its last letter are those of a neighbour; a note is too much where it is the whole word or no neighbour is left.
func (fts) remains(db *gorm.DB, words []string) (bool, error) {
	if err := ftsWrite(db.Statement.Context, db); err != nil {
		return false, err
	}
	var notes []string
	if err := query(db, &notes, "SELECT CAST(term AS TEXT) FROM search_index_idx"); err != nil {
		return false, err
	}
	for _, note := range notes {
		_, note, _ = strings.Cut(note, "0") // the number of the index in front
		if len(note) < longNote || !slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(w, note[:longNote]) }) {
			continue // also what was left of others meanwhile, whose neighbour is one of these
		}
		shared := note
		if !slices.Contains(words, note) {
			shared = note[:len(note)-1]
		}
		var others int
		err := query(db, &others, "SELECT count(*) FROM (SELECT 1 FROM search_terms WHERE term >= ? AND term < ? LIMIT 1)", shared, shared+"\U0010ffff")
		if err != nil || others == 0 {
			return true, err
		}
	}
	return false, nil
}

// ftsWrite lets the engine write what it has taken in, which it would do at the end of the change.
func ftsWrite(ctx context.Context, tx *gorm.DB) error {
	return errors.Join(run(ctx, tx, "SAVEPOINT words"), run(ctx, tx, "RELEASE words"))
}

// nobody is the number of a line that no person has.
const nobody = 1 << 60

func (f fts) renew(ctx context.Context, tx *gorm.DB) error {
	// What lies in one piece already is not put in order: so it gets a second one.
	line := []indexDoc{{nobody, []string{"x"}}}
	if err := f.change(ctx, tx, nil, line, true); err != nil {
		return err
	}
	if err := ftsWrite(ctx, tx); err != nil {
		return err
	}
	if err := f.change(ctx, tx, line, nil, true); err != nil {
		return err
	}
	return f.tidy(ctx, tx)
}
