package uitest

import (
	"image/png"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"alumnibook/ui/look"
	"alumnibook/ui/widgets"
)

// Window is a window of a test, without a screen.
type Window struct {
	fyne.Window
	t testing.TB
}

// NewWindow opens content in a window of 1280 × 800 with the program's look. Use one per test and no
// t.Parallel: fonts and theme are shared.
func NewWindow(t testing.TB, content fyne.CanvasObject) *Window {
	t.Helper()
	return Wrap(t, NewFyneWindow(t, content))
}

// NewFyneWindow is NewWindow for those who want the bare window first.
func NewFyneWindow(t testing.TB, content fyne.CanvasObject) fyne.Window {
	t.Helper()
	stillTime(t)
	app := test.NewTempApp(t)
	app.Settings().SetTheme(look.NewTheme(look.Light, 1))
	w := test.NewTempWindow(t, content)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(1280, 800))
	w.Canvas().Capture() // a frame: the toolkit throws away what was not drawn in the minute before its last one
	return w
}

// stillTime keeps toasts and tooltips from coming and going by the clock while a test runs.
func stillTime(t testing.TB) {
	after := widgets.After
	widgets.After = func(d time.Duration, fn func()) (cancel func()) {
		if d > 0 && d == atOnce {
			fn()
		}
		return func() {}
	}
	t.Cleanup(func() { widgets.After = after })
}

var atOnce time.Duration

// AtOnce does what waits for a pause of the keyboard with every letter, on the windows that the test opens from here on.
func AtOnce(t testing.TB, pause time.Duration) {
	atOnce = pause
	t.Cleanup(func() { atOnce = 0 })
}

// Wrap drives a window that is there already.
func Wrap(t testing.TB, w fyne.Window) *Window { return &Window{w, t} }

// Draw writes what the window shows to a picture file, to be looked at.
func (w *Window) Draw(path string) {
	w.t.Helper()
	f, err := os.Create(path)
	if err != nil {
		w.t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	if err := png.Encode(f, w.Canvas().Capture()); err != nil {
		w.t.Fatal(err)
	}
}

// Texts are all words that can be seen, from the top layer down.
func (w *Window) Texts() []string {
	var all []string
	walk(w.Canvas(), func(n node) bool {
		if s := words(n.o); s != "" && !slices.Contains(all, s) {
			all = append(all, s)
		}
		return true
	})
	return all
}

// Sees tells whether these words can be seen, alone or within others.
func (w *Window) Sees(text string) bool {
	_, ok := find(w.Canvas(), text)
	return ok
}

// MustSee fails the test where some of these words can't be seen.
func (w *Window) MustSee(texts ...string) {
	w.t.Helper()
	for _, s := range texts {
		if !w.Sees(s) {
			w.t.Fatalf("%q can't be seen; there is: %s", s, strings.Join(w.Texts(), " | "))
		}
	}
}

// MustNotSee fails the test where any of these words can be seen.
func (w *Window) MustNotSee(texts ...string) {
	w.t.Helper()
	for _, s := range texts {
		if w.Sees(s) {
			w.t.Fatalf("%q can be seen", s)
		}
	}
}

// Tap taps the words: the button, row or link that shows them. It answers what has got the keyboard by that, if anything.
func (w *Window) Tap(text string) fyne.Focusable {
	w.t.Helper()
	tapper, at := target[fyne.Tappable](w, text)
	return w.tap(tapper, at)
}

func (w *Window) tap(o fyne.Tappable, at fyne.Position) fyne.Focusable {
	f, ok := o.(fyne.Focusable)
	if ok && w.Canvas().Focused() != f {
		w.Canvas().Focus(f)
	}
	o.Tapped(&fyne.PointEvent{Position: at, AbsolutePosition: at})
	return f
}

// Tells tells whether something without words says this when the pointer rests on it.
func (w *Window) Tells(tip string) bool { return w.telling(tip) != nil }

// TapTip taps what has no words, by what it says when the pointer rests on it; see Tap.
func (w *Window) TapTip(tip string) fyne.Focusable {
	w.t.Helper()
	tapper := w.telling(tip)
	if tapper == nil {
		w.t.Fatalf("nothing says %q", tip)
	}
	return w.tap(tapper, fyne.Position{})
}

func (w *Window) telling(tip string) fyne.Tappable {
	var found fyne.Tappable
	walk(w.Canvas(), func(n node) bool {
		if o, ok := n.o.(interface{ ToolTip() string }); ok && o.ToolTip() == tip && words(n.o) == "" {
			found, _ = n.o.(fyne.Tappable)
		}
		return found == nil
	})
	return found
}

// TapAfter taps words as Tap does, where they stand first after others: a button of a row that others have as well.
func (w *Window) TapAfter(before, text string) fyne.Focusable {
	w.t.Helper()
	passed := false
	var found node
	walk(w.Canvas(), func(n node) bool {
		said := strings.TrimSpace(words(n.o))
		if passed && said == text {
			found = n
		}
		passed = passed || said == before
		return found.o == nil
	})
	if found.o == nil {
		w.t.Fatalf("there is no %q after %q; there is: %s", text, before, strings.Join(w.Texts(), " | "))
	}
	tapper, at := around[fyne.Tappable](w, found, text)
	return w.tap(tapper, at)
}

// TapSecondary taps the words with the other mouse button.
func (w *Window) TapSecondary(text string) {
	w.t.Helper()
	tapper, at := target[fyne.SecondaryTappable](w, text)
	tapper.TappedSecondary(&fyne.PointEvent{Position: at, AbsolutePosition: at})
}

// target is the innermost object around the words that can be tapped, and where the words stand in it.
func target[T any](w *Window, text string) (T, fyne.Position) {
	w.t.Helper()
	n, ok := find(w.Canvas(), text)
	if !ok {
		w.t.Fatalf("%q can't be seen; there is: %s", text, strings.Join(w.Texts(), " | "))
	}
	return around[T](w, n, text)
}

func around[T any](w *Window, n node, text string) (T, fyne.Position) {
	w.t.Helper()
	all := append(slices.Clone(n.path), n.o)
	for i := len(all) - 1; i >= 0; i-- {
		if d, can := all[i].(fyne.Disableable); can && d.Disabled() {
			w.t.Fatalf("%q is disabled", text)
		}
		if tapper, can := all[i].(T); can {
			driver := fyne.CurrentApp().Driver()
			inside := driver.AbsolutePositionForObject(n.o).Subtract(driver.AbsolutePositionForObject(all[i]))
			return tapper, inside.AddXY(n.o.Size().Width/2, n.o.Size().Height/2)
		}
	}
	w.t.Fatalf("%q can't be tapped", text)
	var none T
	return none, fyne.Position{}
}

// Focus puts the cursor into the field of these words: its placeholder, or the label before it.
func (w *Window) Focus(label string) {
	w.t.Helper()
	w.Canvas().Focus(w.field(label))
}

func (w *Window) field(label string) editor {
	w.t.Helper()
	e := entryOf(w.Canvas(), label)
	if e == nil {
		w.t.Fatalf("there is no field %q; there is: %s", label, strings.Join(w.Texts(), " | "))
	}
	return e
}

// Fill replaces what stands in a field, found as by Focus, by typing.
func (w *Window) Fill(label, text string) {
	w.t.Helper()
	e := w.field(label)
	w.Canvas().Focus(e)
	e.SetText("")
	w.Type(text)
}

// Type types where the cursor stands.
func (w *Window) Type(text string) {
	w.t.Helper()
	f := w.Canvas().Focused()
	if f == nil {
		w.t.Fatalf("the cursor stands nowhere to type %q", text)
	}
	for _, r := range text {
		f.TypedRune(r)
	}
}

// Key presses a key without Ctrl.
func (w *Window) Key(name fyne.KeyName) {
	if f := w.Canvas().Focused(); f != nil {
		f.TypedKey(&fyne.KeyEvent{Name: name})
		return
	}
	if on := w.Canvas().OnTypedKey(); on != nil {
		on(&fyne.KeyEvent{Name: name})
	}
}

// Press presses the keys of a shortcut as the real window takes them: the menu bar first, then the field that
// has the cursor, then the window.
func (w *Window) Press(s fyne.Shortcut) {
	if m := w.MainMenu(); m != nil {
		for _, menu := range m.Items {
			for _, item := range menu.Items {
				if item.Shortcut != nil && item.Shortcut.ShortcutName() == s.ShortcutName() && item.Action != nil {
					item.Action()
					return
				}
			}
		}
	}
	if f, ok := w.Canvas().Focused().(fyne.Shortcutable); ok {
		f.TypedShortcut(s)
		return
	}
	if c, ok := w.Canvas().(fyne.Shortcutable); ok {
		c.TypedShortcut(s)
	}
}
