package rights

import (
	"cmp"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"alumnibook/model"
	"alumnibook/model/consent"
	"alumnibook/model/exchange/sheet"
)

// section is one part of a pack: what the PDF shows as a table or as pairs, and the workbook as a sheet.
type section struct {
	title   string
	note    string // below the title
	facts   bool   // pairs of a name and what it is
	columns []column
	rows    [][]sheet.Value
}

// column is one column of a section.
type column struct {
	title string
	width float64 // in proportion to the others
	date  bool
}

// teller tells a pack in words.
type teller struct {
	speaker
	*Pack
	items map[string]*Item
}

func newTeller(p *Pack, s speaker) *teller {
	t := &teller{s, p, make(map[string]*Item, len(p.Items))}
	for i := range p.Items {
		t.items[p.Items[i].Key] = &p.Items[i]
	}
	return t
}

// said is a free text as it is handed out; where it stays out, that stands in its place.
func (t *teller) said(key string) string {
	item := t.items[key]
	if item == nil {
		return ""
	}
	text, given := item.Given()
	if !given {
		return t.t("paper.pack.held_here")
	}
	return text
}

// word says a code; "" for none.
func (t *teller) word(prefix, code string) string {
	if code == "" {
		return ""
	}
	return t.t(prefix + code)
}

// sections are all parts in which something stands, and the names of those in which nothing does.
func (t *teller) sections() (list []section, empty []string) {
	for _, s := range []section{
		t.identity(), t.employments(), t.jobs(), t.notes(), t.consents(), t.bases(), t.history(), t.evenings(), t.letters(),
		t.favours(), t.wishes(), t.interviews(), t.steps(), t.elsewhere(), t.exports(), t.sources(), t.requests(), t.decisions(), t.doubles(),
	} {
		if len(s.rows) == 0 {
			empty = append(empty, s.title)
			continue
		}
		list = append(list, s)
	}
	return list, empty
}

func text(s string) sheet.Value          { return sheet.Value{Text: s} }
func dated(d model.Date) sheet.Value     { return sheet.Value{Date: d} }
func texts(list ...string) []sheet.Value { return values(list) }
func joinedBy(by string, list ...string) string {
	return strings.Join(slices.DeleteFunc(list, func(s string) bool { return s == "" }), by)
}

func values(list []string) []sheet.Value {
	row := make([]sheet.Value, len(list))
	for i, s := range list {
		row[i] = text(s)
	}
	return row
}

// identity is who they are and how they are reached.
func (t *teller) identity() section {
	s := section{title: t.t("paper.pack.identity"), facts: true, columns: t.pair()}
	p := &t.Person
	put := func(name, value string) {
		if value != "" {
			s.rows = append(s.rows, texts(name, value))
		}
	}
	for _, f := range []struct{ key, value string }{
		{"prefix", p.Prefix},
		{"given", p.Given},
		{"additional", p.Additional},
		{"family", p.Family},
		{"suffix", p.Suffix},
		{"birth_name", p.BirthName},
		{"nickname", p.Nickname},
		{"salutation", t.word("model.salutation.", string(p.Salutation))},
		{"birthday", t.day(p.Birthday)},
		{"language", t.word("model.language.", p.Language)},
		{"status", t.word("model.status.", string(p.Status))},
	} {
		put(t.t("model.field."+f.key), f.value)
	}
	for _, e := range p.Emails {
		put(t.labelled("model.field.email", e.Kind), t.failed(e.Address, e.Failed))
	}
	for _, f := range p.Phones {
		put(t.labelled("model.field.phone", f.Kind), t.failed(f.Number, f.Failed))
	}
	for i := range p.Addresses {
		put(t.labelled("model.field.addresses", p.Addresses[i].Kind), t.failed(t.address(&p.Addresses[i]), p.Addresses[i].Failed))
	}
	for _, l := range p.Links {
		put(t.labelled("model.field.url", l.Kind), l.URL)
	}
	put(t.t("model.field.tags"), t.said("tags"))
	put(t.t("model.field.skills"), strings.Join(p.Skills, ", "))
	for _, f := range t.Fields {
		put(f.Name, t.own(f))
	}
	if p.Calls.PerYear > 0 {
		put(t.t("model.field.per_year"), strconv.Itoa(p.Calls.PerYear))
	}
	if p.Calls.Pause != model.PauseNone {
		put(t.t("model.field.pause"), joinedBy(", ", t.word("model.pause.", string(p.Calls.Pause)), t.day(p.Calls.Until), t.said("calls")))
	}
	if p.OwnerID != 0 {
		put(t.t("model.field.owner_id"), t.t("paper.pack.colleague"))
	}
	if len(t.Photo) > 0 {
		put(t.t("model.field.photo"), t.t("paper.pack.photo"))
	}
	put(t.t("paper.pack.card_lines"), t.said(keyOf("card", strings.Join(p.CardLines, "\n"))))
	if !p.Created.IsZero() {
		put(t.t("paper.pack.since"), t.day(model.DateOf(p.Created)))
	}
	return s
}

// own is the value of a field of the firm's own.
func (t *teller) own(f Field) string {
	switch f.Type {
	case model.OwnText:
		return t.said("field:" + strconv.FormatInt(f.ID, 10))
	case model.OwnDate:
		if d, err := model.ParseDate(f.Value); err == nil {
			return t.day(d)
		}
	}
	return f.Value
}

func (t *teller) pair() []column {
	return []column{{title: t.t("paper.pack.what"), width: 2}, {title: t.t("paper.pack.is"), width: 5}}
}

func (t *teller) labelled(key string, kind model.Kind) string {
	if kind == "" {
		return t.t(key)
	}
	return t.t(key) + " (" + t.t("model.kind."+string(kind)) + ")"
}

// failed tells that something turned out to be wrong.
func (t *teller) failed(value string, on model.Date) string {
	if on.IsZero() {
		return value
	}
	return value + " – " + t.t("model.field.failed") + " " + t.day(on)
}

func (t *teller) address(a *model.Address) string {
	return joinedBy(", ", strings.ReplaceAll(a.Street, "\n", ", "), joinedBy(" ", a.PostalCode, a.City), a.Region, a.Country)
}

func (t *teller) employments() section {
	s := section{title: t.t("paper.pack.with_us"), columns: []column{
		{t.t("model.field.from"), 2, true},
		{t.t("model.field.to"), 2, true},
		{t.t("model.field.office"), 3, false},
		{t.t("model.field.department"), 3, false},
		{t.t("model.field.position"), 3, false},
		{t.t("model.field.personnel_number"), 4.2, false},
		{t.t("model.field.reason"), 3, false},
	}}
	for _, e := range t.Person.Employments {
		s.rows = append(s.rows, []sheet.Value{
			dated(e.From), dated(e.To), text(e.Office), text(e.Department), text(e.Position), text(e.PersonnelNumber), text(t.said(keyOf("reason", e.Reason))),
		})
	}
	return s
}

func (t *teller) jobs() section {
	s := section{title: t.t("paper.pack.elsewhere"), columns: []column{
		{t.t("model.field.from"), 2, true},
		{t.t("model.field.to"), 2, true},
		{t.t("model.field.organisation"), 5, false},
		{t.t("model.field.title"), 5, false},
	}}
	for _, j := range t.Person.Jobs {
		s.rows = append(s.rows, []sheet.Value{dated(j.From), dated(j.To), text(j.Organisation), text(j.Title)})
	}
	return s
}

func (t *teller) notes() section {
	s := section{title: t.t("model.field.notes"), columns: []column{{t.t("model.field.text"), 1, false}}}
	for _, n := range t.Person.Notes {
		s.rows = append(s.rows, texts(t.said(keyOf("note", n.Text))))
	}
	return s
}

// consents is the ledger, the newest in front.
func (t *teller) consents() section {
	s := section{title: t.t("paper.pack.consents"), columns: []column{
		{t.t("model.field.on"), 2.2, true},
		{t.t("model.field.purpose"), 3, false},
		{t.t("model.field.channel"), 2, false},
		{t.t("model.field.state"), 2.2, false},
		{t.t("model.field.source"), 3.6, false},
		{t.t("paper.pack.proof"), 5, false},
	}}
	for i := range t.Consents {
		c := &t.Consents[i]
		id := strconv.FormatInt(c.ID, 10)
		proof := joinedBy("\n", t.said("consent:"+id+":wording"), t.with("paper.pack.form", "form", c.Form), t.with("paper.pack.scan", "name", c.ProofName), t.said("consent:"+id))
		s.rows = append(s.rows, []sheet.Value{
			dated(c.On), text(t.word("model.purpose.", string(c.Purpose))), text(t.word("model.channel.", string(c.Channel))),
			text(t.word("model.consent.", string(c.State))), text(t.word("model.source.", string(c.Source))), text(proof),
		})
	}
	return s
}

// with says a key with one value; "" where there is no value.
func (t *teller) with(key, name, value string) string {
	if value == "" {
		return ""
	}
	return t.t(key, name, value)
}

// bases is what each purpose rests on.
func (t *teller) bases() section {
	s := section{title: t.t("paper.pack.bases"), columns: []column{
		{t.t("model.field.purpose"), 3, false},
		{t.t("paper.basis"), 4, false},
		{t.t("paper.pack.weighing"), 5, false},
	}}
	for _, b := range t.Bases {
		s.rows = append(s.rows, texts(t.t("model.purpose."+string(b.Purpose)), t.t("paper.basis."+string(b.Basis)), t.said("basis:"+string(b.Purpose))))
	}
	return s
}

// exports is what left the book with them in it. Who of the colleagues did it, and where it lay on the firm's disk, is
// nobody's business but the firm's; of a file its name is told.
func (t *teller) exports() section {
	s := section{title: t.t("paper.pack.exports"), note: t.t("paper.pack.exports_note"), columns: []column{
		{t.t("model.field.on"), 2, true},
		{t.t("paper.pack.as"), 4, false},
		{t.t("model.field.purpose"), 3, false},
		{t.t("paper.pack.to"), 4, false},
	}}
	for i := range t.Exports {
		h := &t.Exports[i]
		s.rows = append(s.rows, []sheet.Value{
			dated(model.DateOf(h.At)), text(t.t("export.format." + h.Format)), text(t.purpose(consent.Purpose(h.Purpose))), text(cmp.Or(h.Device, t.place(h.Place))),
		})
	}
	return s
}

// purpose is for what something left.
func (t *teller) purpose(p consent.Purpose) string {
	if p == consent.PurposeAccess {
		return t.t("model.request.access")
	}
	if ledger := p.Ledger(); ledger != "" {
		return t.t("model.purpose." + string(ledger))
	}
	if p == consent.PurposeRegister {
		return t.t("model.purpose.register")
	}
	return ""
}

// place is to where something went.
func (t *teller) place(place string) string {
	switch place {
	case "screen", "clipboard", "mail", "terminal":
		return t.t("paper.place." + place)
	case "":
		return ""
	}
	name := filepath.Base(place)
	if !strings.Contains(name, ".") {
		return t.t("paper.place.file")
	}
	return name
}

func (t *teller) sources() section {
	s := section{title: t.t("paper.pack.sources"), note: t.t("paper.pack.sources_note"), columns: []column{
		{t.t("model.field.on"), 2, true},
		{t.t("model.field.source"), 8, false},
	}}
	for _, one := range t.Sources {
		key := "paper.source.other"
		switch {
		case one.Name != "" && one.New:
			key = "paper.source.import_new"
		case one.Name != "":
			key = "paper.source.import_changed"
		case one.Code == "add":
			key = "paper.source.add"
		case one.Code == "add_leaver":
			key = "paper.source.leaver"
		case one.Code == "walk_in":
			key = "paper.source.walk_in"
		}
		s.rows = append(s.rows, []sheet.Value{dated(model.DateOf(one.At)), text(t.t(key, "name", one.Name))})
	}
	return s
}
