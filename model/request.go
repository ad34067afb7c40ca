package model

// Request is what somebody asked for as is their right (GDPR, articles 15 to 21).
type Request struct {
	Record
	PersonID int64        `json:"person_id"` // 0 once they were erased
	Kind     RequestKind  `json:"kind"`
	State    RequestState `json:"state"`
	Received Date         `json:"received"`
	Due      Date         `json:"due"`                // a month after it was received; two more where that was said in time
	Closed   Date         `json:"closed,omitzero"`    // when it was answered or refused
	Channel  Channel      `json:"channel"`            // on which it came
	Note     string       `json:"note,omitempty"`     // what exactly they asked for
	Answer   string       `json:"answer,omitempty"`   // what was done, or why it was refused
	Proof    string       `json:"proof,omitempty"`    // key of the paper that shows it was answered
	Extended string       `json:"extended,omitempty"` // why it takes longer, "" where it does not

	// What is done with entries that name others in the pack that is handed out: by the key of the item, "entry:12".
	Holds map[string]Hold `json:"holds,omitempty"`
}

// RequestKind is one of the rights.
type RequestKind string

// The rights.
const (
	RequestAccess      RequestKind = "access"      // article 15
	RequestCorrection  RequestKind = "correction"  // article 16
	RequestErasure     RequestKind = "erasure"     // article 17
	RequestRestriction RequestKind = "restriction" // article 18
	RequestTaking      RequestKind = "portability" // article 20
	RequestObjection   RequestKind = "objection"   // article 21
)

// RequestKinds lists them in the order in which a form offers them.
var RequestKinds = []RequestKind{RequestAccess, RequestErasure, RequestObjection, RequestCorrection, RequestRestriction, RequestTaking}

// RequestState is where a request stands.
type RequestState string

// The states.
const (
	RequestOpen    RequestState = "open"
	RequestDone    RequestState = "done"
	RequestRefused RequestState = "refused"
)

// Hold is what is done with an item of a pack that names others.
type Hold string

// The holds.
const (
	HoldAsk   Hold = ""      // not decided: it stays out
	HoldGive  Hold = "give"  // goes in as it is
	HoldBlack Hold = "black" // goes in with the names of others blackened
	HoldKeep  Hold = "keep"  // stays out
)

// DueOf is the last day for answering a request: a month after it came (GDPR, article 12), three where more time was
// taken.
func DueOf(received Date, extended bool) Date {
	if extended {
		return received.AddMonths(3)
	}
	return received.AddMonths(1)
}

// Validate checks a request before it is stored.
func (r *Request) Validate() error {
	switch {
	case r.PersonID == 0 && r.ID == 0:
		return Invalid("people", "missing")
	case r.Kind == "":
		return Invalid("kind", "missing")
	case !r.Received.IsFull() || !r.Received.Valid():
		return Invalid("received", "date")
	case !r.Due.IsFull() || r.Due.Before(r.Received):
		return Invalid("due", "date")
	case r.State == RequestOpen && !r.Closed.IsZero():
		return Invalid("closed", "date")
	case r.State != RequestOpen && (!r.Closed.IsFull() || r.Closed.Before(r.Received)):
		return Invalid("closed", "date")
	case r.State == RequestRefused && r.Answer == "":
		return Invalid("answer", "missing")
	}
	return nil
}
