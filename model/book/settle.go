package book

import (
	"context"
	"slices"

	"gorm.io/gorm"

	"alumnibook/model"
)

// AddLeaver says of somebody that they leave, and when: the status, the last day of their stint and the checklist, in
// one change. Of who is known to leave already it moves the last day, together with the steps that are still open.
func (tx *Tx) AddLeaver(personID int64, lastDay, today model.Date) (*model.Leaving, error) {
	if !lastDay.IsFull() || !lastDay.Valid() {
		return nil, model.Invalid("last_day", "date")
	}
	p, err := tx.Person(personID)
	if err != nil {
		return nil, err
	}
	began := model.Date{}
	if e := p.LastEmployment(); e == nil {
		p.Employments = append(p.Employments, model.Employment{To: lastDay})
	} else {
		began, e.To = e.From, lastDay
	}
	p.Status = model.StatusLeaving
	if err := tx.UpdatePeople([]*model.Person{&p}); err != nil {
		return nil, err
	}
	l, err := tx.leavingOf(p.ID, began)
	if err != nil {
		return nil, err
	}
	if l.ID != 0 {
		l.MoveLastDay(lastDay, today)
	} else {
		rules, err := readProgramme(tx.db)
		if err != nil {
			return nil, err
		}
		l = model.PlanLeaving(p.ID, lastDay, today, rules.LeavingSteps)
	}
	return &l, tx.SaveLeaving(&l)
}

// leavingOf is the checklist of somebody's stint that began on a day; one without an id where there is none. The one
// of an earlier stint stays as it is.
func (tx *Tx) leavingOf(personID int64, began model.Date) (model.Leaving, error) {
	list, err := leavings.of(tx.db, personID, "last_day DESC, id DESC")
	if err != nil || len(list) == 0 || list[0].LastDay.Before(began) {
		return model.Leaving{}, err
	}
	return list[0], nil
}

// Settle does what the day brings: events of past days at which somebody was checked in count as held, and those whose
// last day lies before today become alumni. The answer is about the latter. While the clock of the machine stands before
// the newest change it does nothing: nobody becomes an alumnus by a wrong clock.
func (b *Book) Settle(ctx context.Context, today model.Date) (change int64, n int, err error) {
	if _, back := b.ClockSetBack(); back {
		return 0, 0, nil
	}
	if err := b.settleEvents(ctx, today); err != nil {
		return 0, 0, err
	}
	return b.settleLeavers(ctx, today)
}

// overSQL finds events of past days that are still to come, though somebody was checked in.
const overSQL = "SELECT e.id, e.title FROM events e JOIN event_counts c ON c.event_id = e.id WHERE e.state IN ('idea', 'booked', 'announced')" +
	" AND e.on_day <> '' AND e.on_day < ? AND json_extract(c.counts, '$.attended') > 0 ORDER BY e.on_day, e.id"

// settleEvents notes of each event of a past day at which somebody was checked in that it was held.
func (b *Book) settleEvents(ctx context.Context, today model.Date) error {
	var over []struct {
		ID    int64
		Title string
	}
	if err := query(b.read.WithContext(ctx), &over, overSQL, today.String()); err != nil {
		return codedIn(ctx, err)
	}
	for _, e := range over {
		_, err := b.Change(ctx, model.Doing{Code: "event_held", Name: e.Title}, func(tx *Tx) error { return tx.HoldEvent(e.ID, today) })
		if err != nil {
			return err
		}
	}
	return nil
}

// settleLeavers makes alumni of those whose last day lies before today, as one change, and tells how many they were.
func (b *Book) settleLeavers(ctx context.Context, today model.Date) (change int64, n int, err error) {
	ids, err := leftBefore(b.read.WithContext(ctx), today)
	if err != nil || len(ids) == 0 {
		return 0, 0, codedIn(ctx, err)
	}
	change, err = b.Change(ctx, model.Doing{Code: "became_alumni"}, func(tx *Tx) error {
		n, err = tx.settle(today)
		return err
	})
	if err != nil {
		return 0, 0, err
	}
	return change, n, nil
}

func (tx *Tx) settle(today model.Date) (int, error) {
	ids, err := leftBefore(tx.db, today)
	if err != nil {
		return 0, err
	}
	people, err := tx.People(ids)
	if err != nil {
		return 0, err
	}
	changed := make([]*model.Person, len(people))
	for i := range people {
		people[i].Status = model.StatusAlumnus
		changed[i] = &people[i]
	}
	doing := model.Doing{Code: "became_alumni", Count: len(changed)}
	if len(changed) == 1 {
		doing.Name = changed[0].CallName()
	}
	tx.SetDoing(doing)
	return len(changed), tx.updatePeople(changed)
}

// leftSQL finds those who are said to leave and whose last day is over. A month or year alone is over when it is.
const leftSQL = "SELECT id, left_day FROM people WHERE status = 'leaving' AND left_day > '' AND left_day < ? AND trashed = 0 ORDER BY id"

func leftBefore(db *gorm.DB, today model.Date) ([]int64, error) {
	var rows []struct {
		ID      int64
		LeftDay model.Date
	}
	if err := query(db, &rows, leftSQL, today.String()); err != nil {
		return nil, err
	}
	var ids []int64
	for _, r := range rows {
		if r.LeftDay.HasYear() && latestNumber(dateNumber(r.LeftDay)) < dateNumber(today) {
			ids = append(ids, r.ID)
		}
	}
	slices.Sort(ids)
	return ids, nil
}
