package safety

import (
	"strings"
	"unicode"

	"alumnibook/assets"
	"alumnibook/model/backup"
	"alumnibook/model/rights"
	"alumnibook/ui/widgets"
)

// How much a passphrase of one's own must have to be called fair and strong. The program's own have 24 letters.
const (
	fewLetters    = 6  // different ones; with fewer it is weak, however long it is
	strongLetters = 20 // characters
	strongWords   = 4
)

// strengthKey says how well a passphrase protects, as a key of the words.
func strengthKey(pass string) string {
	different := map[rune]bool{}
	n := 0
	for _, r := range strings.ToLower(pass) {
		if !unicode.IsSpace(r) {
			different[r] = true
			n++
		}
	}
	words := map[string]bool{}
	for _, word := range strings.FieldsFunc(strings.ToLower(pass), func(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Pd, r) }) {
		words[word] = true
	}
	switch {
	case len(different) < fewLetters:
		return "safety.strength_weak"
	case n >= strongLetters || len(words) >= strongWords:
		return "safety.strength_strong"
	}
	return "safety.strength_fair"
}

// gauge is the line below a field in which a new passphrase is written: how good it is, and what the sheet says of it.
type gauge struct {
	w    *assets.Translator
	line *widgets.Paragraph
}

func newGauge(w *assets.Translator) *gauge { return &gauge{w, widgets.NewMutedParagraph("")} }

// follow says it of what is typed by now.
func (g *gauge) follow(pass string) {
	switch {
	case pass == "":
		g.line.SetText("")
	case backup.CheckPassphrase(pass) != nil:
		g.line.SetText(g.w.T("safety.too_short"))
	default:
		g.line.SetText(g.w.T(strengthKey(pass)) + " " + g.w.T("safety.check_new", "check", rights.PassphraseCheck(pass)))
	}
}

// compareText says what the sheet has to say of a passphrase that was typed off it, "" where it is too short to be one.
func compareText(w *assets.Translator, pass string) string {
	if backup.CheckPassphrase(pass) != nil {
		return ""
	}
	return w.T("safety.check_typed", "check", rights.PassphraseCheck(pass))
}
