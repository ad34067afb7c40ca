package widgets

import (
	"testing"

	"fyne.io/fyne/v2"

	"alumnibook/ui/look"
)

func TestTheKeyboardBringsATableIntoSight(t *testing.T) {
	lines := make([]fyne.CanvasObject, 0, 41)
	for range 40 {
		lines = append(lines, NewParagraph("A line"))
	}
	g := NewDataGrid([]Column{{ID: "name", Title: "Name", Width: 200}}, nobody{})
	area := Scrolled(Stack(4, append(lines, Tall(120, g))...))
	s := newStage(t, look.Light, fyne.NewSize(400, 300), area)
	s.window.Canvas().Focus(g)
	if at := positionOf(g).Y; at < 0 || at >= 300 {
		t.Errorf("the table stands at %v in a window of 300", at)
	}
	area.By(-0.1)
	before := area.scroll.Offset
	s.window.Canvas().Unfocus()
	s.window.Canvas().Focus(g)
	if area.scroll.Offset != before {
		t.Error("a table that can be seen moves under a click")
	}
}

// nobody is a table without rows.
type nobody struct{}

func (nobody) Len() int                           { return 0 }
func (nobody) ID(int) int64                       { return 0 }
func (nobody) Cells(int, []string) ([]Cell, bool) { return nil, true }
