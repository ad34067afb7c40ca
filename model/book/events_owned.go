package book

import (
	"encoding/json"

	"alumnibook/model"
)

// eventStore is the store of events, with what hangs on them.
type eventStore struct {
	kept[eventRow, model.Event]
}

var gatherings = eventStore{events}

func (s eventStore) remove(tx *Tx, id int64) error {
	list, err := attendancesWhere(tx.db, "event_id = ? ORDER BY id", id)
	if err != nil {
		return err
	}
	if err := tx.removeAttendances(list); err != nil {
		return err
	}
	if err := s.kept.remove(tx, id); err != nil {
		return err
	}
	delete(tx.held, id)
	return run(tx.ctx, tx.db, "DELETE FROM event_counts WHERE event_id = ?", id)
}

func (s eventStore) restore(tx *Tx, now any, merged json.RawMessage) error {
	is, ok := now.(*model.Event)
	if !ok {
		return model.E(model.CodeInternal, s.kind, nil)
	}
	var back model.Event
	if err := json.Unmarshal(merged, &back); err != nil {
		return err
	}
	back.Record = is.Record
	if err := tx.dropGoneSpeakers(&back); err != nil {
		return err
	}
	if _, err := tx.tally(back.ID); err != nil { // an undo looks at every event that it touched
		return err
	}
	return tx.storeEvent(&back)
}

func (s eventStore) comeBack(u *undoing, r *journalRow) error {
	var back model.Event
	if err := json.Unmarshal(image(r.Before), &back); err != nil {
		return err
	}
	u.comesBack(&back.Record, r)
	if err := u.tx.dropGoneSpeakers(&back); err != nil {
		return err
	}
	return s.insert(u.tx, &back)
}
