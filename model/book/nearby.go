package book

import (
	"context"
	"strings"
	"unicode"

	"alumnibook/model"
)

// Near tells how near somebody lives or works to a place.
type Near struct {
	PersonID int64
	Digits   int  // how many letters and digits their postal code and that of the place begin with together
	Town     bool // they live or work in the same town
}

// Nearby finds those who live or work in a town, or whose postal code begins as that of a place does: at least one letter
// or digit of it. Either may be "". Codes are compared within one country only: that of most people in the town, else home.
// Addresses where letters do not arrive do not count.
func (b *Book) Nearby(ctx context.Context, postalCode, town, home string) ([]Near, error) {
	code, town := bareCode(postalCode), model.FoldShort(town)
	rows, err := b.read.WithContext(ctx).Raw("SELECT a.person_id, a.postal_code, a.city, a.country FROM addresses a" +
		" JOIN people p ON p.id = a.person_id WHERE p.trashed = 0 AND a.failed = '' AND (a.postal_code <> '' OR a.city <> '')" +
		" ORDER BY a.person_id").Rows()
	if err != nil {
		return nil, codedIn(ctx, err)
	}
	defer func() { _ = rows.Close() }()
	var found []nearAddress
	countries := map[string]int{}
	for rows.Next() {
		var a nearAddress
		var theirs, city string
		if err := rows.Scan(&a.PersonID, &theirs, &city, &a.country); err != nil {
			return nil, codedIn(ctx, err)
		}
		theirs = bareCode(theirs)
		if a.Town = sameTown(town, model.FoldShort(city)); a.Town && a.country != "" {
			countries[strings.ToUpper(a.country)]++
		}
		if len(theirs) == len(code) { // in other countries they are longer, or shorter
			a.Digits = commonStart(code, theirs)
		}
		if a.Digits > 0 || a.Town {
			found = append(found, a)
		}
	}
	return eachNear(found, mostly(countries, home)), codedIn(ctx, rows.Err())
}

// nearAddress is one address that may be near.
type nearAddress struct {
	Near
	country string
}

// mostly is the country that most addresses are in.
func mostly(countries map[string]int, home string) string {
	most := 0
	for c, n := range countries {
		if n > most || n == most && strings.EqualFold(c, home) {
			home, most = c, n
		}
	}
	return home
}

// eachNear tells of each person once, by what is nearest. Addresses come in the order of the people.
func eachNear(found []nearAddress, country string) []Near {
	list := []Near{}
	for _, a := range found {
		n := a.Near
		if country != "" && a.country != "" && !strings.EqualFold(country, a.country) {
			n.Digits = 0
		}
		last := len(list) - 1
		switch {
		case n.Digits == 0 && !n.Town:
		case last >= 0 && list[last].PersonID == n.PersonID:
			list[last].Digits, list[last].Town = max(list[last].Digits, n.Digits), list[last].Town || n.Town
		default:
			list = append(list, n)
		}
	}
	return list
}

// bareCode is a postal code without blanks and without the country before it: "D-20457" and "SE-211 20" are "20457" and
// "21120".
func bareCode(code string) string {
	if before, after, ok := strings.Cut(code, "-"); ok && len(before) <= 3 && strings.IndexFunc(before, unicode.IsDigit) < 0 {
		code = after
	}
	return strings.ToUpper(strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, code))
}

func commonStart(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// sameTown compares folded names; "København" is where "København Ø" is too.
func sameTown(a, b string) bool {
	return a != "" && b != "" && (a == b || strings.HasPrefix(a, b+" ") || strings.HasPrefix(b, a+" "))
}
