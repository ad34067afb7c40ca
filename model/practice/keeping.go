package practice

import (
	"alumnibook/model"
	"alumnibook/model/book"
)

// keepingWords are parts of what is noted about keeping in touch, in one language.
type keepingWords struct {
	Gave, Got, Asked, Wish     []favourWords
	Why                        map[string][]string // by pause
	Reasons, Good, Bad, Advice []string
	Wording                    string
	AskedForIt                 string `json:"asked_for_it"`
	Lists                      []string
}

type favourWords struct{ Kind, Text string }

// callable is how many of the people of a usual practice book may be called.
const callable = 240

// wishesOf says how often somebody is to be called, and marks addresses that turned out to be wrong.
func (m *maker) wishesOf(i int, p *model.Person) {
	c := m.chance(i, 4)
	w := m.words.keeping[p.Language]
	switch n := c.IntN(100); {
	case n < 20:
		p.Calls.PerYear = 1
	case n < 22:
		p.Calls.PerYear = 4
	}
	switch n := c.IntN(100); {
	case n < 2:
		p.Calls.Pause, p.Calls.Until = model.PauseLater, m.today.AddDays(c.between(8, 25))
	case n < 4:
		p.Calls.Pause, p.Calls.Until = model.PauseNotThisYear, model.NewDate(m.today.Year+1, 1, 1)
	case n < 5:
		p.Calls.Pause = model.PauseNever
	}
	if p.Calls.Pause != model.PauseNone {
		p.Calls.Why = pick(c, w.Why[string(p.Calls.Pause)])
	}
	failed := m.today.AddDays(-c.between(1, 60))
	switch n := c.IntN(1000); {
	case n < 16 && len(p.Emails) > 0:
		p.Emails[0].Failed = failed
	case n < 24 && len(p.Addresses) > 0:
		p.Addresses[0].Failed = failed
	case n < 30 && len(p.Phones) > 0:
		p.Phones[0].Failed = failed
	}
}

// mayBeAsked tells whether somebody can be called at all, if they allow it.
func mayBeAsked(p *model.Person) bool {
	switch p.Status {
	case model.StatusRehired, model.StatusNoContact, model.StatusDeceased:
		return false
	}
	if p.Calls.Pause == model.PauseNever {
		return false
	}
	for _, f := range p.Phones {
		if f.Kind != model.KindFax && f.Failed.IsZero() {
			return true
		}
	}
	return false
}

// consents makes what a person allowed. So many allow calls that the share of those who may be called is the one of
// the usual practice book, however big this one is.
func (m *maker) consents(i int, p *model.Person) []*model.Consent {
	c := m.chance(i, 5)
	on, source := m.askedOn(c, p)
	how := m.answerOf(i, p)
	if on.IsZero() { // who left just now
		on, source = m.today.AddDays(-1), model.SourceLeaving
	}
	w := m.words.keeping[p.Language]
	wording := w.Wording
	if source == model.SourceCall {
		wording = w.AskedForIt
	}
	witness := m.colleague(c)
	var list []*model.Consent
	say := func(purpose model.Purpose, state model.ConsentState, on model.Date) {
		list = append(list, &model.Consent{
			Record: model.Record{UID: c.uid()}, PersonID: p.ID, Purpose: purpose, Channel: purpose.UsualChannel(), State: state, On: on,
			Source: source, Wording: wording, WitnessID: witness, Form: formOn(source, on), NotedBy: m.nameOfColleague(witness),
		})
	}
	switch n := c.IntN(100); {
	case mayBeAsked(p) && p.Calls.Pause != model.PauseNone:
		say(model.PurposeCalls, model.ConsentGiven, on)
	case mayBeAsked(p) && m.callable*DefaultPeople < callable*(i+1):
		m.callable++
		say(model.PurposeCalls, model.ConsentGiven, on)
	case n < 20 && !mayBeAsked(p):
		say(model.PurposeCalls, model.ConsentGiven, on)
	case n < 30:
		say(model.PurposeCalls, model.ConsentObjected, on)
	case n < 45:
		say(model.PurposeCalls, model.ConsentGiven, on)
		if back := on.AddDays(c.between(90, 700)); back.Before(m.today) {
			say(model.PurposeCalls, model.ConsentWithdrawn, back)
		} else {
			say(model.PurposeCalls, model.ConsentWithdrawn, on)
		}
	}
	switch how {
	case getsIt, unreached:
		say(model.PurposeNewsletter, model.ConsentGiven, on)
	case saidNo:
		if back := on.AddDays(c.between(200, 900)); c.in(60) && back.Before(m.today) {
			say(model.PurposeNewsletter, model.ConsentGiven, on)
			say(model.PurposeNewsletter, model.ConsentWithdrawn, back)
		} else {
			say(model.PurposeNewsletter, model.ConsentObjected, on)
		}
	}
	for _, ask := range []struct {
		purpose   model.Purpose
		given, no int // in a hundred
	}{{model.PurposeEvents, 76, 4}, {model.PurposeJobs, 30, 6}, {model.PurposeSharing, 18, 10}, {model.PurposePhotos, 35, 12}} {
		n := c.IntN(100)
		if i >= groupSize {
			break
		}
		if n < ask.given {
			say(ask.purpose, model.ConsentGiven, on)
		} else if n < ask.given+ask.no {
			say(ask.purpose, model.ConsentObjected, on)
		}
	}
	return list
}

// firstForms is when the firm began to ask those who leave; who had left before was asked later, on the phone.
var firstForms = model.NewDate(2018, 5, 25)

func (m *maker) askedOn(c chance, p *model.Person) (model.Date, model.Source) {
	left := m.contactSince(p)
	last := p.LastEmployment().To
	switch {
	case p.Status == model.StatusLeaving && !last.Before(m.today):
		return m.today.AddDays(-c.between(1, 15)), model.SourceLeaving
	case left.Before(firstForms):
		return firstForms.AddDays(c.between(0, 500)), model.SourceCall
	}
	on := left.AddDays(-c.between(0, 5))
	if !on.Before(m.today) {
		return model.Date{}, ""
	}
	return on, pick(c, []model.Source{model.SourceLeaving, model.SourceLeaving, model.SourceForm})
}

// callsOf are the calls of the programme: two, some months apart, with most of those who may be called.
func (m *maker) callsOf(i int, p *model.Person) []*model.Interaction {
	if i >= groupSize || !m.allowsCalls[p.ID] || p.Status == model.StatusLeaving {
		return nil
	}
	c := m.chance(i, 6)
	var list []*model.Interaction
	since := m.contactSince(p)
	on := m.today.AddDays(-c.between(3, 200))
	for range 2 {
		if on.Before(since.AddDays(80)) {
			break
		}
		list = append(list, m.entryOf(c, p, on, c.uid(), model.InteractionCall, false))
		on = on.AddDays(-c.between(120, 240))
	}
	return append(list, m.jobNews(c, p)...)
}

// jobNews notes that somebody changed their job, where that is not long ago.
func (m *maker) jobNews(c chance, p *model.Person) []*model.Interaction {
	j := p.CurrentJob()
	if j == nil || !j.From.HasYear() {
		return nil
	}
	on := j.From.AddDays(c.between(0, 27))
	if on.DaysUntil(m.today) > 400 || !on.Before(m.today) {
		return nil
	}
	return []*model.Interaction{{
		Record: model.Record{UID: c.uid()}, Kind: model.InteractionJob, On: on, PersonIDs: []int64{p.ID}, ColleagueID: m.colleague(c), Text: j.Title + ", " + j.Organisation,
	}}
}

// favours makes what was given and taken.
func (m *maker) favours(i int, p *model.Person) []*model.Favour {
	c := m.chance(i, 7)
	if i >= groupSize || !c.in(24) || p.Status == model.StatusDeceased || p.Status == model.StatusNoContact || p.Status == model.StatusLeaving {
		return nil
	}
	w := m.words.keeping[p.Language]
	span := max(m.contactSince(p).DaysUntil(m.today), 2)
	var list []*model.Favour
	for range c.between(1, 3) {
		f := &model.Favour{Record: model.Record{UID: c.uid()}, PersonID: p.ID, On: m.today.AddDays(-c.between(1, min(span, 900)))}
		words, settled := w.Gave, 0
		switch n := c.IntN(10); {
		case n < 4:
			f.Side = model.FavourGave
		case n < 7:
			f.Side, words, settled = model.FavourGot, w.Got, 88
		case n < 8:
			f.Side, words, settled = model.FavourAsked, w.Asked, 70
		default:
			f.Side, words, settled = model.FavourWish, w.Wish, 40
		}
		said := pick(c, words)
		f.Kind, f.Text = model.FavourKind(said.Kind), said.Text
		if done := f.On.AddDays(c.between(1, 40)); c.in(settled) && !m.today.Before(done) {
			f.Settled = done
		}
		list = append(list, f)
	}
	return list
}

// saveProgramme stores the goals, and two lists, of which one has its people called more often.
func (m *maker) saveProgramme(tx *book.Tx) error {
	p := model.DefaultProgramme()
	if err := tx.SaveProgramme(&p); err != nil {
		return err
	}
	for n, calls := range []int{3, 0} {
		tag := m.house.Tags[[]int{1, 5}[n]] // of mentors and board members
		l := model.List{Name: m.words.keeping[m.language].Lists[n], Filter: model.Filter{Tags: []string{tag}}, Calls: calls}
		if err := tx.SaveList(&l); err != nil {
			return err
		}
	}
	return nil
}
