package mailing

import (
	"path/filepath"
	"testing"

	"alumnibook/model/book"
	"alumnibook/model/consent"
)

// The whole way of a newsletter to many people: asked for, put into mails, written.
func BenchmarkNewsletter(b *testing.B) {
	const people = 20_000
	bk := newBook(b)
	ids := add(b, bk, crowd(people, "sv")...)
	var a Audience
	b.Run("gate", func(b *testing.B) {
		for b.Loop() {
			if d, err := Ask(b.Context(), bk, ids, consent.PurposeNewsletter, consent.ChannelEmail); err != nil || len(d.Allowed) != people {
				b.Fatal(err)
			}
		}
	})
	b.Run("audience", func(b *testing.B) {
		for b.Loop() {
			a = audience(b, bk, ids, consent.ChannelEmail)
		}
	})
	l := letter()
	n := issue(b, bk)
	if full, _, err := Render(b.Context(), bk, n, say); err == nil {
		l = full
	}
	for _, form := range []Form{Bcc, Drafts, Text} {
		b.Run(string(form), func(b *testing.B) {
			for b.Loop() {
				write(b, bk, a, l, Options{Form: form, Path: filepath.Join(b.TempDir(), "out"+form.Ext(2)), Most: 90, Words: english, At: noon})
			}
		})
	}
}

func write(b *testing.B, bk *book.Book, a Audience, l Letter, o Options) {
	if r, err := Write(b.Context(), bk, a, l, o); err != nil || r.Written != len(a.Recipients) {
		b.Fatal(err)
	}
}
