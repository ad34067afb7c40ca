package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"

	"alumnibook/ui/look"
)

// TimelineItem is one entry of a history: the date on the left, a heading and a text on the right.
type TimelineItem struct {
	pressable
	Date      string
	DateWidth float32                 // at normal text size; 0 is 74
	OnMenu    func() []*fyne.MenuItem // right click

	when, head, text *Paragraph
}

// NewTimelineItem returns an entry; text may be "", tapped may be nil.
func NewTimelineItem(date string, heading []Span, text string, tapped func()) *TimelineItem {
	t := &TimelineItem{Date: date, when: NewMutedParagraph(date), head: NewRich(heading...), text: NewParagraph(text)}
	t.when.TextSize = look.SizeSmall
	t.OnTapped = tapped
	t.onKey = func(e *fyne.KeyEvent) bool {
		if e.Name != desktop.KeyMenu || t.OnMenu == nil {
			return false
		}
		ShowMenuBelow(t, t.OnMenu()...)
		return true
	}
	t.ExtendBaseWidget(t)
	return t
}

// Disabled keeps entries that only show out of the keyboard's way.
func (t *TimelineItem) Disabled() bool { return t.disabled || t.OnTapped == nil && t.OnMenu == nil }

// TappedSecondary is called by Fyne on a right click.
func (t *TimelineItem) TappedSecondary(e *fyne.PointEvent) {
	if t.OnMenu != nil {
		ShowMenuAt(t, e.AbsolutePosition, t.OnMenu()...)
	}
}

func (t *TimelineItem) dateWidth() float32 {
	if t.DateWidth == 0 {
		return look.Px(74)
	}
	return look.Px(t.DateWidth)
}

// Resize wraps the texts in their new width before anybody asks for the height.
func (t *TimelineItem) Resize(s fyne.Size) {
	w := max(s.Width-t.dateWidth(), 1)
	t.when.Resize(fyne.NewSize(t.dateWidth()-look.Px(8), t.when.BaseWidget.Size().Height))
	t.head.Resize(fyne.NewSize(w, t.head.BaseWidget.Size().Height))
	t.text.Resize(fyne.NewSize(w, t.text.BaseWidget.Size().Height))
	t.pressable.BaseWidget.Resize(s)
}

// CreateRenderer is called by Fyne.
func (t *TimelineItem) CreateRenderer() fyne.WidgetRenderer {
	t.ExtendBaseWidget(t)
	back, focusRing := box(theme.ColorNameHover, 4), ring(4)
	p := &parts{of: t, objects: []fyne.CanvasObject{back, t.when, t.head, t.text, focusRing}}
	body := func() float32 {
		if len(t.text.Spans) == 0 || t.text.Spans[0].Text == "" {
			return 0
		}
		return t.text.MinSize().Height
	}
	p.min = func() fyne.Size {
		h := max(t.head.MinSize().Height+body(), t.when.MinSize().Height)
		return fyne.NewSize(t.dateWidth()+look.Px(80), h+look.Px(12))
	}
	p.layout = func(s fyne.Size) {
		pad := look.Px(6)
		left := t.dateWidth()
		w := max(s.Width-left, 1)
		place(back, -pad, 0, s.Width+2*pad, s.Height)
		place(focusRing, -pad, 0, s.Width+2*pad, s.Height)
		place(t.when, 0, pad+look.Px(1), left-look.Px(8), t.when.MinSize().Height)
		h := t.head.MinSize().Height
		place(t.head, left, pad, w, h)
		place(t.text, left, pad+h, w, body())
	}
	p.restyle = func() {
		back.FillColor = look.Color(theme.ColorNameHover)
		show(back, t.hovered && t.OnTapped != nil)
		show(t.text, body() > 0)
		show(focusRing, t.focused)
		focusRing.StrokeColor = look.Color(look.ColorAccent)
		back.Refresh()
	}
	p.restyle()
	return p
}
