package cli

import (
	"context"
	"encoding/json"

	"alumnibook/model"
	"alumnibook/model/book"
)

// peopleCommand lists people.
type peopleCommand struct {
	Search string
	Limit  int
}

func (c *peopleCommand) run(ctx context.Context, s *session) (int, error) {
	if c.Limit < 0 {
		return s.misused(errorText(s.words.T("cli.limit_range"))), nil
	}
	b, err := s.settled(ctx)
	if err != nil {
		return 0, err
	}
	defer b.Close()
	ids, err := b.Find(ctx, model.Filter{Search: c.Search}, model.Sort{})
	if err != nil {
		return 0, err
	}
	if c.Limit > 0 && len(ids) > c.Limit {
		ids = ids[:c.Limit]
	}
	if s.json {
		return ExitDone, s.peopleJSON(ctx, b, ids)
	}
	return ExitDone, s.peopleTable(ctx, b, ids)
}

// peopleJSON writes people one after the other, so that it does not matter how many they are.
func (s *session) peopleJSON(ctx context.Context, b *book.Book, ids []int64) error {
	n, err := loadNames(ctx, b)
	if err != nil {
		return err
	}
	before := "[\n"
	err = b.EachPerson(ctx, ids, func(p *model.Person) error {
		text, err := json.Marshal(n.person(p))
		if err != nil {
			return err
		}
		s.began = true
		if _, err := s.out.WriteString(before); err != nil {
			return err
		}
		before = ",\n"
		_, err = s.out.Write(text)
		return err
	})
	if err != nil {
		return err
	}
	if before == "[\n" {
		s.line("[]")
		return nil
	}
	s.line("\n]")
	return nil
}

// peopleTable writes people as lines of text, a page at a time.
func (s *session) peopleTable(ctx context.Context, b *book.Book, ids []int64) error {
	const page = 500
	for from := 0; from < len(ids); from += page {
		rows, err := b.Rows(ctx, ids[from:min(from+page, len(ids))])
		if err != nil {
			return err
		}
		t := &table{}
		for _, r := range rows {
			t.add(r.Name, r.Office, day(s.words, r.Left), r.Employer, r.Email, r.Phone)
		}
		if err := t.write(s.out); err != nil {
			return err
		}
	}
	s.tell(s.words.N("cli.people_count", len(ids)))
	return nil
}
