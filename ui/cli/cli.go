// Package cli does from a terminal what the window does: import, find, export, undo. It is what scripts use.
//
// Answers go to standard output, as text or with --json as JSON; everything said to a person goes to standard error.
package cli

import (
	"bufio"
	"context"
	"errors"
	"io"
	"log/slog"
	"os"
	"slices"
	"strings"
	"time"

	"alumnibook/assets"
	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/manual"

	"github.com/alecthomas/kong"
)

// What the program answers to the system when it ends.
const (
	ExitDone   = 0 // all of it
	ExitFailed = 1 // nothing was changed
	ExitUsage  = 2 // the line was not understood
	ExitPartly = 3 // done, but some rows were not taken
)

// Terminal is where a command reads and writes.
type Terminal struct {
	In      io.Reader
	Out     io.Writer
	Err     io.Writer
	Env     func(name string) string
	Clock   func() time.Time              // nil is time.Now
	Version string                        // of the program
	Window  func(w WindowRequest) int     // opens the window where the line asks for it
	Fonts   func() (regular, bold []byte) // TrueType, for what is printed

	Shortcuts func(lang string) []manual.Shortcut // of the window, for the manual
}

// WindowRequest is what the window was asked to open.
type WindowRequest struct {
	Book     string   // "" is the last one
	Lists    []string // to be imported
	Language string   // of this system
	Country  string   // of this system
}

// grammar is the line that is understood.
type grammar struct {
	Book    string `help:"the book"`
	JSON    bool   `name:"json"`
	Version bool

	Practice   practiceCommand   `cmd:""`
	Import     importCommand     `cmd:""`
	People     peopleCommand     `cmd:""`
	Log        logCommand        `cmd:""`
	Timeline   timelineCommand   `cmd:""`
	Today      todayCommand      `cmd:""`
	Calls      callsCommand      `cmd:""`
	Consent    consentCommand    `cmd:""`
	Leaver     leaverCommand     `cmd:""`
	Events     eventsCommand     `cmd:""`
	Event      eventCommand      `cmd:""`
	Newsletter newsletterCommand `cmd:""`
	Merge      mergeCommand      `cmd:""`
	Duplicates duplicatesCommand `cmd:""`
	Export     exportCommand     `cmd:""`
	Undo       undoCommand       `cmd:""`
	Changes    changesCommand    `cmd:""`
	Check      checkCommand      `cmd:""`
	Gate       gateCommand       `cmd:""`
	Erase      eraseCommand      `cmd:""`
	AccessPack packCommand       `cmd:""`
	Backup     backupCommand     `cmd:""`
	Restore    restoreCommand    `cmd:""`
	Salvage    salvageCommand    `cmd:""`
	Manual     manualCommand     `cmd:""`
	Window     windowCommand     `cmd:"" default:"withargs" hidden:""`
}

// command is one of the doings.
type command interface {
	run(ctx context.Context, s *session) (exit int, err error)
}

// session is one run of a command.
type session struct {
	Terminal
	out     *bufio.Writer
	words   *assets.Translator
	country string // of the system
	book    string // path
	json    bool
	began   bool // an answer was begun on standard output
}

// Run does what a command line says and returns the exit code.
func Run(ctx context.Context, args []string, t Terminal) int {
	if t.Clock == nil {
		t.Clock = time.Now
	}
	words, country := locale(t.Env)
	s := &session{Terminal: t, out: bufio.NewWriter(t.Out), words: words, country: country, json: slices.Contains(args, "--json")}
	defer s.out.Flush()
	if wantsHelp(args) {
		s.line(s.words.T("cli.usage"))
		return ExitDone
	}
	g := &grammar{}
	c, err := parse(g, args)
	if err != nil {
		return s.misused(err)
	}
	s.book, s.json = g.Book, g.JSON
	if g.Version {
		s.line("alumnibook " + s.Version)
		return ExitDone
	}
	if s.book == "" && needsBook(c) {
		return s.misused(errors.New(s.words.T("cli.book_missing")))
	}
	exit, err := c.run(ctx, s)
	var wrong misuse
	switch {
	case errors.As(err, &wrong):
		return s.misused(wrong)
	case err != nil:
		return s.failed(err)
	}
	return exit
}

// needsBook tells whether a command is about a book: the window finds the last one by itself, the manual needs none.
func needsBook(c command) bool {
	switch c.(type) {
	case *windowCommand, *manualCommand:
		return false
	}
	return true
}

// parse reads the line without letting the library print or end anything.
func parse(g *grammar, args []string) (command, error) {
	k, err := kong.New(g, kong.Name("alumnibook"), kong.NoDefaultHelp(), kong.Writers(io.Discard, io.Discard), kong.Exit(func(int) {}))
	if err != nil {
		return nil, err
	}
	c, err := k.Parse(args)
	if err != nil {
		return nil, err
	}
	name, rest, _ := strings.Cut(c.Command(), " ")
	switch name {
	case "leaver", "event", "newsletter":
		part, _, _ := strings.Cut(rest, " ")
		name += " " + part
	}
	all := map[string]command{
		"practice": &g.Practice, "import": &g.Import, "people": &g.People, "export": &g.Export,
		"log": &g.Log, "timeline": &g.Timeline, "today": &g.Today, "calls": &g.Calls, "consent": &g.Consent,
		"leaver add": &g.Leaver.Add, "leaver list": &g.Leaver.List, "leaver step": &g.Leaver.Step, "leaver interview": &g.Leaver.Interview,
		"events": &g.Events, "event attend": &g.Event.Attend, "event export": &g.Event.Export,
		"newsletter list": &g.Newsletter.List, "newsletter audience": &g.Newsletter.Audience,
		"newsletter export": &g.Newsletter.Export, "newsletter sent": &g.Newsletter.Sent,
		"merge": &g.Merge, "duplicates": &g.Duplicates,
		"undo": &g.Undo, "changes": &g.Changes, "check": &g.Check,
		"gate": &g.Gate, "erase": &g.Erase, "access-pack": &g.AccessPack,
		"backup": &g.Backup, "restore": &g.Restore, "salvage": &g.Salvage, "manual": &g.Manual,
	}
	if cmd, ok := all[name]; ok {
		return cmd, nil
	}
	return &g.Window, nil
}

func wantsHelp(args []string) bool {
	if i := slices.Index(args, "--"); i >= 0 {
		args = args[:i]
	}
	return slices.Contains(args, "--help") || slices.Contains(args, "-h") || len(args) == 1 && args[0] == "help"
}

// open opens the book, which has to be there.
func (s *session) open(ctx context.Context) (*book.Book, error) {
	return book.OpenWith(ctx, s.book, s.Clock)
}

// misuse is the error of a line that was understood but makes no sense.
type misuse string

func (m misuse) Error() string { return string(m) }

// settled opens the book, and sees to it first that those whose last day is over are alumni.
func (s *session) settled(ctx context.Context) (*book.Book, error) {
	b, err := s.open(ctx)
	if err != nil {
		return nil, err
	}
	if err := s.settle(ctx, b); err != nil {
		_ = b.Close()
		return nil, err
	}
	return b, nil
}

// settle makes alumni of those whose last day is over. Where the book can only be read, it is answered as it stands.
func (s *session) settle(ctx context.Context, b *book.Book) error {
	if newest, back := b.ClockSetBack(); back {
		s.tell("alumnibook: " + s.words.T("cli.clock_back", "when", s.words.Moment(s.today(), newest.Local())))
	}
	_, n, err := b.Settle(ctx, s.today())
	if model.CodeOf(err) == model.CodeReadOnly {
		return nil
	}
	if err == nil && n > 0 {
		s.tell(s.words.N("cli.became_alumni", n))
	}
	return err
}

// today is the calendar day where the program runs.
func (s *session) today() model.Date { return model.DateOf(s.Clock()) }

// exists tells whether something stands at a path.
func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// windowCommand opens the window. It is what a line without a command means.
type windowCommand struct {
	Files []string `arg:"" optional:""`
}

func (c *windowCommand) run(_ context.Context, s *session) (int, error) {
	w := WindowRequest{Book: s.book, Language: s.words.Language(), Country: s.country}
	for _, f := range c.Files {
		switch {
		case strings.EqualFold(extension(f), ".alumni"):
			if w.Book != "" {
				return s.misused(errors.New(s.words.T("cli.two_books"))), nil
			}
			w.Book = f
		case extension(f) == "" && !exists(f):
			return s.misused(errors.New(s.words.T("cli.no_command", "name", f))), nil
		default:
			w.Lists = append(w.Lists, f)
		}
	}
	if s.Terminal.Window == nil {
		return s.misused(errors.New(s.words.T("cli.no_window"))), nil
	}
	return s.Terminal.Window(w), nil
}

// logFailure notes an error by its code and the kinds of its causes.
func logFailure(err error) {
	slog.Error("command failed", "code", string(model.CodeOf(err)), "causes", model.Causes(err))
}
