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
		r.row.uid = strings.ToLower(text)
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
		p.Tags = addWords(p.Tags, splitWords(whole))
	case FieldSkills:
		p.Skills = addWords(p.Skills, splitWords(whole))
	case FieldNotes:
		p.Notes = append(p.Notes, model.Note{Text: strings.TrimSpace(whole)})
		now = strings.TrimSpace(whole)
	default:
		now, repair = r.placeOrWork(f, text, whole)
	}
	r.note(col, now, repair)
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
func (r *rowReader) placeOrWork(f Field, text, whole string) (now, repair string) {
	raw := &r.raw
	now = text
	switch f {
	case FieldStreet, FieldStreetWork:
		return r.street(f, whole)
	case FieldHouseNumber:
		raw.house = text
	case FieldAddressExtra:
		raw.extra = append(raw.extra, text)
	case FieldPostalCode, FieldPostalCodeCity:
		return r.postal(&raw.home, text)
	case FieldPostalCodeWork:
		return r.postal(&raw.work, text)
	case FieldCity:
		return r.city(&raw.home, text)
	case FieldCityWork:
		return r.city(&raw.work, text)
	case FieldRegion:
		raw.home.Region = text
	case FieldCountry:
		return r.setCountry(&raw.home, text)
	case FieldCountryWork:
		return r.setCountry(&raw.work, text)
	case FieldPersonnel:
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
	return now, ""
}

func (r *rowReader) street(f Field, whole string) (now, repair string) {
	a := &r.raw.home
	if f == FieldStreetWork {
		a = &r.raw.work
	}
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
	p := readPostal(text, r.country)
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
