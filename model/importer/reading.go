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
	entry     string // which entry of a list the row is, see model.Entry; "" where it is a person
	hasStatus bool
	bare      bool   // it has an identity, and neither a name nor an e-mail address
	rejected  string // reason
	undecided string // reason that lies in the row itself
	field     Field  // which the reason is about
	repairs   []string
	refused   map[Field]string // fields that can't be kept as written, with the rule that is in the way
	cells     []cellReading    // only where it was asked for
	print     [16]byte         // fingerprint of what stood in the row
	sketch    sketch           // only where it was asked for
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
	slots   []placeParts

	row     *reading
	country string
	abroad  string // country of the address at work, where that is another one
	cleaned string // repair that the cell needed before it was looked at
	raw     rawRow
}

// rawRow holds the parts of a row that only make sense together.
type rawRow struct {
	first, middle, last, full, title, suffix string
	fullCol, firstCol, lastCol               int
	wholeFull, wholeFirst, wholeLast         bool // kept in one piece
	familyFirst                              bool
	places                                   []placeParts // one for each slot of the layout
	stint                                    model.Employment
	job                                      model.Job
	gender                                   model.Salutation
}

// placeParts are the parts of one address.
type placeParts struct {
	model.Address
	house string
	extra []string // lines besides the street
}

// read understands one row. Corrections by the user, by field, stand in for what the cells hold.
func (r *rowReader) read(row int, corrections map[Field]string) *reading {
	r.buf = r.sheet.cells.cells(row, r.buf)
	r.row = &reading{}
	r.raw = rawRow{fullCol: -1, firstCol: -1, lastCol: -1, places: r.emptyPlaces()}
	named, _ := r.at(r.layout.country, corrections)
	r.country = r.settings.country(named.text, r.sheet.homeLanguage())
	r.abroad = r.country
	if named, ok := r.at(r.columnOf(FieldCountryWork), corrections); ok && named.text != "" {
		r.abroad = r.settings.country(named.text, r.sheet.homeLanguage())
	}
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
		said, corrected := corrections[r.cols[i].Field]
		if corrected && said == asIs {
			r.asWritten(i, c)
			r.corrected(i, RepairAsWritten)
			continue
		}
		r.cell(i, c)
		if corrected {
			r.corrected(i, RepairCorrected)
		}
	}
	r.cleaned = ""
	var sum [sha256.Size]byte
	h.Sum(sum[:0])
	copy(r.row.print[:], sum[:])
	if r.sheet.groups[int32(row)] {
		r.row.rejected, r.row.field = ReasonGroupCard, FieldNone
	}
	r.finish()
	return r.row
}

// emptyPlaces are the slots for a row's addresses; they are used again for the next row.
func (r *rowReader) emptyPlaces() []placeParts {
	if len(r.slots) != len(r.layout.slots) {
		r.slots = make([]placeParts, len(r.layout.slots))
	}
	for i, kind := range r.layout.slots {
		r.slots[i] = placeParts{Address: model.Address{Kind: kind}}
	}
	return r.slots
}

// place is the address that a column belongs to.
func (r *rowReader) place(col int) *placeParts {
	p := &r.raw.places[r.cols[col].slot]
	if k := labelKind(r.label(col)); k == model.KindWork || k == model.KindPrivate {
		p.Kind = k
	}
	return p
}

// label is what the column beside a column says of its kind, "" where there is none.
func (r *rowReader) label(col int) string {
	if at := r.cols[col].label; at > 0 && at <= len(r.buf) {
		return r.buf[at-1].text
	}
	return ""
}

// at is the cell of a column, corrected if the user did so; false where it is empty.
func (r *rowReader) at(col int, corrections map[Field]string) (cell, bool) {
	if col < 0 {
		return cell{}, false
	}
	c := r.cols[col]
	if text, ok := corrections[c.Field]; ok && text != asIs && r.firstOf(col) {
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
	if repair == "" {
		repair = r.cleaned
	}
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

// corrected marks a cell that the user typed over, or wants as it stands.
func (r *rowReader) corrected(col int, how string) {
	for i := range r.row.cells {
		if r.row.cells[i].col == col && r.row.cells[i].repair == "" {
			r.row.cells[i].repair = how
		}
	}
}

// bad is a cell that can't be read: the row is rejected for it, unless the user takes it without. A card is not given up
// for one line: it is kept among those that the book has no field for.
func (r *rowReader) bad(col int, reason string) {
	if name, ok := cardNames[r.cols[col].Field]; ok && r.sheet.isCards() && r.cols[col].Index < len(r.buf) {
		line := name + ":" + strings.Join(strings.Fields(r.buf[r.cols[col].Index].text), " ")
		r.row.person.CardLines = append(r.row.person.CardLines, line)
		r.note(col, "", RepairCardLine)
		return
	}
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
	text := c.text
	plain, squeezed := scanText(text)
	if r.cleaned = ""; !plain {
		c.text, r.cleaned = visible(text)
		text, squeezed = c.text, false
	}
	if !squeezed {
		text = squeeze(text)
	}
	if text == "" && c.link == "" {
		r.note(col, "", r.cleaned)
		return
	}
	if !f.isDate() && isBlankWord(text) && (!f.isName() || foldWord(text) == "") && r.cols[col].own == nil && c.link == "" {
		r.note(col, "", RepairBlankWord)
		return
	}
	switch {
	case r.cols[col].own != nil:
		r.ownField(col, c)
	case f.isDate():
		if d, ok := r.date(col, c); ok {
			r.keepDate(col, d)
		}
	case f.isEmail():
		r.emails(col, c)
	case f.isPhone():
		r.numbers(col, c)
	case f.isLink():
		links, repair := readLink(severalLines(c), f)
		r.row.person.Links = append(r.row.person.Links, links...)
		r.note(col, r.shown(func() string { return joinFunc(links, func(l model.Link) string { return l.URL }) }), repair)
	default:
		r.text(col, f, text, c.text)
	}
}

// severalLines puts the values that some programs join by ":::" on lines of their own.
func severalLines(c cell) cell {
	if strings.Contains(c.text, ":::") {
		c.text = strings.ReplaceAll(c.text, ":::", "\n")
	}
	return c
}

func (r *rowReader) emails(col int, c cell) {
	lc := r.cols[col]
	emails, repair, ok := readEmails(severalLines(c), emailKinds[lc.Field], r.settings.FirmDomain, lc.plain)
	if !ok {
		r.bad(col, ReasonBadEmail)
		return
	}
	if lc.label > 0 {
		for i := range emails {
			emails[i].Kind = r.emailKind(col, emails[i].Address)
		}
	}
	r.row.person.Emails = append(r.row.person.Emails, emails...)
	r.note(col, r.shown(func() string { return joinFunc(emails, func(e model.Email) string { return e.Address }) }), repair)
}

// emailKind is whose an address is: as the label beside it says, else its domain, else its column.
func (r *rowReader) emailKind(col int, address string) model.Kind {
	lc := r.cols[col]
	switch k := labelKind(r.label(col)); {
	case k == model.KindWork || k == model.KindPrivate:
		return k
	case lc.plain && r.settings.FirmDomain != "":
		if sameDomain(address, r.settings.FirmDomain) {
			return model.KindWork
		}
		return model.KindPrivate
	}
	return emailKinds[lc.Field]
}

func (r *rowReader) numbers(col int, c cell) {
	read := readPhones
	if r.sheet.isCards() {
		read = readCardPhone
	}
	phones, repair := read(severalLines(c).text, r.cols[col].Field, r.country, r.phones)
	if r.cols[col].label > 0 {
		for i := range phones {
			phones[i].Kind = r.phoneKind(col, phones[i].E164, phones[i].Kind)
		}
	}
	r.row.person.Phones = append(r.row.person.Phones, phones...)
	r.note(col, r.shown(func() string { return joinFunc(phones, shownPhone) }), repair)
}

// phoneKind is what a number is for: as the label beside it says, else as it was told before, else by its column.
func (r *rowReader) phoneKind(col int, e164 string, told model.Kind) model.Kind {
	k := labelKind(r.label(col))
	switch {
	case k == model.KindOther || k == "":
		k = told
	case k == model.KindPrivate && mobile(e164):
		k = model.KindMobile
	}
	if k == "" {
		k = phoneKinds[r.cols[col].Field]
	}
	return k
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

// keepDate puts a date where its column belongs.
func (r *rowReader) keepDate(col int, d model.Date) {
	switch lc := r.cols[col]; lc.Field {
	case FieldBirthDate:
		r.row.person.Birthday = d
	case FieldEntryDate:
		r.raw.stint.From = d
	case FieldExitDate:
		r.raw.stint.To = d
	default:
		if lc.own != nil {
			r.setOwn(lc.own.ID, d.String())
		}
	}
}
