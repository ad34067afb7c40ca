package mailing

import (
	"archive/zip"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/consent"
	letters "alumnibook/model/mailing"
	"alumnibook/ui/draft"
	"alumnibook/ui/page"
	"alumnibook/ui/uitest"
)

// readers are five people: three allowed it, one of them has no address; one was never asked, one said no.
func readers(t *testing.T) (*book.Book, []int64) {
	t.Helper()
	b := uitest.NewBook(t)
	mail := func(p *model.Person, address, language string) *model.Person {
		p.Emails, p.Language = []model.Email{{Address: address, Kind: model.KindPrivate}}, language
		return p
	}
	ids := uitest.Add(t, b, mail(uitest.Named("Søren", "Sørensen"), "soren@example.com", "da"), mail(uitest.Named("Anna", "Berg"), "anna@example.com", "en"),
		uitest.Named("Jürgen", "Müller"), mail(uitest.Named("Maja", "Lund"), "maja@example.com", "da"), mail(uitest.Named("Ola", "Ek"), "ola@example.com", "sv"))
	says := func(id int64, state model.ConsentState) *model.Consent {
		return &model.Consent{PersonID: id, Purpose: model.PurposeEvents, Channel: model.ChannelEmail, State: state, On: uitest.Today, Source: model.SourceForm}
	}
	if _, err := b.Change(t.Context(), model.Doing{Code: "consent"}, func(tx *book.Tx) error {
		return tx.AddConsents([]*model.Consent{says(ids[0], model.ConsentGiven), says(ids[1], model.ConsentGiven), says(ids[2], model.ConsentGiven), says(ids[4], model.ConsentObjected)})
	}); err != nil {
		t.Fatal(err)
	}
	return b, ids
}

func twoLanguages(words func(lang, key string) string) letters.Letter {
	return letters.Letter{
		Languages: []string{"en", "da"},
		Subject:   map[string]string{"en": "Come and see us", "da": "Kom og besøg os"},
		Text:      map[string]string{"en": "{greeting}\n\nDo come.", "da": "{greeting}\n\nKom nu."},
		Hello:     map[string]string{"en": words("en", "mailing.letter.everybody"), "da": words("da", "mailing.letter.everybody")},
	}
}

// sentTo is what the dialog told its caller.
type sentTo struct {
	ids     []int64
	channel model.Channel
	on      model.Date
}

func show(t *testing.T, b *book.Book, ids []int64) (*uitest.Host, *dialog, *sentTo) {
	t.Helper()
	h, told := uitest.NewHost(t, b), &sentTo{}
	d := open(h, Offer{
		Title: "Invitation: Autumn evening", IDs: ids, Purpose: consent.PurposeEvents, Channel: consent.ChannelEmail,
		Letter: twoLanguages,
		Sent:   func(ids []int64, channel model.Channel, on model.Date) { *told = sentTo{ids, channel, on} },
	})
	fine(t, h)
	return h, d, told
}

func fine(t *testing.T, h *uitest.Host) {
	t.Helper()
	if len(h.Failed) > 0 {
		t.Fatalf("failed: %v", h.Failed)
	}
}

func TestTheGateSaysWhoAndWhyNot(t *testing.T) {
	b, ids := readers(t)
	h, d, _ := show(t, b, ids)
	h.W.MustSee("Goes to 2 people", "3 of 5 are left out:", "no consent yet 1", "said no 1", "no e-mail address 1", "English · 1", "Danish · 1")
	h.W.Tap("no e-mail address")
	h.W.MustSee("1 person: no e-mail address", "Müller, Jürgen", "Add what is missing on the person")
	h.W.Tap("Write to them by post")
	h.W.MustSee("no postal address")
	if d.channel != consent.ChannelPost || d.form.kind != letters.Merge {
		t.Errorf("the letter goes by %s as %s", d.channel, d.form.kind)
	}
	d.who.ways.Select(string(consent.ChannelEmail))
	h.W.Tap("no consent yet")
	h.W.Tap("Open in People")
	if want := page.ThesePeople(ids[3:4]); h.Current() != want {
		t.Errorf("opened was %+v", h.Current())
	}
}

func TestDraftsAreWrittenAndMarkedAsSent(t *testing.T) {
	b, ids := readers(t)
	h, d, told := show(t, b, ids)
	h.W.Fill("Subject", "You are invited")
	d.form.choice.Select(string(letters.Drafts))
	path := filepath.Join(t.TempDir(), "invitation.zip")
	h.Picks = [][]string{{path}}
	h.W.Tap("Write 2 drafts…")
	fine(t, h)
	z, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = z.Close() }()
	var all strings.Builder
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		_, _ = io.Copy(&all, r)
		_ = r.Close()
	}
	if n := strings.Count(all.String(), "X-Unsent: 1"); n != 2 || !strings.Contains(all.String(), "Subject: You are invited") {
		t.Errorf("%d drafts: %s", n, all.String())
	}
	h.W.MustSee("Written for 2 people", "invitation.zip", "Unpack the archive")
	h.W.Tap("Show in folder")
	if !slices.Equal(h.Shown, []string{path}) {
		t.Errorf("shown were %v", h.Shown)
	}
	h.W.Tap("Mark as sent to 2")
	if !slices.Equal(told.ids, ids[:2]) || told.channel != model.ChannelEmail || told.on != uitest.Today {
		t.Errorf("told was %+v", told)
	}
	if _, any, err := b.Draft(t.Context(), draft.TextName(d.offer.Key)); any || err != nil {
		t.Errorf("what was typed is still kept (%v)", err)
	}
}

func TestMailsToManyStayBelowTheLimit(t *testing.T) {
	b, ids := readers(t)
	h, d, _ := show(t, b, ids)
	d.form.choice.Select(string(letters.Bcc))
	h.W.MustSee("2 mails: Danish 1, English 1", "Write 2 mails…")
	d.text.body.Focus()
	h.W.Tap("First name")
	h.W.MustSee("A mail to many can’t hold a first or full name.")
	if !d.do.Disabled() {
		t.Error("a mail to many would call everybody by one first name")
	}
	h.W.Fill("Text", "Do come.")
	h.W.Fill("Per mail", "0")
	h.W.MustSee("From 1 to 2,000")
}

func TestWhatWasTypedIsThereTheNextTime(t *testing.T) {
	b, ids := readers(t)
	h, d, _ := show(t, b, ids)
	h.W.Fill("Subject", "An evening by the sea")
	d.close()
	if d.modal.IsOpen() {
		t.Fatal("the dialog is still open")
	}
	h, d, told := show(t, b, ids)
	if got := d.text.subject.Value(); got != "An evening by the sea" {
		t.Errorf("the subject is %q", got)
	}
	h.W.Tap("Already sent…")
	h.W.MustSee("Has it gone out?", "it then stands in the history of 2 people")
	h.W.Fill("Sent on", "24 Nov 2026")
	h.W.Tap("Mark as sent to 2")
	if told.ids != nil {
		t.Error("it was sent on a day that has not come yet")
	}
	h.W.Fill("Sent on", "20 Nov 2026")
	h.W.Tap("Mark as sent to 2")
	if told.on != model.NewDate(2026, 11, 20) {
		t.Errorf("told was %+v", told)
	}
}

func TestNothingGoesOutHalfWritten(t *testing.T) {
	b, ids := readers(t)
	h, d, _ := show(t, b, ids)
	d.form.choice.Select(string(letters.Drafts))
	d.text.tabs.Select(1)
	h.W.Fill("Text", "")
	d.text.tabs.Select(0)
	h.W.Tap("Write 2 drafts…")
	if len(h.Asked) != 0 || d.text.lang != "da" {
		t.Errorf("a file was asked for %d times, the letter stands at %q", len(h.Asked), d.text.lang)
	}
}

func TestBackToTheProposal(t *testing.T) {
	b, ids := readers(t)
	h, d, _ := show(t, b, ids)
	h.W.MustNotSee("Back to the proposal")
	h.W.Fill("Subject", "Something else")
	h.W.Tap("Back to the proposal")
	if d.text.subject.Value() != "Come and see us" || d.text.typed() != nil {
		t.Errorf("the subject is %q", d.text.subject.Value())
	}
	h.W.MustNotSee("Back to the proposal")
}
