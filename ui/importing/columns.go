package importing

import (
	"slices"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/importer"
	"alumnibook/ui/look"
	"alumnibook/ui/widgets"
)

// What a column can be besides a field.
const (
	leaveOut = "none"
	newOwn   = "new"
)

// shownSamples is how many samples of a column are shown.
const shownSamples = 3

// columnsView is the second step: what each column of the list is in the book.
func (p *Page) columnsView() view {
	shapes := p.shapes()
	p.shape = min(p.shape, len(shapes)-1)
	top := []fyne.CanvasObject{widgets.NewMutedParagraph(p.w.T("importing.columns.text"))}
	if len(shapes) > 1 {
		names := make([]string, len(shapes))
		for i, sh := range shapes {
			names[i] = sh.name()
		}
		pick := widgets.NewTabs(nil, names...)
		pick.Select(p.shape)
		pick.OnSelected = func(i int) {
			p.shape = i
			p.show()
		}
		top = append(top, pick)
	}
	sh := shapes[p.shape]
	rows := []fyne.CanvasObject{p.columnHeads()}
	for _, c := range sh.columns {
		rows = append(rows, widgets.HLine(), p.columnRow(c))
	}
	if sh.recalled() {
		top = append(top, p.recalledBanner(sh))
	}
	if problem := p.problem(); problem != "" {
		top = append(top, widgets.TopRow(8, 1, widgets.NewIcon("warning", look.ColorRed, 18), redParagraph(problem)))
	}
	card := widgets.NewCard("", nil, widgets.Stack(10, rows...))
	v := view{
		second: p.understood(), middle: p.keepScrolled(widgets.Pad(look.PagePad, widgets.Stack(look.Gap, append(top, card)...))),
		back: func() { p.goTo(stepFile) }, next: p.w.T("importing.next_check"), do: func() { p.goTo(stepCheck) }, off: p.problem(),
	}
	return v
}

// keepScrolled scrolls the columns and stays where it was while one of them changes.
func (p *Page) keepScrolled(o fyne.CanvasObject) fyne.CanvasObject {
	if p.columnsArea == nil {
		p.columns = widgets.Stack(0)
		p.columnsArea = widgets.Scrolled(p.columns)
	}
	p.columns.Objects = []fyne.CanvasObject{o}
	p.columnsArea.Refresh()
	return p.columnsArea
}

func redParagraph(text string) fyne.CanvasObject {
	r := widgets.NewParagraph(text)
	r.Color = look.ColorRed
	return r
}

// understood says how many columns are taken; on the check it leads back to them.
func (p *Page) understood() fyne.CanvasObject {
	taken, all := p.draft.Understood()
	text := p.w.T("importing.columns.understood", "n", taken, "total", all)
	sheets := p.w.N("importing.columns.sheets", len(p.chosenSheets()))
	if p.step == stepCheck {
		return widgets.Row(4, widgets.NewMuted(sheets+" ·"), widgets.NewLink(text, func() { p.goTo(stepColumns) }))
	}
	return widgets.Row(4, widgets.NewMuted(sheets+" · "+text))
}

// columnRoom is how much room a column's row takes at normal text size. Where there is less, what it is in the book
// stands below what it is in the list.
const columnRoom float32 = 640

// columnLine lays the five places of a column's row out.
func columnLine(heading, samples, arrow, field, readAs fyne.CanvasObject) fyne.CanvasObject {
	inList := widgets.Columns(14, 0, []float32{19, 23}, heading, samples)
	inBook := widgets.TopRow(14, 1, arrow, widgets.Columns(14, columnRoom/2, []float32{1, 1}, field, readAs))
	return widgets.Columns(14, columnRoom, []float32{42, 61}, inList, inBook)
}

func (p *Page) columnHeads() fyne.CanvasObject {
	head := func(key string) fyne.CanvasObject {
		t := widgets.NewSmall(p.w.T(key))
		t.Bold = true
		return t
	}
	return columnLine(head("importing.columns.heading"), head("importing.columns.samples"), widgets.Gap(16, 1),
		head("importing.columns.field"), head("importing.columns.read_as"))
}

// columnRow is one column: what it is called and holds, what it is in the book, and how its cells are understood.
func (p *Page) columnRow(c *column) fyne.CanvasObject {
	heading := widgets.Stack(0, widgets.NewBold(p.headingOf(c)), widgets.NewSmall(p.w.T("importing.columns.filled", "n", c.filled())))
	samples, understood := p.samples(c)
	arrow := widgets.NewIcon("chevron-right", look.ColorMuted, 16)
	return columnLine(heading, samples, widgets.PadEach(6, 0, 0, 0, arrow), p.fieldChoice(c), understood)
}

// samples shows a few cells of a column as they stand there, and as they are understood.
func (p *Page) samples(c *column) (written, understood fyne.CanvasObject) {
	var left, right []fyne.CanvasObject
	if c.locked() {
		for _, text := range c.first.Samples[:min(len(c.first.Samples), shownSamples)] {
			left = append(left, widgets.NewMuted(oneLine(text)))
		}
		return widgets.Stack(0, left...), widgets.Gap(1, 1)
	}
	for _, s := range p.samplesOf(c) {
		left = append(left, widgets.NewMuted(p.written(c.first.Field, s.Written)))
		now := widgets.NewCutText(p.value(c.first.Field, s.Now))
		now.Least = 40
		switch {
		case s.Problem:
			now.Text, now.Color = p.w.T("importing.columns.unread"), look.ColorRed
		case s.Repair != "":
			now.Color = look.ColorAmber
		}
		right = append(right, now)
	}
	if c.first.Field == importer.FieldNone {
		right = nil
	}
	return widgets.Stack(0, left...), widgets.Stack(0, right...)
}

// samplesOf are the samples of a column, read again only where the column is taken for something else than before.
func (p *Page) samplesOf(c *column) []importer.Sample {
	as := readAs{c.first.Field, c.first.DateOrder, p.draft.Country()}
	if c.samples == nil || c.readAs != as {
		c.samples, c.readAs = p.draft.Samples(c.sheet, c.first, shownSamples), as
	}
	return c.samples
}

// fieldChoice lets the field of a column be chosen, and says why it is as it is.
func (p *Page) fieldChoice(c *column) fyne.CanvasObject {
	rows := []fyne.CanvasObject{p.fieldSelect(c)}
	if c.first.Why != "" && c.first.Why != importer.WhyUser && c.first.Why != importer.WhyDateOrder && !c.first.Allowed {
		why := widgets.NewMutedParagraph(p.w.T("import.why." + c.first.Why))
		why.TextSize = look.SizeSmall
		rows = append(rows, why)
	}
	if f := c.first.Suggested; f != importer.FieldNone && c.first.Field == importer.FieldNone {
		rows = append(rows, widgets.Row(0, widgets.NewLink(p.w.T("importing.columns.suggest", "field", p.fieldName(f)), func() { p.mapColumn(c, f) })))
	}
	if order := c.order(); order == importer.OrderAsk || c.doubt() > 0 {
		rows = append(rows, p.orderChoice(c, order))
	}
	return widgets.Stack(4, rows...)
}

func (p *Page) fieldSelect(c *column) fyne.CanvasObject {
	if c.locked() {
		return p.lockedField(c)
	}
	fields := p.fieldsOf(c)
	options := make([]widgets.Choice, 0, len(fields)+2)
	options = append(options, widgets.Choice{Value: leaveOut, Text: p.w.T("importing.columns.leave_out")})
	for _, f := range fields {
		options = append(options, widgets.Choice{Value: string(f), Text: p.fieldName(f)})
	}
	options = append(options, widgets.Choice{Value: newOwn, Text: p.w.T("importing.columns.new_own"), Icon: look.Icon("plus")})
	if c.pick == nil { // kept, so that the keyboard stays in it when the column is drawn anew
		c.pick = widgets.NewSelectField("")
		c.pick.OnChanged = func(v string) { p.picked(c, v) }
	}
	c.pick.SetOptions(options...)
	c.pick.SetValue(c.choice())
	return c.pick
}

// fieldsOf are the fields that a column may fill: of one with data that the law protects only own fields of text.
func (p *Page) fieldsOf(c *column) []importer.Field {
	fields := p.draft.Fields()
	if p.isCardColumn(c) {
		fields = append(fields, importer.CardFields()...)
	}
	if !c.first.Sensitive {
		return fields
	}
	return slices.DeleteFunc(fields, func(f importer.Field) bool {
		id, own := f.OwnID()
		return !own || !slices.ContainsFunc(p.draft.Settings.OwnFields, func(o model.OwnField) bool { return o.ID == id && o.Type == model.OwnText })
	})
}

func (p *Page) isCardColumn(c *column) bool {
	return slices.ContainsFunc(p.files, func(f *listFile) bool { return f.isCards() && slices.Contains(f.file.Sheets, c.sheet) })
}

// choice is what the field of a column is among the choices.
func (c *column) choice() string {
	if c.first.Field == importer.FieldNone {
		return leaveOut
	}
	return string(c.first.Field)
}

func (p *Page) picked(c *column, choice string) {
	switch choice {
	case newOwn:
		c.pick.SetValue(c.choice())
		p.askOwnField(c)
	case leaveOut:
		p.mapColumn(c, importer.FieldNone)
	default:
		p.mapColumn(c, importer.Field(choice))
	}
}

// orderChoice asks which way round the dates of a column are written.
func (p *Page) orderChoice(c *column, order importer.DateOrder) fyne.CanvasObject {
	set := func(o importer.DateOrder) {
		for _, e := range c.each {
			if e.column.DateOrder != importer.OrderNone {
				e.column.DateOrder = o
			}
		}
		p.columnsChanged()
	}
	ask := widgets.NewParagraph(p.w.T("importing.columns.order_ask"))
	if order == importer.OrderAsk {
		ask.Color = look.ColorAmber
		return widgets.Stack(4, ask, widgets.WrapRow(8,
			widgets.NewSecondary(p.w.T("importing.columns.day_first"), nil, func() { set(importer.OrderDay) }).Smaller(),
			widgets.NewSecondary(p.w.T("importing.columns.month_first"), nil, func() { set(importer.OrderMonth) }).Smaller()))
	}
	pick := widgets.NewSegments(nil, p.w.T("importing.columns.day_first"), p.w.T("importing.columns.month_first"))
	if order == importer.OrderMonth {
		pick.Select(1)
	}
	pick.OnSelected = func(i int) { set([]importer.DateOrder{importer.OrderDay, importer.OrderMonth}[i]) }
	return widgets.Stack(4, ask, widgets.Row(0, pick))
}

// mapColumn says what a column is, in every sheet that has it.
func (p *Page) mapColumn(c *column, f importer.Field) {
	for _, e := range c.each {
		if err := p.draft.Map(e.sheet, e.column, f); err != nil {
			p.host.Fail(err)
			break
		}
	}
	p.columnsChanged()
}

// columnsChanged is to be called when the columns are read in another way than before.
func (p *Page) columnsChanged() {
	p.plan = nil
	p.show()
}
