package after

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

const (
	stateWishes = "after.wishes"
	dialogWidth = 460
)

// wishes are what the guests would like, put together under themes.
type wishes struct {
	v      *view
	grid   *widgets.DataGrid
	theme  string // that is shown
	only   bool   // just those of the theme, which may be none
	rows   []*book.Wished
	top    *fyne.Container
	chips  *fyne.Container
	bar    *fyne.Container
	banner *fyne.Container // what is to be done with the theme
	whole  fyne.CanvasObject
}

func newWishes(v *view) *wishes {
	w := v.w
	s := &wishes{v: v, chips: widgets.WrapRow(6), bar: widgets.Row(8), banner: widgets.Stack(0)}
	s.grid = widgets.NewDataGrid([]widgets.Column{
		{ID: "wish", Title: w.T("after.wish"), Width: 380},
		{ID: "name", Title: w.T("model.field.name"), Width: 190},
		{ID: "theme", Title: w.T("after.theme"), Width: 180, Hideable: true},
	}, s)
	s.grid.OnSelected = func([]int64, int64) { s.drawBar() }
	s.grid.OnOpen = func(id int64) { s.edit(s.byID(id)) }
	s.grid.OnDelete = func(ids []int64) { s.remove(ids) }
	s.grid.OnMenu = s.menu
	state := s.grid.State()
	if v.host.Prefs().State(stateWishes, &state) {
		s.grid.SetState(state)
	}
	s.grid.OnColumns = func() { v.host.Prefs().SetState(stateWishes, s.grid.State()) }
	s.top = widgets.FillRow(12, 0, s.chips, s.bar)
	s.banner.Hide()
	s.whole = widgets.FillStack(0, 3, widgets.PadEach(8, look.PagePad, 8, look.PagePad, s.top), s.banner, widgets.HLine(), s.grid)
	return s
}

func (s *wishes) content() fyne.CanvasObject { return s.whole }
func (s *wishes) unsaved() bool              { return false }
func (s *wishes) save(done func(bool))       { done(true) }
func (s *wishes) discard()                   {}

// shown follows the book.
func (s *wishes) shown() {
	w := s.v.w
	if s.only && s.theme != "" && s.count(s.theme) == 0 {
		s.only, s.theme = false, ""
	}
	s.rows = nil
	for i := range s.v.known.wishes {
		if x := &s.v.known.wishes[i]; !s.only || x.Theme == s.theme {
			s.rows = append(s.rows, x)
		}
	}
	s.grid.Empty = widgets.NewEmpty("star", w.T("after.no_wishes"), w.T("after.no_wishes_text"), widgets.NewSecondary(w.T("after.add_wish"), look.Icon("plus"), func() { s.edit(nil) }))
	s.grid.Reload()
	s.drawChips()
	s.drawBar()
	s.drawBanner()
}

// themes are those of this event, with the most wishes first.
func (s *wishes) themes() []string {
	var names []string
	for _, x := range s.v.known.wishes {
		if x.Theme != "" && !slices.Contains(names, x.Theme) {
			names = append(names, x.Theme)
		}
	}
	slices.SortStableFunc(names, func(a, b string) int { return s.count(b) - s.count(a) })
	return names
}

func (s *wishes) count(theme string) int {
	n := 0
	for _, x := range s.v.known.wishes {
		if x.Theme == theme {
			n++
		}
	}
	return n
}

func (s *wishes) drawChips() {
	w := s.v.w
	s.chips.Objects = nil
	add := func(text string, n int, only bool, theme string) {
		chip := widgets.NewChoiceChip(text, w.Number(n), look.ToneGrey, func() {
			s.only, s.theme = only, theme
			s.shown()
		})
		chip.SetSelected(s.only == only && s.theme == theme)
		s.chips.Add(chip)
	}
	if len(s.v.known.wishes) > 0 {
		add(w.T("after.all_wishes"), len(s.v.known.wishes), false, "")
	}
	if n := s.count(""); n > 0 && n < len(s.v.known.wishes) {
		add(w.T("after.no_theme"), n, true, "")
	}
	for _, t := range s.themes() {
		add(t, s.count(t), true, t)
	}
	s.chips.Refresh()
}

func (s *wishes) drawBar() {
	w, list := s.v.w, s.chosen()
	s.bar.Objects = nil
	if len(list) > 0 {
		s.bar.Add(widgets.NewSecondary(w.N("after.set_theme", len(list)), look.Icon("tag"), s.askTheme).Smaller())
	}
	s.bar.Add(widgets.NewSecondary(w.T("after.add_wish"), look.Icon("plus"), func() { s.edit(nil) }).Smaller())
	s.top.Refresh() // the chips may wrap otherwise now
	s.whole.Refresh()
}

// drawBanner offers what a theme is collected for: to tell all who wished it.
func (s *wishes) drawBanner() {
	w := s.v.w
	s.banner.Hide()
	for _, t := range s.v.known.themes {
		if !s.only || t.Name != s.theme || t.Name == "" {
			continue
		}
		words := widgets.NewRich(widgets.Span{Text: t.Name, Bold: true}, widgets.Span{Text: " · " + w.N("after.theme_wishes", t.Wishes), Color: look.ColorMuted})
		offer := widgets.NewSecondary(w.N("after.offer", t.People), look.Icon("people"), func() { s.offer(t.Name) }).Smaller()
		rename := widgets.NewQuiet(w.T("after.rename"), look.Icon("edit"), func() { s.rename(t.Name) }).Smaller()
		s.banner.Objects = []fyne.CanvasObject{widgets.Ground(look.ColorAccentTint, widgets.PadEach(6, look.PagePad, 6, look.PagePad, widgets.FillRow(10, 0, words, rename, offer)))}
		s.banner.Show()
	}
	s.banner.Refresh()
	s.whole.Refresh()
}

// offer opens those who wished something of a theme, at this event or elsewhere, among the people.
func (s *wishes) offer(theme string) {
	v, b := s.v, s.v.host.Book()
	page.Read(v.host, v, "theme", func(ctx context.Context) ([]book.Wished, error) { return b.Wishes(ctx, book.WishQuery{Theme: theme}) }, func(list []book.Wished) {
		var ids []int64
		for _, x := range list {
			if !slices.Contains(ids, x.PersonID) {
				ids = append(ids, x.PersonID)
			}
		}
		v.host.Open(page.ThesePeople(ids))
	})
}

// chosen are the wishes that are selected.
func (s *wishes) chosen() []*book.Wished {
	var list []*book.Wished
	for _, id := range s.grid.Selected() {
		if x := s.byID(id); x != nil {
			list = append(list, x)
		}
	}
	return list
}

func (s *wishes) byID(id int64) *book.Wished {
	for _, x := range s.rows {
		if x.ID == id {
			return x
		}
	}
	return nil
}

func (s *wishes) menu(ids []int64) []*fyne.MenuItem {
	w := s.v.w
	one := s.byID(ids[0])
	items := []*fyne.MenuItem{
		widgets.MenuItem(w.N("after.set_theme", len(ids)), look.Icon("tag"), false, s.askTheme),
		widgets.MenuItem(w.T("after.edit_wish"), look.Icon("edit"), len(ids) != 1, func() { s.edit(one) }),
		widgets.MenuItem(w.T("after.open_person"), look.Icon("user"), len(ids) != 1, func() { s.v.host.Open(page.Route{Page: page.People, ID: one.PersonID}) }),
		fyne.NewMenuItemSeparator(),
		widgets.MenuItem(w.N("after.delete_wish", len(ids)), look.Icon("trash"), false, func() { s.remove(ids) }),
	}
	return items
}

func (s *wishes) remove(ids []int64) {
	name := ""
	if x := s.byID(ids[0]); x != nil {
		name = s.v.wisher(x)
	}
	s.v.do(model.Doing{Code: "wish_delete", Name: name, Count: len(ids)}, func(tx *book.Tx) error {
		for _, id := range ids {
			if err := tx.DeleteWish(id); err != nil {
				return err
			}
		}
		return nil
	})
}

// wisher is what somebody is called who wished something.
func (v *view) wisher(x *book.Wished) string {
	if name := v.known.nameOf(x.PersonID); name != "" {
		return name
	}
	return x.Name
}

// Len counts the rows.
func (s *wishes) Len() int { return len(s.rows) }

// ID is the wish.
func (s *wishes) ID(row int) int64 { return s.rows[row].ID }

// Cells says who would like what.
func (s *wishes) Cells(row int, columns []string) ([]widgets.Cell, bool) {
	if row >= len(s.rows) {
		return nil, false
	}
	x := s.rows[row]
	cells := make([]widgets.Cell, len(columns))
	for i, c := range columns {
		switch {
		case c == "wish":
			cells[i] = widgets.Cell{Text: x.Text}
		case c == "name":
			cells[i] = widgets.Cell{Text: x.Name}
		case x.Theme != "":
			cells[i] = widgets.Cell{Text: x.Theme, Chip: look.ToneBlue}
		}
	}
	return cells, true
}
