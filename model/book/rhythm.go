package book

import (
	"cmp"
	"slices"
	"strings"

	"alumnibook/model"
)

func (r *todayReader) newsletter() error {
	var last string
	if err := query(r.db, &last, lastOfKindSQL, model.InteractionNewsletter, r.today.String()); err != nil {
		return err
	}
	day, err := model.ParseDate(last)
	if err != nil || day.IsZero() {
		return err
	}
	r.into.Newsletter = Rhythm{Last: day, Next: addMonths(day, r.rules.NewsletterEvery)}
	var held int
	err = query(r.db, &held, "SELECT count(DISTINCT on_day) FROM interactions WHERE kind = ? AND on_day BETWEEN ? AND ?",
		model.InteractionNewsletter, model.NewDate(r.today.Year, 1, 1).String(), r.today.String())
	r.into.Newsletter.Held, r.into.Newsletter.Goal = held, 12/max(r.rules.NewsletterEvery, 1)
	return err
}

const lastOfKindSQL = "SELECT ifnull(max(on_day), '') FROM interactions WHERE kind = ? AND on_day <= ?"

// eveningsSQL finds the days of evenings: of events with a third person. There are few entries about so many.
const eveningsSQL = "SELECT DISTINCT i.on_day FROM interaction_people ip CROSS JOIN interactions i ON i.id = ip.interaction_id" +
	" WHERE ip.seq = 2 AND i.kind = 'event' AND i.on_day BETWEEN ? AND ? ORDER BY i.on_day DESC"

// evening takes an entry about three people or more for an evening of the firm's own, and not for somebody's visit to
// some event. It looks two years back: nobody plans by an evening that is longer ago.
func (r *todayReader) evening() error {
	e := Rhythm{Goal: r.rules.EventsPerYear}
	if next := r.rules.NextEventOn; !next.IsZero() && !next.Before(r.today) {
		e.Next, e.Name = next, r.rules.NextEvent
	}
	var days []model.Date
	if err := query(r.db, &days, eveningsSQL, addMonths(r.today, -24).String(), r.today.String()); err != nil {
		return err
	}
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
