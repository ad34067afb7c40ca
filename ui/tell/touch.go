package tell

import (
	"slices"
	"strings"

	"alumnibook/assets"
	"alumnibook/model"
)

// EntryText is what an entry of the history says. What was allowed or taken back stands in it as codes, which are said
// in words.
func EntryText(w *assets.Translator, i *model.Interaction) string {
	if i.Kind != model.InteractionConsent {
		return i.Text
	}
	return ConsentCodes(w, i.Text)
}

// ConsentCodes says lines such as "calls/phone/given" in words; any other line stays as it is.
func ConsentCodes(w *assets.Translator, text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		codes := strings.Split(line, "/")
		if len(codes) != 3 {
			continue
		}
		c := model.Consent{Purpose: model.Purpose(codes[0]), Channel: model.Channel(codes[1]), State: model.ConsentState(codes[2])}
		if slices.Contains(model.Purposes, c.Purpose) && w.Has("model.consent."+codes[2]) {
			lines[i] = Consent(w, &c)
		}
	}
	return strings.Join(lines, "\n")
}

// Consent says what somebody allowed or refused: "Newsletter (Post): Allowed".
func Consent(w *assets.Translator, c *model.Consent) string {
	return w.T("people.consent_line", "what", ConsentTo(w, c.Purpose, c.Channel), "state", w.T("model.consent."+string(c.State)))
}

// ConsentTo names what a consent is for. The channel is named where it is not the usual one.
func ConsentTo(w *assets.Translator, p model.Purpose, c model.Channel) string {
	what := w.T("model.purpose." + string(p))
	if c == p.UsualChannel() || c == "" {
		return what
	}
	return w.T("people.consent_channel", "what", what, "channel", w.T("model.channel."+string(c)))
}

// PerYear says how many contacts a year are wanted; "" for none said.
func PerYear(w *assets.Translator, n int) string {
	if n == 0 {
		return ""
	}
	return w.N("people.per_year", n)
}

// Pause says how long somebody is not to be called, and why: "Not this year, until 1 Jan 2027 (new baby)"; "" where
// nothing is said.
func Pause(w *assets.Translator, c model.CallWish) string {
	if c.Pause == model.PauseNone {
		return ""
	}
	text := w.T("model.pause." + string(c.Pause))
	if c.Pause != model.PauseNever && !c.Until.IsZero() {
		text = w.T("people.paused_until", "pause", text, "date", w.Date(c.Until))
	}
	if c.Why != "" {
		text = w.T("people.because", "what", text, "why", c.Why)
	}
	return text
}

// Step names a step of a checklist for somebody who leaves.
func Step(w *assets.Translator, code, name string) string {
	if name != "" || code == "" {
		return name
	}
	return w.Or("model.step."+code, "people.plain", "text", code)
}

// Summary says in a line what a record holds that was added or taken away; "" for what its name says already.
func Summary(w *assets.Translator, kind string, raw []byte, names Names) string {
	parts := map[string][]string{
		"interaction": {"kind", "on", "text"},
		"consent":     {"purpose", "channel", "state", "on", "source"},
		"favour":      {"side", "kind", "on", "text"},
		"leaving":     {"last_day"},
		"interview":   {"on"},
		"event":       {"kind", "on", "place"},
		"attendance":  {"event_id", "role", "reply", "seat"},
		"wish":        {"on", "text", "theme"},
		"newsletter":  {"state", "due", "sent_on"},
		"basis":       {"purpose", "basis", "on", "note"},
		"request":     {"kind", "state", "received", "due"},
		"retention":   {"kind", "decision", "reason", "on"},
	}[kind]
	record := object(raw)
	var said []string
	for _, field := range parts {
		if s := Value(w, kind, field, record[field], names); s != "" {
			said = append(said, s)
		}
	}
	return strings.Join(said, " · ")
}
