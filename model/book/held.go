package book

import (
	"slices"

	"gorm.io/gorm"

	"alumnibook/model"
)

// HoldEvent notes that an event took place, and puts it into the history of everybody who came.
func (tx *Tx) HoldEvent(eventID int64, on model.Date) error {
	e, err := events.get(tx.db, eventID)
	if err != nil {
		return err
	}
	if e.On.IsZero() {
		e.On = on
	}
	was := e.State
	e.State = model.EventHeld
	if on.Before(e.On) {
		return model.Invalid("on", "future_event")
	}
	if was == model.EventHeld {
		return nil
	}
	return tx.storeEvent(&e)
}

// heldMark is what is to be looked after in the history when a change ends.
type heldMark struct {
	all    bool            // everybody's
	people map[int64]bool  // or that of some
	text   map[string]bool // what the entries said before
}

// mark is what this change did to what the history says of an event.
func (tx *Tx) mark(event int64) *heldMark {
	if tx.held == nil {
		tx.held = map[int64]*heldMark{}
	}
	m := tx.held[event]
	if m == nil {
		m = &heldMark{people: map[int64]bool{}, text: map[string]bool{}}
		tx.held[event] = m
	}
	return m
}

// cameChanged remembers whose history may have to say something else about an event.
func (tx *Tx) cameChanged(was, now *model.Attendance) {
	came := func(a *model.Attendance) (int64, int64) {
		if a == nil || !a.HasCome() {
			return 0, 0
		}
		return a.EventID, a.PersonID
	}
	e1, p1 := came(was)
	e2, p2 := came(now)
	if e1 == e2 && p1 == p2 {
		return
	}
	if p1 != 0 {
		tx.mark(e1).people[p1] = true
	}
	if p2 != 0 {
		tx.mark(e2).people[p2] = true
	}
}

// eventChanged remembers that an event was held, or is not any more, or is called otherwise.
func (tx *Tx) eventChanged(was, now *model.Event) {
	if was.State != model.EventHeld && now.State != model.EventHeld {
		return
	}
	if was.State == now.State && was.On == now.On && heldText(was) == heldText(now) {
		return
	}
	m := tx.mark(now.ID)
	m.all, m.text[heldText(was)] = true, true
}

// heldText is what the history says of an event.
func heldText(e *model.Event) string {
	if e.Place == "" {
		return e.Title
	}
	return e.Title + ", " + e.Place
}

// keepHeld brings the history in step with who came to events that were held.
func (tx *Tx) keepHeld() error {
	for _, id := range sortedIDs(tx.held) {
		var state []model.EventState
		if err := query(tx.db, &state, "SELECT state FROM events WHERE id = ?", id); err != nil {
			return err
		}
		if len(state) == 0 || state[0] != model.EventHeld && !tx.held[id].all {
			continue // of one that is deleted the history keeps what it says, of one to come it says nothing yet
		}
		e, err := events.get(tx.db, id)
		if err == nil {
			err = tx.keepHeldOf(&e, tx.held[id])
		}
		if err != nil {
			return err
		}
	}
	tx.held = nil
	return nil
}

func (tx *Tx) keepHeldOf(e *model.Event, m *heldMark) error {
	of := ""
	if !m.all {
		of = " AND person_id IN " + idList(sortedIDs(m.people))
	}
	var came []int64
	if e.State == model.EventHeld {
		sql := "SELECT DISTINCT person_id FROM attendances WHERE event_id = ? AND came <> 0 AND person_id <> 0" + of + " ORDER BY person_id"
		if err := query(tx.db, &came, sql, e.ID); err != nil {
			return err
		}
	}
	entries, err := heldEntries(tx.db, e.ID, of)
	if err != nil {
		return err
	}
	var gone []int64
	have := make(map[int64]bool, len(entries))
	for i := range entries {
		entry := &entries[i]
		person := entry.PersonIDs[0]
		_, stays := slices.BinarySearch(came, person)
		if !stays || have[person] {
			if err := tx.forgetHeld(entry, e, m, &gone); err != nil {
				return err
			}
			continue
		}
		have[person] = true
		if err := tx.retellHeld(entry, e, m); err != nil {
			return err
		}
	}
	if err := tx.deleteInteractions(gone, true); err != nil {
		return err
	}
	var fresh []*model.Interaction
	for _, person := range came {
		if !have[person] {
			fresh = append(fresh, &model.Interaction{
				Kind: model.InteractionEvent, On: e.On, Reached: true, PersonIDs: []int64{person}, Text: heldText(e), EventID: e.ID,
			})
		}
	}
	return tx.CreateInteractions(fresh)
}

// heldEntries are the entries that tell of one person each that they came to an event.
func heldEntries(db *gorm.DB, event int64, of string) ([]model.Interaction, error) {
	var ids []int64
	err := query(db, &ids, "SELECT i.id FROM interactions i JOIN interaction_people ip ON ip.interaction_id = i.id WHERE i.event_id = ? AND i.event_id <> 0 AND i.kind = 'event'"+
		of+" ORDER BY i.id", event)
	if err != nil {
		return nil, err
	}
	list, err := loadInteractions(db, eachIDOnce(ids))
	return slices.DeleteFunc(list, func(i model.Interaction) bool { return len(i.PersonIDs) != 1 }), err
}

// forgetHeld takes an entry away that is not true any more. One in which something else was written stays as a note.
func (tx *Tx) forgetHeld(entry *model.Interaction, e *model.Event, m *heldMark, gone *[]int64) error {
	if (entry.Text == heldText(e) || m.text[entry.Text]) && entry.FollowUp == (model.FollowUp{}) {
		*gone = append(*gone, entry.ID)
		return nil
	}
	entry.Kind, entry.Reached = model.InteractionNote, false
	return tx.UpdateInteraction(entry)
}

// retellHeld brings an entry up to the event's day and name, unless somebody wrote something else.
func (tx *Tx) retellHeld(entry *model.Interaction, e *model.Event, m *heldMark) error {
	if !m.all {
		return nil
	}
	if m.text[entry.Text] {
		entry.Text = heldText(e)
	}
	entry.On = e.On
	return tx.UpdateInteraction(entry)
}
