package book

import (
	"slices"
	"testing"

	"alumnibook/model"
)

// mailed is somebody with two addresses who allowed the newsletter.
func mailed(t testing.TB, b *Book, name, address string) *model.Person {
	t.Helper()
	p := alumna(name)
	p.Emails = []model.Email{{Address: address, Kind: model.KindPrivate}, {Address: name + "@work.example", Kind: model.KindWork}}
	add(t, b, p)
	change(t, b, func(tx *Tx) error {
		return tx.AddConsents([]*model.Consent{{PersonID: p.ID, Purpose: model.PurposeNewsletter, Channel: model.ChannelEmail, State: model.ConsentGiven, On: day("2025-01-01")}})
	})
	return p
}

func TestReturnedMailsMarkAddressesAndWithdrawConsents(t *testing.T) {
	b := newBook(t)
	anna, ole := mailed(t, b, "anna", "Home@Example.org"), mailed(t, b, "ole", "home@example.org")
	maja := mailed(t, b, "maja", "maja@müller.example")
	who, err := b.WhoHas(t.Context(), []string{"HOME@example.org", "maja@xn--mller-kva.example", "nobody@example.org"})
	must(t, err)
	if len(who) != 2 || !slices.Equal(who["HOME@example.org"], []int64{anna.ID, ole.ID}) || !slices.Equal(who["maja@xn--mller-kva.example"], []int64{maja.ID}) {
		t.Errorf("%v", who)
	}
	list := []Returned{
		{Address: "home@example.ORG", Kind: ReturnBounced, On: day("2026-03-03")},
		{PersonID: maja.ID, Address: "maja@müller.example", Kind: ReturnUnsubscribed, Purpose: model.PurposeNewsletter, On: day("2026-03-04"), Proof: "Bitte keine Newsletter mehr."},
		{PersonID: maja.ID, Kind: ReturnUnsubscribed, Purpose: model.PurposeNewsletter, On: day("2026-03-04"), Proof: "Noch einmal: bitte nicht."},
	}
	id := change(t, b, func(tx *Tx) error { return tx.MailReturned(list) })
	for _, p := range []*model.Person{anna, ole} {
		now, err := b.Person(t.Context(), p.ID)
		must(t, err)
		if now.Emails[0].Failed != day("2026-03-03") || !now.Emails[1].Failed.IsZero() {
			t.Errorf("%+v", now.Emails)
		}
	}
	said := func() model.Consent {
		ledger, err := b.Consents(t.Context(), maja.ID)
		must(t, err)
		return model.Standing(ledger)[model.PurposeNewsletter][model.ChannelEmail]
	}
	if c := said(); c.State != model.ConsentWithdrawn || c.Source != model.SourceEmail || c.Note != "Bitte keine Newsletter mehr." || c.On != day("2026-03-04") {
		t.Errorf("%+v", c)
	}
	if again := change(t, b, func(tx *Tx) error { return tx.MailReturned(list) }); again != 0 {
		t.Errorf("the same mails a second time are change %d", again)
	}
	sound(t, b)
	_, err = b.Undo(t.Context(), id, model.UndoAsk)
	must(t, err)
	if now, err := b.Person(t.Context(), anna.ID); err != nil || !now.Emails[0].Failed.IsZero() {
		t.Errorf("%+v (%v)", now.Emails, err)
	}
	if c := said(); c.State != model.ConsentGiven {
		t.Errorf("%+v", c)
	}
	sound(t, b)
	_, err = b.Change(t.Context(), model.Doing{}, func(tx *Tx) error { return tx.MailReturned([]Returned{{PersonID: maja.ID, Kind: ReturnBounced}}) })
	wantCode(t, err, model.CodeInvalid)
}
