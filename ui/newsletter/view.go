package newsletter

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"alumnibook/assets"
	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/exchange/temp"
	"alumnibook/ui/page"
)

// view is the page: the list of issues, one issue, or what came back from the mailboxes.
type view struct {
	host page.Host
	w    *assets.Translator

	list    *list
	issue   *issue   // that is shown, nil for none
	returns *returns // that is shown, nil for none
	body    *fyne.Container
	behind  bool        // another page is in front
	pages   temp.Folder // what a browser was given
}

var (
	_ page.Page      = (*view)(nil)
	_ page.Unsaved   = (*view)(nil)
	_ page.Refresher = (*view)(nil)
	_ page.Commander = (*view)(nil)
	_ page.Counted   = (*view)(nil)
	_ page.Leaver    = (*view)(nil)
	_ page.Escaper   = (*view)(nil)
	_ page.Closer    = (*view)(nil)
	_ page.Daily     = (*view)(nil)
)

func newView(h page.Host) *view {
	v := &view{host: h, w: h.Words(), body: container.NewStack()}
	v.list = newList(v)
	v.body.Objects = []fyne.CanvasObject{v.list.whole}
	return v
}

// Content is the page.
func (v *view) Content() fyne.CanvasObject { return v.body }

// Open goes to the list, to an issue, or to what came back.
func (v *view) Open(r page.Route) {
	wasBehind := v.behind
	v.behind = false
	switch {
	case r.ID != 0 && r.Do == "" && v.issue != nil && v.issue.n.ID == r.ID && (!wasBehind || v.issue.dirty()): // as it was left
		v.put(v.issue.whole)
	case r.Do == doNew && v.issue != nil && v.issue.n.ID == 0 && v.issue.dirty():
		v.put(v.issue.whole)
	case r.Do == doReturns:
		v.openReturns()
	case r.Do == doNew:
		v.openIssue(0, "")
	case r.ID != 0:
		v.openIssue(r.ID, r.Arg)
	default:
		v.drop()
		v.put(v.list.whole)
		v.list.load()
		v.list.focus()
	}
}

// put brings something to the front of the page.
func (v *view) put(o fyne.CanvasObject) {
	v.body.Objects = []fyne.CanvasObject{o}
	v.body.Refresh()
	v.host.StatusChanged()
}

// drop leaves the issue or the returns that are shown; what was typed there stays as a draft.
func (v *view) drop() {
	if v.returns != nil {
		v.returns.keeper.Now()
		v.returns.keeper.Rest()
	}
	if v.issue != nil {
		v.issue.rest()
	}
	v.issue, v.returns = nil, nil
}

// openIssue shows an issue, 0 for a new one, on the tab of a name.
func (v *view) openIssue(id int64, tab string) {
	v.drop()
	b, today := v.host.Book(), v.host.Today()
	firm, months := v.host.Firm(), v.w.Months()
	page.Read(v.host, v, "issue", func(ctx context.Context) (source, error) {
		return readSource(ctx, b, id, func(k known) model.Newsletter { return propose(k, firm.Language, months, today) }, today)
	}, func(s source) {
		v.issue = newIssueView(v, s, tab)
		v.put(v.issue.whole)
		v.issue.shown()
	})
}

// BookChanged reads again, unless that would take away what is being typed.
func (v *view) BookChanged(e book.Event) {
	switch {
	case v.behind:
	case v.issue != nil:
		v.issue.bookChanged(e)
	case v.returns == nil:
		v.list.load()
	}
}

// DayTurned moves the clock on.
func (v *view) DayTurned() {
	if !v.behind && v.issue == nil && v.returns == nil {
		v.list.load()
	}
}
