package guests

import (
	"slices"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/look"
	"alumnibook/ui/mailing"
	"alumnibook/ui/tell"
	"alumnibook/ui/widgets"
)

// pane is what stands beside the list: the answer of whoever is chosen, or what can be done with several.
type pane struct {
	v      *view
	ids    []int64 // who is chosen, as attendances
	panel  *panel  // the form of the one who is chosen, nil for none or several
	narrow bool    // it lies over the list

	body   *fyne.Container
	scroll *widgets.ScrollArea
	whole  fyne.CanvasObject
}

func newPane(v *view) *pane {
	p := &pane{v: v, body: widgets.Stack(12)}
	p.scroll = widgets.Scrolled(widgets.PadEach(14, look.PagePad, look.PagePad, look.PagePad, p.body))
	p.whole = p.scroll
	p.hint()
	return p
}

// show turns to other guests.
func (p *pane) show(ids []int64) {
	p.ids = slices.Clone(ids)
	p.panel = nil
	p.draw()
	p.scroll.ToTop()
	p.v.host.StatusChanged()
}

// refresh shows what was read anew, unless that would take away what is being typed.
func (p *pane) refresh() {
	if p.unsaved() {
		return
	}
	p.ids = slices.DeleteFunc(slices.Clone(p.ids), func(id int64) bool { return p.v.known.guest(id) == nil })
	p.panel = nil
	p.draw()
}

// gateRead follows the answer of the gate, which stands above the form.
func (p *pane) gateRead() {
	if !p.unsaved() && len(p.ids) == 1 {
		p.refresh()
	}
}

func (p *pane) draw() {
	list := p.v.guests(p.ids)
	switch len(list) {
	case 0:
		p.hint()
	case 1:
		p.one(list[0])
	default:
		p.several(list)
	}
}

func (p *pane) set(objects ...fyne.CanvasObject) {
	p.body.Objects = objects
	p.body.Refresh()
	p.whole.Refresh()
}

func (p *pane) hint() {
	w := p.v.w
	p.set(widgets.PadEach(100, 0, 0, 0, widgets.NewEmpty("user", w.T("guests.hint"), w.T("guests.hint_text", "yes", w.T("guests.key.yes"), "no", w.T("guests.key.no"), "maybe", w.T("guests.key.maybe")), nil)))
}

// one shows a guest with the form of their answer.
func (p *pane) one(g *book.Guest) {
	p.panel = newPanel(p, g)
	objects := []fyne.CanvasObject{p.title(g), p.buttons(g)}
	if chips := p.chips(g); len(chips.Objects) > 0 {
		objects = append(objects, chips)
	}
	if why, left := p.v.known.left[g.ID]; left {
		words := widgets.NewParagraph(p.v.w.T("guests.left_tip", "channel", p.v.w.T("model.channel."+string(channelOf(g))), "why", mailing.Why(p.v.w, why)))
		objects = append(objects, widgets.Banner(look.ColorRedTint, widgets.Pad(10, words)))
	}
	if card := p.place(g); card != nil {
		objects = append(objects, card)
	}
	objects = append(objects, widgets.NewCard(p.v.w.T("guests.answer"), p.answered(g), p.panel.object))
	p.set(objects...)
}

// title is who they are.
func (p *pane) title(g *book.Guest) fyne.CanvasObject {
	text := g.CallName
	if g.PersonID == 0 {
		text = p.v.w.T("guests.erased")
	}
	name := widgets.NewRich(widgets.Span{Text: text, Bold: true})
	name.TextSize, name.Lines = 17, 2
	words := widgets.Stack(1, name)
	if text := tell.Joined(" · ", g.Employer, g.Office); text != "" {
		line := widgets.NewMutedParagraph(text)
		line.Lines = 2
		words.Add(line)
	}
	row := []fyne.CanvasObject{widgets.NewAvatar(widgets.Avatar{Initials: g.Initials}, 44), words}
	if p.narrow {
		row = append(row, widgets.NewIconButton(look.Icon("close"), widgets.Words.Close, func() { p.v.split.Open(false) }))
	}
	return widgets.FillRow(12, 1, row...)
}

func (p *pane) buttons(g *book.Guest) fyne.CanvasObject {
	v := p.v
	open := widgets.NewSecondary(v.w.T("guests.open_person"), look.Icon("user"), func() { v.openPeople([]int64{g.PersonID}) }).Smaller()
	open.SetDisabled(g.PersonID == 0, v.w.T("guests.erased"))
	more := widgets.NewMenuButton(widgets.Secondary, v.w.T("guests.more"), nil, func() []*fyne.MenuItem { return v.list.menu(p.ids) }).Smaller()
	return widgets.WrapRow(6, open, more)
}

// chips say what they do at the event, and what they have to do with the firm.
func (p *pane) chips(g *book.Guest) *fyne.Container {
	row, w := widgets.WrapRow(6), p.v.w
	if g.Role != model.RoleGuest {
		row.Add(widgets.NewChip(p.v.roleName(g.Role), look.ToneAccent))
	}
	if g.WalkIn {
		row.Add(widgets.NewChip(w.T("guests.walk_in"), look.ToneBlue))
	}
	if g.HasCome() {
		row.Add(widgets.NewChip(w.T("guests.came"), look.ToneGreen))
	}
	if g.Trashed {
		row.Add(widgets.NewChip(w.T("gate.trashed"), look.ToneRed))
	}
	return row
}

// answered says when they were invited and when they answered.
func (p *pane) answered(g *book.Guest) fyne.CanvasObject {
	w := p.v.w
	text := w.T("guests.not_yet")
	switch {
	case !g.Replied.IsZero():
		text = w.T("guests.replied_on", "day", w.Date(g.Replied))
	case g.Reminder > 0:
		text = w.N("guests.reminded_times", g.Reminder, "day", w.Date(g.Reminded))
	case !g.Invited.IsZero():
		text = w.T("guests.invited_on", "day", w.Date(g.Invited))
	}
	return widgets.NewSmall(text)
}

// place says that somebody waits, and offers a place; nil of everybody else.
func (p *pane) place(g *book.Guest) fyne.CanvasObject {
	v, w := p.v, p.v.w
	if g.Seat != model.SeatWaiting {
		return nil
	}
	fits := slices.ContainsFunc(v.known.next, func(n book.Guest) bool { return n.ID == g.ID })
	text, verb := w.T("guests.turn_tip", "n", v.known.turn[g.ID]), w.T("guests.move_up")
	if !fits {
		text, verb = text+" "+w.T("guests.no_room"), w.T("guests.move_over")
	}
	up := widgets.NewSecondary(verb, look.Icon("chevron-up"), func() { v.moveUp([]*book.Guest{g}, !fits) }).Smaller()
	return widgets.Banner(look.ColorAmberTint, widgets.Pad(10, widgets.Stack(8, widgets.NewParagraph(text), widgets.Row(0, up))))
}

// several offers what can be done with more than one guest.
func (p *pane) several(list []*book.Guest) {
	v, w := p.v, p.v.w
	p.panel = nil
	title := widgets.NewSection(w.N("guests.chosen", len(list)))
	answers := widgets.WrapRow(6)
	for _, r := range []model.Reply{model.ReplyYes, model.ReplyNo, model.ReplyMaybe} {
		answers.Add(widgets.NewSecondary(v.replyName(r), nil, func() { v.replyMany(p.ids, r) }).Smaller())
	}
	doings := widgets.Stack(6)
	for _, item := range v.list.menu(p.ids) {
		if item.IsSeparator || item.ChildMenu != nil || item.Disabled {
			continue
		}
		doings.Add(widgets.Row(0, widgets.NewQuiet(item.Label, item.Icon, item.Action).Smaller()))
	}
	p.set(title, widgets.NewCard(w.T("guests.answer"), nil, answers), doings)
}

func (p *pane) unsaved() bool { return p.panel != nil && p.panel.unsaved() }

func (p *pane) save(done func(ok bool)) {
	if p.panel == nil {
		done(true)
		return
	}
	p.panel.save(done)
}

// discard throws away what was typed.
func (p *pane) discard() {
	if p.panel != nil {
		p.panel.drop()
	}
	p.panel = nil
	p.draw()
}
