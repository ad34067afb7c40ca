package placing

import (
	"math"
	"unsafe"

	"fyne.io/fyne/v2"
	"github.com/go-gl/glfw/v3.4/glfw"
	"golang.org/x/sys/windows"
)

var (
	user32       = windows.NewLazySystemDLL("user32.dll")
	getPlacement = user32.NewProc("GetWindowPlacement")
	setPlacement = user32.NewProc("SetWindowPlacement")
)

// Of winuser.h.
const (
	showMinimised, showMaximised = 2, 3
	restoreToMaximised           = 2
)

// placement is WINDOWPLACEMENT of winuser.h. Its normal part has the frame in it and does not count a bar of the system
// at the left or the top of the screen.
type placement struct {
	size, flags, show uint32
	_                 [4]int32 // where the minimised and the maximised window stands
	normal            windows.Rect
}

func handle(v *glfw.Window) uintptr { return uintptr(unsafe.Pointer(v.GetWin32Window())) }

// scaleOf rounds as the toolkit does.
func scaleOf(m *glfw.Monitor) float32 {
	scale, _ := m.GetContentScale()
	return max(float32(math.Round(float64(scale*10))/10), 0.5)
}

// Show shows the window at a place. A maximised one is shown as large as the screen first, and then maximised: the
// toolkit sizes its windows before it shows them, which one that is maximised already would not bear.
func Show(w fyne.Window, screens Screens, p Place) {
	if !p.Maximised {
		move(w, p.X, p.Y)
		w.Show()
		move(w, p.X, p.Y) // the frame may be another on this screen than on the one where the window was made
		return
	}
	if s, ok := screens.Of(screens.Pixels(p)); ok {
		move(w, s.Work.X, s.Work.Y+int(titleHeight*s.Scale))
		w.Resize(fyne.NewSize(float32(s.Work.Width)/s.Scale, float32(s.Work.Height)/s.Scale-titleHeight))
	}
	w.Show()
	v := behind(w)
	if v == nil {
		return
	}
	left, top, right, bottom := v.GetFrameSize()
	v.Maximize()
	at, ok := read(v)
	if !ok {
		return
	}
	pixels := func(units float32) int { return int(math.Ceil(float64(units * w.Canvas().Scale()))) } // as the toolkit does
	inner := Rect{p.X, p.Y, pixels(p.Width), pixels(p.Height)}
	dx, dy := bars(screens, inner)
	at.normal = windows.Rect{ // only now, or the system would show it there in between
		Left: int32(inner.X - left - dx), Right: int32(inner.X + inner.Width + right - dx),
		Top: int32(inner.Y - top - dy), Bottom: int32(inner.Y + inner.Height + bottom - dy),
	}
	_, _, _ = setPlacement.Call(handle(v), uintptr(unsafe.Pointer(&at))) // where it fails, the window is large all the same
}

// read asks the system for the placement of a window.
func read(v *glfw.Window) (placement, bool) {
	var p placement
	p.size = uint32(unsafe.Sizeof(p))
	ok, _, _ := getPlacement.Call(handle(v), uintptr(unsafe.Pointer(&p)))
	return p, ok != 0
}

// aside is the place that a window goes back to from being maximised or minimised.
func aside(w fyne.Window, v *glfw.Window, screens Screens, _ Place, _ bool) (Place, bool) {
	from, ok := read(v)
	if !ok {
		return Place{}, false
	}
	left, top, right, bottom := v.GetFrameSize()
	n := from.normal
	inner := Rect{int(n.Left) + left, int(n.Top) + top, int(n.Right-n.Left) - left - right, int(n.Bottom-n.Top) - top - bottom}
	dx, dy := bars(screens, inner)
	scale := w.Canvas().Scale()
	return Place{
		X: inner.X + dx, Y: inner.Y + dy, Width: float32(inner.Width) / scale, Height: float32(inner.Height) / scale,
		Maximised: from.show == showMaximised || from.show == showMinimised && from.flags&restoreToMaximised != 0,
	}, true
}

// bars is how much the system's bars take of the left and of the top of the screen that a place is on.
func bars(screens Screens, r Rect) (dx, dy int) {
	s, ok := screens.Of(r)
	if !ok {
		return 0, 0
	}
	return s.Work.X - s.Bounds.X, s.Work.Y - s.Bounds.Y
}
