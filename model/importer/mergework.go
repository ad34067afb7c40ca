package importer

import (
	"slices"
	"strconv"
	"strings"

	"alumnibook/model"
)

// address adds an address or completes the one that it is.
func (m *merger) address(a *model.Address) {
	list := m.person.Addresses
	i := slices.IndexFunc(list, func(have model.Address) bool { return sameAddress(&have, a) })
	if i < 0 && m.certain {
		i = shownAddress(list, a.Kind)
	}
	if i < 0 {
		m.newAddress(a)
		return
	}
	part := "#" + strconv.Itoa(i)
	street, code, city, region, country := addressFields(a.Kind)
	have := &list[i]
	if !m.certain && streetKey(have.Street) == streetKey(a.Street) && have.Street != "" {
		m.said[string(street)+part] = true
	} else {
		m.text(street, part, &have.Street, a.Street)
	}
	if !m.certain && codeKey(have.PostalCode) == codeKey(a.PostalCode) && have.PostalCode != "" {
		m.said[string(code)+part] = true
	} else {
		m.text(code, part, &have.PostalCode, a.PostalCode)
	}
	m.text(city, part, &have.City, a.City)
	m.text(region, part, &have.Region, a.Region)
	m.set(country, part, &have.Country, a.Country)
}

// shownAddress is the address of a kind that an export shows, -1 where there is none.
func shownAddress(list []model.Address, kind model.Kind) int {
	i := slices.IndexFunc(list, func(a model.Address) bool { return a.Kind == kind && a.Preferred })
	if i < 0 {
		i = slices.IndexFunc(list, func(a model.Address) bool { return a.Kind == kind })
	}
	return i
}

func (m *merger) newAddress(a *model.Address) {
	var before model.Address
	for _, have := range m.person.Addresses {
		if have.Kind == a.Kind {
			before = have
			break
		}
	}
	street, code, city, region, country := addressFields(a.Kind)
	parts := []fieldValue{
		{street, before.Street, a.Street},
		{code, before.PostalCode, a.PostalCode},
		{city, before.City, a.City},
		{region, before.Region, a.Region},
		{country, before.Country, a.Country},
	}
	if m.allTakenOut(parts) {
		m.kept(street, before.Street, RepairTakenOut)
		return
	}
	m.bringAll(parts)
	m.person.Addresses = append(m.person.Addresses, *a)
}

// fieldValue is one part of something that is added whole, with what stands in the newest of its kind.
type fieldValue struct {
	f         Field
	old, text string
}

// allTakenOut tells that an earlier import of the row brought all parts and that somebody took them out since.
func (m *merger) allTakenOut(parts []fieldValue) bool {
	return m.row.known && !slices.ContainsFunc(parts, func(v fieldValue) bool { return v.text != "" && !m.takenOut(v.f, v.text) })
}

// bringAll notes that a row brings the parts.
func (m *merger) bringAll(parts []fieldValue) {
	for _, v := range parts {
		if v.text == "" {
			continue
		}
		m.bring(v.f, v.text)
		if v.text != v.old {
			m.changed(v.f, v.old, true)
		}
	}
}

func addressFields(k model.Kind) (street, code, city, region, country Field) {
	if k == model.KindWork {
		return FieldStreetWork, FieldPostalCodeWork, FieldCityWork, FieldRegionWork, FieldCountryWork
	}
	return FieldStreet, FieldPostalCode, FieldCity, FieldRegion, FieldCountry
}

// sameAddress tells whether two addresses are one: the same street and code as far as both know them. One without a
// street is the same as another in the same place.
func sameAddress(a, b *model.Address) bool {
	agree := func(x, y string) bool { return x == "" || y == "" || x == y }
	if !agree(streetKey(a.Street), streetKey(b.Street)) || !agree(codeKey(a.PostalCode), codeKey(b.PostalCode)) {
		return false
	}
	sameCode := a.PostalCode != "" && codeKey(a.PostalCode) == codeKey(b.PostalCode)
	sameStreet := a.Street != "" && streetKey(a.Street) == streetKey(b.Street)
	if sameCode || sameStreet && agree(foldWord(a.City), foldWord(b.City)) {
		return true
	}
	return agree(foldWord(a.City), foldWord(b.City)) && (a.City != "" && b.City != "" || onlyCountry(a) || onlyCountry(b)) && agree(a.Country, b.Country)
}

func onlyCountry(a *model.Address) bool { return a.Street == "" && a.PostalCode == "" && a.City == "" }

var streetEnds = strings.NewReplacer("strasse", "str", "stra e", "str", "vaegen", "v", "gatan", "g")

func streetKey(s string) string { return strings.ReplaceAll(streetEnds.Replace(foldWord(s)), " ", "") }

func codeKey(s string) string { return strings.ToUpper(strings.ReplaceAll(s, " ", "")) }

// stint completes the stint at the firm that a row tells of, or adds another one.
func (m *merger) stint(e *model.Employment) {
	p := m.person
	i := m.findStint(e)
	if i < 0 {
		m.newStint(e)
		return
	}
	have, part := &p.Employments[i], "#"+strconv.Itoa(m.stints[i])
	m.text(FieldPersonnel, part, &have.PersonnelNumber, e.PersonnelNumber)
	m.text(FieldOffice, part, &have.Office, e.Office)
	m.text(FieldDepartment, part, &have.Department, e.Department)
	m.text(FieldPosition, part, &have.Position, e.Position)
	m.date(FieldEntryDate, part, &have.From, e.From)
	m.date(FieldExitDate, part, &have.To, e.To)
	m.text(FieldReason, part, &have.Reason, e.Reason)
}

func (m *merger) newStint(e *model.Employment) {
	p := m.person
	var before model.Employment
	if last := p.LastEmployment(); last != nil {
		before = *last
	}
	parts := []fieldValue{
		{FieldPersonnel, before.PersonnelNumber, e.PersonnelNumber},
		{FieldOffice, before.Office, e.Office},
		{FieldDepartment, before.Department, e.Department},
		{FieldPosition, before.Position, e.Position},
		{FieldEntryDate, before.From.String(), e.From.String()},
		{FieldExitDate, before.To.String(), e.To.String()},
		{FieldReason, before.Reason, e.Reason},
	}
	if m.allTakenOut(parts) {
		m.kept(FieldEntryDate, before.From.String(), RepairTakenOut)
		return
	}
	m.bringAll(parts)
	id := len(m.stints)
	for _, v := range parts {
		if v.text != "" {
			m.said[string(v.f)+"#"+strconv.Itoa(id)] = true
		}
	}
	at := len(p.Employments)
	for at > 0 && endsBefore(e, &p.Employments[at-1]) {
		at--
	}
	p.Employments = slices.Insert(p.Employments, at, *e)
	m.stints = slices.Insert(m.stints, at, id)
}

// endsBefore tells whether stint a was over before b began, as far as their dates say.
func endsBefore(a, b *model.Employment) bool {
	switch {
	case !a.To.IsZero() && !b.To.IsZero():
		return a.To.Before(b.To)
	case !a.From.IsZero() && !b.From.IsZero():
		return a.From.Before(b.From)
	case !a.To.IsZero() && !b.From.IsZero():
		return a.To.Before(b.From)
	}
	return false
}

// findStint finds the stint that a row tells of: the one that fits best, -1 where it is another one.
func (m *merger) findStint(e *model.Employment) int {
	best, bestFit := -1, 0
	for i := range m.person.Employments {
		if fit := stintFit(&m.person.Employments[i], e); fit > bestFit || fit == bestFit && fit > 0 {
			best, bestFit = i, fit
		}
	}
	if best < 0 && m.certain {
		if last := m.person.LastEmployment(); last != nil && !apart(last, e) {
			return slices.IndexFunc(m.person.Employments, func(x model.Employment) bool { return x == *last })
		}
	}
	return best
}

// apart tells that one stint was over before the other began.
func apart(a, b *model.Employment) bool {
	over := func(x, y *model.Employment) bool {
		return !x.To.IsZero() && !y.From.IsZero() && !x.To.Agrees(y.From) && x.To.Before(y.From)
	}
	return over(a, b) || over(b, a)
}

// stintFit says how well two stints can be one: 0 not at all. Stints with an equal beginning or end are one whose other
// date was put right; otherwise all that both know must agree.
func stintFit(a, b *model.Employment) int {
	if apart(a, b) {
		return 0
	}
	sameNumber := a.PersonnelNumber != "" && model.PersonnelKey(a.PersonnelNumber) == model.PersonnelKey(b.PersonnelNumber)
	sameFrom, fromAgrees := sameTime(a.From, b.From), a.From.Agrees(b.From)
	sameTo, toAgrees := sameTime(a.To, b.To), a.To.Agrees(b.To)
	otherNumber := a.PersonnelNumber != "" && b.PersonnelNumber != "" && !sameNumber
	switch {
	case sameFrom && sameTo:
		return 6
	case sameNumber && (fromAgrees || toAgrees):
		return 5
	case sameFrom && toAgrees, sameTo && fromAgrees:
		return 4
	case sameFrom || sameTo:
		return 3
	case sameNumber:
		return 2
	case fromAgrees && toAgrees && !otherNumber:
		return 1
	}
	return 0
}

// sameTime tells that both know the month at least, and agree.
func sameTime(a, b model.Date) bool {
	return a.Month != 0 && b.Month != 0 && a.Year != 0 && a.Agrees(b)
}

// job adds what a person does elsewhere now, or completes it.
func (m *merger) job(j *model.Job) {
	p := m.person
	key := model.OrganisationKey(j.Organisation)
	i := -1
	for k := range p.Jobs {
		if key != "" && model.OrganisationKey(p.Jobs[k].Organisation) == key || key == "" && p.Jobs[k].To.IsZero() {
			i = k
		}
	}
	if i < 0 {
		m.newJob(j)
		return
	}
	have := &p.Jobs[i]
	m.said[string(FieldEmployer)] = m.said[string(FieldEmployer)] || key != "" && have.To.IsZero()
	if have.To.IsZero() || have.Title == "" {
		m.text(FieldEmployerTitle, "#"+key, &have.Title, j.Title)
	}
}

// newJob adds a job. The present one stays as what was before, unless it was typed by hand: then the user has to say
// whether the list knows better.
func (m *merger) newJob(j *model.Job) {
	p := m.person
	var before model.Job
	if now := p.CurrentJob(); now != nil {
		before = *now
	}
	parts := []fieldValue{{FieldEmployer, before.Organisation, j.Organisation}, {FieldEmployerTitle, before.Title, j.Title}}
	if m.allTakenOut(parts) {
		m.kept(FieldEmployer, before.Organisation, RepairOursKept)
		return
	}
	if before.Organisation != "" && j.Organisation != "" && !m.said[string(FieldEmployer)] {
		if wins, _ := m.prevails(FieldEmployer, before.Organisation, j.Organisation); !wins {
			m.said[string(FieldEmployer)] = true
			return
		}
	}
	m.bringAll(parts)
	m.said[string(FieldEmployerTitle)+"#"+model.OrganisationKey(j.Organisation)] = j.Title != ""
	if m.said[string(FieldEmployer)] {
		p.Jobs = slices.Insert(p.Jobs, max(len(p.Jobs)-1, 0), *j) // an earlier row of the list named the present one
		return
	}
	m.said[string(FieldEmployer)] = true
	p.Jobs = append(p.Jobs, *j)
}
