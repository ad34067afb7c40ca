package cli

import (
	"context"
	"slices"
	"time"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/tell"
)

// undoCommand takes a change back: the named one, else the newest that stands.
type undoCommand struct {
	Change int64 `arg:"" optional:""`
	Keep   bool  `xor:"choice"`
	Force  bool  `xor:"choice"`
}

type conflict struct {
	Kind  string `json:"kind"`
	Name  string `json:"name"`
	Field string `json:"field"`
}

func (c *undoCommand) run(ctx context.Context, s *session) (int, error) {
	b, err := s.open(ctx)
	if err != nil {
		return 0, err
	}
	defer b.Close()
	id := c.Change
	if id == 0 {
		last, ok, err := b.Undoable(ctx)
		if err != nil {
			return 0, err
		}
		if !ok {
			s.tell("alumnibook: " + s.words.T("cli.nothing_to_undo"))
			s.answerError(string(model.CodeNotFound), s.words.T("cli.nothing_to_undo"))
			return ExitFailed, nil
		}
		id = last.ID
	}
	choice := model.UndoAsk
	if c.Keep {
		choice = model.UndoKeep
	} else if c.Force {
		choice = model.UndoForce
	}
	result, err := b.Undo(ctx, id, choice)
	if err != nil {
		return 0, err
	}
	return c.report(s, id, result)
}

func (c *undoCommand) report(s *session, id int64, r model.UndoResult) (int, error) {
	exit := ExitDone
	switch {
	case len(r.Conflicts) > 0 && r.Change == 0:
		exit = ExitFailed
		s.tell("alumnibook: " + s.words.N("cli.undo_conflicts", len(r.Conflicts)))
	case len(r.Conflicts) > 0 && c.Keep:
		exit = ExitPartly
	}
	conflicts := each(r.Conflicts, func(f model.FieldConflict) conflict { return conflict{f.Kind, f.Name, f.Field} })
	if exit != ExitDone {
		for _, f := range conflicts {
			s.tell("  " + f.Name + "  " + s.words.Or("model.field."+f.Field, "model.field.record"))
		}
	}
	if s.json {
		return exit, s.answer(struct {
			Change    *int64     `json:"change"`
			Undone    int64      `json:"undone"`
			Restored  int        `json:"restored"`
			Conflicts []conflict `json:"conflicts"`
		}{orNull(r.Change), id, r.Restored, conflicts})
	}
	if exit != ExitFailed {
		s.line(s.words.N("cli.undone", r.Restored, "change", int(id)))
	}
	return exit, nil
}

// orNull is the number of a change, null where nothing was changed.
func orNull(change int64) *int64 {
	if change == 0 {
		return nil
	}
	return &change
}

// changesCommand lists what was done to the book, newest first.
type changesCommand struct {
	Limit int
}

type change struct {
	ID       int64       `json:"id"`
	At       time.Time   `json:"at"`
	Who      string      `json:"who"`
	What     string      `json:"what"` // in words
	Doing    model.Doing `json:"doing"`
	Rows     int         `json:"rows"`
	Undoes   *int64      `json:"undoes"`
	UndoneBy *int64      `json:"undone_by"`
}

func (c *changesCommand) run(ctx context.Context, s *session) (int, error) {
	if c.Limit < 0 {
		return s.misused(errorText(s.words.T("cli.limit_range"))), nil
	}
	b, err := s.open(ctx)
	if err != nil {
		return 0, err
	}
	defer b.Close()
	all, err := allChanges(ctx, b, c.Limit)
	if err != nil {
		return 0, err
	}
	byID := map[int64]*model.Change{}
	for i := range all {
		byID[all[i].ID] = &all[i]
	}
	list := each(all, func(m model.Change) change {
		return change{m.ID, m.At, m.Who, tell.Change(s.words, m, byID[m.Undoes]), m.Doing, m.Rows, orNull(m.Undoes), orNull(m.UndoneBy)}
	})
	if s.json {
		return ExitDone, s.answer(list)
	}
	t := &table{}
	for _, m := range list {
		undone := ""
		if m.UndoneBy != nil {
			undone = s.words.T("cli.taken_back")
		}
		t.add(s.words.Number(int(m.ID)), s.words.Moment(s.today(), m.At.Local()), m.Who, m.What, undone)
	}
	return ExitDone, t.write(s.out)
}

// allChanges reads the journal page by page.
func allChanges(ctx context.Context, b *book.Book, limit int) ([]model.Change, error) {
	const page = 200
	var all []model.Change
	before := int64(0)
	for limit == 0 || len(all) < limit {
		part, err := b.Changes(ctx, before, page)
		if err != nil {
			return nil, err
		}
		all = append(all, part...)
		if len(part) < page {
			break
		}
		before = part[len(part)-1].ID
	}
	if limit > 0 && len(all) > limit {
		all = slices.Clip(all[:limit])
	}
	return all, nil
}

// checkCommand finds out whether a book is sound.
type checkCommand struct{}

func (c *checkCommand) run(ctx context.Context, s *session) (int, error) {
	b, err := s.open(ctx)
	if err != nil {
		return 0, err
	}
	defer b.Close()
	r, err := b.Check(ctx)
	if err != nil {
		return 0, err
	}
	exit := ExitDone
	if len(r.Problems) > 0 {
		exit = ExitFailed
		s.tell("alumnibook: " + s.words.N("cli.unsound", len(r.Problems)))
	}
	if s.json {
		return exit, s.answer(struct {
			OK           bool     `json:"ok"`
			People       int      `json:"people"`
			Interactions int      `json:"interactions"`
			Changes      int      `json:"changes"`
			Problems     []string `json:"problems"`
		}{exit == ExitDone, r.People, r.Interactions, r.Changes, some(r.Problems)})
	}
	for _, p := range r.Problems {
		s.line(p)
	}
	if exit == ExitDone {
		s.line(s.words.N("cli.sound", r.People, "entries", r.Interactions, "changes", r.Changes))
	}
	return exit, nil
}
