package contactcsv

import (
	"fmt"
	"io"
	"strings"

	"alumnibook/model"
	"alumnibook/model/exchange/postal"
	"alumnibook/model/exchange/sheet"
)

// outlookTitles are Outlook's own headings, by language. An Outlook in a language understands the headings of that
// language without being told what they mean.
var outlookTitles = map[string]map[string]string{
	"en": {
		"prefix": "Title", "first": "First Name", "middle": "Middle Name", "last": "Last Name", "suffix": "Suffix", "company": "Company",
		"department": "Department", "title": "Job Title", "office": "Office Location",
		"street_work": "Business Street", "city_work": "Business City", "code_work": "Business Postal Code", "country_work": "Business Country/Region",
		"street": "Home Street", "city": "Home City", "region": "Home State", "code": "Home Postal Code", "country": "Home Country/Region",
		"phone_work": "Business Phone", "phone_home": "Home Phone", "mobile": "Mobile Phone", "main": "Company Main Phone", "fax": "Business Fax",
		"email1": "E-mail Address", "email2": "E-mail 2 Address", "email3": "E-mail 3 Address",
		"birthday": "Birthday", "web": "Web Page", "notes": "Notes", "categories": "Categories",
	},
	"de": {
		"prefix": "Anrede", "first": "Vorname", "middle": "Weitere Vornamen", "last": "Nachname", "suffix": "Suffix", "company": "Firma",
		"department": "Abteilung", "title": "Position", "office": "Büro",
		"street_work": "Straße geschäftlich", "city_work": "Ort geschäftlich", "code_work": "Postleitzahl geschäftlich", "country_work": "Land/Region geschäftlich",
		"street": "Straße privat", "city": "Ort privat", "region": "Bundesland/Kanton privat", "code": "Postleitzahl privat", "country": "Land/Region privat",
		"phone_work": "Telefon geschäftlich", "phone_home": "Telefon privat", "mobile": "Mobiltelefon", "main": "Telefon Firma", "fax": "Fax geschäftlich",
		"email1": "E-Mail-Adresse", "email2": "E-Mail 2: Adresse", "email3": "E-Mail 3: Adresse",
		"birthday": "Geburtstag", "web": "Webseite", "notes": "Notizen", "categories": "Kategorien",
	},
	"da": {
		"prefix": "Titel", "first": "Fornavn", "middle": "Mellemnavn", "last": "Efternavn", "suffix": "Suffiks", "company": "Firma",
		"department": "Afdeling", "title": "Stilling", "office": "Kontoradresse",
		"street_work": "Gade (arbejde)", "city_work": "By (arbejde)", "code_work": "Postnummer (arbejde)", "country_work": "Land/område (arbejde)",
		"street": "Gade (privat)", "city": "By (privat)", "region": "Område (privat)", "code": "Postnummer (privat)", "country": "Land/område (privat)",
		"phone_work": "Telefon (arbejde)", "phone_home": "Telefon (privat)", "mobile": "Mobiltelefon", "main": "Primær telefon (firma)", "fax": "Fax (arbejde)",
		"email1": "E-mail-adresse", "email2": "E-mail 2-adresse", "email3": "E-mail 3-adresse",
		"birthday": "Fødselsdag", "web": "webside", "notes": "Notater", "categories": "Kategorier",
	},
	"sv": {
		"prefix": "Titel", "first": "Förnamn", "middle": "Mellannamn", "last": "Efternamn", "suffix": "Namnsuffix", "company": "Företag",
		"department": "Avdelning", "title": "Befattning", "office": "Arbetsplats",
		"street_work": "Gatuadress, arbete", "city_work": "Ort, arbete", "code_work": "Postadress, arbete", "country_work": "Land, arbete",
		"street": "Gatuadress, hem", "city": "Hemort", "region": "Region, hem", "code": "Postnr, hem", "country": "Land, hem",
		"phone_work": "Arbete", "phone_home": "Hem", "mobile": "Mobiltelefon", "main": "Företag, växel", "fax": "Fax arbete",
		"email1": "E-postadress", "email2": "E-postadress 2", "email3": "E-postadress 3",
		"birthday": "Födelsedag", "web": "Webbsida", "notes": "Anteckningar", "categories": "Kategorier",
	},
}

// Outlook writes people as the CSV file that Outlook for Windows imports: in Windows-1252, with commas in every
// language. What a person has more of than Outlook has columns stands in the notes, so that nothing gets lost.
func Outlook(w io.Writer, o Options, people func(yield func(*model.Person) bool)) error {
	titles, ok := outlookTitles[o.Language]
	if !ok {
		o.Language, titles = "en", outlookTitles["en"]
	}
	var columns []column
	for _, f := range outlookColumns {
		columns = append(columns, column{titles[f.key], func(c *contact) string { return f.value(c) }})
	}
	return write(w, sheet.TextForm{Encoding: "windows-1252", Separator: ','}, columns, o, func(yield func(*model.Person) bool) {
		people(yield)
	})
}

// outlookColumns are the columns in Outlook's order.
var outlookColumns = []struct {
	key   string
	value func(c *contact) string
}{
	{"prefix", func(c *contact) string { return c.Prefix }},
	{"first", func(c *contact) string { return c.Given }},
	{"middle", func(c *contact) string { return c.Additional }},
	{"last", (*contact).family},
	{"suffix", func(c *contact) string { return c.Suffix }},
	{"company", func(c *contact) string { return c.organisation }},
	{"department", func(c *contact) string { return c.department }},
	{"title", func(c *contact) string { return c.title }},
	{"office", func(c *contact) string { return c.office }},
	{"street_work", func(c *contact) string { return c.place(true).Street }},
	{"city_work", func(c *contact) string { return c.place(true).City }},
	{"code_work", func(c *contact) string { return c.place(true).PostalCode }},
	{"country_work", func(c *contact) string { return postal.Country(c.place(true).Country, c.o.Language) }},
	{"street", func(c *contact) string { return c.place(false).Street }},
	{"city", func(c *contact) string { return c.place(false).City }},
	{"region", func(c *contact) string { return c.place(false).Region }},
	{"code", func(c *contact) string { return c.place(false).PostalCode }},
	{"country", func(c *contact) string { return postal.Country(c.place(false).Country, c.o.Language) }},
	{"phone_work", func(c *contact) string { return c.phone("phone_work") }},
	{"phone_home", func(c *contact) string { return c.phone("phone_home") }},
	{"mobile", func(c *contact) string { return c.phone("mobile") }},
	{"main", func(c *contact) string { return c.phone("main") }},
	{"fax", func(c *contact) string { return c.phone("fax") }},
	{"email1", func(c *contact) string { return c.email(0) }},
	{"email2", func(c *contact) string { return c.email(1) }},
	{"email3", func(c *contact) string { return c.email(2) }},
	{"birthday", (*contact).birthday},
	{"web", (*contact).page},
	{"notes", (*contact).outlookNotes},
	{"categories", func(c *contact) string { return strings.Join(c.Tags, ";") }},
}

// place is the address that fills Outlook's business or home columns.
func (c *contact) place(work bool) model.Address {
	for _, a := range sorted(c.Addresses, c.PreferredAddress()) {
		if (a.Kind == model.KindWork) == work {
			return a
		}
	}
	return model.Address{}
}

// phone is the number in one of Outlook's columns. A column has room for one number; a second one takes another column
// that means nearly the same, or stands in the notes.
func (c *contact) phone(key string) string {
	if c.numbers == nil {
		c.spread()
	}
	return c.numbers[key]
}

func (c *contact) spread() {
	c.numbers = map[string]string{}
	for _, f := range sorted(c.Phones, c.PreferredPhone()) {
		placed := false
		for _, key := range outlookPlaces[f.Kind] {
			if c.numbers[key] == "" {
				c.numbers[key], placed = number(&f), true
				break
			}
		}
		if !placed {
			c.rest = append(c.rest, number(&f))
		}
	}
}

// outlookPlaces are the columns that a kind of number may stand in, the best one first.
var outlookPlaces = map[model.Kind][]string{
	model.KindMobile: {"mobile"}, model.KindWorkMobile: {"mobile", "phone_work"}, model.KindWork: {"phone_work", "main"},
	model.KindPrivate: {"phone_home"}, model.KindOther: {"phone_home", "phone_work"}, model.KindFax: {"fax"},
}

func (c *contact) email(n int) string {
	list := sorted(c.Emails, c.PreferredEmail())
	if n < len(list) {
		return list[n].Address
	}
	return ""
}

// birthday is a whole date, as Outlook in the language reads it. In English nobody can tell which of two numbers is the
// month, so that it is written in the one form that every Windows reads the same way.
func (c *contact) birthday() string {
	d := c.Birthday
	switch {
	case !d.IsFull():
		return ""
	case c.o.Language == "de":
		return fmt.Sprintf("%02d.%02d.%04d", d.Day, d.Month, d.Year)
	case c.o.Language == "da":
		return fmt.Sprintf("%02d-%02d-%04d", d.Day, d.Month, d.Year)
	}
	return d.String()
}

// page is the one web address that Outlook has room for: the preferred one, else the first.
func (c *contact) page() string {
	list := c.pages()
	if len(list) == 0 {
		return ""
	}
	return list[0]
}

func (c *contact) pages() []string {
	var list []string
	for _, l := range c.Links {
		if l.Preferred {
			list = append([]string{web(l.URL)}, list...)
		} else {
			list = append(list, web(l.URL))
		}
	}
	return list
}

// outlookNotes are the notes, and what found no column.
func (c *contact) outlookNotes() string {
	if c.numbers == nil {
		c.spread()
	}
	lines := c.rest
	for i := 3; c.email(i) != ""; i++ {
		lines = append(lines, c.email(i))
	}
	if pages := c.pages(); len(pages) > 1 {
		lines = append(lines, pages[1:]...)
	}
	shown := map[bool]bool{}
	for _, a := range sorted(c.Addresses, c.PreferredAddress()) {
		if work := a.Kind == model.KindWork; !shown[work] {
			shown[work] = true
			continue
		}
		lines = append(lines, strings.Join(postal.Letter{Language: c.o.Language}.Lines(&a), ", "))
	}
	if notes := c.notes(); notes != "" {
		lines = append(lines, notes)
	}
	return strings.Join(lines, "\n")
}
