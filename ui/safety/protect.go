package safety

import (
	"fyne.io/fyne/v2"

	"alumnibook/model/backup"
	"alumnibook/ui/look"
	"alumnibook/ui/prefs"
	"alumnibook/ui/widgets"
)

// protecting is the question how the backups of a second place are protected.
type protecting struct {
	s           *second
	dir         string
	with, plain *widgets.Option
	field       *widgets.TextField
	gauge       *gauge
	keychain    *widgets.CheckField
	form        *widgets.Form
	details     *fyne.Container
	modal       *widgets.Modal
	button      *widgets.Button
}

// protect asks how the backups in a folder are protected, and takes it as the second place.
func (s *second) protect(dir string) {
	w := s.v.w
	p := &protecting{s: s, dir: dir}
	p.with = widgets.NewOption("lock", w.T("safety.with"), w.T("safety.with_text"), func() { p.choose(false) })
	p.plain = widgets.NewOption("eye", w.T("safety.without"), w.T("safety.without_text"), func() { p.choose(true) })
	p.field = widgets.NewTextField("")
	p.gauge = newGauge(w)
	p.field.OnChanged = p.gauge.follow
	p.propose()
	p.keychain = widgets.NewCheckField(w.T("safety.keychain"))
	p.keychain.SetValue(true)
	p.keychain.SetHint(w.T("safety.keychain_text"))
	p.form = widgets.NewForm()
	p.form.AddRow(widgets.Item{Key: "passphrase", Label: w.T("safety.passphrase"), Field: p.field, Hint: w.T("safety.passphrase_hint")})
	p.form.Object(p.gauge.line)
	p.form.Object(widgets.Row(8,
		widgets.NewSecondary(w.T("safety.sheet"), look.Icon("print"), p.print).Smaller(),
		widgets.NewQuiet(w.T("safety.propose"), nil, p.propose).Smaller(),
	))
	p.form.Add("keychain", "", p.keychain)
	p.form.OnSave = p.save
	p.details = widgets.Stack(10)
	body := widgets.Stack(10, widgets.NewKeyValue(w.T("safety.folder_label"), dir), p.with, p.plain, p.details)
	p.button = widgets.NewPrimary(w.T("safety.use_place"), nil, func() { p.form.Save() })
	p.modal = widgets.NewModal(s.v.host.Window().Canvas(), w.T("safety.protect_title"), body, 560, nil,
		widgets.NewSecondary(w.T("button.cancel"), nil, func() { p.modal.Hide() }), p.button)
	p.form.OnCancel = p.modal.Hide
	p.choose(false)
	p.modal.Show()
	p.field.Focus()
}

// choose shows what belongs to the choice.
func (p *protecting) choose(plain bool) {
	w := p.s.v.w
	p.with.SetSelected(!plain)
	p.plain.SetSelected(plain)
	p.details.Objects = []fyne.CanvasObject{p.form}
	if plain {
		p.details.Objects = []fyne.CanvasObject{widgets.Banner(look.ColorAmberTint, widgets.Pad(10, widgets.NewParagraph(w.T("safety.without_warning"))))}
	}
	p.details.Refresh()
	p.modal.Refresh()
}

// propose writes a new passphrase of the program's own into the field.
func (p *protecting) propose() {
	p.field.SetValue(backup.NewPassphrase())
	p.gauge.follow(p.field.Value())
}

// print writes the sheet with the passphrase as it stands in the field.
func (p *protecting) print() {
	if p.fits() {
		p.s.sheet(p.field.Value(), p.dir)
	}
}

// fits looks whether the passphrase is long enough, and says it where not.
func (p *protecting) fits() bool {
	p.form.SetErrors(nil)
	if err := backup.CheckPassphrase(p.field.Value()); err != nil {
		p.gauge.follow("")
		p.form.SetErrors(map[string]string{"passphrase": p.s.v.w.T("safety.too_short")})
		return false
	}
	return true
}

// save takes the place, and lays the first backup there at once.
func (p *protecting) save() error {
	v, plain := p.s.v, p.plain.Selected()
	if !plain && !p.fits() {
		return widgets.ErrLater
	}
	place := prefs.Backups{Second: p.dir, Plain: plain, Keychain: !plain && p.keychain.Value()}
	if old := v.state.Second; old.Second == p.dir {
		place.Reached = old.Reached
	}
	pass := p.field.Value()
	if plain {
		pass = ""
	}
	p.button.SetDisabled(true, "")
	v.keeper.ChooseSecond(place, pass, func(err error) {
		p.modal.Hide()
		v.taken(err)
		v.status.now()
	})
	return widgets.ErrLater
}
