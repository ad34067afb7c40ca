package today

import (
	"fyne.io/fyne/v2"

	"alumnibook/ui/look"
	"alumnibook/ui/widgets"
)

// newsletterEvery are the months between two newsletters that are offered.
var newsletterEvery = []int{1, 2, 3, 4, 6, 12}

// newsletterCard says when the last newsletter went out and when the next one is due.
func (v *view) newsletterCard() fyne.CanvasObject {
	w, n, today := v.w, v.known.due.Newsletter, v.known.today
	every := widgets.NewMenuButton(widgets.QuietMuted, w.N("today.every_months", v.known.programme.NewsletterEvery), nil, v.everyMenu).Smaller()
	var due fyne.CanvasObject
	text := w.T("today.newsletter_none")
	if !n.Last.IsZero() {
		due = dueWhen(v, w.T("today.due_when", "when", w.Away(today, n.Next)), n.Next.Before(today))
		text = w.T("today.newsletter_last", "date", w.LongDate(n.Last), "next", w.LongDate(n.Next))
	}
	content := []fyne.CanvasObject{cardHead(w.T("today.newsletter"), nil, due), widgets.NewMutedParagraph(text)}
	if n.Goal > 0 {
		content = append(content, yearMeter(v, n.Held, n.Goal))
	}
	return widgets.NewCard("", nil, append(content, widgets.Row(0, v.stop("newsletter", every)))...)
}

// dueWhen is a muted word on the right of a card's title, or a red chip where it is late.
func dueWhen(v *view, text string, late bool) fyne.CanvasObject {
	if late {
		return widgets.NewChip(v.w.T("today.overdue"), look.ToneRed)
	}
	return widgets.NewMuted(text)
}

// yearMeter is how many of a year's goal there were.
func yearMeter(v *view, held, goal int) fyne.CanvasObject {
	words := widgets.NewSmall(v.w.T("today.of_goal", "n", held, "of", goal))
	return widgets.FillRow(10, 0, widgets.NewMeter(float64(goal), widgets.MeterPart{Value: float64(min(held, goal)), Color: look.ColorAccent}), words)
}

// everyMenu offers how far newsletters lie apart.
func (v *view) everyMenu() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, months := range newsletterEvery {
		item := fyne.NewMenuItem(v.w.N("today.every_months", months), func() {
			p := v.known.programme
			p.NewsletterEvery = months
			v.saveProgramme(p)
		})
		item.Checked = months == v.known.programme.NewsletterEvery
		items = append(items, item)
	}
	return items
}
