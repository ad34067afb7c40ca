package book

import (
	"context"

	"alumnibook/model"
)

// KindFavour is the kind of the entries of the give-and-take.
const KindFavour = "favour"

// favourRow is a line of the table favours.
type favourRow struct {
	Rec      recordRow `gorm:"embedded"`
	PersonID int64
	Side     model.FavourSide
	Kind     model.FavourKind
	OnDay    model.Date
	Text     string
	Settled  model.Date
}

func (favourRow) TableName() string { return "favours" }

func (r *favourRow) favour() model.Favour {
	return model.Favour{Record: r.Rec.record(), PersonID: r.PersonID, Side: r.Side, Kind: r.Kind, On: r.OnDay, Text: r.Text, Settled: r.Settled}
}

var favours = kept[favourRow, model.Favour]{
	kind:   KindFavour,
	record: func(f *model.Favour) *model.Record { return &f.Record },
	row: func(f *model.Favour) *favourRow {
		return &favourRow{rowOf(f.Record), f.PersonID, f.Side, f.Kind, f.On, f.Text, f.Settled}
	},
	value: func(r *favourRow) model.Favour { return r.favour() },
	owner: func(f *model.Favour) *int64 { return &f.PersonID },
}

// Favours is the give-and-take with a person, newest first.
func (b *Book) Favours(ctx context.Context, personID int64) ([]model.Favour, error) {
	list, err := favours.of(b.read.WithContext(ctx), personID, "on_day DESC, id DESC")
	return list, codedIn(ctx, err)
}

// Favour reads one entry of the give-and-take. CodeNotFound where there is none of that id.
func (b *Book) Favour(ctx context.Context, id int64) (model.Favour, error) {
	f, err := favours.get(b.read.WithContext(ctx), id)
	return f, codedIn(ctx, err)
}

// SaveFavour stores an entry of the give-and-take, a new one where it has no id. CodeConflict where it was changed since.
func (tx *Tx) SaveFavour(f *model.Favour) error {
	if err := f.Validate(); err != nil {
		return err
	}
	return saveOwned(tx, favours, f)
}

// DeleteFavour takes an entry of the give-and-take away.
func (tx *Tx) DeleteFavour(id int64) error { return favours.remove(tx, id) }
