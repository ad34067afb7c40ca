package command

import (
	"runtime"

	"fyne.io/fyne/v2"

	"alumnibook/assets"
)

// Table holds all commands.
type Table struct {
	words *assets.Translator
	menus map[Menu][]*Command
	byID  map[string]*Command

	// Refused is told the key of the sentence why a command could not be done; nil to say nothing.
	Refused func(reason string)
	// Blocked tells that a question stands on the window, so that only commands marked Always may run.
	Blocked func() bool
	// Elsewhere gets the shortcut of a blocked command, for the question itself; may be nil.
	Elsewhere func(fyne.Shortcut)
	// Before is told that a command is about to be done; may be nil.
	Before func()
}

// NewTable makes an empty table that speaks a language.
func NewTable(words *assets.Translator) *Table {
	return &Table{words: words, menus: map[Menu][]*Command{}, byID: map[string]*Command{}}
}

// Add puts commands at the end of a menu. A command of an ID that is there already takes that one's place.
func (t *Table) Add(menu Menu, commands ...Command) {
	for i := range commands {
		c := commands[i]
		if old := t.byID[c.ID]; old != nil {
			*old = c
			continue
		}
		t.byID[c.ID] = &c
		t.menus[menu] = append(t.menus[menu], &c)
	}
}

// Get finds a command, nil where there is none of that ID.
func (t *Table) Get(id string) *Command { return t.byID[id] }

// Can tells whether a command can be done now, and else the key of the reason.
func (t *Table) Can(id string) (bool, string) {
	c := t.byID[id]
	if c == nil {
		return false, "command.unknown"
	}
	return c.Can()
}

// Run does a command and tells whether it was possible; where not, Refused hears why.
func (t *Table) Run(id string) bool {
	c := t.byID[id]
	return c != nil && t.run(c)
}

func (t *Table) run(c *Command) bool {
	if t.Before != nil {
		t.Before()
	}
	if t.Blocked != nil && !c.Always && t.Blocked() {
		if t.Elsewhere != nil && !c.Shortcut.IsZero() {
			t.Elsewhere(c.Shortcut.Fyne())
		}
		return false
	}
	ok, reason := c.Can()
	if !ok {
		if t.Refused != nil && reason != "" {
			t.Refused(reason)
		}
		return false
	}
	c.Run()
	return true
}

// Press does the first possible command of a shortcut: pages may give the same keys to what they do. It tells
// whether any command has these keys.
func (t *Table) Press(s Shortcut) bool {
	var first *Command
	for _, menu := range Menus {
		for _, c := range t.menus[menu] {
			if c.Shortcut != s {
				continue
			}
			if ok, _ := c.Can(); ok {
				t.run(c)
				return true
			}
			if first == nil {
				first = c
			}
		}
	}
	if first != nil {
		t.run(first)
	}
	return first != nil
}

// MainMenu draws the menu bar. The window looks for shortcuts here before anything else, so that they work
// wherever the cursor stands.
func (t *Table) MainMenu() *fyne.MainMenu { return t.mainMenuOn(runtime.GOOS) }

func (t *Table) mainMenuOn(system string) *fyne.MainMenu {
	main := fyne.NewMainMenu()
	for _, menu := range Menus {
		if len(t.menus[menu]) == 0 {
			continue
		}
		m := fyne.NewMenu(t.words.T("menu." + string(menu)))
		for i, c := range t.menus[menu] {
			if c.InProgram && system == mac {
				continue
			}
			if c.Line && i > 0 {
				m.Items = append(m.Items, fyne.NewMenuItemSeparator())
			}
			item := t.item(c)
			item.Label = c.inMenuBar(t.words, system)
			m.Items = append(m.Items, item)
		}
		main.Items = append(main.Items, m)
	}
	return main
}

// quitID is the command that closes the window; the menu bar would add one of its own without it.
const quitID = "app.quit"

func (t *Table) item(c *Command) *fyne.MenuItem {
	item := fyne.NewMenuItem(c.Name(t.words), func() {
		if ok, _ := c.Can(); !ok && !c.Shortcut.IsZero() {
			t.Press(c.Shortcut)
			return
		}
		t.run(c)
	})
	item.Shortcut, item.Icon, item.IsQuit = c.Shortcut.Fyne(), c.Icon, c.ID == quitID
	return item
}

// Context draws a context menu of some commands, in this order; "" is a line between them. What can't be done
// now is grey.
func (t *Table) Context(ids ...string) *fyne.Menu {
	m := fyne.NewMenu("")
	for _, id := range ids {
		c := t.byID[id]
		if c == nil {
			if n := len(m.Items); n > 0 && !m.Items[n-1].IsSeparator {
				m.Items = append(m.Items, fyne.NewMenuItemSeparator())
			}
			continue
		}
		item := t.item(c)
		if item.Shortcut != nil { // Fyne draws the keys too faint to be read, and in English
			item.Label, item.Shortcut = item.Label+" ("+c.Shortcut.Text(t.words)+")", nil
		}
		ok, _ := c.Can()
		item.Disabled = !ok
		m.Items = append(m.Items, item)
	}
	return m
}

// Entry is a command as the palette shows it.
type Entry struct {
	ID, Name, Shortcut string
	Icon               fyne.Resource
}

// Palette lists what can be done now, menu by menu.
func (t *Table) Palette() []Entry {
	var list []Entry
	for _, menu := range Menus {
		for _, c := range t.menus[menu] {
			if ok, _ := c.Can(); ok && !c.Hidden {
				list = append(list, Entry{c.ID, c.Name(t.words), c.Shortcut.Text(t.words), c.Icon})
			}
		}
	}
	return list
}

// Listed is a command with its keys, in the menu that it stands in.
type Listed struct {
	ID, Menu, Name, Shortcut string
}

// Shortcuts lists the commands that have keys, menu by menu, whether they can be done now or not. Where two commands
// have the same keys, both are listed: which of them is meant depends on the page.
func (t *Table) Shortcuts() []Listed {
	var list []Listed
	for _, menu := range Menus {
		for _, c := range t.menus[menu] {
			if !c.Shortcut.IsZero() {
				list = append(list, Listed{c.ID, t.words.T("menu." + string(menu)), c.Name(t.words), c.Shortcut.Text(t.words)})
			}
		}
	}
	return list
}
