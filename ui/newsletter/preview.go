package newsletter

import (
	"cmp"
	"image"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"alumnibook/assets"
	"alumnibook/model"
	"alumnibook/model/book"
	letters "alumnibook/model/mailing"
	"alumnibook/ui/look"
	"alumnibook/ui/mailing"
	"alumnibook/ui/widgets"
)

// preview shows an issue as its recipients will see it, one language after the other.
type preview struct {
	is    *issue
	sheet *fyne.Container
	whole fyne.CanvasObject
}

const sheetWidth = 640

func newPreview(is *issue) *preview {
	p := &preview{is: is, sheet: widgets.Stack(0)}
	browser := widgets.NewSecondary(is.w.T("newsletter.browser"), look.Icon("external"), is.inBrowser).Smaller()
	left := []fyne.CanvasObject{}
	if len(is.n.Languages) > 1 {
		left = append(left, is.languageTabs(is.n.Languages, p.draw))
	}
	top := widgets.Middle(sheetWidth+2*look.PagePad, widgets.PadEach(12, look.PagePad, 0, look.PagePad, widgets.Toolbar(left, []fyne.CanvasObject{browser})))
	scroll := widgets.Scrolled(widgets.Middle(sheetWidth+2*look.PagePad, widgets.PadEach(12, look.PagePad, 24, look.PagePad, p.sheet)))
	p.whole = widgets.FillStack(0, 1, top, scroll)
	p.draw()
	return p
}

// languageTabs let one of some languages be chosen; draw is called when it is another one.
func (is *issue) languageTabs(langs []string, draw func()) *widgets.Tabs {
	langs = slices.Clone(langs)
	names := make([]string, len(langs))
	for i, l := range langs {
		names[i] = is.w.T("model.language." + l)
	}
	tabs := widgets.NewSegments(nil, names...)
	tabs.Select(max(slices.Index(langs, is.language), 0))
	tabs.OnSelected = func(i int) {
		is.language = langs[i]
		draw()
	}
	return tabs
}

// draw writes the letter in the language that is chosen.
func (p *preview) draw() {
	is := p.is
	n, lang, firm := &is.n, is.language, is.v.host.Firm().Name
	say := func(key string, args ...any) string { return assets.Words(lang).T(key, args...) }
	subject := strings.TrimSpace(n.Subject[lang])
	head := widgets.NewTitle(cmp.Or(subject, is.w.T("newsletter.no_subject")))
	head.Least = 100
	if subject == "" {
		head.SetColor(look.ColorMuted)
	}
	rows := []fyne.CanvasObject{widgets.NewSmall(firm), head, widgets.HLine()}
	intro := strings.TrimSpace(n.Intro[lang])
	hello := say("mailing.letter.everybody")
	if strings.Contains(intro, letters.PlaceGreeting) {
		intro = strings.ReplaceAll(intro, letters.PlaceGreeting, hello)
	} else {
		rows = append(rows, widgets.NewParagraph(hello))
	}
	rows = append(rows, paragraphs(intro)...)
	for b := range n.Boxes {
		rows = append(rows, p.box(&n.Boxes[b], say)...)
	}
	closing := strings.TrimSpace(n.Closing[lang])
	if closing == "" {
		closing = say("mailing.letter.regards") + "\n" + firm
	}
	rows = append(rows, widgets.Gap(1, 4))
	rows = append(rows, paragraphs(closing)...)
	off := widgets.NewMutedParagraph(strings.ReplaceAll(say("mailing.letter.unsubscribe"), "{firm}", firm))
	off.TextSize = look.SizeSmall
	rows = append(rows, widgets.HLine(), off)
	p.sheet.Objects = []fyne.CanvasObject{widgets.NewCard("", nil, widgets.Pad(10, widgets.Stack(10, rows...)))}
	p.sheet.Refresh()
}

// paragraphs are the parts of a text between empty lines.
func paragraphs(text string) []fyne.CanvasObject {
	var list []fyne.CanvasObject
	for _, part := range strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n\n") {
		if strings.TrimSpace(part) != "" {
			list = append(list, widgets.NewParagraph(strings.TrimSpace(part)))
		}
	}
	return list
}

// box is one part, nothing where it says nothing in this language.
func (p *preview) box(b *model.Box, say func(string, ...any) string) []fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for i := range b.Items {
		item := &b.Items[i]
		if item.IsEmpty(p.is.language) && item.EventID == 0 {
			continue
		}
		if rows == nil {
			title := widgets.NewSection(say("model.box." + string(b.Kind)))
			title.SetColor(look.ColorAccent)
			rows = append(rows, widgets.PadEach(8, 0, 0, 0, title))
		}
		rows = append(rows, p.item(b.Kind, item, say))
	}
	return rows
}

func (p *preview) item(kind model.BoxKind, item *model.Item, say func(string, ...any) string) fyne.CanvasObject {
	is, words := p.is, item.Words[p.is.language]
	e := is.event(item.EventID)
	title := strings.TrimSpace(words.Title)
	if title == "" && e != nil {
		title = e.Title
	}
	rows := []fyne.CanvasObject{}
	if item.Image != "" {
		box := container.NewStack()
		is.picture(item.Image, func(img image.Image) {
			size := img.Bounds()
			width := min(float32(size.Dx()), sheetWidth-80)
			if kind == model.BoxVoice {
				width = min(width, 140)
			}
			box.Objects = []fyne.CanvasObject{fitted(img, width, width*float32(size.Dy())/float32(max(size.Dx(), 1)))}
			p.sheet.Refresh()
		})
		rows = append(rows, widgets.Row(0, box))
	}
	if title != "" {
		rows = append(rows, widgets.NewRich(widgets.Span{Text: title, Bold: true}))
	}
	if e != nil {
		rows = append(rows, widgets.NewMutedParagraph(letters.EventLine(is.language, is.v.host.Firm().Country, &e.Event, mailing.WordsOf)))
	}
	rows = append(rows, paragraphs(words.Text)...)
	if name := spoken(is.source.people[item.PersonID]); kind == model.BoxVoice && name != "" && !strings.Contains(words.Title+words.Text, name) {
		rows = append(rows, widgets.NewMuted("– "+name))
	}
	if item.Link != "" {
		text := say("mailing.letter.more")
		if address, ok := strings.CutPrefix(item.Link, "mailto:"); ok {
			text = strings.ReplaceAll(say("mailing.letter.write"), "{address}", address)
		}
		rows = append(rows, widgets.Row(0, widgets.NewLink(text, func() { is.v.host.OpenURL(item.Link) })))
	}
	return widgets.Stack(4, rows...)
}

// spoken turns "Sørensen, Søren" round.
func spoken(name string) string {
	if family, given, ok := strings.Cut(name, ", "); ok {
		return given + " " + family
	}
	return name
}

func (is *issue) event(id int64) *book.EventRow {
	for i := range is.source.events {
		if id != 0 && is.source.events[i].ID == id {
			return &is.source.events[i]
		}
	}
	return nil
}
