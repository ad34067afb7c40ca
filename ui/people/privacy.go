package people

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/dates"
	"alumnibook/ui/draft"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

// private is what the card of privacy shows besides what somebody allowed.
type private struct {
	rules    model.Privacy
	bases    []model.PersonBasis // their own, the newest in front
	requests []model.Request     // that are open
}

func readPrivate(ctx context.Context, b *book.Book, id int64) (p private, err error) {
	if p.rules, err = b.Privacy(ctx); err != nil {
		return p, err
	}
	if p.bases, err = b.BasesOf(ctx, id); err != nil {
		return p, err
	}
	all, err := b.RequestsOf(ctx, id)
	for _, r := range all {
		if r.State == model.RequestOpen {
			p.requests = append(p.requests, r)
		}
	}
	return p, err
}

// privacy is the card of what somebody allowed, what the use of their data rests on, and what they asked for; with all
// that answers their rights.
func (d *detail) privacy(k *known) fyne.CanvasObject {
	w := d.view.w
	lines := widgets.Stack(0)
	for _, r := range k.private.requests {
		lines.Add(d.requestLine(&r))
	}
	lines.Add(d.basisLine(k))
	show := widgets.NewQuiet(w.N("people.ledger_entries", len(k.consents)), look.Icon("history"), d.showLedger).Smaller()
	if len(k.consents) == 0 {
		show.Hide()
	}
	more := moreButton(w.T("people.privacy_more"), func() []*fyne.MenuItem { return d.privacyMenu(k) })
	return widgets.NewCard(w.T("people.privacy"), widgets.Row(0, show, more), d.consentChips(k), lines)
}

// requestLine is something that they asked for and that is not answered yet.
func (d *detail) requestLine(r *model.Request) fyne.CanvasObject {
	v, w := d.view, d.view.w
	text := w.T("model.request."+string(r.Kind)) + ", "
	if days := v.host.Today().DaysUntil(r.Due); days < 0 {
		text += w.N("people.request_overdue", -days)
	} else {
		text += w.T("people.request_due", "day", w.Date(r.Due))
	}
	line := widgets.NewKeyValue(w.T("people.request"), text)
	line.LabelWidth, line.Bold = labelWidth, true
	line.OnTapped = func() { v.host.Open(page.Route{Page: page.Rights, ID: r.ID}) }
	return line
}

// basisLine says what keeping them in the register rests on, and where another purpose rests on something of its own.
func (d *detail) basisLine(k *known) fyne.CanvasObject {
	w, p := d.view.w, &k.private
	basis, _ := book.BasisFor(p.rules, p.bases, model.PurposeRegister)
	text := w.T("model.basis." + string(basis))
	seen := map[model.Purpose]bool{model.PurposeRegister: true}
	for _, o := range p.bases {
		if !seen[o.Purpose] {
			seen[o.Purpose] = true
			text += "\n" + w.T("people.consent_line", "what", w.T("model.purpose."+string(o.Purpose)), "state", w.T("model.basis."+string(o.Basis)))
		}
	}
	line := widgets.NewKeyValue(w.T("people.basis"), text)
	line.LabelWidth = labelWidth
	line.OnTapped = func() { d.askBasis(k) }
	return line
}

// privacyMenu is all that answers somebody's rights.
func (d *detail) privacyMenu(k *known) []*fyne.MenuItem {
	v, w, p := d.view, d.view.w, &k.person
	to := func(do, arg string) func() {
		return func() { v.host.Open(page.Route{Page: page.Rights, Do: do, ID: p.ID, Arg: arg}) }
	}
	return []*fyne.MenuItem{
		widgets.MenuItem(w.T("people.consent_more"), look.Icon("check"), false, func() { d.askConsent(p, model.Consent{Purpose: model.PurposeNewsletter, Channel: model.ChannelEmail}) }),
		widgets.MenuItem(w.T("people.ledger_show"), look.Icon("history"), len(k.consents) == 0, d.showLedger),
		widgets.MenuItem(w.T("people.basis_do"), look.Icon("edit"), false, func() { d.askBasis(k) }),
		widgets.MenuItem(w.T("people.changes"), look.Icon("history"), false, func() { v.host.Open(page.ChangesOf(p.ID)) }),
		fyne.NewMenuItemSeparator(),
		widgets.MenuItem(w.T("people.request_do"), look.Icon("plus"), false, to("request", string(model.RequestAccess))),
		widgets.MenuItem(w.T("people.pack_do"), look.Icon("file"), false, to("pack", "")),
		widgets.MenuItem(w.T("people.form_do"), look.Icon("print"), false, to("paper", "consent_form")),
		widgets.MenuItem(w.T("people.welcome_do"), look.Icon("mail"), false, to("paper", "welcome")),
		fyne.NewMenuItemSeparator(),
		widgets.MenuItem(w.T("people.erase_do"), look.Icon("trash"), false, to("erase", "")),
	}
}

// askBasis asks what the use of somebody's data for a purpose rests on, and shows what was noted before.
func (d *detail) askBasis(k *known) {
	r := dialogAt(doBasis, k.person.ID, 0)
	draft.TypedAt(d.view.host, d.view, r, func(before []byte) { d.showBasis(k, r, before) })
}

func (d *detail) showBasis(k *known, r page.Route, before []byte) {
	v, w, id := d.view, d.view.w, k.person.ID
	var m *widgets.Modal
	var keeper *draft.FormKeeper
	purpose := widgets.NewSelectField("", options(w, "model.purpose.", model.BasisPurposes)...)
	basis := widgets.NewSelectField("", options(w, "model.basis.", model.Bases)...)
	on, note := dates.Field(w, v.host.Today, false), widgets.NewTextArea(w.T("people.basis_note_hint"), 3)
	purpose.SetValue(string(model.PurposeRegister))
	dates.Set(on, v.host.Today())
	show := func() {
		holds, why := book.BasisFor(k.private.rules, k.private.bases, model.Purpose(purpose.Value()))
		basis.SetValue(string(holds))
		note.SetValue(why)
	}
	show()
	save := func() {
		day, ok := dates.Value(on)
		text := strings.TrimSpace(note.Value())
		on.SetError("")
		note.SetError("")
		switch {
		case !ok || !day.IsFull():
			on.SetError(w.T("error.invalid.date", "example", w.DateHint()))
			return
		case v.host.Today().Before(day):
			on.SetError(w.T("error.invalid.future"))
			return
		case model.Basis(basis.Value()) == model.BasisInterest && text == "":
			note.SetError(w.T("people.basis_note_missing"))
			note.Focus()
			return
		}
		o := &model.PersonBasis{PersonID: id, Purpose: model.Purpose(purpose.Value()), Basis: model.Basis(basis.Value()), Note: text, On: day}
		v.host.Do(d.doing("basis_add"), func(tx *book.Tx) error {
			if err := keeper.Forget(tx); err != nil {
				return err
			}
			return tx.AddBasis(o)
		}, func(_ int64, err error) {
			if err != nil {
				note.SetError(v.host.Sentence(err))
				return
			}
			keeper.Saved()
			m.Hide()
		})
	}
	form := draft.NewDialog(save, func() { m.Hide() })
	form.Hold("purpose", purpose)
	form.Hold("basis", basis)
	form.Hold("on", on)
	form.Hold("note", note)
	keeper = v.keepDialog(draft.FormBasis, r, 0, form, before)
	purpose.OnChanged = func(string) { show() } // from here on: it would replace what is brought back
	content := widgets.Stack(10, form, widgets.NewMutedParagraph(w.T("people.basis_text")),
		widgets.Shares(12, []float32{1, 1}, labelled(w.T("model.field.purpose"), purpose), labelled(w.T("people.basis"), basis)),
		widgets.Shares(12, []float32{1, 1}, labelled(w.T("people.basis_on"), on), widgets.Spacer()),
		labelled(w.T("people.basis_note"), note))
	if len(k.private.bases) > 0 {
		content.Add(widgets.HLine())
		for _, o := range slices.Clone(k.private.bases) {
			head := []widgets.Span{{Text: w.T("model.purpose." + string(o.Purpose)), Bold: true}, {Text: " · "}, {Text: w.T("model.basis." + string(o.Basis))}}
			item := widgets.NewTimelineItem(w.Date(o.On), head, o.Note, nil)
			item.DateWidth = 96
			content.Add(item)
		}
	}
	m = v.modal(w.T("people.basis_title"), 520, content, v.cancelButton(&m), widgets.NewPrimary(w.T("people.save"), nil, save))
	m.OnClosed = keeper.Drop
	basis.Focus()
}
