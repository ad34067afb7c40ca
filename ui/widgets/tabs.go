package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"alumnibook/ui/look"
)

// Tabs lets one of a few words be chosen: as a row of underlined words, or as segments of one control.
type Tabs struct {
	pressable
	OnSelected func(index int)

	items    []string
	selected int
	segments bool
	over     int
}

// NewTabs returns underlined words; the first is selected.
func NewTabs(selected func(index int), items ...string) *Tabs {
	t := &Tabs{items: items, OnSelected: selected, over: -1}
	t.ExtendBaseWidget(t)
	t.onKey = t.key
	return t
}

// NewSegments returns one control of several segments; the first is selected.
func NewSegments(selected func(index int), items ...string) *Tabs {
	t := NewTabs(selected, items...)
	t.segments = true
	return t
}

// Selected returns the index of the chosen word.
func (t *Tabs) Selected() int { return t.selected }

// Items returns the words.
func (t *Tabs) Items() []string { return t.items }

// Select chooses a word; OnSelected is called if it is another one.
func (t *Tabs) Select(index int) {
	if index < 0 || index >= len(t.items) || index == t.selected {
		return
	}
	t.selected = index
	t.Refresh()
	if t.OnSelected != nil {
		t.OnSelected(index)
	}
}

// SetItems replaces the words and keeps the choice where it can.
func (t *Tabs) SetItems(items ...string) {
	t.items = items
	t.selected = min(t.selected, max(len(items)-1, 0))
	t.Refresh()
}

func (t *Tabs) key(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyLeft:
		t.Select(max(t.selected-1, 0))
	case fyne.KeyRight:
		t.Select(min(t.selected+1, len(t.items)-1))
	case fyne.KeySpace:
	default:
		return false
	}
	return true
}

// spans returns the left edge and width of each word's place.
func (t *Tabs) spans() [][2]float32 {
	pad := look.Px(12)
	if !t.segments {
		pad = look.Px(10)
	}
	var x float32
	out := make([][2]float32, len(t.items))
	for i, item := range t.items {
		w := textWidth(item, look.Px(look.SizeText), bold) + 2*pad
		out[i] = [2]float32{x, w}
		x += w
	}
	return out
}

func (t *Tabs) at(x float32) int {
	for i, s := range t.spans() {
		if x >= s[0] && x < s[0]+s[1] {
			return i
		}
	}
	return -1
}

// Tapped is called by Fyne on a click.
func (t *Tabs) Tapped(e *fyne.PointEvent) {
	if !t.disabled {
		t.Select(t.at(e.Position.X))
	}
}

// Cursor shows a hand.
func (t *Tabs) Cursor() desktop.Cursor { return desktop.PointerCursor }

// MouseMoved is called by Fyne.
func (t *Tabs) MouseMoved(e *desktop.MouseEvent) {
	active()
	if over := t.at(e.Position.X); over != t.over {
		t.over = over
		t.Refresh()
	}
}

// MouseOut is called by Fyne.
func (t *Tabs) MouseOut() {
	t.over = -1
	t.pressable.MouseOut()
}

// CreateRenderer is called by Fyne.
func (t *Tabs) CreateRenderer() fyne.WidgetRenderer {
	t.ExtendBaseWidget(t)
	t.onKey = t.key
	frame, mark, focusRing := box(look.ColorSurface, look.Corner), box(look.ColorAccent, look.Corner), ring(look.Corner)
	var words []*canvas.Text
	var lines []*canvas.Rectangle
	p := &parts{of: t}
	p.list = func() []fyne.CanvasObject {
		all := []fyne.CanvasObject{frame, mark}
		for i := range words {
			all = append(all, lines[i], words[i])
		}
		return append(all, focusRing)
	}
	p.min = func() fyne.Size {
		h := look.Px(look.ControlHeight)
		if s := t.spans(); len(s) > 0 {
			last := s[len(s)-1]
			return fyne.NewSize(last[0]+last[1], h)
		}
		return fyne.NewSize(0, h)
	}
	p.layout = func(s fyne.Size) {
		spans := t.spans()
		h := look.Px(look.ControlHeight)
		whole := p.min().Width
		place(frame, 0, 0, whole, h)
		place(focusRing, 0, 0, whole, h)
		for i, span := range spans {
			place(words[i], span[0], 0, span[1], h)
			place(lines[i], span[0], look.Px(8), 1, h-look.Px(16))
			if i != t.selected {
				continue
			}
			if t.segments {
				place(mark, span[0]+look.Px(2), look.Px(2), span[1]-look.Px(4), h-look.Px(4))
			} else {
				place(mark, span[0]+look.Px(8), h-look.Px(3), span[1]-look.Px(16), look.Px(2))
			}
		}
	}
	p.restyle = func() {
		for len(words) < len(t.items) {
			w := label("", look.SizeText, false, look.ColorText)
			w.Alignment = fyne.TextAlignCenter
			words, lines = append(words, w), append(lines, canvas.NewRectangle(nil))
		}
		words, lines = words[:len(t.items)], lines[:len(t.items)]
		for i, item := range t.items {
			t.paintItem(words[i], item, i)
			lines[i].FillColor = look.Color(look.ColorLine)
			show(lines[i], t.segments && i > 0 && i != t.selected && i != t.selected+1)
		}
		frame.FillColor, frame.StrokeColor, frame.StrokeWidth = look.Color(look.ColorSurface), look.Color(look.ColorControl), 1
		show(frame, t.segments)
		mark.FillColor = look.Color(look.ColorAccent)
		mark.CornerRadius = 1
		if t.segments {
			mark.FillColor, mark.CornerRadius = look.Color(look.ColorAccentTint), look.Px(look.Corner-2)
		}
		show(mark, len(t.items) > 0)
		focusRing.StrokeColor = look.Color(look.ColorAccent)
		show(focusRing, t.focused)
		frame.Refresh()
		mark.Refresh()
	}
	p.restyle()
	return p
}

func (t *Tabs) paintItem(w *canvas.Text, item string, i int) {
	w.Text, w.TextSize, w.TextStyle.Bold = item, look.Px(look.SizeText), i == t.selected
	switch {
	case i == t.selected:
		w.Color = look.Color(look.ColorAccent)
	case i == t.over || t.segments:
		w.Color = look.Color(look.ColorText)
	default:
		w.Color = look.Color(look.ColorMuted)
	}
	w.Refresh()
}
