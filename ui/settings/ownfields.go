package settings

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

// ownFields is the section of the fields that the firm added to every person.
type ownFields struct {
	formSection
	list *widgets.ListField
}

var ownTypes = []string{string(model.OwnText), string(model.OwnNumber), string(model.OwnDate), string(model.OwnChoice)}

func newOwnFields(v *view) *ownFields {
	w := v.host.Words()
	s := &ownFields{formSection: newFormSection(v, "own_fields")}
	s.list = widgets.NewListField(w.T("settings.add_field"), func() *widgets.ListItem { return s.item(model.OwnField{Type: model.OwnText}) })
	s.form.Text(w.T("settings.own_fields_text"))
	s.form.Add("fields", "", s.list)
	s.keep()
	return s
}

// item is one field: its name, its type, and what can be chosen. The type of one that people have values of stays.
func (s *ownFields) item(f model.OwnField) *widgets.ListItem {
	w := s.words()
	name := widgets.NewTextField(w.T("settings.field_name"))
	name.SetValue(f.Name)
	kind := widgets.NewSelectField("", choices(ownTypes, "model.own_type.", w.T)...)
	kind.SetValue(string(f.Type))
	if f.ID != 0 {
		kind.Disable()
	}
	picks := widgets.NewChipsField(w.T("settings.field_choices"), nil)
	picks.SetValue(f.Choices)
	show := func(kind string) {
		if kind == string(model.OwnChoice) {
			picks.Show()
		} else {
			picks.Hide()
		}
	}
	kind.OnChanged = func(kind string) {
		show(kind)
		s.form.Refresh()
	}
	sync := func() { show(kind.Value()) }
	sync()
	return &widgets.ListItem{
		Object: widgets.Stack(6, widgets.Shares(8, []float32{2, 1}, name, kind), picks),
		Fields: map[string]widgets.Field{"name": name, "type": kind, "choices": picks, "id": hidden(page.TextOf(f.ID))}, Data: sync,
	}
}

// was is the field of an entry as the book knows it, none for one that is new.
func (s *ownFields) was(item *widgets.ListItem) model.OwnField {
	id := page.IDOf(text(item, "id"))
	for _, f := range s.v.known.fields {
		if f.ID == id {
			return f
		}
	}
	return model.OwnField{}
}

// restored adds what came since.
func (s *ownFields) restored(changed bool) {
	s.sync(s.list)
	here := map[int64]bool{}
	for _, item := range s.list.Items() {
		here[s.was(item).ID] = true
	}
	for _, f := range s.v.known.fields {
		if changed && !here[f.ID] {
			s.list.AddItem(s.item(f))
		}
	}
}

func (s *ownFields) content() fyne.CanvasObject { return s.form }

func (s *ownFields) fill(k known) {
	items := make([]*widgets.ListItem, 0, len(k.fields))
	for _, f := range k.fields {
		items = append(items, s.item(f))
	}
	s.list.SetItems(-1, items...)
	s.form.SetErrors(nil)
	s.form.MarkClean()
}

// edited reads the form: the fields that are new or different, and the ids of those that were taken out.
func (s *ownFields) edited(wrong map[string]string) (changed []*model.OwnField, removed []int64, names []string) {
	w := s.words()
	here, taken := map[int64]bool{}, []string{}
	for i, item := range s.list.Items() {
		was := s.was(item)
		f := was
		kind, _ := item.Fields["type"].(*widgets.SelectField)
		picks, _ := item.Fields["choices"].(*widgets.ChipsField)
		f.Name, f.Type, f.Order, f.Choices = text(item, "name"), model.OwnFieldType(kind.Value()), i+1, nil
		if f.Type == model.OwnChoice {
			f.Choices = picks.Value()
		}
		here[f.ID] = true
		path := "fields." + strconv.Itoa(i)
		switch {
		case f.Name == "" && f.ID == 0:
			continue
		case f.Name == "":
			wrong[path+".name"] = w.T("error.invalid.missing")
		case slices.Contains(taken, f.Name):
			wrong[path+".name"] = w.T("error.invalid.duplicate")
		case f.Type == model.OwnChoice && len(f.Choices) == 0:
			wrong[path+".choices"] = w.T("error.invalid.missing")
		}
		taken = append(taken, f.Name)
		if f.Name != was.Name || f.Type != was.Type || f.Order != was.Order || !slices.Equal(f.Choices, was.Choices) {
			changed = append(changed, &f)
		}
	}
	for _, f := range s.v.known.fields {
		if !here[f.ID] {
			removed, names = append(removed, f.ID), append(names, f.Name)
		}
	}
	return changed, removed, names
}

func (s *ownFields) save(done func(bool)) {
	wrong := map[string]string{}
	changed, removed, names := s.edited(wrong)
	if len(wrong) > 0 {
		s.refuse(wrong, done)
		return
	}
	write := func() { s.write(changed, removed, done) }
	if len(removed) == 0 {
		write()
		return
	}
	w := s.words()
	s.v.host.Ask(page.Question{
		Title: w.T("settings.field_remove_title", "name", names[0]), Text: w.T("settings.field_remove_text"),
		Verb: w.T("settings.field_remove"), Danger: true, Yes: write, No: func() { done(false) },
	})
}

func (s *ownFields) write(changed []*model.OwnField, removed []int64, done func(bool)) {
	s.change(model.Doing{Code: "own_field", Count: len(changed) + len(removed)}, func(tx *book.Tx) error {
		for _, id := range removed {
			if err := tx.DeleteOwnField(id); err != nil {
				return err
			}
		}
		for _, f := range changed {
			if err := tx.SaveOwnField(f); err != nil {
				return err
			}
		}
		return nil
	}, done)
}
