package book

import (
	"encoding/json"
	"errors"

	"gorm.io/gorm"

	"alumnibook/model"
)

// resolver keeps later changes of lists where both they and the undo can have their will: of those whom an entry is
// about, and, when a merge is taken back, of all lists of the person who stayed. A record that went on to who its person
// has become goes back too.
func (u *undoing) resolver(kind string) resolver {
	same := sameJSON
	switch {
	case isOwned(kind):
		return func(field string, was, became, is json.RawMessage) (json.RawMessage, bool, error) {
			return was, field == "person_id" && u.samePersonNow(is, became), nil
		}
	case kind == KindInteraction:
		same = u.samePersonNow
	case kind != KindPerson || u.change.Doing.Code != "merge":
		return nil
	}
	return func(field string, was, became, is json.RawMessage) (json.RawMessage, bool, error) {
		var lists [3][]json.RawMessage
		for i, v := range []json.RawMessage{was, became, is} {
			list, ok := asList(v)
			if !ok {
				return nil, false, nil
			}
			lists[i] = list
		}
		list, ok := listWithout(lists[0], lists[1], lists[2], same)
		if !ok {
			return nil, false, nil
		}
		text, err := json.Marshal(list)
		return text, err == nil, err
	}
}

// samePersonNow tells whether an entry that became somebody's is theirs today, be it under the name of whom a merge made
// of them.
func (u *undoing) samePersonNow(is, became json.RawMessage) bool {
	if sameJSON(is, became) {
		return true
	}
	var now, then int64
	if json.Unmarshal(is, &now) != nil || json.Unmarshal(became, &then) != nil {
		return false
	}
	whom, err := u.tx.wayOf([]int64{then}, func(int64) bool { return false })
	return err == nil && whom[then] == now
}

// seekUnmerged finds those whom the undo will take out of their merge. What comes back to them must not go on to who they
// had become, though their own row may be put back after it: in a change with several merges each row stands where it was
// touched first.
func (u *undoing) seekUnmerged() error {
	var rows []journalRow
	err := u.tx.db.Where("change_id = ? AND kind = ? AND op = ? AND "+notErasedSQL+" AND row_id IN (SELECT id FROM people WHERE merged_into <> 0)", u.change.ID, KindPerson, model.OpUpdate).
		Find(&rows).Error
	if err != nil {
		return err
	}
	u.tx.unmerged = map[int64]bool{}
	for i := range rows {
		before, after, err := mergedIntoOf(&rows[i])
		if err != nil {
			return err
		}
		now, err := readPerson(u.tx.db, rows[i].RowID)
		if err != nil {
			return err
		}
		if before == 0 && now.MergedInto == after {
			u.tx.unmerged[rows[i].RowID] = true
		}
	}
	return nil
}

// mergedIntoOf is whom a merge had made of a person before and after a change.
func mergedIntoOf(r *journalRow) (before, after int64, err error) {
	var was, became struct {
		Into int64 `json:"merged_into"`
	}
	err = errors.Join(json.Unmarshal(image(r.Before), &was), json.Unmarshal(image(r.After), &became))
	return was.Into, became.Into, err
}

// noteMerged remembers whom the undo puts away.
func (u *undoing) noteMerged(p *model.Person) {
	if p.MergedInto != 0 {
		u.mergedNow = append(u.mergedNow, p.ID)
	}
}

// settleMerged makes sure that nothing is lost with people whom the undo put away: what was noted about them meanwhile
// becomes the history of who they are now, and if there is nobody, they lie in the wastebasket.
func (u *undoing) settleMerged() error {
	tx := u.tx
	for _, id := range inOrder(u.mergedNow) {
		p, err := readPerson(tx.db, id)
		if model.CodeOf(err) == model.CodeNotFound || err == nil && p.MergedInto == 0 {
			continue
		}
		if err != nil {
			return err
		}
		there, err := leadsToSomebody(tx.db, id)
		if err != nil {
			return err
		}
		if there {
			err = tx.moveRecords(id, p.MergedInto)
		} else {
			p.MergedInto = 0
			err = tx.updatePeople([]*model.Person{&p})
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// leadsToSomebody tells whether following the merges of a person ends at one who was not merged.
func leadsToSomebody(db *gorm.DB, id int64) (bool, error) {
	var n int
	err := query(db, &n, "WITH RECURSIVE way (id) AS (SELECT ? UNION SELECT p.merged_into FROM way JOIN people p ON p.id = way.id WHERE p.merged_into <> 0)"+
		" SELECT count(*) FROM way JOIN people p ON p.id = way.id WHERE p.merged_into = 0", id)
	return n > 0, err
}

// releaseMerged lays whoever was merged into people who are gone now into the wastebasket, where they are seen.
func (tx *Tx) releaseMerged(gone []int64) error {
	ids, err := mergedInto(tx.db, gone)
	if err != nil || len(ids) == 0 {
		return err
	}
	people, err := tx.People(ids)
	if err != nil {
		return err
	}
	released := make([]*model.Person, len(people))
	for i := range people {
		people[i].MergedInto = 0
		released[i] = &people[i]
	}
	return tx.updatePeople(released)
}

// mergedInto are the people whom merges made some others of.
func mergedInto(db *gorm.DB, ids []int64) ([]int64, error) {
	var list []int64
	err := query(db, &list, "SELECT id FROM people WHERE merged_into <> 0 AND merged_into IN "+idList(ids)+" ORDER BY id")
	return list, err
}
