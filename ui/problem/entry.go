package problem

import (
	"context"
	"io"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"

	"alumnibook/model/exchange/outfile"
	"alumnibook/model/machine"
	"alumnibook/ui/command"
	"alumnibook/ui/draft"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

// The files of the program's log folder that a report tells the end of.
const (
	LogName   = "alumnibook.log"
	CrashName = "crash.txt"
)

// Entry announces the page to the shell.
func Entry() page.Entry {
	return page.Entry{
		ID: page.Problem, Icon: look.Icon("warning"),
		Make: func(h page.Host) page.Page { return newView(h) },
		Commands: func(h page.Host) []page.MenuCommand {
			return []page.MenuCommand{{Menu: command.Help, Command: command.Command{
				ID: "problem", Words: "command.problem", Icon: look.Icon("warning"), Run: func() { h.Open(page.Route{Page: page.Problem}) },
			}}}
		},
	}
}

// view is the page.
type view struct {
	host   page.Host
	report report
	told   *widgets.TextField
	form   *widgets.Form     // of what the user wrote
	keeper *draft.FormKeeper // nil until it is known what was written before
	shown  *widgets.Paragraph
	scroll *widgets.ScrollArea
	whole  fyne.CanvasObject
}

func newView(h page.Host) *view {
	w := h.Words()
	v := &view{host: h, shown: widgets.NewParagraph("")}
	v.shown.TextSize = look.SizeSmall
	v.told = widgets.NewTextArea("", 3)
	v.form = widgets.NewForm()
	v.form.Add("told", "", v.told)
	v.form.OnSave = func() error {
		v.save()
		return widgets.ErrLater
	}
	v.form.OnChange = func() {
		v.report.told = v.told.Value()
		v.show()
	}
	buttons := widgets.Row(8,
		widgets.NewPrimary(w.T("problem.copy"), look.Icon("copy"), v.copy),
		widgets.NewSecondary(w.T("problem.save"), look.Icon("file"), v.save),
	)
	head := widgets.Stack(10, widgets.NewTitle(w.T("problem.title")), widgets.NewMutedParagraph(w.T("problem.text")),
		widgets.NewSection(w.T("problem.told")), v.form, buttons, widgets.NewSection(w.T("problem.contents")))
	v.scroll = widgets.Scrolled(widgets.Pad(14, v.shown))
	v.whole = widgets.FillStack(0, 1, widgets.Pad(16, head), widgets.PadEach(0, 16, 16, 16, widgets.Ground(look.ColorSurface, v.scroll)))
	return v
}

// Content is the page's object.
func (v *view) Content() fyne.CanvasObject { return v.whole }

// Open gathers the report as it is now; what the user wrote stays.
func (v *view) Open(page.Route) {
	h, told := v.host, v.report.told
	folder, b := page.ProgramOf(h).LogFolder(), h.Book()
	r := report{
		told: told, version: page.ProgramOf(h).Version(), language: h.Words().Language(), textSize: h.Prefs().TextSize(), people: -1, entries: -1,
		system:  machine.System(),
		private: privateHere(b.Path(), h.Firm().Name),
	}
	var before []byte
	page.Read(h, v, "problem", func(ctx context.Context) (report, error) {
		before, _ = draft.Typed(ctx, b, at) // what was written before is not missed where the book is damaged
		r.crash = lastCrash(endOf(filepath.Join(folder, CrashName)))
		r.log = lastLines(endOf(filepath.Join(folder, LogName)), logLines)
		if c, err := b.Counts(ctx); err == nil { // a damaged book is no reason not to report it
			r.people, r.entries = c.People, c.Interactions
		}
		return r, nil
	}, func(r report) {
		r.told = v.report.told
		v.report = r
		if v.keeper == nil {
			v.keep(before)
		}
		v.show()
	})
}

// at is where it is written.
var at = page.Route{Page: page.Problem}

// keep keeps what is written until it is handed over, after what was written before.
func (v *view) keep(before []byte) {
	now := v.told.Value()
	v.keepOn(before)
	if now != "" { // what stands there is newer
		v.told.SetValue(now)
		v.keeper.Touched()
	}
}

// handedOver forgets what was written as a draft; it stays on the page.
func (v *view) handedOver() {
	v.keeper.Drop()
	v.form.MarkClean()
	v.keepOn(nil)
}

func (v *view) keepOn(before []byte) {
	v.keeper = draft.KeepForm(v.host, draft.FormDraft{Kind: draft.FormProblem, Route: at}, v.form, before)
}

// endOf is the end of a text file, nothing where there is none.
func endOf(path string) string {
	const most = 1 << 18
	f, err := os.Open(path)
	if err != nil {
		return ""
	}
	defer func() { _ = f.Close() }()
	if info, err := f.Stat(); err == nil && info.Size() > most {
		_, _ = f.Seek(-most, io.SeekEnd)
	}
	b, _ := io.ReadAll(f) // what could be read is better than nothing
	return string(b)
}

func (v *view) show() {
	v.shown.SetText(v.report.text())
	v.scroll.Refresh()
}

func (v *view) copy() {
	v.host.Copy(v.report.text())
	v.handedOver()
}

// save writes the report where the user wants it, and shows it there.
func (v *view) save() {
	w := v.host.Words()
	v.host.PickSave(page.Pick{Title: w.T("problem.save"), Kind: w.T("problem.kind"), Ext: []string{".txt"}, Name: w.T("problem.file") + ".txt"}, func(path string) {
		if path == "" {
			return
		}
		if filepath.Ext(path) == "" {
			path += ".txt"
		}
		text := v.report.text()
		page.Read(v.host, v, "problem.save", func(context.Context) (string, error) {
			return path, outfile.Write(path, func(to io.Writer) error {
				_, err := io.WriteString(to, text)
				return err
			})
		}, func(path string) {
			v.handedOver()
			v.host.Toast(w.T("problem.saved", "name", filepath.Base(path)))
			v.host.ShowInFolder(path)
		})
	})
}
