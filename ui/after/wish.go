package after

import (
	"strings"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/draft"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

// themeField is a line in which a theme is typed or taken from those that there are.
func (v *view) themeField() *widgets.ComboField {
	return widgets.NewComboField(v.w.T("after.theme_hint"), func(prefix string) []string {
		var names []string
		for _, t := range v.known.themes {
			if strings.Contains(strings.ToLower(t.Name), strings.ToLower(strings.TrimSpace(prefix))) {
				names = append(names, t.Name)
			}
		}
		return names
	})
}

// themeNamed is a theme as it is written already where only large and small letters differ.
func (v *view) themeNamed(typed string) string {
	typed = strings.TrimSpace(typed)
	for _, t := range v.known.themes {
		if strings.EqualFold(t.Name, typed) {
			return t.Name
		}
	}
	return typed
}

// askTheme asks under which theme the chosen wishes belong.
func (s *wishes) askTheme() {
	v := s.v
	var ids []int64
	same := ""
	for i, x := range s.chosen() {
		ids = append(ids, x.ID)
		if i == 0 {
			same = x.Theme
		} else if same != x.Theme {
			same = ""
		}
	}
	if len(ids) == 0 {
		return
	}
	d, theme := newDialog(v), v.themeField()
	theme.SetValue(same)
	d.form.Add("theme", v.w.T("after.theme"), theme)
	d.write = func(done func(error)) {
		name := v.themeNamed(theme.Value())
		d.change(model.Doing{Code: "theme", Name: name, Count: len(ids)}, func(tx *book.Tx) error { return tx.SetTheme(ids, name) }, done)
	}
	d.open(v.w.N("after.theme_title", len(ids)), v.w.T("after.theme_do"))
}

// rename calls a theme otherwise, for all wishes under it in the book.
func (s *wishes) rename(was string) {
	v := s.v
	d, theme := newDialog(v), v.themeField()
	theme.SetValue(was)
	d.form.Add("theme", v.w.T("after.theme"), theme)
	d.form.Text(v.w.T("after.rename_text"))
	d.write = func(done func(error)) {
		name := strings.TrimSpace(theme.Value())
		if name == "" {
			done(widgets.FieldErrors{"theme": v.w.T("error.invalid.missing")})
			return
		}
		b := v.host.Book()
		d.change(model.Doing{Code: "theme", Name: name}, func(tx *book.Tx) error {
			list, err := b.Wishes(tx.Context(), book.WishQuery{Theme: was})
			if err != nil {
				return err
			}
			ids := make([]int64, len(list))
			for i := range list {
				ids[i] = list[i].ID
			}
			return tx.SetTheme(ids, name)
		}, func(err error) {
			if err == nil {
				s.theme = name
			}
			done(err)
		})
	}
	d.open(v.w.T("after.rename"), v.w.T("after.theme_do"))
}

// guestField is a line in which one of the guests is found, those who came first.
func (v *view) guestField() *widgets.SelectField {
	var here, away []widgets.Choice
	for i := range v.known.guests {
		g := &v.known.guests[i]
		c := widgets.Choice{Text: g.CallName, Value: page.TextOf(g.PersonID)}
		switch {
		case g.PersonID == 0:
		case g.HasCome():
			here = append(here, c)
		default:
			away = append(away, c)
		}
	}
	return widgets.NewSelectField(v.w.T("after.find_guest"), append(here, away...)...)
}

// edit is the form of a wish; nil is another one.
func (s *wishes) edit(x *book.Wished) {
	v, w := s.v, s.v.w
	d, text, theme := newDialog(v), widgets.NewTextArea("", 2), v.themeField()
	who := v.guestField()
	wish := model.Wish{EventID: v.id, On: offDay(&v.known.event.Event, v.host.Today())}
	title, name := w.T("after.add_wish"), ""
	var more []*widgets.Button
	if x != nil {
		wish, title, name = x.Wish, w.T("after.edit_wish"), v.wisher(x)
		text.SetValue(x.Text)
		theme.SetValue(x.Theme)
		more = append(more, widgets.NewQuiet(w.N("after.delete_wish", 1), look.Icon("trash"), func() {
			d.close()
			s.remove([]int64{x.ID})
		}))
		d.form.Text(v.wisher(x))
	} else {
		if s.only {
			theme.SetValue(s.theme)
		}
		d.form.AddRow(widgets.Item{Key: "people", Label: w.T("after.whose"), Field: who, Required: true})
	}
	d.form.AddRow(widgets.Item{Key: "text", Label: w.T("after.wish"), Field: text, Required: true})
	d.form.Add("theme", w.T("after.theme"), theme)
	d.write = func(done func(error)) {
		if x == nil {
			wish.PersonID = page.IDOf(who.Value())
			name = v.known.nameOf(wish.PersonID)
		}
		next := wish
		next.Text, next.Theme = strings.TrimSpace(text.Value()), v.themeNamed(theme.Value())
		d.change(model.Doing{Code: "wish", Name: name}, func(tx *book.Tx) error { return tx.SaveWish(&next) }, done)
	}
	d.keep(draft.FormDraft{Kind: draft.FormWish, Person: wish.PersonID, Version: wish.Version}, tabWishes+":"+page.TextOf(wish.ID))
	who.OnChanged = func(person string) { d.keeper.About(page.IDOf(person)) }
	d.open(title, w.T("button.save"), more...)
}

// open is the form of a wish of an id, or of another one where there is none.
func (s *wishes) open(id int64) {
	for i := range s.v.known.wishes {
		if x := &s.v.known.wishes[i]; x.ID == id {
			s.edit(x)
			return
		}
	}
	s.edit(nil)
}
