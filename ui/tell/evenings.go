package tell

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"alumnibook/model"
)

// evening writes a part of an event, of a guest list or of a newsletter in one line or, with its items, in several.
func (t writer) evening(field string, m map[string]any) (said string, ok bool) {
	switch {
	case field == "agenda":
		return t.agendaLine(as[model.AgendaLine](m)), true
	case field == "budget":
		return t.budgetLine(as[model.BudgetLine](m)), true
	case field == "guests":
		plus := as[model.Plus](m)
		return Joined(", ", cmp.Or(plus.Name, t.w.T("model.role.guest")), plus.Diet), true
	case field == "boxes":
		return t.box(as[model.Box](m)), true
	case t.kind == "newsletter" && slices.Contains([]string{"subject", "intro", "closing"}, field):
		return t.translated(m), true
	}
	return "", false
}

func (t writer) agendaLine(l model.AgendaLine) string {
	var speakers []string
	for _, s := range l.Speakers {
		name := s.Name
		if s.PersonID != 0 {
			name = cmp.Or(t.names.People[s.PersonID], t.w.T("tell.gone"))
		}
		speakers = append(speakers, Joined(", ", name, s.From))
	}
	return Joined(" · ", Joined(" ", t.w.TimeOfDay(l.At), l.Title), strings.Join(speakers, "; "))
}

// budgetLine writes what was planned for a thing, and what it did cost: "Food: 20 000 / 18 500 SEK".
func (t writer) budgetLine(l model.BudgetLine) string {
	return l.Name + ": " + Amount(t.w, l.Planned, t.currency) + " / " + Money(t.w, l.Actual, t.currency)
}

// box writes the items of a box below each other, each with what kind of news it is.
func (t writer) box(b model.Box) string {
	kind := t.w.T("model.box." + string(b.Kind))
	lines := []string{}
	for _, i := range b.Items {
		var languages []string
		for l := range i.Words {
			languages = append(languages, l)
		}
		slices.Sort(languages)
		for _, l := range languages {
			if words := i.Words[l]; !i.IsEmpty(l) {
				lines = append(lines, Joined(" · ", kind, words.Title, strings.Join(strings.Fields(words.Text), " "), i.Link))
			}
		}
	}
	return strings.Join(lines, "\n")
}

// translated writes a text with the name of its language before it, where there is more than one.
func (t writer) translated(m map[string]any) string {
	var lines []string
	for _, l := range keysOf(m) {
		text, _ := m[l].(string)
		if text != "" && len(m) > 1 && t.w.Has("model.language."+l) {
			text = t.w.T("model.language."+l) + ": " + text
		}
		if text != "" {
			lines = append(lines, text)
		}
	}
	return strings.Join(lines, "\n")
}

// named is what a number stands for; 0 is nothing.
func (t writer) named(names map[int64]string, id int64) string {
	if id == 0 {
		return ""
	}
	return cmp.Or(names[id], t.w.T("tell.gone"))
}

// moment writes when something happened: the time too where it tells something.
func (t writer) moment(field string, at time.Time) string {
	if at.IsZero() {
		return ""
	}
	day := t.w.Date(model.DateOf(at))
	if field == "came" {
		return day + ", " + t.w.Clock(at)
	}
	return day
}
