package handover

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/exchange/handover"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/prefs"
	"alumnibook/ui/run"
	"alumnibook/ui/widgets"
)

// dates are what the page adds where a calendar is chosen: what goes into it, and the file that is kept up to date.
type dates struct {
	v     *view
	boxes map[handover.Part]*widgets.CheckField
	keep  *widgets.Card
}

func newDates(v *view) *dates {
	d := &dates{v: v, boxes: map[handover.Part]*widgets.CheckField{}}
	for _, p := range handover.Parts {
		box := widgets.NewCheckField(v.w.T("export.dates." + string(p)))
		box.SetValue(true)
		box.OnChanged = func(bool) { d.changed() }
		d.boxes[p] = box
	}
	d.keep = widgets.NewCard(v.w.T("handover.keep"), nil)
	return d
}

// rows are the boxes, in their order.
func (d *dates) rows() []fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for _, p := range handover.Parts {
		rows = append(rows, d.boxes[p])
	}
	return rows
}

// parts are those that are ticked: nil for all, and never an empty list, which would mean the same.
func (d *dates) parts() []handover.Part {
	list := slices.DeleteFunc(slices.Clone(handover.Parts), func(p handover.Part) bool { return !d.boxes[p].Value() })
	switch len(list) {
	case len(handover.Parts):
		return nil
	case 0:
		return []handover.Part{""}
	}
	return list
}

// some tells whether anything is ticked.
func (d *dates) some() bool { return !slices.Contains(d.parts(), "") }

func (d *dates) changed() {
	d.v.check()
	d.draw()
}

// sum counts the dates of a calendar.
func sum(r handover.Result) int {
	n := 0
	for _, count := range r.Dates {
		n += count
	}
	return n
}

// counts says how many dates go into the file, and of what kind they are.
func (d *dates) counts(r handover.Result) fyne.CanvasObject {
	w, n := d.v.w, sum(r)
	if n == 0 {
		return widgets.NewParagraph(w.T("handover.goes_no_dates"))
	}
	row := widgets.WrapRow(6, widgets.PadEach(5, 0, 0, 0, widgets.NewCutText(w.N("handover.goes_dates", n))))
	for _, p := range handover.Parts {
		if r.Dates[p] > 0 {
			chip := widgets.NewChip(w.T("export.dates."+string(p)), look.ToneGrey)
			chip.Count = w.Number(r.Dates[p])
			row.Add(widgets.PadEach(2, 0, 0, 0, chip))
		}
	}
	return row
}

// kept is the file that is kept up to date, none while its path is "".
func (d *dates) kept() prefs.Calendar { return d.v.host.Prefs().Calendar(d.v.host.Book().Path()) }

// draw shows the file that is kept up to date and how a calendar subscribes to it, or offers one.
func (d *dates) draw() {
	v, w := d.v, d.v.w
	c := d.kept()
	if c.Path == "" {
		choose := widgets.NewSecondary(w.T("handover.keep_choose"), look.Icon("calendar"), d.choose)
		if !d.some() || v.facts.total == 0 {
			choose.SetDisabled(true, w.T("handover.why_no_dates"))
		}
		d.keep.SetContent(widgets.NewParagraph(w.T("handover.keep_text")), widgets.WrapRow(10, choose))
		v.put(v.body.Objects...)
		return
	}
	file, folder := widgets.NewBold(filepath.Base(c.Path)), widgets.NewSmall(filepath.Dir(c.Path))
	file.Least, folder.Least = 100, 100
	said := widgets.NewMutedParagraph(w.T("handover.keep_on"))
	mark := widgets.NewIcon("check", look.ColorGreen, 18)
	if _, err := os.Stat(c.Path); err != nil {
		said, mark = widgets.NewParagraph(w.T("handover.keep_gone")), widgets.NewIcon("warning", look.ColorAmber, 18)
	}
	holds := widgets.NewSmall(d.names(c))
	holds.Least = 100
	d.keep.SetContent(
		widgets.FillRow(10, 1, mark, widgets.Stack(2, file, folder, holds)),
		said,
		widgets.WrapRow(
			10,
			widgets.NewSecondary(w.T("handover.show_folder"), look.Icon("folder"), func() { v.host.ShowInFolder(c.Path) }),
			widgets.NewQuiet(w.T("handover.keep_move"), nil, d.choose),
			widgets.NewQuiet(w.T("handover.keep_stop"), nil, d.stop),
		),
		widgets.NewParagraph(w.T("handover.keep_how_apple")),
		widgets.NewParagraph(w.T("handover.keep_how_outlook")),
		widgets.NewMutedParagraph(w.T("handover.keep_private")),
	)
	v.put(v.body.Objects...)
}

// names says what a file holds.
func (d *dates) names(c prefs.Calendar) string {
	var list []string
	for _, p := range handover.Parts {
		if len(c.Parts) == 0 || slices.Contains(c.Parts, string(p)) {
			list = append(list, d.v.w.T("export.dates."+string(p)))
		}
	}
	return strings.Join(list, " · ")
}

// choose asks where the file is to stand, and writes it there for the first time.
func (d *dates) choose() {
	v := d.v
	v.host.PickSave(page.Pick{
		Title: v.w.T("handover.keep"), Kind: v.w.T("handover.kind_calendar"), Ext: []string{".ics"}, Name: safeName(v.w.T("handover.keep_name")) + ".ics",
	}, func(path string) {
		if path != "" {
			d.begin(path)
		}
	})
}

// begin writes the file and remembers it for this computer. It is about everybody who may be in it.
func (d *dates) begin(path string) {
	v, b := d.v, d.v.host.Book()
	o := v.options.options()
	o.Format, o.Path, o.Title = handover.Calendar, path, ""
	parts := make([]string, 0, len(o.Parts))
	for _, p := range o.Parts {
		parts = append(parts, string(p))
	}
	run.Do(v.host.Runner(), page.Key(v, "keep"), func(ctx context.Context, _ run.Progress) (handover.Result, error) {
		ids, err := b.Find(ctx, model.Filter{}, model.Sort{})
		if err != nil {
			return handover.Result{}, err
		}
		return handover.Export(ctx, b, ids, o)
	}, func(_ handover.Result, err error) {
		if err != nil {
			v.host.Fail(err)
			return
		}
		v.host.Prefs().SetCalendar(b.Path(), prefs.Calendar{Path: path, Parts: parts})
		v.host.Toast(v.w.T("handover.keep_begun"))
		d.draw()
		v.log.reload()
	})
}

// stop leaves the file as it is from now on.
func (d *dates) stop() {
	v := d.v
	v.host.Prefs().SetCalendar(v.host.Book().Path(), prefs.Calendar{})
	v.host.Toast(v.w.T("handover.keep_stopped"))
	d.draw()
}
