package settings

import (
	"testing"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/draft"
	"alumnibook/ui/uitest"
	"alumnibook/ui/widgets"
)

// killed is the page on a new window of the same book, as after a crash.
func killed(t *testing.T, h *uitest.Host, tab string) (*uitest.Host, *view) {
	t.Helper()
	h = uitest.NewHost(t, h.B)
	v := newView(h)
	h.Put(v, typedAt(tab))
	return h, v
}

const back = "What you typed last time and did not save is back."

func TestSettingsOutliveTheProgram(t *testing.T) {
	uitest.AtOnce(t, draft.Pause)
	h, _ := open(t)
	h.W.Fill("Name of the firm", "Lindqvist AB")
	h, _ = killed(t, h, "programme")
	h.W.MustSee("Not saved yet") // in another tab
	h.W.Fill("Evenings a year", "4")
	if n := len(h.Drafts()); n != 2 {
		t.Fatalf("%d drafts are kept", n)
	}
	h, v := killed(t, h, "firm")
	h.W.MustSee(back)
	h.W.Tap("Save")
	if f, p := firmOf(t, h), rules(t, h); f.Name != "Lindqvist AB" || p.EventsPerYear != 4 || len(h.Drafts()) != 0 || v.HasUnsaved() {
		t.Fatalf("saved are %q and %d evenings, drafts %v", f.Name, p.EventsPerYear, h.Drafts())
	}
	h.W.MustNotSee(back)
	h.W.Fill("Name of the firm", "Lindqvist & Berg") // is kept again, until it is thrown away
	if len(h.Drafts()) != 1 {
		t.Fatalf("kept are %v", h.Drafts())
	}
	v.Discard()
	if len(h.Drafts()) != 0 || v.HasUnsaved() {
		t.Errorf("there are the drafts %v", h.Drafts())
	}
}

func TestColleaguesAreNotMixedUpByWhatWasTyped(t *testing.T) {
	uitest.AtOnce(t, draft.Pause)
	h, _ := open(t)
	ebba, karl, jens := model.Colleague{Name: "Ebba Holm"}, model.Colleague{Name: "Karl Berg"}, model.Colleague{Name: "Jens Lund"}
	change(t, h.B, func(tx *book.Tx) error {
		for _, c := range []*model.Colleague{&ebba, &karl} {
			if err := tx.SaveColleague(c); err != nil {
				return err
			}
		}
		return nil
	})
	h, v := killed(t, h, "colleagues")
	list := func() *widgets.ListField { return v.sections[2].(*colleagues).list }
	for _, item := range list().Items() {
		if text(item, "name") == "Karl Berg" {
			item.Fields["name"].(*widgets.TextField).Entry().SetText("Karl Berg-Ek")
		}
	}
	h.W.Tap("Add a colleague")
	h.W.Type("Nina Falk")
	change(t, h.B, func(tx *book.Tx) error { // meanwhile one goes and another one comes
		ebba.Gone = true
		if err := tx.SaveColleague(&ebba); err != nil {
			return err
		}
		return tx.SaveColleague(&jens)
	})
	h, v = killed(t, h, "colleagues")
	h.W.MustSee(back, "The book was changed here since: please look it over before you save.")
	for i, item := range list().Items() {
		if text(item, "name") == "Ebba Holm" { // she is back as somebody new, and goes again
			list().Remove(i)
			break
		}
	}
	h.W.Tap("Save")
	now, err := h.B.Colleagues(t.Context())
	names := map[int64]string{}
	for _, c := range now {
		if !c.Gone {
			names[c.ID] = c.Name
		}
	}
	if err != nil || len(names) != 3 || names[karl.ID] != "Karl Berg-Ek" || names[jens.ID] != "Jens Lund" || len(h.Drafts()) != 0 {
		t.Errorf("the colleagues are %v (%v), drafts %v", names, err, h.Drafts())
	}
}

func TestListsOfSettingsAreBackAsTheyWere(t *testing.T) {
	uitest.AtOnce(t, draft.Pause)
	h, _ := open(t)
	change(t, h.B, func(tx *book.Tx) error {
		if err := tx.SaveOwnField(&model.OwnField{Name: "Locker", Type: model.OwnText, Order: 1}); err != nil {
			return err
		}
		p, err := h.B.Programme(t.Context())
		if err != nil {
			return err
		}
		p.LeavingSteps = []model.StepPlan{{Name: "Company car back", Days: 2}}
		return tx.SaveProgramme(&p)
	})
	h, v := killed(t, h, "own_fields")
	h.W.Tap("Add a field")
	h.W.Type("Choir")
	items := v.sections[3].(*ownFields).list.Items()
	items[1].Fields["type"].(*widgets.SelectField).Select(string(model.OwnChoice))
	v.tabs.Select(5)
	h.W.Tap("Back to the nine steps")

	h, v = killed(t, h, "own_fields")
	h.W.MustSee(back, "Choir", "Add a choice and press Enter")
	items = v.sections[3].(*ownFields).list.Items()
	items[1].Fields["choices"].(*widgets.ChipsField).Add("Alto")
	h.W.Tap("Save")
	fields, err := h.B.OwnFields(t.Context())
	if err != nil || len(fields) != 2 || fields[0].Name != "Locker" || fields[1].Name != "Choir" || len(fields[1].Choices) != 1 {
		t.Errorf("the fields are %+v (%v)", fields, err)
	}
	if plan := rules(t, h).LeavingSteps; len(plan) != len(model.DefaultSteps()) || plan[0] != model.DefaultSteps()[0] || len(h.Drafts()) != 0 {
		t.Errorf("the checklist is %+v, drafts %v", plan, h.Drafts())
	}

	h, v = killed(t, h, "names")
	officeFields(v)[1].Entry().SetText("Lund C")
	change(t, h.B, func(tx *book.Tx) error {
		f := firmOf(t, h)
		f.Offices = []string{"Ystad", "Malmö", "Lund"}
		return tx.SaveFirm(f)
	})
	h, _ = killed(t, h, "names")
	h.W.MustSee(back)
	h.W.Tap("Save")
	if f := firmOf(t, h); len(f.Offices) != 3 || f.Offices[0] != "Malmö" || f.Offices[1] != "Lund C" || f.Offices[2] != "Ystad" {
		t.Errorf("the offices are %v", f.Offices)
	}
}
