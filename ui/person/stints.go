package person

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/ui/widgets"
)

// fyneObject is what rows of fields are made of.
type fyneObject = fyne.CanvasObject

// employmentList has two rows for each stint at the firm: where and what, and from when to when.
func (e *editor) employmentList() *widgets.ListField {
	w := e.v.w
	e.employments = fill(w.T("person.add.employment"), e.person.Employments, nil,
		func() model.Employment { return model.Employment{} },
		func(m model.Employment) *widgets.ListItem {
			office, department := e.combo("office", w.T("model.field.office"), m.Office), e.combo("department", w.T("model.field.department"), m.Department)
			position, number := e.combo("position", w.T("model.field.position"), m.Position), e.text(w.T("model.field.personnel_number"), m.PersonnelNumber)
			from, to := e.partial(m.From, w.T("model.field.from")), e.partial(m.To, w.T("model.field.to"))
			reason := e.combo("reason", w.T("model.field.reason"), m.Reason)
			return &widgets.ListItem{
				Object: widgets.Stack(6,
					widgets.Shares(6, []float32{3, 3, 4, 2}, office, department, position, number),
					widgets.Shares(6, []float32{3, 3, 6}, from, to, reason)),
				Fields: map[string]widgets.Field{
					"office": office, "department": department, "position": position, "personnel_number": number,
					"from": from, "to": to, "reason": reason,
				},
			}
		})
	return e.employments
}

func (e *editor) readEmployments(c collector) []model.Employment {
	var list []model.Employment
	for i, item := range e.employments.Items() {
		m := model.Employment{
			Office: textOfField(item, "office"), Department: textOfField(item, "department"), Position: textOfField(item, "position"),
			PersonnelNumber: textOfField(item, "personnel_number"), Reason: textOfField(item, "reason"),
			From: c.dateIn("employments", i, "from", item), To: c.dateIn("employments", i, "to", item),
		}
		if m != (model.Employment{}) {
			list = append(list, m)
		}
	}
	return list
}

// dateIn reads a date in a line of a list.
func (c collector) dateIn(list string, i int, name string, item *widgets.ListItem) model.Date {
	return c.date(fmt.Sprintf("%s.%d.%s", list, i, name), item.Fields[name].(*widgets.DateField))
}

func (e *editor) jobList() *widgets.ListField {
	w := e.v.w
	e.jobs = fill(w.T("person.add.job"), e.person.Jobs, nil,
		func() model.Job { return model.Job{} },
		func(j model.Job) *widgets.ListItem {
			return line([]float32{4, 4, 2.6, 2.6}, []string{"organisation", "title", "from", "to"},
				e.combo("employer", w.T("model.field.organisation"), j.Organisation), e.text(w.T("model.field.title"), j.Title),
				e.partial(j.From, w.T("model.field.from")), e.partial(j.To, w.T("model.field.to")))
		})
	return e.jobs
}

func (e *editor) readJobs(c collector) []model.Job {
	var list []model.Job
	for i, item := range e.jobs.Items() {
		j := model.Job{
			Organisation: textOfField(item, "organisation"), Title: textOfField(item, "title"),
			From: c.dateIn("jobs", i, "from", item), To: c.dateIn("jobs", i, "to", item),
		}
		if j != (model.Job{}) {
			list = append(list, j)
		}
	}
	return list
}

func (e *editor) noteList() *widgets.ListField {
	w := e.v.w
	e.notes = fill(w.T("person.add.note"), e.person.Notes, nil,
		func() model.Note { return model.Note{} },
		func(n model.Note) *widgets.ListItem {
			text, internal := widgets.NewTextArea("", 3), widgets.NewCheckField(w.T("person.internal"))
			text.SetValue(n.Text)
			internal.SetValue(n.Internal)
			return &widgets.ListItem{
				Object: widgets.Stack(2, text, internal),
				Fields: map[string]widgets.Field{"text": text, "internal": internal},
			}
		})
	return e.notes
}

func (e *editor) readNotes() []model.Note {
	var list []model.Note
	for _, item := range e.notes.Items() {
		if s := strings.TrimSpace(item.Fields["text"].(*widgets.TextField).Value()); s != "" {
			list = append(list, model.Note{Text: s, Internal: item.Fields["internal"].(*widgets.CheckField).Value()})
		}
	}
	return list
}
