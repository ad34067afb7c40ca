package people

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/run"
	"alumnibook/ui/widgets"
)

// historyPage is how many entries are read at once.
const historyPage = 30

// history is the card with everything that was said and promised, newest first. It is read page by page.
type history struct {
	detail  *detail
	person  *model.Person
	kind    model.InteractionKind // "" for all
	entries []model.Interaction
	total   int
	loading bool

	list    *fyne.Container
	more    *widgets.Button
	choose  *widgets.Button
	content fyne.CanvasObject
}

func newHistory(d *detail) *history {
	w := d.view.w
	h := &history{detail: d, list: widgets.Stack(0)}
	h.choose = widgets.NewMenuButton(widgets.QuietMuted, w.T("people.all_kinds"), nil, h.kindMenu).Smaller()
	h.more = widgets.NewQuiet("", nil, h.loadMore).Smaller()
	h.content = widgets.NewCard(w.T("people.history"), h.choose, h.list)
	return h
}

// timeline is a part of the history, and how many entries there are in all.
type timeline struct {
	entries []model.Interaction
	total   int
}

func readTimeline(ctx context.Context, b *book.Book, person int64, kind model.InteractionKind, offset, limit int) (timeline, error) {
	var kinds []model.InteractionKind
	if kind != "" {
		kinds = []model.InteractionKind{kind}
	}
	var t timeline
	var err error
	t.entries, t.total, err = b.Timeline(ctx, person, kinds, offset, limit)
	return t, err
}

// show turns to a person and the first entries of one kind, "" for all kinds.
func (h *history) show(p *model.Person, kind model.InteractionKind, t timeline) {
	w := h.detail.view.w
	h.detail.view.host.Runner().Drop(jobKey{h.detail.view, "history"})
	h.person, h.kind, h.loading = p, kind, false
	text := w.T("people.all_kinds")
	if kind != "" {
		text = w.T("model.interaction." + string(kind))
	}
	h.choose.SetText(text)
	h.entries, h.list.Objects = nil, nil
	h.add(t)
}

// load reads entries from an offset on; from 0 it replaces what is shown.
func (h *history) load(kind model.InteractionKind, offset int) {
	v, p := h.detail.view, h.person
	h.loading = true
	run.Do(v.host.Runner(), jobKey{v, "history"}, func(ctx context.Context, _ run.Progress) (timeline, error) {
		return readTimeline(ctx, v.host.Book(), p.ID, kind, offset, historyPage)
	}, func(t timeline, err error) {
		h.loading = false
		switch {
		case err != nil:
			v.host.Fail(err)
		case offset == 0:
			h.show(p, kind, t)
		default:
			h.add(t)
		}
	})
}

// loadMore reads the next page, as when the end of the list comes into sight.
func (h *history) loadMore() {
	if !h.loading && h.person != nil && len(h.entries) < h.total {
		h.load(h.kind, len(h.entries))
	}
}

// add shows entries below those that are shown already.
func (h *history) add(t timeline) {
	w := h.detail.view.w
	h.entries, h.total = append(h.entries, t.entries...), t.total
	if n := len(h.list.Objects); n > 0 && h.list.Objects[n-1] == fyne.CanvasObject(h.more) {
		h.list.Objects = h.list.Objects[:n-1]
	}
	for page := range slices.Chunk(t.entries, historyPage) {
		h.list.Objects = append(h.list.Objects, newBlock(func() fyne.CanvasObject {
			items := make([]fyne.CanvasObject, len(page))
			for i := range page {
				items[i] = h.item(&page[i])
			}
			return widgets.Stack(0, items...)
		}))
	}
	switch left := h.total - len(h.entries); {
	case left > 0:
		h.more.SetText(w.N("people.history_more", left))
		h.list.Objects = append(h.list.Objects, h.more)
	case h.total == 0 && h.kind == "":
		h.list.Objects = []fyne.CanvasObject{widgets.NewMutedParagraph(w.T("people.history_empty"))}
	case h.total == 0:
		h.list.Objects = []fyne.CanvasObject{widgets.NewMutedParagraph(w.T("people.history_none"))}
	}
	h.list.Refresh()
	h.detail.content.Refresh()
}

// scrolled fills the pages around what is in sight, from y on for some height, and empties the others. The places
// are those in the whole pane, and need not be exact.
func (h *history) scrolled(y, height float32) {
	top := h.content.Position().Y
	for _, o := range h.list.Objects {
		if b, ok := o.(*block); ok {
			from := top + b.Position().Y
			b.show(from+b.height > y-2*height && from < y+3*height)
		}
	}
}

// kindMenu offers one kind of entry, or all.
func (h *history) kindMenu() []*fyne.MenuItem {
	w := h.detail.view.w
	pick := func(kind model.InteractionKind, text string) *fyne.MenuItem {
		item := fyne.NewMenuItem(text, func() { h.load(kind, 0) })
		item.Checked = h.kind == kind
		return item
	}
	items := []*fyne.MenuItem{pick("", w.T("people.all_kinds")), fyne.NewMenuItemSeparator()}
	for _, k := range model.InteractionKinds {
		items = append(items, pick(k, w.T("model.interaction."+string(k))))
	}
	return items
}

// item is one entry: day, kind and who of us, the text, and what was promised.
func (h *history) item(e *model.Interaction) fyne.CanvasObject {
	v := h.detail.view
	open := func() { v.host.Open(page.Route{Page: editor, Do: "entry", ID: e.ID}) }
	item := widgets.NewTimelineItem(v.w.Ago(v.host.Today(), e.On), h.heading(e), e.Text, open)
	item.DateWidth = 80
	item.OnMenu = func() []*fyne.MenuItem { return h.itemMenu(e, open) }
	if e.FollowUp.On.IsZero() {
		return item
	}
	return widgets.Stack(0, item, h.followUp(e))
}

// heading says what kind of entry it is: "Call, 12 min · Ebba Holm".
func (h *history) heading(e *model.Interaction) []widgets.Span {
	w := h.detail.view.w
	kind := w.T("model.interaction." + string(e.Kind))
	if e.Minutes > 0 {
		kind += ", " + w.T("people.minutes", "n", strconv.Itoa(e.Minutes))
	}
	spans := []widgets.Span{{Text: kind, Bold: true}}
	more := func(text string, color fyne.ThemeColorName) {
		if text != "" {
			spans = append(spans, widgets.Span{Text: " · "}, widgets.Span{Text: text, Color: color})
		}
	}
	if !e.Reached && e.Kind == model.InteractionCall {
		more(w.T("people.not_reached"), look.ColorMuted)
	}
	if e.Direction == model.DirectionIn {
		more(w.T("people.from_them"), "")
	}
	more(h.detail.view.ownerName(e.ColleagueID), "")
	if n := len(e.PersonIDs); n > 1 {
		more(w.N("people.with_others", n-1), "")
	}
	if e.Internal {
		more(w.T("people.internal"), look.ColorAmber)
	}
	return spans
}

// followUp is what was promised: due when, by whom, and a tick for having kept it.
func (h *history) followUp(e *model.Interaction) fyne.CanvasObject {
	v := h.detail.view
	w, today, f := v.w, v.host.Today(), e.FollowUp
	var text string
	tone := look.ToneGrey
	if !f.Done.IsZero() {
		text = w.T("people.follow_up_done", "date", w.Ago(today, f.Done))
	} else {
		text = w.T("people.follow_up_due", "when", w.Away(today, f.On))
		if t, due := dueTone(today, f.On); due {
			tone = t
		}
	}
	chip := widgets.NewChip(text, tone)
	chip.SetToolTip(w.LongDate(f.On))
	row := widgets.WrapRow(4, chip)
	if f.Done.IsZero() {
		row.Add(widgets.NewQuiet(w.T("people.tick_done"), look.Icon("check"), func() { h.tick(e, today) }).Smaller())
	}
	owner := ""
	if f.OwnerID != e.ColleagueID { // else the line above names them already
		owner = v.ownerName(f.OwnerID)
	}
	words := strings.Join(filled(f.Text, owner), " · ")
	if words == "" {
		return widgets.PadEach(0, 0, 6, 80, row)
	}
	return widgets.PadEach(0, 0, 6, 80, widgets.Stack(2, widgets.NewMutedParagraph(words), row))
}

func (h *history) itemMenu(e *model.Interaction, open func()) []*fyne.MenuItem {
	v := h.detail.view
	w := v.w
	items := []*fyne.MenuItem{
		widgets.MenuItem(w.T("people.entry_edit"), look.Icon("edit"), false, open),
		widgets.MenuItem(w.T("people.entry_copy"), look.Icon("copy"), e.Text == "", func() { v.host.Copy(e.Text) }),
	}
	switch {
	case e.FollowUp.On.IsZero():
	case e.FollowUp.Done.IsZero():
		items = append(items, widgets.MenuItem(w.T("people.tick_done"), look.Icon("check"), false, func() { h.tick(e, v.host.Today()) }))
	default:
		items = append(items, widgets.MenuItem(w.T("people.tick_open"), look.Icon("undo"), false, func() { h.tick(e, model.Date{}) }))
	}
	return append(items, fyne.NewMenuItemSeparator(), widgets.MenuItem(w.T("people.entry_delete"), look.Icon("trash"), false, func() { h.remove(e) }))
}

// tick marks a promise as kept on a day, or as open again.
func (h *history) tick(e *model.Interaction, on model.Date) {
	changed := *e
	changed.FollowUp.Done = on
	h.detail.view.host.Do(model.Doing{Code: "edit_entry", Name: h.person.FullName(), Count: 1}, func(tx *book.Tx) error {
		return tx.UpdateInteraction(&changed)
	}, nil)
}

func (h *history) remove(e *model.Interaction) {
	h.detail.view.host.Do(model.Doing{Code: "delete_entry", Name: h.person.FullName(), Count: 1}, func(tx *book.Tx) error {
		return tx.DeleteInteraction(e.ID)
	}, nil)
}
