package person

import (
	"strings"

	"alumnibook/model"
	"alumnibook/ui/dates"
	"alumnibook/ui/widgets"
)

// callFields say how often to call the person, and whether just now.
type callFields struct {
	perYear *widgets.NumberField
	pause   *widgets.SelectField
	until   *widgets.DateField
	why     *widgets.TextField
}

// noPause is what is chosen to end a pause where nothing chosen means nothing to change.
const noPause = "-"

// newCallFields shows what is said about calls. Choosing a pause fills in the day on which it usually ends.
func (v *view) newCallFields(c model.CallWish) *callFields {
	w := v.w
	f := &callFields{perYear: widgets.NewNumberField(), until: v.date(false), why: widgets.NewTextField("")}
	if c.PerYear > 0 {
		f.perYear.SetValue(float64(c.PerYear))
	}
	f.pause = widgets.NewSelectField(w.T("model.pause.none"), choices(w, "model.pause.", model.Pauses[1:])...)
	f.pause.Optional = true
	f.pause.SetValue(string(c.Pause))
	dates.Set(f.until, c.Until)
	f.why.SetValue(c.Why)
	f.pause.OnChanged = func(value string) {
		switch today := v.host.Today(); model.Pause(value) {
		case model.PauseNone, noPause, model.PauseNever:
			dates.Set(f.until, model.Date{})
		case model.PauseNotThisYear:
			dates.Set(f.until, model.NewDate(today.Year+1, 1, 1))
		default:
			if d, ok := dates.Value(f.until); ok && d.IsZero() {
				dates.Set(f.until, today.AddDays(30))
			}
		}
	}
	return f
}

// read is what the fields hold; what can't be read is noted down.
func (f *callFields) read(c collector) model.CallWish {
	wish := model.CallWish{Pause: model.Pause(strings.TrimPrefix(f.pause.Value(), noPause)), Until: c.date("calls_until", f.until), Why: strings.Join(strings.Fields(f.why.Value()), " ")}
	if n, ok := f.perYear.Value(); ok {
		wish.PerYear = int(n)
	} else if !f.perYear.Empty() {
		c.wrong["calls_per_year"] = c.v.w.T("error.invalid.number")
	}
	switch {
	case wish.Pause == model.PauseNone:
		wish.Until, wish.Why = model.Date{}, ""
	case wish.Pause == model.PauseNever:
		wish.Until = model.Date{}
	case wish.Until.IsZero() && c.wrong["calls_until"] == "":
		c.wrong["calls_until"] = c.v.w.T("person.pause.when")
	}
	return wish
}

// callSection is how often the person is called.
func (e *editor) callSection() {
	w := e.v.w
	e.calls = e.v.newCallFields(e.person.Calls)
	e.form.Section(w.T("model.field.calls"))
	e.form.AddRow(
		widgets.Item{Key: "calls_per_year", Label: w.T("model.field.per_year"), Field: e.calls.perYear, Weight: 3, Hint: w.T("person.per_year.hint")},
		widgets.Item{Key: "calls_pause", Label: w.T("model.field.pause"), Field: e.calls.pause, Weight: 3},
		widgets.Item{Key: "calls_until", Label: w.T("model.field.until"), Field: e.calls.until, Weight: 3},
		widgets.Item{Key: "calls_why", Label: w.T("model.field.why"), Field: e.calls.why, Weight: 5})
}

// failedBox is the tick that an address or a number turned out to be wrong.
func (e *editor) failedBox(since model.Date) *widgets.CheckField {
	text := e.v.w.T("person.failed")
	if !since.IsZero() {
		text = e.v.w.T("person.failed_since", "date", e.v.w.Date(since))
	}
	box := widgets.NewCheckField(text)
	box.SetValue(!since.IsZero())
	return box
}

// besideFields puts a tick in the middle of the fields that it stands beside.
func besideFields(item *widgets.ListItem, weights []float32, fields ...fyneObject) {
	last := len(fields) - 1
	fields[last] = widgets.PadEach(4, 0, 0, 2, fields[last])
	item.Object = widgets.Shares(6, weights, fields...)
}

// failedBefore takes the tick off an address that turned out to be wrong once another one is written, and puts it back
// with the old one.
func failedBefore(box *widgets.CheckField, was string, since model.Date) func(string) {
	return func(now string) {
		if !since.IsZero() {
			box.SetValue(strings.TrimSpace(now) == was)
		}
	}
}

// failedOf is since when the address or number of a line is known to be wrong.
func (e *editor) failedOf(item *widgets.ListItem, since model.Date) model.Date {
	box, ok := item.Fields["failed"].(*widgets.CheckField)
	switch {
	case !ok || !box.Value():
		return model.Date{}
	case since.IsZero():
		return e.v.host.Today()
	}
	return since
}
