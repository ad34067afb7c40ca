package book

import (
	"context"

	"gorm.io/gorm"

	"alumnibook/model"
	"alumnibook/model/cadence"
)

// weekCallRow is a line of the table week_calls.
type weekCallRow struct {
	Week     string
	Place    int
	PersonID int64
	Reason   cadence.Reason
}

func (weekCallRow) TableName() string { return "week_calls" }

// openWeek is the setting that holds the week whose list was shorter than the goals need when it was kept. Who becomes
// due later in that week still finds a place at its end: with the first people of a new book, waiting for Monday
// would look like a fault.
const openWeek = "open_week"

// picksOfWeek is the whole list of a week, in its order.
func (b *Book) picksOfWeek(ctx context.Context, week, present model.Week, quota int) ([]cadence.Pick, error) {
	var picks []cadence.Pick
	whole := false
	err := b.view(ctx, func(db *gorm.DB) (err error) {
		picks, whole, err = keptPicks(db, week, present, quota)
		return err
	})
	if err != nil || whole {
		return picks, err
	}
	if week == present && b.changing.TryLock() { // while the book is being changed, the list is kept the next time
		kept, err := b.keepPicks(ctx, week, quota)
		b.changing.Unlock()
		// A full disk is told to who changes something; this list can be worked out again.
		if err == nil || ctx.Err() != nil {
			return kept, err
		}
	}
	err = b.view(ctx, func(db *gorm.DB) (err error) {
		picks, err = listAnew(db, week, picks, quota)
		return err
	})
	return picks, err
}

// keptPicks reads the list that was kept of a week, and tells whether that is all of it.
func keptPicks(db *gorm.DB, week, present model.Week, quota int) (kept []cadence.Pick, whole bool, err error) {
	var rows []weekCallRow
	if err := db.Where("week = ?", week.String()).Order("place").Find(&rows).Error; err != nil {
		return nil, false, err
	}
	for _, r := range rows {
		kept = append(kept, cadence.Pick{ID: r.PersonID, Reason: r.Reason})
	}
	if week.Monday().Before(present.Monday()) || len(kept) >= max(quota, 1) {
		return kept, true, nil
	}
	if len(kept) == 0 {
		return nil, false, nil
	}
	open, err := readSetting(db, openWeek)
	return kept, open != week.String(), err
}

// listAnew works out the list of a week; what was kept of it stays in front.
func listAnew(db *gorm.DB, week model.Week, kept []cadence.Pick, quota int) ([]cadence.Pick, error) {
	rules, err := readProgramme(db)
	if err != nil {
		return nil, err
	}
	until := week.Sunday()
	if len(kept) == 0 {
		until = until.AddDays(cadence.Ahead)
	}
	candidates, err := readCandidates(db, week, until)
	if err != nil {
		return nil, err
	}
	taken := make(map[int64]bool, len(kept))
	for _, k := range kept {
		taken[k.ID] = true
	}
	left := candidates[:0]
	for _, c := range candidates {
		if !taken[c.ID] {
			left = append(left, c)
		}
	}
	return append(kept[:len(kept):len(kept)], cadence.WeekList(left, week, quota-len(kept), cadence.RuleOf(rules))...), nil
}

// keepPicks stores the list of the present week, worked out from what the writer sees, and answers it. It is no change
// that could be undone.
func (b *Book) keepPicks(ctx context.Context, week model.Week, quota int) ([]cadence.Pick, error) {
	if err := b.checkThere(); err != nil {
		return nil, err
	}
	var picks []cadence.Pick
	err := b.write.WithContext(ctx).Transaction(func(db *gorm.DB) error {
		kept, _, err := keptPicks(db, week, week, quota)
		if err != nil {
			return err
		}
		all, err := listAnew(db, week, kept, quota)
		if err != nil {
			return err
		}
		if picks = all; len(all) == len(kept) {
			return nil
		}
		out := newBulk(ctx, db, "week_calls", []string{"week", "place", "person_id", "reason"})
		for i := len(kept); i < len(all); i++ {
			if err := out.add(week.String(), int64(i), all[i].ID, string(all[i].Reason)); err != nil {
				return err
			}
		}
		if err := out.flush(); err != nil {
			return err
		}
		if len(all) < quota {
			return writeSetting(db, openWeek, week.String())
		}
		return writeSetting(db, openWeek, "")
	})
	return picks, err
}

// candidateSQL reads who is due by a day, with what their place on a list depends on: an index holds all of it.
const candidateSQL = "SELECT id, next_call, last_contact, last_heard, left_day, birthday, calls_pause, calls_until, calls_wanted, office, owner_id, follow_up," +
	" calls_before FROM people WHERE next_call <> '' AND next_call <= ?"

// readCandidates reads everybody for whom a call is suggested up to a day.
func readCandidates(db *gorm.DB, week model.Week, until model.Date) ([]cadence.Candidate, error) {
	jobs, err := newJobs(db, week)
	if err != nil {
		return nil, err
	}
	rows, err := db.Raw(candidateSQL, until.String()).Rows()
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	var list []cadence.Candidate
	sunday := week.Sunday()
	for rows.Next() {
		var c cadence.Candidate
		var pause model.Pause
		var follow model.Date
		err := rows.Scan(&c.ID, &c.Next, &c.LastContact, &c.LastHeard, &c.Left, &c.Birthday, &pause, &c.Until, &c.PerYear, &c.Office, &c.OwnerID, &follow, &c.Before)
		if err != nil {
			return nil, err
		}
		if pause == model.PauseNone || pause == model.PauseLater && !sunday.Before(c.Until) {
			c.Until = model.Date{} // put off to a day of this week
		}
		job, has := jobs[c.ID]
		c.NewJob = has && !job.Before(c.LastContact)
		c.Promise = !follow.IsZero() && !sunday.Before(follow)
		list = append(list, c)
	}
	return list, rows.Err()
}

// newJobDays is how long a new job is news.
const newJobDays = 180

// newJobs are the days on which people changed their job lately.
func newJobs(db *gorm.DB, week model.Week) (map[int64]model.Date, error) {
	var rows []struct {
		PersonID int64
		OnDay    model.Date
	}
	err := query(db, &rows, newJobsSQL, week.Monday().AddDays(-newJobDays).String(), week.Sunday().String())
	if err != nil {
		return nil, err
	}
	days := make(map[int64]model.Date, len(rows))
	for _, r := range rows {
		if days[r.PersonID].Before(r.OnDay) {
			days[r.PersonID] = r.OnDay
		}
	}
	return days, nil
}

const newJobsSQL = "SELECT ip.person_id, i.on_day FROM interactions i CROSS JOIN interaction_people ip ON ip.interaction_id = i.id" +
	" WHERE i.kind = 'job' AND i.on_day BETWEEN ? AND ?"
