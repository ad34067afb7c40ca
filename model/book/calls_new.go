package book

import (
	"slices"

	"alumnibook/model"
)

// Lists of a hundred thousand people are put into a book, and put in a second time. What their calls come to is
// worked out at once there, or not at all, so that nobody is read again for it.

// insertColumns are the columns of people that putting somebody into the book writes.
var insertColumns = append(slices.Clone(peopleColumns), "calls_wanted", "next_call", "calls_refused")

// changeRules are the rules as the change found them when it first put somebody into the book.
func (tx *Tx) changeRules() (*callRules, error) {
	if tx.rules == nil {
		rules, err := readCallRules(tx.db)
		if err != nil {
			return nil, err
		}
		tx.rules = &rules
	}
	return tx.rules, nil
}

// plannedNew is what the calls of somebody new come to, who has no history and has allowed nothing yet. Where lists say
// how many are wanted it is left to the end of the change, when they can be asked; so it is of who comes back.
func (tx *Tx) plannedNew(p *model.Person, s *summary) (plannedCalls, error) {
	rules, err := tx.changeRules()
	if err != nil {
		return plannedCalls{}, err
	}
	if len(rules.lists) > 0 || tx.undoes != 0 {
		tx.touch(p.ID)
		return plannedCalls{}, nil
	}
	tx.touchRow(p.ID)
	var f callFacts
	f.UID, f.Known, f.Left, f.Pause, f.Until = p.UID, model.DateOf(p.Created), s.left, p.Calls.Pause, p.Calls.Until
	f.own, f.standing.Status, f.standing.Trashed, f.standing.NoPhone = p.Calls.PerYear, p.Status, !p.Trashed.IsZero(), noPhone(p)
	return rules.plan(&f, nil), nil
}

// noPhone tells that there is no number on which somebody could be called.
func noPhone(p *model.Person) bool {
	return !slices.ContainsFunc(p.Phones, func(f model.Phone) bool { return f.Kind != model.KindFax && f.Failed.IsZero() })
}

// touchChanged remembers people who were changed. Their calls are looked at again only where something changed that
// calls follow from, or lists might hold them now that did not before.
func (tx *Tx) touchChanged(changed []changedPerson) error {
	rules, err := tx.changeRules()
	if err != nil {
		return err
	}
	for _, c := range changed {
		if len(rules.lists) > 0 || callsDiffer(c.was, c.now) {
			tx.touch(c.now.ID)
		} else {
			tx.touchRow(c.now.ID)
		}
	}
	return nil
}

func callsDiffer(a, b *model.Person) bool {
	return a.Status != b.Status || a.Calls != b.Calls || a.Trashed.IsZero() != b.Trashed.IsZero() || noPhone(a) != noPhone(b) || lastDay(a) != lastDay(b)
}

func lastDay(p *model.Person) model.Date {
	if e := p.LastEmployment(); e != nil {
		return e.To
	}
	return model.Date{}
}
