package book

import (
	"context"
	"errors"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"alumnibook/model"
)

// What was typed and not saved yet is kept in the book, so that it is there again after a crash. It is no change: the
// journal does not hold it and nobody is told.

// draftRow is a line of the table drafts.
type draftRow struct {
	Name    string `gorm:"primaryKey"`
	Updated int64
	Body    string
}

func (draftRow) TableName() string { return "drafts" }

// PutDraft keeps a draft under a name, in place of the one that was kept there.
func (b *Book) PutDraft(ctx context.Context, name string, body []byte) error {
	if name == "" {
		return model.Invalid("name", "missing")
	}
	return b.unjournaled(ctx, func(tx *Tx) error {
		return tx.db.Clauses(clause.OnConflict{UpdateAll: true}).Create(&draftRow{name, micros(b.now()), string(body)}).Error
	})
}

// Draft reads the draft that is kept under a name; false where there is none.
func (b *Book) Draft(ctx context.Context, name string) ([]byte, bool, error) {
	var r draftRow
	err := b.read.WithContext(ctx).Take(&r, "name = ?", name).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return nil, false, nil
	}
	if err != nil {
		return nil, false, codedIn(ctx, err)
	}
	return []byte(r.Body), true, nil
}

// DropDraft forgets the draft of a name. There may be none.
func (b *Book) DropDraft(ctx context.Context, name string) error {
	return b.unjournaled(ctx, func(tx *Tx) error { return run(tx.ctx, tx.db, "DELETE FROM drafts WHERE name = ?", name) })
}

// Drafts are the names under which drafts are kept, the newest in front.
func (b *Book) Drafts(ctx context.Context) ([]string, error) {
	var names []string
	err := query(b.read.WithContext(ctx), &names, "SELECT name FROM drafts ORDER BY updated DESC, name")
	return names, codedIn(ctx, err)
}

// unjournaled writes something that is no change.
func (b *Book) unjournaled(ctx context.Context, fn func(tx *Tx) error) error {
	_, err := b.change(ctx, model.Doing{}, func(tx *Tx) error {
		tx.wrote = true
		return fn(tx)
	})
	return err
}
