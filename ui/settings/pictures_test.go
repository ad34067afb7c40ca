package settings

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"alumnibook/ui/look"
	"alumnibook/ui/page"
)

// TestPictures draws the page into $ALUMNIBOOK_PICTURES, to be looked at.
func TestPictures(t *testing.T) {
	dir := os.Getenv("ALUMNIBOOK_PICTURES")
	if dir == "" {
		t.Skip("ALUMNIBOOK_PICTURES names no folder for the pictures")
	}
	for _, c := range []struct {
		name, lang, tab string
		mode            look.Mode
		width           float32
	}{
		{"settings-programme-light", "en", "programme", look.Light, 1280},
		{"settings-programme-dark", "de", "programme", look.Dark, 1280},
		{"settings-programme-narrow", "sv", "programme", look.Light, 900},
		{"settings-leaving-light", "de", "leaving", look.Light, 1280},
		{"settings-leaving-dark", "da", "leaving", look.Dark, 1280},
	} {
		t.Run(c.name, func(t *testing.T) {
			h, _ := open(t)
			h.Lang = c.lang
			fyne.CurrentApp().Settings().SetTheme(look.NewTheme(c.mode, 1))
			v := newView(h)
			h.Put(v, page.Route{Page: page.Settings, Arg: c.tab})
			if c.tab == "leaving" {
				v.sections[5].(*steps).list.Shift(0, 1)
				v.changed()
			}
			h.BesideNavigation(v, c.width)
			h.W.Draw(filepath.Join(dir, c.name+".png"))
		})
	}
}
