package duplicates

import (
	"fyne.io/fyne/v2"

	"alumnibook/ui/look"
)

// besides lays out two grounds and, on them, lines of three objects: a name on the left, then one value on each ground.
type besides struct{}

const (
	besideName float32 = 122
	besideGap  float32 = 12
	besidePad  float32 = 14
	besideLine float32 = 10 // between two lines
)

// columns are the left edges and widths of the three columns, and of the two grounds.
func (besides) columns(width float32) (x, w [3]float32, groundX [2]float32, groundW float32) {
	name, gap, pad := look.Px(besideName), look.Px(besideGap), look.Px(besidePad)
	groundW = max((width-name-2*gap)/2, 1)
	groundX = [2]float32{name + gap, name + 2*gap + groundW}
	inner := max(groundW-2*pad, 1)
	return [3]float32{0, groundX[0] + pad, groundX[1] + pad}, [3]float32{name, inner, inner}, groundX, groundW
}

// walk gives every line its height, which depends on the widths, and tells how high all are together.
func (l besides) walk(objects []fyne.CanvasObject, width float32, put func(o fyne.CanvasObject, x, y float32, s fyne.Size)) float32 {
	x, w, _, _ := l.columns(width)
	y := look.Px(besidePad)
	for at := 2; at+2 < len(objects); at += 3 {
		var high float32
		for i, o := range objects[at : at+3] {
			o.Resize(fyne.NewSize(w[i], o.Size().Height))
			high = max(high, o.MinSize().Height)
		}
		for i, o := range objects[at : at+3] {
			put(o, x[i], y, fyne.NewSize(w[i], o.MinSize().Height))
		}
		y += high + look.Px(besideLine)
	}
	return y - look.Px(besideLine) + look.Px(besidePad)
}

// Layout is called by Fyne.
func (l besides) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	high := l.walk(objects, size.Width, func(o fyne.CanvasObject, x, y float32, s fyne.Size) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(s)
	})
	_, _, x, w := l.columns(size.Width)
	for i, ground := range objects[:2] {
		ground.Move(fyne.NewPos(x[i], 0))
		ground.Resize(fyne.NewSize(w, high))
	}
}

// MinSize is called by Fyne. The width that the stack around has just given says how high the lines become.
func (l besides) MinSize(objects []fyne.CanvasObject) fyne.Size {
	width := look.Px(besideName + 240)
	if len(objects) > 0 && objects[0].Size().Width > 1 {
		width = look.Px(besideName+2*besideGap) + 2*objects[0].Size().Width
	}
	return fyne.NewSize(look.Px(besideName+240), l.walk(objects, width, func(fyne.CanvasObject, float32, float32, fyne.Size) {}))
}
