package rights

import (
	"strings"
	"testing"

	"alumnibook/model"
	"alumnibook/model/book"
)

// namedByOthers is somebody whom an entry, a note and a wish of others name, and one entry that is about her too.
func (f *firm) namedByOthers() (emma int64) {
	f.t.Helper()
	karin := named("Karin", "Nielsen")
	karin.Notes = []model.Note{{Text: "Plays chess"}, {Text: "Married to Emma Andersson"}}
	ids := f.add(named("Emma", "Andersson"), karin, named("Søren", "Sørensen"))
	f.said(ids[1], model.NewDate(2026, 5, 12), "Andersson owes the harbour authority a reply; Sørensen knows more")
	f.said(ids[2], model.NewDate(2026, 5, 13), "Asks for the course programme")
	f.change("log", func(tx *book.Tx) error {
		return tx.CreateInteraction(&model.Interaction{Kind: model.InteractionMeeting, On: model.NewDate(2026, 2, 3), Reached: true, PersonIDs: ids[:2], Text: "Emma Andersson wants to found a firm"})
	})
	return ids[0]
}

func elsewhereOf(p Pack) (list []Item) {
	for _, i := range p.Items {
		if i.Elsewhere {
			list = append(list, i)
		}
	}
	return list
}

func TestTextsOfOthersThatNameThePersonAreHeld(t *testing.T) {
	f := newFirm(t)
	id := f.namedByOthers()
	p := f.gather(id, nil)
	list := elsewhereOf(p)
	if len(list) != 2 || p.Undecided != 3 { // the entry about both is looked at as her own
		t.Fatalf("%d undecided: %+v", p.Undecided, p.Items)
	}
	if i := list[0]; i.Kind != "paper.pack.named.entry" || i.On != model.NewDate(2026, 5, 12) || !strings.HasPrefix(i.Text, "Andersson owes") || len(i.Names) != 1 || !i.Undecided() {
		t.Errorf("%+v", i)
	}
	if i := list[1]; i.Kind != "paper.pack.named.person" || i.Text != "Married to Emma Andersson" || len(i.Names) != 0 || !i.Undecided() {
		t.Errorf("%+v", i)
	}
	got := flat(pdfCells(t, f.write(p, options(t, "held.pdf", "en"))))
	for _, want := range []string{"Where entries about others name you", "In the contact history of another", "In a note about another person", "3 texts are held back for now"} {
		if !strings.Contains(got, want) {
			t.Errorf("undecided, it does not say %q:\n%s", want, got)
		}
	}
	for _, never := range []string{"Nielsen", "Karin", "Sørensen", "harbour", "Married", "chess"} {
		if strings.Contains(got, never) {
			t.Errorf("undecided, it says %q", never)
		}
	}
}

func TestTextsOfOthersAreGivenAsDecided(t *testing.T) {
	f := newFirm(t)
	id := f.namedByOthers()
	list := elsewhereOf(f.gather(id, nil))
	holds := map[string]model.Hold{list[0].Key: model.HoldBlack, list[1].Key: model.HoldKeep}
	p := f.gather(id, holds)
	if p.Undecided != 1 {
		t.Errorf("%d are undecided", p.Undecided)
	}
	atOnce := f.gather(id, nil)
	if atOnce.Decide(holds); atOnce.Undecided != 1 || elsewhereOf(atOnce)[1].Hold != model.HoldKeep {
		t.Errorf("decided at once: %+v", elsewhereOf(atOnce))
	}
	for _, lang := range model.Languages {
		got := flat(pdfText(t, f.write(p, options(t, "decided-"+lang+".pdf", lang))))
		if !strings.Contains(got, "harbour authority a reply") || strings.Contains(got, "Sørensen") || strings.Contains(got, "Married") || strings.Contains(got, "paper.") {
			t.Errorf("%s: it says\n%s", lang, got)
		}
	}
	f.change("edit", func(tx *book.Tx) error { // changed, it has to be looked at again
		ids, err := f.b.Find(t.Context(), model.Filter{Search: "nielsen"}, model.Sort{})
		if err != nil {
			return err
		}
		karin, err := tx.Person(ids[0])
		if err != nil {
			return err
		}
		karin.Notes[1].Text = "Divorced from Emma Andersson"
		return tx.UpdatePeople([]*model.Person{&karin})
	})
	if p = f.gather(id, holds); p.Undecided != 2 {
		t.Errorf("%+v", elsewhereOf(p))
	}
}

func TestNobodyElsewhereNamesSomebody(t *testing.T) {
	f := newFirm(t)
	ids := f.add(named("Emma", "Andersson"), named("Karin", "Nielsen"), named("Emma", "Holm"))
	f.said(ids[1], model.NewDate(2026, 5, 12), "Emma Holm was there; another Emma was not")
	if list := elsewhereOf(f.gather(ids[0], nil)); len(list) != 0 {
		t.Errorf("%+v", list)
	}
}
