package practice

import (
	"alumnibook/model"
	"alumnibook/model/book"
)

// interviewDays is how long before the last day an exit interview is led, and keepDays how long it is kept.
const (
	interviewDays = 10
	keepDays      = 730
)

// leaving makes the checklist of somebody who is about to leave, as far as it has come.
func (m *maker) leaving(i int, p *model.Person) *model.Leaving {
	last := p.LastEmployment()
	if i >= groupSize || p.Status != model.StatusLeaving || !last.To.IsFull() || last.To.Before(m.today) {
		return nil
	}
	c := m.chance(i, 8)
	l := model.PlanLeaving(p.ID, last.To, m.today.AddDays(-c.between(3, 30)), model.DefaultSteps())
	l.UID = c.uid()
	for k := range l.Steps {
		s := &l.Steps[k]
		s.OwnerID = m.colleague(c)
		early := c.between(0, 6)
		if k < 2 && c.in(40) { // put forward by hand
			s.Due = m.today.AddDays(c.between(-2, 9))
		}
		if s.Due.Before(m.today) && c.in(80) {
			s.Done = s.Due.AddDays(-early)
		} else if k == 0 && c.in(50) {
			s.Done = m.today.AddDays(-early)
		}
	}
	return &l
}

// interview makes what somebody said when they left, of those who left not long ago.
func (m *maker) interview(i int, p *model.Person) *model.ExitInterview {
	last := p.LastEmployment().To
	c := m.chance(i, 9)
	on := last.AddDays(-interviewDays)
	if i >= groupSize || !last.IsFull() || p.Status == model.StatusDeceased || !on.Before(m.today) || on.DaysUntil(m.today) > keepDays+40 || !c.in(60) {
		return nil
	}
	w := m.words.keeping[p.Language]
	e := &model.ExitInterview{
		Record: model.Record{UID: c.uid()}, PersonID: p.ID, On: on, ByID: m.colleague(c), KeepUntil: on.AddDays(keepDays),
		Reason: pick(c, w.Reasons), Good: pick(c, w.Good), Bad: pick(c, w.Bad), Advice: pick(c, w.Advice),
		WouldReturn: pick(c, model.Answers), WouldRecommend: pick(c, model.Answers[:2]),
	}
	return e
}

// keepInTouch stores what is noted of people besides their history.
func (m *maker) keepInTouch(tx *book.Tx, from int, people []*model.Person) error {
	for k, p := range people {
		i := from + k
		for _, f := range m.favours(i, p) {
			if err := tx.SaveFavour(f); err != nil {
				return err
			}
		}
		if l := m.leaving(i, p); l != nil {
			if err := tx.SaveLeaving(l); err != nil {
				return err
			}
		}
		if e := m.interview(i, p); e != nil {
			if err := tx.SaveInterview(e); err != nil {
				return err
			}
		}
	}
	return nil
}
