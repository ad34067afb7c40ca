package after

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/guests"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

const stateWho = "after.who"

// who is everybody on the list, and whether they came. It can be put right, and leads to the letters.
type who struct {
	v       *view
	grid    *widgets.DataGrid
	filter  part // "" for all
	rows    []*book.Guest
	chips   *fyne.Container
	bar     *fyne.Container
	top     *fyne.Container
	whole   fyne.CanvasObject
	avatars map[string]*widgets.Avatar
}

// filters are the parts in the order in which they are offered; the last is all.
var filters = []part{came, missed, late, off, ""}

func newWho(v *view) *who {
	w := v.w
	s := &who{v: v, filter: came, chips: widgets.WrapRow(6), bar: widgets.Row(8), avatars: map[string]*widgets.Avatar{}}
	s.grid = widgets.NewDataGrid([]widgets.Column{
		{ID: "name", Title: w.T("model.field.name"), Width: 220},
		{ID: "now", Title: w.T("model.field.employer"), Width: 150, Hideable: true},
		{ID: "came", Title: w.T("after.column_came"), Width: 132},
		{ID: "with", Title: w.T("after.column_with"), Width: 84, Right: true, Hideable: true},
		{ID: "score", Title: w.T("after.column_score"), Width: 64, Right: true, Hideable: true},
		{ID: "thanked", Title: w.T("after.column_thanked"), Width: 110, Hideable: true},
	}, s)
	s.grid.OnSelected = func([]int64, int64) {
		s.drawBar()
		v.host.StatusChanged()
	}
	s.grid.OnCopy = func(ids []int64) { page.CopyPeople(v.host, v, s.grid, ids, v.known.personOf) }
	s.grid.OnOpen = func(id int64) {
		if g := v.known.byID[id]; g != nil && g.PersonID != 0 {
			v.host.Open(page.Route{Page: page.People, ID: g.PersonID})
		}
	}
	s.grid.OnMenu = s.menu
	state := s.grid.State()
	if v.host.Prefs().State(stateWho, &state) {
		s.grid.SetState(state)
	}
	s.grid.OnColumns = func() { v.host.Prefs().SetState(stateWho, s.grid.State()) }
	s.top = widgets.FillRow(12, 0, s.chips, s.bar)
	s.whole = widgets.FillStack(0, 2, widgets.PadEach(8, look.PagePad, 8, look.PagePad, s.top), widgets.HLine(), s.grid)
	return s
}

func (s *who) content() fyne.CanvasObject { return s.whole }
func (s *who) unsaved() bool              { return false }
func (s *who) save(done func(bool))       { done(true) }
func (s *who) discard()                   {}

// shown follows the book.
func (s *who) shown() {
	s.rows = s.v.known.with(s.filter)
	s.grid.Empty = s.empty()
	s.grid.Reload()
	s.drawChips()
	s.drawBar()
}

func (s *who) empty() fyne.CanvasObject {
	w := s.v.w
	door := widgets.NewSecondary(w.T("after.door"), look.Icon("check"), func() { s.v.host.Open(page.Route{Page: page.Door, ID: s.v.id}) })
	if s.filter == came {
		return widgets.NewEmpty("check", w.T("after.nobody_came"), w.T("after.nobody_came_text"), door)
	}
	return widgets.NewEmpty("people", w.T("after.nobody"), w.T("after.nobody_text"), nil)
}

func (s *who) drawChips() {
	s.chips.Objects = nil
	for _, p := range filters {
		n := len(s.v.known.with(p))
		if n == 0 && (p == late || p == off) && s.filter != p {
			continue
		}
		chip := widgets.NewChoiceChip(s.v.w.T("after.filter_"+filterName(p)), s.v.w.Number(n), look.ToneGrey, func() {
			s.filter = p
			s.shown()
		})
		chip.SetSelected(p == s.filter)
		s.chips.Add(chip)
	}
	s.chips.Refresh()
}

func filterName(p part) string {
	if p == "" {
		return "all"
	}
	return string(p)
}

// drawBar offers what can be done with those who are chosen, or the letter to those who were missed.
func (s *who) drawBar() {
	w, list := s.v.w, s.chosen()
	s.bar.Objects = nil
	if len(list) > 0 {
		s.bar.Objects = []fyne.CanvasObject{
			widgets.NewMenuButton(widgets.Secondary, w.N("after.put_right", len(list)), nil, s.marks).Smaller(),
			widgets.NewSecondary(w.N("after.write", len(list)), look.Icon("mail"), s.writeChosen).Smaller(),
		}
	} else if left := s.toThank(missed); s.v.known.held() && len(left) > 0 {
		s.bar.Objects = []fyne.CanvasObject{
			widgets.NewSecondary(w.N("after.missed_letter", len(left)), look.Icon("mail"), func() { s.write(missed, left) }).Smaller(),
		}
	}
	s.top.Refresh() // the chips may wrap otherwise now
	s.whole.Refresh()
}

// chosen are those who are selected.
func (s *who) chosen() []*book.Guest {
	var list []*book.Guest
	for _, id := range s.grid.Selected() {
		if g := s.v.known.byID[id]; g != nil {
			list = append(list, g)
		}
	}
	return list
}

// marks are the ways in which the evening may have ended for those who are chosen.
func (s *who) marks() []*fyne.MenuItem {
	w := s.v.w
	return []*fyne.MenuItem{
		widgets.MenuItem(w.T("after.do_came"), look.Icon("check"), false, func() { s.mark(came) }),
		widgets.MenuItem(w.T("after.do_missed"), look.Icon("minus"), false, func() { s.mark(missed) }),
		widgets.MenuItem(w.T("after.do_late"), look.Icon("clock"), false, func() { s.mark(late) }),
	}
}

func (s *who) menu(ids []int64) []*fyne.MenuItem {
	w := s.v.w
	list := s.chosen()
	items := append(s.marks(), fyne.NewMenuItemSeparator(), widgets.MenuItem(w.N("after.write", len(ids)), look.Icon("mail"), false, s.writeChosen))
	if len(list) == 1 && list[0].PersonID != 0 {
		items = append(items, widgets.MenuItem(w.T("after.open_person"), look.Icon("user"), false, func() { s.grid.OnOpen(list[0].ID) }))
	}
	return items
}

// began is the moment that stands for somebody having come who was not ticked at the door.
func (v *view) began() time.Time {
	e := &v.known.event
	at, err := time.Parse("15:04", e.Starts)
	if err != nil {
		at = time.Date(0, 1, 1, 12, 0, 0, 0, time.UTC)
	}
	if e.On.IsZero() {
		return widgets.Now()
	}
	return time.Date(e.On.Year, time.Month(e.On.Month), e.On.Day, at.Hour(), at.Minute(), 0, 0, time.Local)
}

// mark puts right how the evening ended for those who are chosen. Those for whom it did already stay as they are.
func (s *who) mark(p part) {
	v := s.v
	var list []*book.Guest
	for _, g := range s.chosen() {
		if partOf(&g.Attendance) != p {
			list = append(list, g)
		}
	}
	if len(list) == 0 {
		v.host.Toast(v.w.T("after.nothing"))
		return
	}
	e, at, today := v.known.event, v.began(), v.host.Today()
	doing := model.Doing{Code: "replies", Name: e.Title, Count: len(list)}
	switch {
	case p == came && len(list) == 1:
		doing = model.Doing{Code: "check_in", Name: list[0].CallName}
	case p == came:
		doing.Code = "check_in_many"
	case len(list) == 1 && p == missed:
		doing = model.Doing{Code: "check_out", Name: list[0].CallName}
	case len(list) == 1:
		doing = model.Doing{Code: "reply", Name: list[0].CallName}
	}
	v.do(doing, func(tx *book.Tx) error {
		for _, g := range list {
			if err := put(tx, g, p, at, offDay(&e.Event, today)); err != nil {
				return err
			}
		}
		return nil
	})
}

// offDay is the day of a cancellation that nobody noted: that of the event, where it is over.
func offDay(e *model.Event, today model.Date) model.Date {
	if e.On.IsZero() || today.Before(e.On) {
		return today
	}
	return e.On
}

// put makes somebody's evening end otherwise.
func put(tx *book.Tx, g *book.Guest, p part, at time.Time, on model.Date) error {
	if p == came {
		return tx.CheckIn(g.ID, at, len(g.Guests))
	}
	if g.HasCome() {
		if err := tx.CheckOut(g.ID); err != nil {
			return err
		}
	}
	if g.WalkIn && g.HasCome() { // was not on the list: leaves it again
		return nil
	}
	said := guests.Said{Guests: g.Guests, Diet: g.Diet, On: on}
	switch {
	case p == late:
		if g.Seat != model.SeatIn { // who cancels late had a place
			yes := said
			yes.Reply, yes.Over = model.ReplyYes, true
			if _, err := tx.Reply(g.ID, yes); err != nil {
				return err
			}
		}
		said.Reply, said.Late = model.ReplyNo, true
	case g.Seat == model.SeatIn, partOf(&g.Attendance) == other:
		return nil
	default: // had cancelled by mistake: was expected, and did not come
		said.Reply, said.Over = model.ReplyYes, true
	}
	_, err := tx.Reply(g.ID, said)
	return err
}

// Len counts the rows.
func (s *who) Len() int { return len(s.rows) }

// ID is the attendance.
func (s *who) ID(row int) int64 { return s.rows[row].ID }

// Cells says how the evening was for somebody.
func (s *who) Cells(row int, columns []string) ([]widgets.Cell, bool) {
	if row >= len(s.rows) {
		return nil, false
	}
	cells := make([]widgets.Cell, len(columns))
	for i, c := range columns {
		cells[i] = s.cell(s.rows[row], c)
	}
	return cells, true
}

func (s *who) cell(g *book.Guest, column string) widgets.Cell {
	w := s.v.w
	switch column {
	case "name":
		if g.PersonID == 0 {
			return widgets.Cell{Text: w.T("after.erased"), Muted: true, Icon: look.Icon("user")}
		}
		return widgets.Cell{Text: g.Name, Avatar: s.avatar(g.Initials)}
	case "now":
		if g.Employer != "" {
			return widgets.Cell{Text: g.Employer}
		}
		return widgets.Cell{Text: g.Office, Muted: true}
	case "came":
		return s.cameCell(g)
	case "with":
		n := g.Brought
		if !g.HasCome() || n == 0 {
			return widgets.Cell{}
		}
		return widgets.Cell{Text: "+" + w.Number(n)}
	case "score":
		if g.Score > 0 {
			return widgets.Cell{Text: w.Number(g.Score), Tip: g.Comment}
		}
	case "thanked":
		return widgets.Cell{Text: w.Date(g.Thanked), Muted: true}
	}
	return widgets.Cell{}
}

func (s *who) cameCell(g *book.Guest) widgets.Cell {
	w := s.v.w
	switch p := partOf(&g.Attendance); {
	case p == came && g.WalkIn:
		return widgets.Cell{Text: w.T("after.walk_in"), Chip: look.ToneBlue}
	case p == came:
		return widgets.Cell{Text: w.T("after.came"), Chip: look.ToneGreen}
	case p == missed && !s.v.known.held():
		return widgets.Cell{Text: w.T("after.not_in"), Chip: look.ToneGrey}
	case p == missed:
		return widgets.Cell{Text: w.T("after.missed"), Chip: look.ToneAmber}
	case p == late:
		return widgets.Cell{Text: w.T("after.late"), Chip: look.ToneAmber}
	case p == off:
		return widgets.Cell{Text: w.T("after.off"), Chip: look.ToneGrey}
	case g.Seat == model.SeatWaiting:
		return widgets.Cell{Text: w.T("model.seat.waiting"), Chip: look.ToneGrey}
	case g.Invited.IsZero():
		return widgets.Cell{Text: w.T("after.not_invited"), Muted: true}
	case g.Reply == model.ReplySilent:
		return widgets.Cell{Text: w.T("model.reply.silent"), Muted: true}
	}
	return widgets.Cell{Text: w.T("model.reply." + string(g.Reply)), Muted: true}
}

func (s *who) avatar(initials string) *widgets.Avatar {
	if s.avatars[initials] == nil {
		s.avatars[initials] = &widgets.Avatar{Initials: initials}
	}
	return s.avatars[initials]
}

// people are the guests' ids in the book, without those who were erased.
func people(list []*book.Guest) []int64 {
	var ids []int64
	for _, g := range list {
		if g.PersonID != 0 {
			ids = append(ids, g.PersonID)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}
