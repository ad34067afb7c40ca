package ui

import (
	"cmp"
	"context"
	"encoding/json"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/ui/look"
	"alumnibook/ui/run"
	"alumnibook/ui/tell"
	"alumnibook/ui/widgets"
)

// mostConflicts is how many are shown one by one.
const mostConflicts = 30

// askConflicts shows what was changed again since, both versions beside each other, and asks which should stand.
func (f *frame) askConflicts(u undone, chosen func(model.UndoChoice), cancelled func()) {
	b := f.s.book
	var images []json.RawMessage
	for _, c := range u.result.Conflicts {
		images = append(images, c.Before, c.Now)
	}
	run.Do(f.s.runner, "conflicts", func(ctx context.Context, _ run.Progress) (tell.Names, error) {
		return tell.ReadNames(ctx, b, images...)
	}, func(names tell.Names, err error) {
		if err != nil {
			logError(err) // numbers instead of names are better than no question
		}
		if !f.closed {
			f.showConflicts(u, names, chosen, cancelled)
		}
	})
}

func (f *frame) showConflicts(u undone, names tell.Names, chosen func(model.UndoChoice), cancelled func()) {
	w := f.s.words
	rows := []fyne.CanvasObject{widgets.NewParagraph(w.T("undo.text")), widgets.Gap(0, 4)}
	for i, c := range u.result.Conflicts {
		if i == mostConflicts {
			rows = append(rows, widgets.NewMutedParagraph(w.N("undo.more", len(u.result.Conflicts)-i)))
			break
		}
		rows = append(rows, f.conflictRow(c, names))
	}
	var m *widgets.Modal
	with := func(do func()) func() {
		return func() {
			m.Hide()
			do()
		}
	}
	m = widgets.NewModal(f.s.win.Canvas(), w.T("undo.title"), widgets.Stack(10, rows...), 600, with(cancelled),
		widgets.NewSecondary(w.T("button.cancel"), nil, with(cancelled)),
		widgets.NewSecondary(w.T("undo.force"), nil, with(func() { chosen(model.UndoForce) })),
		widgets.NewPrimary(w.T("undo.keep"), nil, with(func() { chosen(model.UndoKeep) })),
	)
	m.Show()
}

// conflictRow shows one field in its two versions.
func (f *frame) conflictRow(c model.FieldConflict, names tell.Names) fyne.CanvasObject {
	w := f.s.words
	now, before := tell.Value(w, c.Kind, c.Field, c.Now, names), tell.Value(w, c.Kind, c.Field, c.Before, names)
	if c.Field == "" {
		now, before = w.T("undo.exists"), w.T("undo.removed")
	}
	title := cmp.Or(c.Name, tell.Record(w, c.Kind)) + " · " + tell.FieldOf(w, c.Kind, c.Field)
	return widgets.NewCard(title, nil,
		version(w.T("undo.today"), now, look.ToneBlue),
		version(w.T("undo.back"), before, look.ToneAmber),
	)
}

func version(label, value string, tone look.Tone) fyne.CanvasObject {
	chip := widgets.NewChip(label, tone)
	return widgets.TopRow(10, 1, chip, widgets.NewParagraph(cmp.Or(value, "–")))
}
