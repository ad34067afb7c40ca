package importer

import (
	"regexp"
	"strings"
	"sync"

	"alumnibook/model"
)

// phoneCache keeps what numbers were read as, since reading one costs far more than all the rest of its row and every
// row is read when it is checked and once more when it is written.
type phoneCache struct {
	parts [64]struct {
		sync.RWMutex
		read map[string]phoneReading
	}
}

type phoneReading struct {
	e164     string
	repaired bool
}

func newPhoneCache() *phoneCache {
	c := &phoneCache{}
	for i := range c.parts {
		c.parts[i].read = map[string]phoneReading{}
	}
	return c
}

// parse is model.ParsePhone, remembered.
func (c *phoneCache) parse(written, country string) (string, bool) {
	key := country + written
	part := &c.parts[hash(key)%uint64(len(c.parts))]
	part.RLock()
	r, ok := part.read[key]
	part.RUnlock()
	if ok {
		return r.e164, r.repaired
	}
	r.e164, r.repaired = model.ParsePhone(written, country)
	part.Lock()
	part.read[strings.Clone(key)] = r
	part.Unlock()
	return r.e164, r.repaired
}

// phonePart is one number out of a cell, with what stood before it.
type phonePart struct{ number, label string }

// splitPhones takes a cell with several numbers apart: at line breaks, semicolons, "oder", "eller", "or", and at
// commas and strokes between two whole numbers.
func splitPhones(s string) []phonePart {
	var list []phonePart
	for _, line := range strings.FieldsFunc(s, func(r rune) bool { return r == '\n' || r == ';' || r == '|' || r == '\r' }) {
		for _, piece := range splitAtWords(line) {
			for _, p := range splitAtMarks(piece) {
				if part := cutLabel(p); part.number != "" {
					list = append(list, part)
				}
			}
		}
	}
	return list
}

// phoneWords stand between two numbers.
var phoneWords = map[string]bool{"oder": true, "eller": true, "or": true, "und": true, "og": true, "och": true, "and": true, "bzw": true, "resp": true, "samt": true}

func splitAtWords(s string) []string {
	words := strings.Fields(s)
	var list []string
	from := 0
	for i, w := range words {
		if phoneWords[strings.Trim(strings.ToLower(w), ".,")] {
			list = append(list, strings.Join(words[from:i], " "))
			from = i + 1
		}
	}
	return append(list, strings.Join(words[from:], " "))
}

// splitAtMarks cuts at a comma or stroke where a whole number stands on either side.
func splitAtMarks(s string) []string {
	for i, r := range s {
		if r != ',' && r != '/' {
			continue
		}
		left, right := strings.TrimSpace(s[:i]), strings.TrimSpace(s[i+1:])
		if countDigits(left) >= 6 && countDigits(right) >= 6 && beginsNumber(right) {
			return append([]string{left}, splitAtMarks(right)...)
		}
	}
	return []string{strings.TrimSpace(s)}
}

func countDigits(s string) int {
	n := 0
	for i := range len(s) {
		if s[i] >= '0' && s[i] <= '9' {
			n++
		}
	}
	return n
}

// beginsNumber tells whether a piece begins like a whole number, after a label if there is one.
func beginsNumber(s string) bool {
	i := strings.IndexAny(s, "+0123456789(")
	return i >= 0 && (s[i] == '+' || s[i] == '0' || s[i] == '(' || countDigits(s) >= 8)
}

// cutLabel takes off what stands before a number: "Tel.: 0221 123", "privat 0221 123". A text without any number is
// left whole.
func cutLabel(s string) phonePart {
	s = strings.TrimSpace(strings.Trim(s, ","))
	i := strings.IndexAny(s, "+0123456789(")
	if i <= 0 {
		return phonePart{number: s}
	}
	label := strings.TrimSpace(strings.TrimRight(s[:i], " :.-/"))
	if s[i] == '(' && !strings.HasPrefix(s[i:], "(0") && !strings.HasPrefix(s[i:], "(+") {
		return phonePart{number: s}
	}
	return phonePart{number: strings.TrimSpace(s[i:]), label: label}
}

// labelKinds are the kinds that a label before a number can name, by its folded words.
var labelKinds = map[string]model.Kind{
	"m": model.KindMobile, "mobil": model.KindMobile, "mobile": model.KindMobile, "handy": model.KindMobile, "cell": model.KindMobile, "mob": model.KindMobile,
	"p": model.KindPrivate, "privat": model.KindPrivate, "private": model.KindPrivate, "home": model.KindPrivate, "hem": model.KindPrivate,
	"priv": model.KindPrivate, "hjem": model.KindPrivate, "g": model.KindWork, "d": model.KindWork, "dienstlich": model.KindWork, "dienstl": model.KindWork,
	"work": model.KindWork, "arbejde": model.KindWork, "arbete": model.KindWork, "geschaeftlich": model.KindWork, "gesch": model.KindWork,
	"buero": model.KindWork, "office": model.KindWork, "fax": model.KindFax, "telefax": model.KindFax,
}

// readCardPhone understands a number of a card. Programs write them as they were typed and hardly lose a zero, so that
// it stays as it stands; the zero of a mobile number is beyond doubt.
func readCardPhone(text string, f Field, country string, cache *phoneCache) (phones []model.Phone, repair string) {
	e164, repaired := cache.parse(text, country)
	switch {
	case !repaired || e164 == "":
	case strings.HasPrefix(e164[1:], strings.TrimSpace(text)):
		repair = RepairPhonePlus
	case mobile(e164):
		repair = RepairPhoneZero
	default:
		e164 = ""
	}
	phone := model.Phone{Number: text, E164: e164, Kind: phoneKinds[f]}
	if f == FieldPhone && mobile(e164) {
		phone.Kind = model.KindMobile
	}
	if e164 == "" {
		repair = RepairPhoneUnread
	}
	return []model.Phone{phone}, repair
}

// readPhones understands a cell of a telephone column.
func readPhones(text string, f Field, country string, cache *phoneCache) (phones []model.Phone, repair string) {
	parts := splitPhones(text)
	for _, p := range parts {
		if isExponent(p.number) {
			repair = RepairExponent
			continue
		}
		number := withoutPointZero(p.number)
		e164, repaired := cache.parse(number, country)
		if (number != p.number || p.label == "'") && repair == "" {
			repair = RepairNumberForm
		}
		p.number = number
		phone := model.Phone{Number: p.number, E164: e164, Kind: phoneKinds[f]}
		if f == FieldPhone && mobile(e164) {
			phone.Kind = model.KindMobile
		}
		if k, ok := labelKinds[foldWord(p.label)]; ok {
			phone.Kind = k
		} else if e164 == "" && len(p.label) > 1 { // "extension 12": the word belongs to it
			phone.Number = p.label + " " + number
		}
		switch {
		case e164 == "":
			repair = RepairPhoneUnread
		case repaired:
			phone.Number = model.InternationalPhone(e164)
			if repair == "" {
				repair = RepairPhoneZero
				if strings.HasPrefix(e164[1:], strings.TrimSpace(p.number)) {
					repair = RepairPhonePlus
				}
			}
		}
		phones = append(phones, phone)
	}
	if repair == "" && len(phones) > 1 {
		repair = RepairTwoPhones
	}
	return phones, repair
}

// exponent is how Excel shows, and writes into a text file, a number that is too long for its column.
var exponent = regexp.MustCompile(`^'?\d(?:[.,]\d+)?[eE]\+?\d{1,3}$`)

// isExponent tells a number whose digits are lost.
func isExponent(s string) bool {
	return len(s) > 3 && strings.ContainsAny(s, "eE") && exponent.MatchString(s)
}

// pointZero is a whole number as programs write it that take it for a fraction.
var pointZero = regexp.MustCompile(`^'?(\d{6,15})[.,]0$`)

// withoutPointZero takes off the ".0" behind such a number, and the apostrophe that Excel was told "text" with.
func withoutPointZero(s string) string {
	if n := len(s); n > 7 && s[n-1] == '0' && (s[n-2] == '.' || s[n-2] == ',') {
		if m := pointZero.FindStringSubmatch(s); m != nil {
			return m[1]
		}
	}
	if len(s) > 6 && s[0] == '\'' {
		return s[1:]
	}
	return s
}

// labelKind is the kind that the label beside a value names: "Work", "* Home", "Work Fax"; "" where there is none.
func labelKind(label string) model.Kind {
	if label == "" {
		return ""
	}
	has := map[model.Kind]bool{}
	for _, w := range strings.Fields(foldWord(label)) {
		has[labelKinds[w]] = true
	}
	switch {
	case has[model.KindFax]:
		return model.KindFax
	case has[model.KindMobile] && has[model.KindWork]:
		return model.KindWorkMobile
	case has[model.KindMobile]:
		return model.KindMobile
	case has[model.KindWork]:
		return model.KindWork
	case has[model.KindPrivate]:
		return model.KindPrivate
	}
	return model.KindOther
}

// mobileStarts are the beginnings of mobile numbers in countries whose numbers tell.
var mobileStarts = []string{"+4915", "+4916", "+4917", "+467", "+447", "+4366", "+4367", "+4368", "+4369", "+417", "+316", "+474", "+479", "+3584", "+3585", "+336", "+337"}

func mobile(e164 string) bool {
	for _, s := range mobileStarts {
		if strings.HasPrefix(e164, s) {
			return true
		}
	}
	return false
}
