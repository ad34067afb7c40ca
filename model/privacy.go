package model

// Privacy is what the firm says of how it keeps people's data: it stands in the papers, and rules what is asked again.
type Privacy struct {
	Record
	Controller string `json:"controller,omitempty"` // the firm's name and postal address, on several lines
	Contact    string `json:"contact,omitempty"`    // the e-mail address or number for people's rights
	Officer    string `json:"officer,omitempty"`    // the data protection officer with their address, "" where there is none
	Authority  string `json:"authority,omitempty"`  // the authority to complain to
	Form       string `json:"form"`                 // the version of the consent form that is handed out now

	Bases     map[Purpose]Basis `json:"bases"`               // what each purpose rests on where nothing else is said of somebody
	Balancing string            `json:"balancing,omitempty"` // why the firm's interest in a register outweighs; "" for the usual words

	Retention  map[Retained]int `json:"retention"`   // months; 0 for no end
	RenewYears int              `json:"renew_years"` // after which a consent that nobody used is asked again
	BackupDays int              `json:"backup_days"` // the oldest a backup may be: the papers promise it
}

// PurposeRegister is keeping the register itself; nobody is asked for a consent to it.
const PurposeRegister Purpose = "register"

// BasisPurposes are the purposes that rest on something, in the order in which they are told.
var BasisPurposes = append([]Purpose{PurposeRegister}, Purposes...)

// Basis is what using somebody's data for a purpose rests on (GDPR, article 6).
type Basis string

// The bases.
const (
	BasisConsent  Basis = "consent"
	BasisInterest Basis = "interest" // the firm's own, weighed against theirs
	BasisContract Basis = "contract"
	BasisLaw      Basis = "law"
)

// Bases lists them in the order in which a form offers them.
var Bases = []Basis{BasisConsent, BasisInterest, BasisContract, BasisLaw}

// Retained is a kind of data that is not kept for ever.
type Retained string

// The kinds of data that have an end.
const (
	RetainedPerson    Retained = "person"    // of whom nothing was heard: counts from the last contact that came from them, else from their last day
	RetainedInterview Retained = "interview" // an exit interview; each has its own last day
	RetainedEntry     Retained = "entry"     // notes, calls and mails of the history
	RetainedGuest     Retained = "guest"     // diet, notes and comments about a guest of an evening
	RetainedHandover  Retained = "handover"  // who was in an export of the log
)

// RetainedKinds lists them in the order in which they are told.
var RetainedKinds = []Retained{RetainedPerson, RetainedInterview, RetainedEntry, RetainedGuest, RetainedHandover}

// DefaultPrivacy is what holds until the firm says otherwise: consents carry what is sent, the firm's interest the
// register; three years without a word (the French authority's measure) and five of the proof of a phone consent (German
// UWG, section 7a).
func DefaultPrivacy() Privacy {
	return Privacy{
		Form: "1",
		Bases: map[Purpose]Basis{
			PurposeRegister: BasisInterest, PurposeCalls: BasisConsent, PurposeNewsletter: BasisConsent, PurposeEvents: BasisConsent,
			PurposeJobs: BasisConsent, PurposeSharing: BasisConsent, PurposePhotos: BasisConsent,
		},
		Retention:  map[Retained]int{RetainedPerson: 36, RetainedInterview: 12, RetainedEntry: 0, RetainedGuest: 36, RetainedHandover: 60},
		RenewYears: 5, BackupDays: 365,
	}
}

// Validate checks what must hold before it is stored.
func (p *Privacy) Validate() error {
	for kind, months := range p.Retention {
		if months < 0 || months > 600 {
			return Invalid("retention."+string(kind), "number")
		}
	}
	switch {
	case p.Form == "":
		return Invalid("form", "missing")
	case p.RenewYears < 1 || p.RenewYears > 30:
		return Invalid("renew_years", "number")
	case p.BackupDays < 7 || p.BackupDays > 3650:
		return Invalid("backup_days", "number")
	}
	return nil
}

// PersonBasis is what one person's data rests on for a purpose, where that is not what the firm says of everybody. The
// newest of a purpose holds.
type PersonBasis struct {
	Record
	PersonID int64   `json:"person_id"`
	Purpose  Purpose `json:"purpose"`
	Basis    Basis   `json:"basis"`
	Note     string  `json:"note,omitempty"` // the weighing, for BasisInterest
	On       Date    `json:"on"`
}

// Validate checks it before it is stored. An interest that nobody weighed is none.
func (b *PersonBasis) Validate() error {
	switch {
	case b.PersonID == 0:
		return Invalid("people", "missing")
	case b.Purpose == "":
		return Invalid("purpose", "missing")
	case b.Basis == "":
		return Invalid("basis", "missing")
	case b.Basis == BasisInterest && b.Note == "":
		return Invalid("note", "missing")
	case !b.On.IsFull() || !b.On.Valid():
		return Invalid("on", "date")
	}
	return nil
}

// Paper is a file that proves something: a scanned form, a letter.
type Paper struct {
	Key  string // the fingerprint of its bytes
	Name string // as it was called
	MIME string // application/pdf, image/jpeg, image/png, message/rfc822 or text/plain
	Body []byte
}

// MostPaper is the size in bytes that a paper may have.
const MostPaper = 10 << 20

// RetentionDecision is what was decided about somebody whose data had been kept for its time.
type RetentionDecision struct {
	Record
	PersonID int64    `json:"person_id"`
	Kind     Retained `json:"kind"`
	Decision Decided  `json:"decision"`
	Reason   string   `json:"reason,omitempty"` // needed to keep
	On       Date     `json:"on"`
	Until    Date     `json:"until"` // until then they are not listed again
}

// Decided is one of the answers to the yearly list. Erasing leaves no decision behind, but an erasure.
type Decided string

// The decisions.
const (
	DecidedAsked Decided = "asked" // they were asked whether they want to stay
	DecidedKeep  Decided = "keep"
)

// Validate checks it before it is stored.
func (d *RetentionDecision) Validate() error {
	switch {
	case d.PersonID == 0:
		return Invalid("people", "missing")
	case d.Decision != DecidedAsked && d.Decision != DecidedKeep:
		return Invalid("decision", "missing")
	case d.Decision == DecidedKeep && d.Reason == "":
		return Invalid("reason", "missing")
	case !d.On.IsFull() || !d.On.Valid():
		return Invalid("on", "date")
	case !d.Until.IsFull() || !d.On.Before(d.Until):
		return Invalid("until", "date")
	}
	return nil
}
