package mailing

import (
	"html"
	"slices"
	"strings"

	"alumnibook/model/exchange/eml"
)

// Letter is what is written, in one language or several. {greeting}, {first} and {name} stand in Text and HTML where
// each recipient's own are put.
type Letter struct {
	Languages []string          // the first is for everybody whose own is not among them
	Subject   map[string]string // by language, as are the next three
	Text      map[string]string
	HTML      map[string]string // the same, pleasant to look at; "" for a letter in plain text only
	Hello     map[string]string // the greeting of a mail that goes to many at once
	Images    []eml.Image       // that HTML shows
	Attached  []eml.File
}

// The places in a letter where each recipient's own words are put.
const (
	PlaceGreeting = "{greeting}"
	PlaceFirst    = "{first}"
	PlaceName     = "{name}"
)

// LanguageFor is the language in which somebody gets the letter.
func (l *Letter) LanguageFor(own string) string {
	if slices.Contains(l.Languages, own) || len(l.Languages) == 0 {
		return own
	}
	return l.Languages[0]
}

// For are the recipients as this letter goes to them: in one of its languages, greeted in that.
func (l *Letter) For(list []Recipient) []Recipient {
	out := slices.Clone(list)
	for i := range out {
		r := &out[i]
		if to := l.LanguageFor(r.Language); to != r.Language {
			r.Greeting, r.Language = r.GreetingIn(to), to
		}
	}
	return out
}

// IsPersonal tells whether a letter calls each recipient by name within its text, which a mail to many at once can't.
func (l *Letter) IsPersonal() bool {
	for _, texts := range []map[string]string{l.Subject, l.Text, l.HTML} {
		for _, t := range texts {
			if strings.Contains(t, PlaceFirst) || strings.Contains(t, PlaceName) {
				return true
			}
		}
	}
	return false
}

// TextTo is the plain text as one recipient reads it, and its subject.
func (l *Letter) TextTo(r *Recipient) (subject, text string) {
	own := places(r.Greeting, r.First, r.Name)
	return own.Replace(l.Subject[r.Language]), own.Replace(l.Text[r.Language])
}

// HTMLTo is the HTML as one recipient sees it, "" where the letter has none.
func (l *Letter) HTMLTo(r *Recipient) string {
	return places(html.EscapeString(r.Greeting), html.EscapeString(r.First), html.EscapeString(r.Name)).Replace(l.HTML[r.Language])
}

// everybody stands for all recipients of a mail to many in a language.
func (l *Letter) everybody(language string) *Recipient {
	return &Recipient{Language: language, Greeting: l.Hello[language]}
}

func places(greeting, first, name string) *strings.Replacer {
	return strings.NewReplacer(PlaceGreeting, greeting, PlaceFirst, first, PlaceName, name)
}
