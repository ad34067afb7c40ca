package model

import (
	"testing"

	"pgregory.net/rapid"
)

func TestEntriesAreReadAsTheyWereWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := Entry{
			UID: "0190a5c2-7b1e-7c1d-9d55-b2a1c0ffee00", Print: WordPrint(rapid.String().Draw(t, "word")),
			List:      rapid.SampledFrom([]string{EntryEmail, EntryPhone, EntryAddress, EntryLink, EntryEmployment, EntryJob, EntryTag, EntrySkill, EntryNote}).Draw(t, "list"),
			Kind:      rapid.SampledFrom([]Kind{"", KindPrivate, KindWorkMobile, KindLinkedIn}).Draw(t, "kind"),
			Preferred: rapid.Bool().Draw(t, "preferred"), Internal: rapid.Bool().Draw(t, "internal"),
			From: rapid.SampledFrom([]Date{{}, {2019, 0, 0}, {2019, 12, 0}, {2019, 12, 31}}).Draw(t, "from"),
			To:   rapid.SampledFrom([]Date{{}, {2020, 0, 0}, {2020, 2, 29}}).Draw(t, "to"),
		}
		if got, ok := ParseEntry(e.String()); !ok || got != e {
			t.Fatalf("%s became %+v (%v)", e, got, ok)
		}
	})
}

func TestOtherIdentitiesAreNoEntries(t *testing.T) {
	for _, s := range []string{
		"", "0190a5c2-7b1e-7c1d-9d55-b2a1c0ffee00", "http://example.org/people/ebba", "https://x/email/0123456789abcdef", "x/email/short", "x/pet/0123456789abcdef",
		"x/email/0123456789abcdef/colour=red", "x/job/0123456789abcdef/to=yesterday", "/email/0123456789abcdef",
	} {
		if e, ok := ParseEntry(s); ok {
			t.Errorf("%q is the entry %+v", s, e)
		}
	}
}
