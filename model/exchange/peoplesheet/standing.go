package peoplesheet

import (
	"strings"

	"alumnibook/model"
	"alumnibook/model/exchange/sheet"
)

// Standing are the sheets of the whole book with what people allowed, with what was given and taken, with what somebody's
// data rests on and with what people asked for as is their right. They are there to be read; the import takes nothing from
// them.
type Standing struct {
	words      func(key string) string
	colleagues map[int64]string
}

// NewStanding makes the sheets. Words are those of Linked.
func NewStanding(words func(key string) string, colleagues []model.Colleague) *Standing {
	return &Standing{words, namesOf(colleagues)}
}

func namesOf(colleagues []model.Colleague) map[int64]string {
	names := map[int64]string{}
	for _, c := range colleagues {
		names[c.ID] = c.Name
	}
	return names
}

// ConsentTable is the name and the columns of the ledger.
func (s *Standing) ConsentTable() sheet.Table {
	return s.table("consents", "consent_on", "consent_purpose", "consent_channel", "consent_state", "consent_source", "consent_wording", "consent_witness", "consent_remark", "consent_form", "consent_noted_by", "consent_proof")
}

// FavourTable is the name and the columns of the give-and-take.
func (s *Standing) FavourTable() sheet.Table {
	return s.table("favours", "favour_on", "favour_side", "favour_kind", "favour_text", "favour_settled")
}

// table makes a sheet whose rows say whose they are, then on which day.
func (s *Standing) table(code, day string, columns ...string) sheet.Table {
	t := sheet.Table{Sheet: s.words("export.sheet." + code)}
	for _, key := range []string{"import.field.uid", "import.field.first_name", "import.field.last_name"} {
		t.Columns = append(t.Columns, sheet.Column{Title: s.words(key), Width: 16})
	}
	t.Columns = append(t.Columns, sheet.Column{Title: s.words("export.column." + day), Width: 12, Type: sheet.Date})
	for _, c := range columns {
		column := sheet.Column{Title: s.words("export.column." + c), Width: 20}
		if strings.HasSuffix(c, "_settled") || strings.HasSuffix(c, "_due") || strings.HasSuffix(c, "_closed") {
			column.Type = sheet.Date
		}
		t.Columns = append(t.Columns, column)
	}
	return t
}

func (s *Standing) word(key, code string) sheet.Value {
	if code == "" {
		return sheet.Value{}
	}
	return sheet.Value{Text: s.words(key + code)}
}

// Consent is one entry of a person's ledger; proof is what the paper is called that shows it, "" for none.
func (s *Standing) Consent(p *model.Person, c *model.Consent, proof string) []sheet.Value {
	return []sheet.Value{
		{Text: p.UID},
		{Text: p.Given},
		{Text: p.Family},
		{Date: c.On},
		s.word("model.purpose.", string(c.Purpose)),
		s.word("model.channel.", string(c.Channel)),
		s.word("model.consent.", string(c.State)),
		s.word("model.source.", string(c.Source)),
		{Text: c.Wording},
		{Text: s.colleagues[c.WitnessID]},
		{Text: c.Note},
		{Text: c.Form},
		{Text: c.NotedBy},
		{Text: proof},
	}
}

// Favour is one entry of the give-and-take with a person.
func (s *Standing) Favour(p *model.Person, f *model.Favour) []sheet.Value {
	return []sheet.Value{
		{Text: p.UID},
		{Text: p.Given},
		{Text: p.Family},
		{Date: f.On},
		s.word("model.side.", string(f.Side)),
		s.word("model.favour.", string(f.Kind)),
		{Text: f.Text},
		{Date: f.Settled},
	}
}
