package rights

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/tell"
	"alumnibook/ui/widgets"
)

// erasing is who is to be erased, and why.
type erasing struct {
	ids     []int64
	reason  string // "" asks for one
	request int64  // that is answered with it, 0 for none
	back    bool   // leads to where the user came from where nobody is erased
}

// mostPreviews is how many people are looked at closely before they go; of more their number is told.
const mostPreviews = 60

// previews are what would go.
type previews struct {
	people  []book.ErasePreview
	request int64
}

// askErase shows what goes when people are erased, and asks twice.
func (v *view) askErase(e erasing) {
	ids := e.ids[:min(len(e.ids), mostPreviews)]
	read(v, "preview", func(ctx context.Context, b *book.Book) (p previews, err error) {
		for _, id := range ids {
			one, err := b.ErasePreview(ctx, id)
			if err != nil {
				return p, err
			}
			p.people = append(p.people, one)
		}
		if e.request != 0 || len(ids) != 1 {
			return p, nil
		}
		list, err := b.RequestsOf(ctx, ids[0])
		for _, r := range list {
			if r.Kind == model.RequestErasure && r.State == model.RequestOpen {
				p.request = r.ID
			}
		}
		return p, err
	}, func(p previews) {
		if p.request != 0 {
			e.request = p.request
		}
		d := &eraseDialog{v: v, e: e, people: p.people}
		d.open()
	})
}

// eraseDialog shows what goes, lets the user choose where the name stays, and wants a word typed.
type eraseDialog struct {
	v      *view
	e      erasing
	people []book.ErasePreview
	keep   map[int]book.Mention // by the place in mentions
	all    []book.Mention

	reason *widgets.SegmentsField
	typed  *widgets.TextField
	do     *widgets.Button
	modal  *widgets.Modal
	busy   bool
	done   bool
}

const (
	eraseWidth  = 640
	eraseHeight = 640
)

// reasons are the reasons for erasing somebody, in the order in which they are offered.
var reasons = []string{book.EraseRequest, book.EraseRetention, book.EraseMistake}

func (d *eraseDialog) open() {
	v, w, n := d.v, d.v.w, len(d.e.ids)
	d.keep = map[int]book.Mention{}
	d.reason = widgets.NewSegmentsField(choices(w, "rights.erase_", reasons)...)
	if d.e.reason != "" {
		d.reason.SetValue(d.e.reason)
	}
	word := w.T("rights.erase_word")
	d.typed = widgets.NewTextField("")
	d.typed.SetHooks(&widgets.Hooks{Changed: d.check, Submit: d.erase, Cancel: func() { d.modal.Cancel() }})
	d.reason.SetHooks(&widgets.Hooks{Changed: func() {}, Submit: d.erase, Cancel: func() { d.modal.Cancel() }})
	warn := widgets.NewParagraph(w.T("rights.erase_warning"))
	warn.Color = look.ColorRed
	content := widgets.Stack(12, widgets.Banner(look.ColorRedTint, widgets.Pad(10, warn)), d.goes())
	if o := d.mentions(); o != nil {
		content.Add(o)
	}
	if rest := n - len(d.people); rest > 0 {
		content.Add(widgets.NewMutedParagraph(w.N("rights.erase_more", rest)))
	}
	if d.e.request == 0 {
		content.Add(v.labelled("rights.erase_why", d.reason))
	} else {
		content.Add(widgets.NewMutedParagraph(w.T("rights.erase_answers")))
	}
	content.Add(widgets.Stack(3, widgets.NewSmall(w.T("rights.erase_type", "word", word)), widgets.Row(0, widgets.Fixed(220, d.typed))))
	title := w.N("rights.erase_many", n)
	if n == 1 && len(d.people) == 1 {
		title = w.T("rights.erase_title", "name", d.people[0].Name)
	}
	d.do = widgets.NewButton(widgets.Danger, w.N("rights.erase_do", n), look.Icon("trash"), d.erase)
	d.modal = widgets.NewModal(v.host.Window().Canvas(), title, content, eraseWidth, nil, v.cancel(&d.modal), d.do)
	if len(d.all) > 3 || n > 2 {
		d.modal.SetHeight(eraseHeight)
	}
	d.modal.OnClosed = func() {
		if !d.done && d.e.back {
			v.host.Back()
		}
	}
	d.check()
	d.modal.Show()
	if len(d.all) == 0 && n == 1 { // else what goes is to be read first
		d.typed.Focus()
	}
}

// goes is what goes with each of them.
func (d *eraseDialog) goes() fyne.CanvasObject {
	w := d.v.w
	lines := widgets.Stack(8)
	for i := range d.people {
		p := &d.people[i]
		text := d.v.counted([]count{
			{"rights.n_entries", p.Entries},
			{"rights.n_consents", p.Consents},
			{"rights.n_events", p.Events},
			{"rights.n_favours", p.Favours},
			{"rights.n_requests", p.Requests},
			{"rights.n_changes", p.Changes},
			{"rights.n_exports", p.Exports},
		})
		if len(p.Merged) > 0 {
			text += "\n" + w.T("rights.erase_merged", "names", strings.Join(p.Merged, "; "))
		}
		about := widgets.NewMutedParagraph(text)
		lines.Add(widgets.Stack(2, widgets.NewRich(widgets.Span{Text: p.Name, Bold: true}), about))
	}
	return widgets.NewCard(w.T("rights.erase_goes"), nil, lines, widgets.NewMutedParagraph(w.T("rights.erase_stays")))
}

// mentions are the texts about others that name them, each with a box: ticked ones are blackened.
func (d *eraseDialog) mentions() fyne.CanvasObject {
	w := d.v.w
	lines := widgets.Stack(0)
	type text struct {
		kind string
		id   int64
	}
	seen := map[text]bool{} // one that names several of them is one
	for i := range d.people {
		for _, m := range d.people[i].Mentions {
			if seen[text{m.Kind, m.ID}] {
				continue
			}
			seen[text{m.Kind, m.ID}] = true
			at := len(d.all)
			d.all = append(d.all, m)
			what := w.Or("rights.where_"+m.Where, "rights.where_other")
			box := widgets.NewCheckField(tell.Joined(" · ", what, w.Date(m.On)))
			box.SetValue(true)
			box.SetHooks(&widgets.Hooks{Changed: func() {
				if box.Value() {
					delete(d.keep, at)
				} else {
					d.keep[at] = m
				}
			}, Submit: func() {}, Cancel: func() { d.modal.Cancel() }})
			said := widgets.NewMutedParagraph(oneLine(m.Text))
			said.Lines = 3
			lines.Add(widgets.Stack(0, box, widgets.PadEach(0, 0, 6, 24, said)))
		}
	}
	if len(d.all) == 0 {
		return nil
	}
	return widgets.NewCard(w.N("rights.erase_mentions", len(d.all)), nil, widgets.NewMutedParagraph(w.T("rights.erase_mentions_text")), lines)
}

// check lets the button be pressed once the word was typed.
func (d *eraseDialog) check() {
	w := d.v.w
	ready := strings.EqualFold(strings.TrimSpace(d.typed.Value()), w.T("rights.erase_word"))
	d.do.SetDisabled(!ready || d.busy, w.T("rights.erase_type", "word", w.T("rights.erase_word")))
}

func (d *eraseDialog) erase() {
	v, w := d.v, d.v.w
	d.check()
	if d.do.Disabled() {
		return
	}
	o := book.EraseOptions{Reason: d.reason.Value(), RequestID: d.e.request}
	if d.e.request != 0 {
		o.Reason = book.EraseRequest
	}
	for _, m := range d.keep {
		o.Keep = append(o.Keep, m)
	}
	ids := d.e.ids
	d.busy = true
	d.check()
	bar := widgets.NewProgress(w.N("rights.erasing", len(ids)), nil)
	d.done = true
	d.modal.Hide()
	closeIt := v.host.Show(w.N("rights.erase_many", len(ids)), bar, nil)
	b := v.host.Book()
	page.Read(v.host, d, "erase", func(ctx context.Context) (erased, error) {
		r, err := b.Erase(ctx, ids, o)
		return erased{r, err}, nil
	}, func(r erased) {
		closeIt()
		if r.err != nil {
			v.host.Fail(r.err)
			v.reload()
			return
		}
		v.host.Toast(w.N("rights.erased_done", r.People))
		if d.e.reason == book.EraseRetention { // more of the yearly list is to be decided
			v.reload()
			return
		}
		v.goTo(tabErased)
	})
}

// erased is what an erasure did, or why it did not.
type erased struct {
	book.Erased
	err error
}
