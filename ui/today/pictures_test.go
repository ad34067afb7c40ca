package today

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

// TestPictures draws the page into $ALUMNIBOOK_PICTURES, to be looked at.
func TestPictures(t *testing.T) {
	dir := os.Getenv("ALUMNIBOOK_PICTURES")
	if dir == "" {
		t.Skip("ALUMNIBOOK_PICTURES names no folder for the pictures")
	}
	full := func(t *testing.T) *book.Book {
		b, ids := office(t)
		talked(t, b, ids["Bergström"], 20, model.FollowUp{On: today.AddDays(4)})
		if err := b.PutDraft(t.Context(), book.CallDraft(ids["Sørensen"]), []byte("{}")); err != nil {
			t.Fatal(err)
		}
		change(t, b, func(tx *book.Tx) error {
			p, err := b.Programme(t.Context())
			if err != nil {
				return err
			}
			p.CallsPerYear, p.QuietMonths = 26, 9
			return tx.SaveProgramme(&p)
		})
		next := evening(t, b, model.Event{
			Title: "Autumn evening, Göteborg", State: model.EventAnnounced, On: today.AddDays(10), Starts: "18:00", Place: "Restaurant Hafenblick", Office: "Göteborg", Capacity: 3,
		})
		invited(t, b, next.ID, 4, ids["Müller"], ids["Großmann"], ids["Sørensen"], ids["Åkesson"], ids["O'Neill"], ids["Bergström"])
		last := evening(t, b, model.Event{Title: "Meet the new partners", State: model.EventHeld, On: today.AddDays(-3)})
		came := invited(t, b, last.ID, 2, ids["Müller"], ids["Großmann"])
		change(t, b, func(tx *book.Tx) error { return tx.CheckIn(came[0], uitest.Clock(), 0) })
		change(t, b, func(tx *book.Tx) error {
			return tx.SaveNewsletter(&model.Newsletter{Title: "Winter 2026", Due: today.AddDays(9), State: model.NewsletterPlanned, Languages: []string{"en"}, Boxes: []model.Box{
				{Kind: model.BoxWon, Items: []model.Item{{Words: map[string]model.ItemWords{"en": {Title: "Deutz"}}}}}, {Kind: model.BoxCourses}, {Kind: model.BoxDates},
			}})
		})
		change(t, b, func(tx *book.Tx) error {
			return tx.CreateInteraction(&model.Interaction{Kind: model.InteractionNewsletter, Direction: model.DirectionOut, On: today.AddDays(-80), Reached: true, PersonIDs: []int64{ids["Müller"], ids["Großmann"]}})
		})
		change(t, b, func(tx *book.Tx) error {
			return tx.SaveInterview(&model.ExitInterview{PersonID: ids["Müller"], On: today.AddDays(-900), KeepUntil: today.AddDays(-1)})
		})
		return b
	}
	for _, c := range []struct {
		name, lang string
		mode       look.Mode
		width      float32
		book       func(t *testing.T) *book.Book
		do         func(h *uitest.Host, v *view)
	}{
		{"today-light", "en", look.Light, 1280, full, nil},
		{"today-dark", "en", look.Dark, 1280, full, nil},
		{"today-german", "de", look.Light, 1280, full, nil},
		{"today-danish-low", "da", look.Light, 1280, full, func(_ *uitest.Host, v *view) { v.columns.Reveal(v.right.Objects[len(v.right.Objects)-1]) }},
		{"today-narrow", "sv", look.Light, 860, full, nil},
		{"today-nobody", "en", look.Light, 1280, uitest0, nil},
		{"today-nobody-allowed", "de", look.Light, 1280, unasked, nil},
		{"today-nobody-allowed-dark", "en", look.Dark, 1280, unasked, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			h := uitest.NewHost(t, c.book(t))
			h.Lang = c.lang
			fyne.CurrentApp().Settings().SetTheme(look.NewTheme(c.mode, 1))
			v := newView(h)
			h.Put(v, page.Route{Page: page.Today})
			h.BesideNavigation(v, c.width)
			if c.do != nil {
				c.do(h, v)
			}
			h.W.Draw(filepath.Join(dir, c.name+".png"))
		})
	}
}

func uitest0(t *testing.T) *book.Book { return uitest.NewBook(t) }

// unasked is a book whose people were never asked about calls.
func unasked(t *testing.T) *book.Book {
	b := uitest.NewBook(t)
	uitest.Add(t, b, alumnus("Søren", "Sørensen", "Malmö", "+46701234567"), alumnus("Jürgen", "Müller", "Köln", "+491712345678"), uitest.Named("Kim", "Berg"))
	return b
}
