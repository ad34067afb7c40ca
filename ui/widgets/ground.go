package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"alumnibook/ui/look"
)

// Ground puts a colour behind an object.
func Ground(c fyne.ThemeColorName, o fyne.CanvasObject) fyne.CanvasObject {
	g := &ground{color: c, content: o}
	g.ExtendBaseWidget(g)
	return g
}

// Banner is Ground with the corners of a card.
func Banner(c fyne.ThemeColorName, o fyne.CanvasObject) fyne.CanvasObject {
	g := &ground{color: c, content: o, corner: look.CardCorner}
	g.ExtendBaseWidget(g)
	return g
}

type ground struct {
	widget.BaseWidget
	color   fyne.ThemeColorName
	content fyne.CanvasObject
	corner  float32
}

// CreateRenderer is called by Fyne.
func (g *ground) CreateRenderer() fyne.WidgetRenderer {
	back := box(g.color, g.corner)
	return &parts{
		of: g, objects: []fyne.CanvasObject{back, g.content},
		min: func() fyne.Size { return g.content.MinSize() },
		layout: func(s fyne.Size) {
			back.Resize(s)
			g.content.Resize(s)
		},
		restyle: func() {
			back.FillColor = look.Color(g.color)
			back.CornerRadius = look.Px(g.corner)
			back.Refresh()
		},
	}
}

// HLine is a thin line across.
func HLine() fyne.CanvasObject { return newLine(false) }

// VLine is a thin line from top to bottom.
func VLine() fyne.CanvasObject { return newLine(true) }

type line struct {
	widget.BaseWidget
	upright bool
}

func newLine(upright bool) *line {
	l := &line{upright: upright}
	l.ExtendBaseWidget(l)
	return l
}

// CreateRenderer is called by Fyne.
func (l *line) CreateRenderer() fyne.WidgetRenderer {
	r := canvas.NewRectangle(look.Color(look.ColorLine))
	return &parts{
		of: l, objects: []fyne.CanvasObject{r},
		min:     func() fyne.Size { return fyne.NewSquareSize(1) },
		layout:  func(s fyne.Size) { r.Resize(s) },
		restyle: func() { r.FillColor = look.Color(look.ColorLine); r.Refresh() },
	}
}

// IconView shows a drawing in a colour of the program.
type IconView struct {
	widget.BaseWidget
	Name string
	Tone fyne.ThemeColorName
	Side float32
}

// NewIcon returns a drawing; side is at normal text size.
func NewIcon(name string, c fyne.ThemeColorName, side float32) *IconView {
	i := &IconView{Name: name, Tone: c, Side: side}
	i.ExtendBaseWidget(i)
	return i
}

// CreateRenderer is called by Fyne.
func (i *IconView) CreateRenderer() fyne.WidgetRenderer {
	img := canvas.NewImageFromResource(look.IconIn(i.Name, i.Tone))
	img.FillMode = canvas.ImageFillContain
	return &parts{
		of: i, objects: []fyne.CanvasObject{img},
		min: func() fyne.Size { return fyne.NewSquareSize(look.Px(i.Side)) },
		layout: func(s fyne.Size) {
			side := look.Px(i.Side)
			place(img, (s.Width-side)/2, (s.Height-side)/2, side, side)
		},
		restyle: func() { setPicture(img, look.IconIn(i.Name, i.Tone)) },
	}
}
