package book

import (
	"context"

	"gorm.io/gorm"

	"alumnibook/model"
)

// OpenFollowUps are the entries of the history in which something was promised that is neither kept nor dropped, what
// falls due first in front.
func (b *Book) OpenFollowUps(ctx context.Context) ([]model.Interaction, error) {
	var list []model.Interaction
	err := b.view(ctx, func(db *gorm.DB) (err error) {
		var ids []int64
		if err := query(db, &ids, openFollowUpsSQL); err != nil {
			return err
		}
		list, err = shownInteractions(db, ids)
		return err
	})
	return list, err
}

const openFollowUpsSQL = "SELECT id FROM interactions WHERE follow_day <> '' AND follow_done = '' ORDER BY follow_day, id"
