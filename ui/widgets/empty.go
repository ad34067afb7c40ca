package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"alumnibook/ui/look"
)

// NewEmpty returns what a page shows when there is nothing yet: what it is for, and the button that fills it.
// button may be nil.
func NewEmpty(iconName, title, text string, button fyne.CanvasObject) fyne.CanvasObject {
	head, words := NewParagraph(""), NewMutedParagraph(text)
	head.SetSpans(Span{Text: title, Bold: true})
	head.TextSize, head.Center, words.Center = look.SizeSection, true, true
	rows := []fyne.CanvasObject{
		container.NewCenter(NewIcon(iconName, look.ColorMuted, 36)),
		container.New(&narrow{380}, head),
		container.New(&narrow{380}, words),
	}
	if button != nil {
		rows = append(rows, PadEach(6, 0, 0, 0, container.NewCenter(button)))
	}
	return container.New(&middleLayout{400}, Stack(look.Gap, rows...))
}

// narrow gives a paragraph at most a width, in the middle.
type narrow struct{ width float32 }

func (n *narrow) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	for _, o := range objects {
		w := min(look.Px(n.width), s.Width)
		if p, ok := o.(*Paragraph); ok {
			w = min(w, p.naturalWidth()+1)
		}
		place(o, (s.Width-w)/2, 0, w, s.Height)
	}
}

func (n *narrow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var m fyne.Size
	for _, o := range objects {
		m = m.Max(o.MinSize())
	}
	return m
}

// middleLayout puts an object into the middle, at most a width wide.
type middleLayout struct{ width float32 }

func (l *middleLayout) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	for _, o := range objects {
		w := min(look.Px(l.width), s.Width)
		o.Resize(fyne.NewSize(w, o.Size().Height))
		h := o.MinSize().Height
		place(o, (s.Width-w)/2, max((s.Height-h)*0.42, 0), w, h)
	}
}

func (l *middleLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var m fyne.Size
	for _, o := range objects {
		m = m.Max(o.MinSize())
	}
	return m
}

// Middle puts an object into the middle, at most width wide.
func Middle(width float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(&middleLayout{width}, o)
}
