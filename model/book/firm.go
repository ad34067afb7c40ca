package book

import (
	"context"
	"errors"
	"reflect"
	"slices"
	"strconv"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"alumnibook/model"
)

// firmRow is the one line of the table firm.
type firmRow struct {
	ID          int64
	Version     int
	Name        string
	Country     string
	Language    string
	Currency    string
	MailDomain  string
	Offices     []string `gorm:"serializer:json"`
	Departments []string `gorm:"serializer:json"`
}

func (firmRow) TableName() string { return "firm" }

func firmToRow(f model.Firm, version int) *firmRow {
	return &firmRow{
		ID: 1, Version: version, Name: f.Name, Country: f.Country, Language: f.Language, Currency: f.Currency, MailDomain: f.MailDomain,
		Offices: notNil(withoutBlank(f.Offices)), Departments: notNil(withoutBlank(f.Departments)),
	}
}

func (r *firmRow) firm() model.Firm {
	return model.Firm{
		Name: r.Name, Country: r.Country, Language: r.Language, Currency: r.Currency, MailDomain: r.MailDomain,
		Offices: orNil(r.Offices), Departments: orNil(r.Departments),
	}
}

// notNil makes an empty list one that is stored as such; nil would be stored as NULL.
func notNil(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}

// orNil is the other way round.
func orNil(list []string) []string {
	if len(list) == 0 {
		return nil
	}
	return list
}

func readFirmRow(db *gorm.DB) (*firmRow, error) {
	r := &firmRow{}
	if err := db.Take(r, 1).Error; err != nil {
		return nil, err
	}
	return r, nil
}

func readFirm(db *gorm.DB) (model.Firm, error) {
	r, err := readFirmRow(db)
	if err != nil {
		return model.Firm{}, err
	}
	return r.firm(), nil
}

// Firm is whose book this is.
func (b *Book) Firm(ctx context.Context) (model.Firm, error) {
	f, err := readFirm(b.read.WithContext(ctx))
	return f, codedIn(ctx, err)
}

// SaveFirm stores the firm's settings. With another language the people are sorted anew.
func (tx *Tx) SaveFirm(f model.Firm) error {
	was, err := readFirmRow(tx.db)
	if err != nil {
		return err
	}
	now := firmToRow(f, was.Version+1)
	if reflect.DeepEqual(was.firm(), now.firm()) {
		return nil
	}
	if err := tx.db.Model(&firmRow{}).Where("id = 1").Select("*").Omit("id").Updates(now).Error; err != nil {
		return err
	}
	tx.firm = now.firm()
	if was.Language != now.Language {
		if err := tx.sortAnew(); err != nil {
			return err
		}
	}
	return tx.journal.updated(KindFirm, 1, was.Version, now.Version, was.firm(), now.firm())
}

// sortAnew writes the sort keys of all people in the alphabet of the firm's language.
func (tx *Tx) sortAnew() error {
	tx.sorter = tx.book.sorterFor(tx.firm.Language)
	tx.touched, tx.manyTouched = nil, true
	var ids []int64
	if err := query(tx.db, &ids, "SELECT id FROM people ORDER BY id"); err != nil {
		return err
	}
	return eachPerson(tx.ctx, tx.db, ids, func(p *model.Person) error {
		return run(tx.ctx, tx.db, "UPDATE people SET name_sort = ? WHERE id = ?", tx.sorter.NameKey(p), p.ID)
	})
}

// RenameOffice gives an office another name, in the firm's list and in everybody's employments. Where the firm
// has one of the new name already, the two become one.
func (tx *Tx) RenameOffice(old, name string) error {
	f := tx.firm
	f.Offices = renamed(f.Offices, old, name)
	return tx.rename(f, "office", old, func(e *model.Employment) {
		if e.Office == old {
			e.Office = name
		}
	})
}

// RenameDepartment gives a department another name, as RenameOffice does.
func (tx *Tx) RenameDepartment(old, name string) error {
	f := tx.firm
	f.Departments = renamed(f.Departments, old, name)
	return tx.rename(f, "department", old, func(e *model.Employment) {
		if e.Department == old {
			e.Department = name
		}
	})
}

func (tx *Tx) rename(f model.Firm, column, old string, change func(*model.Employment)) error {
	if err := tx.SaveFirm(f); err != nil {
		return err
	}
	var ids []int64
	if err := query(tx.db, &ids, "SELECT DISTINCT person_id FROM employments WHERE "+column+" = ? ORDER BY person_id", old); err != nil {
		return err
	}
	return chunks(ids, peopleChunk, func(part []int64) error {
		people, err := tx.People(part)
		if err != nil {
			return err
		}
		changed := make([]*model.Person, len(people))
		for i := range people {
			for j := range people[i].Employments {
				change(&people[i].Employments[j])
			}
			changed[i] = &people[i]
		}
		return tx.updatePeople(changed)
	})
}

func renamed(list []string, old, name string) []string {
	list = slices.Clone(list)
	for i := range list {
		if list[i] == old {
			list[i] = name
		}
	}
	return withoutBlank(list)
}

// names collects the names of offices or departments that people were saved with.
type names struct {
	list []string
	seen map[string]bool
}

func (n *names) add(name string) {
	if name == "" || n.seen[name] {
		return
	}
	if n.seen == nil {
		n.seen = map[string]bool{}
	}
	n.seen[name] = true
	n.list = append(n.list, name)
}

// noteNames remembers the offices and departments of a person who is stored, and makes the organisations.
func (tx *Tx) noteNames(p *model.Person) error {
	for i := range p.Employments {
		tx.offices.add(p.Employments[i].Office)
		tx.depts.add(p.Employments[i].Department)
	}
	for i := range p.Jobs {
		if err := tx.orgs.need(p.Jobs[i].Organisation); err != nil {
			return err
		}
	}
	return nil
}

// keepNames adds the offices and departments to the firm's that it does not have yet and that are still in use.
func (tx *Tx) keepNames() error {
	f := tx.firm
	offices, err := tx.missing(f.Offices, tx.offices.list, "office")
	if err != nil {
		return err
	}
	depts, err := tx.missing(f.Departments, tx.depts.list, "department")
	if err != nil || len(offices)+len(depts) == 0 {
		return err
	}
	f.Offices = append(slices.Clone(f.Offices), offices...)
	f.Departments = append(slices.Clone(f.Departments), depts...)
	return tx.SaveFirm(f)
}

func (tx *Tx) missing(have, saved []string, column string) ([]string, error) {
	var missing []string
	for _, name := range withoutBlank(saved) {
		if slices.Contains(have, name) {
			continue
		}
		used, err := tx.nameInUse(column, name)
		if err != nil {
			return nil, err
		}
		if used {
			missing = append(missing, name)
		}
	}
	return missing, nil
}

// nameInUse tells whether somebody was employed in an office or department of that name.
func (tx *Tx) nameInUse(column, name string) (bool, error) {
	var one []int
	err := query(tx.db, &one, "SELECT 1 FROM employments WHERE "+column+" = ? LIMIT 1", name)
	return len(one) > 0, err
}

// settingRow is one line of the settings.
type settingRow struct {
	Name  string `gorm:"primaryKey"`
	Value string
}

func (settingRow) TableName() string { return "settings" }

// Seat is the colleague who works at this book; the zero Colleague while nobody has said who.
func (b *Book) Seat(ctx context.Context) (model.Colleague, error) {
	c, err := readSeat(b.read.WithContext(ctx))
	return c, codedIn(ctx, err)
}

func readSeat(db *gorm.DB) (model.Colleague, error) {
	var s settingRow
	err := db.Take(&s, "name = ?", "seat").Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return model.Colleague{}, nil
	}
	if err != nil {
		return model.Colleague{}, err
	}
	id, err := strconv.ParseInt(s.Value, 10, 64)
	if err != nil {
		return model.Colleague{}, nil
	}
	var r colleagueRow
	err = db.Take(&r, id).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return model.Colleague{}, nil
	}
	return r.colleague(), err
}

// SetSeat says which colleague works at this book; 0 for nobody. It is no change that could be undone.
func (b *Book) SetSeat(ctx context.Context, colleagueID int64) error {
	b.changing.Lock()
	defer b.changing.Unlock()
	if err := b.checkThere(); err != nil {
		return err
	}
	db := b.write.WithContext(ctx)
	if colleagueID != 0 {
		if err := db.Take(&colleagueRow{}, colleagueID).Error; err != nil {
			return named(codedIn(ctx, err), b.path)
		}
	}
	err := db.Clauses(clause.OnConflict{UpdateAll: true}).Create(&settingRow{"seat", strconv.FormatInt(colleagueID, 10)}).Error
	return named(codedIn(ctx, err), b.path)
}
