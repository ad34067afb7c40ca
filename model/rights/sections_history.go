package rights

import (
	"strconv"
	"strings"

	"alumnibook/model"
	"alumnibook/model/exchange/sheet"
)

func (t *teller) history() section {
	s := section{title: t.t("paper.pack.history"), columns: []column{
		{t.t("model.field.on"), 2.2, true},
		{t.t("model.field.kind"), 3, false},
		{t.t("model.field.text"), 9, false},
	}}
	for i := range t.History {
		h := &t.History[i]
		kind := joinedBy(" · ", t.t("model.interaction."+string(h.Kind)), t.word("model.direction.", string(h.Direction)))
		s.rows = append(s.rows, []sheet.Value{dated(h.On), text(kind), text(t.entry(h))})
	}
	return s
}

// entry is what an entry of the history says, with the day of what was promised.
func (t *teller) entry(h *model.Interaction) string {
	said := ""
	if h.Kind == model.InteractionConsent {
		said = t.codes(h.Text)
	} else {
		said = t.said("entry:" + strconv.FormatInt(h.ID, 10))
	}
	missed := ""
	if !h.Reached && (h.Kind == model.InteractionCall || h.Kind == model.InteractionMeeting) {
		missed = t.t("paper.pack.not_reached")
	}
	promise := ""
	if f := &h.FollowUp; !f.On.IsZero() {
		promise = t.t("model.field.follow_up") + ": " + t.day(f.On)
		if !f.Done.IsZero() {
			promise += " (" + t.t("model.field.done") + " " + t.day(f.Done) + ")"
		}
	}
	return joinedBy("\n", missed, said, promise)
}

// codes says what somebody allowed, which stands in an entry as codes.
func (t *teller) codes(lines string) string {
	var list []string
	for _, c := range model.ParseConsentLines(lines) {
		list = append(list, t.t("model.purpose."+string(c.Purpose))+", "+t.t("model.channel."+string(c.Channel))+": "+t.t("model.consent."+string(c.State)))
	}
	return strings.Join(list, "\n")
}

func (t *teller) evenings() section {
	s := section{title: t.t("paper.pack.events"), columns: []column{
		{t.t("model.field.on"), 2.2, true},
		{t.t("model.interaction.event"), 4, false},
		{t.t("paper.pack.part"), 4.6, false},
		{t.t("model.field.text"), 4, false},
	}}
	for i := range t.Events {
		e := &t.Events[i]
		s.rows = append(s.rows, []sheet.Value{
			dated(e.Event.On), text(joinedBy("\n", e.Event.Title, e.Event.Place)), text(t.attended(&e.Attendance)), text(t.said("guest:" + strconv.FormatInt(e.ID, 10))),
		})
	}
	return s
}

// attended is somebody's part in an event.
func (t *teller) attended(a *model.Attendance) string {
	var list []string
	put := func(name, value string) {
		if value != "" {
			list = append(list, name+": "+value)
		}
	}
	if a.Role != model.RoleGuest {
		list = append(list, t.t("model.role."+string(a.Role)))
	}
	put(t.t("papers.column.invited"), joinedBy(", ", t.day(a.Invited), t.word("model.channel.", string(a.Channel))))
	put(t.t("papers.column.reminded"), t.day(a.Reminded))
	if a.Reply != model.ReplySilent || !a.Invited.IsZero() {
		reply := string(a.Reply)
		if reply == "" {
			reply = "silent"
		}
		put(t.t("papers.column.reply"), joinedBy(", ", t.t("model.reply."+reply), t.day(a.Replied)))
	}
	put(t.t("papers.column.seat"), t.word("model.seat.", string(a.Seat)))
	put(t.t("tell.field.off"), t.day(a.Off))
	for _, g := range a.Guests {
		put(t.t("papers.column.brings"), joinedBy(", ", g.Name, g.Diet))
	}
	if a.HasCome() {
		list = append(list, t.t("paper.pack.came"))
	}
	if a.Score > 0 {
		put(t.t("papers.column.score"), strconv.Itoa(a.Score))
	}
	put(t.t("papers.column.thanked"), t.day(a.Thanked))
	return strings.Join(list, "\n")
}

func (t *teller) letters() section {
	s := section{title: t.t("paper.pack.newsletters"), columns: []column{
		{t.t("model.field.on"), 2, true},
		{t.t("model.interaction.newsletter"), 6, false},
		{t.t("paper.pack.why"), 4, false},
	}}
	for _, l := range t.Letters {
		got, about := "", ""
		if l.Got {
			got = t.t("paper.pack.got")
		}
		if l.About {
			about = t.t("paper.pack.about")
		}
		s.rows = append(s.rows, []sheet.Value{dated(l.On), text(l.Title), text(joinedBy("\n", got, about))})
	}
	return s
}

func (t *teller) favours() section {
	s := section{title: t.t("paper.pack.favours"), columns: []column{
		{t.t("model.field.on"), 2, true},
		{t.t("model.field.side"), 3, false},
		{t.t("model.field.kind"), 3, false},
		{t.t("model.field.text"), 5, false},
		{t.t("model.field.settled"), 2, true},
	}}
	for i := range t.Favours {
		f := &t.Favours[i]
		s.rows = append(s.rows, []sheet.Value{
			dated(f.On), text(t.t("model.side." + string(f.Side))), text(t.word("model.favour.", string(f.Kind))),
			text(t.said("favour:" + strconv.FormatInt(f.ID, 10))), dated(f.Settled),
		})
	}
	return s
}

func (t *teller) wishes() section {
	s := section{title: t.t("paper.pack.wishes"), columns: []column{
		{t.t("model.field.on"), 2, true},
		{t.t("model.field.text"), 7, false},
		{t.t("paper.pack.theme"), 3, false},
	}}
	for i := range t.Wishes {
		w := &t.Wishes[i]
		s.rows = append(s.rows, []sheet.Value{dated(w.On), text(t.said("wish:" + strconv.FormatInt(w.ID, 10))), text(w.Theme)})
	}
	return s
}

func (t *teller) interviews() section {
	s := section{title: t.t("paper.pack.interviews"), columns: []column{
		{t.t("model.field.on"), 2, true},
		{t.t("paper.pack.what"), 4, false},
		{t.t("paper.pack.is"), 7, false},
		{t.t("model.field.keep_until"), 2.2, true},
	}}
	for i := range t.Interviews {
		e := &t.Interviews[i]
		id := strconv.FormatInt(e.ID, 10)
		row := func(name, value string) {
			if value != "" {
				s.rows = append(s.rows, []sheet.Value{dated(e.On), text(t.t(name)), text(value), dated(e.KeepUntil)})
			}
		}
		row("paper.pack.interview.reason", t.said("interview:"+id+":reason"))
		row("paper.pack.interview.good", t.said("interview:"+id+":good"))
		row("paper.pack.interview.bad", t.said("interview:"+id+":bad"))
		row("paper.pack.interview.advice", t.said("interview:"+id+":advice"))
		row("tell.field.would_return", t.word("model.answer.", string(e.WouldReturn)))
		row("tell.field.would_recommend", t.word("model.answer.", string(e.WouldRecommend)))
		row("paper.pack.interview.note", t.said("interview:"+id+":note"))
	}
	return s
}

// steps is what was done when they left.
func (t *teller) steps() section {
	s := section{title: t.t("paper.pack.leaving"), columns: []column{
		{t.t("model.field.done"), 2, true},
		{t.t("paper.pack.step"), 6, false},
		{t.t("model.field.text"), 5, false},
	}}
	if t.Leaving == nil {
		return s
	}
	for i := range t.Leaving.Steps {
		step := &t.Leaving.Steps[i]
		name := step.Name
		if name == "" {
			name = t.word("model.step.", step.Code)
		}
		if step.Skipped {
			name += " (" + t.t("paper.pack.skipped") + ")"
		}
		s.rows = append(s.rows, []sheet.Value{dated(step.Done), text(name), text(t.said("leaving:" + strconv.FormatInt(t.Leaving.ID, 10) + ":" + strconv.Itoa(i)))})
	}
	return s
}

func (t *teller) requests() section {
	s := section{title: t.t("paper.pack.requests"), columns: []column{
		{t.t("paper.pack.received"), 2.2, true},
		{t.t("model.field.kind"), 3, false},
		{t.t("paper.pack.state"), 3, false},
		{t.t("paper.pack.due"), 2.2, true},
		{t.t("paper.pack.closed"), 2.2, true},
		{t.t("model.field.text"), 4, false},
	}}
	for i := range t.Requests {
		r := &t.Requests[i]
		s.rows = append(s.rows, []sheet.Value{
			dated(r.Received), text(t.word("model.request.", string(r.Kind))), text(t.word("model.request_state.", string(r.State))),
			dated(r.Due), dated(r.Closed), text(t.said("request:" + strconv.FormatInt(r.ID, 10))),
		})
	}
	return s
}

func (t *teller) decisions() section {
	s := section{title: t.t("paper.pack.decisions"), columns: []column{
		{t.t("model.field.on"), 2, true},
		{t.t("paper.pack.is"), 3, false},
		{t.t("paper.pack.kept"), 6, false},
		{t.t("model.field.until"), 2, true},
	}}
	for i := range t.Decisions {
		d := &t.Decisions[i]
		s.rows = append(s.rows, []sheet.Value{
			dated(d.On), text(t.t("model.decided." + string(d.Decision))), text(t.said("decision:" + strconv.FormatInt(d.ID, 10))), dated(d.Until),
		})
	}
	return s
}

// doubles are entries that were found to be about the same person and put together; what stood in them is kept until the
// wastebasket is emptied.
func (t *teller) doubles() section {
	s := section{title: t.t("paper.pack.doubles"), note: t.t("paper.pack.doubles_note"), columns: []column{
		{t.t("model.field.name"), 3, false},
		{t.t("paper.pack.is"), 6, false},
		{t.t("model.field.notes"), 4, false},
	}}
	for i := range t.Merged {
		m := &t.Merged[i]
		var holds, notes []string
		for _, e := range m.Emails {
			holds = append(holds, e.Address)
		}
		for _, f := range m.Phones {
			holds = append(holds, f.Number)
		}
		for k := range m.Addresses {
			holds = append(holds, t.address(&m.Addresses[k]))
		}
		for _, e := range m.Employments {
			holds = append(holds, joinedBy(", ", e.Office, e.Department, e.Position, t.day(e.From), t.day(e.To)))
		}
		for _, j := range m.Jobs {
			holds = append(holds, joinedBy(", ", j.Organisation, j.Title))
		}
		holds = append(holds, t.day(m.Birthday))
		prefix := "person:" + strconv.FormatInt(m.ID, 10) + ":"
		for _, n := range m.Notes {
			notes = append(notes, t.said(prefix+keyOf("note", n.Text)))
		}
		notes = append(notes, t.said(prefix+"tags"), t.said(prefix+"calls"))
		s.rows = append(s.rows, texts(m.FullName(), joinedBy("\n", holds...), joinedBy("\n", notes...)))
	}
	return s
}
