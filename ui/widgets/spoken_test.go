//go:build accessibility

package widgets

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"alumnibook/ui/look"
)

// names is what is said of objects below each other.
func names(t *testing.T, objects ...fyne.CanvasObject) []*spoken {
	t.Helper()
	s := newStage(t, look.Light, fyne.NewSize(800, 600), FillStack(8, 0, objects...))
	whole := Spoken(s.root).(*fyne.Container)
	s.window.SetContent(whole)
	whole.Objects[1].(*asked).AccessibilityRole()
	var all []*spoken
	for _, o := range whole.Objects[2].(*fyne.Container).Objects {
		all = append(all, o.(*spoken))
	}
	return all
}

func TestWhatIsSaidOfEachControl(t *testing.T) {
	named := NewForm()
	surname, secret, empty := NewTextField(""), NewTextField(""), NewTextField("Search all")
	surname.SetValue("Meier")
	secret.Entry().Password = true
	secret.SetValue("hunter2")
	named.Add("surname", "Surname", surname)
	named.Add("secret", "Password", secret)
	off, on := NewCheckField("May be written to"), NewCheckField("May be rung up")
	on.SetValue(true)
	grey := NewSecondary("Undo", nil, nil)
	grey.Disable()
	var got []string
	for _, said := range names(
		t, named, empty, off, on, grey, NewLink("More", func() {}), NewIconButton(nil, "Close", func() {}), NewTabs(nil, "Open", "Done"),
		NewChip("Alumni", 0), NewParagraph("Nobody yet"), NewPressLine(container.NewHBox(NewCutText("Anna"), NewSecondary("Call", nil, func() {})), func() {}),
	) {
		got = append(got, string(said.role)+": "+said.name)
	}
	for _, want := range []string{
		"text: Surname, Meier", "text: Password", "text: Search all", "button: May be written to, not selected",
		"button: May be rung up, selected", "button: Undo, not available", "link: More", "button: Close", "button: Open, selected",
		"button: Done", "text: Alumni", "text: Nobody yet", "button: Anna", "button: Call",
	} {
		if !slices.Contains(got, want) {
			t.Errorf("%q is not said, but\n\t%s", want, strings.Join(got, "\n\t"))
		}
	}
	if strings.Contains(strings.Join(got, ""), "hunter2") {
		t.Error("a password is said aloud")
	}
}

func TestWhatIsScrolledAwayIsSaid(t *testing.T) {
	var lines []fyne.CanvasObject
	for range 100 {
		lines = append(lines, NewParagraph("far"))
	}
	all := names(t, Scrolled(Stack(0, append(lines, NewParagraph("the end"))...)))
	first, last := all[0], all[len(all)-1]
	if first.name != "far" || first.Size().Height <= 0 {
		t.Errorf("the first is %q, %v", first.name, first.Size())
	}
	if last.name != "the end" || last.Size().Height != 0 || last.Position().Y > 600 {
		t.Errorf("the last is %q at %v, %v", last.name, last.Position(), last.Size())
	}
}
