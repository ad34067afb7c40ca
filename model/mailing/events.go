package mailing

import (
	"context"
	"strings"

	"alumnibook/model"
	"alumnibook/model/book"
)

// LetterKind is what a letter about an event is for.
type LetterKind string

// The kinds of letters about an event.
const (
	Invitation   LetterKind = "invitation"
	Reminder     LetterKind = "reminder"
	Confirmation LetterKind = "confirmation"
	MovedUp      LetterKind = "moved_up" // from the waiting list
	Thanks       LetterKind = "thanks"
	Missed       LetterKind = "missed"
)

// LetterKinds lists them in the order of an event.
var LetterKinds = []LetterKind{Invitation, Reminder, Confirmation, MovedUp, Thanks, Missed}

// IsAhead tells that the event is still to come when the letter is written: it says when and where.
func (k LetterKind) IsAhead() bool { return k != Thanks && k != Missed }

// EventLetter proposes a letter about an event in every language, in plain text for her to change. Speakers are named as
// far as the event names them; NameSpeakers fills in those of the book.
func EventLetter(kind LetterKind, e model.Event, firm model.Firm, words func(lang, key string) string) Letter {
	l := Letter{Languages: languagesFrom(firm.Language), Subject: map[string]string{}, Text: map[string]string{}, Hello: map[string]string{}}
	for _, language := range l.Languages {
		p := proposal{spelling: spellingOf(language, firm.Country), event: &e, firm: firm.Name, words: func(key string) string { return words(language, key) }}
		l.Subject[language], l.Text[language] = p.subject(kind), p.text(kind)
		l.Hello[language] = p.words("mailing.letter.everybody")
	}
	return l
}

// languagesFrom are all languages, the firm's own first.
func languagesFrom(first string) []string {
	list := []string{}
	for _, l := range model.Languages {
		if l == first {
			list = append([]string{l}, list...)
		} else {
			list = append(list, l)
		}
	}
	return list
}

// NameSpeakers gives the speakers who are people of the book their names.
func NameSpeakers(ctx context.Context, b *book.Book, e *model.Event) error {
	people, err := b.People(ctx, e.SpeakerIDs())
	if err != nil {
		return err
	}
	agenda := make([]model.AgendaLine, len(e.Agenda))
	for i, line := range e.Agenda {
		line.Speakers = append([]model.Speaker(nil), line.Speakers...)
		for k := range line.Speakers {
			for n := range people {
				if p := &people[n]; p.ID == line.Speakers[k].PersonID && line.Speakers[k].Name == "" {
					line.Speakers[k].Name = p.CallName()
				}
			}
		}
		agenda[i] = line
	}
	e.Agenda = agenda
	return nil
}

// proposal is one letter about an event in one language.
type proposal struct {
	spelling spelling
	firm     string
	event    *model.Event
	words    func(key string) string
}

func (p *proposal) say(key string, pairs ...string) string {
	return strings.NewReplacer(pairs...).Replace(p.words(key))
}

// subject says what it is, and the day where it is still to come.
func (p *proposal) subject(kind LetterKind) string {
	s := p.say("mailing.letter."+string(kind)+".subject", "{title}", p.event.Title)
	if kind.IsAhead() && p.event.On.IsFull() {
		s += ", " + p.spelling.day(p.event.On)
	}
	return s
}

// text is the letter from the greeting to the signature, paragraph by paragraph.
func (p *proposal) text(kind LetterKind) string {
	parts := []string{PlaceGreeting, p.say("mailing.letter."+string(kind)+".text", "{title}", p.event.Title)}
	switch kind {
	case Invitation:
		parts = append(parts, p.event.Value, p.facts(), p.agenda(), p.comforts(), p.reply())
	case Reminder:
		parts = append(parts, p.facts(), p.reply())
	case Confirmation:
		parts = append(parts, p.facts(), p.agenda(), p.comforts(), p.words("mailing.letter.if_not"))
	case MovedUp:
		parts = append(parts, p.facts(), p.agenda())
	case Thanks:
		parts = append(parts, p.words("mailing.letter.feedback"))
	}
	parts = append(parts, lines(p.words("mailing.letter.regards"), p.firm))
	return paragraphs(parts)
}

// facts say when and where.
func (p *proposal) facts() string {
	return lines(p.named("when", p.when()), p.named("where", where(p.event)))
}

func (p *proposal) when() string { return when(p.spelling, p.event, p.words) }

// when says the day and the time, as far as they are known.
func when(s spelling, e *model.Event, words func(key string) string) string {
	if !e.On.IsFull() {
		return ""
	}
	d := s.weekday(e.On)
	if e.Starts == "" {
		return d
	}
	return strings.NewReplacer("{day}", d, "{time}", s.span(e.Starts, e.Ends)).Replace(words("mailing.letter.at"))
}

// where says the place with its address in one line.
func where(e *model.Event) string {
	var parts []string
	for _, s := range append([]string{e.Place}, strings.Split(e.Address, "\n")...) {
		if s = strings.TrimSpace(s); s != "" {
			parts = append(parts, s)
		}
	}
	if parts == nil {
		return strings.TrimSpace(e.Office)
	}
	return strings.Join(parts, ", ")
}

// agenda are the parts of the evening, with who speaks.
func (p *proposal) agenda() string {
	if len(p.event.Agenda) == 0 {
		return ""
	}
	list := []string{p.words("mailing.letter.programme") + ":"}
	for _, l := range p.event.Agenda {
		text := l.Title
		if l.At != "" {
			text = p.spelling.time(l.At) + "  " + text
		}
		if by := speakers(l.Speakers); by != "" {
			text += " (" + by + ")"
		}
		list = append(list, text)
	}
	return lines(list...)
}

func speakers(list []model.Speaker) string {
	var names []string
	for _, s := range list {
		name := strings.TrimSpace(s.Name)
		if name == "" {
			continue
		}
		if from := strings.TrimSpace(s.From); from != "" {
			name += ", " + from
		}
		names = append(names, name)
	}
	return strings.Join(names, "; ")
}

// comforts say what to wear, and what there is to eat.
func (p *proposal) comforts() string {
	return lines(p.named("dress", p.event.Dress), p.named("food", p.event.Food))
}

// reply asks for an answer.
func (p *proposal) reply() string {
	if by := p.event.ReplyBy; by.IsFull() {
		return p.say("mailing.letter.reply_by", "{day}", p.spelling.day(by))
	}
	return p.words("mailing.letter.reply")
}

// named is a line with its name, "" where there is nothing to say.
func (p *proposal) named(key, text string) string {
	if text = strings.TrimSpace(text); text == "" {
		return ""
	}
	return p.words("mailing.letter."+key) + ": " + text
}

func lines(list ...string) string     { return joined("\n", list) }
func paragraphs(list []string) string { return joined("\n\n", list) + "\n" }

// joined joins what is not empty.
func joined(sep string, list []string) string {
	var have []string
	for _, s := range list {
		if s = strings.TrimSpace(s); s != "" {
			have = append(have, s)
		}
	}
	return strings.Join(have, sep)
}
