package book

import (
	"context"
	"errors"
	"reflect"
	"slices"

	"gorm.io/gorm"

	"alumnibook/model"
)

// interactionRow is a line of the table interactions.
type interactionRow struct {
	Rec         recordRow `gorm:"embedded"`
	Kind        model.InteractionKind
	Direction   model.Direction
	OnDay       model.Date
	AtTime      string
	Reached     bool
	ColleagueID int64
	Minutes     int
	Text        string
	Internal    bool
	FollowDay   model.Date
	FollowOwner int64
	FollowText  string
	FollowDone  model.Date

	FollowDropped bool
	FollowReason  string
	EventID       int64
	NewsletterID  int64
}

func (interactionRow) TableName() string { return "interactions" }

func (r *interactionRow) interaction() model.Interaction {
	return model.Interaction{
		Record: r.Rec.record(), Kind: r.Kind, Direction: r.Direction, On: r.OnDay, At: r.AtTime, Reached: r.Reached, ColleagueID: r.ColleagueID,
		Minutes: r.Minutes, Text: r.Text, Internal: r.Internal,
		FollowUp: model.FollowUp{
			On: r.FollowDay, OwnerID: r.FollowOwner, Text: r.FollowText, Done: r.FollowDone, Dropped: r.FollowDropped, Reason: r.FollowReason,
		},
		EventID: r.EventID, NewsletterID: r.NewsletterID,
	}
}

// interactionColumns are the columns of interactions, in the order of interactionValues.
var interactionColumns = []string{
	"id", "uid", "version", "created", "updated", "kind", "direction", "on_day", "at_time", "reached", "colleague_id", "minutes", "text", "internal",
	"follow_day", "follow_owner", "follow_text", "follow_done", "follow_dropped", "follow_reason",
	"event_id", "newsletter_id",
}

func interactionValues(i *model.Interaction) []any {
	return []any{
		i.ID, i.UID, int64(i.Version), micros(i.Created), micros(i.Updated), string(i.Kind), string(i.Direction), i.On.String(), i.At, bit(i.Reached),
		i.ColleagueID, int64(i.Minutes), i.Text, bit(i.Internal),
		i.FollowUp.On.String(), i.FollowUp.OwnerID, i.FollowUp.Text, i.FollowUp.Done.String(),
		bit(i.FollowUp.Dropped), i.FollowUp.Reason, i.EventID, i.NewsletterID,
	}
}

var aboutColumns = []string{"person_id", "on_day", "at_time", "interaction_id", "seq", "contact", "open_follow", "heard"}

// openFollow is the day of an entry's follow-up while it is open, "" for none.
func openFollow(i *model.Interaction) string {
	if i.FollowUp.On.IsZero() || !i.FollowUp.Done.IsZero() {
		return ""
	}
	return i.FollowUp.On.String()
}

// Interaction reads one entry of the history. CodeNotFound where there is none of that id.
func (b *Book) Interaction(ctx context.Context, id int64) (model.Interaction, error) {
	var i model.Interaction
	err := b.view(ctx, func(db *gorm.DB) (err error) {
		if i, err = readInteraction(db, id); err != nil {
			return err
		}
		list := []model.Interaction{i}
		err = forgetGone(db, list)
		i = list[0]
		return err
	})
	return i, err
}

func readInteraction(db *gorm.DB, id int64) (model.Interaction, error) {
	list, err := loadInteractions(db, []int64{id})
	if err != nil {
		return model.Interaction{}, err
	}
	if len(list) == 0 {
		return model.Interaction{}, model.E(model.CodeNotFound, KindInteraction, nil)
	}
	return list[0], nil
}

// loadInteractions reads entries with the people that they are about, in the order of ids.
func loadInteractions(db *gorm.DB, ids []int64) ([]model.Interaction, error) {
	list := make([]model.Interaction, 0, len(ids))
	err := chunks(ids, 500, func(part []int64) error {
		var rows []interactionRow
		if err := db.Where("id IN " + idList(part)).Find(&rows).Error; err != nil {
			return err
		}
		byID := make(map[int64]*model.Interaction, len(rows))
		for k := range rows {
			i := rows[k].interaction()
			byID[i.ID] = &i
		}
		var about []struct{ InteractionID, PersonID int64 }
		err := query(db, &about, "SELECT interaction_id, person_id FROM interaction_people WHERE interaction_id IN "+idList(part)+" ORDER BY interaction_id, seq")
		if err != nil {
			return err
		}
		for _, a := range about {
			if i := byID[a.InteractionID]; i != nil {
				i.PersonIDs = append(i.PersonIDs, a.PersonID)
			}
		}
		for _, id := range part {
			if i := byID[id]; i != nil {
				list = append(list, *i)
			}
		}
		return nil
	})
	return list, err
}

// CreateInteraction stores a new entry of the history and fills in its Record.
func (tx *Tx) CreateInteraction(i *model.Interaction) error {
	return tx.CreateInteractions([]*model.Interaction{i})
}

// CreateInteractions stores many new entries; those of one person next to each other are the fastest.
func (tx *Tx) CreateInteractions(list []*model.Interaction) error {
	if len(list) == 0 {
		return nil
	}
	next, err := tx.nextID("interactions")
	if err != nil {
		return err
	}
	for _, i := range list {
		if err := i.Validate(); err != nil {
			return err
		}
		tx.newRecord(&i.Record)
		i.ID = next
		next++
	}
	return tx.insertInteractions(list)
}

// interactionChunk is how many entries are written before the people whom they are about are looked at.
const interactionChunk = 5000

// insertInteractions writes entries whose Record is complete: new ones, and such that come back.
func (tx *Tx) insertInteractions(list []*model.Interaction) error {
	for len(list) > 0 {
		n := min(interactionChunk, len(list))
		if err := tx.insertInteractionChunk(list[:n]); err != nil {
			return err
		}
		list = list[n:]
	}
	return nil
}

func (tx *Tx) insertInteractionChunk(list []*model.Interaction) error {
	people := aboutWhom(list...)
	if err := tx.allThere(people); err != nil {
		return err
	}
	if _, err := tx.aboutTheMerged(people, list...); err != nil {
		return err
	}
	people = aboutWhom(loud(list)...)
	if err := tx.docs.load(people); err != nil {
		return err
	}
	rows := newBulk(tx.ctx, tx.db, "interactions", interactionColumns)
	about := newBulk(tx.ctx, tx.db, "interaction_people", aboutColumns)
	for n, i := range list {
		if n%100 == 0 && tx.ctx.Err() != nil {
			return tx.ctx.Err()
		}
		i.PersonIDs = eachOnce(i.PersonIDs)
		if err := rows.add(interactionValues(i)...); err != nil {
			return err
		}
		if err := addAbout(about, i); err != nil {
			return err
		}
		if err := tx.addWords(i); err != nil {
			return err
		}
		if err := tx.journal.created(KindInteraction, i.ID, i.Version); err != nil {
			return err
		}
	}
	if err := errors.Join(rows.flush(), about.flush()); err != nil {
		return err
	}
	return tx.sumUpHistory(people)
}

// addWords lets people be found by what is said about them.
func (tx *Tx) addWords(i *model.Interaction) error {
	if isQuiet(i) {
		return nil
	}
	words := historyWords(i)
	for _, id := range i.PersonIDs {
		if err := tx.docs.addHistory(id, words); err != nil {
			return err
		}
	}
	return nil
}

func addAbout(b *bulk, i *model.Interaction) error {
	for seq, id := range i.PersonIDs {
		if err := b.add(id, i.On.String(), i.At, i.ID, int64(seq), bit(i.IsContact()), openFollow(i), bit(i.IsHeardFrom())); err != nil {
			return err
		}
	}
	return nil
}

// aboutWhom is everybody whom some entries are about, each once.
func aboutWhom(list ...*model.Interaction) []int64 {
	var ids []int64
	for _, i := range list {
		ids = append(ids, i.PersonIDs...)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

func eachOnce(ids []int64) []int64 {
	var kept []int64
	for _, id := range ids {
		if !slices.Contains(kept, id) {
			kept = append(kept, id)
		}
	}
	return kept
}

// allThere fails with CodeNotFound where somebody is not in the book.
func (tx *Tx) allThere(ids []int64) error {
	return chunks(ids, 500, func(part []int64) error {
		var n int
		if err := query(tx.db, &n, "SELECT count(*) FROM people WHERE id IN "+idList(part)); err != nil {
			return err
		}
		if n != len(part) {
			return model.E(model.CodeNotFound, KindPerson, nil)
		}
		return nil
	})
}

// UpdateInteraction stores an entry whose Version is still the one that was read; otherwise CodeConflict.
func (tx *Tx) UpdateInteraction(i *model.Interaction) error {
	if err := i.Validate(); err != nil {
		return err
	}
	i.PersonIDs = eachOnce(i.PersonIDs)
	was, err := readInteraction(tx.db, i.ID)
	if err != nil {
		return err
	}
	if was.Version != i.Version {
		return tx.conflict(KindInteraction, true)
	}
	i.Record = was.Record
	if err := tx.keepGone(&was, i); err != nil {
		return err
	}
	if reflect.DeepEqual(&was, i) {
		return nil
	}
	if err := tx.allThere(aboutWhom(i)); err != nil {
		return err
	}
	if _, err := tx.aboutTheMerged(aboutWhom(i), i); err != nil {
		return err
	}
	if reflect.DeepEqual(&was, i) {
		return nil
	}
	people := aboutWhom(&was, i)
	tx.changeRecord(&i.Record)
	columns := interactionColumns[2:]
	row := &interactionRow{}
	done := tx.db.Model(row).Where("id = ? AND version = ?", i.ID, was.Version).Updates(columnMap(columns, interactionValues(i)[2:]))
	if done.Error != nil {
		return done.Error
	}
	if done.RowsAffected != 1 {
		return tx.conflict(KindInteraction, true)
	}
	if err := tx.forgetAbout(i.ID); err != nil {
		return err
	}
	about := newBulk(tx.ctx, tx.db, "interaction_people", aboutColumns)
	if err := errors.Join(addAbout(about, i), about.flush()); err != nil {
		return err
	}
	if err := tx.historyChanged(people); err != nil {
		return err
	}
	return tx.journal.updated(KindInteraction, i.ID, was.Version, i.Version, &was, i)
}

func columnMap(columns []string, values []any) map[string]any {
	m := make(map[string]any, len(columns))
	for i, c := range columns {
		m[c] = values[i]
	}
	return m
}

func (tx *Tx) forgetAbout(id int64) error {
	return run(tx.ctx, tx.db, "DELETE FROM interaction_people WHERE interaction_id = ?", id)
}

// DeleteInteraction takes an entry out of the history.
func (tx *Tx) DeleteInteraction(id int64) error { return tx.deleteInteractions([]int64{id}, true) }

// deleteInteractions takes entries out. Those that are not there are an error only where all have to be.
func (tx *Tx) deleteInteractions(ids []int64, all bool) error {
	return chunks(ids, 500, func(part []int64) error {
		list, err := loadInteractions(tx.db, part)
		if err != nil {
			return err
		}
		if all && len(list) != len(part) {
			return model.E(model.CodeNotFound, KindInteraction, nil)
		}
		var people []int64
		for k := range list {
			i := &list[k]
			if !isQuiet(i) {
				people = append(people, i.PersonIDs...)
			}
			if err := tx.journal.deleted(KindInteraction, i.ID, i.Version, i); err != nil {
				return err
			}
		}
		if err := run(tx.ctx, tx.db, "DELETE FROM interaction_people WHERE interaction_id IN "+idList(part)); err != nil {
			return err
		}
		if err := run(tx.ctx, tx.db, "DELETE FROM interactions WHERE id IN "+idList(part)); err != nil {
			return err
		}
		slices.Sort(people)
		return tx.historyChanged(slices.Compact(people))
	})
}
