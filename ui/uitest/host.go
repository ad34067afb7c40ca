package uitest

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"alumnibook/assets"
	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/command"
	"alumnibook/ui/page"
	"alumnibook/ui/prefs"
	"alumnibook/ui/run"
	"alumnibook/ui/widgets"
)

// Today is the day on which tests play.
var Today = model.NewDate(2026, 11, 23)

// Clock is a moment of that day.
func Clock() time.Time { return time.Date(2026, 11, 23, 9, 30, 0, 0, time.UTC) }

// Host stands in for the shell in the tests of a page. It notes down what the page asked for; questions and
// what Show shows are real overlays on its window.
type Host struct {
	T       testing.TB
	B       *book.Book
	W       *Window
	Lang    string
	R       run.Runner
	FirmNow model.Firm

	Opened  []page.Route
	Backs   int
	Toasts  []string
	Offered int64 // the change of the last toast with Undo
	Undone  []int64
	Failed  []error
	URLs    []string
	Files   []string
	Shown   []string // files that were shown in their folder
	Copied  []string
	Badges  map[string]int
	Picks   [][]string // what the next file questions are answered with
	Asked   []page.Pick
	Changes int // how often StatusChanged was called

	table *command.Table
	prefs *prefs.Prefs
	front page.Page
}

var _ page.Host = (*Host)(nil)

// NewHost makes a host with an empty window, the inline runner and a book, which may be nil.
func NewHost(t testing.TB, b *book.Book) *Host {
	t.Helper()
	h := &Host{T: t, B: b, W: NewWindow(t, container.NewWithoutLayout()), Lang: "en", R: run.Inline(), Badges: map[string]int{}}
	h.prefs = prefs.New(fyne.CurrentApp().Preferences())
	h.table = command.NewTable(assets.Words(h.Lang))
	if b != nil {
		firm, err := b.Firm(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		h.FirmNow = firm
		t.Cleanup(b.Subscribe(h.changed))
	}
	return h
}

func (h *Host) changed(e book.Event) {
	if firm, err := h.B.Firm(h.T.Context()); err == nil {
		h.FirmNow = firm
	}
	if r, ok := h.front.(page.Refresher); ok {
		r.BookChanged(e)
	}
}

// Put makes a page the one in front, at a route, with its own commands.
func (h *Host) Put(p page.Page, r page.Route) {
	h.front = p
	if c, ok := p.(page.Commander); ok {
		for _, m := range c.Commands() {
			h.table.Add(m.Menu, m.Command)
		}
	}
	h.W.SetMainMenu(h.table.MainMenu())
	root := widgets.NewRoot(p.Content(), h.W.Canvas())
	h.T.Cleanup(root.Close)
	h.W.SetContent(root)
	h.W.Resize(fyne.NewSize(1280, 800))
	p.Open(r)
}

func (h *Host) Book() *book.Book          { return h.B }
func (h *Host) Firm() model.Firm          { return h.FirmNow }
func (h *Host) Words() *assets.Translator { return assets.WordsIn(h.Lang, h.prefs.Region()) }
func (h *Host) Runner() run.Runner        { return h.R }
func (h *Host) Window() fyne.Window       { return h.W.Window }
func (h *Host) Prefs() *prefs.Prefs       { return h.prefs }
func (h *Host) Commands() *command.Table  { return h.table }
func (h *Host) Today() model.Date         { return Today }
func (h *Host) Now() time.Time            { return Clock() }
func (h *Host) Open(r page.Route)         { h.Opened = append(h.Opened, r) }
func (h *Host) Back()                     { h.Backs++ }
func (h *Host) Toast(text string)         { h.Toasts = append(h.Toasts, text) }
func (h *Host) Fail(err error)            { h.Failed = append(h.Failed, err) }
func (h *Host) Sentence(err error) string { return string(model.CodeOf(err)) }
func (h *Host) OpenURL(url string)        { h.URLs = append(h.URLs, url) }
func (h *Host) OpenFile(path string)      { h.Files = append(h.Files, path) }
func (h *Host) ShowInFolder(path string)  { h.Shown = append(h.Shown, path) }
func (h *Host) Copy(text string)          { h.Copied = append(h.Copied, text) }
func (h *Host) StatusChanged()            { h.Changes++ }
func (h *Host) Badge(p string, n int)     { h.Badges[p] = n }

// Current is the last route that was opened.
func (h *Host) Current() page.Route {
	if len(h.Opened) == 0 {
		return page.Route{}
	}
	return h.Opened[len(h.Opened)-1]
}

// ChangeLanguage notes the language.
func (h *Host) ChangeLanguage(lang string) { h.prefs.SetLanguage(lang) }

// ChangeRegion notes the region.
func (h *Host) ChangeRegion(region string) { h.prefs.SetRegion(region) }

// ChangeLook notes the look.
func (h *Host) ChangeLook(look string, size float32) {
	h.prefs.SetLook(look)
	h.prefs.SetTextSize(size)
}

// ToastUndo notes the toast and its change.
func (h *Host) ToastUndo(text string, change int64) {
	h.Toasts, h.Offered = append(h.Toasts, text), change
}

// Ask shows the question with its buttons.
func (h *Host) Ask(q page.Question) {
	var closeIt func()
	then := func(f func()) func() {
		return func() {
			closeIt()
			if f != nil {
				f()
			}
		}
	}
	buttons := container.NewHBox(widget.NewButton("Cancel", then(q.No)))
	if q.Other != "" {
		buttons.Add(widget.NewButton(q.Other, then(q.OnOther)))
	}
	buttons.Add(widget.NewButton(q.Verb, then(q.Yes)))
	closeIt = h.Show(q.Title, container.NewVBox(widget.NewLabel(q.Text), buttons), nil)
}

// Show puts content on top of the page.
func (h *Host) Show(title string, o fyne.CanvasObject, _ func()) func() {
	pop := widget.NewModalPopUp(container.NewVBox(widget.NewLabel(title), o), h.W.Canvas())
	pop.Resize(fyne.NewSize(600, 400))
	pop.Show()
	return pop.Hide
}

// PickOpen answers with the next of Picks, none where there is none.
func (h *Host) PickOpen(p page.Pick, done func([]string)) {
	h.Asked = append(h.Asked, p)
	if len(h.Picks) == 0 {
		done(nil)
		return
	}
	next := h.Picks[0]
	h.Picks = h.Picks[1:]
	done(next)
}

// PickSave answers with the first path of the next of Picks.
func (h *Host) PickSave(p page.Pick, done func(string)) {
	h.PickOpen(p, func(paths []string) {
		if len(paths) == 0 {
			done("")
			return
		}
		done(paths[0])
	})
}

// Undo takes a change back at once, today's values winning where there is a conflict.
func (h *Host) Undo(change int64, done func(bool)) {
	h.Undone = append(h.Undone, change)
	_, err := h.B.Undo(h.T.Context(), change, model.UndoKeep)
	if err != nil {
		h.Fail(err)
	}
	if done != nil {
		done(err == nil)
	}
}

// Do changes the book at once.
func (h *Host) Do(doing model.Doing, fn func(tx *book.Tx) error, done func(int64, error)) {
	id, err := h.B.Change(h.T.Context(), doing, fn)
	if err == nil && id != 0 {
		h.ToastUndo(doing.Code, id)
	}
	if done != nil {
		done(id, err)
	} else if err != nil {
		h.Fail(err)
	}
}

// Drafts names what the book keeps as typed and not saved.
func (h *Host) Drafts() []string {
	h.T.Helper()
	list, err := h.B.Drafts(h.T.Context())
	if err != nil {
		h.T.Fatal(err)
	}
	return list
}
