package rights

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	files "alumnibook/model/rights"
	"alumnibook/ui/look"
	"alumnibook/ui/widgets"
)

// papers are what the firm hands out or keeps: the consent form, the welcome letter, the privacy notice, the record of
// processing.
type papers struct {
	v        *view
	kind     files.PaperKind
	lines    []*widgets.Option
	language *widgets.SegmentsField
	who      *whoField
	whoRow   fyne.CanvasObject
	hint     *widgets.Paragraph
	do       *widgets.Button
	whole    fyne.CanvasObject
}

// paperIcons of the papers.
var paperIcons = map[files.PaperKind]string{files.PaperConsent: "check", files.PaperWelcome: "mail", files.PaperNotice: "info", files.PaperRecord: "list"}

func newPapers(v *view) *papers {
	w := v.w
	p := &papers{v: v, hint: widgets.NewMutedParagraph("")}
	p.language = widgets.NewSegmentsField(choices(w, "model.language.", model.Languages)...)
	p.language.SetValue(v.host.Firm().Language)
	p.who = newWhoField(v)
	hooks := &widgets.Hooks{Changed: func() { p.update() }, Submit: p.write, Cancel: func() {}}
	p.who.SetHooks(hooks)
	p.who.OnChanged = p.update
	p.do = widgets.NewPrimary(w.T("rights.write_paper"), look.Icon("file"), p.write)
	list := widgets.Stack(2)
	for i, k := range files.PaperKinds {
		line := widgets.NewOption(paperIcons[k], w.T("rights.paper_"+string(k)), w.T("rights.about_"+string(k)), func() { p.choose(k) })
		line.OnKey = func(e *fyne.KeyEvent) bool { return p.walk(i, e) }
		p.lines = append(p.lines, line)
		list.Add(line)
	}
	p.whoRow = v.labelled("rights.paper_who", p.who)
	options := widgets.NewCard(w.T("rights.paper_options"), nil,
		v.labelled("rights.paper_language", p.language), p.whoRow, p.hint, widgets.Row(0, p.do))
	both := widgets.Columns(14, 700, []float32{1, 1}, widgets.NewCard(w.T("rights.tab_papers"), nil, list), options)
	p.whole = widgets.Scrolled(widgets.Middle(980, widgets.PadEach(14, look.PagePad, 24, look.PagePad, both)))
	p.choose(files.PaperConsent)
	return p
}

func (p *papers) content() fyne.CanvasObject   { return p.whole }
func (p *papers) buttons() []fyne.CanvasObject { return nil }
func (p *papers) load()                        {}
func (p *papers) status() string               { return "" }

// walk goes through the papers by the arrow keys.
func (p *papers) walk(at int, e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyUp:
		at--
	case fyne.KeyDown:
		at++
	default:
		return false
	}
	if at >= 0 && at < len(p.lines) {
		p.choose(files.PaperKinds[at])
		p.v.host.Window().Canvas().Focus(p.lines[at])
	}
	return true
}

// about proposes a paper for somebody.
func (p *papers) about(person int64, kind string) {
	k := files.PaperKind(kind)
	if !slices.Contains(files.PaperKinds, k) {
		k = files.PaperConsent
	}
	p.choose(k)
	p.who.clear()
	p.who.take(person)
	if person == 0 {
		return
	}
	read(p.v, "form", func(ctx context.Context, b *book.Book) (model.Person, error) { return b.Person(ctx, person) }, func(one model.Person) {
		if one.Language != "" {
			p.language.SetValue(one.Language)
		}
	})
}

// choose turns to a paper.
func (p *papers) choose(k files.PaperKind) {
	p.kind = k
	for i, line := range p.lines {
		line.SetSelected(files.PaperKinds[i] == k)
	}
	p.update()
}

func (p *papers) update() {
	w := p.v.w
	id, name := p.who.person()
	switch {
	case !p.kind.TakesPerson():
		p.whoRow.Hide()
		p.hint.SetText(w.T("rights.hint_" + string(p.kind)))
	default:
		p.whoRow.Show()
		switch {
		case id != 0:
			p.hint.SetText(w.T("rights.hint_for", "name", name))
		default:
			p.hint.SetText(w.T("rights.hint_" + string(p.kind)))
		}
	}
	p.whole.Refresh()
}

// write asks where the paper goes, and writes it.
func (p *papers) write() {
	v, w, kind, lang := p.v, p.v.w, p.kind, p.language.Value()
	id, name := int64(0), w.T("rights.paper_"+string(kind))
	title := name
	if p.kind.TakesPerson() {
		who := ""
		if id, who = p.who.person(); id != 0 {
			name += " " + who
		}
	}
	v.write(writing{title: title, name: name, ext: ".pdf"}, func(ctx context.Context, b *book.Book, o files.Options) error {
		o.Language = lang
		return files.WritePaper(ctx, b, kind, id, o)
	})
}
