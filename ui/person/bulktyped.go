package person

import (
	"fyne.io/fyne/v2"

	"alumnibook/ui/draft"
	"alumnibook/ui/page"
)

// consentAt is where a consent of many people is noted.
func consentAt(ids []int64) page.Route {
	return page.Route{Page: ID, Do: "bulk_consent", Arg: page.TextsOf(ids)}
}

// keep keeps a consent while it is typed, after what was typed before; what says so stands above it. Any other field is one
// value, which is as quickly chosen again.
func (u *bulk) keep() []fyne.CanvasObject {
	u.discard()
	u.keeper = nil
	if u.field.id != fieldConsent {
		return nil
	}
	form := draft.NewDialog(u.v.saveAndLeave, u.v.host.Back)
	form.Hold(fieldConsent, u.control)
	u.keeper = draft.KeepForm(u.v.host, draft.FormDraft{Kind: draft.FormConsent, Route: consentAt(u.ids)}.Of(u.ids...), form, u.typed)
	form.OnChange = u.refresh
	u.typed = nil
	return []fyne.CanvasObject{form}
}

// discard throws away what was typed.
func (u *bulk) discard() { u.keeper.Drop() }
