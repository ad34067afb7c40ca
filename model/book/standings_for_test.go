package book

import (
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"alumnibook/model"
	"alumnibook/model/consent"
)

// drawReachable is a person who can be reached in some ways, or in none.
func drawReachable(t *rapid.T) *model.Person {
	p := alumna("Anna")
	p.Emails, p.Phones, p.Addresses, p.Links = nil, nil, nil, nil
	p.Status = rapid.SampledFrom(model.Statuses).Draw(t, "status")
	failed := func() model.Date {
		return rapid.SampledFrom([]model.Date{{}, day("2025-01-01")}).Draw(t, "failed")
	}
	for range rapid.IntRange(0, 2).Draw(t, "emails") {
		p.Emails = append(p.Emails, model.Email{Address: "anna@example.org", Kind: model.KindPrivate, Failed: failed()})
	}
	for range rapid.IntRange(0, 2).Draw(t, "phones") {
		p.Phones = append(p.Phones, model.Phone{Number: "040 1", Kind: rapid.SampledFrom(model.PhoneKinds).Draw(t, "phone"), Failed: failed()})
	}
	if rapid.Bool().Draw(t, "address") {
		p.Addresses = []model.Address{{Street: rapid.SampledFrom([]string{"", "Weg 1"}).Draw(t, "street"), PostalCode: "20095", City: "Hamburg", Kind: model.KindPrivate, Failed: failed()}}
	}
	if rapid.Bool().Draw(t, "link") {
		p.Links = []model.Link{{URL: "https://example.org/in/anna", Kind: rapid.SampledFrom(model.LinkKinds).Draw(t, "kind")}}
	}
	return p
}

// wantStanding works out from a whole person and the ledger what the gate has to know.
func wantStanding(p *model.Person, ledger []model.Consent, needed bool, purpose model.Purpose, channel model.Channel) consent.Standing {
	s := consent.Standing{ID: p.ID, Trashed: !p.Trashed.IsZero(), ConsentNeeded: needed, Said: model.Standing(ledger)[purpose][channel].State}
	if s.Trashed {
		s.Status = ""
	} else if p.Status == model.StatusDeceased || p.Status == model.StatusNoContact {
		s.Status = p.Status
	}
	var reached bool
	switch channel {
	case model.ChannelEmail:
		reached = slices.ContainsFunc(p.Emails, func(e model.Email) bool { return e.Failed.IsZero() })
	case model.ChannelPhone:
		reached = slices.ContainsFunc(p.Phones, func(f model.Phone) bool { return f.Failed.IsZero() && f.Kind != model.KindFax })
	case model.ChannelMessage:
		reached = slices.ContainsFunc(p.Phones, func(f model.Phone) bool {
			return f.Failed.IsZero() && (f.Kind == model.KindMobile || f.Kind == model.KindWorkMobile)
		})
	case model.ChannelPost:
		reached = slices.ContainsFunc(p.Addresses, func(a model.Address) bool { return a.Failed.IsZero() })
	case model.ChannelLinkedIn:
		reached = slices.ContainsFunc(p.Links, func(l model.Link) bool { return l.Kind == model.KindLinkedIn })
	}
	if !reached {
		s.NoEmail, s.NoAddress, s.NoPhone, s.NoMobile, s.NoProfile = true, true, true, true, true
	}
	return s
}

// Whoever is asked for is allowed or left out for a reason, for every purpose and channel; few and many are answered
// alike, and as their data and the ledger say.
func TestStandingsAreWhatTheLedgerAndTheAddressesSay(t *testing.T) {
	b := newBook(t)
	defer func(n int) { standingsWhole = n }(standingsWhole)
	rapid.Check(t, func(rt *rapid.T) {
		var ids []int64
		rules, err := b.Programme(t.Context())
		must(t, err)
		rules.MailConsent, rules.InviteConsent = rapid.Bool().Draw(rt, "mail consent"), rapid.Bool().Draw(rt, "invite consent")
		change(t, b, func(tx *Tx) error {
			for range rapid.IntRange(1, 6).Draw(rt, "people") {
				p := drawReachable(rt)
				if err := tx.CreatePeople([]*model.Person{p}); err != nil {
					return err
				}
				ids = append(ids, p.ID)
			}
			if err := tx.SaveProgramme(&rules); err != nil {
				return err
			}
			for range rapid.IntRange(0, 12).Draw(rt, "consents") {
				c := &model.Consent{
					PersonID: rapid.SampledFrom(ids).Draw(rt, "whose"), Purpose: rapid.SampledFrom(model.Purposes).Draw(rt, "purpose"),
					Channel: rapid.SampledFrom(model.Channels).Draw(rt, "channel"), On: day("2026-01-01").AddDays(rapid.IntRange(0, 3).Draw(rt, "day")),
					State: rapid.SampledFrom([]model.ConsentState{model.ConsentGiven, model.ConsentWithdrawn, model.ConsentObjected}).Draw(rt, "state"),
				}
				if err := tx.AddConsents([]*model.Consent{c}); err != nil {
					return err
				}
			}
			if rapid.Bool().Draw(rt, "trash") {
				return tx.TrashPeople(ids[:1])
			}
			return nil
		})
		asked := append(slices.Clone(ids), ids[0], 1_000_000, 0) // somebody twice, somebody who is not there, and nobody
		for _, purpose := range consent.Purposes {
			for _, channel := range rapid.SliceOfNDistinct(rapid.SampledFrom(consent.Channels), 1, 2, rapid.ID).Draw(rt, "channels") {
				standingsWhole = 0
				many, err := b.StandingsFor(t.Context(), asked, purpose, channel)
				must(t, err)
				standingsWhole = 3000
				few, err := b.StandingsFor(t.Context(), asked, purpose, channel) // many are kept, and only followed
				must(t, err)
				asked := purpose.Ledger() != "" && purpose != consent.PurposeCalls // else each is read with more than the gate looks at
				if asked && !slices.Equal(many, few) {
					rt.Fatalf("%s by %s: %+v of all, %+v of few", purpose, channel, many, few)
				}
				d := consent.Gate(purpose, channel, many)
				if each := consent.Gate(purpose, channel, few); !reflect.DeepEqual(d, each) && (asked || channel != consent.ChannelPost) {
					rt.Fatalf("%s by %s: %+v of all, %+v of few", purpose, channel, d, each)
				}
				sum := len(d.Allowed)
				for _, n := range d.Count() {
					sum += n
				}
				if sum != len(ids)+1 || d.LeftOut[len(d.LeftOut)-1] != (consent.LeftOut{ID: 1_000_000, Reason: consent.ReasonTrashed}) {
					rt.Fatalf("%s by %s: %d asked, %+v", purpose, channel, len(ids)+1, d)
				}
				if !asked {
					continue
				}
				needed := consentNeeded(rules, purpose)
				for i, id := range ids {
					p, err := b.Person(t.Context(), id)
					must(t, err)
					ledger, err := b.Consents(t.Context(), id)
					must(t, err)
					if want := wantStanding(&p, ledger, needed, purpose.Ledger(), channel.Ledger()); many[i] != want {
						rt.Fatalf("%s by %s: %+v, want %+v", purpose, channel, many[i], want)
					}
				}
			}
		}
	})
}

// What is kept of all people is read anew once anything changed.
func TestStandingsFollowEachChange(t *testing.T) {
	b := newBook(t)
	defer func(n int) { standingsWhole = n }(standingsWhole)
	standingsWhole = 0
	p := alumna("Anna")
	p.Emails = []model.Email{{Address: "anna@example.org", Kind: model.KindPrivate}}
	add(t, b, p)
	allowed := func() bool {
		people, err := b.StandingsFor(t.Context(), []int64{p.ID}, consent.PurposeNewsletter, consent.ChannelEmail)
		must(t, err)
		return len(consent.Gate(consent.PurposeNewsletter, consent.ChannelEmail, people).Allowed) == 1
	}
	if allowed() {
		t.Error("somebody who was never asked gets the newsletter")
	}
	say := func(state model.ConsentState, on string) int64 {
		return change(t, b, func(tx *Tx) error {
			return tx.AddConsents([]*model.Consent{{PersonID: p.ID, Purpose: model.PurposeNewsletter, Channel: model.ChannelEmail, State: state, On: day(on)}})
		})
	}
	say(model.ConsentGiven, "2026-01-01")
	if !allowed() {
		t.Error("somebody who allowed the newsletter does not get it")
	}
	withdrawn := say(model.ConsentWithdrawn, "2026-02-01")
	if allowed() {
		t.Error("somebody who took the consent back gets the newsletter")
	}
	say(model.ConsentGiven, "2025-12-01") // noted later, but of an earlier day
	if allowed() {
		t.Error("an older consent counts more than a newer one")
	}
	_, err := b.Undo(t.Context(), withdrawn, model.UndoAsk)
	must(t, err)
	if !allowed() {
		t.Error("what was taken back still counts")
	}
	change(t, b, func(tx *Tx) error { return tx.TrashPeople([]int64{p.ID}) })
	if allowed() {
		t.Error("somebody in the wastebasket gets the newsletter")
	}
	change(t, b, func(tx *Tx) error { return tx.RestorePeople([]int64{p.ID}) })
	more := make([]*model.Person, mostRenewed+1)
	for i := range more {
		more[i] = alumna("More")
	}
	add(t, b, more...)
	if !allowed() {
		t.Error("many changes made somebody be forgotten")
	}
}
