package rights

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/consent"
	letters "alumnibook/model/mailing"
	"alumnibook/ui/ledger"
	"alumnibook/ui/look"
	"alumnibook/ui/mailing"
	"alumnibook/ui/page"
	"alumnibook/ui/tell"
	"alumnibook/ui/widgets"
)

const stateRenewal = "rights.renewal"

// renewals is the list of consents that hold and that nobody used for years.
type renewals struct {
	v     *view
	list  []book.Renewal
	byID  map[int64]*book.Renewal
	years int
	says  *widgets.Paragraph
	grid  *widgets.DataGrid
	whole fyne.CanvasObject
}

func newRenewals(v *view) *renewals {
	w := v.w
	s := &renewals{v: v, says: widgets.NewMutedParagraph("")}
	s.grid = widgets.NewDataGrid([]widgets.Column{
		{ID: "name", Title: w.T("model.field.name"), Width: 240},
		{ID: "what", Title: w.T("rights.allowed"), Width: 220},
		{ID: "on", Title: w.T("rights.given"), Width: 110},
		{ID: "used", Title: w.T("rights.used"), Width: 120},
		{ID: "source", Title: w.T("model.field.source"), Width: 180, Hideable: true},
		{ID: "form", Title: w.T("rights.version"), Width: 80, Hideable: true},
		{ID: "proof", Title: w.T("people.proof"), Width: 110},
	}, s)
	s.grid.OnSelected = func([]int64, int64) { v.drawButtons() }
	s.grid.OnOpen = func(id int64) {
		if r := s.byID[id]; r != nil {
			v.openPerson(r.PersonID)
		}
	}
	s.grid.OnCell = func(id int64, column string) {
		if r := s.byID[id]; r != nil && column == "proof" && r.Proof != "" {
			ledger.OpenPaper(v.host, r.Proof)
		}
	}
	s.grid.OnMenu = s.menu
	s.grid.OnCopy = func(ids []int64) {
		page.CopyPeople(v.host, v, s.grid, ids, func(id int64) int64 {
			if r := s.byID[id]; r != nil {
				return r.PersonID
			}
			return 0
		})
	}
	keepState(v, s.grid, stateRenewal)
	s.grid.Empty = widgets.NewEmpty("check", w.T("rights.no_renewal"), w.T("rights.no_renewal_text"), nil)
	s.whole = widgets.FillStack(0, 2, widgets.PadEach(10, look.PagePad, 8, look.PagePad, s.says), widgets.HLine(), s.grid)
	return s
}

func (s *renewals) content() fyne.CanvasObject { return s.whole }

func (s *renewals) load() {
	today := s.v.host.Today()
	type known struct {
		list  []book.Renewal
		years int
	}
	read(s.v, "renewal", func(ctx context.Context, b *book.Book) (k known, err error) {
		rules, err := b.Privacy(ctx)
		if err != nil {
			return k, err
		}
		k.years = rules.RenewYears
		k.list, err = b.RenewalDue(ctx, today)
		return k, err
	}, func(k known) {
		s.list, s.years, s.byID = k.list, k.years, make(map[int64]*book.Renewal, len(k.list))
		for i := range s.list {
			s.byID[s.list[i].ID] = &s.list[i]
		}
		s.says.SetText(s.v.w.N("rights.renewal_text", s.years))
		s.grid.Reload()
		s.v.drawButtons()
	})
}

func (s *renewals) buttons() []fyne.CanvasObject {
	w, n := s.v.w, len(s.grid.Selected())
	ask := widgets.NewPrimary(s.v.askVerb(len(s.SelectedPeople())), look.Icon("mail"), s.askAgain)
	renewed := widgets.NewMenuButton(widgets.Secondary, w.T("rights.answered"), look.Icon("check"), s.answers)
	for _, b := range []*widgets.Button{ask, renewed} {
		b.SetDisabled(n == 0, w.T("rights.choose_first"))
	}
	return []fyne.CanvasObject{renewed, ask}
}

// answers are what those who were asked may have said.
func (s *renewals) answers() []*fyne.MenuItem {
	w := s.v.w
	var items []*fyne.MenuItem
	for _, state := range []model.ConsentState{model.ConsentGiven, model.ConsentWithdrawn} {
		for _, source := range []model.Source{model.SourceEmail, model.SourceForm, model.SourceCall} {
			text := w.T("people.consent_quick", "state", w.T("model.consent."+string(state)), "source", w.T("model.source."+string(source)))
			items = append(items, widgets.MenuItem(text, nil, false, func() { s.note(state, source) }))
		}
		if state == model.ConsentGiven {
			items = append(items, fyne.NewMenuItemSeparator())
		}
	}
	return items
}

func (s *renewals) menu([]int64) []*fyne.MenuItem {
	w := s.v.w
	one := s.grid.Selected()
	open := widgets.MenuItem(w.T("rights.open_person"), look.Icon("user"), len(one) != 1, func() { s.grid.OnOpen(one[0]) })
	return append([]*fyne.MenuItem{open, fyne.NewMenuItemSeparator()}, s.answers()...)
}

// note adds the same answer for everything that is chosen, as one change.
func (s *renewals) note(state model.ConsentState, source model.Source) {
	today := s.v.host.Today()
	type known struct {
		seat  int64
		rules model.Privacy
	}
	chosen := slices.Clone(s.grid.Selected())
	read(s.v, "form", func(ctx context.Context, b *book.Book) (k known, err error) {
		seat, err := b.Seat(ctx)
		if err != nil {
			return k, err
		}
		k.seat = seat.ID
		k.rules, err = b.Privacy(ctx)
		return k, err
	}, func(k known) {
		var list []*model.Consent
		doing := model.Doing{Code: "consent"}
		for _, id := range chosen {
			r := s.byID[id]
			if r == nil {
				continue
			}
			c := &model.Consent{PersonID: r.PersonID, Purpose: r.Purpose, Channel: r.Channel, State: state, On: today, Source: source, WitnessID: k.seat}
			if source == model.SourceForm {
				c.Form = k.rules.Form
			}
			list = append(list, c)
			doing.Name = callName(r.Name)
		}
		if doing.Count = len(s.peopleOf(chosen)); doing.Count != 1 {
			doing.Code, doing.Name = "consent_many", ""
		}
		s.v.do(doing, func(tx *book.Tx) error { return tx.AddConsents(list) })
	})
}

// askAgain hands over a letter that asks whether what they allowed still holds.
func (s *renewals) askAgain() {
	v, ids := s.v, s.SelectedPeople()
	mailing.Show(v.host, mailing.Offer{
		Title: v.w.N("rights.ask_title", len(ids)), IDs: ids, Purpose: consent.PurposeRegister, Channel: consent.ChannelEmail, Key: "rights.renew",
		Letter: func(words func(lang, key string) string) letters.Letter { return letter(v.host.Firm(), "renew", words) },
		Sent:   v.wroteTo,
	})
}

// wroteTo notes in the history of people that they were written to.
func (v *view) wroteTo(ids []int64, channel model.Channel, on model.Date) {
	kind := model.InteractionEmail
	if channel == model.ChannelPost {
		kind = model.InteractionLetter
	}
	text := v.w.T("rights.asked_entry")
	v.do(model.Doing{Code: "log_many", Count: len(ids)}, func(tx *book.Tx) error {
		return tx.CreateInteraction(&model.Interaction{Kind: kind, Direction: model.DirectionOut, On: on, Reached: true, Text: text, PersonIDs: ids})
	})
}

func (s *renewals) status() string { return s.v.w.N("rights.status_renewal", len(s.list)) }

// SelectAll selects everything in the list.
func (s *renewals) SelectAll() { s.grid.SelectAll() }

// SelectedPeople is whose consents are chosen.
func (s *renewals) SelectedPeople() []int64 { return s.peopleOf(s.grid.Selected()) }

func (s *renewals) peopleOf(rows []int64) []int64 {
	var ids []int64
	for _, id := range rows {
		if r := s.byID[id]; r != nil && !slices.Contains(ids, r.PersonID) {
			ids = append(ids, r.PersonID)
		}
	}
	return ids
}

// Len counts the rows.
func (s *renewals) Len() int { return len(s.list) }

// ID is the entry of the ledger.
func (s *renewals) ID(row int) int64 { return s.list[row].ID }

// Cells says what somebody allowed, and when that was used last.
func (s *renewals) Cells(row int, columns []string) ([]widgets.Cell, bool) {
	if row >= len(s.list) {
		return nil, false
	}
	w, r := s.v.w, &s.list[row]
	cells := make([]widgets.Cell, len(columns))
	for i, c := range columns {
		switch c {
		case "name":
			cells[i] = widgets.Cell{Text: r.Name, Bold: true}
		case "what":
			cells[i] = widgets.Cell{Text: tell.ConsentTo(w, r.Purpose, r.Channel)}
		case "on":
			cells[i] = widgets.Cell{Text: w.Date(r.On), Muted: true}
		case "used":
			cells[i] = widgets.Cell{Text: w.Date(r.LastUse)}
			if r.LastUse == r.On {
				cells[i] = widgets.Cell{Text: w.T("rights.never_used"), Muted: true}
			}
		case "source":
			if r.Source != "" {
				cells[i] = widgets.Cell{Text: w.T("model.source." + string(r.Source)), Muted: true}
			}
		case "form":
			cells[i] = widgets.Cell{Text: r.Form, Muted: true}
		case "proof":
			if r.Proof != "" {
				cells[i] = widgets.Cell{Text: w.T("rights.show"), Icon: look.Icon("file")}
			}
		}
	}
	return cells, true
}
