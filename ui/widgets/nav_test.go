package widgets

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"alumnibook/ui/look"
)

func TestANavigationShowsWholeWordsOrIcons(t *testing.T) {
	item := NewNavItem("calendar", "Veranstaltungen", nil)
	item.SetBadge("27")
	pane := NewLeftPane(Stack(0, item), Stack(0, NewParagraph("page")), look.NavWidth)
	pane.SetLeast(64, 480)
	pane.SetFolding(item.WantWidth, item.SetIconOnly)
	s := newStage(t, look.Light, fyne.NewSize(1200, 300), pane)
	for _, c := range []struct {
		what         string
		size, window float32
		dragged      float32
		folded       bool
	}{
		{"usual", 1, 1200, look.NavWidth, false},
		{"narrowed a little", 1, 1200, 150, false},
		{"dragged together", 1, 1200, 80, true},
		{"large text", 2, 1000, look.NavWidth, false},
		{"large text in a narrow window", 2, 800, look.NavWidth, true},
	} {
		s.app.Settings().SetTheme(look.NewTheme(look.Light, c.size))
		pane.SetWidth(c.dragged)
		s.window.Resize(fyne.NewSize(c.window, 300))
		if item.IconOnly != c.folded {
			t.Errorf("%s: icons alone %v, want %v", c.what, item.IconOnly, c.folded)
		}
		if !c.folded && item.Size().Width < item.WantWidth() {
			t.Errorf("%s: %v wide, the words want %v", c.what, item.Size().Width, item.WantWidth())
		}
		if c.folded && item.ToolTip() != item.Text {
			t.Errorf("%s: the pointer says %q", c.what, item.ToolTip())
		}
	}
	s.window.Canvas().Focus(item)
	item.SetIconOnly(true)
	item.FocusLost()
	item.FocusGained()
	s.pass(time.Second)
	if item.shown == nil {
		t.Error("an icon with the keyboard does not say what it is")
	}
}

func TestATipOfCutWordsOutlastsARefresh(t *testing.T) {
	link := NewLink("Ein Abend über Verrechnungspreise", func() {})
	s := newStage(t, look.Light, fyne.NewSize(300, 100), Fixed(80, link))
	test.MoveMouse(s.window.Canvas(), fyne.NewPos(10, 5))
	link.Refresh()
	s.pass(time.Second)
	if link.shown == nil {
		t.Errorf("nothing is said, the tip is %q", link.ToolTip())
	}
}
