package cli

import (
	"context"
	"strings"

	"alumnibook/model"
	"alumnibook/model/book"
)

// consentCommand writes into the ledger of consents, or tells it.
type consentCommand struct {
	ID      string `arg:""`
	Purpose string
	Channel string
	State   string
	On      string
	Source  string
	Wording string
	By      string
	Note    string
	Form    string
	Proof   string
}

// consented is one entry of the ledger as scripts read it.
type consented struct {
	Purpose model.Purpose      `json:"purpose"`
	Channel model.Channel      `json:"channel"`
	State   model.ConsentState `json:"state"`
	On      model.Date         `json:"on"`
	Source  model.Source       `json:"source"`
	Wording string             `json:"wording"`
	By      string             `json:"by"`
	Note    string             `json:"note"`
	Form    string             `json:"form"`
	Proof   bool               `json:"proof"`    // there is a scan of it
	NotedBy string             `json:"noted_by"` // the colleague who wrote it down
	Holds   bool               `json:"holds"`    // nothing newer was said about this purpose and channel
}

// consentStates are what a line can say.
var consentStates = []model.ConsentState{model.ConsentGiven, model.ConsentWithdrawn, model.ConsentObjected}

func (c *consentCommand) run(ctx context.Context, s *session) (int, error) {
	entry, err := c.entry(s)
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
	if c.State == "" {
		return ExitDone, s.ledger(ctx, b, &p)
	}
	if entry.WitnessID, err = s.ofUs(ctx, b, c.By); err != nil {
		return 0, err
	}
	entry.PersonID = p.ID
	proof, err := readPaper(c.Proof)
	if err != nil {
		return 0, err
	}
	change, err := b.Change(ctx, model.Doing{Code: "consent", Name: p.CallName(), Count: 1}, func(tx *book.Tx) error {
		var err error
		if entry.Proof, err = proofOf(tx, proof); err != nil {
			return err
		}
		return tx.AddConsents([]*model.Consent{&entry})
	})
	if err != nil {
		return 0, err
	}
	if s.json {
		return ExitDone, s.answer(struct {
			Change int64 `json:"change"`
			who
			Purpose model.Purpose      `json:"purpose"`
			Channel model.Channel      `json:"channel"`
			State   model.ConsentState `json:"state"`
			On      model.Date         `json:"on"`
		}{change, whoIs(&p), entry.Purpose, entry.Channel, entry.State, entry.On})
	}
	s.line(s.words.T("cli.logged", "change", int(change), "book", s.book))
	return ExitDone, nil
}

// entry reads the line. Without a state it asks for the ledger, and all else has no meaning.
func (c *consentCommand) entry(s *session) (e model.Consent, err error) {
	if c.State == "" {
		if c.Purpose+c.Channel+c.On+c.Source+c.Wording+c.By+c.Note+c.Form+c.Proof != "" {
			return e, misuse(s.words.T("cli.consent_state"))
		}
		return e, nil
	}
	e = model.Consent{On: s.today(), Wording: strings.TrimSpace(c.Wording), Note: strings.TrimSpace(c.Note), Form: strings.TrimSpace(c.Form)}
	if e.State, err = oneOf(s, "--state", c.State, consentStates); err != nil {
		return e, err
	}
	if e.Purpose, err = oneOf(s, "--purpose", c.Purpose, model.Purposes); err != nil {
		return e, err
	}
	e.Channel = e.Purpose.UsualChannel()
	if c.Channel != "" {
		if e.Channel, err = oneOf(s, "--channel", c.Channel, model.Channels); err != nil {
			return e, err
		}
	}
	if c.Source != "" {
		if e.Source, err = oneOf(s, "--source", c.Source, model.Sources); err != nil {
			return e, err
		}
	}
	if c.On != "" {
		if e.On, err = s.day("--on", c.On, false); err != nil {
			return e, err
		}
	}
	if s.today().Before(e.On) {
		return e, refuse(model.CodeInvalid, s.words.T("cli.day_ahead", "day", s.words.Date(e.On)))
	}
	return e, nil
}

// ledger tells what a person allowed, the newest first.
func (s *session) ledger(ctx context.Context, b *book.Book, p *model.Person) error {
	all, err := b.Consents(ctx, p.ID)
	if err != nil {
		return err
	}
	by, err := colleagues(ctx, b)
	if err != nil {
		return err
	}
	holds := model.Standing(all)
	list := each(all, func(c model.Consent) consented {
		return consented{c.Purpose, c.Channel, c.State, c.On, c.Source, c.Wording, by[c.WitnessID], c.Note, c.Form, c.Proof != "", c.NotedBy, holds[c.Purpose][c.Channel].ID == c.ID}
	})
	if s.json {
		return s.answer(list)
	}
	t := &table{}
	for _, c := range list {
		source := ""
		if c.Source != "" {
			source = s.words.T("model.source." + string(c.Source))
		}
		t.add(s.words.Date(c.On), s.words.T("model.purpose."+string(c.Purpose)), s.words.T("model.channel."+string(c.Channel)),
			s.words.T("model.consent."+string(c.State)), source, c.By)
	}
	if err := t.write(s.out); err != nil {
		return err
	}
	s.tell(s.words.N("cli.entries", len(list)))
	return nil
}
