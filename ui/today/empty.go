package today

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

// empty is what a card says while there is nothing in it; button may be nil.
func empty(icon, title, text string, button fyne.CanvasObject) fyne.CanvasObject {
	words, more := widgets.NewRich(widgets.Span{Text: title, Bold: true}), widgets.NewMutedParagraph(text)
	words.TextSize, words.Center, more.Center = look.SizeSection, true, true
	rows := widgets.Stack(look.Gap, container.NewCenter(widgets.NewIcon(icon, look.ColorMuted, 32)), words, more)
	if button != nil {
		rows.Add(widgets.PadEach(6, 0, 0, 0, container.NewCenter(button)))
	}
	return widgets.PadEach(12, 0, 12, 0, widgets.Middle(420, rows))
}

// emptyBook says what to begin with.
func (v *view) emptyBook() fyne.CanvasObject {
	lists := widgets.NewPrimary(v.w.T("today.import"), look.Icon("import"), func() { v.host.Open(page.Route{Page: page.Import}) })
	add := widgets.NewSecondary(v.w.T("today.add_person"), look.Icon("plus"), func() { v.host.Open(page.Route{Page: page.People, Do: "new"}) })
	return empty("people", v.w.T("today.nobody"), v.w.T("today.nobody_text"), widgets.Row(look.Gap, v.stop("import", lists), v.stop("add", add)))
}
