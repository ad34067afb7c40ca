package leaving

import (
	"slices"
	"strings"
)

// particles begin a family name of several words.
var particles = []string{"von", "vom", "zu", "zum", "zur", "van", "de", "den", "der", "del", "della", "di", "da", "du", "la", "le", "af", "av", "ten", "ter"}

// splitName takes a name apart as it is written: given names first, or the family name before a comma.
func splitName(name string) (given, family string) {
	if before, after, ok := strings.Cut(name, ","); ok {
		return strings.TrimSpace(after), strings.TrimSpace(before)
	}
	words := strings.Fields(name)
	if len(words) < 2 {
		return "", name
	}
	at := len(words) - 1
	for i := 1; i < at; i++ {
		if isParticle(words[i]) {
			at = i
		}
	}
	return strings.Join(words[:at], " "), strings.Join(words[at:], " ")
}

func isParticle(word string) bool {
	return slices.ContainsFunc(particles, func(p string) bool { return strings.EqualFold(p, word) })
}
