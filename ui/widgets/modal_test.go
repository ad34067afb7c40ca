package widgets

import (
	"testing"

	"fyne.io/fyne/v2"

	"alumnibook/ui/look"
)

func TestButtonsOfADialogStandInIt(t *testing.T) {
	s := newStage(t, look.Light, fyne.NewSize(1000, 700), NewParagraph(""))
	for _, width := range []float32{1000, 420, 240} {
		s.window.Resize(fyne.NewSize(width, 700))
		all := []*Button{NewSecondary("Cancel", nil, nil), NewSecondary("Open another book", nil, nil), NewPrimary("What is possible now…", nil, nil)}
		m := NewModal(s.window.Canvas(), "That did not work", NewParagraph("The book is damaged."), 440, nil, all...)
		m.Show()
		room := min(width-32, 440)
		left := (width - room) / 2
		for i, b := range all {
			if b.Position().X < left || b.Position().X+b.Size().Width > left+room {
				t.Errorf("%v wide: %q stands from %v to %v, the dialog from %v to %v", width, b.Text, b.Position().X, b.Position().X+b.Size().Width, left, left+room)
			}
			for _, o := range all[:i] {
				if o.Position().Y == b.Position().Y && o.Position().X+o.Size().Width > b.Position().X {
					t.Errorf("%v wide: %q stands over %q", width, b.Text, o.Text)
				}
			}
		}
		m.Hide()
	}
}
