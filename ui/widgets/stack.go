package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"alumnibook/ui/look"
)

// stackLayout puts objects below each other at full width. It gives each its width before asking for its height, so
// that wrapped text gets the room it needs.
type stackLayout struct {
	gap  float32
	fill int // index of the object that takes what is left; -1 for none
}

func (l *stackLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	gap := look.Px(l.gap)
	var used float32
	shown := 0
	heights := make([]float32, len(objects))
	for i, o := range objects {
		if !o.Visible() {
			continue
		}
		shown++
		o.Resize(fyne.NewSize(size.Width, o.Size().Height))
		heights[i] = o.MinSize().Height
		used += heights[i]
	}
	rest := size.Height - used - gap*float32(max(shown-1, 0))
	spacers := l.spacers(objects)
	y := float32(0)
	for i, o := range objects {
		if !o.Visible() {
			continue
		}
		switch {
		case rest > 0 && i == l.fill:
			heights[i] += rest
		case rest > 0 && l.fill < 0 && isSpacer(o, true):
			heights[i] += rest / float32(spacers)
		}
		place(o, 0, y, size.Width, heights[i])
		y += heights[i] + gap
	}
}

func (l *stackLayout) spacers(objects []fyne.CanvasObject) int {
	n := 0
	for _, o := range objects {
		if o.Visible() && isSpacer(o, true) {
			n++
		}
	}
	return n
}

func isSpacer(o fyne.CanvasObject, vertical bool) bool {
	s, ok := o.(layout.SpacerObject)
	return ok && (vertical && s.ExpandVertical() || !vertical && s.ExpandHorizontal())
}

func (l *stackLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var s fyne.Size
	shown := 0
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		shown++
		m := o.MinSize()
		s.Width = max(s.Width, m.Width)
		s.Height += m.Height
	}
	s.Height += look.Px(l.gap) * float32(max(shown-1, 0))
	return s
}

// rowLayout puts objects beside each other, each in the middle of the height.
type rowLayout struct {
	gap  float32
	fill int // index of the object that takes what is left; -1 for none
	top  bool
}

// elastic is an object that asks for little, but would like more where there is room: a line of text.
type elastic interface{ WantWidth() float32 }

// widths returns what each object gets: what it wants, or what it needs at least where there is too little for all.
func (l *rowLayout) widths(objects []fyne.CanvasObject, room float32) []float32 {
	least, want := make([]float32, len(objects)), make([]float32, len(objects))
	var leastSum, wantSum float32
	shown := 0
	for i, o := range objects {
		if !o.Visible() {
			continue
		}
		shown++
		least[i] = o.MinSize().Width
		want[i] = least[i]
		if e, ok := o.(elastic); ok && i != l.fill {
			want[i] = max(e.WantWidth(), least[i])
		}
		leastSum, wantSum = leastSum+least[i], wantSum+want[i]
	}
	room -= look.Px(l.gap) * float32(max(shown-1, 0))
	if wantSum <= room {
		return want
	}
	share := float32(0)
	if wantSum > leastSum {
		share = max(room-leastSum, 0) / (wantSum - leastSum)
	}
	for i := range want {
		want[i] = least[i] + (want[i]-least[i])*share
	}
	return want
}

func (l *rowLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	gap := look.Px(l.gap)
	widths := l.widths(objects, size.Width)
	var used float32
	shown, spacers := 0, 0
	for i, o := range objects {
		if !o.Visible() {
			continue
		}
		shown++
		if isSpacer(o, false) {
			spacers++
		}
		used += widths[i]
	}
	rest := size.Width - used - gap*float32(max(shown-1, 0))
	x := float32(0)
	for i, o := range objects {
		if !o.Visible() {
			continue
		}
		w := widths[i]
		if i == l.fill {
			w = max(w+rest, 0)
			o.Resize(fyne.NewSize(w, o.Size().Height))
		} else if rest > 0 && l.fill < 0 && isSpacer(o, false) {
			w += rest / float32(spacers)
		}
		h := min(o.MinSize().Height, max(size.Height, 0))
		y := (size.Height - h) / 2
		if l.top {
			y = 0
		}
		place(o, x, y, w, h)
		x += w + gap
	}
}

func (l *rowLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var s fyne.Size
	shown := 0
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		shown++
		m := o.MinSize()
		s.Height = max(s.Height, m.Height)
		s.Width += m.Width
	}
	s.Width += look.Px(l.gap) * float32(max(shown-1, 0))
	return s
}

// Stack puts objects below each other at full width, gap apart.
func Stack(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&stackLayout{gap, -1}, objects...)
}

// FillStack is a Stack in which the object with the given index takes the height that is left.
func FillStack(gap float32, fill int, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&stackLayout{gap, fill}, objects...)
}

// Row puts objects beside each other at their least width, gap apart; a Spacer pushes what follows to the right.
func Row(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&rowLayout{gap, -1, false}, objects...)
}

// FillRow is a Row in which the object with the given index takes the width that is left.
func FillRow(gap float32, fill int, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&rowLayout{gap, fill, false}, objects...)
}

// TopRow is a FillRow whose objects stand at the top instead of the middle; fill -1 is none.
func TopRow(gap float32, fill int, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&rowLayout{gap, fill, true}, objects...)
}

// Toolbar is what stands at the top of a page: the left objects, room, the right objects.
func Toolbar(left, right []fyne.CanvasObject) *fyne.Container {
	all := append(append(append([]fyne.CanvasObject{}, left...), Spacer()), right...)
	return Row(10, all...)
}

// Spacer takes the room that is left in a Row or Stack.
func Spacer() fyne.CanvasObject { return layout.NewSpacer() }

// Pad keeps objects away from their surroundings by the same distance on all sides.
func Pad(distance float32, o fyne.CanvasObject) *fyne.Container {
	return PadEach(distance, distance, distance, distance, o)
}

// PadEach is Pad with a distance for each side.
func PadEach(top, right, bottom, left float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(&padLayout{top, right, bottom, left}, o)
}

type padLayout struct{ top, right, bottom, left float32 }

func (l *padLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	t, r, b, left := look.Px(l.top), look.Px(l.right), look.Px(l.bottom), look.Px(l.left)
	for _, o := range objects {
		place(o, left, t, max(size.Width-left-r, 0), max(size.Height-t-b, 0))
	}
}

func (l *padLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var s fyne.Size
	for _, o := range objects {
		if o.Visible() {
			s = s.Max(o.MinSize())
		}
	}
	return s.AddWidthHeight(look.Px(l.left+l.right), look.Px(l.top+l.bottom))
}
