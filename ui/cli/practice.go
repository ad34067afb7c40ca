package cli

import (
	"context"
	"os"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/practice"
)

// practiceCommand makes a new book with the practice firm in it.
type practiceCommand struct {
	People int `default:"376"`
}

func (c *practiceCommand) run(ctx context.Context, s *session) (int, error) {
	if c.People < 1 || c.People > practice.MostPeople {
		return s.misused(errorText(s.words.T("cli.people_range", "n", practice.MostPeople))), nil
	}
	b, err := s.create(ctx, s.country)
	if err != nil {
		return 0, err
	}
	show, end := s.progress()
	err = practice.Fill(ctx, b, practice.Options{People: c.People, Language: s.words.Language()}, show)
	end()
	people := 0
	if err == nil {
		people, err = b.Count(ctx)
	}
	if err := s.finish(b, err); err != nil {
		return 0, err
	}
	if s.json {
		return ExitDone, s.answer(struct {
			Book   string `json:"book"`
			People int    `json:"people"`
		}{s.book, people})
	}
	s.line(s.words.N("cli.practice_done", people, "book", s.book))
	return ExitDone, nil
}

// create makes a new book at the path that the line names.
func (s *session) create(ctx context.Context, country string) (*book.Book, error) {
	return book.Create(ctx, s.book, s.newBook(country))
}

// newBook says what a book that is made here begins with.
func (s *session) newBook(country string) book.Options {
	return book.Options{Firm: model.Firm{Country: country, Language: s.words.Language(), Currency: currencyOf(country)}, Clock: s.Clock}
}

// finish closes a book that was made by this command; where the command failed, nothing of it is left behind.
func (s *session) finish(b *book.Book, err error) error {
	if e := b.Close(); err == nil {
		err = e
	}
	if err != nil {
		for _, end := range []string{"", "-wal", "-shm", ".lock", ".lock.json"} {
			_ = os.Remove(s.book + end)
		}
	}
	return err
}

// currencyOf is the money of a country, the euro where nothing else is known.
func currencyOf(country string) string {
	if c, ok := map[string]string{"SE": "SEK", "DK": "DKK", "NO": "NOK", "CH": "CHF", "GB": "GBP", "US": "USD"}[country]; ok {
		return c
	}
	return "EUR"
}

type errorText string

func (e errorText) Error() string { return string(e) }
