package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"alumnibook/ui/look"
)

// MeterPart is a stretch of a meter.
type MeterPart struct {
	Value float64
	Color fyne.ThemeColorName
}

// Meter is a slim bar of one or more stretches.
type Meter struct {
	widget.BaseWidget
	total float64
	parts []MeterPart
}

// NewMeter returns a bar that is full at total.
func NewMeter(total float64, stretches ...MeterPart) *Meter {
	m := &Meter{total: total, parts: stretches}
	m.ExtendBaseWidget(m)
	return m
}

// Set shows other values.
func (m *Meter) Set(total float64, stretches ...MeterPart) {
	m.total, m.parts = total, stretches
	m.Refresh()
}

// CreateRenderer is called by Fyne.
func (m *Meter) CreateRenderer() fyne.WidgetRenderer {
	m.ExtendBaseWidget(m)
	back := canvas.NewRectangle(nil)
	var bars []*canvas.Rectangle
	p := &parts{of: m}
	p.list = func() []fyne.CanvasObject {
		all := []fyne.CanvasObject{back}
		for _, b := range bars {
			all = append(all, b)
		}
		return all
	}
	p.min = func() fyne.Size { return fyne.NewSize(look.Px(60), look.Px(6)) }
	p.layout = func(s fyne.Size) {
		h := min(s.Height, look.Px(6))
		back.CornerRadius = h / 2
		place(back, 0, (s.Height-h)/2, s.Width, h)
		var x float32
		for i, part := range m.parts {
			var w float32
			if m.total > 0 {
				w = min(s.Width*float32(part.Value/m.total), s.Width-x)
			}
			place(bars[i], x, (s.Height-h)/2, max(w, 0), h)
			bars[i].TopLeftCornerRadius, bars[i].BottomLeftCornerRadius = 0, 0
			bars[i].CornerRadius = 0
			if i == 0 {
				bars[i].TopLeftCornerRadius, bars[i].BottomLeftCornerRadius = h/2, h/2
			}
			bars[i].TopRightCornerRadius, bars[i].BottomRightCornerRadius = 0, 0
			if x+w >= s.Width-0.5 {
				bars[i].TopRightCornerRadius, bars[i].BottomRightCornerRadius = h/2, h/2
			}
			x += w
		}
	}
	p.restyle = func() {
		back.FillColor = look.Color(look.ColorLine)
		for len(bars) < len(m.parts) {
			bars = append(bars, canvas.NewRectangle(nil))
		}
		bars = bars[:len(m.parts)]
		for i, part := range m.parts {
			bars[i].FillColor = look.Color(part.Color)
		}
		back.Refresh()
	}
	p.restyle()
	return p
}
