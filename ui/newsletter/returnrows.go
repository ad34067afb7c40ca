package newsletter

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/exchange/mailtext"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

// Len counts what came back.
func (r *returns) Len() int { return len(r.lines) }

// ID is the number of a line, from 1.
func (r *returns) ID(row int) int64 { return int64(row) + 1 }

// Cells says who it is from, and what it means.
func (r *returns) Cells(row int, columns []string) ([]widgets.Cell, bool) {
	w, l := r.v.w, r.lines[row]
	cells := make([]widgets.Cell, len(columns))
	for i, id := range columns {
		switch id {
		case "address":
			cells[i] = widgets.Cell{Text: l.Address}
			if l.Address == "" {
				cells[i].Text = l.Name
			}
		case "who":
			cells[i] = r.whoCell(l)
		case "what":
			cells[i] = widgets.Cell{Text: w.T("newsletter.kind." + string(l.Kind)), Chip: kindTone(l.Kind)}
		default:
			cells[i] = widgets.Cell{Text: oneLine(l.Quote)}
		}
	}
	return cells, true
}

func kindTone(k mailtext.Kind) look.Tone {
	switch k {
	case mailtext.Bounced:
		return look.ToneRed
	case mailtext.Unsubscribed:
		return look.ToneAmber
	}
	return look.ToneGrey
}

func (r *returns) whoCell(l *returned) widgets.Cell {
	w := r.v.w
	var names []string
	for _, p := range l.people {
		if l.who == 0 || p.id == l.who {
			names = append(names, p.name)
		}
	}
	c := widgets.Cell{Text: strings.Join(names, "; ")}
	switch {
	case l.open():
		c.Text, c.Tint, c.Tip = w.N("newsletter.several", len(l.people)), look.ToneAmber, c.Text
	case len(names) == 0:
		c.Text, c.Tint = w.T("newsletter.unknown"), look.ToneRed
	}
	return c
}

// askWho lets somebody be chosen: of those who share the address, or anybody where nobody has it.
func (r *returns) askWho(i int) {
	if i < 0 || i >= len(r.lines) {
		return
	}
	w, l := r.v.w, r.lines[i]
	var m *widgets.Modal
	take := func(p person) {
		if !slices.ContainsFunc(l.people, func(o person) bool { return o.id == p.id }) {
			l.people = append(l.people, p)
		}
		l.who = p.id
		m.Hide()
		r.grid.Refresh()
		r.update()
	}
	rows := []fyne.CanvasObject{}
	if l.Quote != "" {
		quote := widgets.NewMutedParagraph(oneLine(l.Quote))
		quote.Lines = 3
		rows = append(rows, quote)
	}
	for _, p := range l.people {
		rows = append(rows, widgets.Row(0, widgets.NewSecondary(p.name, look.Icon("user"), func() { take(p) })))
	}
	names := map[string]string{}
	other := widgets.NewChoiceField(w.T("newsletter.person_hint"), func(typed string) []widgets.Choice {
		if strings.TrimSpace(typed) == "" {
			return nil
		}
		found, _, err := r.v.host.Book().FirstPage(context.Background(), model.Filter{Search: typed}, model.Sort{}, offered)
		if err != nil {
			return nil
		}
		var list []widgets.Choice
		for _, row := range found {
			id := page.TextOf(row.ID)
			names[id] = row.Name
			list = append(list, widgets.Choice{Value: id, Text: row.Name, Note: row.Email})
		}
		return list
	}, func(c widgets.Choice) {
		id, _ := strconv.ParseInt(c.Value, 10, 64)
		take(person{id, names[c.Value]})
	})
	rows = append(rows, labelled(w.T("newsletter.somebody_else"), other))
	title := l.Address
	if title == "" {
		title = l.Name
	}
	m = widgets.NewModal(r.v.host.Window().Canvas(), title, widgets.Stack(10, rows...), 480, nil, widgets.NewSecondary(widgets.Words.Cancel, nil, func() { m.Hide() }))
	m.Show()
}
