package ui

import (
	"context"
	"path/filepath"

	"fyne.io/fyne/v2"

	"alumnibook/assets"
	"alumnibook/model/exchange/print"
	"alumnibook/model/exchange/temp"
	texts "alumnibook/model/manual"
	"alumnibook/ui/command"
	"alumnibook/ui/look"
	"alumnibook/ui/manual"
	"alumnibook/ui/run"
	"alumnibook/ui/widgets"
)

// helping is the window of the manual, while it is open.
type helping struct {
	win     fyne.Window // nil while it is closed
	root    *widgets.Root
	view    *manual.View
	printed temp.Folder // holds the PDFs that were opened
}

// keyHelp opens the manual everywhere.
const keyHelp = fyne.KeyF1

// helpCommand is the command of the manual, with and without a book.
func (s *Shell) helpCommand() command.Command {
	return command.Command{
		ID: "manual", Words: "manual.title", Icon: look.Icon("help"), Shortcut: command.Bare(keyHelp), Always: true, Run: s.openManual,
	}
}

// openManual shows the manual at the page that tells of what is in front.
func (s *Shell) openManual() {
	front := ""
	if s.frame != nil {
		front = s.frame.history.here.Page
	}
	if s.help.win == nil && !s.makeManual() {
		return
	}
	s.help.view.Show(manual.About(front))
	s.help.win.Show()
	s.help.win.RequestFocus()
}

// makeManual makes the window.
func (s *Shell) makeManual() bool {
	v, err := manual.New(manual.Reader{
		Words: s.words, Shortcuts: Shortcuts(s.words.Language()), Print: s.printManual, Close: s.closeManual,
	})
	if err != nil {
		logError(err)
		s.say(s.words.T("fail.title"), Sentence(s.words, err))
		return false
	}
	w := s.app.NewWindow(s.words.T("manual.file"))
	w.SetPadded(false)
	w.SetCloseIntercept(s.closeManual)
	root := widgets.NewRoot(v.Content(), w.Canvas())
	w.SetContent(widgets.Spoken(root))
	w.Resize(fyne.NewSize(960, 720))
	v.Listen(w.Canvas())
	s.help.win, s.help.root, s.help.view = w, root, v
	return true
}

// closeManual closes the window of the manual, where it is open.
func (s *Shell) closeManual() {
	if s.help.win == nil {
		return
	}
	w, root := s.help.win, s.help.root
	s.help.win, s.help.root, s.help.view = nil, nil, nil
	root.Close()
	w.SetCloseIntercept(nil)
	w.Close()
}

// printManual makes a PDF of the manual and opens it in the program that the system has for it, which prints and keeps it.
func (s *Shell) printManual(pages []texts.Page) {
	words := s.words
	folder, err := s.help.printed.Path()
	if err != nil {
		s.say(words.T("fail.title"), Sentence(words, err))
		return
	}
	path := filepath.Join(folder, words.T("manual.file")+".pdf")
	lang, keys := words.Language(), Shortcuts(words.Language())
	var paper print.Paper
	paper.Font, paper.BoldFont = Fonts()
	run.Do(s.runner, "manual.print", func(context.Context, run.Progress) (bool, error) {
		return true, texts.Save(path, lang, pages, keys, paper)
	}, func(_ bool, err error) {
		if err == nil {
			err = s.openPrinted(path)
		}
		if err != nil {
			logError(err)
			s.say(words.T("fail.title"), Sentence(words, err))
		}
	})
}

// openPrinted opens a manual that was printed.
func (s *Shell) openPrinted(path string) error { return s.app.OpenURL(fileURL(path)) }

// Shortcuts are the commands that have keys, as the window in a language has them: those of the program, and those of
// its pages.
func Shortcuts(lang string) []texts.Shortcut {
	s := &Shell{words: assets.Words(lang)}
	f := &frame{s: s, entries: Pages(), table: command.NewTable(s.words)}
	f.addCommands()
	for _, e := range f.entries {
		if e.Keys == nil {
			continue
		}
		for _, m := range e.Keys() {
			f.table.Add(m.Menu, m.Command)
		}
	}
	listed := f.table.Shortcuts()
	keys := make([]texts.Shortcut, len(listed))
	for i, c := range listed {
		keys[i] = texts.Shortcut{ID: c.ID, Menu: c.Menu, Name: c.Name, Keys: c.Shortcut}
	}
	return keys
}
