package cli

import (
	"context"
	"strconv"
	"strings"

	"alumnibook/model"
	"alumnibook/model/book"
)

// callsCommand lists whom to call in a week, as many as fit into the hours there are.
type callsCommand struct {
	Week  string
	Hours string
	All   bool
}

// call is one call of a week.
type call struct {
	ID          string     `json:"id"`
	GivenName   string     `json:"given_name"`
	FamilyName  string     `json:"family_name"`
	Reason      string     `json:"reason"`
	Minutes     int        `json:"minutes"`
	Phone       string     `json:"phone"`
	LastContact model.Date `json:"last_contact"`
}

// callOfAll is one call where those are asked for too that are done.
type callOfAll struct {
	call
	State string `json:"state"`
}

func (c *callsCommand) run(ctx context.Context, s *session) (int, error) {
	week, minutes, err := c.frame(s)
	if err != nil {
		return 0, err
	}
	b, err := s.settled(ctx)
	if err != nil {
		return 0, err
	}
	defer b.Close()
	plan, err := b.CallsOfWeek(ctx, week, s.today(), minutes)
	if err != nil {
		return 0, err
	}
	names, err := whoAre(ctx, b, each(plan.Calls, func(w book.WeekCall) int64 { return w.Row.ID }))
	if err != nil {
		return 0, err
	}
	list := []callOfAll{}
	for _, w := range plan.Calls {
		if c.All || isToCall(w) {
			list = append(list, callOfAll{callOf(w, names), string(w.State)})
		}
	}
	switch {
	case s.json && c.All:
		return ExitDone, s.answer(list)
	case s.json:
		return ExitDone, s.answer(each(list, func(one callOfAll) call { return one.call }))
	}
	return ExitDone, s.callTable(&plan, list)
}

// isToCall tells that a call of the week is still to be made: nobody has been reached yet.
func isToCall(w book.WeekCall) bool {
	return w.State == book.CallOpen || w.State == book.CallTried
}

func callOf(w book.WeekCall, names map[int64]who) call {
	n := names[w.Row.ID]
	return call{w.Row.UID, n.GivenName, n.FamilyName, string(w.Reason), w.Minutes, w.Row.Phone, w.Row.LastContact}
}

// frame reads which week is meant, and how many minutes there are; 0 for what the programme says.
func (c *callsCommand) frame(s *session) (model.Week, int, error) {
	week := model.WeekOf(s.today())
	if c.Week != "" {
		var ok bool
		if week, ok = model.ParseWeek(strings.ToUpper(c.Week)); !ok {
			return week, 0, misuse(s.words.T("cli.bad_week", "name", c.Week, "example", model.WeekOf(s.today()).String()))
		}
	}
	if c.Hours == "" {
		return week, 0, nil
	}
	hours, err := strconv.ParseFloat(strings.Replace(c.Hours, ",", ".", 1), 64)
	if err != nil || !(hours >= 1.0/60 && hours <= 7*24) { // neither is "NaN"
		return week, 0, misuse(s.words.T("cli.hours_range", "name", c.Hours))
	}
	return week, int(hours*60 + 0.5), nil
}

func (s *session) callTable(plan *book.WeekPlan, list []callOfAll) error {
	t := &table{}
	for _, one := range list {
		last := s.words.T("people.never")
		if !one.LastContact.IsZero() {
			last = s.words.Ago(s.today(), one.LastContact)
		}
		t.add(strings.TrimSpace(one.GivenName+" "+one.FamilyName), one.Phone, s.words.T("cli.reason."+one.Reason), last, one.ID)
	}
	if err := t.write(s.out); err != nil {
		return err
	}
	s.tell(s.words.N("cli.calls", len(list), "week", plan.Week.String()))
	return nil
}
