package handover

import (
	"slices"

	"fyne.io/fyne/v2"

	"alumnibook/model/consent"
	"alumnibook/model/exchange/handover"
	"alumnibook/ui/widgets"
)

// purposes are what a file can be meant for. What a guest of an evening is told goes out from its own page.
var purposes = []consent.Purpose{
	consent.PurposeRegister, consent.PurposeNewsletter, consent.PurposeEvents, consent.PurposeCalls, consent.PurposeJobs, consent.PurposeSharing, consent.PurposePhotos,
}

// hasPurpose tells whether it is asked what a file of a format is meant for: the firm keeps its calendar and its whole
// book for itself.
func hasPurpose(f handover.Format) bool {
	return f.HasPeople() && f != handover.Calendar && f != handover.Book
}

func newPurpose(v *view) *widgets.SelectField {
	field := widgets.NewSelectField("", v.purposesOf(v.format)...)
	field.SetValue(string(consent.PurposeRegister))
	field.SetHint(v.w.T("handover.purpose_hint"))
	field.OnChanged = func(string) { v.check() }
	return field
}

// purposesOf are those that a format can be meant for.
func (v *view) purposesOf(f handover.Format) []widgets.Choice {
	var list []widgets.Choice
	for _, p := range purposes {
		if !f.CanBeFor(p) {
			continue
		}
		words := "model.purpose." + string(p)
		if p == consent.PurposeRegister {
			words = "handover.purpose_none"
		}
		list = append(list, widgets.Choice{Value: string(p), Text: v.w.T(words)})
	}
	return list
}

// offerPurposes offers those of the chosen format, and begins anew where the chosen one is not among them.
func (v *view) offerPurposes() {
	list := v.purposesOf(v.format)
	was := v.meant.Value()
	v.meant.SetOptions(list...)
	if !slices.ContainsFunc(list, func(c widgets.Choice) bool { return c.Value == was }) {
		was = string(consent.PurposeRegister)
	}
	v.meant.SetValue(was)
}

// purpose is what the file is meant for, which the gate goes by and the log of exports says.
func (v *view) purpose() consent.Purpose {
	if !hasPurpose(v.format) {
		return consent.PurposeRegister
	}
	return consent.Purpose(v.meant.Value())
}

// purposeRow is the choice with its label.
func (v *view) purposeRow() fyne.CanvasObject {
	return labelled(v.w.T("handover.purpose"), v.meant)
}
