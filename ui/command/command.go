// Package command holds the one table of everything that can be done: menu bar, palette, context menus and
// buttons are drawn from it.
package command

import (
	"fyne.io/fyne/v2"

	"alumnibook/assets"
)

// Menu is the menu that a command stands in.
type Menu string

// The menus, whose words stand under "menu." + Menu.
const (
	File   Menu = "file"
	Edit   Menu = "edit"
	Person Menu = "person"
	View   Menu = "view"
	Go     Menu = "go"
	Help   Menu = "help"
)

// Menus lists them in the order of the menu bar. An empty one is not shown.
var Menus = []Menu{File, Edit, Person, View, Go, Help}

// Command is one thing that can be done.
type Command struct {
	ID        string                // "person.new"; unique
	Words     string                // key of its name; with "…" where a question follows
	Args      []any                 // what fills the name's placeholders
	Icon      fyne.Resource         // may be nil
	Shortcut  Shortcut              // the zero one for none
	Line      bool                  // a line stands above it in its menu
	Always    bool                  // also possible while a question stands on the window
	Hidden    bool                  // not in the palette
	Danger    bool                  // takes something away
	Settings  bool                  // macOS keeps it in the menu of the program
	InProgram bool                  // macOS has it in the menu of the program by itself
	Possible  func() (bool, string) // whether it can be done now, and the key of the sentence that says why not; nil is always
	Run       func()
}

// Name is the command's name in a language.
func (c *Command) Name(w *assets.Translator) string { return w.T(c.Words, c.Args...) }

// Can tells whether the command can be done now, and else the key of the reason.
func (c *Command) Can() (bool, string) {
	if c.Possible == nil {
		return true, ""
	}
	return c.Possible()
}

// Shortcut is a key with Ctrl, which is Cmd on macOS, or with Alt alone, or a function key by itself. Ctrl and Alt together
// do not exist: on many keyboards that types letters.
type Shortcut struct {
	Key   fyne.KeyName
	Shift bool
	Alt   bool // Alt instead of Ctrl
	Bare  bool // no other key with it
}

// Ctrl is the key with Ctrl or Cmd.
func Ctrl(key fyne.KeyName) Shortcut { return Shortcut{Key: key} }

// CtrlShift is the key with Ctrl or Cmd and Shift.
func CtrlShift(key fyne.KeyName) Shortcut { return Shortcut{Key: key, Shift: true} }

// Alt is the key with Alt.
func Alt(key fyne.KeyName) Shortcut { return Shortcut{Key: key, Alt: true} }

// Bare is a function key by itself. The window listens for it, since no menu bar knows such keys.
func Bare(key fyne.KeyName) Shortcut { return Shortcut{Key: key, Bare: true} }

// IsZero tells that there is no shortcut.
func (s Shortcut) IsZero() bool { return s.Key == "" }
