package book

import (
	"context"
	"errors"
	"maps"

	"gorm.io/gorm"

	"alumnibook/model"
)

// KindPrivacy is the kind of what the firm says of privacy, of which a book has one or none.
const KindPrivacy = "privacy"

// privacyRow is the line of the table privacy.
type privacyRow struct {
	Rec   recordRow     `gorm:"embedded"`
	Rules model.Privacy `gorm:"serializer:json"`
}

func (privacyRow) TableName() string { return "privacy" }

// privacy is what is stored; of what an older program knew nothing, the usual holds.
func (r *privacyRow) privacy() model.Privacy {
	p, usual := r.Rules, model.DefaultPrivacy()
	p.Record = r.Rec.record()
	maps.Copy(usual.Bases, p.Bases)
	maps.Copy(usual.Retention, p.Retention)
	p.Bases, p.Retention = usual.Bases, usual.Retention
	return p
}

var privacies = kept[privacyRow, model.Privacy]{
	kind:   KindPrivacy,
	record: func(p *model.Privacy) *model.Record { return &p.Record },
	row: func(p *model.Privacy) *privacyRow {
		rules := *p
		rules.Record = model.Record{} // it has columns of its own
		return &privacyRow{rowOf(p.Record), rules}
	},
	value: func(r *privacyRow) model.Privacy { return r.privacy() },
}

// Privacy reads what the firm says of privacy: the usual, with no id, as long as it has said nothing else.
func (b *Book) Privacy(ctx context.Context) (model.Privacy, error) {
	p, err := readPrivacy(b.read.WithContext(ctx))
	return p, codedIn(ctx, err)
}

func readPrivacy(db *gorm.DB) (model.Privacy, error) {
	var r privacyRow
	err := db.Order("id DESC").Limit(1).Take(&r).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return model.DefaultPrivacy(), nil
	}
	return r.privacy(), err
}

// SavePrivacy stores what the firm says of privacy. CodeConflict where it was changed since it was read.
func (tx *Tx) SavePrivacy(p *model.Privacy) error {
	if err := p.Validate(); err != nil {
		return err
	}
	have, err := readPrivacy(tx.db)
	if err != nil {
		return err
	}
	if have.ID != p.ID {
		return tx.conflict(KindPrivacy, true)
	}
	return privacies.save(tx, p)
}
