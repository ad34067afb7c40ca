package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"alumnibook/ui/look"
)

// PaletteItem is one line of the palette: a command, a person, a page.
type PaletteItem struct {
	Icon     fyne.Resource
	Avatar   *Avatar // instead of Icon
	Title    string
	Subtitle string
	Shortcut string
	Off      string // why it cannot be done now; "" is possible
	Do       func()
}

const (
	paletteRow  float32 = 40
	paletteRows int     = 9
)

// Palette is the field in which one types what one wants: it shows what fits, and does it.
type Palette struct {
	widget.BaseWidget
	find   func(query string) []PaletteItem
	canvas fyne.Canvas
	input  *Input
	list   *paletteList
	layer  *layer
	open   bool
}

// NewPalette prepares a palette; find answers what fits to the query, best first. It is called with every letter.
func NewPalette(c fyne.Canvas, placeholder string, find func(query string) []PaletteItem) *Palette {
	p := &Palette{find: find, canvas: c, input: NewInput()}
	p.list = newPaletteList(p.run)
	p.input.PlaceHolder = placeholder
	p.input.Icon = look.IconIn("search", look.ColorMuted)
	p.input.OnChanged = func(string) { p.Update() }
	p.input.OnEscape = p.Hide
	p.input.OnEnter = func() { p.run(p.list.at) }
	p.input.OnKey = p.key
	p.ExtendBaseWidget(p)
	return p
}

// Show opens the palette with an empty field.
func (p *Palette) Show() {
	if p.open {
		return
	}
	p.open = true
	p.input.setQuietly("")
	p.Update()
	p.layer = newLayer(p.canvas, p)
	p.BaseWidget.Show()
	p.canvas.Overlays().Add(p)
	p.Resize(p.canvas.Size())
	p.canvas.Focus(p.input)
}

// Hide closes the palette.
func (p *Palette) Hide() {
	if !p.open {
		return
	}
	p.open = false
	p.layer.close()
	takeOff(p.canvas, p)
	p.BaseWidget.Hide()
}

// IsOpen reports whether the palette is shown.
func (p *Palette) IsOpen() bool { return p.open }

// Query returns what has been typed.
func (p *Palette) Query() string { return p.input.Text }

// Entry returns the entry inside, to type into in tests.
func (p *Palette) Entry() *Input { return p.input }

// Update asks for the fitting items again, for instance when people have been found in the background.
func (p *Palette) Update() { p.SetItems(p.find(p.input.Text)) }

// SetItems shows these items for the present query.
func (p *Palette) SetItems(items []PaletteItem) {
	p.list.set(items)
	p.Refresh()
}

// Items returns what is shown now.
func (p *Palette) Items() []PaletteItem { return p.list.items }

func (p *Palette) key(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyDown:
		p.list.move(1)
	case fyne.KeyUp:
		p.list.move(-1)
	case fyne.KeyPageDown:
		p.list.move(p.list.rows - 1)
	case fyne.KeyPageUp:
		p.list.move(1 - p.list.rows)
	case fyne.KeyTab:
	default:
		return false
	}
	return true
}

func (p *Palette) run(i int) {
	if i < 0 || i >= len(p.list.items) {
		return
	}
	item := p.list.items[i]
	if item.Off != "" {
		return
	}
	p.Hide()
	if item.Do != nil {
		item.Do()
	}
}

// Tapped is called by Fyne on a click beside the palette and closes it.
func (p *Palette) Tapped(e *fyne.PointEvent) {
	if at, size := p.input.Position(), p.input.Size(); e.Position.X < at.X || e.Position.X > at.X+size.Width || e.Position.Y < at.Y ||
		e.Position.Y > p.list.Position().Y+p.list.Size().Height {
		p.Hide()
	}
}

// CreateRenderer is called by Fyne.
func (p *Palette) CreateRenderer() fyne.WidgetRenderer {
	p.ExtendBaseWidget(p)
	scrim, back := canvas.NewRectangle(nil), box(theme.ColorNameOverlayBackground, 10)
	none := label("", look.SizeText, false, look.ColorMuted)
	r := &parts{of: p}
	r.list = func() []fyne.CanvasObject {
		all := []fyne.CanvasObject{scrim, back, p.input, p.list, none}
		if p.layer != nil {
			all = append(all, p.layer.box)
		}
		return all
	}
	r.min = func() fyne.Size { return fyne.NewSize(look.Px(240), look.Px(120)) }
	r.layout = func(s fyne.Size) {
		scrim.Resize(s)
		w := min(look.Px(560), s.Width-look.Px(32))
		pad := look.Px(10)
		x, y := (s.Width-w)/2, s.Height*0.14
		if p.layer != nil {
			p.layer.box.Resize(s)
		}
		p.list.fit(s.Height - look.Px(16) - y - look.Px(44) - 2*pad)
		rows := p.list.MinSize().Height
		if len(p.list.items) == 0 {
			rows = look.Px(paletteRow)
		}
		h := look.Px(36) + rows + 2*pad + look.Px(8)
		place(back, x, y, w, h)
		place(p.input, x+pad, y+pad, w-2*pad, look.Px(36))
		place(p.list, x+pad, y+pad+look.Px(44), w-2*pad, rows)
		place(none, x+pad+look.Px(12), y+pad+look.Px(44), w, look.Px(paletteRow))
	}
	r.restyle = func() {
		scrim.FillColor = look.Color(look.ColorScrim)
		back.FillColor = look.Color(theme.ColorNameOverlayBackground)
		back.StrokeColor, back.StrokeWidth = look.Color(look.ColorLine), 1
		back.Shadow = canvas.Shadow{Color: look.Color(theme.ColorNameShadow), BlurRadius: look.Px(24), Offset: fyne.NewPos(0, 6)}
		none.Text, none.Color = Words.NothingFound, look.Color(look.ColorMuted)
		show(none, len(p.list.items) == 0)
		back.Refresh()
		scrim.Refresh()
	}
	r.restyle()
	return r
}
