package practice

import (
	"context"

	"alumnibook/model"
	"alumnibook/model/book"
)

// Options say how big the practice book becomes.
type Options struct {
	People   int        // 0 is DefaultPeople, at most MostPeople
	Seed     uint64     // another seed makes other people
	Today    model.Date // the day the histories end on; none is DefaultToday
	Language string     // of the firm's own words, "" is English
}

// The sizes of a practice book, and the day it is told from.
const (
	DefaultPeople = 376
	MostPeople    = 100_000
)

// DefaultToday is the day the practice firm is seen on.
var DefaultToday = model.NewDate(2026, 11, 16)

const (
	batch     = 250   // people made and stored at a time
	perChange = 5_000 // people per entry in the journal
)

// Fill puts the practice firm into a book. It reports after each batch how many people are in. A cancelled Fill
// leaves the changes that were complete, so the caller throws the file away.
func Fill(ctx context.Context, b *book.Book, o Options, progress func(done, total int)) error {
	if o.People == 0 {
		o.People = DefaultPeople
	}
	if o.People < 1 || o.People > MostPeople {
		return model.Invalid("people", "number")
	}
	if o.Today.IsZero() {
		o.Today = DefaultToday
	}
	m := newMaker(o)
	for from := 0; from < o.People; from += perChange {
		to := min(from+perChange, o.People)
		_, err := b.Change(ctx, model.Doing{Code: "practice", Name: m.words.firm.Name, Count: to - from}, func(tx *book.Tx) error {
			return m.fillSome(ctx, tx, from, to, func(done int) {
				if progress != nil {
					progress(done, o.People)
				}
			})
		})
		if err != nil {
			return err
		}
	}
	if err := m.rights(ctx, b); err != nil {
		return err
	}
	return m.issues(ctx, b)
}

// fillSome stores the people from one number up to another, with their histories.
func (m *maker) fillSome(ctx context.Context, tx *book.Tx, from, to int, done func(int)) error {
	if from == 0 {
		if err := m.saveFirm(tx); err != nil {
			return err
		}
	}
	for at := from; at < to; at += batch {
		if ctx.Err() != nil {
			return model.E(model.CodeCancelled, "", ctx.Err())
		}
		end := min(at+batch, to)
		people := make([]*model.Person, 0, end-at)
		for i := at; i < end; i++ {
			people = append(people, m.person(i))
		}
		if err := tx.CreatePeople(people); err != nil {
			return err
		}
		if err := m.live(tx, at, people); err != nil {
			return err
		}
		done(end)
	}
	if from == 0 {
		return m.evenings(tx)
	}
	return nil
}

// live stores what happened with people after they were put into the book.
func (m *maker) live(tx *book.Tx, from int, people []*model.Person) error {
	m.allowsCalls, m.allowed = map[int64]bool{}, map[int64]map[model.Purpose]bool{}
	var said []*model.Consent
	for k, p := range people {
		had := m.callable
		list := m.consents(from+k, p)
		m.allowsCalls[p.ID] = m.callable > had
		m.allowed[p.ID] = map[model.Purpose]bool{}
		for _, c := range list {
			m.allowed[p.ID][c.Purpose] = c.State == model.ConsentGiven
		}
		if err := m.prove(tx, from+k, list); err != nil {
			return err
		}
		said = append(said, list...)
	}
	var entries []*model.Interaction
	for k, p := range people {
		entries = append(entries, m.untilSilent(from+k, p, append(m.history(from+k, p), m.callsOf(from+k, p)...))...)
		m.remember(from+k, p)
	}
	if err := tx.CreateInteractions(entries); err != nil {
		return err
	}
	if err := tx.AddConsents(said); err != nil {
		return err
	}
	return m.keepInTouch(tx, from, people)
}

// saveFirm stores the firm's settings, its colleagues and its own fields.
func (m *maker) saveFirm(tx *book.Tx) error {
	f := m.words.firm
	firm := model.Firm{Name: f.Name, Country: f.Country, Language: m.language, Currency: f.Currency, MailDomain: f.MailDomain, Departments: m.house.Departments}
	for _, p := range m.words.places {
		firm.Offices = append(firm.Offices, p.Office)
	}
	if err := tx.SaveFirm(firm); err != nil {
		return err
	}
	for _, name := range f.Colleagues {
		c := model.Colleague{Name: name, Email: mailName(name) + "@" + f.MailDomain}
		if err := tx.SaveColleague(&c); err != nil {
			return err
		}
		m.colleagues = append(m.colleagues, c.ID)
	}
	shirt := model.OwnField{Name: m.house.Shirt, Type: model.OwnChoice, Choices: shirtSizes, Order: 1}
	mentor := model.OwnField{Name: m.house.Mentor, Type: model.OwnDate, Order: 2}
	for _, own := range []*model.OwnField{&shirt, &mentor} {
		if err := tx.SaveOwnField(own); err != nil {
			return err
		}
	}
	m.shirt, m.mentor = shirt.ID, mentor.ID
	return m.saveProgramme(tx)
}

var shirtSizes = []string{"S", "M", "L", "XL", "XXL"}
