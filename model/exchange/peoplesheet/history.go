package peoplesheet

import (
	"strings"

	"alumnibook/model"
	"alumnibook/model/exchange/sheet"
)

// History is the sheet of the whole book with what was said and done. It is there to be read and counted; the import
// takes nothing from it.
type History struct {
	words      func(key string) string
	colleagues map[int64]string
}

// NewHistory makes the sheet. Words are those of Linked.
func NewHistory(words func(key string) string, colleagues []model.Colleague) *History {
	return &History{words, namesOf(colleagues)}
}

// Title is the name of the sheet.
func (h *History) Title() string { return h.words("export.sheet.interactions") }

// Columns are the columns as a workbook needs them.
func (h *History) Columns() []sheet.Column {
	field := func(key string, width float64) sheet.Column { return sheet.Column{Title: h.words(key), Width: width} }
	day := func(key string) sheet.Column {
		return sheet.Column{Title: h.words(key), Width: 12, Type: sheet.Date}
	}
	return []sheet.Column{
		field("import.field.uid", 12), field("import.field.first_name", 16), field("import.field.last_name", 20),
		day("export.column.contact_on"), field("export.column.contact_at", 8), field("export.column.contact_kind", 14), field("export.column.contact_way", 14),
		field("export.column.contact_reached", 10), field("export.column.contact_with", 18),
		{Title: h.words("export.column.contact_minutes"), Width: 10, Type: sheet.Number},
		field("export.column.contact_text", 60), day("export.column.promised_on"), field("export.column.promised_text", 30), day("export.column.promised_kept"),
	}
}

// Row is one entry about one person.
func (h *History) Row(p *model.Person, i *model.Interaction) []sheet.Value {
	word := func(key, code string) sheet.Value {
		if code == "" {
			return sheet.Value{}
		}
		return sheet.Value{Text: h.words(key + code)}
	}
	reached := sheet.Value{}
	if i.Reached {
		reached.Text = "x"
	}
	return []sheet.Value{
		{Text: p.UID},
		{Text: p.Given},
		{Text: p.Family},
		{Date: i.On},
		{Text: i.At},
		word("model.interaction.", string(i.Kind)),
		word("model.direction.", string(i.Direction)),
		reached,
		{Text: h.colleagues[i.ColleagueID]},
		{Number: float64(i.Minutes), HasNumber: i.Minutes > 0},
		{Text: h.text(i)},
		{Date: i.FollowUp.On},
		{Text: i.FollowUp.Text},
		{Date: i.FollowUp.Done},
	}
}

// text is what was said; what somebody allowed is told in words.
func (h *History) text(i *model.Interaction) string {
	if i.Kind != model.InteractionConsent {
		return strings.TrimSpace(i.Text)
	}
	var said []string
	for _, c := range model.ParseConsentLines(i.Text) {
		said = append(said, h.words("model.purpose."+string(c.Purpose))+", "+h.words("model.channel."+string(c.Channel))+": "+h.words("model.consent."+string(c.State)))
	}
	return strings.Join(said, "\n")
}
