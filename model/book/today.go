package book

import (
	"context"

	"gorm.io/gorm"

	"alumnibook/model"
)

// Today is what there is to do, apart from the calls of the week. Each list holds the first few; its count tells how
// many there are.
type Today struct {
	FollowUps     []model.Interaction // what was promised and falls due within a week, what is overdue in front
	FollowUpCount int

	Birthdays        []Occasion // of this week, but for those who were congratulated
	BirthdayCount    int
	Anniversaries    []Occasion // five, ten, fifteen … years since they joined or left, this week
	AnniversaryCount int

	Thanks      []model.Favour // what people did for us and were not thanked for yet
	ThanksCount int

	Quiet      []model.Row // who was not contacted for long and may be; who has just become quiet comes first
	QuietCount int

	Failed      []FailedAddress // addresses that turned out to be wrong
	FailedCount int

	Newsletter Rhythm
	Evening    Rhythm

	Leavers        []LeaverDue // steps of checklists that fall due within a week
	InterviewsPast int         // exit interviews that may not be kept any longer
	Drafts         []string    // names of what was typed and not saved, the newest in front

	Names map[int64]model.Row // the people of FollowUps and Thanks
}

// Occasion is a birthday or an anniversary.
type Occasion struct {
	Row   model.Row
	Day   model.Date   // on which it is
	Years int          // how many; 0 where the year of birth is not known
	Kind  OccasionKind // what it is
}

// OccasionKind is what there is to congratulate on, or to remember.
type OccasionKind string

// The kinds of occasions.
const (
	OccasionBirthday OccasionKind = "birthday"
	OccasionJoined   OccasionKind = "joined"
	OccasionLeft     OccasionKind = "left"
)

// FailedAddress is an address that turned out to be wrong.
type FailedAddress struct {
	Row  model.Row
	Kind AddressKind
	Text string // the address as a line
	On   model.Date
}

// AddressKind is what kind of address it is.
type AddressKind string

// The kinds of addresses that can turn out to be wrong.
const (
	FailedEmail AddressKind = "email"
	FailedPhone AddressKind = "phone"
	FailedPost  AddressKind = "address"
)

// Rhythm is how something that comes again and again stands.
type Rhythm struct {
	Last, Next model.Date // none where there was none, or none is planned
	ID         int64      // of the next one, an event or an issue of the book; 0 for none
	Name       string     // of the next one
	Held, Goal int        // this year
}

// LeaverDue is a step of somebody's checklist that is to be done.
type LeaverDue struct {
	Leaving model.Leaving
	Row     model.Row
	Step    int // its place among the steps
}

// soonDays is how far ahead the start page looks.
const soonDays = 7

// Today is what there is to do on a day: at most limit of each kind.
func (b *Book) Today(ctx context.Context, today model.Date, limit int) (Today, error) {
	t := Today{Names: map[int64]model.Row{}}
	err := b.view(ctx, func(db *gorm.DB) error {
		rules, err := readProgramme(db)
		if err != nil {
			return err
		}
		r := todayReader{db: db, today: today, limit: limit, rules: rules, into: &t}
		for _, read := range []func() error{
			r.followUps, r.birthdays, r.anniversaries, r.thanks, r.quiet, r.failed, r.newsletter, r.evening, r.names,
		} {
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := read(); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return Today{}, err
	}
	if err := b.leaversDue(ctx, today, &t); err != nil {
		return Today{}, err
	}
	past, err := b.InterviewsPast(ctx, today)
	if err != nil {
		return Today{}, err
	}
	t.InterviewsPast = len(past)
	t.Drafts, err = b.Drafts(ctx)
	return t, err
}

// todayReader reads the parts of Today from one snapshot.
type todayReader struct {
	db    *gorm.DB
	today model.Date
	limit int
	rules model.Programme
	into  *Today
}

// awaySQL are the few who are dead or lie in the wastebasket: their index is looked through quicker than many rows.
const awaySQL = "(SELECT id FROM people WHERE trashed <> 0 OR status = 'deceased')"

// followUpsSQL finds what is promised and open. The entry has to be about somebody who is not in the wastebasket; what
// was promised to somebody who died is still told.
const followUpsSQL = " FROM interactions i WHERE i.follow_day <> '' AND i.follow_done = '' AND i.follow_day <= ? AND EXISTS (" +
	"SELECT 1 FROM interaction_people ip WHERE ip.interaction_id = i.id" +
	" AND ip.person_id NOT IN (SELECT id FROM people WHERE (trashed <> 0 OR status = 'deceased') AND trashed <> 0))"

func (r *todayReader) followUps() error {
	soon := r.today.AddDays(soonDays).String()
	if err := query(r.db, &r.into.FollowUpCount, "SELECT count(*)"+followUpsSQL, soon); err != nil {
		return err
	}
	var ids []int64
	err := query(r.db, &ids, "SELECT i.id"+followUpsSQL+" ORDER BY i.follow_day, i.id LIMIT ?", soon, r.limit)
	if err != nil {
		return err
	}
	r.into.FollowUps, err = shownInteractions(r.db, ids)
	return err
}

// thanksSQL finds what people did for us.
const thanksSQL = " FROM favours f WHERE f.side = 'got' AND f.settled = '' AND f.person_id NOT IN " + awaySQL

func (r *todayReader) thanks() error {
	if err := query(r.db, &r.into.ThanksCount, "SELECT count(*)"+thanksSQL); err != nil {
		return err
	}
	var rows []favourRow
	if err := query(r.db, &rows, "SELECT f.*"+thanksSQL+" ORDER BY f.on_day, f.id LIMIT ?", r.limit); err != nil {
		return err
	}
	for i := range rows {
		r.into.Thanks = append(r.into.Thanks, rows[i].favour())
	}
	return nil
}

// quietSQL finds those whom nobody contacted since a day, though they may be: their index holds all that is asked.
const quietSQL = " FROM people WHERE last_contact <> '' AND last_contact < ? AND status IN ('alumnus', 'retired') AND trashed = 0 AND calls_pause <> 'never'"

func (r *todayReader) quiet() error {
	since := r.today.AddMonths(-r.rules.QuietMonths).String()
	if err := query(r.db, &r.into.QuietCount, "SELECT count(*)"+quietSQL, since); err != nil {
		return err
	}
	var ids []int64
	if err := query(r.db, &ids, "SELECT id"+quietSQL+" ORDER BY last_contact DESC, id LIMIT ?", since, r.limit); err != nil {
		return err
	}
	rows, err := readRows(r.db, ids)
	for _, id := range ids {
		r.into.Quiet = append(r.into.Quiet, rows[id])
	}
	return err
}

// names reads the people whom follow-ups and thanks are about.
func (r *todayReader) names() error {
	ids := aboutWhom(pointers(r.into.FollowUps)...)
	for _, f := range r.into.Thanks {
		ids = append(ids, f.PersonID)
	}
	rows, err := readRows(r.db, inOrder(ids))
	r.into.Names = rows
	return err
}

func pointers[T any](list []T) []*T {
	out := make([]*T, len(list))
	for i := range list {
		out[i] = &list[i]
	}
	return out
}

func (b *Book) leaversDue(ctx context.Context, today model.Date, t *Today) error {
	var list []model.Leaving
	err := b.view(ctx, func(db *gorm.DB) (err error) {
		list, err = leavings.all(db.Where("open > 0 AND person_id NOT IN "+awaySQL), "last_day, id")
		return err
	})
	if err != nil || len(list) == 0 {
		return err
	}
	ids := make([]int64, len(list))
	for i := range list {
		ids[i] = list[i].PersonID
	}
	rows, err := b.Rows(ctx, inOrder(ids))
	if err != nil {
		return err
	}
	byID := make(map[int64]model.Row, len(rows))
	for _, r := range rows {
		byID[r.ID] = r
	}
	soon := today.AddDays(soonDays)
	for _, l := range list {
		for _, step := range l.Open() {
			if row, ok := byID[l.PersonID]; ok && !soon.Before(l.Steps[step].Due) {
				t.Leavers = append(t.Leavers, LeaverDue{l, row, step})
			}
		}
	}
	sortLeavers(t.Leavers)
	return nil
}
