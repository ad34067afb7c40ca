package call

import (
	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/tell"
	"alumnibook/ui/widgets"
)

// headLine is who it is, and the way on.
func (v *view) headLine() fyne.CanvasObject {
	w, p := v.w, &v.known.Person
	avatar := widgets.NewAvatar(widgets.Avatar{Initials: p.Initials(), Picture: v.known.photo}, 48)
	under := widgets.NewMuted(v.whoTheyAre())
	under.Least = 120
	name := widgets.NewTitle(p.FullName())
	name.Least = 120
	buttons := widgets.Row(look.Gap)
	if next := v.known.open(); len(next) > 0 {
		b := widgets.NewSecondary(w.T("call.next", "name", next[0].Row.CallName()), look.Icon("chevron-right"), func() { v.form.saveAndOpen(next[0].Row.ID) })
		b.SetToolTip(w.N("call.next_tip", len(next)))
		buttons.Add(b)
	}
	buttons.Add(widgets.NewPrimary(w.T("call.save"), look.Icon("check"), v.form.saveAndLeave))
	return widgets.FillRow(12, 1, avatar, widgets.Stack(1, name, under), buttons)
}

// whoTheyAre says what they were here, and what they do now.
func (v *view) whoTheyAre() string {
	w, p := v.w, &v.known.Person
	here, left, now := "", "", ""
	if e := p.LastEmployment(); e != nil {
		here = tell.Joined(", ", e.Position, e.Department, e.Office)
		if !e.To.IsZero() && !v.known.today.Before(e.To) {
			left = w.T("call.left", "date", e.To)
		}
	}
	if j := p.CurrentJob(); j != nil {
		now = w.T("call.now", "job", tell.Joined(", ", j.Title, j.Organisation))
	}
	return tell.Joined(" · ", here, left, now)
}

// reach is how to reach them: a click dials.
func (v *view) reach() fyne.CanvasObject {
	w, p := v.w, &v.known.Person
	row := widgets.WrapRow(6)
	best := p.RingablePhone()
	if best != nil {
		row.Add(v.number(best))
	}
	for i := range p.Phones {
		if f := &p.Phones[i]; f != best && f.Kind != model.KindFax {
			row.Add(v.number(f))
		}
	}
	for i := range p.Emails {
		m := &p.Emails[i]
		mail := widgets.NewQuiet(m.Address, look.Icon("mail"), func() { v.host.OpenURL("mailto:" + m.Address) }).Smaller()
		row.Add(widgets.Row(0, mail, v.copies(m.Address), failedChip(v, m.Failed)))
	}
	for i := range p.Links {
		if l := &p.Links[i]; l.Kind == model.KindLinkedIn || l.Kind == model.KindXING {
			row.Add(widgets.NewQuiet(w.T("model.kind."+string(l.Kind)), look.Icon("external"), func() { v.host.OpenURL(l.URL) }).Smaller())
		}
	}
	if len(row.Objects) == 0 {
		add := widgets.NewQuiet(w.T("call.add_contact"), look.Icon("plus"), func() { v.host.Open(page.Route{Page: editor, Do: "edit", ID: v.person}) }).Smaller()
		return widgets.Row(look.Gap, widgets.NewMuted(w.T("person.no_contact_data")), add)
	}
	return row
}

// number is one number: a button that dials, and one that copies.
func (v *view) number(f *model.Phone) fyne.CanvasObject {
	shown := f.Number
	if f.E164 != "" {
		shown = model.InternationalPhone(f.E164)
	}
	kind := v.w.T("model.kind." + string(f.Kind))
	dial := widgets.NewSecondary(shown, look.Icon("phone"), func() { v.dial(f) })
	dial.SetToolTip(v.w.T("call.dial", "kind", kind))
	return widgets.Row(2, dial, v.copies(shown), failedChip(v, f.Failed))
}

// copies is the button that puts a number or an address onto the clipboard.
func (v *view) copies(text string) fyne.CanvasObject {
	return widgets.NewIconButton(look.Icon("copy"), widgets.Words.Copy, func() { v.host.Copy(text) })
}

// failedChip says that a number or an address turned out to be wrong, nothing where it did not.
func failedChip(v *view, on model.Date) fyne.CanvasObject {
	if on.IsZero() {
		return widgets.Row(0)
	}
	return widgets.NewChip(v.w.T("person.failed_since", "date", v.w.Ago(v.known.today, on)), look.ToneRed)
}

// dial rings a number up and starts the clock; the note waits for the keyboard.
func (v *view) dial(f *model.Phone) {
	number := f.E164
	if number == "" {
		number = f.Number
	}
	v.host.OpenURL("tel:" + number)
	v.form.rang = f.Number
	v.form.clock.start()
	v.form.fit()
	v.form.text.Focus()
}

// askLine is what such a call is for, and beside it why they may not be called where that is so.
func (v *view) askLine() fyne.CanvasObject {
	no := v.notAllowed()
	if no == nil {
		return v.ask()
	}
	return widgets.Columns(look.Gap, beside, []float32{1, 1}, v.ask(), no)
}

func (v *view) ask() fyne.CanvasObject {
	words := widgets.NewRich(widgets.Span{Text: v.w.T("call.ask_how"), Bold: true, Color: look.ColorAccent})
	return widgets.Banner(look.ColorAccentTint, widgets.PadEach(7, 14, 7, 14, words))
}

// notAllowed says why they may not be called, nothing where they may.
func (v *view) notAllowed() fyne.CanvasObject {
	if v.known.Allowed || v.known.Refused == "" {
		return nil
	}
	words := widgets.NewRich(
		widgets.Span{Text: v.w.T("call.not_allowed"), Bold: true, Color: look.ColorAmber},
		widgets.Span{Text: " " + v.w.T("gate."+string(v.known.Refused)), Color: look.ColorAmber})
	return widgets.Banner(look.ColorAmberTint, widgets.PadEach(7, 14, 7, 14, words))
}
