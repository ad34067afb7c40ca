package leaving

import (
	"alumnibook/model/book"
	"alumnibook/ui/command"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
)

// HasUnsaved tells whether a form holds what is not in the book.
func (v *view) HasUnsaved() bool {
	if v.task != nil {
		return v.task.unsaved()
	}
	return v.sheet.unsaved()
}

// Save puts it into the book.
func (v *view) Save(done func(ok bool)) {
	if v.task != nil {
		v.task.save(done)
		return
	}
	v.sheet.save(done)
}

// Discard throws it away.
func (v *view) Discard() {
	if d, ok := v.task.(interface{ discard() }); ok {
		d.discard()
	}
	v.task = nil
	v.sheet.shut()
}

// Escape leaves a form, or what is open in the checklist.
func (v *view) Escape() bool {
	if v.task != nil {
		v.host.Back()
		return true
	}
	return v.sheet.escape()
}

// BookChanged reads again, unless that would take away what is being typed.
func (v *view) BookChanged(book.Event) {
	if !v.behind && v.task == nil { // otherwise the list is read when it comes back
		v.load()
	}
}

// Left hears that another page is in front.
func (v *view) Left() { v.behind = true }

// Close throws the page away.
func (v *view) Close() {
	page.Drop(v.host, v, "list", "one", "form")
}

// StatusText counts those who leave, and what is due.
func (v *view) StatusText() string {
	if v.task != nil || !v.read {
		return ""
	}
	text := v.w.N("leaving.status", len(v.known.lines))
	if n := v.due(); n > 0 {
		text += " · " + v.w.N("leaving.status_due", n)
	}
	return text
}

// due counts the open steps of today and before.
func (v *view) due() int {
	n, today := 0, v.host.Today()
	for _, l := range v.known.lines {
		for _, i := range l.leaving.Open() {
			if !today.Before(l.leaving.Steps[i].Due) {
				n++
			}
		}
	}
	return n
}

// SelectedPeople is who is chosen.
func (v *view) SelectedPeople() []int64 {
	if v.sheet.id == 0 || v.task != nil {
		return nil
	}
	return []int64{v.sheet.id}
}

// SaveState is who is chosen.
func (v *view) SaveState() any { return v.sheet.id }

// RestoreState chooses somebody again.
func (v *view) RestoreState(s any) {
	if id, ok := s.(int64); ok && id != 0 && v.task == nil {
		v.want = id
		v.load()
	}
}

// Commands are what can be done with the checklist that is shown.
func (v *view) Commands() []page.MenuCommand {
	person := func(id, words, icon string, line bool, can func() (bool, string), do func()) page.MenuCommand {
		return page.MenuCommand{Menu: command.Person, Command: command.Command{ID: id, Words: words, Icon: look.Icon(icon), Line: line, Possible: can, Run: do}}
	}
	some := func() (bool, string) { return v.task == nil && v.sheet.data.leaving.ID != 0, "leaving.why_none" }
	who := func() (bool, string) { return v.task == nil && v.sheet.id != 0, "leaving.why_none" }
	return []page.MenuCommand{
		person("leaving.move", "leaving.command_move", "calendar", true, some, func() { v.sheet.open(panelMove) }),
		person("leaving.step", "leaving.command_step", "plus", false, some, func() { v.sheet.open(panelAdd) }),
		person("leaving.interview", "leaving.command_interview", "note", false, who, func() { v.sheet.writeInterview() }),
		person("leaving.remove", "leaving.command_remove", "trash", false, some, func() { v.sheet.askRemove() }),
	}
}
