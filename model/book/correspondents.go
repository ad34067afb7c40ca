package book

import (
	"context"

	"gorm.io/gorm"

	"alumnibook/model"
)

// EachCorrespondent hands people to fn in the order of ids, with no more than what writing to them needs: their names,
// their language, and their e-mail addresses, phones and links. Their other lists are empty.
func (b *Book) EachCorrespondent(ctx context.Context, ids []int64, fn func(*model.Person) error) error {
	return b.view(ctx, func(db *gorm.DB) error {
		return chunks(ids, 500, func(part []int64) error {
			if err := ctx.Err(); err != nil {
				return err
			}
			people, err := loadCorrespondents(db, part)
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
	})
}

func loadCorrespondents(db *gorm.DB, ids []int64) (map[int64]*model.Person, error) {
	var rows []struct {
		ID                                int64
		Prefix, Given, Additional, Family string
		Suffix, BirthName, Nickname       string
		Salutation                        model.Salutation
		Language                          string
		Status                            model.Status
	}
	const columns = "id, prefix, given, additional, family, suffix, birth_name, nickname, salutation, language, status"
	if err := query(db, &rows, "SELECT "+columns+" FROM people WHERE id IN "+idList(ids)); err != nil {
		return nil, err
	}
	people := make(map[int64]*model.Person, len(rows))
	for _, r := range rows {
		people[r.ID] = &model.Person{
			Record: model.Record{ID: r.ID}, Prefix: r.Prefix, Given: r.Given, Additional: r.Additional, Family: r.Family, Suffix: r.Suffix,
			BirthName: r.BirthName, Nickname: r.Nickname, Salutation: r.Salutation, Language: r.Language, Status: r.Status,
		}
	}
	l := lists{db: db, ids: idList(ids), people: people}
	load(&l, "seq", func(r *emailRow) int64 { return r.PersonID }, func(p *model.Person, r *emailRow) {
		p.Emails = append(p.Emails, model.Email{Address: r.Address, Kind: r.Kind, Preferred: r.Preferred, Failed: r.Failed})
	})
	load(&l, "seq", func(r *phoneRow) int64 { return r.PersonID }, func(p *model.Person, r *phoneRow) {
		p.Phones = append(p.Phones, model.Phone{Number: r.Number, E164: r.E164, Kind: r.Kind, Preferred: r.Preferred, Failed: r.Failed})
	})
	load(&l, "seq", func(r *linkRow) int64 { return r.PersonID }, func(p *model.Person, r *linkRow) {
		p.Links = append(p.Links, model.Link{URL: r.URL, Kind: r.Kind, Preferred: r.Preferred})
	})
	return people, l.err
}
