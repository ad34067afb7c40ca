package ui

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"alumnibook/ui/command"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/prefs"
	"alumnibook/ui/widgets"
)

func (o *tour) mustBeReadable(name string) {
	o.t.Helper()
	if faint := append(o.Faint(), o.Bare()...); len(faint) > 0 {
		o.t.Errorf("%s: %s", name, strings.Join(faint, "; "))
	}
}

func TestEverythingCanBeReadOnEveryPage(t *testing.T) {
	for _, mode := range []string{prefs.LookLight, prefs.LookDark} {
		t.Run(mode, func(t *testing.T) {
			o := newTour(t, mode, 1)
			o.walk(func(name string, _ func()) {
				o.mustBeReadable(name)
				done := o.PointAtAll()
				o.mustBeReadable(name + " under the pointer")
				done()
			})
		})
	}
}

func TestWhatFloatsCanBeRead(t *testing.T) {
	for _, mode := range []string{prefs.LookLight, prefs.LookDark} {
		t.Run(mode, func(t *testing.T) {
			o := newTour(t, mode, 1)
			still := widgets.After // as it is for every test: nothing comes or goes by the clock
			f := o.s.frame
			f.Toast("Gespeichert")
			f.ToastUndo("412 Personen importiert", 1)
			o.s.toast(look.ToneRed, "Nicht gespeichert", "", nil)
			o.settle()
			for name, open := range map[string]func(){
				"toasts":   func() {},
				"palette":  f.openPalette,
				"question": func() { f.Ask(page.Question{Title: "Löschen?", Text: "3 Personen", Verb: "Löschen", Danger: true}) },
				"menu": func() {
					items := []*fyne.MenuItem{widgets.MenuItem("Bearbeiten", nil, false, nil), widgets.MenuItem("Löschen", nil, true, nil)}
					widgets.ShowMenuAt(o.Content(), fyne.NewPos(200, 200), items...)
				},
				"tooltips": func() {
					widgets.After = func(_ time.Duration, show func()) func() { show(); return func() {} }
					t.Cleanup(o.PointAtAll())
				},
			} {
				open()
				o.draw(name)
				o.mustBeReadable(name)
				o.toClose()
				widgets.After = still
			}
		})
	}
}

func TestNoWordIsLostAtAnySizeOfText(t *testing.T) {
	for _, size := range []float32{prefs.TextSizes[0], 1, 1.5, prefs.TextSizes[len(prefs.TextSizes)-1]} {
		t.Run(fmt.Sprint(size), func(t *testing.T) {
			o := newTour(t, prefs.LookLight, size)
			o.Resize(fyne.NewSize(1000, 700))
			o.walk(func(name string, _ func()) {
				if lost := o.Lost(); len(lost) > 0 {
					t.Errorf("%s: %s", name, strings.Join(lost, "; "))
				}
				if cut := o.Unexplained(); len(cut) > 0 {
					t.Errorf("%s: %s", name, strings.Join(cut, "; "))
				}
				if m := o.Canvas().Content().MinSize(); m.Width > 1000 || m.Height > 700 {
					t.Errorf("%s asks for a window of %v", name, m)
				}
			})
		})
	}
}

func TestTextGrowsWithTheKeysOfABrowser(t *testing.T) {
	o := newTour(t, prefs.LookLight, 1)
	press := func(key fyne.KeyName) float32 {
		o.Press(command.Ctrl(key).Fyne())
		return o.s.prefs.TextSize()
	}
	if got := press(fyne.KeyPlus); got != 1.15 {
		t.Errorf("plus makes text %v times as large, want 1.15", got)
	}
	if got := press(fyne.Key0); got != 1 {
		t.Errorf("0 makes it %v, want 1", got)
	}
	for range prefs.TextSizes {
		press(fyne.KeyMinus)
	}
	if got := o.s.prefs.TextSize(); got != prefs.TextSizes[0] {
		t.Errorf("minus ends at %v, want %v", got, prefs.TextSizes[0])
	}
	o.MustSee("Kleiner wird der Text nicht.")
}

func TestEverythingIsDoneByKeyboard(t *testing.T) {
	o := newTour(t, prefs.LookLight, 1)
	o.walk(func(name string, _ func()) {
		if wrong := o.TabThrough().Wrong; len(wrong) > 0 {
			t.Errorf("%s:\n\t%s", name, strings.Join(wrong, "\n\t"))
		}
	})
}

func TestEscapeGivesTheKeyboardBack(t *testing.T) {
	o := newTour(t, prefs.LookLight, 1)
	o.s.frame.show(page.Route{Page: page.People})
	o.s.frame.search()
	before := o.Canvas().Focused()
	if before == nil {
		t.Fatal("the search has no cursor")
	}
	for name, open := range map[string]func(){
		"palette":  o.s.frame.openPalette,
		"question": func() { o.s.frame.Ask(page.Question{Title: "Löschen?", Text: "3 Personen", Verb: "Löschen"}) },
		"message":  func() { o.s.say("Titel", "Text") },
	} {
		open()
		o.Key(fyne.KeyEscape)
		if o.s.asking() {
			t.Fatalf("%s stays open", name)
		}
		if o.Canvas().Focused() != before {
			t.Errorf("after %s the keyboard is elsewhere", name)
		}
	}
}
