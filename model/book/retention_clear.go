package book

import (
	"context"

	"gorm.io/gorm"

	"alumnibook/model"
)

// doingClear is what the journal calls that things were cleared which had been kept for their time.
const doingClear = "retention_clear"

// isFinal tells of what was done whether it was for good: nothing that it took away comes back.
func isFinal(code string) bool { return code == doingErase || code == doingClear }

// pastSQL finds the things of a kind that were kept for their time: what is read of them, from where, and the moment
// before which they lie.
type pastSQL struct {
	what, from string
	before     any
}

// pastOf is how to find the things of a kind; nothing where they have no end. An exit interview has a last day of its own.
// Of the history only what was said and written goes, and not what is still to be done: what proves a consent stays.
func pastOf(rules model.Privacy, kind model.Retained, today model.Date) pastSQL {
	months := rules.Retention[kind]
	day := today.AddMonths(-months)
	switch {
	case kind == model.RetainedInterview:
		return pastSQL{
			"r.id, r.person_id, p.list_name AS name, r.on_day",
			"exit_interviews r JOIN people p ON p.id = r.person_id WHERE r.keep_until < ?", today.String(),
		}
	case months == 0:
	case kind == model.RetainedEntry:
		return pastSQL{
			"r.id, ifnull(p.id, 0) AS person_id, ifnull(p.list_name, '') AS name, r.on_day",
			"interactions r LEFT JOIN interaction_people ip ON ip.interaction_id = r.id AND ip.seq = 0 LEFT JOIN people p ON p.id = ip.person_id" +
				" WHERE r.on_day < ? AND r.kind IN ('call', 'email', 'meeting', 'letter', 'message', 'note') AND (r.follow_day = '' OR r.follow_done <> '')", day.String(),
		}
	case kind == model.RetainedGuest:
		return pastSQL{
			"r.id, r.person_id, ifnull(p.list_name, '') AS name, e.on_day",
			"attendances r JOIN events e ON e.id = r.event_id LEFT JOIN people p ON p.id = r.person_id WHERE e.on_day <> '' AND e.on_day < ?" +
				" AND (r.diet <> '' OR r.note <> '' OR r.comment <> '' OR r.guests LIKE '%\"name\"%' OR r.guests LIKE '%\"diet\"%')", day.String(),
		}
	case kind == model.RetainedHandover:
		return pastSQL{
			"r.id, 0 AS person_id, r.format AS name, strftime('%Y-%m-%d', r.at / 1000000, 'unixepoch') AS on_day",
			"handovers r WHERE r.people IS NOT NULL AND r.at < ?", micros(day.Time()),
		}
	}
	return pastSQL{}
}

// ClearRetained takes away for good what was kept for its time, and tells how many things that were: exit interviews and
// entries of the history are deleted, what was noted about guests is emptied, and the log of what left the book forgets
// who was in it. Of ids only those count that are past; nil stands for all that are. What was said goes from the journal
// too, and no undo brings it back.
func (b *Book) ClearRetained(ctx context.Context, kind model.Retained, ids []int64) (n int, err error) {
	if ids != nil && len(ids) == 0 {
		return 0, nil
	}
	_, err = b.Change(ctx, model.Doing{Code: doingClear}, func(tx *Tx) error {
		rules, err := readPrivacy(tx.db)
		if err != nil {
			return err
		}
		going, err := pastIDs(tx.db, pastOf(rules, kind, tx.book.day()), ids)
		if err != nil {
			return err
		}
		n = len(going)
		tx.SetDoing(model.Doing{Code: doingClear, Count: n})
		return tx.clearRetained(kind, going)
	})
	if err != nil {
		return 0, err
	}
	return n, b.foldLog(ctx)
}

// foldLog writes everything into the book's file, so that nothing that was cleared is left in the log beside it. Who reads
// meanwhile keeps it from being whole, and then it is done when the book is closed.
func (b *Book) foldLog(ctx context.Context) error {
	return codedIn(ctx, b.write.WithContext(ctx).Exec("PRAGMA wal_checkpoint(TRUNCATE)").Error)
}

// pastIDs are those of some things, nil for all, that are past.
func pastIDs(db *gorm.DB, past pastSQL, ids []int64) ([]int64, error) {
	if past.from == "" {
		return nil, nil
	}
	var all []int64
	if err := query(db, &all, "SELECT r.id FROM "+past.from+" ORDER BY r.id", past.before); err != nil || ids == nil {
		return all, err
	}
	wanted := idSet{}
	for _, id := range ids {
		wanted.add(id)
	}
	going := all[:0]
	for _, id := range all {
		if wanted.has(id) {
			going = append(going, id)
		}
	}
	return going, nil
}

func (tx *Tx) clearRetained(kind model.Retained, ids []int64) error {
	switch kind {
	case model.RetainedInterview:
		for _, id := range ids {
			if err := tx.DeleteInterview(id); err != nil {
				return err
			}
		}
	case model.RetainedEntry:
		if err := tx.deleteInteractions(ids, false); err != nil {
			return err
		}
		return tx.forgetImages(KindInteraction, ids, "'$.text', '$.follow_up.text', '$.follow_up.reason'")
	case model.RetainedGuest:
		if err := tx.clearGuests(ids); err != nil {
			return err
		}
		return tx.forgetImages(KindAttendance, ids, "'$.diet', '$.note', '$.comment', '$.guests'")
	case model.RetainedHandover:
		tx.wrote = true
		return chunks(ids, 500, func(part []int64) error {
			return run(tx.ctx, tx.db, "UPDATE handovers SET people = NULL WHERE id IN "+idList(part))
		})
	}
	return nil
}

// clearGuests empties what was noted about guests. How many they brought stays.
func (tx *Tx) clearGuests(ids []int64) error {
	return chunks(ids, peopleChunk, func(part []int64) error {
		was, err := attendancesWhere(tx.db, "id IN "+idList(part)+" ORDER BY id")
		if err != nil {
			return err
		}
		now := make([]model.Attendance, len(was))
		for i, a := range was {
			a.Diet, a.Note, a.Comment = "", "", ""
			a.Guests = make([]model.Plus, len(a.Guests))
			now[i] = a
		}
		return tx.updateAttendances(was, now)
	})
}

// forgetImages takes fields of records out of the journal, also out of what this change itself wrote there.
func (tx *Tx) forgetImages(kind string, ids []int64, fields string) error {
	if err := tx.journal.out.flush(); err != nil {
		return err
	}
	return chunks(ids, 500, func(part []int64) error {
		return run(tx.ctx, tx.db, "UPDATE change_rows SET before = json_remove(before, "+fields+"), after = json_remove(after, "+fields+")"+
			" WHERE kind = '"+kind+"' AND row_id IN "+idList(part))
	})
}
