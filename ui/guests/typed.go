package guests

import (
	"alumnibook/ui/draft"
	"alumnibook/ui/page"
)

// answerOf is the place where a guest's answer is typed.
func answerOf(event int64, attendance string) page.Route {
	return page.Route{Page: page.Guests, Do: doAnswer, ID: event, Arg: attendance}
}

// keepTyped keeps what is typed until it is saved, after what was typed before.
func (f *panel) keepTyped() {
	v, r := f.p.v, answerOf(f.p.v.id, page.TextOf(f.g.ID))
	f.keeper = draft.KeepForm(v.host, draft.FormDraft{
		Kind: draft.FormGuest, Route: r, Person: f.g.PersonID, Event: v.id,
	}, f.form, v.known.typed[page.TextOf(f.g.ID)])
	f.changed()
}

// saved hears that what was typed is in the book.
func (f *panel) saved() {
	f.keeper.Saved()
	delete(f.p.v.known.typed, page.TextOf(f.g.ID))
	f.form.MarkClean()
	f.keepTyped() // what is typed from here on
}

// drop throws away what was typed.
func (f *panel) drop() {
	f.keeper.Drop()
	delete(f.p.v.known.typed, page.TextOf(f.g.ID))
}

// showAnswer chooses a guest, whose answer was typed and not saved.
func (v *view) showAnswer(attendance int64) {
	if v.known.guest(attendance) == nil {
		return
	}
	v.list.only(onlyAll, "")
	v.list.grid.Select(attendance)
}
