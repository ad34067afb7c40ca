package mailtext

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// mail is one mail of a pasted text.
type mail struct {
	from    sender
	to      []sender
	subject string
	lines   []string // below its head, quotes included
	quote   int      // of lines, from where on somebody else is quoted; -1 for nowhere
	head    bool
}

func (m *mail) hasHead() bool { return m.head }

// whole is all of it.
func (m *mail) whole() string { return strings.Join(m.lines, "\n") }

// own is what its sender wrote: no quotes and no signature.
func (m *mail) own() string {
	list := m.lines
	if m.quote >= 0 {
		list = list[:m.quote]
	}
	var own []string
	for _, line := range list {
		trimmed := strings.TrimSpace(line)
		if trimmed == "--" || isSignature(trimmed) {
			break
		}
		if wrotePattern.MatchString(trimmed) || separatorPattern.MatchString(trimmed) {
			break
		}
		if !strings.HasPrefix(trimmed, ">") && !rawHead.MatchString(line) {
			own = append(own, line)
		}
	}
	return strings.Join(own, "\n")
}

// tidied is a pasted text with simple line ends and without the marks that programs hide in it.
func tidied(text string) string {
	text = strings.ToValidUTF8(text, "\uFFFD")
	return strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u00a0", " ", "\u200b", "", "\ufeff", "", "\u2028", "\n", "\u200e", "", "\u202f", " ").Replace(text)
}

// The lines of a head, by what programs of the four languages call them.
var headNames = map[string]string{
	"from": "from", "von": "from", "fra": "from", "från": "from", "absender": "from", "afsender": "from", "avsändare": "from",
	"sent": "sent", "date": "sent", "gesendet": "sent", "datum": "sent", "sendt": "sent", "dato": "sent", "skickat": "sent", "skickades": "sent",
	"to": "to", "an": "to", "til": "to", "till": "to",
	"cc": "cc", "kopie": "cc", "kopi": "cc", "kopia": "cc", "bcc": "cc",
	"subject": "subject", "betreff": "subject", "emne": "subject", "ämne": "subject",
}

var (
	headLine = regexp.MustCompile(`^\s*\*?(\pL{2,10})\s?\*?:\*?\s*(.*)$`)
	rawHead  = regexp.MustCompile(`(?i)^(Received|Return-Path|Delivered-To|Message-ID|MIME-Version|Content-[\w-]+|DKIM-Signature|ARC-[\w-]+|Authentication-Results|X-[\w-]+|References|In-Reply-To|Reply-To|List-[\w-]+|Thread-[\w-]+|Importance|Auto-Submitted|Precedence|Sender|User-Agent|Accept-Language|Wichtigkeit|Attachments|Anlagen):`)

	mboxLine = regexp.MustCompile(`^From \S+@\S+ `)
	// what programs put between an answer and what it answers
	separatorPattern = regexp.MustCompile(`(?i)^(>\s*)*(-{2,}|_{2,})\s*(original message|original-nachricht|ursprüngliche nachricht|oprindelig meddelelse|ursprungligt meddelande|weitergeleitete nachricht|forwarded message|videresendt meddelelse|vidarebefordrat meddelande)\b|^_{20,}$`)
	wrotePattern     = regexp.MustCompile(`(?i)^(>\s*)*((on|am|den|em|il|op)\b.{4,160}\b(wrote|schrieb|skrev)\b.{0,120}:?$|.{4,120}\b(wrote|schrieb|skrev)( am| on| den| følgende| följande)?.{0,60}:$)`)
)

// isSignature tells that a phone signed below.
func isSignature(line string) bool { return signature.MatchString(line) }

var signature = regexp.MustCompile(`(?i)^(sent from my|sent from outlook|get outlook for|von meinem .{1,30} gesendet|gesendet von|holen sie sich outlook|sendt fra min|hent outlook|skickat från min|hämta outlook)`)

// head is one line of a head and what it is called.
func head(line string) (name, value string) {
	m := headLine.FindStringSubmatch(line)
	if m == nil {
		return "", ""
	}
	return headNames[strings.ToLower(m[1])], strings.TrimSpace(m[2])
}

// block reads the head that begins at a line: how many lines it has, 0 where none begins there.
func block(lines []string) (m *mail, length int) {
	m = &mail{quote: -1, head: true}
	known := map[string]bool{}
	last := ""
	n := 0
	for n < len(lines) {
		line := lines[n]
		name, value := head(line)
		switch {
		case name != "":
			known[name], last = true, name
			m.set(name, value)
		case rawHead.MatchString(line):
			last = "raw"
		case n > 0 && last != "" && strings.TrimSpace(line) != "" && (line[0] == ' ' || line[0] == '\t'):
			if last == "to" || last == "from" {
				m.set(last, line)
			}
		default:
			goto end
		}
		n++
	}
end:
	if !known["from"] || !known["sent"] && !known["to"] && !known["subject"] {
		return nil, 0
	}
	return m, n
}

func (m *mail) set(name, value string) {
	switch name {
	case "from":
		if list := parties(value); len(list) > 0 && (m.from == sender{}) {
			m.from = list[0]
		}
	case "to", "cc":
		m.to = append(m.to, parties(value)...)
	case "subject":
		m.subject = value
	}
}

// mails takes a pasted text apart.
func (r *reader) mails(text string) []*mail {
	lines := strings.Split(text, "\n")
	current := &mail{quote: -1}
	list := []*mail{current}
	for i := 0; i < len(lines); i++ {
		if mboxLine.MatchString(lines[i]) {
			continue
		}
		next, n := block(lines[i:])
		if n == 0 {
			current.lines = append(current.lines, lines[i])
			continue
		}
		if r.quotes(current, next) {
			if current.quote < 0 {
				current.quote = len(current.lines)
			}
			current.lines = append(current.lines, lines[i:i+n]...)
		} else {
			current = next
			list = append(list, current)
		}
		i += n - 1
	}
	return list
}

// quotes tells whether a head that follows in a mail is that of what the mail answers, or of what came back, rather
// than the next mail.
func (r *reader) quotes(m, next *mail) bool {
	if r.isOwn(next.from.address) || m.endsWithSeparator() {
		return true
	}
	if !m.hasHead() {
		if m.quote >= 0 {
			return true
		}
		kind, _, _ := understood(m.own(), "")
		return kind != Unknown
	}
	if m.quote >= 0 && next.from.is(m.from) {
		return true
	}
	if slices.ContainsFunc(next.to, m.from.is) || slices.ContainsFunc(m.to, next.from.is) {
		return true
	}
	base, depth := topic(m.subject)
	nextBase, nextDepth := topic(next.subject)
	if base != "" && base == nextBase && depth > nextDepth {
		return true
	}
	return m.isBounce() && slices.ContainsFunc(next.to, func(s sender) bool {
		said := strings.Join(m.lines[:min(len(m.lines), bounceLines)], "\n")
		return s.address != "" && strings.Contains(strings.ToLower(said), s.address)
	})
}

// is tells whether two are the same, by address where both have one.
func (s sender) is(o sender) bool {
	if s.address != "" && o.address != "" {
		return s.address == o.address
	}
	return s.name != "" && strings.EqualFold(s.name, o.name)
}

// endsWithSeparator tells that a program's own line stands right above.
func (m *mail) endsWithSeparator() bool {
	for i := len(m.lines) - 1; i >= 0 && i >= len(m.lines)-4; i-- {
		if line := strings.TrimSpace(m.lines[i]); line != "" {
			return separatorPattern.MatchString(line) || wrotePattern.MatchString(line) || strings.HasPrefix(strings.ToLower(line), "content-type: message/rfc822") ||
				strings.HasPrefix(strings.ToLower(line), "content-type: text/rfc822")
		}
	}
	return false
}

var prefix = regexp.MustCompile(`(?i)^\s*(re|aw|antw|antwort|sv|vs|svar|wg|fw|fwd|vb|undeliverable|undelivered mail returned to sender|unzustellbar|kan ikke leveres|kunne ikke leveres|olevererbart|kan inte levereras|automatic reply|automatische antwort|automatisk svar|autosvar|accepted|zugesagt|declined|abgelehnt|tentative)\s*(\[\d+\])?:`)

// topic is a subject without what answers put before it, and how many of these there are.
func topic(subject string) (base string, depth int) {
	base = strings.ToLower(strings.TrimSpace(subject))
	for {
		at := prefix.FindStringIndex(base)
		if at == nil {
			return base, depth
		}
		base, depth = strings.TrimSpace(base[at[1]:]), depth+1
	}
}

// quoted is a text short enough for a note.
func quoted(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	if utf8.RuneCountInString(text) > mostQuote {
		text = string([]rune(text)[:mostQuote-1]) + "…"
	}
	return text
}

// beginning is how a text begins.
func beginning(text string) string {
	if len(text) > 8*mostQuote {
		text = strings.ToValidUTF8(text[:8*mostQuote], "")
	}
	return quoted(text)
}
