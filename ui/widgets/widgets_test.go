package widgets

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"alumnibook/ui/look"
)

func TestDisabledButtonSaysWhy(t *testing.T) {
	pressed := 0
	b := NewPrimary("Import 400 rows", nil, func() { pressed++ })
	s := newStage(t, look.Light, fyne.NewSize(400, 200), Row(0, b))
	test.Tap(b)
	focus(b)
	s.key(fyne.KeySpace, fyne.KeyReturn)
	if pressed != 3 {
		t.Errorf("pressed %d times, want 3", pressed)
	}
	b.SetDisabled(true, "Decide 7 rows first")
	test.Tap(b)
	if pressed != 3 {
		t.Error("a disabled button did something")
	}
	test.MoveMouse(s.window.Canvas(), fyne.NewPos(20, 100))
	if len(s.root.layer.box.Objects) != 0 {
		t.Error("the tooltip did not wait")
	}
	s.pass(time.Second)
	if n := len(s.root.layer.box.Objects); n != 1 || s.root.layer.box.Objects[0].(*tipBox).words.Spans[0].Text != "Decide 7 rows first" {
		t.Errorf("%d tooltips", n)
	}
	test.MoveMouse(s.window.Canvas(), fyne.NewPos(390, 190))
	if len(s.root.layer.box.Objects) != 0 {
		t.Error("the tooltip stayed")
	}
}

func TestToastsGoByThemselves(t *testing.T) {
	s := newStage(t, look.Light, fyne.NewSize(600, 400), Gap(1, 1))
	undone := false
	toasts := s.root.Toasts()
	toasts.Say(look.ToneGreen, "Saved", "Undo", func() { undone = true })
	s.pass(3 * time.Second)
	toasts.Say(look.ToneNone, "Copied", "", nil)
	s.pass(5 * time.Second)
	if got := toasts.Texts(); !slices.Equal(got, []string{"Copied"}) {
		t.Errorf("after 8 seconds %v", got)
	}
	toast := toasts.Toasts()[0]
	toast.MouseIn(nil)
	s.pass(time.Minute)
	if len(toasts.Texts()) != 1 {
		t.Error("a toast went while it was being read")
	}
	toast.MouseOut()
	s.pass(time.Minute)
	if len(toasts.Texts()) != 0 {
		t.Error("a toast stayed")
	}
	test.Tap(toasts.Say(look.ToneGreen, "Deleted", "Undo", func() { undone = true }).Action())
	if !undone || len(toasts.Texts()) != 0 {
		t.Errorf("undone %v, still there %v", undone, toasts.Texts())
	}
	for _, text := range []string{"1", "2", "3", "4"} {
		toasts.Say(look.ToneNone, text, "", nil)
	}
	if got := toasts.Texts(); !slices.Equal(got, []string{"2", "3", "4"}) {
		t.Errorf("of four are shown %v", got)
	}
}

// Whatever closes takes the keyboard from its fields first: a cursor that nobody sees would be drawn for ever.
func TestNothingBlinksInWhatIsClosed(t *testing.T) {
	s := newStage(t, look.Light, fyne.NewSize(800, 500), Gap(1, 1))
	c := s.window.Canvas()
	palette := NewPalette(c, "", func(string) []PaletteItem { return nil })
	field := NewTextField("")
	modal := NewModal(c, "A question", field, 300, nil)
	for _, one := range []struct {
		show, hide func()
		input      *Input
	}{{palette.Show, palette.Hide, palette.input}, {modal.Show, modal.Hide, field.input}} {
		one.show()
		if !one.input.focused {
			t.Fatal("the keyboard is elsewhere")
		}
		if one.hide(); one.input.focused {
			t.Error("a field that is gone still has the keyboard")
		}
	}
}

func TestPaletteFiltersAndRuns(t *testing.T) {
	s := newStage(t, look.Light, fyne.NewSize(800, 500), Gap(1, 1))
	done := ""
	all := []PaletteItem{
		{Title: "Import a list", Do: func() { done = "import" }},
		{Title: "Export everybody", Do: func() { done = "export" }},
		{Title: "Undo", Off: "nothing to undo", Do: func() { done = "undo" }},
	}
	p := NewPalette(s.window.Canvas(), "", func(q string) []PaletteItem {
		return slices.DeleteFunc(slices.Clone(all), func(i PaletteItem) bool { return !strings.Contains(strings.ToLower(i.Title), q) })
	})
	p.Show()
	s.key(fyne.KeyDown, fyne.KeyReturn)
	if done != "export" || p.IsOpen() {
		t.Errorf("did %q, open %v", done, p.IsOpen())
	}
	p.Show()
	s.typed("import")
	if len(p.Items()) != 1 {
		t.Errorf("%d items fit", len(p.Items()))
	}
	s.key(fyne.KeyReturn)
	if done != "import" {
		t.Errorf("did %q", done)
	}
	p.Show()
	if p.Query() != "" {
		t.Errorf("opens with %q", p.Query())
	}
	s.typed("undo")
	s.key(fyne.KeyReturn)
	if done == "undo" || !p.IsOpen() {
		t.Error("did what cannot be done")
	}
	s.key(fyne.KeyEscape)
	if p.IsOpen() || s.window.Canvas().Overlays().Top() != nil {
		t.Error("Escape did not close it")
	}
}

func TestDialogKeys(t *testing.T) {
	s := newStage(t, look.Light, fyne.NewSize(600, 400), Gap(1, 1))
	did := 0
	m := Ask(s.window.Canvas(), "Export?", "text", "Export", false, func() { did++ })
	s.key(fyne.KeyReturn)
	if did != 1 || m.IsOpen() {
		t.Errorf("Enter did it %d times, open %v", did, m.IsOpen())
	}
	m = Ask(s.window.Canvas(), "Delete?", "text", "Delete", true, func() { did++ })
	s.key(fyne.KeyReturn)
	if did != 1 || m.IsOpen() {
		t.Error("Enter deleted although nobody chose that")
	}
	m = Ask(s.window.Canvas(), "Delete?", "text", "Delete", true, func() { did++ })
	s.key(fyne.KeyEscape)
	if did != 1 || m.IsOpen() || len(dialogs[s.window.Canvas()]) != 0 {
		t.Error("Escape did not close the dialog")
	}
	field := NewTextField("")
	ok := NewPrimary("OK", nil, func() { did++; m.Hide() })
	m = NewModal(s.window.Canvas(), "Name", field, 400, nil, NewSecondary("Cancel", nil, func() { m.Hide() }), ok)
	m.Show()
	if s.window.Canvas().Focused() != fyne.Focusable(field.Entry()) {
		t.Fatal("the field does not have the keyboard")
	}
	s.typed("x")
	s.key(fyne.KeyReturn)
	if did != 2 || m.IsOpen() {
		t.Error("Enter in a field did not press the primary button")
	}
}

func TestSearchField(t *testing.T) {
	var texts []string
	down, escaped := 0, 0
	f := NewSearchField("Search", "Ctrl F", func(text string) { texts = append(texts, text) })
	f.OnDown, f.OnEscape = func() { down++ }, func() { escaped++ }
	s := newStage(t, look.Light, fyne.NewSize(400, 100), f)
	f.Append("m")
	s.typed("ü")
	s.key(fyne.KeyDown)
	if !slices.Equal(texts, []string{"m", "mü"}) || down != 1 {
		t.Errorf("told %v, down %d", texts, down)
	}
	s.key(fyne.KeyEscape)
	if f.Text() != "" || escaped != 0 {
		t.Errorf("Escape left %q, told %d", f.Text(), escaped)
	}
	s.key(fyne.KeyEscape)
	if escaped != 1 {
		t.Error("Escape in an empty field was not told")
	}
	f.SetQuietly("quiet")
	if texts[len(texts)-1] != "" {
		t.Error("a quiet text was told")
	}
}

func TestFilterChip(t *testing.T) {
	tapped, removed := 0, 0
	c := NewFilterChip("Status: alumnus", func() { tapped++ }, func() { removed++ })
	s := newStage(t, look.Light, fyne.NewSize(400, 100), Row(0, c))
	test.TapAt(c, fyne.NewPos(20, 10))
	test.TapAt(c, fyne.NewPos(c.Size().Width-10, 10))
	focus(c)
	s.key(fyne.KeyReturn, fyne.KeyDelete)
	if tapped != 2 || removed != 2 {
		t.Errorf("tapped %d, removed %d, want 2 each", tapped, removed)
	}
	if !NewChip("Alumnus", look.ToneGreen).Disabled() {
		t.Error("a chip that only shows takes the keyboard")
	}
}

func TestTabsByKeyboard(t *testing.T) {
	var got []int
	tabs := NewSegments(func(i int) { got = append(got, i) }, "Day", "Week", "Month")
	s := newStage(t, look.Light, fyne.NewSize(400, 100), Row(0, tabs))
	focus(tabs)
	s.key(fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyLeft)
	test.TapAt(tabs, fyne.NewPos(5, 5))
	if !slices.Equal(got, []int{1, 2, 1, 0}) {
		t.Errorf("chose %v", got)
	}
}

func TestParagraphsWrap(t *testing.T) {
	text := "Son passed his exam. Likes the new job, misses the Friday talks, and Donaudampfschifffahrtsgesellschaftskapitän."
	p := NewParagraph(text)
	newStage(t, look.Light, fyne.NewSize(400, 300), Gap(1, 1))
	for _, width := range []float32{90, 200, 1200} {
		p.Resize(fyne.NewSize(width, 10))
		rs, lines := p.runs()
		var back strings.Builder
		for _, r := range rs {
			back.WriteString(r.text)
			if w := r.x + textWidth(strings.TrimRight(r.text, " "), 13, fyne.TextStyle{}); w > width+0.5 {
				t.Errorf("in %v the line %q is %v wide", width, r.text, w)
			}
		}
		if back.String() != text {
			t.Errorf("in %v the text became %q", width, back.String())
		}
		if h := p.MinSize().Height; h != float32(lines)*lineHeight(13) {
			t.Errorf("%d lines are %v high", lines, h)
		}
	}
	p.Lines = 1
	p.SetText(text)
	p.Resize(fyne.NewSize(150, 10))
	if n := len(p.pieces); n != 1 {
		t.Errorf("one line has %d pieces", n)
	}
}

func TestSplitCoversWhenNarrow(t *testing.T) {
	var covers []bool
	var width float32
	p := NewSplitPane(Gap(1, 1), Gap(1, 1), 326, 1100)
	p.OnCover = func(yes bool) { covers = append(covers, yes) }
	p.OnWidth = func(w float32) { width = w }
	s := newStage(t, look.Light, fyne.NewSize(1200, 400), p)
	if p.Covers() || p.main.Size().Width != 1200-326 {
		t.Errorf("wide: covers %v, main is %v", p.Covers(), p.main.Size().Width)
	}
	covers = nil
	s.window.Resize(fyne.NewSize(900, 400))
	if !p.Covers() || p.main.Size().Width != 900 || !slices.Equal(covers, []bool{true}) {
		t.Errorf("narrow: covers %v, main is %v, told %v", p.Covers(), p.main.Size().Width, covers)
	}
	s.window.Resize(fyne.NewSize(1200, 400))
	p.divider.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(-74, 0)})
	p.divider.DragEnd()
	if width != 400 || p.side.Size().Width != 400 {
		t.Errorf("after dragging %v, side is %v", width, p.side.Size().Width)
	}
	p.divider.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(2000, 0)})
	if p.Width() != 220 {
		t.Errorf("the side is %v, want the least, 220", p.Width())
	}
	p.Open(false)
	if p.main.Size().Width != 1200 {
		t.Error("a closed side takes room")
	}
}

func TestFactsAreCopied(t *testing.T) {
	called, copied := 0, ""
	k := NewKeyLink("Mobile", "+46 70 123 45 67", func() { called++ })
	k.OnCopied = func(text string) { copied = text }
	s := newStage(t, look.Light, fyne.NewSize(400, 60), Stack(0, k))
	test.TapAt(k, fyne.NewPos(120, 8))
	test.TapAt(k, fyne.NewPos(k.Size().Width-6, 8))
	if called != 1 || copied != "+46 70 123 45 67" || s.app.Clipboard().Content() != copied {
		t.Errorf("called %d times, copied %q", called, copied)
	}
	test.TapAt(k, fyne.NewPos(10, 8))
	if called != 1 {
		t.Error("a click on the label called")
	}
	s.app.Clipboard().SetContent("")
	focus(k)
	k.TypedShortcut(&fyne.ShortcutCopy{})
	if s.app.Clipboard().Content() == "" {
		t.Error("Ctrl+C did not copy")
	}
}

func TestRenderersCanBeMadeAgain(t *testing.T) {
	s := newStage(t, look.Light, fyne.NewSize(900, 700), Gap(1, 1))
	page, _ := formPage()
	for _, w := range []fyne.CanvasObject{peoplePage(), importPage(), page} {
		s.root.SetContent(w)
		for _, o := range test.LaidOutObjects(w) { // makes a second renderer for each widget
			if o == nil {
				t.Fatal("nil in the tree")
			}
		}
	}
}

func TestWheelScrollsTheForm(t *testing.T) {
	f := NewForm()
	for range 30 {
		f.Add(strings.Repeat("x", len(f.Keys())+1), "Label", NewTextField("a placeholder that is far too long for such a narrow field"))
	}
	note := NewTextArea("", 2)
	f.Add("note", "Note", note)
	area := Scrolled(f)
	s := newStage(t, look.Light, fyne.NewSize(200, 300), area)
	s.window.Resize(fyne.NewSize(200, 301))
	field := f.Field("x").(*TextField)
	if !strings.HasSuffix(field.Entry().PlaceHolder, "…") {
		t.Errorf("the placeholder is %q", field.Entry().PlaceHolder)
	}
	test.Scroll(s.window.Canvas(), positionOf(field).AddXY(50, 16), 0, -60)
	if y := area.scroll.Offset.Y; y != 60 {
		t.Errorf("the wheel over a field scrolled the form by %v, want 60", y)
	}
	note.Focus()
	if y := positionOf(note).Y; y < 0 || y > 300 {
		t.Errorf("the field with the keyboard is at %v, out of sight", y)
	}
	field.Focus()
	if y := positionOf(field).Y; y < 0 || y > 300 {
		t.Errorf("the first field is at %v, out of sight", y)
	}
}
