package model

import (
	"fmt"
	"hash/fnv"
	"strings"
)

// Entry names one entry of a person's lists in a file that may come back: whose it is, which list it stands in, what
// its columns can't say, and a print of what it said, by which it is found again.
type Entry struct {
	UID       string
	List      string // one of the Entry constants
	Print     string
	Kind      Kind
	Preferred bool
	Internal  bool // of a note
	From, To  Date // of a job
}

// The lists of a person, as an Entry names them.
const (
	EntryEmail      = "email"
	EntryPhone      = "phone"
	EntryAddress    = "address"
	EntryLink       = "link"
	EntryEmployment = "employment"
	EntryJob        = "job"
	EntryTag        = "tag"
	EntrySkill      = "skill"
	EntryNote       = "note"
)

// String writes the name in small letters and without blanks: "5f2b…/email/9a3b12cd/kind=private/preferred".
func (e Entry) String() string {
	parts := []string{e.UID, e.List, e.Print}
	if e.Kind != "" {
		parts = append(parts, "kind="+string(e.Kind))
	}
	if !e.From.IsZero() {
		parts = append(parts, "from="+e.From.String())
	}
	if !e.To.IsZero() {
		parts = append(parts, "to="+e.To.String())
	}
	if e.Preferred {
		parts = append(parts, "preferred")
	}
	if e.Internal {
		parts = append(parts, "internal")
	}
	return strings.Join(parts, "/")
}

// ParseEntry reads what String writes; false for anything else, such as the identity of a person alone.
func ParseEntry(s string) (Entry, bool) {
	parts := strings.Split(strings.ToLower(strings.TrimSpace(s)), "/")
	if len(parts) < 3 || len(parts[2]) != 16 || parts[0] == "" {
		return Entry{}, false
	}
	e := Entry{UID: parts[0], List: parts[1], Print: parts[2]}
	switch e.List {
	case EntryEmail, EntryPhone, EntryAddress, EntryLink, EntryEmployment, EntryJob, EntryTag, EntrySkill, EntryNote:
	default:
		return Entry{}, false
	}
	for _, part := range parts[3:] {
		name, value, _ := strings.Cut(part, "=")
		var err error
		switch name {
		case "kind":
			e.Kind = Kind(value)
		case "from":
			e.From, err = ParseDate(value)
		case "to":
			e.To, err = ParseDate(value)
		case "preferred":
			e.Preferred = true
		case "internal":
			e.Internal = true
		default:
			return Entry{}, false
		}
		if err != nil {
			return Entry{}, false
		}
	}
	return e, true
}

// print is a short hash of texts.
func entryPrint(texts ...string) string {
	h := fnv.New64a()
	for _, t := range texts {
		fmt.Fprintf(h, "%d:%s", len(t), t)
	}
	return fmt.Sprintf("%016x", h.Sum64())
}

// EntryPrint is the print of what an e-mail address says.
func (e *Email) EntryPrint() string { return entryPrint(EmailKey(e.Address)) }

// EntryPrint is the print of what a number says.
func (f *Phone) EntryPrint() string {
	if f.E164 != "" {
		return entryPrint(f.E164)
	}
	return entryPrint(strings.Join(strings.Fields(f.Number), " "))
}

// EntryPrint is the print of what an address says.
func (a *Address) EntryPrint() string {
	code := strings.ToUpper(strings.ReplaceAll(a.PostalCode, " ", ""))
	return entryPrint(strings.Join(strings.Fields(a.Street), " "), code, a.City, a.Region, a.Country)
}

// EntryPrint is the print of what a link says.
func (l *Link) EntryPrint() string { return entryPrint(LinkKey(l.URL)) }

// EntryPrint is the print of what a stint says.
func (e *Employment) EntryPrint() string {
	return entryPrint(e.PersonnelNumber, e.Office, e.Department, e.Position, e.From.String(), e.To.String(), e.Reason)
}

// EntryPrint is the print of what a job says.
func (j *Job) EntryPrint() string {
	return entryPrint(j.Organisation, j.Title, j.From.String(), j.To.String())
}

// EntryPrint is the print of what a note says.
func (n *Note) EntryPrint() string { return WordPrint(n.Text) }

// WordPrint is the print of a tag or a skill.
func WordPrint(word string) string { return entryPrint(strings.Join(strings.Fields(word), " ")) }
