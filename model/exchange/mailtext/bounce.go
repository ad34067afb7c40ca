package mailtext

import (
	"regexp"
	"slices"
	"strings"
)

var (
	// the sender, the subject or the words of a mail that a server wrote because another one did not arrive
	bounceSender  = regexp.MustCompile(`(?i)mailer-daemon|postmaster|microsoftexchange|mail delivery|mail-zustellung|e-postleverans|maildaemon`)
	bounceSubject = regexp.MustCompile(`(?i)undeliver|unzustellbar|nicht zustellbar|kan ikke leveres|kunne ikke leveres|ikke leveret|kan inte levereras|kunde inte levereras|olevererbart|delivery (status|has) |delivery failure|delivery incomplete|returned mail|failure notice|mail delivery failed|zustellung(sfehler)?.{0,30}(fehlgeschlagen|fehler|verzögert)|leveringsfejl|leveransfel|nachricht nicht zugestellt`)
	bounceWords   = regexp.MustCompile(`(?i)final-recipient:|diagnostic-code:|` +
		`(delivery|message|mail|e-mail).{0,60}(has failed|failed to these|couldn.t be delivered|could not be delivered|wasn.t delivered|was not delivered|undeliverable)|` +
		`delivery has failed|couldn.t be delivered|(address|recipient) (couldn.t|could not) be found|address not found|user unknown|no such user|` +
		`konnte(n)? nicht (erfolgreich )?zugestellt werden|nicht zugestellt|fehler bei der nachrichtenzustellung|zustellung .{0,60}fehlgeschlagen|unzustellbar|adresse (wurde )?nicht gefunden|empfänger .{0,30}unbekannt|` +
		`kunne ikke leveres|kan ikke leveres|levering .{0,60}mislykkedes|blev ikke leveret|adressen blev ikke fundet|` +
		`kunde inte levereras|kan inte levereras|det gick inte att leverera|levererades inte|adressen hittades inte`)
	automatic = regexp.MustCompile(`(?i)^\s*(automatic reply|automatische antwort|abwesenheitsnotiz|abwesenheit|automatisk svar|automatiskt svar|autosvar|autoreply|auto:|out of office|ikke til stede|frånvaro)`)

	// what the mail looks like that did not arrive; below it nobody is told of any more
	originalBegins = regexp.MustCompile(`(?im)^\s*(original message headers|ursprüngliche nachrichtenkopfzeilen|ursprungliga meddelanderubriker|ursprungligt meddelandehuvud|oprindelige brevhoveder|oprindelige meddelelsesheadere|content-type: (message|text)/rfc822.*|-+ (this is a copy of the message|undelivered message|original message|message headers).*)`)
	recipientLine  = regexp.MustCompile(`(?im)^\s*(?:final-recipient|original-recipient)\s*:\s*(?:rfc822|utf-8)\s*;\s*(\S+)`)
	failedLine     = regexp.MustCompile(`(?im)^\s*x-failed-recipients\s*:\s*(.+)$`)

	// it may arrive another time, or was refused for what it is rather than for whom
	passing = regexp.MustCompile(`(?i)\b4\.[2-7]\.\d|\b5\.2\.2|\b5\.2\.3|\b5\.7\.\d|\b(421|450|451|452|552)[ -]|mailbox (is )?full|mailbox.{0,20}(full|quota)|over ?quota|quota exceeded|too large|greylist|try again|temporar|delayed|has not yet been|` +
		`postfach.{0,20}voll|speicher.{0,30}(voll|überschritten)|vorübergehend|verzögert|zu groß|abgewiesen.{0,30}spam|` +
		`postkasse(n)?.{0,20}(fuld|fyldt)|midlertidig|forsinket|brevlåda(n)?.{0,20}full|inkorg.{0,20}full|tillfällig|försenad|fördröjd|blocked|blacklist|spam|policy`)
	lasting = regexp.MustCompile(`(?i)\b5\.1\.\d+|\b5\.4\.\d|\b550[ -]5\.1|user unknown|unknown user|no such (user|mailbox|address|recipient)|does(n.t| not) exist|address not found|(couldn.t|could not|wasn.t|was not) (be )?found|not found|invalid (recipient|mailbox|address)|mailbox unavailable|account.{0,20}(disabled|inactive|closed)|no longer|` +
		`unbekannt|existiert nicht|nicht gefunden|findes ikke|blev ikke fundet|ukendt|finns inte|hittades inte|gick inte att hitta|okänd`)
)

const (
	bounceLines = 80 // at the head of a mail, in which a server says what happened
	context     = 12 // lines below an address that tell why it failed
)

// isBounce tells that a server wrote it, because a mail did not arrive.
func (m *mail) isBounce() bool {
	if m.isAutomatic() {
		return false
	}
	if bounceSender.MatchString(m.from.name) || m.from.address != "" && bounceSender.MatchString(m.from.address) || bounceSubject.MatchString(m.subject) {
		return true
	}
	text := m.lines
	if m.quote >= 0 {
		text = text[:m.quote]
	}
	return bounceWords.MatchString(strings.Join(text[:min(len(text), bounceLines)], "\n"))
}

// isAutomatic tells that a mail program answered in somebody's place.
func (m *mail) isAutomatic() bool { return automatic.MatchString(m.subject) }

// bounces are the addresses that a server could not deliver to.
func (r *reader) bounces(m *mail) []Found {
	text := m.whole()
	if at := originalBegins.FindStringIndex(text); at != nil && len(addressesIn(text[:at[0]])) > 0 {
		text = text[:at[0]]
	} else if m.quote >= 0 {
		text = strings.Join(m.lines[:m.quote], "\n")
	}
	failed := r.recipients(m, text)
	told := newTold(text)
	var general Kind // what the whole mail says, looked at where it says nothing of one address
	found := make([]Found, 0, len(failed))
	for _, address := range failed {
		kind, quote := told.reason(address)
		if kind == "" {
			if general == "" {
				general = judged(m.subject + "\n" + text)
			}
			kind = general
		}
		if quote == "" {
			quote = beginning(m.subject + " " + text)
		}
		found = append(found, Found{Address: address, Kind: kind, Quote: quote})
	}
	return found
}

// recipients are the addresses that a server's mail names, from the surest way of naming them to the least sure.
func (r *reader) recipients(m *mail, text string) []string {
	var list []string
	take := func(addresses []string) {
		for _, a := range addresses {
			if !r.isOwn(a) && !isMachine(a) && a != m.from.address && !slices.Contains(list, a) {
				list = append(list, a)
			}
		}
	}
	for _, line := range recipientLine.FindAllStringSubmatch(m.whole(), -1) {
		take(addressesIn(line[1]))
	}
	for _, line := range failedLine.FindAllStringSubmatch(m.whole(), -1) {
		take(addressesIn(line[1]))
	}
	if list == nil {
		addressed := addressesOf(m.to)
		take(slices.DeleteFunc(addressesIn(text), func(a string) bool { return slices.Contains(addressed, a) }))
	}
	return list
}

func addressesOf(list []sender) []string {
	var out []string
	for _, s := range list {
		out = append(out, s.address)
	}
	return out
}

// told is what a server says, with the lines that name an address.
type told struct {
	lines []string
	names [][]string       // the addresses of each line
	at    map[string][]int // the lines of each address
}

func newTold(text string) *told {
	t := &told{lines: strings.Split(text, "\n"), at: map[string][]int{}}
	t.names = make([][]string, len(t.lines))
	for i, line := range t.lines {
		t.names[i] = addressesIn(line)
		for _, a := range t.names[i] {
			t.at[a] = append(t.at[a], i)
		}
	}
	return t
}

// reason finds out why one address failed: by the words from where it stands to where another one does.
func (t *told) reason(address string) (Kind, string) {
	quote := ""
	for _, from := range t.at[address] {
		end := from + 1
		for end < len(t.lines) && end < from+context && !slices.ContainsFunc(t.names[end], func(o string) bool { return o != address }) {
			end++
		}
		said := strings.Join(t.lines[from:end], "\n")
		if quote == "" {
			quote = beginning(said)
		}
		if kind, ok := judge(said); ok {
			return kind, beginning(said)
		}
	}
	return "", quote
}

// judge tells whether an address is wrong or a mail was only kept back, by the words of a server; false where they say
// nothing of it.
func judge(text string) (Kind, bool) {
	switch {
	case lasting.MatchString(text):
		return Bounced, true
	case passing.MatchString(text):
		return Full, true
	}
	return "", false
}

// judged is judge where something has to be said.
func judged(text string) Kind {
	if kind, ok := judge(text); ok {
		return kind
	}
	return Bounced
}
