package book

import (
	"context"
	"time"

	"gorm.io/gorm"

	"alumnibook/model"
)

// Imports lists the changes that were imports of lists or cards, newest first, those that were taken back too: at most
// limit before the one of that id, 0 for the newest.
func (b *Book) Imports(ctx context.Context, before int64, limit int) ([]model.Change, error) {
	db := b.read.WithContext(ctx).Where("code = 'import'").Order("id DESC").Limit(limit)
	if before > 0 {
		db = db.Where("id < ?", before)
	}
	var rows []changeRow
	if err := db.Find(&rows).Error; err != nil {
		return nil, codedIn(ctx, err)
	}
	changes := make([]model.Change, len(rows))
	for i := range rows {
		changes[i] = rows[i].change()
	}
	return changes, nil
}

// UpdatedSince lists the people in use who were added or changed after a moment.
func (b *Book) UpdatedSince(ctx context.Context, at time.Time) ([]int64, error) {
	var ids []int64
	err := query(b.read.WithContext(ctx), &ids, "SELECT id FROM people WHERE trashed = 0 AND updated > ? ORDER BY id", micros(at))
	return ids, codedIn(ctx, err)
}

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
