package guestsheet

import (
	"context"
	"slices"
	"strings"

	"alumnibook/model"
	"alumnibook/model/book"
)

// Why says how a row was found to be about somebody, or that it was not.
type Why string

// The reasons.
const (
	Found   Why = "found"
	Several Why = "several" // it may be about each of Match.Could
	Unknown Why = "unknown" // nobody on the guest list is called so or has the address
)

// Match is a row and the guest whom it tells of.
type Match struct {
	Row
	AttendanceID int64 // 0 where it is not Found
	Why          Why
	Could        []int64 // attendances of whom it may tell
	Again        bool    // a row before it tells of the same guest: the later one holds
}

// Of finds out of whom the rows tell who is on the guest list of an event, by all addresses that the book knows of each.
func Of(ctx context.Context, b *book.Book, eventID int64, rows []Row) ([]Match, error) {
	guests, err := b.GuestList(ctx, eventID)
	if err != nil {
		return nil, err
	}
	var addresses []string
	for i := range rows {
		if rows[i].Email != "" {
			addresses = append(addresses, rows[i].Email)
		}
	}
	who, err := b.WhoHas(ctx, addresses)
	if err != nil {
		return nil, err
	}
	return match(rows, guests, who), nil
}

// MatchRows finds out of whom the rows tell, by the names of the guests and the one address that each of them has in the list. What
// has several possible answers has none.
func MatchRows(rows []Row, guests []book.Guest) []Match { return match(rows, guests, nil) }

func match(rows []Row, guests []book.Guest, who map[string][]int64) []Match {
	m := newMatcher(guests, who)
	list := make([]Match, len(rows))
	seen := map[int64]bool{}
	for i := range rows {
		list[i] = Match{Row: rows[i], Why: Unknown}
		switch could := m.could(&rows[i]); len(could) {
		case 0:
		case 1:
			id := could[0]
			list[i].AttendanceID, list[i].Why, list[i].Again = id, Found, seen[id]
			seen[id] = true
		default:
			list[i].Why, list[i].Could = Several, could
		}
	}
	return list
}

// matcher knows the guests by their addresses and their names.
type matcher struct {
	byMail, byName, byShort map[string][]int64
	names                   map[int64][]string // the words of each guest's name
}

func newMatcher(guests []book.Guest, who map[string][]int64) *matcher {
	m := &matcher{byMail: map[string][]int64{}, byName: map[string][]int64{}, byShort: map[string][]int64{}, names: map[int64][]string{}}
	of := map[int64]int64{} // attendances by person
	for i := range guests {
		g := &guests[i]
		if g.PersonID == 0 {
			continue
		}
		of[g.PersonID] = g.ID
		if g.Email != "" {
			m.byMail[model.EmailKey(g.Email)] = add(m.byMail[model.EmailKey(g.Email)], g.ID)
		}
		for _, name := range []string{g.Name, g.CallName} {
			words := nameWords(model.FoldLong(name))
			m.byName[key(words)] = add(m.byName[key(words)], g.ID)
			short := key(nameWords(model.FoldShort(name)))
			m.byShort[short] = add(m.byShort[short], g.ID)
			m.names[g.ID] = append(m.names[g.ID], words...)
		}
	}
	for address, people := range who {
		for _, p := range people {
			if id := of[p]; id != 0 {
				m.byMail[model.EmailKey(address)] = add(m.byMail[model.EmailKey(address)], id)
			}
		}
	}
	return m
}

func add(list []int64, id int64) []int64 {
	if slices.Contains(list, id) {
		return list
	}
	return append(list, id)
}

// could are those of whom a row may tell. An address says it, unless the name says that it is somebody else who uses it; several
// who share one are told apart by their names.
func (m *matcher) could(r *Row) []int64 {
	named := m.named(r.Name)
	if r.Email == "" {
		return named
	}
	mailed := m.byMail[model.EmailKey(r.Email)]
	if both := both(mailed, named); len(both) > 0 {
		return both
	}
	if r.Name == "" || len(mailed) == 0 {
		return slices.Concat(mailed, named)
	}
	alike := slices.DeleteFunc(slices.Clone(mailed), func(id int64) bool { return !m.alike(id, r.Name) })
	if len(alike) > 0 {
		return alike
	}
	return named
}

// named are the guests of a name.
func (m *matcher) named(name string) []int64 {
	words := nameWords(model.FoldLong(name))
	if len(words) == 0 {
		return nil
	}
	if list := m.byName[key(words)]; len(list) > 0 {
		return list
	}
	return m.byShort[key(nameWords(model.FoldShort(name)))]
}

// alike tells whether a guest has a word of a name: after a marriage, or where a form asked for the first name only.
func (m *matcher) alike(id int64, name string) bool {
	return slices.ContainsFunc(nameWords(model.FoldLong(name)), func(w string) bool { return slices.Contains(m.names[id], w) })
}

func both(a, b []int64) []int64 {
	return slices.DeleteFunc(slices.Clone(a), func(id int64) bool { return !slices.Contains(b, id) })
}

// titles stand before names, and say nothing about whose they are.
var titles = []string{"dr", "prof", "professor", "frau", "herr", "hr", "fru", "mr", "mrs", "ms", "dipl", "ing", "mag", "ll m", "mba"}

// nameWords are the words of a folded name without titles, in an order that does not depend on which stands first.
func nameWords(folded string) []string {
	words := slices.DeleteFunc(strings.Fields(folded), func(w string) bool { return slices.Contains(titles, w) })
	slices.Sort(words)
	return words
}

func key(words []string) string { return strings.Join(words, " ") }
