package book

import (
	"cmp"
	"slices"
	"strings"

	"alumnibook/model"
)

// newsletter says how the newsletter stands, as its plan does.
func (r *todayReader) newsletter() error {
	plan, err := issuePlan(r.db, r.rules, r.today)
	r.into.Newsletter = Rhythm{Last: plan.Last, Next: plan.Next, Held: plan.Sent, Goal: plan.Goal}
	if plan.Open != nil {
		r.into.Newsletter.ID, r.into.Newsletter.Name = plan.Open.ID, plan.Open.Title
	}
	return err
}

// eveningsSQL finds the days of evenings: of events with a third person. There are few entries about so many.
const eveningsSQL = "SELECT DISTINCT i.on_day FROM interaction_people ip CROSS JOIN interactions i ON i.id = ip.interaction_id" +
	" WHERE ip.seq = 2 AND i.kind = 'event' AND i.event_id = 0 AND i.on_day BETWEEN ? AND ? ORDER BY i.on_day DESC"

// eveningLine is an event on a day.
type eveningLine struct {
	ID    int64
	Title string
	OnDay model.Date
}

// nextEveningSQL finds the next event, and heldEveningsSQL those that were held.
const (
	nextEveningSQL  = "SELECT id, title, on_day FROM events WHERE state IN ('idea', 'booked', 'announced') AND on_day >= ? ORDER BY on_day, id LIMIT 1"
	heldEveningsSQL = "SELECT id, title, on_day FROM events WHERE state = 'held' AND on_day BETWEEN ? AND ? ORDER BY on_day DESC, id DESC"
)

// evening tells of the events that were held and of the next one. What the history alone knows of evenings counts for the
// time before the first event. It looks two years back: nobody plans by an evening that is longer ago.
func (r *todayReader) evening() error {
	e := Rhythm{Goal: r.rules.EventsPerYear}
	var next, held []eveningLine
	if err := query(r.db, &next, nextEveningSQL, r.today.String()); err != nil {
		return err
	}
	if len(next) > 0 {
		e.ID, e.Next, e.Name = next[0].ID, next[0].OnDay, next[0].Title
	}
	since := r.today.AddMonths(-24)
	if err := query(r.db, &held, heldEveningsSQL, since.String(), r.today.String()); err != nil {
		return err
	}
	until := r.today
	if n := len(held); n > 0 {
		until = held[n-1].OnDay.AddDays(-1)
	}
	noted, err := r.noted(since, until)
	if err != nil {
		return err
	}
	var days []model.Date
	for _, h := range held {
		days = append(days, h.OnDay)
	}
	days = append(days, noted...)
	for _, d := range days {
		if d.Year == r.today.Year {
			e.Held++
		}
	}
	if len(days) > 0 {
		e.Last = days[0]
	}
	r.into.Evening = e
	return nil
}

// noted are the days of evenings that only the history knows, the newest in front. It takes an entry about three people
// or more for an evening of the firm's own, and not for somebody's visit to some event.
func (r *todayReader) noted(since, until model.Date) (days []model.Date, err error) {
	err = query(r.db, &days, eveningsSQL, since.String(), until.String())
	return days, err
}

// failedDays is how long a wrong address is told of somebody who can be reached at another one of the kind.
const failedDays = 30

// failedSQL finds wrong addresses of one table: the newest, and those of people who have no other one.
const failedSQL = " FROM {table} f WHERE f.failed <> '' AND f.person_id NOT IN " + awaySQL +
	" AND (f.failed >= ? OR NOT EXISTS (SELECT 1 FROM {table} o WHERE o.person_id = f.person_id AND o.failed = ''))"

var failedTables = []struct {
	kind        AddressKind
	table, text string
}{
	{FailedEmail, "emails", "f.address"},
	{FailedPhone, "phones", "f.number"},
	{FailedPost, "addresses", "trim(replace(f.street, char(10), ', ') || ', ' || trim(f.postal_code || ' ' || f.city), ', ')"},
}

func (r *todayReader) failed() error {
	type found struct {
		PersonID int64
		Failed   model.Date
		Text     string
	}
	var list []FailedAddress
	since := r.today.AddDays(-failedDays).String()
	for _, t := range failedTables {
		from := strings.ReplaceAll(failedSQL, "{table}", t.table)
		var n int
		if err := query(r.db, &n, "SELECT count(*)"+from, since); err != nil {
			return err
		}
		r.into.FailedCount += n
		var rows []found
		err := query(r.db, &rows, "SELECT f.person_id, f.failed, "+t.text+" AS text"+from+" ORDER BY f.failed DESC, f.person_id LIMIT ?", since, r.limit)
		if err != nil {
			return err
		}
		for _, f := range rows {
			list = append(list, FailedAddress{Row: model.Row{ID: f.PersonID}, Kind: t.kind, Text: f.Text, On: f.Failed})
		}
	}
	slices.SortStableFunc(list, func(a, b FailedAddress) int { return cmp.Or(b.On.Compare(a.On), cmp.Compare(a.Row.ID, b.Row.ID)) })
	list = list[:min(len(list), r.limit)]
	ids := make([]int64, len(list))
	for i := range list {
		ids[i] = list[i].Row.ID
	}
	rows, err := readRows(r.db, inOrder(ids))
	for i := range list {
		list[i].Row = rows[list[i].Row.ID]
	}
	r.into.Failed = list
	return err
}

// sortLeavers puts the step that is due first in front.
func sortLeavers(list []LeaverDue) {
	due := func(l *LeaverDue) model.Date { return l.Leaving.Steps[l.Step].Due }
	slices.SortStableFunc(list, func(a, b LeaverDue) int { return due(&a).Compare(due(&b)) })
}
