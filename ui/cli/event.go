package cli

import (
	"context"
	"path/filepath"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/exchange/eventfiles"
)

// eventCommand does something with one event.
type eventCommand struct {
	Attend eventAttend `cmd:""`
	Export eventExport `cmd:""`
}

// eventAttend checks in those whose numbers were ticked on the paper list.
type eventAttend struct {
	Event   string `arg:""`
	Numbers string `arg:""`
}

// attended is what came of it.
type attended struct {
	Change    *int64 `json:"change"` // null where everybody was in already
	CheckedIn int    `json:"checked_in"`
	Already   []int  `json:"already"` // numbers of those who were in before
	Doubles   []int  `json:"doubles"` // numbers that were typed more than once
	Event     event  `json:"event"`
}

// run checks them in. An event of today or of a day gone by is closed with it: its paper list is typed when the guests
// have gone.
func (c *eventAttend) run(ctx context.Context, s *session) (int, error) {
	b, err := s.settled(ctx)
	if err != nil {
		return 0, err
	}
	defer b.Close()
	e, err := s.thisEvent(ctx, b, c.Event)
	if err != nil {
		return 0, err
	}
	var t book.Ticked
	doing := model.Doing{Code: "check_in_many", Name: e.Title}
	change, err := b.Change(ctx, doing, func(tx *book.Tx) error {
		if t, err = tx.CheckInNumbers(e.ID, c.Numbers, s.Clock()); err != nil {
			return err
		}
		doing.Count = len(t.New)
		tx.SetDoing(doing)
		if e.IsComing() && !e.On.IsZero() && !s.today().Before(e.On) {
			return tx.HoldEvent(e.ID, e.On)
		}
		return nil
	})
	if err != nil {
		return 0, err
	}
	if e, err = b.Event(ctx, e.ID); err != nil {
		return 0, err
	}
	if s.json {
		return ExitDone, s.answer(attended{orNull(change), len(t.New), some(t.Already), some(t.Doubles), eventOf(&e)})
	}
	s.line(s.words.N("cli.checked_in", len(t.New), "name", e.Title))
	if len(t.Already) > 0 {
		s.tell(s.words.N("cli.checked_in_already", len(t.Already)))
	}
	return ExitDone, nil
}

// eventExport writes the papers of an event. What they are follows from --kind and from the ending.
type eventExport struct {
	Event   string `arg:""`
	Out     string `arg:""`
	Kind    string `enum:",badges,door,list" default:""`
	PerPage int    `default:"8" enum:"4,8"`
	Skip    int
	Cancel  bool
}

// eventPapers are the papers by kind and ending.
var eventPapers = map[string]map[string]eventfiles.Kind{
	"":       {".pdf": eventfiles.Door, ".xlsx": eventfiles.List, ".ics": eventfiles.Calendar},
	"badges": {".pdf": eventfiles.Badges8},
	"door":   {".pdf": eventfiles.Door},
	"list":   {".pdf": eventfiles.Door, ".xlsx": eventfiles.List},
}

func (c *eventExport) run(ctx context.Context, s *session) (int, error) {
	o, err := c.options(s)
	if err != nil {
		return 0, err
	}
	b, err := s.settled(ctx)
	if err != nil {
		return 0, err
	}
	defer b.Close()
	e, err := s.thisEvent(ctx, b, c.Event)
	if err != nil {
		return 0, err
	}
	r, err := eventfiles.Export(ctx, b, e.ID, o)
	if err != nil {
		return 0, err
	}
	if s.json {
		return ExitDone, s.answer(struct {
			File    string          `json:"file"`
			Kind    eventfiles.Kind `json:"kind"`
			Written int             `json:"written"`
		}{r.Path, o.Kind, r.Written})
	}
	s.line(s.words.T("cli.event_written", "file", filepath.Base(r.Path), "n", r.Written))
	return ExitDone, nil
}

func (c *eventExport) options(s *session) (eventfiles.Options, error) {
	kind, ok := eventPapers[c.Kind][extension(c.Out)]
	if !ok {
		return eventfiles.Options{}, misuse(s.words.T("cli.event_kind", "name", c.Out))
	}
	if kind == eventfiles.Badges8 && c.PerPage == 4 {
		kind = eventfiles.Badges4
	}
	o := eventfiles.Options{
		Kind: kind, Path: c.Out, Today: s.today(), Zone: s.Clock().Location(), Skip: max(c.Skip, 0),
		Words: func(key string) string { return s.words.T(key) }, Date: func(d model.Date) string { return s.words.Date(d) },
	}
	if c.Kind == "list" || kind == eventfiles.List {
		o.Who = eventfiles.WhoAll
	}
	if c.Cancel {
		o.Method = eventfiles.Cancel
	}
	if s.Fonts != nil {
		o.Font, o.BoldFont = s.Fonts()
	}
	return o, nil
}
