package book

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"

	"alumnibook/model"
)

// Invented people for the benchmarks: every run makes the same ones.

var (
	benchGiven   = []string{"Anna", "Søren", "Jürgen", "Åsa", "Lars", "Käthe", "Mads", "Ingrid", "Peter", "Sofie", "Ulrich", "Malin", "Henrik", "Clara", "Björn", "Thomas", "Eva", "Nils", "Greta", "Otto"}
	benchFamily  = []string{"Sørensen", "Müller", "Schmidt", "Nielsen", "Jansson", "von der Heide", "Groß", "Lindström", "Hansen", "Weber", "Møller", "Åkesson", "Richter", "Olsen", "Bergström", "Koch", "Sommer", "Strauß", "Dahl", "Wolf"}
	benchCities  = []string{"Hamburg", "Malmö", "København", "Stockholm", "Berlin", "Kiel", "Aarhus", "Göteborg", "München", "Lübeck"}
	benchOffices = []string{"Hamburg", "Malmö", "København", "Berlin"}
	benchDepts   = []string{"Tax", "Audit", "Legal", "Advisory", "IT", "HR"}
	benchTitles  = []string{"Associate", "Senior Associate", "Manager", "Partner", "Counsel", "Analyst", "Secretary"}
	benchTags    = []string{"VIP", "sailing", "mentor", "board", "golf", "newsletter", "speaker"}
	benchWords   = []string{
		"harbour", "project", "tax", "merger", "audit", "dinner", "evening", "regatta", "invited", "talked", "about", "new", "job", "contract", "client", "summer", "party",
		"will", "call", "again", "sent", "letter", "moved", "family", "office", "lunch", "question", "opinion", "court", "ruling",
	}
)

func pick[T any](r *rand.Rand, list []T) T { return list[r.IntN(len(list))] }

// syllables make family names, streets and firms of which there are thousands of different ones.
func syllables(r *rand.Rand, n int) string {
	s := ""
	for range n {
		s += pick(r, []string{"so", "ren", "mul", "ha", "bo", "ur", "ta", "ma", "mo", "an", "der", "ber", "li", "str", "ka", "ro", "ne", "ti", "ve", "da"})
	}
	return s
}

// benchPerson has about eight lines in its lists.
func benchPerson(r *rand.Rand, i int) *model.Person {
	family := pick(r, benchFamily)
	if r.IntN(2) == 0 {
		family = "S" + syllables(r, 3)
	}
	given := pick(r, benchGiven)
	year := 1990 + r.IntN(30)
	p := &model.Person{
		Given: given, Family: family, Birthday: model.NewDate(1950+r.IntN(45), 1+r.IntN(12), 1+r.IntN(28)), Status: pick(r, model.Statuses),
		Emails:    []model.Email{{Address: fmt.Sprintf("%s.%s%d@%s.example", model.FoldShort(given), strings.ReplaceAll(model.FoldShort(family), " ", ""), i%100, syllables(r, 2)), Kind: model.KindPrivate, Preferred: true}},
		Phones:    []model.Phone{{Number: fmt.Sprintf("0170 %07d", i), E164: fmt.Sprintf("+49170%07d", i), Kind: model.KindMobile}},
		Addresses: []model.Address{{Street: syllables(r, 3) + fmt.Sprintf("weg %d", r.IntN(90)), PostalCode: fmt.Sprintf("%05d", r.IntN(99999)), City: pick(r, benchCities), Country: "DE", Kind: model.KindPrivate}},
		Employments: []model.Employment{{
			PersonnelNumber: fmt.Sprintf("%06d", i), Office: pick(r, benchOffices), Department: pick(r, benchDepts), Position: pick(r, benchTitles),
			From: model.NewDate(year, 1, 1), To: model.NewDate(year+1+r.IntN(5), 12, 31), Reason: "own wish",
		}},
		Jobs:   []model.Job{{Organisation: "Firm " + syllables(r, 1+r.IntN(3)), Title: pick(r, benchTitles), From: model.NewDate(2020, 0, 0)}},
		Tags:   []string{pick(r, benchTags)},
		Skills: []string{pick(r, benchDepts)},
	}
	if i%2 == 0 {
		p.Links = []model.Link{{URL: fmt.Sprintf("https://www.linkedin.com/in/person-%d", i), Kind: model.KindLinkedIn}}
	} else {
		p.Notes = []model.Note{{Text: "knows " + pick(r, benchGiven) + " from " + pick(r, benchWords), Internal: true}}
	}
	return p
}

func benchPeople(n int) []*model.Person {
	r := rand.New(rand.NewPCG(1, 2))
	people := make([]*model.Person, n)
	for i := range people {
		people[i] = benchPerson(r, i+1)
	}
	return people
}

func benchInteractions(people []*model.Person, each int) []*model.Interaction {
	r := rand.New(rand.NewPCG(3, 4))
	list := make([]*model.Interaction, 0, len(people)*each)
	for _, p := range people {
		for range each {
			text := ""
			for range 8 {
				text += pick(r, benchWords) + " "
			}
			list = append(list, &model.Interaction{
				Kind: pick(r, model.InteractionKinds), On: model.NewDate(2015+r.IntN(11), 1+r.IntN(12), 1+r.IntN(28)), Reached: true,
				PersonIDs: []int64{p.ID}, Text: text,
			})
		}
	}
	return list
}

func importPeople(b *Book, people []*model.Person) error {
	_, err := b.Change(context.Background(), model.Doing{Code: "import"}, func(tx *Tx) error { return tx.CreatePeople(people) })
	return err
}
