package importer

import (
	"crypto/sha256"
	"strings"

	"alumnibook/model"
	"alumnibook/model/exchange/sheet"
)

// reading is one row as it was understood.
type reading struct {
	person    model.Person
	uid       string
	hasStatus bool
	rejected  string // reason
	undecided string // reason that lies in the row itself
	field     Field  // which the reason is about
	repairs   []string
	cells     []cellReading // only where it was asked for
	print     [16]byte      // fingerprint of what stood in the row
	sketch    sketch        // only where it was asked for
}

// cellReading is what one cell of a reading was understood as.
type cellReading struct {
	col         int // place in the layout
	written     string
	now, repair string
}

// rowReader reads the rows of one layout. It is used by one goroutine at a time.
type rowReader struct {
	*layout
	explain bool // keep what each cell was understood as
	force   bool // take the row without its unreadable cells
	buf     []cell

	row     *reading
	country string
	raw     rawRow
}

// rawRow holds the parts of a row that only make sense together.
type rawRow struct {
	first, middle, last, full, title, suffix string
	fullCol, firstCol, lastCol               int
	familyFirst                              bool
	house                                    string
	extra                                    []string // lines of the address besides the street
	home, work                               model.Address
	stint                                    model.Employment
	job                                      model.Job
	gender                                   model.Salutation
}

// read understands one row. Corrections by the user, by field, stand in for what the cells hold.
func (r *rowReader) read(row int, corrections map[Field]string) *reading {
	r.buf = r.sheet.cells.cells(row, r.buf)
	r.row = &reading{}
	r.raw = rawRow{fullCol: -1, firstCol: -1, lastCol: -1}
	named, _ := r.at(r.layout.country, corrections)
	r.country = r.settings.country(named.text, r.sheet.homeLanguage())
	h := sha256.New()
	for i := range r.cols {
		c, ok := r.at(i, corrections)
		if !ok {
			continue
		}
		if original, ok := r.at(i, nil); ok {
			h.Write([]byte(r.cols[i].Field))
			h.Write([]byte{0})
			h.Write([]byte(original.text))
			h.Write([]byte{0})
		}
		r.cell(i, c)
		if _, ok := corrections[r.cols[i].Field]; ok {
			r.corrected(i)
		}
	}
	var sum [sha256.Size]byte
	h.Sum(sum[:0])
	copy(r.row.print[:], sum[:])
	r.finish()
	return r.row
}

// at is the cell of a column, corrected if the user did so; false where it is empty.
func (r *rowReader) at(col int, corrections map[Field]string) (cell, bool) {
	if col < 0 {
		return cell{}, false
	}
	c := r.cols[col]
	if text, ok := corrections[c.Field]; ok && r.firstOf(col) {
		return cell{text: text, kind: sheet.CellText}, strings.TrimSpace(text) != ""
	}
	if c.Index >= len(r.buf) {
		return cell{}, false
	}
	v := r.buf[c.Index]
	return v, strings.TrimSpace(v.text) != "" || v.link != ""
}

// firstOf tells whether a column is the first one of its field: a correction goes there.
func (r *rowReader) firstOf(col int) bool {
	for i := range col {
		if r.cols[i].Field == r.cols[col].Field {
			return false
		}
	}
	return true
}

// note keeps what a cell was understood as.
func (r *rowReader) note(col int, now, repair string) {
	if repair != "" {
		r.row.repairs = append(r.row.repairs, repair)
	}
	if !r.explain {
		return
	}
	for i := range r.row.cells {
		if r.row.cells[i].col == col {
			r.row.cells[i].now = now
			if repair != "" {
				r.row.cells[i].repair = repair
			}
			return
		}
	}
	written := ""
	if c := r.cols[col]; c.Index < len(r.buf) {
		written = r.buf[c.Index].text
	}
	r.row.cells = append(r.row.cells, cellReading{col, written, now, repair})
}

// corrected marks a cell that the user typed over.
func (r *rowReader) corrected(col int) {
	for i := range r.row.cells {
		if r.row.cells[i].col == col && r.row.cells[i].repair == "" {
			r.row.cells[i].repair = RepairCorrected
		}
	}
}

// bad is a cell that can't be read: the row is rejected for it, unless the user takes it without.
func (r *rowReader) bad(col int, reason string) {
	if r.force {
		r.note(col, "", RepairLeftUnread)
		return
	}
	if r.row.rejected == "" {
		r.row.rejected, r.row.field = reason, r.cols[col].Field
	}
	r.note(col, "", "")
}

// cell understands one cell that is not empty.
func (r *rowReader) cell(col int, c cell) {
	f := r.cols[col].Field
	text := squeeze(c.text)
	if !f.isDate() && isBlankWord(text) && (!f.isName() || foldWord(text) == "") && r.cols[col].own == nil && c.link == "" {
		r.note(col, "", RepairBlankWord)
		return
	}
	switch {
	case r.cols[col].own != nil:
		r.ownField(col, c)
	case f.isDate():
		if d, ok := r.date(col, c); ok {
			r.setDate(f, d)
		}
	case f.isEmail():
		emails, repair, ok := readEmails(c, emailKinds[f], r.settings.FirmDomain, r.cols[col].plain)
		if !ok {
			r.bad(col, ReasonBadEmail)
			return
		}
		r.row.person.Emails = append(r.row.person.Emails, emails...)
		r.note(col, r.shown(func() string { return joinFunc(emails, func(e model.Email) string { return e.Address }) }), repair)
	case f.isPhone():
		phones, repair := readPhones(c.text, f, r.country, r.phones)
		r.row.person.Phones = append(r.row.person.Phones, phones...)
		r.note(col, r.shown(func() string { return joinFunc(phones, shownPhone) }), repair)
	case f.isLink():
		links, repair := readLink(c, f)
		r.row.person.Links = append(r.row.person.Links, links...)
		r.note(col, r.shown(func() string { return joinFunc(links, func(l model.Link) string { return l.URL }) }), repair)
	default:
		r.text(col, f, text, c.text)
	}
}

// shown makes the text of a cell only where it will be looked at.
func (r *rowReader) shown(text func() string) string {
	if !r.explain {
		return ""
	}
	return text()
}

func shownPhone(p model.Phone) string {
	if p.E164 != "" {
		return model.InternationalPhone(p.E164)
	}
	return p.Number
}

func joinFunc[T any](list []T, text func(T) string) string {
	var parts []string
	for _, v := range list {
		parts = append(parts, text(v))
	}
	return strings.Join(parts, "; ")
}

// date reads a date cell; false where it holds none.
func (r *rowReader) date(col int, c cell) (model.Date, bool) {
	lc := r.cols[col]
	res := lc.date.read(c.text, c.kind)
	switch {
	case !res.ok:
		r.bad(col, ReasonBadDate)
		return model.Date{}, false
	case res.doubt && lc.DateOrder == OrderAsk && !r.force:
		if r.row.undecided == "" {
			r.row.undecided, r.row.field = ReasonDateOrder, lc.Field
		}
	case res.doubt && lc.DateOrder == OrderAsk:
		r.note(col, "", RepairLeftUnread)
		return model.Date{}, false
	}
	r.note(col, res.date.String(), res.repair)
	return res.date, !res.date.IsZero()
}

func (r *rowReader) setDate(f Field, d model.Date) {
	switch f {
	case FieldBirthDate:
		r.row.person.Birthday = d
	case FieldEntryDate:
		r.raw.stint.From = d
	case FieldExitDate:
		r.raw.stint.To = d
	}
}
