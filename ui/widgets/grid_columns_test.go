package widgets

import (
	"encoding/json"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
)

func tapHeader(g *DataGrid, id string) {
	for _, c := range g.layout.shown {
		if c.ID == id {
			g.head.Tapped(&fyne.PointEvent{Position: fyne.NewPos(c.x+10, 10)})
		}
	}
}

func TestHeaderSorts(t *testing.T) {
	_, g, _ := gridStage(t, 5)
	var got []string
	g.OnSort = func(c string, desc bool) {
		if desc {
			c += " down"
		}
		got = append(got, c)
	}
	tapHeader(g, "office")
	tapHeader(g, "office")
	tapHeader(g, "name")
	tapHeader(g, "next") // cannot be sorted
	if want := []string{"office", "office down", "name"}; !slices.Equal(got, want) {
		t.Errorf("sorted by %v, want %v", got, want)
	}
	if !g.head.sign.Visible() {
		t.Error("there is no sign of the order")
	}
}

func drag(h *gridHeader, from, to float32) {
	h.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(to, 10)}, Dragged: fyne.NewDelta(to-from, 0)})
	h.DragEnd()
}

func TestHeaderResizesAndMoves(t *testing.T) {
	_, g, _ := gridStage(t, 5)
	told := 0
	g.OnColumns = func() { told++ }
	name := g.layout.shown[0]
	edge := name.x + name.w - cellGap/2
	drag(g.head, edge, edge+40)
	if got := g.State().Widths["name"]; got != 228 {
		t.Errorf("the column is %v wide, want 228", got)
	}
	edge += 40
	drag(g.head, edge, 5)
	if got := g.State().Widths["name"]; got != leastColumn {
		t.Errorf("the column is %v wide, want the least, %v", got, leastColumn)
	}
	office, job := g.layout.shown[2], g.layout.shown[1]
	drag(g.head, office.x+20, job.x+5)
	if got := g.VisibleColumns()[:3]; !slices.Equal(got, []string{"name", "office", "job"}) {
		t.Errorf("after moving the order is %v", got)
	}
	if told != 3 {
		t.Errorf("was told %d times, want 3", told)
	}
}

func TestStateComesBack(t *testing.T) {
	_, g, _ := gridStage(t, 5)
	g.ShowColumn("job", false)
	g.ShowColumn("name", false) // may not be hidden
	g.MoveColumn("next", "office")
	g.ResizeColumn("office", 140)
	g.SetSort("left", true)
	text, err := json.Marshal(g.State())
	if err != nil {
		t.Fatal(err)
	}
	_, other, _ := gridStage(t, 5)
	var kept State
	if err := json.Unmarshal(text, &kept); err != nil {
		t.Fatal(err)
	}
	kept.Order = append(kept.Order, "gone")
	kept.Hidden = append(kept.Hidden, "gone")
	other.SetState(kept)
	if want := []string{"name", "next", "office", "left", "now", "last"}; !slices.Equal(other.VisibleColumns(), want) {
		t.Errorf("columns are %v, want %v", other.VisibleColumns(), want)
	}
	if c, desc := other.Sort(); c != "left" || !desc {
		t.Errorf("sorted by %s %v", c, desc)
	}
	if other.State().Widths["office"] != 140 {
		t.Errorf("the office is %v wide", other.State().Widths["office"])
	}
	for _, r := range other.body.rows {
		if len(r.cells) != 6 {
			t.Fatalf("a row has %d cells, want 6", len(r.cells))
		}
	}
}

func TestColumnsAreChosenInAMenu(t *testing.T) {
	_, g, _ := gridStage(t, 20)
	told := 0
	g.OnColumns = func() { told++ }
	choose := func(label string) {
		for _, item := range g.columnItems() {
			if item.Label == label && !item.Disabled {
				item.Action()
				return
			}
		}
	}
	choose("Office")
	choose("Name") // may not be hidden
	if slices.Contains(g.VisibleColumns(), "office") || !slices.Contains(g.VisibleColumns(), "name") || told != 1 {
		t.Errorf("columns %v, told %d times", g.VisibleColumns(), told)
	}
	choose("Office")
	g.FitColumn("name")
	if w := g.State().Widths["name"]; w < 260 {
		t.Errorf("the fitted column is %v wide: too little for its longest name", w)
	}
	choose(Words.AllColumns)
	if got := g.State(); got.Widths["name"] != 188 || len(got.Hidden) != 0 {
		t.Errorf("the original columns are %+v", got)
	}
}
