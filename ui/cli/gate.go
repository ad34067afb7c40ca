package cli

import (
	"context"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/consent"
	"alumnibook/ui/tell"
)

// gateCommand tells who may be reached for a purpose on a channel, and who may not and why.
type gateCommand struct {
	Purpose string
	Channel string
}

// barred is somebody whom the gate keeps back.
type barred struct {
	who
	Reason consent.Reason `json:"reason"`
}

func (c *gateCommand) run(ctx context.Context, s *session) (int, error) {
	purpose, err := oneOf(s, "--purpose", c.Purpose, consent.Purposes)
	if err != nil {
		return 0, err
	}
	channel := consent.ChannelOf(purpose.Ledger().UsualChannel())
	if c.Channel != "" {
		if channel, err = oneOf(s, "--channel", c.Channel, consent.Channels); err != nil {
			return 0, err
		}
	}
	b, err := s.settled(ctx)
	if err != nil {
		return 0, err
	}
	defer b.Close()
	asked, d, err := b.GateFor(ctx, purpose, channel)
	if err != nil {
		return 0, err
	}
	reasons := reasonsOf(d.LeftOut)
	if s.json {
		names, err := whoAre(ctx, b, append(each(d.LeftOut, func(l consent.LeftOut) int64 { return l.ID }), d.Allowed...))
		if err != nil {
			return 0, err
		}
		return ExitDone, s.answer(struct {
			Purpose consent.Purpose `json:"purpose"`
			Channel consent.Channel `json:"channel"`
			Asked   int             `json:"asked"`
			Allowed []who           `json:"allowed"`
			LeftOut []barred        `json:"left_out"`
			Reasons []leftOut       `json:"reasons"`
		}{
			purpose, channel, asked, each(d.Allowed, func(id int64) who { return names[id] }),
			each(d.LeftOut, func(l consent.LeftOut) barred { return barred{names[l.ID], l.Reason} }), reasons,
		})
	}
	s.line(s.words.T("cli.gate", "asked", asked, "n", len(d.Allowed)))
	for _, l := range reasons {
		s.line("  " + s.words.N("cli.left_out", l.Count, "reason", tell.Refused(s.words, purpose, consent.Reason(l.Reason))))
	}
	return ExitDone, nil
}

// proofOf stores the scan that a line names and answers its key.
func proofOf(tx *book.Tx, p *paper) (string, error) {
	if p == nil {
		return "", nil
	}
	return tx.PutPaper(p.name, p.body)
}

// paper is a file that a line hands in as proof.
type paper struct {
	name string
	body []byte
}

// readPaper reads it, or fails with a sentence; nil where no path is given.
func readPaper(path string) (*paper, error) {
	if path == "" {
		return nil, nil
	}
	body, err := readUpTo(path, model.MostPaper+1)
	if err != nil {
		return nil, err
	}
	return &paper{baseName(path), body}, nil
}
