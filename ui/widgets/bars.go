package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"alumnibook/ui/look"
)

// Bar is one group of a bar chart: a few values of one thing, with what it is called below them.
type Bar struct {
	Label  string
	Figure string    // above the bars
	Values []float64 // in the order of the chart's colours
	Tip    string
	Tapped func() // may be nil
}

// BarChart shows groups of bars beside each other, all at one scale. Colours never stand alone: NewLegend says what they mean.
type BarChart struct {
	widget.BaseWidget
	height float32
	groups []fyne.CanvasObject
}

// widestGroup is how much room a group takes at the most, at normal text size; a few bars need not fill a page.
const widestGroup = 76

// NewBarChart returns a chart of the given height at normal text size.
func NewBarChart(height float32, colors []fyne.ThemeColorName, bars ...Bar) *BarChart {
	most := 0.0
	for _, b := range bars {
		for _, v := range b.Values {
			most = max(most, v)
		}
	}
	c := &BarChart{height: height}
	for _, b := range bars {
		c.groups = append(c.groups, newBarGroup(b, colors, most))
	}
	c.ExtendBaseWidget(c)
	return c
}

// CreateRenderer is called by Fyne.
func (c *BarChart) CreateRenderer() fyne.WidgetRenderer {
	c.ExtendBaseWidget(c)
	p := &parts{of: c, objects: c.groups}
	p.min = func() fyne.Size { return fyne.NewSize(look.Px(24)*float32(len(c.groups)), look.Px(c.height)) }
	p.layout = func(s fyne.Size) {
		if len(c.groups) == 0 {
			return
		}
		w := min(s.Width/float32(len(c.groups)), look.Px(widestGroup))
		for i, g := range c.groups {
			place(g, float32(i)*w, 0, w, s.Height)
		}
	}
	return p
}

// barGroup is one group of bars. A click, or Enter, opens what it is about.
type barGroup struct {
	pressable
	bar    Bar
	colors []fyne.ThemeColorName
	most   float64
}

func newBarGroup(b Bar, colors []fyne.ThemeColorName, most float64) *barGroup {
	g := &barGroup{bar: b, colors: colors, most: most}
	g.OnTapped = b.Tapped
	g.SetToolTip(b.Tip)
	g.ExtendBaseWidget(g)
	return g
}

// Disabled keeps groups that only show out of the keyboard's way.
func (g *barGroup) Disabled() bool { return g.OnTapped == nil }

// CreateRenderer is called by Fyne.
func (g *barGroup) CreateRenderer() fyne.WidgetRenderer {
	g.ExtendBaseWidget(g)
	back, focusRing, ground := box(look.ColorHover, look.Corner), ring(look.Corner), box(look.ColorLine, 0)
	name, figure := label(g.bar.Label, look.SizeSmall, false, look.ColorMuted), label(g.bar.Figure, look.SizeSmall, true, look.ColorText)
	name.Alignment, figure.Alignment = fyne.TextAlignCenter, fyne.TextAlignCenter
	bars := make([]*canvas.Rectangle, len(g.bar.Values))
	p := &parts{of: g, objects: []fyne.CanvasObject{back}}
	for i := range bars {
		bars[i] = box(g.colors[i], 2)
		p.objects = append(p.objects, bars[i])
	}
	p.objects = append(p.objects, ground, name, figure, focusRing)
	p.min = func() fyne.Size { return fyne.NewSize(look.Px(24), look.Px(60)) }
	p.layout = func(s fyne.Size) {
		back.Resize(s)
		focusRing.Resize(s)
		line := lineHeight(look.SizeSmall)
		bottom := s.Height - line - look.Px(4)
		place(ground, 0, bottom, s.Width, 1)
		name.Text = cut(g.bar.Label, s.Width-look.Px(2), name.TextSize, name.TextStyle)
		place(name, 0, bottom+look.Px(3), s.Width, line)
		inner := min(s.Width-look.Px(10), look.Px(48))
		each := inner / float32(max(len(bars), 1))
		x, top := (s.Width-inner)/2, bottom
		for i, b := range bars {
			h := float32(0)
			if g.most > 0 {
				h = float32(g.bar.Values[i]/g.most) * (bottom - line - look.Px(4))
			}
			if g.bar.Values[i] > 0 {
				h = max(h, 2)
			}
			place(b, x+float32(i)*each+1, bottom-h, max(each-2, 1), h)
			top = min(top, bottom-h)
		}
		place(figure, 0, top-line, s.Width, line)
	}
	p.restyle = func() {
		back.FillColor = color.Transparent
		if g.hovered && g.OnTapped != nil {
			back.FillColor = look.Color(look.ColorHover)
		}
		show(focusRing, g.focused)
		focusRing.StrokeColor, ground.FillColor = look.Color(look.ColorAccent), look.Color(look.ColorLine)
		name.Color, figure.Color = look.Color(look.ColorMuted), look.Color(look.ColorText)
		name.TextSize, figure.TextSize = look.Px(look.SizeSmall), look.Px(look.SizeSmall)
		for i, b := range bars {
			b.FillColor = look.Color(g.colors[i])
			b.Refresh()
		}
		back.Refresh()
	}
	p.restyle()
	return p
}

// NewLegend says what the colours of a chart mean.
func NewLegend(colors []fyne.ThemeColorName, texts ...string) fyne.CanvasObject {
	row := Row(14)
	for i, text := range texts {
		swatch := NewMeter(1, MeterPart{Value: 1, Color: colors[i]})
		words := NewSmall(text)
		row.Add(Row(6, container.New(&swatchLayout{}, swatch), words))
	}
	return row
}

// swatchLayout gives a colour of a legend its small size.
type swatchLayout struct{}

func (*swatchLayout) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	for _, o := range objects {
		o.Resize(s)
	}
}

func (*swatchLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(look.Px(16), look.Px(8))
}
