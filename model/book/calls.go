package book

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"alumnibook/model"
	"alumnibook/model/cadence"
	"alumnibook/model/consent"
)

// People's own rows say how many contacts a year are wanted, from when on a call is suggested and, where none is, why.
// That follows from what is known of them and from the rules, and is worked out at the end of each change, for those
// whom it touched; for everybody where the rules became others.

// callsChunk is how many people's calls are worked out with one round of statements.
const callsChunk = 500

// callsMethod counts how often the way in which calls are worked out was changed: books planned the old way are planned
// anew when they are opened.
const callsMethod = 1

// callRules are what everybody's calls follow from.
type callRules struct {
	programme model.Programme
	rule      cadence.Rule
	lists     []model.List // those that say how many contacts are wanted
}

func readCallRules(db *gorm.DB) (callRules, error) {
	p, err := readProgramme(db)
	if err != nil {
		return callRules{}, err
	}
	r := callRules{programme: p, rule: cadence.RuleOf(p)}
	r.lists, err = savedLists.all(db.Where("calls > 0"), "id")
	return r, err
}

// mark tells rules apart: two have the same only where everybody's calls come out the same.
func (r *callRules) mark() string {
	type list struct {
		Filter model.Filter
		Calls  int
	}
	rules := struct {
		Method, PerYear int
		Rule            cadence.Rule
		Consent         bool
		Lists           []list
	}{callsMethod, r.programme.CallsPerYear, r.rule, r.programme.ConsentNeeded, nil}
	for _, l := range r.lists {
		rules.Lists = append(rules.Lists, list{l.Filter, l.Calls})
	}
	text, err := json.Marshal(rules)
	if err != nil {
		return ""
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}

// callsMark is the setting that holds the mark of the rules by which the book is planned.
const callsMark = "calls_planned"

func readSetting(db *gorm.DB, name string) (string, error) {
	var s settingRow
	err := db.Take(&s, "name = ?", name).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return "", nil
	}
	return s.Value, err
}

func writeSetting(db *gorm.DB, name, value string) error {
	return db.Clauses(clause.OnConflict{UpdateAll: true}).Create(&settingRow{name, value}).Error
}

// planOpened plans a book that was never planned, or by other rules than it has now: one that comes from an older
// program.
func (b *Book) planOpened(ctx context.Context) error {
	db := b.write.WithContext(ctx)
	rules, err := readCallRules(db)
	if err != nil {
		return err
	}
	planned, err := readSetting(db, callsMark)
	if err != nil || planned == rules.mark() {
		return err
	}
	return b.unjournaled(ctx, func(tx *Tx) error { return tx.planEverybody(&rules) })
}

// keepCalls works out the calls of those whom the change touched.
func (tx *Tx) keepCalls() error {
	others := tx.journal.kinds[KindProgramme] || tx.journal.kinds[KindList]
	if !others && len(tx.callsOf) == 0 {
		return nil
	}
	rules, err := readCallRules(tx.db)
	if err != nil {
		return err
	}
	if others {
		planned, err := readSetting(tx.db, callsMark)
		if err != nil {
			return err
		}
		if mark := rules.mark(); planned != mark || tx.rules != nil && tx.rules.mark() != mark {
			return tx.planEverybody(&rules)
		}
	}
	return tx.planCalls(&rules, sortedIDs(tx.callsOf))
}

// planEverybody works out the calls of everybody and notes by which rules.
func (tx *Tx) planEverybody(rules *callRules) error {
	var ids []int64
	if err := query(tx.db, &ids, "SELECT id FROM people ORDER BY id"); err != nil {
		return err
	}
	if err := tx.planCalls(rules, ids); err != nil {
		return err
	}
	return writeSetting(tx.db, callsMark, rules.mark())
}

func (tx *Tx) planCalls(rules *callRules, ids []int64) error {
	return tx.book.eachPlanned(tx.db, rules, ids, tx.writeCalls)
}

// eachPlanned works out people's calls, some at a time, and hands on those that come out otherwise than they stand in
// the book.
func (b *Book) eachPlanned(db *gorm.DB, rules *callRules, ids []int64, fn func(map[int64]plannedCalls) error) error {
	ctx := db.Statement.Context
	return chunks(ids, callsChunk, func(part []int64) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		people, err := readCallFacts(db, part)
		if err != nil {
			return err
		}
		wanted, err := b.wantedByLists(db, rules.lists, part)
		if err != nil {
			return err
		}
		changed := map[int64]plannedCalls{}
		for i := range people {
			f := &people[i]
			if now := rules.plan(f, wanted[f.id]); now != f.calls {
				changed[f.id] = now
			}
		}
		return fn(changed)
	})
}

// callFacts is what somebody's calls are worked out from, and how they stand in the book.
type callFacts struct {
	cadence.Facts
	id       int64
	own      int // contacts a year that the person's own record says
	standing consent.Standing
	calls    plannedCalls
}

// plannedCalls is what people's own row says of their calls.
type plannedCalls struct {
	wanted  int
	next    string
	refused string
	before  string // the day of the contact before the last one
}

// callFactsSQL looks up the contact before the last one too, and whether there is a number that works.
const callFactsSQL = "SELECT id, uid, created, status, trashed, left_day, last_contact, last_heard, calls_per_year, calls_pause, calls_until," +
	" calls_consent, calls_wanted, next_call, calls_refused, calls_before," +
	" NOT EXISTS (SELECT 1 FROM phones f WHERE f.person_id = people.id AND f.kind <> 'fax' AND f.failed = '')," +
	" CASE WHEN last_contact = '' THEN '' ELSE " + contactBeforeSQL + " END FROM people WHERE id IN "

// contactBeforeSQL is the day of the real contact before the last one.
const contactBeforeSQL = "ifnull((SELECT ip.on_day FROM interaction_people ip WHERE ip.person_id = people.id AND ip.on_day < people.last_contact" +
	" AND ip.contact = 1 ORDER BY ip.on_day DESC LIMIT 1), '')"

func readCallFacts(db *gorm.DB, ids []int64) ([]callFacts, error) {
	rows, err := db.Raw(callFactsSQL + idList(ids)).Rows()
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	list := make([]callFacts, 0, len(ids))
	for rows.Next() {
		var f callFacts
		var created, trashed int64
		err := rows.Scan(&f.id, &f.UID, &created, &f.standing.Status, &trashed, &f.Left, &f.LastContact, &f.LastHeard, &f.own, &f.Pause, &f.Until,
			&f.standing.Calls, &f.calls.wanted, &f.calls.next, &f.calls.refused, &f.calls.before, &f.standing.NoPhone, &f.Before)
		if err != nil {
			return nil, err
		}
		f.Known = model.DateOf(moment(created))
		f.standing.ID, f.standing.Trashed = f.id, trashed != 0
		list = append(list, f)
	}
	return list, rows.Err()
}

// plan works out the calls of one person.
func (r *callRules) plan(f *callFacts, lists []int) plannedCalls {
	if f.standing.Trashed || f.standing.Status == model.StatusRehired {
		return plannedCalls{} // who works here is met in the corridor
	}
	c := plannedCalls{wanted: cadence.Wanted(f.own, lists, r.programme.CallsPerYear)}
	if c.wanted == 0 {
		return c
	}
	s := f.standing
	s.ConsentNeeded = r.programme.ConsentNeeded
	if f.Pause == model.PauseNever { // the other pauses end by themselves
		s.Wish = model.CallWish{Pause: f.Pause}
	}
	if d := consent.Gate(consent.PurposeCalls, consent.ChannelCall, []consent.Standing{s}); len(d.LeftOut) > 0 {
		c.refused = string(d.LeftOut[0].Reason)
		return c
	}
	facts := f.Facts
	facts.PerYear = c.wanted
	c.next, c.before = cadence.Next(facts, r.rule).String(), f.Before.String()
	return c
}

// writeCalls stores what came out otherwise.
func (tx *Tx) writeCalls(changed map[int64]plannedCalls) error {
	if len(changed) == 0 {
		return nil
	}
	values := make([][]any, 0, len(changed))
	for _, id := range sortedIDs(changed) {
		c := changed[id]
		values = append(values, []any{id, c.wanted, c.next, c.refused, c.before})
		tx.touchRow(id)
	}
	text, err := json.Marshal(values)
	if err != nil {
		return err
	}
	return run(tx.ctx, tx.db, writeCallsSQL, string(text))
}

const writeCallsSQL = "UPDATE people SET calls_wanted = v.value ->> 1, next_call = v.value ->> 2, calls_refused = v.value ->> 3, calls_before = v.value ->> 4" +
	" FROM json_each(?) AS v WHERE people.id = v.value ->> 0"

// calls looks whether people's calls stand in the book as they come out.
func (c *checking) calls() error {
	rules, err := readCallRules(c.db)
	if err != nil {
		return err
	}
	var ids []int64
	if err := query(c.db, &ids, "SELECT id FROM people WHERE id % (SELECT count(*) / ? + 1 FROM people) = 0", checkedPeople); err != nil {
		return err
	}
	wrong := 0
	err = c.book.eachPlanned(c.db, &rules, ids, func(changed map[int64]plannedCalls) error {
		wrong += len(changed)
		return nil
	})
	if wrong > 0 {
		c.problem("calls: %d people's", wrong)
	}
	return err
}

// Pause changes what is said about calling some people: wish is given what holds of each and answers what shall. Those
// for whom nothing changes and those who are not there are passed over.
func (tx *Tx) Pause(ids []int64, wish func(model.CallWish) model.CallWish) error {
	return chunks(ids, peopleChunk, func(part []int64) error {
		people, err := tx.People(part)
		if err != nil {
			return err
		}
		var changed []*model.Person
		for i := range people {
			if now := wish(people[i].Calls); now != people[i].Calls {
				people[i].Calls = now
				changed = append(changed, &people[i])
			}
		}
		return tx.UpdatePeople(changed)
	})
}
