package today

import (
	"context"
	"strings"

	"alumnibook/model"
	"alumnibook/ui/draft"
	"alumnibook/ui/page"
	"alumnibook/ui/promise"
	"alumnibook/ui/widgets"
)

// doSkip is what a route to the page does about the person of its ID: it asks why a call is left out.
const doSkip = "skip"

// goOn opens the dialog that a route names.
func (v *view) goOn(r page.Route) {
	switch r.Do {
	case promise.DoMove, promise.DoDrop:
		promise.Ask(v.host, r.Do, r.ID, v.dialogClosed)
	case doSkip:
		v.askSkip(r.ID)
	}
}

// dialogClosed reads anew what was typed and not saved, where some of that is shown.
func (v *view) dialogClosed() {
	if len(v.known.drafts) > 0 {
		v.load()
	}
}

// askSkip leaves one call out: the next one is suggested when it would have been after this one.
func (v *view) askSkip(person int64) {
	type data struct {
		rows  []model.Row
		typed []byte // before, and not saved
	}
	b, r := v.host.Book(), page.Route{Page: page.Today, Do: doSkip, ID: person}
	page.Read(v.host, v, "skip", func(ctx context.Context) (d data, err error) {
		if d.rows, err = b.Rows(ctx, []int64{person}); err == nil {
			d.typed, err = draft.Typed(ctx, b, r)
		}
		return d, err
	}, func(d data) {
		if len(d.rows) > 0 {
			v.showSkip(d.rows[0], r, d.typed)
		}
	})
}

// showSkip asks for a few words, which may be left out.
func (v *view) showSkip(row model.Row, r page.Route, before []byte) {
	w := v.w
	var m *widgets.Modal
	var keeper *draft.FormKeeper
	field := widgets.NewTextField(w.T("today.reason_hint"))
	save := func() {
		why := strings.TrimSpace(field.Value())
		v.pause(row, model.CallWish{Pause: model.PauseSkipped, Until: v.afterSkipping(), Why: why}, keeper, func(err error) {
			if err != nil {
				field.SetError(v.host.Sentence(err))
				return
			}
			keeper.Saved()
			m.Hide()
		})
	}
	form := draft.NewDialog(save, func() { m.Hide() })
	form.Hold("why", field)
	keeper = draft.KeepForm(v.host, draft.FormDraft{Kind: draft.FormSkip, Route: r, Person: r.ID}, form, before)
	content := widgets.Stack(10, form, widgets.NewMutedParagraph(w.T("today.skip_text")), field)
	cancel := widgets.NewSecondary(w.T("button.cancel"), nil, func() { m.Hide() })
	m = widgets.NewModal(v.host.Window().Canvas(), w.T("today.skip_title", "name", row.CallName()), content, 440, nil, cancel, widgets.NewPrimary(w.T("today.skip_verb"), nil, save))
	m.OnClosed = func() { keeper.DropThen(v.dialogClosed) }
	m.Show()
	field.Focus()
}
