package eventfiles

import (
	"context"
	"io"
	"strconv"
	"strings"
	"time"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/consent"
	"alumnibook/model/exchange/ical"
)

// calendar writes the evening for the calendars of its guests.
func (x *export) calendar(w io.Writer) error {
	if x.event.On.IsZero() {
		return model.Invalid("on", "missing")
	}
	a, err := x.agenda()
	if err != nil {
		return err
	}
	method := x.Method
	if method == "" && x.event.State == model.EventCancelled {
		method = Cancel
	}
	x.result.Written = 1
	return ical.WriteTimed(w, "", method, []ical.TimedEvent{a.entry(&x.event.Event)}, a.stamp)
}

// Entry is an event as a file for a calendar, to be attached to an invitation. It is no export: it names nobody but who speaks and
// who receives the guests. Of the options only words, zone, dates and method count.
func Entry(ctx context.Context, b *book.Book, eventID int64, o Options, w io.Writer) error {
	o.Kind = Calendar
	x, err := prepare(ctx, b, eventID, o)
	if err != nil {
		return err
	}
	return x.calendar(w)
}

// YearPlan writes the events of a year and the days on which newsletters are due as a calendar. Ideas are in it as far as they
// have a day, and what was cancelled is marked as such, so that a calendar that had it takes it out.
func YearPlan(ctx context.Context, b *book.Book, year int, o Options) (Result, error) {
	x := &export{Options: o, ctx: ctx, book: b, result: Result{Path: o.Path}}
	if err := x.orDefaults(); err != nil {
		return Result{}, err
	}
	a, err := x.agenda()
	if err != nil {
		return Result{}, err
	}
	events, err := a.ofYear(year)
	if err != nil {
		return Result{}, err
	}
	x.result.Written = len(events)
	name := x.firm.Name + " · " + strings.ReplaceAll(x.Words("papers.calendar.name"), "{year}", strconv.Itoa(year))
	write := func(w io.Writer) error {
		return ical.WriteTimed(w, strings.TrimPrefix(name, " · "), Publish, events, a.stamp)
	}
	if err := x.put(write, "year_plan"); err != nil {
		return Result{}, err
	}
	return x.result, nil
}

// agenda is what it takes to make an entry of a calendar of an event.
type agenda struct {
	*export
	colleagues map[int64]model.Colleague
	stamp      time.Time
	names      map[int64]string
}

func (x *export) agenda() (*agenda, error) {
	a := &agenda{export: x, colleagues: map[int64]model.Colleague{}, names: map[int64]string{}}
	list, err := x.book.Colleagues(x.ctx)
	if err != nil {
		return nil, err
	}
	for _, c := range list {
		a.colleagues[c.ID] = c
	}
	a.stamp = x.Today.Time()
	newest, err := x.book.Changes(x.ctx, 0, 1)
	if err != nil {
		return nil, err
	}
	if len(newest) > 0 && a.stamp.Before(newest[0].At) { // the same book gives the same calendar
		a.stamp = newest[0].At
	}
	return a, a.seekSpeakers(&x.event.Event)
}

// seekSpeakers looks up the names of those who speak, as far as the gate lets them through.
func (a *agenda) seekSpeakers(events ...*model.Event) error {
	var ids []int64
	for _, e := range events {
		ids = append(ids, e.SpeakerIDs()...)
	}
	if len(ids) == 0 {
		return nil
	}
	standings, err := a.book.Standings(a.ctx, ids)
	if err != nil {
		return err
	}
	d := consent.Gate(consent.PurposeRegister, consent.ChannelCalendar, standings)
	people, err := a.book.People(a.ctx, d.Allowed)
	for _, p := range people {
		a.names[p.ID] = p.FullName()
		a.named = append(a.named, p.ID)
	}
	return err
}

// ofYear are the entries of a year.
func (a *agenda) ofYear(year int) ([]ical.TimedEvent, error) {
	rows, err := a.book.Events(a.ctx)
	if err != nil {
		return nil, err
	}
	var events []*model.Event
	for i := range rows {
		if rows[i].On.IsFull() && rows[i].On.Year == year {
			events = append(events, &rows[i].Event)
		}
	}
	if err := a.seekSpeakers(events...); err != nil {
		return nil, err
	}
	var list []ical.TimedEvent
	for _, e := range events {
		list = append(list, a.entry(e))
	}
	issues, err := a.book.Newsletters(a.ctx)
	for i := range issues {
		n := &issues[i]
		on := n.Due
		if n.State == model.NewsletterSent {
			on = n.SentOn
		}
		if on.IsFull() && on.Year == year {
			list = append(list, ical.TimedEvent{
				UID: ical.NewsletterUID(n.UID), Day: on, Summary: a.Words("model.interaction.newsletter") + ": " + n.Title,
				Sequence: n.Version, Updated: n.Updated, Free: true,
			})
		}
	}
	return list, err
}

// entry is an event as a calendar has it.
func (a *agenda) entry(e *model.Event) ical.TimedEvent {
	t := ical.TimedEvent{
		UID: ical.EventUID(e.UID), Day: e.On, Summary: e.Title, Location: strings.Trim(e.Place+"\n"+e.Address, "\n"), Description: a.description(e),
		Sequence: e.Version, Updated: e.Updated, Cancelled: e.State == model.EventCancelled, Tentative: e.State == model.EventIdea,
	}
	if host, ok := a.colleagues[e.HostID]; ok {
		t.Organizer = ical.Organizer{Name: host.Name, Email: host.Email}
	}
	if e.Starts == "" {
		return t
	}
	t.Start = a.moment(e.On, e.Starts)
	if e.Ends != "" {
		t.End = a.moment(e.On, e.Ends)
		if t.End.Before(t.Start) { // after midnight
			t.End = a.moment(e.On.AddDays(1), e.Ends)
		}
	}
	return t
}

// moment is a local time on a day.
func (a *agenda) moment(on model.Date, at string) time.Time {
	clock, _ := time.Parse("15:04", at)
	return time.Date(on.Year, time.Month(on.Month), on.Day, clock.Hour(), clock.Minute(), 0, 0, a.Zone)
}

// description tells what the evening brings, and what a guest has to know.
func (a *agenda) description(e *model.Event) string {
	var blocks []string
	if v := strings.TrimSpace(e.Value); v != "" {
		blocks = append(blocks, v)
	}
	var lines []string
	for _, l := range e.Agenda {
		line := strings.TrimSpace(l.At + " " + l.Title)
		if names := a.speakers(l.Speakers); names != "" {
			line += " – " + names
		}
		lines = append(lines, line)
	}
	blocks = append(blocks, strings.Join(lines, "\n"))
	lines = nil
	for _, one := range []struct{ key, value string }{
		{"papers.calendar.dress", e.Dress}, {"papers.calendar.food", e.Food}, {"papers.calendar.reply_by", a.replyBy(e)}, {"papers.calendar.host", a.host(e)},
	} {
		if one.value != "" {
			lines = append(lines, a.Words(one.key)+": "+one.value)
		}
	}
	blocks = append(blocks, strings.Join(lines, "\n"))
	var said []string
	for _, b := range blocks {
		if b != "" {
			said = append(said, b)
		}
	}
	return strings.Join(said, "\n\n")
}

func (a *agenda) speakers(list []model.Speaker) string {
	var names []string
	for _, s := range list {
		name := s.Name
		if s.PersonID != 0 {
			name = a.names[s.PersonID]
		}
		if name != "" && s.From != "" {
			name += " (" + s.From + ")"
		}
		if name != "" {
			names = append(names, name)
		}
	}
	return strings.Join(names, ", ")
}

// replyBy is said while there is still something to reply to.
func (a *agenda) replyBy(e *model.Event) string {
	if e.ReplyBy.IsZero() || !e.IsComing() {
		return ""
	}
	return a.Date(e.ReplyBy)
}

func (a *agenda) host(e *model.Event) string {
	host := a.colleagues[e.HostID]
	return strings.Trim(host.Name+", "+host.Email, ", ")
}
