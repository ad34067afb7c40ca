package door

import (
	"strings"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

// tell brings all that counts up to date, and the rows.
func (v *view) tell() {
	if v.closed {
		return
	}
	w, f := v.w, v.known.figures()
	figure := func(n int, key string) fyne.CanvasObject {
		return widgets.Row(5, widgets.NewFigure(w.Number(n)), widgets.PadEach(5, 0, 0, 0, widgets.NewMuted(w.N(key, n))))
	}
	v.figures.Objects = []fyne.CanvasObject{figure(f.in, "door.n_in"), figure(f.missing, "door.n_missing"), figure(f.walkIns, "door.n_walk_ins")}
	if f.brought > 0 {
		v.figures.Objects = append(v.figures.Objects, figure(f.brought, "door.n_brought"))
	}
	v.whole.Refresh()
	for s, n := range []int{f.expected, f.missing, f.in, f.others} {
		v.chips[s].SetText(w.T([]string{"door.filter_expected", "door.filter_missing", "door.filter_in", "door.filter_others"}[s]), w.Number(n))
		v.chips[s].SetSelected(show(s) == v.filter)
	}
	v.list.Update(v.list.Marked(), false)
	v.hint()
	v.whyEmpty()
	v.host.StatusChanged()
}

// hint says what Enter will do.
func (v *view) hint() {
	w, text := v.w, ""
	marked := v.list.Marked()
	switch {
	case marked >= len(v.lines) || newQuery(v.field.Text()).empty() && marked < 0:
	case marked < 0:
		if len(v.lines) > 0 && v.lines[0].kind == onList && v.lines[0].guest.HasCome() {
			text = w.T("door.all_in")
		}
	default:
		switch l := &v.lines[marked]; {
		case l.kind == newFace:
			text = w.T("door.enter_new")
		case l.kind == inBook:
			text = w.T("door.enter_walk_in", "name", l.person.CallName())
		case l.guest.HasCome():
			text = w.T("door.is_in", "name", l.guest.CallName)
		default:
			text = w.T("door.enter_in", "name", l.guest.CallName)
		}
	}
	v.note.SetText(text)
}

// whyEmpty says why the list shows nobody.
func (v *view) whyEmpty() {
	if len(v.lines) > 0 || v.known.event.ID == 0 {
		v.empty.Objects = nil
		return
	}
	w, f := v.w, v.known.figures()
	guests := widgets.NewSecondary(w.T("door.guest_list"), look.Icon("people"), func() { v.host.Open(page.Route{Page: page.Guests, ID: v.id}) })
	say := func(icon, title, text string, button fyne.CanvasObject) {
		v.empty.Objects = []fyne.CanvasObject{widgets.NewEmpty(icon, w.T(title), w.T(text), button)}
	}
	switch {
	case !newQuery(v.field.Text()).empty():
		say("search", "door.nobody_found", "door.nobody_found_text", nil)
	case len(v.known.guests) == 0:
		say("people", "door.nobody", "door.nobody_text", guests)
	case v.filter == showMissing:
		say("check", "door.none_missing", "door.none_missing_text", nil)
	case v.filter == showIn:
		say("clock", "door.none_in", "door.none_in_text", nil)
	case v.filter == showOthers:
		say("people", "door.no_others", "door.no_others_text", nil)
	case f.expected == 0:
		say("people", "door.none_expected", "door.none_expected_text", guests)
	}
	v.empty.Refresh()
}

// banner says what is not as usual: that something was not stored, or that it is another day.
func (v *view) banner() {
	e := &v.known.event
	ground, text := look.ColorRedTint, v.warning
	if text == "" {
		ground = look.ColorAmberTint
		now := v.now()
		day := model.DateOf(now)
		switch {
		case e.ID == 0:
		case e.State == model.EventCancelled:
			text = v.w.T("door.cancelled")
		case e.On.IsZero():
		case day.Before(e.On):
			text = v.w.T("door.too_early", "day", v.w.LongDate(e.On))
		case !when(&e.Event, now).Equal(now):
			text = v.w.T("door.afterwards", "day", v.w.LongDate(e.On))
		}
	}
	if text == "" {
		v.warn.Hide()
	} else {
		words := widgets.NewParagraph(text)
		v.warn.Objects = []fyne.CanvasObject{widgets.Ground(ground, widgets.PadEach(8, look.PagePad, 8, look.PagePad, words))}
		v.warn.Show()
	}
	v.whole.Refresh()
}

// StatusText says how many are in, and that nothing is waiting to be stored.
func (v *view) StatusText() string {
	if v.known.event.ID == 0 {
		return ""
	}
	f := v.known.figures()
	text := v.w.T("door.status", "in", f.in, "all", f.expected)
	if n := v.saver.waiting(); n > 0 {
		return text + " · " + v.w.N("door.saving", n)
	}
	if v.warning != "" {
		return text
	}
	return text + " · " + v.w.T("door.saved")
}

// FocusSearch puts the cursor into the field.
func (v *view) FocusSearch() { v.field.Focus() }

// Escape empties the field, wherever the cursor stands.
func (v *view) Escape() bool {
	if strings.TrimSpace(v.field.Text()) == "" {
		return false
	}
	v.field.SetText("")
	v.field.Focus()
	return true
}

// Left hears that another page is in front.
func (v *view) Left() { v.behind = true }

// Close throws the page away; what is being stored is stored.
func (v *view) Close() {
	v.closed = true
	page.Drop(v.host, v, "list", "book", "same", "paper", "new")
}
