package cli

import (
	"context"
	"errors"
	"io"
	"path/filepath"
	"regexp"
	"strings"
	"unicode/utf8"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/exchange/outfile"
	"alumnibook/model/exchange/temp"
	"alumnibook/model/importer"
	"alumnibook/ui/tell"
)

// importCommand brings lists into a book. Nobody is there to ask, so rows that need a decision are left out, unless
// the line decides about all of them.
type importCommand struct {
	Lists            []string `arg:""`
	Sheet            []string `sep:"none"`
	Country          string
	Map              []string `sep:"none"`
	Decide           string   `default:"" enum:",new,skip"`
	Conflicts        string   `default:"ours" enum:"ours,list"`
	Encoding         string
	Separator        string
	HiddenRows       bool
	StoreNationalIDs bool `name:"store-national-ids"`
	Rejected         string
	DryRun           bool
}

var countryCode = regexp.MustCompile(`^[A-Z]{2}$`)

func (c *importCommand) run(ctx context.Context, s *session) (int, error) {
	if problem := c.problem(s); problem != "" {
		return s.misused(errorText(problem)), nil
	}
	lists, err := importer.Expand(c.Lists)
	if err != nil {
		return 0, err
	}
	c.Lists = lists
	for _, list := range c.Lists {
		if err := importer.CheckFile(list); err != nil && model.CodeOf(err) != model.CodeFileEncrypted {
			return 0, &aboutFile{list, err}
		}
	}
	if exists(s.book) {
		return c.intoBook(ctx, s)
	}
	return c.intoNewBook(ctx, s)
}

// problem is why the line makes no sense, "" where it does.
func (c *importCommand) problem(s *session) string {
	c.Country = strings.ToUpper(c.Country)
	if c.Country != "" && !countryCode.MatchString(c.Country) {
		return s.words.T("cli.country_range", "name", c.Country)
	}
	if strings.EqualFold(c.Separator, "tab") || c.Separator == `\t` {
		c.Separator = "\t"
	}
	if utf8.RuneCountInString(c.Separator) > 1 {
		return s.words.T("cli.import_separator", "name", c.Separator)
	}
	for _, m := range c.Map {
		if column, _, ok := strings.Cut(m, "="); !ok || column == "" {
			return s.words.T("cli.import_map", "name", m)
		}
	}
	if c.Rejected != "" && extension(c.Rejected) != ".xlsx" {
		return s.words.T("cli.import_rejected_kind", "name", c.Rejected)
	}
	return ""
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
	if err := draft.Recall(ctx, b); err != nil {
		return 0, err
	}
	if problem := c.arrange(s, draft); problem != "" {
		return s.misused(errorText(problem)), nil
	}
	if err := allUsable(draft); err != nil {
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
	if problem := c.arrange(s, draft); problem != "" {
		return s.misused(errorText(problem)), nil
	}
	if err := allUsable(draft); err != nil {
		return 0, err
	}
	if c.Country == "" {
		c.Country = s.country
	}
	if c.DryRun {
		var own temp.Folder
		folder, err := own.Path()
		if err != nil {
			return 0, err
		}
		defer func() { _ = own.Remove() }()
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

// read reads the lists, and asks for the password of one that needs it where somebody sits at the terminal.
func (c *importCommand) read(ctx context.Context, s *session, settings importer.Settings) (*importer.Draft, error) {
	if c.Country != "" {
		settings.Country, settings.CountrySaid = c.Country, true
	}
	separator, _ := utf8.DecodeRuneInString(c.Separator)
	if c.Separator == "" {
		separator = 0
	}
	for _, m := range c.Map {
		settings.Headings = append(settings.Headings, m[:strings.LastIndex(m, "=")])
	}
	var sources []importer.Source
	for _, list := range c.Lists {
		password, err := s.password(ctx, list)
		if err != nil {
			return nil, &aboutFile{list, err}
		}
		sources = append(sources, importer.Source{Path: list, Sheets: c.Sheet, Password: password, Encoding: c.Encoding, Separator: separator})
	}
	show, end := s.progress()
	defer end()
	draft, err := importer.Read(ctx, sources, settings, func(p importer.Progress) { show(p.Done, p.Total) })
	if draft != nil && model.CodeOf(err) == model.CodeNoHeading { // the book may remember where it is
		err = nil
	}
	return draft, err
}

// allUsable refuses the whole import where one of its files can't be used.
func allUsable(draft *importer.Draft) error {
	for _, f := range draft.Files {
		if err := usable(f); err != nil {
			return err
		}
	}
	return nil
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

// arrange puts the columns as the line says. It answers why that can't be, "" where it can.
func (c *importCommand) arrange(s *session, draft *importer.Draft) (problem string) {
	for _, f := range draft.Files {
		for _, sh := range f.Sheets {
			if c.HiddenRows && sh.HiddenRows > 0 {
				draft.TakeHidden(sh, true)
			}
			for _, col := range sh.Columns {
				if c.StoreNationalIDs && col.Sensitive { // said once with the switch, and again by naming the column
					draft.AllowSensitive(sh, col)
				}
			}
		}
	}
	for _, m := range c.Map {
		i := strings.LastIndex(m, "=")
		if err := draft.MapByName(m[:i], m[i+1:]); err != nil {
			key := "cli.import_map_unknown"
			if e := (&model.Error{}); errors.As(err, &e) && e.Name == "sensitive" {
				key = "cli.import_map_sensitive"
			}
			return s.words.T(key, "column", m[:i], "field", m[i+1:])
		}
	}
	return ""
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
	if err := c.decide(plan); err != nil {
		return 0, err
	}
	result := plan.Result()
	if !c.DryRun {
		if result, err = plan.Apply(ctx, b, tell); err != nil {
			return 0, err
		}
	}
	end()
	if err := c.writeRejected(s, plan); err != nil {
		return 0, err
	}
	r := reportOf(draft, result)
	r.DryRun = c.DryRun
	return r.exit(), s.sayReport(r)
}

// decide does what the line says about all rows that need a decision, and about all contradictions.
func (c *importCommand) decide(plan *importer.Plan) error {
	if c.Decide != "" {
		if err := plan.DecideUndecided(c.Decide == "new"); err != nil {
			return err
		}
	}
	if c.Conflicts == "list" {
		return plan.SettleAll(nil, true)
	}
	return nil
}

// writeRejected keeps the rows that were not taken, ready to be mended and imported again.
func (c *importCommand) writeRejected(s *session, plan *importer.Plan) error {
	if c.Rejected == "" || len(plan.Find(importer.FateRejected, importer.FateUndecided)) == 0 {
		return nil
	}
	words := tell.RejectedWords(s.words, s.reason)
	return outfile.Write(c.Rejected, func(w io.Writer) error { return importer.WriteRejected(w, plan, words) })
}
