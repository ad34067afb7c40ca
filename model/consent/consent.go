// Package consent holds the one gate that everything which leaves the book goes through. It answers who may
// be in it, and says of everybody else why not.
package consent

import "alumnibook/model"

// Purpose is what somebody's data is used for.
type Purpose string

// The purposes. Keeping the register (the firm's own phone and Excel) rests on the firm's own interest and
// needs no consent; it still stops where a person asked for no contact.
const (
	PurposeRegister Purpose = "register"
)

// Channel is the way on which it leaves.
type Channel string

// The channels.
const (
	ChannelPhone Channel = "phone" // contacts on a phone, as cards or by QR code
	ChannelSheet Channel = "sheet" // a workbook or a printed list of the firm's own
	ChannelPost  Channel = "post"  // address labels
	ChannelMerge Channel = "merge" // letters and mails to many
)

// Reason says why a person was left out. Its words stand under "gate." + Reason.
type Reason string

// The reasons.
const (
	ReasonNoContact Reason = "no_contact" // asked for no contact
	ReasonDeceased  Reason = "deceased"
	ReasonTrashed   Reason = "trashed"    // lies in the wastebasket
	ReasonNoAddress Reason = "no_address" // letters would not arrive: no postal address is known
)

// Reasons lists them in the order in which they are told.
var Reasons = []Reason{ReasonNoContact, ReasonDeceased, ReasonTrashed, ReasonNoAddress}

// Standing is what the gate needs to know of a person.
type Standing struct {
	ID      int64
	Status  model.Status
	Trashed bool

	NoAddress bool // no postal address is known; only looked at for ChannelPost
}

// StandingOf takes it from a person.
func StandingOf(p *model.Person) Standing {
	return Standing{ID: p.ID, Status: p.Status, Trashed: !p.Trashed.IsZero()}
}

// LeftOut is one person whom the gate kept back.
type LeftOut struct {
	ID     int64
	Reason Reason
}

// Decision is the gate's answer, in the order in which it was asked.
type Decision struct {
	Allowed []int64
	LeftOut []LeftOut
}

// Gate decides for each person whether their data may leave for a purpose on a channel.
func Gate(purpose Purpose, channel Channel, people []Standing) Decision {
	var d Decision
	for _, s := range people {
		if why := refusal(purpose, channel, s); why != "" {
			d.LeftOut = append(d.LeftOut, LeftOut{s.ID, why})
			continue
		}
		d.Allowed = append(d.Allowed, s.ID)
	}
	return d
}

// refusal is the reason why one person is left out, "" where nothing stands against it. The firm's own workbook
// may hold everybody, or a list that was edited in Excel could not come back whole.
func refusal(_ Purpose, channel Channel, s Standing) Reason {
	switch {
	case s.Trashed:
		return ReasonTrashed
	case channel == ChannelSheet:
		return ""
	case s.Status == model.StatusNoContact:
		return ReasonNoContact
	case s.Status == model.StatusDeceased:
		return ReasonDeceased
	case channel == ChannelPost && s.NoAddress:
		return ReasonNoAddress
	}
	return ""
}

// Count counts those left out by reason.
func (d Decision) Count() map[Reason]int {
	n := map[Reason]int{}
	for _, l := range d.LeftOut {
		n[l.Reason]++
	}
	return n
}
