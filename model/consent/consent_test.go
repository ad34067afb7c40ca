package consent

import (
	"testing"

	"alumnibook/model"
	"pgregory.net/rapid"
)

func TestGateForThePhone(t *testing.T) {
	d := Gate(PurposeRegister, ChannelPhone, []Standing{
		{ID: 1, Status: model.StatusAlumnus},
		{ID: 2, Status: model.StatusNoContact},
		{ID: 3, Status: model.StatusDeceased},
		{ID: 4, Status: model.StatusAlumnus, Trashed: true},
	})
	if len(d.Allowed) != 1 || d.Allowed[0] != 1 {
		t.Errorf("only the first may be on a phone: %v", d.Allowed)
	}
	if n := d.Count(); n[ReasonNoContact] != 1 || n[ReasonDeceased] != 1 || n[ReasonTrashed] != 1 {
		t.Errorf("each one left out has its reason: %v", n)
	}
}

func TestGateForLetters(t *testing.T) {
	people := []Standing{
		{ID: 1, Status: model.StatusAlumnus},
		{ID: 2, Status: model.StatusRetired, NoAddress: true},
		{ID: 3, Status: model.StatusDeceased, NoAddress: true},
		{ID: 4, Status: model.StatusNoContact},
	}
	d := Gate(PurposeRegister, ChannelPost, people)
	if len(d.Allowed) != 1 || d.Allowed[0] != 1 {
		t.Errorf("only the first may get a label: %v", d.Allowed)
	}
	if n := d.Count(); n[ReasonNoAddress] != 1 || n[ReasonDeceased] != 1 || n[ReasonNoContact] != 1 {
		t.Errorf("a lack of an address is told only where nothing graver stands against it: %v", n)
	}
	if d := Gate(PurposeRegister, ChannelMerge, people); len(d.Allowed) != 2 {
		t.Errorf("a mail may go to those without a postal address: %v", d.Allowed)
	}
}

// Nobody vanishes: who is not allowed is left out with a reason.
func TestGateAccountsForEverybody(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		people := rapid.SliceOf(rapid.Custom(func(t *rapid.T) Standing {
			return Standing{
				ID: rapid.Int64().Draw(t, "id"), Status: rapid.SampledFrom(model.Statuses).Draw(t, "status"), Trashed: rapid.Bool().Draw(t, "trashed"),
				NoAddress: rapid.Bool().Draw(t, "no address"),
			}
		})).Draw(t, "people")
		channel := rapid.SampledFrom([]Channel{ChannelPhone, ChannelSheet, ChannelPost, ChannelMerge}).Draw(t, "channel")
		d := Gate(PurposeRegister, channel, people)
		if len(d.Allowed)+len(d.LeftOut) != len(people) {
			t.Fatalf("%d asked, %d allowed, %d left out", len(people), len(d.Allowed), len(d.LeftOut))
		}
		for _, l := range d.LeftOut {
			if l.Reason == "" {
				t.Fatal("left out without a reason")
			}
		}
	})
}
