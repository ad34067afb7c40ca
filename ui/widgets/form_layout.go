package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"alumnibook/ui/look"
)

// shareLayout divides the width by weights; each object stands at the top.
type shareLayout struct {
	weights []float32
	gap     float32
}

func (l *shareLayout) weight(i int) float32 {
	if i < len(l.weights) && l.weights[i] > 0 {
		return l.weights[i]
	}
	return 1
}

func (l *shareLayout) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	var sum float32
	for i := range objects {
		sum += l.weight(i)
	}
	gap := look.Px(l.gap)
	room := s.Width - gap*float32(len(objects)-1)
	var x float32
	for i, o := range objects {
		w := max(room*l.weight(i)/sum, 1)
		o.Resize(fyne.NewSize(w, o.Size().Height))
		place(o, x, 0, w, o.MinSize().Height)
		x += w + gap
	}
}

func (l *shareLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var m fyne.Size
	for _, o := range objects {
		size := o.MinSize()
		m.Width += size.Width
		m.Height = max(m.Height, size.Height)
	}
	m.Width += look.Px(l.gap) * float32(max(len(objects)-1, 0))
	return m
}

// Shares puts objects beside each other with widths by weight, at the top.
func Shares(gap float32, weights []float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&shareLayout{weights, gap}, objects...)
}

// labelLeft puts a label beside a field, in line with its first row.
type labelLeft struct{ width float32 }

func (l *labelLeft) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	w := look.Px(l.width)
	h := objects[0].MinSize().Height
	place(objects[0], 0, (look.Px(look.ControlHeight)-h)/2, w-look.Px(8), h)
	objects[1].Resize(fyne.NewSize(s.Width-w, objects[1].Size().Height))
	place(objects[1], w, 0, max(s.Width-w, 1), objects[1].MinSize().Height)
}

func (l *labelLeft) MinSize(objects []fyne.CanvasObject) fyne.Size {
	m := objects[1].MinSize()
	return fyne.NewSize(m.Width+look.Px(l.width), max(m.Height, look.Px(look.ControlHeight)))
}
