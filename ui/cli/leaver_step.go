package cli

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"alumnibook/model"
	"alumnibook/model/book"
)

// leaverStep says of a step that it is done, not needed or open again, or changes it.
type leaverStep struct {
	ID    string `arg:""`
	Step  string `arg:""`
	On    string
	Skip  bool `xor:"state"`
	Open  bool `xor:"state"`
	Due   string
	Owner string
	Note  string
}

func (c *leaverStep) run(ctx context.Context, s *session) (int, error) {
	on, due, err := c.days(s)
	if err != nil {
		return 0, err
	}
	b, err := s.settled(ctx)
	if err != nil {
		return 0, err
	}
	defer b.Close()
	p, err := s.someone(ctx, b, c.ID)
	if err != nil {
		return 0, err
	}
	l, ok, err := b.Leaving(ctx, p.ID)
	if err != nil {
		return 0, err
	}
	if !ok {
		return 0, refuse(model.CodeNotFound, s.words.T("cli.no_checklist", "id", c.ID))
	}
	at := stepAt(&l, c.Step)
	if at < 0 {
		codes := each(l.Steps, func(t model.LeavingStep) string { return cmp.Or(t.Code, t.Name) })
		return 0, refuse(model.CodeNotFound, s.words.T("cli.no_step", "name", c.Step, "names", strings.Join(codes, ", ")))
	}
	t := &l.Steps[at]
	c.apply(t, on, due)
	if c.Owner != "" {
		if t.OwnerID, err = s.ofUs(ctx, b, c.Owner); err != nil {
			return 0, err
		}
	}
	change, err := b.Change(ctx, model.Doing{Code: "leaving_step", Name: p.CallName(), Count: 1}, func(tx *book.Tx) error { return tx.SaveLeaving(&l) })
	if err != nil {
		return 0, err
	}
	return ExitDone, s.leaverAnswer(ctx, b, change, p.ID, &l)
}

// days reads when the step was done, and when it is due.
func (c *leaverStep) days(s *session) (on, due model.Date, err error) {
	on = s.today()
	if c.On != "" {
		if on, err = s.day("--on", c.On, false); err != nil {
			return on, due, err
		}
	}
	if s.today().Before(on) {
		return on, due, refuse(model.CodeInvalid, s.words.T("cli.day_ahead", "day", s.words.Date(on)))
	}
	if c.Due != "" {
		if due, err = s.day("--due", c.Due, true); err == nil && due.Before(s.today()) {
			err = refuse(model.CodeInvalid, s.words.T("cli.due_past", "day", s.words.Date(due)))
		}
	}
	return on, due, err
}

// apply changes the step: without a word about its state, a line that changes something else leaves the state alone.
func (c *leaverStep) apply(t *model.LeavingStep, on, due model.Date) {
	if c.Note != "" {
		t.Note = strings.TrimSpace(c.Note)
	}
	if !due.IsZero() {
		t.Due = due
	}
	switch {
	case c.Open:
		t.Done, t.Skipped = model.Date{}, false
	case c.Skip:
		t.Done, t.Skipped = on, true
	case c.Due == "" && c.Owner == "" || c.On != "":
		t.Done, t.Skipped = on, false
	}
}

// stepAt finds a step by its number, its code or its name; -1 where there is none.
func stepAt(l *model.Leaving, name string) int {
	name = strings.TrimSpace(name)
	if n, err := strconv.Atoi(name); err == nil && n >= 1 && n <= len(l.Steps) {
		return n - 1
	}
	return slices.IndexFunc(l.Steps, func(t model.LeavingStep) bool {
		return name != "" && (strings.EqualFold(t.Code, name) || strings.EqualFold(t.Name, name))
	})
}
