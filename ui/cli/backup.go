package cli

import (
	"context"
	"os"
	"path/filepath"
	"strings"

	"alumnibook/model"
	"alumnibook/model/backup"
	"alumnibook/model/book"

	"golang.org/x/term"
)

// passphraseVariable names the environment's variable with the passphrase of backups: on the line itself it could be
// read by everybody on the machine.
const passphraseVariable = "ALUMNIBOOK_PASSPHRASE"

// backupCommand backs a book up, or lists its backups.
type backupCommand struct {
	To      string `help:"a second place"`
	Encrypt bool
	List    bool
}

// backedUp is a backup as scripts read it.
type backedUp struct {
	File      string     `json:"file"`
	At        string     `json:"at"` // UTC
	Size      int64      `json:"size"`
	Encrypted bool       `json:"encrypted"`
	Second    bool       `json:"second"`
	Aside     bool       `json:"aside"` // the book as it was before a restore or an upgrade
	Counts    *contained `json:"counts"`
}

// contained is what a book or a backup holds.
type contained struct {
	People       int `json:"people"`
	Interactions int `json:"interactions"`
	Consents     int `json:"consents"`
	Events       int `json:"events"`
	Changes      int `json:"changes"`
}

func containedIn(c *book.Counts) *contained {
	if c == nil {
		return nil
	}
	return &contained{c.People, c.Interactions, c.Consents, c.Events, c.Changes}
}

func backupOf(b backup.Backup) backedUp {
	return backedUp{b.Path, b.At.UTC().Format("2006-01-02T15:04:05Z"), b.Size, b.Encrypted, b.Second, b.Aside, containedIn(b.Counts)}
}

func (c *backupCommand) run(ctx context.Context, s *session) (int, error) {
	plan := backup.Plan{Here: book.BackupFolder(s.book), Second: backup.Place{Dir: c.To}, Clock: s.Clock}
	if c.List {
		return c.list(ctx, s, plan)
	}
	if c.Encrypt && c.To == "" {
		return 0, misuse(s.words.T("cli.backup_encrypt"))
	}
	b, err := s.open(ctx)
	if err != nil {
		return 0, err
	}
	defer b.Close()
	privacy, err := b.Privacy(ctx)
	if err != nil {
		return 0, err
	}
	plan.Days = privacy.BackupDays
	if c.Encrypt {
		if plan.Second.Passphrase, err = s.passphrase(); err != nil {
			return 0, err
		}
		if err := backup.CheckPassphrase(plan.Second.Passphrase); err != nil {
			return 0, err
		}
	}
	show, end := s.progress()
	made, err := backup.Make(ctx, b, plan, func(done, total int64) { show(int(done>>10), int(total>>10)) })
	end()
	if err != nil {
		return 0, err
	}
	return c.report(s, made)
}

// report tells what was made. Where only the second place failed, the exit code says so.
func (c *backupCommand) report(s *session, made backup.Made) (int, error) {
	exit := ExitDone
	if made.SecondErr != nil {
		exit = ExitPartly
		logFailure(made.SecondErr)
		s.tell("alumnibook: " + s.sentence(made.SecondErr))
	}
	if s.json {
		answer := struct {
			Here    backedUp  `json:"here"`
			Second  *backedUp `json:"second"`
			Dropped int       `json:"dropped"`
			Problem string    `json:"problem,omitempty"` // the code of what went wrong in the second place
		}{backupOf(made.Here), nil, made.Dropped, string(model.CodeOf(made.SecondErr))}
		if made.Second.Path != "" {
			second := backupOf(made.Second)
			answer.Second = &second
		}
		return exit, s.answer(answer)
	}
	for _, b := range []backup.Backup{made.Here, made.Second} {
		if b.Path == "" {
			continue
		}
		people := 0
		if b.Counts != nil {
			people = b.Counts.People
		}
		s.line(s.words.N("cli.backed_up", people, "file", b.Path))
	}
	return exit, nil
}

// list tells which backups there are, without opening the book.
func (c *backupCommand) list(ctx context.Context, s *session, plan backup.Plan) (int, error) {
	all, err := backup.List(ctx, plan)
	exit := ExitDone
	if model.CodeOf(err) == backup.CodePlaceMissing {
		exit = ExitPartly
		s.tell("alumnibook: " + s.sentence(err))
	} else if err != nil {
		return 0, err
	}
	if s.json {
		return exit, s.answer(each(all, backupOf))
	}
	t := &table{}
	for _, b := range all {
		t.add(s.words.Moment(s.today(), b.At.Local()), s.words.Bytes(b.Size), b.Path)
	}
	if err := t.write(s.out); err != nil {
		return 0, err
	}
	s.tell(s.words.N("cli.backups", len(all)))
	return exit, nil
}

// passphrase is what the environment or the person at the terminal says.
func (s *session) passphrase() (string, error) {
	if said := s.Env(passphraseVariable); said != "" {
		return said, nil
	}
	in, ok := s.In.(*os.File)
	if !ok || !term.IsTerminal(int(in.Fd())) {
		return "", refuse(model.CodeFilePassword, s.words.T("cli.passphrase_missing", "name", passphraseVariable))
	}
	s.tell(s.words.T("cli.passphrase"))
	said, err := term.ReadPassword(int(in.Fd()))
	return string(said), err
}

// passphraseOf is the passphrase of a backup, asked for where it needs one.
func (s *session) passphraseOf(path string) (string, error) {
	if !strings.EqualFold(filepath.Ext(path), ".age") {
		return "", nil
	}
	return s.passphrase()
}
