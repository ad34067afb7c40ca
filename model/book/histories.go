package book

import (
	"context"

	"gorm.io/gorm"

	"alumnibook/model"
)

// Histories reads everything that was said and done with some people, newest first for each of them. It is for few
// hundred people at a time; Timeline is for one.
func (b *Book) Histories(ctx context.Context, ids []int64) (map[int64][]model.Interaction, error) {
	all := make(map[int64][]model.Interaction, len(ids))
	err := b.view(ctx, func(db *gorm.DB) error {
		return chunks(ids, peopleChunk, func(part []int64) error {
			if err := ctx.Err(); err != nil {
				return err
			}
			return readHistories(db, part, all)
		})
	})
	if err != nil {
		return nil, err
	}
	return all, nil
}

func readHistories(db *gorm.DB, people []int64, all map[int64][]model.Interaction) error {
	var about []struct{ PersonID, InteractionID int64 }
	err := query(db, &about, "SELECT person_id, interaction_id FROM interaction_people WHERE person_id IN "+idList(people)+
		" ORDER BY person_id, on_day DESC, at_time DESC, interaction_id DESC")
	if err != nil {
		return err
	}
	seen := make(map[int64]bool, len(about))
	var ids []int64
	for _, a := range about {
		if !seen[a.InteractionID] {
			seen[a.InteractionID] = true
			ids = append(ids, a.InteractionID)
		}
	}
	list, err := shownInteractions(db, ids)
	if err != nil {
		return err
	}
	byID := make(map[int64]*model.Interaction, len(list))
	for i := range list {
		byID[list[i].ID] = &list[i]
	}
	for _, a := range about {
		if i := byID[a.InteractionID]; i != nil {
			all[a.PersonID] = append(all[a.PersonID], *i)
		}
	}
	return nil
}
