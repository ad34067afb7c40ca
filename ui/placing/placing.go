// Package placing knows where and how the window stood, for every set of screens by itself: a laptop that stands at the
// office's two screens today and alone at home tomorrow has a place for each.
package placing

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Rect is a part of the desktop in its pixels. The desktop spans all screens, and those left of or above the first one
// have negative ones.
type Rect struct{ X, Y, Width, Height int }

// Screen is one of those that are connected.
type Screen struct {
	Bounds Rect
	Work   Rect    // without the bars of the system
	Scale  float32 // pixels in a unit of the window
}

// Screens are all of them, the main one first.
type Screens []Screen

// Place is where the window stands while it is not maximised, and whether it is.
type Place struct {
	X         int     `json:"x"` // of what is within its frame, in pixels of the desktop
	Y         int     `json:"y"`
	Width     float32 `json:"width"` // in the window's units: they stay as large where a screen has more pixels
	Height    float32 `json:"height"`
	Maximised bool    `json:"maximised,omitempty"`
}

const (
	titleHeight = 30  // units of a title bar, about
	grip        = 100 // units of it that are enough to take hold of
	mostKept    = 12  // sets of screens
)

// Key names the set of screens by where they are and how large.
func (s Screens) Key() string {
	var names []string
	for _, one := range s {
		b := one.Bounds
		names = append(names, fmt.Sprintf("%dx%d%+d%+d", b.Width, b.Height, b.X, b.Y))
	}
	slices.Sort(names)
	return strings.Join(names, " ")
}

// Of is the screen that shows the most of a part of the desktop; false where none shows any.
func (s Screens) Of(r Rect) (Screen, bool) {
	if len(s) == 0 {
		return Screen{}, false
	}
	best := slices.MaxFunc(s, func(a, b Screen) int { return cmp.Compare(a.Bounds.shared(r), b.Bounds.shared(r)) })
	return best, best.Bounds.shared(r) > 0
}

// shared is how many pixels two parts have in common.
func (r Rect) shared(o Rect) int {
	width := min(r.X+r.Width, o.X+o.Width) - max(r.X, o.X)
	height := min(r.Y+r.Height, o.Y+o.Height) - max(r.Y, o.Y)
	return max(width, 0) * max(height, 0)
}

// Pixels is what the window covers of the desktop at a place, within its frame.
func (s Screens) Pixels(p Place) Rect {
	best, most := Rect{p.X, p.Y, int(p.Width), int(p.Height)}, 0
	for _, one := range s {
		r := Rect{p.X, p.Y, int(p.Width * one.Scale), int(p.Height * one.Scale)}
		if n := one.Bounds.shared(r); n > most {
			best, most = r, n
		}
	}
	return best
}

// Reachable tells whether the mouse could take hold of the window there: enough of the middle of its title bar is on a
// screen and not behind a bar of the system.
func (s Screens) Reachable(p Place) bool {
	return slices.ContainsFunc(s, func(one Screen) bool {
		middle := p.Y - int(titleHeight/2*one.Scale)
		wide := min(p.X+int(p.Width*one.Scale), one.Work.X+one.Work.Width) - max(p.X, one.Work.X)
		return middle >= one.Work.Y && middle < one.Work.Y+one.Work.Height && wide >= int(grip*one.Scale)
	})
}

// Fit is a size that has room on the screen: the given one, or less of it where that is larger than the screen.
func (s Screen) Fit(width, height float32) (float32, float32) {
	roomWide, roomHigh := float32(s.Work.Width)/s.Scale, float32(s.Work.Height)/s.Scale
	if height > roomHigh {
		height = roomHigh - titleHeight
	}
	return min(width, roomWide), height
}

// Within is the place of a window that is maximised and can't tell where it stands otherwise: where it stood before, if
// that is known and the same screen, else the middle of the screen.
func (s Screens) Within(maximised Rect, before Place, known bool) Place {
	p := before
	on, ok := s.Of(maximised)
	if was, found := s.Of(s.Pixels(before)); ok && (!known || !found || was != on) {
		p.Width, p.Height = on.Fit(before.Width, before.Height)
		p.X = on.Work.X + (on.Work.Width-int(p.Width*on.Scale))/2
		p.Y = on.Work.Y + (on.Work.Height-int((p.Height-titleHeight)*on.Scale))/2
	}
	p.Maximised = true
	return p
}

// Kept are the places on all sets of screens, the latest first.
type Kept []On

// On is the place on one set of screens.
type On struct {
	Screens string `json:"screens"`
	Place
}

// On is where the window stood on these screens; false where it is not known or could not be reached.
func (k Kept) On(s Screens) (Place, bool) {
	key := s.Key()
	i := slices.IndexFunc(k, func(o On) bool { return o.Screens == key })
	if i < 0 || !s.Reachable(k[i].Place) {
		return Place{}, false
	}
	p := k[i].Place
	if screen, ok := s.Of(s.Pixels(p)); ok {
		p.Width, p.Height = screen.Fit(p.Width, p.Height)
	}
	return p, true
}

// With keeps a place on these screens too, and forgets that on those that were not seen for longest.
func (k Kept) With(s Screens, p Place) Kept {
	key := s.Key()
	rest := slices.DeleteFunc(slices.Clone(k), func(o On) bool { return o.Screens == key })
	rest = append(Kept{{Screens: key, Place: p}}, rest...)
	return rest[:min(len(rest), mostKept)]
}
