package people

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"alumnibook/ui/look"
	"alumnibook/ui/widgets"
)

// paneState is the name under which the arrangement of the page is remembered.
const paneState = "people.pane"

// pane is how the user has arranged the page.
type pane struct {
	Width  float32 `json:"width"`
	Closed bool    `json:"closed"`
}

// pageCovers is the width of the page below which the pane lies over the list: that of the window less what the
// navigation takes.
const pageCovers = look.PaneCovers - look.NavWidth

// arrange puts head, list and pane together.
func (v *view) arrange() fyne.CanvasObject {
	v.pane = pane{Width: look.DetailWidth}
	v.host.Prefs().State(paneState, &v.pane)
	if v.pane.Width < 240 || v.pane.Width > 900 {
		v.pane.Width = look.DetailWidth
	}
	v.split = widgets.NewSplitPane(v.grid, v.detail.content, v.pane.Width, pageCovers)
	v.split.SetLeast(260, 360)
	v.split.OnWidth = func(w float32) {
		v.pane.Width = w
		v.host.Prefs().SetState(paneState, v.pane)
	}
	v.openPane(!v.pane.Closed)
	v.body = container.New(&bodyLayout{resized: v.fitPane}, v.split)
	return widgets.FillStack(0, 2, v.head.content, widgets.HLine(), v.body)
}

// bodyLayout gives everything to what it holds and tells when that changes between narrow and wide.
type bodyLayout struct {
	narrow, laid bool
	resized      func()
}

func (l *bodyLayout) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	narrow := s.Width < look.Px(pageCovers)
	changed := !l.laid || narrow != l.narrow
	l.narrow, l.laid = narrow, true
	if changed {
		l.resized()
	}
	for _, o := range objects {
		o.Move(fyne.Position{})
		o.Resize(s)
	}
}

func (l *bodyLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var s fyne.Size
	for _, o := range objects {
		s = s.Max(o.MinSize())
	}
	return s
}

func (v *view) narrow() bool {
	l, ok := v.body.Layout.(*bodyLayout)
	return ok && l.narrow
}

// fitPane opens the pane as the user wants it; in a narrow window only while somebody is chosen, since it lies over
// the list there.
func (v *view) fitPane() {
	v.head.fit(v.narrow())
	if v.narrow() {
		v.openPane(len(v.selected) > 0)
		return
	}
	v.openPane(!v.pane.Closed)
}

func (v *view) openPane(yes bool) {
	v.split.Open(yes)
	v.head.updateToggle(yes)
}

// togglePane shows or hides the pane for good.
func (v *view) togglePane() {
	open := !v.split.IsOpen()
	v.openPane(open)
	if !v.narrow() {
		v.pane.Closed = !open
		v.host.Prefs().SetState(paneState, v.pane)
	}
}

// uncover closes a pane that lies over the list.
func (v *view) uncover() bool {
	if !v.narrow() || !v.split.IsOpen() {
		return false
	}
	v.openPane(false)
	return true
}

// showEmpty says why there is nobody in the list, and what to do about it.
func (v *view) showEmpty() {
	w := v.w
	switch {
	case len(v.rows.ids) > 0:
		return
	case v.total == 0:
		v.grid.Empty = widgets.NewEmpty("people", w.T("people.empty_title"), w.T("people.empty_text"), widgets.Row(look.Gap,
			widgets.NewSecondary(w.T("people.empty_import"), look.Icon("import"), v.importList),
			widgets.NewSecondary(w.T("people.empty_add"), look.Icon("plus"), v.add)))
	default:
		v.grid.Empty = widgets.NewEmpty("search", w.T("people.nobody_title"), w.T("people.nobody_text"), v.wayOut())
	}
}

// wayOut are buttons that take off what leaves everybody out.
func (v *view) wayOut() fyne.CanvasObject {
	w := v.w
	row := widgets.Row(look.Gap)
	if v.filter.Search != "" {
		row.Add(widgets.NewSecondary(w.T("people.clear_search"), look.Icon("close"), func() { v.head.search.SetText("") }))
	}
	others := v.filter
	others.Search = ""
	if !others.IsEmpty() {
		row.Add(widgets.NewSecondary(w.T("people.clear_filters"), look.Icon("filter"), v.clearFilters))
	}
	return row
}
