package book

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"

	"gorm.io/gorm"

	"alumnibook/model"
)

// attendanceStore is the store of attendances. Unlike other records that are somebody's they stay when their person
// goes for good, without a name; and a person has one at an event, whatever was merged.
type attendanceStore struct{}

func (attendanceStore) standing(db *gorm.DB, id int64) (standing, error) {
	a, err := readAttendance(db, id)
	return standing{a.Version, &a}, err
}

func (attendanceStore) restore(tx *Tx, now any, merged json.RawMessage) error {
	is, ok := now.(*model.Attendance)
	if !ok {
		return model.E(model.CodeInternal, KindAttendance, nil)
	}
	var back model.Attendance
	if err := json.Unmarshal(merged, &back); err != nil {
		return err
	}
	back.Record = is.Record
	list := []model.Attendance{back}
	if err := tx.ofPeopleNow(list); err != nil {
		return err
	}
	return tx.updateAttendances([]model.Attendance{*is}, list)
}

func (attendanceStore) comeBack(u *undoing, r *journalRow) error {
	return u.bringAttendancesBack([]journalRow{*r})
}

func (attendanceStore) remove(tx *Tx, id int64) error {
	a, err := readAttendance(tx.db, id)
	if err != nil {
		return err
	}
	return tx.removeAttendances([]model.Attendance{a})
}

// removeOf takes the names of people who go for good off all guest lists and agendas. The counts stay.
func (attendanceStore) removeOf(tx *Tx, people []int64) error {
	was, err := attendancesWhere(tx.db, "person_id IN "+idList(people)+" ORDER BY id")
	if err != nil {
		return err
	}
	now := slices.Clone(was)
	for i := range now {
		now[i].PersonID = 0
	}
	if err := tx.updateAttendances(was, now); err != nil {
		return err
	}
	return tx.changeSpeakers(people, func(id int64) int64 {
		if slices.Contains(people, id) {
			return 0
		}
		return id
	})
}

// move makes the attendances of one person those of another one. Where both were on one list they become one.
func (attendanceStore) move(tx *Tx, from, to int64) error {
	list, err := attendancesWhere(tx.db, "person_id IN "+idList([]int64{from, to})+" ORDER BY id")
	if err != nil {
		return err
	}
	theirs := map[int64]model.Attendance{}
	for _, a := range list {
		if a.PersonID == to {
			theirs[a.EventID] = a
		}
	}
	for _, a := range list {
		if a.PersonID != from {
			continue
		}
		if other, both := theirs[a.EventID]; both {
			err = tx.joinAttendances(other, a)
		} else {
			_, err = tx.changeAttendance(a, func(a *model.Attendance) error { a.PersonID = to; return nil })
		}
		if err != nil {
			return err
		}
	}
	return tx.changeSpeakers([]int64{from}, func(id int64) int64 {
		if id == from {
			return to
		}
		return id
	})
}

// joinAttendances makes one of two attendances of one person at one event.
func (tx *Tx) joinAttendances(keep, gone model.Attendance) error {
	if err := tx.removeAttendances([]model.Attendance{gone}); err != nil {
		return err
	}
	h, err := tx.houseOf(keep.EventID)
	if err != nil {
		return err
	}
	now := joined(keep, gone)
	if now.Seat == model.SeatIn {
		free := h.Free()
		if keep.Seat == model.SeatIn {
			free += keep.Heads()
		}
		now.Over = now.Over || now.Heads() > free
	}
	if keep.HasCome() { // the history may tell of both
		tx.mark(keep.EventID).people[keep.PersonID] = true
	}
	return tx.updateAttendances([]model.Attendance{keep}, []model.Attendance{now})
}

// joined is what becomes of two attendances of one person: who came counts, then the newer answer. What only one of them
// holds stays.
func joined(keep, gone model.Attendance) model.Attendance {
	first, second := keep, gone
	switch {
	case keep.HasCome() != gone.HasCome():
		if gone.HasCome() {
			first, second = gone, keep
		}
	case gone.Replied.Compare(keep.Replied) > 0:
		first, second = gone, keep
	}
	a := first
	a.Record, a.PersonID = keep.Record, keep.PersonID
	if a.Reply == model.ReplySilent && second.Reply != model.ReplySilent {
		a.Reply, a.Replied, a.Seat, a.Queue, a.Over, a.Off, a.Late = second.Reply, second.Replied, second.Seat, second.Queue, second.Over, second.Off, second.Late
	} else if a.Reply == model.ReplyYes && second.Seat == model.SeatIn && a.Seat != model.SeatIn {
		a.Seat, a.Queue, a.Over = model.SeatIn, 0, second.Over
	}
	if !a.HasCome() && second.HasCome() {
		a.Came, a.Brought = second.Came, second.Brought
	}
	a.WalkIn = first.WalkIn && second.WalkIn
	a.Invited = earlier(first.Invited, second.Invited)
	if !a.WalkIn && a.Reply != model.ReplySilent && a.Invited.IsZero() {
		a.Invited = a.Replied
	}
	a.Channel = cmp.Or(a.Channel, second.Channel)
	a.Role = cmp.Or(a.Role, second.Role)
	a.Reminder = max(first.Reminder, second.Reminder)
	a.Reminded, a.Thanked = later(first.Reminded, second.Reminded), later(first.Thanked, second.Thanked)
	a.Guests = joinedGuests(first.Guests, second.Guests)
	a.Brought = max(first.Brought, second.Brought)
	a.Number = cmp.Or(a.Number, second.Number)
	a.Score = cmp.Or(a.Score, second.Score)
	a.Diet, a.Note, a.Comment = joinedText(first.Diet, second.Diet, ", "), joinedText(first.Note, second.Note, "\n"), joinedText(first.Comment, second.Comment, "\n")
	return a
}

func earlier(a, b model.Date) model.Date {
	if a.IsZero() || !b.IsZero() && b.Before(a) {
		return b
	}
	return a
}

func later(a, b model.Date) model.Date {
	if a.Before(b) {
		return b
	}
	return a
}

func joinedText(a, b, sep string) string {
	switch {
	case a == "" || a == b:
		return b
	case b == "" || strings.Contains(a, b):
		return a
	}
	return a + sep + b
}

// joinedGuests are the guests of two lists; one who stands on both is one. Those without a name are as many as on the
// longer list.
func joinedGuests(a, b []model.Plus) []model.Plus {
	list := slices.Clone(a)
	nameless := 0
	for _, g := range a {
		if g.Name == "" {
			nameless++
		}
	}
	for _, g := range b {
		if g.Name == "" {
			if nameless--; nameless >= 0 {
				continue
			}
		} else if slices.ContainsFunc(list, func(o model.Plus) bool { return model.FoldShort(o.Name) == model.FoldShort(g.Name) }) {
			continue
		}
		list = append(list, g)
	}
	return list
}

// speakersSQL finds the events at which people speak.
const speakersSQL = "SELECT DISTINCT e.id FROM events e, json_each(e.plan, '$.agenda') l, json_each(l.value, '$.speakers') s" +
	" WHERE json_extract(s.value, '$.person_id') IN "

// changeSpeakers makes others of people who speak at events; 0 takes one off the agenda.
func (tx *Tx) changeSpeakers(people []int64, who func(int64) int64) error {
	var ids []int64
	if err := query(tx.db, &ids, speakersSQL+idList(people)+" ORDER BY e.id"); err != nil {
		return err
	}
	for _, id := range ids {
		e, err := events.get(tx.db, id)
		if err != nil {
			return err
		}
		e.Agenda = withSpeakers(e.Agenda, who)
		if err := events.save(tx, &e); err != nil {
			return err
		}
	}
	return nil
}

// ofPeopleNow gives attendances that come back to who their people have become; those of people who are not in the book any
// more lose their name.
func (tx *Tx) ofPeopleNow(list []model.Attendance) error {
	var ids []int64
	for i := range list {
		if list[i].PersonID != 0 {
			ids = append(ids, list[i].PersonID)
		}
	}
	there, err := present(tx.db, "people", ids)
	if err != nil {
		return err
	}
	away, err := tx.merged(ids)
	if err != nil {
		return err
	}
	became, err := tx.becameOf(away)
	if err != nil {
		return err
	}
	for i := range list {
		id := list[i].PersonID
		if now, ok := became[id]; ok {
			list[i].PersonID = now
		}
		if !there[id] {
			list[i].PersonID = 0
		}
	}
	return nil
}
