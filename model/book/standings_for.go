package book

import (
	"context"
	"errors"
	"strings"

	"gorm.io/gorm"

	"alumnibook/model"
	"alumnibook/model/consent"
)

// standingsWhole is from how many people on all of the book is looked at once, instead of a few people at a time; tests
// set it lower.
var standingsWhole = 3000

// StandingsFor tells of each person what the gate needs to know for a purpose on a channel, in the order of ids, each
// once; ids of nobody (0) are passed over. Who is not in the book any more stands there as one who was put away, so that the gate accounts for everybody
// who was asked for. For newsletters, invitations and guests only a status that stands against them is told.
func (b *Book) StandingsFor(ctx context.Context, ids []int64, purpose consent.Purpose, channel consent.Channel) ([]consent.Standing, error) {
	ids = firstOfEach(ids)
	if few := len(ids) <= standingsWhole; few && (purpose.Ledger() == "" || purpose == consent.PurposeCalls) {
		found, err := b.Standings(ctx, ids)
		return allOf(ids, found), err
	}
	what := ledgerKey{purpose.Ledger(), channel.Ledger()}
	standings := make([]consent.Standing, 0, len(ids))
	err := b.view(ctx, func(db *gorm.DB) error {
		if len(ids) > standingsWhole {
			of, _, err := b.standingsOfAll(db, purpose, channel)
			for _, id := range ids {
				if err == nil {
					standings = append(standings, of(id))
				}
			}
			return err
		}
		rules, err := readProgramme(db)
		if err != nil {
			return err
		}
		needed := consentNeeded(rules, purpose)
		return chunks(ids, 500, func(part []int64) error {
			if err := ctx.Err(); err != nil {
				return err
			}
			some, err := readStandings(db, what, "{id} IN "+idList(part))
			if err != nil {
				return err
			}
			for _, id := range part {
				s := some.of(id)
				s.ConsentNeeded = needed
				standings = append(standings, s)
			}
			return nil
		})
	})
	if err != nil {
		return nil, err
	}
	return standings, nil
}

// allOf are the standings of some ids, in their order, with those who are not there.
func allOf(ids []int64, found []consent.Standing) []consent.Standing {
	if len(found) == len(ids) {
		return found
	}
	all := make([]consent.Standing, 0, len(ids))
	for _, id := range ids {
		if len(found) > 0 && found[0].ID == id {
			all, found = append(all, found[0]), found[1:]
		} else {
			all = append(all, consent.Standing{ID: id, Trashed: true})
		}
	}
	return all
}

// firstOfEach is ids in their order, each once.
func firstOfEach(ids []int64) []int64 {
	seen := idSet{}
	kept := make([]int64, 0, len(ids))
	for _, id := range ids {
		if id > 0 && !seen.has(id) {
			seen.add(id)
			kept = append(kept, id)
		}
	}
	return kept
}

// standingSets are who stands how to what is written to many, of all people or of those who were looked at.
type standingSets struct {
	there, reach                 idSet
	trashed, deceased, noContact idSet
	said                         saidSets
}

// of is how one person stands.
func (s *standingSets) of(id int64) consent.Standing {
	one := consent.Standing{ID: id, Said: s.said.of(id), Trashed: s.trashed.has(id) || !s.there.has(id)}
	switch {
	case s.deceased.has(id):
		one.Status = model.StatusDeceased
	case s.noContact.has(id):
		one.Status = model.StatusNoContact
	}
	if !s.reach.has(id) {
		one.NoEmail, one.NoAddress, one.NoPhone, one.NoMobile, one.NoProfile = true, true, true, true, true
	}
	return one
}

// readStandings reads how people stand; who is a condition that holds for them at the least, with {id} for the column of
// their id.
func readStandings(db *gorm.DB, what ledgerKey, who string) (*standingSets, error) {
	s := &standingSets{}
	barred := [...]*idSet{&s.trashed, &s.trashed, &s.deceased, &s.noContact}
	people, theirs := strings.ReplaceAll(who, "{id}", "id"), strings.ReplaceAll(who, "{id}", "person_id")
	return s, errors.Join(
		eachNumber(db, thereSQL+people, func(id int64, _ int) { s.there.add(id) }),
		eachNumber(db, barredSQL+people, func(id int64, code int) { barred[code].add(id) }),
		eachNumber(db, strings.Replace(saidSQL, "{who}", theirs, 1), s.said.add, string(what.purpose), string(what.channel)),
		eachNumber(db, reachSQL[what.channel]+theirs, func(id int64, _ int) { s.reach.add(id) }),
	)
}

// The questions answer with one number for each line: four times the id of a person, and a code.
const (
	thereSQL = "SELECT id * 4 AS n FROM people WHERE "

	// To those nothing is written at all; there are few, in an index of their own.
	barredSQL = "SELECT id * 4 + CASE WHEN trashed <> 0 THEN 1 WHEN status = 'deceased' THEN 2 ELSE 3 END AS n FROM people" +
		" WHERE (trashed <> 0 OR status IN ('deceased', 'no_contact')) AND "

	// The ledger for one purpose and channel, the oldest entry of each person first.
	saidSQL = "SELECT person_id * 4 + CASE state WHEN 'given' THEN 1 WHEN 'withdrawn' THEN 2 WHEN 'objected' THEN 3 ELSE 0 END AS n FROM consents" +
		" WHERE purpose = ? AND channel = ? AND {who} ORDER BY person_id, on_day, id"
)

// reachSQL finds those whom each channel leads to.
var reachSQL = map[model.Channel]string{
	model.ChannelEmail:   "SELECT person_id * 4 AS n FROM emails WHERE failed = '' AND ",
	model.ChannelPhone:   "SELECT person_id * 4 AS n FROM phones WHERE failed = '' AND kind <> 'fax' AND ",
	model.ChannelMessage: "SELECT person_id * 4 AS n FROM phones WHERE failed = '' AND kind IN ('mobile', 'work_mobile') AND ",
	model.ChannelPost: "SELECT person_id * 4 AS n FROM addresses WHERE failed = '' AND (trim(street) <> '' AND trim(postal_code || city) <> ''" +
		" OR trim(postal_code) <> '' AND trim(city) <> '') AND ",
	model.ChannelLinkedIn: "SELECT person_id * 4 AS n FROM links WHERE kind = 'linkedin' AND ",
}

// eachNumber hands the answers of such a question to fn. They come as one text: a hundred thousand lines one by one would
// take three times as long.
func eachNumber(db *gorm.DB, sql string, fn func(id int64, code int), args ...any) error {
	var list string
	if err := db.Raw("SELECT ifnull(group_concat(n), '') FROM ("+sql+")", args...).Row().Scan(&list); err != nil {
		return err
	}
	n := int64(0)
	for i := range len(list) {
		if c := list[i]; c != ',' {
			n = n*10 + int64(c-'0')
			continue
		}
		fn(n>>2, int(n&3))
		n = 0
	}
	if list != "" {
		fn(n>>2, int(n&3))
	}
	return nil
}

// saidSets hold what people said last.
type saidSets struct{ given, withdrawn, objected idSet }

// add takes the next entry of somebody's ledger, which counts more than those before.
func (s *saidSets) add(id int64, code int) {
	s.given.remove(id)
	s.withdrawn.remove(id)
	s.objected.remove(id)
	switch code {
	case 1:
		s.given.add(id)
	case 2:
		s.withdrawn.add(id)
	case 3:
		s.objected.add(id)
	}
}

func (s *saidSets) of(id int64) model.ConsentState {
	switch {
	case s.given.has(id):
		return model.ConsentGiven
	case s.withdrawn.has(id):
		return model.ConsentWithdrawn
	case s.objected.has(id):
		return model.ConsentObjected
	}
	return model.ConsentUnknown
}
