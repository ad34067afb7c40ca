// Package problem is the page that shows what a report of a problem would say, and hands it to the user: to copy, or as a
// file. Nothing is sent.
package problem

import (
	"fmt"
	"strings"
)

// report is what those who mend the program are told. Its words are English as those of the log are, whoever sends it.
type report struct {
	told            string // what the user wrote
	version         string
	system          string
	language        string
	textSize        float32
	people, entries int // negative where they could not be counted
	crash, log      string
	private         private
}

// text is the whole report as it may leave the computer. What the user wrote stands in it as it is.
func (r report) text() string {
	var b strings.Builder
	if told := strings.TrimSpace(r.told); told != "" {
		b.WriteString(told + "\n\n")
	}
	for _, fact := range [][2]string{
		{"Alumnibook", r.version},
		{"System", r.system},
		{"Language", r.language},
		{"Text size", fmt.Sprintf("%.0f %%", r.textSize*100)},
		{"People", about(r.people)},
		{"Entries", about(r.entries)},
	} {
		fmt.Fprintf(&b, "%s: %s\n", fact[0], r.private.hide(fact[1]))
	}
	for _, part := range [][2]string{{"The last crash", r.crash}, {"The end of the log", r.log}} {
		if text := strings.TrimSpace(r.private.hide(part[1])); text != "" {
			fmt.Fprintf(&b, "\n%s\n\n%s\n", part[0], text)
		}
	}
	return b.String()
}

// about says how many there are without saying it exactly: a firm can be known by the number of its people.
func about(n int) string {
	switch {
	case n < 0:
		return "not counted"
	case n == 0:
		return "none"
	case n < 10:
		return "under 10"
	}
	unit := 1
	for n/unit >= 10 {
		unit *= 10
	}
	return fmt.Sprintf("about %d", (n+unit/2)/unit*unit)
}
