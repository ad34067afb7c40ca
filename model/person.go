package model

import "time"

// Record is what every stored thing with an identity of its own has.
type Record struct {
	ID      int64     `json:"-"`       // the key inside this book, never reused
	UID     string    `json:"uid"`     // a UUID that never changes; a person's is also the UID of the card
	Version int       `json:"version"` // counts the changes, from 1
	Created time.Time `json:"created"` // UTC
	Updated time.Time `json:"updated"` // UTC
}

// Person is somebody who works, worked or will soon have worked at the firm, with all that is known.
// Its lists are ordered as the user ordered them and are stored and undone together with it.
type Person struct {
	Record
	Prefix     string `json:"prefix,omitempty"` // "Dr.", "Prof. Dr."
	Given      string `json:"given,omitempty"`
	Additional string `json:"additional,omitempty"` // middle names
	Family     string `json:"family,omitempty"`     // with its particle: "von der Heide"
	Suffix     string `json:"suffix,omitempty"`     // "LL.M."
	BirthName  string `json:"birth_name,omitempty"`
	Nickname   string `json:"nickname,omitempty"`

	Salutation Salutation `json:"salutation,omitempty"`
	Language   string     `json:"language,omitempty"` // of letters to this person: "en", "de", "da", "sv"; "" for the firm's
	Birthday   Date       `json:"birthday"`           // the year may be unknown
	Status     Status     `json:"status"`
	OwnerID    int64      `json:"owner_id,omitempty"` // the colleague who keeps the contact; 0 for nobody
	Photo      string     `json:"photo,omitempty"`    // key of a stored picture, "" for none
	Calls      CallWish   `json:"calls,omitzero"`     // how often to call, and whether just now

	Emails      []Email      `json:"emails,omitempty"`
	Phones      []Phone      `json:"phones,omitempty"`
	Addresses   []Address    `json:"addresses,omitempty"`
	Links       []Link       `json:"links,omitempty"`
	Employments []Employment `json:"employments,omitempty"` // at our firm, newest last
	Jobs        []Job        `json:"jobs,omitempty"`        // elsewhere, newest last
	Tags        []string     `json:"tags,omitempty"`
	Skills      []string     `json:"skills,omitempty"`
	Notes       []Note       `json:"notes,omitempty"`

	OwnFields map[int64]string `json:"own_fields,omitempty"` // by OwnField.ID, in the canonical form of its type
	CardLines []string         `json:"card_lines,omitempty"` // lines of a vCard that no field above has a place for, as they stood there

	Trashed    time.Time `json:"trashed,omitzero"`      // when it went to the wastebasket; zero while it is in use
	MergedInto int64     `json:"merged_into,omitempty"` // whom a merge made of it, together with Trashed; 0 for nobody
}

// Salutation is how letters address a person.
type Salutation string

// The salutations; the empty one addresses by full name.
const (
	SalutationNone Salutation = ""
	SalutationMr   Salutation = "mr"
	SalutationMs   Salutation = "ms"
	SalutationMx   Salutation = "mx" // by full name, by choice
)

// Status is where a person stands towards the firm.
type Status string

// The statuses of a person.
const (
	StatusLeaving   Status = "leaving"
	StatusAlumnus   Status = "alumnus"
	StatusRehired   Status = "rehired"
	StatusRetired   Status = "retired"
	StatusNoContact Status = "no_contact"
	StatusDeceased  Status = "deceased"
)

// Statuses lists them in the order in which a form offers them.
var Statuses = []Status{StatusAlumnus, StatusLeaving, StatusRehired, StatusRetired, StatusNoContact, StatusDeceased}

// Kind labels an address, number, mail or link.
type Kind string

// The kinds. Emails, phones and addresses are private, work or other; phones also mobile (a private one),
// work_mobile and fax; links linkedin, xing, facebook and web.
const (
	KindPrivate    Kind = "private"
	KindWork       Kind = "work"
	KindMobile     Kind = "mobile"
	KindWorkMobile Kind = "work_mobile"
	KindFax        Kind = "fax"
	KindOther      Kind = "other"
	KindLinkedIn   Kind = "linkedin"
	KindXING       Kind = "xing"
	KindFacebook   Kind = "facebook"
	KindWeb        Kind = "web"
)

// The kinds that each list offers, in order.
var (
	EmailKinds   = []Kind{KindPrivate, KindWork, KindOther}
	PhoneKinds   = []Kind{KindMobile, KindPrivate, KindWork, KindWorkMobile, KindFax, KindOther}
	AddressKinds = []Kind{KindPrivate, KindWork, KindOther}
	LinkKinds    = []Kind{KindLinkedIn, KindXING, KindFacebook, KindWeb}
)

// Email is one e-mail address. Several people may share one.
type Email struct {
	Address   string `json:"address"`
	Kind      Kind   `json:"kind"`
	Preferred bool   `json:"preferred,omitempty"`
	Failed    Date   `json:"failed,omitzero"` // the day on which it turned out to be wrong: a mail or letter came back, a number is dead
}

// Phone is one telephone number.
type Phone struct {
	Number    string `json:"number"`         // as it was written
	E164      string `json:"e164,omitempty"` // "+46701234567"; "" where it is no possible number
	Kind      Kind   `json:"kind"`
	Preferred bool   `json:"preferred,omitempty"`
	Failed    Date   `json:"failed,omitzero"` // the day on which it turned out to be wrong: a mail or letter came back, a number is dead
}

// Address is one postal address.
type Address struct {
	Street     string `json:"street,omitempty"` // with house number; further lines after a newline
	PostalCode string `json:"postal_code,omitempty"`
	City       string `json:"city,omitempty"`
	Region     string `json:"region,omitempty"`
	Country    string `json:"country,omitempty"` // ISO 3166 code where it is known, else as written
	Kind       Kind   `json:"kind"`
	Preferred  bool   `json:"preferred,omitempty"`
	Failed     Date   `json:"failed,omitzero"` // the day on which it turned out to be wrong: a mail or letter came back, a number is dead
}

// Link is a page on the web that belongs to the person.
type Link struct {
	URL       string `json:"url"`
	Kind      Kind   `json:"kind"`
	Preferred bool   `json:"preferred,omitempty"`
}

// Employment is one stint at the firm. A second one makes a returner.
type Employment struct {
	PersonnelNumber string `json:"personnel_number,omitempty"`
	Office          string `json:"office,omitempty"`     // by its name in the firm's settings
	Department      string `json:"department,omitempty"` // by its name in the firm's settings
	Position        string `json:"position,omitempty"`
	From            Date   `json:"from"`
	To              Date   `json:"to"`               // none while it lasts or is not known
	Reason          string `json:"reason,omitempty"` // of leaving
}

// Job is what a person did or does at an organisation elsewhere.
type Job struct {
	Organisation string `json:"organisation,omitempty"`
	Title        string `json:"title,omitempty"`
	From         Date   `json:"from"`
	To           Date   `json:"to"` // none while it lasts
}

// Note is a free text about a person.
type Note struct {
	Text     string `json:"text"`
	Internal bool   `json:"internal,omitempty"` // never leaves the book
}

// LastEmployment is the stint that ended last or still lasts, nil where there is none.
func (p *Person) LastEmployment() *Employment {
	var last *Employment
	for i := range p.Employments {
		e := &p.Employments[i]
		if last == nil || !employmentBefore(e, last) {
			last = e
		}
	}
	return last
}

// employmentBefore tells whether a ended before b; one without an end lasts.
func employmentBefore(a, b *Employment) bool {
	if a.To.IsZero() != b.To.IsZero() {
		return b.To.IsZero()
	}
	if c := a.To.Compare(b.To); c != 0 {
		return c < 0
	}
	return a.From.Before(b.From)
}

// CurrentJob is the newest job elsewhere that has not ended, nil where there is none.
func (p *Person) CurrentJob() *Job {
	for i := len(p.Jobs) - 1; i >= 0; i-- {
		if p.Jobs[i].To.IsZero() {
			return &p.Jobs[i]
		}
	}
	return nil
}

// PreferredEmail is the address to write to: the preferred one, else the first private one, else the first. One that
// turned out to be wrong is taken only where there is no other.
func (p *Person) PreferredEmail() *Email {
	return preferred(p.Emails, func(e *Email) fit { return fit{e.Preferred, e.Kind == KindPrivate, false, !e.Failed.IsZero()} })
}

// PreferredPhone is the number to ring: the preferred one, else the first mobile one, else the first that is
// no fax. One that turned out to be wrong is taken only where there is no other.
func (p *Person) PreferredPhone() *Phone {
	return preferred(p.Phones, func(f *Phone) fit {
		return fit{f.Preferred, f.Kind == KindMobile, f.Kind == KindFax, !f.Failed.IsZero()}
	})
}

// PreferredAddress is where letters go: the preferred one, else the first private one, else the first. One that turned
// out to be wrong is taken only where there is no other.
func (p *Person) PreferredAddress() *Address {
	return preferred(p.Addresses, func(a *Address) fit { return fit{a.Preferred, a.Kind == KindPrivate, false, !a.Failed.IsZero()} })
}

// RingablePhone is a number on which the person can be spoken to, nil where there is none: faxes and numbers that turned
// out to be wrong are none.
func (p *Person) RingablePhone() *Phone {
	if f := p.PreferredPhone(); f != nil && f.Kind != KindFax && f.Failed.IsZero() {
		return f
	}
	for i := range p.Phones {
		if f := &p.Phones[i]; f.Kind != KindFax && f.Failed.IsZero() {
			return f
		}
	}
	return nil
}

// fit says how well an entry of a list serves.
type fit struct {
	marked   bool // by the user
	likely   bool // of the kind that serves best
	unlikely bool // of a kind that hardly serves
	failed   bool // it turned out to be wrong
}

// score puts what works before what failed, then what is marked, then the kinds by how they serve.
func (f fit) score() int {
	score := 0
	switch {
	case f.marked:
		score = 3
	case f.likely:
		score = 2
	case !f.unlikely:
		score = 1
	}
	if !f.failed {
		score += 4
	}
	return score
}

// preferred picks the entry that serves best, of equal ones the first.
func preferred[T any](list []T, rank func(*T) fit) *T {
	var best *T
	most := -1
	for i := range list {
		if n := rank(&list[i]).score(); n > most {
			best, most = &list[i], n
		}
	}
	return best
}
