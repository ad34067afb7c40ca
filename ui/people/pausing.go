package people

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/ui/dates"
	"alumnibook/ui/look"
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
	chips *fyne.Container
	modal *widgets.Modal
}

// pauseCalls asks how long those who are chosen are not to be called, and why.
func (v *view) pauseCalls() {
	if len(v.selected) == 0 {
		return
	}
	w := v.w
	p := &pausing{view: v, ids: slices.Clone(v.selected), chips: widgets.WrapRow(6)}
	p.day = dates.Field(w, v.host.Today, false)
	p.day.OnChanged = func(y, m, d int) { p.take(model.PauseLater, model.NewDate(y, m, d)) }
	p.why = widgets.NewTextField(w.T("people.reason_hint"))
	wire(p.save, func() { p.modal.Hide() }, p.day, p.why)
	p.take(model.PauseLater, monthsOn(v.host.Today(), 1))
	dates.Set(p.day, p.until)
	content := widgets.Stack(12, widgets.NewMutedParagraph(w.N("people.pause_text", len(p.ids))), p.chips,
		labelled(w.T("people.pause_until"), p.day), labelled(w.T("people.reason_label"), p.why))
	save := widgets.NewPrimary(w.T("people.pause_verb"), nil, p.save)
	p.modal = v.modal(w.T("people.pause_title"), 460, content, v.cancelButton(&p.modal), save)
	p.why.Focus()
}

// take chooses a pause.
func (p *pausing) take(pause model.Pause, until model.Date) {
	p.pause, p.until = pause, until
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
		add(w.N("people.for_months", months), model.PauseLater, monthsOn(today, months))
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
	}, func(err error) {
		if err != nil {
			p.day.SetError(v.host.Sentence(err))
			return
		}
		p.modal.Hide()
	})
}
