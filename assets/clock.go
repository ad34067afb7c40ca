package assets

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Clock writes the time of day of a moment, in that moment's own zone.
func (t *Translator) Clock(at time.Time) string { return at.Format(t.format.clock) }

// TimeOfDay writes a time of day, which the book keeps as "15:04", as the region does; "" for none.
func (t *Translator) TimeOfDay(at string) string {
	if clock, err := time.Parse("15:04", at); err == nil {
		return t.Clock(clock)
	}
	return at
}

// ParseTime reads a time of day as people type it in any region, into the form that the book keeps: "18", "18.30",
// "1830", "18:30 Uhr", "kl. 18", "6:30 PM". "" is none.
func ParseTime(text string) (string, bool) {
	text = strings.ToLower(strings.TrimSpace(text))
	for _, word := range []string{"uhr", "klokken", "klockan", "kl.", "kl"} {
		text = strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(text, word), word))
	}
	if text == "" {
		return "", true
	}
	text, half := halfOfDay(text)
	hours, minutes, parted := strings.Cut(strings.NewReplacer(".", ":", ",", ":", "h", ":").Replace(text), ":")
	if !parted && len(text) > 2 && len(text) <= 4 {
		hours, minutes = text[:len(text)-2], text[len(text)-2:]
	}
	h, err := strconv.Atoi(hours)
	m := 0
	if err == nil && minutes != "" {
		m, err = strconv.Atoi(minutes)
	}
	switch {
	case half == "pm" && h < 12:
		h += 12
	case half == "am" && h == 12:
		h = 0
	}
	if err != nil || h < 0 || h > 23 || m < 0 || m > 59 {
		return "", false
	}
	return fmt.Sprintf("%02d:%02d", h, m), true
}

// halfOfDay takes "am" or "pm" off a time of day, also as "p.m.".
func halfOfDay(text string) (rest, half string) {
	bare := text
	if strings.HasSuffix(bare, ".m.") {
		bare = strings.TrimSuffix(bare, ".m.") + "m"
	}
	for _, half := range []string{"am", "pm"} {
		if rest, ok := strings.CutSuffix(bare, half); ok {
			return strings.TrimSpace(rest), half
		}
	}
	return text, ""
}
