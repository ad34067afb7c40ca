package people

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/run"
	"alumnibook/ui/widgets"
)

const (
	historyPage = 30  // entries read at first
	mostAtOnce  = 240 // later pages grow to this, so that the end of a long history is reached
	mostOthers  = 2   // people named in an entry that is about several
	fewPeople   = 5   // most people of an entry that names them: a newsletter to hundreds only counts them
)

// history is the card with everything that was said and promised, newest first. It is read page by page.
type history struct {
	detail  *detail
	person  *model.Person
	kinds   []model.InteractionKind // nil for all
	entries []model.Interaction
	names   map[int64]string // of others whom entries are about
	total   int
	loading bool

	note    *notebox
	chips   *fyne.Container // the kinds to choose from
	list    *fyne.Container
	more    *widgets.Button
	choose  *widgets.Button
	content fyne.CanvasObject
}

func newHistory(d *detail) *history {
	w := d.view.w
	h := &history{detail: d, list: widgets.Stack(0), chips: widgets.WrapRow(4)}
	h.note = newNotebox(d)
	h.choose = widgets.NewButton(widgets.QuietMuted, w.T("people.all_kinds"), look.Icon("filter"), h.toggleChips).Smaller()
	h.choose.SetToolTip(w.T("people.kinds_tip"))
	h.more = widgets.NewQuiet("", nil, h.loadMore).Smaller()
	h.chips.Hide()
	h.content = widgets.NewCard(w.T("people.history"), h.choose, h.note.content, h.chips, h.list)
	return h
}

// timeline is a part of the history, and how many entries there are in all.
type timeline struct {
	entries []model.Interaction
	names   map[int64]string
	total   int
}

func readTimeline(ctx context.Context, b *book.Book, person int64, kinds []model.InteractionKind, offset, limit int) (timeline, error) {
	var t timeline
	var err error
	if t.entries, t.total, err = b.Timeline(ctx, person, kinds, offset, limit); err != nil {
		return t, err
	}
	var others []int64
	for i := range t.entries {
		others = append(others, othersIn(&t.entries[i], person)...)
	}
	slices.Sort(others)
	rows, err := b.Rows(ctx, slices.Compact(others))
	t.names = make(map[int64]string, len(rows))
	for _, r := range rows {
		t.names[r.ID] = r.Name
	}
	return t, err
}

// othersIn are the first few people whom an entry is also about.
func othersIn(e *model.Interaction, person int64) []int64 {
	if len(e.PersonIDs) > fewPeople {
		return nil
	}
	var others []int64
	for _, id := range e.PersonIDs {
		if id != person && len(others) < mostOthers {
			others = append(others, id)
		}
	}
	return others
}

// show turns to a person and the first entries of some kinds, nil for all. Where it shows them already, what is far
// from sight stays as high as it was and is drawn when it comes near.
func (h *history) show(p *model.Person, kinds []model.InteractionKind, t timeline) {
	page.Drop(h.detail.view.host, h.detail.view, "history")
	var heights []float32
	if h.person != nil && h.person.ID == p.ID && slices.Equal(h.kinds, kinds) {
		heights = h.heights()
	}
	h.person, h.kinds, h.loading = p, kinds, false
	h.choose.SetText(h.kindsText())
	h.drawChips()
	h.note.show([]int64{p.ID})
	h.entries, h.names, h.list.Objects = nil, map[int64]string{}, nil
	h.add(t, heights)
}

// heights are those of the pages that are shown.
func (h *history) heights() []float32 {
	var list []float32
	for _, o := range h.list.Objects {
		if b, ok := o.(*block); ok {
			list = append(list, b.height)
		}
	}
	return list
}

// load reads entries from an offset on; from 0 it replaces what is shown.
func (h *history) load(kinds []model.InteractionKind, offset int) {
	v, p := h.detail.view, h.person
	h.loading = true
	limit := min(max(offset, historyPage), mostAtOnce)
	run.Do(v.host.Runner(), page.Key(v, "history"), func(ctx context.Context, _ run.Progress) (timeline, error) {
		return readTimeline(ctx, v.host.Book(), p.ID, kinds, offset, limit)
	}, func(t timeline, err error) {
		h.loading = false
		switch {
		case err != nil:
			v.host.Fail(err)
		case offset == 0:
			h.show(p, kinds, t)
		default:
			h.add(t, nil)
		}
	})
}

// loadMore reads the next page, as when the end of the list comes into sight.
func (h *history) loadMore() {
	if !h.loading && h.person != nil && len(h.entries) < h.total {
		h.load(h.kinds, len(h.entries))
	}
}

// add shows entries below those that are shown already; heights are those that their pages had, where that is known.
func (h *history) add(t timeline, heights []float32) {
	w := h.detail.view.w
	h.entries, h.total = append(h.entries, t.entries...), t.total
	for id, name := range t.names {
		h.names[id] = name
	}
	if n := len(h.list.Objects); n > 0 && h.list.Objects[n-1] == fyne.CanvasObject(h.more) {
		h.list.Objects = h.list.Objects[:n-1]
	}
	at := 0
	for page := range slices.Chunk(t.entries, historyPage) {
		var height float32
		if at < len(heights) && len(page) == historyPage {
			height = heights[at]
		}
		at++
		h.list.Objects = append(h.list.Objects, newBlock(func() fyne.CanvasObject {
			items := make([]fyne.CanvasObject, len(page))
			for i := range page {
				items[i] = h.item(&page[i])
			}
			return widgets.Stack(0, items...)
		}, height))
	}
	switch left := h.total - len(h.entries); {
	case left > 0:
		h.more.SetText(w.N("people.history_more", left))
		h.list.Objects = append(h.list.Objects, h.more)
	case h.total == 0 && len(h.kinds) == 0:
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

// mostKinds is how many kinds the button names before it counts them.
const mostKinds = 2

func (h *history) kindsText() string {
	w := h.detail.view.w
	switch n := len(h.kinds); {
	case n == 0:
		return w.T("people.all_kinds")
	case n > mostKinds:
		return w.N("people.some_kinds", n)
	}
	names := make([]string, len(h.kinds))
	for i, k := range h.kinds {
		names[i] = w.T("model.interaction." + string(k))
	}
	return strings.Join(names, ", ")
}

// toggleChips shows the kinds to choose from, or puts them away.
func (h *history) toggleChips() {
	if h.chips.Visible() {
		h.chips.Hide()
	} else {
		h.chips.Show()
	}
	h.content.Refresh()
	h.detail.body.Refresh()
	h.detail.content.Refresh()
}

// drawChips offers each kind; several can be chosen.
func (h *history) drawChips() {
	w := h.detail.view.w
	h.chips.Objects = nil
	for _, k := range model.InteractionKinds {
		on := slices.Contains(h.kinds, k)
		tone := look.ToneGrey
		if on {
			tone = look.ToneAccent
		}
		chip := widgets.NewChoiceChip(w.T("model.interaction."+string(k)), "", tone, func() { h.load(h.withKind(k), 0) })
		chip.SetSelected(on)
		h.chips.Add(chip)
	}
	if len(h.kinds) > 0 {
		h.chips.Add(widgets.NewQuiet(w.T("people.all_kinds"), nil, func() { h.load(nil, 0) }).Smaller())
	}
}

// withKind chooses a kind in addition, or leaves it out again. All of them are as good as none.
func (h *history) withKind(k model.InteractionKind) []model.InteractionKind {
	kinds := toggled(h.kinds, k)
	if len(kinds) == 0 || len(kinds) == len(model.InteractionKinds) {
		return nil
	}
	return kinds
}
