package book

import (
	"context"

	"gorm.io/gorm"

	"alumnibook/model"
	"alumnibook/model/consent"
)

// GateFor asks the gate about everybody who is not in the wastebasket: who may be in what leaves the book for a purpose on
// a channel, and who not and why, both in the order of their ids.
func (b *Book) GateFor(ctx context.Context, purpose consent.Purpose, channel consent.Channel) (asked int, d consent.Decision, err error) {
	err = b.view(ctx, func(db *gorm.DB) error {
		of, sets, err := b.standingsOfAll(db, purpose, channel)
		if err != nil {
			return err
		}
		some := make([]consent.Standing, 0, gateAtOnce)
		ask := func() {
			answer := consent.Gate(purpose, channel, some)
			d.Allowed, d.LeftOut = append(d.Allowed, answer.Allowed...), append(d.LeftOut, answer.LeftOut...)
			asked, some = asked+len(some), some[:0]
		}
		sets.there.each(func(id int64) {
			if sets.trashed.has(id) {
				return
			}
			if some = append(some, of(id)); len(some) == gateAtOnce {
				ask()
			}
		})
		ask()
		return nil
	})
	if err != nil {
		return 0, consent.Decision{}, err
	}
	return asked, d, nil
}

// gateAtOnce is how many people the gate is asked about at a time: what it needs to know of all would fill much memory.
const gateAtOnce = 1000

// standingsOfAll tells of anybody what the gate needs to know for a purpose on a channel.
func (b *Book) standingsOfAll(db *gorm.DB, purpose consent.Purpose, channel consent.Channel) (of func(id int64) consent.Standing, sets *standingSets, err error) {
	rules, err := readProgramme(db)
	if err != nil {
		return nil, nil, err
	}
	what, calls := ledgerKey{purpose.Ledger(), channel.Ledger()}, purpose == consent.PurposeCalls
	if calls {
		what.channel = model.ChannelPhone // on which they are called, whatever shows whom to call
	}
	if sets, err = b.standings.get(db, what); err != nil {
		return nil, nil, err
	}
	var paused map[int64]model.CallWish
	if calls {
		if paused, err = readPauses(db); err != nil {
			return nil, nil, err
		}
	}
	needed, today := consentNeeded(rules, purpose), b.day()
	return func(id int64) consent.Standing {
		s := sets.of(id)
		s.ConsentNeeded = needed
		if calls {
			s = consent.Standing{ID: id, Status: s.Status, Trashed: s.Trashed, ConsentNeeded: needed, NoPhone: s.NoPhone, Calls: s.Said, Wish: paused[id], Today: today}
		}
		return s
	}, sets, nil
}

// consentNeeded tells whether who never said anything about a purpose is left alone.
func consentNeeded(rules model.Programme, purpose consent.Purpose) bool {
	switch purpose {
	case consent.PurposeCalls:
		return rules.ConsentNeeded
	case consent.PurposeNewsletter, consent.PurposeJobs:
		return rules.MailConsent
	case consent.PurposeEvents:
		return rules.InviteConsent
	}
	return false
}

// readPauses are the people who are not to be called just now, or never.
func readPauses(db *gorm.DB) (map[int64]model.CallWish, error) {
	var rows []struct {
		ID         int64
		CallsPause model.Pause
		CallsUntil model.Date
	}
	err := query(db, &rows, "SELECT id, calls_pause, calls_until FROM people WHERE calls_pause <> ''")
	paused := make(map[int64]model.CallWish, len(rows))
	for _, r := range rows {
		paused[r.ID] = model.CallWish{Pause: r.CallsPause, Until: r.CallsUntil}
	}
	return paused, err
}
