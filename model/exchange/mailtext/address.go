package mailtext

import (
	"regexp"
	"strings"
	"unicode"

	"alumnibook/model"
)

var addressPattern = regexp.MustCompile(`[\pL\pN._%+'&=/-]+@[\pL\pN-]+(?:\.[\pL\pN-]+)+`)

// addressesIn are the addresses of a text in small letters, each once.
func addressesIn(text string) []string {
	var list []string
	seen := map[string]bool{}
	for _, a := range addressPattern.FindAllString(text, -1) {
		if a = strings.ToLower(cleanAddress(a)); usable(a) && !seen[a] {
			seen[a] = true
			list = append(list, a)
		}
	}
	return list
}

// cleanAddress drops what only surrounds an address in a text.
func cleanAddress(a string) string {
	return strings.TrimPrefix(strings.Trim(a, "'.-=/&"), "mailto:")
}

// usable tells whether it can be somebody's address.
func usable(a string) bool { return len(a) <= 254 && model.ValidEmail(a) }

// machines are what the first part of an address of a mail server contains.
var machines = []string{"mailer-daemon", "postmaster", "microsoftexchange", "mail-daemon", "maildaemon", "bounce", "noreply", "no-reply", "donotreply"}

// isMachine tells that nobody reads what goes to an address.
func isMachine(address string) bool {
	user, _, _ := strings.Cut(address, "@")
	for _, m := range machines {
		if strings.HasPrefix(user, m) {
			return true
		}
	}
	return false
}

// sender is who a mail is from, or to.
type sender struct{ name, address string }

// parties reads the people of a line of a head: "Anna Berg <anna@x.example>; Bo Dahl [mailto:bo@y.example]".
func parties(text string) []sender {
	var list []sender
	at := 0
	for _, p := range addressPattern.FindAllStringIndex(text, -1) {
		if p[0] < at {
			continue
		}
		address := strings.ToLower(cleanAddress(text[p[0]:p[1]]))
		if !usable(address) {
			continue
		}
		name := text[at:p[0]]
		at = p[1]
		for at < len(text) && strings.ContainsRune(">])'\" ", rune(text[at])) {
			at++
		}
		list = append(list, sender{nameBefore(name), address})
	}
	if list == nil {
		for _, name := range strings.Split(text, ";") {
			if name = nameBefore(name); name != "" {
				list = append(list, sender{name: name})
			}
		}
	}
	return list
}

// nameBefore is the name that stands before an address, "" where what stands there is none.
func nameBefore(text string) string {
	text = strings.TrimSpace(strings.ReplaceAll(text, "mailto:", ""))
	text = strings.Trim(text, " \t<[(,;:\"'–-*•·|>)]")
	text = strings.Join(strings.Fields(text), " ")
	if text == "" || len([]rune(text)) > 80 || strings.ContainsFunc(text, func(r rune) bool { return unicode.IsDigit(r) || unicode.IsControl(r) || r == '@' }) {
		return ""
	}
	if family, given, ok := strings.Cut(text, ","); ok && strings.Count(text, ",") == 1 {
		text = strings.TrimSpace(strings.TrimSpace(given) + " " + strings.TrimSpace(family))
	}
	return text
}

// nameAndAnswer takes "Anna Berg: ja, zu zweit" apart.
func nameAndAnswer(line string) (name, said string, ok bool) {
	for _, sep := range []string{":", "\t", " – ", " - ", ";"} {
		name, said, ok = strings.Cut(line, sep)
		if ok && isName(name) && strings.TrimSpace(said) != "" {
			return strings.Join(strings.Fields(name), " "), strings.TrimSpace(said), true
		}
	}
	return "", "", false
}

// isName tells whether a text looks like a name: two to five words, the first and the last with a capital.
func isName(text string) bool {
	words := strings.Fields(text)
	if len(words) < 2 || len(words) > 5 || len([]rune(text)) > 60 {
		return false
	}
	for i, w := range words {
		first := []rune(w)[0]
		if (i == 0 || i == len(words)-1) && !unicode.IsUpper(first) {
			return false
		}
		if strings.ContainsFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !strings.ContainsRune(".'’-", r) }) {
			return false
		}
	}
	return true
}
