package newsletter

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/consent"
	letters "alumnibook/model/mailing"
	"alumnibook/ui/look"
	"alumnibook/ui/mailing"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

// audience is who gets an issue, and who does not and why.
type audience struct {
	is     *issue
	to     *widgets.SelectField
	answer *fyne.Container
	whole  fyne.CanvasObject
}

// asked is the gate's answer about an issue.
type asked struct {
	all      []int64
	decision consent.Decision
}

func newAudience(is *issue) *audience {
	w := is.w
	a := &audience{is: is, answer: widgets.Stack(0)}
	choices := []widgets.Choice{{Value: "0", Text: w.T("newsletter.everybody")}}
	for _, l := range is.source.lists {
		choices = append(choices, widgets.Choice{Value: page.TextOf(l.ID), Text: l.Name})
	}
	a.to = widgets.NewSelectField("", choices...)
	a.to.SetValue(strconv.FormatInt(is.n.ListID, 10))
	a.to.OnChanged = func(v string) {
		is.n.ListID, _ = strconv.ParseInt(v, 10, 64)
		is.changed()
		a.load()
	}
	content := widgets.Stack(14, widgets.NewCard("", nil, labelled(w.T("newsletter.goes_to"), a.to)), a.answer)
	a.whole = widgets.Scrolled(widgets.Middle(columnWidth, widgets.PadEach(14, look.PagePad, 24, look.PagePad, content)))
	return a
}

// toWhom are the people whom an issue is meant for: those of its saved list, else everybody.
func toWhom(ctx context.Context, b *book.Book, listID int64) ([]int64, error) {
	if listID == 0 {
		return b.Find(ctx, model.Filter{}, model.Sort{})
	}
	lists, err := b.Lists(ctx)
	if err != nil {
		return nil, err
	}
	for _, l := range lists {
		if l.ID == listID {
			return b.Find(ctx, l.Filter, l.Sort)
		}
	}
	return nil, model.E(model.CodeNotFound, "", nil)
}

// load asks the gate.
func (a *audience) load() {
	b, list := a.is.v.host.Book(), a.is.n.ListID
	page.Read(a.is.v.host, a.is.v, "audience", func(ctx context.Context) (x asked, err error) {
		if x.all, err = toWhom(ctx, b, list); model.CodeOf(err) == model.CodeNotFound {
			return asked{}, nil
		} else if err != nil {
			return x, err
		}
		x.decision, err = letters.Ask(ctx, b, x.all, consent.PurposeNewsletter, consent.ChannelEmail)
		return x, err
	}, a.show)
}

// show counts them: who gets it and who does not add up to everybody.
func (a *audience) show(x asked) {
	w, d := a.is.w, x.decision
	n, counts := len(d.Allowed), d.Count()
	rows := []fyne.CanvasObject{a.row(n, widgets.NewBold(w.N("newsletter.get_it", n)), "", func() { a.open(d.Allowed) })}
	for _, r := range mailing.Reasons(d.LeftOut) {
		show := func() { mailing.ShowLeft(a.is.v.host, r, d.LeftOut, nil, nil) }
		chip := widgets.NewChoiceChip(mailing.Why(w, r), "", look.ToneAmber, show)
		rows = append(rows, a.row(counts[r], widgets.Row(0, chip), w.T("newsletter.what_to_do"), show))
	}
	rows = append(rows, widgets.HLine(), a.row(len(x.all), widgets.NewBold(w.T("newsletter.in_all")), "", func() { a.open(x.all) }))
	lines := []fyne.CanvasObject{widgets.Stack(2, rows...)}
	if len(d.LeftOut) > 0 {
		lines = append(lines, widgets.NewMutedParagraph(w.T("newsletter.who_text")))
	}
	a.answer.Objects = []fyne.CanvasObject{widgets.NewCard(w.T("newsletter.who"), nil, lines...)}
	a.answer.Refresh()
	a.is.whole.Refresh()
}

// row is one line of the sum: how many, who they are, and what a press does.
func (a *audience) row(n int, who fyne.CanvasObject, hint string, open func()) fyne.CanvasObject {
	figure := widgets.NewBold(a.is.w.Number(n))
	figure.Align = fyne.TextAlignTrailing
	cells := []fyne.CanvasObject{container.New(&fixed{52, 22}, figure), who}
	if hint != "" {
		cells = append(cells, widgets.NewSmall(hint))
	}
	cells = append(cells, widgets.NewIcon("chevron-right", look.ColorMuted, 16))
	return widgets.NewPressLine(widgets.PadEach(4, 0, 4, 0, widgets.FillRow(12, 1, cells...)), open)
}

// open shows people in their list.
func (a *audience) open(ids []int64) { a.is.v.openPeople(ids) }

func (v *view) openPeople(ids []int64) {
	if len(ids) == 0 {
		return
	}
	v.host.Open(page.ThesePeople(ids))
}
