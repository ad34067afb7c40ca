package importing

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/importer"
	"alumnibook/ui/look"
	"alumnibook/ui/widgets"
)

// What rows can be shown by besides their fate.
const (
	showAll       importer.Fate = ""
	showConflicts importer.Fate = "conflicts" // they contradict the book
	showRepaired  importer.Fate = "repaired"  // a cell had to be repaired
)

// contradicts tells whether a row says something else than the book, decided or not.
func contradicts(r *importer.PlanRow) bool { return r.Conflicts+r.Settled > 0 }

// rowsOf lists the rows that a filter shows.
func rowsOf(plan *importer.Plan, show importer.Fate) []int {
	switch show {
	case showAll:
		return plan.Find()
	case showConflicts:
		return plan.Where(contradicts)
	case showRepaired:
		return plan.Where(func(r *importer.PlanRow) bool { return r.Repaired })
	}
	return plan.Find(show)
}

// filter shows the rows of one fate or kind, all for "".
func (v *checkView) filter(show importer.Fate) {
	v.fate = show
	v.renew()
	if v.grid.Current() == 0 && v.rows.Len() > 0 {
		v.grid.Select(v.rows.ID(0))
	}
	v.grid.ScrollToTop()
	v.p.focus(v.grid)
}

// drawChips counts the rows by fate, and those that are worth a look; what no row has is not offered.
func (v *checkView) drawChips() {
	counts := v.p.plan.Counts()
	v.chips.Objects = []fyne.CanvasObject{v.chip("all", showAll, counts.Rows, look.ToneGrey)}
	for _, f := range importer.Fates {
		if n := counts.Of(f); n > 0 || f == v.fate {
			v.chips.Objects = append(v.chips.Objects, v.chip(string(f), f, n, fateTones[f]))
		}
	}
	more := []fyne.CanvasObject{}
	if n := len(rowsOf(v.p.plan, showConflicts)); n > 0 || v.fate == showConflicts {
		more = append(more, v.chip("conflicts", showConflicts, n, look.ToneAmber))
	}
	if n := counts.Repaired; n > 0 || v.fate == showRepaired {
		more = append(more, v.chip("repaired", showRepaired, n, look.ToneAmber))
	}
	if len(more) > 0 {
		v.chips.Objects = append(v.chips.Objects, sized(1, 20, widgets.VLine()))
		v.chips.Objects = append(v.chips.Objects, more...)
	}
	v.chips.Refresh()
}

func (v *checkView) chip(word string, show importer.Fate, n int, tone look.Tone) fyne.CanvasObject {
	c := widgets.NewChoiceChip(v.p.w.T("importing.chip."+word, "n", n), "", tone, func() { v.filter(show) })
	c.SetSelected(v.fate == show)
	return c
}

// find shows the rows that have these words somewhere.
func (v *checkView) find(text string) {
	v.words = model.SearchWords(text)
	v.renew()
	if v.grid.Current() == 0 && v.rows.Len() > 0 {
		v.grid.Select(v.rows.ID(0))
	}
}

// found keeps the rows that have the words of the search somewhere, as the list writes them.
func (v *checkView) found(rows []int) []int {
	if len(v.words) == 0 {
		return rows
	}
	if v.folded == nil {
		v.folded = make([]string, len(v.p.plan.Rows))
	}
	return slices.DeleteFunc(rows, func(row int) bool {
		if v.folded[row] == "" {
			v.folded[row] = model.FoldShort(strings.Join(v.p.plan.Written(row), " ")) + " "
		}
		return slices.ContainsFunc(v.words, func(word string) bool { return !strings.Contains(v.folded[row], word) })
	})
}
