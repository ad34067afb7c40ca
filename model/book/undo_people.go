package book

import (
	"encoding/json"
	"slices"

	"alumnibook/model"
)

// removePeople takes back that people were created. Whoever was changed since, or of whom something was noted later,
// stays.
func (u *undoing) removePeople(rows []journalRow) error {
	tx, ids := u.tx, rowIDs(rows)
	var versions []struct {
		ID      int64
		Version int
	}
	if err := query(tx.db, &versions, "SELECT id, version FROM people WHERE id IN "+idList(ids)); err != nil {
		return err
	}
	version := make(map[int64]int, len(versions))
	for _, v := range versions {
		version[v.ID] = v.Version
	}
	noted, err := u.noted(ids)
	if err != nil {
		return err
	}
	var going []int64
	for i := range rows {
		r := &rows[i]
		v, there := version[r.RowID]
		if !there {
			continue
		}
		ok := u.force()
		if !ok && v == r.VersionAfter {
			ok = !slices.Contains(noted, r.RowID)
		} else if !ok && !slices.Contains(noted, r.RowID) {
			p, err := readPerson(tx.db, r.RowID)
			if err != nil {
				return err
			}
			if ok, err = u.untouched(r, standing{v, &p}); err != nil {
				return err
			}
		}
		if ok {
			going = append(going, r.RowID)
			continue
		}
		p, err := readPerson(tx.db, r.RowID)
		if err != nil {
			return err
		}
		if err := u.refuse(r, &p); err != nil {
			return err
		}
	}
	if u.force() {
		if err := u.forgetHistory(going); err != nil {
			return err
		}
	}
	u.restored += len(going)
	return tx.removePeople(going)
}

// noted are those of some people who have a history or anything else that was noted about them, or stand for somebody
// else.
func (u *undoing) noted(ids []int64) ([]int64, error) {
	sql := "SELECT person_id FROM interaction_people WHERE person_id IN " + idList(ids) +
		" UNION SELECT merged_into FROM people WHERE merged_into <> 0 AND merged_into IN " + idList(ids)
	for _, o := range owned {
		sql += " UNION SELECT person_id FROM " + o.table + " WHERE person_id IN " + idList(ids)
	}
	var list []int64
	err := query(u.tx.db, &list, sql)
	return list, err
}

// forgetHistory takes people out of the entries that are about them; entries about nobody else go too.
func (u *undoing) forgetHistory(people []int64) error {
	var ids []int64
	if err := query(u.tx.db, &ids, "SELECT DISTINCT interaction_id FROM interaction_people WHERE person_id IN "+idList(people)); err != nil {
		return err
	}
	list, err := loadInteractions(u.tx.db, ids)
	if err != nil {
		return err
	}
	for k := range list {
		i := &list[k]
		i.PersonIDs = slices.DeleteFunc(i.PersonIDs, func(id int64) bool { return slices.Contains(people, id) })
		if len(i.PersonIDs) == 0 {
			err = u.tx.DeleteInteraction(i.ID)
		} else {
			err = u.tx.UpdateInteraction(i)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// putPeopleBack takes back that people were changed.
func (u *undoing) putPeopleBack(rows []journalRow) error {
	now, err := loadPeople(u.tx.db, rowIDs(rows))
	if err != nil {
		return err
	}
	var changed []*model.Person
	var gone []journalRow
	for i := range rows {
		r := &rows[i]
		p := now[r.RowID]
		if p == nil {
			gone = append(gone, *r)
			continue
		}
		merged := image(r.Before)
		if p.Version != r.VersionAfter { // otherwise it is as the change left it
			if merged, err = u.merged(r, p); err != nil {
				return err
			}
		}
		if merged == nil {
			continue
		}
		back, err := personFromJSON(merged, p.ID)
		if err != nil {
			return err
		}
		back.Record = p.Record
		changed = append(changed, back)
		u.noteMerged(back)
	}
	if err := u.tx.dropGoneFields(changed); err != nil {
		return err
	}
	u.restored += len(changed)
	if err := u.tx.updateLoaded(now, changed); err != nil {
		return err
	}
	if u.force() {
		return u.bringPeopleBack(gone)
	}
	for i := range gone {
		if err := u.refuse(&gone[i], nil); err != nil {
			return err
		}
	}
	return nil
}

// bringPeopleBack takes back that people were deleted.
func (u *undoing) bringPeopleBack(rows []journalRow) error {
	there, err := present(u.tx.db, "people", rowIDs(rows))
	if err != nil {
		return err
	}
	var back []*model.Person
	for i := range rows {
		r := &rows[i]
		if there[r.RowID] {
			continue
		}
		p, err := personFromJSON(image(r.Before), r.RowID)
		if err != nil {
			return err
		}
		u.comesBack(&p.Record, r)
		back = append(back, p)
		u.noteMerged(p)
	}
	slices.SortFunc(back, func(a, b *model.Person) int { return int(a.ID - b.ID) })
	if err := u.tx.dropGoneFields(back); err != nil {
		return err
	}
	u.restored += len(back)
	return u.tx.insertPeople(back)
}

// comesBack gives a record that comes back its id and a version that it never had.
func (u *undoing) comesBack(rec *model.Record, r *journalRow) {
	rec.ID, rec.Version = r.RowID, max(r.VersionBefore, r.VersionAfter, rec.Version)
	u.tx.changeRecord(rec)
}

// removeInteractions takes back that entries were created; those that were changed since stay.
func (u *undoing) removeInteractions(rows []journalRow) error {
	list, err := loadInteractions(u.tx.db, rowIDs(rows))
	if err != nil {
		return err
	}
	now := make(map[int64]*model.Interaction, len(list))
	for k := range list {
		now[list[k].ID] = &list[k]
	}
	var going []int64
	for i := range rows {
		r := &rows[i]
		entry := now[r.RowID]
		if entry == nil {
			continue
		}
		ok, err := u.untouched(r, standing{entry.Version, entry})
		if err != nil {
			return err
		}
		if ok || u.force() {
			going = append(going, r.RowID)
		} else if err := u.refuse(r, entry); err != nil {
			return err
		}
	}
	u.restored += len(going)
	return u.tx.deleteInteractions(going, true)
}

// bringInteractionsBack takes back that entries were deleted. People who are gone meanwhile are left out of them.
func (u *undoing) bringInteractionsBack(rows []journalRow) error {
	there, err := present(u.tx.db, "interactions", rowIDs(rows))
	if err != nil {
		return err
	}
	var back []*model.Interaction
	var about []int64
	for i := range rows {
		r := &rows[i]
		if there[r.RowID] {
			continue
		}
		entry := &model.Interaction{}
		if err := json.Unmarshal(image(r.Before), entry); err != nil {
			return err
		}
		u.comesBack(&entry.Record, r)
		back = append(back, entry)
		about = append(about, entry.PersonIDs...)
	}
	people, err := present(u.tx.db, "people", inOrder(about))
	if err != nil {
		return err
	}
	kept := back[:0]
	for _, entry := range back {
		entry.PersonIDs = slices.DeleteFunc(entry.PersonIDs, func(id int64) bool { return !people[id] })
		if len(entry.PersonIDs) == 0 {
			if err := u.refuse(&journalRow{Kind: KindInteraction, RowID: entry.ID}, nil); err != nil {
				return err
			}
			continue
		}
		kept = append(kept, entry)
	}
	u.restored += len(kept)
	return u.tx.insertInteractions(kept)
}
