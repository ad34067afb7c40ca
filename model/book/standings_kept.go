package book

import (
	"sync"

	"gorm.io/gorm"

	"alumnibook/model"
)

// ledgerKey is what the ledger is asked for.
type ledgerKey struct {
	purpose model.Purpose
	channel model.Channel
}

// standingCache keeps how all people stand: an audience is asked for again with each look at it. What changes touched
// since is read anew.
type standingCache struct {
	mu     sync.Mutex
	change int64 // the newest change of the snapshot for which the sets hold
	sets   map[ledgerKey]*standingSets
}

// get is how all people stand in a snapshot of the book. What it answers is never changed.
func (c *standingCache) get(db *gorm.DB, what ledgerKey) (*standingSets, error) {
	var change int64
	if err := query(db, &change, "SELECT ifnull(max(seq), 0) FROM sqlite_sequence WHERE name = 'changes'"); err != nil {
		return nil, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if err := c.follow(db, change); err != nil {
		return nil, err
	}
	if s := c.sets[what]; s != nil {
		return s, nil
	}
	s, err := readStandings(db, what, "1")
	if err == nil {
		c.sets[what] = s
	}
	return s, err
}

// follow brings what is kept up to a change, or forgets it where too many people changed.
func (c *standingCache) follow(db *gorm.DB, change int64) error {
	if change == c.change && c.sets != nil {
		return nil
	}
	people, few := []int64(nil), false
	if c.sets != nil && change > c.change { // else nothing is kept that could follow
		var err error
		if people, few, err = changedSince(db, c.change); err != nil {
			return err
		}
	}
	if !few {
		c.change, c.sets = change, map[ledgerKey]*standingSets{}
		return nil
	}
	var err error
	renewed := make(map[ledgerKey]*standingSets, len(c.sets))
	for what, s := range c.sets {
		if renewed[what], err = s.renewed(db, what, people); err != nil {
			return err
		}
	}
	c.change, c.sets = change, renewed
	return nil
}

// mostRenewed is how many people are read anew before it is quicker to read all.
const mostRenewed = 400

// changedPeopleSQL finds the people who, or whose ledger, changed since a change. It goes by the number of the change: by
// the kind it would look at everybody who ever changed.
const changedPeopleSQL = "SELECT row_id FROM change_rows WHERE change_id > @change AND +kind = 'person'" +
	" UNION SELECT c.person_id FROM change_rows r JOIN consents c ON c.id = r.row_id WHERE r.change_id > @change AND +r.kind = 'consent'" +
	" UNION SELECT json_extract(before, '$.person_id') FROM change_rows WHERE change_id > @change AND +kind = 'consent' AND before IS NOT NULL LIMIT @most"

// untracedSQL finds out whether there were changes since one that do not say what they did.
const untracedSQL = "SELECT EXISTS (SELECT 1 FROM changes c WHERE c.id > ? AND NOT EXISTS (SELECT 1 FROM change_rows r WHERE r.change_id = c.id))"

// changedSince finds the people whose standing may have changed since a change; few is false where they are too many, or
// cannot be told.
func changedSince(db *gorm.DB, change int64) (people []int64, few bool, err error) {
	var untraced bool
	if err := query(db, &untraced, untracedSQL, change); err != nil || untraced {
		return nil, false, err
	}
	err = query(db, &people, changedPeopleSQL, map[string]any{"change": change, "most": mostRenewed + 1})
	return people, err == nil && len(people) <= mostRenewed, err
}

// renewed are the sets with some people read anew.
func (s *standingSets) renewed(db *gorm.DB, what ledgerKey, people []int64) (*standingSets, error) {
	if len(people) == 0 {
		return s, nil
	}
	part, err := readStandings(db, what, "{id} IN "+idList(people))
	if err != nil {
		return nil, err
	}
	n := &standingSets{}
	for i, into := range n.all() {
		*into = *s.all()[i].clone()
		for _, id := range people {
			into.remove(id)
		}
		into.join(part.all()[i])
	}
	return n, nil
}

// all are the sets, always in the same order.
func (s *standingSets) all() []*idSet {
	return []*idSet{&s.there, &s.reach, &s.trashed, &s.deceased, &s.noContact, &s.said.given, &s.said.withdrawn, &s.said.objected}
}
