package importing

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/run"
	"alumnibook/ui/widgets"
)

// mostPast is how many earlier imports are shown.
const mostPast = 8

// pastWidth is that of their card.
const pastWidth = 860

// pastKey names the reading of earlier imports.
type pastKey struct{ page *Page }

// loadPast reads what was imported before.
func (p *Page) loadPast() {
	b := p.host.Book()
	run.Do(p.host.Runner(), pastKey{p}, func(ctx context.Context, _ run.Progress) ([]model.Change, error) {
		return b.Imports(ctx, 0, mostPast+1)
	}, func(list []model.Change, err error) {
		if err != nil {
			return // the page is of use without them
		}
		p.past = list
		if p.step == stepFile && len(p.files) == 0 && p.busy == nil {
			p.show()
		}
	})
}

// pastCard lists what was imported before, newest first, each with its people and its undo.
func (p *Page) pastCard() fyne.CanvasObject {
	var right fyne.CanvasObject
	if len(p.past) > mostPast {
		right = widgets.NewLink(p.w.T("importing.past.all"), func() { p.host.Open(page.Route{Page: page.Changes, Arg: "imports"}) })
	}
	var rows []fyne.CanvasObject
	for i, c := range p.past[:min(len(p.past), mostPast)] {
		if i > 0 {
			rows = append(rows, widgets.HLine())
		}
		rows = append(rows, p.pastRow(c))
	}
	return widgets.Middle(pastWidth, widgets.NewCard(p.w.T("importing.past.title"), right, widgets.Stack(8, rows...)))
}

// pastRow is one earlier import.
func (p *Page) pastRow(c model.Change) fyne.CanvasObject {
	when := p.w.Moment(p.host.Today(), c.At.Local())
	name := widgets.NewCutText(c.Doing.Name)
	name.Least = 120
	line := []fyne.CanvasObject{
		sized(130, 0, widgets.NewMuted(when)), name,
		sized(96, 0, widgets.NewMuted(p.w.N("importing.file.rows", c.Doing.Count))),
	}
	if c.UndoneBy != 0 {
		line = append(line, widgets.NewChip(p.w.T("importing.past.undone"), look.ToneGrey))
	} else {
		line = append(line,
			widgets.NewQuiet(p.w.T("importing.past.people"), look.Icon("people"), func() {
				p.host.Open(page.Route{Page: page.People, Arg: "change:" + strconv.FormatInt(c.ID, 10)})
			}).Smaller(),
			widgets.NewQuiet(p.w.T("importing.done.undo"), look.Icon("undo"), func() { p.host.Undo(c.ID, func(bool) { p.loadPast() }) }).Smaller())
	}
	return widgets.FillRow(12, 1, line...)
}
