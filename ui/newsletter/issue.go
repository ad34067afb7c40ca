package newsletter

import (
	"cmp"
	"context"
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"alumnibook/assets"
	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/draft"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/run"
	"alumnibook/ui/widgets"
)

// The tabs of an issue, as routes name them.
const (
	tabWrite    = "write"
	tabPreview  = "preview"
	tabAudience = "recipients"
)

// issue is one newsletter: what it says, how it looks, and who gets it.
type issue struct {
	v      *view
	w      *assets.Translator
	n      model.Newsletter
	was    []byte // how it stands in the book; nil for a new one
	source source
	fresh  map[string][]byte // pictures that are not in the book yet, by the key that they will have
	keeper *draft.TextKeeper
	back   bool // what was typed before is shown, and not saved yet
	busy   bool // it is on its way into the book

	language string // in which it is shown
	tab      string

	title   *widgets.CutText
	chip    *widgets.Chip
	missing *widgets.Chip
	tabs    *widgets.Tabs
	saveIt  *widgets.Button
	handIt  *widgets.Button
	banner  *fyne.Container
	place   *fyne.Container
	whole   fyne.CanvasObject

	shows    standing
	writer   *writer
	preview  *preview
	audience *audience
	archive  *archive
}

// propose plans another issue: due when the plan says so, with the boxes and languages of the last one.
func propose(k known, language string, months []string, today model.Date) model.Newsletter {
	due := k.plan.Next
	if due.IsZero() || due.Before(today) {
		due = today
	}
	if k.plan.Open != nil { // that one is planned already: this is the one after it
		due = plusMonths(k.plan.Open.Due, max(k.every, 1))
	}
	n := model.Newsletter{Due: due, State: model.NewsletterPlanned, Languages: []string{cmp.Or(language, "en")}}
	for i := range k.issues {
		if last := &k.issues[i]; len(last.Languages) > 0 {
			n.Languages, n.ListID = slices.Clone(last.Languages), last.ListID
			break
		}
	}
	for _, kind := range model.BoxKinds {
		n.Boxes = append(n.Boxes, model.Box{Kind: kind})
	}
	n.Title = months[due.Month-1] + " " + strconv.Itoa(due.Year)
	return n
}

func plusMonths(d model.Date, months int) model.Date {
	return model.DateOf(d.Time().AddDate(0, months, 0))
}

func newIssueView(v *view, s source, tab string) *issue {
	is := &issue{v: v, w: v.w, n: s.n, source: s, fresh: map[string][]byte{}, tab: cmp.Or(tab, tabWrite)}
	is.fill()
	if s.saved {
		is.was = body(&is.n)
	}
	is.restore(s.kept)
	is.language = is.n.Languages[0]
	is.keeper = draft.NewTextKeeper(v.host, draftOf(s.n.ID), s.kept, is.typed)
	is.build()
	return is
}

// fill makes room for words in every language.
func (is *issue) fill() {
	n := &is.n
	for _, m := range []*map[string]string{&n.Subject, &n.Intro, &n.Closing} {
		if *m == nil {
			*m = map[string]string{}
		}
		*m = maps.Clone(*m)
	}
	n.Boxes = slices.Clone(n.Boxes)
	for b := range n.Boxes {
		n.Boxes[b].Items = slices.Clone(n.Boxes[b].Items)
		if len(n.Boxes[b].Items) == 0 { // nothing and an empty list are the same
			n.Boxes[b].Items = nil
		}
		for i := range n.Boxes[b].Items {
			item := &n.Boxes[b].Items[i]
			if item.Words = maps.Clone(item.Words); item.Words == nil {
				item.Words = map[string]model.ItemWords{}
			}
		}
	}
	if len(n.Languages) == 0 {
		n.Languages = []string{"en"}
	}
}

// body is an issue as bytes, to compare and to keep.
func body(n *model.Newsletter) []byte {
	b, err := json.Marshal(n)
	if err != nil { // there is nothing in it that could not be written
		return nil
	}
	return b
}

func (is *issue) isSent() bool { return is.n.State == model.NewsletterSent }

func (is *issue) build() {
	w, v := is.w, is.v
	is.title = widgets.NewTitle("")
	is.title.Least = 80
	is.chip, is.missing = widgets.NewChip("", look.ToneGrey), widgets.NewChip("", look.ToneAmber)
	is.saveIt = widgets.NewPrimary(w.T("button.save"), look.Icon("check"), func() { is.save(nil) })
	is.handIt = widgets.NewSecondary(w.T("newsletter.hand"), look.Icon("export"), is.hand)
	more := widgets.NewMenuButton(widgets.Secondary, w.T("newsletter.more"), nil, is.menu)
	back := widgets.NewIconButton(look.Icon("chevron-left"), w.T("newsletter.to_list"), v.toList)
	head := widgets.FillRow(10, 1, back, is.title, is.missing, is.chip, more, is.handIt, is.saveIt)
	names := []string{w.T("newsletter.tab_write"), w.T("newsletter.tab_preview"), w.T("newsletter.tab_audience")}
	if is.isSent() {
		names = []string{w.T("newsletter.tab_sent"), w.T("newsletter.tab_went_to")}
		head = widgets.FillRow(10, 1, back, is.title, is.chip, more)
		if !slices.Contains([]string{tabAudience}, is.tab) {
			is.tab = tabPreview
		}
	}
	is.tabs = widgets.NewTabs(func(i int) { is.turn(is.tabNames()[i]) }, names...)
	is.banner, is.place = widgets.Stack(0), container.NewStack()
	top := widgets.PadEach(12, look.PagePad, 4, look.PagePad, widgets.Stack(4, head, widgets.Row(0, is.tabs)))
	is.whole = widgets.FillStack(0, 3, top, widgets.HLine(), is.banner, is.place)
	at := max(slices.Index(is.tabNames(), is.tab), 0)
	is.tabs.OnSelected = nil
	is.tabs.Select(at)
	is.tabs.OnSelected = func(i int) { is.turn(is.tabNames()[i]) }
	is.turn(is.tabNames()[at])
}

func (is *issue) tabNames() []string {
	if is.isSent() {
		return []string{tabPreview, tabAudience}
	}
	return []string{tabWrite, tabPreview, tabAudience}
}

// turn brings a tab to the front.
func (is *issue) turn(tab string) {
	is.tab = tab
	var o fyne.CanvasObject
	switch {
	case is.isSent() && tab == tabPreview:
		if is.archive == nil {
			is.archive = newArchive(is)
		}
		o = is.archive.whole
	case is.isSent():
		o = newWentTo(is)
	case tab == tabPreview:
		is.preview = newPreview(is)
		o = is.preview.whole
	case tab == tabAudience:
		if is.audience == nil {
			is.audience = newAudience(is)
		}
		is.audience.load()
		o = is.audience.whole
	default:
		if is.writer == nil {
			is.writer = newWriter(is)
		}
		is.writer.draw()
		o = is.writer.whole
	}
	is.place.Objects = []fyne.CanvasObject{o}
	is.place.Refresh()
	is.update()
}

// shown gives the keyboard to where the writing begins.
func (is *issue) shown() {
	if is.tab == tabWrite && is.writer != nil && is.was == nil {
		is.writer.title.Focus()
	}
}

// standing is what the head of the page shows; it is drawn anew only where that differs.
type standing struct {
	title, tab  string
	state       model.NewsletterState
	gaps        int
	dirty, back bool
}

// update says how the issue stands.
func (is *issue) update() {
	w, n := is.w, &is.n
	now := standing{cmp.Or(strings.TrimSpace(n.Title), w.T("newsletter.new")), is.tab, n.State, len(n.Unwritten()), is.dirty(), is.back}
	if now == is.shows {
		return
	}
	is.shows = now
	is.title.SetText(now.title)
	is.chip.Text, is.chip.Tone = w.T("model.newsletter_state."+string(n.State)), toneOf(n.State)
	is.chip.Refresh()
	is.missing.Hide()
	if now.gaps > 0 && !is.isSent() {
		is.missing.SetText(w.N("newsletter.unwritten", now.gaps), "")
		is.missing.Show()
	}
	is.saveIt.SetDisabled(!now.dirty && is.was != nil, w.T("newsletter.nothing_to_save"))
	first, second := is.saveIt, is.handIt
	if is.tab != tabWrite {
		first, second = second, first
	}
	first.Kind, second.Kind = widgets.Primary, widgets.Secondary
	first.Refresh()
	second.Refresh()
	is.showBanner()
	is.whole.Refresh()
}

// reopen shows an issue as it stands in the book.
func (v *view) reopen(id int64, tab string) {
	v.issue = nil
	v.openIssue(id, tab)
}

// changed hears that something was typed.
func (is *issue) changed() {
	is.keeper.Touched()
	is.update()
}

// closeItem closes the piece of news that is open; false where none is.
func (is *issue) closeItem() bool {
	return is.tab == tabWrite && is.writer != nil && is.writer.closeItem()
}

// bookChanged reads the issue again where it was changed elsewhere, an undo for instance, and nothing of it was typed
// meanwhile.
func (is *issue) bookChanged(e book.Event) {
	if is.n.ID == 0 || is.dirty() || is.busy {
		return
	}
	if is.tab == tabAudience && is.audience != nil && !is.isSent() {
		is.audience.load()
	}
	if !e.Kinds[book.KindNewsletter] {
		return
	}
	b, id := is.v.host.Book(), is.n.ID
	run.Do(is.v.host.Runner(), page.Key(is.v, "changed"), func(ctx context.Context, _ run.Progress) (model.Newsletter, error) {
		return b.Newsletter(ctx, id)
	}, func(n model.Newsletter, err error) {
		switch {
		case is.v.issue != is || is.busy:
		case model.CodeOf(err) == model.CodeNotFound:
			is.v.drop()
			is.v.toList()
		case err == nil && n.Version != is.n.Version && !is.dirty():
			is.v.reopen(id, is.tab)
		}
	})
}
