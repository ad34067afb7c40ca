package book

import (
	"context"
	"slices"

	"gorm.io/gorm"

	"alumnibook/model"
)

// Brought is a change that brought a person into the book or changed them.
type Brought struct {
	model.Change
	New bool // it brought them
}

// JournalOf is what brought a person, or those whom a merge made them of, into the book and changed them, the oldest in
// front. What was taken back is left out, and so is what took it back.
func (b *Book) JournalOf(ctx context.Context, personID int64) ([]Brought, error) {
	var list []Brought
	err := b.view(ctx, func(db *gorm.DB) error {
		everybody, err := mergedAll(db, personID)
		if err != nil {
			return err
		}
		var rows []struct {
			Row changeRow `gorm:"embedded"`
			New bool
		}
		err = query(db, &rows, "SELECT c.*, max(r.op = ?) AS new FROM change_rows r JOIN changes c ON c.id = r.change_id"+
			" WHERE r.kind = ? AND r.row_id IN "+idList(everybody)+" AND c.undoes = 0 AND c.undone_by = 0 GROUP BY c.id ORDER BY c.id", model.OpCreate, KindPerson)
		for i := range rows {
			list = append(list, Brought{rows[i].Row.change(), rows[i].New})
		}
		return err
	})
	return list, err
}

// MergedInto are those whom merges made a person of, however many ago. They lie in the wastebasket.
func (b *Book) MergedInto(ctx context.Context, personID int64) ([]int64, error) {
	var ids []int64
	err := b.view(ctx, func(db *gorm.DB) (err error) {
		ids, err = mergedAll(db, personID)
		return err
	})
	return slices.DeleteFunc(ids, func(id int64) bool { return id == personID }), err
}
