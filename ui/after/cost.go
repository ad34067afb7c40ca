package after

import (
	"strconv"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/draft"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/tell"
	"alumnibook/ui/widgets"
)

// cost is what the evening was to cost and did cost, line by line and for each guest.
type cost struct {
	v      *view
	form   *widgets.Form
	fields []*widgets.TextField
	event  model.Event       // as the form was filled from it
	keeper *draft.FormKeeper // nil where there is no budget
	lines  *widgets.Card
	totals *widgets.Card
	whole  fyne.CanvasObject
}

func newCost(v *view) *cost {
	w := v.w
	s := &cost{v: v, form: widgets.NewForm()}
	edit := widgets.NewQuiet(w.T("after.edit_budget"), look.Icon("edit"), func() {
		v.host.Open(page.Route{Page: page.Events, Do: "edit", ID: v.id})
	}).Smaller()
	s.lines = widgets.NewCard(w.T("after.budget"), edit)
	s.totals = widgets.NewCard(w.T("after.per_head"), nil)
	s.whole = widgets.Scrolled(widgets.Middle(columnWidth, widgets.Pad(look.PagePad, widgets.Stack(look.PagePad, s.totals, s.lines))))
	return s
}

func (s *cost) content() fyne.CanvasObject { return s.whole }
func (s *cost) unsaved() bool              { return s.form.Dirty() }

func (s *cost) discard() {
	s.keeper.Drop()
	delete(s.v.known.typed, tabCost)
	s.form = widgets.NewForm()
	s.fill()
}

// shown follows the book; what is being typed stays.
func (s *cost) shown() {
	if !s.unsaved() {
		s.fill()
	}
	s.drawTotals()
}

// drawTotals is the sum and what it comes to for each guest, planned beside actual.
func (s *cost) drawTotals() {
	w, e := s.v.w, &s.v.known.event
	c := e.Counts
	came, expected := c.Attended+c.Brought, c.Heads
	if expected == 0 {
		expected = e.Capacity
	}
	planned, spent := e.Planned(), e.Spent()
	each := func(sum int64, n int) string {
		if n == 0 || sum == 0 {
			return "–"
		}
		return s.v.money((sum + int64(n)/2) / int64(n))
	}
	cell := func(text string, bold bool) fyne.CanvasObject {
		t := widgets.NewCutText(text)
		t.Bold, t.Align = bold, fyne.TextAlignTrailing
		return t
	}
	head := func(key string) fyne.CanvasObject {
		t := widgets.NewSmall(w.T(key))
		t.Align = fyne.TextAlignTrailing
		return t
	}
	row := func(name string, objects ...fyne.CanvasObject) fyne.CanvasObject {
		return widgets.Columns(12, 0, []float32{3, 2, 2}, append([]fyne.CanvasObject{widgets.NewCutText(name)}, objects...)...)
	}
	diff := widgets.NewMutedParagraph(w.T("after.as_planned"))
	switch {
	case spent == 0:
		diff.SetText(w.T("after.not_known"))
	case spent < planned:
		diff.SetText(w.T("after.below", "amount", s.v.money(planned-spent)))
	case spent > planned && planned > 0:
		diff.SetText(w.T("after.above", "amount", s.v.money(spent-planned)))
		diff.Color = look.ColorAmber
	}
	definition := widgets.NewMutedParagraph(w.T("after.definition"))
	definition.TextSize = look.SizeSmall
	s.totals.SetContent(widgets.Stack(6,
		row("", head("after.planned"), head("after.actual")),
		row(w.T("after.whole"), cell(s.v.money(planned), false), cell(s.v.money(spent), false)),
		row(w.T("after.guests"), cell(w.Number(expected), false), cell(w.Number(came), false)),
		widgets.HLine(),
		row(w.T("after.each"), cell(each(planned, expected), true), cell(each(spent, came), true)),
		widgets.PadEach(4, 0, 0, 0, diff), definition))
}

// fill makes the fields anew.
func (s *cost) fill() {
	w := s.v.w
	s.event = s.v.known.event.Event
	s.keeper.Now()
	s.keeper.Rest()
	s.form, s.fields, s.keeper = widgets.NewForm(), nil, nil
	if len(s.event.Budget) == 0 {
		edit := widgets.NewSecondary(w.T("after.make_budget"), look.Icon("plus"), func() { s.v.host.Open(page.Route{Page: page.Events, Do: "edit", ID: s.v.id}) })
		s.lines.SetContent(widgets.Stack(10, widgets.NewMutedParagraph(w.T("after.no_budget")), widgets.Row(0, edit)))
		return
	}
	s.form.Text(w.T("after.type_costs", "currency", s.v.currency()))
	var row []widgets.Item
	for i, l := range s.event.Budget {
		field := widgets.NewTextField("")
		if l.Actual > 0 {
			field.SetValue(tell.Amount(w, l.Actual, s.v.currency()))
		}
		s.fields = append(s.fields, field)
		row = append(row, widgets.Item{Key: key(i), Label: l.Name, Field: field, Hint: w.T("after.was_planned", "amount", s.v.money(l.Planned))})
		if len(row) == 2 || i == len(s.event.Budget)-1 {
			s.form.AddRow(row...)
			row = nil
		}
	}
	s.form.OnSave = func() error {
		s.save(func(bool) {})
		return widgets.ErrLater
	}
	s.form.OnCancel = s.discard
	s.form.MarkClean()
	s.keeper = s.v.keep(draft.FormDraft{Kind: draft.FormCosts, Version: s.event.Version}, tabCost, s.form)
	button := widgets.NewSecondary(w.T("after.save_costs"), look.Icon("check"), func() { s.form.Save() })
	s.lines.SetContent(widgets.Stack(12, s.form, widgets.Row(0, button)))
	s.whole.Refresh()
}

func key(i int) string { return "actual." + strconv.Itoa(i) }

// save puts what things did cost into the book.
func (s *cost) save(done func(bool)) {
	v, wrong := s.v, widgets.FieldErrors{}
	e := s.event
	e.Budget = append([]model.BudgetLine(nil), s.event.Budget...)
	for i, f := range s.fields {
		n, ok := tell.ParseAmount(f.Value(), v.currency())
		if !ok || n < 0 {
			wrong[key(i)] = v.w.T("after.no_amount")
			continue
		}
		e.Budget[i].Actual = n
	}
	s.form.SetErrors(wrong)
	if len(wrong) > 0 {
		done(false)
		return
	}
	if !s.unsaved() {
		done(true)
		return
	}
	keeper := s.keeper
	v.host.Do(model.Doing{Code: "event_edit", Name: e.Title}, func(tx *book.Tx) error {
		if err := keeper.Forget(tx); err != nil {
			return err
		}
		return tx.SaveEvent(&e, v.host.Today(), book.LoweringKeep)
	}, func(_ int64, err error) {
		if err != nil {
			s.form.SetMessage(v.host.Sentence(err))
			done(false)
			return
		}
		s.form.MarkClean()
		keeper.Saved()
		delete(v.known.typed, tabCost)
		v.load()
		done(true)
	})
}
