package people

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"alumnibook/assets"
	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/draft"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

// fewEvents are shown before the user asks for all.
const fewEvents = 4

// evenings is the card of the events that somebody is or was invited to, and of what they would like from the firm. It
// is nil while there is neither.
func (d *detail) evenings(k *known) fyne.CanvasObject {
	w := d.view.w
	if len(k.attended)+len(k.wishes) == 0 {
		return nil
	}
	add := widgets.NewQuiet(w.T("people.wish_add"), look.Icon("plus"), func() { d.newWish(k) }).Smaller()
	var lines []fyne.CanvasObject
	shown := fewEvents
	if d.allEvents == k.person.ID {
		shown = len(k.attended)
	}
	for i := range k.attended[:min(len(k.attended), shown)] {
		lines = append(lines, d.attended(&k.attended[i]))
	}
	if more := len(k.attended) - shown; more > 0 {
		lines = append(lines, widgets.Row(0, widgets.NewQuiet(w.N("people.events_more", more), nil, func() {
			d.allEvents = k.person.ID
			d.refresh()
		}).Smaller()))
	}
	var content []fyne.CanvasObject
	if len(k.attended) > 0 {
		content = append(content, widgets.NewMutedParagraph(eventsLine(w, d.view.host.Today(), k.attended)), widgets.Stack(0, lines...))
	}
	if len(k.wishes) > 0 {
		content = append(content, widgets.NewSmall(w.T("people.wishes")), d.wishList(k))
	}
	return widgets.NewCard(w.T("people.events"), add, content...)
}

// eventsLine sums up: how often somebody was invited, came, and was missed, and when they came last.
func eventsLine(w *assets.Translator, today model.Date, list []book.Attended) string {
	var invited, came, missed int
	var last model.Date
	for i := range list {
		a := &list[i]
		if !a.Invited.IsZero() && !a.WalkIn {
			invited++
		}
		if a.HasCome() {
			came++
			if last.Before(a.Event.On) {
				last = a.Event.On
			}
		}
		if wasMissed(a) {
			missed++
		}
	}
	said := []string{w.N("people.events_invited", invited), w.N("people.events_came", came)}
	if missed > 0 {
		said = append(said, w.N("people.events_missed", missed))
	}
	if !last.IsZero() {
		said = append(said, w.T("people.events_last", "date", w.Ago(today, last)))
	}
	return strings.Join(said, " · ")
}

// wasMissed tells that a place stayed empty.
func wasMissed(a *book.Attended) bool {
	return a.Event.State == model.EventHeld && a.Seat == model.SeatIn && !a.HasCome()
}

// attended is one event: its day, its name, and what somebody's part in it is or was. A click opens it.
func (d *detail) attended(a *book.Attended) fyne.CanvasObject {
	v, w := d.view, d.view.w
	part, tone := partIn(w, a)
	head := []widgets.Span{{Text: a.Event.Title, Bold: true}, {Text: " · "}, {Text: part, Color: tone.Text()}}
	if a.Role != model.RoleGuest {
		head = append(head, widgets.Span{Text: " · " + w.T("model.role."+string(a.Role))})
	}
	var more []string
	if n := len(a.Guests); n > 0 {
		more = append(more, w.N("people.event_with", n))
	}
	if a.Score > 0 {
		more = append(more, w.T("people.event_score", "n", a.Score))
	}
	day := ""
	if !a.Event.On.IsZero() {
		day = w.Ago(v.host.Today(), a.Event.On)
	}
	item := widgets.NewTimelineItem(day, head, strings.Join(filled(strings.Join(more, " · "), a.Comment), "\n"), func() {
		v.host.Open(page.Route{Page: page.Events, ID: a.EventID})
	})
	item.DateWidth = dateWidth
	return item
}

// partIn says what somebody's part in an event is or was, with its mood.
func partIn(w *assets.Translator, a *book.Attended) (string, look.Tone) {
	switch {
	case a.HasCome() && a.WalkIn:
		return w.T("people.event_walk_in"), look.ToneGreen
	case a.HasCome():
		return w.T("people.event_came"), look.ToneGreen
	case a.Event.State == model.EventCancelled:
		return w.T("model.event_state.cancelled"), look.ToneNone
	case wasMissed(a):
		return w.T("people.event_missed"), look.ToneAmber
	case !a.Off.IsZero():
		return w.T("people.event_off"), look.ToneNone
	case a.Seat == model.SeatWaiting:
		return w.T("model.seat.waiting"), look.ToneAmber
	case a.Reply == model.ReplyYes:
		return w.T("model.seat.in"), look.ToneGreen
	case a.Reply != model.ReplySilent:
		return w.T("model.reply." + string(a.Reply)), look.ToneNone
	case a.Invited.IsZero():
		return w.T("people.event_to_invite"), look.ToneNone
	}
	return w.T("model.reply.silent"), look.ToneNone
}

// wishList is what somebody would like, the newest in front, each with its theme.
func (d *detail) wishList(k *known) fyne.CanvasObject {
	w := d.view.w
	lines := make([]fyne.CanvasObject, len(k.wishes))
	for i := range k.wishes {
		wish := &k.wishes[i].Wish
		head := []widgets.Span{{Text: wish.Text}}
		if wish.Theme != "" {
			head = append(head, widgets.Span{Text: " · " + wish.Theme, Color: look.ColorMuted})
		}
		open := func() { d.askWish(*wish, k.themes) }
		item := widgets.NewTimelineItem(w.Ago(d.view.host.Today(), wish.On), head, eventOf(k, wish.EventID), open)
		item.DateWidth = dateWidth
		item.OnMenu = func() []*fyne.MenuItem { return d.wishMenu(wish, open) }
		lines[i] = item
	}
	return widgets.Stack(0, lines...)
}

// eventOf names the event at which something was said, where somebody is on its list.
func eventOf(k *known, id int64) string {
	for i := range k.attended {
		if id != 0 && k.attended[i].EventID == id {
			return k.attended[i].Event.Title
		}
	}
	return ""
}

func (d *detail) wishMenu(wish *model.Wish, open func()) []*fyne.MenuItem {
	v, w := d.view, d.view.w
	items := []*fyne.MenuItem{widgets.MenuItem(w.T("people.entry_edit"), look.Icon("edit"), false, open)}
	if wish.EventID != 0 {
		items = append(items, widgets.MenuItem(w.T("people.show_event"), look.Icon("eye"), false, func() {
			v.host.Open(page.Route{Page: page.Events, ID: wish.EventID})
		}))
	}
	return append(items, fyne.NewMenuItemSeparator(), widgets.MenuItem(w.T("people.wish_delete"), look.Icon("trash"), false, func() {
		v.host.Do(d.doing("wish_delete"), func(tx *book.Tx) error { return tx.DeleteWish(wish.ID) }, nil)
	}))
}

func (d *detail) newWish(k *known) {
	d.askWish(model.Wish{PersonID: k.person.ID, On: d.view.host.Today()}, k.themes)
}

// askWish asks for a wish, a new one or one to be changed. The themes that there are are offered.
func (d *detail) askWish(wish model.Wish, themes []string) {
	r := dialogAt(doWish, wish.PersonID, wish.ID)
	draft.TypedAt(d.view.host, d.view, r, func(before []byte) { d.showWish(wish, themes, r, before) })
}

func (d *detail) showWish(wish model.Wish, themes []string, r page.Route, before []byte) {
	v, w := d.view, d.view.w
	var m *widgets.Modal
	var keeper *draft.FormKeeper
	text := widgets.NewTextArea(w.T("people.wish_hint"), 3)
	text.SetValue(wish.Text)
	theme := widgets.NewComboField(w.T("people.wish_theme_hint"), func(prefix string) []string {
		return slices.DeleteFunc(slices.Clone(themes), func(t string) bool { return !strings.Contains(model.FoldLong(t), model.FoldLong(prefix)) })
	})
	theme.SetValue(wish.Theme)
	save := func() {
		changed := wish
		changed.Text, changed.Theme = strings.TrimSpace(text.Value()), strings.TrimSpace(theme.Value())
		if changed.Text == "" {
			text.SetError(w.T("error.invalid.missing"))
			return
		}
		v.host.Do(d.doing("wish"), func(tx *book.Tx) error {
			if err := keeper.Forget(tx); err != nil {
				return err
			}
			return tx.SaveWish(&changed)
		}, func(_ int64, err error) {
			if err != nil {
				text.SetError(v.host.Sentence(err))
				return
			}
			keeper.Saved()
			m.Hide()
		})
	}
	form := draft.NewDialog(save, func() { m.Hide() })
	form.Hold("text", text)
	form.Hold("theme", theme)
	keeper = v.keepDialog(draft.FormWish, r, wish.Version, form, before)
	title := w.T("people.wish_title")
	if wish.ID != 0 {
		title = w.T("people.wish_edit")
	}
	content := widgets.Stack(10, form, labelled(w.T("people.wish"), text), labelled(w.T("people.wish_theme"), theme))
	m = v.modal(title, 460, content, v.cancelButton(&m), widgets.NewPrimary(w.T("people.save"), nil, save))
	m.OnClosed = keeper.Drop
	text.Focus()
}
