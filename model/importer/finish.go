package importer

import (
	"slices"
	"strconv"
	"strings"

	"alumnibook/model"
)

// finish puts together what stood in several cells of a row and says whether the row can be taken.
func (r *rowReader) finish() {
	r.finishName()
	p, raw := &r.row.person, &r.raw
	if p.Salutation == "" {
		p.Salutation = raw.gender
	}
	p.Addresses = addAddress(p.Addresses, raw.home, raw.house, raw.extra, model.KindPrivate)
	p.Addresses = addAddress(p.Addresses, raw.work, "", nil, model.KindWork)
	if raw.stint != (model.Employment{}) {
		p.Employments = []model.Employment{raw.stint}
	}
	if raw.job != (model.Job{}) {
		p.Jobs = []model.Job{raw.job}
	}
	if !r.row.hasStatus {
		p.Status = model.StatusAlumnus
		if r.settings.Today.Before(raw.stint.To) && !r.settings.Today.IsZero() {
			p.Status = model.StatusLeaving
		}
	}
	r.judge()
}

// judge rejects what the book could not keep.
func (r *rowReader) judge() {
	p, s := &r.row.person, &r.raw.stint
	if r.row.rejected != "" {
		return
	}
	switch {
	case !p.HasName() && len(p.Emails) == 0:
		r.row.rejected, r.row.field = ReasonNoName, FieldLastName
		if !r.has(FieldLastName) && r.has(FieldFullName) {
			r.row.field = FieldFullName
		}
	case !s.From.IsZero() && !s.To.IsZero() && !s.From.Agrees(s.To) && s.To.Before(s.From):
		if r.force {
			p.Employments[0].From, p.Employments[0].To = model.Date{}, model.Date{}
			return
		}
		if r.row.undecided == "" {
			r.row.rejected, r.row.field = ReasonDateSpan, FieldExitDate
		}
	}
}

// finishName takes the name from its own columns, or a whole name apart.
func (r *rowReader) finishName() {
	p, raw := &r.row.person, &r.raw
	p.Prefix, p.Given, p.Additional, p.Family, p.Suffix = raw.title, raw.first, raw.middle, raw.last, raw.suffix
	switch {
	case raw.first == "" && raw.last == "" && raw.full != "":
		r.takeName(raw.fullCol, readFullName(raw.full, raw.familyFirst))
	case raw.first == "" && strings.Contains(raw.last, ",") && !isSuffixes(raw.last[strings.Index(raw.last, ",")+1:]):
		r.takeName(raw.lastCol, readFullName(raw.last, false))
	default:
		r.cutColumn(raw.firstCol, &p.Given)
		r.cutColumn(raw.lastCol, &p.Family)
		if before, after, ok := strings.Cut(p.Family, ","); ok && isSuffixes(after) {
			p.Family, p.Suffix = before, joinWords(strings.TrimSpace(after), p.Suffix)
			r.note(raw.lastCol, p.Family, RepairTitleMoved)
		}
	}
}

func (r *rowReader) takeName(col int, n nameParts) {
	p := &r.row.person
	p.Given, p.Family = n.given, n.family
	if p.Prefix == "" {
		p.Prefix = n.title
	}
	if p.Suffix == "" {
		p.Suffix = n.suffix
	}
	if p.Salutation == "" {
		p.Salutation = n.salutation
	}
	now := n.family
	if n.given != "" {
		now = n.family + ", " + joinWords(n.title, n.given)
	}
	r.note(col, now, n.repair)
}

// cutColumn moves titles before a given or family name to where titles stand.
func (r *rowReader) cutColumn(col int, name *string) {
	if col < 0 || !strings.Contains(*name, ".") && !strings.Contains(*name, " ") {
		return
	}
	n, rest, title := cutTitles(strings.Fields(*name))
	if n == 0 || len(rest) == 0 {
		return
	}
	*name = strings.Join(rest, " ")
	if r.row.person.Prefix == "" {
		r.row.person.Prefix = title
	}
	r.note(col, *name, RepairTitleMoved)
}

// addAddress adds an address if there is anything in it.
func addAddress(list []model.Address, a model.Address, house string, extra []string, kind model.Kind) []model.Address {
	if house != "" && !strings.HasSuffix(a.Street, " "+house) {
		a.Street = joinWords(a.Street, house)
	}
	for _, line := range extra {
		a.Street = strings.TrimPrefix(a.Street+"\n"+line, "\n")
	}
	if a == (model.Address{}) {
		return list
	}
	a.Kind = kind
	return append(list, a)
}

// ownField understands a cell of one of the book's own fields.
func (r *rowReader) ownField(col int, c cell) {
	own := r.cols[col].own
	value, repair := strings.TrimSpace(c.text), ""
	switch own.Type {
	case model.OwnDate:
		d, ok := r.date(col, c)
		if !ok {
			return
		}
		value = d.String()
	case model.OwnNumber:
		n, ok := readNumber(value)
		if !ok {
			r.note(col, "", RepairNumberUnread)
			return
		}
		value = n
	case model.OwnChoice:
		i := slices.IndexFunc(own.Choices, func(s string) bool { return foldWord(s) == foldWord(value) })
		if i < 0 {
			r.note(col, "", RepairChoiceUnknown)
			return
		}
		value = own.Choices[i]
	}
	if r.row.person.OwnFields == nil {
		r.row.person.OwnFields = map[int64]string{}
	}
	r.row.person.OwnFields[own.ID] = value
	if own.Type != model.OwnDate {
		r.note(col, value, repair)
	}
}

// readNumber writes a number with a decimal point, whichever mark the list uses.
func readNumber(s string) (string, bool) {
	s = strings.NewReplacer(" ", "", "\u00a0", "", "'", "").Replace(s)
	comma, dot := strings.LastIndexByte(s, ','), strings.LastIndexByte(s, '.')
	switch {
	case comma > dot && dot >= 0:
		s = strings.ReplaceAll(strings.ReplaceAll(s, ".", ""), ",", ".")
	case dot > comma && comma >= 0:
		s = strings.ReplaceAll(s, ",", "")
	case comma >= 0:
		s = strings.Replace(s, ",", ".", 1)
	}
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return "", false
	}
	return strconv.FormatFloat(f, 'f', -1, 64), true
}
