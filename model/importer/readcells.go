package importer

import (
	"slices"
	"strings"

	"alumnibook/model"
)

// text understands a cell that is a text or a word. whole still has its line breaks.
func (r *rowReader) text(col int, f Field, text, whole string) {
	p, raw := &r.row.person, &r.raw
	now, repair := text, ""
	switch f {
	case FieldUID:
		r.row.uid = strings.TrimPrefix(strings.ToLower(text), "urn:uuid:")
		if id, ok := model.ParseEntry(r.row.uid); ok {
			r.row.uid, r.row.entry = id.UID, r.row.uid
		}
	case FieldFirstName:
		raw.first, raw.firstCol = text, col
	case FieldMiddleName:
		raw.middle = text
	case FieldLastName:
		raw.last, raw.lastCol = text, col
	case FieldFullName:
		raw.full, raw.fullCol, raw.familyFirst = text, col, r.cols[col].familyFirst
	case FieldBirthName:
		p.BirthName = text
	case FieldNickname:
		p.Nickname = text
	case FieldTitle:
		if v, title, ok := readSalutation(text); ok && v != "" {
			p.Salutation, text = v, title
		}
		raw.title = text
	case FieldSuffix:
		raw.suffix = text
	case FieldSalutation:
		now, repair = r.salutation(text)
	case FieldGender:
		v, ok := salutationWords[foldWord(text)]
		raw.gender, now = v, string(v)
		if !ok {
			repair = RepairWordUnknown
		}
	case FieldLanguage:
		v, ok := languageWords[foldWord(text)]
		p.Language, now = v, v
		if !ok {
			repair = RepairWordUnknown
		}
	case FieldStatus:
		v, ok := statusWords[foldWord(text)]
		now = string(v)
		if ok {
			p.Status, r.row.hasStatus = v, true
		} else {
			repair = RepairStatusUnknown
		}
	case FieldTags:
		p.Tags = addWords(p.Tags, r.words(whole))
	case FieldPhoto:
		if now = ""; r.pictures[text] != nil {
			p.Photo, now = text, text
		} else {
			repair = RepairNoPicture
		}
	case FieldCardLines:
		p.CardLines = append(p.CardLines, strings.Split(whole, "\n")...)
		now = whole
	case FieldSkills:
		p.Skills = addWords(p.Skills, splitWords(whole))
	case FieldNotes:
		p.Notes = append(p.Notes, model.Note{Text: strings.TrimSpace(whole)})
		now = strings.TrimSpace(whole)
	default:
		now, repair = r.placeOrWork(col, text, whole)
	}
	r.note(col, now, repair)
}

// words takes a list in one cell apart. In a card each one stands on its own line and may hold commas.
func (r *rowReader) words(whole string) []string {
	if r.sheet.isCards() {
		return strings.FieldsFunc(whole, func(c rune) bool { return c == '\n' })
	}
	return splitWords(whole)
}

func (r *rowReader) salutation(text string) (now, repair string) {
	v, title, ok := readSalutation(text)
	if v != "" {
		r.row.person.Salutation = v
	}
	if title != "" && r.raw.title == "" {
		r.raw.title = title
	}
	if !ok {
		return "", RepairWordUnknown
	}
	return string(v), ""
}

func addWords(list, more []string) []string {
	for _, w := range more {
		if !slices.ContainsFunc(list, func(have string) bool { return foldWord(have) == foldWord(w) }) {
			list = append(list, w)
		}
	}
	return list
}

// placeOrWork understands what belongs to an address, a stint or a job.
func (r *rowReader) placeOrWork(col int, text, whole string) (now, repair string) {
	raw := &r.raw
	switch r.cols[col].Field {
	case FieldStreet, FieldStreetWork:
		return r.street(col, whole)
	case FieldHouseNumber:
		r.place(col).house = text
	case FieldAddressExtra, FieldExtraWork:
		p := r.place(col)
		p.extra = append(p.extra, text)
	case FieldPostalCode, FieldPostalCodeCity, FieldPostalCodeWork:
		if isExponent(text) {
			return "", RepairExponent
		}
		return r.postal(&r.place(col).Address, text)
	case FieldCity, FieldCityWork:
		return r.city(&r.place(col).Address, text)
	case FieldRegion, FieldRegionWork:
		r.place(col).Region = text
	case FieldCountry, FieldCountryWork:
		return r.setCountry(&r.place(col).Address, text)
	case FieldPersonnel:
		switch {
		case isExponent(text):
			return "", RepairExponent
		case looksNationalID(text):
			return "", RepairIDLeftOut
		}
		raw.stint.PersonnelNumber = text
	case FieldOffice:
		raw.stint.Office = text
	case FieldDepartment:
		raw.stint.Department = text
	case FieldPosition:
		raw.stint.Position = text
	case FieldReason:
		raw.stint.Reason = text
	case FieldEmployer:
		raw.job.Organisation = text
	case FieldEmployerTitle:
		raw.job.Title = text
	}
	return text, ""
}

func (r *rowReader) street(col int, whole string) (now, repair string) {
	a := &r.place(col).Address
	street, place, split := splitAddress(whole)
	if !split {
		street = joinLines(whole)
	}
	a.Street = street
	if !split {
		return street, ""
	}
	p := readPostal(place, r.country)
	if a.PostalCode == "" {
		a.PostalCode = p.code
	}
	if a.City == "" {
		a.City = p.city
	}
	if p.country != "" && a.Country == "" {
		a.Country = p.country
	}
	return street + ", " + joinWords(p.code, p.city), RepairAddressSplit
}

// joinLines keeps the lines of a cell but no blanks around them.
func joinLines(s string) string {
	var lines []string
	for line := range strings.SplitSeq(s, "\n") {
		if line = squeeze(line); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

func (r *rowReader) postal(a *model.Address, text string) (now, repair string) {
	country := r.country
	if a.Kind == model.KindWork {
		country = r.abroad
	}
	p := readPostal(text, country)
	a.PostalCode = p.code
	if p.city != "" && a.City == "" {
		a.City = p.city
	}
	if p.country != "" && a.Country == "" {
		a.Country = p.country
	}
	return joinWords(p.code, p.city), p.repair
}

func (r *rowReader) city(a *model.Address, text string) (now, repair string) {
	if m := codeCity.FindStringSubmatch(text); m != nil {
		if a.PostalCode == "" {
			return r.postal(a, text)
		}
		text, repair = m[3], RepairPostalSplit
	}
	a.City = text
	return text, repair
}

func (r *rowReader) setCountry(a *model.Address, text string) (now, repair string) {
	if code := readCountry(text); code != "" {
		a.Country = code
		return code, ""
	}
	a.Country = text
	return text, RepairCountryUnknown
}
