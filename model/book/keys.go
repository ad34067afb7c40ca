package book

import (
	"context"

	"gorm.io/gorm"

	"alumnibook/model"
)

// keySQL finds people by each kind of key.
var keySQL = map[model.KeyKind]string{
	model.KeyEmail:     "SELECT k.key, k.person_id FROM emails k JOIN people p ON p.id = k.person_id WHERE p.trashed = 0 AND k.key IN ?",
	model.KeyPhone:     "SELECT k.e164 AS key, k.person_id FROM phones k JOIN people p ON p.id = k.person_id WHERE p.trashed = 0 AND k.e164 <> '' AND k.e164 IN ?",
	model.KeyLink:      "SELECT k.key, k.person_id FROM links k JOIN people p ON p.id = k.person_id WHERE p.trashed = 0 AND k.key IN ?",
	model.KeyPersonnel: "SELECT k.personnel_key AS key, k.person_id FROM employments k JOIN people p ON p.id = k.person_id WHERE p.trashed = 0 AND k.personnel_key <> '' AND k.personnel_key IN ?",
	model.KeyName:      "SELECT name_key AS key, id AS person_id FROM people WHERE trashed = 0 AND name_key IN ?",
	model.KeyUID:       "SELECT uid AS key, id AS person_id, merged_into FROM people WHERE (trashed = 0 OR merged_into <> 0) AND uid IN ?",
	model.KeyRow: "SELECT k.fingerprint AS key, k.person_id, p.merged_into FROM imported_rows k JOIN people p ON p.id = k.person_id WHERE (p.trashed = 0 OR p.merged_into <> 0)" +
		" AND NOT EXISTS (SELECT 1 FROM changes c WHERE c.id = k.change_id AND c.undone_by <> 0) AND k.fingerprint IN ?",
}

// PeopleByKeys finds who carries each of some keys, of those who are not in the wastebasket. A UID and a row of a list
// find whom a merge made of their person. Keys that nobody carries are not in the answer.
func (b *Book) PeopleByKeys(ctx context.Context, kind model.KeyKind, keys []string) (map[string][]int64, error) {
	sql, ok := keySQL[kind]
	if !ok {
		return nil, model.Invalid("kind", "unknown")
	}
	wanted := differentKeys(keys)
	found := map[string][]int64{}
	err := b.view(ctx, func(db *gorm.DB) error {
		for len(wanted) > 0 {
			if err := ctx.Err(); err != nil {
				return err
			}
			n := min(100, len(wanted))
			var rows []struct {
				Key        string
				PersonID   int64
				MergedInto int64
			}
			if err := query(db, &rows, sql, wanted[:n]); err != nil {
				return err
			}
			for _, r := range rows {
				id, err := r.PersonID, error(nil)
				if r.MergedInto != 0 {
					if id, err = inUseFor(db, r.PersonID); err != nil {
						return err
					}
				}
				if id != 0 {
					found[r.Key] = append(found[r.Key], id)
				}
			}
			wanted = wanted[n:]
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	for key, ids := range found {
		found[key] = inOrder(ids)
	}
	return found, nil
}

// differentKeys are the keys, each once and without the empty one.
func differentKeys(keys []string) []string {
	seen := make(map[string]bool, len(keys))
	var list []string
	for _, k := range keys {
		if k != "" && !seen[k] {
			seen[k] = true
			list = append(list, k)
		}
	}
	return list
}

// RememberRows notes which person each row of an imported list became, by the row's fingerprint. It counts as
// long as the change is not taken back.
func (tx *Tx) RememberRows(rows map[string]int64) error {
	if tx.imported == nil {
		tx.imported = make(map[string]int64, len(rows))
	}
	for fingerprint, id := range rows {
		if fingerprint != "" {
			tx.imported[fingerprint] = id
		}
	}
	return nil
}

// keepRows writes the remembered rows, when it is known whether the change has an entry in the journal.
func (tx *Tx) keepRows() error {
	if len(tx.imported) == 0 {
		return nil
	}
	change := tx.change
	if tx.journal.rows() == 0 {
		change = 0
	}
	out := newBulk(tx.ctx, tx.db, "imported_rows", []string{"fingerprint", "change_id", "person_id"})
	out.tail = " ON CONFLICT (fingerprint, change_id) DO UPDATE SET person_id = excluded.person_id"
	for _, fingerprint := range sortedKeys(tx.imported) {
		if err := out.add(fingerprint, change, tx.imported[fingerprint]); err != nil {
			return err
		}
	}
	tx.wrote = true
	return out.flush()
}
