package cli

import (
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/exchange/sheet"
	"alumnibook/model/importer"
)

// importCommand brings lists into a book. Nobody is there to ask, so rows that need a decision are left out.
type importCommand struct {
	Lists   []string `arg:""`
	Sheet   []string `sep:"none"`
	Country string
	DryRun  bool
}

var countryCode = regexp.MustCompile(`^[A-Z]{2}$`)

func (c *importCommand) run(ctx context.Context, s *session) (int, error) {
	c.Country = strings.ToUpper(c.Country)
	if c.Country != "" && !countryCode.MatchString(c.Country) {
		return s.misused(errorText(s.words.T("cli.country_range", "name", c.Country))), nil
	}
	for _, list := range c.Lists {
		if _, err := sheet.Sniff(list); err != nil {
			return 0, &aboutFile{list, err}
		}
	}
	if exists(s.book) {
		return c.intoBook(ctx, s)
	}
	return c.intoNewBook(ctx, s)
}

// intoBook imports into a book that is there.
func (c *importCommand) intoBook(ctx context.Context, s *session) (int, error) {
	b, err := s.open(ctx)
	if err != nil {
		return 0, err
	}
	defer b.Close()
	settings, err := importer.SettingsOf(ctx, b, s.today())
	if err != nil {
		return 0, err
	}
	draft, err := c.read(ctx, s, settings)
	if err != nil {
		return 0, err
	}
	return c.plan(ctx, s, b, draft)
}

// intoNewBook reads the lists first, so that a bad one makes no book. A dry run makes its book where it is thrown away.
func (c *importCommand) intoNewBook(ctx context.Context, s *session) (int, error) {
	draft, err := c.read(ctx, s, importer.Settings{Country: s.country, Today: s.today(), Language: s.words.Language()})
	if err != nil {
		return 0, err
	}
	if c.Country == "" {
		c.Country = s.country
	}
	if c.DryRun {
		folder, err := os.MkdirTemp("", "alumnibook")
		if err != nil {
			return 0, err
		}
		defer os.RemoveAll(folder)
		b, err := book.Create(ctx, filepath.Join(folder, "dry.alumni"), s.newBook(c.Country))
		if err != nil {
			return 0, err
		}
		defer b.Close()
		return c.plan(ctx, s, b, draft)
	}
	b, err := s.create(ctx, c.Country)
	if err != nil {
		return 0, err
	}
	exit, err := c.plan(ctx, s, b, draft)
	return exit, s.finish(b, err)
}

func (c *importCommand) read(ctx context.Context, s *session, settings importer.Settings) (*importer.Draft, error) {
	if c.Country != "" {
		settings.Country, settings.CountrySaid = c.Country, true
	}
	var sources []importer.Source
	for _, list := range c.Lists {
		sources = append(sources, importer.Source{Path: list, Sheets: c.Sheet})
	}
	show, end := s.progress()
	defer end()
	draft, err := importer.Read(ctx, sources, settings, func(p importer.Progress) { show(p.Done, p.Total) })
	if err != nil {
		return nil, err
	}
	for _, f := range draft.Files {
		if err := usable(f); err != nil {
			return nil, err
		}
	}
	return draft, nil
}

// usable refuses a file without a single row to import: among several it would otherwise go by unnoticed.
func usable(f *importer.File) error {
	code := model.CodeFileEmpty
	for _, sh := range f.Sheets {
		switch {
		case sh.Chosen && sh.RowCount > 0:
			return nil
		case sh.Skipped == "no_heading":
			code = model.CodeNoHeading
		}
	}
	return model.E(code, f.Name, nil)
}

// plan finds out what becomes of each row, does it, and says it.
func (c *importCommand) plan(ctx context.Context, s *session, b *book.Book, draft *importer.Draft) (int, error) {
	show, end := s.progress()
	defer end()
	tell := func(p importer.Progress) { show(p.Done, p.Total) }
	plan, err := draft.Plan(ctx, b, tell)
	if err != nil {
		return 0, err
	}
	result := plan.Result()
	if !c.DryRun {
		if result, err = plan.Apply(ctx, b, tell); err != nil {
			return 0, err
		}
	}
	r := reportOf(draft, result)
	r.DryRun = c.DryRun
	end()
	return r.exit(), s.sayReport(r)
}
