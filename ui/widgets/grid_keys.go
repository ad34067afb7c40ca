package widgets

import (
	"runtime"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"alumnibook/ui/look"
)

// FocusGained is called by Fyne.
func (g *DataGrid) FocusGained() {
	g.focused = true
	revealLost(g)
	g.BaseWidget.Refresh()
}

// FocusLost is called by Fyne.
func (g *DataGrid) FocusLost() {
	g.focused = false
	g.BaseWidget.Refresh()
}

// Focus gives the grid the keyboard, and a current row if there was none.
func (g *DataGrid) Focus() {
	focus(g)
	if g.current == 0 && g.Len() > 0 {
		g.choose(0, 0)
	}
}

// TypedRune hands letters to whoever searches.
func (g *DataGrid) TypedRune(r rune) {
	if g.OnType != nil {
		g.OnType(string(r))
	}
}

// TypedKey is called by Fyne.
func (g *DataGrid) TypedKey(e *fyne.KeyEvent) {
	active()
	if g.OnKey != nil && g.OnKey(e) {
		return
	}
	page := max(int(g.scroll.Size().Height/g.rowHeight())-1, 1)
	switch e.Name {
	case fyne.KeyUp:
		g.step(-1)
	case fyne.KeyDown:
		g.step(1)
	case fyne.KeyPageUp:
		g.step(-page)
	case fyne.KeyPageDown:
		g.step(page)
	case fyne.KeyHome:
		g.step(-g.Len())
	case fyne.KeyEnd:
		g.step(g.Len())
	case fyne.KeyLeft:
		g.sideways(-40)
	case fyne.KeyRight:
		g.sideways(40)
	case fyne.KeyReturn, fyne.KeyEnter:
		if g.current != 0 && g.OnOpen != nil {
			g.OnOpen(g.current)
		}
	case fyne.KeyDelete:
		g.delete()
	case fyne.KeyBackspace:
		if runtime.GOOS == "darwin" {
			g.delete()
		}
	case desktop.KeyMenu:
		g.menuHere()
	case fyne.KeyF10:
		if modifiers()&fyne.KeyModifierShift != 0 {
			g.menuHere()
			return
		}
		passKey(g, e)
	default:
		passKey(g, e)
	}
}

// step moves the current row; with Shift it takes the rows along.
func (g *DataGrid) step(by int) {
	n := g.Len()
	if n == 0 {
		return
	}
	row := g.rowOf(g.current)
	switch {
	case row < 0 && by > 0 && by < n:
		row = 0
	case row < 0 && by < 0 && by > -n:
		row = n - 1
	default:
		row = min(max(row+by, 0), n-1)
	}
	g.choose(row, modifiers()&fyne.KeyModifierShift)
	g.reveal(row)
}

func (g *DataGrid) sideways(by float32) {
	most := max(g.layout.total-g.scroll.Size().Width, 0)
	x := min(max(g.scroll.Offset.X+look.Px(by), 0), most)
	g.scroll.ScrollToOffset(fyne.NewPos(x, g.scroll.Offset.Y))
	g.scrolled()
}

func (g *DataGrid) delete() {
	if ids := g.Selected(); len(ids) > 0 && g.OnDelete != nil {
		g.OnDelete(ids)
	}
}

func (g *DataGrid) menuHere() {
	row := g.rowOf(g.current)
	if row < 0 {
		return
	}
	g.reveal(row)
	y := float32(row+1)*g.rowHeight() - g.scroll.Offset.Y
	g.menu(row, positionOf(g.scroll).AddXY(look.Px(24), y))
}

// TypedShortcut is called by Fyne for Ctrl and Cmd with a key; what the grid does not know goes to the window.
func (g *DataGrid) TypedShortcut(s fyne.Shortcut) {
	switch s := s.(type) {
	case *fyne.ShortcutSelectAll:
		g.SelectAll()
		return
	case *fyne.ShortcutCopy:
		g.copy()
		return
	case *desktop.CustomShortcut:
		if s.Modifier&fyne.KeyModifierShortcutDefault != 0 && g.ctrlKey(s.KeyName) {
			return
		}
	}
	if c, ok := canvasOf(g).(fyne.Shortcutable); ok {
		c.TypedShortcut(s)
	}
}

func (g *DataGrid) ctrlKey(key fyne.KeyName) bool {
	switch key {
	case fyne.KeyHome:
		g.step(-g.Len())
	case fyne.KeyEnd:
		g.step(g.Len())
	case fyne.KeySpace:
		if row := g.rowOf(g.current); row >= 0 {
			g.choose(row, fyne.KeyModifierShortcutDefault)
		}
	default:
		return false
	}
	return true
}

// ChooseColumns opens the menu of columns at a position of the canvas.
func (g *DataGrid) ChooseColumns(at fyne.Position) { ShowMenuAt(g, at, g.columnItems()...) }

func (g *DataGrid) columnItems() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, id := range g.layout.order {
		c := g.layout.byID[id]
		if c.Title == "" {
			continue
		}
		shown := !g.layout.hidden[id]
		item := fyne.NewMenuItem(c.Title, func() { g.ShowColumn(id, !shown) })
		item.Checked = shown
		item.Disabled = !c.Hideable
		items = append(items, item)
	}
	return append(items, fyne.NewMenuItemSeparator(), fyne.NewMenuItem(Words.AllColumns, g.resetColumns))
}

// resetColumns goes back to the declared columns; the order of the rows stays.
func (g *DataGrid) resetColumns() {
	sort, desc := g.layout.sort, g.layout.desc
	g.layout = newGridLayout(g.columns)
	g.layout.sort, g.layout.desc = sort, desc
	g.relayout()
	g.columnsChanged()
}
