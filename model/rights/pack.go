package rights

import (
	"time"

	"alumnibook/model"
	"alumnibook/model/book"
)

// Item is one free text that the book holds about a person.
type Item struct {
	Key       string     // by which a decision about it is remembered: "entry:12"
	On        model.Date // zero where it has no day
	Kind      string     // the key of the words that say what it is: "model.interaction.call"
	Text      string     // as it stands in the book
	Names     []string   // the others whom it names, as the text writes them
	Internal  bool       // it was marked as internal
	Elsewhere bool       // it stands in what is about others, and names the person
	Hold      model.Hold // what is done with it

	part  part   // where in the pack it stands
	spans []span // what is blackened
}

// Asks tells whether somebody has to look at it before it is handed out.
func (i *Item) Asks() bool { return i.Internal || i.Elsewhere || len(i.Names) > 0 }

// Undecided tells that somebody has to look at it and has not yet: it stays out so long.
func (i *Item) Undecided() bool { return i.Asks() && i.Hold == model.HoldAsk }

// Blackened is the text with the names of others made unreadable.
func (i *Item) Blackened() string { return blacken(i.Text, i.spans) }

// Given is the text as it is handed out; false where it stays out.
func (i *Item) Given() (string, bool) {
	switch {
	case i.Hold == model.HoldKeep, i.Undecided():
		return "", false
	case i.Hold == model.HoldBlack:
		return i.Blackened(), true
	}
	return i.Text, true
}

// Pack is everything that the book knows of a person.
type Pack struct {
	Person   model.Person
	Merged   []model.Person // double entries that became this one and still lie in the wastebasket
	Photo    []byte         // a JPEG; nil for none
	Fields   []Field
	Consents []Consent // newest first
	Bases    []Basis
	History  []model.Interaction // newest first
	Events   []book.Attended     // newest first
	Letters  []Letter            // the newsletters that they got, newest first

	Favours    []model.Favour
	Wishes     []model.Wish
	Interviews []model.ExitInterview
	Leaving    *model.Leaving
	Requests   []model.Request
	Exports    []book.Handover
	Sources    []Source
	Decisions  []model.RetentionDecision

	Firm    model.Firm
	Privacy model.Privacy

	Items     []Item // every free text, and what is done with it
	Undecided int    // how many of them somebody has to look at still
}

// Field is an own field of the firm with what it says of the person.
type Field struct {
	model.OwnField
	Value string
}

// Consent is an entry of the ledger.
type Consent struct {
	model.Consent
	ProofName string // of the scan or letter that proves it
}

// Basis is what a purpose rests on for this person.
type Basis struct {
	Purpose model.Purpose
	Basis   model.Basis
	Note    string // the weighing
}

// Letter is a newsletter that somebody got, or that told of them.
type Letter struct {
	On         model.Date
	Title      string
	Got, About bool
}

// Source is where something about the person came from.
type Source struct {
	At   time.Time
	Code string // of the doing: "import", "add"
	Name string // of the file
	New  bool   // it brought the person; else it changed them
}
