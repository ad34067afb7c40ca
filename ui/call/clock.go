package call

import (
	"strconv"
	"time"

	"alumnibook/ui/widgets"
)

// clockStep is how often the clock looks.
const clockStep = 10 * time.Second

// clock counts the minutes of a call by itself, from when a number is dialled or the first letter is written. What is
// typed in its place holds.
type clock struct {
	now       func() time.Time
	field     *widgets.NumberField
	began     time.Time // none while it does not run
	idle      bool      // nobody answered: there is nothing to count
	overruled bool
	wait      func()
}

func newClock(now func() time.Time, field *widgets.NumberField) *clock {
	return &clock{now: now, field: field}
}

// start begins to count, unless it counts already.
func (c *clock) start() {
	if c.began.IsZero() {
		c.began = c.now()
	}
	if c.wait == nil {
		c.tick()
	}
}

// stop ends counting; what was counted stays.
func (c *clock) stop() {
	if c.wait != nil {
		c.wait()
		c.wait = nil
	}
}

// overrule says that the minutes were typed; emptied, the clock goes on.
func (c *clock) overrule(yes bool) {
	c.overruled = yes
}

// counts tells whether there is something to count.
func (c *clock) counts(yes bool) {
	c.idle = !yes
	c.write()
}

func (c *clock) tick() {
	c.write()
	c.wait = widgets.After(clockStep, c.tick)
}

// write shows the minutes that have begun.
func (c *clock) write() {
	switch {
	case c.overruled || c.began.IsZero():
	case c.idle:
		c.field.Clear()
	default:
		minutes := int(c.now().Sub(c.began)/time.Minute) + 1
		c.field.TextField.SetValue(strconv.Itoa(max(minutes, 1))) // the computer's clock may be set back meanwhile
	}
}
