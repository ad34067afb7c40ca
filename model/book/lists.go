package book

import (
	"context"
	"encoding/binary"
	"errors"
	"slices"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"alumnibook/model"
)

// What the book remembers of lists that were imported: which column meant what, and which values they brought. Neither
// is journaled: taking an import back takes its people back, not what was learnt about the list.

// mappingRow is what is remembered of one shape of list.
type mappingRow struct {
	Shape   string `gorm:"primaryKey"`
	Updated int64
	Columns []byte
}

func (mappingRow) TableName() string { return "mappings" }

// Mapping reads what RememberMapping kept for lists of a shape; false where there is nothing.
func (b *Book) Mapping(ctx context.Context, shape string) ([]byte, bool, error) {
	var r mappingRow
	err := b.read.WithContext(ctx).Take(&r, "shape = ?", shape).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return nil, false, nil
	}
	if err != nil {
		return nil, false, codedIn(ctx, err)
	}
	return r.Columns, true, nil
}

// RememberMapping keeps how the columns of lists of a shape are read, in place of what was kept before; nothing at all
// forgets it.
func (tx *Tx) RememberMapping(shape string, columns []byte) error {
	if shape == "" {
		return model.Invalid("shape", "missing")
	}
	tx.wrote = true
	if len(columns) == 0 {
		return run(tx.ctx, tx.db, "DELETE FROM mappings WHERE shape = ?", shape)
	}
	return tx.db.Clauses(clause.OnConflict{UpdateAll: true}).Create(&mappingRow{shape, micros(tx.book.now()), columns}).Error
}

// RememberValues notes, for each person, the hashes of values that a list brought, beside those that are noted
// already.
func (tx *Tx) RememberValues(values map[int64][]uint64) error {
	out := newBulk(tx.ctx, tx.db, "list_values", []string{"person_id", "hashes"})
	out.tail = " ON CONFLICT (person_id) DO UPDATE SET hashes = excluded.hashes"
	err := chunks(sortedIDs(values), 500, func(part []int64) error {
		if err := tx.ctx.Err(); err != nil {
			return err
		}
		have, err := loadListValues(tx.db, part)
		if err != nil {
			return err
		}
		for _, id := range part {
			all := unionOfHashes(have[id], values[id])
			if len(all) == len(have[id]) {
				continue
			}
			tx.wrote = true
			if err := out.add(id, hashBytes(all)); err != nil {
				return err
			}
		}
		return nil
	})
	return errors.Join(err, out.flush())
}

// ListValues reads the hashes that RememberValues noted of people, sorted; who has none is not in the answer.
func (b *Book) ListValues(ctx context.Context, ids []int64) (map[int64][]uint64, error) {
	found := make(map[int64][]uint64, len(ids))
	err := b.view(ctx, func(db *gorm.DB) error {
		return chunks(ids, 500, func(part []int64) error {
			if err := ctx.Err(); err != nil {
				return err
			}
			some, err := loadListValues(db, part)
			for id, hashes := range some {
				found[id] = hashes
			}
			return err
		})
	})
	if err != nil {
		return nil, err
	}
	return found, nil
}

func loadListValues(db *gorm.DB, ids []int64) (map[int64][]uint64, error) {
	var rows []struct {
		PersonID int64
		Hashes   []byte
	}
	if err := query(db, &rows, "SELECT person_id, hashes FROM list_values WHERE person_id IN "+idList(ids)); err != nil {
		return nil, err
	}
	found := make(map[int64][]uint64, len(rows))
	for _, r := range rows {
		hashes := make([]uint64, len(r.Hashes)/8)
		for i := range hashes {
			hashes[i] = binary.LittleEndian.Uint64(r.Hashes[i*8:])
		}
		found[r.PersonID] = hashes
	}
	return found, nil
}

// unionOfHashes is sorted, each once.
func unionOfHashes(have, more []uint64) []uint64 {
	all := slices.Concat(have, more)
	slices.Sort(all)
	return slices.Compact(all)
}

func hashBytes(hashes []uint64) []byte {
	text := make([]byte, 0, 8*len(hashes))
	for _, h := range hashes {
		text = binary.LittleEndian.AppendUint64(text, h)
	}
	return text
}
