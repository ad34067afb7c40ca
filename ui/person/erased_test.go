package person

import (
	"testing"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/page"
	"alumnibook/ui/uitest"
)

func TestWhoWasErasedIsAddedOnlyAfterAWarning(t *testing.T) {
	gone := uitest.Named("Mette", "Kjær")
	gone.Emails = []model.Email{{Address: "mette@example.org", Kind: model.KindPrivate}}
	h, _, ids := open(t, page.Route{Do: "new"}, gone)
	if _, err := h.B.Erase(t.Context(), ids, book.EraseOptions{Reason: book.EraseRequest, On: uitest.Clock()}); err != nil {
		t.Fatal(err)
	}
	fill := func() {
		h.W.Fill("First name", "Mette")
		h.W.Fill("Last name", "Kjaer")
		h.W.Tap("Add an e-mail address")
		h.W.Fill("name@example.org", "Mette@example.org")
	}
	count := func() int {
		n, err := h.B.Count(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	fill()
	h.W.Tap("Save")
	h.W.MustSee("Erased before", "23 November 2026", "They asked for it")
	h.W.Tap("Cancel")
	if count() != 0 {
		t.Fatal("added without a yes")
	}
	h.W.Tap("Save")
	h.W.Tap("Add all the same")
	if count() != 1 || h.Backs != 1 {
		t.Errorf("%d people, went back %d times", count(), h.Backs)
	}
}
