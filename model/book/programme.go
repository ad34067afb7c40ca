package book

import (
	"context"
	"errors"

	"gorm.io/gorm"

	"alumnibook/model"
)

// KindProgramme is the kind of the goals and rules of keeping in touch, of which a book has one or none.
const KindProgramme = "programme"

// programmeRow is the line of the table programme.
type programmeRow struct {
	Rec   recordRow       `gorm:"embedded"`
	Rules model.Programme `gorm:"serializer:json"`
}

func (programmeRow) TableName() string { return "programme" }

func (r *programmeRow) programme() model.Programme {
	p := r.Rules
	p.Record = r.Rec.record()
	return p
}

var programmes = kept[programmeRow, model.Programme]{
	kind:   KindProgramme,
	record: func(p *model.Programme) *model.Record { return &p.Record },
	row: func(p *model.Programme) *programmeRow {
		rules := *p
		rules.Record = model.Record{} // it has columns of its own
		return &programmeRow{rowOf(p.Record), rules}
	},
	value: func(r *programmeRow) model.Programme { return r.programme() },
}

// Programme reads the goals and rules of keeping in touch: the usual ones, with no id, as long as the firm has said
// nothing else.
func (b *Book) Programme(ctx context.Context) (model.Programme, error) {
	p, err := readProgramme(b.read.WithContext(ctx))
	return p, codedIn(ctx, err)
}

func readProgramme(db *gorm.DB) (model.Programme, error) {
	var r programmeRow
	err := db.Order("id DESC").Limit(1).Take(&r).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return model.DefaultProgramme(), nil
	}
	return r.programme(), err
}

// SaveProgramme stores the goals and rules. CodeConflict where they were changed since they were read.
func (tx *Tx) SaveProgramme(p *model.Programme) error {
	if err := p.Validate(); err != nil {
		return err
	}
	have, err := readProgramme(tx.db)
	if err != nil {
		return err
	}
	if have.ID != p.ID {
		return tx.conflict(KindProgramme, true)
	}
	return programmes.save(tx, p)
}
