package duplicates

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/uitest"
)

// office is a book with the pairs that an office meets, and one with long names.
func office(t *testing.T) *book.Book {
	b, _ := twins(t)
	home := model.Address{Street: "Storgatan 1", PostalCode: "211 34", City: "Malmö", Country: "SE", Kind: model.KindPrivate}
	long := uitest.Named("Annelies Margarethe Friederike", "Schröder-Kühn von der Heide-Lindenberg")
	long.Prefix, long.BirthName, long.Birthday = "Prof. Dr. rer. pol.", "Kühn", model.NewDate(1958, 12, 24)
	long.Emails = []model.Email{{Address: "annelies.schroeder-kuehn-von-der-heide@steuerberatung.example", Kind: model.KindPrivate}}
	long.Addresses = []model.Address{home}
	long.Employments = []model.Employment{{Office: "Hamburg", Department: "Internationale Steuerberatung", Position: "Geschäftsführende Gesellschafterin", From: model.NewDate(1990, 4, 1), To: model.NewDate(2019, 12, 31), Reason: "Ruhestand"}}
	long.Notes = []model.Note{{Text: "Singt im Chor von St. Petri und organisiert jedes Jahr das Sommerfest der Ehemaligen auf der Alster."}}
	again := uitest.Named("Annelies", "Schröder-Kühn von der Heide")
	again.Birthday, again.Emails, again.Salutation = long.Birthday, long.Emails, model.SalutationMs
	again.Links = []model.Link{{URL: "https://www.linkedin.com/in/annelies-schroeder-kuehn-von-der-heide", Kind: model.KindLinkedIn}}
	again.Tags = []string{"Botschafterin", "Mentorin"}
	kim, kam := uitest.Named("Kim", "Berg"), uitest.Named("Kim", "Berg")
	kim.Employments = []model.Employment{{Office: "Malmö", To: model.NewDate(2019, 6, 30)}}
	kam.Employments = []model.Employment{{Office: "Malmö", To: model.NewDate(2019, 6, 30), Position: "Auditor"}}
	ids := uitest.Add(t, b, long, again, kim, kam)
	talk(t, b, ids[0], 12)
	return b
}

// TestPictures draws the page into $ALUMNIBOOK_PICTURES, to be looked at.
func TestPictures(t *testing.T) {
	dir := os.Getenv("ALUMNIBOOK_PICTURES")
	if dir == "" {
		t.Skip("ALUMNIBOOK_PICTURES names no folder for the pictures")
	}
	for _, c := range []struct {
		name, lang string
		mode       look.Mode
		width      float32
		do         func(h *uitest.Host, v *view)
	}{
		{"duplicates-light", "en", look.Light, 1280, nil},
		{"duplicates-dark", "en", look.Dark, 1280, nil},
		{"duplicates-long", "de", look.Light, 1280, func(_ *uitest.Host, v *view) { v.pairs.grid.Select(v.pairs.ID(1)) }},
		{"duplicates-narrow", "sv", look.Light, 960, func(_ *uitest.Host, v *view) { v.pairs.grid.Select(v.pairs.ID(1)) }},
		{"duplicates-apart", "da", look.Light, 1280, func(_ *uitest.Host, v *view) { v.compare.notSame(); v.tabs.Select(1) }},
		{"duplicates-apart-empty", "de", look.Dark, 1280, func(_ *uitest.Host, v *view) { v.tabs.Select(1) }},
		{"duplicates-busy", "en", look.Light, 1280, func(_ *uitest.Host, v *view) {
			v.pairs.list, v.busy = nil, true
			v.pairs.bar.Set(v.w.N("duplicates.searching_of", 100000), 37000, 100000)
			v.show()
		}},
		{"duplicates-none", "en", look.Light, 1280, func(_ *uitest.Host, v *view) { v.pairs.set(nil) }},
	} {
		t.Run(c.name, func(t *testing.T) {
			h := uitest.NewHost(t, office(t))
			h.Lang = c.lang
			fyne.CurrentApp().Settings().SetTheme(look.NewTheme(c.mode, 1))
			v := newView(h)
			h.Open(page.Route{Page: page.Duplicates})
			h.Put(v, page.Route{Page: page.Duplicates})
			h.BesideNavigation(v, c.width)
			if c.do != nil {
				c.do(h, v)
			}
			h.W.Draw(filepath.Join(dir, c.name+".png"))
		})
	}
}
