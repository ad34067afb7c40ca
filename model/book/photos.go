package book

import (
	"context"
	"crypto/sha256"
	"encoding/hex"

	"gorm.io/gorm/clause"

	"alumnibook/model"
)

// photoRow is a stored picture.
type photoRow struct {
	Key     string `gorm:"primaryKey"`
	Created int64
	JPEG    []byte `gorm:"column:jpeg"`
}

func (photoRow) TableName() string { return "photos" }

// Photo reads a picture by its key. CodeNotFound where there is none.
func (b *Book) Photo(ctx context.Context, key string) ([]byte, error) {
	var p photoRow
	if err := b.read.WithContext(ctx).Take(&p, "key = ?", key).Error; err != nil {
		return nil, codedIn(ctx, err)
	}
	return p.JPEG, nil
}

// PutPhoto stores a picture and gives the key for model.Person.Photo. The same picture is stored once; it stays
// when a person gets another one, so that this can be undone.
func (tx *Tx) PutPhoto(jpeg []byte) (key string, err error) {
	if len(jpeg) == 0 {
		return "", model.Invalid("photo", "missing")
	}
	sum := sha256.Sum256(jpeg)
	key = hex.EncodeToString(sum[:])
	tx.wrote = true
	return key, tx.db.Clauses(clause.OnConflict{DoNothing: true}).Create(&photoRow{key, micros(tx.book.now()), jpeg}).Error
}
