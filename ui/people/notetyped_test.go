package people

import (
	"testing"

	"alumnibook/model"
	"alumnibook/ui/draft"
	"alumnibook/ui/page"
	"alumnibook/ui/uitest"
)

func TestNoteOutlivesTheProgram(t *testing.T) {
	uitest.AtOnce(t, draft.Pause)
	h, v := open(t, staff()...)
	killed := func(r page.Route) {
		h = uitest.NewHost(t, h.B)
		v = newView(h)
		r.Page = page.People
		h.Put(v, r)
	}
	kept := func() []draft.FormDraft {
		var list []draft.FormDraft
		names, err := h.B.Drafts(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			body, _, _ := h.B.Draft(t.Context(), name)
			f, ok := draft.ReadForm(body)
			if !ok {
				t.Fatalf("%q holds %q", name, body)
			}
			list = append(list, f)
		}
		return list
	}
	h.W.Tap("Müller, Jürgen")
	id := v.selected[0]
	h.W.Fill("Add a note…", "Plays the bassoon")
	h.W.Tap("internal")
	h.W.Tap("Sørensen, Søren")
	h.W.Fill("Add a note…", "Moved to Bonn")
	if got := kept(); len(got) != 2 || got[1].Route != (page.Route{Page: page.People, ID: id}) || got[1].Person != id {
		t.Fatalf("kept is %+v", got)
	}

	killed(page.Route{ID: id})
	if got := v.detail.history.note.field.Value(); got != "Plays the bassoon" || !v.HasUnsaved() {
		t.Fatalf("the line says %q", got)
	}
	h.W.Tap("Add the note")
	list, _, err := h.B.Timeline(t.Context(), id, nil, 0, 10)
	if err != nil || len(list) != 1 || list[0].Kind != model.InteractionNote || list[0].Text != "Plays the bassoon" || !list[0].Internal || len(kept()) != 1 || v.HasUnsaved() {
		t.Fatalf("noted %+v (%v), kept %+v", list, err, kept())
	}
	h.W.Tap("Sørensen, Søren")
	if got := v.detail.history.note.field.Value(); got != "Moved to Bonn" {
		t.Errorf("the line says %q", got)
	}
	h.W.Tap("Müller, Jürgen")
	v.Discard()
	if len(kept()) != 0 || v.HasUnsaved() {
		t.Errorf("kept is %+v", kept())
	}
	h.W.Tap("Sørensen, Søren")
	if got := v.detail.history.note.field.Value(); got != "" {
		t.Errorf("what was thrown away is back: %q", got)
	}
	v.SelectAll()
	h.W.Fill("Add a note…", "At the fair")
	if got := kept(); len(got) != 1 || len(idsIn(got[0].Route.Arg[len(page.These):])) != 3 {
		t.Errorf("kept is %+v", got)
	}
	h.W.Tap("Sørensen, Søren")
	v.Save(func(bool) {})
	if len(kept()) != 0 || v.HasUnsaved() {
		t.Errorf("kept is %+v", kept())
	}
}
