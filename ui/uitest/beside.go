package uitest

import (
	"fyne.io/fyne/v2"

	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

// BesideNavigation shows a page in a window of a width, as it stands beside the navigation, to be drawn.
func (h *Host) BesideNavigation(p page.Page, width float32) {
	side := widgets.NewLeftPane(widgets.Ground(look.ColorSide, widgets.Gap(10, 10)), p.Content(), look.NavWidth)
	root := widgets.NewRoot(widgets.Ground(look.ColorBackground, side), h.W.Canvas())
	h.T.Cleanup(root.Close)
	h.W.SetContent(root)
	h.W.Resize(fyne.NewSize(width, 800))
}
