package model

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
}

// FollowUp is something promised. It is none while On is zero.
type FollowUp struct {
	On      Date   `json:"on"`
	OwnerID int64  `json:"owner_id,omitempty"` // the colleague who promised
	Text    string `json:"text,omitempty"`
	Done    Date   `json:"done"` // when it was kept; zero while it is open
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
)

// InteractionKinds lists them in the order in which a form offers them.
var InteractionKinds = []InteractionKind{
	InteractionCall, InteractionEmail, InteractionMeeting, InteractionLetter, InteractionMessage,
	InteractionNewsletter, InteractionInvitation, InteractionEvent, InteractionNote,
}

// IsContact tells whether this entry counts as a contact with the person. A note about somebody does not, nor does
// what goes out to many: newsletters and invitations reach a mailbox, not yet a person.
func (i *Interaction) IsContact() bool {
	switch i.Kind {
	case InteractionNote, InteractionNewsletter, InteractionInvitation:
		return false
	}
	return i.Reached
}

// Direction is who turned to whom.
type Direction string

// The directions; notes have none.
const (
	DirectionNone Direction = ""
	DirectionOut  Direction = "out" // we to them
	DirectionIn   Direction = "in"  // they to us
)
