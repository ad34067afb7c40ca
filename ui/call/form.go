package call

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/dates"
	"alumnibook/ui/draft"
	"alumnibook/ui/look"
	"alumnibook/ui/widgets"
)

// The outcomes of a call, as drafts keep them too.
const (
	reached     = draft.Reached
	tried       = "tried"         // nobody answered
	wrongNumber = "wrong_number"  // somebody else has it, or nobody
	notThisYear = "not_this_year" // asked not to be called any more this year
	never       = "never"         // asked never to be called again
)

// outcomes are the keys of their words, in the order in which they are offered.
var outcomes = [][2]string{
	{reached, "call.reached"}, {tried, "call.tried"}, {wrongNumber, "call.wrong_number"}, {notThisYear, "call.not_this_year"}, {never, "call.never"},
}

// form is what is noted of the call while it goes on.
type form struct {
	v       *view
	outcome string
	rang    string // the number that was dialled last
	saving  bool
	keeper  *draft.Keeper
	clock   *clock

	form     *widgets.Form
	card     fyne.CanvasObject
	kept     *fyne.Container
	chips    *fyne.Container
	hint     *widgets.Paragraph
	which    *widgets.SelectField // the number that is wrong
	whichRow *fyne.Container
	text     *widgets.TextField
	minutes  *widgets.NumberField
	step     *widgets.TextField
	by       *widgets.DateField
	internal *widgets.CheckField
}

// newForm makes the form of a call with somebody, with what was kept of it.
func newForm(v *view, kept []byte) *form {
	f := &form{v: v, outcome: reached}
	w := v.w
	f.text = widgets.NewTextArea(w.T("call.note_hint"), 6)
	f.minutes, f.internal = widgets.NewNumberField(), widgets.NewCheckField(w.T("person.internal"))
	f.step, f.by = widgets.NewTextField(w.T("person.promise.hint")), dates.Ahead(w, v.host.Today)
	f.which = widgets.NewSelectField("")
	f.kept, f.chips, f.hint = widgets.Stack(0), widgets.WrapRow(6), widgets.NewMutedParagraph("")
	f.hint.TextSize = look.SizeSmall
	f.whichRow = widgets.Stack(3, widgets.NewSmall(w.T("call.which_number")), f.which)
	f.clock = newClock(v.clock, f.minutes)
	f.text.OnChanged = func(string) { f.clock.start() }
	f.minutes.OnChanged = func(text string) { f.clock.overrule(text != "") }
	f.layout()
	f.keeper = draft.NewKeeper(v.host, book.CallDraft(v.person), kept, f.typed)
	if d, had := draft.Read(kept); had {
		f.restore(d)
	}
	f.form.MarkClean()
	return f
}

// layout puts the fields together.
func (f *form) layout() {
	w := f.v.w
	f.form = widgets.NewForm()
	f.kept.Hide()
	f.form.Object(f.kept)
	f.form.Add("text", "", f.text)
	f.form.Object(widgets.Stack(6, f.chips, f.hint, f.whichRow))
	f.form.AddRow(
		widgets.Item{Key: "step", Label: w.T("call.next_step"), Field: f.step, Weight: 5},
		widgets.Item{Key: "follow_up", Label: w.T("call.when"), Field: f.by, Weight: 5})
	f.form.AddRow(
		widgets.Item{Key: "minutes", Label: w.T("model.field.minutes"), Field: f.minutes, Weight: 2},
		widgets.Item{Key: "internal", Label: " ", Field: f.internal, Weight: 7})
	f.form.OnSave = func() error {
		f.saveAndLeave()
		return widgets.ErrLater
	}
	f.form.OnCancel = f.v.host.Back
	f.form.OnChange = func() { f.keeper.Touched() }
	f.card = widgets.NewCard(w.T("call.this_call"), nil, f.form)
}

// fit shows the outcome that is chosen, and what it does besides the entry.
func (f *form) fit() {
	w := f.v.w
	f.chips.Objects = nil
	for _, o := range outcomes {
		tone := look.ToneGrey
		if o[0] == f.outcome {
			tone = look.ToneAccent
		}
		chip := widgets.NewChoiceChip(w.T(o[1]), "", tone, func() { f.choose(o[0]) })
		chip.SetSelected(o[0] == f.outcome)
		f.chips.Add(chip)
	}
	hint := map[string]string{wrongNumber: "call.wrong_number_hint", notThisYear: "call.not_this_year_hint", never: "call.never_hint"}[f.outcome]
	if f.hint.Hide(); hint != "" {
		f.hint.SetText(w.T(hint))
		f.hint.Show()
	}
	f.fitNumbers()
	f.chips.Refresh()
	f.form.Refresh()
}

// fitNumbers offers the numbers of which one may be wrong, where there are several.
func (f *form) fitNumbers() {
	var list []widgets.Choice
	for _, p := range f.numbers() {
		list = append(list, widgets.Choice{Value: p.Number, Text: p.Number, Note: f.v.w.T("model.kind." + string(p.Kind))})
	}
	f.which.SetOptions(list...)
	if f.rang == "" {
		if best := f.v.known.Person.RingablePhone(); best != nil {
			f.rang = best.Number
		}
	}
	f.which.SetValue(f.rang)
	f.which.OnChanged = func(number string) { f.rang = number }
	if f.whichRow.Hide(); f.outcome == wrongNumber && len(list) > 1 {
		f.whichRow.Show()
	}
}

// numbers are those that may have been rung.
func (f *form) numbers() []model.Phone {
	var list []model.Phone
	for _, p := range f.v.known.Person.Phones {
		if p.Kind != model.KindFax && p.Failed.IsZero() {
			list = append(list, p)
		}
	}
	return list
}

func (f *form) choose(outcome string) {
	f.outcome = outcome
	f.clock.counts(outcome != tried && outcome != wrongNumber)
	f.keeper.Touched()
	f.fit()
	f.v.columns.Refresh()
}

// restore fills in what was kept.
func (f *form) restore(d draft.Draft) {
	f.text.SetValue(d.Text)
	f.step.SetValue(d.Step)
	f.by.SetText(d.StepOn)
	f.internal.SetValue(d.Internal)
	f.rang = d.Number
	if d.Minutes != "" {
		f.minutes.TextField.SetValue(d.Minutes)
		f.clock.overrule(true)
	}
	if d.Outcome != "" {
		f.outcome = d.Outcome
	}
	f.kept.Objects = []fyne.CanvasObject{keptLine(f.v.w, f.v.host.Today(), d, f.anew)}
	f.kept.Show()
}

// anew forgets what was kept.
func (f *form) anew() {
	f.clock.stop()
	f.keeper.Drop()
	f.v.form = newForm(f.v, nil)
	f.v.show()
	f.v.form.text.Focus()
}

// typed is what is noted so far; false for nothing.
func (f *form) typed() (draft.Draft, bool) {
	d := draft.Draft{
		Person: f.v.person, Kind: model.InteractionCall, Outcome: f.outcome, Number: f.rang, Text: f.text.Value(), Minutes: f.minutes.TextField.Value(),
		Step: f.step.Value(), StepOn: f.by.Text(), Internal: f.internal.Value(), On: f.v.host.Today(), At: f.v.clock().UTC().Truncate(time.Second),
	}
	return d, strings.TrimSpace(d.Text+d.Step+d.StepOn) != "" || f.outcome != reached
}

// unsaved tells whether something was noted that is not in the book.
func (f *form) unsaved() bool {
	_, any := f.typed()
	return any
}
