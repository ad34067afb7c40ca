package importing

import (
	"slices"

	"fyne.io/fyne/v2"

	"alumnibook/model/importer"
	"alumnibook/ui/look"
	"alumnibook/ui/widgets"
)

// recalled tells that the columns were understood as in an earlier list of the same headings.
func (sh *shape) recalled() bool {
	return slices.ContainsFunc(sh.sheets, func(s *importer.Sheet) bool { return s.Recalled })
}

// recalledBanner says so, and lets the columns be understood by their headings alone.
func (p *Page) recalledBanner(sh *shape) fyne.CanvasObject {
	again := widgets.NewSecondary(p.w.T("importing.recalled.start_over"), nil, func() { p.forget(sh) }).Smaller()
	words := widgets.NewParagraph(p.w.T("importing.recalled.text"))
	line := widgets.TopRow(10, 1, widgets.PadEach(4, 0, 0, 0, widgets.NewIcon("history", look.ColorAccent, 18)), widgets.PadEach(5, 0, 0, 0, words), again)
	return widgets.Banner(look.ColorAccentTint, widgets.PadEach(8, 10, 8, 12, line))
}

// forget understands the columns of these sheets anew, as if no such list had been imported before.
func (p *Page) forget(sh *shape) {
	for _, s := range sh.sheets {
		p.draft.Forget(s)
	}
	p.sheetsChanged()
}
