package call

import (
	"strings"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/dates"
	"alumnibook/ui/draft"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

// favourAt is where a new entry of somebody's give-and-take is gone on with: in the list of people, whose page asks for the
// same.
func favourAt(person int64) page.Route {
	return page.Route{Page: page.People, Do: "favour", ID: person}
}

// askFavour asks for a new entry of the give-and-take.
func (v *view) askFavour() {
	r := favourAt(v.person)
	draft.TypedAt(v.host, v, r, func(before []byte) {
		if v.person == r.ID {
			v.showFavour(r, before)
		}
	})
}

func (v *view) showFavour(r page.Route, before []byte) {
	w := v.w
	var m *widgets.Modal
	var keeper *draft.FormKeeper
	side, kind := selectOf(w, "model.side.", model.FavourSides), selectOf(w, "model.favour.", model.FavourKinds)
	on, text := dates.Field(w, v.host.Today, false), widgets.NewTextField(w.T("people.favour_hint"))
	dates.Set(on, v.host.Today())
	form := widgets.NewForm()
	form.AddRow(
		widgets.Item{Key: "side", Label: w.T("model.field.side"), Field: side},
		widgets.Item{Key: "kind", Label: w.T("people.favour_kind"), Field: kind})
	form.AddRow(
		widgets.Item{Key: "text", Label: w.T("model.field.text"), Field: text, Weight: 2},
		widgets.Item{Key: "on", Label: w.T("model.field.on"), Field: on, Weight: 1})
	form.OnSave = func() error {
		day, ok := dates.Value(on)
		switch {
		case !ok || !day.IsFull():
			return widgets.FieldErrors{"on": w.T("error.invalid.date", "example", w.DateHint())}
		case v.host.Today().Before(day):
			return widgets.FieldErrors{"on": w.T("error.invalid.future")}
		}
		f := model.Favour{
			PersonID: r.ID, Side: model.FavourSide(side.Value()), Kind: model.FavourKind(kind.Value()), On: day, Text: strings.TrimSpace(text.Value()),
		}
		v.host.Do(v.doing("favour"), func(tx *book.Tx) error {
			if err := keeper.Forget(tx); err != nil {
				return err
			}
			return tx.SaveFavour(&f)
		}, func(_ int64, err error) {
			if err != nil {
				form.SetMessage(v.host.Sentence(err))
				m.Refresh()
				return
			}
			keeper.Saved()
			m.Hide()
		})
		return widgets.ErrLater
	}
	form.OnCancel = func() { m.Hide() }
	keeper = draft.KeepForm(v.host, draft.FormDraft{Kind: draft.FormFavour, Route: r, Person: r.ID}, form, before)
	cancel := widgets.NewSecondary(w.T("button.cancel"), nil, func() { m.Hide() })
	m = widgets.NewModal(v.host.Window().Canvas(), w.T("people.favour_title"), form, 480, nil, cancel, widgets.NewPrimary(w.T("button.save"), nil, func() { form.Save() }))
	m.OnClosed = keeper.Drop
	m.Show()
	form.FocusFirst()
}
