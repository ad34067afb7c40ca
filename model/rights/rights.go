// Package rights makes the files that people's rights ask for: the pack with everything that the book knows of somebody,
// the papers that the firm hands out, and the sheet for the safe that says how a backup is brought back.
package rights

import (
	"cmp"
	"strconv"
	"strings"

	"alumnibook/model"
)

// Options says what is written where, and in which words.
type Options struct {
	Path     string                                 // of the file; one that is there already is replaced. A pack may be .pdf or .xlsx, papers are .pdf
	Language string                                 // of the file; "" for the one in which letters to the person are, else the firm's
	Words    func(lang, key string) string          // the words of a key in a language, with their placeholders
	Date     func(lang string, d model.Date) string // writes a day; nil for the ISO form
	Font     []byte                                 // TrueType, for PDFs
	BoldFont []byte                                 // may be nil
	Today    model.Date                             // stands on the file
	Progress func(done, total int)                  // may be nil
	Second   string                                 // where the copies in the second place lie, for the sheet for the safe; "" for a line to write on
}

// check refuses what makes no sense.
func (o *Options) check() error {
	switch {
	case o.Path == "":
		return model.Invalid("path", "missing")
	case !o.Today.IsFull():
		return model.Invalid("today", "missing")
	case isPDF(o.Path) && len(o.Font) == 0:
		return model.Invalid("font", "missing")
	}
	return nil
}

// speaker says words in one language.
type speaker struct {
	lang  string
	words func(lang, key string) string
	date  func(lang string, d model.Date) string
}

// in picks the language: the wanted one, else the first of the others that is one of the program's.
func (o *Options) in(others ...string) speaker {
	lang := o.Language
	for _, l := range others {
		lang = cmp.Or(lang, l)
	}
	return speaker{cmp.Or(lang, "en"), o.Words, o.Date}
}

// t says a key. The arguments are pairs of a placeholder's name and its value.
func (s speaker) t(key string, args ...string) string {
	text := key
	if s.words != nil {
		text = s.words(s.lang, key)
	}
	if len(args) == 0 {
		return text
	}
	pairs := make([]string, len(args))
	for i := 0; i+1 < len(args); i += 2 {
		pairs[i], pairs[i+1] = "{"+args[i]+"}", args[i+1]
	}
	return strings.NewReplacer(pairs...).Replace(text)
}

// day writes a date as the language does; "" for none.
func (s speaker) day(d model.Date) string {
	if s.date == nil || d.IsZero() {
		return d.String()
	}
	return s.date(s.lang, d)
}

// months is a length of time in words: years where it is whole ones.
func (s speaker) months(n int) string {
	switch {
	case n == 1:
		return s.t("paper.months.one")
	case n == 12:
		return s.t("paper.years.one")
	case n%12 == 0:
		return s.years(n / 12)
	}
	return s.t("paper.months.other", "n", strconv.Itoa(n))
}

func (s speaker) years(n int) string {
	if n == 1 {
		return s.t("paper.years.one")
	}
	return s.t("paper.years.other", "n", strconv.Itoa(n))
}

func isPDF(path string) bool { return strings.HasSuffix(strings.ToLower(path), ".pdf") }
