package leaving

import (
	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/dates"
	"alumnibook/ui/look"
	"alumnibook/ui/widgets"
)

// lastDay says when somebody leaves, and what happens then.
func (s *sheet) lastDay() fyne.CanvasObject {
	w, l, today := s.v.w, &s.data.leaving, s.v.host.Today()
	day := widgets.NewRich(widgets.Span{Text: w.LongDate(l.LastDay), Bold: true},
		widgets.Span{Text: " · " + w.Away(today, l.LastDay), Color: look.ColorMuted})
	day.TextSize = 15
	lines := []fyne.CanvasObject{day, widgets.NewMutedParagraph(s.after())}
	if why := s.noCall(); why != "" {
		note := widgets.NewParagraph(why)
		note.Color = look.ColorAmber
		lines = append(lines, note)
	}
	if s.opened == panelMove {
		lines = append(lines, s.form(func() *panel { return newMovePanel(s) }))
	}
	move := widgets.NewQuiet(w.T("leaving.move"), look.Icon("calendar"), func() { s.open(panelMove) }).Smaller()
	return widgets.NewCard(w.T("model.field.last_day"), move, widgets.Stack(6, lines...))
}

// after says what happens on the day after: the person becomes an alumnus, and the first call is suggested.
func (s *sheet) after() string {
	w, p, l := s.v.w, &s.data.person, &s.data.leaving
	next := l.LastDay.AddDays(1)
	if p.Status != model.StatusLeaving {
		text := w.T("leaving.is_now", "name", p.CallName(), "status", w.T("model.status."+string(p.Status)))
		if !s.data.row.NextCall.IsZero() {
			text += " " + w.T("leaving.next_call", "day", w.LongDate(s.data.row.NextCall))
		}
		return text
	}
	call := l.LastDay.AddDays(s.v.known.programme.FirstCall)
	if known := s.data.row.NextCall; !known.IsZero() {
		call = known
	}
	return w.T("leaving.becomes", "day", w.LongDate(next), "name", p.CallName(), "call", w.LongDate(call))
}

// noCall says why no call will be suggested, "" where nothing stands in the way.
func (s *sheet) noCall() string {
	w, p := s.v.w, &s.data.person
	said := model.Standing(s.data.ledger)[model.PurposeCalls][model.ChannelPhone].State
	switch {
	case said == model.ConsentObjected, said == model.ConsentWithdrawn:
		return w.T("leaving.no_call_said", "name", p.CallName())
	case said != model.ConsentGiven && s.v.known.programme.ConsentNeeded:
		return w.T("leaving.no_call_asked", "name", p.CallName())
	case privatePhone(p) < 0:
		return w.T("leaving.no_call_phone")
	}
	return ""
}

// newMovePanel is the form of another last day. The open steps move with it, and it says so before.
func newMovePanel(s *sheet) *panel {
	w := s.v.w
	p := newPanel(s)
	on := s.v.ahead()
	dates.Set(on, s.data.leaving.LastDay)
	p.form.AddRow(widgets.Item{Key: "last_day", Label: w.T("leaving.new_last_day"), Field: on, Required: true})
	open := len(s.data.leaving.Open())
	p.form.Text(w.N("leaving.moves", open))
	p.write = func(done func(error)) {
		day, ok := dates.Value(on)
		if !ok || !day.IsFull() {
			done(widgets.FieldErrors{"last_day": s.v.noDate()})
			return
		}
		if day == s.data.leaving.LastDay {
			s.shut()
			done(nil)
			return
		}
		doing := model.Doing{Code: "leaving_day", Name: s.data.person.CallName()}
		if open > 0 {
			doing.Code, doing.Count = "leaving_moved", open
		}
		id, today := s.id, s.v.host.Today()
		s.doCount(doing, func(tx *book.Tx) error {
			_, err := tx.AddLeaver(id, day, today)
			return err
		}, done)
	}
	p.finish(w.T("leaving.move_verb"))
	return p
}
