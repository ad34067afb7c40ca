package newsletter

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"alumnibook/model"
	"alumnibook/ui/look"
	"alumnibook/ui/mailing"
	"alumnibook/ui/page"
	"alumnibook/ui/wholist"
	"alumnibook/ui/widgets"
)

// archive is an issue as it went out.
type archive struct {
	is    *issue
	sheet *fyne.Container
	whole fyne.CanvasObject
}

func newArchive(is *issue) *archive {
	w := is.w
	a := &archive{is: is, sheet: widgets.Stack(0)}
	if len(is.n.Archive) > 0 && !slices.ContainsFunc(is.n.Archive, func(c model.SentCopy) bool { return c.Language == is.language }) {
		is.language = is.n.Archive[0].Language
	}
	said := widgets.NewMuted(w.N("newsletter.went_out", is.n.Recipients, "day", w.LongDate(is.n.SentOn)))
	said.Least = 100
	browser := widgets.NewSecondary(w.T("newsletter.browser"), look.Icon("external"), is.inBrowser).Smaller()
	left := []fyne.CanvasObject{}
	if len(is.n.Archive) > 1 {
		var langs []string
		for _, c := range is.n.Archive {
			langs = append(langs, c.Language)
		}
		left = append(left, is.languageTabs(langs, a.draw))
	}
	top := widgets.Stack(8, said, widgets.Toolbar(left, []fyne.CanvasObject{browser}))
	scroll := widgets.Scrolled(widgets.Middle(sheetWidth+2*look.PagePad, widgets.PadEach(12, look.PagePad, 24, look.PagePad, a.sheet)))
	a.whole = widgets.FillStack(0, 1, widgets.Middle(sheetWidth+2*look.PagePad, widgets.PadEach(12, look.PagePad, 0, look.PagePad, top)), scroll)
	a.draw()
	return a
}

// draw shows what went out in the language that is chosen, in plain words.
func (a *archive) draw() {
	is := a.is
	var rows []fyne.CanvasObject
	for _, c := range is.n.Archive {
		if c.Language != is.language {
			continue
		}
		head := widgets.NewTitle(c.Subject)
		head.Least = 100
		rows = append(rows, head, widgets.HLine())
		hello := mailing.WordsOf(c.Language, "mailing.letter.everybody")
		text := strings.ReplaceAll(c.Text, model.GreetingMark, hello)
		if head, rest, ok := strings.Cut(text, "\n\n"); ok && strings.HasSuffix(head, c.Subject) { // the subject stands above already
			text = rest
		}
		rows = append(rows, plain(text)...)
	}
	if rows == nil {
		rows = append(rows, widgets.NewMutedParagraph(is.w.T("newsletter.no_archive")))
	}
	a.sheet.Objects = []fyne.CanvasObject{widgets.NewCard("", nil, widgets.Pad(10, widgets.Stack(10, rows...)))}
	a.sheet.Refresh()
}

// plain lays plain text out: what is underlined with dashes is a heading.
func plain(text string) []fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for _, part := range strings.Split(text, "\n\n") {
		lines := strings.Split(strings.TrimSpace(part), "\n")
		switch {
		case lines[0] == "":
		case len(lines) == 2 && len(lines[1]) > 2 && strings.Trim(lines[1], "-") == "":
			head := widgets.NewSection(lines[0])
			head.SetColor(look.ColorAccent)
			rows = append(rows, widgets.PadEach(8, 0, 0, 0, head))
		case lines[0] == "--":
			off := widgets.NewMutedParagraph(strings.Join(lines[1:], "\n"))
			off.TextSize = look.SizeSmall
			rows = append(rows, widgets.HLine(), off)
		default:
			rows = append(rows, widgets.NewParagraph(strings.Join(lines, "\n")))
		}
	}
	return rows
}

// newWentTo lists those to whom an issue went.
func newWentTo(is *issue) fyne.CanvasObject {
	v, w, b, id := is.v, is.w, is.v.host.Book(), is.n.ID
	place := container.NewStack()
	page.Read(v.host, v, "audience", func(ctx context.Context) ([]int64, error) { return b.SentTo(ctx, id) }, func(ids []int64) {
		list := wholist.New(v.host, page.Key(v, "people"), ids,
			widgets.Column{ID: wholist.Name, Title: w.T("model.field.name"), Width: 240},
			widgets.Column{ID: wholist.Email, Title: w.T("model.field.email"), Width: 240},
			widgets.Column{ID: wholist.Office, Title: w.T("model.field.office"), Width: 130},
			widgets.Column{ID: wholist.Employer, Title: w.T("model.field.employer"), Width: 200},
		)
		list.Grid.OnOpen = func(id int64) { v.host.Open(page.Route{Page: page.People, ID: id}) }
		said := widgets.NewMuted(w.N("newsletter.went_out", is.n.Recipients, "day", w.LongDate(is.n.SentOn)))
		said.Least = 100
		all := widgets.NewSecondary(w.T("newsletter.open_people"), look.Icon("users"), func() { v.openPeople(ids) }).Smaller()
		back := widgets.NewSecondary(w.T("newsletter.returns"), look.Icon("undo"), func() {
			v.host.Open(page.Route{Page: page.Newsletter, Do: doReturns, ID: id})
		}).Smaller()
		top := widgets.PadEach(10, look.PagePad, 10, look.PagePad, widgets.FillRow(10, 0, said, back, all))
		o := fyne.CanvasObject(list.Grid)
		if len(ids) == 0 {
			o = widgets.NewEmpty("users", w.T("newsletter.nobody"), w.T("newsletter.nobody_text"), nil)
		}
		place.Objects = []fyne.CanvasObject{widgets.FillStack(0, 1, top, o)}
		place.Refresh()
	})
	return place
}
