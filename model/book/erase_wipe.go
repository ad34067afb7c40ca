package book

import (
	"context"
	"database/sql/driver"
	"encoding/json"
	"slices"
	"strings"

	"alumnibook/model"
)

// What is deleted leaves no byte in the pages of the file: the engine overwrites it, and the index of words takes words out
// at once. Three places are left: the page of the index that notes where a page of words begins, the samples from which
// the engine judges its indexes, and the log beside the file.

// forgetWords remembers the words by which only they are found.
func (e *erasing) forgetWords() error {
	return e.tx.docs.load(e.ids)
}

// wipeIndex takes what is left of their words out of the index, after all else is written.
func (e *erasing) wipeIndex() error {
	tx := e.tx
	words := map[string]bool{}
	for _, id := range e.ids {
		if x := tx.docs.touched[id]; x != nil {
			for _, w := range slices.Concat(x.wasOwn, x.wasHistory) {
				words[w] = true
			}
		}
	}
	for _, w := range e.find.Words() {
		words[w] = true
	}
	if err := tx.docs.flush(); err != nil {
		return err
	}
	if tx.docs.rebuild {
		return nil // it is built anew at the end
	}
	left, err := tx.book.index().remains(tx.db, sortedKeys(words))
	if err != nil || !left {
		return err
	}
	return tx.book.index().renew(tx.ctx, tx.db)
}

// forgetStatistics takes what stands in their data out of the samples of the engine's statistics.
func (e *erasing) forgetStatistics() error {
	var tables []string
	if err := query(e.tx.db, &tables, "SELECT name FROM sqlite_master WHERE type = 'table' AND name IN ('sqlite_stat3', 'sqlite_stat4')"); err != nil {
		return err
	}
	if len(tables) == 0 {
		return nil
	}
	texts := map[string]bool{}
	for _, p := range e.versions() {
		image, err := json.Marshal(p)
		if err != nil {
			return err
		}
		eachString(string(image), func(path []string, s string) bool {
			for _, t := range []string{strings.ToLower(s), model.FoldLong(s), model.FoldShort(s)} {
				texts[t] = len(t) >= 4 || texts[t]
			}
			return false
		})
		for _, t := range tracesOf(p) {
			texts[strings.ToLower(t.value)] = true
		}
		texts[p.NameKey()] = true
	}
	for _, table := range tables {
		n, done := seek(func(c []driver.Value) bool {
			sample := strings.ToLower(strings.Join(textsOf(c), ""))
			for t, long := range texts {
				if long && strings.Contains(sample, t) {
					return true
				}
			}
			return e.own.MayBeIn(sample)
		})
		err := run(e.tx.ctx, e.tx.db, "DELETE FROM "+table+" WHERE "+seekFunction+"(?, sample)", n)
		done()
		if err != nil {
			return err
		}
	}
	return nil
}

// wipes is how often the log beside the file is tried to be folded in while somebody reads.
const wipes = 3

// wipe folds the log beside the file in, which may still hold what was erased. Where somebody reads for long, the end of
// the book does it.
func (b *Book) wipe(ctx context.Context) error {
	b.changing.Lock()
	defer b.changing.Unlock()
	for range wipes {
		var state struct{ Busy, Log, Checkpointed int }
		if err := query(b.write.WithContext(ctx), &state, "PRAGMA wal_checkpoint(TRUNCATE)"); err != nil {
			if model.CodeOf(codedIn(ctx, err)) == model.CodeBookOpen {
				continue
			}
			return err
		}
		if state.Busy == 0 {
			return nil
		}
	}
	return nil
}
