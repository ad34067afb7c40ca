package book

import (
	"context"

	"alumnibook/model"
)

// KindBasis is the kind of what one person's data rests on for a purpose.
const KindBasis = "basis"

// basisRow is a line of the table bases.
type basisRow struct {
	Rec      recordRow `gorm:"embedded"`
	PersonID int64
	Purpose  model.Purpose
	Basis    model.Basis
	Note     string
	OnDay    model.Date
}

func (basisRow) TableName() string { return "bases" }

func (r *basisRow) basis() model.PersonBasis {
	return model.PersonBasis{Record: r.Rec.record(), PersonID: r.PersonID, Purpose: r.Purpose, Basis: r.Basis, Note: r.Note, On: r.OnDay}
}

var personBases = kept[basisRow, model.PersonBasis]{
	kind:   KindBasis,
	record: func(p *model.PersonBasis) *model.Record { return &p.Record },
	row: func(p *model.PersonBasis) *basisRow {
		return &basisRow{rowOf(p.Record), p.PersonID, p.Purpose, p.Basis, p.Note, p.On}
	},
	value: func(r *basisRow) model.PersonBasis { return r.basis() },
	owner: func(p *model.PersonBasis) *int64 { return &p.PersonID },
}

// BasesOf is what a person's data rests on where that is not what the firm says of everybody, newest first.
func (b *Book) BasesOf(ctx context.Context, personID int64) ([]model.PersonBasis, error) {
	list, err := personBases.of(b.read.WithContext(ctx), personID, "on_day DESC, id DESC")
	return list, codedIn(ctx, err)
}

// AddBasis notes what a person's data rests on for a purpose from now on. What was noted before stays, as what held then.
func (tx *Tx) AddBasis(p *model.PersonBasis) error {
	if err := p.Validate(); err != nil {
		return err
	}
	if p.ID != 0 {
		return tx.conflict(KindBasis, true)
	}
	return saveOwned(tx, personBases, p)
}

// BasisFor is what a person's data rests on for a purpose, and why: the newest of their own, else what the firm says of
// everybody.
func BasisFor(p model.Privacy, own []model.PersonBasis, purpose model.Purpose) (basis model.Basis, note string) {
	var newest *model.PersonBasis
	for i := range own {
		o := &own[i]
		if o.Purpose == purpose && (newest == nil || newest.On.Before(o.On) || newest.On == o.On && newest.ID < o.ID) {
			newest = o
		}
	}
	if newest != nil {
		return newest.Basis, newest.Note
	}
	if basis = p.Bases[purpose]; basis == model.BasisInterest {
		note = p.Balancing
	}
	return basis, note
}
