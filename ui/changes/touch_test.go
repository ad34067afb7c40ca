package changes

import (
	"testing"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/page"
	"alumnibook/ui/uitest"
)

// What was allowed, given, paused and promised reads in words.
func TestJournalTellsHowPeopleAreKeptInTouchWith(t *testing.T) {
	b := uitest.NewBook(t)
	ids := uitest.Add(t, b, uitest.Named("Søren", "Sørensen"))
	name := "Søren Sørensen"
	do(t, b, model.Doing{Code: "consent", Name: name, Count: 1}, func(tx *book.Tx) error {
		return tx.AddConsents([]*model.Consent{{
			PersonID: ids[0], Purpose: model.PurposeNewsletter, Channel: model.ChannelPost, State: model.ConsentGiven, On: uitest.Today, Source: model.SourceForm,
		}})
	})
	do(t, b, model.Doing{Code: "favour", Name: name, Count: 1}, func(tx *book.Tx) error {
		return tx.SaveFavour(&model.Favour{PersonID: ids[0], Side: model.FavourGot, Kind: "recommended_client", On: uitest.Today, Text: "the port"})
	})
	do(t, b, model.Doing{Code: "pause_calls", Name: name, Count: 1}, func(tx *book.Tx) error {
		return tx.Pause(ids, func(c model.CallWish) model.CallWish {
			return model.CallWish{Pause: model.PauseNotThisYear, Until: model.NewDate(2027, 1, 1), Why: "new baby"}
		})
	})
	do(t, b, model.Doing{Code: "programme"}, func(tx *book.Tx) error {
		p := model.DefaultProgramme()
		p.MinGap = 60
		return tx.SaveProgramme(&p)
	})
	do(t, b, model.Doing{Code: "programme"}, func(tx *book.Tx) error {
		p, err := b.Programme(t.Context())
		p.MinGap, p.LeavingSteps[1].Days = 45, -12
		if err != nil {
			return err
		}
		return tx.SaveProgramme(&p)
	})
	h := uitest.NewHost(t, b)
	v := newView(h)
	h.Open(page.Route{Page: page.Changes})
	h.Put(v, page.Route{Page: page.Changes})
	sees := func(at int, texts ...string) {
		t.Helper()
		v.journal.grid.Select(v.journal.list[at].ID)
		h.W.MustSee(texts...)
	}
	sees(0, "Changed the programme", "Programme", "Days between two contacts at the least", "60", "45", "12 days before the last day")
	h.W.MustNotSee("Write the reference") // of the checklist, only what was changed is told
	sees(2, "Calls", "Not this year, until 1 Jan 2027 (new baby)")
	sees(3, "Give and take", "They did for us · Recommended a client · 23 Nov 2026 · the port")
	sees(4, "Noted a consent of Søren Sørensen", "Newsletter · Post · Allowed · 23 Nov 2026 · Signed form", "Newsletter (Post): Allowed")
}
