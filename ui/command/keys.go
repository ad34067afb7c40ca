package command

import (
	"runtime"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"alumnibook/assets"
)

// mac is what the runtime calls macOS.
const mac = "darwin"

// MacSettings is the name by which the toolkit knows what belongs into the menu of the program, which is English throughout.
const MacSettings = "Settings…"

// inMenuBar is the command's name in the menu bar of a system.
func (c *Command) inMenuBar(w *assets.Translator, system string) string {
	if c.Settings && system == mac {
		return MacSettings
	}
	return c.Name(w)
}

// macKeys are shortcuts that have other keys on macOS, where Alt and an arrow move the cursor by a word.
var macKeys = map[Shortcut]Shortcut{
	Alt(fyne.KeyLeft):  Ctrl(fyne.KeyLeftBracket),
	Alt(fyne.KeyRight): Ctrl(fyne.KeyRightBracket),
}

// on is the shortcut as a system has it.
func (s Shortcut) on(system string) Shortcut {
	if other, ok := macKeys[s]; ok && system == mac {
		return other
	}
	return s
}

// Fyne is the shortcut as the window knows it, nil for none.
func (s Shortcut) Fyne() fyne.Shortcut { return s.fyneOn(runtime.GOOS) }

func (s Shortcut) fyneOn(system string) fyne.Shortcut {
	s = s.on(system)
	if s.IsZero() || s.Bare && system == mac { // whose menu bar would take F1 for the letter F
		return nil
	}
	if s.Bare {
		return &desktop.CustomShortcut{KeyName: s.Key}
	}
	if !s.Shift && !s.Alt {
		switch s.Key { // the driver has names of its own for these
		case fyne.KeyZ:
			return &fyne.ShortcutUndo{}
		case fyne.KeyY:
			return &fyne.ShortcutRedo{}
		case fyne.KeyA:
			return &fyne.ShortcutSelectAll{}
		}
	}
	mod := fyne.KeyModifierControl
	switch {
	case s.Alt:
		mod = fyne.KeyModifierAlt
	case system == mac:
		mod = fyne.KeyModifierSuper
	}
	if s.Shift {
		mod |= fyne.KeyModifierShift
	}
	return &desktop.CustomShortcut{KeyName: s.Key, Modifier: mod}
}

// keyWords are the keys whose name is not what is printed on them.
var keyWords = map[fyne.KeyName]string{
	fyne.KeyLeft: "key.left", fyne.KeyRight: "key.right", fyne.KeyDelete: "key.delete", fyne.KeyReturn: "key.enter",
	fyne.KeyPlus: "key.plus", fyne.KeyMinus: "key.minus",
}

// Text writes the shortcut as it is printed on the keys: "Ctrl+Shift+Z", "Strg+K", "Cmd+K"; "" for none.
func (s Shortcut) Text(w *assets.Translator) string { return s.textOn(runtime.GOOS, w) }

func (s Shortcut) textOn(system string, w *assets.Translator) string {
	s = s.on(system)
	if s.IsZero() {
		return ""
	}
	if s.Bare {
		return string(s.Key)
	}
	text := w.T("key.ctrl")
	if system == mac {
		text = "Cmd"
	}
	if s.Alt {
		text = "Alt"
	}
	if s.Shift {
		text += "+" + w.T("key.shift")
	}
	if k, ok := keyWords[s.Key]; ok {
		return text + "+" + w.T(k)
	}
	return text + "+" + string(s.Key)
}
