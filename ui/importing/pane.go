package importing

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"alumnibook/model/importer"
	"alumnibook/ui/look"
	"alumnibook/ui/widgets"
)

// about shows in the pane what there is to say about a row; -1 for none.
func (v *checkView) about(row int) {
	if row != v.row {
		v.other = 0
		v.col = ""
		v.pane.ToTop()
	}
	v.row = row
	v.acts = paneActs{}
	var cards []fyne.CanvasObject
	switch {
	case v.many != nil && !v.p.altering:
		cards = append(cards, v.bulkCard(v.many))
	case row >= 0 && row < len(v.p.plan.Rows) && !v.p.altering:
		cards = v.cards(row)
	default:
		cards = append(cards, widgets.NewMutedParagraph(v.p.w.T("importing.check.pick_row")))
	}
	if card := v.rejectedCard(); card != nil {
		cards = append(cards, card)
	}
	v.box.Objects = cards
	v.box.Refresh()
	v.pane.Refresh()
}

// cards are all that there is to say about a row.
func (v *checkView) cards(row int) []fyne.CanvasObject {
	r, p := v.p.plan.Rows[row], v.p
	cells := p.plan.Cells(row)
	cards := v.cellCards(row, cells)
	switch r.Fate {
	case importer.FateUndecided:
		cards = append(cards, v.questionCard(row))
	case importer.FateRejected:
		cards = append(cards, v.correctCard(row))
	case importer.FateLeftOut:
		again := widgets.NewSecondary(p.w.T("importing.pane.take"), nil, func() { p.decide([]int{row}, importer.DecideAsPlanned) }).Smaller()
		v.acts.first = again.OnTapped
		cards = append(cards, widgets.NewCard(p.w.T("importing.pane.left_out"), nil,
			widgets.NewParagraph(p.w.T("importing.pane.left_out_text")), widgets.Row(8, again)))
	}
	if card := v.decidedCard(row); card != nil {
		cards = append(cards, card)
	}
	if card := v.conflictsCard(row, cells); card != nil {
		cards = append(cards, card)
	}
	if card := v.repairsCard(row, cells); card != nil {
		cards = append(cards, card)
	}
	cards = append(cards, v.rowCard(row, cells))
	if r.Fate != importer.FateLeftOut {
		leave := func() { p.decide([]int{row}, importer.DecideLeaveOut) }
		v.acts.leave = leave
		cards = append(cards, widgets.Row(0, widgets.NewQuiet(p.w.T("importing.pane.leave_out"), nil, leave).Smaller()))
	}
	return cards
}

// decidedCard says what the user decided about a row and lets it be asked again.
func (v *checkView) decidedCard(row int) fyne.CanvasObject {
	p := v.p
	a := p.answers[keyOf(p.plan, row)]
	if a == nil {
		return nil
	}
	word := ""
	switch a.decision.Do {
	case importer.DoNew:
		word = "importing.decide.was_new"
	case importer.DoSame:
		word = "importing.decide.was_same"
	case importer.DoTake:
		word = "importing.decide.was_take"
	default:
		return nil
	}
	again := widgets.NewSecondary(p.w.T("importing.decide.again"), nil, func() { p.decide([]int{row}, importer.DecideAsPlanned) }).Smaller()
	v.acts.first = again.OnTapped
	return widgets.NewCard("", nil, widgets.NewParagraph(p.w.T(word)), widgets.Row(8, again))
}

// repairsCard lists what had to be repaired in a row, and lets each be left as written or corrected.
func (v *checkView) repairsCard(row int, cells []importer.PlanCell) fyne.CanvasObject {
	p := v.p
	var lines []fyne.CanvasObject
	for _, c := range cells {
		if c.Repair == "" || c.Conflict || v.opened(c) {
			continue
		}
		said := []fyne.CanvasObject{widgets.NewParagraph(p.repair(c))}
		if p.plan.Rows[row].Fate != importer.FateRejected || p.hasSaid(row, c.Field) {
			if links := v.cellLinks(row, c); links != nil {
				said = append(said, widgets.WrapRow(14, links...))
			}
		}
		lines = append(lines, factRow(p.fieldName(c.Field), widgets.Stack(2, said...)))
	}
	if len(lines) == 0 {
		return nil
	}
	return widgets.NewCard(p.w.T("importing.pane.repaired"), nil, lines...)
}

// corrected is what the user typed into a field of a row.
func (p *Page) corrected(row int, f importer.Field) (string, bool) {
	a := p.answers[keyOf(p.plan, row)]
	if a == nil {
		return "", false
	}
	text, ok := a.corrections[f]
	return text, ok
}

// askValue lets another value be typed in the place of a repaired one.
func (v *checkView) askValue(row int, c importer.PlanCell) {
	p := v.p
	field := widgets.NewTextField("")
	field.SetValue(p.value(c.Field, c.Now))
	var closeIt func()
	do := func() {
		closeIt()
		p.correct(row, map[importer.Field]string{c.Field: field.Value()}, func(err error) { p.host.Fail(err) })
	}
	field.SetHooks(&widgets.Hooks{Submit: do, Cancel: func() { closeIt() }})
	closeIt = p.host.Show(p.fieldName(c.Field), widgets.Stack(look.Gap,
		widgets.NewMutedParagraph(p.w.T("importing.pane.in_list", "written", oneLine(c.Written))), field,
		widgets.Row(10, widgets.Spacer(), widgets.NewSecondary(p.w.T("importing.cancel"), nil, func() { closeIt() }),
			widgets.NewPrimary(p.w.T("importing.pane.correct"), nil, do))), nil)
	field.Focus()
}

// rowCard shows all that a row says, and what of it changes.
func (v *checkView) rowCard(row int, cells []importer.PlanCell) fyne.CanvasObject {
	p := v.p
	r := p.plan.Rows[row]
	title := p.w.T("importing.pane.row")
	if r.Fate == importer.FateChanged {
		title = p.w.T("importing.pane.row_changes")
	}
	lines := []fyne.CanvasObject{factRow(p.w.T("importing.check.name"), widgets.NewParagraph(rowName(p.plan, row)))}
	for _, c := range cells {
		if slices.Contains(nameFields, c.Field) && !c.Change {
			continue
		}
		now, before := p.value(c.Field, c.Now), p.value(c.Field, c.Before)
		spans := []widgets.Span{{Text: now}}
		switch {
		case c.Conflict && !c.Taken:
			spans = []widgets.Span{{Text: before}, {Text: " " + p.w.T("importing.conflict.not", "now", now), Color: look.ColorMuted}}
		case c.Change && before != "":
			spans = []widgets.Span{{Text: before, Strike: true, Color: look.ColorMuted}, {Text: " " + now, Color: look.ColorGreen}}
		case c.Change || c.Adds:
			spans = []widgets.Span{{Text: now, Color: look.ColorGreen}}
		case now == "":
			spans = []widgets.Span{{Text: p.written(c.Field, c.Written), Strike: c.Repair != "", Color: look.ColorMuted}}
		}
		lines = append(lines, factRow(p.fieldName(c.Field), widgets.NewRich(spans...)))
	}
	where := widgets.NewSmall(p.w.T("importing.check.position", "sheet", p.plan.Sheet(row), "row", strconv.Itoa(r.Row)))
	where.Least = 130
	return widgets.NewCard(title, where, lines...)
}

// factRow is a muted word on the left and what it is on the right.
func factRow(name string, what fyne.CanvasObject) fyne.CanvasObject {
	label := widgets.NewMuted(name)
	return widgets.TopRow(8, 1, sized(84, 0, label), what)
}

// reason says why a row is as it is.
func (p *Page) reason(r *importer.PlanRow) string {
	if r.Reason == importer.ReasonErased && !r.Erased.IsZero() {
		return p.w.T("import.reason.erased_on", "date", p.w.Date(r.Erased))
	}
	return p.reasonOf(r.Reason, r.Field)
}

func (p *Page) reasonOf(reason string, f importer.Field) string {
	if reason == "" {
		return ""
	}
	return p.w.T("import.reason."+reason, "field", p.fieldName(f))
}

// repairSentence names what was done to a cell.
func (p *Page) repairSentence(c importer.PlanCell) string {
	return p.w.T("import.repair."+c.Repair, "written", p.written(c.Field, c.Written), "now", p.value(c.Field, c.Now), "before", p.value(c.Field, c.Before))
}

// repair says what was done to a cell, with how it stood and what it is read as.
func (p *Page) repair(c importer.PlanCell) string {
	now := p.value(c.Field, c.Now)
	text := p.repairSentence(c)
	if now == "" || oneLine(c.Written) == now {
		return text
	}
	return p.w.T("importing.pane.read_as", "written", p.written(c.Field, c.Written), "now", now) + ". " + text
}
