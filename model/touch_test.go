package model

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestPreferredPassesOverWhatTurnedOutWrong(t *testing.T) {
	failed := Date{2026, 1, 5}
	p := Person{
		Emails:    []Email{{Address: "a@x.example", Kind: KindPrivate, Preferred: true, Failed: failed}, {Address: "b@x.example", Kind: KindWork}},
		Phones:    []Phone{{Number: "1", Kind: KindMobile, Failed: failed}, {Number: "2", Kind: KindFax}, {Number: "3", Kind: KindWork}},
		Addresses: []Address{{City: "Kiel", Kind: KindPrivate, Failed: failed}, {City: "Lund", Kind: KindOther}},
	}
	if p.PreferredEmail().Address != "b@x.example" || p.PreferredPhone().Number != "3" || p.PreferredAddress().City != "Lund" || p.RingablePhone().Number != "3" {
		t.Error("something that failed is preferred to what works")
	}
	p.Emails, p.Phones, p.Addresses = p.Emails[:1], p.Phones[:1], p.Addresses[:1]
	if p.PreferredEmail() == nil || p.PreferredPhone() == nil || p.PreferredAddress() == nil {
		t.Error("what failed is shown where there is nothing else")
	}
	if p.RingablePhone() != nil {
		t.Error("a dead number is rung")
	}
	p.Phones = []Phone{{Number: "2", Kind: KindFax, Preferred: true}, {Number: "3", Kind: KindWork}}
	if p.PreferredPhone().Number != "2" || p.RingablePhone().Number != "3" {
		t.Error("nobody speaks through a fax, be it preferred")
	}
	p.Phones = []Phone{{Number: "2", Kind: KindFax}, {Number: "3", Kind: KindWork}, {Number: "4", Kind: KindMobile}}
	if p.PreferredPhone().Number != "4" {
		t.Error("a mobile number comes first")
	}
	if (&Person{}).PreferredPhone() != nil {
		t.Error("a number out of nothing")
	}
}

func TestCallWishIsChecked(t *testing.T) {
	until := Date{2026, 9, 1}
	for _, c := range []struct {
		wish CallWish
		ok   bool
	}{
		{CallWish{}, true},
		{CallWish{PerYear: 52}, true},
		{CallWish{PerYear: 53}, false},
		{CallWish{PerYear: -1}, false},
		{CallWish{Pause: PauseNever}, true},
		{CallWish{Pause: PauseLater, Until: until}, true},
		{CallWish{Pause: PauseLater}, false},
		{CallWish{Pause: PauseSkipped, Until: Date{Year: 2026}}, false},
		{CallWish{Pause: "sometimes", Until: until}, false},
	} {
		p := Person{Family: "Holm", Calls: c.wish}
		if err := p.Validate(); (err == nil) != c.ok {
			t.Errorf("%+v: %v", c.wish, err)
		}
	}
}

func TestConsentLinesAreReadBack(t *testing.T) {
	said := []Consent{
		{Purpose: PurposeCalls, Channel: ChannelPhone, State: ConsentGiven}, {Purpose: PurposeNewsletter, Channel: ChannelEmail, State: ConsentWithdrawn},
	}
	text := ConsentLines(said)
	if text != "calls/phone/given\nnewsletter/email/withdrawn" {
		t.Errorf("%q", text)
	}
	if d := cmp.Diff(said, ParseConsentLines(text+"\r\n\nsomething else")); d != "" {
		t.Error(d)
	}
}

func TestNewJobIsOneThatWasAdded(t *testing.T) {
	was := Person{Jobs: []Job{{Organisation: "Nordhafen"}}}
	now := Person{Jobs: []Job{{Organisation: "Nordhafen", To: Date{Year: 2026}}, {Organisation: "Sonne"}}}
	if j := NewJob(&was, &now); j == nil || j.Organisation != "Sonne" {
		t.Errorf("%+v", j)
	}
	if j := NewJob(&now, &was); j != nil {
		t.Errorf("back again: %+v", j)
	}
	now.Jobs[1].To = Date{Year: 2026}
	if j := NewJob(&was, &now); j != nil {
		t.Errorf("it is over: %+v", j)
	}
}
