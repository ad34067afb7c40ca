package people

import (
	"cmp"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"alumnibook/assets"
	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/dates"
	"alumnibook/ui/draft"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

// fewFavours are shown before the user asks for all.
const fewFavours = 4

// settleWords are the keys of what settles an entry, by its side; what we gave has nothing to settle.
var settleWords = map[model.FavourSide]string{
	model.FavourGot: "people.thanked", model.FavourAsked: "people.answered", model.FavourWish: "people.fulfilled",
}

// settledWords say that it was.
var settledWords = map[model.FavourSide]string{
	model.FavourGot: "people.thanked_on", model.FavourAsked: "people.answered_on", model.FavourWish: "people.fulfilled_on",
}

// isOpen tells whether something of an entry is still owed.
func isOpen(f *model.Favour) bool { return settleWords[f.Side] != "" && f.Settled.IsZero() }

// giving is the card of what we gave, what we got and asked for, and what they wish: first what is still owed. It is nil
// while there is nothing.
func (d *detail) giving(k *known) fyne.CanvasObject {
	v, w := d.view, d.view.w
	if len(k.favours) == 0 {
		return nil
	}
	add := widgets.NewQuiet(w.T("people.favour_add"), look.Icon("plus"), func() { d.askFavour(model.Favour{PersonID: k.person.ID, On: v.host.Today()}) }).Smaller()
	list := slices.Clone(k.favours)
	slices.SortStableFunc(list, func(a, b model.Favour) int {
		switch x, y := isOpen(&a), isOpen(&b); {
		case x == y:
			return 0
		case x:
			return -1
		}
		return 1
	})
	shown := fewFavours
	if d.allFavours == k.person.ID {
		shown = len(list)
	}
	lines := make([]fyne.CanvasObject, 0, shown+1)
	for i := range list[:min(len(list), shown)] {
		lines = append(lines, d.favour(&list[i]))
	}
	if more := len(list) - shown; more > 0 {
		lines = append(lines, widgets.Row(0, widgets.NewQuiet(w.N("people.favours_more", more), nil, func() {
			d.allFavours = k.person.ID
			d.refresh()
		}).Smaller()))
	}
	return widgets.NewCard(w.T("people.giving"), add, widgets.NewMutedParagraph(balance(w, k.favours)), widgets.Stack(0, lines...))
}

// balance says how many times we gave and took.
func balance(w *assets.Translator, list []model.Favour) string {
	gave, took := model.Balance(list)
	text := w.N("people.balance_gave", gave) + " · " + w.N("people.balance_took", took)
	switch {
	case took > gave:
		return text + " · " + w.T("people.balance_owe")
	case gave > took:
		return text + " · " + w.T("people.balance_ask")
	}
	return text
}

// favour is one entry: its day, who did what for whom, and what is still owed.
func (d *detail) favour(f *model.Favour) fyne.CanvasObject {
	v, w := d.view, d.view.w
	head := []widgets.Span{{Text: w.T("model.favour." + string(f.Kind)), Bold: true}, {Text: " · "}, {Text: w.T("model.side." + string(f.Side))}}
	open := func() { d.askFavour(*f) }
	item := widgets.NewTimelineItem(w.Ago(v.host.Today(), f.On), head, f.Text, open)
	item.DateWidth = dateWidth
	item.OnMenu = func() []*fyne.MenuItem { return d.favourMenu(f, open) }
	switch {
	case isOpen(f):
		settle := widgets.NewQuiet(w.T(settleWords[f.Side]), look.Icon("check"), func() { d.settle(f, v.host.Today()) }).Smaller()
		return widgets.Stack(0, item, widgets.PadEach(0, 0, 4, dateWidth-8, widgets.Row(0, settle)))
	case !f.Settled.IsZero():
		chip := widgets.NewChip(w.T(cmp.Or(settledWords[f.Side], "people.follow_up_done"), "date", w.Ago(v.host.Today(), f.Settled)), look.ToneGreen)
		return widgets.Stack(0, item, widgets.PadEach(0, 0, 4, dateWidth, widgets.Row(0, chip)))
	}
	return item
}

func (d *detail) favourMenu(f *model.Favour, open func()) []*fyne.MenuItem {
	v, w := d.view, d.view.w
	items := []*fyne.MenuItem{widgets.MenuItem(w.T("people.entry_edit"), look.Icon("edit"), false, open)}
	switch {
	case isOpen(f):
		items = append(items, widgets.MenuItem(w.T(settleWords[f.Side]), look.Icon("check"), false, func() { d.settle(f, v.host.Today()) }))
	case !f.Settled.IsZero():
		items = append(items, widgets.MenuItem(w.T("people.tick_open"), look.Icon("undo"), false, func() { d.settle(f, model.Date{}) }))
	}
	return append(items, fyne.NewMenuItemSeparator(), widgets.MenuItem(w.T("people.entry_delete"), look.Icon("trash"), false, func() {
		v.host.Do(d.doing("favour"), func(tx *book.Tx) error { return tx.DeleteFavour(f.ID) }, nil)
	}))
}

// doing names the person who is shown.
func (d *detail) doing(code string) model.Doing {
	return model.Doing{Code: code, Name: d.person.FullName(), Count: 1}
}

// settle marks an entry as thanked for, answered or fulfilled on a day, or as open again.
func (d *detail) settle(f *model.Favour, on model.Date) {
	changed := *f
	changed.Settled = on
	code := "favour"
	if f.Side == model.FavourGot && !on.IsZero() {
		code = "thank"
	}
	d.view.host.Do(d.doing(code), func(tx *book.Tx) error { return tx.SaveFavour(&changed) }, nil)
}

// askFavour asks for an entry of the give-and-take, a new one or one to be changed.
func (d *detail) askFavour(f model.Favour) {
	r := dialogAt(doFavour, f.PersonID, f.ID)
	draft.TypedAt(d.view.host, d.view, r, func(before []byte) { d.showFavour(f, r, before) })
}

func (d *detail) showFavour(f model.Favour, r page.Route, before []byte) {
	v, w := d.view, d.view.w
	var m *widgets.Modal
	var keeper *draft.FormKeeper
	side := widgets.NewSelectField("", options(w, "model.side.", model.FavourSides)...)
	kind := widgets.NewSelectField("", options(w, "model.favour.", model.FavourKinds)...)
	on, text := dates.Field(w, v.host.Today, false), widgets.NewTextArea(w.T("people.favour_hint"), 3)
	side.SetValue(string(cmp.Or(f.Side, model.FavourGave)))
	kind.SetValue(string(cmp.Or(f.Kind, model.FavourKinds[0])))
	dates.Set(on, f.On)
	text.SetValue(f.Text)
	save := func() {
		day, ok := dates.Value(on)
		if !ok || !day.IsFull() {
			on.SetError(w.T("error.invalid.date", "example", w.DateHint()))
			return
		}
		changed := f
		changed.Side, changed.Kind = model.FavourSide(side.Value()), model.FavourKind(kind.Value())
		changed.On, changed.Text = day, strings.TrimSpace(text.Value())
		v.host.Do(d.doing("favour"), func(tx *book.Tx) error {
			if err := keeper.Forget(tx); err != nil {
				return err
			}
			return tx.SaveFavour(&changed)
		}, func(_ int64, err error) {
			if err != nil {
				text.SetError(v.host.Sentence(err))
				return
			}
			keeper.Saved()
			m.Hide()
		})
	}
	form := draft.NewDialog(save, func() { m.Hide() })
	form.Hold("side", side)
	form.Hold("kind", kind)
	form.Hold("on", on)
	form.Hold("text", text)
	keeper = v.keepDialog(draft.FormFavour, r, f.Version, form, before)
	content := widgets.Stack(10, form,
		widgets.Shares(12, []float32{1, 1}, labelled(w.T("model.field.side"), side), labelled(w.T("people.favour_kind"), kind)),
		widgets.Shares(12, []float32{1, 1}, labelled(w.T("model.field.on"), on), widgets.Spacer()),
		labelled(w.T("model.field.text"), text))
	title := w.T("people.favour_title")
	if f.ID != 0 {
		title = w.T("people.favour_edit")
	}
	m = v.modal(title, 460, content, v.cancelButton(&m), widgets.NewPrimary(w.T("people.save"), nil, save))
	m.OnClosed = keeper.Drop
	side.Focus()
}

// options are the words of a list of the model, under a key of the translations.
func options[T ~string](w *assets.Translator, key string, list []T) []widgets.Choice {
	out := make([]widgets.Choice, len(list))
	for i, v := range list {
		out[i] = widgets.Choice{Text: w.T(key + string(v)), Value: string(v)}
	}
	return out
}
