package mailing

import (
	"slices"

	"fyne.io/fyne/v2"

	"alumnibook/model/consent"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/wholist"
	"alumnibook/ui/widgets"
)

// Chips are the reasons why people are left out, each with their number; a press lists these people and says what can
// be done. leave, which may be nil, is called before another page is opened. more, which may be nil, offers further
// buttons for a reason.
func Chips(h page.Host, left []consent.LeftOut, leave func(), more func(r consent.Reason, closeIt func()) []*widgets.Button) []fyne.CanvasObject {
	counts := consent.Decision{LeftOut: left}.Count()
	var chips []fyne.CanvasObject
	for _, r := range Reasons(left) {
		chip := widgets.NewChoiceChip(Why(h.Words(), r), h.Words().Number(counts[r]), look.ToneAmber, func() {
			ShowLeft(h, r, left, leave, more)
		})
		chip.SetToolTip(h.Words().T("mailing.chip_tip"))
		chips = append(chips, chip)
	}
	return chips
}

// Reasons are those that occur, in the order in which they are told; what is not in that order follows.
func Reasons(left []consent.LeftOut) []consent.Reason {
	var list []consent.Reason
	counts := consent.Decision{LeftOut: left}.Count()
	for _, r := range consent.Reasons {
		if counts[r] > 0 {
			list = append(list, r)
		}
	}
	for _, l := range left {
		if !slices.Contains(list, l.Reason) {
			list = append(list, l.Reason)
		}
	}
	return list
}

func idsOf(left []consent.LeftOut, r consent.Reason) []int64 {
	var ids []int64
	for _, l := range left {
		if l.Reason == r {
			ids = append(ids, l.ID)
		}
	}
	return ids
}

// ShowLeft lists the people whom one reason keeps out, and offers the next step; leave and more are as for Chips.
func ShowLeft(h page.Host, r consent.Reason, left []consent.LeftOut, leave func(), more func(consent.Reason, func()) []*widgets.Button) {
	w, ids := h.Words(), idsOf(left, r)
	var m *widgets.Modal
	goTo := func(route page.Route) {
		m.Hide()
		if leave != nil {
			leave()
		}
		h.Open(route)
	}
	l := wholist.New(h, nil, ids,
		widgets.Column{ID: wholist.Name, Title: w.T("model.field.name"), Width: 230},
		widgets.Column{ID: wholist.Office, Title: w.T("model.field.office"), Width: 110},
		widgets.Column{ID: wholist.Email, Title: w.T("model.field.email"), Width: 140},
	)
	l.Grid.OnOpen = func(id int64) { goTo(page.Route{Page: page.People, ID: id}) }
	buttons := []*widgets.Button{widgets.NewSecondary(widgets.Words.Close, nil, func() { m.Hide() })}
	if more != nil {
		buttons = append(buttons, more(r, func() { m.Hide() })...)
	}
	if r != consent.ReasonTrashed { // these do not stand among the people
		buttons = append(buttons, widgets.NewPrimary(w.N("mailing.open_people", len(ids)), look.Icon("users"), func() {
			goTo(page.ThesePeople(ids))
		}))
	}
	content := widgets.FillStack(8, 1, widgets.NewParagraph(next(w, r)), widgets.Tall(300, l.Grid))
	title := w.N("mailing.left_title", len(ids), "why", Why(w, r))
	m = widgets.NewModal(h.Window().Canvas(), title, content, 560, nil, buttons...)
	m.OnClosed = l.Close
	m.Show()
	l.Grid.Focus()
}
