package people

import (
	"testing"

	"alumnibook/model"
	"alumnibook/ui/draft"
	"alumnibook/ui/page"
	"alumnibook/ui/uitest"
)

// What was typed about somebody is there again after the program was killed, also in an entry that was being changed, and
// gone once it is saved or put away.
func TestTypedDialogsOutliveTheProgram(t *testing.T) {
	uitest.AtOnce(t, draft.Pause)
	h, v := open(t, staff()...)
	h.W.Tap("Sørensen, Søren")
	id, b := v.selected[0], h.B
	kept := func() int { return len(h.Drafts()) }
	killed := func(r page.Route) {
		if kept() != 1 {
			t.Fatalf("%d drafts are kept", kept())
		}
		h = uitest.NewHost(t, b)
		v = newView(h)
		h.Put(v, r)
		h.W.MustSee("What you typed last time and did not save is back.")
	}
	v.detail.askFavour(model.Favour{PersonID: id, On: uitest.Today, Side: model.FavourGot, Kind: "recommended_client"})
	h.W.Fill("What it was", "Sent us the port")
	killed(dialogAt(doFavour, id, 0))
	h.W.MustSee("Sent us the port")
	h.W.Tap("Save")
	favours, err := b.Favours(t.Context(), id)
	if err != nil || len(favours) != 1 || favours[0].Text != "Sent us the port" || kept() != 0 {
		t.Fatalf("%+v (%v), %d drafts", favours, err, kept())
	}

	v.detail.askFavour(favours[0])
	h.W.Fill("What it was", "Sent us the whole port")
	killed(dialogAt(doFavour, id, favours[0].ID))
	h.W.Tap("Save")
	if favours, err = b.Favours(t.Context(), id); err != nil || len(favours) != 1 || favours[0].Text != "Sent us the whole port" || kept() != 0 {
		t.Fatalf("%+v (%v), %d drafts", favours, err, kept())
	}

	v.goOn(dialogAt(doWish, id, 0))
	h.W.Fill("A course on the new tax law", "A course on customs law")
	killed(dialogAt(doWish, id, 0))
	h.W.Tap("Cancel")
	if kept() != 0 {
		t.Error("what was put away is kept")
	}

	v.goOn(dialogAt(doBasis, id, 0))
	h.W.Fill("e.g. still asks for the class reunions", "Asks for the reunions")
	killed(dialogAt(doBasis, id, 0))
	h.W.MustSee("Asks for the reunions")
	h.W.Tap("Save")
	bases, err := b.BasesOf(t.Context(), id)
	if err != nil || len(bases) != 1 || bases[0].Note != "Asks for the reunions" || kept() != 0 {
		t.Errorf("%+v (%v), %d drafts", bases, err, kept())
	}

	v.goOn(dialogAt(doConsent, id, 0))
	h.W.Fill("What they were told", "Asked on the phone")
	killed(dialogAt(doConsent, id, 0))
	h.W.MustSee("Asked on the phone")
	h.W.Tap("Save")
	ledger, err := b.Consents(t.Context(), id)
	if err != nil || len(ledger) != 1 || ledger[0].Wording != "Asked on the phone" || kept() != 0 {
		t.Errorf("%+v (%v), %d drafts", ledger, err, kept())
	}

	pause := page.Route{Page: page.People, Do: doPause, Arg: page.TextOf(id)}
	v.askPause([]int64{id})
	h.W.Tap("Not this year")
	h.W.Fill("Reason", "new baby")
	killed(pause)
	h.W.MustSee("new baby")
	h.W.Tap("Pause")
	p, err := b.Person(t.Context(), id)
	if err != nil || p.Calls.Pause != model.PauseNotThisYear || p.Calls.Why != "new baby" || p.Calls.Until != model.NewDate(2027, 1, 1) || kept() != 0 {
		t.Errorf("%+v (%v), %d drafts", p.Calls, err, kept())
	}
}
