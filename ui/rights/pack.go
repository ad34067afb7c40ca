package rights

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	packs "alumnibook/model/rights"
	"alumnibook/ui/look"
	"alumnibook/ui/widgets"
)

// pack is what is handed out to somebody who asks what the book knows of them: how much that is, the texts that somebody
// has to look at, and the files.
type pack struct {
	q     *request
	known packs.Pack
	read  bool

	language *widgets.SegmentsField
	chosen   bool // the language was chosen for this person
	sums     *widgets.Paragraph
	says     *widgets.Paragraph
	bar      *fyne.Container
	list     *fyne.Container
	lines    []*packLine
	shown    int // how many lines are shown at most
	whole    *fyne.Container
}

// fewLines of the texts to be decided about are shown until the user asks for more.
const fewLines = 40

func newPack(q *request) *pack {
	w := q.v.w
	p := &pack{q: q, shown: fewLines, sums: widgets.NewMutedParagraph(""), says: widgets.NewParagraph(""), bar: widgets.Row(8), list: widgets.Stack(0)}
	p.language = widgets.NewSegmentsField(choices(w, "model.language.", model.Languages)...)
	p.whole = widgets.Stack(14)
	return p
}

// load gathers what the book knows, with what was decided so far.
func (p *pack) load() {
	q := p.q
	read(q.v, "pack", func(ctx context.Context, b *book.Book) (packs.Pack, error) {
		return packs.Gather(ctx, b, q.r.PersonID, q.r.Holds)
	}, func(k packs.Pack) {
		if q.v.request != q {
			return
		}
		if p.known, p.read = k, true; !p.chosen {
			p.chosen = true
			lang := k.Person.Language
			if lang == "" {
				lang = q.v.host.Firm().Language
			}
			p.language.SetValue(lang)
		}
		p.draw()
	})
}

// asking are the texts that somebody has to look at.
func (p *pack) asking() []*packs.Item {
	var list []*packs.Item
	for i := range p.known.Items {
		if p.known.Items[i].Asks() {
			list = append(list, &p.known.Items[i])
		}
	}
	return list
}

func (p *pack) draw() {
	w, k := p.q.v.w, &p.known
	p.sums.SetText(p.q.v.counted([]count{
		{"rights.n_consents", len(k.Consents)},
		{"rights.n_entries", len(k.History)},
		{"rights.n_events", len(k.Events)},
		{"rights.n_letters", len(k.Letters)},
		{"rights.n_exports", len(k.Exports)},
		{"rights.n_sources", len(k.Sources)},
	}))
	list := p.asking()
	switch {
	case len(list) == 0:
		p.says.Color = look.ColorMuted
		p.says.SetText(w.T("rights.nothing_to_decide"))
	case k.Undecided > 0:
		p.says.Color = look.ColorAmber
		p.says.SetText(w.N("rights.undecided", k.Undecided))
	default:
		p.says.Color = look.ColorMuted
		p.says.SetText(w.N("rights.all_decided", len(list)))
	}
	if len(p.whole.Objects) == 0 {
		p.build()
	}
	p.drawBar()
	p.drawLines(list)
	p.whole.Refresh()
	p.q.cards.Refresh()
	p.q.scroll.Refresh()
}

func (p *pack) build() {
	w := p.q.v.w
	pdf := widgets.NewSecondary(w.T("rights.write_pdf"), look.Icon("file"), func() { p.write(".pdf") })
	xlsx := widgets.NewSecondary(w.T("rights.write_xlsx"), look.Icon("columns"), func() { p.write(".xlsx") })
	p.whole.Objects = []fyne.CanvasObject{
		widgets.NewCard(w.T("rights.pack"), nil, widgets.NewParagraph(w.T("rights.pack_text")), p.sums,
			widgets.WrapRow(10, widgets.Stack(3, widgets.NewSmall(w.T("rights.pack_language")), p.language)), widgets.WrapRow(10, pdf, xlsx)),
		widgets.NewCard(w.T("rights.others"), p.bar, p.says, p.list),
	}
}

// drawBar offers one answer for everything that is not decided.
func (p *pack) drawBar() {
	w := p.q.v.w
	p.bar.Objects = nil
	if n := p.known.Undecided; n > 1 && p.q.isOpen() {
		p.bar.Objects = []fyne.CanvasObject{widgets.NewMenuButton(widgets.Quiet, w.N("rights.decide_all", n), nil, func() []*fyne.MenuItem {
			var items []*fyne.MenuItem
			for _, h := range holds {
				items = append(items, widgets.MenuItem(w.T("model.hold."+string(h)), look.Icon(holdIcons[h]), false, func() { p.decideRest(h) }))
			}
			return items
		}).Smaller()}
	}
	p.bar.Refresh()
}

// drawLines shows the texts; those that are there already are brought up to date in their place.
func (p *pack) drawLines(list []*packs.Item) {
	rest := max(len(list)-p.shown, 0)
	list = list[:len(list)-rest]
	same := len(p.lines) == len(list) && slices.EqualFunc(p.lines, list, func(l *packLine, i *packs.Item) bool { return l.item.Key == i.Key })
	if same {
		for i, l := range p.lines {
			l.update(list[i])
		}
		return
	}
	p.lines, p.list.Objects = nil, nil
	for i, item := range list {
		if i > 0 {
			p.list.Add(widgets.PadEach(8, 0, 8, 0, widgets.HLine()))
		}
		l := newPackLine(p, item)
		p.lines = append(p.lines, l)
		p.list.Add(l.whole)
	}
	if rest > 0 {
		p.list.Add(widgets.PadEach(8, 0, 0, 0, widgets.Row(0, widgets.NewQuiet(p.q.v.w.N("rights.more_items", rest), nil, func() {
			p.shown += 10 * fewLines
			p.draw()
		}))))
	}
	p.list.Refresh()
}

// decide remembers what is done with one text.
func (p *pack) decide(key string, h model.Hold) { p.hold(map[string]model.Hold{key: h}) }

// decideRest remembers the same for everything that is not decided yet. A text that names nobody can't be blackened.
func (p *pack) decideRest(h model.Hold) {
	all := map[string]model.Hold{}
	for _, i := range p.asking() {
		if i.Undecided() && (h != model.HoldBlack || len(i.Names) > 0) {
			all[i.Key] = h
		}
	}
	p.hold(all)
}

func (p *pack) hold(all map[string]model.Hold) {
	p.q.change("request_edit", func(r *model.Request, _ *book.Tx) error {
		holds := map[string]model.Hold{}
		for k, h := range r.Holds {
			holds[k] = h
		}
		for k, h := range all {
			holds[k] = h
		}
		r.Holds = holds
		return nil
	}, func(err error) {
		if err == nil && p.read { // at once: gathering all of it anew takes a while in a large book
			p.known.Decide(all)
			p.draw()
		}
		p.q.failed(err)
	})
}

// write asks where the pack goes, and writes it.
func (p *pack) write(ext string) {
	v, w, q := p.q.v, p.q.v.w, p.q
	name := w.T("rights.pack_file", "name", q.name()) + " " + v.host.Today().String()
	title := w.T("rights.pack_of", "name", q.name())
	lang := p.language.Value()
	person, holds := q.r.PersonID, q.r.Holds
	v.write(writing{title: title, name: name, ext: ext, left: p.known.Undecided}, func(ctx context.Context, b *book.Book, o packs.Options) error {
		o.Language = lang
		k, err := packs.Gather(ctx, b, person, holds)
		if err != nil {
			return err
		}
		return packs.WritePack(ctx, b, k, o)
	})
}
