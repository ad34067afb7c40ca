package importer

import (
	"slices"
	"strings"

	"alumnibook/model"
)

// chooseMeaning settles headings with two meanings.
func (p *proposal) chooseMeaning(c *column) {
	if len(c.meaning.fields) < 2 {
		return
	}
	dates := c.share(fitsDate(&dateReader{today: p.d.Settings.Today, language: p.sh.Language})) >= 0.6
	pick := c.meaning.fields[0]
	is := func(f Field) bool { return slices.Contains(c.meaning.fields, f) }
	switch {
	case is(FieldEntryDate) && is(FieldFullName):
		pick = FieldFullName
		if dates {
			pick = FieldEntryDate
		}
	case is(FieldBirthDate) && is(FieldBirthName):
		pick = FieldBirthName
		if dates {
			pick = FieldBirthDate
		}
	case is(FieldCity) && is(FieldAddressExtra):
		pick = FieldCity
		if p.otherHas(c, FieldCity) || p.hasKey("by", "postdistrikt") {
			pick = FieldAddressExtra
		}
	case is(FieldRegion) && is(FieldDepartment):
		pick = FieldDepartment
		if p.otherHas(c, FieldDepartment) {
			pick = FieldRegion
		}
	}
	p.take(c, pick, true, WhyContext)
}

func (p *proposal) otherHas(c *column, f Field) bool {
	return slices.ContainsFunc(p.cols, func(o *column) bool { return o != c && o.Field == f })
}

// nameColumn: "Name" beside a given name is the family name.
func (p *proposal) nameColumn(c *column) {
	if c.Field != FieldFullName {
		return
	}
	if namesFamilyFirst(c.lower) {
		// where the list sets the family name off by a comma, a name without one stands the usual way round
		c.familyFirst = c.share(func(v cell) bool { return strings.Contains(v.text, ",") }) < 0.2
		return
	}
	switch headingKey(c.lower) {
	case "name", "navn", "namn":
		if p.has(FieldFirstName) && !p.has(FieldLastName) {
			p.take(c, FieldLastName, true, WhyContext)
		}
	case "personal", "employee", "mitarbeiter", "ansat", "anstaelld":
		if p.has(FieldLastName) {
			p.leave(c, WhyTwice)
		} else if c.share(func(v cell) bool { return !allDigits(v.text) && strings.Contains(strings.TrimSpace(v.text), " ") }) < 0.5 {
			p.leave(c, WhyValues)
		}
	}
}

// titleColumn: "Titel" is a salutation, an academic title or a position, as its values say.
func (p *proposal) titleColumn(c *column) {
	switch headingKey(c.lower) {
	case "titel", "title", "prefix", "nameprefix":
	default:
		return
	}
	switch {
	case c.share(fitsSalutation) >= 0.5:
		p.take(c, FieldSalutation, true, WhyContext)
	case c.Filled == 0:
	case c.share(fitsTitle) >= 0.3:
		p.take(c, FieldTitle, true, WhyContext)
	case c.Field == FieldSalutation:
	default:
		p.take(c, FieldPosition, true, WhyContext)
	}
}

// placeColumn: "Ort" is the office where the values are the firm's offices, or beside "Ort privat".
func (p *proposal) placeColumn(c *column) {
	if headingKey(c.lower) != "ort" || c.Field != FieldCity {
		return
	}
	switch {
	case p.hasKey("ortprivat") || p.isOffices(c) && !p.otherHas(c, FieldOffice) && !p.has(FieldStreet) && !p.has(FieldPostalCode):
		p.take(c, FieldOffice, true, WhyContext)
	case !p.has(FieldStreet) && !p.has(FieldPostalCode) && !p.otherHas(c, FieldOffice) && c.Filled >= 10 && len(c.distinct)*5 <= c.Filled && len(c.distinct) < distinctSize:
		p.take(c, FieldCity, false, WhyContext)
		c.Suggested = FieldOffice
	}
}

func (p *proposal) isOffices(c *column) bool {
	if len(c.distinct) == 0 || len(p.d.Settings.Offices) == 0 {
		return false
	}
	for text := range c.distinct {
		if !slices.ContainsFunc(p.d.Settings.Offices, func(o string) bool { return foldWord(o) == foldWord(text) }) {
			return false
		}
	}
	return true
}

// bareFirm are headings that can mean the own firm as well as the present employer.
var bareFirm = []string{
	"firma", "company", "employer", "unternehmen", "arbeitgeber", "organisation", "organization", "organizationname", "organization1name", "firm",
	"gesellschaft", "virksomhed", "arbejdsgiver", "arbejdsplads", "selskab", "foeretag", "arbetsgivare", "bolag",
}

// firmColumn: one and the same firm in every row is the own one, not where people went.
func (p *proposal) firmColumn(c *column) {
	if c.Field != FieldEmployer || !slices.Contains(bareFirm, headingKey(c.lower)) || len(c.distinct) != 1 {
		return
	}
	ours := false
	for text := range c.distinct {
		ours = p.d.Settings.FirmName != "" && model.OrganisationKey(text) == model.OrganisationKey(p.d.Settings.FirmName)
	}
	if ours || c.Filled >= 3 && c.Filled*10 >= p.sh.RowCount*8 {
		p.leave(c, WhyOwnFirm)
	}
}

// bareEmail are headings that don't say whether an address is the firm's or a private one.
var bareEmail = []string{
	"email", "mail", "emailaddress", "emailadresse", "mailadresse", "epost", "epostadress", "mejl", "mailadress", "mejladress", "primaryemail",
	"primaereemailadresse", "email1value",
}

// emailColumn: a bare "E-Mail" is the firm's where most domains are the firm's.
func (p *proposal) emailColumn(c *column) {
	if c.Field != FieldEmailWork || !slices.Contains(bareEmail, headingKey(c.lower)) {
		return
	}
	c.plain = true
	switch {
	case p.firmDomain(c):
		p.take(c, FieldEmailWork, true, WhyDomain)
	case p.otherHas(c, FieldEmailPrivate) && p.d.Settings.FirmDomain == "":
		c.plain = false
	default:
		p.take(c, FieldEmailPrivate, true, WhyDomain)
	}
}

// publicDomains are those of private mailboxes, which never are a firm's.
var publicDomains = []string{
	"gmail.", "googlemail.", "gmx.", "web.de", "t-online.", "outlook.", "hotmail.", "live.", "yahoo.", "icloud.", "me.com", "mac.com", "freenet.", "posteo.",
	"mailbox.org", "proton", "aol.", "arcor.", "telia.", "bredband.", "comhem.", "tele2.", "mail.dk", "jubii.", "stofanet.", "tdcadsl.", "youmail.", "privat.dk",
	"spray.se", "msn.com", "example.", // the last is reserved for examples
}

// firmDomain tells whether most addresses of a column are the firm's: of its domain, or, where that is not known, of one
// domain that is no mailbox provider's.
func (p *proposal) firmDomain(c *column) bool {
	if firm := p.d.Settings.FirmDomain; firm != "" {
		return c.share(func(v cell) bool { return sameDomain(cleanEmail(v.text), firm) }) > 0.5
	}
	domains := map[string]int{}
	for _, v := range c.sample {
		_, domain, _ := strings.Cut(strings.ToLower(strings.TrimSpace(v.text)), "@")
		domains[domain]++
	}
	for domain, n := range domains {
		public := slices.ContainsFunc(publicDomains, func(d string) bool { return strings.HasPrefix(domain, d) || strings.Contains(domain, "."+d) })
		if domain != "" && !public && n >= 3 && 2*n > len(c.sample) {
			return true
		}
	}
	return false
}

// firmMails marks the columns in which most addresses are the firm's.
func (p *proposal) firmMails() {
	for _, c := range p.cols {
		if c.Field == FieldEmailWork && p.firmDomain(c) {
			c.firmMails = true
		}
	}
}

// phoneColumn: "Mobil" beside "Mobil privat" is the firm's mobile.
func (p *proposal) phoneColumn(c *column) {
	switch c.Field {
	case fieldMobilePrivate:
		p.take(c, FieldMobile, true, "")
	case FieldMobile:
		if slices.ContainsFunc(p.cols, func(o *column) bool {
			return o.meaning != nil && slices.Contains(o.meaning.fields, fieldMobilePrivate)
		}) && len(c.meaning.fields) == 1 && c.meaning.fields[0] == FieldMobile {
			p.take(c, FieldWorkMobile, true, WhyContext)
		}
	}
}

// numberColumn: a bare "Nr." is a house number only right of the street.
func (p *proposal) numberColumn(c *column) {
	if c.Field == FieldHouseNumber && headingKey(c.lower) == "nr" {
		left := slices.IndexFunc(p.cols, func(o *column) bool { return o.Index == c.Index-1 })
		if left < 0 || p.cols[left].Field != FieldStreet {
			p.leave(c, WhyContext)
		}
	}
}

// linkColumn: a bare "URL" is whatever page it leads to.
func (p *proposal) linkColumn(c *column) {
	if c.Field == FieldLinkedIn && headingKey(c.lower) == "url" && c.share(fitsHost("linkedin.")) < 0.5 {
		p.take(c, FieldWebsite, true, WhyContext)
	}
}

// pairs: "von" and "bis" are dates of a stint only together.
func (p *proposal) pairs() {
	for _, pair := range [][2]string{{"von", "bis"}, {"fra", "til"}, {"fraan", "till"}, {"from", "to"}, {"start", "end"}} {
		if p.hasKey(pair[0]) && p.hasKey(pair[1]) {
			continue
		}
		for _, c := range p.cols {
			if key := headingKey(c.lower); (key == pair[0] || key == pair[1]) && c.Field.isDate() && pair[0] != "start" {
				p.leave(c, WhyHalfPair)
			}
		}
	}
}
