package cli

import (
	"context"
	"strings"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/tell"
)

// todayCommand tells what there is to do.
type todayCommand struct {
	Limit int `default:"100"`
}

// dayAnswer is what there is to do on a day. Each list holds the first of its kind; counts says how many there are of each.
type dayAnswer struct {
	Date          model.Date     `json:"date"`
	Week          string         `json:"week"`
	Calls         []callOfAll    `json:"calls"`
	FollowUps     []followUp     `json:"follow_ups"`
	Birthdays     []occasion     `json:"birthdays"`
	Anniversaries []occasion     `json:"anniversaries"`
	Newsletter    rhythm         `json:"newsletter"`
	Event         rhythm         `json:"event"`
	Thanks        []thanks       `json:"thanks"`
	LosingTouch   []quiet        `json:"losing_touch"`
	Failed        []failed       `json:"failed"`
	Leavers       []leaverDue    `json:"leavers"`
	Interviews    int            `json:"interviews_past"` // exit interviews that may not be kept any longer
	Drafts        int            `json:"drafts"`          // typed in the window and not saved yet
	Counts        map[string]int `json:"counts"`
}

// followUp is something promised; the id is that of the entry in the history.
type followUp struct {
	ID      string                `json:"id"`
	On      model.Date            `json:"on"`
	Overdue bool                  `json:"overdue"`
	Text    string                `json:"text"`
	Owner   string                `json:"owner"`
	Kind    model.InteractionKind `json:"kind"`
	Said    model.Date            `json:"said"` // when it was promised
	People  []who                 `json:"people"`
}

type occasion struct {
	who
	On    model.Date `json:"on"`
	Years int        `json:"years"` // 0 where that is not known
	Kind  string     `json:"kind"`
}

type rhythm struct {
	Name string     `json:"name"`
	Last model.Date `json:"last"`
	Next model.Date `json:"next"`
	Held int        `json:"held"` // this year
	Goal int        `json:"goal"` // a year
}

type thanks struct {
	who
	Kind model.FavourKind `json:"kind"`
	On   model.Date       `json:"on"`
	Text string           `json:"text"`
}

type quiet struct {
	who
	LastContact model.Date `json:"last_contact"`
}

type failed struct {
	who
	Kind    string     `json:"kind"`
	Address string     `json:"address"`
	On      model.Date `json:"on"`
}

type leaverDue struct {
	who
	LastDay model.Date `json:"last_day"`
	Step    int        `json:"step"`
	Code    string     `json:"code"`
	Name    string     `json:"name"`
	Due     model.Date `json:"due"`
	Owner   string     `json:"owner"`
}

func (c *todayCommand) run(ctx context.Context, s *session) (int, error) {
	if c.Limit < 1 {
		return 0, misuse(s.words.T("cli.limit_one"))
	}
	b, err := s.settled(ctx)
	if err != nil {
		return 0, err
	}
	defer b.Close()
	t, err := b.Today(ctx, s.today(), c.Limit)
	if err != nil {
		return 0, err
	}
	plan, err := b.CallsOfWeek(ctx, model.WeekOf(s.today()), s.today(), 0)
	if err != nil {
		return 0, err
	}
	d, err := s.dayOf(ctx, b, &t, &plan)
	if err != nil {
		return 0, err
	}
	if s.json {
		return ExitDone, s.answer(d)
	}
	return ExitDone, s.dayText(d)
}

// dayReader turns what the book says of a day into the answer.
type dayReader struct {
	s     *session
	names map[int64]who
	by    map[int64]string
}

func (s *session) dayOf(ctx context.Context, b *book.Book, t *book.Today, plan *book.WeekPlan) (*dayAnswer, error) {
	names, err := whoAre(ctx, b, peopleOfDay(t, plan))
	if err != nil {
		return nil, err
	}
	by, err := colleagues(ctx, b)
	if err != nil {
		return nil, err
	}
	r := dayReader{s, names, by}
	d := &dayAnswer{
		Date: s.today(), Week: plan.Week.String(), Calls: []callOfAll{},
		FollowUps: each(t.FollowUps, r.followUp), Birthdays: each(t.Birthdays, r.occasion), Anniversaries: each(t.Anniversaries, r.occasion),
		Newsletter: rhythmOf(t.Newsletter), Event: rhythmOf(t.Evening),
		Thanks:      each(t.Thanks, func(f model.Favour) thanks { return thanks{names[f.PersonID], f.Kind, f.On, f.Text} }),
		LosingTouch: each(t.Quiet, func(q model.Row) quiet { return quiet{names[q.ID], q.LastContact} }),
		Failed:      each(t.Failed, func(f book.FailedAddress) failed { return failed{names[f.Row.ID], string(f.Kind), f.Text, f.On} }),
		Leavers:     each(t.Leavers, r.leaver), Interviews: t.InterviewsPast, Drafts: len(t.Drafts),
	}
	for _, w := range plan.Calls {
		if isToCall(w) {
			d.Calls = append(d.Calls, callOfAll{callOf(w, names), string(w.State)})
		}
	}
	d.Counts = map[string]int{
		"calls": len(d.Calls), "follow_ups": t.FollowUpCount, "birthdays": t.BirthdayCount, "anniversaries": t.AnniversaryCount,
		"thanks": t.ThanksCount, "losing_touch": t.QuietCount, "failed": t.FailedCount, "leavers": len(t.Leavers),
	}
	return d, nil
}

// peopleOfDay is everybody whom the answer names.
func peopleOfDay(t *book.Today, plan *book.WeekPlan) []int64 {
	var ids []int64
	for id := range t.Names {
		ids = append(ids, id)
	}
	for _, w := range plan.Calls {
		ids = append(ids, w.Row.ID)
	}
	for _, o := range append(append([]book.Occasion{}, t.Birthdays...), t.Anniversaries...) {
		ids = append(ids, o.Row.ID)
	}
	for _, q := range t.Quiet {
		ids = append(ids, q.ID)
	}
	for _, f := range t.Failed {
		ids = append(ids, f.Row.ID)
	}
	for _, l := range t.Leavers {
		ids = append(ids, l.Row.ID)
	}
	return ids
}

func (r dayReader) followUp(i model.Interaction) followUp {
	f := followUp{
		ID: i.UID, On: i.FollowUp.On, Overdue: i.FollowUp.On.Before(r.s.today()), Text: i.FollowUp.Text, Owner: r.by[i.FollowUp.OwnerID],
		Kind: i.Kind, Said: i.On, People: []who{},
	}
	for _, id := range i.PersonIDs {
		if n, ok := r.names[id]; ok {
			f.People = append(f.People, n)
		}
	}
	return f
}

func (r dayReader) occasion(o book.Occasion) occasion {
	return occasion{r.names[o.Row.ID], o.Day, o.Years, string(o.Kind)}
}

func (r dayReader) leaver(l book.LeaverDue) leaverDue {
	t := l.Leaving.Steps[l.Step]
	return leaverDue{r.names[l.Row.ID], l.Leaving.LastDay, l.Step + 1, t.Code, tell.Step(r.s.words, t.Code, t.Name), t.Due, r.by[t.OwnerID]}
}

func rhythmOf(r book.Rhythm) rhythm { return rhythm{r.Name, r.Last, r.Next, r.Held, r.Goal} }

// dayText tells the day as text: what there is, under its heading.
func (s *session) dayText(d *dayAnswer) error {
	w := s.words
	s.line(w.LongDate(d.Date))
	part := func(words, count string, rows [][]string) error {
		if len(rows) == 0 {
			return nil
		}
		s.line("")
		s.line(w.N(words, d.Counts[count]))
		return (&table{rows}).write(s.out)
	}
	var parts []error
	parts = append(parts,
		part("cli.today_calls", "calls", each(d.Calls, func(c callOfAll) []string {
			return []string{"", strings.TrimSpace(c.GivenName + " " + c.FamilyName), c.Phone, w.T("cli.reason." + c.Reason)}
		})),
		part("cli.today_follow_ups", "follow_ups", each(d.FollowUps, func(f followUp) []string {
			return []string{"", w.Date(f.On), strings.Join(each(f.People, who.name), ", "), f.Text, f.Owner}
		})),
		part("cli.today_birthdays", "birthdays", each(d.Birthdays, s.occasionLine)),
		part("cli.today_anniversaries", "anniversaries", each(d.Anniversaries, s.occasionLine)),
		part("cli.today_thanks", "thanks", each(d.Thanks, func(t thanks) []string {
			return []string{"", t.name(), w.T("model.favour." + string(t.Kind)), t.Text}
		})),
		part("cli.today_leavers", "leavers", each(d.Leavers, func(l leaverDue) []string {
			return []string{"", w.Date(l.Due), l.name(), l.Name, l.Owner}
		})),
		part("cli.today_failed", "failed", each(d.Failed, func(f failed) []string { return []string{"", f.name(), f.Address} })),
		part("cli.today_quiet", "losing_touch", each(d.LosingTouch, func(q quiet) []string { return []string{"", q.name(), w.Ago(d.Date, q.LastContact)} })),
	)
	for _, err := range parts {
		if err != nil {
			return err
		}
	}
	s.line("")
	for _, r := range []struct {
		words string
		r     rhythm
	}{{"cli.today_newsletter", d.Newsletter}, {"cli.today_event", d.Event}} {
		if !r.r.Next.IsZero() {
			s.line(w.T(r.words, "day", w.Date(r.r.Next), "away", w.Away(d.Date, r.r.Next)))
		}
	}
	if d.Interviews > 0 {
		s.line(w.N("cli.today_interviews", d.Interviews))
	}
	if d.Drafts > 0 {
		s.line(w.N("cli.today_drafts", d.Drafts))
	}
	return nil
}

func (s *session) occasionLine(o occasion) []string {
	years := ""
	if o.Years > 0 {
		years = s.words.N("cli.years", o.Years)
	}
	return []string{"", s.words.Date(o.On), o.name(), years}
}
