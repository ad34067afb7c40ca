package ui

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/command"
	"alumnibook/ui/page"
	"alumnibook/ui/run"
	"alumnibook/ui/uitest"
)

func TestFirstStartOffersFourWays(t *testing.T) {
	b := newBench(t, Options{})
	b.s.Start()
	b.MustSee("Welcome to Alumnibook", "Choose a list…", "Open the practice book", "Create a new book", "Open a book…")
	b.Tap("Svenska")
	b.MustSee("Välkommen till Alumnibook")
	if b.s.prefs.Language() != "sv" {
		t.Error("the language was not remembered")
	}
}

func TestNewBookIsMadeAndOpened(t *testing.T) {
	b := newBench(t, Options{})
	b.s.Start()
	b.Tap("Create a new book")
	b.Tap("Create a new book") // the button of the form, without a name
	b.MustSee("This is still missing.")
	b.Fill("Name of your firm", "Kjær: Advokater")
	b.Tap("Create a new book")
	path := filepath.Join(b.folder, "Kjær Advokater.alumni")
	if _, err := os.Stat(path); err != nil {
		t.Fatal(err)
	}
	b.MustSee("Kjær: Advokater", "page people")
	if got := b.s.firm; got.Country != "GB" || got.Language != "en" || got.Currency != "GBP" {
		t.Errorf("the firm is %+v", got)
	}
	if b.s.prefs.LastBook() != path {
		t.Error("the book was not remembered")
	}
}

func TestNewBookThatCannotBeMadeKeepsTheForm(t *testing.T) {
	b := newBench(t, Options{})
	b.s.Start()
	taken := filepath.Join(b.folder, "Taken.alumni")
	if err := os.WriteFile(taken, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	b.Tap("Create a new book")
	b.Fill("Name of your firm", "Firm")
	b.Fill("Where the book is kept", taken)
	b.Tap("Create a new book")
	b.MustSee("There already is a file Taken.alumni. Choose another name.")
	b.Fill("Where the book is kept", filepath.Join(b.folder, "Other"))
	b.Tap("Create a new book")
	if got := filepath.Base(b.s.book.Path()); got != "Other.alumni" {
		t.Errorf("the book is %q", got)
	}
}

func TestListLeadsThroughANewBookToItsImport(t *testing.T) {
	b := newBench(t, Options{})
	b.s.Start()
	list := filepath.Join(b.folder, "staff.xlsx")
	b.picker.open = []string{list}
	b.Tap("Choose a list…")
	b.Fill("Name of your firm", "Firm")
	b.Tap("Create and go on to the list")
	if b.importing == nil || !slices.Equal(b.importing.last().Paths(), []string{list}) {
		t.Fatal("the list did not reach the import page")
	}
}

func TestPracticeBookIsMadeOnce(t *testing.T) {
	if testing.Short() {
		t.Skip("fills a book with 376 people")
	}
	b := newBench(t, Options{})
	b.s.Start()
	b.Tap("Open the practice book")
	b.MustSee("page people", "Practice book.alumni")
	people := b.count()
	b.s.closeBook(func() {})
	b.Tap("Open the practice book")
	if b.count() != people || people < 300 {
		t.Errorf("%d people, then %d", people, b.count())
	}
}

func TestLastBookThatIsGoneLeadsToTheFirstStart(t *testing.T) {
	b := newBench(t, Options{})
	gone := filepath.Join(b.folder, "Gone.alumni")
	b.s.prefs.SetLastBook(gone)
	b.s.Start()
	b.MustSee("There is no file Gone.alumni.")
	b.Tap("OK")
	b.MustSee("Welcome to Alumnibook")
	if b.s.prefs.LastBook() != "" {
		t.Error("the book that is gone was not forgotten")
	}
}

func TestFileThatIsNoBookIsNamed(t *testing.T) {
	b := newBench(t, Options{})
	path := filepath.Join(b.folder, "Letter.alumni")
	if err := os.WriteFile(path, []byte("Dear Sir or Madam, this is a letter and not a database at all."), 0o600); err != nil {
		t.Fatal(err)
	}
	b.s.o.BookPath = path
	b.s.Start()
	b.MustSee("The book was not opened", "Letter.alumni is not an Alumnibook book.")
}

func TestDroppedFilesGoWhereTheyBelong(t *testing.T) {
	b := openBench(t)
	other := makeBook(t, uitest.Named("Only", "One"))
	b.s.dropped([]string{"/a/x.xlsx", "/a/y.xlsm"})
	if b.front() != page.Import || !slices.Equal(b.importing.last().Paths(), []string{"/a/x.xlsx", "/a/y.xlsm"}) {
		t.Fatalf("the lists went to %q", b.front())
	}
	b.importing.refusesDrops = false
	b.s.dropped([]string{"/a/z.xlsx"})
	if !slices.Equal(b.importing.dropped, []string{"/a/z.xlsx"}) {
		t.Error("the page in front did not get what was dropped on it")
	}
	before := b.s.book.Path()
	b.s.dropped([]string{other, makeBook(t)})
	b.MustSee("Only one book can be open at a time. Drop one of them.")
	if b.s.book.Path() != before {
		t.Error("one of two books was opened")
	}
	b.s.dropped([]string{other})
	if b.s.book.Path() != other || b.count() != 1 {
		t.Errorf("the open book is %s", b.s.book.Path())
	}
}

func TestClosingAsksAndWaits(t *testing.T) {
	steps := &run.Stepped{}
	b := newBench(t, Options{BookPath: makeBook(t), Runner: steps})
	b.s.Start()
	steps.All()
	saved := false
	b.s.frame.Do(model.Doing{Code: "add", Name: "A"}, func(tx *book.Tx) error {
		return tx.CreatePeople([]*model.Person{uitest.Named("A", "B")})
	}, func(_ int64, err error) { saved = err == nil })
	b.people.unsaved = true
	b.s.requestClose()
	b.MustSee("Save your changes?")
	b.Tap("Cancel")
	if b.s.closing {
		t.Fatal("Cancel closes the window")
	}
	b.s.requestClose()
	b.Tap("Don’t save")
	if b.closed {
		t.Fatal("the window closed while something was being saved")
	}
	path := b.s.book.Path()
	steps.All()
	if !saved || !b.closed {
		t.Fatalf("saved %v, closed %v", saved, b.closed)
	}
	again, err := book.Open(t.Context(), path)
	if err != nil {
		t.Fatalf("the book was not closed: %v", err)
	}
	if n, _ := again.Count(t.Context()); n != 1 {
		t.Errorf("%d people were saved, want 1", n)
	}
	_ = again.Close()
}

func TestSecondStartBringsTheFirstForward(t *testing.T) {
	posted := make(chan func(), 100)
	r := run.New(t.Context(), func(f func()) { posted <- f })
	path := makeBook(t)
	first := newBench(t, Options{BookPath: path, Runner: r})
	first.s.Start()
	for first.s.frame == nil {
		(<-posted)()
	}
	answered := make(chan bool)
	list := filepath.Join(first.folder, "more.xlsx")
	r.Serve(func(context.Context) { answered <- comeForward(path, []string{list}) })
	if !<-answered {
		t.Fatal("the first window did not answer")
	}
	for first.importing == nil {
		(<-posted)()
	}
	if !slices.Equal(first.importing.last().Paths(), []string{list}) {
		t.Errorf("the first window got %v", first.importing.last().Paths())
	}
	// Who does not know the secret is not heard.
	h, _ := book.Holder(path)
	l := &listener{secret: "other"}
	if l.secret == h.Address {
		t.Fatal("the secret is not one")
	}
	closed := false
	first.s.closeBook(func() { closed = true })
	for !closed {
		(<-posted)()
	}
	if comeForward(path, nil) {
		t.Error("a closed window answers")
	}
}

func TestCallIsLoggedFromAnywhere(t *testing.T) {
	b := openBench(t, uitest.Named("Søren", "Sørensen"), uitest.Named("Maja", "O'Neill"))
	ids, err := b.s.book.Find(t.Context(), model.Filter{Search: "maja"}, model.Sort{})
	if err != nil {
		t.Fatal(err)
	}
	log := func(name, text string) {
		b.Press(ctrl(fyne.KeyL))
		b.Type(name)
		b.Key(fyne.KeyReturn)
		b.Type(text)
		b.Key(fyne.KeyReturn)
	}
	log("maj", "Found by three letters.")
	b.Press(ctrl(fyne.KeyComma))
	b.people.selected = ids // on a page that is not in front
	log("o'n", "Found from the settings.")
	b.s.frame.Open(page.Route{Page: page.People})
	log("", "Was selected.")
	list, n, err := b.s.book.Timeline(t.Context(), ids[0], nil, 0, 10)
	if err != nil || n != 3 {
		t.Errorf("the history holds %+v, %v", list, err)
	}
}

func TestCallCardOpensFromAnywhere(t *testing.T) {
	b := newBench(t, Options{BookPath: makeBook(t, uitest.Named("Søren", "Sørensen"), uitest.Named("Maja", "O'Neill"))})
	b.s.o.Pages = Pages()
	b.s.Start()
	b.Press(command.CtrlShift(fyne.KeyD).Fyne())
	b.MustSee("Whose call card?")
	b.Type("maj")
	b.Key(fyne.KeyReturn)
	if b.front() != page.Call {
		t.Fatalf("it opened %q", b.front())
	}
	b.MustSee("Maja O'Neill", "Ask how they are, not when they return.")
}

func TestCommandsWaitForAQuestion(t *testing.T) {
	b := openBench(t)
	b.s.frame.Ask(page.Question{Title: "Sure?", Verb: "Yes", Yes: func() {}})
	b.Press(ctrl(fyne.KeyComma))
	if b.front() != page.People {
		t.Error("a shortcut worked behind a question")
	}
	b.Key(fyne.KeyEscape)
	b.MustNotSee("Sure?")
	b.Press(ctrl(fyne.KeyComma))
	if b.front() != page.Settings {
		t.Error("the shortcut does not work")
	}
}

func TestUndoWithAConflictShowsBothVersions(t *testing.T) {
	b := openBench(t, &model.Person{Given: "Søren", Family: "Sørensen", Nickname: "first", Status: model.StatusAlumnus})
	ids, err := b.s.book.Find(t.Context(), model.Filter{}, model.Sort{})
	if err != nil {
		t.Fatal(err)
	}
	edit := func(nickname, suffix string) int64 {
		id, err := b.s.book.Change(t.Context(), model.Doing{Code: "edit", Name: "Søren Sørensen"}, func(tx *book.Tx) error {
			p, err := tx.Person(ids[0])
			if err != nil {
				return err
			}
			p.Nickname, p.Suffix = nickname, suffix
			return tx.UpdatePeople([]*model.Person{&p})
		})
		if err != nil {
			t.Fatal(err)
		}
		return id
	}
	change := edit("second", "LL.M.")
	edit("third", "LL.M.")
	person := func() model.Person {
		p, err := b.s.book.Person(t.Context(), ids[0])
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	b.s.frame.ToastUndo("Saved for the second time", change)
	b.s.frame.Undo(change, nil)
	b.MustSee("Changed again since", "Sørensen", "Nickname", "third", "first")
	b.Tap("Cancel")
	if p := person(); p.Nickname != "third" || p.Suffix != "LL.M." {
		t.Fatalf("Cancel made %q %q", p.Nickname, p.Suffix)
	}
	b.MustSee("Saved for the second time")
	b.s.frame.Undo(change, nil)
	b.Tap("Keep today’s")
	b.MustNotSee("Saved for the second time")
	if p := person(); p.Nickname != "third" || p.Suffix != "" {
		t.Errorf("keeping made %q %q", p.Nickname, p.Suffix)
	}
}

func TestEveryShortcutIsFree(t *testing.T) {
	b := newBench(t, Options{BookPath: makeBook(t)})
	b.s.o.Pages = Pages()
	b.s.Start()
	seen := map[string]string{}
	for _, e := range b.s.frame.entries {
		b.s.frame.Open(page.Route{Page: e.ID})
	}
	for _, menu := range b.MainMenu().Items {
		for _, item := range menu.Items {
			if item.Shortcut == nil {
				continue
			}
			name := item.Shortcut.ShortcutName()
			if other := seen[name]; other != "" {
				t.Errorf("%q and %q have the same keys", item.Label, other)
			}
			seen[name] = item.Label
		}
	}
}

func TestBookThatIsRemovedWhileOpenHasAWayOut(t *testing.T) {
	b := openBench(t)
	if err := os.Remove(b.s.book.Path()); err != nil {
		t.Skip("this system does not let an open file be removed")
	}
	b.s.frame.Do(model.Doing{Code: "add", Name: "A"}, func(tx *book.Tx) error {
		return tx.CreatePeople([]*model.Person{uitest.Named("A", "B")})
	}, nil)
	b.MustSee("That did not work", "The file Lindqvist.alumni is not there any more, so nothing can be saved.")
	other := makeBook(t)
	b.picker.open = []string{other}
	b.Tap("Open another book")
	if b.s.book == nil || b.s.book.Path() != other {
		t.Errorf("no other book is open: %v", b.Texts())
	}
}
