package book

import (
	"context"

	"gorm.io/gorm"

	"alumnibook/model"
	"alumnibook/model/consent"
)

// LeftOutOfCalls are those whom the plan of a week counts as left out for a reason, by name.
func (b *Book) LeftOutOfCalls(ctx context.Context, week model.Week, reason consent.Reason) ([]int64, error) {
	sql, args := "SELECT id FROM people WHERE calls_refused = ? ORDER BY name_sort, id", []any{string(reason)}
	switch reason {
	case consent.ReasonNotThisYear:
		sql, args = leftOutPausedSQL+"calls_pause = ? ORDER BY name_sort, id", []any{week.Sunday().String(), model.PauseNotThisYear}
	case consent.ReasonLater:
		sql, args = leftOutPausedSQL+"calls_pause NOT IN ('', ?) ORDER BY name_sort, id", []any{week.Sunday().String(), model.PauseNotThisYear}
	}
	var ids []int64
	err := b.view(ctx, func(db *gorm.DB) error { return query(db, &ids, sql, args...) })
	return ids, err
}

const leftOutPausedSQL = "SELECT id FROM people WHERE next_call <> '' AND calls_until > ? AND "
