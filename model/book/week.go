package book

import (
	"context"

	"gorm.io/gorm"

	"alumnibook/model"
	"alumnibook/model/cadence"
	"alumnibook/model/consent"
)

// WeekPlan is whom to call in a week.
type WeekPlan struct {
	Week     model.Week
	Calls    []WeekCall             // the most urgent in front, as many as the time allows
	Quota    int                    // calls that the goals need in a week
	Minutes  int                    // the time that the list was cut to; 0 where it was not
	Callable int                    // people who may be called and are wanted to be
	LeftOut  map[consent.Reason]int // people who are wanted to be called and may not be
}

// WeekCall is one place on the list of a week.
type WeekCall struct {
	Row     model.Row
	Reason  cadence.Reason
	Minutes int // what a call takes
	State   CallState
	Months  int   // whole months since the last contact, or since they left where there was none
	Owner   int64 // the colleague who keeps the contact; 0 for nobody
}

// CallState is what became of a call on the list.
type CallState string

// The states of a call.
const (
	CallOpen   CallState = "open"
	CallTried  CallState = "tried"  // nobody answered this week
	CallDone   CallState = "done"   // there was a real contact this week
	CallPaused CallState = "paused" // put off or left out
	CallGone   CallState = "gone"   // may no longer be called
)

// longestList is how many calls a list holds at the most, whatever the goals ask for: nobody makes more in a week, and a
// book of 100,000 people would ask for thousands.
const longestList = 500

// CallsOfWeek is whom to call in a week, cut to some minutes; no week is the present one, and 0 minutes are the time
// that the programme sets aside. The list of the present week is kept from when it is first looked at: what was done
// shows as a state, and nobody moves. Later weeks are told as things stand today, and of past ones only what was kept.
func (b *Book) CallsOfWeek(ctx context.Context, week model.Week, today model.Date, minutes int) (WeekPlan, error) {
	if week == (model.Week{}) {
		week = model.WeekOf(today)
	}
	var p WeekPlan
	err := b.view(ctx, func(db *gorm.DB) error {
		rules, err := readProgramme(db)
		if err != nil {
			return err
		}
		if minutes <= 0 {
			minutes = rules.MinutesPerWeek
		}
		p = WeekPlan{Week: week, Minutes: minutes}
		return p.countCallable(db)
	})
	if err != nil {
		return WeekPlan{}, err
	}
	picks, err := b.picksOfWeek(ctx, week, model.WeekOf(today), min(p.Quota, longestList))
	if err != nil {
		return WeekPlan{}, codedIn(ctx, err)
	}
	err = b.view(ctx, func(db *gorm.DB) error { return p.fill(db, picks, today) })
	return p, err
}

// fill cuts the list to the time and says of each place how it stands.
func (p *WeekPlan) fill(db *gorm.DB, picks []cadence.Pick, today model.Date) error {
	rules, err := readProgramme(db)
	if err != nil {
		return err
	}
	if p.Minutes > 0 {
		picks = picks[:min(len(picks), cadence.Fits(p.Minutes, rules.MinutesPerCall))]
	}
	ids := make([]int64, len(picks))
	for i, k := range picks {
		ids[i] = k.ID
	}
	rows, err := readRows(db, ids)
	if err != nil {
		return err
	}
	states, err := callStates(db, ids, p.Week, today)
	if err != nil {
		return err
	}
	for _, k := range picks {
		row, ok := rows[k.ID]
		if !ok { // erased
			continue
		}
		since := row.LastContact
		if since.IsZero() {
			since = row.Left
		}
		p.Calls = append(p.Calls, WeekCall{
			Row: row, Reason: k.Reason, Minutes: rules.MinutesPerCall, State: states[k.ID], Months: monthsBetween(since, today), Owner: row.OwnerID,
		})
	}
	return nil
}

// monthsBetween counts whole months; 0 where the first day's year is not known, or it lies ahead.
func monthsBetween(from, to model.Date) int {
	if !from.HasYear() || to.Before(from) {
		return 0
	}
	from = model.DateOf(from.Time()) // with the first possible month and day
	months := 12*(to.Year-from.Year) + to.Month - from.Month
	if to.Day < from.Day {
		months--
	}
	return max(months, 0)
}

// countCallable counts who may be called, what that asks for in a week, and who may not be.
func (p *WeekPlan) countCallable(db *gorm.DB) error {
	var all struct{ N, Wanted int }
	if err := query(db, &all, callableSQL); err != nil {
		return err
	}
	var paused []struct {
		Pause     model.Pause
		N, Wanted int
	}
	if err := query(db, &paused, pausedSQL, p.Week.Sunday().String()); err != nil {
		return err
	}
	var refused []struct {
		Reason consent.Reason
		N      int
	}
	if err := query(db, &refused, refusedSQL); err != nil {
		return err
	}
	p.LeftOut = map[consent.Reason]int{}
	for _, r := range refused {
		p.LeftOut[r.Reason] += r.N
	}
	for _, r := range paused {
		all.N -= r.N
		if r.Pause == model.PauseNotThisYear {
			all.Wanted -= r.Wanted
			p.LeftOut[consent.ReasonNotThisYear] += r.N
		} else {
			p.LeftOut[consent.ReasonLater] += r.N
		}
	}
	p.Callable, p.Quota = all.N, cadence.Quota(all.Wanted)
	return nil
}

const (
	callableSQL = "SELECT count(*) AS n, ifnull(sum(calls_wanted), 0) AS wanted FROM people WHERE next_call <> ''"
	pausedSQL   = "SELECT calls_pause AS pause, count(*) AS n, sum(calls_wanted) AS wanted FROM people" +
		" WHERE calls_pause <> '' AND next_call <> '' AND calls_until > ? GROUP BY calls_pause"
	refusedSQL = "SELECT calls_refused AS reason, count(*) AS n FROM people WHERE calls_refused <> '' GROUP BY calls_refused"
)

// callStates tells what became of the calls of a week.
func callStates(db *gorm.DB, ids []int64, week model.Week, today model.Date) (map[int64]CallState, error) {
	states := make(map[int64]CallState, len(ids))
	from, to := week.Monday().String(), week.Sunday().String()
	err := chunks(ids, 500, func(part []int64) error {
		var people []struct {
			ID           int64
			CallsPause   model.Pause
			CallsUntil   model.Date
			CallsRefused consent.Reason
			CallsWanted  int
		}
		if err := query(db, &people, "SELECT id, calls_pause, calls_until, calls_refused, calls_wanted FROM people WHERE id IN "+idList(part)); err != nil {
			return err
		}
		for _, p := range people {
			wish := model.CallWish{Pause: p.CallsPause, Until: p.CallsUntil}
			switch {
			case wish.Rests(today):
				states[p.ID] = CallPaused
			case p.CallsRefused != "" || p.CallsWanted == 0:
				states[p.ID] = CallGone
			default:
				states[p.ID] = CallOpen
			}
		}
		var said []struct {
			PersonID int64
			Contact  int
		}
		if err := query(db, &said, callsSaidSQL+idList(part)+" AND ip.on_day BETWEEN ? AND ? GROUP BY ip.person_id", from, to); err != nil {
			return err
		}
		for _, s := range said {
			switch {
			case s.Contact == 1:
				states[s.PersonID] = CallDone
			case states[s.PersonID] == CallOpen:
				states[s.PersonID] = CallTried
			}
		}
		return nil
	})
	return states, err
}

// callsSaidSQL finds contacts, and calls that nobody answered.
const callsSaidSQL = "SELECT ip.person_id, max(ip.contact) AS contact FROM interaction_people ip CROSS JOIN interactions i ON i.id = ip.interaction_id" +
	" WHERE (ip.contact = 1 OR i.kind = 'call' AND i.reached = 0) AND ip.person_id IN "
