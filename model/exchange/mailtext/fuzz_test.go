package mailtext

import (
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"
)

// Whatever is pasted, what is found can be used: addresses that are some, known kinds, few guests, short quotes.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		"", "ja", "From: a@x.example\nTo: b@x.example\n\nyes", "Von: \nAn:\n\n>", "a@x.example; b@y.example",
		"From: mailer-daemon@x.example\nSubject: Unzustellbar: x\n\n<a@x.example>: 550 5.1.1\nFinal-Recipient: rfc822; \xff@",
		"*Fra:* Å <å@ø.example>\n*Til:* \n\n-- \n+1 + + zu zu zweit of us", "Am x schrieb y:\n\nNei\u2028nej", "Anna Berg: +99999999999999999999",
	} {
		f.Add(seed)
	}
	kinds := map[Kind]bool{Bounced: true, Full: true, Unsubscribed: true, Yes: true, No: true, Maybe: true, Unknown: true}
	f.Fuzz(func(t *testing.T, text string) {
		found := Read(text, "own.example")
		for _, one := range found {
			switch {
			case one.Address == "" && one.Name == "" && one.Kind == Unknown:
				t.Errorf("nothing was found: %+v", one)
			case one.Address != "" && (!usable(one.Address) || one.Address != strings.ToLower(one.Address)):
				t.Errorf("no address: %q", one.Address)
			case !kinds[one.Kind] || one.Guests < 0 || one.Guests > mostGuests || one.Guests > 0 && one.Kind != Yes && one.Kind != Maybe:
				t.Errorf("%+v", one)
			case !utf8.ValidString(one.Quote) || utf8.RuneCountInString(one.Quote) > mostQuote || strings.ContainsAny(one.Quote, "\n\r"):
				t.Errorf("%q", one.Quote)
			case !utf8.ValidString(one.Name) || strings.ContainsAny(one.Name, "\n\r"):
				t.Errorf("%q", one.Name)
			}
		}
		if again := Read(text, "own.example"); !reflect.DeepEqual(found, again) {
			t.Error("read again, something else is found")
		}
	})
}
