package importer

import "slices"

// proposal settles what the columns of one sheet mean. A known heading decides; where it has several meanings its
// neighbours and its values do; values also take a meaning away again that they don't bear out.
type proposal struct {
	d    *Draft
	sh   *Sheet
	cols []*column
}

// propose gives every column of a sheet its field.
func (d *Draft) propose(sh *Sheet, cols []*column) {
	p := &proposal{d, sh, cols}
	own := d.ownKeys()
	sh.contacts = false
	p.contactList()
	for _, c := range cols {
		c.Heading = joinedHeading(c.upper, c.lower)
		if !p.numberedColumn(c) {
			p.direct(c, own)
		}
	}
	sh.Language = p.language()
	for _, rule := range []func(*proposal, *column){
		(*proposal).chooseMeaning, (*proposal).nameColumn, (*proposal).titleColumn, (*proposal).placeColumn, (*proposal).firmColumn,
		(*proposal).emailColumn, (*proposal).phoneColumn, (*proposal).numberColumn, (*proposal).linkColumn, (*proposal).careerColumn,
	} {
		for _, c := range cols {
			if c.meaning != nil && c.Field != FieldNone {
				rule(p, c)
			}
		}
	}
	p.pairs()
	for _, c := range cols {
		p.validate(c)
	}
	p.lockIDs()
	p.doubles()
	p.firmMails()
	d.readOrders(sh)
	for _, c := range cols {
		if c.DateOrder == OrderAsk {
			c.Sure, c.Why = false, WhyDateOrder
		}
	}
}

// direct looks a heading up, first with its group ("Telefon privat" of "Privat" above "Telefon"), then alone.
func (p *proposal) direct(c *column, own map[string]Field) {
	for _, h := range []string{c.lower + " " + c.upper, c.upper + " " + c.lower, c.lower, c.upper} {
		if c.upper == "" && h != c.lower || h == c.upper && c.lower != "" {
			continue
		}
		if f, ok := own[headingKey(h)]; ok && !isSensitive(h) {
			c.Field, c.Sure = f, true
			return
		}
		if m := lookUp(h); m != nil {
			c.meaning = m
			break
		}
	}
	switch {
	case c.meaning == nil:
		p.byValues(c)
	case len(c.meaning.fields) > 1:
		c.Field = c.meaning.fields[0] // until the context has chosen
	case c.meaning.fields[0] == fieldSensitive:
		c.Sensitive, c.Why = true, WhySensitive
	case c.meaning.fields[0] == fieldConsent || c.meaning.fields[0] == fieldInvited:
		c.Why = WhyNoPlace
	default:
		c.Field, c.Sure = c.meaning.fields[0], true
	}
}

// byValues gives a column without a known heading the meaning that its values have beyond doubt. Addresses of mail
// and of profiles are taken; telephone numbers are only suggested, since it takes a heading to tell whose they are.
func (p *proposal) byValues(c *column) {
	c.Why = WhyUnknown
	r := &dateReader{today: p.d.Settings.Today, language: "de"}
	switch {
	case c.Filled == 0:
	case c.holdsIDs():
		c.Sensitive, c.Why = true, WhySensitiveValues
	case c.share(fitsHost("linkedin.")) >= 0.8:
		c.Field, c.Why = FieldLinkedIn, WhyByValues
	case c.share(fitsHost("xing.com")) >= 0.8:
		c.Field, c.Why = FieldXING, WhyByValues
	case c.share(fitsEmail) >= 0.8:
		c.Field, c.Why, c.plain = FieldEmailPrivate, WhyByValues, true
		if p.firmDomain(c) {
			c.Field = FieldEmailWork
		}
	case c.share(looksDialled) >= 0.8:
		c.Suggested, c.Why = FieldPhone, WhyByValues
	default:
		if f := similarField(c.lower); f != FieldNone && f != fieldConsent && f != fieldInvited {
			c.Suggested, c.Why = f, WhySimilar
			if f == fieldMobilePrivate {
				c.Suggested = FieldMobile
			}
			return
		}
		if c.share(looksDate(r)) >= 0.8 && !p.has(FieldExitDate) {
			c.Suggested, c.Why = FieldExitDate, WhyByValues
		}
	}
}

// language is the language that most of the headings are in.
func (p *proposal) language() string {
	votes := map[string]float64{}
	for _, c := range p.cols {
		if c.meaning != nil {
			for _, l := range c.meaning.languages {
				votes[l] += 1 / float64(len(c.meaning.languages))
			}
		}
	}
	best := p.d.Settings.Language
	for _, l := range languages {
		if votes[l] > votes[best]+0.01 {
			best = l
		}
	}
	return best
}

func (p *proposal) has(f Field) bool { return p.find(f) != nil }

func (p *proposal) find(f Field) *column {
	for _, c := range p.cols {
		if c.Field == f {
			return c
		}
	}
	return nil
}

// hasKey tells whether one of these headings stands in the sheet.
func (p *proposal) hasKey(keys ...string) bool {
	return slices.ContainsFunc(p.cols, func(c *column) bool { return slices.Contains(keys, headingKey(c.lower)) })
}

func (p *proposal) take(c *column, f Field, sure bool, why string) {
	c.Field, c.Sure, c.Why = f, sure, why
}

func (p *proposal) leave(c *column, why string) { c.Field, c.Sure, c.Why = FieldNone, false, why }

// validate takes a meaning away that the values don't bear out.
func (p *proposal) validate(c *column) {
	if c.Filled == 0 || c.Field == FieldNone || p.has(FieldUID) { // a list that the book wrote means what its headings say
		return
	}
	r := p.d.dateReader(p.sh, c.Column)
	switch {
	case c.Field.isDate() && c.share(fitsDate(r)) < 0.6,
		c.Field.isEmail() && c.share(fitsEmail) < 0.5,
		c.Field.isPhone() && c.share(fitsPhone) < 0.4:
		p.leave(c, WhyValues)
	}
}

// doubles: of two columns with the same meaning the fuller one keeps it, unless the field takes many.
func (p *proposal) doubles() {
	for i, c := range p.cols {
		if c.Field == FieldNone || c.Field.takesMany() {
			continue
		}
		for _, o := range p.cols[:i] {
			if o.Field != c.Field || o.group != c.group {
				continue
			}
			loser := c
			if o.Filled == 0 && c.Filled > 0 {
				loser = o
			}
			loser.Suggested = FieldNone
			p.leave(loser, WhyTwice)
			break
		}
	}
	if p.has(FieldPostalCodeCity) && p.has(FieldPostalCode) {
		p.leave(p.find(FieldPostalCodeCity), WhyTwice)
	}
}
