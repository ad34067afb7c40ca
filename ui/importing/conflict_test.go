package importing

import (
	"testing"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/ui/uitest"
)

// contradicting is a list that says another office than the book about two people, and nothing new about a third.
func contradicting(t *testing.T) (people []*model.Person, list string) {
	people = []*model.Person{
		known("Ebba", "Berg", "ebba@example.org", "Lund"), known("Nils", "Lind", "nils@example.org", "Lund"), known("Ida", "Wik", "ida@example.org", "Malmö"),
	}
	return people, writeList(t, "staff.xlsx", testSheet{name: "Staff", rows: [][]any{
		{"Last name", "First name", "E-mail private", "Office"},
		{"Berg", "Ebba", "ebba@example.org", "Malmö"},
		{"Lind", "Nils", "nils@example.org", "Kiruna"},
		{"Wik", "Ida", "ida@example.org", "Malmö"},
	}})
}

// officeOf is where somebody works, as the book says.
func officeOf(t *testing.T, h *uitest.Host, family string) string {
	t.Helper()
	ids, err := h.B.Find(t.Context(), model.Filter{Search: family}, model.Sort{})
	check(t, err)
	if len(ids) != 1 {
		t.Fatalf("%d people are called %s", len(ids), family)
	}
	who, err := h.B.Person(t.Context(), ids[0])
	check(t, err)
	return who.LastEmployment().Office
}

func TestWhatContradictsTheBookIsChosenCellByCell(t *testing.T) {
	people, list := contradicting(t)
	h, _ := open(t, people, list)
	h.W.MustSee("Contradict 2", "2 rows contradict the book")
	h.W.Tap("Contradict 2")
	h.W.MustSee("The book says otherwise", "Lund", "Malmö", "Keep ours", "Take the list’s")
	picture(t, h, "conflict")
	h.W.Tap("Take the list’s")
	h.W.MustSee("Changes 1", "1 row contradicts the book")
	h.W.Tap("Import 3 rows")
	if a, b := officeOf(t, h, "Berg"), officeOf(t, h, "Lind"); a != "Malmö" || b != "Lund" {
		t.Errorf("the offices are %s, taken from the list, and %s, kept", a, b)
	}
}

func TestAllThatContradictsIsDecidedAtOnce(t *testing.T) {
	people, list := contradicting(t)
	h, p := open(t, people, list)
	h.W.Tap("Contradict 2")
	h.W.Tap("Take the list’s in all 2 rows")
	if c := p.plan.Counts(); c.Changed != 2 || c.Conflicts != 0 {
		t.Fatalf("%+v", c)
	}
	h.W.Tap("Columns")
	h.W.Tap("Check the rows")
	h.W.MustSee("Changes 2")
	h.W.Tap("Import 3 rows")
	if a, b := officeOf(t, h, "Berg"), officeOf(t, h, "Lind"); a != "Malmö" || b != "Kiruna" {
		t.Errorf("the offices are %s and %s", a, b)
	}
}

func TestSeveralRowsAreDecidedTogether(t *testing.T) {
	people, list := contradicting(t)
	h, p := open(t, people, list)
	p.SelectAll()
	h.W.MustSee("3 rows chosen", "Leave 3 rows out", "Take the list’s in 2 rows", "Keep ours in 2 rows")
	picture(t, h, "bulk")
	h.W.Tap("Take the list’s in 2 rows")
	if c := p.plan.Counts(); c.Changed != 2 {
		t.Fatalf("%+v", c)
	}
	p.SelectAll()
	h.W.Tap("Leave 3 rows out")
	if c := p.plan.Counts(); c.LeftOut != 3 {
		t.Fatalf("%+v", c)
	}
	p.SelectAll()
	h.W.Tap("Take 3 rows again")
	if c := p.plan.Counts(); c.LeftOut != 0 || c.Changed != 2 {
		t.Errorf("%+v", c)
	}
}

func TestACellSaysWhereItsValueIsFrom(t *testing.T) {
	list := writeList(t, "staff.xlsx", testSheet{name: "Staff", rows: [][]any{
		{"Last name", "First name", "Mobile", "E-mail private"}, {"Berg", "Ebba", "46701740605", "ebba@example.org"},
	}})
	h, p := open(t, []*model.Person{known("Ebba", "Berg", "ebba@example.org", "Lund")}, list)
	h.W.MustSee("Repaired 1")
	h.W.Tap("+46 70 174 06 05")
	h.W.MustSee("In the list", "46701740605", "Afterwards", "The missing + was put back.")
	picture(t, h, "cell")
	h.W.Tap("as written")
	h.W.MustSee("undo")
	for _, c := range p.plan.Cells(0) {
		if c.Heading == "Mobile" && c.Now != "46701740605" {
			t.Errorf("as written is %q", c.Now)
		}
	}
	h.W.Tap("undo")
	h.W.MustSee("+46 70 174 06 05")
	h.W.Tap("other value…")
	h.W.Fill("In the list: “46701740605”", "+46 70 174 06 06")
	h.W.Tap("Correct")
	h.W.MustSee("+46 70 174 06 06")
	if len(h.Failed) > 0 {
		t.Error(h.Failed)
	}
}

func TestRowsAreFoundByTheirWords(t *testing.T) {
	h, p := open(t, nil, alumni(t))
	p.FocusSearch()
	h.W.Type("sorensen malmo")
	h.W.MustSee("Sørensen, Søren")
	h.W.MustNotSee("Åkesson, Åsa", "Weiß, Hans-Peter")
	h.W.Key(fyne.KeyEscape)
	h.W.MustSee("Åkesson, Åsa")
}
