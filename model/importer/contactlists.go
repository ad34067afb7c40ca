package importer

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Programs for contacts write lists of their own kind: several numbered columns of one thing, each with a column
// beside it that says of what kind it is in this row.

// numbered is such a heading: "E-mail 1 - Value", "Address 2 - Street".
var numbered = regexp.MustCompile(`^(E-mail|Phone|Address|Website|Organization|Event|IM|Relation|Custom Field) (\d{1,2}) - ([A-Za-z ]+)$`)

// numberedFields is what those columns hold.
var numberedFields = map[string]Field{
	"E-mail Value": FieldEmailPrivate, "Phone Value": FieldPhone, "Website Value": FieldWebsite,
	"Address Street": FieldStreet, "Address City": FieldCity, "Address Region": FieldRegion, "Address Postal Code": FieldPostalCode,
	"Address Country": FieldCountry, "Address Extended Address": FieldAddressExtra, "Address PO Box": FieldAddressExtra, "Address Formatted": FieldStreet,
	"Organization Name": FieldEmployer, "Organization Title": FieldEmployerTitle, "Organization Department": FieldDepartment,
}

// numberedColumn understands a numbered heading; false for any other.
func (p *proposal) numberedColumn(c *column) bool {
	m := numbered.FindStringSubmatch(c.lower)
	if m == nil || c.upper != "" {
		return false
	}
	p.sh.contacts = true
	f, known := numberedFields[m[1]+" "+m[3]]
	switch {
	case m[3] == "Label" || m[3] == "Type":
		c.Why = WhyLabel
		return true
	case !known:
		c.Why = WhyNoPlace
		return true
	case m[1] == "Organization" && m[2] != "1":
		c.Why = WhyTwice
		return true
	case m[3] == "Formatted" && p.filledKey(headingKey(m[1]+m[2]+"Street")):
		c.Why = WhyTwice
		return true
	case m[3] == "Street" && !p.filledKey(headingKey(m[0])) && p.filledKey(headingKey(m[1]+m[2]+"Formatted")):
		c.Why = WhyTwice
		return true
	}
	c.Field, c.Sure = f, true
	c.plain = f.isEmail()
	if m[1] == "Address" {
		c.group, _ = strconv.Atoi(m[2])
	}
	for _, o := range p.cols {
		if key := headingKey(o.lower); key == headingKey(m[1]+m[2]+"Label") || key == headingKey(m[1]+m[2]+"Type") {
			c.label = o.Index + 1
		}
	}
	return true
}

// filledKey tells whether a column of this heading has anything in it.
func (p *proposal) filledKey(key string) bool {
	return slices.ContainsFunc(p.cols, func(o *column) bool { return headingKey(o.lower) == key && o.Filled > 0 })
}

// contactKeys are headings that only lists of contacts have: those of Outlook in four languages, of LinkedIn, of Google.
var contactKeys = []string{
	"connectedon", "verbundenam", "organizationname", "organization1name",
	"businessstreet", "businesscity", "businesspostalcode", "businesscountryregion", "companymainphone", "emaildisplayname",
	"postleitzahlgeschaeftlich", "landregiongeschaeftlich", "telefonfirma", "regierungsnr", "strassegeschaeftlich2",
	"landomraadearbejde", "primaertelefonfirma", "senr", "postadressarbete", "foeretagvaexel", "gatuadressarbete2",
}

// contactList finds out whether people are listed with the firms where they work. A list of this program is not: it says
// where they worked here.
func (p *proposal) contactList() {
	if p.hasKey(contactKeys...) && !slices.ContainsFunc(p.cols, func(c *column) bool {
		m := lookUp(c.lower)
		return m != nil && slices.Contains(m.fields, FieldUID)
	}) {
		p.sh.contacts = true
	}
}

// careerColumn: in a list of contacts the position is the one at the present employer.
func (p *proposal) careerColumn(c *column) {
	if c.Field == FieldPosition && p.sh.contacts && p.has(FieldEmployer) {
		p.take(c, FieldEmployerTitle, true, WhyContext)
	}
}

// systemGroups are the groups that a program for contacts makes by itself.
var systemGroups = []string{"mycontacts", "my contacts", "friends", "family", "coworkers", "starred"}

// systemGroup tells such a group: "* myContacts".
func systemGroup(s string) bool {
	name, ok := strings.CutPrefix(strings.TrimSpace(s), "* ")
	return ok && slices.Contains(systemGroups, strings.ToLower(strings.TrimSpace(name)))
}
