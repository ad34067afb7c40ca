package safety

import (
	"fyne.io/fyne/v2"

	"alumnibook/assets"
	"alumnibook/ui/widgets"
)

// asking is the question for the passphrase of an encrypted backup.
type asking struct {
	canvas fyne.Canvas
	w      *assets.Translator
	title  string
	text   string
	verb   string
	wrong  string // what is said at once, after a passphrase that does not open it
}

// show asks; given hears what was typed, and closes the question by its first argument.
func (a asking) show(given func(passphrase string, end func(wrong string))) {
	field := widgets.NewPasswordField("")
	form := widgets.NewForm()
	form.Text(a.text)
	form.Add("passphrase", a.w.T("safety.passphrase"), field)
	shown := widgets.NewCheckField(a.w.T("safety.show_letters"))
	check := widgets.NewMutedParagraph("") // not while the letters are hidden: it would tell them one by one
	follow := func(pass string) {
		if field.Entry().Password {
			pass = ""
		}
		check.SetText(compareText(a.w, pass))
	}
	field.OnChanged = follow
	shown.OnChanged = func(on bool) {
		field.Entry().Password = !on
		field.Entry().Refresh()
		follow(field.Value())
	}
	form.Object(shown)
	form.Object(check)
	var m *widgets.Modal
	button := widgets.NewPrimary(a.verb, nil, func() { form.Save() })
	form.OnSave = func() error {
		if field.Value() == "" {
			return widgets.FieldErrors{"passphrase": a.w.T("error.invalid.missing")}
		}
		button.SetDisabled(true, "")
		given(field.Value(), func(wrong string) {
			button.SetDisabled(false, "")
			if wrong == "" {
				m.Hide()
				return
			}
			form.SetErrors(map[string]string{"passphrase": wrong})
			check.SetText(compareText(a.w, field.Value()))
		})
		return widgets.ErrLater
	}
	m = widgets.NewModal(a.canvas, a.title, form, 460, nil, widgets.NewSecondary(a.w.T("button.cancel"), nil, func() { m.Hide() }), button)
	form.OnCancel = m.Hide
	m.Show()
	field.Focus()
	if a.wrong != "" {
		form.SetErrors(map[string]string{"passphrase": a.wrong})
	}
}
