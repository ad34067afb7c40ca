package ui

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"alumnibook/ui/command"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

// addCommands fills the table with what is possible everywhere in the program.
func (f *frame) addCommands() {
	s, t := f.s, f.table
	f.addPeopleCommands()
	t.Add(command.File,
		command.Command{ID: "book.new", Words: "command.book_new", Icon: look.Icon("plus"), Line: true, Run: func() { f.leave(s.startAnew) }},
		command.Command{ID: "book.open", Words: "command.book_open", Icon: look.Icon("folder"), Shortcut: command.Ctrl(fyne.KeyO), Run: func() { f.leave(s.askForBook) }},
		command.Command{ID: "save", Words: "command.save", Icon: look.Icon("check"), Shortcut: command.Ctrl(fyne.KeyS), Line: true, Possible: f.canSave, Run: f.saveFront},
		command.Command{ID: "app.quit", Words: "command.quit", Shortcut: command.Ctrl(fyne.KeyQ), Line: true, Hidden: true, InProgram: true, Run: s.requestClose},
	)
	f.addLockCommand()
	t.Add(command.Edit,
		command.Command{ID: "undo", Words: "command.undo", Icon: look.Icon("undo"), Shortcut: command.Ctrl(fyne.KeyZ), Always: true, Possible: f.canUndo, Run: f.runUndo},
		command.Command{ID: "redo", Words: "command.redo", Icon: look.Icon("redo"), Shortcut: command.CtrlShift(fyne.KeyZ), Always: true, Possible: f.canRedo, Run: f.runRedo},
		command.Command{ID: "search", Words: "command.search", Icon: look.Icon("search"), Shortcut: command.Ctrl(fyne.KeyF), Line: true, Run: f.search},
		command.Command{ID: "palette", Words: "command.palette", Shortcut: command.Ctrl(fyne.KeyK), Hidden: true, Run: f.openPalette},
	)
	f.addSizes()
	f.addLooks()
	f.addPlaces()
	t.Add(command.Help, s.helpCommand(), command.Command{
		ID: "log.folder", Words: "command.log_folder", Icon: look.Icon("folder"), Run: func() { f.OpenFile(s.o.LogFolder) },
	})
	for _, e := range f.entries {
		if e.Commands == nil {
			continue
		}
		for _, m := range e.Commands(f) {
			t.Add(m.Menu, m.Command)
		}
	}
}

// addPeopleCommands adds what is done with people from anywhere.
func (f *frame) addPeopleCommands() {
	if f.entry(page.People) == nil {
		return
	}
	do := func(what string) func() { return func() { f.Open(page.Route{Page: page.People, Do: what}) } }
	f.table.Add(command.File, command.Command{
		ID: "export", Words: "command.export", Icon: look.Icon("export"), Shortcut: command.Ctrl(fyne.KeyE), Run: do("export"),
	})
	f.table.Add(command.Person,
		command.Command{ID: "person.new", Words: "command.person_new", Icon: look.Icon("plus"), Shortcut: command.Ctrl(fyne.KeyN), Run: do("new")},
		command.Command{ID: "person.log", Words: "command.person_log", Icon: look.Icon("phone"), Shortcut: command.Ctrl(fyne.KeyL), Run: f.logCall},
	)
	if f.entry(page.Call) != nil {
		f.table.Add(command.Person, command.Command{
			ID: "person.card", Words: "command.person_card", Icon: look.Icon("phone"), Shortcut: command.CtrlShift(fyne.KeyD), Run: f.openCard,
		})
	}
}

// addPlaces adds the pages of the navigation, numbered as they stand there, and the way back.
func (f *frame) addPlaces() {
	n := 0
	for _, e := range f.navigated() {
		route := page.Route{Page: e.ID}
		c := command.Command{ID: "go." + e.ID, Words: e.Words, Icon: e.Icon, Run: func() { f.Open(route) }}
		if n++; n <= 9 {
			c.Shortcut = command.Ctrl(fyne.KeyName(strconv.Itoa(n)))
		}
		if e.ID == page.Settings {
			c.Shortcut, c.Settings = command.Ctrl(fyne.KeyComma), true
		}
		f.table.Add(command.Go, c)
	}
	f.table.Add(command.Go,
		command.Command{ID: "back", Words: "command.back", Icon: look.Icon("chevron-left"), Shortcut: command.Alt(fyne.KeyLeft), Line: true, Possible: reason(f.history.canBack, "command.no_back"), Run: f.Back},
		command.Command{ID: "forward", Words: "command.forward", Icon: look.Icon("chevron-right"), Shortcut: command.Alt(fyne.KeyRight), Possible: reason(f.history.canForward, "command.no_forward"), Run: f.forward},
	)
}

// navigated are the pages of the navigation from top to bottom.
func (f *frame) navigated() []page.Entry {
	var above, below []page.Entry
	for _, e := range f.entries {
		switch {
		case e.Words == "":
		case e.Below:
			below = append(below, e)
		default:
			above = append(above, e)
		}
	}
	return append(above, below...)
}

// addPageCommands adds a page's own commands, possible while it is in front.
func (f *frame) addPageCommands(p page.Page, list []page.MenuCommand) {
	for _, m := range list {
		c, can := m.Command, m.Can
		c.Possible = func() (bool, string) {
			if !f.inFront(p) {
				return false, ""
			}
			return can()
		}
		f.table.Add(m.Menu, c)
	}
	f.refuseWriting()
	if len(list) > 0 {
		f.s.setMenu(f.table.MainMenu())
	}
}

func reason(can func() bool, key string) func() (bool, string) {
	return func() (bool, string) {
		if can() {
			return true, ""
		}
		return false, key
	}
}

func (f *frame) canSave() (bool, string) {
	u, ok := ability[page.Unsaved](f)
	return ok && u.HasUnsaved(), "command.nothing_to_save"
}

func (f *frame) saveFront() {
	if u, ok := ability[page.Unsaved](f); ok {
		u.Save(func(bool) {})
	}
}

// search puts the cursor into the page's search field; a page without one hands over to the first that has one.
func (f *frame) search() {
	if s, ok := ability[page.Searchable](f); ok {
		s.FocusSearch()
		return
	}
	if f.entry(page.People) != nil {
		f.Open(page.Route{Page: page.People, Do: "search"})
	}
}

// typing is the text field that has the cursor, with what stands in it.
func (f *frame) typing() (e *widget.Entry, ok bool) {
	switch e := f.s.win.Canvas().Focused().(type) {
	case *widget.Entry:
		return e, true
	case *widgets.Input:
		return &e.Entry, true
	}
	return nil, false
}

func (f *frame) canUndo() (bool, string) {
	_, typing := f.typing()
	return typing || f.can.canUndo, "command.nothing_to_undo"
}

func (f *frame) canRedo() (bool, string) {
	_, typing := f.typing()
	return typing || f.can.canRedo, "command.nothing_to_redo"
}

func (f *frame) runUndo() { f.takeBack((*widget.Entry).Undo, f.can.canUndo, f.can.undo.ID) }

func (f *frame) runRedo() { f.takeBack((*widget.Entry).Redo, f.can.canRedo, f.can.redo.ID) }

// takeBack lets the text field with the cursor go first. Only where it has nothing to take back, and nothing is
// being edited on the page, it is the book's turn.
func (f *frame) takeBack(inField func(*widget.Entry), can bool, change int64) {
	if e, ok := f.typing(); ok {
		before := e.Text
		inField(e)
		u, holds := ability[page.Unsaved](f)
		if e.Text != before || f.s.asking() || holds && u.HasUnsaved() {
			return
		}
	}
	if can && !f.s.asking() {
		f.Undo(change, nil)
	}
}
