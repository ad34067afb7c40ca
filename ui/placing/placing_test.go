package placing

import (
	"encoding/json"
	"testing"
)

// Screens as offices have them.
var (
	laptop = Screen{Bounds: Rect{0, 0, 1366, 768}, Work: Rect{0, 0, 1366, 728}, Scale: 1}
	left   = Screen{Bounds: Rect{-1920, -200, 1920, 1080}, Work: Rect{-1920, -200, 1920, 1080}, Scale: 1}
	sharp  = Screen{Bounds: Rect{1366, 0, 3840, 2160}, Work: Rect{1366, 0, 3840, 2080}, Scale: 2}
	topBar = Screen{Bounds: Rect{0, 0, 1366, 768}, Work: Rect{0, 40, 1366, 728}, Scale: 1}
)

func TestWindowIsReachable(t *testing.T) {
	docked := Screens{laptop, left, sharp}
	for _, c := range []struct {
		what    string
		screens Screens
		place   Place
		want    bool
	}{
		{"in the middle", Screens{laptop}, Place{X: 200, Y: 100, Width: 800, Height: 500}, true},
		{"on the screen to the left and above", docked, Place{X: -1800, Y: -150, Width: 800, Height: 500}, true},
		{"where that screen was", Screens{laptop}, Place{X: -1800, Y: -150, Width: 800, Height: 500}, false},
		{"across two screens", docked, Place{X: -400, Y: 100, Width: 800, Height: 500}, true},
		{"a corner at the right edge", Screens{laptop}, Place{X: 1300, Y: 100, Width: 800, Height: 500}, false},
		{"a grip at the right edge", Screens{laptop}, Place{X: 1266, Y: 100, Width: 800, Height: 500}, true},
		{"a grip at the left edge", Screens{laptop}, Place{X: -700, Y: 100, Width: 800, Height: 500}, true},
		{"less at the left edge", Screens{laptop}, Place{X: -701, Y: 100, Width: 800, Height: 500}, false},
		{"a grip of a window of large units", Screens{sharp}, Place{X: 1366 - 1400, Y: 100, Width: 800, Height: 500}, true},
		{"less of it", Screens{sharp}, Place{X: 5206 - 199, Y: 100, Width: 800, Height: 500}, false},
		{"title bar at the top edge", Screens{laptop}, Place{X: 0, Y: 30, Width: 1366, Height: 698}, true},
		{"title bar above the screen", Screens{laptop}, Place{X: 0, Y: 10, Width: 1366, Height: 698}, false},
		{"title bar behind the bar of the system", Screens{topBar}, Place{X: 0, Y: 40, Width: 800, Height: 500}, false},
		{"title bar under it", Screens{topBar}, Place{X: 0, Y: 70, Width: 800, Height: 500}, true},
		{"title bar behind the bar at the bottom", Screens{laptop}, Place{X: 100, Y: 760, Width: 800, Height: 500}, false},
		{"minimised, as Windows says it", docked, Place{X: -32000, Y: -32000, Width: 800, Height: 500}, false},
		{"no screens", nil, Place{X: 100, Y: 100, Width: 800, Height: 500}, false},
	} {
		t.Run(c.what, func(t *testing.T) {
			if got := c.screens.Reachable(c.place); got != c.want {
				t.Errorf("%v", got)
			}
		})
	}
}

func TestEachSetOfScreensHasItsPlace(t *testing.T) {
	docked, alone := Screens{laptop, left}, Screens{laptop}
	atDesk, atHome := Place{X: -1800, Y: -150, Width: 1600, Height: 900}, Place{X: 10, Y: 40, Width: 1000, Height: 600, Maximised: true}
	kept := Kept(nil).With(docked, atDesk).With(alone, atHome)
	text, err := json.Marshal(kept)
	if err != nil {
		t.Fatal(err)
	}
	kept = nil
	if err := json.Unmarshal(text, &kept); err != nil {
		t.Fatal(err)
	}
	if p, ok := kept.On(Screens{left, laptop}); !ok || p != atDesk {
		t.Errorf("at the desk %+v, %v: %s", p, ok, text)
	}
	if p, ok := kept.On(alone); !ok || p != atHome {
		t.Errorf("at home %+v, %v: %s", p, ok, text)
	}
	if p, ok := kept.On(Screens{laptop, sharp}); ok {
		t.Errorf("on screens that are new %+v", p)
	}
	moved := atDesk
	moved.X = -1000
	kept = kept.With(docked, moved)
	if p, _ := kept.On(docked); p != moved || len(kept) != 2 {
		t.Errorf("moved, but %+v of %d", p, len(kept))
	}
	if p, ok := Kept(nil).With(alone, Place{X: 2000, Y: 100, Width: 800, Height: 500}).On(alone); ok {
		t.Errorf("out of reach, but %+v", p)
	}
}

func TestPlaceShrinksWhereUnitsGrew(t *testing.T) {
	grown := laptop
	grown.Scale = 1.5
	kept := Kept(nil).With(Screens{laptop}, Place{X: 20, Y: 40, Width: 1240, Height: 680})
	p, ok := kept.On(Screens{grown})
	if want := (Place{X: 20, Y: 40, Width: 1366 / 1.5, Height: 728/1.5 - titleHeight}); !ok || p != want {
		t.Errorf("%+v, %v", p, ok)
	}
}

func TestOnlySoManySetsAreKept(t *testing.T) {
	var kept Kept
	for i := range 40 {
		kept = kept.With(Screens{{Bounds: Rect{Width: 1000 + i, Height: 800}, Work: Rect{Width: 1000 + i, Height: 800}, Scale: 1}}, Place{X: i, Y: 40, Width: 700, Height: 500})
	}
	if len(kept) != mostKept || kept[0].X != 39 || kept[mostKept-1].X != 40-mostKept {
		t.Errorf("%+v", kept)
	}
}

func TestScreensHaveTheSameNameInAnyOrder(t *testing.T) {
	a, b := Screens{laptop, left}.Key(), Screens{left, laptop}.Key()
	if a != b || a != "1366x768+0+0 1920x1080-1920-200" {
		t.Errorf("%q, %q", a, b)
	}
}

func TestSizeHasRoomOnTheScreen(t *testing.T) {
	for _, c := range []struct {
		screen                Screen
		width, height         float32
		wantWidth, wantHeight float32
	}{
		{laptop, 1240, 700, 1240, 700},
		{laptop, 1240, 728, 1240, 728}, // as she left it
		{laptop, 2000, 1200, 1366, 728 - titleHeight},
		{sharp, 2000, 1000, 1920, 1000},
	} {
		if w, h := c.screen.Fit(c.width, c.height); w != c.wantWidth || h != c.wantHeight {
			t.Errorf("%v × %v of %v × %v on %v", w, h, c.width, c.height, c.screen.Bounds)
		}
	}
}

func TestMaximisedWindowGoesBackToItsScreen(t *testing.T) {
	screens, before := Screens{laptop, left}, Place{X: 100, Y: 60, Width: 800, Height: 500}
	for _, c := range []struct {
		what  string
		now   Rect
		known bool
		want  Place
	}{
		{"the same screen", Rect{0, 30, 1366, 698}, true, Place{X: 100, Y: 60, Width: 800, Height: 500, Maximised: true}},
		{"another screen", Rect{-1920, -170, 1920, 1050}, true, Place{X: -1360, Y: 105, Width: 800, Height: 500, Maximised: true}},
		{"never seen elsewhere", Rect{0, 30, 1366, 698}, false, Place{X: 283, Y: 129, Width: 800, Height: 500, Maximised: true}},
		{"on no screen", Rect{9000, 0, 100, 100}, true, Place{X: 100, Y: 60, Width: 800, Height: 500, Maximised: true}},
	} {
		t.Run(c.what, func(t *testing.T) {
			got := screens.Within(c.now, before, c.known)
			if got != c.want {
				t.Errorf("%+v", got)
			}
			if !screens.Reachable(got) {
				t.Error("it can't be reached")
			}
		})
	}
}
