package vcard

import (
	"slices"
	"strings"

	govcard "github.com/emersion/go-vcard"

	"alumnibook/model"
)

// names are the parts of the name where the card tells them apart, else the full name.
func (f *facts) names() {
	parts := f.nameParts()
	full := ""
	if all := f.take(govcard.FieldFormattedName); len(all) > 0 {
		full = all[0].field.Value
		for _, other := range all[1:] {
			f.placed[other] = other.field.Value == full
		}
	}
	if whole, ok := unparted(parts, full); ok {
		f.put(KeyFull, whole)
	} else {
		for i, key := range [...]string{KeyFamily, KeyGiven, KeyAdditional, KeyPrefix, KeySuffix} {
			f.put(key, parts[i])
		}
		if saysMore(full, parts) {
			f.put(KeyFull, full)
		}
	}
	for _, p := range f.take(govcard.FieldNickname) {
		name := p.field.Value
		if !f.c.old { // in 2.1 commas mean themselves
			name = strings.Join(nonEmpty(split(p.text, ',', false)), ", ")
		}
		f.put(KeyNickname, name)
	}
	for _, p := range f.by["X-ANDROID-CUSTOM"] { // 2.1 has no name for it
		if parts := f.parts(p); len(parts) > 1 && parts[0] == "vnd.android.cursor.item/nickname" {
			f.placed[p] = true
			f.put(KeyNickname, parts[1])
		}
	}
	for _, name := range []string{"X-MAIDENNAME", "X-MAIDEN-NAME", "X-BIRTHNAME", "X-BIRTH-NAME"} {
		for _, p := range f.take(name) {
			f.put(KeyBirthName, p.field.Value)
		}
	}
}

// saysMore tells whether the name that the card shows has a word that its parts have not.
func saysMore(full string, parts [5]string) bool {
	family, given, more, prefix, suffix := parts[0], parts[1], parts[2], parts[3], parts[4]
	have := strings.ReplaceAll(model.FoldLong(strings.Join([]string{prefix, given, more, family, suffix}, "")), " ", "")
	return slices.ContainsFunc(strings.Fields(model.FoldLong(full)), func(w string) bool { return !strings.Contains(have, w) })
}

// nameParts are the parts of N: family, given, additional, prefix, suffix.
func (f *facts) nameParts() (parts [5]string) {
	all := f.take(govcard.FieldName)
	if len(all) == 0 {
		return parts
	}
	for _, other := range all[1:] {
		f.placed[other] = other.text == all[0].text
	}
	if f.c.old { // commas mean themselves
		copy(parts[:], f.parts(all[0]))
		return parts
	}
	for i, raw := range cutParts(all[0].text) {
		if i == len(parts) {
			break
		}
		separator := " "
		if i == 4 {
			separator = ", "
		}
		parts[i] = joinNames(split(raw, ',', false), separator, strings.Contains(raw, ", "))
	}
	return parts
}

// joinNames joins the names of a list. A comma with a blank behind it was written for people to read.
func joinNames(names []string, separator string, prose bool) string {
	if prose {
		separator = ", "
	}
	return strings.Join(nonEmpty(names), separator)
}

// cutParts cuts a value at semicolons that are not escaped, and leaves the escapes.
func cutParts(s string) []string {
	var parts []string
	start := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case ';':
			parts = append(parts, s[start:i])
			start = i + 1
		}
	}
	return append(parts, s[start:])
}

// unparted tells whether a card knows no parts of the name: N is missing, or has the whole name in one part.
func unparted(parts [5]string, full string) (string, bool) {
	family, given := parts[0], parts[1]
	switch {
	case family == "" && given == "" && parts[2] == "":
		return full, full != ""
	case parts[2] != "" || family != "" && given != "":
		return "", false
	}
	one := family + given
	if strings.ContainsAny(one, " \t\n") && (full == "" || strings.EqualFold(one, full)) && parts[3] == "" && parts[4] == "" {
		return one, true
	}
	return "", false
}

// dates are the birthday and what else tells who somebody is.
func (f *facts) dates() {
	for _, p := range f.take(govcard.FieldBirthday) {
		if text := birthday(p); text != "" {
			f.put(KeyBirthday, text)
			break
		}
	}
	for _, name := range []string{govcard.FieldGender, "X-GENDER"} {
		for _, p := range f.take(name) {
			f.put(KeyGender, gender(p.field.Value))
		}
	}
}

func gender(value string) string {
	sex, _, _ := strings.Cut(value, ";")
	switch strings.ToLower(strings.TrimSpace(sex)) {
	case "m", "male", "1":
		return "M"
	case "f", "female", "2":
		return "F"
	case "o", "other":
		return "O"
	case "n", "none":
		return "N"
	}
	return ""
}

// birthday gives the date in ISO form, without the year that stands for none; what is no date stays as it is.
func birthday(p *property) string {
	value := strings.TrimSpace(p.field.Value)
	d, ok := birthdate(value)
	if !ok {
		return value
	}
	if d.Year == 1604 || p.params.noYear && d.Year < 1900 {
		d.Year = 0
	}
	if d.Year == 0 && (d.Month == 0 || d.Day == 0) {
		return ""
	}
	return d.String()
}

// birthdate reads 1980-05-17, 19800517, 1980-05, 1980, --05-17, --0517, each with or without a time behind it.
func birthdate(s string) (model.Date, bool) {
	if i := strings.IndexAny(s, "T "); i >= 4 {
		s = s[:i]
	}
	s = strings.TrimSuffix(s, "Z")
	var d model.Date
	if rest, ok := strings.CutPrefix(s, "--"); ok {
		rest = strings.Replace(rest, "-", "", 1)
		d = model.NewDate(0, count(rest, 0, 2), count(rest, 2, 4))
		return d, len(rest) == 4 && d.Valid() && d.Month > 0 && d.Day > 0
	}
	plain := strings.ReplaceAll(s, "-", "")
	switch {
	case len(plain) == 8 && (len(s) == 8 || len(s) == 10 && s[4] == '-' && s[7] == '-'):
		d = model.NewDate(count(plain, 0, 4), count(plain, 4, 6), count(plain, 6, 8))
		return d, d.Valid() && d.Month > 0 && d.Day > 0
	case len(s) == 7 && s[4] == '-' && len(plain) == 6:
		d = model.NewDate(count(plain, 0, 4), count(plain, 4, 6), 0)
		return d, d.Valid() && d.Year > 0 && d.Month > 0
	case len(s) == 4 && len(plain) == 4:
		d = model.NewDate(count(plain, 0, 4), 0, 0)
		return d, d.Valid() && d.Year > 0
	}
	return d, false
}

// count is the number of some digits, 0 where they are none.
func count(s string, from, to int) int {
	if to > len(s) {
		return 0
	}
	n := 0
	for _, c := range []byte(s[from:to]) {
		if c < '0' || c > '9' {
			return 0
		}
		n = n*10 + int(c-'0')
	}
	return n
}
