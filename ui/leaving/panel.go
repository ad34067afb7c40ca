package leaving

import (
	"errors"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/ui/draft"
	"alumnibook/ui/look"
	"alumnibook/ui/widgets"
)

// panel is a form that stands in the sheet, below what it is about.
type panel struct {
	s      *sheet
	form   *widgets.Form
	write  func(done func(error)) // puts it into the book; FieldErrors and errors of the model go beside their fields
	failed bool                   // the last saving did not reach the book
	object fyne.CanvasObject
	keeper *draft.FormKeeper
	mark   string // of what is typed in it
}

func newPanel(s *sheet) *panel {
	p := &panel{s: s, form: widgets.NewForm()}
	p.form.OnSave = func() error {
		p.save(func(bool) {})
		return widgets.ErrLater
	}
	p.form.OnCancel = func() { s.escape() }
	return p
}

// finish puts the buttons below the form: the one that saves, others, and the one that leaves.
func (p *panel) finish(verb string, more ...fyne.CanvasObject) {
	buttons := append([]fyne.CanvasObject{
		widgets.NewSecondary(verb, look.Icon("check"), func() { p.save(func(bool) {}) }),
		widgets.NewQuiet(p.s.v.w.T("button.cancel"), nil, func() { p.s.escape() }),
	}, more...)
	p.form.MarkClean()
	p.keep()
	p.form.Within(p.s.scroll)
	left := float32(29) // below the words of a step
	if p.s.opened == panelMove {
		left = 0
	}
	p.object = widgets.PadEach(6, 0, 10, left, widgets.Stack(12, p.form, widgets.WrapRow(6, buttons...)))
}

func (p *panel) unsaved() bool { return p.failed || p.form.Dirty() }

// save says beside the fields what is wrong; nothing that was typed is lost.
func (p *panel) save(done func(bool)) {
	p.form.SetErrors(nil)
	p.write(func(err error) {
		var wrong widgets.FieldErrors
		var coded *model.Error
		p.failed = err != nil
		switch {
		case err == nil:
		case errors.As(err, &wrong):
			p.failed = false
			p.form.SetErrors(wrong)
		case errors.As(err, &coded) && p.form.Field(coded.Field) != nil:
			p.form.SetErrors(map[string]string{coded.Field: p.s.v.w.Or("error.invalid."+coded.Name, "error.invalid.other", "example", p.s.v.w.DateHint())})
		default:
			p.form.SetMessage(p.s.v.host.Sentence(err))
		}
		done(err == nil)
	})
}
