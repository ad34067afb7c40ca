package handover

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/consent"
	"alumnibook/model/exchange/handover"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/run"
	"alumnibook/ui/tell"
	"alumnibook/ui/wholist"
	"alumnibook/ui/widgets"
)

// scope is whom an export is about.
type scope struct {
	words string // key of its name, with the number
	n     int
	name  string // of the file, "" for the page's
	ids   func(ctx context.Context, b *book.Book) ([]int64, error)
}

// makeScopes lists the choices that differ from each other: who is chosen, who was found, everybody.
func (v *view) makeScopes() {
	g := v.given
	v.scopes = nil
	if n := len(g.Selected); n > 0 {
		v.scopes = append(v.scopes, scope{"handover.scope_selected", n, "", func(context.Context, *book.Book) ([]int64, error) {
			return slices.Clone(g.Selected), nil
		}})
	}
	if g.Found > 0 {
		v.scopes = append(v.scopes, scope{"handover.scope_found", g.Found, g.List, func(ctx context.Context, b *book.Book) ([]int64, error) {
			return b.Find(ctx, g.Filter, g.Sort)
		}})
	}
	if v.facts.total > 0 {
		v.scopes = append(v.scopes, scope{"handover.scope_all", v.facts.total, "", func(ctx context.Context, b *book.Book) ([]int64, error) {
			return b.Find(ctx, model.Filter{}, g.Sort)
		}})
	}
	v.scope = min(v.scope, max(len(v.scopes)-1, 0))
	names := make([]string, len(v.scopes))
	for i, s := range v.scopes {
		names[i] = v.w.N(s.words, s.n)
	}
	v.choice.Objects = []fyne.CanvasObject{v.segment}
	if len(names) == 1 { // nothing to choose
		v.choice.Objects = []fyne.CanvasObject{widgets.NewCutText(names[0])}
	}
	v.choice.Refresh()
	v.segment.SetItems(names...)
	if i := v.scope; v.segment.Selected() != i {
		v.segment.OnSelected = nil
		v.segment.Select(i)
		v.segment.OnSelected = v.chooseScope
	}
}

func (v *view) chooseScope(i int) {
	v.scope = i
	v.check()
}

// ids are whom the chosen scope is about; nobody for a format without people.
func (v *view) ids(ctx context.Context, s []scope, i int, f handover.Format, b *book.Book) ([]int64, error) {
	if i >= len(s) || !f.HasPeople() {
		return nil, nil
	}
	return s[i].ids(ctx, b)
}

// check asks the gate who may be in the file, and what the device has already.
func (v *view) check() {
	f, o, b, scopes, at := v.format, v.options.options(), v.host.Book(), v.scopes, v.scope
	v.checked = false
	visible(v.choice, f.HasPeople() && len(scopes) > 0)
	visible(v.wanted, hasPurpose(f))
	if !f.HasPeople() {
		page.Drop(v.host, v, "check")
		v.take(handover.Result{})
		return
	}
	v.updateButton()
	run.Do(v.host.Runner(), page.Key(v, "check"), func(ctx context.Context, _ run.Progress) (handover.Result, error) {
		ids, err := v.ids(ctx, scopes, at, f, b)
		if err != nil {
			return handover.Result{}, err
		}
		return handover.Preview(ctx, b, ids, o)
	}, func(r handover.Result, err error) {
		if err != nil {
			v.say(widgets.NewParagraph(v.host.Sentence(err)))
			v.host.Fail(err)
			return
		}
		v.take(r)
	})
	if !v.checked && len(v.answer.Objects) == 0 {
		v.say(widgets.NewMutedParagraph(v.w.T("handover.checking")))
	}
}

func visible(o fyne.CanvasObject, yes bool) {
	if yes {
		o.Show()
	} else {
		o.Hide()
	}
}

// take shows what the export would do.
func (v *view) take(r handover.Result) {
	v.preview, v.checked = r, true
	w := v.w
	switch {
	case !v.format.HasPeople():
		v.say(widgets.NewParagraph(w.T("handover.goes_template")))
	case v.facts.total == 0:
		v.say(widgets.NewBold(w.T("handover.nobody")), widgets.NewMutedParagraph(w.T("handover.nobody_text")))
	default:
		v.say(v.counts(r)...)
	}
	v.updateButton()
	if v.wantsButton {
		v.toButton()
	}
}

func (v *view) say(lines ...fyne.CanvasObject) {
	v.answer.Objects = lines
	v.answer.Refresh()
	v.body.Refresh()
	v.scroll.Refresh()
}

// counts says how many go into the file, and who does not.
func (v *view) counts(r handover.Result) []fyne.CanvasObject {
	if v.format == handover.Calendar {
		return append([]fyne.CanvasObject{v.dates.counts(r)}, v.missing(r)...)
	}
	goes := v.w.N("handover.goes", r.Written)
	if r.Written == 0 {
		goes = v.w.T("handover.goes_none")
	}
	return append([]fyne.CanvasObject{widgets.NewParagraph(goes)}, v.missing(r)...)
}

// missing says who is not in the file, and why.
func (v *view) missing(r handover.Result) []fyne.CanvasObject {
	w := v.w
	var lines []fyne.CanvasObject
	if len(r.LeftOut) > 0 {
		lines = append(lines, v.leftLine(r.LeftOut))
	}
	if r.Unchanged > 0 {
		lines = append(lines, widgets.NewMutedParagraph(w.N("handover.unchanged", r.Unchanged)))
	}
	if r.Gone > 0 {
		lines = append(lines, widgets.TopRow(8, 1, widgets.NewIcon("warning", look.ColorAmber, 16), widgets.NewParagraph(w.N("handover.gone", r.Gone))))
	}
	return lines
}

// leftLine says who stays behind, by reason, and opens the list of them.
func (v *view) leftLine(left []consent.LeftOut) fyne.CanvasObject {
	w := v.w
	row := widgets.WrapRow(6, widgets.PadEach(5, 0, 0, 0, widgets.NewCutText(w.N("handover.left_out", len(left)))))
	counts := consent.Decision{LeftOut: left}.Count()
	for _, r := range consent.Reasons {
		if n := counts[r]; n > 0 {
			chip := widgets.NewChip(tell.Refused(w, v.purpose(), r), look.ToneAmber)
			chip.Count = w.Number(n)
			row.Add(widgets.PadEach(2, 0, 0, 0, chip))
		}
	}
	row.Add(widgets.NewQuiet(w.T("handover.left_show"), nil, func() { v.showLeft(left) }).Smaller())
	return row
}

// showLeft lists who stays behind, with the reason of each.
func (v *view) showLeft(left []consent.LeftOut) {
	var m *widgets.Modal
	purpose := v.purpose()
	ids := make([]int64, len(left))
	for i, one := range left {
		ids[i] = one.ID
	}
	l := wholist.New(v.host, page.Key(v, "left"), ids,
		widgets.Column{ID: wholist.Name, Title: v.w.T("model.field.name"), Width: 260},
		widgets.Column{ID: "why", Title: v.w.T("handover.left_why"), Width: 240},
	)
	l.Other = func(row int, _ string) widgets.Cell {
		return widgets.Cell{Text: tell.Refused(v.w, purpose, left[row].Reason), Chip: look.ToneAmber}
	}
	l.Grid.OnOpen = func(id int64) {
		m.Hide()
		v.host.Open(page.Route{Page: page.People, ID: id})
	}
	all := widgets.NewSecondary(v.w.T("handover.left_list"), nil, func() {
		m.Hide()
		v.host.Open(page.ThesePeople(ids))
	})
	closeIt := widgets.NewPrimary(widgets.Words.Close, nil, func() { m.Hide() })
	content := widgets.FillStack(8, 1, widgets.NewMutedParagraph(v.w.T("handover.left_text")), widgets.Tall(320, l.Grid))
	m = widgets.NewModal(v.host.Window().Canvas(), v.w.N("handover.left_title", len(left)), content, 560, nil, all, closeIt)
	m.Show()
	l.Grid.Focus()
}
