package practice

import (
	"context"
	"slices"

	"alumnibook/model"
	"alumnibook/model/book"
)

// rightsWords are what the practice firm says of privacy, in one language.
type rightsWords struct {
	Controller, Officer, Authority string
	Again, Thanks                  string
	Bases                          []string
	Kept                           string
	AccessNote                     string `json:"access_note"`
	ClosedNote                     string `json:"closed_note"`
	ClosedAnswer                   string `json:"closed_answer"`
	Mail                           string
}

// Of the people of a usual practice book so many are on the yearly list because nothing was heard of them for three years,
// and so many more have a consent that nobody used for long.
const (
	silent   = 27
	renewals = 12
)

// formOn is the version of the form that was signed on a day; "" where it was said.
func formOn(source model.Source, on model.Date) string {
	switch {
	case source != model.SourceForm && source != model.SourceLeaving:
		return ""
	case on.Before(model.NewDate(2021, 1, 1)):
		return "1"
	case on.Before(model.NewDate(2024, 1, 1)):
		return "2"
	}
	return "3"
}

func (m *maker) nameOfColleague(id int64) string {
	if k := slices.Index(m.colleagues, id); k >= 0 {
		return m.words.firm.Colleagues[k]
	}
	return ""
}

// prove attaches the scan of the form to what some of the people signed.
func (m *maker) prove(tx *book.Tx, i int, said []*model.Consent) error {
	if i >= groupSize || i%5 != 0 {
		return nil
	}
	for _, c := range said {
		if c.Source != model.SourceForm {
			continue
		}
		png, err := scan(m.chance(i, 21), len(said))
		if err != nil {
			return err
		}
		if c.Proof, err = tx.PutPaper("form-"+c.On.String()+".png", png); err != nil {
			return err
		}
	}
	return nil
}

// untilSilent leaves out of some people's histories that they were heard of in the last three years: they left long ago
// and are not called.
func (m *maker) untilSilent(i int, p *model.Person, entries []*model.Interaction) []*model.Interaction {
	since := m.today.AddMonths(-36)
	if m.allowsCalls[p.ID] || known[i].family != "" || !m.contactSince(p).Before(since) {
		return entries
	}
	return slices.DeleteFunc(entries, func(e *model.Interaction) bool {
		return e.IsHeardFrom() && since.Before(e.On) && e.FollowUp.On.IsZero()
	})
}

// rights notes what the firm says of privacy and what people asked for, and lets as many be silent as the usual practice
// book has: the others were asked again or wrote.
func (m *maker) rights(ctx context.Context, b *book.Book) error {
	list, err := b.RetentionDue(ctx, m.today)
	if err != nil {
		return err
	}
	old, err := b.RenewalDue(ctx, m.today)
	if err != nil {
		return err
	}
	people, err := b.Count(ctx)
	if err != nil {
		return err
	}
	said, wrote := m.heardAgain(list.People, old, people)
	first := true
	for first || len(said)+len(wrote) > 0 {
		n, k := min(perChange, len(said)), min(perChange, len(wrote))
		_, err := b.Change(ctx, model.Doing{Code: "practice", Name: m.words.firm.Name, Count: people}, func(tx *book.Tx) error {
			if err := tx.AddConsents(said[:n]); err != nil {
				return err
			}
			if err := tx.CreateInteractions(wrote[:k]); err != nil || !first {
				return err
			}
			return m.asked(tx)
		})
		if err != nil {
			return err
		}
		said, wrote, first = said[n:], wrote[k:], false
	}
	return nil
}

// heardAgain makes what those said who were asked again, or wrote by themselves, so that the rest is silent.
func (m *maker) heardAgain(quiet []book.RetentionCase, old []book.Renewal, people int) (said []*model.Consent, wrote []*model.Interaction) {
	slices.SortFunc(quiet, func(a, b book.RetentionCase) int { return int(a.PersonID - b.PersonID) })
	slices.SortFunc(old, func(a, b book.Renewal) int { return int(a.ID - b.ID) })
	stays, keeps := share(len(quiet), silent*people/DefaultPeople), map[int64]bool{}
	for i, q := range quiet {
		keeps[q.PersonID] = stays(i)
	}
	again := map[int64]bool{}
	lasts := share(len(old), renewals*people/DefaultPeople)
	for i, o := range old {
		if keeps[o.PersonID] || lasts(i) && o.Purpose == model.PurposeCalls {
			continue
		}
		c := m.chance(int(o.PersonID), 22)
		again[o.PersonID] = true
		said = append(said, &model.Consent{
			Record: model.Record{UID: m.chance(int(o.ID), 23).uid()}, PersonID: o.PersonID, Purpose: o.Purpose, Channel: o.Channel, State: model.ConsentGiven,
			On: m.today.AddDays(-c.between(40, 1000)), Source: model.SourceCall, Wording: m.words.rights[m.language].Again, WitnessID: o.WitnessID, NotedBy: m.nameOfColleague(o.WitnessID),
		})
	}
	for _, q := range quiet {
		if keeps[q.PersonID] || again[q.PersonID] {
			continue
		}
		c := m.chance(int(q.PersonID), 24)
		wrote = append(wrote, &model.Interaction{
			Record: model.Record{UID: c.uid()}, Kind: model.InteractionEmail, Direction: model.DirectionIn, Reached: true, On: m.today.AddDays(-c.between(200, 1000)),
			PersonIDs: []int64{q.PersonID}, ColleagueID: pick(c, m.colleagues), Text: m.words.rights[m.language].Thanks,
		})
	}
	return said, wrote
}

// share picks n of many, spread evenly.
func share(many, n int) func(i int) bool {
	return func(i int) bool { return many <= n || i*n/many != (i+1)*n/many }
}

// asked stores what the firm says of privacy, what somebody's data rests on where it is something else, and two requests:
// one is open, one was closed in time.
func (m *maker) asked(tx *book.Tx) error {
	w := m.words.rights[m.language]
	p := model.DefaultPrivacy()
	p.Controller, p.Officer, p.Authority, p.Form = w.Controller, w.Officer, w.Authority, "3"
	p.Contact = "privacy@" + m.words.firm.MailDomain
	if err := tx.SavePrivacy(&p); err != nil {
		return err
	}
	if len(m.group) < 20 {
		return nil
	}
	for i, basis := range []model.Basis{model.BasisContract, model.BasisInterest, model.BasisLaw} {
		one := model.PersonBasis{
			PersonID: m.group[3+5*i].id, Purpose: model.PurposeRegister, Basis: basis, Note: w.Bases[i], On: m.today.AddDays(-90 - 40*i),
		}
		if err := tx.AddBasis(&one); err != nil {
			return err
		}
	}
	open := model.Request{
		PersonID: m.group[1].id, Kind: model.RequestAccess, Received: m.today.AddDays(-13), Channel: model.ChannelEmail, Note: w.AccessNote,
	}
	closed := model.Request{
		PersonID: m.group[6].id, Kind: model.RequestObjection, Received: m.today.AddDays(-69), Channel: model.ChannelEmail, Note: w.ClosedNote,
		State: model.RequestDone, Closed: m.today.AddDays(-62), Answer: w.ClosedAnswer,
	}
	mail := "From: Practice <practice@example.org>\r\nDate: " + closed.Received.Time().Format("Mon, 02 Jan 2006 15:04:05 -0700") +
		"\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + w.Mail
	var err error
	if closed.Proof, err = tx.PutPaper("mail.eml", []byte(mail)); err != nil {
		return err
	}
	for _, r := range []*model.Request{&open, &closed} {
		if err := tx.SaveRequest(r); err != nil {
			return err
		}
	}
	return nil
}
