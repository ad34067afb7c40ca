package consent

import (
	"slices"
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
				NoAddress: rapid.Bool().Draw(t, "no address"), NoPhone: rapid.Bool().Draw(t, "no phone"), NoEmail: rapid.Bool().Draw(t, "no email"),
				NoMobile: rapid.Bool().Draw(t, "no mobile"), NoProfile: rapid.Bool().Draw(t, "no profile"),
				Said:          rapid.SampledFrom([]model.ConsentState{"", model.ConsentGiven, model.ConsentWithdrawn, model.ConsentObjected}).Draw(t, "said"),
				ConsentNeeded: rapid.Bool().Draw(t, "consent needed"),
				Calls:         rapid.SampledFrom([]model.ConsentState{"", model.ConsentGiven, model.ConsentWithdrawn, model.ConsentObjected}).Draw(t, "calls"),
				Wish:          model.CallWish{Pause: rapid.SampledFrom(model.Pauses).Draw(t, "pause"), Until: model.NewDate(2026, 6, 1)},
				Today:         model.NewDate(2026, rapid.IntRange(1, 12).Draw(t, "month"), 1),
			}
		})).Draw(t, "people")
		channel := rapid.SampledFrom(Channels).Draw(t, "channel")
		purpose := rapid.SampledFrom(Purposes).Draw(t, "purpose")
		d := Gate(purpose, channel, people)
		if len(d.Allowed)+len(d.LeftOut) != len(people) {
			t.Fatalf("%d asked, %d allowed, %d left out", len(people), len(d.Allowed), len(d.LeftOut))
		}
		sum := len(d.Allowed)
		for reason, n := range d.Count() {
			if !slices.Contains(Reasons, reason) {
				t.Fatalf("left out for %q, which is no reason", reason)
			}
			sum += n
		}
		if sum != len(people) {
			t.Fatalf("the counts add up to %d of %d", sum, len(people))
		}
	})
}

func TestGateForNewslettersAndInvitations(t *testing.T) {
	free := Standing{Status: model.StatusAlumnus, Said: model.ConsentGiven, ConsentNeeded: true}
	none := Standing{NoEmail: true, NoAddress: true, NoPhone: true, NoMobile: true, NoProfile: true}
	for name, c := range map[string]struct {
		change                     func(s *Standing)
		newsletter, events, guests Reason // by e-mail
		post                       Reason // an invitation
	}{
		"allowed":              {func(*Standing) {}, "", "", "", ""},
		"never asked":          {func(s *Standing) { s.Said = "" }, ReasonNoConsent, ReasonNoConsent, "", ""},
		"never asked, but may": {func(s *Standing) { s.Said, s.ConsentNeeded = "", false }, "", "", "", ""},
		"withdrawn":            {func(s *Standing) { s.Said = model.ConsentWithdrawn }, ReasonWithdrawn, ReasonWithdrawn, ReasonWithdrawn, ReasonWithdrawn},
		"objected, though free": {
			func(s *Standing) { s.Said, s.ConsentNeeded = model.ConsentObjected, false }, ReasonObjected, ReasonObjected, ReasonObjected, ReasonObjected,
		},
		"nothing is known":   {func(s *Standing) { none.Said, none.ConsentNeeded = s.Said, true; *s = none }, ReasonNoEmail, ReasonNoEmail, ReasonNoEmail, ReasonNoAddress},
		"objected, no email": {func(s *Standing) { s.Said, s.NoEmail = model.ConsentObjected, true }, ReasonObjected, ReasonObjected, ReasonObjected, ReasonObjected},
		"unasked, no email":  {func(s *Standing) { s.Said, s.NoEmail = "", true }, ReasonNoConsent, ReasonNoConsent, ReasonNoEmail, ""},
		"no contact":         {func(s *Standing) { s.Status = model.StatusNoContact }, ReasonNoContact, ReasonNoContact, ReasonNoContact, ReasonNoContact},
		"deceased":           {func(s *Standing) { s.Status, s.Said = model.StatusDeceased, "" }, ReasonDeceased, ReasonDeceased, ReasonDeceased, ReasonDeceased},
		"in the wastebasket": {func(s *Standing) { s.Status, s.Trashed = model.StatusDeceased, true }, ReasonTrashed, ReasonTrashed, ReasonTrashed, ReasonTrashed},
	} {
		s := free
		c.change(&s)
		for _, q := range []struct {
			purpose Purpose
			channel Channel
			want    Reason
		}{
			{PurposeNewsletter, ChannelEmail, c.newsletter}, {PurposeEvents, ChannelEmail, c.events}, {PurposeGuests, ChannelEmail, c.guests}, {PurposeEvents, ChannelPost, c.post},
		} {
			if got := refusal(q.purpose, q.channel, s); got != q.want {
				t.Errorf("%s, %s by %s: %q, want %q", name, q.purpose, q.channel, got, q.want)
			}
		}
	}
	for channel, want := range map[Channel]Reason{
		ChannelEmail: ReasonNoEmail, ChannelMerge: ReasonNoEmail, ChannelPost: ReasonNoAddress, ChannelCall: ReasonNoPhone, ChannelMessage: ReasonNoMobile, ChannelLinkedIn: ReasonNoProfile,
	} {
		none.Said = model.ConsentGiven
		if got := refusal(PurposeEvents, channel, none); got != want {
			t.Errorf("%s leads to nobody for %q, want %q", channel, got, want)
		}
	}
	for _, c := range model.Channels {
		if ChannelOf(c).Ledger() != c {
			t.Errorf("%s is the gate's %s, which is the ledger's %s", c, ChannelOf(c), ChannelOf(c).Ledger())
		}
	}
}

func TestGateForWhatOthersLearnAndForTheirOwnData(t *testing.T) {
	for name, c := range map[string]struct {
		s                    Standing
		jobs, photos, access Reason
	}{
		"allowed":                   {Standing{Status: model.StatusAlumnus, Said: model.ConsentGiven, ConsentNeeded: true}, "", "", ""},
		"allowed, no address":       {Standing{Status: model.StatusAlumnus, Said: model.ConsentGiven, NoEmail: true}, ReasonNoEmail, "", ""},
		"never asked":               {Standing{Status: model.StatusAlumnus, ConsentNeeded: true}, ReasonNoConsent, ReasonNoConsent, ""},
		"never asked, nor needed":   {Standing{Status: model.StatusAlumnus}, "", ReasonNoConsent, ""},
		"withdrawn":                 {Standing{Status: model.StatusAlumnus, Said: model.ConsentWithdrawn}, ReasonWithdrawn, ReasonWithdrawn, ""},
		"objected":                  {Standing{Status: model.StatusAlumnus, Said: model.ConsentObjected}, ReasonObjected, ReasonObjected, ""},
		"allowed, wants no contact": {Standing{Status: model.StatusNoContact, Said: model.ConsentGiven}, ReasonNoContact, ReasonNoContact, ""},
		"allowed, put away":         {Standing{Status: model.StatusAlumnus, Said: model.ConsentGiven, Trashed: true}, ReasonTrashed, ReasonTrashed, ""},
	} {
		for _, q := range []struct {
			purpose Purpose
			channel Channel
			want    Reason
		}{
			{PurposeJobs, ChannelEmail, c.jobs}, {PurposePhotos, ChannelEmail, c.photos}, {PurposeAccess, ChannelSheet, c.access}, {PurposeAccess, ChannelEmail, c.access},
		} {
			if got := refusal(q.purpose, q.channel, c.s); got != q.want {
				t.Errorf("%s, %s by %s: %q, want %q", name, q.purpose, q.channel, got, q.want)
			}
		}
		// On no way out does anybody learn what was not allowed.
		for _, channel := range Channels {
			for _, purpose := range []Purpose{PurposeSharing, PurposePhotos} {
				if c.s.Said != model.ConsentGiven && refusal(purpose, channel, c.s) == "" {
					t.Errorf("%s: %s goes out by %s", name, purpose, channel)
				}
			}
		}
	}
}
