package importing

import (
	"testing"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/ui/page"
	"alumnibook/ui/uitest"
)

// juergen is somebody in the book whom a list may mean.
func juergen() *model.Person {
	who := uitest.Named("Jürgen", "Müller")
	who.Emails = []model.Email{{Address: "jm@deutz.example", Kind: model.KindWork}}
	who.Employments = []model.Employment{{Office: "Köln", To: model.NewDate(2017, 9, 30)}}
	return who
}

func undecided(t *testing.T) string {
	return writeList(t, "staff.xlsx", testSheet{name: "Staff", rows: [][]any{
		{"Last name", "First name", "E-mail private", "Office"},
		{"Mueller", "Juergen", "jm@example.org", "Köln"},
		{"Berg", "Ebba", "ebba@example.org", "Malmö"},
		{"Müller", "Jürgen", "juergen@example.org", "Bonn"},
	}})
}

func TestAnUndecidedRowIsAskedAbout(t *testing.T) {
	h, _ := open(t, []*model.Person{juergen()}, undecided(t))
	h.W.MustSee("Is this the same person?", "in the list", "in the book", "jm@deutz.example", "Same, join", "Two people", "Later", "Decide 2")
	picture(t, h, "decide")
	h.W.Tap("Same, join")
	h.W.MustSee("Changes 1")
	h.W.Tap("Two people")
	h.W.MustNotSee("Decide 1")
	h.W.Tap("Import 3 rows")
	if n := count(t, h); n != 3 {
		t.Errorf("%d people, want the joined one and two new ones", n)
	}
}

func TestUndecidedRowsAreAskedAboutBeforeTheImport(t *testing.T) {
	h, p := open(t, []*model.Person{juergen()}, undecided(t))
	h.W.Tap("Import 1 row")
	h.W.MustSee("2 rows are not decided yet")
	h.W.Tap("Go on deciding")
	if p.step != stepCheck || count(t, h) != 1 {
		t.Fatal("something was imported")
	}
	h.W.Tap("Treat all 2 as new people")
	h.W.MustSee("New 3")
	h.W.Tap("Import 3 rows")
	if n := count(t, h); n != 4 {
		t.Errorf("%d people, want 4", n)
	}
}

func TestDecisionsByKey(t *testing.T) {
	h, p := open(t, []*model.Person{juergen()}, undecided(t))
	h.W.Type("n")
	h.W.Type("s")
	c := p.plan.Counts()
	if c.Undecided != 0 || c.New != 2 || c.Changed+c.Same != 1 {
		t.Errorf("N for the first and S for the second came to %+v", c)
	}
	h.W.Type("l")
	if c := p.plan.Counts(); c.LeftOut != 1 {
		t.Errorf("L left out %d rows", c.LeftOut)
	}
	h.W.MustSee("Take it again")
	h.W.Key(fyne.KeyReturn)
	if c := p.plan.Counts(); c.LeftOut != 0 {
		t.Error("Enter did not take the row again")
	}
}

func TestDecisionsSurviveAnotherMapping(t *testing.T) {
	h, p := open(t, []*model.Person{juergen()}, undecided(t))
	h.W.Tap("Same, join")
	h.W.Tap("4 of 4 columns understood")
	choose(h, "Office", "Leave out")
	h.W.Tap("Check the rows")
	if c := p.plan.Counts(); c.Undecided != 1 || c.Changed != 1 {
		t.Errorf("after another mapping the rows are %+v", c)
	}
}

func TestComingBackFindsWhatWasDecided(t *testing.T) {
	list := undecided(t)
	h, p := open(t, []*model.Person{juergen()}, list)
	h.W.Tap("Two people")
	p.Left()
	p.Open(page.Files(page.Import, []string{list}))
	h.W.MustSee("Decide 1", "New 2")
	p.Open(page.Files(page.Import, []string{alumni(t)}))
	h.W.MustSee("Start over with another file?")
	h.W.Tap("Start over")
	h.W.MustSee("Import: Ehemalige 2015–2024.xlsx", "All 5")
}

func TestDatesThatCanBeReadTwoWaysAreAskedAboutOnce(t *testing.T) {
	list := writeList(t, "staff.xlsx", testSheet{name: "Staff", rows: [][]any{
		{"Last name", "First name", "Exit date"}, {"Berg", "Ebba", "03/04/2018"}, {"Lind", "Nils", "05/06/2019"},
	}})
	h, p := open(t, nil, list)
	h.W.MustSee("How are these dates written?", "Day first", "Month first")
	picture(t, h, "order")
	h.W.Tap("Check the rows")
	h.W.MustSee("Decide 2", "How are these dates written?")
	h.W.Tap("Month first")
	h.W.MustSee("New 2", "4 Mar 2018", "6 May 2019")
	if p.plan.Counts().Undecided != 0 {
		t.Error("the order is asked for each row")
	}
}

func TestARepairedValueCanBeReplaced(t *testing.T) {
	list := writeList(t, "staff.xlsx", testSheet{name: "Staff", rows: [][]any{{"Last name", "First name", "Mobile"}, {"Berg", "Ebba", "46701740605"}}})
	h, p := open(t, nil, list)
	h.W.MustSee("read as +46 70 174 06 05")
	h.W.Tap("other value…")
	h.W.Fill("In the list: “46701740605”", "+46 70 174 06 06")
	h.W.Tap("Correct")
	h.W.MustSee("+46 70 174 06 06", "Corrected by you.")
	h.W.Tap("undo")
	h.W.MustSee("read as +46 70 174 06 05")
	if len(h.Failed) > 0 || p.plan.Counts().New != 1 {
		t.Errorf("%v", h.Failed)
	}
}
