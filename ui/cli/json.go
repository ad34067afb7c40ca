package cli

import (
	"context"

	"alumnibook/model"
	"alumnibook/model/book"
)

// person is somebody as scripts read them. Dates are ISO 8601, partial ones too ("2019-12", "--05-17"); lists are
// never null.
type person struct {
	ID          string            `json:"id"`
	Prefix      string            `json:"prefix"`
	GivenName   string            `json:"given_name"`
	MiddleNames string            `json:"middle_names"`
	FamilyName  string            `json:"family_name"`
	Suffix      string            `json:"suffix"`
	BirthName   string            `json:"birth_name"`
	Nickname    string            `json:"nickname"`
	Salutation  string            `json:"salutation"`
	Language    string            `json:"language"`
	Birthday    model.Date        `json:"birthday"`
	Status      string            `json:"status"`
	Owner       string            `json:"owner"`
	Emails      []model.Email     `json:"emails"`
	Phones      []phone           `json:"phones"`
	Addresses   []address         `json:"addresses"`
	Links       []model.Link      `json:"links"`
	Employments []employment      `json:"employments"`
	Jobs        []job             `json:"jobs"`
	Tags        []string          `json:"tags"`
	Skills      []string          `json:"skills"`
	Notes       []note            `json:"notes"`
	OwnFields   map[string]string `json:"own_fields"`
	CardLines   []string          `json:"card_lines"`
}

type phone struct {
	Number    string     `json:"number"`
	E164      string     `json:"e164"`
	Kind      model.Kind `json:"kind"`
	Preferred bool       `json:"preferred,omitempty"`
	Failed    model.Date `json:"failed,omitzero"` // the day on which it turned out to be wrong
}

type address struct {
	Street     string     `json:"street"`
	PostalCode string     `json:"postal_code"`
	City       string     `json:"city"`
	Region     string     `json:"region"`
	Country    string     `json:"country"`
	Kind       model.Kind `json:"kind"`
	Preferred  bool       `json:"preferred,omitempty"`
	Failed     model.Date `json:"failed,omitzero"`
}

type employment struct {
	PersonnelNumber string     `json:"personnel_number"`
	Office          string     `json:"office"`
	Department      string     `json:"department"`
	Position        string     `json:"position"`
	From            model.Date `json:"from"`
	To              model.Date `json:"to"`
	Reason          string     `json:"reason"`
}

type job struct {
	Organisation string     `json:"organisation"`
	Title        string     `json:"title"`
	From         model.Date `json:"from"`
	To           model.Date `json:"to"`
}

type note struct {
	Text     string `json:"text"`
	Internal bool   `json:"internal"`
}

// names are what a book's own ids stand for.
type names struct {
	own        map[int64]string
	colleagues map[int64]string
}

func loadNames(ctx context.Context, b *book.Book) (names, error) {
	n := names{map[int64]string{}, map[int64]string{}}
	own, err := b.OwnFields(ctx)
	if err != nil {
		return n, err
	}
	for _, f := range own {
		n.own[f.ID] = f.Name
	}
	colleagues, err := b.Colleagues(ctx)
	for _, c := range colleagues {
		n.colleagues[c.ID] = c.Name
	}
	return n, err
}

// person turns somebody into what scripts read.
func (n names) person(p *model.Person) person {
	j := person{
		ID: p.UID, Prefix: p.Prefix, GivenName: p.Given, MiddleNames: p.Additional, FamilyName: p.Family, Suffix: p.Suffix,
		BirthName: p.BirthName, Nickname: p.Nickname, Salutation: string(p.Salutation), Language: p.Language, Birthday: p.Birthday,
		Status: string(p.Status), Owner: n.colleagues[p.OwnerID],
		Emails: some(p.Emails), Links: some(p.Links), Tags: some(p.Tags), Skills: some(p.Skills), CardLines: some(p.CardLines),
		Phones:      each(p.Phones, func(f model.Phone) phone { return phone(f) }),
		Addresses:   each(p.Addresses, func(a model.Address) address { return address(a) }),
		Employments: each(p.Employments, func(e model.Employment) employment { return employment(e) }),
		Jobs:        each(p.Jobs, func(e model.Job) job { return job(e) }),
		Notes:       each(p.Notes, func(e model.Note) note { return note(e) }),
		OwnFields:   map[string]string{},
	}
	for id, value := range p.OwnFields {
		if name, ok := n.own[id]; ok {
			j.OwnFields[name] = value
		}
	}
	return j
}

// some is the list, never nil.
func some[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

// each turns every element of a list into something else.
func each[T, U any](list []T, turn func(T) U) []U {
	out := make([]U, 0, len(list))
	for _, e := range list {
		out = append(out, turn(e))
	}
	return out
}
