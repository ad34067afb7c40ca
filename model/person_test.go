package model

import (
	"testing"

	"github.com/nyaruka/phonenumbers"
	"pgregory.net/rapid"
)

func TestNames(t *testing.T) {
	p := Person{Prefix: "Dr.", Given: "Jürgen", Family: "von der Heide", Suffix: "LL.M."}
	for _, c := range []struct{ got, want string }{
		{p.FullName(), "Dr. Jürgen von der Heide, LL.M."},
		{p.CallName(), "Jürgen von der Heide"},
		{p.ListName(), "von der Heide, Jürgen"},
		{p.Initials(), "JH"},
		{(&Person{Family: "Øst"}).Initials(), "Ø"},
		{(&Person{Emails: []Email{{Address: "a@b.example"}}}).ListName(), "a@b.example"},
		{(&Person{}).FullName(), "?"},
		{(&Person{Nickname: "Bo"}).ListName(), "Bo"},
	} {
		if c.got != c.want {
			t.Errorf("%q, not %q", c.got, c.want)
		}
	}
	if NameKey("Jürgen", "Müller") != NameKey("Juergen", "MUELLER") {
		t.Error("Jürgen Müller and Juergen MUELLER have one key")
	}
	if NameKey("Ole", "Hansen") == NameKey("Öle", "Hansen") || NameKey("Anna", "Berg") == NameKey("", "Anna Berg") {
		t.Error("different names have different keys")
	}
}

func TestPreferred(t *testing.T) {
	p := Person{
		Phones: []Phone{{Number: "1", Kind: KindFax}, {Number: "2", Kind: KindWork}},
		Emails: []Email{{Address: "w", Kind: KindWork}, {Address: "p", Kind: KindPrivate}},
	}
	if p.PreferredPhone().Number != "2" || p.PreferredEmail().Address != "p" || p.PreferredAddress() != nil {
		t.Error("a fax is not rung, a private address goes before one at work")
	}
	p.Phones = append(p.Phones, Phone{Number: "3", Kind: KindMobile})
	if p.PreferredPhone().Number != "3" {
		t.Error("a mobile goes first")
	}
	p.Phones[1].Preferred, p.Emails[0].Preferred = true, true
	if p.PreferredPhone().Number != "2" || p.PreferredEmail().Address != "w" {
		t.Error("what the user prefers goes before everything")
	}
}

func TestLastEmployment(t *testing.T) {
	p := Person{Employments: []Employment{
		{Office: "now", From: Date{Year: 2022}},
		{Office: "old", From: Date{Year: 2010}, To: Date{Year: 2015}},
		{Office: "later", From: Date{Year: 2016}, To: Date{Year: 2020}},
	}}
	if o := p.LastEmployment().Office; o != "now" {
		t.Errorf("who is here again has not left: %s", o)
	}
	p.Employments = p.Employments[1:]
	if o := p.LastEmployment().Office; o != "later" {
		t.Errorf("the last stint is the one that ended last: %s", o)
	}
	if (&Person{}).LastEmployment() != nil || (&Person{}).CurrentJob() != nil {
		t.Error("none is nil")
	}
	p.Jobs = []Job{{Organisation: "a"}, {Organisation: "b", To: Date{Year: 2021}}}
	if p.CurrentJob().Organisation != "a" {
		t.Error("a job that ended is not the current one")
	}
}

func TestPersonValidate(t *testing.T) {
	ok := Person{Family: "Berg", Emails: []Email{{Address: "a@b.example"}}, Links: []Link{{URL: "linkedin.com/in/a"}}}
	if err := ok.Validate(); err != nil {
		t.Error(err)
	}
	for field, p := range map[string]Person{
		"family":        {Prefix: "Dr."},
		"birthday":      {Family: "B", Birthday: Date{2019, 2, 30}},
		"emails.1":      {Family: "B", Emails: []Email{{Address: "a@b.example"}, {Address: "a@b"}}},
		"employments.0": {Family: "B", Employments: []Employment{{From: Date{Year: 2020}, To: Date{Year: 2019}}}},
		"links.0":       {Family: "B", Links: []Link{{URL: "javascript://x.y"}}},
	} {
		err, _ := p.Validate().(*Error)
		if err == nil || err.Code != CodeInvalid || err.Field != field {
			t.Errorf("%s: %v", field, err)
		}
	}
	same := Person{Family: "B", Employments: []Employment{{From: Date{Year: 2020, Month: 5}, To: Date{Year: 2020}}}}
	if err := same.Validate(); err != nil {
		t.Errorf("from May 2020 to some day of 2020 is possible: %v", err)
	}
}

func TestInteractionValidate(t *testing.T) {
	ok := Interaction{Kind: InteractionCall, PersonIDs: []int64{1}, On: Date{2026, 4, 7}}
	if err := ok.Validate(); err != nil {
		t.Error(err)
	}
	for field, change := range map[string]func(*Interaction){
		"kind":      func(i *Interaction) { i.Kind = "" },
		"people":    func(i *Interaction) { i.PersonIDs = nil },
		"on":        func(i *Interaction) { i.On = Date{Year: 2026} },
		"minutes":   func(i *Interaction) { i.Minutes = -1 },
		"follow_up": func(i *Interaction) { i.FollowUp.On = Date{Year: 2026} },
	} {
		i := ok
		change(&i)
		if err, _ := i.Validate().(*Error); err == nil || err.Field != field {
			t.Errorf("%s: %v", field, err)
		}
	}
}

func TestKeys(t *testing.T) {
	for _, c := range []struct{ a, b string }{
		{EmailKey(" Anna@Example.ORG"), EmailKey("anna@example.org")},
		{EmailKey("a@müller.example"), EmailKey("a@xn--mller-kva.example")},
		{LinkKey("https://www.linkedin.com/in/anna/"), LinkKey("linkedin.com/in/Anna?trk=x")},
		{LinkKey("https://se.linkedin.com/in/anna/de"), LinkKey("http://linkedin.com/in/anna")},
		{PersonnelKey(" a 12 "), PersonnelKey("A12")},
	} {
		if c.a != c.b {
			t.Errorf("%q and %q should be one key", c.a, c.b)
		}
	}
	if PersonnelKey("0815") == PersonnelKey("815") {
		t.Error("leading zeros tell people apart")
	}
	if !IsSharedMailbox("Info@firm.example") || IsSharedMailbox("anna@firm.example") {
		t.Error("info@ is an office, anna@ a person")
	}
	if LinkKindOf("https://www.xing.com/profile/A") != KindXING || LinkKindOf("a.example") != KindWeb {
		t.Error("a link's kind is told by its host")
	}
}

func TestParsePhone(t *testing.T) {
	for _, c := range []struct {
		written, country, want string
		repaired               bool
	}{
		{"0170 1234567", "DE", "+491701234567", false},
		{"+49 (0)170 / 123 45 67", "SE", "+491701234567", false},
		{"491701234567", "DE", "+491701234567", true},
		{"1701234567", "DE", "+491701234567", true},
		{"701740605", "SE", "+46701740605", true},
		{"070-174 06 05", "SE", "+46701740605", false},
		{"20123456", "DK", "+4520123456", false},
		{"004520123456", "DE", "+4520123456", false},
		{"4.91701E+11", "DE", "", false},
		{"-123", "DE", "", false},
		{"", "DE", "", false},
	} {
		got, repaired := ParsePhone(c.written, c.country)
		if got != c.want || repaired != c.repaired {
			t.Errorf("%q in %s: %q, %v; want %q, %v", c.written, c.country, got, repaired, c.want, c.repaired)
		}
	}
	if s := InternationalPhone("+46701740605"); s != "+46 70 174 06 05" {
		t.Errorf("grouped as %q", s)
	}
}

func TestCodeOf(t *testing.T) {
	cause := E(CodeDiskFull, "x.alumni", nil)
	if CodeOf(nil) != "" || CodeOf(cause) != CodeDiskFull || CodeOf(E(CodeDamaged, "x", cause)) != CodeDamaged {
		t.Error("the outermost code counts")
	}
}

func TestNationalDigits(t *testing.T) {
	for e164, want := range map[string]string{
		"+46701740605": "701740605", "+491712345678": "1712345678", "+4520123456": "20123456", "+12025550123": "2025550123",
		"+358401234567": "401234567", "+390612345678": "0612345678", "0171": "", "": "", "+": "", "+x": "",
	} {
		if got := NationalDigits(e164); got != want {
			t.Errorf("%s: %q, not %q", e164, got, want)
		}
	}
}

// The short way through a number must never read it otherwise than the library does.
func TestPlainNumbersReadAsTheLibraryDoes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringMatching(`(\+(49|45|46|47|44|1|39|358|7)|0|00|)[0-9]{2,4}[ /.-]?[0-9]{3,5}[ -]?[0-9]{0,4}`).Draw(t, "number")
		country := rapid.SampledFrom([]string{"DE", "DK", "SE", "GB", "AT", "US", "IT", "FI"}).Draw(t, "country")
		want := ""
		if n, err := phonenumbers.Parse(s, country); err == nil && phonenumbers.IsValidNumber(n) {
			want = phonenumbers.Format(n, phonenumbers.E164)
		}
		if got := valid(s, country); got != want {
			t.Fatalf("%q in %s: %q, the library says %q", s, country, got, want)
		}
	})
}

func BenchmarkParsePhone(b *testing.B) {
	numbers := []string{"0170 1234567", "+49 221 987650", "0221/98765-0", "070-174 06 05"}
	b.Run("ours", func(b *testing.B) {
		for i := range b.N {
			ParsePhone(numbers[i%len(numbers)], "DE")
		}
	})
	b.Run("library", func(b *testing.B) {
		for i := range b.N {
			n, err := phonenumbers.Parse(numbers[i%len(numbers)], "DE")
			if err == nil && phonenumbers.IsValidNumber(n) {
				phonenumbers.Format(n, phonenumbers.E164)
			}
		}
	})
}
