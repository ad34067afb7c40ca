package prefs

import "path/filepath"

const keyCalendar = "calendar."

// Calendar is the file that this computer keeps up to date for a calendar that subscribed to it; none while Path is "".
type Calendar struct {
	Path  string   `json:"path,omitempty"`
	Parts []string `json:"parts,omitempty"` // what goes into it; none is all there is
}

// Calendar is that of a book.
func (p *Prefs) Calendar(book string) Calendar {
	var c Calendar
	p.State(keyCalendar+whole(book), &c)
	return c
}

// SetCalendar chooses it; one without a path ends it. The file stays where it is.
func (p *Prefs) SetCalendar(book string, c Calendar) {
	if c.Path == "" {
		p.store.RemoveValue(keyState + keyCalendar + whole(book))
		return
	}
	c.Path = whole(c.Path)
	p.SetState(keyCalendar+whole(book), c)
}

// whole is a path that means the same wherever the program is started.
func whole(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		return abs
	}
	return path
}
