package book

import (
	"context"
	"reflect"

	"gorm.io/gorm"

	"alumnibook/model"
)

// recordRow is what the tables of records have in common.
type recordRow struct {
	ID      int64
	UID     string
	Version int
	Created int64
	Updated int64
}

func rowOf(r model.Record) recordRow {
	return recordRow{r.ID, r.UID, r.Version, micros(r.Created), micros(r.Updated)}
}

func (r recordRow) record() model.Record {
	return recordOf(r.ID, r.UID, r.Version, r.Created, r.Updated)
}

type colleagueRow struct {
	Rec   recordRow `gorm:"embedded"`
	Name  string
	Email string
	Gone  bool
}

func (colleagueRow) TableName() string { return "colleagues" }

func (r *colleagueRow) colleague() model.Colleague {
	return model.Colleague{Record: r.Rec.record(), Name: r.Name, Email: r.Email, Gone: r.Gone}
}

type ownFieldRow struct {
	Rec     recordRow `gorm:"embedded"`
	Name    string
	Type    model.OwnFieldType
	Choices []string `gorm:"serializer:json"`
	Place   int
}

func (ownFieldRow) TableName() string { return "own_fields" }

func (r *ownFieldRow) ownField() model.OwnField {
	return model.OwnField{Record: r.Rec.record(), Name: r.Name, Type: r.Type, Choices: orNil(r.Choices), Order: r.Place}
}

type savedListRow struct {
	Rec    recordRow `gorm:"embedded"`
	Name   string
	Filter model.Filter `gorm:"serializer:json"`
	Sort   model.Sort   `gorm:"serializer:json"`
	Calls  int
}

func (savedListRow) TableName() string { return "lists" }

func (r *savedListRow) list() model.List {
	return model.List{Record: r.Rec.record(), Name: r.Name, Filter: r.Filter, Sort: r.Sort, Calls: r.Calls}
}

type organisationRow struct {
	Rec  recordRow `gorm:"embedded"`
	Name string
	Key  string
}

func (organisationRow) TableName() string { return "organisations" }

func (r *organisationRow) organisation() model.Organisation {
	return model.Organisation{Record: r.Rec.record(), Name: r.Name}
}

// kept says how one kind of small record is stored: Row is its line, T what the program knows it as.
type kept[Row, T any] struct {
	kind   string
	record func(*T) *model.Record
	row    func(*T) *Row
	value  func(*Row) T
	owner  func(*T) *int64                     // whose it is, nil where it is nobody's
	after  func(tx *Tx, people ...int64) error // sums up anew what people's own rows say of it, nil for nothing
}

var (
	colleagues = kept[colleagueRow, model.Colleague]{
		kind:   KindColleague,
		record: func(c *model.Colleague) *model.Record { return &c.Record },
		row: func(c *model.Colleague) *colleagueRow {
			return &colleagueRow{rowOf(c.Record), c.Name, c.Email, c.Gone}
		},
		value: func(r *colleagueRow) model.Colleague { return r.colleague() },
	}
	ownFields = kept[ownFieldRow, model.OwnField]{
		kind:   KindOwnField,
		record: func(f *model.OwnField) *model.Record { return &f.Record },
		row: func(f *model.OwnField) *ownFieldRow {
			return &ownFieldRow{rowOf(f.Record), f.Name, f.Type, notNil(f.Choices), f.Order}
		},
		value: func(r *ownFieldRow) model.OwnField { return r.ownField() },
	}
	savedLists = kept[savedListRow, model.List]{
		kind:   KindList,
		record: func(l *model.List) *model.Record { return &l.Record },
		row: func(l *model.List) *savedListRow {
			return &savedListRow{rowOf(l.Record), l.Name, l.Filter, l.Sort, l.Calls}
		},
		value: func(r *savedListRow) model.List { return r.list() },
	}
	organisations = kept[organisationRow, model.Organisation]{
		kind:   KindOrganisation,
		record: func(o *model.Organisation) *model.Record { return &o.Record },
		row: func(o *model.Organisation) *organisationRow {
			return &organisationRow{rowOf(o.Record), o.Name, model.OrganisationKey(o.Name)}
		},
		value: func(r *organisationRow) model.Organisation { return r.organisation() },
	}
)

// get reads one record; CodeNotFound where there is none.
func (k kept[Row, T]) get(db *gorm.DB, id int64) (T, error) {
	var r Row
	if err := db.Take(&r, id).Error; err != nil {
		var none T
		return none, coded(err)
	}
	return k.value(&r), nil
}

// all reads all records in an order.
func (k kept[Row, T]) all(db *gorm.DB, order string) ([]T, error) {
	var rows []Row
	if err := db.Order(order).Find(&rows).Error; err != nil {
		return nil, err
	}
	list := make([]T, len(rows))
	for i := range rows {
		list[i] = k.value(&rows[i])
	}
	return list, nil
}

// save stores a record: a new one where it has no id, else the one that was read.
func (k kept[Row, T]) save(tx *Tx, v *T) error {
	rec := k.record(v)
	if rec.ID == 0 {
		tx.newRecord(rec)
		return k.insert(tx, v)
	}
	was, err := k.get(tx.db, rec.ID)
	if err != nil {
		return err
	}
	old := k.record(&was)
	if old.Version != rec.Version {
		return tx.conflict(k.kind, true)
	}
	rec.UID, rec.Created, rec.Updated = old.UID, old.Created, old.Updated
	if reflect.DeepEqual(k.row(&was), k.row(v)) {
		return nil
	}
	tx.changeRecord(rec)
	done := tx.db.Model(new(Row)).Where("id = ? AND version = ?", rec.ID, old.Version).Select("*").Omit("id").Updates(k.row(v))
	if done.Error != nil {
		return done.Error
	}
	if done.RowsAffected != 1 {
		return tx.conflict(k.kind, true)
	}
	if err := tx.journal.updated(k.kind, rec.ID, old.Version, rec.Version, &was, v); err != nil {
		return err
	}
	return k.changed(tx, &was, v)
}

// insert stores a record whose UID and version are set; its id too where it comes back.
func (k kept[Row, T]) insert(tx *Tx, v *T) error {
	row := k.row(v)
	if err := tx.db.Create(row).Error; err != nil {
		return err
	}
	*v = k.value(row)
	rec := k.record(v)
	if err := tx.journal.created(k.kind, rec.ID, rec.Version); err != nil {
		return err
	}
	return k.changed(tx, v)
}

// remove deletes a record.
func (k kept[Row, T]) remove(tx *Tx, id int64) error {
	was, err := k.get(tx.db, id)
	if err != nil {
		return err
	}
	if err := tx.journal.deleted(k.kind, id, k.record(&was).Version, &was); err != nil {
		return err
	}
	if err := tx.db.Where("id = ?", id).Delete(new(Row)).Error; err != nil {
		return err
	}
	return k.changed(tx, &was)
}

// Colleagues are our own people, by name.
func (b *Book) Colleagues(ctx context.Context) ([]model.Colleague, error) {
	list, err := colleagues.all(b.read.WithContext(ctx), "name, id")
	return list, codedIn(ctx, err)
}

// OwnFields are the fields that the firm added, in its order.
func (b *Book) OwnFields(ctx context.Context) ([]model.OwnField, error) {
	list, err := ownFields.all(b.read.WithContext(ctx), "place, id")
	return list, codedIn(ctx, err)
}

// Lists are the saved searches, by name.
func (b *Book) Lists(ctx context.Context) ([]model.List, error) {
	list, err := savedLists.all(b.read.WithContext(ctx), "name, id")
	return list, codedIn(ctx, err)
}

// SaveColleague stores a colleague, a new one where it has no id. CodeConflict where it was changed since.
func (tx *Tx) SaveColleague(c *model.Colleague) error { return colleagues.save(tx, c) }

// SaveOwnField stores a field of the firm's own, a new one where it has no id.
func (tx *Tx) SaveOwnField(f *model.OwnField) error { return ownFields.save(tx, f) }

// SaveList stores a saved search, a new one where it has no id.
func (tx *Tx) SaveList(l *model.List) error { return savedLists.save(tx, l) }

// DeleteList takes a saved search away.
func (tx *Tx) DeleteList(id int64) error { return savedLists.remove(tx, id) }

// DeleteOwnField takes a field away, with what it holds of each person.
func (tx *Tx) DeleteOwnField(id int64) error {
	var ids []int64
	if err := query(tx.db, &ids, "SELECT person_id FROM own_values WHERE field_id = ? ORDER BY person_id", id); err != nil {
		return err
	}
	err := chunks(ids, peopleChunk, func(part []int64) error {
		people, err := tx.People(part)
		if err != nil {
			return err
		}
		changed := make([]*model.Person, len(people))
		for i := range people {
			delete(people[i].OwnFields, id)
			changed[i] = &people[i]
		}
		return tx.updatePeople(changed)
	})
	if err != nil {
		return err
	}
	return ownFields.remove(tx, id)
}
