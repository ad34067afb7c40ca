package duplicates

import (
	"testing"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/page"
	"alumnibook/ui/run"
	"alumnibook/ui/uitest"
)

// twins are Jürgen Müller twice, with 7 and 4 entries in the history, and three Anna Anderssons of different years.
func twins(t *testing.T) (*book.Book, []int64) {
	t.Helper()
	b := uitest.NewBook(t)
	mobile := model.Phone{Number: "0171 234 56 78", E164: "+491712345678", Kind: model.KindMobile}
	jurgen := uitest.Named("Jürgen", "Müller")
	jurgen.Phones, jurgen.Status = []model.Phone{mobile}, model.StatusRetired
	jurgen.Emails = []model.Email{{Address: "jm@example.org", Kind: model.KindPrivate}}
	jurgen.Birthday = model.NewDate(1961, 3, 9)
	juergen := uitest.Named("Juergen", "Mueller")
	juergen.Phones = []model.Phone{mobile}
	juergen.Emails = []model.Email{{Address: "jm@deutz.example", Kind: model.KindWork}}
	juergen.Nickname = "Jogi"
	people := []*model.Person{jurgen, juergen}
	for i := range 3 {
		anna := uitest.Named("Anna", "Andersson")
		anna.Employments = []model.Employment{{Office: "Malmö", From: model.Date{Year: 1990 + 10*i}, To: model.Date{Year: 1995 + 10*i}}}
		people = append(people, anna)
	}
	ids := uitest.Add(t, b, people...)
	talk(t, b, ids[0], 4)
	talk(t, b, ids[1], 7)
	return b, ids
}

func talk(t *testing.T, b *book.Book, id int64, times int) {
	t.Helper()
	_, err := b.Change(t.Context(), model.Doing{Code: "log"}, func(tx *book.Tx) error {
		for i := range times {
			e := &model.Interaction{Kind: model.InteractionCall, On: uitest.Today.AddDays(-30 * i), PersonIDs: []int64{id}, Text: "talked"}
			if err := tx.CreateInteraction(e); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func open(t *testing.T, b *book.Book, r page.Route) (*uitest.Host, *view) {
	t.Helper()
	h := uitest.NewHost(t, b)
	v := newView(h)
	r.Page = page.Duplicates
	h.Open(r)
	h.Put(v, r)
	return h, v
}

func entries(t *testing.T, b *book.Book, id int64) int {
	t.Helper()
	_, n, err := b.Timeline(t.Context(), id, nil, 0, 1)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestLikeliestPairIsShownSideBySide(t *testing.T) {
	b, ids := twins(t)
	h, v := open(t, b, page.Route{})
	if len(v.pairs.list) == 0 || key(v.pairs.list[0]) != [2]int64{ids[0], ids[1]} {
		t.Fatalf("the pairs are %v", v.pairs.list)
	}
	h.W.MustSee("Jürgen Müller", "Juergen Mueller", "same telephone number", "same name",
		"7 entries in the history", "4 entries in the history", "Stays", "Goes into the other",
		"different", "put together", "only one", "jm@example.org, Private", "jm@deutz.example, Work", "Jogi")
	if v.compare.sides.keep.ID != ids[1] {
		t.Error("the one with the shorter history stays")
	}
	for _, p := range v.pairs.list {
		if p.A != ids[0] && p.Score >= scoreLikely {
			t.Errorf("two Anna Anderssons of different years are called likely: %+v", p)
		}
	}
}

func TestMergeTakesWhatIsTickedAndCanBeUndone(t *testing.T) {
	b, ids := twins(t)
	h, v := open(t, b, page.Route{})
	before := len(v.pairs.list)
	h.W.Tap("Jürgen") // the first name of the one who goes
	h.W.Tap("Merge")
	if len(h.Failed) > 0 {
		t.Fatal(h.Failed)
	}
	p, err := b.Person(t.Context(), ids[1])
	if err != nil || p.Given != "Jürgen" || p.Family != "Mueller" || p.Nickname != "Jogi" || p.Birthday != model.NewDate(1961, 3, 9) || len(p.Emails) != 2 || len(p.Phones) != 1 {
		t.Errorf("merged into %+v (%v)", p, err)
	}
	if n := entries(t, b, ids[1]); n != 11 {
		t.Errorf("%d entries, want 11", n)
	}
	if len(v.pairs.list) != before-1 || h.Badges[page.Duplicates] != before-1 {
		t.Errorf("%d pairs are left, the badge says %d", len(v.pairs.list), h.Badges[page.Duplicates])
	}
	if h.Toasts[len(h.Toasts)-1] != "Merged Jürgen Mueller" {
		t.Errorf("the toasts are %q", h.Toasts)
	}
	h.Undo(h.Offered, nil)
	if a, b2 := entries(t, b, ids[0]), entries(t, b, ids[1]); a != 4 || b2 != 7 {
		t.Errorf("after undo %d and %d entries", a, b2)
	}
	if len(v.pairs.list) != before {
		t.Errorf("%d pairs after undo, want %d", len(v.pairs.list), before)
	}
	h.W.MustSee("Jürgen Müller", "Juergen Mueller")
}

func TestNotTheSameDoesNotReturnUntilBroughtBack(t *testing.T) {
	b, ids := twins(t)
	h, v := open(t, b, page.Route{})
	v.pairs.focus()
	h.W.Type("n")
	if v.pairs.has(ids[0], ids[1]) {
		t.Fatal("the pair is still suggested")
	}
	h.W.Tap("Search again")
	if v.pairs.has(ids[0], ids[1]) {
		t.Fatal("the pair came back by itself")
	}
	v.tabs.Select(1)
	h.W.MustSee("Müller, Jürgen", "Mueller, Juergen")
	if got := v.StatusText(); got != "1 pair is not the same person" {
		t.Errorf("the status line says %q", got)
	}
	v.apart.grid.Select(1)
	h.W.Tap("Suggest again")
	h.W.MustSee("No pair is marked as different")
	v.tabs.Select(0)
	if !v.pairs.has(ids[0], ids[1]) {
		t.Error("the pair is not suggested again")
	}
}

func TestLaterGoesToTheEnd(t *testing.T) {
	b, ids := twins(t)
	mail := []model.Email{{Address: "kim@example.org", Kind: model.KindPrivate}}
	one, two := uitest.Named("Kim", "Berg"), uitest.Named("Kim", "Berg")
	one.Emails, two.Emails = mail, mail
	uitest.Add(t, b, one, two)
	h, v := open(t, b, page.Route{})
	first := key(v.pairs.list[0])
	n := len(v.pairs.list)
	v.pairs.focus()
	h.W.Type("l")
	if last := key(v.pairs.list[n-1]); last != first {
		t.Errorf("the last pair is %v, want %v", last, first)
	}
	if key(v.compare.pair) == first {
		t.Error("the pair that was put off is still in front")
	}
	h.W.MustSee("Later")
	if got := v.pairs.countLater(); got != 1 || h.Badges[page.Duplicates] != n-1 {
		t.Errorf("%d for later, badge %d", got, h.Badges[page.Duplicates])
	}
	_ = ids
}

func TestTwoChosenPeopleAreMergedByHand(t *testing.T) {
	b, ids := twins(t)
	h, v := open(t, b, page.Route{Do: page.Pair, Arg: pairArg(ids[2], ids[4])})
	h.W.MustSee("Your choice", "1990 – 1995, Malmö", "2010 – 2015, Malmö")
	h.W.Key(fyne.KeyReturn) // from the list to what can be chosen
	h.W.Press(mergeKeys())
	if p, err := b.Person(t.Context(), ids[2]); err != nil || len(p.Employments) != 2 {
		t.Errorf("%+v, %v", p, err)
	}
	if v.pairs.has(ids[2], ids[4]) {
		t.Error("the pair is still there")
	}
}

func TestSwapKeepsTheOther(t *testing.T) {
	b, ids := twins(t)
	h, v := open(t, b, page.Route{})
	h.W.Tap("Retired") // ticked on the right, and so it stays ticked
	h.W.Tap("Swap")
	h.W.Tap("Merge")
	p, err := b.Person(t.Context(), ids[0])
	if err != nil || p.Given != "Jürgen" || p.Status != model.StatusRetired || !p.Trashed.IsZero() {
		t.Errorf("%+v, %v", p, err)
	}
	_ = v
}

func TestEmptyBookSaysWhatThePageIsFor(t *testing.T) {
	h, v := open(t, uitest.NewBook(t), page.Route{})
	h.W.MustSee("Nothing to compare yet", "Import a staff list")
	uitest.Add(t, h.B, uitest.Named("Åsa", "Åkesson"), uitest.Named("Lars", "Østergaard"))
	h.W.MustSee("No duplicates found", "2 people were compared")
	if ok, why := v.compare.ready(); ok || why == "" {
		t.Error("there is nothing to merge")
	}
}

func TestSearchShowsItsProgressAndCanBeStopped(t *testing.T) {
	b, ids := twins(t)
	h := uitest.NewHost(t, b)
	steps := &run.Stepped{}
	h.R = steps
	v := newView(h)
	h.Open(page.Route{Page: page.Duplicates})
	h.Put(v, page.Route{Page: page.Duplicates})
	h.W.MustSee("Comparing everybody in the book")
	h.W.Tap("Cancel")
	for steps.Step() {
	}
	h.W.MustSee("The search was stopped", "Nothing was changed.")
	if len(h.Failed) != 1 || model.CodeOf(h.Failed[0]) != model.CodeCancelled {
		t.Errorf("said %v", h.Failed)
	}
	h.W.Tap("Search for duplicates")
	for steps.Step() {
	}
	if !v.pairs.has(ids[0], ids[1]) {
		t.Errorf("the pairs are %v", v.pairs.list)
	}
	h.W.MustSee("Jürgen Müller", "Juergen Mueller")
}

// Somebody else may have thrown one of the two away while they stand side by side.
func TestPairOfWhomOneIsGoneGoesAway(t *testing.T) {
	b, ids := twins(t)
	h, v := open(t, b, page.Route{})
	v.pairs.people = searchedAtOnce + 1 // as in a large book, which is not searched again after each change
	_, err := b.Change(t.Context(), model.Doing{Code: "trash"}, func(tx *book.Tx) error { return tx.TrashPeople(ids[:1]) })
	if err != nil {
		t.Fatal(err)
	}
	if v.pairs.has(ids[0], ids[1]) || len(h.Failed) > 0 {
		t.Errorf("the pairs are %v, failed %v", v.pairs.list, h.Failed)
	}
	h.W.MustNotSee("Juergen Mueller")
}
