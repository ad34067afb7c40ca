package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"alumnibook/ui/look"
)

// Roomy gives its content the room that it needs at least. Where the window has less, as with large text, it can be
// scrolled in both directions: no words are cut off. Where there is enough it is not there at all.
type Roomy struct {
	widget.BaseWidget
	content       fyne.CanvasObject
	width, height float32 // at least, at normal text size
	scroll        *container.Scroll
	tight         bool
}

// rooms are those that are shown now.
var rooms = map[*Roomy]bool{}

// NewRoomy returns the place; the measures are at normal text size. A height of 0 is what the content asks for.
func NewRoomy(content fyne.CanvasObject, width, height float32) *Roomy {
	r := &Roomy{content: content, width: width, height: height}
	r.scroll = container.NewScroll(container.New(roomyLayout{r}, content))
	r.ExtendBaseWidget(r)
	return r
}

// need is the size that the content gets in a place of the given size.
func (r *Roomy) need(size fyne.Size) fyne.Size {
	size.Width = max(size.Width, look.Px(r.width))
	if r.height > 0 {
		size.Height = max(size.Height, look.Px(r.height))
		return size
	}
	r.content.Resize(fyne.NewSize(size.Width, r.content.Size().Height)) // texts wrap before they are asked for their height
	size.Height = max(size.Height, r.content.MinSize().Height)
	return size
}

// holds tells that o stands somewhere in the content, in sight or not.
func (r *Roomy) holds(o fyne.CanvasObject) bool {
	at, size := positionOf(o).Subtract(positionOf(r.scroll.Content)), r.content.Size()
	return at.X >= 0 && at.Y >= 0 && at.X < size.Width && at.Y < size.Height
}

// reveal scrolls so that o, which is somewhere in the content, can be seen.
func (r *Roomy) reveal(o fyne.CanvasObject) {
	at, size, view, to := positionOf(o).Subtract(positionOf(r.scroll.Content)), o.Size(), r.scroll.Size(), r.scroll.Offset
	to.X = into(to.X, view.Width, at.X, size.Width)
	to.Y = into(to.Y, view.Height, at.Y, size.Height)
	if to != r.scroll.Offset {
		r.scroll.ScrollToOffset(to)
	}
}

// into is how far to scroll so that [at, at+size) lies in [offset, offset+view), its beginning in any case.
func into(offset, view, at, size float32) float32 {
	air := look.Px(look.Gap)
	offset = max(offset, at+size+air-view)
	return max(min(offset, at-air), 0)
}

// CreateRenderer is called by Fyne.
func (r *Roomy) CreateRenderer() fyne.WidgetRenderer {
	r.ExtendBaseWidget(r)
	rooms[r] = true
	return &parts{
		of: r,
		list: func() []fyne.CanvasObject {
			if r.tight {
				return []fyne.CanvasObject{r.scroll}
			}
			return []fyne.CanvasObject{r.content}
		},
		min: func() fyne.Size {
			return fyne.NewSize(min(r.content.MinSize().Width, look.Px(look.NavWidth)), look.Px(120))
		},
		layout: func(s fyne.Size) {
			need := r.need(s)
			r.tight = need.Width > s.Width+0.5 || need.Height > s.Height+0.5
			if r.tight {
				r.scroll.Resize(s)
				r.scroll.Refresh()
				return
			}
			r.scroll.Offset = fyne.Position{}
			place(r.content, 0, 0, s.Width, s.Height)
		},
		destroy: func() { delete(rooms, r) },
	}
}

// roomyLayout is how the content lies in the scroll.
type roomyLayout struct{ of *Roomy }

func (l roomyLayout) MinSize([]fyne.CanvasObject) fyne.Size { return l.of.need(l.of.scroll.Size()) }

func (l roomyLayout) Layout(_ []fyne.CanvasObject, s fyne.Size) {
	place(l.of.content, 0, 0, s.Width, s.Height)
}
