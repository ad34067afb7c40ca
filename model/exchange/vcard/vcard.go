// Package vcard writes people as vCards, in the form that telephones and mail programs take without loss, and reads
// the cards that any program wrote.
package vcard

import (
	"bytes"
	"io"
	"strings"

	govcard "github.com/emersion/go-vcard"

	"alumnibook/model"
)

// Profile is the receiver that cards are written for.
type Profile string

// The profiles.
const (
	ProfilePhone   Profile = "phone"   // vCard 3.0: iPhone, Android, Google, Thunderbird, Nextcloud; the default
	ProfileOutlook Profile = "outlook" // vCard 2.1: Outlook for Windows, which takes umlauts in no other form
	ProfileIPhone  Profile = "iphone"  // vCard 3.0 with what only Apple understands, such as birthdays without a year
	ProfileAndroid Profile = "android" // vCard 3.0 with what Android's contacts take over
	ProfileGoogle  Profile = "google"  // vCard 3.0 for Google Contacts
	ProfileCard4   Profile = "vcard4"  // vCard 4.0 for address books that ask for it
)

// Options says what is written into cards.
type Options struct {
	Profile             Profile
	Firm                string // our own name, the employer of those who still or again work here
	Language            string // of country names; "" for each country's own
	Notes               bool   // notes too, but never internal ones
	BirthdayWithoutYear bool   // also birthdays whose year is not known, in the form that only Apple understands
	CardLines           bool   // also the lines that a card brought along and no field has a place for

	// Photo gives the picture of a key; nil for cards without pictures. An empty answer is a card without one. What is
	// written is SmallPhoto of it.
	Photo func(key string) ([]byte, error)
}

// Writer writes cards one after another. It keeps no more than one card in memory.
type Writer struct {
	w       io.Writer
	o       Options
	out     []byte // the card
	head    []byte // of the line under way: name and parameters
	value   []byte // of the line under way
	items   int    // groups used in this card
	country map[string]string

	unfolded bool // lines stay whole
	timeless bool // nothing that changes while the person does not
}

// NewWriter makes a writer. Each card is one call of w.Write.
func NewWriter(w io.Writer, o Options) *Writer {
	if o.Profile == "" {
		o.Profile = ProfilePhone
	}
	return &Writer{w: w, o: o, country: map[string]string{}}
}

// Write writes one card. The error is that of the writer below or of Options.Photo.
func (w *Writer) Write(p *model.Person) error {
	if err := w.card(p); err != nil {
		return err
	}
	_, err := w.w.Write(w.out)
	return err
}

// FromPerson is the card of a person as go-vcard's type, in version 3.0. Its texts are plain; in N, ADR and ORG a
// semicolon inside a part is written "\;", since the type knows no parts.
func FromPerson(p *model.Person, o Options) govcard.Card {
	o.Profile = ProfilePhone
	var b bytes.Buffer
	if err := NewWriter(&b, o).Write(p); err != nil {
		return nil
	}
	card, err := govcard.NewDecoder(&b).Decode()
	if err != nil {
		return nil
	}
	for name, fields := range card {
		if name == govcard.FieldName || name == govcard.FieldAddress || name == govcard.FieldOrganization {
			continue
		}
		for _, f := range fields {
			f.Value = strings.ReplaceAll(f.Value, `\;`, ";")
		}
	}
	return card
}
