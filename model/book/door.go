package book

import (
	"time"

	"alumnibook/model"
	"alumnibook/model/guests"
)

// NumberGuests gives everybody who is expected at an event and has none yet a number on the door list, by name as the
// language sorts, and tells how many there are. A number that was given stays.
func (tx *Tx) NumberGuests(eventID int64) (n int, err error) {
	if _, err := events.get(tx.db, eventID); err != nil {
		return 0, err
	}
	list, err := readGuests(tx.db, "a.event_id = ?", eventID)
	if err != nil {
		return 0, err
	}
	last := 0
	for i := range list {
		last = max(last, list[i].Number)
		if list[i].Number > 0 {
			n++
		}
	}
	var was, now []model.Attendance
	for i := range list {
		if a := list[i].Attendance; a.Number == 0 && a.IsExpected() {
			was = append(was, a)
			last++
			a.Number = last
			now = append(now, a)
		}
	}
	return n + len(now), tx.updateAttendances(was, now)
}

// lastNumber is the highest number on the door list of an event; 0 while there are none.
func (tx *Tx) lastNumber(eventID int64) (int, error) {
	var n int
	err := query(tx.db, &n, lastNumberSQL, eventID)
	return n, err
}

const lastNumberSQL = "SELECT number FROM attendances WHERE event_id = ? ORDER BY number DESC LIMIT 1"

// CheckIn notes that somebody has come, when, and how many of their guests came along. Who is in already stays as they
// are. Where the door list has numbers and they have none, they get the next.
func (tx *Tx) CheckIn(attendanceID int64, at time.Time, brought int) error {
	a, err := readAttendance(tx.db, attendanceID)
	if err != nil {
		return err
	}
	return tx.checkIn(a, at, brought)
}

func (tx *Tx) checkIn(was model.Attendance, at time.Time, brought int) error {
	if was.HasCome() {
		return nil
	}
	_, err := tx.changeAttendance(was, func(a *model.Attendance) error {
		a.Came, a.Brought = at, brought
		return tx.nextNumber(a)
	})
	return err
}

// nextNumber gives somebody the next number where the door list has numbers and they have none.
func (tx *Tx) nextNumber(a *model.Attendance) error {
	if a.Number != 0 {
		return nil
	}
	last, err := tx.lastNumber(a.EventID)
	if err == nil && last > 0 {
		a.Number = last + 1
	}
	return err
}

// CheckOut takes back that somebody has come. Who walked in without having been on the list leaves it again, unless
// something was noted of them.
func (tx *Tx) CheckOut(attendanceID int64) error {
	was, err := readAttendance(tx.db, attendanceID)
	if err != nil || !was.HasCome() {
		return err
	}
	if was.WalkIn && was.Reply == model.ReplySilent && was.Score == 0 && was.Comment == "" && was.Note == "" {
		return tx.removeAttendances([]model.Attendance{was})
	}
	_, err = tx.changeAttendance(was, func(a *model.Attendance) error {
		a.Came, a.Brought = time.Time{}, 0
		return nil
	})
	return err
}

// Ticked is what became of numbers that were typed from a paper list.
type Ticked struct {
	New     []int64 // attendances of those who were not in yet
	Already []int   // numbers of those who were in already
	Doubles []int   // numbers that were typed more than once
}

// CheckInNumbers checks in everybody whose number was ticked on paper, with all whom they announced to bring. A number
// that the list does not have fails with guests.CodeNoNumber, and nobody is checked in.
func (tx *Tx) CheckInNumbers(eventID int64, text string, at time.Time) (Ticked, error) {
	if _, err := tx.NumberGuests(eventID); err != nil {
		return Ticked{}, err
	}
	list, err := attendancesWhere(tx.db, "event_id = ? AND number > 0", eventID)
	if err != nil {
		return Ticked{}, err
	}
	byNumber := make(map[int]model.Attendance, len(list))
	for _, a := range list {
		byNumber[a.Number] = a
	}
	typed := guests.ParseNumbers(text, func(n int) bool { _, there := byNumber[n]; return there })
	if err := typed.Err(); err != nil {
		return Ticked{}, err
	}
	t := Ticked{Doubles: typed.Doubles}
	var was, now []model.Attendance
	for _, n := range typed.List {
		a := byNumber[n]
		if a.HasCome() {
			t.Already = append(t.Already, n)
			continue
		}
		was = append(was, a)
		a.Came, a.Brought = at, len(a.Guests)
		now = append(now, a)
		t.New = append(t.New, a.ID)
	}
	return t, tx.updateAttendances(was, now)
}

// WalkIn checks somebody in who was not expected. Who is on the list already is checked in there.
func (tx *Tx) WalkIn(eventID, personID int64, at time.Time) (*model.Attendance, error) {
	if _, err := events.get(tx.db, eventID); err != nil {
		return nil, err
	}
	if err := tx.allThere([]int64{personID}); err != nil {
		return nil, err
	}
	became, err := tx.becameOf([]int64{personID})
	if err != nil {
		return nil, err
	}
	if now, ok := became[personID]; ok {
		personID = now
	}
	list, err := attendancesWhere(tx.db, "event_id = ? AND person_id = ?", eventID, personID)
	if err != nil {
		return nil, err
	}
	if len(list) > 0 {
		if err := tx.checkIn(list[0], at, len(list[0].Guests)); err != nil {
			return nil, err
		}
		a, err := readAttendance(tx.db, list[0].ID)
		return &a, err
	}
	a := &model.Attendance{EventID: eventID, PersonID: personID, WalkIn: true, Came: at}
	if err := tx.nextNumber(a); err != nil {
		return nil, err
	}
	return a, tx.createAttendances([]*model.Attendance{a})
}
