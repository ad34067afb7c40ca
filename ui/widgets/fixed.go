package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"alumnibook/ui/look"
)

// Fixed gives an object a width of its own, at normal text size, and the height that it wants at that width.
func Fixed(width float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(fixedLayout(width), o)
}

type fixedLayout float32

func (l fixedLayout) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	for _, o := range objects {
		place(o, 0, 0, look.Px(float32(l)), s.Height)
	}
}

func (l fixedLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	s := fyne.NewSize(look.Px(float32(l)), 0)
	for _, o := range objects {
		s.Height = max(s.Height, o.MinSize().Height)
	}
	return s
}

// Tall gives an object a height of its own, at normal text size, and all the width there is.
func Tall(height float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(tallLayout(height), o)
}

type tallLayout float32

func (tallLayout) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	for _, o := range objects {
		place(o, 0, 0, s.Width, s.Height)
	}
}

func (l tallLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, look.Px(float32(l)))
}
