package events

import (
	"context"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/papers"
	"alumnibook/ui/run"
	"alumnibook/ui/tell"
	"alumnibook/ui/widgets"
)

// beside is the width from which on the cards of an event stand in two columns.
const beside float32 = 700

// sheet is one event with all that belongs to it.
type sheet struct {
	v      *view
	id     int64
	data   one // its ID is 0 until it was read
	head   *fyne.Container
	left   *fyne.Container
	right  *fyne.Container
	scroll *widgets.ScrollArea
	whole  fyne.CanvasObject
}

func newSheet(v *view) *sheet {
	s := &sheet{v: v, head: widgets.Stack(8), left: widgets.Stack(14), right: widgets.Stack(14)}
	both := widgets.Columns(14, beside, []float32{31, 20}, s.left, s.right)
	s.scroll = widgets.Scrolled(widgets.PadEach(14, look.PagePad, look.PagePad, look.PagePad, both))
	s.whole = widgets.FillStack(0, 2, widgets.PadEach(12, look.PagePad, 12, look.PagePad, s.head), widgets.HLine(), s.scroll)
	return s
}

// turnTo shows an event; the one that is shown already is read again.
func (s *sheet) turnTo(id int64) {
	if id != s.id {
		s.id, s.data = id, one{}
		s.draw()
		s.scroll.ToTop()
	}
	s.reload()
}

// reload reads the event again. One that is gone leads back to the list.
func (s *sheet) reload() {
	b, id := s.v.host.Book(), s.id
	run.Do(s.v.host.Runner(), page.Key(s.v, "one"), func(ctx context.Context, _ run.Progress) (one, error) { return readOne(ctx, b, id) }, func(o one, err error) {
		switch {
		case model.CodeOf(err) == model.CodeNotFound:
			s.gone()
		case err != nil:
			s.v.host.Fail(err)
		default:
			s.data = o
			s.draw()
			s.v.host.StatusChanged()
		}
	})
}

// gone leaves the page of an event that is not in the book any more.
func (s *sheet) gone() {
	s.id, s.data = 0, one{}
	if s.v.front == frontOne {
		s.v.host.Back()
		s.v.open(page.Route{})
	}
}

func (s *sheet) draw() {
	if s.data.ID == 0 {
		s.head.Objects, s.left.Objects, s.right.Objects = []fyne.CanvasObject{s.way(nil)}, nil, nil
	} else {
		s.head.Objects = []fyne.CanvasObject{s.title(), s.buttons()}
		s.left.Objects = present(s.nextCard(), s.countsCard(), s.agendaCard(), s.guestsSeeCard())
		s.right.Objects = present(s.factsCard(), s.budgetCard(), s.notesCard())
	}
	for _, o := range []fyne.CanvasObject{s.head, s.left, s.right, s.whole} {
		o.Refresh()
	}
}

// present leaves out what there is nothing of.
func present(cards ...fyne.CanvasObject) []fyne.CanvasObject {
	var list []fyne.CanvasObject
	for _, c := range cards {
		if c != nil {
			list = append(list, c)
		}
	}
	return list
}

// way leads back to the list, with what stands beside it.
func (s *sheet) way(rest fyne.CanvasObject) fyne.CanvasObject {
	back := widgets.NewIconButton(look.Icon("chevron-left"), s.v.w.T("events.back"), func() { s.v.open(page.Route{}) })
	if rest == nil {
		return widgets.Row(8, back)
	}
	return widgets.TopRow(8, 1, back, rest)
}

// title is what the event is called, how far it is, and when.
func (s *sheet) title() fyne.CanvasObject {
	w, e := s.v.w, &s.data.Event
	name := widgets.NewTitle(e.Title)
	name.Least = 80
	chip := widgets.NewChip(w.T("model.event_state."+string(e.State)), tone(e.State))
	line := s.v.when(e)
	if today := s.v.host.Today(); e.IsComing() && !e.On.IsZero() {
		line += " · " + w.Away(today, e.On)
	}
	under := widgets.NewMuted(tell.Joined(" · ", w.T("model.event_kind."+string(e.Kind)), line, where(e)))
	under.Least = 80
	return s.way(widgets.Stack(2, widgets.Row(10, name, chip), under))
}

// buttons lead to what is done with an event. The filled one is what comes next.
func (s *sheet) buttons() fyne.CanvasObject {
	w, e := s.v.w, &s.data.EventRow
	next := s.next()
	button := func(words, icon, to string) fyne.CanvasObject {
		kind := widgets.Secondary
		if to == next {
			kind = widgets.Primary
		}
		return widgets.NewButton(kind, w.T(words), look.Icon(icon), s.lead(to, ""))
	}
	row := widgets.WrapRow(8, button("events.guests", "people", page.Guests))
	if e.State != model.EventCancelled && !e.On.IsZero() {
		row.Add(button("events.door", "check", page.Door))
	}
	if e.State == model.EventHeld || e.Counts.Attended > 0 {
		row.Add(button("events.after", "star", page.After))
	}
	row.Add(widgets.NewSecondary(w.T("events.papers"), look.Icon("print"), s.papers))
	row.Add(widgets.NewSecondary(w.T("events.command_edit"), look.Icon("edit"), s.edit))
	row.Add(widgets.NewSecondary(w.T("events.command_copy"), look.Icon("copy"), s.copy))
	row.Add(widgets.NewMenuButton(widgets.Secondary, w.T("events.more"), nil, func() []*fyne.MenuItem { return s.v.moreItems(e) }))
	return row
}

// next is the page on which the next thing is to be done; "" for none.
func (s *sheet) next() string {
	switch e := &s.data.EventRow; {
	case e.State == model.EventCancelled:
		return ""
	case e.State == model.EventHeld:
		return page.After
	case !e.On.IsZero() && !s.v.host.Today().Before(e.On):
		return page.Door
	}
	return page.Guests
}

// lead goes to another page of the event.
func (s *sheet) lead(to, do string) func() {
	return func() { s.v.host.Open(page.Route{Page: to, Do: do, ID: s.id}) }
}

// leadTo goes to a part of the guest list.
func (s *sheet) leadTo(part string) func() {
	return func() { s.v.host.Open(page.Route{Page: page.Guests, ID: s.id, Arg: part}) }
}

func (s *sheet) edit() { s.v.hostOpen(s.id, doEdit) }
func (s *sheet) copy() { s.v.copy(s.id) }

// papers offers what can be printed or handed over.
func (s *sheet) papers() { papers.Show(s.v.host, s.data.EventRow) }

// hint is something about an event that is to be done, with the button that does it.
type hint struct {
	text, verb string
	icon       string
	do         func()
}

// mostHints are shown at once: what comes first is more urgent.
const mostHints = 3

// nextCard says what is to be done, nil where nothing is.
func (s *sheet) nextCard() fyne.CanvasObject {
	hints := s.hints()
	if len(hints) == 0 {
		return nil
	}
	var rows []fyne.CanvasObject
	for i, h := range hints[:min(len(hints), mostHints)] {
		if i > 0 {
			rows = append(rows, widgets.HLine())
		}
		words := widgets.NewParagraph(h.text)
		rows = append(rows, widgets.FillRow(10, 0, words, widgets.NewSecondary(h.verb, look.Icon(h.icon), h.do).Smaller()))
	}
	return widgets.Banner(look.ColorAmberTint, widgets.PadEach(10, 14, 10, 14, widgets.Stack(8, rows...)))
}

// hints are what is to be done about the event, the most urgent in front.
func (s *sheet) hints() []hint {
	w, e := s.v.w, &s.data.EventRow
	switch {
	case e.State == model.EventCancelled:
		if e.Counts.Yes+e.Counts.Maybe > 0 {
			n := e.Counts.Yes + e.Counts.Maybe
			return []hint{
				{w.N("events.hint_tell", n), w.T("events.guests"), "people", s.lead(page.Guests, "")},
				{w.T("events.hint_cancel_entry"), w.T("events.papers"), "print", s.papers},
			}
		}
		return nil
	case e.State == model.EventHeld:
		return s.hintsAfter()
	}
	return s.hintsBefore()
}

func (s *sheet) hintsAfter() []hint {
	w, c := s.v.w, &s.data.Counts
	switch {
	case c.Attended == 0:
		return []hint{{w.T("events.hint_nobody_came"), w.T("events.paper_list"), "list", s.lead(page.Door, "paper")}}
	case c.Thanked == 0:
		return []hint{{w.N("events.hint_thank", c.Attended), w.T("events.after"), "mail", s.lead(page.After, "")}}
	}
	return nil
}

// soon is how many days before the answers are due those who are silent are spoken of.
const soon = 7

func (s *sheet) hintsBefore() []hint {
	w, e, today := s.v.w, &s.data.EventRow, s.v.host.Today()
	var list []hint
	add := func(when bool, h hint) {
		if when {
			list = append(list, h)
		}
	}
	c := &e.Counts
	dated := !e.On.IsZero()
	over := dated && e.On.Before(today)
	add(!dated, hint{w.T("events.hint_no_day"), w.T("events.command_edit"), "edit", s.edit})
	add(over, hint{w.T("events.hint_over", "day", w.LongDate(e.On)), w.T("events.do_held"), "check", func() { s.v.askHeld(e) }})
	add(dated && e.On == today, hint{w.T("events.hint_today"), w.T("events.door"), "check", s.lead(page.Door, "")})
	if over {
		return list
	}
	free := e.Capacity - c.Heads
	if e.Capacity == 0 {
		free = c.Waiting
	}
	add(c.Waiting > 0 && free > 0, hint{w.N("events.hint_waiting", c.Waiting, "free", free), w.T("events.guests"), "people", s.leadTo("waiting")})
	add(c.ToInvite > 0, hint{w.N("events.hint_to_invite", c.ToInvite), w.T("events.invite"), "mail", s.lead(page.Guests, "invite")})
	add(c.ToInvite+c.Invited == 0 && dated, hint{w.T("events.hint_nobody"), w.T("events.invite"), "people", s.lead(page.Guests, "invite")})
	due := e.ReplyBy
	if due.IsZero() {
		due = e.On
	}
	add(c.Silent > 0 && !due.IsZero() && today.DaysUntil(due) <= soon, hint{w.N("events.hint_silent", c.Silent), w.T("events.remind"), "mail", s.leadTo("silent")})
	return list
}
