// Package unlock is what lies over the window while the book is locked: the question for the password.
package unlock

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"alumnibook/assets"
	"alumnibook/ui/look"
	"alumnibook/ui/widgets"
)

// Actions are what the shell does for the question.
type Actions struct {
	// Try looks whether a password is the book's; wrong is "" where it is, else the sentence that says why not.
	Try   func(password string, done func(wrong string))
	Other func() // opens another book instead
	Quit  func() // closes the window
}

// Question asks for the password.
type Question struct {
	cover    *widgets.Cover
	password *widgets.TextField
	form     *widgets.Form
	button   *widgets.Button
	note     *widgets.Paragraph
	w        *assets.Translator
	actions  Actions
	busy     bool
}

// width is that of the question at normal text size.
const width = 380

// Show lays the question over the window of a canvas. name is whose book it is.
func Show(c fyne.Canvas, w *assets.Translator, name string, a Actions) *Question {
	q := &Question{w: w, actions: a, note: widgets.NewMutedParagraph("")}
	q.password = widgets.NewPasswordField("")
	q.form = widgets.NewForm()
	q.form.Add("password", w.T("unlock.password"), q.password)
	q.form.OnSave = q.try
	q.form.OnCancel = func() {}
	q.button = widgets.NewPrimary(w.T("unlock.button"), look.Icon("lock"), func() { q.form.Save() })
	other := widgets.NewQuiet(w.T("unlock.other"), nil, a.Other)
	quit := widgets.NewQuiet(w.T("command.quit"), nil, a.Quit)
	title := widgets.NewParagraph("")
	title.SetSpans(widgets.Span{Text: name, Bold: true})
	title.TextSize, title.Center = look.SizeTitle, true
	text := widgets.NewMutedParagraph(w.T("unlock.text"))
	text.Center = true
	q.note.Center = true
	q.note.TextSize = look.SizeSmall
	body := widgets.Stack(12,
		container.NewCenter(widgets.NewIcon("lock", look.ColorMuted, 32)),
		title, text, q.form,
		widgets.FillRow(10, 1, q.button, widgets.Gap(0, 0), other, quit),
		q.note,
	)
	q.note.SetText(w.T("unlock.forgotten"))
	q.cover = widgets.NewCover(c, widgets.Middle(width, widgets.Pad(16, body)))
	q.cover.Show()
	q.password.Focus()
	return q
}

// try asks whether the password is right. The question stays until it is.
func (q *Question) try() error {
	if q.busy {
		return widgets.ErrLater
	}
	given := q.password.Value()
	if given == "" {
		return widgets.FieldErrors{"password": q.w.T("error.invalid.missing")}
	}
	q.busy = true
	q.button.SetDisabled(true, "")
	q.actions.Try(given, func(wrong string) {
		q.busy = false
		q.button.SetDisabled(false, "")
		if wrong == "" {
			q.Hide()
			return
		}
		q.password.SetValue("")
		q.form.SetErrors(map[string]string{"password": wrong})
	})
	return widgets.ErrLater
}

// Hide takes the question away.
func (q *Question) Hide() { q.cover.Hide() }

// IsOpen reports whether it still lies over the window.
func (q *Question) IsOpen() bool { return q.cover.IsOpen() }
