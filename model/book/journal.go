package book

import (
	"encoding/json"

	"alumnibook/model"
)

// changeRow is an entry of the journal.
type changeRow struct {
	ID       int64
	UID      string
	At       int64
	Who      string
	Code     string
	Name     string
	Count    int
	Rows     int
	Undoes   int64
	UndoneBy int64
	Redo     bool
}

func (changeRow) TableName() string { return "changes" }

func (r *changeRow) change() model.Change {
	return model.Change{
		ID: r.ID, At: moment(r.At), Who: r.Who, Doing: model.Doing{Code: r.Code, Name: r.Name, Count: r.Count}, Rows: r.Rows,
		Undoes: r.Undoes, UndoneBy: r.UndoneBy,
	}
}

// journalRow is what a change did to one record. A created one keeps no image: the record itself, or the image
// before its next change, shows how it was made.
type journalRow struct {
	ChangeID      int64
	Seq           int
	Kind          string
	RowID         int64
	Op            model.Op
	VersionBefore int
	VersionAfter  int
	Before        *string
	After         *string
}

func (journalRow) TableName() string { return "change_rows" }

var journalColumns = []string{"change_id", "seq", "kind", "row_id", "op", "version_before", "version_after", "before", "after"}

type recordKey struct {
	kind string
	id   int64
}

// journal collects what one change does. A record that is touched twice has one row.
type journal struct {
	tx    *Tx
	out   *bulk
	seq   int
	gone  int // rows that were taken back
	kinds map[string]bool
	seen  map[recordKey]int // seq of the record's row
	quiet bool              // what is done is not noted, since it is to be forgotten
}

func newJournal(tx *Tx) journal {
	return journal{
		tx: tx, out: newBulk(tx.ctx, tx.db, "change_rows", journalColumns),
		kinds: map[string]bool{}, seen: map[recordKey]int{},
	}
}

// rows counts the records that the change touched.
func (j *journal) rows() int { return j.seq - j.gone }

func (j *journal) created(kind string, id int64, version int) error {
	if j.quiet {
		j.kinds[kind] = true
		return nil
	}
	return j.add(recordKey{kind, id}, model.OpCreate, 0, version, nil, nil)
}

// updated notes the record before and after.
func (j *journal) updated(kind string, id int64, versionBefore, versionAfter int, before, after any) error {
	if j.quiet {
		j.kinds[kind] = true
		return nil
	}
	now, err := json.Marshal(after)
	if err != nil {
		return err
	}
	key := recordKey{kind, id}
	if seq, ok := j.seen[key]; ok {
		return j.patch(seq, "version_after = ?, after = CASE op WHEN 'create' THEN NULL ELSE ? END", versionAfter, string(now))
	}
	was, err := json.Marshal(before)
	if err != nil {
		return err
	}
	return j.add(key, model.OpUpdate, versionBefore, versionAfter, string(was), string(now))
}

// erasedImage is what the journal holds in place of the image of a record that was erased. Undo passes such rows over.
const erasedImage = `{"erased":true}`

// isErased tells that the images of a row were erased.
func (r *journalRow) isErased() bool {
	return r.Before != nil && *r.Before == erasedImage || r.After != nil && *r.After == erasedImage
}

// notErasedSQL finds the rows of the journal whose images were not erased.
const notErasedSQL = "coalesce(before, '') <> '" + erasedImage + "' AND coalesce(after, '') <> '" + erasedImage + "'"

// erased notes that a record was erased, without a word of what it was, be the rest noted or not.
func (j *journal) erased(kind string, id int64, version int) error {
	return j.add(recordKey{kind, id}, model.OpDelete, version, 0, erasedImage, nil)
}

// deleted notes the record as it was.
func (j *journal) deleted(kind string, id int64, version int, before any) error {
	key := recordKey{kind, id}
	if j.quiet {
		j.kinds[kind] = true
		return nil
	}
	if seq, ok := j.seen[key]; ok {
		return j.deletedAgain(key, seq)
	}
	was, err := json.Marshal(before)
	if err != nil {
		return err
	}
	return j.add(key, model.OpDelete, version, 0, string(was), nil)
}

// deletedAgain notes that a record which this change has touched before is gone: one that it made itself leaves
// no trace.
func (j *journal) deletedAgain(key recordKey, seq int) error {
	if err := j.out.flush(); err != nil {
		return err
	}
	var op model.Op
	if err := query(j.tx.db, &op, "SELECT op FROM change_rows WHERE change_id = ? AND seq = ?", j.tx.change, seq); err != nil {
		return err
	}
	if op != model.OpCreate {
		return j.patch(seq, "op = 'delete', version_after = 0, after = NULL")
	}
	delete(j.seen, key)
	j.gone++
	return run(j.tx.ctx, j.tx.db, "DELETE FROM change_rows WHERE change_id = ? AND seq = ?", j.tx.change, seq)
}

func (j *journal) add(key recordKey, op model.Op, versionBefore, versionAfter int, before, after any) error {
	j.seq++
	j.seen[key] = j.seq
	j.kinds[key.kind] = true
	return j.out.add(j.tx.change, int64(j.seq), key.kind, key.id, string(op), int64(versionBefore), int64(versionAfter), before, after)
}

// patch changes a row that this change has written.
func (j *journal) patch(seq int, set string, args ...any) error {
	if err := j.out.flush(); err != nil {
		return err
	}
	return run(j.tx.ctx, j.tx.db, "UPDATE change_rows SET "+set+" WHERE change_id = ? AND seq = ?", append(args, j.tx.change, int64(seq))...)
}

// finish writes the rows that are left and the entry itself.
func (j *journal) finish() error {
	if err := j.out.flush(); err != nil {
		return err
	}
	if j.rows() == 0 && j.tx.undoes == 0 { // an undo has an entry even if all was undone by hand before
		return nil
	}
	seat, err := readSeat(j.tx.db)
	if err != nil {
		return err
	}
	j.tx.at = micros(j.tx.book.now())
	entry := changeRow{
		ID: j.tx.change, UID: newUID(), At: j.tx.at, Who: seat.Name,
		Code: j.tx.doing.Code, Name: j.tx.doing.Name, Count: j.tx.doing.Count, Rows: j.rows(), Undoes: j.tx.undoes, Redo: j.tx.redo,
	}
	return j.tx.db.Create(&entry).Error
}
