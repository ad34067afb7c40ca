package cli

import (
	"context"
	"io"
	"path/filepath"

	"alumnibook/assets"
	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/exchange/outfile"
	"alumnibook/model/rights"
)

// eraseCommand takes somebody out of the book for good.
type eraseCommand struct {
	ID           string `arg:""`
	DryRun       bool
	KeepMentions bool
	Reason       string `enum:",request,retention,mistake" default:""`
}

// erased is what erasing somebody takes away, or would.
type erased struct {
	ID       string `json:"id"`
	DryRun   bool   `json:"dry_run"`
	Entries  int    `json:"entries"`
	Consents int    `json:"consents"`
	Events   int    `json:"events"`
	Mentions int    `json:"mentions"` // places about others where the name stands
	Left     int    `json:"left"`     // people who are in the book without them
}

func (c *eraseCommand) run(ctx context.Context, s *session) (int, error) {
	b, err := s.settled(ctx)
	if err != nil {
		return 0, err
	}
	defer b.Close()
	p, err := s.someone(ctx, b, c.ID)
	if err != nil {
		return 0, err
	}
	goes, err := b.ErasePreview(ctx, p.ID)
	if err != nil {
		return 0, err
	}
	if !c.DryRun {
		reason := c.Reason
		if reason == "" {
			reason = book.EraseRequest
		}
		if _, err := b.Erase(ctx, []int64{p.ID}, book.EraseOptions{Reason: reason, KeepMentions: c.KeepMentions, On: s.Clock()}); err != nil {
			return 0, err
		}
	}
	left, err := b.Count(ctx)
	if err != nil {
		return 0, err
	}
	if c.DryRun {
		left--
	}
	if s.json {
		return ExitDone, s.answer(erased{p.UID, c.DryRun, goes.Entries, goes.Consents, goes.Events, len(goes.Mentions), left})
	}
	key := "cli.erased"
	if c.DryRun {
		key = "cli.would_erase"
	}
	s.line(s.words.T(key, "entries", goes.Entries, "consents", goes.Consents, "events", goes.Events, "mentions", len(goes.Mentions), "left", left))
	if !c.DryRun {
		s.tell(s.words.T("cli.erased_backups"))
	}
	return ExitDone, nil
}

// packCommand writes everything that the book knows of somebody into a file for them.
type packCommand struct {
	ID       string `arg:""`
	Out      string `arg:""`
	Language string
}

func (c *packCommand) run(ctx context.Context, s *session) (int, error) {
	if end := extension(c.Out); end != ".pdf" && end != ".xlsx" {
		return 0, misuse(s.words.T("cli.pack_kind", "name", c.Out))
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
	holds, err := holdsOf(ctx, b, p.ID)
	if err != nil {
		return 0, err
	}
	pack, err := rights.Gather(ctx, b, p.ID, holds)
	if err != nil {
		return 0, err
	}
	firm, err := b.Firm(ctx)
	if err != nil {
		return 0, err
	}
	o := s.rightsOptions(c.Out, firm.Country)
	o.Language = c.Language
	show, end := s.progress()
	o.Progress = show
	err = rights.WritePack(ctx, b, pack, o)
	end()
	if err != nil {
		return 0, err
	}
	if s.json {
		return ExitDone, s.answer(struct {
			ID       string `json:"id"`
			File     string `json:"file"`
			HeldBack int    `json:"held_back"` // items that name others and nobody has decided about
		}{p.UID, c.Out, pack.Undecided})
	}
	s.line(s.words.T("cli.pack_written", "file", c.Out))
	if pack.Undecided > 0 {
		s.tell(s.words.N("cli.pack_held", pack.Undecided))
	}
	return ExitDone, nil
}

// holdsOf is what was decided about items that name others, in the newest open request for access.
func holdsOf(ctx context.Context, b *book.Book, personID int64) (map[string]model.Hold, error) {
	all, err := b.RequestsOf(ctx, personID)
	for _, r := range all {
		if r.Kind == model.RequestAccess && r.State == model.RequestOpen {
			return r.Holds, err
		}
	}
	return nil, err
}

// rightsOptions say how a file about people's rights is written by a firm in a country.
func (s *session) rightsOptions(path, country string) rights.Options {
	o := rights.Options{
		Path: path, Today: s.today(),
		Words: wordsOf,
		Date:  func(lang string, d model.Date) string { return assets.WordsFor(lang, country).Date(d) },
	}
	if s.Fonts != nil {
		o.Font, o.BoldFont = s.Fonts()
	}
	return o
}

// readUpTo reads a file, but no more than that many bytes of it.
func readUpTo(path string, most int64) ([]byte, error) {
	f, err := model.OpenToRead(path)
	if err != nil {
		return nil, outfile.Coded(path, err)
	}
	defer func() { _ = f.Close() }()
	body, err := io.ReadAll(io.LimitReader(f, most))
	if err != nil {
		return nil, outfile.Coded(path, err)
	}
	return body, nil
}

func baseName(path string) string { return filepath.Base(path) }
