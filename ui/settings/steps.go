package settings

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"alumnibook/assets"
	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/look"
	"alumnibook/ui/widgets"
)

// steps is the section of what is done when somebody leaves.
type steps struct {
	formSection
	list *widgets.ListField
}

// The sides of the last day on which a step lies.
const (
	dayBefore = "before"
	dayItself = "itself"
	dayAfter  = "after"
)

// farthest is how many days a step may lie from the last day.
const farthest = 365

func newSteps(v *view) *steps {
	w := v.host.Words()
	s := &steps{formSection: newFormSection(v, "steps")}
	s.list = widgets.NewListField(w.T("settings.add_step"), func() *widgets.ListItem { return s.item(model.StepPlan{}) })
	s.form.Text(w.T("settings.steps_text"))
	s.form.Add("steps", "", s.list)
	s.form.Object(widgets.Row(0, widgets.NewSecondary(w.T("settings.steps_default"), look.Icon("undo"), s.reset).Smaller()))
	s.keep()
	return s
}

// item is one step: what it is called, and when it is due.
func (s *steps) item(p model.StepPlan) *widgets.ListItem {
	w := s.words()
	name := widgets.NewTextField(w.T("settings.step_name"))
	name.SetValue(s.nameOf(p))
	days := widgets.NewNumberField()
	side := widgets.NewSelectField("", sides(w, 2)...)
	show := func(value string) {
		if value == dayItself {
			days.Hide()
		} else {
			days.Show()
		}
	}
	switch {
	case p.Days < 0:
		side.SetValue(dayBefore)
		days.SetValue(float64(-p.Days))
	case p.Days > 0:
		side.SetValue(dayAfter)
		days.SetValue(float64(p.Days))
	default:
		side.SetValue(dayItself)
	}
	say := func() {
		n, _ := days.Value()
		side.SetOptions(sides(w, int(n))...)
	}
	sync := func() {
		show(side.Value())
		say()
	}
	sync()
	days.OnChanged = func(string) { say() }
	side.OnChanged = func(value string) {
		show(value)
		s.form.Refresh()
	}
	return &widgets.ListItem{
		Object: widgets.Shares(8, []float32{6, 1.3, 4}, name, days, side),
		Fields: map[string]widgets.Field{"name": name, "days": days, "side": side, "code": hidden(p.Code)}, Data: sync,
	}
}

// sides are where a step may lie so many days from the last day.
func sides(w *assets.Translator, days int) []widgets.Choice {
	return []widgets.Choice{
		{Text: w.N("settings.day_before", days), Value: dayBefore},
		{Text: w.T("settings.day_itself"), Value: dayItself},
		{Text: w.N("settings.day_after", days), Value: dayAfter},
	}
}

// nameOf is what a step is called: by the firm, else by the program.
func (s *steps) nameOf(p model.StepPlan) string {
	if p.Name != "" || p.Code == "" {
		return p.Name
	}
	return s.words().T("model.step." + p.Code)
}

func (s *steps) content() fyne.CanvasObject { return s.form }

func (s *steps) show(plan []model.StepPlan) {
	items := make([]*widgets.ListItem, 0, len(plan))
	for _, p := range plan {
		items = append(items, s.item(p))
	}
	s.list.SetItems(-1, items...)
}

func (s *steps) fill(k known) {
	s.show(k.programme.LeavingSteps)
	s.form.SetErrors(nil)
	s.form.MarkClean()
}

// reset shows the nine steps that the program comes with; nothing is changed before Save.
func (s *steps) reset() {
	s.show(model.DefaultSteps())
	s.keeper.Touched()
	s.v.changed()
}

func (s *steps) restored(bool) { s.sync(s.list) }

// edited reads the form. A step that is called as the program calls it keeps its name in every language.
func (s *steps) edited(wrong map[string]string) []model.StepPlan {
	w := s.words()
	var plan []model.StepPlan
	for i, item := range s.list.Items() {
		p := model.StepPlan{Code: text(item, "code")}
		name := text(item, "name")
		days, _ := item.Fields["days"].(*widgets.NumberField)
		side, _ := item.Fields["side"].(*widgets.SelectField)
		path := "steps." + strconv.Itoa(i)
		if name == "" && p.Code == "" && days.Empty() {
			continue
		}
		if name == "" {
			wrong[path+".name"] = w.T("error.invalid.missing")
		}
		if p.Code == "" || !strings.EqualFold(name, w.T("model.step."+p.Code)) {
			p.Name = name
		} else {
			p.Name = ""
		}
		n, ok := days.Value()
		switch {
		case side.Value() == dayItself:
			n = 0
		case !ok || n < 1 || n > farthest:
			wrong[path+".days"] = w.T("settings.between", "from", 1, "to", farthest)
		}
		if p.Days = int(n); side.Value() == dayBefore {
			p.Days = -int(n)
		}
		plan = append(plan, p)
	}
	return plan
}

func (s *steps) save(done func(bool)) {
	wrong := map[string]string{}
	plan := s.edited(wrong)
	if len(wrong) > 0 {
		s.refuse(wrong, done)
		return
	}
	b := s.v.host.Book()
	s.change(model.Doing{Code: "programme"}, func(tx *book.Tx) error {
		now, err := b.Programme(context.Background()) // the rules beside it may have been saved just now
		if err != nil {
			return err
		}
		now.LeavingSteps = plan
		return tx.SaveProgramme(&now)
	}, done)
}
