package peoplesheet

import (
	"strconv"

	"alumnibook/model"
	"alumnibook/model/exchange/postal"
	"alumnibook/model/exchange/sheet"
)

// mergeLines is how many lines an address may have in a letter, the name among them.
const mergeLines = 7

// NewMerge makes the columns of a list for letters and mails to many: the greeting in each person's language, the
// name, the lines of the address as they stand on the envelope, and the address for mails. The words are
// "export.column.…" and "import.field.…".
func NewMerge(words func(key string) string, letter postal.Letter) *Layout {
	l := &Layout{words: words}
	l.said("greeting", 30, func(p *model.Person) string { return model.Greeting(p, letter.Language) })
	l.said("postal_name", 28, func(p *model.Person) string { return model.PostalName(p, letter.Language) })
	l.text("academic_title", 8, func(p *model.Person) string { return p.Prefix })
	l.addFirst()
	l.addLast()
	l.said("email", 28, func(p *model.Person) string {
		if e := p.PreferredEmail(); e != nil {
			return e.Address
		}
		return ""
	})
	for n := range mergeLines {
		title := words("export.column.line") + " " + strconv.Itoa(n+1)
		l.columns = append(l.columns, column{title: title, width: 26, value: func(p *model.Person) sheet.Value {
			lines := letter.Label(p)
			if n < len(lines) {
				return sheet.Value{Text: lines[n]}
			}
			return sheet.Value{}
		}})
	}
	place := func(p *model.Person) model.Address {
		if a := postal.Address(p); a != nil {
			return *a
		}
		return model.Address{}
	}
	l.text("street", 26, func(p *model.Person) string { return place(p).Street })
	l.code("postal_code", 10, func(p *model.Person) string { return place(p).PostalCode })
	l.text("city", 18, func(p *model.Person) string { return place(p).City })
	l.text("country", 14, func(p *model.Person) string { return postal.Country(place(p).Country, letter.Language) })
	l.text("language", 12, func(p *model.Person) string {
		if p.Language == "" {
			return l.named("language", letter.Language)
		}
		return l.named("language", p.Language)
	})
	return l
}
