package cli

import (
	"context"
	"encoding/json"
	"strings"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/tell"
)

// timelineCommand tells the history of a person, newest first.
type timelineCommand struct {
	ID    string `arg:""`
	Kind  []string
	Limit int
}

// entry is one entry of a history as scripts read it.
type entry struct {
	ID       string                `json:"id"`
	Kind     model.InteractionKind `json:"kind"`
	At       string                `json:"at"` // the day, with the time where it is known: "2026-11-16", "2026-11-16T14:30"
	Text     string                `json:"text"`
	Minutes  int                   `json:"minutes"`
	By       string                `json:"by"`
	Internal bool                  `json:"internal"`
}

func (s *session) entry(i *model.Interaction, by map[int64]string) entry {
	at := i.On.String()
	if i.At != "" {
		at += "T" + i.At
	}
	return entry{i.UID, i.Kind, at, tell.EntryText(s.words, i), i.Minutes, by[i.ColleagueID], i.Internal}
}

// entriesAtOnce is how many entries are read at a time.
const entriesAtOnce = 500

func (c *timelineCommand) run(ctx context.Context, s *session) (int, error) {
	if c.Limit < 0 {
		return 0, misuse(s.words.T("cli.limit_range"))
	}
	var kinds []model.InteractionKind
	for _, name := range c.Kind {
		k, err := oneOf(s, "--kind", name, model.InteractionKinds)
		if err != nil {
			return 0, err
		}
		kinds = append(kinds, k)
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
	by, err := colleagues(ctx, b)
	if err != nil {
		return 0, err
	}
	write := s.entryLines(by)
	if s.json {
		write = s.entriesJSON(by)
	}
	n, err := c.read(ctx, b, p.ID, kinds, write)
	switch {
	case err != nil:
		return 0, err
	case s.json && n == 0:
		s.line("[]")
	case s.json:
		s.line("\n]")
	default:
		s.tell(s.words.N("cli.entries", n))
	}
	return ExitDone, nil
}

// read hands over the history page by page, so that it does not matter how long it is.
func (c *timelineCommand) read(ctx context.Context, b *book.Book, person int64, kinds []model.InteractionKind, write func([]model.Interaction) error) (n int, err error) {
	for c.Limit == 0 || n < c.Limit {
		page := entriesAtOnce
		if c.Limit > 0 {
			page = min(page, c.Limit-n)
		}
		list, _, err := b.Timeline(ctx, person, kinds, n, page)
		if err != nil {
			return n, err
		}
		if err := write(list); err != nil {
			return n, err
		}
		n += len(list)
		if len(list) < page {
			break
		}
	}
	return n, nil
}

func (s *session) entriesJSON(by map[int64]string) func([]model.Interaction) error {
	before := "[\n"
	return func(list []model.Interaction) error {
		for k := range list {
			text, err := json.Marshal(s.entry(&list[k], by))
			if err != nil {
				return err
			}
			s.began = true
			_, _ = s.out.WriteString(before)
			if _, err := s.out.Write(text); err != nil {
				return err
			}
			before = ",\n"
		}
		return nil
	}
}

func (s *session) entryLines(by map[int64]string) func([]model.Interaction) error {
	return func(list []model.Interaction) error {
		t := &table{}
		for k := range list {
			e := s.entry(&list[k], by)
			t.add(strings.TrimSpace(s.words.Date(list[k].On)+" "+s.words.TimeOfDay(list[k].At)), s.words.T("model.interaction."+string(e.Kind)), e.By, firstLine(e.Text))
		}
		return t.write(s.out)
	}
}

// firstLine is the beginning of a text, for a line of a table.
func firstLine(text string) string {
	first, rest, _ := strings.Cut(text, "\n")
	if rest != "" {
		return first + " …"
	}
	return first
}
