package book

import (
	"context"
	"encoding/json"

	"gorm.io/gorm"

	"alumnibook/model"
)

// KindNewsletter is the kind of the issues of the newsletter.
const KindNewsletter = "newsletter"

// newsletterRow is a line of the table newsletters.
type newsletterRow struct {
	Rec        recordRow `gorm:"embedded"`
	Title      string
	Due        model.Date
	State      model.NewsletterState
	SentOn     model.Date
	Recipients int
	Body       newsletterBody   `gorm:"serializer:json"`
	Archive    []model.SentCopy `gorm:"serializer:json"`
}

func (newsletterRow) TableName() string { return "newsletters" }

// newsletterBody is what an issue says, in one piece.
type newsletterBody struct {
	Languages []string          `json:"languages,omitempty"`
	Subject   map[string]string `json:"subject,omitempty"`
	Intro     map[string]string `json:"intro,omitempty"`
	Closing   map[string]string `json:"closing,omitempty"`
	Boxes     []model.Box       `json:"boxes,omitempty"`
	ListID    int64             `json:"list_id,omitempty"`
	Notes     string            `json:"notes,omitempty"`
}

func (r *newsletterRow) newsletter() model.Newsletter {
	b := r.Body
	return model.Newsletter{
		Record: r.Rec.record(), Title: r.Title, Due: r.Due, State: r.State, SentOn: r.SentOn, Languages: b.Languages, Subject: b.Subject, Intro: b.Intro,
		Closing: b.Closing, Boxes: b.Boxes, ListID: b.ListID, Notes: b.Notes, Recipients: r.Recipients, Archive: append([]model.SentCopy(nil), r.Archive...),
	}
}

// bodyOf is the body of an issue as it comes back from the book, so that nothing and an empty list are the same.
func bodyOf(n *model.Newsletter) (body newsletterBody) {
	given := newsletterBody{n.Languages, n.Subject, n.Intro, n.Closing, n.Boxes, n.ListID, n.Notes}
	text, err := json.Marshal(given)
	if err != nil || json.Unmarshal(text, &body) != nil {
		return given
	}
	return body
}

var newsletters = kept[newsletterRow, model.Newsletter]{
	kind:   KindNewsletter,
	record: func(n *model.Newsletter) *model.Record { return &n.Record },
	row: func(n *model.Newsletter) *newsletterRow {
		return &newsletterRow{rowOf(n.Record), n.Title, n.Due, n.State, n.SentOn, n.Recipients, bodyOf(n), append([]model.SentCopy{}, n.Archive...)}
	},
	value: func(r *newsletterRow) model.Newsletter { return r.newsletter() },
}

// newslettersOrder puts the issues that are planned first, the next one in front, then those that were sent, the newest
// in front.
const newslettersOrder = "state = 'sent', CASE state WHEN 'sent' THEN '' ELSE due END, sent_on DESC, due DESC, id DESC"

// Newsletters are all issues without what was kept of them as they went out: those that are planned by the day on which
// they are due, then those that were sent, newest first.
func (b *Book) Newsletters(ctx context.Context) ([]model.Newsletter, error) {
	list, err := newsletters.all(b.read.WithContext(ctx).Omit("archive"), newslettersOrder)
	return list, codedIn(ctx, err)
}

// Newsletter reads one issue, whole. CodeNotFound where there is none of that id.
func (b *Book) Newsletter(ctx context.Context, id int64) (model.Newsletter, error) {
	var n model.Newsletter
	err := b.view(ctx, func(db *gorm.DB) (err error) {
		n, err = newsletters.get(db, id)
		return err
	})
	return n, err
}

// SaveNewsletter stores an issue, a new one where it has no id. CodeConflict where it was changed since it was read. An
// issue becomes a sent one by MarkSent alone; of a sent one the day, the number of recipients and what went out stay.
func (tx *Tx) SaveNewsletter(n *model.Newsletter) error {
	var was model.Newsletter
	if n.ID != 0 {
		var err error
		if was, err = newsletters.get(tx.db, n.ID); err != nil {
			return err
		}
	}
	sent := was.State == model.NewsletterSent
	if !sent && n.State == model.NewsletterSent {
		return model.Invalid("state", "choice")
	}
	if sent {
		n.State, n.SentOn = was.State, was.SentOn
	}
	n.Recipients, n.Archive = was.Recipients, was.Archive
	if err := n.Validate(); err != nil {
		return err
	}
	return newsletters.save(tx, n)
}

// DeleteNewsletter takes an issue away. The histories of those to whom it was sent keep their entries.
func (tx *Tx) DeleteNewsletter(id int64) error { return newsletters.remove(tx, id) }

// IssuePlan is how the newsletter stands.
type IssuePlan struct {
	Last, Next model.Date        // none where there was none, or none is planned
	Days       int               // until the next one; negative where it is overdue
	Sent, Goal int               // this year
	Open       *model.Newsletter // the issue that is next, nil while there is none
}

// IssuePlan tells when the last issue was sent and when the next one is due: on the day of the issue that is planned
// first, else as many months after the last one as the programme says.
func (b *Book) IssuePlan(ctx context.Context, today model.Date) (IssuePlan, error) {
	var plan IssuePlan
	err := b.view(ctx, func(db *gorm.DB) error {
		rules, err := readProgramme(db)
		if err != nil {
			return err
		}
		plan, err = issuePlan(db, rules, today)
		return err
	})
	return plan, err
}

// sentDaysSQL finds the days on which newsletters were noted that are no issue of the book, from the last one back: one
// look into the index for each day, however many entries there are of it.
const sentDaysSQL = "WITH RECURSIVE days (on_day) AS (SELECT max(on_day) FROM interactions WHERE kind = 'newsletter' AND on_day <= ?" +
	" UNION ALL SELECT (SELECT max(interactions.on_day) FROM interactions WHERE kind = 'newsletter' AND interactions.on_day < days.on_day) FROM days WHERE days.on_day >= ?)" +
	" SELECT on_day FROM days WHERE on_day IS NOT NULL AND on_day NOT IN (SELECT sent_on FROM newsletters WHERE state = 'sent')"

const sentIssuesSQL = "SELECT sent_on FROM newsletters WHERE state = 'sent' AND sent_on <= ? ORDER BY sent_on DESC"

func issuePlan(db *gorm.DB, rules model.Programme, today model.Date) (IssuePlan, error) {
	plan := IssuePlan{Goal: 12 / max(rules.NewsletterEvery, 1)}
	var issues, days []model.Date
	if err := query(db, &issues, sentIssuesSQL, today.String()); err != nil {
		return plan, err
	}
	if err := query(db, &days, sentDaysSQL, today.String(), model.NewDate(today.Year, 1, 1).String()); err != nil {
		return plan, err
	}
	for _, day := range append(issues, days...) {
		if day.Year == today.Year {
			plan.Sent++
		}
		if plan.Last.Before(day) {
			plan.Last = day
		}
	}
	open, err := newsletters.all(db.Omit("archive").Where("state <> ?", string(model.NewsletterSent)).Limit(1), "due, id")
	if err != nil {
		return plan, err
	}
	switch {
	case len(open) > 0:
		plan.Open, plan.Next = &open[0], open[0].Due
	case !plan.Last.IsZero():
		plan.Next = plan.Last.AddMonths(rules.NewsletterEvery)
	}
	if !plan.Next.IsZero() {
		plan.Days = today.DaysUntil(plan.Next)
	}
	return plan, nil
}
