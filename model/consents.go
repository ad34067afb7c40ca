package model

// Consent is one entry of the ledger: what a person allowed, took back or objected to on a day. Entries are added,
// never changed; the newest one of a purpose and channel holds.
type Consent struct {
	Record
	PersonID  int64        `json:"person_id"`
	Purpose   Purpose      `json:"purpose"`
	Channel   Channel      `json:"channel"`
	State     ConsentState `json:"state"`
	On        Date         `json:"on"`
	Source    Source       `json:"source,omitempty"`
	Wording   string       `json:"wording,omitempty"`    // what they were told, or the version of the form
	WitnessID int64        `json:"witness_id,omitempty"` // the colleague who heard or saw it
	Note      string       `json:"note,omitempty"`
	Form      string       `json:"form,omitempty"`     // the version of the form or sentence they answered, "" where there was none
	Proof     string       `json:"proof,omitempty"`    // key of the scanned form or the mail, see Paper
	NotedBy   string       `json:"noted_by,omitempty"` // the colleague's name who wrote it down, as it was then
}

// Purpose is what a consent is for.
type Purpose string

// The purposes.
const (
	PurposeCalls      Purpose = "calls" // courtesy calls
	PurposeNewsletter Purpose = "newsletter"
	PurposeEvents     Purpose = "events"  // invitations
	PurposeJobs       Purpose = "jobs"    // job offers
	PurposeSharing    Purpose = "sharing" // contact data for other alumni
	PurposePhotos     Purpose = "photos"
)

// Purposes lists them in the order in which a form offers them.
var Purposes = []Purpose{PurposeCalls, PurposeNewsletter, PurposeEvents, PurposeJobs, PurposeSharing, PurposePhotos}

// Channel is the way on which somebody may be reached.
type Channel string

// The channels.
const (
	ChannelPhone    Channel = "phone"
	ChannelEmail    Channel = "email"
	ChannelMessage  Channel = "message"
	ChannelPost     Channel = "post"
	ChannelLinkedIn Channel = "linkedin"
)

// Channels lists them in the order in which a form offers them.
var Channels = []Channel{ChannelPhone, ChannelEmail, ChannelMessage, ChannelPost, ChannelLinkedIn}

// UsualChannel is the channel that is meant where nobody says one: calls are by phone, the rest by e-mail.
func (p Purpose) UsualChannel() Channel {
	if p == PurposeCalls {
		return ChannelPhone
	}
	return ChannelEmail
}

// ConsentState is what somebody said.
type ConsentState string

// The states.
const (
	ConsentUnknown   ConsentState = ""          // never asked
	ConsentGiven     ConsentState = "given"     //
	ConsentWithdrawn ConsentState = "withdrawn" // given once, and taken back
	ConsentObjected  ConsentState = "objected"  // said no
)

// Source is where a consent was given.
type Source string

// The sources.
const (
	SourceCall    Source = "call" // said in a conversation
	SourceForm    Source = "form" // signed
	SourceEmail   Source = "email"
	SourceMeeting Source = "meeting"
	SourceLeaving Source = "leaving" // asked when they left
	SourceImport  Source = "import"
	SourceOther   Source = "other"
)

// Sources lists them in the order in which a form offers them.
var Sources = []Source{SourceCall, SourceForm, SourceEmail, SourceMeeting, SourceLeaving, SourceImport, SourceOther}

// Validate checks an entry of the ledger before it is stored.
func (c *Consent) Validate() error {
	switch {
	case c.PersonID == 0:
		return Invalid("people", "missing")
	case c.Purpose == "":
		return Invalid("purpose", "missing")
	case c.Channel == "":
		return Invalid("channel", "missing")
	case c.State != ConsentGiven && c.State != ConsentWithdrawn && c.State != ConsentObjected:
		return Invalid("state", "missing")
	case !c.On.IsFull() || !c.On.Valid():
		return Invalid("on", "date")
	}
	return nil
}

// Standing is what holds of a ledger, whose entries come newest first: the newest of each purpose and channel.
func Standing(ledger []Consent) map[Purpose]map[Channel]Consent {
	holds := map[Purpose]map[Channel]Consent{}
	for _, c := range ledger {
		if holds[c.Purpose] == nil {
			holds[c.Purpose] = map[Channel]Consent{}
		}
		if _, newer := holds[c.Purpose][c.Channel]; !newer {
			holds[c.Purpose][c.Channel] = c
		}
	}
	return holds
}
