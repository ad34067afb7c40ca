//go:build accessibility

package uitest

import (
	"strings"

	"fyne.io/fyne/v2"
)

// Heard is all that a screen reader would get of the window in a build with the tag accessibility, collected as Fyne
// collects it: what is Accessible, in plain containers alone.
func (w *Window) Heard() []string {
	var all []string
	for _, root := range append([]fyne.CanvasObject{w.Content()}, w.Canvas().Overlays().List()...) {
		all = hear(root, all)
	}
	return all
}

func hear(o fyne.CanvasObject, all []string) []string {
	if o == nil || !o.Visible() {
		return all
	}
	if a, ok := o.(fyne.Accessible); ok && a.AccessibilityRole() != fyne.AccessibleRoleContainer {
		all = append(all, a.AccessibilityLabel())
	}
	if c, ok := o.(*fyne.Container); ok {
		for _, child := range c.Objects {
			all = hear(child, all)
		}
	}
	return all
}

// Reached is what Tab comes by, each as what it is called by; "" for what has no words of its own.
func (w *Window) Reached() []string {
	var all []string
	for _, d := range w.TabThrough().chain {
		name := called(d.o)
		if from := strings.IndexByte(name, '"'); from >= 0 {
			name = strings.TrimSuffix(name[from+1:], `"`)
		}
		all = append(all, name)
	}
	return all
}
