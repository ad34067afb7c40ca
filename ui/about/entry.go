// Package about is the page of the program itself: its version, what it runs on, where its files are, and the licences
// of everything that it is built from.
package about

import (
	"cmp"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"alumnibook/model/machine"
	"alumnibook/ui/command"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

// Entry announces the page to the shell.
func Entry() page.Entry {
	return page.Entry{
		ID: page.Facts, Icon: look.Icon("info"),
		Make: func(h page.Host) page.Page { return newView(h) },
		Commands: func(h page.Host) []page.MenuCommand {
			return []page.MenuCommand{{Menu: command.Help, Command: command.Command{
				ID: "about", Words: "command.about", Icon: look.Icon("info"), Line: true, InProgram: true, Run: func() { h.Open(page.Route{Page: page.Facts}) },
			}}}
		},
	}
}

// view is the page.
type view struct {
	list  *list
	whole fyne.CanvasObject
}

func newView(h page.Host) *view {
	w := h.Words()
	v := &view{list: newList(h)}
	licences := widgets.PadEach(0, 16, 4, 16, widgets.Stack(6, widgets.NewSection(w.T("about.licences")), widgets.NewMutedParagraph(w.T("about.licences_text")), v.list.search))
	v.whole = widgets.FillStack(0, 4, head(h), widgets.HLine(), widgets.Gap(1, 10), licences, v.list.whole)
	return v
}

// head is what is known of the program and of what it runs on.
func head(h page.Host) fyne.CanvasObject {
	w, program := h.Words(), page.ProgramOf(h)
	mark := canvas.NewImageFromResource(look.AppIcon())
	mark.FillMode = canvas.ImageFillContain
	facts := widgets.Stack(0,
		fact(h, w.T("about.version"), cmp.Or(program.Version(), "–"), nil),
		fact(h, w.T("about.system"), machine.System(), nil),
		fact(h, w.T("about.licence"), w.T("about.licence_text"), nil),
	)
	if b := h.Book(); b != nil {
		facts.Add(fact(h, w.T("about.book"), filepath.Clean(b.Path()), func() { h.ShowInFolder(b.Path()) }))
	}
	if log := program.LogFolder(); log != "" {
		facts.Add(fact(h, w.T("about.log"), filepath.Clean(log), func() { h.OpenFile(log) }))
	}
	words := widgets.Stack(8, widgets.NewTitle("Alumnibook"), widgets.NewMutedParagraph(w.T("about.what")), facts)
	return widgets.Pad(16, widgets.TopRow(18, 1, widgets.Fixed(64, widgets.Tall(64, mark)), words))
}

func fact(h page.Host, label, value string, open func()) fyne.CanvasObject {
	k := widgets.NewKeyLink(label, value, open)
	k.LabelWidth = 110
	k.OnCopied = func(string) { h.Toast(h.Words().T("toast.copied")) }
	return k
}

// Content is the page's object.
func (v *view) Content() fyne.CanvasObject { return v.whole }

// Open shows the first licence where none was chosen.
func (v *view) Open(page.Route) { v.list.begin() }

// FocusSearch puts the cursor into the search field.
func (v *view) FocusSearch() { v.list.search.Focus() }

// StatusText counts what is listed.
func (v *view) StatusText() string { return v.list.count() }
