package today

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

// newsletterEvery are the months between two newsletters that are offered.
var newsletterEvery = []int{1, 2, 3, 4, 6, 12}

// newsletterCard says when the last newsletter went out, when the next one is due, and how far it is written.
func (v *view) newsletterCard() fyne.CanvasObject {
	w, n, today := v.w, v.known.issue, v.known.today
	every := widgets.NewMenuButton(widgets.QuietMuted, w.N("today.every_months", v.known.programme.NewsletterEvery), nil, v.everyMenu).Smaller()
	var due fyne.CanvasObject
	if !n.Next.IsZero() {
		due = dueWhen(v, w.T("today.due_when", "when", w.Away(today, n.Next)), n.Next.Before(today))
	}
	title, verb, icon, to := w.T("today.newsletter"), w.T("today.newsletter_plan"), "plus", page.Route{Page: page.Newsletter, Do: "new"}
	if n.Open != nil {
		title, verb, icon, to = n.Open.Title, w.T("today.newsletter_write"), "edit", page.Route{Page: page.Newsletter, ID: n.Open.ID}
	}
	content := []fyne.CanvasObject{cardHead(title, nil, due), v.newsletterText()}
	if n.Goal > 0 {
		content = append(content, yearMeter(v, n.Sent, n.Goal))
	}
	write := widgets.NewSecondary(verb, look.Icon(icon), func() { v.host.Open(to) }).Smaller()
	return widgets.NewCard("", nil, append(content, widgets.Row(look.Gap, v.stop("newsletter_write", write), v.stop("newsletter", every)))...)
}

// newsletterText says what the next issue holds already, or when there was one last.
func (v *view) newsletterText() fyne.CanvasObject {
	w, n := v.w, v.known.issue
	switch {
	case n.Open != nil && n.Open.State == model.NewsletterReady:
		return widgets.NewParagraph(w.T("today.newsletter_ready"))
	case n.Open != nil:
		return v.boxesText(n.Open)
	case n.Last.IsZero():
		return widgets.NewMutedParagraph(w.T("today.newsletter_none"))
	}
	return widgets.NewMutedParagraph(w.T("today.newsletter_last", "date", w.LongDate(n.Last), "next", w.LongDate(n.Next)))
}

// namedBoxes are how many boxes are named that are still empty.
const namedBoxes = 3

// boxesText says how many boxes of an issue are written, and which are still empty.
func (v *view) boxesText(n *model.Newsletter) fyne.CanvasObject {
	w, written := v.w, 0
	var empty []string
	for _, box := range n.Boxes {
		if isWritten(n, &box) {
			written++
		} else {
			empty = append(empty, w.T("model.box."+string(box.Kind)))
		}
	}
	if written == 0 {
		return widgets.NewMutedParagraph(w.T("today.newsletter_empty"))
	}
	spans := []widgets.Span{{Text: w.N("today.newsletter_boxes", written)}}
	if len(empty) > 0 {
		names := strings.Join(empty[:min(len(empty), namedBoxes)], ", ")
		if len(empty) > namedBoxes {
			names += " …"
		}
		spans = append(spans, widgets.Span{Text: " " + w.T("today.newsletter_still", "names", names), Color: look.ColorMuted})
	}
	return widgets.NewRich(spans...)
}

// isWritten tells whether a box says anything in any language.
func isWritten(n *model.Newsletter, box *model.Box) bool {
	return slices.ContainsFunc(box.Items, func(i model.Item) bool {
		return slices.ContainsFunc(n.Languages, func(l string) bool { return !i.IsEmpty(l) })
	})
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
