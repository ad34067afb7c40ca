package today

import (
	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/ui/look"
	"alumnibook/ui/widgets"
)

// line is one thing of a card.
type line struct {
	lead         fyne.CanvasObject
	title, after string // what it is, in bold, and what follows in the same line
	plain        bool   // the title is not bold
	under        string
	right        []fyne.CanvasObject
	open         func()
	items        func() []*fyne.MenuItem
}

func (l line) object() fyne.CanvasObject {
	title, after := widgets.NewBold(l.title), widgets.NewCutText(l.after)
	title.Bold, title.Least, after.Least = !l.plain, 60, 90
	fill := 1
	if l.after == "" {
		after.Hide()
		fill = 0
	}
	words := widgets.Stack(0, widgets.FillRow(0, fill, title, after))
	if l.under != "" {
		under := widgets.NewSmall(l.under)
		under.Least = 60
		words.Add(under)
	}
	objects := []fyne.CanvasObject{words}
	at := 0
	if l.lead != nil {
		objects, at = append([]fyne.CanvasObject{l.lead}, objects...), 1
	}
	row := widgets.FillRow(10, at, append(objects, l.right...)...)
	o := widgets.NewLine(widgets.PadEach(3, 0, 3, 0, row), l.open)
	o.Items = l.items
	return o
}

// list puts lines below each other with rules between them.
func list(lines ...fyne.CanvasObject) fyne.CanvasObject {
	all := make([]fyne.CanvasObject, 0, 2*len(lines))
	for i, l := range lines {
		if i > 0 {
			all = append(all, widgets.HLine())
		}
		all = append(all, l)
	}
	return widgets.Stack(0, all...)
}

// cardHead is the title of a card with something beside it and something on the right; both may be nil.
func cardHead(title string, beside, right fyne.CanvasObject) fyne.CanvasObject {
	words := widgets.NewSection(title)
	words.Least = 60
	row := []fyne.CanvasObject{words}
	if beside != nil {
		row = append(row, beside)
	}
	row = append(row, widgets.Spacer())
	if right != nil {
		row = append(row, right)
	}
	return widgets.Row(10, row...)
}

// listCard is a card of lines: its title, how many there are in all, and what shows the others.
func (v *view) listCard(name, title string, count int, lines []fyne.CanvasObject, more func()) fyne.CanvasObject {
	if count == 0 {
		return nil
	}
	content := []fyne.CanvasObject{cardHead(title, nil, widgets.NewSmall(v.w.Number(count))), list(lines...)}
	if rest := count - len(lines); rest > 0 && more != nil {
		content = append(content, widgets.Row(0, v.stop(name+":more", widgets.NewQuiet(v.w.N("today.more", rest), nil, more).Smaller())))
	}
	return widgets.NewCard("", nil, content...)
}

// shown is how many lines of a card there are: a few, until the user wants all.
func (v *view) shown(name string, n int) int {
	if v.spread[name] {
		return n
	}
	return min(n, fewLines)
}

// all spreads a card out.
func (v *view) all(name string) func() {
	return func() {
		v.spread[name] = true
		v.load()
	}
}

// fewLines of a card are shown at first.
const fewLines = 5

// dueChip says when something is due, in the colour of how urgent that is.
func dueChip(v *view, on model.Date) fyne.CanvasObject {
	today := v.host.Today()
	text, tone := v.w.Away(today, on), look.ToneGrey
	switch {
	case on.Before(today):
		text, tone = v.w.T("today.overdue"), look.ToneRed
	case on == today:
		tone = look.ToneAmber
	}
	chip := widgets.NewChip(text, tone)
	chip.SetToolTip(v.w.LongDate(on))
	return chip
}
