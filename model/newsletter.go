package model

import (
	"slices"
	"strings"
)

// Newsletter is one issue: what it is to say, to whom, and what went out.
type Newsletter struct {
	Record
	Title     string            `json:"title"` // among ourselves: "Winter 2026"
	Due       Date              `json:"due"`   // when it is to go out
	State     NewsletterState   `json:"state"`
	SentOn    Date              `json:"sent_on,omitzero"`
	Languages []string          `json:"languages"`         // at least one; the first is for everybody whose own is not among them
	Subject   map[string]string `json:"subject,omitempty"` // by language, as are the next two
	Intro     map[string]string `json:"intro,omitempty"`
	Closing   map[string]string `json:"closing,omitempty"`
	Boxes     []Box             `json:"boxes,omitempty"`
	ListID    int64             `json:"list_id,omitempty"` // the saved list that it goes to; 0 for everybody
	Notes     string            `json:"notes,omitempty"`   // internal

	Recipients int        `json:"recipients,omitempty"` // how many it went to
	Archive    []SentCopy `json:"archive,omitempty"`    // as it went out, one for each language
}

// Box is one part of a newsletter: news of one kind.
type Box struct {
	Kind  BoxKind `json:"kind"`
	Items []Item  `json:"items"`
}

// Item is one piece of news.
type Item struct {
	Words    map[string]ItemWords `json:"words"`               // by language
	Link     string               `json:"link,omitempty"`      // http, https or mailto
	Image    string               `json:"image,omitempty"`     // key of a picture in the book
	PersonID int64                `json:"person_id,omitempty"` // whose voice or news it is
	EventID  int64                `json:"event_id,omitempty"`  // of a date
}

// ItemWords is what an item says in one language.
type ItemWords struct {
	Title string `json:"title,omitempty"`
	Text  string `json:"text,omitempty"` // paragraphs end with an empty line
}

// SentCopy is what went out in one language. The greeting of each recipient stood where Greeting marks it.
type SentCopy struct {
	Language string `json:"language"`
	Subject  string `json:"subject"`
	HTML     string `json:"html"`
	Text     string `json:"text"`
}

// GreetingMark stands in a SentCopy where the greeting of each recipient stood.
const GreetingMark = "{{greeting}}"

// NewsletterState is how far a newsletter has come.
type NewsletterState string

// The states.
const (
	NewsletterPlanned NewsletterState = "planned"
	NewsletterReady   NewsletterState = "ready" // written and checked
	NewsletterSent    NewsletterState = "sent"
)

// NewsletterStates lists them in their order.
var NewsletterStates = []NewsletterState{NewsletterPlanned, NewsletterReady, NewsletterSent}

// BoxKind is what kind of news a box holds.
type BoxKind string

// The kinds of boxes.
const (
	BoxWon       BoxKind = "won" // projects that were won
	BoxFinished  BoxKind = "finished"
	BoxPeople    BoxKind = "people" // who came, who left, who moved up
	BoxDecisions BoxKind = "decisions"
	BoxPositions BoxKind = "positions" // open ones
	BoxCourses   BoxKind = "courses"   // courses and benefits
	BoxDates     BoxKind = "dates"
	BoxVoice     BoxKind = "voice" // of an alumnus
)

// BoxKinds lists them in the order in which a new issue holds them.
var BoxKinds = []BoxKind{BoxWon, BoxFinished, BoxPeople, BoxDecisions, BoxPositions, BoxCourses, BoxDates, BoxVoice}

// LanguageFor is the language in which somebody gets a newsletter: their own where it is among its languages, else its first.
func (n *Newsletter) LanguageFor(own string) string {
	if slices.Contains(n.Languages, own) || len(n.Languages) == 0 {
		return own
	}
	return n.Languages[0]
}

// IsEmpty tells that an item says nothing in a language.
func (i *Item) IsEmpty(language string) bool {
	w := i.Words[language]
	return strings.TrimSpace(w.Title) == "" && strings.TrimSpace(w.Text) == ""
}

// Unwritten are the places at which a newsletter says something in one of its languages and nothing in another:
// "subject.da", "boxes.0.1.de". Nobody gets half an issue without being told.
func (n *Newsletter) Unwritten() []string {
	var gaps []string
	for _, l := range n.Languages {
		if strings.TrimSpace(n.Subject[l]) == "" {
			gaps = append(gaps, "subject."+l)
		}
		for b := range n.Boxes {
			for i := range n.Boxes[b].Items {
				item := &n.Boxes[b].Items[i]
				elsewhere := slices.ContainsFunc(n.Languages, func(o string) bool { return !item.IsEmpty(o) })
				if elsewhere && item.IsEmpty(l) {
					gaps = append(gaps, at(at("boxes", b), i)+"."+l)
				}
			}
		}
	}
	return gaps
}

// Validate checks what must hold before a newsletter is stored.
func (n *Newsletter) Validate() error {
	switch {
	case strings.TrimSpace(n.Title) == "":
		return Invalid("title", "missing")
	case !n.Due.IsFull() || !n.Due.Valid():
		return Invalid("due", "date")
	case !slices.Contains(NewsletterStates, n.State):
		return Invalid("state", "missing")
	case len(n.Languages) == 0:
		return Invalid("languages", "missing")
	case (n.State == NewsletterSent) != n.SentOn.IsFull():
		return Invalid("sent_on", "date")
	}
	for b := range n.Boxes {
		for i := range n.Boxes[b].Items {
			if l := n.Boxes[b].Items[i].Link; l != "" && !ValidLink(l) && !strings.HasPrefix(l, "mailto:") {
				return Invalid(at(at("boxes", b), i), "link")
			}
		}
	}
	return nil
}
