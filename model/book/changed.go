package book

import (
	"context"

	"gorm.io/gorm"
)

// ChangedPeople lists the people whom a change added or changed, in the order in which it did. Those who are no
// longer in the book are among them; reading leaves them out.
func (b *Book) ChangedPeople(ctx context.Context, change int64) ([]int64, error) {
	var ids []int64
	err := b.view(ctx, func(db *gorm.DB) error {
		return db.Table("change_rows").Where("change_id = ? AND kind = ? AND op <> 'delete'", change, KindPerson).
			Order("seq").Pluck("row_id", &ids).Error
	})
	return ids, err
}
