package ui

import (
	"context"
	"os"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/practice"
	"alumnibook/ui/command"
	"alumnibook/ui/firststart"
	"alumnibook/ui/importing"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/run"
	"alumnibook/ui/widgets"
)

// showFirstStart shows how to begin; no book is open.
func (s *Shell) showFirstStart() {
	s.setRoot(firststart.New(s.words, s.prefs.RecentBooks(), firststart.Actions{
		OpenList:    s.askForList,
		Practice:    s.practise,
		StartEmpty:  func() { s.newBook(s.words.T("first.empty_button"), nil) },
		OpenBook:    s.askForBook,
		OpenRecent:  s.switchBook,
		SetLanguage: s.ChangeLanguage,
	}))
	s.setMenu(s.firstMenu())
	s.title()
}

// showOpening is what stands in the window for the moment that opening takes.
func (s *Shell) showOpening(path string) {
	words := widgets.NewMuted(s.words.T("open.opening", "name", bookName(path)))
	s.setRoot(widgets.Ground(look.ColorBackground, widgets.Middle(400, words)))
}

// firstMenu is the menu bar while no book is open.
func (s *Shell) firstMenu() *fyne.MainMenu {
	t := command.NewTable(s.words)
	t.Blocked = s.asking
	t.Elsewhere = s.passOn
	t.Before = s.comeBack
	t.Add(command.File,
		command.Command{ID: "book.open", Words: "command.book_open", Icon: look.Icon("folder"), Shortcut: command.Ctrl(fyne.KeyO), Run: s.askForBook},
		command.Command{ID: "app.quit", Words: "command.quit", Shortcut: command.Ctrl(fyne.KeyQ), Line: true, InProgram: true, Run: s.requestClose},
	)
	t.Add(command.Help, s.helpCommand())
	return t.MainMenu()
}

// askForBook asks for a book and opens it.
func (s *Shell) askForBook() {
	s.pickOpen(page.Pick{For: page.ForBooks, Title: s.words.T("open.title"), Kind: s.words.T("open.kind"), Ext: openExt}, func(paths []string) {
		if len(paths) > 0 {
			s.switchBook(paths[0])
		}
	})
}

// askForList asks for staff lists, and then for the book that they go into.
func (s *Shell) askForList() {
	s.pickOpen(page.Pick{For: page.ForLists, Title: s.words.T("first.list"), Kind: s.words.T("open.lists"), Ext: importing.Endings, Multiple: true}, func(paths []string) {
		if len(paths) > 0 {
			s.startWithList(paths)
		}
	})
}

// startWithList makes a new book and goes on to import lists into it.
func (s *Shell) startWithList(paths []string) {
	s.newBook(s.words.T("first.list_go"), paths)
}

// newBook asks whose book it is, makes it, and goes on to import lists into it.
func (s *Shell) newBook(verb string, lists []string) {
	at := s.placeForBook()
	n := &firststart.NewBook{Words: s.words, Canvas: s.win.Canvas(), Country: s.country(), Folder: at.folder, Why: at.say(s), Verb: verb, PickSave: at.pick(s)}
	n.Create = func(path string, firm model.Firm, failed func(string)) {
		at.ready(filepath.Dir(path))
		s.create(path, firm, lists, failed)
	}
	n.Show()
}

// create makes a book and opens it.
func (s *Shell) create(path string, firm model.Firm, lists []string, failed func(sentence string)) {
	clock := s.o.Clock
	run.Do(s.runner, "book", func(ctx context.Context, _ run.Progress) (opened, error) {
		b, err := book.Create(ctx, path, book.Options{Firm: firm, Clock: clock})
		if err != nil {
			return opened{}, err
		}
		return ready(ctx, b)
	}, func(o opened, err error) {
		if err != nil {
			failed(Sentence(s.words, err))
			return
		}
		failed("")
		s.pending = lists
		s.bookOpened(path, o, nil)
	})
}

// practise opens the practice book, and makes it first where there is none.
func (s *Shell) practise() {
	path := filepath.Join(unsynced(s.o.Data).folder, s.words.T("first.practice_file")+firststart.Ext)
	if _, err := os.Stat(path); err == nil {
		s.switchBook(path)
		return
	}
	w, clock := s.words, s.o.Clock
	const key = "practice"
	bar := widgets.NewProgress(w.T("first.practice_making"), nil)
	stop := func() { s.runner.Cancel(key) }
	m := widgets.NewModal(s.win.Canvas(), w.T("first.practice"), bar, questionWidth, stop, widgets.NewSecondary(w.T("button.cancel"), nil, stop))
	m.Show()
	run.DoProgress(s.runner, key, func(ctx context.Context, p run.Progress) (opened, error) {
		o, err := makePractice(ctx, path, w.Language(), model.DateOf(clock()), clock, p)
		if err != nil {
			return opened{}, err
		}
		return ready(ctx, o)
	}, func(done, total int) {
		bar.Set(w.T("first.practice_making"), done, total)
	}, func(o opened, err error) {
		m.Hide()
		switch {
		case model.CodeOf(err) == model.CodeCancelled:
		case err != nil:
			logError(err)
			s.say(w.T("fail.title"), Sentence(w, err))
		default:
			s.bookOpened(path, o, nil)
		}
	})
}

// makePractice makes the practice book. One that could not be filled is thrown away.
func makePractice(ctx context.Context, path, lang string, today model.Date, clock func() time.Time, p run.Progress) (*book.Book, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, model.E(model.CodeNoAccess, filepath.Base(filepath.Dir(path)), err)
	}
	b, err := book.Create(ctx, path, book.Options{Firm: model.Firm{Country: "SE", Language: lang, Currency: "SEK"}, Clock: clock})
	if err != nil {
		return nil, err
	}
	if err := practice.Fill(ctx, b, practice.Options{Today: today, Language: lang}, p); err != nil {
		_ = b.Close()
		_ = os.Remove(path)
		return nil, err
	}
	return b, nil
}
