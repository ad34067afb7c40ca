package safety

import (
	"context"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/backup"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/run"
	"alumnibook/ui/widgets"
)

// look looks into a backup and shows what would be otherwise, before anybody says yes. A passphrase is asked for where
// none is known that opens it.
func (v *view) look(b backup.Backup) {
	pass := ""
	if b.Encrypted {
		if pass = v.state.Plan.Second.Passphrase; pass == "" {
			v.askPassphrase(b, "")
			return
		}
	}
	v.compare(b, pass, nil)
}

// compare reads the backup whole. said, which may be nil, is the question for the passphrase that waits.
func (v *view) compare(b backup.Backup, pass string, said func(wrong string)) {
	bk, key := v.host.Book(), page.Key(v, "look")
	bar := widgets.NewMuted(v.w.T("safety.reading", "name", b.Name))
	stop := func() { v.host.Runner().Cancel(key) }
	m := widgets.NewModal(v.host.Window().Canvas(), v.w.T("safety.reading_title"), bar, 440, stop, widgets.NewSecondary(v.w.T("button.cancel"), nil, stop))
	m.Show()
	run.Do(v.host.Runner(), key, func(ctx context.Context, _ run.Progress) (backup.Difference, error) {
		return backup.Compare(ctx, bk, b.Path, pass)
	}, func(d backup.Difference, err error) {
		m.Hide()
		switch code := model.CodeOf(err); {
		case code == model.CodeFilePassword && said != nil:
			said(v.w.T("safety.wrong_passphrase"))
			return
		case code == model.CodeFilePassword:
			v.askPassphrase(b, v.w.T("safety.other_passphrase"))
			return
		case code == model.CodeFileEncrypted:
			v.askPassphrase(b, "")
			return
		case code == model.CodeCancelled:
		case err != nil:
			v.host.Fail(err)
		}
		if said != nil {
			said("")
		}
		if err == nil {
			v.looked = newLooked(v, b, pass, d)
			v.show()
		}
	})
}

func (v *view) askPassphrase(b backup.Backup, wrong string) {
	asking{
		canvas: v.host.Window().Canvas(), w: v.w, title: v.w.T("safety.passphrase_title"), text: v.w.T("safety.passphrase_text", "name", b.Name),
		verb: v.w.T("safety.open_it"), wrong: wrong,
	}.show(func(pass string, end func(string)) { v.compare(b, pass, end) })
}

// looked is what was found in a backup: how much it holds, and whom restoring it would touch.
type looked struct {
	v     *view
	b     backup.Backup
	pass  string
	d     backup.Difference
	names []backup.Named // those of the kind in front
	kinds []nameKind
	front int
	grid  *widgets.DataGrid
	sure  *widgets.CheckField
	do    *widgets.Button
	whole fyne.CanvasObject
}

// nameKind is what becomes of people.
type nameKind struct {
	title, text string
	list        []backup.Named
}

func newLooked(v *view, b backup.Backup, pass string, d backup.Difference) *looked {
	w := v.w
	l := &looked{v: v, b: b, pass: pass, d: d}
	l.kinds = []nameKind{
		{w.T("safety.go"), w.T("safety.go_text"), d.Added},
		{w.T("safety.come"), w.T("safety.come_text"), d.Missing},
		{w.T("safety.change"), w.T("safety.change_text"), d.Changed},
	}
	l.do = widgets.NewPrimary(w.T("safety.do_restore"), look.Icon("history"), l.restore)
	back := widgets.NewLink("‹ "+w.T("safety.all"), func() { v.leaveLook(); v.show() })
	rows := []fyne.CanvasObject{back, widgets.NewParagraph(l.title()), widgets.NewMutedParagraph(w.T("safety.look_text"))}
	rows[1].(*widgets.Paragraph).SetSpans(widgets.Span{Text: l.title(), Bold: true})
	rows[1].(*widgets.Paragraph).TextSize = 16
	if d.Another {
		rows = append(rows, l.another())
	}
	if d.Erasures > 0 {
		rows = append(rows, v.status.line("info", look.ColorBlue, w.N("safety.erased_again", d.Erasures), "", nil))
	}
	left := column2(widgets.Stack(12, widgets.Stack(6, rows...), widgets.NewCard(w.T("safety.how_much"), nil, l.counts())))
	split := widgets.NewLeftPane(left, l.people(), 362)
	split.SetLeast(300, 300)
	cancel := widgets.NewSecondary(w.T("button.cancel"), nil, func() { v.leaveLook(); v.show() })
	note := widgets.NewMuted(w.T("safety.aside_note"))
	note.Least = 60
	foot := widgets.Stack(0, widgets.HLine(), widgets.PadEach(10, look.PagePad, 10, look.PagePad, widgets.FillRow(10, 0, note, cancel, l.do)))
	l.whole = widgets.FillStack(0, 0, split, foot)
	l.allow()
	return l
}

func column2(o fyne.CanvasObject) fyne.CanvasObject {
	return widgets.Scrolled(widgets.PadEach(14, look.PagePad, look.PagePad, look.PagePad, o))
}

// title says which backup it is.
func (l *looked) title() string {
	v, w := l.v, l.v.w
	switch {
	case l.b.Aside:
		return w.T("safety.title_aside", "when", v.when(l.b.At))
	case !l.b.At.IsZero() && l.b.Second:
		return w.T("safety.title_second", "when", v.when(l.b.At), "place", v.where(l.b))
	case !l.b.At.IsZero():
		return w.T("safety.title_here", "when", v.when(l.b.At))
	}
	return w.T("safety.title_file", "name", l.b.Name)
}

// another asks for a yes where it is a backup of another book.
func (l *looked) another() fyne.CanvasObject {
	w := l.v.w
	l.sure = widgets.NewCheckField(w.T("safety.another_yes"))
	l.sure.OnChanged = func(bool) { l.allow() }
	return widgets.Banner(look.ColorAmberTint, widgets.Pad(10, widgets.Stack(6, widgets.NewParagraph(w.T("safety.another")), l.sure)))
}

func (l *looked) allow() {
	l.do.SetDisabled(l.sure != nil && !l.sure.Value(), l.v.w.T("safety.another_first"))
}

// counts is how much there is in the backup, in the book, and the difference.
func (l *looked) counts() fyne.CanvasObject {
	w := l.v.w
	rows := []fyne.CanvasObject{countRow(countShares, "", w.T("safety.then"), w.T("safety.today"), w.T("safety.diff"), true)}
	for _, c := range []struct {
		name      string
		then, now int
	}{
		{w.T("people.title"), l.d.Then.People, l.d.Now.People},
		{w.T("safety.col_entries"), l.d.Then.Interactions, l.d.Now.Interactions},
		{w.T("safety.col_consents"), l.d.Then.Consents, l.d.Now.Consents},
		{w.T("events.title"), l.d.Then.Events, l.d.Now.Events},
		{w.T("safety.col_changes"), l.d.Then.Changes, l.d.Now.Changes},
	} {
		diff := "–"
		if n := c.then - c.now; n != 0 {
			diff = strings.Replace(w.Number(n), "-", "−", 1)
			if n > 0 {
				diff = "+" + diff
			}
		}
		rows = append(rows, countRow(countShares, c.name, w.Number(c.then), w.Number(c.now), diff, false))
	}
	if at := l.d.Then.Newest; !at.IsZero() {
		rows = append(rows, widgets.Gap(0, 2), widgets.NewMutedParagraph(w.T("safety.last_change", "when", l.v.when(at))))
	}
	return widgets.Stack(4, rows...)
}

// countShares are the widths of the columns: a name, and three numbers.
var countShares = []float32{1.75, 1.1, 0.85, 1.25}

func countRow(shares []float32, name, first, second, third string, head bool) fyne.CanvasObject {
	cells := []fyne.CanvasObject{widgets.NewCutText(name)}
	for _, text := range []string{first, second, third} {
		c := widgets.NewCutText(text)
		c.Align = fyne.TextAlignTrailing
		if head {
			c.Color, c.TextSize = look.ColorMuted, look.SizeSmall
		}
		c.Least = 40
		cells = append(cells, c)
	}
	return widgets.Shares(8, shares, cells...)
}

// people lists who would go, come back or be as they were.
func (l *looked) people() fyne.CanvasObject {
	w := l.v.w
	titles := make([]string, len(l.kinds))
	for i, k := range l.kinds {
		titles[i] = w.T("safety.kind_count", "kind", k.title, "n", len(k.list))
		if l.front == 0 && len(l.kinds[0].list) == 0 && len(k.list) > 0 {
			l.front = i
		}
	}
	text := widgets.NewMutedParagraph("")
	l.grid = widgets.NewDataGrid([]widgets.Column{{ID: "name", Title: w.T("model.field.name"), Width: 240}}, l)
	l.grid.Empty = widgets.NewEmpty("people", w.T("safety.nobody"), w.T("safety.nobody_text"), nil)
	tabs := widgets.NewSegments(nil, titles...)
	tabs.Select(l.front)
	bring := func(i int) {
		l.front, l.names = i, l.kinds[i].list
		text.SetText(l.kinds[i].text)
		l.grid.Reload()
	}
	tabs.OnSelected = bring
	bring(l.front)
	head := widgets.PadEach(14, look.PagePad, 10, look.PagePad, widgets.Stack(8, widgets.Row(0, tabs), text))
	return widgets.FillStack(0, 2, head, widgets.HLine(), l.grid)
}

// Len counts the people of the kind in front.
func (l *looked) Len() int { return len(l.names) }

// ID is the place in the list, from 1 on.
func (l *looked) ID(row int) int64 { return int64(row + 1) }

// Cells is a name.
func (l *looked) Cells(row int, columns []string) ([]widgets.Cell, bool) {
	cells := make([]widgets.Cell, len(columns))
	cells[0] = widgets.Cell{Text: l.names[row].Name}
	return cells, true
}

// restore does it: the window closes the book, and opens it as it was then.
func (l *looked) restore() {
	if l.b.At.IsZero() {
		l.b.At = l.moment()
	}
	l.v.keeper.Restore(l.b, l.pass, l.d.Another)
}

// moment is that of a file whose name says nothing: of its newest change.
func (l *looked) moment() time.Time { return l.d.Then.Newest }
