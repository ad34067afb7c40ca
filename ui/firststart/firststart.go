// Package firststart is what the window shows while no book is open: how to begin, and the books of before.
package firststart

import (
	"image/color"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"alumnibook/assets"
	"alumnibook/ui/look"
	"alumnibook/ui/widgets"
)

// Actions are what the shell does for this page.
type Actions struct {
	OpenList    func()            // a staff list, into a new book
	Practice    func()            // the practice book
	StartEmpty  func()            // a new book
	OpenBook    func()            // asks for a book
	OpenRecent  func(path string) // one of before
	SetLanguage func(lang string)
}

// mostRecent is how many books of before are offered.
const mostRecent = 4

// New makes the page. Recent are the paths of the books of before, the last one first.
func New(w *assets.Translator, recent []string, a Actions) fyne.CanvasObject {
	cards := newTiles(
		card("import", w.T("first.list"), w.T("first.list_text"), widgets.NewPrimary(w.T("first.list_button"), nil, a.OpenList)),
		card("eye", w.T("first.practice"), w.T("first.practice_text"), widgets.NewSecondary(w.T("first.practice_button"), nil, a.Practice)),
		card("plus", w.T("first.empty"), w.T("first.empty_text"), widgets.NewSecondary(w.T("first.empty_button"), nil, a.StartEmpty)),
		card("folder", w.T("first.open"), w.T("first.open_text"), widgets.NewSecondary(w.T("first.open_button"), nil, a.OpenBook)),
	)
	rows := []fyne.CanvasObject{welcome(w), widgets.Gap(0, 8), cards}
	if len(recent) > 0 {
		rows = append(rows, widgets.Gap(0, 4), books(w, recent, a))
	}
	rows = append(rows, widgets.Gap(0, 8), foot(w, a))
	page := widgets.Scrolled(widgets.Middle(760, widgets.PadEach(72, 16, 20, 16, widgets.Stack(10, rows...))))
	return widgets.Ground(look.ColorBackground, page)
}

func welcome(w *assets.Translator) fyne.CanvasObject {
	mark := container.NewGridWrap(fyne.NewSquareSize(look.Px(56)), picture())
	return widgets.FillRow(16, 1, mark, widgets.Stack(2, widgets.NewTitle(w.T("first.title")), widgets.NewMutedParagraph(w.T("first.text"))))
}

func card(icon, title, text string, button *widgets.Button) *tile {
	head := widgets.FillRow(10, 1, widgets.NewIcon(icon, look.ColorAccent, 20), widgets.NewSection(title))
	room := canvas.NewRectangle(color.Transparent)
	body := widgets.Stack(0, head, widgets.Gap(0, 8), widgets.NewMutedParagraph(text), widgets.Gap(0, 8), room, widgets.Row(0, button))
	return &tile{widgets.NewCard("", nil, body), room}
}

// books lists those of before.
func books(w *assets.Translator, recent []string, a Actions) fyne.CanvasObject {
	rows := []fyne.CanvasObject{}
	for _, path := range recent[:min(len(recent), mostRecent)] {
		name := widgets.NewLink(filepath.Base(path), func() { a.OpenRecent(path) })
		where := widgets.NewSmall(filepath.Dir(path))
		where.Least = 80
		rows = append(rows, widgets.FillRow(12, 1, name, where))
	}
	return widgets.NewCard(w.T("first.recent"), nil, widgets.Stack(6, rows...))
}

// foot offers the languages, each by its own name.
func foot(w *assets.Translator, a Actions) fyne.CanvasObject {
	var names []string
	for _, l := range assets.Languages {
		names = append(names, assets.LanguageNames[l])
	}
	languages := widgets.NewSegments(nil, names...)
	languages.Select(max(slices.Index(assets.Languages, w.Language()), 0))
	languages.OnSelected = func(i int) { a.SetLanguage(assets.Languages[i]) }
	note := widgets.NewSmall(w.T("first.note"))
	note.Least = 80
	return widgets.FillRow(12, 0, note, languages)
}
