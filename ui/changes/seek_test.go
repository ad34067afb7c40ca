package changes

import (
	"testing"

	"alumnibook/ui/page"
)

// TestJournalIsSearched by words before and after a change, by who did it, when, and on whom.
func TestJournalIsSearched(t *testing.T) {
	h, v, ids := open(t)
	h.W.Fill("Search in what was changed", "soren sorry")
	h.W.MustSee("Edited Søren Sørensen")
	h.W.MustNotSee("Moved Maja O'Neill to the wastebasket")
	h.W.Fill("Search in what was changed", "nowhere")
	h.W.MustSee("Nothing found")
	h.W.Fill("Search in what was changed", "")
	h.W.MustSee("Moved Maja O'Neill to the wastebasket", "Edited Søren Sørensen")

	v.journal.seek.when.Select("7")
	h.W.MustSee("Edited Søren Sørensen")

	v.Open(page.ChangesOf(ids[1]))
	h.W.MustSee("Maja O'Neill", "Moved Maja O'Neill to the wastebasket")
	h.W.MustNotSee("Edited Søren Sørensen")
	v.Open(page.Route{Page: page.Changes})
	h.W.MustSee("Edited Søren Sørensen")
}
