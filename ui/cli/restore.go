package cli

import (
	"context"

	"alumnibook/model"
	"alumnibook/model/backup"
	"alumnibook/model/book"
	"alumnibook/ui/tell"
)

// restoreCommand puts a backup in the place of the book.
type restoreCommand struct {
	From    string `arg:""`
	DryRun  bool
	Another bool
}

// restored is what a restore changes, or would.
type restored struct {
	DryRun  bool       `json:"dry_run"`
	From    string     `json:"from"`
	Then    *contained `json:"then"` // what the backup holds
	Now     *contained `json:"now"`  // what the book held; null where there was none
	Missing int        `json:"missing"`
	Added   int        `json:"added"`
	Changed int        `json:"changed"`
	Erased  int        `json:"erased"`
	Another bool       `json:"another"` // it is a backup of another book
	Aside   string     `json:"aside"`   // where the book lies as it was before
}

func (c *restoreCommand) run(ctx context.Context, s *session) (int, error) {
	passphrase, err := s.passphraseOf(c.From)
	if err != nil {
		return 0, err
	}
	d, hadBook, err := c.compare(ctx, s, passphrase)
	if err != nil {
		return 0, err
	}
	answer := restored{
		DryRun: c.DryRun, From: c.From, Then: containedIn(&d.Then), Missing: len(d.Missing), Added: len(d.Added), Changed: len(d.Changed),
		Erased: d.Erasures, Another: d.Another,
	}
	if hadBook {
		answer.Now = containedIn(&d.Now)
	}
	if !c.DryRun {
		show, end := s.progress()
		done, err := backup.Restore(ctx, s.book, c.From, passphrase, backup.Options{
			Clock: s.Clock, Another: c.Another, Progress: func(done, total int64) { show(int(done>>10), int(total>>10)) },
		})
		end()
		if err != nil {
			return 0, err
		}
		answer.Aside, answer.Erased = done.Aside, done.Erased
	}
	return ExitDone, c.report(s, answer)
}

// compare tells how the backup differs from the book, if there is one that can be read.
func (c *restoreCommand) compare(ctx context.Context, s *session, passphrase string) (d backup.Difference, hadBook bool, err error) {
	b, err := book.OpenReadOnlyWith(ctx, s.book, s.Clock)
	switch model.CodeOf(err) {
	case "":
		defer b.Close()
		d, err = backup.Compare(ctx, b, c.From, passphrase)
		return d, true, err
	case model.CodeNoFile, model.CodeDamaged, model.CodeNotABook: // what stands there can't be compared, and is laid aside
		d, err = backup.Compare(ctx, nil, c.From, passphrase)
		return d, false, err
	}
	return d, false, err
}

func (c *restoreCommand) report(s *session, a restored) error {
	if s.json {
		return s.answer(a)
	}
	s.line(s.words.T("cli.restore_then", "people", a.Then.People, "entries", a.Then.Interactions))
	if a.Now != nil {
		s.line(s.words.T("cli.restore_now", "people", a.Now.People, "entries", a.Now.Interactions))
		s.line(s.words.T("cli.restore_differs", "missing", a.Missing, "added", a.Added, "changed", a.Changed))
	}
	if a.Erased > 0 {
		s.line(s.words.N("cli.restore_erased", a.Erased))
	}
	switch {
	case a.DryRun && a.Another:
		s.tell(s.words.T("cli.restore_another"))
	case a.DryRun:
		s.tell(s.words.T("cli.restore_dry"))
	case a.Aside != "":
		s.line(s.words.T("cli.restored_aside", "file", a.Aside))
	default:
		s.line(s.words.T("cli.restored", "book", s.book))
	}
	return nil
}

// salvageCommand brings what can still be read of a damaged book into a new one.
type salvageCommand struct {
	Out string `arg:""`
}

// salvaged is what became of one table.
type salvaged struct {
	Table   string `json:"table"`
	Read    int    `json:"read"`
	Lost    int    `json:"lost"`
	About   bool   `json:"about,omitempty"`
	AtLeast bool   `json:"at_least,omitempty"`
}

func (c *salvageCommand) run(ctx context.Context, s *session) (int, error) {
	show, end := s.progress()
	r, err := book.Salvage(ctx, s.book, c.Out, func(done, total int64) { show(int(done), int(total)) })
	end()
	if err != nil {
		return 0, err
	}
	tables := each(r.Tables, func(t book.SalvageTable) salvaged { return salvaged{t.Name, t.Read, t.Lost, t.About, t.AtLeast} })
	lost := 0
	for _, t := range tables {
		lost += t.Lost
	}
	exit := ExitDone
	if lost > 0 || r.Unread > 0 {
		exit = ExitPartly
	}
	if s.json {
		return exit, s.answer(struct {
			File   string     `json:"file"`
			People int        `json:"people"`
			Stubs  int        `json:"stubs"`
			Pages  int        `json:"pages"`
			Unread int        `json:"unread"`
			Tables []salvaged `json:"tables"`
		}{c.Out, r.People, r.Stubs, r.Pages, r.Unread, tables})
	}
	t := &table{}
	t.add("", s.words.T("safety.read"), s.words.T("safety.lost"))
	for _, one := range r.Tables {
		t.add(one.Name, s.words.Number(one.Read), tell.Lost(s.words, one))
	}
	if err := t.write(s.out); err != nil {
		return 0, err
	}
	s.line(s.words.N("cli.salvaged", r.People, "file", c.Out, "unread", r.Unread, "pages", r.Pages))
	return exit, nil
}
