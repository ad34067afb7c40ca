package leaving

import (
	"errors"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/dates"
	"alumnibook/ui/look"
	"alumnibook/ui/widgets"
)

// frame puts the content of a form below its title and beside its buttons.
func (v *view) frame(title, verb string, width float32, save func(), content fyne.CanvasObject, more ...fyne.CanvasObject) (fyne.CanvasObject, *widgets.ScrollArea) {
	name := widgets.NewTitle(title)
	name.Least = 80
	buttons := append(more, widgets.NewSecondary(v.w.T("button.cancel"), nil, v.host.Back), widgets.NewPrimary(verb, look.Icon("check"), save))
	head := widgets.FillRow(10, 0, append([]fyne.CanvasObject{name}, buttons...)...)
	scroll := widgets.Scrolled(widgets.Middle(width, widgets.PadEach(14, 16, 24, 16, content)))
	return widgets.FillStack(0, 2, widgets.PadEach(12, 16, 10, 16, head), widgets.HLine(), scroll), scroll
}

// store makes a change for a form: what the book refuses stands beside its field or above the form, nothing that was
// typed is lost.
func (v *view) store(form *widgets.Form, doing model.Doing, fn func(tx *book.Tx) error, done func(ok bool)) {
	form.SetErrors(nil)
	v.host.Do(doing, fn, func(_ int64, err error) {
		var coded *model.Error
		switch {
		case err == nil:
			form.MarkClean()
		case errors.As(err, &coded) && form.Field(coded.Field) != nil:
			form.SetErrors(map[string]string{coded.Field: v.w.Or("error.invalid."+coded.Name, "error.invalid.other", "example", v.w.DateHint())})
		default:
			form.SetMessage(v.host.Sentence(err))
		}
		done(err == nil)
	})
}

// date makes a date field for a day that is over; ahead one for a day to come, which takes "18.12." and "in 2 weeks" too.
func (v *view) date() *widgets.DateField {
	f := dates.Field(v.w, v.host.Today, false)
	f.BadText = v.noDate()
	return f
}

func (v *view) ahead() *widgets.DateField {
	f := dates.Ahead(v.w, v.host.Today)
	f.BadText = v.noDate()
	return f
}

// noDate says that something is no date.
func (v *view) noDate() string { return v.w.T("error.invalid.date", "example", v.w.DateHint()) }
