package book

import (
	"context"
	"encoding/json"
	"errors"

	"gorm.io/gorm"

	"alumnibook/model"
)

// undoPage is how many rows of the journal are taken back at a time.
const undoPage = peopleChunk

// errAsk ends an undo that met conflicts about which the user has to be asked.
var errAsk = errors.New("conflicts")

// Undo takes a change back, field by field, as a change of its own. What was changed again since is a conflict:
// with UndoAsk nothing is done then. Undoing an undo is doing again. CodeNotFound where there is no such change,
// CodeConflict where it is taken back already, and CodeErased where it was an erasure. Who was erased since stays so:
// what the change did to them is passed over.
func (b *Book) Undo(ctx context.Context, change int64, choice model.UndoChoice) (model.UndoResult, error) {
	c, err := b.toUndo(ctx, change)
	if err != nil {
		return model.UndoResult{}, err
	}
	doing := model.Doing{Code: "undo", Name: c.Doing.Name, Count: c.Doing.Count}
	if c.Undoes != 0 {
		doing.Code = "redo"
	}
	var u *undoing
	id, err := b.change(ctx, doing, func(tx *Tx) error {
		u = &undoing{tx: tx, change: c, choice: choice, places: map[int64]int{}}
		return u.run()
	})
	if errors.Is(err, errAsk) {
		return model.UndoResult{Conflicts: u.conflicts}, nil
	}
	if err != nil {
		return model.UndoResult{}, err
	}
	return model.UndoResult{Change: id, Restored: u.restored, Conflicts: u.conflicts}, nil
}

// toUndo finds the change that is meant. What took an undo back stands for the change that is in force again.
func (b *Book) toUndo(ctx context.Context, id int64) (model.Change, error) {
	var r changeRow
	for {
		r = changeRow{}
		if err := b.read.WithContext(ctx).Take(&r, id).Error; err != nil {
			return model.Change{}, named(codedIn(ctx, err), b.path)
		}
		if r.UndoneBy != 0 {
			return model.Change{}, model.E(model.CodeConflict, "change", nil)
		}
		if isFinal(r.Code) {
			return model.Change{}, model.E(CodeErased, "", nil)
		}
		if !r.Redo {
			return r.change(), nil
		}
		var undo changeRow
		if err := b.read.WithContext(ctx).Take(&undo, r.Undoes).Error; err != nil {
			return model.Change{}, named(codedIn(ctx, err), b.path)
		}
		id = undo.Undoes
	}
}

// undoing is one undo at work.
type undoing struct {
	tx        *Tx
	change    model.Change
	choice    model.UndoChoice
	restored  int
	conflicts []model.FieldConflict
	mergedNow []int64       // people of whom the undo says that a merge put them away
	seated    []int64       // attendances that the undo gave a place again
	places    map[int64]int // capacities of events before the undo put them back
}

// The rows of a change are taken back from the last to the first, in three rounds: what others refer to comes
// back first and goes last.
const (
	bases     = "kind IN ('organisation', 'firm', 'colleague', 'own_field')"
	firstPart = "op = 'delete' AND " + bases
	lastPart  = "op <> 'delete' AND " + bases
	restPart  = "NOT (" + bases + ")"
)

func (u *undoing) run() error {
	tx := u.tx
	tx.undoes, tx.redo = u.change.ID, u.change.Undoes != 0
	var stands int
	if err := query(tx.db, &stands, "SELECT count(*) FROM changes WHERE id = ? AND undone_by = 0", u.change.ID); err != nil {
		return err
	}
	if stands != 1 {
		return model.E(model.CodeConflict, "change", nil)
	}
	var created int
	if err := query(tx.db, &created, "SELECT count(*) FROM change_rows WHERE change_id = ? AND kind = ? AND op = ?", u.change.ID, KindPerson, model.OpCreate); err != nil {
		return err
	}
	if err := tx.docs.expectRemovals(created); err != nil {
		return err
	}
	if err := u.seekUnmerged(); err != nil {
		return err
	}
	for _, part := range []string{firstPart, restPart, lastPart} {
		if err := u.rows(part); err != nil {
			return err
		}
	}
	tx.unmerged = nil
	if err := u.settleMerged(); err != nil {
		return err
	}
	if err := u.settleHouses(); err != nil {
		return err
	}
	if err := u.nameConflicts(); err != nil {
		return err
	}
	if len(u.conflicts) > 0 && u.choice == model.UndoAsk {
		return model.E(model.CodeConflict, "change", errAsk)
	}
	if err := run(tx.ctx, tx.db, "UPDATE changes SET undone_by = ? WHERE id = ?", tx.change, u.change.ID); err != nil {
		return err
	}
	if !tx.redo {
		return nil
	}
	return run(tx.ctx, tx.db, "UPDATE changes SET undone_by = 0 WHERE id = ?", u.change.Undoes)
}

// rows takes back the rows of one part of the change.
func (u *undoing) rows(part string) error {
	last := int64(1) << 62
	for {
		if err := u.tx.ctx.Err(); err != nil {
			return err
		}
		var page []journalRow
		err := u.tx.db.Where("change_id = ? AND seq < ? AND "+notErasedSQL+" AND "+part, u.change.ID, last).Order("seq DESC").Limit(undoPage).Find(&page).Error
		if err != nil || len(page) == 0 {
			return err
		}
		last = int64(page[len(page)-1].Seq)
		for len(page) > 0 {
			n := 1
			for n < len(page) && page[n].Kind == page[0].Kind && page[n].Op == page[0].Op {
				n++
			}
			if err := u.alike(page[:n]); err != nil {
				return err
			}
			page = page[n:]
		}
	}
}

// alike takes back rows of one kind and one operation.
func (u *undoing) alike(rows []journalRow) error {
	switch kind, op := rows[0].Kind, rows[0].Op; {
	case kind == KindFirm:
		return u.each(rows, u.firm)
	case kind == KindPerson && op == model.OpCreate:
		return u.removePeople(rows)
	case kind == KindPerson && op == model.OpUpdate:
		return u.putPeopleBack(rows)
	case kind == KindPerson:
		return u.bringPeopleBack(rows)
	case kind == KindInteraction && op == model.OpCreate:
		return u.removeInteractions(rows)
	case kind == KindInteraction && op == model.OpDelete:
		return u.bringInteractionsBack(rows)
	case kind == KindOrganisation && op == model.OpCreate:
		return u.removeOrganisations(rows)
	case kind == KindOrganisation && op == model.OpDelete:
		return u.bringOrganisationsBack(rows)
	case kind == KindAttendance && op == model.OpCreate:
		return u.takeOffLists(rows)
	case kind == KindAttendance && op == model.OpUpdate:
		return u.putAttendancesBack(rows)
	case kind == KindAttendance:
		return u.bringAttendancesBack(rows)
	case op == model.OpCreate:
		return u.each(rows, u.removeRecord)
	case op == model.OpUpdate:
		return u.each(rows, u.putRecordBack)
	}
	return u.each(rows, u.bringRecordBack)
}

func (u *undoing) each(rows []journalRow, do func(*journalRow) error) error {
	for i := range rows {
		if err := do(&rows[i]); err != nil {
			return err
		}
	}
	return nil
}

func (u *undoing) force() bool { return u.choice == model.UndoForce }

// refuse notes that a record as a whole can't be taken back.
func (u *undoing) refuse(r *journalRow, now any) error {
	c := model.FieldConflict{Kind: r.Kind, ID: r.RowID, Before: image(r.Before)}
	if now != nil {
		text, err := json.Marshal(now)
		if err != nil {
			return err
		}
		c.Now = text
	}
	u.conflicts = append(u.conflicts, c)
	return nil
}

// untouched tells whether a record is still as the change made it: never changed since, or changed back.
func (u *undoing) untouched(r *journalRow, now standing) (bool, error) {
	if now.version == r.VersionAfter {
		return true, nil
	}
	made, err := createdImage(u.tx.db, r)
	if err != nil {
		return false, err
	}
	is, err := json.Marshal(now.value)
	if err != nil {
		return false, err
	}
	return sameImage(made, is)
}

// nameConflicts says what the records are called in which there are conflicts.
func (u *undoing) nameConflicts() error {
	rows := make([]journalRow, len(u.conflicts))
	for i, c := range u.conflicts {
		rows[i] = journalRow{Kind: c.Kind, RowID: c.ID}
	}
	names, err := recordNames(u.tx.db, rows)
	if err != nil {
		return err
	}
	for i := range u.conflicts {
		c := &u.conflicts[i]
		c.Name = names[recordKey{c.Kind, c.ID}]
	}
	return nil
}

// merged applies putBack to a record and notes its conflicts; nil where nothing has to be written.
func (u *undoing) merged(r *journalRow, now any) (json.RawMessage, error) {
	is, err := json.Marshal(now)
	if err != nil {
		return nil, err
	}
	merged, conflicts, err := putBack(image(r.Before), image(r.After), is, u.force(), u.resolver(r.Kind))
	for i := range conflicts {
		conflicts[i].Kind, conflicts[i].ID = r.Kind, r.RowID
	}
	u.conflicts = append(u.conflicts, conflicts...)
	return merged, err
}

func rowIDs(rows []journalRow) []int64 {
	ids := make([]int64, len(rows))
	for i := range rows {
		ids[i] = rows[i].RowID
	}
	return ids
}

// present are those of some ids that a table has.
func present(db *gorm.DB, table string, ids []int64) (map[int64]bool, error) {
	there := make(map[int64]bool, len(ids))
	err := chunks(ids, 500, func(part []int64) error {
		var found []int64
		if err := query(db, &found, "SELECT id FROM "+table+" WHERE id IN "+idList(part)); err != nil {
			return err
		}
		for _, id := range found {
			there[id] = true
		}
		return nil
	})
	return there, err
}
