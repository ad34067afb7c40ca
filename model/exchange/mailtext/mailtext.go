// Package mailtext reads what is pasted from a mailbox: answers to an invitation, mails that came back, requests to get
// no more, and plain lists of addresses, in English, German, Danish and Swedish. It guesses nothing: what it does not
// understand is Unknown, with the words that stand there.
package mailtext

import (
	"slices"
	"strings"
)

// Kind is what a mail says.
type Kind string

// The kinds.
const (
	Bounced      Kind = "bounced"      // came back: there is no such address
	Full         Kind = "full"         // came back, and the address may be right: mailbox full, server busy, mail refused
	Unsubscribed Kind = "unsubscribed" // wants no more of it
	Yes          Kind = "yes"
	No           Kind = "no"
	Maybe        Kind = "maybe"
	Unknown      Kind = "unknown" // an address, or words that could not be understood
)

// Found is one thing that a pasted text says of somebody.
type Found struct {
	Address string // in small letters; "" where the mail names none
	Name    string // as the mail writes it; "" where it does not
	Kind    Kind
	Guests  int    // whom they bring, where they say so
	Quote   string // the words that it was understood from; of Unknown, how the mail begins
}

const (
	mostText   = 2 << 20 // of a text that is read
	mostQuote  = 300     // runes
	mostGuests = 20
)

// Read finds everything that a pasted text says, in its order, the same thing once. Text that somebody quotes below
// their answer does not count. Mails from one of our own addresses or domains are such quotes.
func Read(text string, own ...string) []Found {
	if len(text) > mostText {
		text = text[:mostText]
	}
	r := reader{own: lowered(own)}
	var found []Found
	for _, m := range r.mails(tidied(text)) {
		found = append(found, r.read(m)...)
	}
	seen := map[Found]bool{}
	return slices.DeleteFunc(found, func(f Found) bool {
		if f.Address != "" {
			f.Name, f.Quote = "", ""
		}
		twice := seen[f]
		seen[f] = true
		return twice
	})
}

// reader knows what is our own.
type reader struct{ own []string }

// isOwn tells whether an address is one of ours.
func (r *reader) isOwn(address string) bool {
	_, domain, _ := strings.Cut(address, "@")
	return address != "" && slices.ContainsFunc(r.own, func(o string) bool {
		return o == address || strings.TrimPrefix(o, "@") == domain
	})
}

// read understands one mail.
func (r *reader) read(m *mail) []Found {
	switch {
	case m.isBounce():
		if found := r.bounces(m); len(found) > 0 {
			return found
		}
	case !m.hasHead():
		if found, ok := r.list(m); ok {
			return found
		}
	}
	if !m.hasHead() && strings.TrimSpace(m.own()) == "" {
		return nil
	}
	f := Found{Address: m.from.address, Name: m.from.name}
	if !m.hasHead() {
		f.Address = r.only(m)
	}
	if m.isAutomatic() {
		f.Kind, f.Quote = Unknown, beginning(m.own())
	} else {
		f.Kind, f.Guests, f.Quote = understood(m.own(), m.subject)
	}
	if f.Address == "" && f.Name == "" && f.Kind == Unknown {
		return nil
	}
	return []Found{f}
}

// only is the one address of a text without a head, "" where there are several.
func (r *reader) only(m *mail) string {
	address := ""
	for _, a := range addressesIn(m.whole()) {
		switch {
		case r.isOwn(a) || isMachine(a) || a == address:
		case address != "":
			return ""
		default:
			address = a
		}
	}
	return address
}

// list reads lines of addresses or names, each with or without what they say; false where it is a text.
func (r *reader) list(m *mail) ([]Found, bool) {
	var found []Found
	entries, filled := 0, 0
	for _, line := range m.lines {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		filled++
		list := r.entries(line)
		if len(list) > 0 {
			entries++
		}
		found = append(found, list...)
	}
	return found, entries > 0 && entries*2 >= filled
}

// entries are what a line of a list says.
func (r *reader) entries(line string) []Found {
	at := addressPattern.FindAllStringIndex(line, -1)
	switch len(at) {
	case 0:
		name, said, ok := nameAndAnswer(line)
		if !ok {
			return nil
		}
		kind, guests, _ := understood(said, "")
		if kind == Unknown {
			return nil
		}
		return []Found{{Name: name, Kind: kind, Guests: guests, Quote: quoted(said)}}
	case 1:
		address := strings.ToLower(cleanAddress(line[at[0][0]:at[0][1]]))
		if !usable(address) || r.isOwn(address) {
			return nil
		}
		f := Found{Address: address, Kind: Unknown, Quote: quoted(line), Name: nameBefore(line[:at[0][0]])}
		rest := strings.Trim(line[at[0][1]:], " \t>)]:;,-–")
		if rest == "" && f.Name == "" {
			rest = strings.Trim(line[:at[0][0]], " \t<([:;,-–")
		}
		if rest != "" {
			f.Kind, f.Guests, _ = understood(rest, "")
		}
		return []Found{f}
	}
	var found []Found
	for _, p := range at {
		address := strings.ToLower(cleanAddress(line[p[0]:p[1]]))
		if usable(address) && !r.isOwn(address) && !slices.ContainsFunc(found, func(f Found) bool { return f.Address == address }) {
			found = append(found, Found{Address: address, Kind: Unknown, Quote: address})
		}
	}
	return found
}

func lowered(list []string) []string {
	out := make([]string, 0, len(list))
	for _, s := range list {
		if s = strings.ToLower(strings.TrimSpace(s)); s != "" {
			out = append(out, s)
		}
	}
	return out
}
