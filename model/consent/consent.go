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
	PurposeCalls    Purpose = "calls" // courtesy calls, which somebody allows or not

	PurposeNewsletter Purpose = "newsletter"
	PurposeEvents     Purpose = "events" // invitations, and what reminds of them
	PurposeGuests     Purpose = "guests" // what a guest of an evening is told about it: no invitation any more
	PurposeJobs       Purpose = "jobs"   // open positions

	// These rest on nothing but a consent, whatever the firm's rules are and on whichever way it goes.
	PurposeSharing Purpose = "sharing" // contact data for other alumni
	PurposePhotos  Purpose = "photos"  // pictures that show them

	// What somebody is handed as is their right: their own data. Nothing stands against it.
	PurposeAccess Purpose = "access"
)

// Purposes lists those that the gate may refuse.
var Purposes = []Purpose{
	PurposeRegister, PurposeCalls, PurposeNewsletter, PurposeEvents, PurposeGuests, PurposeJobs, PurposeSharing, PurposePhotos,
}

// Ledger is the purpose of the ledger under which somebody says whether they allow it; "" where nobody is asked.
func (p Purpose) Ledger() model.Purpose {
	switch p {
	case PurposeCalls:
		return model.PurposeCalls
	case PurposeNewsletter:
		return model.PurposeNewsletter
	case PurposeEvents, PurposeGuests:
		return model.PurposeEvents
	case PurposeJobs:
		return model.PurposeJobs
	case PurposeSharing:
		return model.PurposeSharing
	case PurposePhotos:
		return model.PurposePhotos
	}
	return ""
}

// isWriting tells that something is written or said to many, which the ledger allows for each channel.
func (p Purpose) isWriting() bool {
	return p == PurposeNewsletter || p == PurposeEvents || p == PurposeGuests || p == PurposeJobs
}

// isTelling tells that others learn something of somebody.
func (p Purpose) isTelling() bool { return p == PurposeSharing || p == PurposePhotos }

// Channel is the way on which it leaves.
type Channel string

// The channels.
const (
	ChannelPhone    Channel = "phone"    // contacts on a phone, as cards or by QR code
	ChannelSheet    Channel = "sheet"    // a workbook or a printed list of the firm's own
	ChannelPost     Channel = "post"     // letters and their address labels
	ChannelMerge    Channel = "merge"    // letters and mails to many
	ChannelCalendar Channel = "calendar" // follow-ups, calls and birthdays in a calendar
	ChannelCall     Channel = "call"     // somebody is rung up
	ChannelEmail    Channel = "email"    // a mail to each of them
	ChannelMessage  Channel = "message"  // a short message to a mobile phone
	ChannelLinkedIn Channel = "linkedin" // a message to their profile
)

// Channels lists them.
var Channels = []Channel{
	ChannelPhone, ChannelSheet, ChannelPost, ChannelMerge, ChannelCalendar, ChannelCall, ChannelEmail, ChannelMessage, ChannelLinkedIn,
}

// ChannelOf is the gate's channel for one of the ledger.
func ChannelOf(c model.Channel) Channel {
	switch c {
	case model.ChannelPhone:
		return ChannelCall
	case model.ChannelMessage:
		return ChannelMessage
	case model.ChannelPost:
		return ChannelPost
	case model.ChannelLinkedIn:
		return ChannelLinkedIn
	}
	return ChannelEmail
}

// Ledger is the channel of the ledger on which somebody says whether they allow it: what stands for itself and is no
// other way of reaching somebody goes by e-mail.
func (c Channel) Ledger() model.Channel {
	switch c {
	case ChannelCall, ChannelPhone:
		return model.ChannelPhone
	case ChannelMessage:
		return model.ChannelMessage
	case ChannelPost:
		return model.ChannelPost
	case ChannelLinkedIn:
		return model.ChannelLinkedIn
	}
	return model.ChannelEmail
}

// Reason says why a person was left out. Its words stand under "gate." + Reason.
type Reason string

// The reasons.
const (
	ReasonNoContact Reason = "no_contact" // asked for no contact
	ReasonDeceased  Reason = "deceased"
	ReasonTrashed   Reason = "trashed"    // lies in the wastebasket, or is not in the book any more
	ReasonNoAddress Reason = "no_address" // letters would not arrive: no postal address is known

	ReasonWithdrawn   Reason = "withdrawn"     // allowed it once, and took it back
	ReasonObjected    Reason = "objected"      // does not want it: said so when asked
	ReasonNoConsent   Reason = "no_consent"    // never allowed it, where the firm turns to nobody else
	ReasonNoPhone     Reason = "no_phone"      // no number is known on which they could be spoken to
	ReasonNever       Reason = "never"         // is never to be called
	ReasonNotThisYear Reason = "not_this_year" // asked to be left alone until the new year
	ReasonLater       Reason = "later"         // the call was moved to a later day, or left out this time

	ReasonNoEmail   Reason = "no_email"   // no e-mail address is known that works
	ReasonNoMobile  Reason = "no_mobile"  // no number of a mobile phone is known that works
	ReasonNoProfile Reason = "no_profile" // no profile on LinkedIn is known
)

// Reasons lists them in the order in which they are told.
var Reasons = []Reason{
	ReasonNoContact, ReasonDeceased, ReasonTrashed, ReasonNoAddress,
	ReasonWithdrawn, ReasonObjected, ReasonNoConsent, ReasonNoPhone, ReasonNever, ReasonNotThisYear, ReasonLater,
	ReasonNoEmail, ReasonNoMobile, ReasonNoProfile,
}

// Standing is what the gate needs to know of a person.
type Standing struct {
	ID      int64
	Status  model.Status
	Trashed bool

	NoAddress bool // no postal address is known; only looked at for ChannelPost

	ConsentNeeded bool // who never said anything is left alone
	NoPhone       bool // there is no number on which they could be spoken to

	// Only looked at for PurposeCalls.
	Calls model.ConsentState // what they said to courtesy calls by phone
	Wish  model.CallWish
	Today model.Date // the day on which they would be called

	// Only looked at for newsletters, invitations and what guests are told.
	Said                         model.ConsentState // what they said to that purpose on that channel
	NoEmail, NoMobile, NoProfile bool               // there is nothing of the kind that works
}

// StandingOf takes it from a person; what they said to calls, the firm's rule and the day are the caller's to fill in.
func StandingOf(p *model.Person) Standing {
	return Standing{ID: p.ID, Status: p.Status, Trashed: !p.Trashed.IsZero(), NoPhone: p.RingablePhone() == nil, Wish: p.Calls}
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
	d := Decision{Allowed: make([]int64, 0, len(people))}
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
func refusal(purpose Purpose, channel Channel, s Standing) Reason {
	switch {
	case s.Trashed && purpose != PurposeAccess:
		return ReasonTrashed
	case purpose == PurposeAccess:
		return ""
	case channel == ChannelSheet && !purpose.isWriting() && !purpose.isTelling():
		return ""
	case s.Status == model.StatusNoContact:
		return ReasonNoContact
	case s.Status == model.StatusDeceased:
		return ReasonDeceased
	case purpose.isTelling():
		return refusedTelling(s)
	case purpose.isWriting():
		return refusedWriting(purpose, channel, s)
	case channel == ChannelPost && s.NoAddress:
		return ReasonNoAddress
	case purpose == PurposeCalls:
		return refusedCall(s)
	}
	return ""
}

// refusedTelling is the reason why others may not learn something of somebody, who has to have allowed it.
func refusedTelling(s Standing) Reason {
	switch s.Said {
	case model.ConsentGiven:
		return ""
	case model.ConsentWithdrawn:
		return ReasonWithdrawn
	case model.ConsentObjected:
		return ReasonObjected
	}
	return ReasonNoConsent
}

// refusedWriting is the reason why somebody may not be written to. What they said comes before what is lacking. A letter
// by post needs nobody's consent, nor does what a guest is told about the evening; an objection holds in any case.
func refusedWriting(purpose Purpose, channel Channel, s Standing) Reason {
	switch {
	case s.Said == model.ConsentWithdrawn:
		return ReasonWithdrawn
	case s.Said == model.ConsentObjected:
		return ReasonObjected
	case s.ConsentNeeded && s.Said != model.ConsentGiven && channel != ChannelPost && purpose != PurposeGuests:
		return ReasonNoConsent
	}
	return lacking(channel, s)
}

// lacking is the reason why a channel does not lead to somebody, "" where it does.
func lacking(channel Channel, s Standing) Reason {
	switch {
	case (channel == ChannelEmail || channel == ChannelMerge) && s.NoEmail:
		return ReasonNoEmail
	case channel == ChannelPost && s.NoAddress:
		return ReasonNoAddress
	case (channel == ChannelCall || channel == ChannelPhone) && s.NoPhone:
		return ReasonNoPhone
	case channel == ChannelMessage && s.NoMobile:
		return ReasonNoMobile
	case channel == ChannelLinkedIn && s.NoProfile:
		return ReasonNoProfile
	}
	return ""
}

// refusedCall is the reason why somebody may not be called now. What they said comes before what is lacking, and that
// before what may be otherwise next week.
func refusedCall(s Standing) Reason {
	switch {
	case s.Calls == model.ConsentWithdrawn:
		return ReasonWithdrawn
	case s.Calls == model.ConsentObjected:
		return ReasonObjected
	case s.Wish.Pause == model.PauseNever:
		return ReasonNever
	case s.ConsentNeeded && s.Calls != model.ConsentGiven:
		return ReasonNoConsent
	case s.NoPhone:
		return ReasonNoPhone
	case !s.Wish.Rests(s.Today):
		return ""
	case s.Wish.Pause == model.PauseNotThisYear:
		return ReasonNotThisYear
	}
	return ReasonLater
}

// Count counts those left out by reason.
func (d Decision) Count() map[Reason]int {
	n := map[Reason]int{}
	for _, l := range d.LeftOut {
		n[l.Reason]++
	}
	return n
}
