package rights

import (
	"context"
	"errors"
	"strings"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/draft"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

// settings is what the firm says of privacy: it stands in the papers, and rules what is listed.
type settings struct {
	v    *view
	now  model.Privacy
	form *widgets.Form
	read bool

	keeper *draft.FormKeeper // nil until it was read

	controller, officer, authority, balancing *widgets.TextField
	contact, version                          *widgets.TextField
	bases                                     map[model.Purpose]*widgets.SelectField
	months                                    map[model.Retained]*widgets.NumberField
	years, days                               *widgets.NumberField
	whole                                     fyne.CanvasObject
}

func newSettings(v *view) *settings {
	w := v.w
	s := &settings{v: v, form: widgets.NewForm(), bases: map[model.Purpose]*widgets.SelectField{}, months: map[model.Retained]*widgets.NumberField{}}
	s.controller, s.officer, s.authority = widgets.NewTextArea("", 3), widgets.NewTextArea("", 2), widgets.NewTextArea("", 2)
	s.contact, s.version, s.balancing = widgets.NewTextField("privacy@…"), widgets.NewTextField("3"), widgets.NewTextArea("", 4)
	s.years, s.days = widgets.NewNumberField(), widgets.NewNumberField()
	item := func(key string, f widgets.Field) widgets.Item {
		return widgets.Item{Key: key, Label: w.T("rights.set_" + key), Field: f}
	}
	f := s.form
	f.Section(w.T("rights.set_who"))
	f.Text(w.T("rights.set_who_text"))
	f.Add("controller", w.T("rights.controller"), s.controller)
	f.AddRow(item("contact", s.contact), widgets.Item{Key: "form", Label: w.T("rights.form"), Field: s.version, Hint: w.T("rights.form_hint")})
	f.AddRow(item("officer", s.officer), widgets.Item{Key: "authority", Label: w.T("rights.set_authority"), Field: s.authority, Hint: w.T("rights.authority_hint")})
	f.Section(w.T("rights.set_bases"))
	f.Text(w.T("rights.set_bases_text"))
	for i := 0; i < len(model.BasisPurposes); i += 3 {
		var row []widgets.Item
		for _, p := range model.BasisPurposes[i:min(i+3, len(model.BasisPurposes))] {
			s.bases[p] = widgets.NewSelectField("", choices(w, "model.basis.", model.Bases)...)
			row = append(row, widgets.Item{Key: "bases." + string(p), Label: w.T("model.purpose." + string(p)), Field: s.bases[p]})
		}
		f.AddRow(filledRow(row)...)
	}
	f.AddRow(widgets.Item{Key: "balancing", Label: w.T("rights.balancing"), Field: s.balancing, Hint: w.T("rights.balancing_hint")})
	f.Section(w.T("rights.set_kept"))
	f.Text(w.T("rights.set_kept_text"))
	var row []widgets.Item
	for _, kind := range model.RetainedKinds {
		if kind == model.RetainedInterview { // each has its own last day, which follows from the programme
			continue
		}
		s.months[kind] = widgets.NewNumberField()
		row = append(row, widgets.Item{Key: "retention." + string(kind), Label: w.T("rights.months_" + string(kind)), Field: s.months[kind]})
	}
	f.AddRow(row[:2]...)
	f.AddRow(row[2:]...)
	f.AddRow(widgets.Item{Key: "renew_years", Label: w.T("rights.renew_years"), Field: s.years},
		widgets.Item{Key: "backup_days", Label: w.T("rights.backup_days"), Field: s.days, Hint: w.T("rights.backup_days_hint")})
	f.OnChange = v.drawButtons
	f.OnSave = func() error {
		s.save(func(bool) {})
		return widgets.ErrLater
	}
	area := widgets.Scrolled(widgets.Middle(760, widgets.PadEach(14, look.PagePad, 24, look.PagePad, f)))
	f.Within(area)
	s.whole = area
	return s
}

// filledRow gives the last fields of a section the width of the others.
func filledRow(row []widgets.Item) []widgets.Item {
	for len(row) < 3 {
		row = append(row, widgets.Item{Key: "_", Field: widgets.NewNoField()})
	}
	return row
}

func (s *settings) content() fyne.CanvasObject { return s.whole }

func (s *settings) buttons() []fyne.CanvasObject {
	w := s.v.w
	if !s.unsaved() {
		return nil
	}
	return []fyne.CanvasObject{
		widgets.NewSecondary(w.T("rights.discard"), nil, s.discard),
		widgets.NewPrimary(w.T("button.save"), nil, func() { s.save(func(bool) {}) }),
	}
}

func (s *settings) load() {
	read(s.v, "settings", func(ctx context.Context, b *book.Book) (r settingsRead, err error) {
		if r.privacy, err = b.Privacy(ctx); err == nil {
			r.typed, err = draft.Typed(ctx, b, settingsAt)
		}
		return r, err
	}, func(r settingsRead) {
		if s.unsaved() {
			return
		}
		s.now, s.read = r.privacy, true
		s.fill()
		if s.keeper == nil {
			s.keep(r.typed)
		}
	})
}

type settingsRead struct {
	privacy model.Privacy
	typed   []byte // before, and not saved
}

// settingsAt is where they are typed.
var settingsAt = page.Route{Page: page.Rights, Arg: tabSettings}

// keep keeps what is typed until it is saved, after what was typed before.
func (s *settings) keep(before []byte) {
	s.keeper = draft.KeepForm(s.v.host, draft.FormDraft{Kind: draft.FormPrivacy, Route: settingsAt}, s.form, before)
}

func (s *settings) fill() {
	p := &s.now
	s.controller.SetValue(p.Controller)
	s.contact.SetValue(p.Contact)
	s.officer.SetValue(p.Officer)
	s.authority.SetValue(p.Authority)
	s.version.SetValue(p.Form)
	s.balancing.SetValue(p.Balancing)
	for purpose, f := range s.bases {
		f.SetValue(string(p.Bases[purpose]))
	}
	for kind, f := range s.months {
		f.SetValue(float64(p.Retention[kind]))
	}
	s.years.SetValue(float64(p.RenewYears))
	s.days.SetValue(float64(p.BackupDays))
	s.form.SetErrors(nil)
	s.form.MarkClean()
	s.v.drawButtons()
}

func (s *settings) unsaved() bool { return s.read && s.form.Dirty() }

func (s *settings) discard() {
	s.keeper.Drop()
	s.fill()
	s.keep(nil)
}

func (s *settings) status() string { return "" }

// collect makes the settings of what was typed, and says what is wrong.
func (s *settings) collect() (model.Privacy, widgets.FieldErrors) {
	w, p, wrong := s.v.w, s.now, widgets.FieldErrors{}
	text := func(f *widgets.TextField) string { return strings.TrimSpace(f.Value()) }
	p.Controller, p.Contact, p.Officer, p.Authority = text(s.controller), text(s.contact), text(s.officer), text(s.authority)
	p.Form, p.Balancing = text(s.version), text(s.balancing)
	p.Bases, p.Retention = map[model.Purpose]model.Basis{}, map[model.Retained]int{}
	for purpose, f := range s.bases {
		p.Bases[purpose] = model.Basis(f.Value())
	}
	number := func(key string, f *widgets.NumberField, from, to int) int {
		n, ok := f.Value()
		if f.Empty() && from == 0 {
			return 0
		}
		if !ok || int(n) < from || int(n) > to {
			wrong[key] = w.T("settings.between", "from", from, "to", to)
		}
		return int(n)
	}
	p.Retention[model.RetainedInterview] = s.now.Retention[model.RetainedInterview]
	for kind, f := range s.months {
		p.Retention[kind] = number("retention."+string(kind), f, 0, 600)
	}
	p.RenewYears = number("renew_years", s.years, 1, 30)
	p.BackupDays = number("backup_days", s.days, 7, 3650)
	if p.Form == "" {
		wrong["form"] = w.T("rights.form_missing")
	}
	return p, wrong
}

func (s *settings) save(done func(bool)) {
	p, wrong := s.collect()
	s.form.SetErrors(wrong)
	if len(wrong) > 0 {
		done(false)
		return
	}
	s.v.host.Do(model.Doing{Code: "privacy_edit"}, func(tx *book.Tx) error {
		if err := tx.SavePrivacy(&p); err != nil {
			return err
		}
		return s.keeper.Forget(tx)
	}, func(_ int64, err error) {
		if err != nil {
			s.refuse(err)
			done(false)
			return
		}
		s.form.MarkClean()
		s.keeper.Saved()
		s.keep(nil)
		s.load()
		s.v.drawButtons()
		done(true)
	})
}

// refuse says what the book did not take, beside the field where it is about one.
func (s *settings) refuse(err error) {
	var e *model.Error
	if errors.As(err, &e) && e.Field != "" && s.form.Field(e.Field) != nil {
		s.form.SetErrors(widgets.FieldErrors{e.Field: s.v.host.Sentence(err)})
		return
	}
	s.form.SetMessage(s.v.host.Sentence(err))
}
