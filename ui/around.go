package ui

import (
	"cmp"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/tell"
	"alumnibook/ui/widgets"
)

// navigation is the column on the left: whose book it is, and the pages.
type navigation struct {
	f     *frame
	firm  *widgets.Paragraph
	items map[string]*widgets.NavItem
	last  string // the page that is marked
	whole fyne.CanvasObject
}

func newNavigation(f *frame) *navigation {
	n := &navigation{f: f, items: map[string]*widgets.NavItem{}}
	n.firm = widgets.NewParagraph("")
	n.firm.Lines = 3
	var above, below []fyne.CanvasObject
	for _, e := range f.navigated() {
		route := page.Route{Page: e.ID}
		item := widgets.NewNavItem(drawing(e.Icon), f.s.words.T(e.Words), func() { f.Open(route) })
		n.items[e.ID] = item
		if e.Below {
			below = append(below, item)
		} else {
			above = append(above, item)
		}
	}
	top := widgets.Stack(0, widgets.PadEach(14, 12, 14, 18, n.firm), widgets.PadEach(0, navSide, 0, navSide, widgets.Stack(0, above...)))
	foot := widgets.PadEach(0, navSide, 10, navSide, widgets.Stack(0, below...))
	n.whole = widgets.Ground(look.ColorSide, widgets.NewRoomy(widgets.FillStack(0, 1, top, widgets.Gap(0, 0), foot), 0, 0))
	n.refresh()
	return n
}

// Measures of the column at normal text size.
const (
	navSide   float32 = 8  // beside the pages
	navFolded float32 = 64 // its width with icons alone
)

// wants is the width in which the names of all pages can be read.
func (n *navigation) wants() float32 {
	var w float32
	for _, item := range n.items {
		w = max(w, item.WantWidth())
	}
	return w + look.Px(2*navSide)
}

// fold leaves the icons of the pages alone, or shows their names again.
func (n *navigation) fold(yes bool) {
	n.firm.Hidden = yes
	for _, item := range n.items {
		item.SetIconOnly(yes)
	}
	n.whole.Refresh()
}

// drawing is the name of the drawing behind one of look.Icon, "people" of "people-1d2731.svg": the navigation draws
// it in a colour of its own.
func drawing(icon fyne.Resource) string {
	if icon == nil {
		return ""
	}
	name := icon.Name()
	return name[:max(strings.LastIndexByte(name, '-'), 0)]
}

// refresh marks the page in front, and follows the firm's name and the badges.
func (n *navigation) refresh() {
	n.firm.SetSpans(widgets.Span{Text: cmp.Or(n.f.s.firm.Name, bookName(n.f.s.book.Path())), Bold: true})
	front := n.f.history.here.Page
	switch {
	case front == page.Facts || front == page.Problem: // are the program's, not the book's
	case n.items[front] == nil: // pages that do not stand here belong to the one they were opened from
		front = cmp.Or(n.last, page.People)
		fallthrough
	default:
		n.last = front
	}
	for id, item := range n.items {
		item.SetSelected(id == front)
		badge := ""
		if count := n.f.badges[id]; count > 0 {
			badge = n.f.s.words.Number(count)
		}
		item.SetBadge(badge)
	}
}

// bookName is a book's file name without its ending.
func bookName(path string) string {
	return strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
}

// statusLine is the line at the bottom: what the page counts, and what can be undone.
type statusLine struct {
	f     *frame
	text  *widgets.CutText
	undo  *widgets.Button
	kept  *widgets.Button // what is wrong with the backups
	whole fyne.CanvasObject
}

func newStatusLine(f *frame) *statusLine {
	l := &statusLine{f: f, text: widgets.NewCutText("")}
	l.undo = widgets.NewStatusAction("", "undo", func() { f.Undo(f.can.undo.ID, nil) })
	l.undo.Hide()
	folder := filepath.Dir(f.s.book.Path())
	path := widgets.NewStatusAction(filepath.Base(f.s.book.Path()), "", func() { f.OpenFile(folder) })
	path.SetToolTip(f.s.words.T("status.book", "path", f.s.book.Path()))
	l.kept = widgets.NewStatusAction("", "warning", func() { f.Open(page.Route{Page: page.Safety}) })
	l.whole = widgets.NewStatusBar(l.text, l.undo, l.kept, path)
	l.refreshBackups()
	return l
}

func (l *statusLine) setText(text string) { l.text.SetText(text) }

// refresh follows what can be undone.
func (l *statusLine) refresh() {
	if !l.f.can.canUndo {
		l.undo.Hide()
		return
	}
	w := l.f.s.words
	l.undo.SetText(w.T("status.undo", "what", tell.Doing(w, l.f.can.undo.Doing)))
	l.undo.Show()
	l.undo.Refresh()
}

// refreshBackups says what is wrong with the backups, and nothing where all is well.
func (l *statusLine) refreshBackups() {
	text := l.f.s.backupStatus()
	if text == "" {
		l.kept.Hide()
		return
	}
	l.kept.SetText(text)
	l.kept.Show()
	l.kept.Refresh()
}

// layout puts everything around the page in front.
func (f *frame) layout() fyne.CanvasObject {
	p, width := f.s.prefs, look.NavWidth
	p.State(stateNav, &width)
	pane := widgets.NewLeftPane(f.nav.whole, widgets.NewRoomy(f.content, pageWidth, pageHeight), width)
	pane.SetLeast(navFolded, 480)
	pane.SetFolding(f.nav.wants, f.nav.fold)
	pane.OnWidth = func(width float32) { p.SetState(stateNav, width) }
	if f.bar.whole != nil {
		return widgets.FillStack(0, 1, f.bar.whole, pane, f.status.whole)
	}
	return widgets.FillStack(0, 0, pane, f.status.whole)
}

// Pages are made for a place of at least this size at normal text size; in a smaller one they scroll.
const pageWidth, pageHeight = 720, 480

// stateNav is the name under which the width of the navigation is remembered.
const stateNav = "window.navigation"
