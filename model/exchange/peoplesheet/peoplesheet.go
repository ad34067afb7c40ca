// Package peoplesheet says how people stand in a workbook: one row a person, one column a field. The headings are
// those that the import understands, so that the file can be edited in Excel and come back.
package peoplesheet

import (
	"strconv"
	"strings"

	"alumnibook/model"
	"alumnibook/model/exchange/sheet"
)

// Layout is the columns of one workbook of people.
type Layout struct {
	words   func(key string) string
	columns []column
}

// column is one field: its heading, the form of its cells and what a person has there.
type column struct {
	field string // as the import calls it, "" for what it does not take
	own   *model.OwnField
	title string
	width float64
	form  sheet.ColumnType
	value func(p *model.Person) sheet.Value
}

// New makes the columns of people with the firm's own fields. The words give the headings ("import.field.…"), and the
// names of statuses, salutations, languages and countries ("model.…"); a key without words is answered by the key.
func New(words func(key string) string, own []model.OwnField) *Layout {
	l := &Layout{words: words}
	l.addName()
	l.addContact()
	l.addWork()
	for _, f := range own {
		l.addOwn(f)
	}
	return l
}

// Columns are the columns as a workbook needs them.
func (l *Layout) Columns() []sheet.Column {
	list := make([]sheet.Column, 0, len(l.columns))
	for _, c := range l.columns {
		list = append(list, sheet.Column{Title: c.title, Width: c.width, Type: c.form})
	}
	return list
}

// Row is one person, a value for each column. Of several values of one kind it holds the preferred one, else the
// first; what finds no place stays in the book and is left alone when the file comes back.
func (l *Layout) Row(p *model.Person) []sheet.Value {
	row := make([]sheet.Value, 0, len(l.columns))
	for _, c := range l.columns {
		row = append(row, c.value(p))
	}
	return row
}

func (l *Layout) add(field string, width float64, form sheet.ColumnType, value func(p *model.Person) sheet.Value) {
	l.columns = append(l.columns, column{field: field, title: l.words("import.field." + field), width: width, form: form, value: value})
}

// text adds a column of plain texts.
func (l *Layout) text(field string, width float64, value func(p *model.Person) string) {
	l.add(field, width, sheet.Text, func(p *model.Person) sheet.Value { return sheet.Value{Text: value(p)} })
}

// code adds a column of digits that are no numbers.
func (l *Layout) code(field string, width float64, value func(p *model.Person) string) {
	l.add(field, width, sheet.Code, func(p *model.Person) sheet.Value { return sheet.Value{Text: value(p)} })
}

// date adds a column of dates; one that is not wholly known is written as text.
func (l *Layout) date(field string, value func(p *model.Person) model.Date) {
	l.add(field, 12, sheet.Date, func(p *model.Person) sheet.Value { return sheet.Value{Date: value(p)} })
}

// named says a code of the model in words: a status, a language. What has no words stays as it is.
func (l *Layout) named(list, code string) string {
	if code == "" {
		return ""
	}
	key := "model." + list + "." + code
	if w := l.words(key); w != key {
		return w
	}
	return code
}

func (l *Layout) addName() {
	l.text("uid", 12, func(p *model.Person) string { return p.UID })
	l.addNameParts()
}

func (l *Layout) addNameParts() {
	l.text("academic_title", 8, func(p *model.Person) string { return p.Prefix })
	l.addFirst()
	l.text("middle_name", 12, func(p *model.Person) string { return p.Additional })
	l.addLast()
	l.text("name_suffix", 8, func(p *model.Person) string { return p.Suffix })
	l.text("birth_name", 14, func(p *model.Person) string { return p.BirthName })
	l.text("nickname", 12, func(p *model.Person) string { return p.Nickname })
	l.text("salutation", 10, func(p *model.Person) string {
		if p.Salutation == model.SalutationMx { // nothing that a list could say
			return ""
		}
		return l.named("salutation", string(p.Salutation))
	})
	l.text("language", 12, func(p *model.Person) string { return l.named("language", p.Language) })
	l.date("birth_date", func(p *model.Person) model.Date { return p.Birthday })
	l.text("status", 16, func(p *model.Person) string { return l.named("status", string(p.Status)) })
}

func (l *Layout) addFirst() {
	l.text("first_name", 16, func(p *model.Person) string { return p.Given })
}

func (l *Layout) addLast() {
	l.text("last_name", 20, func(p *model.Person) string { return p.Family })
}

func (l *Layout) addContact() {
	l.addEmails()
	l.addPhones()
	l.addAddresses()
	l.addLinks()
}

func (l *Layout) addEmails() {
	for _, c := range []struct {
		field string
		kind  model.Kind
	}{{"email_private", model.KindPrivate}, {"email_work", model.KindWork}, {"email_other", model.KindOther}} {
		l.text(c.field, 28, func(p *model.Person) string { return emailOf(p, c.kind) })
	}
}

func (l *Layout) addPhones() {
	for _, c := range []struct {
		field string
		kind  model.Kind
	}{
		{"phone_mobile", model.KindMobile},
		{"phone_private", model.KindPrivate},
		{"phone_work", model.KindWork},
		{"phone_work_mobile", model.KindWorkMobile},
		{"fax", model.KindFax},
	} {
		l.code(c.field, 18, func(p *model.Person) string { return phoneOf(p, c.kind) })
	}
}

func (l *Layout) addAddresses() {
	l.addAddress("", model.KindPrivate)
	l.addAddress("_work", model.KindWork)
}

func (l *Layout) addLinks() {
	for _, c := range []struct {
		field string
		kind  model.Kind
	}{{"linkedin", model.KindLinkedIn}, {"xing", model.KindXING}, {"facebook", model.KindFacebook}, {"website", model.KindWeb}} {
		l.text(c.field, 24, func(p *model.Person) string { return linkOf(p, c.kind) })
	}
}

func (l *Layout) addAddress(suffix string, kind model.Kind) {
	l.text("street"+suffix, 26, func(p *model.Person) string { return addressOf(p, kind).Street })
	l.code("postal_code"+suffix, 10, func(p *model.Person) string { return addressOf(p, kind).PostalCode })
	l.text("city"+suffix, 18, func(p *model.Person) string { return addressOf(p, kind).City })
	if suffix == "" {
		l.text("region", 14, func(p *model.Person) string { return addressOf(p, kind).Region })
	}
	l.text("country"+suffix, 14, func(p *model.Person) string { return l.named("country", addressOf(p, kind).Country) })
}

func (l *Layout) addWork() {
	l.addStint()
	l.addJob()
	l.addWords()
}

func (l *Layout) addStint() {
	stint := func(p *model.Person) model.Employment {
		if e := p.LastEmployment(); e != nil {
			return *e
		}
		return model.Employment{}
	}
	l.code("personnel_number", 12, func(p *model.Person) string { return stint(p).PersonnelNumber })
	l.text("office", 14, func(p *model.Person) string { return stint(p).Office })
	l.text("department", 18, func(p *model.Person) string { return stint(p).Department })
	l.text("position", 22, func(p *model.Person) string { return stint(p).Position })
	l.date("entry_date", func(p *model.Person) model.Date { return stint(p).From })
	l.date("exit_date", func(p *model.Person) model.Date { return stint(p).To })
	l.text("reason_for_leaving", 20, func(p *model.Person) string { return stint(p).Reason })
}

func (l *Layout) addJob() {
	job := func(p *model.Person) model.Job {
		if j := p.CurrentJob(); j != nil {
			return *j
		}
		return model.Job{}
	}
	l.text("current_employer", 26, func(p *model.Person) string { return job(p).Organisation })
	l.text("current_position", 22, func(p *model.Person) string { return job(p).Title })
}

func (l *Layout) addWords() {
	l.text("tags", 20, func(p *model.Person) string { return strings.Join(p.Tags, "; ") })
	l.text("skills", 24, func(p *model.Person) string { return strings.Join(p.Skills, "; ") })
}

func (l *Layout) addOwn(f model.OwnField) {
	form := map[model.OwnFieldType]sheet.ColumnType{model.OwnNumber: sheet.Number, model.OwnDate: sheet.Date}[f.Type]
	l.columns = append(l.columns, column{own: &f, title: f.Name, width: 14, form: form, value: func(p *model.Person) sheet.Value {
		text := p.OwnFields[f.ID]
		switch f.Type {
		case model.OwnNumber:
			if n, err := strconv.ParseFloat(text, 64); err == nil {
				return sheet.Value{Number: n, HasNumber: true}
			}
		case model.OwnDate:
			if d, err := model.ParseDate(text); err == nil {
				return sheet.Value{Date: d}
			}
		}
		return sheet.Value{Text: text}
	}})
}
