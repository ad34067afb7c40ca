package book

import (
	"encoding/json"
	"errors"

	"gorm.io/gorm"

	"alumnibook/model"
)

// store is what undo, merge and removal do with small records of any kind.
type store interface {
	standing(db *gorm.DB, id int64) (standing, error)
	restore(tx *Tx, now any, merged json.RawMessage) error
	comeBack(u *undoing, r *journalRow) error
	remove(tx *Tx, id int64) error
}

// stores are the small records by kind.
var stores = map[string]store{
	KindColleague: colleagues, KindOwnField: ownFields, KindList: savedLists, KindOrganisation: organisations, KindDifferent: aparts,
	KindProgramme: programmes, KindNewsletter: newsletters, KindConsent: ledger, KindFavour: favours, KindLeaving: leavings, KindInterview: interviews,
	KindEvent: gatherings, KindAttendance: attendanceStore{}, KindWish: wishes,
	KindPrivacy: privacies, KindBasis: personBases, KindRequest: requests, KindRetention: decisions,
}

// ownedStore is a store of records each of which is somebody's.
type ownedStore interface {
	store
	move(tx *Tx, from, to int64) error
	removeOf(tx *Tx, people []int64) error
}

// owned are the kinds of records that are somebody's, with their tables.
var owned = []struct {
	kind, table string
	store       ownedStore
}{
	{KindConsent, "consents", ledger},
	{KindFavour, "favours", favours},
	{KindLeaving, "leavings", leavings},
	{KindInterview, "exit_interviews", interviews},
	{KindAttendance, "attendances", attendanceStore{}},
	{KindWish, "wishes", wishes},
	{KindBasis, "bases", personBases},
	{KindRequest, "requests", requests},
	{KindRetention, "retention_decisions", decisions},
}

// isOwned tells whether the records of a kind are somebody's.
func isOwned(kind string) bool {
	for _, o := range owned {
		if o.kind == kind {
			return true
		}
	}
	return false
}

func (k kept[Row, T]) standing(db *gorm.DB, id int64) (standing, error) {
	v, err := k.get(db, id)
	return standing{k.record(&v).Version, &v}, err
}

// of reads the records of one person in an order.
func (k kept[Row, T]) of(db *gorm.DB, person int64, order string) ([]T, error) {
	return k.all(db.Where("person_id = ?", person), order)
}

// changed sums up anew what people's own rows say of a record as it was and as it is.
func (k kept[Row, T]) changed(tx *Tx, versions ...*T) error {
	if k.after == nil {
		return nil
	}
	people := make([]int64, len(versions))
	for i, v := range versions {
		people[i] = *k.owner(v)
	}
	return k.after(tx, inOrder(people)...)
}

// saveOwned is save for a record of somebody who has to be in the book. What is somebody's whom a merge put away becomes
// that of who they are now.
func saveOwned[Row, T any](tx *Tx, k kept[Row, T], v *T) error {
	owner := k.owner(v)
	if err := tx.allThere([]int64{*owner}); err != nil {
		return err
	}
	became, err := tx.becameOf([]int64{*owner})
	if err != nil {
		return err
	}
	if now, ok := became[*owner]; ok {
		*owner = now
	}
	return k.save(tx, v)
}

// move makes the records of one person those of another one.
func (k kept[Row, T]) move(tx *Tx, from, to int64) error {
	list, err := k.of(tx.db, from, "id")
	if err != nil {
		return err
	}
	for i := range list {
		if err := tx.ctx.Err(); err != nil {
			return err
		}
		*k.owner(&list[i]) = to
		if err := k.save(tx, &list[i]); err != nil {
			return err
		}
	}
	return nil
}

// removeOf takes away all that is of people who go for good.
func (k kept[Row, T]) removeOf(tx *Tx, people []int64) error {
	list, err := k.all(tx.db.Where("person_id IN "+idList(people)), "id")
	if err != nil {
		return err
	}
	for i := range list {
		if err := k.remove(tx, k.record(&list[i]).ID); err != nil {
			return err
		}
	}
	return nil
}

// ofTheMerged gives a record that comes back to who its person has become; false where that is nobody.
func (k kept[Row, T]) ofTheMerged(tx *Tx, v *T) (bool, error) {
	if k.owner == nil {
		return true, nil
	}
	owner := k.owner(v)
	there, err := present(tx.db, "people", []int64{*owner})
	if err != nil || !there[*owner] {
		return false, err
	}
	became, err := tx.becameOf([]int64{*owner})
	if now, ok := became[*owner]; ok {
		*owner = now
	}
	return true, err
}

// restore saves a record with the fields of an image.
func (k kept[Row, T]) restore(tx *Tx, now any, merged json.RawMessage) error {
	is, ok := now.(*T)
	if !ok {
		return model.E(model.CodeInternal, k.kind, nil)
	}
	var back T
	if err := json.Unmarshal(merged, &back); err != nil {
		return err
	}
	*k.record(&back) = *k.record(is)
	if there, err := k.ofTheMerged(tx, &back); err != nil || !there {
		return errors.Join(err, k.gone(there))
	}
	return k.save(tx, &back)
}

// comeBack stores a deleted record again, as it was before.
func (k kept[Row, T]) comeBack(u *undoing, r *journalRow) error {
	var back T
	if err := json.Unmarshal(image(r.Before), &back); err != nil {
		return err
	}
	u.comesBack(k.record(&back), r)
	if there, err := k.ofTheMerged(u.tx, &back); err != nil || !there {
		return errors.Join(err, k.gone(there))
	}
	return k.insert(u.tx, &back)
}

// gone is the error of a record whose person is not in the book any more.
func (k kept[Row, T]) gone(there bool) error {
	if there {
		return nil
	}
	return errPersonGone
}

// errPersonGone keeps a record from coming back.
var errPersonGone = errors.New("whose it was is gone")
