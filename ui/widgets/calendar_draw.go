package widgets

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"alumnibook/ui/look"
)

// calendarParts are the drawing objects of a calendar.
type calendarParts struct {
	mark, today, hover *canvas.Rectangle
	title              *canvas.Text
	left, right        *canvas.Image
	heads              [7]*canvas.Text
	places             [42]*canvas.Text
}

// CreateRenderer is called by Fyne.
func (c *calendar) CreateRenderer() fyne.WidgetRenderer {
	v := &calendarParts{
		mark: box(look.ColorAccent, look.Corner), today: box(look.ColorAccentTint, look.Corner), hover: box(look.ColorHover, look.Corner),
		title: label("", look.SizeText, true, look.ColorText),
		left:  canvas.NewImageFromResource(nil), right: canvas.NewImageFromResource(nil),
	}
	v.title.Alignment = fyne.TextAlignCenter
	p := &parts{of: c, objects: []fyne.CanvasObject{v.today, v.hover, v.mark, v.title, v.left, v.right}}
	for i := range v.heads {
		v.heads[i] = label("", 11, false, look.ColorMuted)
		v.heads[i].Alignment = fyne.TextAlignCenter
		p.objects = append(p.objects, v.heads[i])
	}
	for i := range v.places {
		v.places[i] = label("", look.SizeText, false, look.ColorText)
		v.places[i].Alignment = fyne.TextAlignCenter
		p.objects = append(p.objects, v.places[i])
	}
	p.min = func() fyne.Size {
		return fyne.NewSize(look.Px(calendarWidth), look.Px(calendarHead+20+6*dayHeight+8))
	}
	p.layout = func(s fyne.Size) { c.draw(v, s) }
	p.restyle = func() {
		v.mark.FillColor, v.hover.FillColor = look.Color(look.ColorAccent), look.Color(look.ColorPressed)
		v.today.FillColor = look.Color(look.ColorAccentTint)
		setPicture(v.left, look.IconIn("chevron-left", look.ColorMuted))
		setPicture(v.right, look.IconIn("chevron-right", look.ColorMuted))
	}
	p.restyle()
	return p
}

func (c *calendar) draw(v *calendarParts, s fyne.Size) {
	head := look.Px(calendarHead)
	v.title.Text, v.title.Color, v.title.TextSize = c.titleText(), look.Color(look.ColorText), look.Px(look.SizeText)
	place(v.title, look.Px(36), 0, s.Width-look.Px(72), head)
	v.title.Refresh()
	side := look.Px(16)
	place(v.left, look.Px(14), (head-side)/2, side, side)
	place(v.right, s.Width-look.Px(14)-side, (head-side)/2, side, side)
	x0, y0, w, h := c.area()
	for i, t := range v.heads {
		show(t, c.mode == showDays)
		t.Text = c.format.Days()[(i+int(c.format.WeekStart()))%7]
		t.Color, t.TextSize = look.Color(look.ColorMuted), look.Px(11)
		place(t, x0+float32(i)*w, head, w, look.Px(18))
		t.Refresh()
	}
	v.mark.Hide()
	v.today.Hide()
	v.hover.Hide()
	columns, rows := c.grid()
	ty, tm, td := c.format.Today()
	for i, t := range v.places {
		text, is := c.placeText(i)
		show(t, i < columns*rows && text != "")
		if i >= columns*rows || text == "" {
			continue
		}
		t.Text, t.TextSize, t.Color = text, look.Px(look.SizeText), look.Color(look.ColorText)
		x, y := x0+float32(i%columns)*w, y0+float32(i/columns)*h
		place(t, x, y, w, h)
		var under *canvas.Rectangle
		switch {
		case c.isMarked(is):
			under, t.Color = v.mark, look.Color(look.ColorOnAccent)
		case i == c.over:
			under = v.hover
		case c.mode == showDays && is == [3]int{ty, tm, td}:
			under = v.today
		}
		if under != nil {
			under.Show()
			place(under, x+1, y+1, w-2, h-2)
		}
		t.Refresh()
	}
}

func (c *calendar) isMarked(is [3]int) bool {
	switch c.mode {
	case showYears:
		return is[0] == c.y
	case showMonths:
		return is[1] == c.m
	}
	return is == [3]int{c.y, c.m, c.d}
}

func (c *calendar) titleText() string {
	switch c.mode {
	case showYears:
		return strconv.Itoa(c.base) + " – " + strconv.Itoa(c.base+19)
	case showMonths:
		return strconv.Itoa(c.y)
	}
	return c.format.Months()[c.m-1] + " " + strconv.Itoa(c.y)
}

// placeText returns what stands at a place and which date that is.
func (c *calendar) placeText(i int) (string, [3]int) {
	switch c.mode {
	case showYears:
		return strconv.Itoa(c.base + i), [3]int{c.base + i, 0, 0}
	case showMonths:
		if i > 11 {
			return "", [3]int{}
		}
		name := []rune(c.format.Months()[i])
		if len(name) > 9 {
			name = name[:9]
		}
		return string(name), [3]int{c.y, i + 1, 0}
	}
	day := i - c.first() + 1
	if day < 1 || day > daysIn(c.y, c.m) {
		return "", [3]int{}
	}
	return strconv.Itoa(day), [3]int{c.y, c.m, day}
}
