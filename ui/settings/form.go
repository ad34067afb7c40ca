package settings

import (
	"errors"

	"alumnibook/assets"
	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/draft"
	"alumnibook/ui/widgets"
)

// formSection is a section that is one form.
type formSection struct {
	v      *view
	tab    string // of the route that leads to it
	form   *widgets.Form
	wrong  widgets.FieldErrors // what the last attempt to save found
	keeper *draft.FormKeeper   // nil until the book was read
}

func newFormSection(v *view, tab string) formSection {
	s := formSection{v: v, tab: tab, form: widgets.NewForm()}
	s.form.OnChange = v.changed
	return s
}

func (s *formSection) dirty() bool { return s.form.Dirty() }

// keep makes Ctrl+S and Enter in the form save the page. The form stays as it is until the answer is there.
func (s *formSection) keep() {
	s.form.OnSave = func() error {
		s.wrong = widgets.FieldErrors{}
		s.v.Save(func(bool) {})
		return s.wrong
	}
}

// refuse shows what is wrong beside its field.
func (s *formSection) refuse(wrong map[string]string, done func(bool)) {
	s.wrong = wrong
	s.form.SetErrors(wrong)
	done(false)
}

// change saves into the book. What the book refuses is shown in the form, nothing that was typed is lost.
func (s *formSection) change(doing model.Doing, fn func(tx *book.Tx) error, done func(bool)) {
	s.form.SetErrors(nil)
	keeper := s.keeper
	s.v.host.Do(doing, func(tx *book.Tx) error {
		if err := keeper.Forget(tx); err != nil {
			return err
		}
		return fn(tx)
	}, func(_ int64, err error) {
		if err != nil {
			s.refuse(map[string]string{fieldOf(err): s.v.host.Sentence(err)}, done)
			return
		}
		s.form.MarkClean()
		keeper.Saved()
		done(true)
	})
}

func fieldOf(err error) string {
	var e *model.Error
	if errors.As(err, &e) {
		return e.Field
	}
	return ""
}

func (s *formSection) words() *assets.Translator { return s.v.host.Words() }
