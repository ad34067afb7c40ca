package settings

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/widgets"
)

// names is the section of the offices and departments. A name that is changed here changes on everybody who has it.
type names struct {
	formSection
	offices, departments nameList
}

// nameList is one of the two lists.
type nameList struct {
	key   string
	field *widgets.ListField
	count map[string]int
	had   []string
}

func newNames(v *view) *names {
	w := v.host.Words()
	s := &names{formSection: newFormSection(v, "names")}
	s.offices = newNameList("offices", w.T("settings.add_office"))
	s.departments = newNameList("departments", w.T("settings.add_department"))
	s.form.Text(w.T("settings.names_text"))
	s.form.Section(w.T("model.field.offices"))
	s.form.Add("offices", "", s.offices.field)
	s.form.Section(w.T("model.field.departments"))
	s.form.Add("departments", "", s.departments.field)
	s.keep()
	return s
}

func newNameList(key, add string) nameList {
	return nameList{key: key, field: widgets.NewListField(add, func() *widgets.ListItem { return nameItem("", "") })}
}

// nameItem is one name; Data is what it was called before, "" for a new one.
func nameItem(name, hint string) *widgets.ListItem {
	f := widgets.NewTextField("")
	f.SetValue(name)
	row := []fyne.CanvasObject{f}
	fill := 0
	if hint != "" {
		note := widgets.NewSmall(hint)
		row = append(row, note)
	}
	return &widgets.ListItem{Object: widgets.FillRow(10, fill, row...), Fields: map[string]widgets.Field{"name": f, "was": hidden(name)}}
}

func (s *names) content() fyne.CanvasObject { return s.form }

func (s *names) fill(k known) {
	s.offices.fill(s.v, k.firm.Offices, k.offices)
	s.departments.fill(s.v, k.firm.Departments, k.departments)
	s.form.SetErrors(nil)
	s.form.MarkClean()
}

func (l *nameList) fill(v *view, list []string, count map[string]int) {
	l.had, l.count = list, count
	items := make([]*widgets.ListItem, 0, len(list))
	for _, name := range list {
		items = append(items, nameItem(name, v.host.Words().N("settings.people_have", count[name])))
	}
	l.field.SetItems(-1, items...)
}

// was is the name of an entry as the book knows it, "" for one that is new.
func (l *nameList) was(item *widgets.ListItem) string {
	if was := text(item, "was"); slices.Contains(l.had, was) {
		return was
	}
	return ""
}

// restored adds what came since.
func (l *nameList) restored(v *view) {
	var here []string
	for _, item := range l.field.Items() {
		here = append(here, l.was(item))
	}
	for _, name := range l.had {
		if !slices.Contains(here, name) {
			l.field.AddItem(nameItem(name, v.host.Words().N("settings.people_have", l.count[name])))
		}
	}
}

func (s *names) restored(changed bool) {
	if changed {
		s.offices.restored(s.v)
		s.departments.restored(s.v)
	}
}

// edited are the names as they stand in the form, and those that were renamed.
func (l *nameList) edited(s *names, wrong map[string]string) (list []string, renamed [][2]string) {
	w := s.words()
	var kept []string
	for i, item := range l.field.Items() {
		f, _ := item.Fields["name"].(*widgets.TextField)
		name, before := strings.TrimSpace(f.Value()), l.was(item)
		path := l.key + "." + strconv.Itoa(i) + ".name"
		switch {
		case name == "" && before == "":
			continue
		case name == "":
			wrong[path] = w.T("error.invalid.missing")
		case slices.Contains(list, name), name != before && slices.Contains(l.had, name):
			wrong[path] = w.T("error.invalid.duplicate")
		}
		list = append(list, name)
		if before != "" {
			kept = append(kept, before)
			if before != name {
				renamed = append(renamed, [2]string{before, name})
			}
		}
	}
	for _, name := range l.had {
		if n := l.count[name]; n > 0 && !slices.Contains(kept, name) {
			wrong[l.key] = w.N("settings.still_used", n, "name", name)
		}
	}
	return list, renamed
}

func (s *names) save(done func(bool)) {
	wrong := map[string]string{}
	offices, renamedOffices := s.offices.edited(s, wrong)
	departments, renamedDepartments := s.departments.edited(s, wrong)
	if len(wrong) > 0 {
		s.refuse(wrong, done)
		return
	}
	now := s.v.known.firm
	now.Offices, now.Departments = offices, departments
	doing := model.Doing{Code: "settings"}
	if all := append(slices.Clone(renamedOffices), renamedDepartments...); len(all) == 1 {
		doing = model.Doing{Code: "rename", Name: all[0][0]}
	}
	s.change(doing, func(tx *book.Tx) error {
		for _, r := range renamedOffices {
			if err := tx.RenameOffice(r[0], r[1]); err != nil {
				return err
			}
		}
		for _, r := range renamedDepartments {
			if err := tx.RenameDepartment(r[0], r[1]); err != nil {
				return err
			}
		}
		return tx.SaveFirm(now)
	}, done)
}
