package duplicates

import (
	"slices"
	"strconv"

	"alumnibook/model"
)

func wishText(c model.CallWish) string {
	year := ""
	if c.PerYear > 0 {
		year = strconv.Itoa(c.PerYear)
	}
	return line(" ", year, string(c.Pause), c.Until.String(), c.Why)
}

// combineCalls takes the number of contacts that keep wants, and the longer rest of the two: a merge never has somebody
// called who asked for no calls, unless that is chosen.
func combineCalls(to, keep, gone *model.Person, side Side) {
	k, g := keep.Calls, gone.Calls
	switch {
	case g.IsZero() || side == SideKeep && !k.IsZero():
		to.Calls = k
		return
	case k.IsZero() || side == SideGone:
		to.Calls = g
		return
	}
	to.Calls = k
	if k.PerYear == 0 {
		to.Calls.PerYear = g.PerYear
	}
	if restsLonger(g, k) {
		to.Calls.Pause, to.Calls.Until, to.Calls.Why = g.Pause, g.Until, g.Why
	}
}

func restsLonger(a, b model.CallWish) bool {
	if a.Pause == model.PauseNever || b.Pause == model.PauseNever || a.Until == b.Until {
		return slices.Index(model.Pauses, a.Pause) > slices.Index(model.Pauses, b.Pause)
	}
	return b.Until.Before(a.Until)
}
