package cli

import (
	"context"
	"slices"
	"strings"

	"alumnibook/model"
	"alumnibook/model/book"
)

// who is somebody as other answers name them.
type who struct {
	ID         string `json:"id"`
	GivenName  string `json:"given_name"`
	FamilyName string `json:"family_name"`
}

func whoIs(p *model.Person) who { return who{p.UID, p.Given, p.Family} }

// someone is the person of an ID.
func (s *session) someone(ctx context.Context, b *book.Book, uid string) (model.Person, error) {
	key := strings.ToLower(strings.TrimSpace(uid))
	found, err := b.PeopleByKeys(ctx, model.KeyUID, []string{key})
	if err != nil {
		return model.Person{}, err
	}
	if len(found[key]) == 1 {
		return b.Person(ctx, found[key][0])
	}
	thrown, err := inWastebasket(ctx, b, key)
	if err != nil {
		return model.Person{}, err
	}
	if thrown {
		return model.Person{}, refuse(model.CodeNotFound, s.words.T("cli.person_trashed", "id", uid))
	}
	return model.Person{}, refuse(model.CodeNotFound, s.words.T("cli.no_person", "id", uid))
}

// inWastebasket tells whether the person of an ID lies there.
func inWastebasket(ctx context.Context, b *book.Book, uid string) (bool, error) {
	ids, err := b.Find(ctx, model.Filter{Trashed: true}, model.Sort{})
	if err != nil {
		return false, err
	}
	for part := range slices.Chunk(ids, 500) {
		rows, err := b.Rows(ctx, part)
		if err != nil {
			return false, err
		}
		if slices.ContainsFunc(rows, func(r model.Row) bool { return r.UID == uid }) {
			return true, nil
		}
	}
	return false, nil
}

// whoAre are the names of people, by their numbers in the book.
func whoAre(ctx context.Context, b *book.Book, ids []int64) (map[int64]who, error) {
	names := map[int64]who{}
	err := b.EachPerson(ctx, unique(ids), func(p *model.Person) error {
		names[p.ID] = whoIs(p)
		return nil
	})
	return names, err
}

// name is how the text of an answer calls somebody.
func (w who) name() string { return strings.TrimSpace(w.GivenName + " " + w.FamilyName) }

// ofUs is the colleague of a name; without one the colleague whose book it is.
func (s *session) ofUs(ctx context.Context, b *book.Book, name string) (int64, error) {
	name = strings.TrimSpace(name)
	if name == "" {
		seat, err := b.Seat(ctx)
		return seat.ID, err
	}
	all, err := b.Colleagues(ctx)
	if err != nil {
		return 0, err
	}
	var known []string
	for _, c := range all {
		if strings.EqualFold(c.Name, name) {
			return c.ID, nil
		}
		if !c.Gone {
			known = append(known, c.Name)
		}
	}
	if len(known) == 0 {
		return 0, refuse(model.CodeNotFound, s.words.T("cli.no_colleagues", "name", name))
	}
	return 0, refuse(model.CodeNotFound, s.words.T("cli.no_colleague", "name", name, "names", strings.Join(known, ", ")))
}

// colleagues are the names of our own people, by their numbers in the book.
func colleagues(ctx context.Context, b *book.Book) (map[int64]string, error) {
	all, err := b.Colleagues(ctx)
	names := map[int64]string{}
	for _, c := range all {
		names[c.ID] = c.Name
	}
	return names, err
}

// day reads a day that a flag names: as ISO writes it, or as the user's language does. One without its year is the next
// such day where it lies ahead, else the last one.
func (s *session) day(flag, text string, ahead bool) (model.Date, error) {
	text = strings.TrimSpace(text)
	d, err := model.ParseDate(text)
	if err != nil {
		year, month, day, ok := s.words.ParseDate(text, s.today().Year)
		if !ok {
			return model.Date{}, misuse(s.words.T("cli.bad_day", "flag", flag, "name", text))
		}
		d = model.NewDate(year, month, day)
	}
	if d.Year == 0 && d.Month != 0 {
		d = s.nearest(d, ahead)
	}
	if !d.IsFull() || !d.Valid() {
		return model.Date{}, misuse(s.words.T("cli.bad_day", "flag", flag, "name", text))
	}
	return d, nil
}

// nearest gives a day its year.
func (s *session) nearest(d model.Date, ahead bool) model.Date {
	today := s.today()
	for year := range 9 { // 29 February may be far away
		if ahead {
			d.Year = today.Year + year
		} else {
			d.Year = today.Year - year
		}
		if d.Valid() && d.Before(today) != ahead || d == today {
			break
		}
	}
	return d
}

// oneOf reads a word of a flag that allows only some.
func oneOf[T ~string](s *session, flag, text string, words []T) (T, error) {
	for _, w := range words {
		if strings.EqualFold(string(w), strings.TrimSpace(text)) {
			return w, nil
		}
	}
	names := each(words, func(w T) string { return string(w) })
	return "", misuse(s.words.T("cli.one_of", "flag", flag, "name", text, "names", strings.Join(names, ", ")))
}
