package guests

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"alumnibook/assets"
	"alumnibook/model"
	"alumnibook/model/consent"
	"alumnibook/ui/command"
	"alumnibook/ui/look"
	"alumnibook/ui/mailing"
	"alumnibook/ui/page"
	"alumnibook/ui/tell"
	"alumnibook/ui/widgets"
)

// head is what stands above the list: the event, the search and the page's buttons, and below them the parts of the list
// with their counts.
type head struct {
	v       *view
	title   *widgets.Link
	day     *widgets.CutText
	search  *widgets.SearchField
	replies *widgets.Button
	send    *widgets.Button
	add     *widgets.Button
	chips   *fyne.Container
	reasons *fyne.Container
	meter   *widgets.Meter
	slot    fyne.CanvasObject // of the meter
	top     *fyne.Container
	bar     *fyne.Container
	content fyne.CanvasObject
	said    string // what the chips say now
	narrow  bool
}

func newHead(v *view) *head {
	w := v.w
	h := &head{v: v, chips: widgets.WrapRow(6), reasons: widgets.WrapRow(6)}
	h.title = widgets.NewLink("", func() { v.host.Open(page.Route{Page: page.Events, ID: v.id}) })
	h.title.TextSize, h.title.Bold, h.title.Least = look.SizeTitle, true, 60
	h.day = widgets.NewMuted("")
	h.day.TextSize, h.day.Least = look.SizeSmall, 40
	h.search = widgets.NewSearchField(w.T("guests.search"), command.Ctrl(fyne.KeyF).Text(w), v.list.search)
	h.search.OnDown = v.list.grid.Focus
	h.replies = widgets.NewMenuButton(widgets.Secondary, w.T("guests.replies"), look.Icon("import"), v.replyMenu)
	h.send = widgets.NewMenuButton(widgets.Secondary, w.T("guests.send"), look.Icon("mail"), v.sendMenu)
	h.add = widgets.NewPrimary(w.T("guests.build"), look.Icon("plus"), func() { v.open(doBuild) })
	h.meter = widgets.NewMeter(1)
	h.slot = container.New(&widthLayout{56}, h.meter)
	name := widgets.Stack(1, widgets.Row(0, h.title), widgets.Row(look.Gap, h.day, h.slot))
	h.top = container.New(&headLayout{}, name, h.search, widgets.Row(10, h.replies, h.send, h.add))

	cols := widgets.NewButton(widgets.QuietMuted, w.T("guests.columns"), nil, nil).Smaller()
	cols.OnTapped = func() { v.list.grid.ChooseColumns(below(cols)) }
	h.bar = widgets.TopRow(look.Gap, 0, h.chips, cols)
	h.reasons.Hide()
	h.content = widgets.PadEach(12, look.PagePad, 8, look.PagePad, widgets.Stack(look.Gap, h.top, h.bar, h.reasons))
	return h
}

// below is the place under an object where its menu opens.
func below(o fyne.CanvasObject) fyne.Position {
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(o).AddXY(0, o.Size().Height+2)
}

// widthLayout gives what it holds a width of its own.
type widthLayout struct{ width float32 }

// Layout is called by Fyne.
func (l *widthLayout) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.Position{})
		o.Resize(s)
	}
}

// MinSize is called by Fyne.
func (l *widthLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var s fyne.Size
	for _, o := range objects {
		s.Height = max(s.Height, o.MinSize().Height)
	}
	s.Width = look.Px(l.width)
	return s
}

// fit leaves the words off some buttons in a narrow window, so that the search field keeps its room.
func (h *head) fit(narrow bool) {
	w := h.v.w
	for button, words := range map[*widgets.Button]string{h.replies: w.T("guests.replies"), h.send: w.T("guests.send")} {
		text, tip := words, ""
		if narrow {
			text, tip = "", words
		}
		button.SetToolTip(tip)
		button.SetText(text)
	}
	h.narrow = narrow
	h.updatePlaces()
	h.top.Refresh()
}

// update says how it stands with the event.
func (h *head) update(empty bool) {
	v, e := h.v, &h.v.known.event
	h.title.SetText(e.Title)
	for _, o := range []fyne.CanvasObject{h.replies, h.send, h.search, h.add, h.bar} {
		visible(o, !empty && v.read)
	}
	h.updatePlaces()
	h.updateChips()
	h.updateReasons(empty)
	h.content.Refresh()
}

// eventDay is the day of an event, or that there is none yet.
func eventDay(w *assets.Translator, on model.Date) string {
	if on.IsZero() {
		return w.T("guests.no_day")
	}
	return w.Date(on)
}

// stateWords says that an event is over or off; nothing of one that is to come.
func stateWords(w *assets.Translator, e *model.Event) string {
	if e.IsComing() {
		return ""
	}
	return w.T("model.event_state." + string(e.State))
}

// updatePlaces says when it is, and how many places are taken.
func (h *head) updatePlaces() {
	w, e := h.v.w, &h.v.known.event
	c := e.Counts
	places := w.N("guests.heads", c.Heads)
	if e.Capacity > 0 {
		places = w.T("guests.places", "heads", c.Heads, "capacity", e.Capacity)
	}
	h.day.SetText(tell.Joined(" · ", eventDay(w, e.On), e.Office, stateWords(w, &e.Event), places))
	visible(h.slot, e.Capacity > 0 && !h.narrow)
	if e.Capacity == 0 {
		return
	}
	colour := look.ColorAccent
	if c.Heads > e.Capacity {
		colour = look.ColorAmber
	}
	h.meter.Set(float64(max(e.Capacity, c.Heads)), widgets.MeterPart{Value: float64(c.Heads), Color: colour})
}

// updateChips counts the parts of the list; a press shows one alone.
func (h *head) updateChips() {
	v, w := h.v, h.v.w
	var chips []fyne.CanvasObject
	var said strings.Builder
	for _, p := range parts {
		n := v.known.count(p.part)
		if n == 0 && !p.always && v.list.part != p.part {
			continue
		}
		words := "guests.only." + string(p.part)
		if p.part == onlyAll {
			words = "guests.only.all"
		}
		chip := widgets.NewChoiceChip(w.T(words), w.Number(n), p.tone, func() { v.list.only(p.part, "") })
		if v.list.part == p.part {
			chip.Tone, chip.Selected = look.ToneAccent, true
		}
		chip.SetToolTip(w.T(words + "_tip"))
		said.WriteString(words + " " + w.Number(n))
		if chip.Selected {
			said.WriteString(" !")
		}
		chips = append(chips, chip)
	}
	if said.String() != h.said { // redrawn, they would lose the keyboard
		h.said = said.String()
		h.chips.Objects = chips
		h.chips.Refresh()
	}
}

// updateReasons says why some may not be written to, while they are shown, and what can be done about it.
func (h *head) updateReasons(empty bool) {
	v := h.v
	left := v.leftOut()
	if empty || v.list.part != onlyLeft || len(left) == 0 {
		h.reasons.Hide()
		return
	}
	words := widgets.NewSmall(v.w.T("guests.left_why"))
	words.Least = 260
	h.reasons.Objects = append([]fyne.CanvasObject{widgets.PadEach(3, 0, 0, 0, words)}, mailing.Chips(v.host, left, nil, v.nextSteps)...)
	h.reasons.Show()
	h.reasons.Refresh()
}

// leftOut are the people who are still to be written to and may not be.
func (v *view) leftOut() []consent.LeftOut {
	var list []consent.LeftOut
	for i := range v.known.guests {
		g := &v.known.guests[i]
		if why, left := v.known.left[g.ID]; left {
			list = append(list, consent.LeftOut{ID: g.PersonID, Reason: why})
		}
	}
	return list
}

// found follows the search.
func (h *head) found() { h.v.host.StatusChanged() }

func visible(o fyne.CanvasObject, yes bool) {
	if yes != o.Visible() {
		if yes {
			o.Show()
		} else {
			o.Hide()
		}
	}
}

// searchWidth is how wide the search field is where there is room.
const searchWidth = 260

// headLayout puts the title left and the buttons right; the search field stands before the buttons and gives way where
// the window is narrow.
type headLayout struct{}

// Layout is called by Fyne.
func (headLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	title, search, buttons := o[0], o[1], o[2]
	gap := look.Px(10)
	right := buttons.MinSize().Width
	put := func(o fyne.CanvasObject, x, w float32) {
		h := o.MinSize().Height
		o.Move(fyne.NewPos(x, (s.Height-h)/2))
		o.Resize(fyne.NewSize(max(w, 0), h))
	}
	put(buttons, s.Width-right, right)
	room := min(look.Px(searchWidth), (s.Width-right-2*gap)*0.5)
	put(search, s.Width-right-gap-room, room)
	put(title, 0, s.Width-right-room-2*gap)
}

// MinSize is called by Fyne.
func (headLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	s := fyne.NewSize(look.Px(300), 0)
	for _, each := range o {
		s.Height = max(s.Height, each.MinSize().Height)
	}
	s.Width += o[2].MinSize().Width
	return s
}
