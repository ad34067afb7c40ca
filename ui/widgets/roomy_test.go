package widgets

import (
	"testing"

	"fyne.io/fyne/v2"

	"alumnibook/ui/look"
)

func TestRoomyScrollsToTheButtonWithTheKeyboard(t *testing.T) {
	last := NewSecondary("Last", nil, nil)
	content := FillStack(0, 0, Gap(10, 10), Row(0, Spacer(), last))
	r := NewRoomy(content, 800, 600)
	s := newStage(t, look.Light, fyne.NewSize(400, 300), r)
	if got := content.Size(); got.Width < 800 || got.Height < 600 {
		t.Fatalf("the content got %v, want 800 × 600", got)
	}
	s.window.Canvas().Focus(last)
	at := positionOf(last)
	if at.X < 0 || at.X+last.Size().Width > 400 || at.Y < 0 || at.Y+last.Size().Height > 300 {
		t.Errorf("the button with the keyboard stands at %v", at)
	}
	s.window.Resize(fyne.NewSize(1000, 700))
	if got := content.Size(); got.Width != 1000 || got.Height != 700 {
		t.Errorf("with room enough the content got %v", got)
	}
	if r.tight {
		t.Error("with room enough it scrolls")
	}
}
