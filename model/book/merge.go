package book

import (
	"slices"

	"gorm.io/gorm"

	"alumnibook/model"
)

// Merge makes two people one. Keep holds the fields of both already, as they shall be. All entries of gone's history
// become keep's, and so do its consents, its give-and-take, its checklists and interviews, and the marks that gone is not
// the same as somebody else; then gone is put away: it is in no list, not in the wastebasket either, and what knew it by
// its UID or as the row of a list finds keep. Taking the change back brings both back as they were. CodeConflict where
// one of the two is in the wastebasket or was changed since.
func (tx *Tx) Merge(keep *model.Person, gone int64) error {
	if keep.ID == gone {
		return model.Invalid("person", "same")
	}
	both, err := tx.People([]int64{keep.ID, gone})
	if err != nil {
		return err
	}
	if len(both) != 2 {
		return model.E(model.CodeNotFound, KindPerson, nil)
	}
	if !both[0].Trashed.IsZero() || !both[1].Trashed.IsZero() {
		return tx.conflict(KindPerson, true)
	}
	if err := tx.checkPeople([]*model.Person{keep}); err != nil {
		return err
	}
	if err := tx.updatePeople([]*model.Person{keep}); err != nil { // a job of gone's is no news of keep's
		return err
	}
	if err := tx.moveRecords(gone, keep.ID); err != nil {
		return err
	}
	away := both[1]
	away.Trashed, away.MergedInto = tx.book.now(), keep.ID
	if err := tx.updatePeople([]*model.Person{&away}); err != nil {
		return err
	}
	return tx.moveMarks(gone, keep.ID)
}

// moveRecords makes all that is noted about one person that of another one.
func (tx *Tx) moveRecords(from, to int64) error {
	if err := tx.moveHistory(from, to); err != nil {
		return err
	}
	for _, o := range owned {
		if err := o.store.move(tx, from, to); err != nil {
			return err
		}
	}
	return nil
}

// moveHistory makes entries about one person entries about another one; an entry about both keeps one.
func (tx *Tx) moveHistory(from, to int64) error {
	var ids []int64
	if err := query(tx.db, &ids, "SELECT interaction_id FROM interaction_people WHERE person_id = ? ORDER BY interaction_id", from); err != nil {
		return err
	}
	list, err := loadInteractions(tx.db, ids)
	if err != nil {
		return err
	}
	for i := range list {
		if err := tx.ctx.Err(); err != nil {
			return err
		}
		about := list[i].PersonIDs
		about[slices.Index(about, from)] = to
		if err := tx.UpdateInteraction(&list[i]); err != nil {
			return err
		}
	}
	return nil
}

// moveMarks gives one person the marks of another one, who keeps them: there they are when the merge is taken back.
func (tx *Tx) moveMarks(from, to int64) error {
	have, err := tx.apartOf([]int64{from})
	if err != nil {
		return err
	}
	var pairs [][2]int64
	for pair, id := range have {
		other := pair[0] + pair[1] - from
		if other != to {
			pairs = append(pairs, [2]int64{to, other})
			continue
		}
		if err := aparts.remove(tx, id); err != nil { // somebody knows better now
			return err
		}
	}
	slices.SortFunc(pairs, func(a, b [2]int64) int { return int(a[1] - b[1]) })
	return tx.MarkDifferent(pairs)
}

// inUseFor follows merges to who a person has become; 0 where that is nobody in use.
func inUseFor(db *gorm.DB, id int64) (int64, error) {
	var found []int64
	err := query(db, &found, "WITH RECURSIVE way (id, step) AS (SELECT ?, 0 UNION SELECT p.merged_into, step + 1 FROM way JOIN people p ON p.id = way.id"+
		" WHERE p.merged_into <> 0 AND step < 1000) SELECT p.id FROM way JOIN people p ON p.id = way.id WHERE p.trashed = 0 ORDER BY step DESC LIMIT 1", id)
	if err != nil || len(found) == 0 {
		return 0, err
	}
	return found[0], nil
}

// becameOf tells of those people whom a merge put away who they have become, however many merges ago, in use or not.
func (tx *Tx) becameOf(ids []int64) (map[int64]int64, error) {
	return tx.wayOf(ids, func(id int64) bool { return tx.unmerged[id] })
}

// wayOf follows the merges of people; stops tells where the way ends though a merge leads on.
func (tx *Tx) wayOf(ids []int64, stops func(id int64) bool) (map[int64]int64, error) {
	became := map[int64]int64{}
	for _, id := range ids {
		now := id
		for range 1000 { // in a sound book nobody is merged in a circle
			if stops(now) {
				break
			}
			var into int64
			if err := query(tx.db, &into, "SELECT merged_into FROM people WHERE id = ?", now); err != nil {
				return nil, err
			}
			if into == 0 {
				break
			}
			now = into
		}
		if now != id {
			became[id] = now
		}
	}
	return became, nil
}

// merged are those of some people whom a merge put away.
func (tx *Tx) merged(ids []int64) ([]int64, error) {
	var list []int64
	err := chunks(ids, 500, func(part []int64) error {
		var some []int64
		err := query(tx.db, &some, "SELECT id FROM people WHERE merged_into <> 0 AND id IN "+idList(part))
		for _, id := range some {
			if !tx.unmerged[id] {
				list = append(list, id)
			}
		}
		return err
	})
	return list, err
}

// aboutTheMerged makes entries that are about somebody whom a merge put away entries about who that is now, so that
// no entry is ever out of sight.
func (tx *Tx) aboutTheMerged(people []int64, list ...*model.Interaction) (moved bool, err error) {
	away, err := tx.merged(people)
	if err != nil || len(away) == 0 {
		return false, err
	}
	became, err := tx.becameOf(away)
	if err != nil {
		return false, err
	}
	for _, i := range list {
		ids := slices.Clone(i.PersonIDs)
		for k, id := range ids {
			if now, ok := became[id]; ok {
				ids[k] = now
			}
		}
		i.PersonIDs = eachOnce(ids)
	}
	return true, nil
}
