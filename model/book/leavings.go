package book

import (
	"context"
	"strconv"

	"gorm.io/gorm"

	"alumnibook/model"
)

// The kinds of the checklists of those who leave, and of what they said then.
const (
	KindLeaving   = "leaving"
	KindInterview = "interview"
)

// leavingRow is a line of the table leavings.
type leavingRow struct {
	Rec      recordRow `gorm:"embedded"`
	PersonID int64
	LastDay  model.Date
	Open     int                 // steps that are still to be done
	Steps    []model.LeavingStep `gorm:"serializer:json"`
}

func (leavingRow) TableName() string { return "leavings" }

func (r *leavingRow) leaving() model.Leaving {
	return model.Leaving{Record: r.Rec.record(), PersonID: r.PersonID, LastDay: r.LastDay, Steps: r.Steps}
}

var leavings = kept[leavingRow, model.Leaving]{
	kind:   KindLeaving,
	record: func(l *model.Leaving) *model.Record { return &l.Record },
	row: func(l *model.Leaving) *leavingRow {
		return &leavingRow{rowOf(l.Record), l.PersonID, l.LastDay, len(l.Open()), l.Steps}
	},
	value: func(r *leavingRow) model.Leaving { return r.leaving() },
	owner: func(l *model.Leaving) *int64 { return &l.PersonID },
}

// said is what an exit interview keeps in one piece, so that no column of its own invites a search.
type said struct {
	ByID           int64        `json:"by_id,omitempty"`
	Reason         string       `json:"reason,omitempty"`
	Good           string       `json:"good,omitempty"`
	Bad            string       `json:"bad,omitempty"`
	Advice         string       `json:"advice,omitempty"`
	WouldReturn    model.Answer `json:"would_return,omitempty"`
	WouldRecommend model.Answer `json:"would_recommend,omitempty"`
	Note           string       `json:"note,omitempty"`
}

// interviewRow is a line of the table exit_interviews.
type interviewRow struct {
	Rec       recordRow `gorm:"embedded"`
	PersonID  int64
	OnDay     model.Date
	KeepUntil model.Date
	Said      said `gorm:"serializer:json"`
}

func (interviewRow) TableName() string { return "exit_interviews" }

func (r *interviewRow) interview() model.ExitInterview {
	s := r.Said
	return model.ExitInterview{
		Record: r.Rec.record(), PersonID: r.PersonID, On: r.OnDay, KeepUntil: r.KeepUntil,
		ByID: s.ByID, Reason: s.Reason, Good: s.Good, Bad: s.Bad, Advice: s.Advice, WouldReturn: s.WouldReturn, WouldRecommend: s.WouldRecommend, Note: s.Note,
	}
}

var interviews = kept[interviewRow, model.ExitInterview]{
	kind:   KindInterview,
	record: func(e *model.ExitInterview) *model.Record { return &e.Record },
	row: func(e *model.ExitInterview) *interviewRow {
		return &interviewRow{
			rowOf(e.Record), e.PersonID, e.On, e.KeepUntil,
			said{e.ByID, e.Reason, e.Good, e.Bad, e.Advice, e.WouldReturn, e.WouldRecommend, e.Note},
		}
	},
	value: func(r *interviewRow) model.ExitInterview { return r.interview() },
	owner: func(e *model.ExitInterview) *int64 { return &e.PersonID },
}

// Leaving is the newest checklist of a person; false where there is none.
func (b *Book) Leaving(ctx context.Context, personID int64) (model.Leaving, bool, error) {
	list, err := leavings.of(b.read.WithContext(ctx), personID, "last_day DESC, id DESC")
	if err != nil || len(list) == 0 {
		return model.Leaving{}, false, codedIn(ctx, err)
	}
	return list[0], true, nil
}

// LeavingByID reads one checklist. CodeNotFound where there is none of that id.
func (b *Book) LeavingByID(ctx context.Context, id int64) (model.Leaving, error) {
	l, err := leavings.get(b.read.WithContext(ctx), id)
	return l, codedIn(ctx, err)
}

// leavingsSQL finds the checklists on which something is open, and those of everybody who is about to leave.
const leavingsSQL = "SELECT l.id FROM leavings l INDEXED BY leavings_open CROSS JOIN people p ON p.id = l.person_id WHERE l.open > 0 AND p.trashed = 0" +
	" UNION SELECT l.id FROM people p INDEXED BY people_leaving CROSS JOIN leavings l ON l.person_id = p.id WHERE p.status = 'leaving' AND p.trashed = 0"

// Leavings are the checklists on which something is open, and those of everybody who is about to leave, by last day.
// Those of people in the wastebasket are left out.
func (b *Book) Leavings(ctx context.Context) ([]model.Leaving, error) {
	var list []model.Leaving
	err := b.view(ctx, func(db *gorm.DB) (err error) {
		var ids []int64
		if err := query(db, &ids, leavingsSQL); err != nil {
			return err
		}
		list, err = leavings.all(db.Where("id IN "+idList(ids)), "last_day, id")
		return err
	})
	return list, err
}

// SaveLeaving stores a checklist, a new one where it has no id. CodeConflict where it was changed since.
func (tx *Tx) SaveLeaving(l *model.Leaving) error {
	if err := l.Validate(); err != nil {
		return err
	}
	return saveOwned(tx, leavings, l)
}

// DeleteLeaving takes a checklist away.
func (tx *Tx) DeleteLeaving(id int64) error { return leavings.remove(tx, id) }

// Interviews are what a person said when they left, newest first.
func (b *Book) Interviews(ctx context.Context, personID int64) ([]model.ExitInterview, error) {
	list, err := interviews.of(b.read.WithContext(ctx), personID, "on_day DESC, id DESC")
	return list, codedIn(ctx, err)
}

// Interview reads one exit interview. CodeNotFound where there is none of that id.
func (b *Book) Interview(ctx context.Context, id int64) (model.ExitInterview, error) {
	e, err := interviews.get(b.read.WithContext(ctx), id)
	return e, codedIn(ctx, err)
}

// InterviewsPast are the exit interviews that may not be kept any longer, also of people in the wastebasket, the one
// that is over longest in front.
func (b *Book) InterviewsPast(ctx context.Context, today model.Date) ([]model.ExitInterview, error) {
	list, err := interviews.all(b.read.WithContext(ctx).Where("keep_until < ?", today.String()), "keep_until, id")
	return list, codedIn(ctx, err)
}

// SaveInterview stores an exit interview, a new one where it has no id. CodeConflict where it was changed since.
func (tx *Tx) SaveInterview(e *model.ExitInterview) error {
	if err := e.Validate(); err != nil {
		return err
	}
	return saveOwned(tx, interviews, e)
}

// InterviewDraft is the name under which an exit interview is kept that was typed and not saved: one that is there, or a
// new one with somebody, of id 0.
func InterviewDraft(personID, id int64) string {
	if id == 0 {
		return "form/interview/of/" + strconv.FormatInt(personID, 10)
	}
	return "form/interview/" + strconv.FormatInt(id, 10)
}

// DeleteInterview takes an exit interview away, with what was typed into it and not saved. One that may not be kept any
// longer is gone for good: what was said goes from the journal too, and undo does not bring it back.
func (tx *Tx) DeleteInterview(id int64) error {
	e, err := interviews.get(tx.db, id)
	if err != nil {
		return err
	}
	if err := tx.DropDraft(InterviewDraft(e.PersonID, id)); err != nil {
		return err
	}
	if tx.mayKeep(&e) {
		return interviews.remove(tx, id)
	}
	if err := tx.journal.out.flush(); err != nil {
		return err
	}
	if err := run(tx.ctx, tx.db, "UPDATE exit_interviews SET said = '{}' WHERE id = ?", id); err != nil {
		return err
	}
	if err := run(tx.ctx, tx.db, forgetSaidSQL, id, tx.book.day().String()); err != nil {
		return err
	}
	return interviews.remove(tx, id)
}

// forgetSaidSQL takes what was said in an interview out of the journal, and with it what was said in others that are no
// longer in the book and may not be kept either.
const forgetSaidSQL = "UPDATE change_rows SET before = json_remove(before, " + saidFields + "), after = json_remove(after, " + saidFields + ")" +
	" WHERE kind = 'interview' AND (row_id = ? OR coalesce(json_extract(after, '$.keep_until'), json_extract(before, '$.keep_until')) < ?" +
	" AND NOT EXISTS (SELECT 1 FROM exit_interviews e WHERE e.id = change_rows.row_id))"

// saidFields are the fields of an interview's image that hold what was said, and by whom it was asked.
const saidFields = "'$.by_id', '$.reason', '$.good', '$.bad', '$.advice', '$.would_return', '$.would_recommend', '$.note'"

// mayKeep tells whether an interview may still be kept.
func (tx *Tx) mayKeep(e *model.ExitInterview) bool { return !e.KeepUntil.Before(tx.book.day()) }
