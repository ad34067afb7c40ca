package command

import (
	"testing"

	"fyne.io/fyne/v2"

	"alumnibook/assets"
)

func table() (*Table, map[string]int) {
	t, ran := NewTable(assets.Words("en")), map[string]int{}
	can := false
	run := func(id string) func() { return func() { ran[id]++ } }
	t.Add(File,
		Command{ID: "first", Words: "command.import", Shortcut: Ctrl(fyne.KeyE), Possible: func() (bool, string) { return can, "command.unknown" }, Run: run("first")},
		Command{ID: "second", Words: "command.export", Shortcut: Ctrl(fyne.KeyE), Run: run("second")},
		Command{ID: "app.quit", Words: "command.quit", Line: true, Always: true, Hidden: true, Run: run("app.quit")},
	)
	t.Add(Edit, Command{ID: "undo", Words: "command.undo", Shortcut: Ctrl(fyne.KeyZ), Run: run("undo")})
	return t, ran
}

func TestShortcutGoesToThePossibleOne(t *testing.T) {
	tab, ran := table()
	for _, item := range tab.MainMenu().Items[0].Items {
		if item.Shortcut != nil {
			item.Action() // what the window does with the first item of that shortcut
			break
		}
	}
	if ran["first"] != 0 || ran["second"] != 1 {
		t.Errorf("ran %v, want the second", ran)
	}
}

func TestRefusalSaysWhy(t *testing.T) {
	tab, ran := table()
	said := ""
	tab.Refused = func(reason string) { said = reason }
	if tab.Run("first") || said != "command.unknown" || ran["first"] != 0 {
		t.Errorf("ran %v, said %q", ran, said)
	}
	if ok, reason := tab.Can("nothing"); ok || reason != "command.unknown" {
		t.Errorf("an unknown command: %v %q", ok, reason)
	}
}

func TestQuestionsBlockAllButSome(t *testing.T) {
	tab, ran := table()
	tab.Blocked = func() bool { return true }
	tab.Run("second")
	tab.Run("app.quit")
	if ran["second"] != 0 || ran["app.quit"] != 1 {
		t.Errorf("ran %v", ran)
	}
}

func TestMenusAndPaletteShowTheTable(t *testing.T) {
	tab, _ := table()
	menu := tab.MainMenu()
	if len(menu.Items) != 2 || menu.Items[0].Label != "File" || menu.Items[1].Label != "Edit" {
		t.Fatalf("menus %v", menu.Items)
	}
	file := menu.Items[0].Items
	if !file[2].IsSeparator || !file[3].IsQuit {
		t.Errorf("the quit item stands wrong: %v", file)
	}
	if got := menu.Items[1].Items[0].Shortcut.ShortcutName(); got != (&fyne.ShortcutUndo{}).ShortcutName() {
		t.Errorf("Ctrl+Z is %q for the window", got)
	}
	list := tab.Palette()
	if len(list) != 2 || list[0].ID != "second" || list[0].Shortcut != "Ctrl+E" {
		t.Errorf("palette %v", list)
	}
	context := tab.Context("first", "", "second")
	if len(context.Items) != 3 || !context.Items[0].Disabled || context.Items[2].Disabled {
		t.Errorf("context menu %v", context.Items)
	}
	if got := CtrlShift(fyne.KeyZ).Text(assets.Words("de")); got != "Strg+Umschalt+Z" {
		t.Errorf("got %q", got)
	}
}
