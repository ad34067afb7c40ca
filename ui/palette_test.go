package ui

import (
	"testing"

	"fyne.io/fyne/v2"

	"alumnibook/ui/page"
	"alumnibook/ui/prefs"
	"alumnibook/ui/uitest"
)

func TestPaletteFindsPeopleAndCommands(t *testing.T) {
	b := openBench(t, uitest.Named("Søren", "Sørensen"), uitest.Named("Maja", "O'Neill"))
	b.Press(ctrl(fyne.KeyK))
	b.Type("sett")
	b.Key(fyne.KeyReturn)
	if b.front() != page.Settings {
		t.Fatalf("the palette led to %q", b.front())
	}
	b.Press(ctrl(fyne.KeyK))
	b.Type("soren")
	b.MustSee("Sørensen, Søren")
	b.Key(fyne.KeyReturn)
	if got := b.people.last(); got.ID == 0 || got.Do != "" {
		t.Errorf("the palette opened %+v", got)
	}
}

func TestPaletteTakesACommandThatIsSpelledOutFirst(t *testing.T) {
	b := openBench(t, uitest.Named("Settimia", "Settings"), uitest.Named("Expo", "Backer"))
	for typed, page := range map[string]string{"settings": page.Settings, "sett": page.People} {
		b.Press(ctrl(fyne.KeyK))
		b.Type(typed)
		b.MustSee("Settings, Settimia")
		b.Key(fyne.KeyReturn)
		if b.front() != page {
			t.Errorf("%q led to %q", typed, b.front())
		}
	}
}

func TestPaletteTurnsTheWindowDark(t *testing.T) {
	b := openBench(t)
	b.s.ChangeLanguage("de")
	b.s.frame.openPalette()
	b.Fill(b.s.words.T("palette.placeholder"), "dunkel")
	b.Key(fyne.KeyReturn)
	if got := b.s.prefs.Look(); got != prefs.LookDark {
		t.Fatalf("the window is %q", got)
	}
	if ok, why := b.s.frame.table.Can("look.dark"); ok || why == "" {
		t.Error("it can be made dark twice")
	}
}
