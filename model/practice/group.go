package practice

import (
	"strconv"
	"strings"

	"alumnibook/model"
)

// member is somebody whom newsletters and invitations reach.
type member struct {
	id   int64
	left model.Date
}

// remember notes who gets the newsletters.
func (m *maker) remember(i int, p *model.Person) {
	if i >= groupSize || len(p.Emails) == 0 || p.Status == model.StatusNoContact || p.Status == model.StatusDeceased {
		return
	}
	m.group = append(m.group, member{p.ID, m.contactSince(p)})
}

// groupEntries are the newsletters and meetings of the last two years, one entry each about everybody they reached.
func (m *maker) groupEntries() []*model.Interaction {
	var list []*model.Interaction
	for year := m.today.Year - 2; year <= m.today.Year; year++ {
		for quarter := 1; quarter <= 4; quarter++ {
			text := m.say("newsletter", "when", strconv.Itoa(quarter)+"/"+strconv.Itoa(year))
			list = m.addGroup(list, model.InteractionNewsletter, model.NewDate(year, 3*quarter-1, 12), 92, text)
		}
		for month, season := range []string{5: "spring", 10: "autumn"} {
			if season == "" {
				continue
			}
			when := m.say(season, "year", strconv.Itoa(year))
			evening := model.NewDate(year, month, 21)
			list = m.addGroup(list, model.InteractionInvitation, evening.AddDays(-40), 55, m.say("invitation", "when", when))
			list = m.addGroup(list, model.InteractionEvent, evening, 20, m.say("event", "when", when))
		}
	}
	return list
}

// addGroup adds an entry about so many in a hundred of the members who had left by then, where that day is within the
// last two years.
func (m *maker) addGroup(list []*model.Interaction, kind model.InteractionKind, on model.Date, percent int, text string) []*model.Interaction {
	if !on.Before(m.today) || on.DaysUntil(m.today) > 731 {
		return list
	}
	c := m.chance(len(list), 3)
	i := &model.Interaction{Record: model.Record{UID: c.uid()}, Kind: kind, On: on, ColleagueID: m.colleague(c), Text: text}
	if i.Reached = kind == model.InteractionEvent; !i.Reached { // what was sent out to many is no contact yet
		i.Direction = model.DirectionOut
	}
	for _, p := range m.group {
		if p.left.Before(on) && c.in(percent) {
			i.PersonIDs = append(i.PersonIDs, p.id)
		}
	}
	if len(i.PersonIDs) == 0 {
		return list
	}
	return append(list, i)
}

// say is a sentence in the firm's language with one gap filled.
func (m *maker) say(key, gap, value string) string {
	return strings.ReplaceAll(m.words.groups[key][m.language], "{"+gap+"}", value)
}
