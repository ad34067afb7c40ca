package importing

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"alumnibook/model"
	"alumnibook/model/importer"
	"alumnibook/ui/look"
	"alumnibook/ui/run"
	"alumnibook/ui/widgets"
)

// questionCard asks what only the user can know about a row.
func (v *checkView) questionCard(row int) fyne.CanvasObject {
	r := v.p.plan.Rows[row]
	if r.Reason == importer.ReasonDateOrder {
		return v.orderCard(row)
	}
	if len(r.Candidates) == 0 {
		return widgets.NewCard(v.p.w.T("importing.decide.title"), nil, widgets.NewParagraph(v.p.reason(r)))
	}
	return v.samePersonCard(row)
}

// orderCard asks which way round the dates of a column are written.
func (v *checkView) orderCard(row int) fyne.CanvasObject {
	p := v.p
	r := p.plan.Rows[row]
	say := func(o importer.DateOrder) func() { return func() { p.orderDates(row, r.Field, o) } }
	day := widgets.NewPrimary(p.w.T("importing.columns.day_first"), nil, say(importer.OrderDay)).Smaller()
	month := widgets.NewSecondary(p.w.T("importing.columns.month_first"), nil, say(importer.OrderMonth)).Smaller()
	v.acts.first = day.OnTapped
	return widgets.NewCard(p.w.T("importing.columns.order_ask"), nil,
		factRow(p.fieldName(r.Field), widgets.NewParagraph(v.written(row, r.Field))),
		widgets.NewMutedParagraph(p.reason(r)), widgets.WrapRow(8, day, month))
}

// samePersonCard puts a row and a person it could be about side by side.
func (v *checkView) samePersonCard(row int) fyne.CanvasObject {
	p := v.p
	r := p.plan.Rows[row]
	v.other = min(v.other, len(r.Candidates)-1)
	c := r.Candidates[v.other]
	table := container.NewStack()
	v.compare(table, row, c)
	same := func() { p.decide([]int{row}, importer.DecideCandidate(c)) }
	two := func() { p.decide([]int{row}, importer.DecideNew) }
	v.acts.first, v.acts.asSame, v.acts.asNew = same, same, two
	reason := c.Reason
	if reason == "" {
		reason = r.Reason
	}
	content := []fyne.CanvasObject{
		table, widgets.NewMutedParagraph(p.reasonOf(reason, r.Field)),
		widgets.WrapRow(8, tipped(widgets.NewPrimary(p.w.T("importing.decide.same"), nil, same), "S"),
			tipped(widgets.NewSecondary(p.w.T("importing.decide.two"), nil, two), "N"),
			widgets.NewQuiet(p.w.T("importing.decide.later"), nil, v.later).Smaller()),
	}
	title, right := p.w.T("importing.decide.title"), fyne.CanvasObject(nil)
	if n := len(r.Candidates); n > 1 {
		title = p.w.T("importing.decide.several")
		right = widgets.Row(2, widgets.NewSmall(p.w.T("importing.decide.candidate", "n", v.other+1, "total", n)),
			widgets.NewIconButton(look.Icon("chevron-right"), p.w.T("importing.decide.next_candidate"), func() {
				v.other = (v.other + 1) % n
				v.about(row)
			}))
	}
	return widgets.NewCard(title, right, append(content, v.allAlike(row)...)...)
}

func tipped(b *widgets.Button, key string) *widgets.Button {
	b.SetToolTip(key)
	return b.Smaller()
}

// allAlike offers to decide the same about all rows that wait, and to join all that ask for the same reason.
func (v *checkView) allAlike(row int) []fyne.CanvasObject {
	p := v.p
	reason := p.plan.Rows[row].Reason
	waiting := p.plan.Where(func(r *importer.PlanRow) bool { return r.Fate == importer.FateUndecided && len(r.Candidates) > 0 })
	if len(waiting) < 2 {
		return nil
	}
	links := []fyne.CanvasObject{
		widgets.NewLink(p.w.N("importing.decide.all_new", len(waiting)), func() { p.decide(waiting, importer.DecideNew) }),
		widgets.NewLink(p.w.T("importing.decide.all_left_out", "n", len(waiting)), func() { p.decide(waiting, importer.DecideLeaveOut) }),
	}
	alike := slices.DeleteFunc(slices.Clone(waiting), func(i int) bool { return p.plan.Rows[i].Reason != reason })
	oneEach := !slices.ContainsFunc(alike, func(i int) bool { return len(p.plan.Rows[i].Candidates) != 1 })
	if oneEach && len(alike) > 1 {
		links = append(links, widgets.NewLink(p.w.N("importing.decide.all_same", len(alike)), func() { p.joinAll(alike) }))
	}
	return []fyne.CanvasObject{widgets.Stack(2, links...)}
}

// joinAll joins each row with its only candidate.
func (p *Page) joinAll(rows []int) {
	made := map[int]importer.Decision{}
	for _, row := range rows {
		made[row] = importer.DecideCandidate(p.plan.Rows[row].Candidates[0])
	}
	p.alter(func(plan *importer.Plan) error {
		for _, row := range rows {
			if err := plan.Decide(row, made[row]); err != nil {
				return err
			}
		}
		return nil
	}, func(err error) {
		if err != nil {
			p.host.Fail(err)
			return
		}
		for row, d := range made {
			a := p.answers.of(keyOf(p.plan, row))
			a.decision = d
			if d.Person == 0 {
				a.same = keyOf(p.plan, d.Row)
			}
		}
		p.check.decided(true)
	})
}

// compare fills the table of a row and its candidate; a person of the book is fetched first.
func (v *checkView) compare(table *fyne.Container, row int, c importer.Candidate) {
	p := v.p
	mine := p.plan.Person(row)
	if c.PersonID == 0 {
		theirs := p.plan.Person(c.Row)
		table.Objects = []fyne.CanvasObject{p.compared(&mine, &theirs, p.w.T("importing.decide.in_row", "row", strconv.Itoa(p.plan.Rows[c.Row].Row)))}
		return
	}
	stand := model.Person{Family: c.Name}
	table.Objects = []fyne.CanvasObject{p.compared(&mine, &stand, p.w.T("importing.decide.in_book"))}
	b := p.host.Book()
	run.Do(p.host.Runner(), candidateKey{p}, func(ctx context.Context, _ run.Progress) (model.Person, error) {
		return b.Person(ctx, c.PersonID)
	}, func(theirs model.Person, err error) {
		if err != nil || v.row != row {
			return
		}
		table.Objects = []fyne.CanvasObject{p.compared(&mine, &theirs, p.w.T("importing.decide.in_book"))}
		table.Refresh()
		v.box.Refresh()
		v.pane.Refresh()
	})
}

// candidateKey names the fetching of the person beside a row.
type candidateKey struct{ page *Page }

// compared is the table: what the list and the book say, with what both say in green.
func (p *Page) compared(mine, theirs *model.Person, title string) fyne.CanvasObject {
	head := func(text string) fyne.CanvasObject {
		t := widgets.NewBold(text)
		t.TextSize = look.SizeSmall
		return t
	}
	rows := []fyne.CanvasObject{container.New(compareLine{}, widgets.Gap(1, 1), head(p.w.T("importing.decide.in_list")), head(title))}
	for _, f := range compareFacts {
		a, b := f.of(p, mine), f.of(p, theirs)
		if len(a) == 0 && len(b) == 0 {
			continue
		}
		if common := slices.IndexFunc(a, func(s string) bool { return slices.Contains(b, s) }); common >= 0 && f.tint {
			rows = append(rows, container.New(compareLine{}, widgets.NewSmall(p.w.T(f.word)), shared(a[common]), shared(a[common])))
			continue
		}
		rows = append(rows, container.New(compareLine{}, widgets.NewSmall(p.w.T(f.word)), plain(a), plain(b)))
	}
	return widgets.Stack(4, rows...)
}

func plain(texts []string) fyne.CanvasObject {
	t := widgets.NewParagraph(strings.Join(texts, "\n"))
	t.TextSize = look.SizeSmall
	return t
}

func shared(text string) fyne.CanvasObject {
	t := plain([]string{text}).(*widgets.Paragraph)
	t.Color = look.ColorGreen
	return widgets.Ground(look.ColorGreenTint, widgets.PadEach(1, 4, 1, 4, t))
}

// compareFact is one line of the table; it may have several values.
type compareFact struct {
	word string
	tint bool // the same value on both sides speaks for one person
	of   func(p *Page, who *model.Person) []string
}

var compareFacts = []compareFact{
	{"model.field.name", true, func(_ *Page, who *model.Person) []string { return some(who.FullName()) }},
	{"model.field.birthday", true, func(p *Page, who *model.Person) []string { return some(p.w.Date(who.Birthday)) }},
	{"model.field.phone", true, func(_ *Page, who *model.Person) []string {
		var list []string
		for _, f := range who.Phones {
			if f.E164 != "" {
				list = append(list, model.InternationalPhone(f.E164))
			} else {
				list = append(list, f.Number)
			}
		}
		return list
	}},
	{"model.field.email", true, func(_ *Page, who *model.Person) []string {
		var list []string
		for _, e := range who.Emails {
			list = append(list, e.Address)
		}
		return list
	}},
	{"model.field.personnel_number", true, stint(func(_ *Page, e *model.Employment) string { return e.PersonnelNumber })},
	{"model.field.office", false, stint(func(_ *Page, e *model.Employment) string { return e.Office })},
	{"model.field.position", false, stint(func(_ *Page, e *model.Employment) string { return e.Position })},
	{"model.field.from", true, stint(func(p *Page, e *model.Employment) string { return p.w.Date(e.From) })},
	{"model.field.left", true, stint(func(p *Page, e *model.Employment) string { return p.w.Date(e.To) })},
	{"model.field.employer", false, func(_ *Page, who *model.Person) []string {
		if j := who.CurrentJob(); j != nil {
			return some(j.Organisation)
		}
		return nil
	}},
}

// stint takes a fact from the last employment.
func stint(of func(*Page, *model.Employment) string) func(*Page, *model.Person) []string {
	return func(p *Page, who *model.Person) []string {
		if e := who.LastEmployment(); e != nil {
			return some(of(p, e))
		}
		return nil
	}
}

func some(text string) []string {
	if strings.TrimSpace(text) == "" {
		return nil
	}
	return []string{text}
}

// compareLine lays out a word and two values of the same width.
type compareLine struct{}

const compareWord float32 = 56

func (compareLine) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	gap := look.Px(6)
	word := look.Px(compareWord)
	w := max((size.Width-word-2*gap)/2, 1)
	widths, xs := []float32{word, w, w}, []float32{0, word + gap, word + w + 2*gap}
	for i, o := range objects {
		o.Resize(fyne.NewSize(widths[i], o.Size().Height))
		o.Resize(fyne.NewSize(widths[i], o.MinSize().Height))
		o.Move(fyne.NewPos(xs[i], 0))
	}
}

func (compareLine) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var h float32
	for _, o := range objects {
		h = max(h, o.MinSize().Height)
	}
	return fyne.NewSize(look.Px(200), h)
}
