package safety

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"alumnibook/model/book"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/prefs"
	"alumnibook/ui/uitest"
	"alumnibook/ui/widgets"
)

const longPlace = "/media/holm/Sicherungen der Kanzlei (blauer Stick im Tresor)/Alumni und Ehemalige"

// TestPictures draws the page into $ALUMNIBOOK_PICTURES, to be looked at.
func TestPictures(t *testing.T) {
	dir := os.Getenv("ALUMNIBOOK_PICTURES")
	if dir == "" {
		t.Skip("ALUMNIBOOK_PICTURES names no folder for the pictures")
	}
	salvaged := func(k *keeper, v *view) {
		salvaging{w: v.w, canvas: k.W.Canvas(), runner: k.Runner(), sentence: k.Sentence, open: func(string) {}}.report(
			"/home/holm/Lindqvist & Partner.alumni", "/home/holm/Lindqvist & Partner (gerettet).alumni", book.SalvageReport{
				People: 377, Stubs: 1, Pages: 709, Unread: 12,
				Tables: []book.SalvageTable{
					{Name: "people", Read: 376},
					{Name: "interactions", Read: 1239, Cut: 3, Lost: 88, AtLeast: true},
					{Name: "emails", Read: 428, Lost: 2},
					{Name: "consents", Read: 1601, Lost: 78, About: true},
				},
			})
	}
	for _, c := range []struct {
		name, lang string
		mode       look.Mode
		width      float32
		second     prefs.Backups
		pass       string
		then       func(*keeper, *view)
	}{
		{"empty-da", "da", look.Light, 1000, prefs.Backups{}, "", nil},
		{"second-sv", "sv", look.Dark, 1000, prefs.Backups{Second: longPlace}, "kamu-tepi-rolo-basi-muni-dodo", func(_ *keeper, v *view) { v.tabs.Select(tabSecond) }},
		{"second-asks-de", "de", look.Light, 1280, prefs.Backups{Second: longPlace}, "", func(_ *keeper, v *view) { v.tabs.Select(tabSecond) }},
		{"protect-de", "de", look.Light, 1280, prefs.Backups{}, "", func(_ *keeper, v *view) { v.second.protect(longPlace) }},
		{"protect-dark", "en", look.Dark, 1000, prefs.Backups{}, "", func(k *keeper, v *view) {
			v.second.protect(longPlace)
			k.W.Fill("Passphrase", "short")
			k.W.Tap("Lay backups there")
		}},
		{"passphrase-da", "da", look.Dark, 1000, prefs.Backups{Second: longPlace}, "", func(_ *keeper, v *view) { v.second.give() }},
		{"password-sv", "sv", look.Light, 1000, prefs.Backups{}, "", func(_ *keeper, v *view) { v.tabs.Select(tabLock); v.lock.ask(false) }},
		{"salvaged-de", "de", look.Light, 1000, prefs.Backups{}, "", salvaged},
		{"salvaged-dark", "sv", look.Dark, 1280, prefs.Backups{}, "", salvaged},
		{"restore-de", "de", look.Light, 1000, prefs.Backups{}, "", func(k *keeper, v *view) {
			k.make(t)
			uitest.Add(t, k.B, uitest.Named("Annelies Margarethe Friederike", "Schröder-Kühn von Hohenstaufen-Wolfenbüttel"))
			k.choose(0)
			v.list.look()
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := uitest.NewBook(t)
			uitest.Add(t, b, uitest.Named("Åsa", "Kvist"))
			k := &keeper{Host: uitest.NewHost(t, b), clock: uitest.Clock(), second: c.second, pass: c.pass}
			k.Lang = c.lang
			fyne.CurrentApp().Settings().SetTheme(look.NewTheme(c.mode, 1))
			k.view = newView(k)
			k.view.Open(page.Route{Page: page.Safety})
			side := widgets.NewLeftPane(widgets.Ground(look.ColorSide, widgets.Gap(10, 10)), k.view.Content(), look.NavWidth)
			root := widgets.NewRoot(widgets.Ground(look.ColorBackground, side), k.W.Canvas())
			t.Cleanup(root.Close)
			k.W.SetContent(root)
			k.W.Resize(fyne.NewSize(c.width, 720))
			if c.then != nil {
				c.then(k, k.view)
			}
			k.W.Draw(filepath.Join(dir, c.name+".png"))
		})
	}
}
