package tell

import (
	"strings"

	"alumnibook/assets"
	"alumnibook/model"
)

// Rows says what stands in the columns of a list of people.
type Rows struct {
	Words *assets.Translator
	Today model.Date
	Owner func(id int64) string // the name of a colleague
}

// columnWords are the columns that a list of people can have, by the keys of their titles.
var columnWords = map[string]string{
	"name": "model.field.name", "position": "people.column_position", "office": "model.field.office", "department": "model.field.department",
	"left": "people.column_left", "employer": "model.field.employer", "last_contact": "people.column_contact", "follow_up": "model.field.follow_up",
	"last_heard": "people.column_heard", "next_call": "model.field.next_call", "calls": "model.field.calls",
	"job_title": "model.field.title", "city": "model.field.city", "email": "model.field.email", "phone": "model.field.phone",
	"status": "model.field.status", "owner": "model.field.owner_id", "tags": "model.field.tags", "birthday": "model.field.birthday", "from": "people.column_from",
}

// Title is what a column is called; "" where there is no such column.
func (t Rows) Title(column string) string {
	key, ok := columnWords[column]
	if !ok {
		return ""
	}
	return t.Words.T(key)
}

// Text is what a column says of a person.
func (t Rows) Text(column string, r *model.Row) string {
	switch column {
	case "name":
		return r.Name
	case "position":
		return r.Position
	case "office":
		return r.Office
	case "department":
		return r.Department
	case "left": // the year; the day is said on hover
		return t.Words.Date(model.Date{Year: r.Left.Year})
	case "employer":
		return r.Employer
	case "last_contact":
		return t.since(r.LastContact)
	case "follow_up":
		if r.FollowUp.IsZero() {
			return ""
		}
		return t.Words.Away(t.Today, r.FollowUp)
	}
	return t.more(column, r)
}

// since says how long ago something was, or that it never was.
func (t Rows) since(d model.Date) string {
	if d.IsZero() {
		return t.Words.T("people.never")
	}
	return t.Words.Ago(t.Today, d)
}

// nextCall says from when on a call is suggested; "" where none will be.
func (t Rows) nextCall(d model.Date) string {
	switch {
	case d.IsZero():
		return ""
	case t.Today.Before(d):
		return t.Words.Away(t.Today, d)
	}
	return t.Words.T("people.call_due")
}

// more are the columns that a user has to ask for.
func (t Rows) more(column string, r *model.Row) string {
	switch column {
	case "last_heard":
		return t.since(r.LastHeard)
	case "next_call":
		return t.nextCall(r.NextCall)
	case "calls":
		if r.CallConsent == model.ConsentUnknown {
			return ""
		}
		return t.Words.T("model.consent." + string(r.CallConsent))
	case "job_title":
		return r.JobTitle
	case "city":
		return r.City
	case "email":
		return r.Email
	case "phone":
		return r.Phone
	case "status":
		return t.Words.T("model.status." + string(r.Status))
	case "owner":
		return t.Owner(r.OwnerID)
	case "tags":
		return strings.Join(r.Tags, ", ")
	case "birthday", "from":
		return t.Words.Date(*t.Date(column)(r))
	}
	return ""
}

// Date takes a column's date out of a row; nil for a column of words.
func (t Rows) Date(column string) func(r *model.Row) *model.Date {
	switch column {
	case "left":
		return func(r *model.Row) *model.Date { return &r.Left }
	case "last_contact":
		return func(r *model.Row) *model.Date { return &r.LastContact }
	case "last_heard":
		return func(r *model.Row) *model.Date { return &r.LastHeard }
	case "next_call":
		return func(r *model.Row) *model.Date { return &r.NextCall }
	case "follow_up":
		return func(r *model.Row) *model.Date { return &r.FollowUp }
	case "birthday":
		return func(r *model.Row) *model.Date { return &r.Birthday }
	case "from":
		return func(r *model.Row) *model.Date { return &r.From }
	}
	return nil
}
