package newsletter

import (
	"slices"

	"alumnibook/ui/draft"
	"alumnibook/ui/page"
)

func (v *view) openReturns() {
	if v.returns != nil {
		v.showReturns()
		return
	}
	v.drop()
	draft.TypedAt(v.host, v, returnsAt, func(before []byte) {
		if v.returns == nil {
			v.drop()
			v.returns = newReturns(v, before)
		}
		v.showReturns()
	})
}

func (v *view) showReturns() {
	v.put(v.returns.whole)
	v.returns.paste.Focus()
}

// returnsAt is where they are pasted.
var returnsAt = page.Route{Page: page.Newsletter, Do: doReturns}

// hold takes what is typed into a form that is not shown.
func (r *returns) hold() {
	r.form = draft.NewDialog(r.look, r.v.toList)
	r.form.Hold("mails", r.paste)
	r.form.Hold("on", r.on)
	r.form.Hold("purpose", r.purpose)
	r.form.OnChange = r.update
}

// keep keeps what is pasted until it is noted, and looks through what was pasted before.
func (r *returns) keep(before []byte) {
	r.keeper = draft.KeepForm(r.v.host, draft.FormDraft{Kind: draft.FormReturns, Route: returnsAt}, r.form, before)
	if r.paste.Value() != "" {
		r.look()
	}
}

// people are those whom it may be about.
func (r *returns) people() (ids []int64) {
	for _, l := range r.lines {
		for _, p := range l.people {
			if !slices.Contains(ids, p.id) {
				ids = append(ids, p.id)
			}
		}
	}
	return ids
}
