package model

import (
	"net/mail"
	"slices"
	"strconv"
	"strings"
)

// Validate checks what must hold before a person is stored. Errors are of CodeInvalid and name the field of
// the form, with its place in the list where there is one: "emails.1".
func (p *Person) Validate() error {
	if !p.HasName() && len(p.Emails) == 0 {
		return Invalid("family", "name_missing")
	}
	if !p.Birthday.Valid() {
		return Invalid("birthday", "date")
	}
	for i, e := range p.Emails {
		if !ValidEmail(e.Address) {
			return Invalid(at("emails", i), "email")
		}
	}
	for i, e := range p.Employments {
		if err := validSpan(at("employments", i), e.From, e.To); err != nil {
			return err
		}
	}
	for i, j := range p.Jobs {
		if err := validSpan(at("jobs", i), j.From, j.To); err != nil {
			return err
		}
	}
	for i, l := range p.Links {
		if !ValidLink(l.URL) {
			return Invalid(at("links", i), "link")
		}
	}
	return p.Calls.validate()
}

// validate checks how often a person is to be called.
func (c CallWish) validate() error {
	switch {
	case c.PerYear < 0 || c.PerYear > MostCallsPerYear:
		return Invalid("calls_per_year", "number")
	case !slices.Contains(Pauses, c.Pause):
		return Invalid("calls_pause", "choice")
	case c.Pause != PauseNone && c.Pause != PauseNever && (!c.Until.IsFull() || !c.Until.Valid()):
		return Invalid("calls_until", "date")
	}
	return nil
}

func at(list string, i int) string { return list + "." + strconv.Itoa(i) }

func validSpan(field string, from, to Date) error {
	if !from.Valid() || !to.Valid() {
		return Invalid(field, "date")
	}
	if !from.IsZero() && !to.IsZero() && !from.Agrees(to) && to.Before(from) {
		return Invalid(field, "span")
	}
	return nil
}

// ValidEmail tells whether a text can be an e-mail address: one address, no name, a domain behind the @.
func ValidEmail(s string) bool {
	a, err := mail.ParseAddress(s)
	return err == nil && a.Address == s && strings.Contains(s[strings.LastIndexByte(s, '@'):], ".")
}

// ValidLink tells whether a text can be opened as a web address: http or https, or no scheme at all.
func ValidLink(s string) bool {
	scheme, _, has := strings.Cut(s, "://")
	scheme = strings.ToLower(scheme)
	return s != "" && !strings.ContainsAny(s, " \n\t\"<>") && strings.Contains(s, ".") && (!has || scheme == "http" || scheme == "https")
}

// Validate checks an entry of the history before it is stored.
func (i *Interaction) Validate() error {
	switch {
	case i.Kind == "":
		return Invalid("kind", "missing")
	case len(i.PersonIDs) == 0:
		return Invalid("people", "missing")
	case !i.On.IsFull() || !i.On.Valid():
		return Invalid("on", "date")
	case i.Minutes < 0 || i.Minutes > 24*60:
		return Invalid("minutes", "number")
	case !i.FollowUp.On.IsZero() && (!i.FollowUp.On.IsFull() || !i.FollowUp.On.Valid()):
		return Invalid("follow_up", "date")
	}
	return nil
}
