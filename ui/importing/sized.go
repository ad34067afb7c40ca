package importing

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"alumnibook/ui/look"
)

// sized gives an object a width, and a height where that is not 0, at normal text size.
func sized(width, height float32, o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(sizedLayout{width, height}, o)
}

type sizedLayout struct{ width, height float32 }

func (l sizedLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.NewPos(0, 0))
		o.Resize(size)
	}
}

func (l sizedLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	s := fyne.NewSize(look.Px(l.width), look.Px(l.height))
	for _, o := range objects {
		if l.height == 0 {
			o.Resize(fyne.NewSize(look.Px(l.width), o.Size().Height))
			s.Height = max(s.Height, o.MinSize().Height)
		}
	}
	return s
}

func baseName(path string) string { return filepath.Base(path) }
