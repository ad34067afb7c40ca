package placing

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"github.com/go-gl/glfw/v3.4/glfw"
)

// Connected are the screens as they are now; none where the system lets no program choose its place (Wayland).
func Connected() Screens {
	if glfw.GetPlatform() == glfw.PlatformWayland {
		return nil
	}
	var all Screens
	for _, m := range glfw.GetMonitors() { // the main one is the first
		mode := m.GetVideoMode()
		if mode == nil { // it is being unplugged
			continue
		}
		one := Screen{Bounds: Rect{Width: mode.Width, Height: mode.Height}, Scale: scaleOf(m)}
		one.Bounds.X, one.Bounds.Y = m.GetPos()
		one.Work.X, one.Work.Y, one.Work.Width, one.Work.Height = m.GetWorkarea()
		all = append(all, one)
	}
	return all
}

// behind is the window under that of the toolkit, which itself can't tell where it stands; nil before it is shown,
// after it is closed, and where a test has none.
func behind(w fyne.Window) (v *glfw.Window) {
	if c, ok := w.(interface{ RunWithContext(f func()) }); ok {
		c.RunWithContext(func() { v = glfw.GetCurrentContext() })
	}
	return v
}

// move asks for a place; before the window is shown, it then is shown there.
func move(w fyne.Window, x, y int) {
	if d, ok := w.(desktop.Window); ok {
		d.RequestPosition(x, y)
	}
}

// Raise takes a minimised window up again, as the toolkit does not everywhere when it shows one.
func Raise(w fyne.Window) {
	if v := behind(w); v != nil && v.GetAttrib(glfw.Iconified) == glfw.True {
		v.Restore()
	}
}

// Read is where and how the window stands, on which screens; false where that can't be told. Before is where it would
// stand on screens of which nothing is kept.
func (k Kept) Read(w fyne.Window, before Place) (Screens, Place, bool) {
	v := behind(w)
	if v == nil {
		return nil, Place{}, false
	}
	screens := Connected()
	if len(screens) == 0 {
		return nil, Place{}, false
	}
	if v.GetAttrib(glfw.Maximized) == glfw.False && v.GetAttrib(glfw.Iconified) == glfw.False {
		return screens, asSeen(w, v), true
	}
	known, ok := k.On(screens)
	if ok {
		before = known
	}
	p, told := aside(w, v, screens, before, ok)
	return screens, p, told
}

// asSeen is where a window stands that is neither maximised nor minimised.
func asSeen(w fyne.Window, v *glfw.Window) Place {
	p := Place{Width: w.Canvas().Size().Width, Height: w.Canvas().Size().Height}
	p.X, p.Y = v.GetPos()
	return p
}
