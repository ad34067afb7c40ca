package book

import (
	"context"

	"gorm.io/gorm"

	"alumnibook/model"
	"alumnibook/model/consent"
)

// peopleChunk is how many whole people are read with one round of statements.
const peopleChunk = 200

// Person reads one person, whole. CodeNotFound where there is none of that id.
func (b *Book) Person(ctx context.Context, id int64) (model.Person, error) {
	var p model.Person
	err := b.view(ctx, func(db *gorm.DB) (err error) {
		p, err = readPerson(db, id)
		return err
	})
	return p, err
}

// People reads people, whole, in the order of ids; those who are not there are left out.
func (b *Book) People(ctx context.Context, ids []int64) ([]model.Person, error) {
	people := make([]model.Person, 0, len(ids))
	err := b.view(ctx, func(db *gorm.DB) error {
		return eachPerson(ctx, db, ids, func(p *model.Person) error {
			people = append(people, *p)
			return nil
		})
	})
	if err != nil {
		return nil, err
	}
	return people, nil
}

// EachPerson hands whole people to fn, one after the other in the order of ids, and keeps few of them at a time.
func (b *Book) EachPerson(ctx context.Context, ids []int64, fn func(*model.Person) error) error {
	return b.view(ctx, func(db *gorm.DB) error { return eachPerson(ctx, db, ids, fn) })
}

const standingSQL = "SELECT id, status, trashed, calls_consent, calls_pause, calls_until," +
	" NOT EXISTS (SELECT 1 FROM phones f WHERE f.person_id = people.id AND f.kind <> 'fax' AND f.failed = '') AS no_phone FROM people WHERE id IN "

// Standings tells of each person what the gate needs to know, in the order of ids.
func (b *Book) Standings(ctx context.Context, ids []int64) ([]consent.Standing, error) {
	type line struct {
		ID           int64
		Status       model.Status
		Trashed      int64
		CallsConsent model.ConsentState
		NoPhone      bool
		CallsPause   model.Pause
		CallsUntil   model.Date
	}
	standings := make([]consent.Standing, 0, len(ids))
	today := b.day()
	err := b.view(ctx, func(db *gorm.DB) error {
		rules, err := readProgramme(db)
		if err != nil {
			return err
		}
		return chunks(ids, 500, func(part []int64) error {
			if err := ctx.Err(); err != nil {
				return err
			}
			var lines []line
			if err := query(db, &lines, standingSQL+idList(part)); err != nil {
				return err
			}
			byID := make(map[int64]consent.Standing, len(lines))
			for _, l := range lines {
				byID[l.ID] = consent.Standing{
					ID: l.ID, Status: l.Status, Trashed: l.Trashed != 0,
					Calls: l.CallsConsent, ConsentNeeded: rules.ConsentNeeded, NoPhone: l.NoPhone, Today: today,
					Wish: model.CallWish{Pause: l.CallsPause, Until: l.CallsUntil},
				}
			}
			for _, id := range part {
				if s, ok := byID[id]; ok {
					standings = append(standings, s)
				}
			}
			return nil
		})
	})
	if err != nil {
		return nil, err
	}
	return standings, nil
}

func readPerson(db *gorm.DB, id int64) (model.Person, error) {
	people, err := loadPeople(db, []int64{id})
	if err != nil {
		return model.Person{}, err
	}
	if p := people[id]; p != nil {
		return *p, nil
	}
	return model.Person{}, model.E(model.CodeNotFound, KindPerson, nil)
}

func eachPerson(ctx context.Context, db *gorm.DB, ids []int64, fn func(*model.Person) error) error {
	return chunks(ids, peopleChunk, func(part []int64) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		people, err := loadPeople(db, part)
		if err != nil {
			return err
		}
		for _, id := range part {
			if p := people[id]; p != nil {
				if err := fn(p); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// loadPeople reads the people of some ids with all their lists: one statement for each table.
func loadPeople(db *gorm.DB, ids []int64) (map[int64]*model.Person, error) {
	var rows []personRow
	if err := db.Where("id IN " + idList(ids)).Find(&rows).Error; err != nil {
		return nil, err
	}
	people := make(map[int64]*model.Person, len(rows))
	for i := range rows {
		p := rows[i].person()
		people[p.ID] = &p
	}
	if len(people) == 0 {
		return people, nil
	}
	l := lists{db: db, ids: idList(ids), people: people}
	load(&l, "seq", func(r *emailRow) int64 { return r.PersonID }, func(p *model.Person, r *emailRow) {
		p.Emails = append(p.Emails, model.Email{Address: r.Address, Kind: r.Kind, Preferred: r.Preferred, Failed: r.Failed})
	})
	load(&l, "seq", func(r *phoneRow) int64 { return r.PersonID }, func(p *model.Person, r *phoneRow) {
		p.Phones = append(p.Phones, model.Phone{Number: r.Number, E164: r.E164, Kind: r.Kind, Preferred: r.Preferred, Failed: r.Failed})
	})
	load(&l, "seq", func(r *addressRow) int64 { return r.PersonID }, func(p *model.Person, r *addressRow) {
		p.Addresses = append(p.Addresses, model.Address{
			Street: r.Street, PostalCode: r.PostalCode, City: r.City, Region: r.Region, Country: r.Country, Kind: r.Kind, Preferred: r.Preferred, Failed: r.Failed,
		})
	})
	load(&l, "seq", func(r *linkRow) int64 { return r.PersonID }, func(p *model.Person, r *linkRow) {
		p.Links = append(p.Links, model.Link{URL: r.URL, Kind: r.Kind, Preferred: r.Preferred})
	})
	load(&l, "seq", func(r *employmentRow) int64 { return r.PersonID }, func(p *model.Person, r *employmentRow) {
		p.Employments = append(p.Employments, model.Employment{
			PersonnelNumber: r.PersonnelNumber, Office: r.Office, Department: r.Department, Position: r.Position, From: r.FromDay, To: r.ToDay, Reason: r.Reason,
		})
	})
	load(&l, "seq", func(r *jobRow) int64 { return r.PersonID }, func(p *model.Person, r *jobRow) {
		p.Jobs = append(p.Jobs, model.Job{Organisation: r.Organisation, Title: r.Title, From: r.FromDay, To: r.ToDay})
	})
	load(&l, "seq", func(r *tagRow) int64 { return r.PersonID }, func(p *model.Person, r *tagRow) { p.Tags = append(p.Tags, r.Tag) })
	load(&l, "seq", func(r *skillRow) int64 { return r.PersonID }, func(p *model.Person, r *skillRow) { p.Skills = append(p.Skills, r.Skill) })
	load(&l, "seq", func(r *noteRow) int64 { return r.PersonID }, func(p *model.Person, r *noteRow) {
		p.Notes = append(p.Notes, model.Note{Text: r.Text, Internal: r.Internal})
	})
	load(&l, "seq", func(r *cardLineRow) int64 { return r.PersonID }, func(p *model.Person, r *cardLineRow) { p.CardLines = append(p.CardLines, r.Line) })
	load(&l, "field_id", func(r *ownValueRow) int64 { return r.PersonID }, func(p *model.Person, r *ownValueRow) {
		if p.OwnFields == nil {
			p.OwnFields = map[int64]string{}
		}
		p.OwnFields[r.FieldID] = r.Value
	})
	return people, l.err
}

// lists is the state of reading the lists of some people: after the first error nothing more is read.
type lists struct {
	db     *gorm.DB
	ids    string
	people map[int64]*model.Person
	err    error
}

func load[T any](l *lists, order string, owner func(*T) int64, attach func(*model.Person, *T)) {
	if l.err != nil {
		return
	}
	var rows []T
	if l.err = l.db.Where("person_id IN " + l.ids).Order("person_id, " + order).Find(&rows).Error; l.err != nil {
		return
	}
	for i := range rows {
		if p := l.people[owner(&rows[i])]; p != nil {
			attach(p, &rows[i])
		}
	}
}
