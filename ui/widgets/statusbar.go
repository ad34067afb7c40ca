package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"alumnibook/ui/look"
)

// NewStatusBar returns the line at the bottom of a window: a text on the left, objects on the right.
func NewStatusBar(left *CutText, right ...fyne.CanvasObject) fyne.CanvasObject {
	left.TextSize, left.Color, left.Least = look.SizeSmall, look.ColorMuted, 90
	all := append([]fyne.CanvasObject{left}, right...)
	row := container.New(&rowLayout{gap: 18, fill: 0}, all...)
	return Ground(look.ColorSide, Stack(0, HLine(), PadEach(3, 14, 4, 14, row)))
}

// NewStatusAction returns a small button for the status bar.
func NewStatusAction(text, icon string, tapped func()) *Button {
	b := NewButton(QuietMuted, text, nil, tapped)
	if icon != "" {
		b.Icon = look.Icon(icon)
	}
	b.Tiny = true
	return b
}
