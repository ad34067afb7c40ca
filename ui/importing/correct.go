package importing

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/importer"
	"alumnibook/ui/widgets"
)

// mostRejected is how many rejected rows are named.
const mostRejected = 12

// rejectedCard counts the rejected rows and says where they are.
func (v *checkView) rejectedCard() fyne.CanvasObject {
	p := v.p
	list := p.plan.Find(importer.FateRejected)
	if len(list) == 0 {
		return nil
	}
	names, sheet := "", p.plan.Sheet(list[0])
	if v.rows.many {
		names = sheet + " "
	}
	for n, i := range list[:min(len(list), mostRejected)] {
		switch {
		case n > 0 && p.plan.Sheet(i) != sheet:
			sheet = p.plan.Sheet(i)
			names += "; " + sheet + " "
		case n > 0:
			names += ", "
		}
		names += strconv.Itoa(p.plan.Rows[i].Row)
	}
	if len(list) > mostRejected {
		names += " …"
	}
	count := widgets.NewSmall(p.w.N("importing.pane.rejected_all", len(list)))
	return widgets.NewCard(p.w.T("importing.pane.rejected"), count, widgets.NewParagraph(p.w.N("importing.pane.rejected_rows", len(list), "rows", names)))
}

// correctCard says why a row is rejected, and lets what is wrong be typed anew.
func (v *checkView) correctCard(row int) fyne.CanvasObject {
	p := v.p
	r := p.plan.Rows[row]
	content := []fyne.CanvasObject{widgets.NewParagraph(p.reason(r))}
	fields := map[importer.Field]*widgets.TextField{}
	var first *widgets.TextField
	do := func() {
		texts := map[importer.Field]string{}
		for f, field := range fields {
			if field.Value() != v.written(row, f) {
				texts[f] = field.Value()
			}
		}
		if len(texts) == 0 {
			first.Focus()
			return
		}
		p.correct(row, texts, func(error) { v.stillWrong(row) })
	}
	for _, f := range v.wrongFields(row) {
		field := widgets.NewTextField(p.fieldName(f))
		field.SetValue(v.written(row, f))
		field.SetHooks(&widgets.Hooks{Submit: do, Cancel: v.grid.Focus})
		fields[f] = field
		if first == nil {
			first = field
		}
		label := widgets.NewSmall(p.fieldName(f))
		content = append(content, widgets.Stack(2, label, field))
	}
	var buttons []fyne.CanvasObject
	if first != nil {
		buttons = append(buttons, widgets.NewSecondary(p.w.T("importing.pane.correct"), nil, do).Smaller())
		v.acts.first = first.Focus
	}
	if r.Reason == importer.ReasonBadDate || r.Reason == importer.ReasonBadEmail {
		take := func() { p.decide([]int{row}, importer.DecideTake) }
		buttons = append(buttons, widgets.NewQuiet(p.w.T("importing.pane.take_without"), nil, take).Smaller())
	}
	content = append(content, widgets.WrapRow(8, buttons...))
	return widgets.NewCard(p.w.T("importing.pane.rejected"), nil, content...)
}

// stillWrong says that a correction did not help.
func (v *checkView) stillWrong(row int) {
	if row == v.row {
		v.p.host.Toast(v.p.w.T("importing.pane.still_wrong"))
	}
}

// wrongFields are the fields by which a rejected row could be put right, as far as the list has them.
func (v *checkView) wrongFields(row int) []importer.Field {
	r := v.p.plan.Rows[row]
	wanted := []importer.Field{r.Field}
	switch r.Reason {
	case importer.ReasonNoName:
		wanted = []importer.Field{importer.FieldFullName, importer.FieldLastName, importer.FieldFirstName}
	case importer.ReasonDateSpan:
		wanted = []importer.Field{importer.FieldEntryDate, importer.FieldExitDate}
	}
	s := v.p.sheetOf(row)
	var list []importer.Field
	for _, f := range wanted {
		if s != nil && f != importer.FieldNone && slices.ContainsFunc(s.Columns, func(c *importer.Column) bool { return c.Field == f }) {
			list = append(list, f)
		}
	}
	return list
}

// written is what a row says in a field: what the user typed, else what stands in the list.
func (v *checkView) written(row int, f importer.Field) string {
	if text, ok := v.p.corrected(row, f); ok {
		return text
	}
	s := v.p.sheetOf(row)
	texts := v.p.plan.Written(row)
	for _, c := range s.Columns {
		if c.Field == f && c.Index < len(texts) {
			return v.asTyped(f, texts[c.Index])
		}
	}
	return ""
}

// asTyped writes a date cell of the list the way it is typed here.
func (v *checkView) asTyped(f importer.Field, text string) string {
	if d, err := model.ParseDate(text); err == nil && text != "" && (f == importer.FieldBirthDate || f == importer.FieldEntryDate || f == importer.FieldExitDate) {
		return v.p.w.Date(d)
	}
	return text
}
