// Package uitest drives pages in tests as a user does: by the words that can be seen, never by the place in
// the tree.
package uitest

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"alumnibook/ui/widgets"
)

// node is an object that can be seen, with the way down to it.
type node struct {
	o    fyne.CanvasObject
	path []fyne.CanvasObject // from the root to the object's parent
}

// layers are the roots that can be seen: a question on top of the page hides it, other overlays do not.
func layers(c fyne.Canvas) []fyne.CanvasObject {
	list := c.Overlays().List()
	roots := make([]fyne.CanvasObject, 0, len(list)+1)
	for i := len(list) - 1; i >= 0; i-- {
		roots = append(roots, list[i])
	}
	return append(roots, c.Content())
}

// walk visits every visible object from the top layer down, parents first; it stops where visit says false.
func walk(c fyne.Canvas, visit func(node) bool) {
	for _, root := range layers(c) {
		if !descend(node{o: root}, visit) {
			return
		}
	}
}

func descend(n node, visit func(node) bool) bool {
	if n.o == nil || !n.o.Visible() {
		return true
	}
	if !visit(n) {
		return false
	}
	path := append(n.path[:len(n.path):len(n.path)], n.o)
	for _, child := range children(n.o) {
		if !descend(node{child, path}, visit) {
			return false
		}
	}
	return true
}

func children(o fyne.CanvasObject) []fyne.CanvasObject {
	switch o := o.(type) {
	case *fyne.Container:
		return o.Objects
	case fyne.Widget:
		return test.WidgetRenderer(o).Objects()
	}
	return nil
}

// words are what an object says by itself; "" for containers and for what only holds others.
func words(o fyne.CanvasObject) string {
	switch o := o.(type) {
	case *canvas.Text:
		return o.Text
	case *widget.Label:
		return o.Text
	case *widget.Button:
		return o.Text
	case *widget.Check:
		return o.Text
	case *widget.RichText:
		return o.String()
	case *widgets.Button:
		return o.Text
	case *widgets.NavItem:
		return o.Text
	case *widgets.Chip:
		return strings.TrimSpace(o.Text + " " + o.Count)
	case *widgets.CutText:
		return o.Text
	case *widgets.Paragraph:
		return spans(o)
	}
	return ""
}

func spans(p *widgets.Paragraph) string {
	var b strings.Builder
	for _, s := range p.Spans {
		b.WriteString(s.Text)
	}
	return b.String()
}

// find is the first visible object that says exactly these words, else the first that has them in what it says.
func find(c fyne.Canvas, text string) (node, bool) {
	var exact, part node
	walk(c, func(n node) bool {
		switch said := words(n.o); {
		case said == "" || !strings.Contains(said, text):
		case strings.TrimSpace(said) == text:
			exact = n
			return false
		case part.o == nil:
			part = n
		}
		return true
	})
	if exact.o != nil {
		return exact, true
	}
	return part, part.o != nil
}

// editor is a field that can be typed into: an Entry or something that embeds one.
type editor interface {
	fyne.Focusable
	fyne.CanvasObject
	SetText(string)
}

// entryOf finds the field of these words: the one whose placeholder they are, else the first one after them.
func entryOf(c fyne.Canvas, text string) editor {
	var after, byHint editor
	passed := false
	walk(c, func(n node) bool {
		e, ok := n.o.(editor)
		if ok && placeholder(e) == text {
			byHint = e
			return false
		}
		if ok && passed && after == nil {
			after = e
		}
		if strings.TrimRight(strings.TrimSpace(words(n.o)), "* :") == text {
			passed = true
		}
		return true
	})
	if byHint != nil {
		return byHint
	}
	return after
}

func placeholder(e editor) string {
	switch e := e.(type) {
	case *widget.Entry:
		return e.PlaceHolder
	case *widgets.Input:
		return e.PlaceHolder
	}
	return ""
}

// PageTabs are the first tabs that can be seen, nil where there are none.
func (w *Window) PageTabs() *widgets.Tabs {
	var found *widgets.Tabs
	walk(w.Canvas(), func(n node) bool {
		t, ok := n.o.(*widgets.Tabs)
		if ok {
			found = t
		}
		return !ok
	})
	return found
}

// Grid is the first table that can be seen, nil where there is none.
func (w *Window) Grid() *widgets.DataGrid {
	var found *widgets.DataGrid
	walk(w.Canvas(), func(n node) bool {
		g, ok := n.o.(*widgets.DataGrid)
		if ok {
			found = g
		}
		return !ok
	})
	return found
}
