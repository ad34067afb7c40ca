// Package mailing hands newsletters, invitations and other letters to many over to the mail program of the office. It
// sends nothing itself: it asks the gate who may get a letter, and writes files that a mail program opens.
package mailing

import (
	"cmp"
	"context"
	"strings"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/consent"
	"alumnibook/model/exchange/eml"
)

// Recipient is somebody whom the gate lets a letter go to.
type Recipient struct {
	PersonID int64
	Name     string // "Søren Sørensen"
	First    string // "Søren", else the whole name
	Email    string // the address that works; "" where none is known
	Mobile   string // the number for short messages, as it is dialled; "" where none is known
	Profile  string // on LinkedIn; "" where none is known
	Language string // in which they are written to
	Greeting string // in that language

	who model.Person // as much as a greeting in another language needs
}

// Audience is who gets a letter, and who does not. Asked is always Recipients plus LeftOut.
type Audience struct {
	Purpose    consent.Purpose
	Channel    consent.Channel
	Asked      int
	Recipients []Recipient
	LeftOut    []consent.LeftOut
}

// Count counts those left out by reason.
func (a *Audience) Count() map[consent.Reason]int {
	d := consent.Decision{LeftOut: a.LeftOut}
	return d.Count()
}

// IDs are the people who get the letter.
func (a *Audience) IDs() []int64 {
	ids := make([]int64, len(a.Recipients))
	for i := range a.Recipients {
		ids[i] = a.Recipients[i].PersonID
	}
	return ids
}

// Ask asks the gate alone, which is quick for everybody at once: who may get a letter, in the order of ids, and why not
// the others. Nobody is asked about twice.
func Ask(ctx context.Context, b *book.Book, ids []int64, purpose consent.Purpose, channel consent.Channel) (consent.Decision, error) {
	people, err := b.StandingsFor(ctx, eachOnce(ids), purpose, channel)
	if err != nil {
		return consent.Decision{}, err
	}
	return consent.Gate(purpose, channel, people), nil
}

// For asks the gate and looks up what a letter needs to know of those who may get it.
func For(ctx context.Context, b *book.Book, ids []int64, purpose consent.Purpose, channel consent.Channel) (Audience, error) {
	d, err := Ask(ctx, b, ids, purpose, channel)
	if err != nil {
		return Audience{}, err
	}
	firm, err := b.Firm(ctx)
	if err != nil {
		return Audience{}, err
	}
	a := Audience{Purpose: purpose, Channel: channel, Asked: len(d.Allowed) + len(d.LeftOut), Recipients: make([]Recipient, 0, len(d.Allowed)), LeftOut: d.LeftOut}
	err = b.EachCorrespondent(ctx, d.Allowed, func(p *model.Person) error {
		r := recipient(p, firm.Language)
		if channel == consent.ChannelEmail && !eml.Usable(r.Email) {
			a.LeftOut = append(a.LeftOut, consent.LeftOut{ID: p.ID, Reason: consent.ReasonNoEmail})
			return nil
		}
		a.Recipients = append(a.Recipients, r)
		return nil
	})
	if err != nil {
		return Audience{}, cancelled(ctx, err)
	}
	return a, nil
}

// cancelled is an error as it is told: a stop is one, whatever it stopped.
func cancelled(ctx context.Context, err error) error {
	if err != nil && ctx.Err() != nil {
		return model.E(model.CodeCancelled, "", ctx.Err())
	}
	return err
}

// recipient is what a letter needs to know of somebody.
func recipient(p *model.Person, language string) Recipient {
	r := Recipient{
		PersonID: p.ID, Name: p.CallName(), Language: cmp.Or(p.Language, language),
		who: model.Person{Prefix: p.Prefix, Given: p.Given, Family: p.Family, Nickname: p.Nickname, Salutation: p.Salutation},
	}
	r.First = cmp.Or(strings.TrimSpace(p.Given), strings.TrimSpace(p.Nickname), r.Name)
	r.Greeting = model.Greeting(&r.who, r.Language)
	if e := p.PreferredEmail(); e != nil {
		r.Email = strings.TrimSpace(e.Address)
	}
	r.Mobile = mobile(p)
	for _, l := range p.Links {
		if l.Kind == model.KindLinkedIn && r.Profile == "" {
			r.Profile = strings.TrimSpace(l.URL)
		}
	}
	return r
}

// mobile is the number that a short message goes to.
func mobile(p *model.Person) string {
	for _, kind := range []model.Kind{model.KindMobile, model.KindWorkMobile} {
		for i := range p.Phones {
			if f := &p.Phones[i]; f.Kind == kind && f.Failed.IsZero() {
				return cmp.Or(f.E164, strings.TrimSpace(f.Number))
			}
		}
	}
	return ""
}

// GreetingIn is how somebody is greeted in a letter that is not in their own language.
func (r *Recipient) GreetingIn(language string) string {
	if language == r.Language || !r.who.HasName() {
		return r.Greeting
	}
	return model.Greeting(&r.who, language)
}

func eachOnce(ids []int64) []int64 {
	seen := make(map[int64]bool, len(ids))
	once := make([]int64, 0, len(ids))
	for _, id := range ids {
		if !seen[id] {
			seen[id] = true
			once = append(once, id)
		}
	}
	return once
}
