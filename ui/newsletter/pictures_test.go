package newsletter

import (
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/uitest"
)

// TestPictures draws the page into $ALUMNIBOOK_PICTURES, to be looked at.
func TestPictures(t *testing.T) {
	dir := os.Getenv("ALUMNIBOOK_PICTURES")
	if dir == "" {
		t.Skip("ALUMNIBOOK_PICTURES names no folder for the pictures")
	}
	list := func(int64) page.Route { return page.Route{Page: page.Newsletter} }
	for _, c := range []struct {
		name, lang string
		mode       look.Mode
		width      float32
		route      func(id int64) page.Route
		do         func(h *uitest.Host, v *view)
	}{
		{"newsletter-list", "en", look.Light, 1280, list, nil},
		{"newsletter-list-dark", "de", look.Dark, 1000, list, nil},
		{"newsletter-empty", "sv", look.Light, 1280, nil, nil},
		{"newsletter-new", "de", look.Light, 1280, func(int64) page.Route { return page.Route{Page: page.Newsletter, Do: doNew} }, nil},
		{"newsletter-write", "en", look.Light, 1280, func(id int64) page.Route { return route(id, "") }, nil},
		{"newsletter-write-dark", "de", look.Dark, 1000, func(id int64) page.Route { return route(id, "") }, func(_ *uitest.Host, v *view) {
			v.issue.writer.tabs.Select(1)
			v.issue.writer.openItem(place{0, 1})
		}},
		{"newsletter-preview", "en", look.Light, 1280, func(id int64) page.Route { return route(id, tabPreview) }, nil},
		{"newsletter-preview-dark", "da", look.Dark, 1000, func(id int64) page.Route { return route(id, tabPreview) }, nil},
		{"newsletter-audience", "de", look.Light, 1280, func(id int64) page.Route { return route(id, tabAudience) }, nil},
		{"newsletter-sent", "de", look.Light, 1280, func(id int64) page.Route { return route(id-1, "") }, nil},
		{"newsletter-sent-to", "en", look.Light, 1000, func(id int64) page.Route { return route(id-1, tabAudience) }, nil},
		{"newsletter-returns", "de", look.Light, 1280, func(int64) page.Route { return page.Route{Page: page.Newsletter, Do: doReturns} }, func(_ *uitest.Host, v *view) {
			v.returns.paste.SetValue(returnedMails)
			v.returns.look()
		}},
		{"newsletter-returns-empty", "en", look.Dark, 1000, func(int64) page.Route { return page.Route{Page: page.Newsletter, Do: doReturns} }, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			b, ids := readers(t)
			r := page.Route{Page: page.Newsletter}
			if c.route != nil {
				r = c.route(full(t, b, ids))
			}
			h := uitest.NewHost(t, b)
			h.T, h.Lang = t, c.lang
			fyne.CurrentApp().Settings().SetTheme(look.NewTheme(c.mode, 1))
			v := newView(h)
			h.Open(r)
			h.Put(v, r)
			h.BesideNavigation(v, c.width)
			if c.do != nil {
				c.do(h, v)
			}
			fine(t, h)
			h.W.Draw(filepath.Join(dir, c.name+".png"))
		})
	}
}

// full are some issues that were sent, and one that is being written; it gives the id of that.
func full(t *testing.T, b *book.Book, ids []int64) int64 {
	for i := range 4 {
		n := model.Newsletter{
			Title: "Issue with a rather long name about the harbour " + strconv.Itoa(i), Due: uitest.Today.AddDays(-90 * (4 - i)), State: model.NewsletterPlanned,
			Languages: []string{"en", "de", "da", "sv"}, Subject: map[string]string{"en": "News " + strconv.Itoa(i)},
			Boxes: []model.Box{{Kind: model.BoxWon, Items: []model.Item{{Words: said("Harbour project", "Havneprojektet")}}}},
		}
		change(t, b, func(tx *book.Tx) error {
			if err := tx.SaveNewsletter(&n); err != nil {
				return err
			}
			text := "Lindqvist & Partner\nNews\n\n{{greeting}}\n\nThe harbour is frozen.\n\nPROJECTS WON\n------------\n\nHarbour project\nMore about it.\nhttps://lindqvist.example\n\nBest regards,\nLindqvist & Partner\n\n--\nTo unsubscribe, reply with Unsubscribe."
			return tx.MarkSent(n.ID, ids[:2], []model.SentCopy{{Language: "en", Subject: "News", Text: text}, {Language: "da", Subject: "Nyt", Text: text}}, uitest.Today.AddDays(-90*(4-i)+9))
		})
	}
	return winter(t, b)
}

const returnedMails = "From: Søren <soren@example.com>\nSubject: Re: News\n\nUnsubscribe\n\n" +
	"From: family@example.com\nSubject: Re: News\n\nPlease unsubscribe me\n\n" +
	"From: nobody@example.net\nSubject: Re: News\n\nunsubscribe\n"
