package person

import (
	"maps"
	"slices"
	"strings"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/dates"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

// bulkField is a field that can be changed for many people at once.
type bulkField struct {
	id, name string
	control  func() widgets.Field
	read     func(widgets.Field) (string, bool) // false while there is nothing to set yet
	set      func(p *model.Person, value string)
	show     func(p *model.Person) string

	doing   string                                                        // what it is called where it is done to one person; "" for an edit
	prepare func()                                                        // reads what the preview needs; nil for nothing
	compare func(p *model.Person, value string) (before, after string)    // instead of set and show
	store   func(tx *book.Tx, people []*model.Person, value string) error // nil stores the people
}

// row is what a value changes of one person; false where that is nothing.
func (f *bulkField) row(p *model.Person, value string) (previewRow, bool) {
	if f.compare != nil {
		before, after := f.compare(p, value)
		return previewRow{*p, before, after}, before != after
	}
	after := clonePerson(p)
	f.set(&after, value)
	before, now := f.show(p), f.show(&after)
	return previewRow{after, before, now}, before != now
}

// clonePerson copies what set may change.
func clonePerson(p *model.Person) model.Person {
	c := *p
	c.Employments, c.Jobs = slices.Clone(p.Employments), slices.Clone(p.Jobs)
	c.Tags, c.Skills = slices.Clone(p.Tags), slices.Clone(p.Skills)
	c.OwnFields = maps.Clone(p.OwnFields)
	return c
}

// bulkFields lists what can be changed for many people at once.
func (v *view) bulkFields(bg *background) []bulkField {
	w := v.w
	list := []bulkField{
		v.wordField("tag_add", w.T("person.bulk.tag_add"), bg.suggest("tag"), addWord, tagsOf),
		v.wordField("tag_remove", w.T("person.bulk.tag_remove"), bg.suggest("tag"), removeWord, tagsOf),
		v.choiceField("status", choices(w, "model.status.", model.Statuses), false,
			func(p *model.Person) *string { return (*string)(&p.Status) }),
		v.ownerField(bg),
		v.stintField("office", bg, func(e *model.Employment) *string { return &e.Office }),
		v.stintField("department", bg, func(e *model.Employment) *string { return &e.Department }),
		v.stintField("position", bg, func(e *model.Employment) *string { return &e.Position }),
		v.stintField("reason", bg, func(e *model.Employment) *string { return &e.Reason }),
		v.leftField(),
		v.choiceField("language", choices(w, "model.language.", model.Languages), true, func(p *model.Person) *string { return &p.Language }),
		v.choiceField("salutation", choices(w, "model.salutation.", []model.Salutation{model.SalutationMr, model.SalutationMs, model.SalutationMx}), true,
			func(p *model.Person) *string { return (*string)(&p.Salutation) }),
		v.wordField("skill_add", w.T("person.bulk.skill_add"), bg.suggest("skill"), addWord, skillsOf),
		v.wordField("skill_remove", w.T("person.bulk.skill_remove"), bg.suggest("skill"), removeWord, skillsOf),
	}
	for _, f := range bg.own {
		list = append(list, v.ownBulk(f))
	}
	return list
}

func tagsOf(p *model.Person) *[]string   { return &p.Tags }
func skillsOf(p *model.Person) *[]string { return &p.Skills }

func addWord(list []string, word string) []string {
	if slices.ContainsFunc(list, func(s string) bool { return strings.EqualFold(s, word) }) {
		return list
	}
	return append(list, word)
}

func removeWord(list []string, word string) []string {
	return slices.DeleteFunc(list, func(s string) bool { return strings.EqualFold(s, word) })
}

func readText(f widgets.Field) (string, bool) {
	s := strings.TrimSpace(f.(*widgets.ComboField).Value())
	return s, s != ""
}

// wordField adds a word to a list of everybody, or takes it away.
func (v *view) wordField(id, name string, suggest func(string) []string, change func([]string, string) []string, list func(*model.Person) *[]string) bulkField {
	return bulkField{
		id: id, name: name,
		control: func() widgets.Field { return widgets.NewComboField("", suggest) },
		read:    readText,
		set:     func(p *model.Person, value string) { *list(p) = change(*list(p), value) },
		show:    func(p *model.Person) string { return strings.Join(*list(p), ", ") },
	}
}

// choiceField sets one of a few values.
func (v *view) choiceField(field string, list []widgets.Choice, optional bool, value func(*model.Person) *string) bulkField {
	return bulkField{
		id: field, name: v.w.T("model.field." + field),
		control: func() widgets.Field {
			options := list
			if optional {
				options = append([]widgets.Choice{{Text: v.w.T("person.bulk.none"), Value: "-"}}, list...)
			}
			return widgets.NewSelectField("", options...)
		},
		read: func(f widgets.Field) (string, bool) {
			s := f.(*widgets.SelectField).Value()
			return s, s != ""
		},
		set: func(p *model.Person, s string) { *value(p) = strings.TrimPrefix(s, "-") },
		show: func(p *model.Person) string {
			for _, c := range list {
				if c.Value == *value(p) {
					return c.Text
				}
			}
			return *value(p)
		},
	}
}

func (v *view) ownerField(bg *background) bulkField {
	names := map[int64]string{}
	for _, c := range bg.colleagues {
		names[c.ID] = c.Name
	}
	f := v.choiceField("owner_id", bg.colleagueChoices(0), true, nil)
	f.set = func(p *model.Person, s string) { p.OwnerID = page.IDOf(s) }
	f.show = func(p *model.Person) string { return names[p.OwnerID] }
	return f
}

// stintField sets a field of the last time that somebody was with us.
func (v *view) stintField(field string, bg *background, value func(*model.Employment) *string) bulkField {
	return bulkField{
		id: field, name: v.w.T("model.field." + field),
		control: func() widgets.Field { return widgets.NewComboField("", bg.suggest(field)) },
		read:    readText,
		set: func(p *model.Person, s string) {
			if len(p.Employments) == 0 {
				p.Employments = []model.Employment{{}}
			}
			*value(p.LastEmployment()) = s
		},
		show: func(p *model.Person) string {
			if e := p.LastEmployment(); e != nil {
				return *value(e)
			}
			return ""
		},
	}
}

// leftField sets the day on which the last time with us ended.
func (v *view) leftField() bulkField {
	return bulkField{
		id: "left", name: v.w.T("model.field.left"),
		control: func() widgets.Field { return v.date(true) },
		read: func(f widgets.Field) (string, bool) {
			d, ok := dates.Value(f.(*widgets.DateField))
			return d.String(), ok && !d.IsZero()
		},
		set: func(p *model.Person, s string) {
			if len(p.Employments) == 0 {
				p.Employments = []model.Employment{{}}
			}
			if d, err := model.ParseDate(s); err == nil {
				p.LastEmployment().To = d
			}
		},
		show: func(p *model.Person) string {
			if e := p.LastEmployment(); e != nil {
				return v.w.Date(e.To)
			}
			return ""
		},
	}
}

// ownBulk sets a field that the firm added; an empty control clears it.
func (v *view) ownBulk(f model.OwnField) bulkField {
	return bulkField{
		id: ownKey(f), name: f.Name,
		control: func() widgets.Field { return v.ownControl(f, "") },
		read:    func(c widgets.Field) (string, bool) { return ownValue(f, c) },
		set: func(p *model.Person, s string) {
			if s == "" {
				delete(p.OwnFields, f.ID)
				return
			}
			if p.OwnFields == nil {
				p.OwnFields = map[int64]string{}
			}
			p.OwnFields[f.ID] = s
		},
		show: func(p *model.Person) string {
			s := p.OwnFields[f.ID]
			if d, err := model.ParseDate(s); err == nil && f.Type == model.OwnDate {
				return v.w.Date(d)
			}
			return s
		},
	}
}
