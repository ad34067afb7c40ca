package practice

import (
	"fmt"
	"sort"
	"strings"

	"alumnibook/model"
)

// groupSize is how many people the newsletters and meetings of the practice firm reach; they have fewer entries of
// their own, so that everybody has about ten.
const groupSize = 2_000

// kinds of entries, as often as they happen.
var kinds = []model.InteractionKind{
	model.InteractionCall, model.InteractionCall, model.InteractionCall, model.InteractionCall, model.InteractionCall,
	model.InteractionEmail, model.InteractionEmail, model.InteractionEmail, model.InteractionEmail,
	model.InteractionMeeting, model.InteractionMessage, model.InteractionMessage, model.InteractionLetter,
	model.InteractionEvent, model.InteractionNote,
}

// history makes what was said with a person since they left.
func (m *maker) history(i int, p *model.Person) []*model.Interaction {
	c := m.chance(i, 2)
	mean := 10.0
	if i < groupSize {
		mean = 3.5
	}
	n := min(int(c.ExpFloat64()*mean+0.5), 60)
	from := m.contactSince(p)
	span := max(from.DaysUntil(m.today), 1)
	days := make([]int, n)
	for k := range days {
		days[k] = c.IntN(span)
	}
	sort.Ints(days)
	var list []*model.Interaction
	for k, day := range days {
		list = append(list, m.entry(c, p, from.AddDays(day), k == n-1))
	}
	if why, ok := m.words.groups[string(p.Status)]; ok {
		list = append(list, &model.Interaction{
			Record: model.Record{UID: c.uid()}, Kind: model.InteractionNote, On: m.today.AddDays(-c.between(0, 200)),
			PersonIDs: []int64{p.ID}, ColleagueID: m.colleague(c), Text: why[p.Language], Internal: true,
		})
	}
	return list
}

// contactSince is the day the contact began: the end of the first stint, or three years ago for those still here.
func (m *maker) contactSince(p *model.Person) model.Date {
	first := p.Employments[0].To
	if first.IsZero() || !first.Time().Before(m.today.Time()) {
		return m.today.AddDays(-1000)
	}
	return model.DateOf(first.Time())
}

func (m *maker) colleague(c chance) int64 {
	if len(m.colleagues) == 0 {
		return 0
	}
	return pick(c, m.colleagues)
}

// entry is one call, mail, meeting. Only the newest one may leave something promised open.
func (m *maker) entry(c chance, p *model.Person, on model.Date, newest bool) *model.Interaction {
	uid := c.uid()
	return m.entryOf(c, p, on, uid, pick(c, kinds), newest)
}

// entryOf is an entry of a kind.
func (m *maker) entryOf(c chance, p *model.Person, on model.Date, uid string, kind model.InteractionKind, newest bool) *model.Interaction {
	t := m.words.texts[p.Language]
	i := &model.Interaction{
		Record: model.Record{UID: uid}, Kind: kind, On: on, Reached: true, PersonIDs: []int64{p.ID},
		ColleagueID: p.OwnerID, Direction: model.DirectionOut, Internal: c.in(3),
	}
	if i.ColleagueID == 0 || c.in(25) {
		i.ColleagueID = m.colleague(c)
	}
	if c.in(30) {
		i.Direction = model.DirectionIn
	}
	topic, end := pick(c, t.Topics), pick(c, t.Ends)
	switch i.Kind {
	case model.InteractionCall:
		i.At, i.Minutes = timeOfDay(c), c.between(2, 35)
		i.Text = strings.Join([]string{pick(c, t.Call), topic, end}, " ")
		if c.in(18) {
			i.Reached, i.Minutes, i.Direction, i.Text = false, 0, model.DirectionOut, pick(c, t.Missed)
		}
	case model.InteractionEmail:
		i.Text = strings.Join([]string{pick(c, t.Email), topic}, " ")
	case model.InteractionMeeting:
		i.At, i.Minutes = timeOfDay(c), 15*c.between(2, 8)
		i.Text = strings.Join([]string{pick(c, t.Meeting), topic, pick(c, t.Topics), end}, " ")
	case model.InteractionMessage:
		i.Text = strings.Join([]string{pick(c, t.Message), end}, " ")
	case model.InteractionLetter:
		i.Text = pick(c, t.Letter)
	case model.InteractionEvent:
		i.Direction, i.Text = model.DirectionNone, strings.Join([]string{pick(c, t.Event), topic}, " ")
	case model.InteractionNote:
		i.Direction, i.Reached, i.Text = model.DirectionNone, false, pick(c, t.Note)
	}
	m.promise(c, p, i, newest)
	return i
}

// promise adds a follow-up: kept ones to older entries, open ones to the newest of people who may be contacted.
func (m *maker) promise(c chance, p *model.Person, i *model.Interaction, newest bool) {
	may := p.Status != model.StatusNoContact && p.Status != model.StatusDeceased
	f := model.FollowUp{OwnerID: i.ColleagueID, Text: pick(c, m.words.texts[p.Language].Promises)}
	switch {
	case newest && may && c.in(9):
		f.On = m.today.AddDays(c.between(-12, 70))
	case !newest && c.in(8):
		f.On = i.On.AddDays(c.between(3, 60))
		f.Done = f.On.AddDays(c.between(-2, 3))
		if m.today.Before(f.Done) {
			return
		}
	default:
		return
	}
	i.FollowUp = f
}

func timeOfDay(c chance) string { return fmt.Sprintf("%02d:%02d", c.between(8, 18), 5*c.IntN(12)) }
