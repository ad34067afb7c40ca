package importing

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"alumnibook/model/importer"
	"alumnibook/ui/look"
	"alumnibook/ui/widgets"
)

// cellsUnder are the cells of a row that stand under a column of the grid.
func (v *checkView) cellsUnder(column string, cells []importer.PlanCell) []importer.PlanCell {
	var list []importer.PlanCell
	for _, c := range cells {
		if string(c.Field) == column || column == "name" && slices.Contains(nameFields, c.Field) {
			list = append(list, c)
		}
	}
	return list
}

// opened tells whether a cell is the one that was clicked.
func (v *checkView) opened(c importer.PlanCell) bool {
	return v.col != "" && len(v.cellsUnder(v.col, []importer.PlanCell{c})) > 0
}

// cellCards show the cell that was clicked: as it stands in the list and in the book, what is made of it and why, and
// what can be done about it.
func (v *checkView) cellCards(row int, cells []importer.PlanCell) []fyne.CanvasObject {
	var cards []fyne.CanvasObject
	for _, c := range v.cellsUnder(v.col, cells) {
		cards = append(cards, v.cellCard(row, c))
	}
	return cards
}

func (v *checkView) cellCard(row int, c importer.PlanCell) fyne.CanvasObject {
	p := v.p
	now := p.value(c.Field, c.Now)
	lines := []fyne.CanvasObject{factRow(p.w.T("importing.cell.written"), written(p.written(c.Field, c.Written)))}
	if v.inBook(row) && c.Before != "" {
		lines = append(lines, factRow(p.w.T("importing.cell.before"), widgets.NewParagraph(p.value(c.Field, c.Before))))
	}
	if after := v.after(c); after != "" {
		end := widgets.NewParagraph(after)
		if c.Change && !c.Conflict || c.Adds || c.Taken {
			end.Color = look.ColorGreen
		}
		lines = append(lines, factRow(p.w.T("importing.cell.after"), end))
	} else if now == "" {
		lines = append(lines, factRow(p.w.T("importing.cell.after"), widgets.NewMutedParagraph(p.w.T("importing.cell.nothing"))))
	}
	if c.Repair != "" {
		lines = append(lines, widgets.NewMutedParagraph(p.repairSentence(c)))
	}
	if c.Conflict {
		lines = append(lines, v.conflictPick(row, c))
	}
	if links := v.cellLinks(row, c); links != nil {
		lines = append(lines, widgets.WrapRow(14, links...))
	}
	shut := widgets.NewIconButton(look.Icon("close"), p.w.T("importing.cell.close"), v.closeCell)
	return widgets.NewCard(p.fieldName(c.Field), shut, lines...)
}

// written shows a text as it stands in the list, a dash where the cell is empty.
func written(text string) fyne.CanvasObject {
	if text == "" {
		return widgets.NewMutedParagraph("–")
	}
	return widgets.NewParagraph(text)
}

// after is what stands in the book once the row is imported.
func (v *checkView) after(c importer.PlanCell) string {
	if c.Conflict && !c.Taken {
		return v.p.value(c.Field, c.Before)
	}
	return v.p.value(c.Field, c.Now)
}

// inBook tells whether a row is about somebody in the book.
func (v *checkView) inBook(row int) bool { return v.p.plan.Rows[row].PersonID != 0 }

func (v *checkView) closeCell() {
	v.col = ""
	v.about(v.row)
	v.p.focus(v.grid)
}

// cellLinks are what can be done about a cell: leave it as it is written, type another value, take that back.
func (v *checkView) cellLinks(row int, c importer.PlanCell) []fyne.CanvasObject {
	p := v.p
	r := p.plan.Rows[row]
	if r.Fate == importer.FateLeftOut {
		return nil
	}
	var links []fyne.CanvasObject
	if p.hasSaid(row, c.Field) {
		links = append(links, widgets.NewLink(p.w.T("importing.pane.undo"), func() { p.uncorrect(row, c.Field) }))
	} else if canStay(c) {
		links = append(links, widgets.NewLink(p.w.T("importing.cell.as_written"), func() { p.asWritten(row, c.Field) }))
	}
	if c.Field == importer.FieldPhoto || c.Field == importer.FieldCardLines {
		return links // nothing that one could type
	}
	return append(links, widgets.NewLink(p.w.T("importing.pane.other_value"), func() { v.askValue(row, c) }))
}

// notOfReading are the repairs that say something about the book rather than about how a cell was read.
var notOfReading = []string{
	importer.RepairCorrected, importer.RepairAsWritten, importer.RepairConflict, importer.RepairOursKept, importer.RepairSpellingKept,
	importer.RepairEarlierRow, importer.RepairLessPrecise, importer.RepairTakenOut,
}

// canStay tells whether a cell was repaired in a way that can be taken back.
func canStay(c importer.PlanCell) bool {
	return c.Repair != "" && !slices.Contains(notOfReading, c.Repair)
}

// hasSaid tells whether the user typed something into a field of a row, or left it as written.
func (p *Page) hasSaid(row int, f importer.Field) bool {
	a := p.answers[keyOf(p.plan, row)]
	if a == nil {
		return false
	}
	_, typed := a.corrections[f]
	return typed || a.asWritten[f]
}

// conflictsCard puts all that the book and a row say differently side by side; nil where they agree.
func (v *checkView) conflictsCard(row int, cells []importer.PlanCell) fyne.CanvasObject {
	p := v.p
	var lines []fyne.CanvasObject
	for _, c := range cells {
		if !c.Conflict || v.opened(c) {
			continue
		}
		if len(lines) > 0 {
			lines = append(lines, widgets.HLine())
		}
		lines = append(lines, widgets.Stack(6, widgets.NewBold(p.fieldName(c.Field)),
			versionRow(p.w.T("importing.decide.in_book"), p.value(c.Field, c.Before), !c.Taken),
			versionRow(p.w.T("importing.decide.in_list"), p.value(c.Field, c.Now), c.Taken), v.conflictPick(row, c)))
	}
	if len(lines) == 0 {
		return nil
	}
	lines = append(lines, v.allConflicts()...)
	return widgets.NewCard(p.w.T("importing.conflict.title"), nil, lines...)
}

// versionRow is one of two values; the one that counts is in green.
func versionRow(name, value string, counts bool) fyne.CanvasObject {
	t := widgets.NewParagraph(value)
	if counts {
		t.Color = look.ColorGreen
		return factRow(name, widgets.Ground(look.ColorGreenTint, widgets.PadEach(1, 4, 1, 4, t)))
	}
	t.Color = look.ColorMuted
	return factRow(name, widgets.PadEach(1, 4, 1, 4, t))
}

// conflictPick lets one of the two values be chosen.
func (v *checkView) conflictPick(row int, c importer.PlanCell) fyne.CanvasObject {
	p := v.p
	pick := widgets.NewSegments(nil, p.w.T("importing.conflict.keep"), p.w.T("importing.conflict.take"))
	if c.Taken {
		pick.Select(1)
	}
	pick.OnSelected = func(i int) { p.settle(row, c.Field, i == 1) }
	return widgets.Row(0, pick)
}

// allConflicts offers to decide the same about every row that contradicts the book.
func (v *checkView) allConflicts() []fyne.CanvasObject {
	p := v.p
	rows := rowsOf(p.plan, showConflicts)
	if len(rows) < 2 {
		return nil
	}
	n := strconv.Itoa(len(rows))
	return []fyne.CanvasObject{widgets.Stack(2,
		widgets.NewLink(p.w.T("importing.conflict.keep_all", "n", n), func() { p.settleAll(rows, false) }),
		widgets.NewLink(p.w.T("importing.conflict.take_all", "n", n), func() { p.settleAll(rows, true) }))}
}
