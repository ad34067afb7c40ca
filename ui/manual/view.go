// Package manual is the window of the manual: its pages on the left, the page that is read on the right. It stands beside
// the window of the book, so that what it says can be done while it is read, and needs no book.
package manual

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"alumnibook/assets"
	texts "alumnibook/model/manual"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

// Reader is whoever reads, and what the program does for it.
type Reader struct {
	Words     *assets.Translator
	Shortcuts []texts.Shortcut
	Print     func(pages []texts.Page) // makes a PDF of them and opens it
	Close     func()
}

// icons of the pages.
var icons = map[string]string{
	"start": "import", "find": "search", "call": "phone", "leave": "leave", "evening": "calendar",
	"newsletter": "mail", "export": "export", "backup": "shield", "privacy": "lock", "help": "help",
}

// about are the pages of the manual by the page of the window that they tell of.
var about = map[string]string{
	page.Import: "start", page.Duplicates: "start", page.Changes: "start",
	page.People: "find", "person": "find",
	page.Today: "call", page.Call: "call",
	page.Leaving: "leave",
	page.Events:  "evening", page.Guests: "evening", page.Door: "evening", page.After: "evening",
	page.Newsletter: "newsletter", page.Handover: "export", page.Safety: "backup", page.Rights: "privacy",
	page.Settings: "help", page.Problem: "help", page.Facts: "help",
}

// About is the name of the page that tells of a page of the window.
func About(id string) string { return about[id] }

// View is the content of the window.
type View struct {
	r     Reader
	pages []texts.Page
	here  string   // the page that is read
	back  []string // those that were read before

	search *widgets.SearchField
	list   *fyne.Container
	items  map[string]*widgets.NavItem
	place  *fyne.Container
	text   *widgets.ScrollArea
	whole  fyne.CanvasObject
}

// New makes the content; Show brings a page to the front. The error is of a manual that is broken.
func New(r Reader) (*View, error) {
	pages, err := texts.Read(r.Words.Language(), r.Shortcuts)
	if err != nil {
		return nil, err
	}
	v := &View{r: r, pages: pages, list: widgets.Stack(0), place: container.NewStack(), items: map[string]*widgets.NavItem{}}
	for _, p := range pages {
		name := p.Name
		v.items[name] = widgets.NewNavItem(icons[name], p.Title, func() { v.Show(name) })
	}
	v.search = widgets.NewSearchField(r.Words.T("manual.search"), "", v.find)
	v.search.OnEscape = r.Close
	v.search.OnDown = v.openFirst
	pdf := widgets.NewSecondary(r.Words.T("manual.pdf"), look.Icon("print"), v.print)
	side := widgets.FillStack(0, 1, widgets.PadEach(14, 10, 10, 10, v.search), widgets.Scrolled(widgets.PadEach(0, 8, 8, 8, v.list)), widgets.PadEach(6, 10, 12, 10, pdf))
	pane := widgets.NewLeftPane(widgets.Ground(look.ColorSide, side), v.place, 246)
	pane.SetLeast(150, 320)
	v.whole = widgets.Ground(look.ColorSurface, pane)
	v.find("")
	return v, nil
}

// Content is what the window shows.
func (v *View) Content() fyne.CanvasObject { return v.whole }

// Listen takes the keys of the window that nothing else takes.
func (v *View) Listen(c fyne.Canvas) {
	c.SetOnTypedKey(v.key)
	on := func(key fyne.KeyName, mod fyne.KeyModifier, do func()) {
		c.AddShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: mod}, func(fyne.Shortcut) { do() })
	}
	on(fyne.KeyF, fyne.KeyModifierShortcutDefault, v.search.Focus)
	on(fyne.KeyW, fyne.KeyModifierShortcutDefault, v.r.Close)
	on(fyne.KeyP, fyne.KeyModifierShortcutDefault, v.print)
	on(fyne.KeyLeft, fyne.KeyModifierAlt, v.goBack)
}

func (v *View) key(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyEscape, fyne.KeyF1:
		v.r.Close()
	case fyne.KeyPageDown, fyne.KeySpace:
		v.text.By(1)
	case fyne.KeyPageUp:
		v.text.By(-1)
	case fyne.KeyDown:
		v.text.By(0.1)
	case fyne.KeyUp:
		v.text.By(-0.1)
	case fyne.KeyHome:
		v.text.ToTop()
	case fyne.KeyRight:
		v.turn(1)
	case fyne.KeyLeft:
		v.turn(-1)
	case fyne.KeyBackspace:
		v.goBack()
	}
}

// Show brings a page to the front, the first one for a name that none has.
func (v *View) Show(name string) {
	p := texts.Find(v.pages, name)
	if v.here == p.Name {
		return
	}
	if v.here != "" {
		v.back = append(v.back, v.here)
	}
	v.read(p)
}

// goBack shows what was read before.
func (v *View) goBack() {
	if n := len(v.back); n > 0 {
		name := v.back[n-1]
		v.back = v.back[:n-1]
		v.read(texts.Find(v.pages, name))
	}
}

// turn goes on to the page after the present one, or before it.
func (v *View) turn(by int) {
	if to := v.neighbour(by); to != nil {
		v.Show(to.Name)
	}
}

// neighbour is the page so many after the present one, nil where there is none.
func (v *View) neighbour(by int) *texts.Page {
	at := texts.Find(v.pages, v.here).Number - 1 + by
	if at < 0 || at >= len(v.pages) {
		return nil
	}
	return &v.pages[at]
}

func (v *View) print() { v.r.Print(v.pages) }

func (v *View) read(p *texts.Page) {
	v.here = p.Name
	for name, item := range v.items {
		item.SetSelected(name == p.Name)
	}
	v.text = widgets.Scrolled(widgets.PadEach(16, 22, 28, 22, widgets.AtMost(680, v.draw(p))))
	v.place.Objects = []fyne.CanvasObject{v.text}
	v.place.Refresh()
}

// find lists all pages, or those that hold what was typed.
func (v *View) find(query string) {
	var rows []fyne.CanvasObject
	if hits := texts.Search(v.pages, query); query != "" {
		for _, h := range hits {
			rows = append(rows, v.hit(h))
		}
		if len(hits) == 0 {
			rows = append(rows, widgets.PadEach(4, 8, 4, 8, widgets.NewMutedParagraph(v.r.Words.T("widget.nothing_found"))))
		}
	} else {
		for _, p := range v.pages {
			rows = append(rows, v.items[p.Name])
		}
	}
	v.list.Objects = rows
	v.list.Refresh()
}

// openFirst goes to the first page that was found.
func (v *View) openFirst() {
	if hits := texts.Search(v.pages, v.search.Text()); len(hits) > 0 {
		v.Show(hits[0].Page.Name)
	}
}

func (v *View) hit(h texts.Hit) fyne.CanvasObject {
	name := h.Page.Name
	line := widgets.NewMutedParagraph(h.Line)
	line.Lines, line.TextSize = 2, look.SizeSmall
	what := widgets.Stack(1, widgets.NewRich(widgets.Span{Text: h.Page.Title, Bold: true}))
	if h.Line != "" {
		what.Add(line)
	}
	return widgets.PadEach(0, 8, 0, 8, widgets.NewPressLine(widgets.PadEach(5, 0, 5, 0, what), func() { v.Show(name) }))
}
