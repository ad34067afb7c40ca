package ui

import (
	"context"
	"errors"
	"os/exec"
	"path/filepath"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/run"
	"alumnibook/ui/widgets"
)

// questionWidth is how wide a question is at normal text size.
const questionWidth = 440

// asking tells that something stands on top of the page and waits for an answer.
func (s *Shell) asking() bool { return s.win.Canvas().Overlays().Top() != nil }

// passOn gives the keys of a command that has to wait to the field that has the cursor.
func (s *Shell) passOn(keys fyne.Shortcut) {
	if f, ok := s.win.Canvas().Focused().(fyne.Shortcutable); ok {
		f.TypedShortcut(keys)
	}
}

// ask puts a question on top of the window.
func (s *Shell) ask(q page.Question) {
	var m *widgets.Modal
	then := func(f func()) func() {
		return func() {
			m.Hide()
			if f != nil {
				f()
			}
		}
	}
	kind := widgets.Primary
	if q.Danger {
		kind = widgets.Danger
	}
	buttons := []*widgets.Button{widgets.NewSecondary(s.words.T("button.cancel"), nil, then(q.No))}
	if q.Other != "" {
		buttons = append(buttons, widgets.NewSecondary(q.Other, nil, then(q.OnOther)))
	}
	buttons = append(buttons, widgets.NewButton(kind, q.Verb, nil, then(q.Yes)))
	m = widgets.NewModal(s.win.Canvas(), q.Title, widgets.NewParagraph(q.Text), questionWidth, then(q.No), buttons...)
	m.Show()
}

// say puts a sentence on top of the window that is to be read.
func (s *Shell) say(title, text string) { widgets.Tell(s.win.Canvas(), title, text) }

// toast says something briefly.
func (s *Shell) toast(tone look.Tone, text, action string, do func()) *widgets.Toast {
	return s.root.Toasts().Say(tone, text, action, do)
}

// Ask puts a question on top of the page.
func (f *frame) Ask(q page.Question) { f.s.ask(q) }

// Show puts a page's own content on top of it.
func (f *frame) Show(title string, o fyne.CanvasObject, cancel func()) func() {
	m := widgets.NewModal(f.s.win.Canvas(), title, o, 560, cancel)
	m.Show()
	return m.Hide
}

// Toast says briefly that something was done.
func (f *frame) Toast(text string) { f.s.toast(look.ToneNone, text, "", nil) }

// ToastUndo says it with a button that takes it back.
func (f *frame) ToastUndo(text string, change int64) {
	f.offers[change] = f.s.toast(look.ToneGreen, text, f.s.words.T("toast.undo"), func() {
		if !f.closed {
			f.Undo(change, nil)
		}
	})
}

// withdraw takes the offer away to take back what is taken back.
func (f *frame) withdraw(change int64) {
	if offer, ok := f.offers[change]; ok {
		offer.Close()
		delete(f.offers, change)
	}
}

// Sentence says an error in words.
func (f *frame) Sentence(err error) string {
	if f.isReadOnly(err) {
		return f.s.words.T("readonly.refused")
	}
	return Sentence(f.s.words, err)
}

// Fail says what went wrong: small things in passing, what needs doing as a question.
func (f *frame) Fail(err error) {
	if err == nil {
		return
	}
	if f.isReadOnly(err) {
		f.sayReadOnly()
		return
	}
	w, text := f.s.words, Sentence(f.s.words, err)
	switch model.CodeOf(err) {
	case model.CodeCancelled:
		f.Toast(text)
		return
	case model.CodeInvalid, model.CodeNotFound, model.CodeConflict:
		f.s.toast(look.ToneAmber, text, "", nil)
		return
	}
	logError(err)
	switch model.CodeOf(err) {
	case model.CodeDamaged:
		path := f.s.book.Path()
		f.Ask(page.Question{
			Title: w.T("fail.title"), Text: text, Verb: w.T("safety.rescue_verb"), Other: w.T("fail.open_other"),
			Yes:     func() { f.s.closeBook(func() { f.s.showRescue(path) }) },
			OnOther: func() { f.s.closeBook(f.s.askForBook) },
		})
	case model.CodeGone, model.CodeNotABook:
		f.Ask(page.Question{
			Title: w.T("fail.title"), Text: text, Verb: w.T("fail.open_other"),
			Yes: func() { f.s.closeBook(f.s.askForBook) },
		})
	default:
		f.s.say(w.T("fail.title"), text)
	}
}

// PickOpen asks for files to read.
func (f *frame) PickOpen(p page.Pick, done func([]string)) { f.s.pickOpen(p, done) }

// PickSave asks where to write.
func (f *frame) PickSave(p page.Pick, done func(string)) { f.s.pickSave(p, done) }

// OpenURL opens a web page, an e-mail or a telephone number in the program that the system has for it.
func (f *frame) OpenURL(text string) {
	u, ok := checkedURL(text)
	if !ok {
		f.s.toast(look.ToneAmber, f.s.words.T("link.refused"), "", nil)
		return
	}
	if err := f.s.app.OpenURL(u); err != nil {
		f.s.toast(look.ToneAmber, f.s.words.T("link.failed"), "", nil)
	}
}

// OpenFile opens a file or folder in the program that the system has for it.
func (f *frame) OpenFile(path string) {
	if err := f.s.app.OpenURL(fileURL(path)); err != nil {
		f.s.toast(look.ToneAmber, f.s.words.T("link.failed"), "", nil)
	}
}

// ShowInFolder opens the folder of a file in the system's file manager.
func (f *frame) ShowInFolder(path string) {
	command := revealing(path)
	if command == nil {
		f.OpenFile(filepath.Dir(path))
		return
	}
	run.Do(f.s.runner, nil, func(context.Context, run.Progress) (struct{}, error) {
		return struct{}{}, command.Run()
	}, func(_ struct{}, err error) {
		var ended *exec.ExitError // Explorer ends with 1 where all is well
		if err != nil && !errors.As(err, &ended) && !f.closed {
			f.OpenFile(filepath.Dir(path))
		}
	})
}

// Copy puts text onto the clipboard.
func (f *frame) Copy(text string) {
	f.s.app.Clipboard().SetContent(text)
	f.Toast(f.s.words.T("toast.copied"))
}
