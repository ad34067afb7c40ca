package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"

	"alumnibook/ui/look"
)

// paletteList draws the items of the palette.
type paletteList struct {
	tipped
	items []PaletteItem
	at    int
	top   int
	rows  int // as many as there is room for
	run   func(int)
	cuts  [paletteRows]string // what stands whole in a line of which some is cut off
}

func newPaletteList(run func(int)) *paletteList {
	l := &paletteList{run: run, rows: paletteRows}
	l.ExtendBaseWidget(l)
	return l
}

func (l *paletteList) set(items []PaletteItem) {
	l.items, l.at, l.top = items, 0, 0
	for l.at < len(items)-1 && items[l.at].Off != "" {
		l.at++
	}
	l.reveal()
	l.Refresh()
}

func (l *paletteList) move(by int) {
	if len(l.items) == 0 {
		return
	}
	l.at = min(max(l.at+by, 0), len(l.items)-1)
	l.reveal()
	l.Refresh()
}

func (l *paletteList) reveal() {
	l.top = min(l.top, l.at)
	l.top = max(l.top, l.at-l.rows+1, 0)
}

func (l *paletteList) lineAt(y float32) int {
	i := l.top + int(y/look.Px(paletteRow))
	if y < 0 || i >= len(l.items) {
		return -1
	}
	return i
}

// Tapped is called by Fyne on a click.
func (l *paletteList) Tapped(e *fyne.PointEvent) { l.run(l.lineAt(e.Position.Y)) }

// fit shows as many lines as there is room for.
func (l *paletteList) fit(height float32) {
	l.rows = min(max(int(height/look.Px(paletteRow)), 1), paletteRows)
	l.reveal()
}

// MouseIn is called by Fyne.
func (l *paletteList) MouseIn(e *desktop.MouseEvent) { l.MouseMoved(e) }

// MouseMoved is called by Fyne.
func (l *paletteList) MouseMoved(e *desktop.MouseEvent) {
	i := l.lineAt(e.Position.Y)
	if i < 0 {
		return
	}
	if i != l.at {
		l.at = i
		l.Refresh()
	}
	l.tell(e, l.cuts[min(max(i-l.top, 0), paletteRows-1)])
}

// Cursor shows a hand.
func (l *paletteList) Cursor() desktop.Cursor { return desktop.PointerCursor }

// Scrolled is called by Fyne.
func (l *paletteList) Scrolled(e *fyne.ScrollEvent) {
	step := 1
	if e.Scrolled.DY > 0 {
		step = -1
	}
	l.top = min(max(l.top+step, 0), max(len(l.items)-l.rows, 0))
	l.Refresh()
}

type paletteLine struct {
	pic                    *canvas.Image
	disc                   *disc
	title, sub, key        *canvas.Text
	frame                  *canvas.Rectangle
	discObjects, allOfLine []fyne.CanvasObject
}

// CreateRenderer is called by Fyne.
func (l *paletteList) CreateRenderer() fyne.WidgetRenderer {
	mark := box(look.ColorAccentTint, look.Corner)
	p := &parts{of: l, objects: []fyne.CanvasObject{mark}}
	var lines []*paletteLine
	for range paletteRows {
		v := &paletteLine{
			pic: canvas.NewImageFromResource(nil), disc: newDisc(), title: label("", look.SizeText, false, look.ColorText),
			sub: label("", look.SizeSmall, false, look.ColorMuted), key: label("", 11, false, look.ColorMuted), frame: box(look.ColorSurface, 4),
		}
		v.pic.FillMode = canvas.ImageFillContain
		v.key.Alignment = fyne.TextAlignCenter
		v.discObjects = v.disc.objects()
		v.allOfLine = append([]fyne.CanvasObject{v.pic, v.title, v.sub, v.frame, v.key}, v.discObjects...)
		p.objects = append(p.objects, v.allOfLine...)
		lines = append(lines, v)
	}
	p.min = func() fyne.Size {
		return fyne.NewSize(look.Px(200), look.Px(paletteRow)*float32(min(len(l.items), l.rows)))
	}
	p.layout = func(s fyne.Size) {
		mark.Hide()
		for i, v := range lines {
			l.drawLine(s, i, v, mark)
		}
	}
	p.restyle = func() { mark.FillColor = look.Color(look.ColorAccentTint); mark.Refresh() }
	return p
}

func (l *paletteList) drawLine(s fyne.Size, i int, v *paletteLine, mark *canvas.Rectangle) {
	n := l.top + i
	for _, o := range v.allOfLine {
		show(o, n < len(l.items) && i < l.rows)
	}
	if n >= len(l.items) || i >= l.rows {
		return
	}
	item, h := l.items[n], look.Px(paletteRow)
	y := float32(i) * h
	if n == l.at {
		mark.Show()
		place(mark, 0, y, s.Width, h)
	}
	x, right := look.Px(12), s.Width-look.Px(12)
	setPicture(v.pic, item.Icon)
	for _, o := range v.discObjects {
		show(o, item.Avatar != nil)
	}
	if item.Avatar != nil {
		v.pic.Hide()
		v.disc.show(item.Avatar)
		v.disc.place(x-look.Px(2), y+(h-look.Px(24))/2, look.Px(24))
	} else {
		place(v.pic, x, y+(h-look.Px(18))/2, look.Px(18), look.Px(18))
	}
	x += look.Px(32)
	show(v.frame, item.Shortcut != "")
	v.key.Text, v.key.TextSize, v.key.Color = item.Shortcut, look.Px(11), look.Color(look.ColorMuted)
	if item.Shortcut != "" {
		w := textWidth(item.Shortcut, look.Px(11), fyne.TextStyle{}) + look.Px(12)
		place(v.frame, right-w, y+(h-look.Px(20))/2, w, look.Px(20))
		place(v.key, right-w, y+(h-look.Px(20))/2, w, look.Px(20))
		v.frame.FillColor, v.frame.StrokeColor, v.frame.StrokeWidth = look.Color(look.ColorSurface), look.Color(look.ColorLine), 1
		v.frame.Refresh()
		right -= w + look.Px(10)
	}
	v.key.Refresh()
	sub, colour := item.Subtitle, look.ColorText
	if item.Off != "" {
		sub, colour = item.Off, theme.ColorNameDisabled
	}
	v.title.TextSize, v.title.Color = look.Px(look.SizeText), look.Color(colour)
	v.title.Text = cut(item.Title, right-x, v.title.TextSize, fyne.TextStyle{})
	w := textWidth(v.title.Text, v.title.TextSize, fyne.TextStyle{})
	place(v.title, x, y, w, h)
	v.title.Refresh()
	v.sub.TextSize, v.sub.Color = look.Px(look.SizeSmall), look.Color(look.ColorMuted)
	v.sub.Text = cut(sub, right-x-w-look.Px(10), v.sub.TextSize, fyne.TextStyle{})
	place(v.sub, x+w+look.Px(10), y, max(right-x-w-look.Px(10), 0), h)
	v.sub.Refresh()
	l.cuts[i] = ""
	if v.title.Text != item.Title || v.sub.Text != sub {
		l.cuts[i] = item.Title + "\n" + sub
	}
}
