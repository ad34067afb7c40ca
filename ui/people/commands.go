package people

import (
	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/exchange/handover"
	"alumnibook/ui/command"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
)

// Commands are what can be done with the people who are chosen.
func (v *view) Commands() []page.MenuCommand {
	person := func(c command.Command) page.MenuCommand { return page.MenuCommand{Menu: command.Person, Command: c} }
	file := func(c command.Command) page.MenuCommand { return page.MenuCommand{Menu: command.File, Command: c} }
	one, some := v.needOne, v.needSome
	return []page.MenuCommand{
		person(command.Command{ID: "people.edit", Words: "people.edit", Icon: look.Icon("edit"), Line: true, Possible: one, Run: v.edit}),
		// In no menu: there stands the one of the window, which asks whose call it was.
		{Command: command.Command{ID: "people.log_call", Words: "people.log_call", Icon: look.Icon("phone"), Possible: some, Run: func() { v.log(model.InteractionCall) }}},
		person(command.Command{ID: "people.log_other", Words: "people.log_other", Icon: look.Icon("note"), Shortcut: command.CtrlShift(fyne.KeyL), Possible: some, Run: func() { v.log("") }}),
		{Command: command.Command{ID: "people.call_card", Words: "people.call_card", Icon: look.Icon("phone"), Possible: one, Run: v.callCard}}, // in no menu, either
		person(command.Command{ID: "people.call", Words: "people.call", Icon: look.Icon("phone"), Shortcut: command.Ctrl(fyne.KeyD), Line: true, Possible: v.needPhone, Run: v.call}),
		person(command.Command{ID: "people.mail", Words: "people.mail", Icon: look.Icon("mail"), Shortcut: command.CtrlShift(fyne.KeyM), Possible: v.needMail, Run: v.mail}),
		person(command.Command{ID: "people.profile", Words: "people.profile", Icon: look.Icon("external"), Possible: one, Run: v.openProfile}),
		person(command.Command{ID: "people.qr", Words: "people.qr", Icon: look.Icon("qr"), Possible: one, Run: v.showQR}),
		person(command.Command{ID: "people.copy", Words: "people.copy", Icon: look.Icon("copy"), Shortcut: command.CtrlShift(fyne.KeyC), Line: true, Possible: some, Run: v.copyContacts}),
		person(command.Command{ID: "people.copy_rows", Words: "people.copy_rows", Icon: look.Icon("copy"), Possible: some, Run: v.copyRows}),
		person(command.Command{ID: "people.consent", Words: "people.consent", Icon: look.Icon("check"), Line: true, Possible: some, Run: v.noteConsents}),
		person(command.Command{ID: "people.pause", Words: "people.pause", Icon: look.Icon("clock"), Possible: some, Run: v.pauseCalls}),
		person(command.Command{ID: "people.resume", Words: "people.resume", Icon: look.Icon("redo"), Possible: v.needPaused, Run: v.resumeCalls}),
		person(command.Command{ID: "people.leaver", Words: "people.leaver", Icon: look.Icon("leave"), Possible: one, Run: v.addLeaver}),
		person(command.Command{ID: "people.tag", Words: "people.tag", Icon: look.Icon("tag"), Shortcut: command.Ctrl(fyne.KeyT), Line: true, Possible: some, Run: v.changeTags}),
		person(command.Command{ID: "people.bulk", Words: "people.bulk", Icon: look.Icon("users"), Shortcut: command.CtrlShift(fyne.KeyE), Possible: v.needSeveral, Run: v.editMany}),
		person(command.Command{ID: "people.merge", Words: "people.merge", Icon: look.Icon("merge"), Possible: v.needTwo, Run: v.mergeTwo}),
		person(command.Command{ID: "people.changes", Words: "people.changes", Icon: look.Icon("history"), Line: true, Possible: one, Run: v.showChanges}),
		person(command.Command{ID: "people.delete", Words: "people.delete", Icon: look.Icon("trash"), Danger: true, Line: true, Possible: some, Run: v.trash}),
		file(command.Command{ID: "people.export", Words: "people.export_selected", Icon: look.Icon("export"), Line: true, Possible: some, Run: func() { v.handOver("") }}),
		file(command.Command{ID: "people.export_shown", Words: "people.export_shown", Icon: look.Icon("columns"), Possible: v.needAnybody, Run: func() { v.handOver(handover.Columns) }}),
		file(command.Command{ID: "people.save_list", Words: "people.save_list", Icon: look.Icon("list"), Line: true, Run: v.saveList}),
	}
}

// contextIDs are the commands of the list's context menu, in order.
var contextIDs = []string{
	"people.edit", "people.call_card", "people.log_call", "people.log_other", "", "people.call", "people.mail", "people.profile", "people.qr", "",
	"people.copy", "people.copy_rows", "", "people.consent", "people.pause", "people.resume", "people.leaver", "people.tag", "people.bulk", "people.merge", "", "people.changes", "people.export", "", "people.delete",
}

// addLeaver begins the checklist of somebody who is about to leave.
func (v *view) addLeaver() { v.host.Open(page.Route{Page: page.Leaving, Do: "new", ID: v.one()}) }

// showChanges shows all that was ever done to a person.
func (v *view) showChanges() { v.host.Open(page.ChangesOf(v.one())) }

func (v *view) needSome() (bool, string) { return len(v.selected) > 0, "people.why_none" }

func (v *view) needOne() (bool, string) {
	if len(v.selected) == 0 {
		return v.needSome()
	}
	return len(v.selected) == 1, "people.why_one"
}

func (v *view) needSeveral() (bool, string) { return len(v.selected) > 1, "people.why_several" }

func (v *view) needTwo() (bool, string) { return len(v.selected) == 2, "people.why_two" }

func (v *view) needAnybody() (bool, string) { return len(v.rows.ids) > 0, "people.why_empty" }

func (v *view) needPhone() (bool, string) {
	if ok, why := v.needOne(); !ok {
		return false, why
	}
	row, known := v.rowOf(v.one())
	return !known || row.Phone != "", "people.why_phone"
}

func (v *view) needMail() (bool, string) {
	if len(v.selected) != 1 {
		return v.needSome()
	}
	row, known := v.rowOf(v.one())
	return !known || row.Email != "", "people.why_mail"
}

func (v *view) needPaused() (bool, string) {
	if ok, why := v.needSome(); !ok {
		return false, why
	}
	p := v.detail.person
	return len(v.selected) > 1 || p != nil && p.Calls.Pause != model.PauseNone, "people.why_not_paused"
}

// one is the person who is chosen alone, 0 where nobody or several are.
func (v *view) one() int64 {
	if len(v.selected) != 1 {
		return 0
	}
	return v.selected[0]
}
