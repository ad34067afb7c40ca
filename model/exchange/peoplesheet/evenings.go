package peoplesheet

import (
	"strings"

	"alumnibook/model"
	"alumnibook/model/exchange/sheet"
)

// Evenings are the sheets of the whole book with the events, who was invited to them, what guests would like, and the
// newsletters. They are there to be read; the import takes nothing from them.
type Evenings struct {
	Standing
	internal bool
}

// NewEvenings makes the sheets. Words are those of Linked; notes of the firm's own stand in them only if they are to.
func NewEvenings(words func(key string) string, colleagues []model.Colleague, internal bool) *Evenings {
	return &Evenings{*NewStanding(words, colleagues), internal}
}

// The types of columns that are no text, by the end of their keys.
var eveningTypes = map[string]sheet.ColumnType{
	"_on": sheet.Date, "_by": sheet.Date, "_number": sheet.Number, "_amount": sheet.Number,
}

func (e *Evenings) columns(keys ...string) []sheet.Column {
	list := make([]sheet.Column, len(keys))
	for i, key := range keys {
		list[i] = sheet.Column{Title: e.words("export.column." + key), Width: 20}
		for end, t := range eveningTypes {
			if strings.HasSuffix(key, end) {
				list[i].Type, list[i].Width = t, 13
			}
		}
	}
	return list
}

func (e *Evenings) own(columns []sheet.Column, key string) []sheet.Column {
	if e.internal {
		columns = append(columns, e.columns(key)...)
	}
	return columns
}

// EventTable is the name and the columns of the events.
func (e *Evenings) EventTable() sheet.Table {
	columns := e.columns("event_on", "event_name", "event_kind", "event_state", "event_office", "event_place", "event_address", "event_begins", "event_ends", "event_host",
		"event_places_number", "event_invited_number", "event_yes_number", "event_no_number", "event_maybe_number", "event_silent_number", "event_waiting_number",
		"event_came_number", "event_walk_ins_number", "event_brought_number", "event_score_number", "event_planned_amount", "event_spent_amount", "event_currency")
	return sheet.Table{Sheet: e.words("export.sheet.events"), Columns: e.own(columns, "event_remark")}
}

// Event is one event with how it stands.
func (e *Evenings) Event(event *model.Event, counts model.Counts) []sheet.Value {
	row := []sheet.Value{
		{Date: event.On},
		{Text: event.Title},
		e.word("model.event_kind.", string(event.Kind)),
		e.word("model.event_state.", string(event.State)),
		{Text: event.Office},
		{Text: event.Place},
		{Text: event.Address},
		{Text: event.Starts},
		{Text: event.Ends},
		{Text: e.colleagues[event.HostID]},
	}
	if event.Capacity > 0 {
		row = append(row, whole(event.Capacity))
	} else {
		row = append(row, sheet.Value{})
	}
	for _, n := range []int{counts.Invited, counts.Yes, counts.No, counts.Maybe, counts.Silent, counts.Waiting, counts.Attended, counts.WalkIns, counts.Brought} {
		row = append(row, whole(n))
	}
	score := sheet.Value{}
	if counts.Scores > 0 {
		score = sheet.Value{Number: counts.Score(), HasNumber: true}
	}
	row = append(row, score, amount(event.Planned(), event.Currency), amount(event.Spent(), event.Currency), sheet.Value{Text: event.Currency})
	if e.internal {
		row = append(row, sheet.Value{Text: event.Notes})
	}
	return row
}

func whole(n int) sheet.Value { return sheet.Value{Number: float64(n), HasNumber: true} }

// wholeCurrencies have no minor unit.
const wholeCurrencies = "ISK JPY KRW CLP VND"

func amount(minor int64, currency string) sheet.Value {
	if currency != "" && strings.Contains(wholeCurrencies, currency) {
		return sheet.Value{Number: float64(minor), HasNumber: true}
	}
	return sheet.Value{Number: float64(minor) / 100, HasNumber: true}
}

// GuestTable is the name and the columns of the guest lists.
func (e *Evenings) GuestTable() sheet.Table {
	t := e.table("guests", "event_on")
	columns := e.columns("event_name", "guest_role", "guest_channel", "guest_invited_on", "guest_reply", "guest_replied_on", "guest_seat", "guest_brings", "guest_diet",
		"guest_came", "guest_score_number", "guest_comment")
	t.Columns = append(t.Columns, e.own(columns, "guest_remark")...)
	return t
}

// Guest is one person's part in an event.
func (e *Evenings) Guest(p *model.Person, a *model.Attendance, event *model.Event) []sheet.Value {
	row := append(e.whose(p),
		sheet.Value{Date: event.On},
		sheet.Value{Text: event.Title},
		e.word("model.role.", string(a.Role)),
		e.word("model.channel.", string(a.Channel)),
		sheet.Value{Date: a.Invited},
		e.word("model.reply.", string(a.Reply)),
		sheet.Value{Date: a.Replied},
		e.word("model.seat.", string(a.Seat)),
		sheet.Value{Text: e.guests(a)},
		sheet.Value{Text: a.Diet},
		e.came(a),
	)
	if a.Score > 0 {
		row = append(row, whole(a.Score))
	} else {
		row = append(row, sheet.Value{})
	}
	row = append(row, sheet.Value{Text: a.Comment})
	if e.internal {
		row = append(row, sheet.Value{Text: a.Note})
	}
	return row
}

// guests are the names of those whom somebody brings; who has none is counted.
func (e *Evenings) guests(a *model.Attendance) string {
	names := make([]string, len(a.Guests))
	for i, g := range a.Guests {
		names[i] = g.Name
		if g.Name == "" {
			names[i] = e.words("model.role.guest")
		}
	}
	return strings.Join(names, ", ")
}

func (e *Evenings) came(a *model.Attendance) sheet.Value {
	switch {
	case a.HasCome() && a.WalkIn:
		return sheet.Value{Text: e.words("export.came_walk_in")}
	case a.HasCome():
		return sheet.Value{Text: e.words("export.came")}
	}
	return sheet.Value{}
}

func (e *Evenings) whose(p *model.Person) []sheet.Value {
	return []sheet.Value{{Text: p.UID}, {Text: p.Given}, {Text: p.Family}}
}

// WishTable is the name and the columns of what people would like from the firm.
func (e *Evenings) WishTable() sheet.Table {
	t := e.table("wishes", "wish_on")
	t.Columns = append(t.Columns, e.columns("wish_text", "wish_theme")...)
	return t
}

// Wish is one wish of a person.
func (e *Evenings) Wish(p *model.Person, w *model.Wish) []sheet.Value {
	return append(e.whose(p), sheet.Value{Date: w.On}, sheet.Value{Text: w.Text}, sheet.Value{Text: w.Theme})
}

// NewsletterTable is the name and the columns of the newsletters.
func (e *Evenings) NewsletterTable() sheet.Table {
	columns := e.columns("issue_name", "issue_state", "issue_due_on", "issue_sent_on", "issue_languages", "issue_subject", "issue_recipients_number")
	return sheet.Table{Sheet: e.words("export.sheet.newsletters"), Columns: e.own(columns, "issue_remark")}
}

// Newsletter is one issue.
func (e *Evenings) Newsletter(n *model.Newsletter) []sheet.Value {
	var languages, subjects []string
	for _, l := range n.Languages {
		languages = append(languages, e.words("model.language."+l))
		if s := n.Subject[l]; s != "" {
			subjects = append(subjects, s)
		}
	}
	row := []sheet.Value{
		{Text: n.Title},
		e.word("model.newsletter_state.", string(n.State)),
		{Date: n.Due},
		{Date: n.SentOn},
		{Text: strings.Join(languages, ", ")},
		{Text: strings.Join(subjects, " / ")},
	}
	if n.State == model.NewsletterSent {
		row = append(row, whole(n.Recipients))
	} else {
		row = append(row, sheet.Value{})
	}
	if e.internal {
		row = append(row, sheet.Value{Text: n.Notes})
	}
	return row
}
