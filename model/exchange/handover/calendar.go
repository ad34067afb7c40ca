package handover

import (
	"cmp"
	"io"
	"slices"
	"strings"
	"time"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/exchange/ical"
)

// Part is one kind of dates in a calendar. Its name stands under the words "export.dates." + Part.
type Part string

// The parts.
const (
	FollowUps Part = "follow_ups" // what was promised and is open
	Calls     Part = "calls"      // this week's list, and those of whom a call is suggested in the weeks after it
	Birthdays Part = "birthdays"  // every year
)

// Parts lists them in the order in which they are offered.
var Parts = []Part{FollowUps, Calls, Birthdays}

// callsAhead is how many weeks after this one suggested calls go into a calendar: what lies further off will move.
const callsAhead = 12

// has tells whether a calendar is to hold a part. None named is all of them.
func (o *Options) has(p Part) bool { return len(o.Parts) == 0 || slices.Contains(o.Parts, p) }

// agenda are the dates of a calendar while they are gathered.
type agenda struct {
	*export
	rows   map[int64]*model.Row // who may be in it
	order  []int64
	names  map[int64]string
	events []ical.Event
	about  map[int64]bool // who has a date
	count  map[Part]int
}

// gather makes the dates of a calendar.
func (x *export) gather() error {
	a := &agenda{export: x, rows: map[int64]*model.Row{}, names: map[int64]string{}, about: map[int64]bool{}, count: map[Part]int{}}
	var err error
	if x.stamp, err = x.stampOf(); err != nil {
		return err
	}
	if err := a.read(); err != nil {
		return err
	}
	for _, one := range []struct {
		part Part
		add  func() error
	}{{FollowUps, a.followUps}, {Calls, a.calls}, {Birthdays, a.birthdays}} {
		if !x.has(one.part) {
			continue
		}
		before := len(a.events)
		if err := one.add(); err != nil {
			return err
		}
		a.count[one.part] = len(a.events) - before
	}
	x.ids = slices.DeleteFunc(slices.Clone(x.ids), func(id int64) bool { return !a.about[id] })
	x.events, x.result.Dates = a.events, a.count
	return nil
}

// read looks up the people whom the gate lets through.
func (a *agenda) read() error {
	for part := range slices.Chunk(a.ids, rowsAtOnce) {
		if a.ctx.Err() != nil {
			return model.E(model.CodeCancelled, "", a.ctx.Err())
		}
		rows, err := a.book.Rows(a.ctx, part)
		if err != nil {
			return err
		}
		for i := range rows {
			a.rows[rows[i].ID] = &rows[i]
			a.order = append(a.order, rows[i].ID)
		}
	}
	return a.book.EachName(a.ctx, func(n *book.Name) {
		if _, ok := a.rows[n.ID]; ok {
			a.names[n.ID] = strings.TrimSpace(cmp.Or(n.Given, n.Nickname) + " " + n.Family)
		}
	})
}

func (a *agenda) name(id int64) string { return cmp.Or(a.names[id], a.rows[id].Name) }

// followUps are what was promised. What is overdue stands on today, where it is seen. The words of an internal entry
// stay in the book.
func (a *agenda) followUps() error {
	list, err := a.book.OpenFollowUps(a.ctx)
	if err != nil {
		return err
	}
	for k := range list {
		i := &list[k]
		var names, reach []string
		for _, id := range i.PersonIDs {
			if r, ok := a.rows[id]; ok {
				a.about[id] = true
				names = append(names, a.name(id))
				reach = append(reach, a.reach(r))
			}
		}
		if names == nil {
			continue
		}
		e := ical.Event{
			UID: ical.FollowUpUID(i.UID), On: later(i.FollowUp.On, a.Today), Updated: i.Updated, Alarm: true,
			Summary: a.Words("model.field.follow_up") + ": " + strings.Join(names, ", "),
		}
		if text := oneLine(i.FollowUp.Text); text != "" && !i.Internal {
			e.Summary += " – " + text
		}
		lines := []string{a.Words("model.interaction."+string(i.Kind)) + ": " + a.day(i.On)}
		if e.On != i.FollowUp.On {
			lines = append(lines, a.Words("export.dates.was_due")+": "+a.day(i.FollowUp.On))
		}
		if len(reach) == 1 {
			lines = append(lines, reach[0])
		}
		e.Description = joined(lines)
		a.events = append(a.events, e)
	}
	return nil
}

// calls are the open ones of this week's list, spread over its working days, and those that are suggested in the weeks
// after it.
func (a *agenda) calls() error {
	week := model.WeekOf(a.Today)
	plan, err := a.book.CallsOfWeek(a.ctx, week, a.Today, 0)
	if err != nil {
		return err
	}
	listed := map[int64]bool{}
	for i, c := range plan.Calls {
		listed[c.Row.ID] = true
		if c.State == book.CallOpen || c.State == book.CallTried {
			a.call(c.Row.ID, later(week.Monday().AddDays(i*5/len(plan.Calls)), a.Today))
		}
	}
	sunday := week.Sunday()
	last := sunday.AddDays(7 * callsAhead)
	for _, id := range a.order {
		next := a.rows[id].NextCall
		if !listed[id] && sunday.Before(next) && !last.Before(next) {
			a.call(id, workday(next))
		}
	}
	return nil
}

func (a *agenda) call(id int64, on model.Date) {
	r, ok := a.rows[id]
	if !ok {
		return
	}
	a.about[id] = true
	var lines []string
	if r.Phone != "" {
		lines = append(lines, a.Words("model.field.phone")+": "+r.Phone)
	}
	if !r.LastContact.IsZero() {
		lines = append(lines, a.Words("model.field.last_contact")+": "+a.day(r.LastContact))
	}
	lines = append(lines, a.Words("export.dates.ask"))
	a.events = append(a.events, ical.Event{
		UID: ical.CallUID(r.UID), On: on, Updated: a.stamp, Summary: a.Words("model.interaction.call") + ": " + a.name(id), Description: joined(lines),
	})
}

// birthdays come every year, from the year of birth on where it is known.
func (a *agenda) birthdays() error {
	for _, id := range a.order {
		r := a.rows[id]
		if r.Birthday.Month == 0 || r.Birthday.Day == 0 {
			continue
		}
		a.about[id] = true
		e := ical.Event{
			UID: ical.BirthdayUID(r.UID), On: r.Birthday, Updated: a.stamp, Yearly: true, Summary: a.Words("model.field.birthday") + ": " + a.name(id), Description: a.reach(r),
		}
		if r.Birthday.Year != 0 {
			e.Summary += " (" + model.Date{Year: r.Birthday.Year}.String() + ")"
		}
		a.events = append(a.events, e)
	}
	return nil
}

// reach is how somebody can be reached, in a line or two.
func (a *agenda) reach(r *model.Row) string {
	var lines []string
	if r.Phone != "" {
		lines = append(lines, a.Words("model.field.phone")+": "+r.Phone)
	}
	if r.Email != "" {
		lines = append(lines, a.Words("model.field.email")+": "+r.Email)
	}
	return joined(lines)
}

func joined(lines []string) string {
	return strings.Join(slices.DeleteFunc(lines, func(s string) bool { return s == "" }), "\n")
}

// oneLine is a text without its line ends.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

func later(a, b model.Date) model.Date {
	if a.Before(b) {
		return b
	}
	return a
}

// workday is the day itself, or the Monday after a weekend.
func workday(d model.Date) model.Date {
	switch d.Time().Weekday() {
	case time.Saturday:
		return d.AddDays(2)
	case time.Sunday:
		return d.AddDays(1)
	}
	return d
}

// day writes a date as the file's language does.
func (x *export) day(d model.Date) string {
	if x.Date == nil {
		return d.String()
	}
	return x.Date(d)
}

// calendar writes the dates.
func (x *export) calendar(w io.Writer) error {
	name := x.Words("export.dates.name")
	if x.Title != "" {
		name += " · " + x.Title
	}
	if err := ical.Write(w, name, x.events, x.stamp); err != nil {
		return err
	}
	for range x.ids {
		if x.ctx.Err() != nil {
			return model.E(model.CodeCancelled, "", x.ctx.Err())
		}
		x.done++
		x.report()
	}
	return nil
}

// stampOf is the moment of the newest change, or the beginning of the day where that is later: the same book gives the
// same calendar all day.
func (x *export) stampOf() (time.Time, error) {
	stamp := x.Today.Time()
	newest, err := x.book.Changes(x.ctx, 0, 1)
	if err == nil && len(newest) > 0 && stamp.Before(newest[0].At) {
		stamp = newest[0].At
	}
	return stamp, err
}
