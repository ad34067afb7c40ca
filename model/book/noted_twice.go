package book

import (
	"context"
	"slices"
	"time"

	"gorm.io/gorm"

	"alumnibook/model"
)

// NotedTwice tells whether an entry about the same people, of the same kind and day and with the same text was noted
// within the last while, as happens when a key is pressed twice or two windows are open.
func (b *Book) NotedTwice(ctx context.Context, i *model.Interaction, within time.Duration) (bool, error) {
	var list []model.Interaction
	err := b.view(ctx, func(db *gorm.DB) (err error) {
		var ids []int64
		if err := query(db, &ids, notedSQL, string(i.Kind), i.On.String(), i.Text, micros(b.now().Add(-within)), i.ID); err != nil {
			return err
		}
		list, err = loadInteractions(db, ids)
		return err
	})
	people := aboutWhom(i)
	return slices.ContainsFunc(list, func(have model.Interaction) bool { return slices.Equal(aboutWhom(&have), people) }), err
}

const notedSQL = "SELECT id FROM interactions WHERE kind = ? AND on_day = ? AND text = ? AND created >= ? AND id <> ? LIMIT 20"
