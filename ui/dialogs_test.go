package ui

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"alumnibook/ui/prefs"
	"alumnibook/ui/widgets"
)

// floating walks over all that opens over the pages and calls visit with it open. again opens it once more; before has
// the keyboard on the page.
func (o *tour) floating(visit func(name string, again func())) {
	o.t.Helper()
	o.apart = true
	seen := map[string]bool{}
	o.walk(func(place string, back func()) {
		seen[place] = true
		for _, steps := range floats[place] {
			name := place + " > " + strings.Join(steps, " > ")
			open := func() {
				back()
				for _, step := range steps {
					o.do(step)
				}
				o.settle()
			}
			open()
			if o.Canvas().Overlays().Top() == nil {
				o.t.Errorf("%s opens nothing", name)
				continue
			}
			o.apart = false
			o.draw(name)
			o.apart = true
			visit(name, open)
		}
		back()
	})
	for place := range floats {
		if !seen[place] {
			o.t.Errorf("there is no %q on the tour", place)
		}
	}
}

// do takes one step, written as in floats.
func (o *tour) do(step string) {
	o.t.Helper()
	onPage := o.Canvas().Overlays().Top() == nil
	if onPage {
		o.before = o.Canvas().Focused()
	}
	rest := step[1:]
	switch step[0] {
	case ':':
		if !o.s.frame.table.Run(rest) {
			o.t.Errorf("the command %s can't be done", rest)
		}
	case '+':
		o.Key(fyne.KeyName(rest))
	case '#':
		o.choose(rest == "*")
	case '~':
		o.TapSecondary(rest)
	default:
		var what fyne.Focusable
		switch {
		case o.Sees(step):
			what = o.Tap(step)
		case o.Tells(step):
			what = o.TapTip(step)
		default:
			o.t.Errorf("%q can't be seen", step)
		}
		if onPage && what != nil {
			o.before = what
		}
	}
}

// choose chooses the first row of the table, or all.
func (o *tour) choose(all bool) {
	g := o.Grid()
	o.Canvas().Focus(g)
	o.Key(fyne.KeyHome)
	if all {
		g.SelectAll()
	}
}

func TestNoWordIsLostInADialog(t *testing.T) {
	for size, mode := range map[float32]string{prefs.TextSizes[0]: prefs.LookLight, 1: prefs.LookLight, prefs.TextSizes[len(prefs.TextSizes)-1]: prefs.LookDark} {
		t.Run(fmt.Sprint(size), func(t *testing.T) {
			o := newTour(t, mode, size)
			o.s.picker = &windowPicker{o.s}
			o.Resize(fyne.NewSize(1000, 700))
			o.floating(func(name string, _ func()) {
				if lost := o.Lost(); len(lost) > 0 {
					t.Errorf("%s: %s", name, strings.Join(lost, "; "))
				}
				if cut := o.Unexplained(); len(cut) > 0 {
					t.Errorf("%s: %s", name, strings.Join(cut, "; "))
				}
				o.mustBeReadable(name)
			})
		})
	}
}

func TestDialogsAreDoneByKeyboard(t *testing.T) {
	for _, size := range []float32{1, prefs.TextSizes[len(prefs.TextSizes)-1]} {
		t.Run(fmt.Sprint(size), func(t *testing.T) {
			o := newTour(t, prefs.LookLight, size)
			o.s.picker = &windowPicker{o.s}
			o.Resize(fyne.NewSize(1000, 700))
			o.floating(func(name string, again func()) {
				if _, dialog := o.Canvas().Overlays().Top().(*widgets.Modal); dialog {
					if wrong := o.TabThrough().Wrong; len(wrong) > 0 {
						t.Errorf("%s:\n\t%s", name, strings.Join(wrong, "\n\t"))
					}
				}
				again()
				o.mustGiveBack(name)
			})
		})
	}
}

// mustGiveBack presses Escape: what floats goes, and the page has the keyboard as before.
func (o *tour) mustGiveBack(name string) {
	o.t.Helper()
	over := o.Canvas().Overlays()
	for range len(over.List()) {
		if o.Canvas().Focused() == nil {
			o.t.Errorf("%s has no keyboard", name)
		}
		o.Key(fyne.KeyEscape)
	}
	if over.Top() != nil {
		o.t.Errorf("%s stays open after Escape", name)
		return
	}
	got := o.Canvas().Focused()
	if _, field := got.(*widgets.Input); field && strings.HasPrefix(name, "door") {
		return // the field there takes it: the next guest is coming in
	}
	if got != o.before {
		o.t.Errorf("after %s the keyboard is at %T, was at %T", name, got, o.before)
	}
}
