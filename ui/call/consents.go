package call

import (
	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/look"
	"alumnibook/ui/tell"
	"alumnibook/ui/widgets"
)

// allowed is what they allowed and what not. A click notes that they just said otherwise.
func (v *view) allowed() fyne.CanvasObject {
	row := widgets.WrapRow(6)
	for _, p := range model.Purposes {
		for _, c := range model.Channels {
			if _, said := v.known.Consents[p][c]; said || c == p.UsualChannel() {
				row.Add(v.consentChip(p, c))
			}
		}
	}
	hint := widgets.NewSmall(v.w.T("call.allowed_hint"))
	hint.Align = fyne.TextAlignTrailing
	return widgets.NewCard(v.w.T("call.allowed"), hint, row)
}

// consentChip is one purpose on one channel: green where it is allowed, red where not, grey where nobody asked.
func (v *view) consentChip(p model.Purpose, c model.Channel) fyne.CanvasObject {
	w := v.w
	holds := v.known.Consents[p][c]
	chip := widgets.NewChoiceChip(tell.ConsentTo(w, p, c), "", look.ToneGrey, nil)
	next := model.ConsentGiven
	chip.Icon = look.Icon("help")
	switch holds.State {
	case model.ConsentGiven:
		chip.Tone, chip.Icon, next = look.ToneGreen, look.Icon("check"), model.ConsentWithdrawn
	case model.ConsentWithdrawn, model.ConsentObjected:
		chip.Tone, chip.Icon = look.ToneRed, look.Icon("close")
	}
	now := w.T("model.consent." + string(holds.State))
	if holds.State == model.ConsentUnknown {
		now = w.T("model.consent.unknown")
	} else {
		now = tell.Joined(" · ", now, w.Ago(v.known.today, holds.On))
	}
	chip.SetToolTip(w.T("call.consent_tip", "now", now, "next", w.T("model.consent."+string(next))))
	chip.OnTapped = func() {
		v.do("consent", func(tx *book.Tx) error { return tx.AddConsents([]*model.Consent{v.answer(p, c, next)}) })
	}
	return chip
}

// answer is something that they said in this conversation.
func (v *view) answer(p model.Purpose, c model.Channel, state model.ConsentState) *model.Consent {
	return &model.Consent{
		PersonID: v.person, Purpose: p, Channel: c, State: state, On: v.host.Today(), Source: model.SourceCall, WitnessID: v.known.seat.ID,
	}
}

// refused is what a no means: taken back where it was given once.
func (v *view) refused(p model.Purpose, c model.Channel) model.ConsentState {
	if v.known.Consents[p][c].State == model.ConsentGiven {
		return model.ConsentWithdrawn
	}
	return model.ConsentObjected
}
