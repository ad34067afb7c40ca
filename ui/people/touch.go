package people

import (
	"strings"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/consent"
	"alumnibook/ui/draft"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/tell"
	"alumnibook/ui/widgets"
)

// touch is the card that says how calls to a person stand and what they allowed.
func (d *detail) touch(k *known) fyne.CanvasObject {
	w := d.view.w
	lines := []fyne.CanvasObject{d.nextCall(k)}
	if wish := k.person.Calls; wish.Rests(d.view.host.Today()) {
		line := widgets.NewKeyValue(w.T("model.field.pause"), tell.Pause(w, wish))
		line.LabelWidth = labelWidth
		lines = append(lines, line)
	}
	if k.leaves && len(k.leaving.Open()) > 0 {
		lines = append(lines, d.checklist(k))
	}
	if row := d.firstOfKind(k); len(row.Objects) > 0 {
		lines = append(lines, widgets.PadEach(4, 0, 0, 0, row))
	}
	return widgets.NewCard(w.T("people.touch"), d.touchButton(k), widgets.Stack(0, lines...))
}

// firstOfKind offers what has a card of its own once there is any of it.
func (d *detail) firstOfKind(k *known) *fyne.Container {
	v, w, p := d.view, d.view.w, &k.person
	row := widgets.WrapRow(6)
	if len(k.favours) == 0 {
		row.Add(widgets.NewAddChip(w.T("people.giving"), func() { d.askFavour(model.Favour{PersonID: p.ID, On: v.host.Today()}) }))
	}
	if len(k.attended)+len(k.wishes) == 0 {
		row.Add(widgets.NewAddChip(w.T("people.wish"), func() { d.newWish(k) }))
	}
	return row
}

// nextCall says from when on a call is suggested and why, or why none is.
func (d *detail) nextCall(k *known) fyne.CanvasObject {
	v, w := d.view, d.view.w
	line := widgets.NewKeyValue(w.T("people.label_call"), v.nextCallText(k))
	line.LabelWidth = labelWidth
	if k.calls.why == "" && !k.calls.row.NextCall.IsZero() {
		line.OnTapped = v.callCard
	}
	why := strings.Join(v.behindCall(k), "\n")
	if why == "" {
		return line
	}
	return widgets.Stack(0, line, widgets.PadEach(0, 0, 4, labelWidth, widgets.NewMutedParagraph(why)))
}

// paused are the reasons of the gate that only say what a person's pause says too.
var paused = map[consent.Reason]bool{consent.ReasonLater: true, consent.ReasonNotThisYear: true, consent.ReasonNever: true}

func (v *view) nextCallText(k *known) string {
	w, today, next := v.w, v.host.Today(), k.calls.row.NextCall
	switch {
	case k.calls.why != "" && !paused[k.calls.why]:
		return w.T("people.no_call_because", "why", w.T("gate."+string(k.calls.why)))
	case next.IsZero():
		return w.T("people.no_call")
	case today.Before(next):
		return w.T("people.call_from", "date", w.Date(next), "away", w.Away(today, next))
	}
	return w.T("people.call_due_since", "date", w.Date(next))
}

// behindCall is what a suggestion follows from, a line each.
func (v *view) behindCall(k *known) []string {
	w, today := v.w, v.host.Today()
	var said []string
	if k.calls.wanted > 0 {
		said = append(said, strings.Join(filled(tell.PerYear(w, k.calls.wanted), v.wantedBy(k)), ", "))
	}
	if last := k.calls.row.LastContact; !last.IsZero() {
		said = append(said, w.T("people.last_contact", "date", w.Ago(today, last)))
	}
	if heard := k.calls.row.LastHeard; !heard.IsZero() && heard != k.calls.row.LastContact {
		said = append(said, w.T("people.last_heard", "date", w.Ago(today, heard)))
	}
	return said
}

// wantedBy says who wants so many contacts a year.
func (v *view) wantedBy(k *known) string {
	switch {
	case k.person.Calls.PerYear > 0:
		return v.w.T("people.wanted_own")
	case k.calls.list != "":
		return v.w.T("people.wanted_list", "list", k.calls.list)
	}
	return v.w.T("people.wanted_programme")
}

// touchButton offers to pause calls or to call again, and how often to.
func (d *detail) touchButton(k *known) fyne.CanvasObject {
	v, w, p := d.view, d.view.w, &k.person
	often := moreButton(w.T("people.touch_more"), func() []*fyne.MenuItem { return v.touchMenu(p) })
	if p.Calls.Pause != model.PauseNone && p.Calls.Rests(v.host.Today()) {
		return widgets.Row(0, widgets.NewQuiet(w.T("people.resume"), look.Icon("redo"), v.resumeCalls).Smaller(), often)
	}
	return widgets.Row(0, widgets.NewQuiet(w.T("people.do_pause"), look.Icon("clock"), v.pauseCalls).Smaller(), often)
}

// perYears are the numbers of contacts a year that are offered at once; 0 leaves it to the lists and the programme.
var perYears = []int{0, 1, 2, 3, 4, 6, 12}

func (v *view) touchMenu(p *model.Person) []*fyne.MenuItem {
	w := v.w
	items := []*fyne.MenuItem{
		widgets.MenuItem(w.T("people.call_card"), look.Icon("phone"), false, v.callCard),
		fyne.NewMenuItemSeparator(),
	}
	for _, n := range perYears {
		text := w.T("people.per_year_none")
		if n > 0 {
			text = tell.PerYear(w, n)
		}
		item := fyne.NewMenuItem(text, func() {
			v.wish([]int64{p.ID}, func(c model.CallWish) model.CallWish { c.PerYear = n; return c }, nil, v.failed)
		})
		item.Checked = p.Calls.PerYear == n
		items = append(items, item)
	}
	return items
}

// failed says what went wrong where no field stands for it.
func (v *view) failed(err error) {
	if err != nil {
		v.host.Fail(err)
	}
}

// checklist says how far the checklist of somebody who leaves is, and leads there.
func (d *detail) checklist(k *known) fyne.CanvasObject {
	v, w := d.view, d.view.w
	open := k.leaving.Open()
	step := k.leaving.Steps[open[0]]
	text := w.N("people.steps_open", len(open), "of", len(k.leaving.Steps)) + "\n" +
		w.T("people.step_next", "step", tell.Step(w, step.Code, step.Name), "date", w.Ago(v.host.Today(), step.Due))
	line := widgets.NewKeyValue(w.T("people.checklist"), text)
	line.LabelWidth = labelWidth
	line.OnTapped = func() { v.host.Open(page.Route{Page: page.Leaving, ID: k.person.ID}) }
	return line
}

// callCard goes to the call card of who is chosen.
func (v *view) callCard() {
	if id := v.one(); id != 0 {
		v.host.Open(page.Route{Page: page.Call, ID: id})
	}
}

// wish changes when and how often some people are to be called. What was typed about that, if anything, is kept no longer.
func (v *view) wish(ids []int64, change func(model.CallWish) model.CallWish, keeper *draft.FormKeeper, done func(error)) {
	doing := model.Doing{Code: "pause_calls", Name: v.nameOf(ids[0]), Count: 1}
	if len(ids) > 1 {
		doing = model.Doing{Code: "pause_calls_many", Count: len(ids)}
	}
	v.host.Do(doing, func(tx *book.Tx) error {
		if err := keeper.Forget(tx); err != nil {
			return err
		}
		return tx.Pause(ids, change)
	}, func(_ int64, err error) { done(err) })
}

// resumeCalls ends the pause of those who are chosen.
func (v *view) resumeCalls() {
	v.wish(v.selected, func(c model.CallWish) model.CallWish { return model.CallWish{PerYear: c.PerYear} }, nil, v.failed)
}
