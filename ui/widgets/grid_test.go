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

func gridStage(t testing.TB, n int) (*stage, *DataGrid, *rows) {
	t.Helper()
	src := newRows(n)
	s := newStage(t, look.Light, fyne.NewSize(800, 400), Gap(1, 1))
	g := NewDataGrid(peopleColumns(), src)
	s.root.SetContent(g)
	s.window.Resize(fyne.NewSize(801, 400))
	return s, g, src
}

// click clicks on the row with this index, which must be in sight.
func click(t testing.TB, g *DataGrid, row int) {
	t.Helper()
	r := g.body.rows[row]
	if r == nil {
		t.Fatalf("row %d is not in sight", row)
	}
	r.Tapped(&fyne.PointEvent{Position: fyne.NewPos(30, 10)})
}

func TestClicksSelect(t *testing.T) {
	s, g, _ := gridStage(t, 50)
	var told []int64
	var current int64
	g.OnSelected = func(ids []int64, c int64) { told, current = ids, c }
	steps := []struct {
		name string
		mods fyne.KeyModifier
		row  int
		want []int64
	}{
		{"a click selects one", 0, 2, []int64{3}},
		{"Ctrl adds", fyne.KeyModifierShortcutDefault, 5, []int64{3, 6}},
		{"Ctrl takes away", fyne.KeyModifierShortcutDefault, 2, []int64{6}},
		{"Shift takes all from the last", fyne.KeyModifierShift, 4, []int64{3, 4, 5}},
		{"Shift keeps the beginning", fyne.KeyModifierShift, 0, []int64{1, 2, 3}},
		{"Ctrl and Shift add a range", fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift, 4, []int64{1, 2, 3, 4, 5}},
		{"a click selects one again", 0, 7, []int64{8}},
	}
	for _, step := range steps {
		s.pass(time.Second)
		s.hold(step.mods, func() { click(t, g, step.row) })
		if !slices.Equal(told, step.want) || current != int64(step.row+1) {
			t.Errorf("%s: told %v current %d, want %v", step.name, told, current, step.want)
		}
		if !slices.Equal(g.Selected(), step.want) {
			t.Errorf("%s: selected %v, want %v", step.name, g.Selected(), step.want)
		}
	}
	if s.window.Canvas().Focused() != fyne.Focusable(g) {
		t.Error("a click did not give the grid the keyboard")
	}
}

func TestKeysMoveAndSelect(t *testing.T) {
	s, g, _ := gridStage(t, 100)
	g.Focus()
	s.key(fyne.KeyDown, fyne.KeyDown)
	if g.Current() != 3 {
		t.Errorf("two down from the first is %d", g.Current())
	}
	s.hold(fyne.KeyModifierShift, func() { s.key(fyne.KeyDown, fyne.KeyDown) })
	if !slices.Equal(g.Selected(), []int64{3, 4, 5}) {
		t.Errorf("Shift and down selected %v", g.Selected())
	}
	s.key(fyne.KeyEnd)
	if from, to := g.Shown(); g.Current() != 100 || to != 100 || from < 80 {
		t.Errorf("End is at %d and shows %d to %d", g.Current(), from, to)
	}
	s.key(fyne.KeyPageUp)
	if g.Current() >= 92 || g.Current() < 80 {
		t.Errorf("PageUp from the end is at %d", g.Current())
	}
	s.key(fyne.KeyHome)
	if g.Current() != 1 || g.scroll.Offset.Y != 0 {
		t.Errorf("Home is at %d, scrolled by %v", g.Current(), g.scroll.Offset.Y)
	}
	g.TypedShortcut(&fyne.ShortcutSelectAll{})
	if len(g.Selected()) != 100 {
		t.Errorf("Ctrl+A selected %d", len(g.Selected()))
	}
}

func TestOpenDeleteAndType(t *testing.T) {
	s, g, _ := gridStage(t, 20)
	var opened, deleted []int64
	var typed strings.Builder
	g.OnOpen = func(id int64) { opened = append(opened, id) }
	g.OnDelete = func(ids []int64) { deleted = ids }
	g.OnType = func(text string) { typed.WriteString(text) }
	click(t, g, 4)
	s.pass(time.Second)
	click(t, g, 4)
	if len(opened) != 0 {
		t.Errorf("two slow clicks opened %v", opened)
	}
	s.pass(100 * time.Millisecond)
	click(t, g, 4)
	s.key(fyne.KeyReturn)
	if !slices.Equal(opened, []int64{5, 5}) {
		t.Errorf("a double click and Enter opened %v", opened)
	}
	s.pass(100 * time.Millisecond)
	click(t, g, 5)
	if len(opened) != 2 {
		t.Error("quick clicks on two rows opened one")
	}
	s.key(fyne.KeyDelete)
	if !slices.Equal(deleted, []int64{6}) {
		t.Errorf("Delete was told %v", deleted)
	}
	s.typed("mü")
	if typed.String() != "mü" {
		t.Errorf("typed %q", typed.String())
	}
}

func TestRightClickSelectsItsRow(t *testing.T) {
	s, g, _ := gridStage(t, 20)
	var asked []int64
	g.OnMenu = func(ids []int64) []*fyne.MenuItem {
		asked = ids
		return []*fyne.MenuItem{fyne.NewMenuItem("Open", func() {})}
	}
	g.Select(2, 3)
	g.body.rows[2].TappedSecondary(&fyne.PointEvent{})
	if !slices.Equal(asked, []int64{2, 3}) {
		t.Errorf("inside the selection the menu is of %v", asked)
	}
	if s.window.Canvas().Overlays().Top() == nil {
		t.Fatal("no menu opened")
	}
	s.window.Canvas().Overlays().Remove(s.window.Canvas().Overlays().Top())
	g.body.rows[6].TappedSecondary(&fyne.PointEvent{})
	if !slices.Equal(asked, []int64{7}) || !slices.Equal(g.Selected(), []int64{7}) {
		t.Errorf("outside the selection the menu is of %v, selected %v", asked, g.Selected())
	}
}

func TestSelectionSurvivesOtherRows(t *testing.T) {
	_, g, src := gridStage(t, 20)
	g.Select(3, 5, 9)
	var told [][]int64
	g.OnSelected = func(ids []int64, _ int64) { told = append(told, ids) }
	slices.Reverse(src.ids)
	g.Reload()
	if !slices.Equal(g.Selected(), []int64{9, 5, 3}) || g.Current() != 9 || len(told) != 0 {
		t.Errorf("after sorting selected %v, current %d, told %v", g.Selected(), g.Current(), told)
	}
	src.ids = []int64{1, 3, 7}
	g.Reload()
	if !slices.Equal(g.Selected(), []int64{3}) || g.Current() != 0 || len(told) != 1 {
		t.Errorf("after filtering selected %v, current %d, told %v", g.Selected(), g.Current(), told)
	}
}

func TestMissingRowsAreAskedForOnce(t *testing.T) {
	_, g, src := gridStage(t, 1000)
	here := map[int]bool{}
	src.loaded = func(row int) bool { return here[row] }
	var asked [][2]int
	g.OnNeed = func(from, to int) { asked = append(asked, [2]int{from, to}) }
	g.Refresh()
	g.update()
	g.update()
	if len(asked) != 1 || asked[0][0] != 0 || asked[0][1] < 12 {
		t.Fatalf("asked for %v", asked)
	}
	g.ScrollToRow(500)
	if len(asked) != 2 || asked[1][0] > 500 || asked[1][1] < 500 {
		t.Fatalf("after scrolling asked for %v", asked)
	}
	for i := asked[1][0]; i < asked[1][1]; i++ {
		here[i] = true
	}
	g.Refresh()
	if len(asked) != 2 {
		t.Errorf("asked again for what is there: %v", asked)
	}
	if got := g.body.rows[499].cells[1].words.Text; got == "" {
		t.Error("a loaded row is blank")
	}
}

func TestRowsThatLoadAtOnce(t *testing.T) {
	_, g, src := gridStage(t, 1000)
	here := false
	src.loaded = func(int) bool { return here }
	g.OnNeed = func(int, int) {
		here = true
		g.Refresh()
	}
	g.Refresh()
	if got := g.body.rows[0].cells[0].words.Text; got != "Åkesson, Åsa" {
		t.Errorf("the first row says %q", got)
	}
}

func TestCutCellsTellTheirText(t *testing.T) {
	s, g, _ := gridStage(t, 20)
	v := g.body.rows[7].cells[0]
	if !strings.HasSuffix(v.words.Text, "…") || !strings.HasPrefix(v.words.Text, "Schröder-Kühn") {
		t.Fatalf("the long name is shown as %q", v.words.Text)
	}
	test.MoveMouse(s.window.Canvas(), fyne.NewPos(60, headHeight+7*30+15))
	s.pass(time.Second)
	tips := s.root.layer.box.Objects
	if len(tips) != 1 || tips[0].(*tipBox).words.Spans[0].Text != "Schröder-Kühn, Anneliese Wilhelmine" {
		t.Fatalf("%d tooltips", len(tips))
	}
	if !g.body.rows[7].hovered {
		t.Error("the row under the pointer is not marked")
	}
	test.MoveMouse(s.window.Canvas(), fyne.NewPos(60, headHeight+6*30+15))
	s.pass(time.Second)
	if n := len(s.root.layer.box.Objects); n != 0 {
		t.Errorf("%d tooltips on a short name", n)
	}
}

func TestEmptyState(t *testing.T) {
	_, g, src := gridStage(t, 0)
	g.Empty = NewEmpty("people", "Nobody", "text", nil)
	g.Reload()
	if !g.Empty.Visible() {
		t.Error("an empty grid does not say so")
	}
	src.ids = []int64{1}
	g.Reload()
	if g.Empty.Visible() {
		t.Error("a filled grid says that it is empty")
	}
}

func TestScrollToAndCopy(t *testing.T) {
	_, g, _ := gridStage(t, 5000)
	if !g.ScrollTo(4000) {
		t.Fatal("4000 not found")
	}
	if from, to := g.Shown(); from > 3999 || to <= 3999 {
		t.Errorf("shows %d to %d", from, to)
	}
	if g.ScrollTo(9999) {
		t.Error("found an id that is not there")
	}
	g.Select(1, 2)
	fyne.CurrentApp().Clipboard().SetContent("")
	g.TypedShortcut(&fyne.ShortcutCopy{})
	if text := fyne.CurrentApp().Clipboard().Content(); text != "" {
		t.Errorf("several rows were copied unasked: %q", text)
	}
	g.CopyRows = true
	g.TypedShortcut(&fyne.ShortcutCopy{})
	text := fyne.CurrentApp().Clipboard().Content()
	if !strings.HasPrefix(text, "Åkesson, Åsa\tTax adviser\tMalmö") || strings.Count(text, "\n") != 2 {
		t.Errorf("copied %q", text)
	}
}

func TestEllipsis(t *testing.T) {
	test.NewTempApp(t)
	style := fyne.TextStyle{}
	for _, text := range []string{"", "a", "Göteborg", "Schröder-Kühn, Anneliese Wilhelmine", "mmmmmmmmmmmmmmmmmmmmmmmm"} {
		for _, width := range []float32{0, 3, 20, 60, 150, 1000} {
			got := cut(text, width, 13, style)
			if got != text && got != "" && !strings.HasSuffix(got, "…") {
				t.Errorf("%q in %v became %q without an ellipsis", text, width, got)
			}
			if w := textWidth(got, 13, style); width > 15 && w > width {
				t.Errorf("%q in %v became %q, %v wide", text, width, got, w)
			}
		}
	}
	if got := cut("first line\nsecond", 500, 13, style); got != "first line…" {
		t.Errorf("two lines became %q", got)
	}
}

func BenchmarkScroll100000(b *testing.B) {
	_, g, _ := gridStage(b, 100000)
	g.OnNeed = func(int, int) {}
	b.ReportAllocs()
	for i := range b.N {
		y := float32(i*400%2900000) + 1
		g.scroll.ScrollToOffset(fyne.NewPos(0, y))
	}
}

func BenchmarkRefresh100000(b *testing.B) {
	_, g, _ := gridStage(b, 100000)
	b.ReportAllocs()
	for range b.N {
		g.Refresh()
	}
}

func TestAClickNamesItsCell(t *testing.T) {
	_, g, _ := gridStage(t, 5)
	var id int64
	var column string
	g.OnCell = func(i int64, c string) { id, column = i, c }
	g.body.rows[2].Tapped(&fyne.PointEvent{Position: fyne.NewPos(g.layout.shown[1].x+4, 10)})
	if id != 3 || column != g.layout.shown[1].ID {
		t.Errorf("the cell is %q of %d", column, id)
	}
}
