package importer

import (
	"strconv"
	"strings"

	"alumnibook/model"
	"alumnibook/model/exchange/sheet"
)

// dateReader reads the date cells of one column.
type dateReader struct {
	birthday bool
	order    DateOrder
	today    model.Date
	language string // of the list
}

// dateResult is what a date cell was understood as.
type dateResult struct {
	date   model.Date
	repair string
	doubt  bool // day and month could be the other way round
	ok     bool // false where it is no date; an empty cell is ok without a date
}

// Serial numbers of days that are taken for dates: 1927 to 2119.
const (
	firstSerial = 10000
	lastSerial  = 80000
)

// read understands one cell.
func (r *dateReader) read(text string, kind sheet.CellKind) dateResult {
	s := strings.TrimSpace(text)
	if s == "" {
		return dateResult{ok: true}
	}
	if isBlankWord(s) {
		return dateResult{ok: true, repair: RepairBlankWord}
	}
	if !r.birthday && openWords[foldWord(s)] {
		return dateResult{ok: true, repair: RepairDateOpen}
	}
	res := r.readWritten(s, kind)
	if !res.ok {
		return res
	}
	res = r.settleCentury(res)
	if !res.ok || !res.date.Valid() || res.date.IsZero() || res.date.Year != 0 && (res.date.Year < 1850 || res.date.Year > 2150) {
		return dateResult{}
	}
	if res.repair == "" && !res.date.IsFull() && !(r.birthday && res.date.Year == 0) {
		res.repair = RepairDatePartial
	}
	return res
}

// openWords stand in the exit column of those who are still there.
var openWords = map[string]bool{
	"heute": true, "laufend": true, "aktuell": true, "unbefristet": true, "offen": true, "jetzt": true, "present": true, "current": true,
	"ongoing": true, "today": true, "now": true, "open": true, "nu": true, "dato": true, "i dag": true, "idag": true, "nuvaerende": true,
	"nuvarande": true, "loebende": true, "tills vidare": true, "pagaaende": true,
}

// settleCentury moves a birthday that would lie in the future back a century; one that would lie there even so is no
// date.
func (r *dateReader) settleCentury(res dateResult) dateResult {
	if !r.birthday || res.date.Year <= r.today.Year {
		return res
	}
	res.date.Year -= 100
	res.repair = RepairDateCentury
	res.ok = res.date.Year <= r.today.Year
	return res
}

func (r *dateReader) readWritten(s string, kind sheet.CellKind) dateResult {
	if kind == sheet.CellDate {
		d, err := model.ParseDate(s)
		return dateResult{date: d, ok: err == nil}
	}
	if id, ok := r.nationalID(s); ok {
		return id
	}
	s = withoutTime(s)
	if allDigits(s) {
		return r.digits(s)
	}
	if d, err := model.ParseDate(s); err == nil {
		return dateResult{date: d, ok: true}
	}
	parts, named, ok := r.parts(s)
	if !ok {
		return dateResult{}
	}
	if named {
		return r.namedMonth(parts)
	}
	return r.numeric(parts, s)
}

// withoutTime drops a time of day behind the date.
func withoutTime(s string) string {
	if i := strings.IndexAny(s, "T "); i >= 8 && strings.Contains(s[i:], ":") {
		rest := strings.TrimSpace(s[i+1:])
		if rest != "" && rest[0] >= '0' && rest[0] <= '9' {
			return strings.TrimRight(s[:i], ", ")
		}
	}
	return s
}

// nationalID takes the birthday out of a Swedish or Danish national id; the rest of it is never kept.
func (r *dateReader) nationalID(s string) (dateResult, bool) {
	if !r.birthday || len(s) < 10 || len(s) > 13 {
		return dateResult{}, false
	}
	digits := ""
	switch {
	case looksNationalID(s):
		digits = s[:len(s)-5]
	case allDigits(s) && (len(s) == 10 || len(s) == 12) && isNationalID(s):
		digits = s[:len(s)-4]
		if len(s) == 10 && r.language != "da" && !isPersonnummer(s) || len(s) == 10 && r.language == "da" && !isCPR(s) {
			return dateResult{}, false
		}
	default:
		return dateResult{}, false
	}
	if len(digits) == 8 {
		d, ok := eightDigits(digits)
		return dateResult{date: d, ok: ok, repair: RepairIDCut}, true
	}
	a, b, c := num(digits[:2]), num(digits[2:4]), num(digits[4:])
	if r.language == "da" {
		a, c = c, a
	}
	d := model.NewDate(r.pivot(a), b, c)
	if s[len(s)-5] == '+' { // a hundred years old, or older
		d.Year -= 100
	}
	return dateResult{date: d, ok: d.Valid(), repair: RepairIDCut}, true
}

// looksNationalID tells a Swedish personnummer or a Danish CPR number: a date of six or eight digits, a dash, four
// digits.
func looksNationalID(s string) bool {
	if len(s) != 11 && len(s) != 13 {
		return false
	}
	cutAt := len(s) - 5
	return (s[cutAt] == '-' || s[cutAt] == '+') && allDigits(s[:cutAt]) && allDigits(s[cutAt+1:]) && datelike(s[:cutAt])
}

func datelike(digits string) bool {
	if len(digits) == 8 {
		_, ok := eightDigits(digits)
		return ok
	}
	a, b, c := num(digits[:2]), num(digits[2:4]), num(digits[4:])
	return b >= 1 && b <= 12 && (c >= 1 && c <= 31 || a >= 1 && a <= 31)
}

// digits reads dates without any separator: 20191231, 31122019, 800517, 43830, 2019.
func (r *dateReader) digits(s string) dateResult {
	n := num(s)
	switch len(s) {
	case 8:
		d, ok := eightDigits(s)
		return dateResult{date: d, ok: ok}
	case 6:
		if d := model.NewDate(r.pivot(num(s[:2])), num(s[2:4]), num(s[4:])); d.Valid() && d.IsFull() {
			return dateResult{date: d, ok: true, repair: RepairDateCentury}
		}
		d := model.NewDate(num(s[2:]), num(s[:2]), 0)
		return dateResult{date: d, ok: d.Valid() && d.Month > 0}
	case 5:
		if n >= firstSerial && n <= lastSerial {
			return dateResult{date: model.NewDate(1899, 12, 30).AddDays(n), ok: true, repair: RepairDateSerial}
		}
	case 4:
		return dateResult{date: model.NewDate(n, 0, 0), ok: n > 1850 && n < 2150}
	case 2:
		if !r.birthday {
			return dateResult{}
		}
	}
	return dateResult{}
}

func eightDigits(s string) (model.Date, bool) {
	plausible := func(d model.Date) bool { return d.IsFull() && d.Valid() && d.Year > 1850 && d.Year < 2150 }
	if d := model.NewDate(num(s[:4]), num(s[4:6]), num(s[6:])); plausible(d) {
		return d, true
	}
	d := model.NewDate(num(s[4:]), num(s[2:4]), num(s[:2]))
	return d, plausible(d)
}

// namedMonth reads "31. Dezember 2019", "Dez 2019", "17 May", "May 17, 2019", "31-Dec-19".
func (r *dateReader) namedMonth(parts []datePart) dateResult {
	var d model.Date
	res := dateResult{ok: true}
	for i, p := range parts {
		switch {
		case p.name:
			d.Month = p.value
		case p.digits == 4 && d.Year == 0:
			d.Year = p.value
		case p.digits <= 2 && d.Day == 0 && p.value >= 1 && p.value <= 31 && (len(parts) == 3 || r.birthday):
			d.Day = p.value
		case p.digits == 2 && d.Year == 0 && i > 0:
			d.Year = r.pivot(p.value)
			res.repair = RepairDateCentury
		default:
			return dateResult{}
		}
	}
	res.date = d
	res.ok = d.Month != 0 && (d.Year != 0 || r.birthday && d.Day != 0)
	return res
}

// numeric reads dates of numbers alone.
func (r *dateReader) numeric(p []datePart, written string) dateResult {
	for i := range p {
		if p[i].digits == 3 {
			return dateResult{}
		}
	}
	switch {
	case allZero(p):
		return dateResult{}
	case len(p) == 1:
		return dateResult{date: model.NewDate(p[0].value, 0, 0), ok: p[0].digits == 4}
	case len(p) == 2 && p[0].digits == 4:
		return dateResult{date: model.NewDate(p[0].value, p[1].value, 0), ok: p[1].digits <= 2 && p[1].value > 0}
	case len(p) == 2 && p[1].digits == 4:
		return dateResult{date: model.NewDate(p[1].value, p[0].value, 0), ok: p[0].value > 0}
	case len(p) == 2:
		return r.dayMonth(p)
	case p[0].digits == 4:
		return dateResult{date: model.NewDate(p[0].value, p[1].value, p[2].value), ok: p[1].value > 0 && p[2].value > 0}
	case p[1].digits > 2 || p[0].value == 0 || p[1].value == 0:
		return dateResult{}
	}
	return r.dayMonthYear(p, written)
}

func allZero(p []datePart) bool {
	for i := range p {
		if p[i].value != 0 {
			return false
		}
	}
	return true
}

// dayMonth reads a birthday without its year: "17.5.".
func (r *dateReader) dayMonth(p []datePart) dateResult {
	d := model.NewDate(0, p[1].value, p[0].value)
	return dateResult{date: d, ok: r.birthday && d.Valid() && d.Month > 0 && d.Day > 0}
}

// dayMonthYear reads three numbers with the year last. Only dates written with dots, or in the Danish way with a
// stroke and a dash, say by themselves that the day comes first.
func (r *dateReader) dayMonthYear(p []datePart, written string) dateResult {
	res := dateResult{ok: true}
	year := p[2].value
	switch p[2].digits {
	case 2:
		year = r.pivot(year)
		res.repair = RepairDateCentury
	case 4:
	default:
		return dateResult{}
	}
	a, b := p[0].value, p[1].value
	switch {
	case !swappable(written) || a > 12 || a == b:
	case b > 12:
		a, b = b, a
	default:
		res.doubt = true
		res.repair = RepairDateOrder
		if r.order == OrderMonth {
			a, b = b, a
		}
	}
	res.date = model.NewDate(year, b, a)
	return res
}

// swappable tells whether a date is written with a mark that both orders use.
func swappable(written string) bool {
	slash, dash := strings.Count(written, "/"), strings.Count(written, "-")
	return !strings.Contains(written, ".") && (slash == 0 || dash == 0) && slash+dash > 0
}

// pivot puts a year of two digits into its century. Birthdays lie far enough back for somebody who has worked;
// other dates lie at most five years ahead.
func (r *dateReader) pivot(yy int) int {
	year := 2000 + yy
	limit := r.today.Year + 5
	if r.birthday {
		limit = r.today.Year - 14
	}
	if year > limit {
		year -= 100
	}
	return year
}

func num(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}

func allDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// foldWord folds a word for comparing it with the tables of words.
func foldWord(s string) string { return model.FoldLong(s) }

// evidence is what the dates of a column say about their order.
type evidence struct {
	day, month, doubt int
	slashes           int // of those in doubt
}

// see takes one cell into account.
func (e *evidence) see(r *dateReader, text string, kind sheet.CellKind) {
	if kind == sheet.CellDate || !swappable(text) {
		return
	}
	if !plainText(text) {
		text, _ = visible(text)
	}
	parts, named, ok := r.parts(withoutTime(strings.TrimSpace(text)))
	if !ok || named || len(parts) != 3 || parts[0].digits > 2 || parts[1].digits > 2 {
		return
	}
	a, b := parts[0].value, parts[1].value
	switch {
	case a > 12 && b <= 12:
		e.day++
	case b > 12 && a <= 12:
		e.month++
	case a != b:
		e.doubt++
		if strings.IndexByte(text, '/') >= 0 {
			e.slashes++
		}
	}
}

// order settles the order of a column: by what its other dates show, else by what those of the other columns of the
// sheet do. Strokes are used in both orders everywhere; dashes only where the day comes first, outside of English.
func (e *evidence) order(language string, sheet evidence) DateOrder {
	switch {
	case e.doubt == 0:
		return OrderNone
	case e.day > 0 && e.month == 0:
		return OrderDay
	case e.month > 0 && e.day == 0:
		return OrderMonth
	case e.day > 0 && e.month > 0:
		return OrderAsk
	case sheet.day > 0 && sheet.month == 0:
		return OrderDay
	case sheet.month > 0 && sheet.day == 0:
		return OrderMonth
	case e.slashes == 0 && (language == "de" || language == "da" || language == "sv"):
		return OrderDay
	}
	return OrderAsk
}
