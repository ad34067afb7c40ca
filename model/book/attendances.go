package book

import (
	"encoding/json"
	"strconv"
	"strings"
	"time"

	"gorm.io/gorm"

	"alumnibook/model"
)

// KindAttendance is the kind of people's parts in events.
const KindAttendance = "attendance"

// attendanceColumns are the columns of attendances, in the order of attendanceValues.
var attendanceColumns = []string{
	"id", "uid", "version", "created", "updated", "event_id", "person_id", "role", "walk_in", "channel", "invited", "reminded", "reminder", "reply", "replied",
	"seat", "queue", "over", "off", "late", "number", "came", "brought", "score", "thanked", "guests", "diet", "note", "comment",
}

// freeText is how many columns hold what somebody typed: they stand at the end.
const freeText = 4

// attendanceSQL reads attendances: the columns that nobody types into as one text, since each value that the driver hands
// over takes its time and a guest list has thousands of lines, then the others.
func attendanceSQL(table string) string {
	n := len(attendanceColumns) - freeText
	return "concat_ws(char(31), " + columnList(table, attendanceColumns[:n]) + "), " + columnList(table, attendanceColumns[n:])
}

func columnList(prefix string, columns []string) string {
	return prefix + strings.Join(columns, ", "+prefix)
}

// attendanceRow is where a line of attendanceSQL is read into.
type attendanceRow struct {
	line, guests, diet, note, comment string
}

func (r *attendanceRow) fields() []any {
	return []any{&r.line, &r.guests, &r.diet, &r.note, &r.comment}
}

func (r *attendanceRow) attendance() (model.Attendance, error) {
	f := fieldReader{rest: r.line}
	a := model.Attendance{
		Record: recordOf(f.number(), f.text(), int(f.number()), f.number(), f.number()), EventID: f.number(), PersonID: f.number(), Role: model.GuestRole(f.text()),
		WalkIn: f.number() != 0, Channel: model.Channel(f.text()), Invited: f.date(), Reminded: f.date(), Reminder: int(f.number()),
		Reply: model.Reply(f.text()), Replied: f.date(), Seat: model.Seat(f.text()), Queue: f.number(), Over: f.number() != 0,
		Off: f.date(), Late: f.number() != 0, Number: int(f.number()), Came: moment(f.number()), Brought: int(f.number()), Score: int(f.number()), Thanked: f.date(),
		Diet: r.diet, Note: r.note, Comment: r.comment,
	}
	if r.guests != "" && f.err == nil {
		f.err = json.Unmarshal([]byte(r.guests), &a.Guests)
	}
	return a, f.err
}

// fieldReader reads the fields of a line that concat_ws made.
type fieldReader struct {
	rest string
	err  error
}

// fieldMark parts the fields of a line.
const fieldMark = "\x1f"

func (f *fieldReader) text() string {
	field, rest, _ := strings.Cut(f.rest, fieldMark)
	f.rest = rest
	return field
}

func (f *fieldReader) number() int64 {
	n, err := strconv.ParseInt(f.text(), 10, 64)
	if err != nil && f.err == nil {
		f.err = err
	}
	return n
}

func (f *fieldReader) date() model.Date {
	text := f.text()
	if text == "" {
		return model.Date{}
	}
	d, err := model.ParseDate(text)
	if err != nil && f.err == nil {
		f.err = err
	}
	return d
}

// guestsText is how the guests of somebody are kept: "" for none.
func guestsText(list []model.Plus) (string, error) {
	if len(list) == 0 {
		return "", nil
	}
	text, err := json.Marshal(list)
	return string(text), err
}

func attendanceValues(a *model.Attendance) ([]any, error) {
	plus, err := guestsText(a.Guests)
	return []any{
		a.ID, a.UID, int64(a.Version), micros(a.Created), micros(a.Updated), a.EventID, a.PersonID, string(a.Role), bit(a.WalkIn), string(a.Channel),
		a.Invited.String(), a.Reminded.String(), int64(a.Reminder), string(a.Reply), a.Replied.String(), string(a.Seat), a.Queue, bit(a.Over),
		a.Off.String(), bit(a.Late), int64(a.Number), micros(a.Came), int64(a.Brought), int64(a.Score), a.Thanked.String(), plus, a.Diet, a.Note, a.Comment,
	}, err
}

// tidyAttendance brings an attendance into the shape in which it is read back.
func tidyAttendance(a *model.Attendance) {
	if len(a.Guests) == 0 {
		a.Guests = nil
	}
	if !a.Came.IsZero() {
		a.Came = a.Came.UTC().Truncate(time.Microsecond)
	}
}

// attendancesWhere reads attendances beneath GORM.
func attendancesWhere(db *gorm.DB, where string, args ...any) ([]model.Attendance, error) {
	rows, err := db.Raw("SELECT "+attendanceSQL("")+" FROM attendances WHERE "+where, args...).Rows()
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	var list []model.Attendance
	var r attendanceRow
	fields := r.fields()
	for rows.Next() {
		if err := rows.Scan(fields...); err != nil {
			return nil, err
		}
		a, err := r.attendance()
		if err != nil {
			return nil, err
		}
		list = append(list, a)
	}
	return list, rows.Err()
}

// loadAttendances reads attendances in the order of ids; those that are not there are left out.
func loadAttendances(db *gorm.DB, ids []int64) ([]model.Attendance, error) {
	list := make([]model.Attendance, 0, len(ids))
	err := chunks(ids, 500, func(part []int64) error {
		some, err := attendancesWhere(db, "id IN "+idList(part))
		if err != nil {
			return err
		}
		byID := make(map[int64]*model.Attendance, len(some))
		for i := range some {
			byID[some[i].ID] = &some[i]
		}
		for _, id := range part {
			if a := byID[id]; a != nil {
				list = append(list, *a)
			}
		}
		return nil
	})
	return list, err
}

func readAttendance(db *gorm.DB, id int64) (model.Attendance, error) {
	list, err := attendancesWhere(db, "id = ?", id)
	if err != nil {
		return model.Attendance{}, err
	}
	if len(list) == 0 {
		return model.Attendance{}, model.E(model.CodeNotFound, KindAttendance, nil)
	}
	return list[0], nil
}

// attendancesAt reads those of an event, all of which have to be there.
func (tx *Tx) attendancesAt(event int64, ids []int64) ([]model.Attendance, error) {
	list, err := loadAttendances(tx.db, eachIDOnce(ids))
	if err != nil {
		return nil, err
	}
	if len(list) != len(eachIDOnce(ids)) {
		return nil, model.E(model.CodeNotFound, KindAttendance, nil)
	}
	for i := range list {
		if list[i].EventID != event {
			return nil, model.E(model.CodeNotFound, KindAttendance, nil)
		}
	}
	return list, nil
}

// eachIDOnce are ids in their order, each once.
func eachIDOnce(ids []int64) []int64 {
	seen := make(map[int64]bool, len(ids))
	once := make([]int64, 0, len(ids))
	for _, id := range ids {
		if !seen[id] {
			seen[id] = true
			once = append(once, id)
		}
	}
	return once
}
