package contactcsv

import (
	"io"
	"strconv"
	"strings"

	"alumnibook/model"
	"alumnibook/model/exchange/postal"
	"alumnibook/model/exchange/sheet"
)

// How many groups of columns a list for Google has. What a person has more of stands in the last one, set apart the way
// Google does.
const (
	googleEmails    = 4
	googlePhones    = 5
	googleAddresses = 2
	googleSites     = 4
	several         = " ::: "
)

// Google writes people as the CSV file that Google Contacts imports, with the headings of its newer form.
func Google(w io.Writer, o Options, people func(yield func(*model.Person) bool)) error {
	return write(&markless{w: w}, sheet.TextForm{Encoding: "utf-8", Separator: ','}, googleColumns(), o, people)
}

func googleColumns() []column {
	plain := func(title string, value func(c *contact) string) column { return column{title, value} }
	empty := func(*contact) string { return "" }
	list := []column{
		plain("First Name", func(c *contact) string { return c.Given }),
		plain("Middle Name", func(c *contact) string { return c.Additional }),
		plain("Last Name", (*contact).family),
		plain("Phonetic First Name", empty), plain("Phonetic Middle Name", empty), plain("Phonetic Last Name", empty),
		plain("Name Prefix", func(c *contact) string { return c.Prefix }),
		plain("Name Suffix", func(c *contact) string { return c.Suffix }),
		plain("Nickname", func(c *contact) string { return c.Nickname }),
		plain("File As", empty),
		plain("Organization Name", func(c *contact) string { return c.organisation }),
		plain("Organization Title", func(c *contact) string { return c.title }),
		plain("Organization Department", func(c *contact) string { return c.department }),
		plain("Birthday", (*contact).googleBirthday),
		plain("Notes", (*contact).notes),
		plain("Photo", empty),
		plain("Labels", (*contact).googleLabels),
	}
	list = append(list, pairs("E-mail", googleEmails, (*contact).googleEmails)...)
	list = append(list, pairs("Phone", googlePhones, (*contact).googlePhones)...)
	for n := range googleAddresses {
		list = append(list, googleAddress(n)...)
	}
	return append(list, pairs("Website", googleSites, (*contact).googleSites)...)
}

// labelled is one of several values with what it is.
type labelled struct{ label, value string }

// pairs are the columns "… 1 - Label", "… 1 - Value" and so on.
func pairs(name string, n int, of func(c *contact) []labelled) []column {
	values := func(c *contact) []labelled { // worked out once for each person
		if list, ok := c.lists[name]; ok {
			return list
		}
		if c.lists == nil {
			c.lists = map[string][]labelled{}
		}
		c.lists[name] = of(c)
		return c.lists[name]
	}
	var list []column
	for i := range n {
		title := name + " " + strconv.Itoa(i+1) + " - "
		list = append(list, column{title + "Label", func(c *contact) string {
			if all := values(c); i < len(all) {
				return all[i].label
			}
			return ""
		}}, column{title + "Value", func(c *contact) string {
			all := values(c)
			switch {
			case i >= len(all):
				return ""
			case i < n-1:
				return all[i].value
			}
			var rest []string
			for _, v := range all[i:] {
				rest = append(rest, v.value)
			}
			return strings.Join(rest, several)
		}})
	}
	return list
}

// starred marks the label of the first of several values as the one to use.
func starred(n int, label string) string {
	if n == 0 && label != "" {
		return "* " + label
	}
	return label
}

func (c *contact) googleEmails() []labelled {
	var list []labelled
	for i, e := range sorted(c.Emails, c.PreferredEmail()) {
		label := map[model.Kind]string{model.KindPrivate: "Home", model.KindWork: "Work"}[e.Kind]
		list = append(list, labelled{starred(i, or(label, "Other")), e.Address})
	}
	return list
}

func (c *contact) googlePhones() []labelled {
	labels := map[model.Kind]string{
		model.KindMobile: "Mobile", model.KindPrivate: "Home", model.KindWork: "Work", model.KindWorkMobile: "Work Mobile", model.KindFax: "Work Fax",
	}
	var list []labelled
	for i, f := range sorted(c.Phones, c.PreferredPhone()) {
		list = append(list, labelled{starred(i, or(labels[f.Kind], "Other")), number(&f)})
	}
	return list
}

func (c *contact) googleSites() []labelled {
	labels := map[model.Kind]string{model.KindLinkedIn: "LinkedIn", model.KindXING: "XING", model.KindFacebook: "Facebook"}
	var list []labelled
	for _, l := range c.Links {
		list = append(list, labelled{or(labels[l.Kind], "Profile"), web(l.URL)})
	}
	return list
}

// googleAddress are the columns of one address.
func googleAddress(n int) []column {
	title := "Address " + strconv.Itoa(n+1) + " - "
	field := func(name string, value func(c *contact, a *model.Address) string) column {
		return column{title + name, func(c *contact) string {
			list := sorted(c.Addresses, c.PreferredAddress())
			if n >= len(list) {
				return ""
			}
			return value(c, &list[n])
		}}
	}
	return []column{
		field("Label", func(_ *contact, a *model.Address) string {
			label := map[model.Kind]string{model.KindPrivate: "Home", model.KindWork: "Work"}[a.Kind]
			return starred(n, or(label, "Other"))
		}),
		field("Formatted", func(c *contact, a *model.Address) string {
			return strings.Join(postal.Letter{Language: c.o.Language}.Lines(a), "\n")
		}),
		field("Street", func(_ *contact, a *model.Address) string { return a.Street }),
		field("City", func(_ *contact, a *model.Address) string { return a.City }),
		field("PO Box", func(*contact, *model.Address) string { return "" }),
		field("Region", func(_ *contact, a *model.Address) string { return a.Region }),
		field("Postal Code", func(_ *contact, a *model.Address) string { return a.PostalCode }),
		field("Country", func(c *contact, a *model.Address) string { return postal.Country(a.Country, c.o.Language) }),
		field("Extended Address", func(*contact, *model.Address) string { return "" }),
	}
}

// googleBirthday may lack the year: Google writes that as a phone does.
func (c *contact) googleBirthday() string {
	if d := c.Birthday; d.Month != 0 && d.Day != 0 {
		return d.String()
	}
	return ""
}

// googleLabels are the tags. The first one puts the person among the contacts; without it Google hides them.
func (c *contact) googleLabels() string {
	return strings.Join(append([]string{"* myContacts"}, c.Tags...), several)
}

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// markless drops the mark of UTF-8 at the beginning: Google would take it for a part of the first heading.
type markless struct {
	w     io.Writer
	begun bool
}

func (m *markless) Write(b []byte) (int, error) {
	if m.begun || len(b) == 0 {
		return m.w.Write(b)
	}
	m.begun = true
	bare := strings.TrimPrefix(string(b), "\ufeff")
	n, err := m.w.Write([]byte(bare))
	return n + len(b) - len(bare), err
}
