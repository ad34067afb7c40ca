package model

import "strings"

// Interaction is one entry of the contact history. One entry may be about several people.
type Interaction struct {
	Record
	Kind        InteractionKind `json:"kind"`
	Direction   Direction       `json:"direction,omitempty"`
	On          Date            `json:"on"`                     // a full date
	At          string          `json:"at,omitempty"`           // local time "15:04", "" where it does not matter
	Reached     bool            `json:"reached"`                // there was real contact; false for an attempt
	ColleagueID int64           `json:"colleague_id,omitempty"` // who of us
	PersonIDs   []int64         `json:"person_ids"`             // about whom, at least one
	Minutes     int             `json:"minutes,omitempty"`
	Text        string          `json:"text,omitempty"`
	Internal    bool            `json:"internal,omitempty"` // never leaves the book
	FollowUp    FollowUp        `json:"follow_up"`

	EventID      int64 `json:"event_id,omitempty"`      // the event that it is about
	NewsletterID int64 `json:"newsletter_id,omitempty"` // the newsletter that was sent
}

// FollowUp is something promised. It is none while On is zero.
type FollowUp struct {
	On      Date   `json:"on"`
	OwnerID int64  `json:"owner_id,omitempty"` // the colleague who promised
	Text    string `json:"text,omitempty"`
	Done    Date   `json:"done"`              // when it was kept or dropped; zero while it is open
	Dropped bool   `json:"dropped,omitempty"` // it was given up instead of kept
	Reason  string `json:"reason,omitempty"`  // why it was moved or dropped
}

// IsOpen tells that something was promised and is neither kept nor dropped.
func (f *FollowUp) IsOpen() bool { return !f.On.IsZero() && f.Done.IsZero() }

// Keep notes that the promise was kept on a day.
func (f *FollowUp) Keep(on Date) { f.Done, f.Dropped = on, false }

// Move puts the promise on another day, with a reason that may be empty.
func (f *FollowUp) Move(to Date, why string) { f.On, f.Reason = to, strings.TrimSpace(why) }

// Drop notes that the promise was given up on a day, with a reason that may be empty.
func (f *FollowUp) Drop(on Date, why string) {
	f.Done, f.Dropped, f.Reason = on, true, strings.TrimSpace(why)
}

// InteractionKind is what kind of contact it was.
type InteractionKind string

// The kinds of an interaction.
const (
	InteractionCall       InteractionKind = "call"
	InteractionEmail      InteractionKind = "email"
	InteractionMeeting    InteractionKind = "meeting"
	InteractionLetter     InteractionKind = "letter"
	InteractionMessage    InteractionKind = "message"
	InteractionNewsletter InteractionKind = "newsletter"
	InteractionInvitation InteractionKind = "invitation"
	InteractionEvent      InteractionKind = "event"
	InteractionNote       InteractionKind = "note"
	InteractionJob        InteractionKind = "job"     // they changed their job
	InteractionConsent    InteractionKind = "consent" // they allowed something, or took it back
)

// InteractionKinds lists them in the order in which a form and a filter offer them.
var InteractionKinds = []InteractionKind{
	InteractionCall, InteractionEmail, InteractionMeeting, InteractionLetter, InteractionMessage,
	InteractionNewsletter, InteractionInvitation, InteractionEvent, InteractionNote, InteractionJob, InteractionConsent,
}

// IsContact tells whether this entry counts as a contact with the person. A note about somebody does not, nor does
// what goes out to many: newsletters and invitations reach a mailbox, not yet a person.
func (i *Interaction) IsContact() bool {
	switch i.Kind {
	case InteractionNote, InteractionNewsletter, InteractionInvitation, InteractionJob, InteractionConsent:
		return false
	}
	return i.Reached
}

// IsHeardFrom tells whether the person said something themselves: they turned to us, or a call, a meeting or an
// evening brought them together with us. What we wrote and they did not answer does not count.
func (i *Interaction) IsHeardFrom() bool {
	if !i.IsContact() {
		return false
	}
	switch i.Kind {
	case InteractionCall, InteractionMeeting, InteractionEvent:
		return true
	}
	return i.Direction == DirectionIn
}

// CheckDays checks a new or changed entry against the day on which it is noted: what was said lies not ahead, and
// what is still open falls due today or later. Only an evening may be noted before it takes place.
func (i *Interaction) CheckDays(today Date) error {
	switch f := &i.FollowUp; {
	case today.Before(i.On) && i.Kind != InteractionEvent:
		return Invalid("on", "future")
	case f.IsOpen() && f.On.Before(today):
		return Invalid("follow_up", "past")
	case !f.Done.IsZero() && today.Before(f.Done):
		return Invalid("done", "future")
	}
	return nil
}

// Direction is who turned to whom.
type Direction string

// The directions; notes have none.
const (
	DirectionNone Direction = ""
	DirectionOut  Direction = "out" // we to them
	DirectionIn   Direction = "in"  // they to us
)
