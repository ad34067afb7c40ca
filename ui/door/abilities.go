package door

import (
	"strings"

	"alumnibook/model/book"
	"alumnibook/ui/command"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
)

// BookChanged reads the list again where something else than this page has changed it.
func (v *view) BookChanged(e book.Event) {
	if v.id == 0 || v.closed || !v.saver.told(e.Change) {
		return
	}
	if !e.Kinds[book.KindAttendance] && !e.Kinds[book.KindEvent] && !e.Kinds[book.KindPerson] && !e.Kinds[book.KindColleague] {
		return
	}
	if v.behind {
		v.stale = true
		return
	}
	v.load()
}

// Commands are what can be done at the door by the menu and its keys.
func (v *view) Commands() []page.MenuCommand {
	here := func() (bool, string) { return v.known.event.ID != 0, "" }
	return []page.MenuCommand{
		{Menu: command.Person, Command: command.Command{ID: "door.paper", Words: "door.paper", Icon: look.Icon("list"), Line: true, Possible: here, Run: v.askPaper}},
		{Menu: command.Person, Command: command.Command{ID: "door.walk_in", Words: "door.walk_in", Icon: look.Icon("plus"), Possible: here, Run: func() { v.askNew(strings.TrimSpace(v.field.Text())) }}},
	}
}
