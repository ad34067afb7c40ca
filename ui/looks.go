package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"alumnibook/ui/command"
	"alumnibook/ui/prefs"
)

// addSizes adds what makes everything in the window larger and smaller, with the keys of a browser.
func (f *frame) addSizes() {
	f.table.Add(command.View,
		command.Command{ID: "text.larger", Words: "command.text_larger", Shortcut: command.Ctrl(fyne.KeyPlus), Possible: reason(f.canSize(1), "command.text_largest"), Run: func() { f.sizeText(1) }},
		command.Command{ID: "text.smaller", Words: "command.text_smaller", Shortcut: command.Ctrl(fyne.KeyMinus), Possible: reason(f.canSize(-1), "command.text_smallest"), Run: func() { f.sizeText(-1) }},
		command.Command{ID: "text.usual", Words: "command.text_usual", Shortcut: command.Ctrl(fyne.Key0), Run: func() { f.ChangeLook(f.s.prefs.Look(), 1) }},
	)
}

// addLooks adds light and dark.
func (f *frame) addLooks() {
	for i, mode := range prefs.Looks {
		another := func() bool { return f.s.prefs.Look() != mode }
		f.table.Add(command.View, command.Command{
			ID: "look." + mode, Words: "command.look_" + mode, Line: i == 0, Possible: reason(another, "command.look_already"),
			Run: func() { f.ChangeLook(mode, f.s.prefs.TextSize()) },
		})
	}
}

// sizeAt is where the size of text stands among those there are.
func (f *frame) sizeAt() int { return slices.Index(prefs.TextSizes, f.s.prefs.TextSize()) }

func (f *frame) canSize(by int) func() bool {
	return func() bool { at := f.sizeAt() + by; return at >= 0 && at < len(prefs.TextSizes) }
}

func (f *frame) sizeText(by int) {
	f.ChangeLook(f.s.prefs.Look(), prefs.TextSizes[f.sizeAt()+by])
}

// watchPlus takes Ctrl with the key that has the plus only together with Shift, as on English keyboards.
func (s *Shell) watchPlus() {
	for _, mod := range []fyne.KeyModifier{0, fyne.KeyModifierShift} {
		keys := &desktop.CustomShortcut{KeyName: fyne.KeyEqual, Modifier: fyne.KeyModifierShortcutDefault | mod}
		s.win.Canvas().AddShortcut(keys, func(fyne.Shortcut) {
			if s.frame != nil {
				s.frame.table.Run("text.larger")
			}
		})
	}
}
