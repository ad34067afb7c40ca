package ui

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"alumnibook/ui/prefs"
	"alumnibook/ui/widgets"
)

// floating walks over all that opens over the pages and calls visit with it open; before has the keyboard on the page.
func (o *tour) floating(visit func(name string)) {
	o.t.Helper()
	o.apart = true
	seen := map[string]bool{}
	o.walk(func(place string, back func()) {
		seen[place] = true
		for _, steps := range floats[place] {
			name := place + " > " + strings.Join(steps, " > ")
			back()
			o.do(steps...)
			if o.Canvas().Overlays().Top() == nil {
				o.t.Errorf("%s opens nothing", name)
				continue
			}
			o.apart = false
			visit(name)
			o.apart = true
		}
		back()
	})
	for place := range floats {
		if !seen[place] {
			o.t.Errorf("there is no %q on the tour", place)
		}
	}
}

// do takes steps, written as in floats.
func (o *tour) do(steps ...string) {
	o.t.Helper()
	for _, step := range steps {
		o.step(step)
	}
	o.settle()
}

func (o *tour) step(step string) {
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
		before, after, row := strings.Cut(step, " -> ")
		switch {
		case row:
			what = o.TapAfter(before, after)
		case o.Sees(step):
			what = o.Tap(step)
		case o.Tells(step):
			what = o.TapTip(step)
		default:
			o.t.Errorf("%q can't be seen; there is: %s", step, strings.Join(o.Texts(), " | "))
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

// forSizes runs a test with the smallest text, the usual and the largest, which is dark, in a small window.
func forSizes(t *testing.T, test func(t *testing.T, start func(t *testing.T) *tour)) {
	most := prefs.TextSizes[len(prefs.TextSizes)-1]
	for _, size := range []float32{prefs.TextSizes[0], 1, most} {
		t.Run(fmt.Sprint(size), func(t *testing.T) {
			test(t, func(t *testing.T) *tour {
				mode := prefs.LookLight
				if size == most {
					mode = prefs.LookDark
				}
				o := newTour(t, mode, size)
				o.s.picker = &windowPicker{o.s}
				o.noKeys = size < 1
				o.Resize(fyne.NewSize(1000, 700))
				return o
			})
		})
	}
}

func TestDialogsAreWholeAndDoneByKeyboard(t *testing.T) {
	forSizes(t, func(t *testing.T, start func(t *testing.T) *tour) {
		o := start(t)
		o.floating(func(name string) {
			o.see(name)
			if !o.noKeys {
				o.mustGiveBack(name)
			}
		})
	})
}

// see looks at what is open, or at the page where nothing is: no word of it is lost or faint, and Tab goes through it.
// The keyboard is afterwards where it was.
func (o *tour) see(name string) {
	o.t.Helper()
	if size := o.Canvas().Size(); o.Canvas().Overlays().Top() == nil {
		o.Resize(size.AddWidthHeight(2000, 2000)) // a page keeps its size in any window that has less room than it needs
		o.Resize(size)
	}
	o.settle()
	o.draw(name)
	if lost := o.Lost(); len(lost) > 0 {
		o.t.Errorf("%s: %s", name, strings.Join(lost, "; "))
	}
	if cut := o.Unexplained(); len(cut) > 0 {
		o.t.Errorf("%s: %s", name, strings.Join(cut, "; "))
	}
	o.mustBeReadable(name)
	if !o.tabs() {
		return
	}
	at := o.Canvas().Focused()
	if wrong := o.TabThrough().Wrong; len(wrong) > 0 {
		o.t.Errorf("%s:\n\t%s", name, strings.Join(wrong, "\n\t"))
	}
	if at != nil {
		o.Canvas().Focus(at)
	}
}

// tabs tells that Tab goes through what is on top: in menus and lists arrows do.
func (o *tour) tabs() bool {
	switch o.Canvas().Overlays().Top().(type) {
	case nil, *widgets.Modal, *widgets.Cover:
		return !o.noKeys
	}
	return false
}

// leave is see for what floats, and Escape out of it.
func (o *tour) leave(name string) {
	o.t.Helper()
	if o.Canvas().Overlays().Top() == nil {
		o.t.Fatalf("%s opens nothing; there is: %s", name, strings.Join(o.Texts(), " | "))
	}
	o.see(name)
	o.mustGiveBack(name)
	o.settle()
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
