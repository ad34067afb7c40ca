package door

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

const (
	newWidth     = 560
	mostSame     = 4 // people of the book who may be meant
	stateWording = "door.wording"

	saidYes = "yes"
	saidNo  = "no"
)

// asked are the purposes that a new face is asked about, both by e-mail.
var asked = []model.Purpose{model.PurposeEvents, model.PurposeNewsletter}

// newFace is the dialog for somebody who walked in and is not in the book: who they are, how to reach them, and what they
// allow, asked while they stand there.
type newFaceForm struct {
	v                          *view
	given, family, mail, wrote *widgets.TextField
	answers                    map[model.Purpose]*widgets.SegmentsField
	form                       *widgets.Form
	same                       *fyne.Container
	modal                      *widgets.Modal
	busy                       bool

	keeper *draft.FormKeeper
}

func newForm(v *view) *newFaceForm {
	w := v.w
	f := &newFaceForm{
		v: v, given: widgets.NewTextField(""), family: widgets.NewTextField(""), mail: widgets.NewTextField(""), wrote: widgets.NewTextField(w.T("door.wording_hint")),
		answers: map[model.Purpose]*widgets.SegmentsField{}, form: widgets.NewForm(), same: widgets.Stack(4),
	}
	var wording string
	if v.host.Prefs().State(stateWording, &wording) {
		f.wrote.SetValue(wording)
	}
	f.build()
	return f
}

// show opens the dialog, with the cursor where something is missing.
func (f *newFaceForm) show() {
	v, w := f.v, f.v.w
	cancel := widgets.NewSecondary(w.T("button.cancel"), nil, f.close)
	do := widgets.NewPrimary(w.T("door.new_do"), look.Icon("check"), func() { f.form.Save() })
	f.modal = widgets.NewModal(v.host.Window().Canvas(), w.T("door.new_title"), f.form, newWidth, f.close, cancel, do)
	f.modal.OnClosed = func() {
		page.Drop(v.host, v, "same")
		f.keeper.Drop()
		v.face = nil
		v.field.Focus()
	}
	f.modal.Show()
	switch {
	case f.given.Value() == "":
		f.given.Focus()
	case f.family.Value() == "":
		f.family.Focus()
	default:
		f.mail.Focus()
	}
	f.look()
}

func (f *newFaceForm) close() { f.modal.Hide() }

func (f *newFaceForm) build() {
	w := f.v.w
	f.form.AddRow(
		widgets.Item{Key: "given", Label: w.T("model.field.given"), Field: f.given},
		widgets.Item{Key: "family", Label: w.T("model.field.family"), Field: f.family, Required: true})
	f.same.Hide()
	f.form.Object(f.same)
	f.form.Add("mail", w.T("model.field.email"), f.mail)
	f.form.Text(w.T("door.ask_text"))
	var row []widgets.Item
	for _, p := range asked {
		field := widgets.NewSegmentsField(
			widgets.Choice{Text: w.T("door.not_asked")}, widgets.Choice{Text: w.T("model.answer.yes"), Value: saidYes}, widgets.Choice{Text: w.T("model.answer.no"), Value: saidNo})
		f.answers[p] = field
		row = append(row, widgets.Item{Key: string(p), Label: w.T("door.may_" + string(p)), Field: field})
	}
	f.form.AddRow(row...)
	f.form.Add("wording", w.T("model.field.wording"), f.wrote)
	f.form.OnCancel = f.close
	f.form.OnSave = func() error {
		f.save()
		return widgets.ErrLater
	}
	f.given.OnChanged = func(string) { f.look() }
	f.family.OnChanged = func(string) { f.look() }
}

// splitName takes a name apart as it is typed: given names first, or the family name before a comma.
func splitName(typed string) (given, family string) {
	if before, after, ok := strings.Cut(typed, ","); ok {
		return capital(strings.TrimSpace(after)), capital(strings.TrimSpace(before))
	}
	i := strings.LastIndex(typed, " ")
	if i < 0 {
		return "", capital(typed)
	}
	return capital(strings.TrimSpace(typed[:i])), capital(typed[i+1:])
}

// capital writes names large that were typed small in a hurry.
func capital(name string) string {
	if name != strings.ToLower(name) {
		return name
	}
	words := strings.Fields(name)
	for i, w := range words {
		r := []rune(w)
		words[i] = strings.ToUpper(string(r[0])) + string(r[1:])
	}
	return strings.Join(words, " ")
}

// look asks whether somebody of that name is in the book already, who would be there twice.
func (f *newFaceForm) look() {
	v := f.v
	name := strings.TrimSpace(strings.TrimSpace(f.given.Value()) + " " + strings.TrimSpace(f.family.Value()))
	if len([]rune(strings.TrimSpace(f.family.Value()))) < 2 {
		f.offer(nil)
		return
	}
	b := v.host.Book()
	read(v, "same", func(ctx context.Context) ([]model.Row, error) { return findKnown(ctx, b, name) }, f.offer)
}

// offer names those who may be meant.
func (f *newFaceForm) offer(rows []model.Row) {
	w := f.v.w
	f.same.Objects = nil
	for _, r := range rows[:min(len(rows), mostSame)] {
		words := widgets.NewRich(widgets.Span{Text: r.CallName(), Bold: true})
		if where := whereNow(r.Employer, r.Office); where != "" {
			words = widgets.NewRich(widgets.Span{Text: r.CallName(), Bold: true}, widgets.Span{Text: " · " + where, Color: look.ColorMuted})
		}
		this := widgets.NewSecondary(w.T("door.is_this"), nil, func() {
			f.close()
			f.v.clear()
			f.v.walkIn(r)
			f.v.find()
			f.v.show(-1, true)
		}).Smaller()
		f.same.Add(widgets.FillRow(10, 0, words, this))
	}
	if len(rows) > 0 {
		f.same.Objects = append([]fyne.CanvasObject{widgets.NewMutedParagraph(w.T("door.known_already"))}, f.same.Objects...)
		f.same.Show()
	} else {
		f.same.Hide()
	}
	f.same.Refresh()
	f.form.Refresh()
	if f.modal != nil {
		f.modal.Refresh()
	}
}

// check reads the form; the errors are words for its fields.
func (f *newFaceForm) check() (*model.Person, []*model.Consent, widgets.FieldErrors) {
	v, wrong := f.v, widgets.FieldErrors{}
	value := func(t *widgets.TextField) string { return strings.TrimSpace(t.Value()) }
	p := &model.Person{Given: value(f.given), Family: value(f.family), Status: model.StatusAlumnus}
	if p.Given == "" && p.Family == "" {
		wrong["family"] = v.w.T("error.invalid.missing")
	}
	mail := value(f.mail)
	switch {
	case mail == "":
	case !model.ValidEmail(mail):
		wrong["mail"] = v.w.T("error.invalid.email")
	default:
		p.Emails = []model.Email{{Address: mail, Kind: model.KindPrivate, Preferred: true}}
	}
	var list []*model.Consent
	for _, purpose := range asked {
		said := f.answers[purpose].Value()
		switch {
		case said == "" && mail != "":
			wrong[string(purpose)] = v.w.T("door.please_ask")
		case said != "":
			c := &model.Consent{
				Purpose: purpose, Channel: model.ChannelEmail, State: model.ConsentGiven, On: v.host.Today(), Source: model.SourceMeeting,
				Wording: value(f.wrote), WitnessID: v.known.seat.ID, Note: v.known.event.Title,
			}
			if said == saidNo {
				c.State = model.ConsentObjected
			}
			list = append(list, c)
		}
	}
	return p, list, wrong
}

// save puts them into the book, with what they allow, and checks them in: one change.
func (f *newFaceForm) save() {
	if f.busy {
		return
	}
	p, list, wrong := f.check()
	if len(wrong) > 0 {
		f.form.SetErrors(wrong)
		f.modal.Refresh()
		return
	}
	v := f.v
	event, at := v.known.event.ID, when(&v.known.event.Event, v.now())
	f.busy = true
	v.host.Do(model.Doing{Code: "walk_in", Name: p.CallName()}, func(tx *book.Tx) error {
		if err := tx.CreatePeople([]*model.Person{p}); err != nil {
			return err
		}
		for _, c := range list {
			c.PersonID = p.ID
		}
		if err := tx.AddConsents(list); err != nil {
			return err
		}
		if _, err := tx.WalkIn(event, p.ID, at); err != nil {
			return err
		}
		return f.keeper.Forget(tx)
	}, func(_ int64, err error) {
		f.busy = false
		if err != nil {
			f.refused(err)
			return
		}
		if wording := strings.TrimSpace(f.wrote.Value()); wording != "" && len(list) > 0 {
			v.host.Prefs().SetState(stateWording, wording)
		}
		f.keeper.Saved()
		f.close()
		v.clear()
		v.load()
	})
}

// refused says why they are not in the book; nothing that was typed is lost.
func (f *newFaceForm) refused(err error) {
	var coded *model.Error
	if errors.As(err, &coded) && strings.HasPrefix(coded.Field, "email") {
		f.form.SetErrors(map[string]string{"mail": f.v.host.Sentence(err)})
	} else {
		f.form.SetMessage(f.v.host.Sentence(err))
	}
	f.modal.Refresh()
}
