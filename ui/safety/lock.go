package safety

import (
	"context"
	"runtime"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/machine"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/prefs"
	"alumnibook/ui/run"
	"alumnibook/ui/widgets"
)

// lock is the tab of the window's password and the disk's encryption.
type lock struct {
	v     *view
	after *widgets.SelectField
	whole *fyne.Container
}

func newLock(v *view) *lock {
	l := &lock{v: v, whole: widgets.Stack(12)}
	var choices []widgets.Choice
	for _, n := range prefs.LockMinutes {
		text := v.w.T("safety.lock_never")
		if n > 0 {
			text = v.w.N("safety.lock_after", n)
		}
		choices = append(choices, widgets.Choice{Text: text, Value: page.TextOf(int64(n))})
	}
	l.after = widgets.NewSelectField("", choices...)
	l.after.SetValue(page.TextOf(int64(v.host.Prefs().LockAfter())))
	l.after.OnChanged = func(value string) { v.host.Prefs().SetLockAfter(int(page.IDOf(value))) }
	return l
}

// draw shows password and disk as they are now.
func (l *lock) draw() {
	l.whole.Objects = []fyne.CanvasObject{l.password(), l.disk()}
	l.whole.Refresh()
}

func (l *lock) password() fyne.CanvasObject {
	v, w := l.v, l.v.w
	var rows []fyne.CanvasObject
	set := func(kind widgets.Kind, key string) *widgets.Button {
		b := widgets.NewButton(kind, w.T(key), look.Icon("lock"), func() { l.ask(false) })
		b.SetDisabled(v.readable(), w.T("readonly.refused"))
		return b
	}
	if !v.has {
		rows = append(rows, widgets.NewParagraph(w.T("safety.no_password")), widgets.Row(0, set(widgets.Primary, "safety.set_password")))
	} else {
		away := widgets.NewQuiet(w.T("safety.take_password"), nil, func() { l.ask(true) })
		away.SetDisabled(v.readable(), w.T("readonly.refused"))
		rows = append(rows, widgets.NewParagraph(w.T("safety.has_password")),
			widgets.FillRow(12, 1, widgets.NewCutText(w.T("safety.lock_label")), widgets.Fixed(220, l.after)),
			widgets.WrapRow(8, widgets.NewSecondary(w.T("safety.lock_now"), look.Icon("lock"), v.keeper.Lock), set(widgets.Secondary, "safety.change_password"), away))
	}
	rows = append(rows, widgets.NewMutedParagraph(w.T("safety.honest")))
	return widgets.NewCard(w.T("safety.password"), nil, rows...)
}

func (l *lock) disk() fyne.CanvasObject {
	w := l.v.w
	tone, text := look.ToneGrey, w.T("safety.disk_silent")
	switch l.v.disk {
	case machine.Encrypted:
		tone, text = look.ToneGreen, w.T("safety.disk_good")
	case machine.Unencrypted:
		tone, text = look.ToneAmber, w.T("safety.disk_bad")
	}
	chip := widgets.NewChip(w.T("safety.disk_"+string(l.v.disk)), tone)
	rows := []fyne.CanvasObject{widgets.NewParagraph(text)}
	if l.v.disk != machine.Encrypted {
		rows = append(rows, widgets.NewMutedParagraph(w.T("safety.how_"+system())))
	}
	return widgets.NewCard(w.T("safety.disk"), chip, rows...)
}

// system is the name of this computer's system in the words about its disk.
func system() string {
	switch runtime.GOOS {
	case "windows", "darwin":
		return runtime.GOOS
	}
	return "linux"
}

// ask asks for the password: the old one where there is one, and the new one twice, or that it is taken away.
func (l *lock) ask(away bool) {
	v, w := l.v, l.v.w
	old, one, two := widgets.NewPasswordField(""), widgets.NewPasswordField(""), widgets.NewPasswordField("")
	form := widgets.NewForm()
	title, verb := w.T("safety.set_title"), w.T("safety.set_verb")
	if v.has {
		form.Add("old", w.T("safety.old_password"), old)
		title, verb = w.T("safety.change_title"), w.T("safety.change_verb")
	}
	if away {
		title, verb = w.T("safety.take_title"), w.T("safety.take_verb")
		form.Text(w.T("safety.take_text"))
	} else {
		form.AddRow(widgets.Item{Key: "password", Label: w.T("safety.new_password"), Field: one, Hint: w.T("safety.password_hint")})
		form.Add("again", w.T("safety.again"), two)
		form.Text(w.T("safety.forget_text"))
	}
	var m *widgets.Modal
	button := widgets.NewPrimary(verb, nil, func() { form.Save() })
	form.OnSave = func() error {
		if !away && one.Value() == "" {
			return widgets.FieldErrors{"password": w.T("error.invalid.missing")}
		}
		if !away && one.Value() != two.Value() {
			return widgets.FieldErrors{"again": w.T("safety.not_same")}
		}
		button.SetDisabled(true, "")
		l.set(old.Value(), one.Value(), func(wrong map[string]string) {
			button.SetDisabled(false, "")
			if wrong != nil {
				form.SetErrors(wrong)
				return
			}
			m.Hide()
		})
		return widgets.ErrLater
	}
	m = widgets.NewModal(v.host.Window().Canvas(), title, form, 440, nil, widgets.NewSecondary(w.T("button.cancel"), nil, func() { m.Hide() }), button)
	form.OnCancel = m.Hide
	m.Show()
}

// set changes the password in the book. done hears what is wrong, nil where it was done.
func (l *lock) set(old, password string, done func(wrong map[string]string)) {
	v, b := l.v, l.v.host.Book()
	run.Do(v.host.Runner(), page.Key(v, "password"), func(ctx context.Context, _ run.Progress) (bool, error) {
		return true, b.SetPassword(ctx, old, password)
	}, func(_ bool, err error) {
		switch code := model.CodeOf(err); {
		case code == book.CodeWrongPassword:
			done(map[string]string{"old": v.w.T("safety.wrong_old")})
			return
		case code == model.CodeInvalid:
			done(map[string]string{"password": v.w.T("safety.password_short")})
			return
		case err != nil:
			done(map[string]string{"": v.host.Sentence(err)})
			return
		}
		done(nil)
		v.has = password != ""
		v.keeper.PasswordChanged(v.has)
		l.draw()
		key := "safety.password_set"
		if password == "" {
			key = "safety.password_taken"
		}
		v.host.Toast(v.w.T(key))
	})
}
