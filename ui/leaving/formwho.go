package leaving

import (
	"context"
	"strings"

	"alumnibook/model"
	"alumnibook/ui/dates"
	"alumnibook/ui/page"
	"alumnibook/ui/tell"
	"alumnibook/ui/widgets"
)

// offered is how many people are suggested while a name is typed.
const offered = 8

// offer finds people of the book by what was typed.
func (f *leaverForm) offer(typed string) []widgets.Choice {
	if strings.TrimSpace(typed) == "" || f.chosen.person.ID != 0 && typed == f.chosen.person.CallName() {
		return nil
	}
	rows, _, err := f.v.host.Book().FirstPage(context.Background(), model.Filter{Search: typed}, model.Sort{}, offered)
	if err != nil {
		return nil
	}
	list := make([]widgets.Choice, 0, len(rows))
	for _, r := range rows {
		list = append(list, widgets.Choice{Value: page.TextOf(r.ID), Text: r.Name, Note: tell.Joined(", ", r.Position, r.Office)})
	}
	return list
}

// pick takes a person of the book.
func (f *leaverForm) pick(id int64) {
	b := f.v.host.Book()
	page.Read(f.v.host, f.v, "one", func(ctx context.Context) (one, error) { return readOne(ctx, b, id) }, f.choose)
}

// choose fills in what is known of a person. That stands in the book and is not changed here.
func (f *leaverForm) choose(o one) {
	f.chosen = o
	p := &o.person
	f.name.SetValue(p.CallName())
	f.name.SetHint(f.standing(&o))
	if e := p.LastEmployment(); e != nil {
		f.office.SetValue(e.Office)
		f.department.SetValue(e.Department)
		f.position.SetValue(e.Position)
	}
	f.lock(true)
	if p.OwnerID != 0 {
		f.owner.SetOptions(f.known.colleagueChoices(p.OwnerID)...)
		f.owner.SetValue(page.TextOf(p.OwnerID))
	}
	if o.leaving.ID != 0 && p.Status == model.StatusLeaving {
		dates.Set(f.lastDay, o.leaving.LastDay)
	} else if e := p.LastEmployment(); e != nil && e.To.IsFull() && p.Status == model.StatusLeaving {
		dates.Set(f.lastDay, e.To)
	}
	if f.v.task == f {
		f.about(p.ID)
		f.lastDay.Focus()
	}
}

// standing says what the book knows of somebody that matters now.
func (f *leaverForm) standing(o *one) string {
	w, p := f.v.w, &o.person
	e := p.LastEmployment()
	switch {
	case p.Status == model.StatusLeaving && o.leaving.ID != 0:
		return w.T("leaving.already", "day", w.LongDate(o.leaving.LastDay))
	case p.Status == model.StatusLeaving, e == nil, e.To.IsZero():
		return w.T("leaving.in_book")
	}
	return w.T("leaving.has_left", "day", w.LongDate(e.To))
}

func (f *leaverForm) lock(yes bool) {
	for _, field := range []interface {
		Disable()
		Enable()
	}{f.office, f.department, f.position} {
		if yes {
			field.Disable()
		} else {
			field.Enable()
		}
	}
}

// typed makes it somebody new once another name is typed.
func (f *leaverForm) typed(text string) {
	if f.chosen.person.ID == 0 {
		hint := ""
		if strings.TrimSpace(text) != "" {
			hint = f.v.w.T("leaving.is_new")
		}
		f.name.SetHint(hint)
		return
	}
	if strings.TrimSpace(text) == f.chosen.person.CallName() {
		return
	}
	f.chosen = one{}
	f.about(0)
	f.office.SetValue("")
	f.department.SetValue("")
	f.position.SetValue("")
	f.lock(false)
	f.name.SetHint(f.v.w.T("leaving.is_new"))
}
