package people

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/ui/dates"
	"alumnibook/ui/draft"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

// pausing is the question how long those who are chosen are not to be called.
type pausing struct {
	view  *view
	ids   []int64
	pause model.Pause
	until model.Date
	day   *widgets.DateField
	why   *widgets.TextField
	kind  *widgets.TextField // the pause that is chosen, for the form alone
	chips *fyne.Container
	modal *widgets.Modal

	form   *widgets.Form
	keeper *draft.FormKeeper
}

// pauseCalls asks how long those who are chosen are not to be called, and why.
func (v *view) pauseCalls() {
	v.askPause(slices.Clone(v.selected))
}

func (v *view) askPause(ids []int64) {
	switch {
	case len(ids) == 0:
	case len(ids) > mostTogether:
		v.showPause(ids, page.Route{}, nil)
	default:
		r := page.Route{Page: page.People, Do: doPause, Arg: page.TextsOf(ids)}
		draft.TypedAt(v.host, v, r, func(before []byte) { v.showPause(ids, r, before) })
	}
}

func (v *view) showPause(ids []int64, r page.Route, before []byte) {
	w := v.w
	p := &pausing{view: v, ids: ids, chips: widgets.WrapRow(6), kind: widgets.NewTextField("")}
	p.day = dates.Field(w, v.host.Today, false)
	p.day.OnChanged = func(y, m, d int) { p.take(model.PauseLater, model.NewDate(y, m, d)) }
	p.why = widgets.NewTextField(w.T("people.reason_hint"))
	p.take(model.PauseLater, v.host.Today().AddMonths(1))
	dates.Set(p.day, p.until)
	p.keep(r, before)
	content := widgets.Stack(12, p.form, widgets.NewMutedParagraph(w.N("people.pause_text", len(p.ids))), p.chips,
		labelled(w.T("people.pause_until"), p.day), labelled(w.T("people.reason_label"), p.why))
	save := widgets.NewPrimary(w.T("people.pause_verb"), nil, p.save)
	p.modal = v.modal(w.T("people.pause_title"), 460, content, v.cancelButton(&p.modal), save)
	p.modal.OnClosed = p.keeper.Drop
	p.why.Focus()
}

// keep keeps what is typed and chosen, unless it is about too many.
func (p *pausing) keep(r page.Route, before []byte) {
	p.form = draft.NewDialog(p.save, func() { p.modal.Hide() })
	p.form.Hold("pause", p.kind)
	p.form.Hold("until", p.day)
	p.form.Hold("why", p.why)
	p.keeper = draft.KeepForm(p.view.host, draft.FormDraft{Kind: draft.FormPause, Route: r}.Of(p.ids...), p.form, before)
	if len(p.ids) > mostTogether {
		p.keeper.Rest()
	}
	on, _ := dates.Value(p.day)
	p.take(model.Pause(p.kind.Value()), on)
}

// take chooses a pause.
func (p *pausing) take(pause model.Pause, until model.Date) {
	p.pause, p.until = pause, until
	p.kind.SetValue(string(pause))
	p.keeper.Touched()
	w, today := p.view.w, p.view.host.Today()
	p.chips.Objects = nil
	add := func(text string, pause model.Pause, until model.Date) {
		on := p.pause == pause && p.until == until
		tone := look.ToneGrey
		if on {
			tone = look.ToneAccent
		}
		chip := widgets.NewChoiceChip(text, "", tone, func() {
			dates.Set(p.day, until)
			p.take(pause, until)
		})
		chip.SetSelected(on)
		p.chips.Add(chip)
	}
	for _, months := range []int{1, 3, 6} {
		add(w.N("people.for_months", months), model.PauseLater, today.AddMonths(months))
	}
	add(w.T("model.pause.not_this_year"), model.PauseNotThisYear, model.NewDate(today.Year+1, 1, 1))
	add(w.T("model.pause.never"), model.PauseNever, model.Date{})
	p.chips.Refresh()
}

func (p *pausing) save() {
	v := p.view
	if on, ok := dates.Value(p.day); !ok {
		p.day.SetError(v.w.T("error.invalid.date", "example", v.w.DateHint()))
		return
	} else if p.pause == model.PauseLater && !on.IsZero() {
		p.until = on
	}
	if p.pause == model.PauseLater && !v.host.Today().Before(p.until) {
		p.day.SetError(v.w.T("error.invalid.past"))
		return
	}
	why := strings.TrimSpace(p.why.Value())
	v.wish(p.ids, func(c model.CallWish) model.CallWish {
		return model.CallWish{PerYear: c.PerYear, Pause: p.pause, Until: p.until, Why: why}
	}, p.keeper, func(err error) {
		if err != nil {
			p.day.SetError(v.host.Sentence(err))
			return
		}
		p.keeper.Saved()
		p.modal.Hide()
	})
}
