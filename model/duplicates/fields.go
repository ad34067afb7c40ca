package duplicates

import (
	"slices"
	"strconv"
	"strings"

	"alumnibook/model"
)

// FieldPair is one field of two people, side by side.
type FieldPair struct {
	Code string   // JSON name of the field; "own_fields.7" for a field of the firm's own
	Keep []string // each value as plain text: dates in ISO 8601, codes as they are stored
	Gone []string
	Same bool // nothing to choose
	Both bool // a list: those of both are kept unless somebody chooses
}

// Fields sets two people side by side, field by field, in the order of a form; what neither has is left out.
func Fields(keep, gone *model.Person) []FieldPair {
	var list []FieldPair
	add := func(f FieldPair) {
		if len(f.Keep)+len(f.Gone) > 0 {
			f.Same = slices.Equal(f.Keep, f.Gone)
			list = append(list, f)
		}
	}
	for _, f := range fields {
		add(FieldPair{Code: f.code, Keep: f.texts(keep), Gone: f.texts(gone), Both: f.list})
	}
	for _, id := range ownIDs(keep, gone) {
		add(FieldPair{Code: ownCode(id), Keep: texts(keep.OwnFields[id]), Gone: texts(gone.OwnFields[id])})
	}
	return list
}

func ownCode(id int64) string { return "own_fields." + strconv.FormatInt(id, 10) }

func ownIDs(people ...*model.Person) []int64 {
	var ids []int64
	for _, p := range people {
		for id, v := range p.OwnFields {
			if v != "" {
				ids = append(ids, id)
			}
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// field is one field of a person as merging sees it.
type field struct {
	code    string
	list    bool
	texts   func(p *model.Person) []string
	combine func(to, keep, gone *model.Person, side Side)
}

// single is a field with one value. Fuller tells whether gone's value says more of the same.
func single[T comparable](code string, of func(*model.Person) *T, text func(T) string, fuller func(gone, keep T) bool) field {
	var none T
	return field{code, false, func(p *model.Person) []string { return texts(text(*of(p))) }, func(to, keep, gone *model.Person, side Side) {
		k, g := *of(keep), *of(gone)
		if g != none && (k == none || side == SideGone || side != SideKeep && fuller != nil && fuller(g, k)) {
			*of(to) = g
		}
	}}
}

// several is a list. Join tells whether two of it are the same, and may complete the first.
func several[T comparable](code string, of func(*model.Person) *[]T, text func(*T) string, join func(have *T, more T) bool, tidy func([]T) []T) field {
	return field{code, true, func(p *model.Person) []string {
		var list []string
		for i := range *of(p) {
			list = append(list, text(&(*of(p))[i]))
		}
		return list
	}, func(to, keep, gone *model.Person, side Side) {
		k, g := *of(keep), *of(gone)
		switch {
		case side == SideKeep:
			g = nil
		case side == SideGone:
			k = nil
		}
		all := united(k, g, join)
		if tidy != nil && len(k) > 0 && len(all) > len(k) {
			all = tidy(all)
		}
		*of(to) = all
	}}
}

func word(code string, of func(*model.Person) *string) field {
	return single(code, of, func(s string) string { return s }, nil)
}

func words(code string, of func(*model.Person) *[]string) field {
	return several(code, of, func(s *string) string { return *s }, func(have *string, more string) bool { return *have == more }, nil)
}

func texts(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

// line joins what is there.
func line(sep string, parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), sep)
}

func span(from, to model.Date) string {
	if from.IsZero() && to.IsZero() {
		return ""
	}
	return strings.TrimSpace(from.String() + " – " + to.String())
}

// stricter tells whether gone must not be written to while keep may: a merge never makes somebody reachable again
// unless that is chosen.
func stricter(gone, keep model.Status) bool {
	strict := func(s model.Status) bool { return s == model.StatusNoContact || s == model.StatusDeceased }
	return strict(gone) && !strict(keep)
}

// fields are those of a person, in the order of a form.
var fields = []field{
	word("prefix", func(p *model.Person) *string { return &p.Prefix }),
	word("given", func(p *model.Person) *string { return &p.Given }),
	word("additional", func(p *model.Person) *string { return &p.Additional }),
	word("family", func(p *model.Person) *string { return &p.Family }),
	word("suffix", func(p *model.Person) *string { return &p.Suffix }),
	word("birth_name", func(p *model.Person) *string { return &p.BirthName }),
	word("nickname", func(p *model.Person) *string { return &p.Nickname }),
	single("salutation", func(p *model.Person) *model.Salutation { return &p.Salutation }, func(s model.Salutation) string { return string(s) }, nil),
	word("language", func(p *model.Person) *string { return &p.Language }),
	single("birthday", func(p *model.Person) *model.Date { return &p.Birthday }, model.Date.String, model.Date.MorePrecise),
	single("status", func(p *model.Person) *model.Status { return &p.Status }, func(s model.Status) string { return string(s) }, stricter),
	single("owner_id", func(p *model.Person) *int64 { return &p.OwnerID }, func(id int64) string {
		if id == 0 {
			return ""
		}
		return strconv.FormatInt(id, 10)
	}, nil),
	word("photo", func(p *model.Person) *string { return &p.Photo }),
	{"calls", false, func(p *model.Person) []string { return texts(wishText(p.Calls)) }, combineCalls},
	several("emails", func(p *model.Person) *[]model.Email { return &p.Emails }, func(e *model.Email) string { return e.Address }, joinEmails, func(l []model.Email) []model.Email {
		return oneMarked(l, func(e *model.Email) *bool { return &e.Preferred })
	}),
	several("phones", func(p *model.Person) *[]model.Phone { return &p.Phones }, func(f *model.Phone) string { return f.Number }, joinPhones, func(l []model.Phone) []model.Phone {
		return oneMarked(l, func(f *model.Phone) *bool { return &f.Preferred })
	}),
	several("addresses", func(p *model.Person) *[]model.Address { return &p.Addresses }, func(a *model.Address) string {
		return line(", ", strings.ReplaceAll(a.Street, "\n", ", "), line(" ", a.PostalCode, a.City), a.Region, a.Country)
	}, joinAddresses, func(l []model.Address) []model.Address {
		return oneMarked(l, func(a *model.Address) *bool { return &a.Preferred })
	}),
	several("links", func(p *model.Person) *[]model.Link { return &p.Links }, func(l *model.Link) string { return l.URL }, joinLinks, func(l []model.Link) []model.Link {
		return oneMarked(l, func(l *model.Link) *bool { return &l.Preferred })
	}),
	several("employments", func(p *model.Person) *[]model.Employment { return &p.Employments }, func(e *model.Employment) string {
		return line(", ", e.PersonnelNumber, e.Office, e.Department, e.Position, span(e.From, e.To), e.Reason)
	}, joinEmployments, inTime(func(e *model.Employment) model.Date { return e.From })),
	several("jobs", func(p *model.Person) *[]model.Job { return &p.Jobs }, func(j *model.Job) string {
		return line(", ", j.Organisation, j.Title, span(j.From, j.To))
	}, joinJobs, inTime(func(j *model.Job) model.Date { return j.From })),
	words("tags", func(p *model.Person) *[]string { return &p.Tags }),
	words("skills", func(p *model.Person) *[]string { return &p.Skills }),
	several("notes", func(p *model.Person) *[]model.Note { return &p.Notes }, func(n *model.Note) string { return n.Text }, func(have *model.Note, more model.Note) bool {
		if have.Text != more.Text {
			return false
		}
		have.Internal = have.Internal || more.Internal // what was kept back once stays so
		return true
	}, nil),
	words("card_lines", func(p *model.Person) *[]string { return &p.CardLines }),
}
