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

func TestGateForCalls(t *testing.T) {
	day := model.NewDate(2026, 3, 2)
	free := Standing{Status: model.StatusAlumnus, Calls: model.ConsentGiven, ConsentNeeded: true, Today: day}
	for name, c := range map[string]struct {
		change func(s *Standing)
		want   Reason
	}{
		"allowed":                  {func(*Standing) {}, ""},
		"never asked":              {func(s *Standing) { s.Calls = model.ConsentUnknown }, ReasonNoConsent},
		"never asked, not needed":  {func(s *Standing) { s.Calls, s.ConsentNeeded = model.ConsentUnknown, false }, ""},
		"withdrawn, not needed":    {func(s *Standing) { s.Calls, s.ConsentNeeded = model.ConsentWithdrawn, false }, ReasonWithdrawn},
		"objected, not needed":     {func(s *Standing) { s.Calls, s.ConsentNeeded = model.ConsentObjected, false }, ReasonObjected},
		"no number":                {func(s *Standing) { s.NoPhone = true }, ReasonNoPhone},
		"no number and no consent": {func(s *Standing) { s.NoPhone, s.Calls = true, model.ConsentUnknown }, ReasonNoConsent},
		"no contact":               {func(s *Standing) { s.Status, s.NoPhone = model.StatusNoContact, true }, ReasonNoContact},
		"in the wastebasket":       {func(s *Standing) { s.Trashed, s.Calls = true, model.ConsentObjected }, ReasonTrashed},
		"never again":              {func(s *Standing) { s.Wish = model.CallWish{Pause: model.PauseNever} }, ReasonNever},
		"until tomorrow":           {func(s *Standing) { s.Wish = model.CallWish{Pause: model.PauseLater, Until: day.AddDays(1)} }, ReasonLater},
		"left out until tomorrow":  {func(s *Standing) { s.Wish = model.CallWish{Pause: model.PauseSkipped, Until: day.AddDays(1)} }, ReasonLater},
		"until today":              {func(s *Standing) { s.Wish = model.CallWish{Pause: model.PauseLater, Until: day} }, ""},
		"not this year": {func(s *Standing) {
			s.Wish = model.CallWish{Pause: model.PauseNotThisYear, Until: model.NewDate(2027, 1, 1)}
		}, ReasonNotThisYear},
		"the new year has come": {func(s *Standing) {
			s.Wish = model.CallWish{Pause: model.PauseNotThisYear, Until: model.NewDate(2026, 1, 1)}
		}, ""},
	} {
		s := free
		c.change(&s)
		d := Gate(PurposeCalls, ChannelCall, []Standing{s})
		if got := d.Count(); c.want == "" && len(d.Allowed) != 1 || c.want != "" && got[c.want] != 1 {
			t.Errorf("%s: %+v", name, d)
		}
	}
	// What stands against a call stands not against keeping the number, or a birthday in the calendar.
	for _, channel := range []Channel{ChannelPhone, ChannelCalendar} {
		if d := Gate(PurposeRegister, channel, []Standing{{Status: model.StatusAlumnus, Calls: model.ConsentObjected, ConsentNeeded: true, NoPhone: true}}); len(d.Allowed) != 1 {
			t.Errorf("%s: %+v", channel, d)
		}
	}
	if d := Gate(PurposeRegister, ChannelCalendar, []Standing{{Status: model.StatusDeceased}}); len(d.Allowed) != 0 {
		t.Error("a dead person's birthday is in the calendar")
	}
}

// Nobody vanishes: who is not allowed is left out with a reason.
func TestGateAccountsForEverybody(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		people := rapid.SliceOf(rapid.Custom(func(t *rapid.T) Standing {
			return Standing{
				ID: rapid.Int64().Draw(t, "id"), Status: rapid.SampledFrom(model.Statuses).Draw(t, "status"), Trashed: rapid.Bool().Draw(t, "trashed"),
				NoAddress: rapid.Bool().Draw(t, "no address"), NoPhone: rapid.Bool().Draw(t, "no phone"), ConsentNeeded: rapid.Bool().Draw(t, "consent needed"),
				Calls: rapid.SampledFrom([]model.ConsentState{"", model.ConsentGiven, model.ConsentWithdrawn, model.ConsentObjected}).Draw(t, "calls"),
				Wish:  model.CallWish{Pause: rapid.SampledFrom(model.Pauses).Draw(t, "pause"), Until: model.NewDate(2026, 6, 1)},
				Today: model.NewDate(2026, rapid.IntRange(1, 12).Draw(t, "month"), 1),
			}
		})).Draw(t, "people")
		channel := rapid.SampledFrom([]Channel{ChannelPhone, ChannelSheet, ChannelPost, ChannelMerge, ChannelCalendar, ChannelCall}).Draw(t, "channel")
		purpose := rapid.SampledFrom([]Purpose{PurposeRegister, PurposeCalls}).Draw(t, "purpose")
		d := Gate(purpose, channel, people)
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
