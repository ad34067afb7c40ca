package events

import (
	"strings"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/tell"
	"alumnibook/ui/widgets"
)

// figureOf is a large number with what it counts below it.
func figureOf(number, what string, c fyne.ThemeColorName) fyne.CanvasObject {
	figure, words := widgets.NewFigure(number), widgets.NewMuted(what)
	if c != "" {
		figure.SetColor(c)
	}
	return widgets.Stack(0, figure, words)
}

// countsCard says who was invited, what they answered, and who came.
func (s *sheet) countsCard() fyne.CanvasObject {
	w, e := s.v.w, &s.data.EventRow
	all := widgets.NewLink(w.T("events.guest_list"), s.lead(page.Guests, ""))
	if e.Counts.Invited+e.Counts.ToInvite+e.Counts.WalkIns+e.Counts.In == 0 {
		return widgets.NewCard(w.T("events.guests"), all, widgets.NewMutedParagraph(w.T("events.nobody_yet")))
	}
	content := []fyne.CanvasObject{widgets.WrapRow(28, s.figures()...)}
	if e.Counts.Invited > 0 {
		content = append(content, s.answers())
	}
	return widgets.NewCard(w.T("events.guests"), all, content...)
}

// figures are the numbers that matter: of an evening to come its places, of one that was held who came.
func (s *sheet) figures() []fyne.CanvasObject {
	w, e := s.v.w, &s.data.EventRow
	c := &e.Counts
	var list []fyne.CanvasObject
	add := func(n int, key string, always bool, tone fyne.ThemeColorName) {
		if n > 0 || always {
			list = append(list, figureOf(w.Number(n), w.N("events.figure_"+key, n), tone))
		}
	}
	if e.State == model.EventHeld || c.Attended > 0 {
		add(c.Attended+c.Brought, "came", true, look.ColorAccent)
		add(c.Brought, "brought", false, "")
		add(c.Missing, s.missing(), e.State == model.EventHeld, "")
		add(c.WalkIns, "walk_ins", false, "")
		add(c.Late, "late", false, "")
		if c.Scores > 0 {
			list = append(list, figureOf(w.Decimal(c.Score(), 1), w.N("events.figure_score", c.Scores), ""))
		}
		return list
	}
	places := w.N("events.figure_in", c.Heads)
	if e.Capacity > 0 {
		places = w.T("events.figure_of_places", "of", e.Capacity)
	}
	list = append(list, figureOf(w.Number(c.Heads), places, look.ColorAccent))
	add(c.Waiting, "waiting", false, look.ColorAmber)
	add(c.Silent, "silent", c.Invited > 0, "")
	add(c.ToInvite, "to_invite", false, "")
	add(c.Over, "over", false, "")
	return list
}

// missing is how those are called who have a place and are not here: not yet, or not at all.
func (s *sheet) missing() string {
	if s.data.State == model.EventHeld {
		return "no_show"
	}
	return "missing"
}

// answers are what those who were invited said: a bar, and the counts that open them.
func (s *sheet) answers() fyne.CanvasObject {
	w, c := s.v.w, &s.data.Counts
	bar := widgets.NewMeter(float64(c.Invited),
		widgets.MeterPart{Value: float64(c.Yes), Color: look.ColorAccent}, widgets.MeterPart{Value: float64(c.Maybe), Color: look.ColorAmber},
		widgets.MeterPart{Value: float64(c.No), Color: look.ColorMuted})
	chips := widgets.WrapRow(6, widgets.PadEach(4, 4, 0, 0, widgets.NewMuted(w.N("events.invited", c.Invited))))
	for _, one := range []struct {
		reply model.Reply
		n     int
		tone  look.Tone
	}{
		{model.ReplyYes, c.Yes, look.ToneGreen}, {model.ReplyMaybe, c.Maybe, look.ToneAmber}, {model.ReplyNo, c.No, look.ToneGrey}, {model.ReplySilent, c.Silent, look.ToneGrey},
	} {
		if one.n == 0 && one.reply == model.ReplyMaybe {
			continue
		}
		words := "silent"
		if one.reply != "" {
			words = string(one.reply)
		}
		chips.Add(widgets.NewChoiceChip(w.T("model.reply."+words), w.Number(one.n), one.tone, func() {
			s.v.host.Open(page.Route{Page: page.Guests, ID: s.id, Arg: words})
		}))
	}
	return widgets.Stack(8, bar, chips)
}

// agendaCard is what happens when, and who speaks.
func (s *sheet) agendaCard() fyne.CanvasObject {
	w, e := s.v.w, &s.data.Event
	if len(e.Agenda) == 0 {
		if !e.IsComing() {
			return nil
		}
		return widgets.NewCard(w.T("events.agenda"), widgets.NewLink(w.T("events.add_agenda"), s.edit), widgets.NewMutedParagraph(w.T("events.agenda_none")))
	}
	var rows []fyne.CanvasObject
	for i, l := range e.Agenda {
		if i > 0 {
			rows = append(rows, widgets.HLine())
		}
		rows = append(rows, s.agendaLine(&l))
	}
	return widgets.NewCard(w.T("events.agenda"), nil, widgets.Stack(6, rows...))
}

func (s *sheet) agendaLine(l *model.AgendaLine) fyne.CanvasObject {
	at := widgets.NewMuted(l.At)
	title := widgets.NewRich(widgets.Span{Text: l.Title, Bold: len(l.Speakers) > 0})
	words := widgets.Stack(2, title)
	if len(l.Speakers) > 0 {
		var spans []widgets.Span
		for i, who := range l.Speakers {
			if i > 0 {
				spans = append(spans, widgets.Span{Text: ", ", Color: look.ColorMuted})
			}
			spans = append(spans, s.speaker(&who))
		}
		words.Add(widgets.NewRich(spans...))
	}
	return widgets.TopRow(12, 1, widgets.Fixed(44, at), words)
}

// speaker is somebody who speaks; a person of the book can be opened.
func (s *sheet) speaker(who *model.Speaker) widgets.Span {
	if who.PersonID == 0 {
		text := who.Name
		if who.From != "" {
			text += " (" + who.From + ")"
		}
		return widgets.Span{Text: text, Color: look.ColorMuted}
	}
	row, ok := s.data.people[who.PersonID]
	if !ok {
		return widgets.Span{Text: s.v.w.T("events.speaker_gone"), Color: look.ColorMuted}
	}
	return widgets.Span{Text: row.CallName(), OnTapped: func() { s.v.host.Open(page.Route{Page: page.People, ID: row.ID}) }}
}

// guestsSeeCard is what a guest takes home, and has to know.
func (s *sheet) guestsSeeCard() fyne.CanvasObject {
	w, e := s.v.w, &s.data.Event
	var rows []fyne.CanvasObject
	if e.Value != "" {
		rows = append(rows, widgets.NewParagraph(e.Value))
	}
	facts := widgets.Stack(0)
	for _, one := range []struct{ key, value string }{{"events.dress", e.Dress}, {"events.food", e.Food}} {
		if one.value != "" {
			facts.Add(fact(w.T(one.key), one.value))
		}
	}
	if len(facts.Objects) > 0 {
		rows = append(rows, facts)
	}
	if rows == nil {
		return nil
	}
	return widgets.NewCard(w.T("events.for_guests"), nil, rows...)
}

// fact is a line of facts.
func fact(label, value string) *widgets.KeyValue {
	k := widgets.NewKeyValue(label, value)
	k.LabelWidth = 104
	return k
}

// factsCard is where and when it is, and who receives the guests.
func (s *sheet) factsCard() fyne.CanvasObject {
	w, e := s.v.w, &s.data.Event
	rows := []fyne.CanvasObject{fact(w.T("model.field.on"), s.v.when(e))}
	capacity := w.T("events.no_end")
	if e.Capacity > 0 {
		capacity = w.Number(e.Capacity)
	}
	for _, one := range []struct{ key, value string }{
		{"events.place", e.Place},
		{"model.field.addresses", e.Address},
		{"model.field.office", e.Office},
		{"events.host", s.data.host()},
		{"events.capacity", capacity},
		{"events.reply_by", w.LongDate(e.ReplyBy)},
	} {
		if one.value != "" {
			rows = append(rows, fact(w.T(one.key), one.value))
		}
	}
	return widgets.NewCard(w.T("events.facts"), nil, widgets.Stack(0, rows...))
}

// budgetCard is what everything was to cost and did cost.
func (s *sheet) budgetCard() fyne.CanvasObject {
	w, e := s.v.w, &s.data.Event
	currency := s.v.currency(e)
	if len(e.Budget) == 0 {
		return widgets.NewCard(w.T("events.budget"), widgets.NewLink(w.T("events.add_budget"), s.edit), widgets.NewMutedParagraph(w.T("events.budget_none")))
	}
	amount := func(n int64, bold bool) fyne.CanvasObject {
		text := widgets.NewCutText(tell.Amount(w, n, currency))
		text.Align, text.Bold = fyne.TextAlignTrailing, bold
		if n == 0 {
			text.Color = look.ColorMuted
		}
		return text
	}
	line := func(name string, planned, actual int64, bold bool) fyne.CanvasObject {
		words := widgets.NewCutText(name)
		words.Bold, words.Least = bold, 40
		return widgets.Shares(8, budgetShares, words, amount(planned, bold), amount(actual, bold))
	}
	title := func(key string) fyne.CanvasObject {
		t := widgets.NewSmall(w.T(key))
		t.Align = fyne.TextAlignTrailing
		return t
	}
	rows := []fyne.CanvasObject{widgets.Shares(8, budgetShares, widgets.NewSmall(currency), title("events.planned"), title("events.actual"))}
	for _, l := range e.Budget {
		rows = append(rows, line(l.Name, l.Planned, l.Actual, false))
	}
	rows = append(rows, widgets.HLine(), line(w.T("events.sum"), e.Planned(), e.Spent(), true))
	if text := s.balance(); text != "" {
		rows = append(rows, widgets.NewMutedParagraph(text))
	}
	return widgets.NewCard(w.T("events.budget"), nil, widgets.Stack(6, rows...))
}

// budgetShares are the widths of a budget's columns.
var budgetShares = []float32{5, 3, 3}

// balance says what is left of the budget, and what each guest cost.
func (s *sheet) balance() string {
	w, e := s.v.w, &s.data.EventRow
	spent, planned, currency := e.Spent(), e.Planned(), s.v.currency(&e.Event)
	var parts []string
	switch {
	case spent == 0:
	case spent > planned && planned > 0:
		parts = append(parts, w.T("events.budget_over", "amount", tell.Money(w, spent-planned, currency)))
	case spent < planned:
		parts = append(parts, w.T("events.budget_left", "amount", tell.Money(w, planned-spent, currency)))
	}
	if each := e.Counts.PerGuest(spent); each > 0 {
		parts = append(parts, w.T("events.per_guest", "amount", tell.Money(w, each, currency)))
	}
	return strings.Join(parts, " · ")
}

// notesCard is what stays among ourselves.
func (s *sheet) notesCard() fyne.CanvasObject {
	if s.data.Notes == "" {
		return nil
	}
	return widgets.NewCard(s.v.w.T("events.notes"), nil, widgets.NewParagraph(s.data.Notes))
}
