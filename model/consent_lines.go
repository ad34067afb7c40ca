package model

import "strings"

// ConsentLines is what the history's entry about consents keeps as its text: a line "calls/phone/given" for each. The
// window and the command line say it in words.
func ConsentLines(list []Consent) string {
	lines := make([]string, len(list))
	for i, c := range list {
		lines[i] = string(c.Purpose) + "/" + string(c.Channel) + "/" + string(c.State)
	}
	return strings.Join(lines, "\n")
}

// ParseConsentLines reads what ConsentLines wrote; lines that say something else are passed over.
func ParseConsentLines(text string) []Consent {
	var list []Consent
	for line := range strings.Lines(text) {
		if parts := strings.Split(strings.TrimSpace(line), "/"); len(parts) == 3 {
			list = append(list, Consent{Purpose: Purpose(parts[0]), Channel: Channel(parts[1]), State: ConsentState(parts[2])})
		}
	}
	return list
}
