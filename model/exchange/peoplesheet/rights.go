package peoplesheet

import (
	"alumnibook/model"
	"alumnibook/model/exchange/sheet"
)

// BasisTable is the name and the columns of what people's data rests on.
func (s *Standing) BasisTable() sheet.Table {
	return s.table("bases", "basis_on", "basis_purpose", "basis_basis", "basis_note")
}

// RequestTable is the name and the columns of what people asked for as is their right.
func (s *Standing) RequestTable() sheet.Table {
	return s.table("requests", "request_on", "request_kind", "request_state", "request_due", "request_closed", "request_note", "request_answer")
}

// Basis is what a person's data rests on for a purpose.
func (s *Standing) Basis(p *model.Person, b *model.PersonBasis) []sheet.Value {
	return []sheet.Value{
		{Text: p.UID},
		{Text: p.Given},
		{Text: p.Family},
		{Date: b.On},
		s.word("model.purpose.", string(b.Purpose)),
		s.word("model.basis.", string(b.Basis)),
		{Text: b.Note},
	}
}

// Request is what a person asked for.
func (s *Standing) Request(p *model.Person, r *model.Request) []sheet.Value {
	return []sheet.Value{
		{Text: p.UID},
		{Text: p.Given},
		{Text: p.Family},
		{Date: r.Received},
		s.word("model.request.", string(r.Kind)),
		s.word("model.request_state.", string(r.State)),
		{Date: r.Due},
		{Date: r.Closed},
		{Text: r.Note},
		{Text: r.Answer},
	}
}
