package firststart

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"alumnibook/ui/look"
)

// picture is the program's mark.
func picture() fyne.CanvasObject {
	img := canvas.NewImageFromResource(look.AppIcon())
	img.FillMode = canvas.ImageFillContain
	return img
}

// twoColumns puts its objects side by side in pairs of one height, or below each other in a narrow window.
type twoColumns struct {
	gap   float32
	width float32 // that was given last
}

// narrow is the width below which there is one column, at normal text size.
const narrow = 520

func (t *twoColumns) columns() int {
	if t.width > 0 && t.width < look.Px(narrow) {
		return 1
	}
	return 2
}

// rows calls put for every object with its place, and returns the height of all.
func (t *twoColumns) rows(objects []fyne.CanvasObject, put func(o fyne.CanvasObject, x, y, w, h float32)) float32 {
	gap, n := look.Px(t.gap), t.columns()
	w := (t.width - gap*float32(n-1)) / float32(n)
	y := float32(0)
	for i := 0; i < len(objects); i += n {
		row := objects[i:min(i+n, len(objects))]
		h := float32(0)
		for _, o := range row {
			o.Resize(fyne.NewSize(w, o.Size().Height)) // text wraps at the width before it knows its height
			h = max(h, o.MinSize().Height)
		}
		for j, o := range row {
			if put != nil {
				put(o, float32(j)*(w+gap), y, w, h)
			}
		}
		y += h + gap
	}
	return max(y-gap, 0)
}

func (t *twoColumns) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	t.width = s.Width
	t.rows(objects, func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
	})
}

func (t *twoColumns) MinSize(objects []fyne.CanvasObject) fyne.Size {
	if t.width <= 0 {
		t.width = look.Px(700)
		defer func() { t.width = 0 }()
	}
	return fyne.NewSize(look.Px(240), t.rows(objects, nil))
}
