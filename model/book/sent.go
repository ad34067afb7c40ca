package book

import (
	"context"

	"gorm.io/gorm"

	"alumnibook/model"
)

// MarkSent notes that an issue went out on a day: it is a sent one from then on and keeps what went out, and the history
// of each recipient gets an entry. The recipients are those whom the gate let through. CodeConflict where the issue was
// sent already.
func (tx *Tx) MarkSent(newsletterID int64, recipients []int64, copies []model.SentCopy, on model.Date) error {
	n, err := newsletters.get(tx.db, newsletterID)
	if err != nil {
		return err
	}
	switch {
	case n.State == model.NewsletterSent:
		return tx.conflict(KindNewsletter, true)
	case !on.IsFull() || !on.Valid():
		return model.Invalid("on", "date")
	case len(recipients) == 0:
		return model.Invalid("people", "missing")
	}
	entries, err := tx.issueEntries(&n, recipients, copies, on)
	if err != nil {
		return err
	}
	n.State, n.SentOn, n.Recipients, n.Archive = model.NewsletterSent, on, len(entries), copies
	if err := n.Validate(); err != nil {
		return err
	}
	if err := newsletters.save(tx, &n); err != nil {
		return err
	}
	return tx.CreateInteractions(entries)
}

// issueEntries are what the histories of the recipients of an issue say: its subject, in the language in which each of
// them got it.
func (tx *Tx) issueEntries(n *model.Newsletter, recipients []int64, copies []model.SentCopy, on model.Date) ([]*model.Interaction, error) {
	recipients, err := tx.whoTheyAre(recipients)
	if err != nil {
		return nil, err
	}
	subjects := subjectsOf(n, copies)
	entries := make([]*model.Interaction, 0, len(recipients))
	made := make([]model.Interaction, len(recipients))
	about := make([]int64, len(recipients))
	err = chunks(recipients, 500, func(part []int64) error {
		languages, err := languagesOf(tx.db, part)
		if err != nil {
			return err
		}
		for _, id := range part {
			own, there := languages[id]
			if !there {
				return model.E(model.CodeNotFound, KindPerson, nil)
			}
			if own == "" {
				own = tx.firm.Language
			}
			k := len(entries)
			about[k] = id
			made[k] = model.Interaction{
				Kind: model.InteractionNewsletter, Direction: model.DirectionOut, On: on, Reached: true, PersonIDs: about[k : k+1 : k+1],
				Text: subjects[n.LanguageFor(own)], NewsletterID: n.ID,
			}
			entries = append(entries, &made[k])
		}
		return nil
	})
	return entries, err
}

// whoTheyAre are some people, each once, with who they are now in place of those whom a merge put away.
func (tx *Tx) whoTheyAre(ids []int64) ([]int64, error) {
	ids = firstOfEach(ids)
	away, err := tx.merged(ids)
	if err != nil || len(away) == 0 {
		return ids, err
	}
	became, err := tx.becameOf(away)
	if err != nil {
		return nil, err
	}
	for k, id := range ids {
		if now, ok := became[id]; ok {
			ids[k] = now
		}
	}
	return firstOfEach(ids), nil
}

// subjectsOf are the subjects of an issue by language: as it went out, else as it was written, else its title.
func subjectsOf(n *model.Newsletter, copies []model.SentCopy) map[string]string {
	subjects := map[string]string{}
	for _, l := range n.Languages {
		subjects[l] = n.Title
		if s := n.Subject[l]; s != "" {
			subjects[l] = s
		}
	}
	for _, c := range copies {
		if c.Subject != "" {
			subjects[c.Language] = c.Subject
		}
	}
	return subjects
}

func languagesOf(db *gorm.DB, ids []int64) (map[int64]string, error) {
	rows, err := db.Raw("SELECT id, language FROM people WHERE id IN " + idList(ids)).Rows()
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	languages := make(map[int64]string, len(ids))
	for rows.Next() {
		var id int64
		var language string
		if err := rows.Scan(&id, &language); err != nil {
			return nil, err
		}
		languages[id] = language
	}
	return languages, rows.Err()
}

// SentTo are those to whom an issue was sent, by name.
func (b *Book) SentTo(ctx context.Context, newsletterID int64) ([]int64, error) {
	var ids []int64
	err := b.view(ctx, func(db *gorm.DB) error {
		return query(db, &ids, sentToSQL, newsletterID)
	})
	return ids, err
}

const sentToSQL = "SELECT DISTINCT p.id FROM interactions i JOIN interaction_people ip ON ip.interaction_id = i.id JOIN people p ON p.id = ip.person_id" +
	" WHERE i.newsletter_id = ? AND i.newsletter_id <> 0 AND i.kind = 'newsletter' ORDER BY p.name_sort, p.id"
