package rights

import (
	"alumnibook/ui/draft"
	"alumnibook/ui/page"
)

// route is where the request is shown.
func (q *request) route() page.Route { return page.Route{Page: page.Rights, ID: q.id} }

// about says what a draft of the request is about.
func (q *request) about(kind string, r page.Route) draft.FormDraft {
	return draft.FormDraft{Kind: kind, Route: r, Person: q.r.PersonID, Version: q.r.Version}
}

// keep keeps what is typed into the form until it is saved, after what was typed before.
func (q *request) keep(before []byte) {
	q.keeper = draft.KeepForm(q.v.host, q.about(draft.FormRequest, q.route()), q.form, before)
}
