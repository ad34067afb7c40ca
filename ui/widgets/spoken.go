//go:build !accessibility

package widgets

import "fyne.io/fyne/v2"

// Spoken is the content of a window for screen readers too, which need a build with the tag accessibility: here it is
// the root alone.
func Spoken(r *Root) fyne.CanvasObject { return r }
