package rights

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

const stateRetention = "rights.retention"

// retention is the yearly list: everything that was kept for its time. Nothing of it goes by itself.
type retention struct {
	v     *view
	known book.RetentionList
	rules model.Privacy
	kind  model.Retained
	byID  map[int64]*book.RetentionCase
	says  *widgets.Paragraph
	chips *fyne.Container
	grid  *widgets.DataGrid
	whole fyne.CanvasObject
	read  bool
}

func newRetention(v *view) *retention {
	s := &retention{v: v, kind: model.RetainedPerson, chips: widgets.WrapRow(6), says: widgets.NewMutedParagraph("")}
	s.grid = widgets.NewDataGrid(s.columns(), s)
	s.grid.OnSelected = func([]int64, int64) { v.drawButtons() }
	s.grid.OnOpen = func(id int64) { v.openPerson(s.personOf(id)) }
	s.grid.OnMenu = s.menu
	s.grid.OnCopy = func(ids []int64) { page.CopyPeople(v.host, v, s.grid, ids, s.personOf) }
	keepState(v, s.grid, stateRetention)
	top := widgets.PadEach(8, look.PagePad, 8, look.PagePad, widgets.Stack(6, s.chips, s.says))
	s.whole = widgets.FillStack(0, 2, top, widgets.HLine(), s.grid)
	return s
}

func (s *retention) columns() []widgets.Column {
	w := s.v.w
	return []widgets.Column{
		{ID: "name", Title: w.T("model.field.name"), Width: 210},
		{ID: "status", Title: w.T("model.field.status"), Width: 186},
		{ID: "since", Title: w.T("rights.since"), Width: 110},
		{ID: "what", Title: w.T("rights.since_what"), Width: 300},
		{ID: "asked", Title: w.T("rights.asked"), Width: 110},
	}
}

func (s *retention) content() fyne.CanvasObject { return s.whole }

func (s *retention) load() {
	today := s.v.host.Today()
	type known struct {
		list  book.RetentionList
		rules model.Privacy
	}
	read(s.v, "retention", func(ctx context.Context, b *book.Book) (k known, err error) {
		if k.rules, err = b.Privacy(ctx); err != nil {
			return k, err
		}
		k.list, err = b.RetentionDue(ctx, today)
		return k, err
	}, func(k known) {
		s.known, s.rules, s.read = k.list, k.rules, true
		s.byID = make(map[int64]*book.RetentionCase, len(k.list.People))
		for i := range s.known.People {
			s.byID[s.known.People[i].PersonID] = &s.known.People[i]
		}
		s.draw()
	})
}

func (s *retention) draw() {
	w := s.v.w
	s.chips.Objects = nil
	for _, kind := range model.RetainedKinds {
		chip := widgets.NewChoiceChip(w.T("model.retained."+string(kind)), w.Number(s.known.Counts[kind]), look.ToneGrey, func() {
			s.kind = kind
			s.grid.ClearSelection()
			s.draw()
		})
		chip.SetSelected(kind == s.kind)
		s.chips.Add(chip)
	}
	s.chips.Refresh()
	s.says.SetText(s.explain())
	s.whole.Refresh() // what stands over the list may need another height now
	s.grid.SetHidden()
	if s.kind != model.RetainedPerson {
		s.grid.SetHidden("status", "what", "asked")
	}
	s.grid.Empty = widgets.NewEmpty("check", w.T("rights.nothing_due"), w.T("rights.nothing_due_text"), nil)
	s.grid.Reload()
	s.v.drawButtons()
}

// explain says how long this kind of data is kept.
func (s *retention) explain() string {
	w, months := s.v.w, s.rules.Retention[s.kind]
	if months == 0 && s.kind != model.RetainedInterview {
		return w.T("rights.no_end")
	}
	return w.N("rights.kept_"+string(s.kind), months)
}

// items are the things of the kind that is shown, but people.
func (s *retention) items() []book.RetentionItem {
	switch s.kind {
	case model.RetainedInterview:
		return s.known.Interviews
	case model.RetainedEntry:
		return s.known.Entries
	case model.RetainedGuest:
		return s.known.Guests
	case model.RetainedHandover:
		return s.known.Handovers
	}
	return nil
}

// personOf is whom a row is about, 0 for nobody.
func (s *retention) personOf(row int64) int64 {
	if s.kind == model.RetainedPerson {
		return row
	}
	for _, i := range s.items() {
		if i.ID == row {
			return i.PersonID
		}
	}
	return 0
}

func (s *retention) buttons() []fyne.CanvasObject {
	w, ids := s.v.w, s.grid.Selected()
	n := len(ids)
	if s.kind != model.RetainedPerson {
		all := s.known.Counts[s.kind]
		if n == 0 {
			n, ids = all, nil
		}
		verb := w.T("rights.clean")
		if n > 0 {
			verb = w.N("rights.clear", n)
		}
		clear := widgets.NewSecondary(verb, look.Icon("trash"), func() { s.askClear(ids, n) })
		clear.SetDisabled(n == 0, w.T("rights.nothing_due"))
		return []fyne.CanvasObject{clear}
	}
	ask := widgets.NewPrimary(s.v.askVerb(n), look.Icon("mail"), func() { s.askAgain(ids) })
	asked := widgets.NewSecondary(w.T("rights.note_asked"), look.Icon("check"), func() { s.noteAsked(ids, s.v.host.Today()) })
	keep := widgets.NewSecondary(w.T("rights.keep"), look.Icon("lock"), func() { s.askKeep(ids) })
	erase := widgets.NewSecondary(w.T("rights.erase"), look.Icon("trash"), func() { s.v.askErase(erasing{ids: ids, reason: book.EraseRetention}) })
	for _, b := range []*widgets.Button{ask, asked, keep, erase} {
		b.SetDisabled(n == 0, w.T("rights.choose_first"))
	}
	return []fyne.CanvasObject{erase, keep, asked, ask}
}

// askVerb says how many would be asked again.
func (v *view) askVerb(n int) string {
	if n == 0 {
		return v.w.T("rights.ask")
	}
	return v.w.N("rights.ask_again", n)
}

func (s *retention) menu(ids []int64) []*fyne.MenuItem {
	w := s.v.w
	open := widgets.MenuItem(w.T("rights.open_person"), look.Icon("user"), len(ids) != 1 || s.personOf(ids[0]) == 0, func() { s.grid.OnOpen(ids[0]) })
	if s.kind != model.RetainedPerson {
		return []*fyne.MenuItem{open, widgets.MenuItem(w.N("rights.clear", len(ids)), look.Icon("trash"), false, func() { s.askClear(ids, len(ids)) })}
	}
	return []*fyne.MenuItem{
		open, fyne.NewMenuItemSeparator(),
		widgets.MenuItem(w.N("rights.ask_again", len(ids)), look.Icon("mail"), false, func() { s.askAgain(ids) }),
		widgets.MenuItem(w.T("rights.note_asked"), look.Icon("check"), false, func() { s.noteAsked(ids, s.v.host.Today()) }),
		widgets.MenuItem(w.T("rights.keep"), look.Icon("lock"), false, func() { s.askKeep(ids) }),
		widgets.MenuItem(w.T("rights.erase"), look.Icon("trash"), false, func() { s.v.askErase(erasing{ids: ids, reason: book.EraseRetention}) }),
	}
}

func (s *retention) status() string {
	if !s.read {
		return ""
	}
	return s.v.w.N("rights.status_retention", s.known.Counts[model.RetainedPerson])
}

// SelectAll selects everything in the list.
func (s *retention) SelectAll() { s.grid.SelectAll() }

// SelectedPeople is who is chosen.
func (s *retention) SelectedPeople() []int64 {
	if s.kind != model.RetainedPerson {
		return nil
	}
	return slices.Clone(s.grid.Selected())
}

// Len counts the rows.
func (s *retention) Len() int {
	if s.kind == model.RetainedPerson {
		return len(s.known.People)
	}
	return len(s.items())
}

// ID is the person, or the thing.
func (s *retention) ID(row int) int64 {
	if s.kind == model.RetainedPerson {
		return s.known.People[row].PersonID
	}
	return s.items()[row].ID
}

// Cells says who or what it is, and since when it counts.
func (s *retention) Cells(row int, columns []string) ([]widgets.Cell, bool) {
	if row >= s.Len() {
		return nil, false
	}
	cells := make([]widgets.Cell, len(columns))
	for i, c := range columns {
		if s.kind == model.RetainedPerson {
			cells[i] = s.personCell(&s.known.People[row], c)
		} else {
			cells[i] = s.itemCell(&s.items()[row], c)
		}
	}
	return cells, true
}

func (s *retention) personCell(p *book.RetentionCase, column string) widgets.Cell {
	w := s.v.w
	switch column {
	case "name":
		return widgets.Cell{Text: p.Name, Bold: true}
	case "status":
		return widgets.Cell{Text: w.T("model.status." + string(p.Status)), Muted: true}
	case "since":
		return widgets.Cell{Text: w.Date(p.Since)}
	case "what":
		if p.Heard {
			return widgets.Cell{Text: w.T("rights.heard"), Muted: true}
		}
		return widgets.Cell{Text: w.T("rights.never_heard"), Muted: true}
	case "asked":
		if !p.Asked.IsZero() {
			return widgets.Cell{Text: w.Date(p.Asked), Tint: look.ToneAmber, Tip: w.T("rights.asked_tip")}
		}
	}
	return widgets.Cell{}
}

func (s *retention) itemCell(i *book.RetentionItem, column string) widgets.Cell {
	w := s.v.w
	switch column {
	case "name":
		switch {
		case s.kind == model.RetainedHandover:
			return widgets.Cell{Text: formatName(w, i.Name)}
		case i.PersonID == 0:
			return widgets.Cell{Text: w.T("rights.erased_person"), Muted: true}
		}
		return widgets.Cell{Text: i.Name}
	case "since":
		return widgets.Cell{Text: w.Date(i.On)}
	}
	return widgets.Cell{}
}
