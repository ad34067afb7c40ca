package people

import (
	"context"
	"slices"

	"alumnibook/ui/draft"
	"alumnibook/ui/page"
	"alumnibook/ui/run"
)

// mostTogether is up to how many people what is typed about them together is kept.
const mostTogether = 20

// noteAt is where a note about some people is written.
func noteAt(ids []int64) page.Route {
	if len(ids) == 1 {
		return page.Route{Page: page.People, ID: ids[0]}
	}
	return page.ThesePeople(ids)
}

// boxes are the lines in which a note is written.
func (d *detail) boxes() []*notebox { return []*notebox{d.history.note, d.many} }

// readTyped brings back what was typed before a crash, and keeps what is typed from here on.
func (n *notebox) readTyped() {
	if len(n.ids) == 0 || len(n.ids) > mostTogether {
		return
	}
	ids := n.ids
	draft.TypedAt(n.detail.view.host, n, noteAt(ids), func(before []byte) {
		if slices.Equal(ids, n.ids) && n.keeper == nil {
			n.keep(before)
		}
	})
}

// keep keeps what is typed, after what was typed before; what stands in the line is newer.
func (n *notebox) keep(before []byte) {
	if len(n.ids) == 0 || len(n.ids) > mostTogether {
		return
	}
	now, r := n.field.Value(), noteAt(n.ids)
	n.keeper = draft.KeepForm(n.detail.view.host, draft.FormDraft{Kind: draft.FormNote, Route: r}.Of(n.ids...), n.form, before)
	if now != "" {
		n.field.SetValue(now)
	}
	n.hide(n.marked.Value())
	n.typed()
}

// rest leaves what is typed as it is.
func (n *notebox) rest() {
	n.keeper.Now()
	n.keeper.Rest()
	n.keeper = nil
}

// noted hears that the note about some people is in the book, and its draft gone.
func (v *view) noted(ids []int64) {
	for _, n := range v.detail.boxes() {
		if n.keeper != nil && slices.Equal(ids, n.ids) {
			n.keeper.Saved()
			n.field.SetValue("")
			n.keep(nil)
		}
	}
}

// dropTyped throws away what was typed about some people.
func (v *view) dropTyped(ids []int64) {
	for _, n := range v.detail.boxes() {
		if n.keeper != nil && slices.Equal(ids, n.ids) {
			n.keeper.Drop()
			return
		}
	}
	b, name := v.host.Book(), draft.FormName(noteAt(ids))
	run.Do(v.host.Runner(), page.Key(v, name), func(ctx context.Context, _ run.Progress) (bool, error) {
		return true, b.DropDraft(ctx, name)
	}, func(_ bool, err error) { v.failed(err) })
}
