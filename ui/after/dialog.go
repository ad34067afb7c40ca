package after

import (
	"errors"
	"strings"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/draft"
	"alumnibook/ui/look"
	"alumnibook/ui/widgets"
)

// dialog is a small form on top of the page. It stays open until the book has taken what was typed.
type dialog struct {
	v     *view
	form  *widgets.Form
	modal *widgets.Modal
	busy  bool
	write func(done func(error)) // FieldErrors and errors of the model go beside their fields

	keeper *draft.FormKeeper // nil where what is typed is not worth keeping
	arg    string            // of the route at which it is kept
}

func newDialog(v *view) *dialog {
	d := &dialog{v: v, form: widgets.NewForm()}
	d.form.OnCancel = d.close
	d.form.OnSave = func() error {
		d.save()
		return widgets.ErrLater
	}
	return d
}

// open shows it; more stands on the left of the button that saves.
func (d *dialog) open(title, verb string, more ...*widgets.Button) {
	buttons := append(more, widgets.NewSecondary(d.v.w.T("button.cancel"), nil, d.close), widgets.NewPrimary(verb, look.Icon("check"), d.save))
	d.modal = widgets.NewModal(d.v.host.Window().Canvas(), strings.TrimSuffix(title, "…"), d.form, dialogWidth, d.close, buttons...)
	d.modal.OnClosed = d.closed
	d.modal.Show()
	d.form.FocusFirst()
}

// closed throws away what was typed and not saved.
func (d *dialog) closed() {
	if d.keeper != nil {
		d.keeper.Drop()
		delete(d.v.known.typed, d.arg)
	}
}

func (d *dialog) close() { d.modal.Hide() }

func (d *dialog) save() {
	if d.busy {
		return
	}
	d.busy = true
	d.form.SetErrors(nil)
	d.write(func(err error) {
		d.busy = false
		var wrong widgets.FieldErrors
		var coded *model.Error
		switch {
		case err == nil:
			d.close()
			d.v.load()
		case errors.As(err, &wrong):
			d.form.SetErrors(wrong)
		case errors.As(err, &coded) && d.form.Field(coded.Field) != nil:
			d.form.SetErrors(map[string]string{coded.Field: d.v.w.Or("error.invalid."+coded.Name, "error.invalid.other", "example", d.v.w.DateHint())})
		default:
			d.form.SetMessage(d.v.host.Sentence(err))
		}
		d.modal.Refresh()
	})
}

// change makes one change of the book for the dialog.
func (d *dialog) change(doing model.Doing, write func(tx *book.Tx) error, done func(error)) {
	d.v.host.Do(doing, func(tx *book.Tx) error {
		if err := write(tx); err != nil {
			return err
		}
		return d.keeper.Forget(tx)
	}, func(_ int64, err error) { done(err) })
}
