package guests

import (
	"cmp"
	"slices"
	"strings"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/look"
	"alumnibook/ui/mailing"
	"alumnibook/ui/widgets"
)

// column is one column of the guest list.
type column struct {
	id, title string
	width     float32
	right     bool
	hidden    bool // until the user asks for it
	cell      func(l *list, g *book.Guest) widgets.Cell
	compare   func(k *known, a, b *book.Guest) int // nil where the list can't be sorted by it
}

// columns lists them in their first order.
var columns []column

func init() {
	columns = []column{
		{id: "name", title: "model.field.name", width: 166, cell: nameCell, compare: func(*known, *book.Guest, *book.Guest) int { return 0 }},
		{id: "employer", title: "model.field.employer", width: 100, cell: func(_ *list, g *book.Guest) widgets.Cell { return dashed(g.Employer) }, compare: byText(func(g *book.Guest) string { return g.Employer })},
		{id: "office", title: "model.field.office", width: 84, hidden: true, cell: func(_ *list, g *book.Guest) widgets.Cell { return dashed(g.Office) }, compare: byText(func(g *book.Guest) string { return g.Office })},
		{id: "invited", title: "guests.column_invited", width: 112, cell: invitedCell, compare: byDay(func(g *book.Guest) model.Date { return g.Invited })},
		{id: "reply", title: "guests.column_reply", width: 98, cell: replyCell, compare: func(_ *known, a, b *book.Guest) int { return cmp.Compare(replyRank(a), replyRank(b)) }},
		{id: "with", title: "guests.column_with", width: 40, right: true, cell: withCell, compare: func(_ *known, a, b *book.Guest) int { return cmp.Compare(len(b.Guests), len(a.Guests)) }},
		{id: "place", title: "guests.column_place", width: 98, cell: placeCell, compare: func(k *known, a, b *book.Guest) int { return cmp.Compare(k.placeRank(a), k.placeRank(b)) }},
		{id: "note", title: "guests.column_note", width: 100, cell: noteCell},

		{id: "channel", title: "model.field.channel", width: 84, hidden: true, cell: channelCell, compare: byText(func(g *book.Guest) string { return string(channelOf(g)) })},
		{id: "reminded", title: "guests.column_reminded", width: 104, hidden: true, cell: remindedCell, compare: byDay(func(g *book.Guest) model.Date { return g.Reminded })},
		{id: "replied", title: "guests.column_replied", width: 104, hidden: true, cell: func(l *list, g *book.Guest) widgets.Cell {
			return widgets.Cell{Text: l.v.w.Date(g.Replied), Muted: true}
		}, compare: byDay(func(g *book.Guest) model.Date { return g.Replied })},
		{id: "role", title: "guests.column_role", width: 84, hidden: true, cell: func(l *list, g *book.Guest) widgets.Cell { return widgets.Cell{Text: l.v.roleName(g.Role)} }, compare: byText(func(g *book.Guest) string { return string(g.Role) })},
		{id: "email", title: "model.field.email", width: 180, hidden: true, cell: func(_ *list, g *book.Guest) widgets.Cell { return dashed(g.Email) }, compare: byText(func(g *book.Guest) string { return g.Email })},
		{id: "phone", title: "model.field.phone", width: 130, hidden: true, cell: func(_ *list, g *book.Guest) widgets.Cell { return dashed(g.Phone) }},
		{id: "number", title: "guests.column_number", width: 52, right: true, hidden: true, cell: numberCell, compare: func(_ *known, a, b *book.Guest) int { return cmp.Compare(a.Number, b.Number) }},
	}
}

func columnOf(id string) *column {
	for i := range columns {
		if columns[i].id == id {
			return &columns[i]
		}
	}
	return nil
}

// byText compares texts without regard to letter case; who has none comes last.
func byText(of func(g *book.Guest) string) func(*known, *book.Guest, *book.Guest) int {
	return func(_ *known, a, b *book.Guest) int {
		one, other := of(a), of(b)
		if (one == "") != (other == "") {
			if one == "" {
				return 1
			}
			return -1
		}
		return cmp.Compare(strings.ToLower(one), strings.ToLower(other))
	}
}

// byDay compares days; who has none comes last.
func byDay(of func(g *book.Guest) model.Date) func(*known, *book.Guest, *book.Guest) int {
	return func(_ *known, a, b *book.Guest) int {
		one, other := of(a), of(b)
		if one.IsZero() != other.IsZero() {
			if one.IsZero() {
				return 1
			}
			return -1
		}
		return one.Compare(other)
	}
}

// replyRank puts the answers in their order, and those who were not invited yet behind them.
func replyRank(g *book.Guest) int {
	if g.Invited.IsZero() && !g.WalkIn {
		return len(model.Replies)
	}
	return slices.Index(model.Replies, g.Reply)
}

// placeRank puts those who have a place first, then those who wait in their order.
func (k *known) placeRank(g *book.Guest) int {
	switch g.Seat {
	case model.SeatIn:
		return 0
	case model.SeatWaiting:
		return k.turn[g.ID]
	}
	return len(k.guests) + 1
}

func dashed(text string) widgets.Cell {
	if text == "" {
		return widgets.Cell{Text: "–", Muted: true}
	}
	return widgets.Cell{Text: text}
}

func nameCell(l *list, g *book.Guest) widgets.Cell {
	if g.PersonID == 0 {
		return widgets.Cell{Text: l.v.w.T("guests.erased"), Muted: true}
	}
	return widgets.Cell{Text: g.Name, Avatar: l.avatar(g.Initials)}
}

// invitedCell says when somebody was invited.
func invitedCell(l *list, g *book.Guest) widgets.Cell {
	w := l.v.w
	switch {
	case g.WalkIn:
		return widgets.Cell{Text: w.T("guests.walk_in"), Chip: look.ToneBlue}
	case g.Invited.IsZero():
		return widgets.Cell{Text: w.T("guests.not_yet"), Muted: true}
	}
	c := widgets.Cell{Text: w.Date(g.Invited), Tip: w.T("guests.invited_tip", "day", w.LongDate(g.Invited), "channel", w.T("model.channel."+string(channelOf(g))))}
	if g.Reminder > 0 {
		c.Tip += " · " + w.N("guests.reminded_times", g.Reminder, "day", w.Date(g.Reminded))
	}
	return c
}

func replyCell(l *list, g *book.Guest) widgets.Cell {
	if g.Invited.IsZero() && g.Reply == model.ReplySilent {
		return widgets.Cell{Text: "–", Muted: true}
	}
	if !g.Off.IsZero() {
		c := widgets.Cell{Text: l.v.w.T("guests.cancelled"), Chip: look.ToneGrey, Tip: l.v.w.T("guests.cancelled_on", "day", l.v.w.LongDate(g.Off))}
		if g.Late {
			c.Text, c.Chip = l.v.w.T("guests.cancelled_late"), look.ToneAmber
		}
		return c
	}
	if g.Reply == model.ReplySilent {
		return widgets.Cell{Text: l.v.w.T("guests.silent"), Muted: true}
	}
	return widgets.Cell{Text: l.v.replyName(g.Reply), Chip: replyTone(g.Reply)}
}

// replyName is what an answer is called.
func (v *view) replyName(r model.Reply) string {
	if r == model.ReplySilent {
		return v.w.T("model.reply.silent")
	}
	return v.w.T("model.reply." + string(r))
}

// roleName is what a role is called.
func (v *view) roleName(r model.GuestRole) string {
	if r == model.RoleGuest {
		return v.w.T("model.role.guest")
	}
	return v.w.T("model.role." + string(r))
}

func replyTone(r model.Reply) look.Tone {
	switch r {
	case model.ReplyYes:
		return look.ToneGreen
	case model.ReplyMaybe:
		return look.ToneAmber
	}
	return look.ToneGrey
}

func withCell(l *list, g *book.Guest) widgets.Cell {
	if len(g.Guests) == 0 {
		return widgets.Cell{}
	}
	return widgets.Cell{Text: "+" + l.v.w.Number(len(g.Guests)), Tip: strings.Join(plusNames(g.Guests), ", ")}
}

// plusNames are the names of those who are brought, as far as they are known.
func plusNames(list []model.Plus) []string {
	var names []string
	for _, p := range list {
		if p.Name != "" {
			names = append(names, p.Name)
		}
	}
	return names
}

func placeCell(l *list, g *book.Guest) widgets.Cell {
	w := l.v.w
	switch {
	case g.HasCome():
		return widgets.Cell{Text: w.T("guests.came"), Chip: look.ToneGreen}
	case g.Seat == model.SeatWaiting:
		return widgets.Cell{Text: w.T("guests.turn", "n", l.v.known.turn[g.ID]), Chip: look.ToneAmber, Tip: w.T("guests.turn_tip", "n", l.v.known.turn[g.ID])}
	case g.Seat == model.SeatIn && g.Over:
		return widgets.Cell{Text: w.T("guests.over"), Chip: look.ToneBlue, Tip: w.T("guests.over_tip")}
	case g.Seat == model.SeatIn:
		return widgets.Cell{Text: w.T("guests.in")}
	}
	return widgets.Cell{}
}

// noteCell says why somebody may not be written to, else what is known besides: what they do there, what they eat, what was
// noted.
func noteCell(l *list, g *book.Guest) widgets.Cell {
	if why, left := l.v.known.left[g.ID]; left {
		w := l.v.w
		return widgets.Cell{Text: mailing.Why(w, why), Chip: look.ToneRed, Tip: w.T("guests.left_tip", "channel", w.T("model.channel."+string(channelOf(g))), "why", mailing.Why(w, why))}
	}
	var texts []string
	if g.Role != model.RoleGuest {
		texts = append(texts, l.v.roleName(g.Role))
	}
	for _, p := range append([]model.Plus{{Diet: g.Diet}}, g.Guests...) {
		if p.Diet != "" {
			texts = append(texts, p.Diet)
		}
	}
	if g.Note != "" {
		texts = append(texts, g.Note)
	}
	return widgets.Cell{Text: strings.Join(texts, " · "), Muted: true}
}

func channelCell(l *list, g *book.Guest) widgets.Cell {
	return widgets.Cell{Text: l.v.w.T("model.channel." + string(channelOf(g))), Muted: g.Invited.IsZero()}
}

func remindedCell(l *list, g *book.Guest) widgets.Cell {
	c := widgets.Cell{Text: l.v.w.Date(g.Reminded), Muted: true}
	if g.Reminder > 1 {
		c.Text += " ×" + l.v.w.Number(g.Reminder)
	}
	return c
}

func numberCell(l *list, g *book.Guest) widgets.Cell {
	if g.Number == 0 {
		return widgets.Cell{}
	}
	return widgets.Cell{Text: l.v.w.Number(g.Number)}
}
