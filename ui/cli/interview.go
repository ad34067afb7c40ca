package cli

import (
	"context"
	"strings"

	"alumnibook/model"
	"alumnibook/model/book"
)

// leaverInterview notes what somebody said when they left, or tells it.
type leaverInterview struct {
	ID        string `arg:""`
	On        string
	By        string
	Reason    string
	Good      string
	Bad       string
	Advice    string
	Return    string
	Recommend string
	Note      string
}

// interview is an exit interview as scripts read it.
type interview struct {
	ID             string       `json:"id"`
	On             model.Date   `json:"on"`
	By             string       `json:"by"`
	Reason         string       `json:"reason"`
	Good           string       `json:"good"`
	Bad            string       `json:"bad"`
	Advice         string       `json:"advice"`
	WouldReturn    model.Answer `json:"would_return"`
	WouldRecommend model.Answer `json:"would_recommend"`
	Note           string       `json:"note"`
	KeepUntil      model.Date   `json:"keep_until"`
}

func interviewOf(e *model.ExitInterview, by map[int64]string) interview {
	return interview{e.UID, e.On, by[e.ByID], e.Reason, e.Good, e.Bad, e.Advice, e.WouldReturn, e.WouldRecommend, e.Note, e.KeepUntil}
}

func (c *leaverInterview) run(ctx context.Context, s *session) (int, error) {
	said := c.Reason+c.Good+c.Bad+c.Advice+c.Return+c.Recommend+c.Note != ""
	if !said && c.On+c.By != "" {
		return 0, misuse(s.words.T("cli.interview_empty"))
	}
	e, err := c.entry(s)
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
	if !said {
		return ExitDone, s.interviews(ctx, b, &p)
	}
	programme, err := b.Programme(ctx)
	if err != nil {
		return 0, err
	}
	if e.ByID, err = s.ofUs(ctx, b, c.By); err != nil {
		return 0, err
	}
	e.PersonID, e.KeepUntil = p.ID, model.DateOf(e.On.Time().AddDate(0, programme.InterviewMonths, 0))
	l, ticks, err := ticked(ctx, b, &e)
	if err != nil {
		return 0, err
	}
	change, err := b.Change(ctx, model.Doing{Code: "interview", Name: p.CallName()}, func(tx *book.Tx) error {
		if err := tx.SaveInterview(&e); err != nil || !ticks {
			return err
		}
		return tx.SaveLeaving(&l)
	})
	if err != nil {
		return 0, err
	}
	if !s.json {
		s.line(s.words.T("cli.logged", "change", int(change), "book", s.book))
		return ExitDone, nil
	}
	by, err := colleagues(ctx, b)
	if err != nil {
		return 0, err
	}
	return ExitDone, s.answer(struct {
		Change int64 `json:"change"`
		interview
	}{change, interviewOf(&e, by)})
}

// ticked is the checklist with the step of the interview done, where it is still open.
func ticked(ctx context.Context, b *book.Book, e *model.ExitInterview) (model.Leaving, bool, error) {
	l, ok, err := b.Leaving(ctx, e.PersonID)
	if err != nil || !ok {
		return l, false, err
	}
	for i := range l.Steps {
		if t := &l.Steps[i]; t.Code == model.StepInterview && t.Done.IsZero() {
			t.Done = e.On
			return l, true, nil
		}
	}
	return l, false, nil
}

// entry reads the line.
func (c *leaverInterview) entry(s *session) (e model.ExitInterview, err error) {
	e = model.ExitInterview{
		On: s.today(), Reason: strings.TrimSpace(c.Reason), Good: strings.TrimSpace(c.Good), Bad: strings.TrimSpace(c.Bad),
		Advice: strings.TrimSpace(c.Advice), Note: strings.TrimSpace(c.Note),
	}
	if c.On != "" {
		if e.On, err = s.day("--on", c.On, false); err != nil {
			return e, err
		}
	}
	if s.today().Before(e.On) {
		return e, refuse(model.CodeInvalid, s.words.T("cli.day_ahead", "day", s.words.Date(e.On)))
	}
	if c.Return != "" {
		if e.WouldReturn, err = oneOf(s, "--return", c.Return, model.Answers); err != nil {
			return e, err
		}
	}
	if c.Recommend != "" {
		e.WouldRecommend, err = oneOf(s, "--recommend", c.Recommend, model.Answers)
	}
	return e, err
}

// interviews tells what a person said when they left.
func (s *session) interviews(ctx context.Context, b *book.Book, p *model.Person) error {
	all, err := b.Interviews(ctx, p.ID)
	if err != nil {
		return err
	}
	by, err := colleagues(ctx, b)
	if err != nil {
		return err
	}
	list := each(all, func(e model.ExitInterview) interview { return interviewOf(&e, by) })
	if s.json {
		return s.answer(list)
	}
	for _, e := range list {
		s.line(strings.TrimSpace(s.words.Date(e.On) + "  " + e.By))
		for _, said := range []struct{ words, text string }{
			{"cli.interview_reason", e.Reason},
			{"cli.interview_good", e.Good},
			{"cli.interview_bad", e.Bad},
			{"cli.interview_advice", e.Advice},
			{"cli.interview_return", s.answerWord(e.WouldReturn)},
			{"cli.interview_recommend", s.answerWord(e.WouldRecommend)},
			{"cli.interview_note", e.Note},
			{"cli.interview_keep", s.words.Date(e.KeepUntil)},
		} {
			if said.text != "" {
				s.line("  " + s.words.T(said.words) + ": " + said.text)
			}
		}
	}
	s.tell(s.words.N("cli.interviews", len(list)))
	return nil
}

func (s *session) answerWord(a model.Answer) string {
	if a == "" {
		return ""
	}
	return s.words.T("model.answer." + string(a))
}
