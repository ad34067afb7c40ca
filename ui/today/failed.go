package today

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/tell"
	"alumnibook/ui/widgets"
)

// failedCard is which addresses turned out to be wrong.
func (v *view) failedCard() fyne.CanvasObject {
	due := v.known.due
	var lines []fyne.CanvasObject
	for i := range v.shown("failed", len(due.Failed)) {
		lines = append(lines, v.failedLine(due.Failed[i]))
	}
	return v.listCard("failed", v.w.T("today.failed"), due.FailedCount, lines, v.all("failed"))
}

func (v *view) failedLine(f book.FailedAddress) fyne.CanvasObject {
	w := v.w
	mend := func() { v.host.Open(page.Route{Page: editor, Do: "edit", ID: f.Row.ID}) }
	edit := widgets.NewMenuButton(widgets.Quiet, w.T("today.mend"), nil, func() []*fyne.MenuItem { return v.failedMenu(f, mend) }).Smaller()
	name := "failed:" + strconv.FormatInt(f.Row.ID, 10) + ":" + f.Text
	return line{
		lead: widgets.NewIcon("warning", look.ColorAmber, 18), title: f.Row.CallName(), plain: true,
		under: tell.Joined(" · ", w.T("today.failed_on."+string(f.Kind), "when", w.Ago(v.known.today, f.On)), strings.TrimSpace(f.Text)),
		right: []fyne.CanvasObject{v.stop(name, edit)}, open: mend, items: func() []*fyne.MenuItem { return v.failedMenu(f, mend) },
	}.object()
}

func (v *view) failedMenu(f book.FailedAddress, mend func()) []*fyne.MenuItem {
	w := v.w
	return []*fyne.MenuItem{
		widgets.MenuItem(w.T("today.failed_edit"), look.Icon("edit"), false, mend),
		widgets.MenuItem(w.T("today.failed_right"), look.Icon("check"), false, func() { v.unmark(f) }),
		widgets.MenuItem(w.T("today.failed_remove"), look.Icon("trash"), false, func() { v.removeAddress(f) }),
		widgets.MenuItem(w.T("today.copy"), look.Icon("copy"), false, func() { v.host.Copy(f.Text) }),
		fyne.NewMenuItemSeparator(),
		widgets.MenuItem(w.T("today.open_call"), look.Icon("phone"), f.Row.Phone == "", v.openCall(f.Row.ID)),
		widgets.MenuItem(w.T("today.show_person"), look.Icon("user"), false, v.openPerson(f.Row.ID)),
	}
}

// unmark says that an address is right after all.
func (v *view) unmark(f book.FailedAddress) {
	v.changeAddress(f, func(p *model.Person) {
		for i := range p.Emails {
			if wrongEmail(f)(p.Emails[i]) {
				p.Emails[i].Failed = model.Date{}
			}
		}
		for i := range p.Phones {
			if wrongPhone(f)(p.Phones[i]) {
				p.Phones[i].Failed = model.Date{}
			}
		}
		for i := range p.Addresses {
			if wrongAddress(f)(p.Addresses[i]) {
				p.Addresses[i].Failed = model.Date{}
			}
		}
	})
}

// removeAddress takes a wrong address off a person.
func (v *view) removeAddress(f book.FailedAddress) {
	v.changeAddress(f, func(p *model.Person) {
		p.Emails = slices.DeleteFunc(p.Emails, wrongEmail(f))
		p.Phones = slices.DeleteFunc(p.Phones, wrongPhone(f))
		p.Addresses = slices.DeleteFunc(p.Addresses, wrongAddress(f))
	})
}

func (v *view) changeAddress(f book.FailedAddress, change func(p *model.Person)) {
	v.do(model.Doing{Code: "edit", Name: f.Row.CallName()}, func(tx *book.Tx) error {
		p, err := tx.Person(f.Row.ID)
		if err != nil {
			return err
		}
		change(&p)
		return tx.UpdatePeople([]*model.Person{&p})
	})
}

func wrongEmail(f book.FailedAddress) func(model.Email) bool {
	return func(e model.Email) bool { return f.Kind == book.FailedEmail && e.Failed == f.On && e.Address == f.Text }
}

func wrongPhone(f book.FailedAddress) func(model.Phone) bool {
	return func(p model.Phone) bool { return f.Kind == book.FailedPhone && p.Failed == f.On && p.Number == f.Text }
}

// wrongAddress compares the day alone: as a line, an address is written another way than it is stored.
func wrongAddress(f book.FailedAddress) func(model.Address) bool {
	return func(a model.Address) bool { return f.Kind == book.FailedPost && a.Failed == f.On }
}
