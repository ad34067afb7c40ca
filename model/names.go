package model

import (
	"strings"
	"unicode/utf8"
)

// FullName is the name as one says it, with title: "Dr. Søren Sørensen". It falls back to the nickname, an
// e-mail address or the employer, so that nobody is nameless on the screen.
func (p *Person) FullName() string {
	name := join(" ", p.Prefix, p.Given, p.Additional, p.Family)
	if p.Suffix != "" && name != "" {
		name += ", " + p.Suffix
	}
	return firstOf(name, p.fallbackName())
}

// CallName is given and family name without titles: "Søren Sørensen".
func (p *Person) CallName() string { return firstOf(join(" ", p.Given, p.Family), p.FullName()) }

// ListName is the name that lists are sorted by: "Sørensen, Søren".
func (p *Person) ListName() string {
	return firstOf(join(", ", p.Family, join(" ", p.Given, p.Additional)), p.fallbackName())
}

func (p *Person) fallbackName() string {
	if p.Nickname != "" {
		return p.Nickname
	}
	if e := p.PreferredEmail(); e != nil {
		return e.Address
	}
	if p.BirthName != "" {
		return p.BirthName
	}
	return "?"
}

// HasName tells whether the person has a name to be found by.
func (p *Person) HasName() bool { return p.Given != "" || p.Family != "" || p.Nickname != "" }

// Initials are the first letters of given and family name, at most two.
func (p *Person) Initials() string {
	s := initial(p.Given) + initial(withoutParticle(p.Family))
	return firstOf(s, initial(p.fallbackName()))
}

func initial(s string) string {
	r, n := utf8.DecodeRuneInString(strings.TrimSpace(s))
	if n == 0 {
		return ""
	}
	return strings.ToUpper(string(r))
}

// particles are the small words before a family name that German and the Nordic languages pass over.
var particles = map[string]bool{
	"von": true, "vom": true, "zu": true, "zur": true, "van": true, "der": true, "den": true, "dem": true, "de": true,
	"af": true, "av": true, "la": true, "du": true, "di": true, "v.": true, "ten": true, "ter": true,
}

// withoutParticle is a family name without its leading particles: "Heide" of "von der Heide".
func withoutParticle(family string) string {
	words := strings.Fields(family)
	for len(words) > 1 && particles[strings.ToLower(words[0])] {
		words = words[1:]
	}
	return strings.Join(words, " ")
}

// NameKey is what two spellings of the same full name have in common: given and family name folded.
// Particles stay, since they tell families apart.
func (p *Person) NameKey() string { return NameKey(p.Given, p.Family) }

// NameKey folds a given and a family name into the key that people are compared by.
func NameKey(given, family string) string {
	return strings.TrimSpace(FoldLong(given) + "|" + FoldLong(family))
}

func join(sep string, parts ...string) string {
	var have []string
	for _, s := range parts {
		if s = strings.TrimSpace(s); s != "" {
			have = append(have, s)
		}
	}
	return strings.Join(have, sep)
}

func firstOf(list ...string) string {
	for _, s := range list {
		if s != "" {
			return s
		}
	}
	return ""
}
