package rights

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"alumnibook/model"
	"alumnibook/model/book"
)

// part is the place of an item in the pack.
type part string

// The parts that have free texts.
const (
	partPerson    part = "person"
	partNotes     part = "notes"
	partConsents  part = "consents"
	partHistory   part = "history"
	partEvents    part = "events"
	partBetween   part = "between"
	partInterview part = "interview"
	partLeaving   part = "leaving"
	partRequests  part = "requests"
	partElsewhere part = "elsewhere"
)

// text takes up a free text; one that is empty is none.
func (g *gathering) text(p part, key, kind string, on model.Date, text string, internal bool) {
	if text = strings.TrimSpace(text); text != "" {
		g.Items = append(g.Items, Item{Key: key, On: on, Kind: kind, Text: text, Internal: internal, part: p})
	}
}

// keyOf names a text that has no record of its own by what it says: changed, it has to be looked at again.
func keyOf(kind, text string) string {
	sum := sha256.Sum256([]byte(text))
	return kind + ":" + hex.EncodeToString(sum[:6])
}

// texts takes up every free text that there is, the newest first within its part.
func (g *gathering) texts() {
	g.textsOf(&g.Person, "")
	for i := range g.Merged {
		m := &g.Merged[i]
		g.textsOf(m, fmt.Sprint("person:", m.ID, ":"))
	}
	for _, f := range g.Fields {
		if f.Type == model.OwnText {
			g.text(partPerson, fmt.Sprint("field:", f.ID), "model.field.own_fields", model.Date{}, f.Value, false)
		}
	}
	for i := range g.Consents {
		c := &g.Consents[i]
		g.text(partConsents, fmt.Sprint("consent:", c.ID), "model.interaction.consent", c.On, c.Note, false)
		g.text(partConsents, fmt.Sprint("consent:", c.ID, ":wording"), "model.field.wording", c.On, c.Wording, false)
	}
	for _, b := range g.Bases {
		g.text(partConsents, "basis:"+string(b.Purpose), "paper.pack.weighing", model.Date{}, b.Note, false)
	}
	for i := range g.History {
		h := &g.History[i]
		if h.Kind != model.InteractionConsent { // its text is codes
			g.text(partHistory, fmt.Sprint("entry:", h.ID), "model.interaction."+string(h.Kind), h.On, entryText(h), h.Internal)
		}
	}
	for i := range g.Events {
		e := &g.Events[i]
		g.text(partEvents, fmt.Sprint("guest:", e.ID), "model.interaction.event", e.Event.On, lined(e.Diet, e.Note, e.Comment), false)
	}
	for i := range g.Favours {
		f := &g.Favours[i]
		g.text(partBetween, fmt.Sprint("favour:", f.ID), "model.favour."+string(f.Kind), f.On, f.Text, false)
	}
	for i := range g.Wishes {
		w := &g.Wishes[i]
		g.text(partBetween, fmt.Sprint("wish:", w.ID), "paper.pack.wish", w.On, w.Text, false)
	}
	g.partingTexts()
	for i := range g.Requests {
		r := &g.Requests[i]
		g.text(partRequests, fmt.Sprint("request:", r.ID), "model.request."+string(r.Kind), r.Received, lined(r.Note, r.Extended, r.Answer), false)
	}
	for i := range g.Decisions {
		d := &g.Decisions[i]
		g.text(partRequests, fmt.Sprint("decision:", d.ID), "paper.pack.kept", d.On, d.Reason, false)
	}
}

// textsOf takes up the free texts of a person's own record; the prefix keeps those of a double entry apart.
func (g *gathering) textsOf(p *model.Person, prefix string) {
	for _, n := range p.Notes {
		g.text(partNotes, prefix+keyOf("note", n.Text), "model.interaction.note", model.Date{}, n.Text, n.Internal)
	}
	for _, e := range p.Employments {
		g.text(partPerson, prefix+keyOf("reason", e.Reason), "model.field.reason", e.To, e.Reason, false)
	}
	g.text(partPerson, prefix+"tags", "model.field.tags", model.Date{}, strings.Join(p.Tags, ", "), false)
	g.text(partPerson, prefix+"calls", "model.field.calls", model.Date{}, p.Calls.Why, false)
	card := strings.Join(p.CardLines, "\n")
	g.text(partPerson, prefix+keyOf("card", card), "paper.pack.card_lines", model.Date{}, card, false)
}

// partingTexts are what was said and noted when they left. What the colleague noted about it is not theirs.
func (g *gathering) partingTexts() {
	for i := range g.Interviews {
		e := &g.Interviews[i]
		for _, one := range []struct {
			field, text string
			internal    bool
		}{{"reason", e.Reason, false}, {"good", e.Good, false}, {"bad", e.Bad, false}, {"advice", e.Advice, false}, {"note", e.Note, true}} {
			g.text(partInterview, fmt.Sprint("interview:", e.ID, ":", one.field), "paper.pack.interview."+one.field, e.On, one.text, one.internal)
		}
	}
	if g.Leaving == nil {
		return
	}
	for i, s := range g.Leaving.Steps {
		g.text(partLeaving, fmt.Sprint("leaving:", g.Leaving.ID, ":", i), "paper.pack.leaving", s.Done, s.Note, false)
	}
}

// entryText is what an entry says, with what was promised.
func entryText(i *model.Interaction) string {
	return lined(i.Text, i.FollowUp.Text, i.FollowUp.Reason)
}

// lined puts texts below each other.
func lined(texts ...string) string {
	var list []string
	for _, t := range texts {
		if t = strings.TrimSpace(t); t != "" {
			list = append(list, t)
		}
	}
	return strings.Join(list, "\n")
}

// seekNames looks through the texts for the names of others.
func (g *gathering) seekNames() error {
	texts := make([]string, len(g.Items))
	for i := range g.Items {
		texts[i] = g.Items[i].Text
	}
	ours := append([]string{g.Firm.Name}, g.Firm.Offices...)
	own := append([]model.Person{g.Person}, g.Merged...)
	for i := range own {
		for _, j := range own[i].Jobs {
			ours = append(ours, j.Organisation)
		}
		for _, a := range own[i].Addresses {
			ours = append(ours, a.City, a.Street)
		}
	}
	n := newNamer(texts, own, ours)
	if err := g.others(n); err != nil {
		return err
	}
	about := map[string][]string{} // with whom entries are about the person
	for i := range g.History {
		if h := &g.History[i]; together(h) {
			about[fmt.Sprint("entry:", h.ID)] = g.namesOf(h.PersonIDs)
		}
	}
	for i := range g.Items {
		if g.ctx.Err() != nil {
			return model.E(model.CodeCancelled, "", g.ctx.Err())
		}
		item := &g.Items[i]
		item.spans = n.find(item.Text)
		item.Names = names(item.Text, item.spans)
		for _, name := range about[item.Key] {
			if !mentioned(item.Names, name) {
				item.Names = append(item.Names, name)
			}
		}
	}
	return nil
}

// others tells who there is.
func (g *gathering) others(n *namer) error {
	own := map[int64]bool{g.id: true}
	for i := range g.Merged {
		own[g.Merged[i].ID] = true
	}
	if err := g.b.EachName(g.ctx, func(p *book.Name) {
		if !own[p.ID] {
			n.person(p)
		}
	}); err != nil {
		return err
	}
	colleagues, err := g.b.Colleagues(g.ctx)
	for _, c := range colleagues {
		n.colleague(c.Name)
	}
	return err
}

func (g *gathering) namesOf(ids []int64) []string {
	var list []string
	for _, id := range ids {
		if name := g.names[id]; name != "" {
			list = append(list, name)
		}
	}
	return list
}

// mentioned tells whether one of the names that a text mentions is part of a whole name.
func mentioned(list []string, whole string) bool {
	all := " " + model.FoldLong(whole) + " "
	for _, name := range list {
		if strings.Contains(all, " "+model.FoldLong(name)+" ") {
			return true
		}
	}
	return false
}
