//go:build !windows

package placing

import (
	"fyne.io/fyne/v2"
	"github.com/go-gl/glfw/v3.4/glfw"
)

// scaleOf is 1: macOS counts in units, and X11 has no say in how the toolkit scales.
func scaleOf(*glfw.Monitor) float32 { return 1 }

// Show shows the window at a place. X11 shows it maximised at once when that is hinted at before; macOS has to be told
// again, as the toolkit sizes the window in between.
func Show(w fyne.Window, _ Screens, p Place) {
	move(w, p.X, p.Y)
	if !p.Maximised {
		w.Show()
		return
	}
	glfw.WindowHint(glfw.Maximized, glfw.True)
	w.Show()
	glfw.WindowHint(glfw.Maximized, glfw.False) // other windows are not
	if v := behind(w); v != nil {
		v.Maximize()
	}
}

// aside puts together what is known of a window that is maximised or minimised: these systems keep to themselves where
// it goes back to.
func aside(w fyne.Window, v *glfw.Window, screens Screens, before Place, known bool) (Place, bool) {
	if v.GetAttrib(glfw.Maximized) == glfw.False {
		return asSeen(w, v), true
	}
	var now Rect
	now.X, now.Y = v.GetPos()
	now.Width, now.Height = v.GetSize()
	return screens.Within(now, before, known), true
}
