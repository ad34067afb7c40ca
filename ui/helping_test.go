package ui

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"alumnibook/assets"
	"alumnibook/model"
	texts "alumnibook/model/manual"
	"alumnibook/ui/manual"
	"alumnibook/ui/page"
	"alumnibook/ui/run"
	"alumnibook/ui/uitest"
)

func TestTheManualSpeaksOfTheWindowsShortcuts(t *testing.T) {
	for _, lang := range assets.Languages {
		pages, err := texts.Read(lang, Shortcuts(lang))
		if err != nil || len(pages) != 10 {
			t.Errorf("%s: %d pages, %v", lang, len(pages), err)
		}
	}
}

// The list is made without any page; here all pages that there are have been made.
func TestShortcutsAreThoseOfTheRealPages(t *testing.T) {
	b := &bench{t: t, picker: &picker{}, folder: t.TempDir()}
	t.Setenv("LANG", "en_US.UTF-8")
	win := uitest.NewFyneWindow(t, container.NewWithoutLayout())
	b.s = New(fyne.CurrentApp(), &openWindow{win, &b.closed}, Options{
		BookPath: makeBook(t, uitest.Named("Åsa", "Kvist")), Clock: uitest.Clock, Picker: b.picker, Documents: b.folder, Data: b.folder, Runner: run.Inline(),
	})
	b.s.Start()
	t.Cleanup(func() { b.s.unsubscribe(); _ = b.s.book.Close() })
	for _, e := range b.s.frame.entries {
		b.s.frame.pageOf(e.ID)
	}
	var want, got []string
	for _, c := range b.s.frame.table.Shortcuts() {
		want = append(want, c.Shortcut+" "+c.Name)
	}
	for _, c := range Shortcuts("en") {
		got = append(got, c.Keys+" "+c.Name)
	}
	slices.Sort(want)
	slices.Sort(got)
	if !slices.Equal(want, got) {
		t.Errorf("the manual lists %q, the window has %q", got, want)
	}
}

func TestEveryPageOfTheWindowHasAPageInTheManual(t *testing.T) {
	pages, err := texts.Read("en", Shortcuts("en"))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range Pages() {
		name := manual.About(e.ID)
		if !slices.ContainsFunc(pages, func(p texts.Page) bool { return p.Name == name }) {
			t.Errorf("no page of the manual tells of %s (%q)", e.ID, name)
		}
	}
}

func TestF1OpensTheManualBesideTheBook(t *testing.T) {
	b := openBench(t, &model.Person{Given: "Åsa", Family: "Kvist", Status: model.StatusAlumnus})
	b.s.typedKey(&fyne.KeyEvent{Name: fyne.KeyF1})
	if b.s.help.win == nil {
		t.Fatal("no window was opened")
	}
	m := uitest.Wrap(t, b.s.help.win)
	m.MustSee("Finding somebody", "Backup and new computer") // b shows the list of people
	m.Tap("Next: The first call")
	m.MustSee("Somebody rings you? Press ")
	b.s.frame.Open(page.Route{Page: page.Settings})
	b.s.typedKey(&fyne.KeyEvent{Name: fyne.KeyF1})
	m.MustSee("Keys that hold everywhere", "Ctrl+Shift+K", "Lock the window")
	b.s.frame.ChangeLanguage("de")
	if b.s.help.win != nil {
		t.Error("the English manual stayed open")
	}
	b.s.typedKey(&fyne.KeyEvent{Name: fyne.KeyF1})
	m = uitest.Wrap(t, b.s.help.win)
	m.MustSee("Im Handbuch suchen")
	m.Fill("Im Handbuch suchen", "löschen")
	m.MustSee("Datenschutz")
	m.MustNotSee("Der Newsletter")
	m.Canvas().Unfocus()
	m.Key(fyne.KeyEscape)
	if b.s.help.win != nil {
		t.Error("Esc left it open")
	}
}

func TestTheManualIsThereWithoutABook(t *testing.T) {
	b := newBench(t, Options{})
	b.s.Start()
	menus := b.MainMenu().Items
	help := menus[len(menus)-1]
	if help.Label != "Help" || help.Items[0].Label != "Manual" {
		t.Fatalf("the last menu is %s", help.Label)
	}
	help.Items[0].Action()
	uitest.Wrap(t, b.s.help.win).MustSee("Start and first list", "Press ")
	b.s.closeManual()
}
