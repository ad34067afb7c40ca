package cli

import (
	"context"
	"slices"
	"strings"
	"time"

	"alumnibook/assets"
	"alumnibook/model"
	"alumnibook/model/book"
)

// logCommand notes a contact in the history of a person, or of several.
type logCommand struct {
	ID       string `arg:""`
	Kind     string `default:"call"`
	Text     string
	On       string
	At       string
	Minutes  int
	By       string
	With     []string
	In       bool
	Attempt  bool
	Internal bool
	FollowUp string
	Promise  string
	Owner    string
	Again    bool
}

// twiceWithin is how soon the same entry is taken for one that was sent twice.
const twiceWithin = time.Minute

// logged is what was noted.
type logged struct {
	Change int64 `json:"change"`
	entry
	People   []who      `json:"people"`
	FollowUp model.Date `json:"follow_up"`
	NextCall model.Date `json:"next_call"` // of the first person; "" where none is suggested
}

func (c *logCommand) run(ctx context.Context, s *session) (int, error) {
	i, err := c.entry(s)
	if err != nil {
		return 0, err
	}
	b, err := s.settled(ctx)
	if err != nil {
		return 0, err
	}
	defer b.Close()
	people, err := c.about(ctx, s, b, &i)
	if err != nil {
		return 0, err
	}
	if err := c.once(ctx, s, b, &i); err != nil {
		return 0, err
	}
	change, err := b.Change(ctx, logDoing(&i, people), func(tx *book.Tx) error { return tx.CreateInteraction(&i) })
	if err != nil {
		return 0, err
	}
	return ExitDone, c.answer(ctx, s, b, change, &i, people)
}

// entry reads the line, and refuses what can't have been.
func (c *logCommand) entry(s *session) (i model.Interaction, err error) {
	today := s.today()
	i = model.Interaction{
		On: today, Reached: !c.Attempt, Minutes: c.Minutes, Text: strings.TrimSpace(c.Text), Internal: c.Internal, Direction: model.DirectionOut,
	}
	kinds := slices.DeleteFunc(slices.Clone(model.InteractionKinds), func(k model.InteractionKind) bool { return k == model.InteractionConsent })
	if i.Kind, err = oneOf(s, "--kind", c.Kind, kinds); err != nil {
		return i, err
	}
	switch {
	case i.Text == "" && !c.Attempt:
		return i, misuse(s.words.T("cli.text_missing"))
	case c.Minutes < 0 || c.Minutes > 24*60:
		return i, misuse(s.words.T("cli.minutes_range"))
	case c.FollowUp == "" && (c.Promise != "" || c.Owner != ""):
		return i, misuse(s.words.T("cli.promise_when"))
	case i.Kind == model.InteractionNote || i.Kind == model.InteractionJob:
		i.Direction = model.DirectionNone
	case c.In:
		i.Direction = model.DirectionIn
	}
	if c.On != "" {
		if i.On, err = s.day("--on", c.On, false); err != nil {
			return i, err
		}
	}
	if c.At != "" {
		at, ok := assets.ParseTime(c.At)
		if !ok {
			return i, misuse(s.words.T("cli.bad_time", "name", c.At))
		}
		i.At = at
	}
	if c.FollowUp != "" {
		if i.FollowUp.On, err = s.day("--follow-up", c.FollowUp, true); err != nil {
			return i, err
		}
		i.FollowUp.Text = strings.TrimSpace(c.Promise)
	}
	return i, c.possible(s, &i)
}

// possible says which day of an entry can't be.
func (c *logCommand) possible(s *session, i *model.Interaction) error {
	today := s.today()
	now := s.Clock().Format("15:04")
	later := i.On == today && i.At > now && i.Kind != model.InteractionEvent
	switch {
	case later:
		return refuse(model.CodeInvalid, s.words.T("cli.time_ahead", "time", s.words.TimeOfDay(i.At)))
	case i.CheckDays(today) == nil:
		return nil
	case today.Before(i.On) && i.Kind != model.InteractionEvent:
		return refuse(model.CodeInvalid, s.words.T("cli.day_ahead", "day", s.words.Date(i.On)))
	case i.FollowUp.IsOpen() && i.FollowUp.On.Before(today):
		return refuse(model.CodeInvalid, s.words.T("cli.follow_up_past", "day", s.words.Date(i.FollowUp.On)))
	}
	return i.CheckDays(today)
}

// about finds the people and the colleagues whom the entry names.
func (c *logCommand) about(ctx context.Context, s *session, b *book.Book, i *model.Interaction) ([]who, error) {
	var people []who
	for _, uid := range append([]string{c.ID}, c.With...) {
		p, err := s.someone(ctx, b, uid)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(i.PersonIDs, p.ID) {
			i.PersonIDs, people = append(i.PersonIDs, p.ID), append(people, whoIs(&p))
		}
	}
	var err error
	if i.ColleagueID, err = s.ofUs(ctx, b, c.By); err != nil {
		return nil, err
	}
	if i.FollowUp.On.IsZero() {
		return people, nil
	}
	if i.FollowUp.OwnerID = i.ColleagueID; c.Owner != "" {
		i.FollowUp.OwnerID, err = s.ofUs(ctx, b, c.Owner)
	}
	return people, err
}

// once refuses an entry that was noted a moment ago.
func (c *logCommand) once(ctx context.Context, s *session, b *book.Book, i *model.Interaction) error {
	if c.Again {
		return nil
	}
	twice, err := b.NotedTwice(ctx, i, twiceWithin)
	if err != nil || !twice {
		return err
	}
	return refuse(model.CodeInvalid, s.words.T("cli.noted_twice"))
}

// logDoing is what the journal calls the change.
func logDoing(i *model.Interaction, people []who) model.Doing {
	d := model.Doing{Code: "log", Name: people[0].name(), Count: len(people)}
	switch {
	case len(people) > 1:
		d.Code = "log_many"
	case i.Kind == model.InteractionCall:
		d.Code = "log_call"
	}
	return d
}

func (c *logCommand) answer(ctx context.Context, s *session, b *book.Book, change int64, i *model.Interaction, people []who) error {
	if !s.json {
		s.line(s.words.T("cli.logged", "change", int(change), "book", s.book))
		return nil
	}
	by, err := colleagues(ctx, b)
	if err != nil {
		return err
	}
	rows, err := b.Rows(ctx, i.PersonIDs[:1])
	if err != nil {
		return err
	}
	l := logged{Change: change, entry: s.entry(i, by), People: people, FollowUp: i.FollowUp.On}
	if len(rows) == 1 {
		l.NextCall = rows[0].NextCall
	}
	return s.answer(l)
}
