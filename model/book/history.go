package book

import (
	"context"
	"encoding/json"
	"errors"

	"gorm.io/gorm"

	"alumnibook/model"
)

// Changes lists what was done, newest first: at most limit changes before the one of that id, 0 for the newest.
func (b *Book) Changes(ctx context.Context, before int64, limit int) ([]model.Change, error) {
	db := b.read.WithContext(ctx).Order("id DESC").Limit(limit)
	if before > 0 {
		db = db.Where("id < ?", before)
	}
	var rows []changeRow
	if err := db.Find(&rows).Error; err != nil {
		return nil, codedIn(ctx, err)
	}
	changes := make([]model.Change, len(rows))
	for i := range rows {
		changes[i] = rows[i].change()
	}
	return changes, nil
}

// Undoable is the newest change that stands and is no undo; false where there is none. An erasure can't be taken back.
func (b *Book) Undoable(ctx context.Context) (model.Change, bool, error) {
	c, ok, err := newest(b.read.WithContext(ctx).Where("undoes = 0 AND undone_by = 0 AND code NOT IN (?, ?)", doingErase, doingClear))
	return c, ok, codedIn(ctx, err)
}

// Redoable is the undo that can be taken back because nothing else was changed since; false where there is none.
// Undos that were taken back, and what took them back, cancel each other out and are passed over.
func (b *Book) Redoable(ctx context.Context) (model.Change, bool, error) {
	c, ok, err := newest(b.read.WithContext(ctx).Where("redo = 0 AND NOT (undoes <> 0 AND undone_by <> 0)"))
	if err != nil || !ok || c.Undoes == 0 {
		return model.Change{}, false, codedIn(ctx, err)
	}
	return c, true, nil
}

func newest(db *gorm.DB) (model.Change, bool, error) {
	var r changeRow
	err := db.Order("id DESC").Limit(1).Take(&r).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return model.Change{}, false, nil
	}
	return r.change(), err == nil, err
}

// ChangeRows tells what a change did to each record, from offset on and at most limit of them.
func (b *Book) ChangeRows(ctx context.Context, change int64, offset, limit int) ([]model.ChangeRow, error) {
	var list []model.ChangeRow
	err := b.view(ctx, func(db *gorm.DB) error {
		var rows []journalRow
		if err := db.Where("change_id = ?", change).Order("seq").Offset(offset).Limit(limit).Find(&rows).Error; err != nil {
			return err
		}
		names, err := recordNames(db, rows)
		if err != nil {
			return err
		}
		for i := range rows {
			r, err := readable(db, &rows[i])
			if err != nil {
				return err
			}
			r.Name = names[recordKey{r.Kind, r.ID}]
			list = append(list, r)
		}
		return nil
	})
	return list, err
}

// readable fills in the image of a created record.
func readable(db *gorm.DB, r *journalRow) (model.ChangeRow, error) {
	if r.isErased() {
		return model.ChangeRow{Kind: r.Kind, ID: r.RowID, Op: r.Op, Erased: true}, nil
	}
	row := model.ChangeRow{Kind: r.Kind, ID: r.RowID, Op: r.Op, Before: image(r.Before), After: image(r.After)}
	if r.Op != model.OpCreate {
		return row, nil
	}
	after, err := createdImage(db, r)
	row.After = after
	return row, err
}

func image(text *string) json.RawMessage {
	if text == nil {
		return nil
	}
	return json.RawMessage(*text)
}

// createdImage is a record as it was created: as it was before its next change, or as it is.
func createdImage(db *gorm.DB, r *journalRow) (json.RawMessage, error) {
	var next []string
	err := query(db, &next, "SELECT before FROM change_rows WHERE kind = ? AND row_id = ? AND change_id > ? AND before IS NOT NULL ORDER BY change_id LIMIT 1",
		r.Kind, r.RowID, r.ChangeID)
	if err != nil {
		return nil, err
	}
	if len(next) > 0 && next[0] == erasedImage {
		return nil, nil
	}
	if len(next) > 0 {
		return json.RawMessage(next[0]), nil
	}
	now, err := currentRecord(db, r.Kind, r.RowID)
	if model.CodeOf(err) == model.CodeNotFound {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return json.Marshal(now.value)
}

// currentRecord is a record as it is today.
type standing struct {
	version int
	value   any
}

func currentRecord(db *gorm.DB, kind string, id int64) (standing, error) {
	switch kind {
	case KindPerson:
		p, err := readPerson(db, id)
		return standing{p.Version, &p}, err
	case KindInteraction:
		i, err := readInteraction(db, id)
		return standing{i.Version, &i}, err
	case KindFirm:
		r, err := readFirmRow(db)
		if err != nil {
			return standing{}, coded(err)
		}
		return standing{r.Version, r.firm()}, nil
	}
	if k, ok := stores[kind]; ok {
		return k.standing(db, id)
	}
	return standing{}, model.E(model.CodeInternal, kind, nil)
}

// nameSQL finds what records of each kind are called.
var nameSQL = map[string]string{
	KindPerson:       "SELECT id, list_name AS name FROM people WHERE id IN ",
	KindColleague:    "SELECT id, name FROM colleagues WHERE id IN ",
	KindOwnField:     "SELECT id, name FROM own_fields WHERE id IN ",
	KindList:         "SELECT id, name FROM lists WHERE id IN ",
	KindOrganisation: "SELECT id, name FROM organisations WHERE id IN ",
	KindFirm:         "SELECT id, name FROM firm WHERE id IN ",
	KindDifferent:    "SELECT d.id, p.list_name AS name FROM different d JOIN people p ON p.id = d.low WHERE d.id IN ",
	KindProgramme:    "SELECT id, '' AS name FROM programme WHERE id IN ",
	KindNewsletter:   "SELECT id, title AS name FROM newsletters WHERE id IN ",
	KindConsent:      "SELECT r.id, p.list_name AS name FROM consents r JOIN people p ON p.id = r.person_id WHERE r.id IN ",
	KindFavour:       "SELECT r.id, p.list_name AS name FROM favours r JOIN people p ON p.id = r.person_id WHERE r.id IN ",
	KindLeaving:      "SELECT r.id, p.list_name AS name FROM leavings r JOIN people p ON p.id = r.person_id WHERE r.id IN ",
	KindInterview:    "SELECT r.id, p.list_name AS name FROM exit_interviews r JOIN people p ON p.id = r.person_id WHERE r.id IN ",
	KindEvent:        "SELECT id, title AS name FROM events WHERE id IN ",
	KindAttendance:   "SELECT r.id, p.list_name AS name FROM attendances r JOIN people p ON p.id = r.person_id WHERE r.id IN ",
	KindWish:         "SELECT r.id, p.list_name AS name FROM wishes r JOIN people p ON p.id = r.person_id WHERE r.id IN ",
	KindPrivacy:      "SELECT id, '' AS name FROM privacy WHERE id IN ",
	KindBasis:        "SELECT r.id, p.list_name AS name FROM bases r JOIN people p ON p.id = r.person_id WHERE r.id IN ",
	KindRequest:      "SELECT r.id, p.list_name AS name FROM requests r JOIN people p ON p.id = r.person_id WHERE r.id IN ",
	KindRetention:    "SELECT r.id, p.list_name AS name FROM retention_decisions r JOIN people p ON p.id = r.person_id WHERE r.id IN ",
	KindInteraction: "SELECT ip.interaction_id AS id, p.list_name AS name FROM interaction_people ip JOIN people p ON p.id = ip.person_id" +
		" WHERE ip.seq = 0 AND ip.interaction_id IN ",
}

// recordNames finds what the records of some journal rows are called now; an entry of the history is called by
// the first person whom it is about.
func recordNames(db *gorm.DB, rows []journalRow) (map[recordKey]string, error) {
	ids := map[string][]int64{}
	for i := range rows {
		ids[rows[i].Kind] = append(ids[rows[i].Kind], rows[i].RowID)
	}
	names := map[recordKey]string{}
	for kind, list := range ids {
		err := chunks(list, 500, func(part []int64) error {
			var found []struct {
				ID   int64
				Name string
			}
			if err := query(db, &found, nameSQL[kind]+idList(part)); err != nil {
				return err
			}
			for _, f := range found {
				names[recordKey{kind, f.ID}] = f.Name
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return names, nil
}
