package people

import (
	"context"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/dates"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

// panel is the open choice of filters. Each choice takes effect at once.
type panel struct {
	view   *view
	modal  *widgets.Modal
	count  *widgets.CutText
	body   *fyne.Container
	values map[string][]book.Value
	all    map[string]bool // kinds of values that are shown whole
	marks  []func()        // each brings one chip up to date
}

// valueFields are the texts of the book that can be filtered by.
var valueFields = []string{"office", "department", "tag", "employer"}

// openFilters reads what there is to choose from, and offers it.
func (v *view) openFilters() {
	page.Read(v.host, v, "values", func(ctx context.Context) (map[string][]book.Value, error) {
		values := map[string][]book.Value{}
		for _, field := range valueFields {
			list, err := v.host.Book().Values(ctx, field)
			if err != nil {
				return nil, err
			}
			values[field] = list
		}
		return values, nil
	}, func(values map[string][]book.Value) {
		v.showFilters(values)
	})
}

func (v *view) showFilters(values map[string][]book.Value) {
	p := &panel{view: v, values: values, all: map[string]bool{}, count: widgets.NewMuted(""), body: widgets.Stack(14)}
	done := widgets.NewPrimary(v.w.T("people.filter_done"), nil, func() { p.modal.Hide() })
	clearAll := widgets.NewSecondary(v.w.T("people.clear_filters"), nil, func() {
		v.clearFilters()
		p.draw()
	})
	p.draw()
	p.modal = v.modal(v.w.T("people.filter_title"), 620, widgets.Stack(16, p.body, p.count), clearAll, done)
	v.panel = p
	p.modal.OnClosed = func() { v.panel = nil }
	v.host.Window().Canvas().Focus(done)
	p.update()
}

// update says how many are left.
func (p *panel) update() {
	v := p.view
	p.count.SetText(v.w.N("people.filter_found", len(v.rows.ids)))
}

// change sets a part of the filter.
func (p *panel) change(set func(f *model.Filter)) {
	f := cloneFilter(p.view.filter)
	set(&f)
	p.view.setFilter(f)
}

// draw shows all filters as they are set.
func (p *panel) draw() {
	w := p.view.w
	p.body.Objects, p.marks = nil, nil
	add := func(label string, o fyne.CanvasObject) { p.body.Add(widgets.Stack(6, widgets.NewSmall(label), o)) }
	add(w.T("model.field.status"), p.statuses())
	for _, s := range []struct {
		field, words string
		of           func(f *model.Filter) *[]string
	}{
		{"office", "model.field.office", func(f *model.Filter) *[]string { return &f.Offices }},
		{"department", "model.field.department", func(f *model.Filter) *[]string { return &f.Departments }},
		{"tag", "model.field.tags", func(f *model.Filter) *[]string { return &f.Tags }},
	} {
		if len(p.values[s.field]) > 0 {
			add(w.T(s.words), p.chips(s.field, s.of))
		}
	}
	add(w.T("people.filter_left"), p.leftBetween())
	add(w.T("people.filter_quiet"), p.quiet())
	add(w.T("people.filter_calls"), p.calls())
	if len(p.values["employer"]) > 0 {
		add(w.T("model.field.employer"), p.employer())
	}
	if len(p.view.colleagues) > 0 {
		add(w.T("model.field.owner_id"), p.owner())
	}
	p.body.Refresh()
	if p.modal != nil {
		p.modal.Refresh()
	}
}

func (p *panel) statuses() fyne.CanvasObject {
	row := widgets.WrapRow(6)
	for _, s := range model.Statuses {
		row.Add(p.chip(p.view.w.T("model.status."+string(s)), "", func(f *model.Filter) bool { return slices.Contains(f.Statuses, s) }, func(f *model.Filter) {
			f.Statuses = toggled(f.Statuses, s)
		}))
	}
	return row
}

// consentStates are the answers to calls, in the order in which they are offered.
var consentStates = []model.ConsentState{model.ConsentGiven, model.ConsentUnknown, model.ConsentWithdrawn, model.ConsentObjected}

// calls offers what people said to courtesy calls.
func (p *panel) calls() fyne.CanvasObject {
	row := widgets.WrapRow(6)
	for _, s := range consentStates {
		row.Add(p.chip(p.view.w.T("model.consent."+stateWords(s)), "", func(f *model.Filter) bool { return slices.Contains(f.Calls, s) }, func(f *model.Filter) {
			f.Calls = toggled(f.Calls, s)
		}))
	}
	return row
}

// fewValues are shown before the user asks for all.
const fewValues = 14

// chips offers the values of a field with how often each occurs.
func (p *panel) chips(field string, of func(f *model.Filter) *[]string) fyne.CanvasObject {
	w := p.view.w
	row := widgets.WrapRow(6)
	chosen := *of(&p.view.filter)
	values := p.values[field]
	for i, val := range values {
		if i >= fewValues && !slices.Contains(chosen, val.Text) && !p.all[field] {
			continue
		}
		row.Add(p.chip(val.Text, w.Number(val.Count), func(f *model.Filter) bool { return slices.Contains(*of(f), val.Text) }, func(f *model.Filter) {
			*of(f) = toggled(*of(f), val.Text)
		}))
	}
	if more := len(values) - fewValues; more > 0 && !p.all[field] {
		row.Add(widgets.NewAddChip(w.N("people.filter_more", more), func() {
			p.all[field] = true
			p.draw()
		}))
	}
	return row
}

// chip is one choice: whether a filter holds it, and what a click makes of the filter. It stays where it is, so that
// the keyboard does too.
func (p *panel) chip(text, count string, holds func(f *model.Filter) bool, toggle func(f *model.Filter)) fyne.CanvasObject {
	chip := widgets.NewChoiceChip(text, count, look.ToneGrey, nil)
	mark := func() {
		on := holds(&p.view.filter)
		chip.Tone = look.ToneGrey
		if on {
			chip.Tone = look.ToneAccent
		}
		chip.Selected = on
		chip.Refresh()
	}
	chip.OnTapped = func() {
		p.change(toggle)
		for _, m := range p.marks {
			m()
		}
	}
	p.marks = append(p.marks, mark)
	mark()
	return chip
}

// leftBetween are the two days between which somebody left; a year alone will do.
func (p *panel) leftBetween() fyne.CanvasObject {
	from := p.date("people.filter_from", p.view.filter.LeftFrom, func(f *model.Filter, d model.Date) { f.LeftFrom = d })
	to := p.date("people.filter_to", p.view.filter.LeftTo, func(f *model.Filter, d model.Date) { f.LeftTo = d })
	return widgets.Shares(look.Gap, []float32{1, 1}, from, to)
}

// quietMonths are the spans of silence that are offered.
var quietMonths = []int{3, 6, 12, 24}

// quiet offers who has not been heard of for some time, and a day of one's own.
func (p *panel) quiet() fyne.CanvasObject {
	v := p.view
	row := widgets.WrapRow(6)
	for _, months := range quietMonths {
		day := model.DateOf(v.host.Today().Time().AddDate(0, -months, 0))
		row.Add(p.chip(v.w.N("people.filter_months", months), "", func(f *model.Filter) bool { return f.QuietSince == day }, func(f *model.Filter) {
			if f.QuietSince == day {
				f.QuietSince = model.Date{}
				return
			}
			f.QuietSince = day
		}))
	}
	own := p.date("people.filter_before", v.filter.QuietSince, func(f *model.Filter, d model.Date) { f.QuietSince = d })
	return widgets.Stack(6, row, widgets.Shares(look.Gap, []float32{1, 1}, own, widgets.Spacer()))
}

func (p *panel) employer() fyne.CanvasObject {
	v := p.view
	field := widgets.NewComboField(v.w.T("people.filter_employer"), func(typed string) []string {
		var list []string
		key := model.FoldShort(typed)
		for _, val := range p.values["employer"] {
			if matches(model.FoldShort(val.Text), key) {
				list = append(list, val.Text)
			}
		}
		return list[:min(len(list), 12)]
	})
	field.SetValue(v.filter.Employer)
	field.OnChanged = func(text string) { p.change(func(f *model.Filter) { f.Employer = text }) }
	p.wire(field)
	return field
}

func (p *panel) owner() fyne.CanvasObject {
	v := p.view
	var choices []widgets.Choice
	for _, c := range v.colleagues {
		choices = append(choices, widgets.Choice{Text: c.Name, Value: strconv.FormatInt(c.ID, 10)})
	}
	field := widgets.NewSelectField(v.w.T("people.filter_anybody"), choices...)
	field.Optional = true
	if id := v.filter.OwnerID; id != 0 {
		field.SetValue(strconv.FormatInt(id, 10))
	}
	field.OnChanged = func(value string) {
		id, _ := strconv.ParseInt(value, 10, 64)
		p.change(func(f *model.Filter) { f.OwnerID = id })
	}
	p.wire(field)
	return field
}

// wire lets Enter and Escape in a field close the panel.
func (p *panel) wire(f widgets.Field) {
	closeIt := func() { p.modal.Hide() }
	f.SetHooks(&widgets.Hooks{Submit: closeIt, Cancel: closeIt, Changed: func() {}})
}

// date is a field for a day, or a year or month alone.
func (p *panel) date(hint string, now model.Date, set func(f *model.Filter, d model.Date)) fyne.CanvasObject {
	v := p.view
	field := widgets.NewDateField(v.w.T(hint), dates.New(v.w, v.host.Today))
	field.Partial, field.BadText = true, v.w.T("error.invalid.date", "example", v.w.DateHint())
	field.SetValue(now.Parts())
	field.OnChanged = func(y, m, d int) { p.change(func(f *model.Filter) { set(f, model.NewDate(y, m, d)) }) }
	p.wire(field)
	return field
}
