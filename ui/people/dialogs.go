package people

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

// modal puts content on top of the page, with buttons at its foot.
func (v *view) modal(title string, width float32, content fyne.CanvasObject, buttons ...*widgets.Button) *widgets.Modal {
	m := widgets.NewModal(v.host.Window().Canvas(), title, content, width, nil, buttons...)
	m.Show()
	return m
}

// askName asks for a name. The question stays until do has worked; what went wrong stands below the field.
func (v *view) askName(title, verb, name string, do func(name string, done func(error))) {
	var m *widgets.Modal
	field := widgets.NewTextField(v.w.T("people.name_hint"))
	field.SetValue(name)
	save := func() {
		typed := strings.TrimSpace(field.Value())
		if typed == "" {
			field.SetError(v.w.T("people.name_missing"))
			return
		}
		do(typed, func(err error) {
			if err != nil {
				field.SetError(v.host.Sentence(err))
				return
			}
			m.Hide()
		})
	}
	field.SetHooks(&widgets.Hooks{Submit: save, Cancel: func() { m.Hide() }})
	cancel := widgets.NewSecondary(v.w.T("people.cancel"), nil, func() { m.Hide() })
	m = v.modal(title, 420, field, cancel, widgets.NewPrimary(verb, nil, save))
	field.Focus()
}

// mostTags are offered at once.
const mostTags = 40

// changeTags offers the tags of the book: a click puts one on all who are chosen, or takes it off them.
func (v *view) changeTags() {
	ids := slices.Clone(v.selected)
	type answer struct {
		known []book.Value
		rows  []model.Row
	}
	page.Read(v.host, v, "people", func(ctx context.Context) (answer, error) {
		var a answer
		var err error
		if a.known, err = v.host.Book().Values(ctx, "tag"); err != nil {
			return a, err
		}
		a.rows, err = v.host.Book().Rows(ctx, ids)
		return a, err
	}, func(a answer) {
		v.showTags(ids, a.known, a.rows)
	})
}

func (v *view) showTags(ids []int64, known []book.Value, list []model.Row) {
	w := v.w
	carry := map[string]int{}
	for _, r := range list {
		for _, t := range r.Tags {
			carry[t]++
		}
	}
	var m *widgets.Modal
	put := func(tag string, add bool) {
		m.Hide()
		v.setTag(ids, tag, add)
	}
	chips := widgets.WrapRow(6)
	for _, t := range known[:min(len(known), mostTags)] {
		all := carry[t.Text] == len(ids)
		tone, count := look.ToneGrey, ""
		if n := carry[t.Text]; n > 0 {
			tone = look.ToneAccent
			if !all {
				count = w.T("people.tag_some", "n", n, "of", len(ids))
			}
		}
		chip := widgets.NewChoiceChip(t.Text, count, tone, func() { put(t.Text, !all) })
		chip.SetSelected(all)
		chips.Add(chip)
	}
	field := widgets.NewTextField(w.T("people.tag_new"))
	add := func() {
		if tag := strings.TrimSpace(field.Value()); tag != "" {
			put(tag, true)
		}
	}
	field.SetHooks(&widgets.Hooks{Submit: add, Cancel: func() { m.Hide() }})
	content := widgets.Stack(12, widgets.NewMutedParagraph(w.N("people.tag_text", len(ids))))
	if len(known) > 0 {
		content.Add(chips)
	}
	content.Add(widgets.FillRow(look.Gap, 0, field, widgets.NewPrimary(w.T("people.tag_add"), nil, add)))
	m = v.modal(w.T("people.tag_title"), 480, content)
	field.Focus()
}

// setTag puts a tag on people or takes it off, as one change.
func (v *view) setTag(ids []int64, tag string, add bool) {
	name := ""
	if len(ids) == 1 {
		name = v.nameOf(ids[0])
	}
	v.host.Do(model.Doing{Code: "bulk_edit"}, func(tx *book.Tx) error {
		n := 0
		for part := range slices.Chunk(ids, 200) {
			changed, err := tagPart(tx, part, tag, add)
			if err != nil {
				return err
			}
			n += changed
		}
		tx.SetDoing(model.Doing{Code: "bulk_edit", Count: n})
		if name != "" {
			tx.SetDoing(model.Doing{Code: "edit", Name: name, Count: 1})
		}
		return nil
	}, nil)
}

// tagPart changes some of them and tells how many did not have it that way already.
func tagPart(tx *book.Tx, ids []int64, tag string, add bool) (int, error) {
	if tx.Context().Err() != nil {
		return 0, model.E(model.CodeCancelled, "", tx.Context().Err())
	}
	people, err := tx.People(ids)
	if err != nil {
		return 0, err
	}
	var changed []*model.Person
	for i := range people {
		p := &people[i]
		if has := slices.Contains(p.Tags, tag); has != add {
			p.Tags = toggled(p.Tags, tag)
			changed = append(changed, p)
		}
	}
	return len(changed), tx.UpdatePeople(changed)
}
