package changes

import (
	"cmp"
	"context"
	"encoding/json"

	"fyne.io/fyne/v2"

	"alumnibook/assets"
	"alumnibook/model"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/run"
	"alumnibook/ui/tell"
	"alumnibook/ui/widgets"
)

const mostRows = 40 // records shown of one change at a time

// detailKey names the reading of the records that one pane shows.
type detailKey struct{ of *detail }

// detail shows one change with its records.
type detail struct {
	host   page.Host
	undo   func(model.Change)
	change model.Change
	said   string // what the change did
	shown  int    // records that are shown
	body   *fyne.Container
	whole  fyne.CanvasObject
}

func newDetail(h page.Host, undo func(model.Change)) *detail {
	d := &detail{host: h, undo: undo, body: widgets.Stack(10)}
	d.whole = widgets.Ground(look.ColorBackground, widgets.Scrolled(widgets.Pad(16, d.body)))
	return d
}

// undoVerb says what taking this change back is called.
func undoVerb(w *assets.Translator, c model.Change) string {
	if c.Undoes != 0 {
		return w.T("changes.redo_button")
	}
	return w.T("changes.undo_button")
}

// show reads the records of a change and shows them; the zero change empties the pane.
func (d *detail) show(c model.Change, said string) {
	if c.ID != d.change.ID {
		d.shown = mostRows
	}
	d.change, d.said = c, said
	if c.ID == 0 {
		d.put()
		return
	}
	b, limit := d.host.Book(), d.shown
	type read struct {
		rows  []model.ChangeRow
		names tell.Names
	}
	run.Do(d.host.Runner(), detailKey{d}, func(ctx context.Context, _ run.Progress) (read, error) {
		rows, err := b.ChangeRows(ctx, c.ID, 0, limit)
		if err != nil {
			return read{}, err
		}
		var images []json.RawMessage
		for _, r := range rows {
			images = append(images, r.Before, r.After)
		}
		names, err := tell.ReadNames(ctx, b, images...)
		return read{rows, names}, err
	}, func(r read, err error) {
		if err != nil {
			d.host.Fail(err)
			return
		}
		d.put(d.objects(r.rows, r.names)...)
	})
}

func (d *detail) put(objects ...fyne.CanvasObject) {
	d.body.Objects = objects
	d.body.Refresh()
	d.whole.Refresh()
}

func (d *detail) objects(rows []model.ChangeRow, names tell.Names) []fyne.CanvasObject {
	w, c := d.host.Words(), d.change
	title := widgets.NewRich(widgets.Span{Text: d.said, Bold: true})
	title.TextSize = 15
	under := w.Moment(d.host.Today(), c.At.Local())
	if c.Who != "" {
		under += " · " + c.Who
	}
	button := widgets.NewSecondary(undoVerb(w, c), look.Icon("undo"), func() { d.undo(c) })
	switch {
	case isFinal(c):
		button.SetDisabled(true, w.T("error.erased"))
	case c.UndoneBy != 0:
		button.SetDisabled(true, w.T("changes.undone_already"))
	}
	buttons := []fyne.CanvasObject{button}
	if c.Doing.Code == "import" && c.UndoneBy == 0 {
		buttons = append(buttons, widgets.NewSecondary(w.T("changes.import_people"), look.Icon("people"), func() { showPeople(d.host, c) }))
	}
	list := []fyne.CanvasObject{title, widgets.NewMutedParagraph(under), widgets.WrapRow(8, buttons...)}
	list = append(list, d.records(rows, names)...)
	if rest := c.Rows - len(rows); rest > 0 && len(rows) == d.shown {
		list = append(list, widgets.Row(0, widgets.NewQuiet(w.N("changes.more", rest), nil, func() {
			d.shown += mostRows * 5
			d.show(c, d.said)
		})))
	}
	return list
}

// tones of what happened to a record; its word stands beside it.
var tones = map[model.Op]look.Tone{model.OpCreate: look.ToneGreen, model.OpUpdate: look.ToneBlue, model.OpDelete: look.ToneRed}

// records shows what a change did to each record: the changed ones with their fields, runs of new and removed ones as
// a list.
func (d *detail) records(rows []model.ChangeRow, names tell.Names) []fyne.CanvasObject {
	w := d.host.Words()
	var list, run []fyne.CanvasObject
	flush := func() {
		if len(run) > 0 {
			list, run = append(list, widgets.NewCard("", nil, run...)), nil
		}
	}
	for _, r := range rows {
		title := tell.Record(w, r.Kind)
		if r.Name != "" {
			title = r.Name + " · " + title
		}
		chip := widgets.NewChip(w.T("changes.op."+string(r.Op)), tones[r.Op])
		if r.Op != model.OpUpdate {
			run = append(run, added(w, r, title, chip, names))
			continue
		}
		flush()
		var lines []fyne.CanvasObject
		for _, f := range tell.Fields(w, r.Kind, r.Before, r.After, names) {
			lines = append(lines, fieldChange(f))
		}
		list = append(list, widgets.NewCard(title, chip, lines...))
	}
	flush()
	return list
}

// added is the line of a record that was added or taken away, with what it holds where its name does not say that.
func added(w *assets.Translator, r model.ChangeRow, title string, chip *widgets.Chip, names tell.Names) fyne.CanvasObject {
	words := widgets.NewCutText(title)
	words.Least = 80
	line := widgets.FillRow(8, 0, words, chip)
	image := r.After
	if r.Op == model.OpDelete {
		image = r.Before
	}
	summary := tell.Summary(w, r.Kind, image, names)
	if summary == "" {
		return line
	}
	about := widgets.NewMutedParagraph(summary)
	about.Lines = 3
	return widgets.Stack(2, line, about)
}

// fieldChange shows a field before, struck through, and after.
func fieldChange(f tell.FieldChange) fyne.CanvasObject {
	spans := []widgets.Span{}
	if f.Before != "" {
		spans = append(spans, widgets.Span{Text: f.Before, Strike: true, Color: look.ColorMuted}, widgets.Span{Text: "\n"})
	}
	spans = append(spans, widgets.Span{Text: cmp.Or(f.After, "–")})
	return widgets.Stack(2, widgets.NewSmall(f.Label), widgets.NewRich(spans...))
}
