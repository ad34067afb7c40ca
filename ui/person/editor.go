package person

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/dates"
	"alumnibook/ui/draft"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

// editor is the form of one person.
type editor struct {
	v      *view
	bg     background
	person model.Person // as it was read, with what the form does not show
	form   *widgets.Form
	object fyne.CanvasObject
	photo  *photoField
	failed bool // the last saving did not reach the book
	keeper *draft.FormKeeper

	prefix, given, additional, family, suffix, birthName, nickname *widgets.TextField
	salutation, language, status, owner                            *widgets.SelectField
	birthday                                                       *widgets.DateField
	emails, phones, addresses, links, employments, jobs, notes     *widgets.ListField
	tags, skills                                                   *widgets.ChipsField
	calls                                                          *callFields
	own                                                            []ownEntry
}

type editorData struct {
	person model.Person
	bg     background
	photo  []byte
	typed  []byte // before, and not saved
}

// openEditor begins a new person or reads the one of the route.
func (v *view) openEditor(r page.Route) {
	b := v.host.Book()
	read(v, func(ctx context.Context) (d editorData, err error) {
		if d.typed, err = draft.Typed(ctx, b, editorOf(r.ID)); err != nil {
			return d, err
		}
		if d.bg, err = readBackground(ctx, b); err != nil || r.ID == 0 {
			d.person = model.Person{Status: model.StatusAlumnus, OwnerID: d.bg.seat.ID}
			return d, err
		}
		if d.person, err = b.Person(ctx, r.ID); err != nil || d.person.Photo == "" {
			return d, err
		}
		d.photo, err = b.Photo(ctx, d.person.Photo)
		return d, err
	}, func(d editorData) {
		e := &editor{v: v, bg: d.bg, person: d.person}
		e.build(d.photo)
		e.keep(d.typed)
		v.put(e)
	})
}

// editorOf is where somebody is edited, or a new person where there is no id.
func editorOf(id int64) page.Route {
	if id == 0 {
		return page.Route{Page: ID, Do: "new"}
	}
	return page.Route{Page: ID, Do: "edit", ID: id}
}

// keep keeps what is typed until it is saved, after what was typed before.
func (e *editor) keep(before []byte) {
	r := editorOf(e.person.ID)
	about := draft.FormDraft{Kind: draft.FormPerson, Route: r, Person: r.ID, Version: e.person.Version}
	if e.isNew() {
		about.Kind = draft.FormNewPerson
	}
	e.keeper = draft.KeepForm(e.v.host, about, e.form, before)
}

func (e *editor) discard() { e.keeper.Drop() }

func (e *editor) isNew() bool { return e.person.ID == 0 }

func (e *editor) content() fyne.CanvasObject { return e.object }

func (e *editor) unsaved() bool { return e.failed || e.form.Dirty() }

func (e *editor) shown() {
	if e.isNew() {
		e.given.Focus()
	} else {
		e.family.Focus()
	}
}

func (e *editor) build(photo []byte) {
	w := e.v.w
	e.form = widgets.NewForm()
	e.nameSection(photo)
	e.form.Section(w.T("person.section.contact"))
	e.form.Add("phones", w.T("model.field.phones"), e.phoneList())
	e.form.Add("emails", w.T("model.field.emails"), e.emailList())
	e.form.Add("addresses", w.T("model.field.addresses"), e.addressList())
	e.form.Add("links", w.T("model.field.links"), e.linkList())
	e.form.Section(w.T("model.field.employments"))
	e.form.Add("employments", "", e.employmentList())
	e.form.Section(w.T("model.field.jobs"))
	e.form.Add("jobs", "", e.jobList())
	e.firmSection()
	e.callSection()
	e.ownSection()
	e.form.Section(w.T("model.field.notes"))
	e.form.Add("notes", "", e.noteList())
	e.form.OnSave = func() error {
		p, err := e.check()
		if err != nil {
			return err
		}
		e.warn(p, e.v.leaveIf)
		return widgets.ErrLater
	}
	e.form.OnCancel = e.v.host.Back
	e.form.MarkClean()

	title := w.T("person.new")
	if !e.isNew() {
		title = w.T("person.edit", "name", e.person.CallName())
	}
	var scroll *widgets.ScrollArea
	e.object, scroll = e.v.frame(title, w.T("button.save"), 860, e.form)
	e.form.Within(scroll)
}

func (e *editor) nameSection(photo []byte) {
	w, p := e.v.w, &e.person
	text := func(value string) *widgets.TextField {
		f := widgets.NewTextField("")
		f.SetValue(value)
		return f
	}
	e.prefix, e.given, e.additional, e.family = text(p.Prefix), text(p.Given), text(p.Additional), text(p.Family)
	e.suffix, e.birthName, e.nickname = text(p.Suffix), text(p.BirthName), text(p.Nickname)
	e.birthday = e.v.date(true)
	dates.Set(e.birthday, p.Birthday)
	salutations := []model.Salutation{model.SalutationMr, model.SalutationMs, model.SalutationMx}
	e.salutation = widgets.NewSelectField("", choices(w, "model.salutation.", salutations)...)
	e.salutation.Optional = true
	e.salutation.SetValue(string(p.Salutation))
	e.photo = newPhotoField(e.v, p, photo)

	e.form.Section(w.T("person.section.name"))
	e.form.AddRow(widgets.Item{Key: "photo", Field: e.photo})
	e.form.AddRow(
		widgets.Item{Key: "salutation", Label: w.T("model.field.salutation"), Field: e.salutation, Weight: 2},
		widgets.Item{Key: "prefix", Label: w.T("model.field.prefix"), Field: e.prefix, Weight: 2},
		widgets.Item{Key: "given", Label: w.T("model.field.given"), Field: e.given, Weight: 4},
		widgets.Item{Key: "additional", Label: w.T("model.field.additional"), Field: e.additional, Weight: 3})
	e.form.AddRow(
		widgets.Item{Key: "family", Label: w.T("model.field.family"), Field: e.family, Weight: 4},
		widgets.Item{Key: "suffix", Label: w.T("model.field.suffix"), Field: e.suffix, Weight: 2},
		widgets.Item{Key: "birth_name", Label: w.T("model.field.birth_name"), Field: e.birthName, Weight: 4})
	e.form.AddRow(
		widgets.Item{Key: "nickname", Label: w.T("model.field.nickname"), Field: e.nickname},
		widgets.Item{Key: "birthday", Label: w.T("model.field.birthday"), Field: e.birthday, Hint: w.T("person.birthday.hint")})
}

// firmSection is how the firm stands to the person.
func (e *editor) firmSection() {
	w, p := e.v.w, &e.person
	e.status = widgets.NewSelectField("", choices(w, "model.status.", model.Statuses)...)
	e.status.SetValue(string(p.Status))
	e.owner = widgets.NewSelectField(w.T("person.nobody"), e.bg.colleagueChoices(p.OwnerID)...)
	e.owner.Optional = true
	e.owner.SetValue(page.TextOf(p.OwnerID))
	e.language = widgets.NewSelectField(w.T("person.firm_language", "name", w.T("model.language."+e.v.host.Firm().Language)),
		choices(w, "model.language.", model.Languages)...)
	e.language.Optional = true
	e.language.SetValue(p.Language)
	e.tags = widgets.NewChipsField(w.T("person.tags.add"), e.bg.suggest("tag"))
	e.tags.SetValue(p.Tags)
	e.skills = widgets.NewChipsField(w.T("person.skills.add"), e.bg.suggest("skill"))
	e.skills.SetValue(p.Skills)
	e.form.Section(w.T("person.section.firm"))
	e.form.AddRow(
		widgets.Item{Key: "status", Label: w.T("model.field.status"), Field: e.status},
		widgets.Item{Key: "owner_id", Label: w.T("model.field.owner_id"), Field: e.owner},
		widgets.Item{Key: "language", Label: w.T("model.field.language"), Field: e.language})
	e.form.AddRow(
		widgets.Item{Key: "tags", Label: w.T("model.field.tags"), Field: e.tags},
		widgets.Item{Key: "skills", Label: w.T("model.field.skills"), Field: e.skills})
}

// save puts what the form holds into the book, or says beside the fields what is wrong.
func (e *editor) save(done func(bool)) {
	p, err := e.check()
	if err != nil {
		e.form.SetErrors(err)
		done(false)
		return
	}
	e.form.SetErrors(nil)
	e.warn(p, done)
}

// check makes a person of the form; the errors are words for its fields.
func (e *editor) check() (model.Person, widgets.FieldErrors) {
	p, wrong := e.collect()
	if len(wrong) > 0 {
		return p, wrong
	}
	return p, e.v.fieldErrors(p.Validate(), formKey)
}

// write makes the change; what the book answers stands above the form.
func (e *editor) write(p model.Person, done func(bool)) {
	doing := model.Doing{Code: "edit", Name: p.CallName()}
	if e.isNew() {
		doing.Code = "add"
	}
	photo := e.photo.fresh
	e.v.host.Do(doing, func(tx *book.Tx) error {
		if len(photo) > 0 {
			key, err := tx.PutPhoto(photo)
			if err != nil {
				return err
			}
			p.Photo = key
		}
		store := tx.UpdatePeople
		if p.ID == 0 {
			store = tx.CreatePeople
		}
		if err := store([]*model.Person{&p}); err != nil {
			return err
		}
		return e.keeper.Forget(tx)
	}, func(_ int64, err error) {
		e.failed = err != nil
		if err != nil {
			e.form.SetMessage(e.v.host.Sentence(err))
		} else {
			e.stored(p)
		}
		done(err == nil)
	})
}

// stored goes on from what was saved: saving again, from the menu, changes that same person.
func (e *editor) stored(p model.Person) {
	e.keeper.Saved()
	e.person = p
	e.form.MarkClean()
	e.keep(nil)
}

// formKey is the field of the form that a field of the model's errors stands in: "emails.1" is the address of the
// second line.
func formKey(field string) string {
	list, _, ok := strings.Cut(field, ".")
	if !ok {
		return field
	}
	if sub, ok := map[string]string{"emails": "address", "employments": "to", "jobs": "to", "links": "url"}[list]; ok {
		return field + "." + sub
	}
	return field
}
