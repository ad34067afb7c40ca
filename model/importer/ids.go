package importer

import (
	"strings"

	"alumnibook/model"
)

// A column is locked where half of its cells certainly are national ids. Ten or eleven digits alone may be one by
// chance, so that nearly all of them, and of several, have to be right.
const (
	certainShare = 0.5
	likelyShare  = 0.8
	likelyCells  = 3
)

// holdsIDs tells whether the values of a column are national ids.
func (c *column) holdsIDs() bool {
	return c.share(func(v cell) bool { return isCertainID(v.text) }) >= certainShare && c.Filled > 0 ||
		len(c.sample) >= likelyCells && c.share(func(v cell) bool { return isNationalID(v.text) }) >= likelyShare
}

// AskSensitive is called each time the user was asked whether a locked column shall be taken all the same, and said
// yes. Once is not enough: only after the second question is the column Allowed, and even then only an own field that
// holds text may take it. CodeInvalid for a column that is not locked.
func (d *Draft) AskSensitive(c *Column) error {
	if !c.Sensitive {
		return model.Invalid("column", "other")
	}
	c.asked++
	c.Allowed = c.asked >= 2
	return nil
}

// AllowSensitive unlocks a column whose user gave both answers at once, as a command line does by a switch and by naming
// the column. CodeInvalid for a column that is not locked.
func (d *Draft) AllowSensitive(_ *Sheet, c *Column) error {
	if !c.Sensitive {
		return model.Invalid("column", "other")
	}
	c.asked, c.Allowed = max(c.asked, 2), true
	return nil
}

// mayHold tells whether a locked column may fill a field.
func (d *Draft) mayHold(c *Column, f Field) bool {
	if !c.Sensitive || f == FieldNone {
		return true
	}
	own := d.ownField(f)
	return c.Allowed && own != nil && own.Type == model.OwnText
}

// ownField is the own field of the book that a field stands for, nil where it stands for none.
func (d *Draft) ownField(f Field) *model.OwnField {
	id, ok := f.OwnID()
	if !ok {
		return nil
	}
	for i := range d.Settings.OwnFields {
		if d.Settings.OwnFields[i].ID == id {
			return &d.Settings.OwnFields[i]
		}
	}
	return nil
}

// lockIDs locks the columns whose values are national ids, whatever stands above them. A column of birthdays is not
// one of them: of an id in it the day is taken and the rest dropped.
func (p *proposal) lockIDs() {
	for _, c := range p.cols {
		if c.Sensitive || c.Field == FieldBirthDate || !c.holdsIDs() {
			continue
		}
		p.leave(c, WhySensitiveValues)
		c.Sensitive, c.Suggested = true, FieldNone
	}
	for _, c := range p.cols {
		if c.Sensitive {
			for i, s := range c.Samples {
				c.Samples[i] = masked(s)
			}
		}
	}
}

// masked hides what stands in a locked column: only its form is shown.
func masked(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '-' || r == '+' || r == ' ' || r == '.' || r == '/' {
			return r
		}
		return '•'
	}, s)
}

// isCertainID tells a national id whose form leaves no doubt: a personnummer or CPR number with its dash, a German
// insurance number, an IBAN.
func isCertainID(s string) bool {
	s = strings.TrimSpace(s)
	if len(s) < 11 || len(s) > 42 {
		return false
	}
	if looksNationalID(s) {
		return true
	}
	if allDigits(s) {
		return false
	}
	joined := strings.ToUpper(strings.NewReplacer(" ", "", "\u00a0", "").Replace(s))
	return isInsuranceNumber(joined) || isIBAN(joined)
}

// isNationalID tells a number that a state, or a bank, knows a person by, also where only its check digit tells: a
// personnummer or CPR number without its dash, a German tax number.
func isNationalID(s string) bool {
	if isCertainID(s) {
		return true
	}
	digits := strings.ReplaceAll(strings.TrimSpace(s), " ", "")
	if !allDigits(digits) {
		return false
	}
	switch len(digits) {
	case 9:
		return isCPR("0" + digits) // a number cell loses the zero
	case 10:
		return isPersonnummer(digits) || isCPR(digits)
	case 11:
		return isTaxID(digits)
	case 12:
		_, ok := eightDigits(digits[:8])
		return ok && isPersonnummer(digits[2:])
	}
	return false
}

// isPersonnummer checks ten digits: a day (plus 60 in a coordination number) and Luhn's check digit.
func isPersonnummer(s string) bool {
	day := num(s[4:6])
	if day > 60 {
		day -= 60
	}
	if !model.NewDate(2000, num(s[2:4]), day).Valid() || num(s[2:4]) == 0 || day == 0 {
		return false
	}
	sum := 0
	for i := range 10 {
		n := int(s[i]-'0') * (2 - i%2)
		sum += n/10 + n%10
	}
	return sum%10 == 0
}

// isCPR checks ten digits: a day, and the sum by eleven that nearly all numbers have.
func isCPR(s string) bool {
	day, month := num(s[:2]), num(s[2:4])
	if day == 0 || month == 0 || !model.NewDate(2000, month, day).Valid() {
		return false
	}
	sum := 0
	for i, w := range [10]int{4, 3, 2, 7, 6, 5, 4, 3, 2, 1} {
		sum += int(s[i]-'0') * w
	}
	return sum%11 == 0
}

// isInsuranceNumber checks a German social insurance number, "15070649C103".
func isInsuranceNumber(s string) bool {
	if len(s) != 12 || s[8] < 'A' || s[8] > 'Z' || !allDigits(s[:8]) || !allDigits(s[9:]) {
		return false
	}
	letter := int(s[8]-'A') + 1
	digits := s[:8] + string(rune('0'+letter/10)) + string(rune('0'+letter%10)) + s[9:11]
	sum := 0
	for i, w := range [12]int{2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1} {
		n := int(digits[i]-'0') * w
		sum += n/10 + n%10
	}
	return sum%10 == int(s[11]-'0')
}

// isTaxID checks a German tax number of eleven digits: one of the first ten comes twice or three times, and the check
// digit is right.
func isTaxID(s string) bool {
	if s[0] == '0' {
		return false
	}
	var count [10]int
	product := 10
	for i := range 10 {
		n := int(s[i] - '0')
		count[n]++
		sum := (n + product) % 10
		if sum == 0 {
			sum = 10
		}
		product = sum * 2 % 11
	}
	repeated := 0
	for _, n := range count {
		if n > 3 {
			return false
		}
		if n > 1 {
			repeated++
		}
	}
	return repeated == 1 && (11-product)%10 == int(s[10]-'0')
}

// isIBAN checks an international bank account number.
func isIBAN(s string) bool {
	if len(s) < 15 || len(s) > 34 || !allDigits(s[2:4]) {
		return false
	}
	rest := 0
	for _, c := range s[4:] + s[:4] {
		switch {
		case c >= '0' && c <= '9':
			rest = (rest*10 + int(c-'0')) % 97
		case c >= 'A' && c <= 'Z':
			rest = (rest*100 + int(c-'A') + 10) % 97
		default:
			return false
		}
	}
	return rest == 1
}
