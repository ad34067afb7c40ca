package book

import (
	"context"
	"testing"

	"pgregory.net/rapid"

	"alumnibook/model"
	"alumnibook/model/consent"
)

// Asked about everybody at once the gate answers as it does when asked about each.
func TestGateForEverybodyAgreesWithTheGateForEach(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		ctx := context.Background()
		people := make([]*model.Person, rapid.IntRange(1, 6).Draw(rt, "people"))
		for i := range people {
			people[i] = drawReachable(rt)
			people[i].Calls = model.CallWish{Pause: rapid.SampledFrom([]model.Pause{"", model.PauseNever, model.PauseLater, model.PauseNotThisYear}).Draw(rt, "pause")}
			if p := people[i].Calls.Pause; p == model.PauseLater || p == model.PauseNotThisYear {
				people[i].Calls.Until = rapid.SampledFrom([]model.Date{day("2026-01-01"), day("2027-01-01")}).Draw(rt, "until")
			}
		}
		b := newBook(t)
		_, err := b.Change(ctx, model.Doing{Code: "add"}, func(tx *Tx) error {
			if err := tx.CreatePeople(people); err != nil {
				return err
			}
			var list []*model.Consent
			for _, p := range people {
				if rapid.Bool().Draw(rt, "said") {
					list = append(list, &model.Consent{
						PersonID: p.ID, Purpose: rapid.SampledFrom(model.Purposes).Draw(rt, "purpose"), Channel: rapid.SampledFrom(model.Channels).Draw(rt, "channel"),
						State: rapid.SampledFrom([]model.ConsentState{model.ConsentGiven, model.ConsentWithdrawn, model.ConsentObjected}).Draw(rt, "state"), On: day("2026-01-01"),
					})
				}
			}
			if err := tx.AddConsents(list); err != nil {
				return err
			}
			if rapid.Bool().Draw(rt, "trash") {
				return tx.TrashPeople([]int64{people[0].ID})
			}
			return nil
		})
		must(t, err)
		ids, err := b.Find(ctx, model.Filter{}, model.Sort{})
		must(t, err)
		for _, purpose := range consent.Purposes {
			for _, channel := range consent.Channels {
				if purpose == consent.PurposeRegister && channel == consent.ChannelPost {
					continue // which asks for the addresses by itself
				}
				asked, all, err := b.GateFor(ctx, purpose, channel)
				must(t, err)
				standings, err := b.StandingsFor(ctx, ids, purpose, channel)
				must(t, err)
				each := consent.Gate(purpose, channel, standings)
				if asked != len(ids) || len(all.Allowed) != len(each.Allowed) || len(all.LeftOut) != len(each.LeftOut) {
					rt.Fatalf("%s on %s: %d of %d and %d, want %d of %d and %d", purpose, channel, len(all.Allowed), asked, len(all.LeftOut), len(each.Allowed), len(ids), len(each.LeftOut))
				}
				why := map[int64]consent.Reason{}
				for _, l := range each.LeftOut {
					why[l.ID] = l.Reason
				}
				for _, l := range all.LeftOut {
					if why[l.ID] != l.Reason {
						rt.Fatalf("%s on %s: %d is left out because of %q, want %q", purpose, channel, l.ID, l.Reason, why[l.ID])
					}
				}
			}
		}
	})
}
