package book

import (
	"context"

	"gorm.io/gorm"

	"alumnibook/model"
)

// Timeline reads a person's history, newest first, from offset on and at most limit entries, of the kinds that are
// wanted (all for none). The second answer is how many there are in all.
func (b *Book) Timeline(ctx context.Context, personID int64, kinds []model.InteractionKind, offset, limit int) ([]model.Interaction, int, error) {
	var list []model.Interaction
	var total int
	err := b.view(ctx, func(db *gorm.DB) error {
		from, args := timelineFrom(personID, kinds)
		if err := query(db, &total, "SELECT count(*)"+from, args...); err != nil {
			return err
		}
		var ids []int64
		err := query(db, &ids, "SELECT ip.interaction_id"+from+timelineOrder, append(args, limit, offset)...)
		if err != nil {
			return err
		}
		list, err = shownInteractions(db, ids)
		return err
	})
	return list, total, err
}

const timelineOrder = " ORDER BY ip.on_day DESC, ip.at_time DESC, ip.interaction_id DESC LIMIT ? OFFSET ?"

func timelineFrom(personID int64, kinds []model.InteractionKind) (string, []any) {
	if len(kinds) == 0 {
		return " FROM interaction_people ip WHERE ip.person_id = ?", []any{personID}
	}
	return " FROM interaction_people ip JOIN interactions i ON i.id = ip.interaction_id WHERE ip.person_id = ? AND i.kind IN ?", []any{personID, kinds}
}

// historyChanged works out anew what people's rows and words say about their history.
func (tx *Tx) historyChanged(people []int64) error {
	if err := tx.docs.load(people); err != nil {
		return err
	}
	for _, id := range people {
		if err := tx.docs.staleHistory(id); err != nil {
			return err
		}
	}
	return tx.sumUpHistory(people)
}

// sumUpHistory writes of people when there was contact last, when they last said something and what is promised next.
func (tx *Tx) sumUpHistory(people []int64) error {
	return chunks(people, 500, func(part []int64) error {
		tx.touch(part...)
		return run(tx.ctx, tx.db, "UPDATE people SET"+
			" last_contact = (SELECT ifnull(max(ip.on_day), '') FROM interaction_people ip WHERE ip.person_id = people.id AND ip.contact = 1),"+
			" last_heard = (SELECT ifnull(max(ip.on_day), '') FROM interaction_people ip WHERE ip.person_id = people.id AND ip.heard = 1),"+
			" follow_up = (SELECT ifnull(min(ip.open_follow), '') FROM interaction_people ip WHERE ip.person_id = people.id AND ip.open_follow <> '')"+
			" WHERE id IN "+idList(part))
	})
}
