package peoplesheet

import "alumnibook/model"

// best is the preferred one of a kind in a list, else the first of that kind, nil where there is none.
func best[T any](list []T, kind model.Kind, of func(*T) (model.Kind, bool)) *T {
	var first *T
	for i := range list {
		k, preferred := of(&list[i])
		if k != kind {
			continue
		}
		if preferred {
			return &list[i]
		}
		if first == nil {
			first = &list[i]
		}
	}
	return first
}

func emailOf(p *model.Person, kind model.Kind) string {
	e := best(p.Emails, kind, func(e *model.Email) (model.Kind, bool) { return e.Kind, e.Preferred })
	if e == nil {
		return ""
	}
	return e.Address
}

// phoneOf is a number in its international form, so that it means the same in every country; one that is not valid
// stays as it was written.
func phoneOf(p *model.Person, kind model.Kind) string {
	f := best(p.Phones, kind, func(f *model.Phone) (model.Kind, bool) { return f.Kind, f.Preferred })
	switch {
	case f == nil:
		return ""
	case f.E164 == "":
		return f.Number
	}
	return model.InternationalPhone(f.E164)
}

func linkOf(p *model.Person, kind model.Kind) string {
	l := best(p.Links, kind, func(l *model.Link) (model.Kind, bool) { return l.Kind, l.Preferred })
	if l == nil {
		return ""
	}
	return l.URL
}

func addressOf(p *model.Person, kind model.Kind) model.Address {
	a := best(p.Addresses, kind, func(a *model.Address) (model.Kind, bool) { return a.Kind, a.Preferred })
	if a == nil {
		return model.Address{}
	}
	return *a
}
