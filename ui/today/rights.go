package today

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

// rights is what people's rights ask for: requests that are to be answered, and what is to be decided.
type rights struct {
	requests  []book.RequestRow // that are due soon
	retention int               // people of whom nothing was heard for long
	renewal   int               // consents that nobody used for years
}

// requestDays is how many days before its last day a request is told of.
const requestDays = 14

// onRights are the kinds of records that rights follow from.
var onRights = []string{book.KindRequest, book.KindRetention, book.KindPrivacy, book.KindConsent, book.KindPerson}

// rightsChanged tells whether a change touched them.
func rightsChanged(e book.Event) bool {
	for _, kind := range onRights {
		if e.Kinds[kind] {
			return true
		}
	}
	return false
}

// loadRights reads them. Apart from everything else, since they change seldom and the whole book is looked through.
func (v *view) loadRights() {
	b, today := v.host.Book(), v.host.Today()
	page.Read(v.host, v, "rights", func(ctx context.Context) (rights, error) { return readRights(ctx, b, today) }, func(r rights) {
		v.rights = r
		if !v.loaded {
			return
		}
		v.host.Badge(page.Today, v.count())
		if v.stale = true; !v.behind {
			v.show()
		}
	})
}

func readRights(ctx context.Context, b *book.Book, today model.Date) (r rights, err error) {
	open, err := b.Requests(ctx, true)
	if err != nil {
		return r, err
	}
	for _, q := range open {
		if today.DaysUntil(q.Due) <= requestDays {
			r.requests = append(r.requests, q)
		}
	}
	due, err := b.RetentionDue(ctx, today)
	if err != nil {
		return r, err
	}
	r.retention = due.Counts[model.RetainedPerson]
	old, err := b.RenewalDue(ctx, today)
	r.renewal = len(old)
	return r, err
}

// count is what waits for somebody today.
func (v *view) count() int { return v.known.count() + len(v.rights.requests) }

// rightsCard is the requests that are due, and what is to be decided.
func (v *view) rightsCard() fyne.CanvasObject {
	w, r := v.w, &v.rights
	var lines []fyne.CanvasObject
	for _, q := range r.requests[:v.shown("rights", len(r.requests))] {
		name := (&model.Row{Name: q.Name}).CallName()
		if q.PersonID == 0 {
			name = w.T("rights.erased_person")
		}
		lines = append(lines, line{
			title: name, under: w.T("model.request." + string(q.Kind)), right: []fyne.CanvasObject{dueChip(v, q.Due)},
			open: v.openRights(page.Route{Page: page.Rights, ID: q.ID}),
		}.object())
	}
	for _, tab := range []struct {
		words, arg string
		n          int
	}{{"rights.today_retention", "retention", r.retention}, {"rights.today_renewal", "renewal", r.renewal}} {
		if tab.n > 0 {
			open := v.openRights(page.Route{Page: page.Rights, Arg: tab.arg})
			lines = append(lines, line{title: w.N(tab.words, tab.n), plain: true, open: open}.object())
		}
	}
	if len(lines) == 0 {
		return nil
	}
	content := []fyne.CanvasObject{cardHead(w.T("rights.title"), nil, nil), list(lines...)}
	if rest := len(r.requests) - v.shown("rights", len(r.requests)); rest > 0 {
		content = append(content, widgets.Row(0, v.stop("rights:"+strconv.Itoa(rest), widgets.NewQuiet(w.N("today.more", rest), nil, v.all("rights")).Smaller())))
	}
	return widgets.NewCard("", nil, content...)
}

func (v *view) openRights(r page.Route) func() { return func() { v.host.Open(r) } }
