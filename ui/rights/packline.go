package rights

import (
	"strings"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	packs "alumnibook/model/rights"
	"alumnibook/ui/look"
	"alumnibook/ui/tell"
	"alumnibook/ui/widgets"
)

// holds are the answers that are offered for each text.
var holds = []model.Hold{model.HoldGive, model.HoldBlack, model.HoldKeep}

var holdIcons = map[model.Hold]string{model.HoldGive: "check", model.HoldBlack: "minus", model.HoldKeep: "lock"}

// packLine is one text that somebody has to look at before it is handed out.
type packLine struct {
	p     *pack
	item  *packs.Item
	head  *fyne.Container
	text  *widgets.Paragraph
	chips map[model.Hold]*widgets.Chip
	whole fyne.CanvasObject
}

func newPackLine(p *pack, item *packs.Item) *packLine {
	w := p.q.v.w
	l := &packLine{p: p, head: widgets.WrapRow(8), text: widgets.NewParagraph(""), chips: map[model.Hold]*widgets.Chip{}}
	answers := widgets.WrapRow(6)
	for _, h := range holds {
		chip := widgets.NewChoiceChip(w.T("model.hold."+string(h)), "", look.ToneGrey, func() { p.decide(l.item.Key, h) })
		chip.Icon = look.Icon(holdIcons[h])
		switch {
		case !p.q.isOpen():
			chip.OnTapped = nil
		case h == model.HoldBlack && len(item.Names) == 0:
			chip.Hide()
		}
		l.chips[h] = chip
		answers.Add(chip)
	}
	l.whole = widgets.Stack(6, l.head, l.text, answers)
	l.update(item)
	return l
}

// update shows the text as it would be handed out.
func (l *packLine) update(item *packs.Item) {
	w := l.p.q.v.w
	l.item = item
	what := item.Kind
	if w.Has(what) {
		what = w.T(what)
	}
	head := widgets.NewBold(tell.Joined(" · ", w.Date(item.On), what))
	l.head.Objects = []fyne.CanvasObject{head}
	if item.Internal {
		l.head.Add(widgets.NewChip(w.T("people.internal"), look.ToneAmber))
	}
	if item.Undecided() {
		l.head.Add(widgets.NewChip(w.T("model.hold.ask"), look.ToneAmber))
	}
	switch item.Hold {
	case model.HoldBlack:
		l.text.SetSpans(widgets.Span{Text: item.Blackened()})
	case model.HoldKeep:
		l.text.SetSpans(widgets.Span{Text: item.Text, Color: look.ColorMuted, Strike: true})
	default:
		l.text.SetSpans(marked(item.Text, item.Names)...)
	}
	for h, chip := range l.chips {
		chip.Tone = look.ToneGrey
		if h == item.Hold {
			chip.Tone = look.ToneAccent
		}
		chip.SetSelected(h == item.Hold)
		chip.Refresh()
	}
	l.head.Refresh()
}

// marked is a text with the names in it made bold.
func marked(text string, names []string) []widgets.Span {
	var spans []widgets.Span
	for text != "" {
		at, what := -1, ""
		for _, n := range names {
			if i := strings.Index(text, n); n != "" && i >= 0 && (at < 0 || i < at || i == at && len(n) > len(what)) {
				at, what = i, n
			}
		}
		if at < 0 {
			break
		}
		if at > 0 {
			spans = append(spans, widgets.Span{Text: text[:at]})
		}
		spans = append(spans, widgets.Span{Text: what, Bold: true, Color: look.ColorAmber})
		text = text[at+len(what):]
	}
	if text != "" || spans == nil {
		spans = append(spans, widgets.Span{Text: text})
	}
	return spans
}
