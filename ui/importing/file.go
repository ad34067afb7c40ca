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

// listEndings are those of files that may be read. What a file is, is told by its content.
var listEndings = []string{".xlsx", ".xlsm", ".xltx", ".xls", ".csv", ".txt"}

// fileView is the first step: which files, which sheets, and where their headings are.
func (p *Page) fileView() view {
	if len(p.files) == 0 {
		choose := widgets.NewPrimary(p.w.T("importing.choose"), look.Icon("folder"), p.choose)
		return view{middle: widgets.Ground(look.ColorSurface, widgets.NewEmpty("import", p.w.T("importing.empty.title"), p.w.T("importing.empty.text"), choose))}
	}
	cards := make([]fyne.CanvasObject, 0, len(p.files)+1)
	for _, f := range p.files {
		cards = append(cards, p.fileCard(f))
	}
	cards = append(cards, widgets.Row(0, widgets.NewSecondary(p.w.T("importing.add"), look.Icon("plus"), p.choose)))
	left := widgets.Stack(look.PagePad, cards...)
	right := sized(look.DetailWidth, 0, p.countryCard())
	body := widgets.Pad(look.PagePad, widgets.TopRow(look.PagePad, 0, left, right))
	v := view{middle: widgets.Scrolled(body), next: p.w.T("importing.next_columns"), do: func() { p.goTo(stepColumns) }}
	if len(p.chosenSheets()) == 0 {
		v.off = p.w.T("importing.file.none_chosen")
	}
	return v
}

// choose asks for files.
func (p *Page) choose() {
	pick := page.Pick{Title: p.w.T("importing.pick_title"), Kind: p.w.T("importing.pick_kind"), Ext: listEndings, Multiple: true}
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
	case model.CodeOf(f.err) == model.CodeFileEncrypted:
		rows = p.passwordRows(f)
	case f.err != nil:
		rows = append(rows, widgets.TopRow(10, 1, widgets.NewChip(p.w.T("importing.file.unread"), look.ToneRed), widgets.NewParagraph(p.host.Sentence(f.err))))
	case f.file != nil:
		for _, s := range f.file.Sheets {
			rows = append(rows, p.sheetRow(s))
		}
	}
	return widgets.NewCard(baseName(f.path), remove, rows...)
}

// sheetRow is one sheet: whether it is taken, how many rows it has, where its headings are or why it is skipped.
func (p *Page) sheetRow(s *importer.Sheet) fyne.CanvasObject {
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
		if s.HiddenRows > 0 {
			say += " · " + p.w.N("importing.file.hidden_rows", s.HiddenRows)
		}
	case s.Skipped != "":
		say = p.w.T("import.reason." + s.Skipped)
	}
	row = append(row, widgets.NewMuted(say), widgets.Spacer())
	if s.Skipped != "empty" {
		where := p.w.T("importing.file.choose_heading")
		if s.HeadingRow > 0 {
			row = append(row, widgets.NewMuted(p.w.T("importing.file.heading_row", "row", s.HeadingRow)))
			where = p.w.T("importing.file.change_heading")
		}
		row = append(row, widgets.NewLink(where, func() { p.askHeading(s) }))
	}
	return widgets.Row(10, row...)
}

// sheetsChanged is to be called when other rows are to be imported than before.
func (p *Page) sheetsChanged() {
	p.plan, p.shaped, p.shape = nil, nil, 0
	p.show()
}

// passwordRows ask for the password of a file.
func (p *Page) passwordRows(f *listFile) []fyne.CanvasObject {
	say := p.w.T("importing.file.password_text", "name", baseName(f.path))
	if f.password != "" {
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
