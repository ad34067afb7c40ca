package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"alumnibook/ui/look"
)

// Progress is a slim bar with a text and, if it can be cancelled, a button.
type Progress struct {
	widget.BaseWidget
	text   *CutText
	bar    *Meter
	cancel *Button
}

// NewProgress returns an empty bar; cancel may be nil.
func NewProgress(text string, cancel func()) *Progress {
	p := &Progress{text: NewMuted(text), bar: NewMeter(1)}
	p.text.Least = 80
	if cancel != nil {
		p.cancel = NewQuiet(Words.Cancel, nil, cancel).Smaller()
	}
	p.ExtendBaseWidget(p)
	return p
}

// Set shows how far it is: done of total, and what is being done.
func (p *Progress) Set(text string, done, total int) {
	p.text.SetText(text)
	p.bar.Set(float64(max(total, 1)), MeterPart{float64(done), look.ColorAccent})
}

// CreateRenderer is called by Fyne.
func (p *Progress) CreateRenderer() fyne.WidgetRenderer {
	p.ExtendBaseWidget(p)
	r := &parts{of: p, objects: []fyne.CanvasObject{p.text, p.bar}}
	if p.cancel != nil {
		r.objects = append(r.objects, p.cancel)
	}
	r.min = func() fyne.Size { return fyne.NewSize(look.Px(180), look.Px(look.SmallHeight)) }
	r.layout = func(s fyne.Size) {
		w := s.Width
		if p.cancel != nil {
			m := p.cancel.MinSize()
			place(p.cancel, s.Width-m.Width, (s.Height-m.Height)/2, m.Width, m.Height)
			w -= m.Width + look.Px(10)
		}
		h := p.text.MinSize().Height
		place(p.text, 0, 0, w, h)
		place(p.bar, 0, h+look.Px(3), w, look.Px(4))
	}
	return r
}
