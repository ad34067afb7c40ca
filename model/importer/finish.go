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
	for i := range raw.places {
		p.Addresses = addAddress(p.Addresses, &raw.places[i])
	}
	r.finishWork()
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
	case !p.HasName() && len(p.Emails) == 0 && r.row.uid != "" && !r.sheet.isCards():
		r.row.bare = true // the name may stand in another row, or in the book
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
		switch {
		case raw.wholeFull:
			p.Family = raw.full
		case r.isFirmCard():
			r.firmCard()
		default:
			r.takeName(raw.fullCol, readFullName(r.cutBirthName(raw.fullCol, raw.full), raw.familyFirst))
		}
	case raw.first == "" && !raw.wholeLast && strings.Contains(raw.last, ",") && !isSuffixes(raw.last[strings.Index(raw.last, ",")+1:]):
		r.takeName(raw.lastCol, readFullName(r.cutBirthName(raw.lastCol, raw.last), false))
	case raw.first == "" && raw.last == "" && r.isFirmCard():
		raw.full = raw.job.Organisation
		r.firmCard()
	default:
		r.keepShownName()
		if !raw.wholeFirst {
			r.cutColumn(raw.firstCol, &p.Given)
		}
		if !raw.wholeLast {
			p.Family = r.cutBirthName(raw.lastCol, p.Family)
			r.cutColumn(raw.lastCol, &p.Family)
			if before, after, ok := strings.Cut(p.Family, ","); ok && isSuffixes(after) {
				p.Family, p.Suffix = before, joinWords(strings.TrimSpace(after), p.Suffix)
				r.note(raw.lastCol, p.Family, RepairTitleMoved)
			}
		}
	}
}

// isFirmCard tells a card that only names a firm.
func (r *rowReader) isFirmCard() bool {
	firm := r.raw.job.Organisation
	return r.sheet.isCards() && firm != "" && (r.raw.full == "" && len(r.row.person.Emails) == 0 || foldWord(r.raw.full) == foldWord(firm))
}

// keepShownName keeps the name that a card shows among its lines where it says something else than the parts of the name.
func (r *rowReader) keepShownName() {
	raw := &r.raw
	if !r.sheet.isCards() || raw.full == "" {
		return
	}
	parts := strings.Fields(foldWord(strings.Join([]string{raw.title, raw.first, raw.middle, raw.last, raw.suffix, r.row.person.Nickname}, " ")))
	for _, w := range strings.Fields(foldWord(raw.full)) {
		if _, salutation := salutationWords[w]; !salutation && !slices.Contains(parts, w) {
			r.row.person.CardLines = append(r.row.person.CardLines, "FN:"+strings.Join(strings.Fields(raw.full), " "))
			r.note(raw.fullCol, "", RepairCardLine)
			return
		}
	}
}

// firmCard asks about the card of a firm, unless the user takes it.
func (r *rowReader) firmCard() {
	r.row.person.Family = r.raw.full
	if r.force {
		return
	}
	if r.row.rejected == "" && r.row.undecided == "" {
		r.row.undecided, r.row.field = ReasonFirmCard, FieldFullName
	}
}

// cutBirthName takes the name at birth off a family name: "Müller (geb. Klein)".
func (r *rowReader) cutBirthName(col int, name string) string {
	rest, born, ok := splitBirthName(name)
	if !ok {
		return name
	}
	if r.row.person.BirthName == "" {
		r.row.person.BirthName = born
	}
	r.note(col, rest, RepairBirthName)
	return rest
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
	if n.repair == "" && r.row.person.BirthName != "" {
		n.repair = RepairBirthName
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
func addAddress(list []model.Address, parts *placeParts) []model.Address {
	a := parts.Address
	if house := parts.house; house != "" && !strings.HasSuffix(a.Street, " "+house) {
		a.Street = joinWords(a.Street, house)
	}
	for _, line := range parts.extra {
		a.Street = strings.TrimPrefix(a.Street+"\n"+line, "\n")
	}
	if a == (model.Address{Kind: a.Kind}) {
		return list
	}
	return append(list, a)
}

// finishWork tells the own firm from others: who is said to work for us has a stint here, no job elsewhere. In a list of
// contacts, which says of each where they work, the department and the office belong to that firm.
func (r *rowReader) finishWork() {
	raw := &r.raw
	firm := raw.job.Organisation
	switch {
	case firm != "" && r.isOwnFirm(firm):
		if raw.stint.Position == "" {
			raw.stint.Position = raw.job.Title
		}
		raw.job = model.Job{}
		r.note(r.columnOf(FieldEmployer), "", RepairOwnFirm)
	case r.sheet.contacts && firm != "":
		for _, v := range []struct {
			f    Field
			text *string
		}{{FieldDepartment, &raw.stint.Department}, {FieldOffice, &raw.stint.Office}} {
			if *v.text != "" {
				*v.text = ""
				r.note(r.columnOf(v.f), "", RepairOtherFirm)
			}
		}
	}
}

// isOwnFirm compares with the firm's name; the first letter tells nearly all others.
func (r *rowReader) isOwnFirm(name string) bool {
	own := r.settings.FirmName
	return own != "" && name[0]|0x20 == own[0]|0x20 && model.OrganisationKey(name) == model.OrganisationKey(own)
}

// columnOf is the place of the first column of a field, -1 where there is none.
func (l *layout) columnOf(f Field) int {
	return slices.IndexFunc(l.cols, func(c layoutColumn) bool { return c.Field == f })
}

// ownField understands a cell of one of the book's own fields.
func (r *rowReader) ownField(col int, c cell) {
	own := r.cols[col].own
	value, repair := strings.TrimSpace(c.text), ""
	switch own.Type {
	case model.OwnDate:
		if d, ok := r.date(col, c); ok {
			r.keepDate(col, d)
		}
		return
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
	r.setOwn(own.ID, value)
	r.note(col, value, repair)
}

func (r *rowReader) setOwn(id int64, value string) {
	if r.row.person.OwnFields == nil {
		r.row.person.OwnFields = map[int64]string{}
	}
	r.row.person.OwnFields[id] = value
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
