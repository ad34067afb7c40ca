package settings

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/page"
	"alumnibook/ui/run"
	"alumnibook/ui/widgets"
)

// colleagues is the section of our own people, and of who is sitting at this book.
type colleagues struct {
	formSection
	list *widgets.ListField
	seat *widgets.SelectField
	gone *fyne.Container
	all  fyne.CanvasObject
}

func newColleagues(v *view) *colleagues {
	w := v.host.Words()
	s := &colleagues{formSection: newFormSection(v, "colleagues"), gone: widgets.Stack(4)}
	s.list = widgets.NewListField(w.T("settings.add_colleague"), func() *widgets.ListItem { return s.item(model.Colleague{}) }).Fixed()
	s.seat = widgets.NewSelectField(w.T("settings.seat_nobody"))
	s.seat.OnChanged = s.sit
	s.form.Text(w.T("settings.colleagues_text"))
	s.form.Add("colleagues", "", s.list)
	s.keep()
	seat := widgets.NewLeftForm(180)
	seat.AddRow(widgets.Item{Key: "seat", Label: w.T("settings.seat"), Field: s.seat, Hint: w.T("settings.seat_hint")})
	s.all = widgets.Stack(18, seat, s.form, s.gone)
	return s
}

func (s *colleagues) item(c model.Colleague) *widgets.ListItem {
	w := s.words()
	name, email := widgets.NewTextField(w.T("model.field.name")), widgets.NewTextField(w.T("model.field.email"))
	name.SetValue(c.Name)
	email.SetValue(c.Email)
	return &widgets.ListItem{
		Object: widgets.Shares(8, []float32{1, 1}, name, email),
		Fields: map[string]widgets.Field{"name": name, "email": email, "id": hidden(page.TextOf(c.ID))},
	}
}

// was is the colleague of an entry as the book knows them, nobody for one who is new.
func (s *colleagues) was(item *widgets.ListItem) model.Colleague {
	id := page.IDOf(text(item, "id"))
	for _, c := range s.v.known.colleagues {
		if c.ID == id && !c.Gone {
			return c
		}
	}
	return model.Colleague{}
}

// restored adds who came since.
func (s *colleagues) restored(changed bool) {
	here := map[int64]bool{}
	for _, item := range s.list.Items() {
		here[s.was(item).ID] = true
	}
	for _, c := range s.v.known.colleagues {
		if changed && !c.Gone && !here[c.ID] {
			s.list.AddItem(s.item(c))
		}
	}
}

func (s *colleagues) content() fyne.CanvasObject { return s.all }

func (s *colleagues) fill(k known) {
	var items []*widgets.ListItem
	var seats []widgets.Choice
	s.gone.Objects = nil
	for _, c := range k.colleagues {
		if c.Gone {
			s.gone.Add(s.goneRow(c))
			continue
		}
		items = append(items, s.item(c))
		seats = append(seats, widgets.Choice{Text: c.Name, Value: strconv.FormatInt(c.ID, 10)})
	}
	if len(s.gone.Objects) > 0 {
		s.gone.Objects = append([]fyne.CanvasObject{widgets.NewSection(s.words().T("settings.colleagues_gone"))}, s.gone.Objects...)
	}
	s.gone.Refresh()
	s.list.SetItems(-1, items...)
	s.seat.SetOptions(seats...)
	seat := ""
	if k.seat.ID != 0 {
		seat = strconv.FormatInt(k.seat.ID, 10)
	}
	s.seat.SetValue(seat)
	s.form.SetErrors(nil)
	s.form.MarkClean()
}

// goneRow is one who is no longer here, and can be brought back.
func (s *colleagues) goneRow(c model.Colleague) fyne.CanvasObject {
	name := widgets.NewMuted(c.Name)
	name.Least = 120
	return widgets.FillRow(8, 0, name, widgets.NewQuiet(s.words().T("settings.colleague_back"), nil, func() {
		c.Gone = false
		s.change(model.Doing{Code: "colleague"}, func(tx *book.Tx) error { return tx.SaveColleague(&c) }, func(bool) {})
	}).Smaller())
}

// sit says who uses the book on this computer, at once.
func (s *colleagues) sit(value string) {
	id, _ := strconv.ParseInt(value, 10, 64)
	b := s.v.host.Book()
	run.Do(s.v.host.Runner(), nil, func(ctx context.Context, _ run.Progress) (bool, error) {
		return true, b.SetSeat(ctx, id)
	}, func(_ bool, err error) {
		if err != nil {
			s.v.host.Fail(err)
		}
	})
}

func (s *colleagues) save(done func(bool)) {
	w, wrong := s.words(), map[string]string{}
	var changed []*model.Colleague
	here := map[int64]bool{}
	for i, item := range s.list.Items() {
		was := s.was(item)
		c := was
		c.Name, c.Email = text(item, "name"), text(item, "email")
		here[c.ID] = true
		path := "colleagues." + strconv.Itoa(i)
		switch {
		case c.Name == "" && c.Email == "" && c.ID == 0:
			continue
		case c.Name == "":
			wrong[path+".name"] = w.T("error.invalid.missing")
		case c.Email != "" && !model.ValidEmail(c.Email):
			wrong[path+".email"] = w.T("error.invalid.email")
		}
		if c != was {
			changed = append(changed, &c)
		}
	}
	if len(wrong) > 0 {
		s.refuse(wrong, done)
		return
	}
	for _, c := range s.v.known.colleagues {
		if !c.Gone && !here[c.ID] { // entries of the history name them, so they stay in the book
			c.Gone = true
			changed = append(changed, &c)
		}
	}
	s.change(model.Doing{Code: "colleague", Count: len(changed)}, func(tx *book.Tx) error {
		for _, c := range changed {
			if err := tx.SaveColleague(c); err != nil {
				return err
			}
		}
		return nil
	}, done)
}

// text is what stands in a text field of an entry.
func text(item *widgets.ListItem, name string) string {
	f, ok := item.Fields[name].(*widgets.TextField)
	if !ok {
		return ""
	}
	return strings.TrimSpace(f.Value())
}
