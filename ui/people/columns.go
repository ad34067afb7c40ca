package people

import (
	"alumnibook/model"
	"alumnibook/ui/look"
	"alumnibook/ui/tell"
)

// column is one column of the list: how people are sorted by it and how it looks. What it says stands in tell.Rows.
type column struct {
	id     string
	sort   model.SortColumn // "" where the list can't be sorted by it
	width  float32
	hidden bool                                          // until the user asks for it
	muted  bool                                          // second words
	dash   bool                                          // a dash stands for nothing
	tone   func(v *view, r *model.Row) (look.Tone, bool) // of a chip, false for plain words; nil is always plain words
	tip    func(v *view, r *model.Row) string            // the whole of it, on hover
}

// columns lists them in their first order.
var columns = []column{
	{id: "name", sort: model.SortName, width: 176},
	{id: "position", sort: model.SortPosition, width: 116},
	{id: "office", sort: model.SortOffice, width: 82},
	{id: "department", sort: model.SortDepartment, width: 90, hidden: true},
	{id: "left", sort: model.SortLeft, width: 66, tip: func(v *view, r *model.Row) string { return v.w.Date(r.Left) }},
	{id: "employer", sort: model.SortEmployer, width: 112, dash: true},
	{id: "last_contact", sort: model.SortLastContact, width: 106, muted: true},
	{id: "follow_up", sort: model.SortFollowUp, width: 96, muted: true, dash: true, tone: followUpTone, tip: func(v *view, r *model.Row) string { return v.w.Date(r.FollowUp) }},

	{id: "last_heard", sort: model.SortLastHeard, width: 96, hidden: true, muted: true, tip: func(v *view, r *model.Row) string { return v.w.Date(r.LastHeard) }},
	{id: "next_call", sort: model.SortNextCall, width: 114, hidden: true, muted: true, dash: true, tone: nextCallTone, tip: func(v *view, r *model.Row) string { return v.w.Date(r.NextCall) }},
	{id: "calls", width: 96, hidden: true, dash: true, tone: callsTone},
	{id: "job_title", width: 130, hidden: true},
	{id: "city", sort: model.SortCity, width: 100, hidden: true},
	{id: "email", width: 180, hidden: true},
	{id: "phone", width: 130, hidden: true},
	{id: "status", sort: model.SortStatus, width: 130, hidden: true, tone: statusChip},
	{id: "owner", width: 120, hidden: true},
	{id: "tags", width: 130, hidden: true},
	{id: "birthday", width: 96, hidden: true, muted: true},
	{id: "from", width: 96, hidden: true, muted: true},
}

// said says what stands in the columns.
func (v *view) said() tell.Rows {
	return tell.Rows{Words: v.w, Today: v.host.Today(), Owner: v.ownerName}
}

func (c *column) title(v *view) string { return v.said().Title(c.id) }

func (c *column) plain(v *view, r *model.Row) string { return v.said().Text(c.id, r) }

// followUpTone marks what is late or due within the week.
func followUpTone(v *view, r *model.Row) (look.Tone, bool) {
	return dueTone(v.host.Today(), r.FollowUp)
}

// nextCallTone marks who may be called now.
func nextCallTone(v *view, r *model.Row) (look.Tone, bool) {
	due := !r.NextCall.IsZero() && !v.host.Today().Before(r.NextCall)
	return look.ToneAccent, due
}

func callsTone(_ *view, r *model.Row) (look.Tone, bool) {
	return consentTone(r.CallConsent), r.CallConsent != model.ConsentUnknown
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
