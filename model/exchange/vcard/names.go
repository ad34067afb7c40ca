package vcard

import "strings"

// propertyName is the name of a property and what is to be known about it.
type propertyName struct {
	name       string // in capitals
	known      bool   // cards have it
	lines      bool   // its text may run over lines that are not marked as continuations
	structured bool   // its value has parts
	binary     bool   // its value may be a picture or the like
}

const knownNames = "ADR AGENT ANNIVERSARY BDAY BEGIN BIRTHPLACE CALADRURI CALURI CATEGORIES CLASS CLIENTPIDMAP DEATHDATE " +
	"DEATHPLACE EMAIL END EXPERTISE FBURL FN GENDER GEO HOBBY IMPP INTEREST KEY KIND LABEL LANG LOGO MAILER MEMBER N NAME " +
	"NICKNAME NOTE ORG ORG-DIRECTORY PHOTO PRODID PROFILE RELATED REV ROLE SORT-STRING SOUND SOURCE TEL TITLE TZ UID URL " +
	"VERSION XML SOCIALPROFILE CREATED PRONOUNS GRAMGENDER"

var names = func() map[string]*propertyName {
	all := map[string]*propertyName{}
	for name := range strings.FieldsSeq(knownNames) {
		all[name] = &propertyName{
			name: name, known: true,
			lines:      name == "NOTE" || name == "ADR" || name == "LABEL",
			structured: name == "N" || name == "ADR" || name == "ORG",
			binary:     name == "PHOTO" || name == "LOGO" || name == "SOUND" || name == "KEY",
		}
	}
	return all
}()

// nameOf gives a name in capitals, and remembers it: the same few come again and again.
func (r *reader) nameOf(raw []byte) *propertyName {
	if n, ok := r.names[string(raw)]; ok {
		return n
	}
	upper := strings.ToUpper(string(raw))
	n, ok := names[upper]
	if !ok {
		n = &propertyName{name: upper, known: strings.HasPrefix(upper, "X-"), lines: strings.HasPrefix(upper, "X-")}
	}
	if len(r.names) < 4096 {
		r.names[string(raw)] = n
	}
	return n
}

// head is a line taken apart up to its value.
type head struct {
	group, name, params []byte
	value               int // where it begins
}

// parseHead takes a line apart that may be a property. It is none where no name stands before the colon.
func parseHead(line []byte) (h head, ok bool) {
	i, dot := 0, -1
	for ; i < len(line); i++ {
		c := line[i]
		if c == ':' || c == ';' {
			break
		}
		if c == '.' {
			if dot < 0 {
				dot = i
			}
			continue
		}
		if !isNameByte(c) && (c != ' ' && c != '\t' || i == 0) {
			return head{}, false
		}
	}
	if i == len(line) {
		return head{}, false
	}
	h.name = trimRightBlanks(line[:i])
	if dot >= 0 {
		h.group, h.name = h.name[:min(dot, len(h.name))], h.name[min(dot+1, len(h.name)):]
	}
	for _, c := range h.name {
		if c == ' ' || c == '\t' {
			return head{}, false // words before a colon
		}
	}
	if len(h.name) == 0 {
		return head{}, false
	}
	if line[i] == ':' {
		h.value = i + 1
		return h, true
	}
	colon := paramsEnd(line[i+1:])
	if colon < 0 {
		return head{}, false
	}
	h.params = line[i+1 : i+1+colon]
	h.value = i + 1 + colon + 1
	return h, true
}

// paramsEnd finds the colon behind the parameters: the first outside quotes, or the first of all where a quote is
// never closed.
func paramsEnd(b []byte) int {
	first, quoted := -1, false
	for i, c := range b {
		switch {
		case c == '"':
			quoted = !quoted
		case c == ':' && !quoted:
			return i
		case c == ':' && first < 0:
			first = i
		}
	}
	return first
}

func isNameByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_'
}

func trimRightBlanks(b []byte) []byte {
	for len(b) > 0 && (b[len(b)-1] == ' ' || b[len(b)-1] == '\t') {
		b = b[:len(b)-1]
	}
	return b
}

func hasLower(b []byte) bool {
	for _, c := range b {
		if c >= 'a' && c <= 'z' {
			return true
		}
	}
	return false
}
