package practice

import (
	"strings"

	"alumnibook/model"
)

// member is somebody whom newsletters or invitations reach.
type member struct {
	id           int64
	left         model.Date
	mail, invite bool // they get newsletters, and invitations
}

// remember notes who gets newsletters and invitations.
func (m *maker) remember(i int, p *model.Person) {
	if i >= groupSize || !mayWrite(p) || !hasMail(p) {
		return
	}
	g := member{p.ID, m.contactSince(p), m.allowed[p.ID][model.PurposeNewsletter], m.allowed[p.ID][model.PurposeEvents]}
	if g.mail || g.invite {
		m.group = append(m.group, g)
	}
}

// mayWrite tells whether somebody can be written to at all, if they allow it.
func mayWrite(p *model.Person) bool {
	return p.Status != model.StatusNoContact && p.Status != model.StatusDeceased
}

// hasMail tells whether an address is known at which mail arrives.
func hasMail(p *model.Person) bool {
	for _, e := range p.Emails {
		if e.Failed.IsZero() {
			return true
		}
	}
	return false
}

// say is a sentence in the firm's language with one gap filled.
func (m *maker) say(key, gap, value string) string {
	return strings.ReplaceAll(m.words.groups[key][m.language], "{"+gap+"}", value)
}

// answer is how somebody stands to the newsletter.
type answer int

const (
	getsIt    answer = iota // allowed it, and can be reached
	unasked                 // was never asked
	unreached               // allowed it, but no address is known
	saidNo                  // took it back, or said no at once
	unwritten               // may not be written to at all
	answers                 // how many there are
)

// audience is how many of the people of a usual practice book stand to the newsletter in which way.
var audience = [answers]int{getsIt: 298, unasked: 24, unreached: 22, saidNo: 15, unwritten: 17}

// answerOf decides how somebody stands to the newsletter, so that the shares are those of the usual practice book, however big
// this one is: of the ways that are possible for them it takes the one that is most behind.
func (m *maker) answerOf(i int, p *model.Person) answer {
	possible := []answer{getsIt, unasked, saidNo}
	switch {
	case !mayWrite(p):
		possible = []answer{unwritten}
	case !hasMail(p):
		possible = []answer{unreached, unasked, saidNo}
	}
	best := possible[0]
	behind := func(a answer) int {
		n := audience[a]*(i+1) - m.stands[a]*DefaultPeople
		if a == getsIt {
			n += DefaultPeople / 2 // where two are as far behind, this one
		}
		return n
	}
	for _, a := range possible[1:] {
		if behind(a) > behind(best) {
			best = a
		}
	}
	m.stands[best]++
	return best
}
