package book

import (
	"encoding/json"

	"gorm.io/gorm"

	"alumnibook/model"
	"alumnibook/model/guests"
)

// tally is how one event stands while a change runs.
type tally struct {
	counts    model.Counts
	lastQueue int64 // the highest place in the queue that was ever given
	changed   bool
}

// tally is how an event stands, with what this change did so far.
func (tx *Tx) tally(event int64) (*tally, error) {
	if t := tx.tallies[event]; t != nil {
		return t, nil
	}
	counts, last, err := readCounts(tx.db, event)
	if err != nil {
		return nil, err
	}
	if tx.tallies == nil {
		tx.tallies = map[int64]*tally{}
	}
	t := &tally{counts: counts, lastQueue: last}
	tx.tallies[event] = t
	return t, nil
}

// house is how many places an event has, and how they are taken.
func (tx *Tx) house(e *model.Event) (guests.House, error) {
	t, err := tx.tally(e.ID)
	if err != nil {
		return guests.House{}, err
	}
	return guests.House{Capacity: e.Capacity, Heads: t.counts.Heads, Waiting: t.counts.Waiting, LastQueue: t.lastQueue}, nil
}

// count keeps the counts of an event in step with one attendance as it was and as it is; either is nil for none.
func (tx *Tx) count(was, now *model.Attendance) error {
	if was != nil {
		t, err := tx.tally(was.EventID)
		if err != nil {
			return err
		}
		t.counts, t.changed = t.counts.Plus(was.Counts(), -1), true
	}
	if now == nil {
		return nil
	}
	t, err := tx.tally(now.EventID)
	if err != nil {
		return err
	}
	t.counts, t.changed = t.counts.Plus(now.Counts(), 1), true
	t.lastQueue = max(t.lastQueue, now.Queue)
	return nil
}

// keepCounts writes how the events stand that the change touched.
func (tx *Tx) keepCounts() error {
	for _, id := range sortedIDs(tx.tallies) {
		t := tx.tallies[id]
		if !t.changed {
			continue
		}
		text, err := json.Marshal(t.counts)
		if err != nil {
			return err
		}
		err = run(tx.ctx, tx.db, "INSERT INTO event_counts (event_id, counts, last_queue) SELECT id, ?, ? FROM events WHERE id = ?"+
			" ON CONFLICT (event_id) DO UPDATE SET counts = excluded.counts, last_queue = excluded.last_queue", string(text), t.lastQueue, id)
		if err != nil {
			return err
		}
	}
	return nil
}

// countsRow is a line of the table event_counts.
type countsRow struct {
	EventID   int64
	Counts    string
	LastQueue int64
}

func (r *countsRow) read() (c model.Counts, err error) {
	err = json.Unmarshal([]byte(r.Counts), &c)
	return c, err
}

func readCounts(db *gorm.DB, event int64) (model.Counts, int64, error) {
	var rows []countsRow
	err := query(db, &rows, "SELECT event_id, counts, last_queue FROM event_counts WHERE event_id = ?", event)
	if err != nil || len(rows) == 0 {
		return model.Counts{}, 0, err
	}
	c, err := rows[0].read()
	return c, rows[0].LastQueue, err
}

// allCounts is how all events stand.
func allCounts(db *gorm.DB) (map[int64]model.Counts, error) {
	var rows []countsRow
	if err := query(db, &rows, "SELECT event_id, counts, last_queue FROM event_counts"); err != nil {
		return nil, err
	}
	all := make(map[int64]model.Counts, len(rows))
	for i := range rows {
		c, err := rows[i].read()
		if err != nil {
			return nil, err
		}
		all[rows[i].EventID] = c
	}
	return all, nil
}

// countsSQL sums up how an event stands, as model.Attendance.Counts says of each.
const countsSQL = "SELECT count(*) FILTER (WHERE NOT walk_in AND invited = '') AS to_invite," +
	" count(*) FILTER (WHERE NOT walk_in AND invited <> '') AS invited," +
	" count(*) FILTER (WHERE NOT walk_in AND invited <> '' AND reply = 'yes') AS yes," +
	" count(*) FILTER (WHERE NOT walk_in AND invited <> '' AND reply = 'no') AS no," +
	" count(*) FILTER (WHERE NOT walk_in AND invited <> '' AND reply = 'maybe') AS maybe," +
	" count(*) FILTER (WHERE NOT walk_in AND invited <> '' AND reply NOT IN ('yes', 'no', 'maybe')) AS silent," +
	" count(*) FILTER (WHERE seat = 'in') AS \"in\", coalesce(sum(heads) FILTER (WHERE seat = 'in'), 0) AS heads," +
	" coalesce(sum(heads) FILTER (WHERE seat = 'in' AND over), 0) AS over, count(*) FILTER (WHERE seat = 'waiting') AS waiting," +
	" count(*) FILTER (WHERE off <> '') AS cancelled, count(*) FILTER (WHERE off <> '' AND late) AS late," +
	" count(*) FILTER (WHERE came <> 0) AS attended, count(*) FILTER (WHERE came <> 0 AND walk_in) AS walk_ins," +
	" coalesce(sum(brought) FILTER (WHERE came <> 0), 0) AS brought, count(*) FILTER (WHERE seat = 'in' AND came = 0) AS missing," +
	" count(*) FILTER (WHERE score > 0) AS scores, coalesce(sum(score), 0) AS score_total, count(*) FILTER (WHERE thanked <> '') AS thanked" +
	" FROM (SELECT *, 1 + CASE guests WHEN '' THEN 0 ELSE json_array_length(guests) END AS heads FROM attendances WHERE event_id = ?)"

// summedCounts sums up how an event stands.
func summedCounts(db *gorm.DB, event int64) (c model.Counts, err error) {
	err = query(db, &c, countsSQL, event)
	return c, err
}
