package importing

import (
	"slices"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/importer"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

// Endings are those of files that may be read. What a file is, is told by its content.
var Endings = []string{".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".ods", ".csv", ".tsv", ".txt", ".vcf", ".vcard"}

// beside is how much room the page needs at normal text size for the country to stand beside the files.
const beside float32 = 900

// fileView is the first step: which files, which sheets, and where their headings are.
func (p *Page) fileView() view {
	p.asks = nil
	if len(p.files) == 0 {
		return view{middle: p.emptyView()}
	}
	cards := make([]fyne.CanvasObject, 0, len(p.files)+1)
	for _, f := range p.files {
		cards = append(cards, p.fileCard(f))
	}
	cards = append(cards, widgets.Row(0, widgets.NewSecondary(p.w.T("importing.add"), look.Icon("plus"), p.choose)))
	left := widgets.Stack(look.PagePad, cards...)
	body := widgets.Pad(look.PagePad, widgets.Columns(look.PagePad, beside, []float32{2, 1}, left, p.countryCard()))
	v := view{middle: widgets.Scrolled(body), next: p.w.T("importing.next_columns"), do: func() { p.goTo(stepColumns) }}
	if slices.ContainsFunc(p.files, func(f *listFile) bool { return f.rereading }) {
		v.off = p.w.N("importing.reading_files", 1)
	} else if len(p.chosenSheets()) == 0 {
		v.off = p.w.T("importing.file.none_chosen")
	}
	return v
}

// emptyView asks for files, above what was imported before.
func (p *Page) emptyView() fyne.CanvasObject {
	choose := widgets.NewPrimary(p.w.T("importing.choose"), look.Icon("folder"), p.choose)
	empty := widgets.NewEmpty("import", p.w.T("importing.empty.title"), p.w.T("importing.empty.text"), choose)
	if len(p.past) == 0 {
		return widgets.Ground(look.ColorSurface, empty)
	}
	top := widgets.PadEach(44, 0, 44, 0, empty)
	return widgets.Ground(look.ColorSurface, widgets.Scrolled(widgets.Pad(look.PagePad, widgets.Stack(look.PagePad, top, p.pastCard()))))
}

// choose asks for files.
func (p *Page) choose() {
	pick := page.Pick{For: page.ForLists, Title: p.w.T("importing.pick_title"), Kind: p.w.T("importing.pick_kind"), Ext: Endings, Multiple: true}
	p.host.PickOpen(pick, func(paths []string) {
		if len(paths) > 0 {
			p.add(paths)
		}
	})
}

// fileCard is one file with its sheets, or why it can't be read.
func (p *Page) fileCard(f *listFile) fyne.CanvasObject {
	remove := widgets.NewIconButton(look.Icon("close"), p.w.T("importing.remove"), func() { p.remove(f) })
	var rows []fyne.CanvasObject
	switch {
	case f.locked():
		rows = p.passwordRows(f)
	case f.err != nil:
		again := widgets.NewSecondary(p.w.T("importing.file.again"), nil, func() { p.readAgain(f) }).Smaller()
		rows = append(rows, widgets.TopRow(10, 1, widgets.NewChip(p.w.T("importing.file.unread"), look.ToneRed),
			widgets.PadEach(2, 0, 0, 0, widgets.NewParagraph(p.host.Sentence(f.err))), again))
	case f.file != nil:
		rows = p.sheetRows(f)
	}
	return widgets.NewCard(baseName(f.path), remove, rows...)
}

// readAgain reads a file that could not be read, which may have been closed or mended meanwhile.
func (p *Page) readAgain(f *listFile) {
	f.err = nil
	p.read(p.draft == nil)
}

// sheetRows are the sheets of a file, what there is to know about it, and of a text file how it is written.
func (p *Page) sheetRows(f *listFile) []fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for _, s := range f.file.Sheets {
		rows = append(rows, p.sheetRow(f, s))
		if tick := p.hiddenTick(s); tick != nil {
			rows = append(rows, tick)
		}
	}
	rows = append(rows, p.notices(f)...)
	if f.isText() {
		rows = append(rows, p.textRows(f)...)
	}
	return rows
}

// hiddenTick lets the rows be taken that a sheet hides; nil where it hides none.
func (p *Page) hiddenTick(s *importer.Sheet) fyne.CanvasObject {
	if s.HiddenRows == 0 || s.HeadingRow == 0 {
		return nil
	}
	tick := widgets.NewCheckField(p.w.N("importing.file.take_hidden", s.HiddenRows))
	tick.SetValue(s.TakeHidden)
	tick.OnChanged = func(on bool) {
		p.draft.TakeHidden(s, on)
		p.sheetsChanged()
	}
	return widgets.PadEach(0, 0, 0, 26, tick)
}

// saidElsewhere are the notices that the sheet's own line says already.
var saidElsewhere = []string{importer.NoticeHiddenRows, importer.NoticeHiddenTaken, importer.NoticeHiddenSheet, importer.NoticeEncoding}

// mostNotices is how many notices are shown of one file.
const mostNotices = 6

// notices are what there is to know about a file before its rows are taken.
func (p *Page) notices(f *listFile) []fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for _, n := range f.file.Warnings {
		if slices.Contains(saidElsewhere, n.Code) {
			continue
		}
		if len(rows) == mostNotices {
			break
		}
		text := p.w.N("import.notice."+n.Code, max(n.Count, 1))
		if n.Row > 0 {
			text = p.w.T("importing.file.notice_row", "row", n.Row, "text", text)
		}
		if n.Sheet != "" && len(f.file.Sheets) > 1 {
			text = n.Sheet + ": " + text
		}
		rows = append(rows, widgets.TopRow(8, 1, widgets.NewIcon("info", look.ColorMuted, 16), widgets.NewMutedParagraph(text)))
	}
	return rows
}

// sheetRow is one sheet: whether it is taken, how many rows it has, where its headings are or why it is skipped.
func (p *Page) sheetRow(f *listFile, s *importer.Sheet) fyne.CanvasObject {
	tick := widgets.NewCheckField(s.Name)
	tick.SetValue(s.Chosen)
	tick.OnChanged = func(on bool) {
		s.Chosen = on
		p.sheetsChanged()
	}
	tick.SetDisabled(s.HeadingRow == 0 || s.RowCount == 0, "")
	row := []fyne.CanvasObject{tick}
	if s.Hidden {
		row = append(row, widgets.NewChip(p.w.T("importing.file.hidden"), look.ToneGrey))
	}
	say := ""
	switch {
	case s.HeadingRow > 0 && s.RowCount > 0:
		say = p.w.N("importing.file.rows", s.RowCount)
		if f.isCards() {
			say = p.w.N("importing.file.cards", s.RowCount)
		}
	case s.Skipped != "":
		say = p.w.T("import.reason." + s.Skipped)
	}
	row = append(row, widgets.NewMuted(say))
	if s.Skipped != "empty" && !f.isCards() {
		where := p.w.T("importing.file.choose_heading")
		if s.HeadingRow > 0 {
			row = append(row, widgets.NewMuted(p.w.T("importing.file.heading_row", "row", s.HeadingRow)))
			where = p.w.T("importing.file.change_heading")
		}
		row = append(row, widgets.NewLink(where, func() { p.askHeading(s) }))
	}
	return widgets.WrapRow(10, row...)
}

// sheetsChanged is to be called when other rows are to be imported than before.
func (p *Page) sheetsChanged() {
	p.plan, p.shaped, p.shape = nil, nil, 0
	p.show()
}

// passwordRows ask for the password of a file.
func (p *Page) passwordRows(f *listFile) []fyne.CanvasObject {
	say := p.w.T("importing.file.password_text", "name", baseName(f.path))
	if model.CodeOf(f.err) == model.CodeFilePassword {
		say = p.w.T("importing.file.password_wrong", "name", baseName(f.path))
	}
	field := widgets.NewPasswordField(p.w.T("importing.file.password"))
	open := func() {
		if field.Value() == "" {
			return
		}
		f.password, f.err = field.Value(), nil
		p.read(p.draft == nil)
	}
	field.SetHooks(&widgets.Hooks{Submit: open})
	p.asks = field
	return []fyne.CanvasObject{
		widgets.NewParagraph(say),
		widgets.FillRow(10, 0, field, widgets.NewSecondary(p.w.T("importing.file.open"), nil, open)),
	}
}

// countryCard asks in which country numbers and postal codes are at home.
func (p *Page) countryCard() fyne.CanvasObject {
	codes := slices.Clone(model.Countries)
	now := p.country
	if now == "" && p.draft != nil {
		now = p.draft.Country()
	}
	if now == "" {
		now = p.host.Firm().Country
	}
	if now != "" && !slices.Contains(codes, now) {
		codes = append([]string{now}, codes...)
	}
	options := make([]widgets.Choice, len(codes))
	for i, code := range codes {
		options[i] = widgets.Choice{Value: code, Text: p.w.Or("model.country."+code, code)}
	}
	pick := widgets.NewSelectField("", options...)
	pick.SetValue(now)
	pick.OnChanged = func(code string) {
		p.country = code
		if p.draft != nil {
			p.draft.Settings.Country, p.draft.Settings.CountrySaid = code, true
		}
		p.plan = nil
	}
	return widgets.NewCard("", nil, widgets.NewBold(p.w.T("importing.file.country")), pick, widgets.NewMutedParagraph(p.w.T("importing.file.country_help")))
}
