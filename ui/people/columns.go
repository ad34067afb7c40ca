package people

import (
	"strings"

	"alumnibook/model"
	"alumnibook/ui/look"
)

// column is one column of the list: what it is called, how people are sorted by it, and what it says of a person.
type column struct {
	id, words string
	sort      model.SortColumn // "" where the list can't be sorted by it
	width     float32
	hidden    bool // until the user asks for it
	plain     func(v *view, r *model.Row) string
	muted     bool                                          // second words
	dash      bool                                          // a dash stands for nothing
	tone      func(v *view, r *model.Row) (look.Tone, bool) // of a chip, false for plain words; nil is always plain words
	tip       func(v *view, r *model.Row) string            // the whole of it, on hover
}

// columns lists them in their first order.
var columns = []column{
	{id: "name", words: "model.field.name", sort: model.SortName, width: 176, plain: func(_ *view, r *model.Row) string { return r.Name }},
	{id: "position", words: "people.column_position", sort: model.SortPosition, width: 116, plain: func(_ *view, r *model.Row) string { return r.Position }},
	{id: "office", words: "model.field.office", sort: model.SortOffice, width: 82, plain: func(_ *view, r *model.Row) string { return r.Office }},
	{id: "department", words: "model.field.department", sort: model.SortDepartment, width: 90, hidden: true, plain: func(_ *view, r *model.Row) string { return r.Department }},
	{id: "left", words: "people.column_left", sort: model.SortLeft, width: 66, plain: leftYear, tip: func(v *view, r *model.Row) string { return v.w.Date(r.Left) }},
	{id: "employer", words: "model.field.employer", sort: model.SortEmployer, width: 112, dash: true, plain: func(_ *view, r *model.Row) string { return r.Employer }},
	{id: "last_contact", words: "people.column_contact", sort: model.SortLastContact, width: 88, muted: true, plain: lastContact},
	{id: "follow_up", words: "model.field.follow_up", sort: model.SortFollowUp, width: 96, muted: true, dash: true, plain: followUp, tone: followUpTone, tip: func(v *view, r *model.Row) string { return v.w.Date(r.FollowUp) }},

	{id: "job_title", words: "model.field.title", width: 130, hidden: true, plain: func(_ *view, r *model.Row) string { return r.JobTitle }},
	{id: "city", words: "model.field.city", sort: model.SortCity, width: 100, hidden: true, plain: func(_ *view, r *model.Row) string { return r.City }},
	{id: "email", words: "model.field.email", width: 180, hidden: true, plain: func(_ *view, r *model.Row) string { return r.Email }},
	{id: "phone", words: "model.field.phone", width: 130, hidden: true, plain: func(_ *view, r *model.Row) string { return r.Phone }},
	{id: "status", words: "model.field.status", sort: model.SortStatus, width: 130, hidden: true, plain: statusText, tone: statusChip},
	{id: "owner", words: "model.field.owner_id", width: 120, hidden: true, plain: func(v *view, r *model.Row) string { return v.ownerName(r.OwnerID) }},
	{id: "tags", words: "model.field.tags", width: 130, hidden: true, plain: func(_ *view, r *model.Row) string { return strings.Join(r.Tags, ", ") }},
	{id: "birthday", words: "model.field.birthday", width: 96, hidden: true, muted: true, plain: func(v *view, r *model.Row) string { return v.w.Date(r.Birthday) }},
	{id: "from", words: "people.column_from", width: 96, hidden: true, muted: true, plain: func(v *view, r *model.Row) string { return v.w.Date(r.From) }},
}

// leftYear is the year in which somebody left or will leave; the day is said on hover.
func leftYear(v *view, r *model.Row) string { return v.w.Date(model.Date{Year: r.Left.Year}) }

func lastContact(v *view, r *model.Row) string {
	if r.LastContact.IsZero() {
		return v.w.T("people.never")
	}
	return v.w.Ago(v.host.Today(), r.LastContact)
}

func followUp(v *view, r *model.Row) string {
	if r.FollowUp.IsZero() {
		return ""
	}
	return v.w.Away(v.host.Today(), r.FollowUp)
}

// followUpTone marks what is late or due within the week.
func followUpTone(v *view, r *model.Row) (look.Tone, bool) {
	return dueTone(v.host.Today(), r.FollowUp)
}

// dueSoon is how many days before its day a follow-up is marked.
const dueSoon = 7

func dueTone(today, on model.Date) (look.Tone, bool) {
	switch {
	case on.IsZero():
		return look.ToneNone, false
	case on.Before(today):
		return look.ToneRed, true
	case today.DaysUntil(on) <= dueSoon:
		return look.ToneAccent, true
	}
	return look.ToneNone, false
}

func statusText(v *view, r *model.Row) string { return v.w.T("model.status." + string(r.Status)) }

func statusChip(_ *view, r *model.Row) (look.Tone, bool) { return statusTone(r.Status), true }

// statusTone is the mood of a status: who can be written to is green, who must not be is marked.
func statusTone(s model.Status) look.Tone {
	switch s {
	case model.StatusAlumnus:
		return look.ToneGreen
	case model.StatusLeaving, model.StatusRehired:
		return look.ToneBlue
	case model.StatusNoContact:
		return look.ToneRed
	}
	return look.ToneGrey
}
