// Package duplicates is the page of people who may stand in the book twice: the likely pairs, two people side by side, and
// the pairs that somebody has said are not the same.
package duplicates

import (
	"strconv"
	"strings"

	"alumnibook/ui/look"
	"alumnibook/ui/page"
)

// Entry announces the page to the shell.
func Entry() page.Entry {
	return page.Entry{
		ID: page.Duplicates, Words: "duplicates.title", Icon: look.Icon("merge"),
		Make: func(h page.Host) page.Page { return newView(h) },
		Keys: new(view).Commands,
	}
}

// chosenPair reads the two people out of a route of page.Pair.
func chosenPair(r page.Route) (one, other int64, ok bool) {
	if r.Do != page.Pair {
		return 0, 0, false
	}
	a, b, _ := strings.Cut(r.Arg, ",")
	one, err1 := strconv.ParseInt(a, 10, 64)
	other, err2 := strconv.ParseInt(b, 10, 64)
	return one, other, err1 == nil && err2 == nil && one != other
}
