package newsletter

import (
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/draft"
	"alumnibook/ui/page"
	"alumnibook/ui/uitest"
)

func TestTheClockSaysWhenTheNextIssueIsDue(t *testing.T) {
	b, ids := readers(t)
	h, _ := open(t, b, page.Route{Page: page.Newsletter})
	h.W.MustSee("No newsletter yet", "New issue")
	id := winter(t, b)
	h.W.MustSee("Next issue: ", "9 days left", "Winter 2026", "Planned", "English, Danish")
	change(t, b, func(tx *book.Tx) error {
		return tx.MarkSent(id, ids[:2], []model.SentCopy{{Language: "en", Subject: "News", Text: "News"}}, uitest.Today.AddDays(-100))
	})
	h.W.MustSee("days late", "Last one: ", "1 of 4 this year", "every 3 months", "Sent")
}

func TestAnIssueIsWrittenAndSaved(t *testing.T) {
	b, _ := readers(t)
	h, v := open(t, b, page.Route{Page: page.Newsletter, Do: doNew})
	if v.HasUnsaved() {
		t.Error("nothing was typed, and the page says that it was")
	}
	h.W.Fill("Name", "Winter 2026")
	h.W.Tap("Danish")
	h.W.Fill("Subject", "News from us")
	h.W.Tap("Won project")
	h.W.Fill("Heading", "Harbour project")
	h.W.Fill("Text", "We won it.")
	h.W.Fill("Link", "lindqvist.example/harbour")
	h.W.MustSee("Danish · 2 to write")
	h.W.Tap("Save")
	fine(t, h)
	list, err := b.Newsletters(t.Context())
	if err != nil || len(list) != 1 {
		t.Fatalf("there are %d issues (%v)", len(list), err)
	}
	n := issueOf(t, b, list[0].ID)
	item := n.Boxes[0].Items[0]
	if n.Title != "Winter 2026" || n.Subject["en"] != "News from us" || item.Words["en"].Text != "We won it." || item.Link != "https://lindqvist.example/harbour" {
		t.Errorf("saved was %+v", n)
	}
	if v.HasUnsaved() || h.Current() != route(n.ID, "") {
		t.Errorf("the page stands at %+v and holds something unsaved: %v", h.Current(), v.HasUnsaved())
	}
	follow(h, v)
	h.W.Tap("Done")
	v.issue.writer.tabs.Select(1)
	h.W.MustSee("not in Danish")
	h.W.Fill("Subject", "Nyt fra os")
	h.W.Tap("Harbour project")
	h.W.Fill("Heading", "Havneprojektet")
	h.W.Tap("Save")
	if n = issueOf(t, b, n.ID); n.Subject["da"] != "Nyt fra os" || n.Boxes[0].Items[0].Words["da"].Title != "Havneprojektet" || len(n.Unwritten()) != 0 {
		t.Errorf("saved was %+v", n)
	}
}

func TestWrongLinkStandsBesideItsField(t *testing.T) {
	b, _ := readers(t)
	id := winter(t, b)
	h, v := open(t, b, route(id, ""))
	h.W.Tap("City library")
	h.W.Fill("Link", "javascript:alert(1)")
	h.W.Tap("Save")
	fine(t, h)
	if v.issue.writer.item.link.Error() == "" || issueOf(t, b, id).Boxes[0].Items[1].Link != "" {
		t.Errorf("the link says %q", v.issue.writer.item.link.Error())
	}
}

func TestTypedWordsOutliveACrash(t *testing.T) {
	b, _ := readers(t)
	id := winter(t, b)
	h, v := open(t, b, route(id, ""))
	h.W.Fill("Subject", "Half a sentence")
	v.issue.keeper.Now() // as the clock does when the keyboard rests
	h, v = open(t, b, route(id, ""))
	h.W.MustSee("What you typed last time and did not save is back.")
	if v.issue.n.Subject["en"] != "Half a sentence" || !v.HasUnsaved() {
		t.Errorf("the subject is %q", v.issue.n.Subject["en"])
	}
	h.W.Tap("Save")
	if _, any, _ := b.Draft(t.Context(), draft.TextName(draftOf(id))); any || issueOf(t, b, id).Subject["en"] != "Half a sentence" {
		t.Error("it was not saved, or is kept besides")
	}
	h.W.MustNotSee("What you typed last time")
	h.W.Fill("Subject", "Another one")
	v.Discard()
	if _, any, _ := b.Draft(t.Context(), draft.TextName(draftOf(id))); any {
		t.Error("what was thrown away is still kept")
	}
}

func TestPreviewShowsTheIssueAsItWillBeRead(t *testing.T) {
	b, _ := readers(t)
	id := winter(t, b)
	h, v := open(t, b, route(id, tabPreview))
	h.W.MustSee("News from Lindqvist", "Dear former colleagues,", "The harbour is frozen.", "Projects won", "Harbour project", "City library", "Read more", "Unsubscribe")
	h.W.MustNotSee("Open positions")
	h.W.Tap("Open in browser")
	fine(t, h)
	if len(h.Files) != 1 {
		t.Fatalf("opened were %v", h.Files)
	}
	data, err := os.ReadFile(h.Files[0])
	if err != nil || !strings.Contains(string(data), "Harbour project") {
		t.Errorf("the page holds %s (%v)", data, err)
	}
	if info, err := os.Stat(filepath.Dir(h.Files[0])); err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("others may look into the folder: %v (%v)", info.Mode(), err)
	}
	v.issue.language = "da"
	v.issue.preview.draw()
	h.W.MustSee("Havneprojektet", "Kære tidligere kolleger,")
	h.W.MustNotSee("City library")
	v.Close()
	if _, err := os.Stat(h.Files[0]); !os.IsNotExist(err) {
		t.Errorf("the page for the browser is left lying about (%v)", err)
	}
}

func TestWhoGetsItAddsUpAndOpens(t *testing.T) {
	b, ids := readers(t)
	id := winter(t, b)
	h, _ := open(t, b, route(id, tabAudience))
	h.W.MustSee("get it", "no consent yet", "said no", "no e-mail address", "in all")
	h.W.Tap("get it")
	if want := page.ThesePeople([]int64{ids[1], ids[0]}); h.Current() != want {
		t.Errorf("opened was %+v, not %+v", h.Current(), want)
	}
	h.W.Tap("said no")
	h.W.MustSee("1 person: said no", "Ek, Ola")
}

func TestHandedOverMarkedAsSentAndUndone(t *testing.T) {
	b, _ := readers(t)
	id := winter(t, b)
	h, v := open(t, b, route(id, ""))
	h.W.Tap("Hand over…")
	h.W.MustSee("Not everything is written", "Danish (1 text)")
	h.W.Tap("Hand over anyway")
	fine(t, h)
	h.W.MustSee("Goes to 2 people", "The newsletter goes out as the preview shows it.")
	h.W.Tap("Already sent…")
	h.W.Tap("Mark as sent to 2")
	fine(t, h)
	n := issueOf(t, b, id)
	if n.State != model.NewsletterSent || n.Recipients != 2 || len(n.Archive) != 2 {
		t.Fatalf("the issue is %s, went to %d, and %d copies are kept", n.State, n.Recipients, len(n.Archive))
	}
	if got, err := b.SentTo(t.Context(), id); err != nil || len(got) != 2 {
		t.Errorf("sent to %v (%v)", got, err)
	}
	h.W.MustSee("As sent", "Sent on 23 November 2026 to 2 people", "News from Lindqvist", "Harbour project")
	v.issue.turn(tabAudience)
	h.W.MustSee("Sørensen, Søren", "Berg, Anna")
	h.Undo(h.Offered, nil)
	fine(t, h)
	if n := issueOf(t, b, id); n.State == model.NewsletterSent {
		t.Error("it is still sent")
	}
	h.W.MustSee("Hand over…", "Planned")
}

func TestASavedListIsTheAudience(t *testing.T) {
	b, ids := readers(t)
	id := winter(t, b)
	list := model.List{Name: "Only Søren", Filter: model.Filter{Search: "Sørensen"}}
	change(t, b, func(tx *book.Tx) error { return tx.SaveList(&list) })
	h, v := open(t, b, route(id, tabAudience))
	v.issue.audience.to.Select(page.TextOf(list.ID))
	h.W.MustSee("gets it")
	h.W.Tap("in all")
	if h.Current() != page.ThesePeople(ids[:1]) {
		t.Errorf("opened was %+v", h.Current())
	}
	if !v.HasUnsaved() {
		t.Error("another list is nothing to save")
	}
	h.W.Tap("Save")
	if n := issueOf(t, b, id); n.ListID != list.ID {
		t.Errorf("the list is %d", n.ListID)
	}
}

func TestReturnsAreLookedThroughAndNotedAsOneChange(t *testing.T) {
	b, ids := readers(t)
	h, v := open(t, b, page.Route{Page: page.Newsletter, Do: doReturns})
	v.returns.paste.SetValue(returnedMails)
	h.W.Tap("Look it through")
	fine(t, h)
	h.W.MustSee("2 people share it: choose", "nobody has it", "ready to note 1", "to decide 1", "not in the book 1", "Sørensen, Søren", "Note 1 return")
	v.returns.askWho(0)
	h.W.Tap("Berg, Maja")
	h.W.MustSee("Note 2 returns")
	h.W.Tap("Note 2 returns")
	fine(t, h)
	for i, id := range ids {
		ledger, err := b.Consents(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		gone := model.Standing(ledger)[model.PurposeNewsletter][model.ChannelEmail].State == model.ConsentWithdrawn
		if gone != (i == 0 || i == 3) {
			t.Errorf("person %d took the consent back: %v", i, gone)
		}
	}
	h.Undo(h.Offered, nil)
	ledger, err := b.Consents(t.Context(), ids[0])
	if err != nil || model.Standing(ledger)[model.PurposeNewsletter][model.ChannelEmail].State != model.ConsentGiven {
		t.Errorf("the consent did not come back (%v)", err)
	}
}

func TestPictureAndEventOfAPieceOfNews(t *testing.T) {
	b, _ := readers(t)
	id := winter(t, b)
	evening := model.Event{Title: "Spring evening", Kind: model.EventTalk, State: model.EventBooked, On: uitest.Today.AddDays(60), Place: "Harbour hall"}
	change(t, b, func(tx *book.Tx) error { return tx.SaveEvent(&evening, uitest.Today, book.LoweringAsk) })
	h, v := open(t, b, route(id, ""))
	h.Picks = [][]string{{picture1(t)}}
	h.W.Tap("Harbour project")
	h.W.Tap("Add a picture…")
	fine(t, h)
	h.W.MustSee("Another picture…")
	v.issue.writer.closeItem()
	v.issue.n.Boxes = append(v.issue.n.Boxes, model.Box{Kind: model.BoxDates})
	v.issue.writer.addItem(2)
	v.issue.writer.item.event.Select(page.TextOf(evening.ID))
	h.W.Tap("Save")
	fine(t, h)
	n := issueOf(t, b, id)
	if _, err := b.Photo(t.Context(), n.Boxes[0].Items[0].Image); err != nil {
		t.Errorf("the picture is not in the book: %v", err)
	}
	if item := n.Boxes[2].Items[0]; item.EventID != evening.ID || item.Words["en"].Title != "Spring evening" || item.Words["da"].Title != "Spring evening" {
		t.Errorf("the date is %+v", item)
	}
	v.issue.turn(tabPreview)
	h.W.MustSee("Dates", "Spring evening", "Harbour hall")
}

// picture1 is a small picture in a file.
func picture1(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "harbour.png")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	if err := png.Encode(f, image.NewRGBA(image.Rect(0, 0, 1600, 900))); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestAnEmptyPieceOfNewsGoesByItself(t *testing.T) {
	b, _ := readers(t)
	id := winter(t, b)
	h, v := open(t, b, route(id, ""))
	h.W.Tap("Open position")
	if !v.Escape() || v.HasUnsaved() {
		t.Error("nothing was written, and there is something to save")
	}
	if !v.Escape() || h.Current() != (page.Route{Page: page.Newsletter}) {
		t.Errorf("the page stands at %+v", h.Current())
	}
}

func TestDeletedAndBack(t *testing.T) {
	b, _ := readers(t)
	id := winter(t, b)
	h, v := open(t, b, page.Route{Page: page.Newsletter})
	v.list.askDelete([]int64{id})
	h.W.Tap("Delete issue")
	fine(t, h)
	h.W.MustSee("No newsletter yet")
	h.Undo(h.Offered, nil)
	h.W.MustSee("Winter 2026")
}
