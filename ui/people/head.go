package people

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"alumnibook/ui/command"
	"alumnibook/ui/look"
	"alumnibook/ui/widgets"
)

// head is what stands above the list: title, search and the page's buttons, and below them the filters.
type head struct {
	view    *view
	search  *widgets.SearchField
	count   *widgets.CutText
	lists   *widgets.Button
	export  *widgets.Button
	imports *widgets.Button
	filter  *widgets.Chip
	toggle  *widgets.Button // of the pane
	chips   *fyne.Container
	content fyne.CanvasObject
	said    []string // what the chips say now
}

func newHead(v *view) *head {
	w := v.w
	h := &head{view: v, chips: widgets.WrapRow(6)}
	h.search = widgets.NewSearchField(w.T("people.search"), command.Ctrl(fyne.KeyF).Text(w), v.search)
	h.search.OnDown = v.grid.Focus
	h.count = widgets.NewMuted("")
	h.lists = widgets.NewMenuButton(widgets.QuietMuted, w.T("people.lists"), nil, v.listMenu)
	h.export = widgets.NewSecondary(w.T("people.export"), look.Icon("export"), func() { v.handOver("") })
	h.filter = widgets.NewAddChip(w.T("people.filter"), nil)
	h.filter.OnTapped = v.openFilters
	h.imports = widgets.NewSecondary(w.T("people.import"), look.Icon("import"), v.importList)
	add := widgets.NewPrimary(w.T("people.add"), look.Icon("plus"), v.add)
	title := widgets.Row(look.Gap, widgets.NewTitle(w.T("people.title")), h.count, h.lists)
	top := container.New(&headLayout{}, title, h.search, widgets.Row(10, h.export, h.imports, add))

	save := widgets.NewQuiet(w.T("people.save_list"), nil, v.saveList).Smaller()
	cols := widgets.NewButton(widgets.QuietMuted, w.T("people.columns"), nil, nil).Smaller()
	cols.OnTapped = func() { v.grid.ChooseColumns(below(cols)) }
	h.toggle = widgets.NewIconButton(look.Icon("chevron-right"), w.T("people.pane_hide"), v.togglePane)
	second := widgets.TopRow(look.Gap, 0, h.chips, save, cols, h.toggle)
	h.content = widgets.PadEach(12, look.PagePad, 8, look.PagePad, widgets.Stack(look.Gap, top, second))
	h.chips.Objects = []fyne.CanvasObject{h.filter}
	return h
}

// below is the place under an object where its menu opens.
func below(o fyne.CanvasObject) fyne.Position {
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(o).AddXY(0, o.Size().Height+2)
}

// fit leaves the words off some buttons in a narrow window, so that the search field keeps its room.
func (h *head) fit(narrow bool) {
	w := h.view.w
	for button, words := range map[*widgets.Button]string{h.export: w.T("people.export"), h.imports: w.T("people.import")} {
		text, tip := words, ""
		if narrow {
			text, tip = "", words
		}
		button.SetToolTip(tip)
		button.SetText(text)
	}
}

// update brings count, list and chips up to date with what the page shows.
func (h *head) update() {
	v := h.view
	h.count.SetText(v.countText())
	name := v.list.Name
	if name == "" {
		name = v.w.T("people.lists")
	}
	h.lists.SetText(name)
	if none := v.total == 0 && v.known; h.export.Disabled() != none {
		h.export.SetDisabled(none, v.w.T("people.why_empty"))
	}
	h.updateChips()
	h.content.Refresh()
}

// updateToggle shows whether the pane is open.
func (h *head) updateToggle(open bool) {
	icon, tip := "chevron-right", "people.pane_hide"
	if !open {
		icon, tip = "chevron-left", "people.pane_show"
	}
	h.toggle.SetIcon(look.Icon(icon))
	h.toggle.SetToolTip(h.view.w.T(tip))
}

// countText says how many were found of how many.
func (v *view) countText() string {
	switch {
	case !v.known:
		return ""
	case v.filter.IsEmpty():
		return v.w.Number(v.total)
	}
	return v.w.T("people.count_of", "n", len(v.rows.ids), "total", v.total)
}

func (h *head) updateChips() {
	v := h.view
	var chips []fyne.CanvasObject
	var said []string
	for _, p := range parts {
		text := p.words(v.w, &v.filter, v.ownerName)
		if text == "" {
			continue
		}
		said = append(said, text)
		chip := widgets.NewFilterChip(text, nil, func() {
			f := cloneFilter(v.filter)
			p.clear(&f)
			v.setFilter(f)
		})
		chip.OnTapped = v.openFilters
		chips = append(chips, chip)
	}
	if slices.Equal(said, h.said) {
		return
	}
	h.said = said
	h.chips.Objects = append(chips, h.filter)
	h.chips.Refresh()
}

// searchWidth is how wide the search field is where there is room.
const searchWidth = 330

// headLayout puts the title left and the buttons right; the search field stands before the buttons and gives way
// where the window is narrow.
type headLayout struct{}

func (headLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	title, search, buttons := o[0], o[1], o[2]
	gap := look.Px(10)
	right := buttons.MinSize().Width
	left := min(title.MinSize().Width, s.Width-right)
	put := func(o fyne.CanvasObject, x, w float32) {
		h := o.MinSize().Height
		o.Move(fyne.NewPos(x, (s.Height-h)/2))
		o.Resize(fyne.NewSize(max(w, 0), h))
	}
	put(buttons, s.Width-right, right)
	room := min(look.Px(searchWidth), s.Width-right-left-2*gap)
	put(search, s.Width-right-gap-room, room)
	put(title, 0, left)
}

func (headLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	var s fyne.Size
	for _, each := range o {
		m := each.MinSize()
		s.Width += m.Width + look.Px(10)
		s.Height = max(s.Height, m.Height)
	}
	return s
}
