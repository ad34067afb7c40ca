package guests

import (
	"alumnibook/model/book"
	"alumnibook/model/consent"
	"alumnibook/ui/command"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
)

// FocusSearch gives the keyboard to the search.
func (v *view) FocusSearch() {
	if v.task == nil {
		v.head.search.Focus()
	}
}

// SelectAll chooses everybody who is shown.
func (v *view) SelectAll() {
	if v.task == nil {
		v.list.grid.SelectAll()
	}
}

// HasUnsaved tells whether a form holds what is not in the book.
func (v *view) HasUnsaved() bool {
	if v.task != nil {
		return v.task.unsaved()
	}
	return v.pane.unsaved()
}

// Save puts it into the book.
func (v *view) Save(done func(ok bool)) {
	if v.task != nil {
		v.task.save(done)
		return
	}
	v.pane.save(done)
}

// Discard throws it away.
func (v *view) Discard() {
	if v.task != nil {
		if d, ok := v.task.(interface{ discard() }); ok {
			d.discard()
		}
		v.close()
		return
	}
	v.pane.discard()
}

// Escape leaves a form, the choice, or the part of the list that is shown.
func (v *view) Escape() bool {
	switch {
	case v.task != nil:
		v.host.Back()
	case v.pane.narrow && v.split.IsOpen():
		v.split.Open(false)
	case v.list.part != onlyAll:
		v.list.only(onlyAll, "")
	default:
		return false
	}
	return true
}

// touching are the kinds of records that the list shows something of.
var touching = []string{book.KindEvent, book.KindAttendance, book.KindPerson, book.KindConsent, book.KindProgramme}

// BookChanged reads again, at once or when the page comes back.
func (v *view) BookChanged(e book.Event) {
	if v.id == 0 || !concerns(e) {
		return
	}
	if v.behind {
		v.stale = true
		return
	}
	v.load()
}

func concerns(e book.Event) bool {
	for _, kind := range touching {
		if e.Kinds[kind] {
			return true
		}
	}
	return len(e.Kinds) == 0
}

// Left hears that another page is in front.
func (v *view) Left() { v.behind = true }

// Close throws the page away.
func (v *view) Close() {
	if v.task != nil {
		v.task.closed()
	}
	page.Drop(v.host, v, "list", "gate", "build", "sources", "intake", "typed")
}

// StatusText says how it stands with the answers.
func (v *view) StatusText() string {
	if v.task != nil || !v.read {
		return ""
	}
	w, c := v.w, v.known.event.Counts
	text := w.T("guests.status", "invited", c.Invited, "yes", c.Yes, "no", c.No, "maybe", c.Maybe, "silent", c.Silent)
	if n := len(v.pane.ids); n > 1 {
		text += " · " + w.N("guests.chosen", n)
	}
	return text
}

// SelectedPeople are the people who are chosen.
func (v *view) SelectedPeople() []int64 {
	if v.task != nil {
		return nil
	}
	return peopleOf(v.guests(v.pane.ids))
}

// standpoint is where the page stood, for Back and Forward.
type standpoint struct {
	part   only
	reason consent.Reason
	search string
	chosen []int64
}

// SaveState notes which part of the list is shown, and who is chosen.
func (v *view) SaveState() any {
	return standpoint{v.list.part, v.list.reason, v.head.search.Text(), v.pane.ids}
}

// RestoreState goes back there.
func (v *view) RestoreState(s any) {
	p, ok := s.(standpoint)
	if !ok || v.task != nil {
		return
	}
	v.list.part, v.list.reason = p.part, p.reason
	v.head.search.SetQuietly(p.search)
	v.list.search(p.search)
	v.list.choose(p.chosen)
	v.pane.show(v.list.grid.Selected())
	v.show()
}

// Commands are what can be done with the list that is shown.
func (v *view) Commands() []page.MenuCommand {
	item := func(id, words, icon string, line bool, can func() (bool, string), do func()) page.MenuCommand {
		return page.MenuCommand{Menu: command.Person, Command: command.Command{ID: id, Words: words, Icon: look.Icon(icon), Line: line, Possible: can, Run: do}}
	}
	here := func() (bool, string) { return v.task == nil && v.read, "guests.why_no_list" }
	some := func() (bool, string) { return v.task == nil && len(v.pane.ids) > 0, "guests.why_nobody" }
	return []page.MenuCommand{
		item("guests.build", "guests.command_build", "plus", true, here, func() { v.open(doBuild) }),
		item("guests.paste", "guests.paste", "mail", false, here, func() { v.open(doPaste) }),
		item("guests.sheet", "guests.sheet", "import", false, here, v.pickSheet),
		item("guests.remove", "guests.command_remove", "trash", false, some, func() { v.askRemove(v.pane.ids) }),
	}
}
