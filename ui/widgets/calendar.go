package widgets

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"alumnibook/ui/look"
)

const (
	calendarWidth float32 = 252
	calendarHead  float32 = 34
	dayHeight     float32 = 28
)

// calendar is a month to take a day from. A click on its title shows years, then months, so that a birthday is three
// clicks away.
type calendar struct {
	tipped
	format  DateFormat
	y, m, d int
	chosen  [3]int
	mode    calendarMode
	base    int // first year of the years that are shown
	over    int
	inside  bool
	pick    func(y, m, d int)
	back    func()
}

type calendarMode int

const (
	showDays calendarMode = iota
	showYears
	showMonths
)

func newCalendar(format DateFormat, pick func(y, m, d int), back func()) *calendar {
	c := &calendar{format: format, pick: pick, back: back, over: -1}
	c.ExtendBaseWidget(c)
	return c
}

func (c *calendar) show(y, m, d int, chosen bool) {
	c.y, c.m, c.d, c.mode = y, m, d, showDays
	c.chosen = [3]int{}
	if chosen {
		c.chosen = [3]int{y, m, d}
	}
	c.clamp()
	c.Refresh()
}

func (c *calendar) clamp() {
	c.y = min(max(c.y, 1), 9999)
	c.d = min(c.d, daysIn(c.y, c.m))
}

func daysIn(y, m int) int { return time.Date(y, time.Month(m)+1, 0, 0, 0, 0, 0, time.UTC).Day() }

// move goes on by days, months or years.
func (c *calendar) move(years, months, days int) {
	if days != 0 {
		t := time.Date(c.y, time.Month(c.m), c.d+days, 0, 0, 0, 0, time.UTC)
		c.y, c.m, c.d = t.Year(), int(t.Month()), t.Day()
	} else {
		n := (c.y+years)*12 + c.m - 1 + months
		c.y, c.m = n/12, n%12+1
	}
	c.clamp()
	c.Refresh()
}

func (c *calendar) key(e *fyne.KeyEvent, closeIt func()) bool {
	step := 1
	if c.mode != showDays {
		step = 0
	}
	switch e.Name {
	case fyne.KeyLeft:
		c.move(0, 0, -step)
	case fyne.KeyRight:
		c.move(0, 0, step)
	case fyne.KeyUp:
		c.move(0, 0, -7*step)
	case fyne.KeyDown:
		c.move(0, 0, 7*step)
	case fyne.KeyPageUp:
		c.page(-1)
	case fyne.KeyPageDown:
		c.page(1)
	case fyne.KeyReturn, fyne.KeyEnter:
		c.pick(c.y, c.m, c.d)
	case fyne.KeyEscape:
		closeIt()
	default:
		return false
	}
	return true
}

// page turns a month, with Shift a year.
func (c *calendar) page(by int) {
	if modifiers()&fyne.KeyModifierShift != 0 {
		c.move(by, 0, 0)
		return
	}
	c.move(0, by, 0)
}

// turn is what the arrows beside the title do.
func (c *calendar) turn(by int) {
	switch c.mode {
	case showDays:
		c.move(0, by, 0)
	case showYears:
		c.base += by * 20
		c.Refresh()
	case showMonths:
		c.move(by, 0, 0)
	}
}

// first is the weekday place of the first of the month, 0 to 6.
func (c *calendar) first() int {
	w := time.Date(c.y, time.Month(c.m), 1, 0, 0, 0, 0, time.UTC).Weekday()
	return (int(w) - int(c.format.WeekStart()) + 7) % 7
}

// grid returns columns and rows of what is shown.
func (c *calendar) grid() (columns, rows int) {
	switch c.mode {
	case showYears:
		return 4, 5
	case showMonths:
		return 3, 4
	}
	return 7, 6
}

// area is where the places stand.
func (c *calendar) area() (x, y, w, h float32) {
	columns, rows := c.grid()
	top := look.Px(calendarHead)
	if c.mode == showDays {
		top += look.Px(20)
	}
	s := c.Size()
	return look.Px(8), top, (s.Width - look.Px(16)) / float32(columns), (s.Height - top - look.Px(8)) / float32(rows)
}

func (c *calendar) placeAt(p fyne.Position) int {
	x0, y0, w, h := c.area()
	columns, rows := c.grid()
	if p.X < x0 || p.Y < y0 {
		return -1
	}
	col, row := int((p.X-x0)/w), int((p.Y-y0)/h)
	if col >= columns || row >= rows {
		return -1
	}
	return row*columns + col
}

func (c *calendar) letGo() {
	c.inside = false
	c.back()
}

// Tapped is called by Fyne on a click.
func (c *calendar) Tapped(e *fyne.PointEvent) {
	c.tap(e)
	c.letGo()
}

func (c *calendar) tap(e *fyne.PointEvent) {
	if e.Position.Y < look.Px(calendarHead) {
		c.tapHead(e.Position.X)
		return
	}
	i := c.placeAt(e.Position)
	if i < 0 {
		return
	}
	switch c.mode {
	case showYears:
		c.y, c.mode = c.base+i, showMonths
		c.clamp()
	case showMonths:
		c.m, c.mode = i+1, showDays
		c.clamp()
	default:
		day := i - c.first() + 1
		if day < 1 || day > daysIn(c.y, c.m) {
			return
		}
		c.pick(c.y, c.m, day)
		return
	}
	c.Refresh()
}

func (c *calendar) tapHead(x float32) {
	switch w := c.Size().Width; {
	case x < look.Px(36):
		c.turn(-1)
	case x > w-look.Px(36):
		c.turn(1)
	case c.mode == showDays:
		c.mode, c.base = showYears, c.y-c.y%20
	default:
		c.mode = showDays
	}
	c.Refresh()
}

// MouseDown is called by Fyne before the field loses the keyboard; it keeps the calendar open for the click.
func (c *calendar) MouseDown(*desktop.MouseEvent) { c.inside = true }

// MouseUp is called by Fyne; the click follows, after the field has lost the keyboard once more.
func (c *calendar) MouseUp(*desktop.MouseEvent) {}

// MouseMoved is called by Fyne.
func (c *calendar) MouseMoved(e *desktop.MouseEvent) {
	c.tipped.MouseMoved(e)
	if tip := c.tipAt(e.Position); tip != c.text {
		c.setTip(tip)
		c.waitForTip()
	}
	if over := c.placeAt(e.Position); over != c.over {
		c.over = over
		c.Refresh()
	}
}

// MouseOut is called by Fyne.
func (c *calendar) MouseOut() {
	c.tipped.MouseOut()
	c.over = -1
	if c.inside {
		c.letGo()
	}
	c.Refresh()
}

// tipAt says what the arrows beside the month do.
func (c *calendar) tipAt(p fyne.Position) string {
	switch {
	case c.mode != showDays || p.Y > look.Px(calendarHead):
		return ""
	case p.X < look.Px(36):
		return Words.PreviousMonth
	case p.X > c.Size().Width-look.Px(36):
		return Words.NextMonth
	}
	return ""
}

// Scrolled is called by Fyne: the wheel turns the months.
func (c *calendar) Scrolled(e *fyne.ScrollEvent) {
	if e.Scrolled.DY > 0 {
		c.turn(-1)
	} else {
		c.turn(1)
	}
}
