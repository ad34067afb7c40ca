package book

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"

	"gorm.io/gorm"

	"alumnibook/model"
)

// KindRetention is the kind of what was decided about data that had been kept for its time.
const KindRetention = "retention"

// decisionRow is a line of the table retention_decisions.
type decisionRow struct {
	Rec      recordRow `gorm:"embedded"`
	PersonID int64
	Kind     model.Retained
	Decision model.Decided
	Reason   string
	OnDay    model.Date
	UntilDay model.Date
}

func (decisionRow) TableName() string { return "retention_decisions" }

func (r *decisionRow) decision() model.RetentionDecision {
	return model.RetentionDecision{Record: r.Rec.record(), PersonID: r.PersonID, Kind: r.Kind, Decision: r.Decision, Reason: r.Reason, On: r.OnDay, Until: r.UntilDay}
}

var decisions = kept[decisionRow, model.RetentionDecision]{
	kind:   KindRetention,
	record: func(d *model.RetentionDecision) *model.Record { return &d.Record },
	row: func(d *model.RetentionDecision) *decisionRow {
		return &decisionRow{rowOf(d.Record), d.PersonID, d.Kind, d.Decision, d.Reason, d.On, d.Until}
	},
	value: func(r *decisionRow) model.RetentionDecision { return r.decision() },
	owner: func(d *model.RetentionDecision) *int64 { return &d.PersonID },
}

// Decide notes what was decided about people on the yearly list, and fills in their Record.
func (tx *Tx) Decide(list []*model.RetentionDecision) error {
	for _, d := range list {
		if d.Kind == "" {
			d.Kind = model.RetainedPerson
		}
		if err := d.Validate(); err != nil {
			return err
		}
		if d.ID != 0 {
			return tx.conflict(KindRetention, true)
		}
		if err := errors.Join(tx.ctx.Err(), saveOwned(tx, decisions, d)); err != nil {
			return err
		}
	}
	return nil
}

// DecisionsOf is what was decided about a person whose data had been kept for its time, newest first.
func (b *Book) DecisionsOf(ctx context.Context, personID int64) ([]model.RetentionDecision, error) {
	list, err := decisions.of(b.read.WithContext(ctx), personID, "on_day DESC, id DESC")
	return list, codedIn(ctx, err)
}

// RetentionCase is somebody of whom nothing was heard for as long as the firm says.
type RetentionCase struct {
	PersonID int64
	Name     string
	Status   model.Status
	Since    model.Date // the last time that they were heard of, else their last day, else when they came into the book
	Heard    bool       // they were heard of since they left
	Asked    model.Date // when they were asked last whether they want to stay; zero for never
}

// RetentionItem is one thing that was kept for its time. It is nobody's where it is a line of the log of what left the
// book, which tells the name of its format instead.
type RetentionItem struct {
	ID, PersonID int64
	Name         string
	On           model.Date `gorm:"column:on_day"`
}

// RetentionList is the yearly list: everything that was kept for its time. Nothing of it goes by itself.
type RetentionList struct {
	People                                 []RetentionCase // the longest silence first
	Interviews, Entries, Guests, Handovers []RetentionItem // the oldest first, at most MostRetained of each
	Counts                                 map[model.Retained]int
}

// MostRetained is how many things of a kind the yearly list shows; more are counted, and cleared with them.
const MostRetained = 1000

// RetentionDue reads the yearly list.
func (b *Book) RetentionDue(ctx context.Context, today model.Date) (RetentionList, error) {
	l := RetentionList{Counts: map[model.Retained]int{}}
	err := b.view(ctx, func(db *gorm.DB) error {
		rules, err := readPrivacy(db)
		if err != nil {
			return err
		}
		if months := rules.Retention[model.RetainedPerson]; months > 0 {
			if l.People, err = silentPeople(db, today, today.AddMonths(-months)); err != nil {
				return err
			}
			l.Counts[model.RetainedPerson] = len(l.People)
		}
		for kind, into := range map[model.Retained]*[]RetentionItem{
			model.RetainedInterview: &l.Interviews, model.RetainedEntry: &l.Entries, model.RetainedGuest: &l.Guests, model.RetainedHandover: &l.Handovers,
		} {
			past := pastOf(rules, kind, today)
			if past.from == "" {
				continue
			}
			var n int
			err := errors.Join(ctx.Err(), query(db, &n, "SELECT count(*) FROM "+past.from, past.before))
			if err == nil && n > 0 {
				err = query(db, into, "SELECT "+past.what+" FROM "+past.from+" ORDER BY 4, 1 LIMIT ?", past.before, MostRetained)
			}
			if err != nil {
				return err
			}
			l.Counts[kind] = n
		}
		return nil
	})
	return l, err
}

// silentSQL finds those who left and of whom nothing was heard since a day: neither in the history nor in the ledger. A
// last day of which only the month or the year is known counts as its end.
const silentSQL = "FROM people INDEXED BY people_silent WHERE trashed = 0 AND status IN ('alumnus', 'retired', 'no_contact')" +
	" AND last_heard <= @day AND substr(left_day || '-99-99', 1, 10 * (left_day <> '')) <= @day AND (last_heard <> '' OR left_day <> '' OR created < @moment)" +
	" AND NOT EXISTS (SELECT 1 FROM consents c WHERE c.person_id = people.id AND c.on_day > @day AND c.source <> 'import')" +
	" AND NOT EXISTS (SELECT 1 FROM retention_decisions d WHERE d.person_id = people.id AND d.kind = 'person' AND d.until_day > @today)"

// silentColumns are read as one text, with a mark after each field: tens of thousands of lines one by one would take
// longer than to find them.
const silentColumns = "SELECT ifnull(group_concat(id || x'1f' || status || x'1f' || last_heard || x'1f' || left_day || x'1f' || created || x'1f' || list_name, x'1e'), '') "

// silentPeople are those of whom nothing was heard since a day, the longest silence first.
func silentPeople(db *gorm.DB, today, day model.Date) ([]RetentionCase, error) {
	asked, err := lastAsked(db)
	if err != nil {
		return nil, err
	}
	var text string
	args := map[string]any{"day": day.String(), "today": today.String(), "moment": micros(day.Time())}
	if err := db.Raw(silentColumns+silentSQL, args).Row().Scan(&text); err != nil || text == "" {
		return nil, err
	}
	list := make([]RetentionCase, 0, strings.Count(text, "\x1e")+1)
	for line := range strings.SplitSeq(text, "\x1e") {
		f := fieldReader{rest: line}
		c := RetentionCase{PersonID: f.number(), Status: model.Status(f.text())}
		heard, left, created := f.date(), f.date(), f.number()
		c.Name, c.Asked = f.text(), asked[c.PersonID]
		switch {
		case left.Before(heard):
			c.Since, c.Heard = heard, true
		case !left.IsZero():
			c.Since = left
		default:
			c.Since = model.DateOf(moment(created))
		}
		if f.err != nil {
			return nil, f.err
		}
		list = append(list, c)
	}
	slices.SortFunc(list, func(a, b RetentionCase) int {
		return cmp.Or(a.Since.Compare(b.Since), cmp.Compare(a.PersonID, b.PersonID))
	})
	return list, nil
}

// lastAsked is when people were asked last whether they want to stay.
func lastAsked(db *gorm.DB) (map[int64]model.Date, error) {
	var rows []struct {
		PersonID int64
		OnDay    model.Date
	}
	err := query(db, &rows, "SELECT person_id, max(on_day) AS on_day FROM retention_decisions WHERE kind = 'person' AND decision = 'asked' GROUP BY person_id")
	asked := make(map[int64]model.Date, len(rows))
	for _, r := range rows {
		asked[r.PersonID] = r.OnDay
	}
	return asked, err
}
