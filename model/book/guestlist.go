package book

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"gorm.io/gorm"

	"alumnibook/model"
)

// Guest is somebody on a guest list. Who was erased has no name.
type Guest struct {
	model.Attendance
	Name     string // as lists write it: "Sørensen, Søren"
	CallName string // "Søren Sørensen"
	Initials string
	Photo    string
	Status   model.Status
	Office   string
	Employer string
	JobTitle string
	Email    string
	Phone    string
	Language string
	Left     model.Date
	Trashed  bool
	Sort     string // in whose order the language puts names
}

// guestsSQL reads the lines of guest lists with who they are about.
var guestsSQL = "SELECT " + attendanceSQL("a.") + ", " + whoSQL + " FROM attendances a LEFT JOIN people p ON p.id = a.person_id WHERE "

// whoColumns are the columns of people that a guest list shows; whoSQL reads them as one text, "" for nobody.
var (
	whoColumns = []string{
		"name_sort", "list_name", "given", "family", "initials", "photo", "status", "office", "employer", "job_title", "email", "phone", "language", "left_day", "trashed",
	}
	whoSQL = "concat_ws(char(31), " + columnList("p.", whoColumns) + ")"
)

// who reads what a guest list shows of somebody.
func (g *Guest) who(db *gorm.DB, line string) error {
	if line == "" {
		return nil
	}
	if strings.Count(line, fieldMark) != len(whoColumns)-1 { // the mark was typed into some field
		clean := "concat_ws(char(31), replace(" + strings.Join(whoColumns, ", char(31), ' '), replace(") + ", char(31), ' '))"
		if err := query(db, &line, "SELECT "+clean+" FROM people WHERE id = ?", g.PersonID); err != nil {
			return err
		}
	}
	f := fieldReader{rest: line}
	g.Sort, g.Name = f.text(), f.text()
	g.CallName = callName(f.text(), f.text(), g.Name)
	g.Initials, g.Photo, g.Status, g.Office, g.Employer, g.JobTitle = f.text(), f.text(), model.Status(f.text()), f.text(), f.text(), f.text()
	g.Email, g.Phone, g.Language, g.Left, g.Trashed = f.text(), f.text(), f.text(), f.date(), f.number() != 0
	return f.err
}

// GuestList is everybody on the guest list of an event, by name as the language sorts; who was erased stands at the end.
func (b *Book) GuestList(ctx context.Context, eventID int64) ([]Guest, error) {
	var list []Guest
	err := b.view(ctx, func(db *gorm.DB) (err error) {
		list, err = readGuests(db, "a.event_id = ?", eventID)
		return err
	})
	return list, err
}

// readGuests reads lines of guest lists, by name.
func readGuests(db *gorm.DB, where string, args ...any) ([]Guest, error) {
	lines, err := guestLines(db, where, args...)
	if err != nil {
		return nil, err
	}
	order := make([]*guestLine, len(lines))
	for i := range lines {
		order[i] = &lines[i]
	}
	slices.SortStableFunc(order, byName) // before they are made guests, which are large
	list := make([]Guest, len(lines))
	for i, l := range order {
		g := &list[i]
		if g.Attendance, err = l.attendance(); err != nil {
			return nil, err
		}
		if err := g.who(db, l.who); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// byName is the order of a guest list: by the sort key, with which a line begins; who has no name stands at the end.
func byName(a, b *guestLine) int {
	if (a.who == "") != (b.who == "") {
		return cmp.Compare(len(b.who), len(a.who))
	}
	return cmp.Compare(a.who, b.who)
}

// guestLine is a line of guestsSQL.
type guestLine struct {
	attendanceRow
	who string
}

func guestLines(db *gorm.DB, where string, args ...any) ([]guestLine, error) {
	rows, err := db.Raw(guestsSQL+where+" ORDER BY a.person_id, a.id", args...).Rows()
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	list := make([]guestLine, 0, 256)
	var l guestLine
	fields := append(l.fields(), &l.who)
	for rows.Next() {
		if err := rows.Scan(fields...); err != nil {
			return nil, err
		}
		list = append(list, l)
	}
	return list, rows.Err()
}

// callName is what somebody is called, by what their row holds.
func callName(given, family, listed string) string {
	switch {
	case given == "" && family == "":
		return listed
	case given == "":
		return family
	case family == "":
		return given
	}
	return given + " " + family
}

// Attended is somebody's part in an event.
type Attended struct {
	model.Attendance
	Event model.Event
}

// AttendancesOf are the parts that a person had in events, the newest event in front.
func (b *Book) AttendancesOf(ctx context.Context, personID int64) ([]Attended, error) {
	var list []Attended
	err := b.view(ctx, func(db *gorm.DB) error {
		mine, err := attendancesWhere(db, "person_id = ?", personID)
		if err != nil || len(mine) == 0 {
			return err
		}
		ids := make([]int64, len(mine))
		for i := range mine {
			ids[i] = mine[i].EventID
		}
		all, err := events.all(db.Where("id IN "+idList(ids)), "id")
		if err != nil {
			return err
		}
		byID := make(map[int64]model.Event, len(all))
		for _, e := range all {
			byID[e.ID] = e
		}
		for _, a := range mine {
			list = append(list, Attended{a, byID[a.EventID]})
		}
		slices.SortFunc(list, func(a, b Attended) int {
			return cmp.Or(b.Event.On.Compare(a.Event.On), cmp.Compare(b.EventID, a.EventID))
		})
		return nil
	})
	return list, err
}

// AddGuests puts people onto the guest list of an event, and tells how many were not on it yet.
func (tx *Tx) AddGuests(eventID int64, people []int64, channel model.Channel) (added int, err error) {
	if _, err := events.get(tx.db, eventID); err != nil {
		return 0, err
	}
	list, err := tx.notOnList(eventID, people)
	if err != nil {
		return 0, err
	}
	fresh := make([]*model.Attendance, len(list))
	for i, id := range list {
		fresh[i] = &model.Attendance{EventID: eventID, PersonID: id, Channel: channel}
	}
	return len(fresh), tx.createAttendances(fresh)
}

// notOnList are those of some people who do not stand on the list of an event, each once; whom a merge put away stands
// for who that is now.
func (tx *Tx) notOnList(eventID int64, people []int64) ([]int64, error) {
	people = eachIDOnce(people)
	if err := tx.allThere(people); err != nil {
		return nil, err
	}
	away, err := tx.merged(people)
	if err != nil {
		return nil, err
	}
	became, err := tx.becameOf(away)
	if err != nil {
		return nil, err
	}
	for i, id := range people {
		if now, ok := became[id]; ok {
			people[i] = now
		}
	}
	var have []int64
	if err := query(tx.db, &have, "SELECT person_id FROM attendances WHERE event_id = ?", eventID); err != nil {
		return nil, err
	}
	there := make(map[int64]bool, len(have))
	for _, id := range have {
		there[id] = true
	}
	return slices.DeleteFunc(eachIDOnce(people), func(id int64) bool { return there[id] }), nil
}

// RemoveGuests takes people off the guest list of an event.
func (tx *Tx) RemoveGuests(eventID int64, attendances []int64) error {
	list, err := tx.attendancesAt(eventID, attendances)
	if err != nil {
		return err
	}
	return tx.removeAttendances(list)
}

// EditGuest stores the role, the channel, the diet, the note and the guests of somebody on a list. CodeConflict where
// it was changed since it was read, guests.CodeFull where the party has grown and does not fit.
func (tx *Tx) EditGuest(a *model.Attendance) error {
	was, err := readAttendance(tx.db, a.ID)
	if err != nil {
		return err
	}
	if was.Version != a.Version {
		return tx.conflict(KindAttendance, true)
	}
	now, err := tx.changeAttendance(was, func(now *model.Attendance) error {
		now.Role, now.Channel, now.Diet, now.Note, now.Guests = a.Role, a.Channel, a.Diet, a.Note, a.Guests
		return tx.stillFits(&was, now)
	})
	if err == nil {
		*a = now
	}
	return err
}
