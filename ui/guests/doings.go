package guests

import (
	"slices"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/guests"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/tell"
	"alumnibook/ui/widgets"
)

// menu is what can be done with guests.
func (l *list) menu(ids []int64) []*fyne.MenuItem {
	v, w := l.v, l.v.w
	list := v.guests(ids)
	if len(list) == 0 {
		return nil
	}
	people := peopleOf(list)
	var toInvite, toRemind, waiting []*book.Guest
	for _, g := range list {
		switch {
		case g.Seat == model.SeatWaiting:
			waiting = append(waiting, g)
		case g.WalkIn:
		case g.Invited.IsZero():
			toInvite = append(toInvite, g)
		case g.Reply == model.ReplySilent:
			toRemind = append(toRemind, g)
		}
	}
	answers := fyne.NewMenuItem(w.T("guests.answer"), nil)
	answers.Icon = look.Icon("check")
	answers.ChildMenu = fyne.NewMenu("")
	for _, r := range model.Replies {
		answers.ChildMenu.Items = append(answers.ChildMenu.Items, fyne.NewMenuItem(v.replyName(r), func() { v.replyChosen(ids, r) }))
	}
	return []*fyne.MenuItem{
		answers,
		widgets.MenuItem(w.N("guests.mark_invited", len(toInvite)), look.Icon("mail"), len(toInvite) == 0, func() { v.askInvited(toInvite) }),
		widgets.MenuItem(w.N("guests.mark_reminded", len(toRemind)), look.Icon("clock"), len(toRemind) == 0, func() { v.askReminded(toRemind) }),
		widgets.MenuItem(w.T("guests.move_up"), look.Icon("chevron-up"), len(waiting) == 0, func() { v.askMoveUp(waiting) }),
		fyne.NewMenuItemSeparator(),
		widgets.MenuItem(w.N("guests.open_people", len(people)), look.Icon("user"), len(people) == 0, func() { v.openPeople(people) }),
		widgets.MenuItem(w.N("guests.remove", len(list)), look.Icon("trash"), false, func() { v.askRemove(ids) }),
	}
}

func (v *view) replyChosen(ids []int64, r model.Reply) {
	if len(ids) == 1 {
		page.Guard(v.host, v, func() { v.reply(ids[0], r, nil) }, nil)
		return
	}
	v.replyMany(ids, r)
}

// askRemove takes guests off the list, after a question that says what goes with them.
func (v *view) askRemove(ids []int64) {
	list := v.guests(ids)
	if len(list) == 0 {
		return
	}
	w, text := v.w, v.w.T("guests.remove_text")
	if slices.ContainsFunc(list, func(g *book.Guest) bool { return g.Reply != model.ReplySilent || g.HasCome() }) {
		text = w.T("guests.remove_answered")
	}
	title := w.N("guests.remove_title", len(list))
	if len(list) == 1 && list[0].PersonID != 0 {
		title = w.T("guests.remove_one", "name", list[0].CallName)
	}
	v.host.Ask(page.Question{
		Title: title, Text: text, Verb: w.N("guests.remove", len(list)), Danger: true,
		Yes: func() {
			v.pane.discard()
			id, gone := v.id, attendancesOf(list)
			v.change("guests_remove", v.known.event.Title, len(gone), func(tx *book.Tx) error { return tx.RemoveGuests(id, gone) }, nil)
		},
	})
}

// askMoveUp gives places to those who wait and fit; where they don't, she is asked whether they get one nevertheless.
func (v *view) askMoveUp(waiting []*book.Guest) {
	slices.SortFunc(waiting, func(a, b *book.Guest) int { return v.known.turn[a.ID] - v.known.turn[b.ID] })
	heads := 0
	for _, g := range waiting {
		heads += g.Heads()
	}
	e := v.known.event
	free := guests.House{Capacity: e.Capacity, Heads: e.Counts.Heads}.Free()
	v.moveUp(waiting, heads > free)
}

// moveUp gives places to those who wait. On top of the capacity only after a question.
func (v *view) moveUp(waiting []*book.Guest, over bool) {
	w, ids, title := v.w, attendancesOf(waiting), v.known.event.Title
	do := func() {
		page.Guard(v.host, v, func() {
			v.change("move_up", title, len(ids), func(tx *book.Tx) error { return tx.MoveUp(ids, over) }, func(ok bool) {
				if ok {
					v.offerMovedUp(ids)
				}
			})
		}, nil)
	}
	if !over {
		do()
		return
	}
	v.host.Ask(page.Question{
		Title: w.T("guests.full_title"), Text: w.N("guests.over_text", len(ids), "capacity", v.known.event.Capacity), Verb: w.T("guests.full_verb"), Yes: do,
	})
}

// showBanner proposes who moves up now that there is room, or says that more places are taken than there are.
func (v *view) showBanner() {
	w, e := v.w, &v.known.event
	next := v.known.next
	switch {
	case !v.read || !e.IsComing():
		v.banner.Hide()
	case len(next) > 0:
		names := make([]string, 0, mostNamed)
		for _, g := range next[:min(len(next), mostNamed)] {
			names = append(names, g.CallName)
		}
		text := w.N("guests.proposal", len(next), "names", tell.Joined(", ", names...))
		if more := len(next) - mostNamed; more > 0 {
			text += " " + w.N("guests.and_more", more)
		}
		show := widgets.NewQuiet(w.T("guests.show_waiting"), nil, func() { v.list.only(onlyWaiting, "") }).Smaller()
		up := widgets.NewSecondary(w.N("guests.move_up_n", len(next)), look.Icon("chevron-up"), func() { v.moveUp(pointers(next), false) }).Smaller()
		v.setBanner(look.ColorGreenTint, text, show, up)
	case e.Counts.ToInvite > 0:
		list := v.known.of(onlyToInvite)
		mark := widgets.NewQuiet(w.T("guests.invited_elsewhere"), nil, func() { v.askInvited(list) }).Smaller()
		send := widgets.NewSecondary(w.T("guests.invite_now"), look.Icon("mail"), nil).Smaller()
		send.OnTapped = func() { v.sendToInvite(send) }
		v.setBanner(look.ColorBlueTint, w.N("guests.hint_invite", len(list)), mark, send)
	default:
		v.banner.Hide()
	}
	v.main.Refresh()
}

// mostNamed is how many people a sentence names before it counts the rest.
const mostNamed = 3

func pointers(list []book.Guest) []*book.Guest {
	out := make([]*book.Guest, len(list))
	for i := range list {
		out[i] = &list[i]
	}
	return out
}

func (v *view) setBanner(ground fyne.ThemeColorName, text string, buttons ...fyne.CanvasObject) {
	row := append([]fyne.CanvasObject{widgets.NewParagraph(text)}, buttons...)
	v.banner.Objects = []fyne.CanvasObject{widgets.Ground(ground, widgets.PadEach(8, look.PagePad, 8, look.PagePad, widgets.FillRow(12, 0, row...)))}
	v.banner.Show()
	v.banner.Refresh()
}
