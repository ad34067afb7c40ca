package duplicates

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"alumnibook/model/duplicates"
	"alumnibook/ui/command"
)

func (p *pairs) has(one, other int64) bool {
	want := [2]int64{min(one, other), max(one, other)}
	return slices.ContainsFunc(p.list, func(pair duplicates.Pair) bool { return key(pair) == want })
}

func pairArg(one, other int64) string {
	return strconv.FormatInt(one, 10) + "," + strconv.FormatInt(other, 10)
}

// mergeKeys are the keys that merge.
func mergeKeys() fyne.Shortcut { return command.Ctrl(fyne.KeyJ).Fyne() }
