package command

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"alumnibook/assets"
)

func TestKeysAreThoseOfTheSystem(t *testing.T) {
	en := assets.Words("en")
	for _, c := range []struct {
		keys   Shortcut
		system string
		key    fyne.KeyName
		mod    fyne.KeyModifier
		text   string
	}{
		{Ctrl(fyne.KeyK), "windows", fyne.KeyK, fyne.KeyModifierControl, "Ctrl+K"},
		{Ctrl(fyne.KeyK), "linux", fyne.KeyK, fyne.KeyModifierControl, "Ctrl+K"},
		{Ctrl(fyne.KeyK), "darwin", fyne.KeyK, fyne.KeyModifierSuper, "Cmd+K"},
		{Ctrl(fyne.KeyComma), "darwin", fyne.KeyComma, fyne.KeyModifierSuper, "Cmd+,"},
		{CtrlShift(fyne.KeyZ), "darwin", fyne.KeyZ, fyne.KeyModifierSuper | fyne.KeyModifierShift, "Cmd+Shift+Z"},
		{Alt(fyne.KeyLeft), "windows", fyne.KeyLeft, fyne.KeyModifierAlt, "Alt+Left"},
		{Alt(fyne.KeyLeft), "darwin", fyne.KeyLeftBracket, fyne.KeyModifierSuper, "Cmd+["},
		{Alt(fyne.KeyRight), "darwin", fyne.KeyRightBracket, fyne.KeyModifierSuper, "Cmd+]"},
		{Ctrl(fyne.KeyPlus), "windows", fyne.KeyPlus, fyne.KeyModifierControl, "Ctrl+Plus"},
		{Ctrl(fyne.KeyMinus), "darwin", fyne.KeyMinus, fyne.KeyModifierSuper, "Cmd+Minus"},
	} {
		got, ok := c.keys.fyneOn(c.system).(*desktop.CustomShortcut)
		if !ok || got.KeyName != c.key || got.Modifier != c.mod || c.keys.textOn(c.system, en) != c.text {
			t.Errorf("%v on %s is %v, %q", c.keys, c.system, got, c.keys.textOn(c.system, en))
		}
	}
	if s := (Shortcut{}); s.fyneOn("darwin") != nil || s.textOn("darwin", en) != "" {
		t.Error("no shortcut has keys")
	}
}

// The window's toolkit moves what is called so into the menu of the program on macOS. It knows the English word alone: in
// the other languages the settings stay in their own menu.
func TestSettingsStandWhereMacsHaveThem(t *testing.T) {
	if got := assets.Words("en").T("nav.settings"); !slices.Contains([]string{"Settings", "Settings…"}, got) {
		t.Errorf("macOS does not take %q into the menu of the program", got)
	}
}

func TestSettingsBelongIntoTheMenuOfTheProgram(t *testing.T) {
	de := assets.Words("de")
	c := Command{Words: "nav.settings", Settings: true}
	if got := c.inMenuBar(de, "darwin"); got != "Settings…" {
		t.Errorf("on macOS they are %q", got)
	}
	if got := c.inMenuBar(de, "windows"); got != "Einstellungen" {
		t.Errorf("on Windows they are %q", got)
	}
	if got := (&Command{Words: "nav.settings"}).inMenuBar(de, "darwin"); got != "Einstellungen" {
		t.Errorf("something else is %q", got)
	}
}

func TestMacHasItsOwnPlaceForSome(t *testing.T) {
	tab := NewTable(assets.Words("en"))
	tab.Add(File, Command{ID: "open", Words: "command.book_open"}, Command{ID: quitID, Words: "command.quit", Line: true, InProgram: true})
	for system, want := range map[string]int{mac: 1, "windows": 3} {
		if got := len(tab.mainMenuOn(system).Items[0].Items); got != want {
			t.Errorf("on %s the menu has %d items, want %d", system, got, want)
		}
	}
}
