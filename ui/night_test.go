package ui

import (
	"bytes"
	"image"
	"testing"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/practice"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/person"
	"alumnibook/ui/uitest"
)

// The system goes dark in the evening and light in the morning, also while the window is open. A page that was made
// light then has to look like one that was made dark.
func TestPagesFollowTheSystemIntoTheNight(t *testing.T) {
	goesEverywhere(t)
	b := uitest.NewBook(t)
	if err := practice.Fill(t.Context(), b, practice.Options{People: 60, Today: uitest.Today, Language: "en"}, nil); err != nil {
		t.Fatal(err)
	}
	people, err := b.Find(t.Context(), model.Filter{}, model.Sort{})
	if err != nil || len(people) == 0 {
		t.Fatal("nobody is in the book", err)
	}
	args := map[string]page.Route{person.ID: {ID: people[0]}, page.Call: {ID: people[0]}}
	for _, e := range Pages() {
		t.Run(e.ID, func(t *testing.T) {
			h := uitest.NewHost(t, b)
			made := func(at look.Mode) *look.Theme {
				system := look.NewTheme(at, 1)
				fyne.CurrentApp().Settings().SetTheme(system)
				r := args[e.ID]
				r.Page = e.ID
				h.Put(e.Make(h), r)
				h.W.Canvas().Unfocus() // the toolkit's cursor takes its colour when it next blinks
				return system
			}
			settled := made(look.Dark)
			fyne.CurrentApp().Settings().SetTheme(settled)
			want := h.W.Canvas().Capture()
			system := made(look.Light)
			if n := differing(want, h.W.Canvas().Capture()); n < 1000 {
				t.Fatalf("light and dark differ in %d dots", n)
			}
			system.Mode = look.Dark
			fyne.CurrentApp().Settings().SetTheme(system)
			if n := differing(want, h.W.Canvas().Capture()); n > 0 {
				t.Errorf("%d dots did not follow", n)
			}
		})
	}
}

// differing counts the dots in which two pictures of one size differ.
func differing(a, b image.Image) int {
	x, y := a.(*image.NRGBA), b.(*image.NRGBA)
	n := 0
	for i := 0; i+4 <= min(len(x.Pix), len(y.Pix)); i += 4 {
		if !bytes.Equal(x.Pix[i:i+4], y.Pix[i:i+4]) {
			n++
		}
	}
	return n + max(len(x.Pix), len(y.Pix)) - min(len(x.Pix), len(y.Pix))
}
