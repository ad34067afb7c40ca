package widgets

import "fyne.io/fyne/v2"

// completer drops a list of choices below an input while one types in it.
type completer struct {
	input *Input
	offer func(text string) []Choice
	pick  func(Choice)
	first bool // the first line is marked, so that Enter takes it

	list *popList
	drop dropper
}

func newCompleter(input *Input, offer func(string) []Choice, pick func(Choice)) *completer {
	c := &completer{input: input, offer: offer, pick: pick}
	c.list = newPopList(c.picked, func() { focus(input) })
	return c
}

func (c *completer) isOpen() bool { return c.drop.isOpen() }

// show drops the list for a text; without choices it closes.
func (c *completer) show(text string) {
	items := c.offer(text)
	if len(items) == 0 {
		c.close()
		return
	}
	at := -1
	if c.first {
		at = 0
	}
	c.list.set(items, at)
	c.drop.open(c.list, c.input, c.input.Size().Width)
}

func (c *completer) mark(value string) {
	for i, item := range c.list.items {
		if item.value() == value {
			c.list.at = i
			c.list.reveal()
			c.list.Refresh()
		}
	}
}

func (c *completer) close() { c.drop.close() }

// left is called when the input has lost the keyboard: the list goes, unless it is being clicked.
func (c *completer) left() {
	if !c.list.inside {
		c.close()
	}
}

func (c *completer) picked(i int) {
	if i < 0 || i >= len(c.list.items) {
		return
	}
	choice := c.list.items[i]
	c.close()
	c.pick(choice)
}

// key uses the keys of an open list; Down opens a closed one.
func (c *completer) key(e *fyne.KeyEvent) bool {
	if !c.isOpen() {
		if e.Name == fyne.KeyDown {
			c.show(c.input.Text)
			if c.isOpen() && c.list.at < 0 {
				c.list.move(1)
			}
			return true
		}
		return false
	}
	switch {
	case e.Name == fyne.KeyDown:
		c.list.move(1)
	case e.Name == fyne.KeyUp:
		c.list.move(-1)
	case e.Name == fyne.KeyPageDown:
		c.list.move(popRows)
	case e.Name == fyne.KeyPageUp:
		c.list.move(-popRows)
	case isEnter(e) && c.list.at >= 0:
		c.picked(c.list.at)
	case e.Name == fyne.KeyEscape:
		c.close()
	default:
		return false
	}
	return true
}
