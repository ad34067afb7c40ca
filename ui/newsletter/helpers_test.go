package newsletter

import (
	"testing"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/page"
	"alumnibook/ui/uitest"
)

// readers are five people: two allowed the newsletter, one of them reads Danish; one has no address, one was never asked,
// one said no.
func readers(t *testing.T) (*book.Book, []int64) {
	t.Helper()
	b := uitest.NewBook(t)
	mail := func(p *model.Person, address, language string) *model.Person {
		p.Emails, p.Language = []model.Email{{Address: address, Kind: model.KindPrivate}}, language
		return p
	}
	ids := uitest.Add(t, b, mail(uitest.Named("Søren", "Sørensen"), "soren@example.com", "da"), mail(uitest.Named("Anna", "Berg"), "family@example.com", "en"),
		uitest.Named("Jürgen", "Müller"), mail(uitest.Named("Maja", "Berg"), "family@example.com", "da"), mail(uitest.Named("Ola", "Ek"), "ola@example.com", "sv"))
	says := func(id int64, state model.ConsentState) *model.Consent {
		return &model.Consent{PersonID: id, Purpose: model.PurposeNewsletter, Channel: model.ChannelEmail, State: state, On: uitest.Today, Source: model.SourceForm}
	}
	change(t, b, func(tx *book.Tx) error {
		return tx.AddConsents([]*model.Consent{says(ids[0], model.ConsentGiven), says(ids[1], model.ConsentGiven), says(ids[2], model.ConsentGiven), says(ids[4], model.ConsentObjected)})
	})
	return b, ids
}

func change(t *testing.T, b *book.Book, fn func(tx *book.Tx) error) {
	t.Helper()
	if _, err := b.Change(t.Context(), model.Doing{Code: "other"}, fn); err != nil {
		t.Fatal(err)
	}
}

// said are the words of a piece of news.
func said(en, da string) map[string]model.ItemWords {
	words := map[string]model.ItemWords{}
	if en != "" {
		words["en"] = model.ItemWords{Title: en, Text: "More about " + en + "."}
	}
	if da != "" {
		words["da"] = model.ItemWords{Title: da, Text: "Mere om " + da + "."}
	}
	return words
}

// winter is an issue in two languages, of which one piece of news is not written in Danish.
func winter(t *testing.T, b *book.Book) int64 {
	t.Helper()
	n := model.Newsletter{
		Title: "Winter 2026", Due: uitest.Today.AddDays(9), State: model.NewsletterPlanned, Languages: []string{"en", "da"},
		Subject: map[string]string{"en": "News from Lindqvist", "da": "Nyt fra Lindqvist"},
		Intro:   map[string]string{"en": "The harbour is frozen.", "da": "Havnen er frosset til."},
		Boxes: []model.Box{
			{Kind: model.BoxWon, Items: []model.Item{{Words: said("Harbour project", "Havneprojektet"), Link: "https://lindqvist.example/harbour"}, {Words: said("City library", "")}}},
			{Kind: model.BoxPositions},
		},
	}
	change(t, b, func(tx *book.Tx) error { return tx.SaveNewsletter(&n) })
	return n.ID
}

func open(t *testing.T, b *book.Book, r page.Route) (*uitest.Host, *view) {
	t.Helper()
	h := uitest.NewHost(t, b)
	v := newView(h)
	h.Open(r)
	h.Put(v, r)
	fine(t, h)
	return h, v
}

func fine(t *testing.T, h *uitest.Host) {
	t.Helper()
	if len(h.Failed) > 0 {
		t.Fatalf("failed: %v", h.Failed)
	}
}

// follow goes where the page last asked to go, as the shell does.
func follow(h *uitest.Host, v *view) { v.Open(h.Current()) }

func issueOf(t *testing.T, b *book.Book, id int64) model.Newsletter {
	t.Helper()
	n, err := b.Newsletter(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func route(id int64, arg string) page.Route {
	return page.Route{Page: page.Newsletter, ID: id, Arg: arg}
}
