package mailing

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"alumnibook/model/consent"
	letters "alumnibook/model/mailing"
	"alumnibook/ui/look"
	"alumnibook/ui/uitest"
	"alumnibook/ui/widgets"
)

// TestPictures draws the dialog into $ALUMNIBOOK_PICTURES, to be looked at.
func TestPictures(t *testing.T) {
	dir := os.Getenv("ALUMNIBOOK_PICTURES")
	if dir == "" {
		t.Skip("ALUMNIBOOK_PICTURES names no folder for the pictures")
	}
	for _, c := range []struct {
		name, lang string
		mode       look.Mode
		width      float32
		do         func(h *uitest.Host, d *dialog)
	}{
		{"mailing-light", "en", look.Light, 1280, func(_ *uitest.Host, d *dialog) { d.form.choice.Select(string(letters.Bcc)) }},
		{"mailing-dark", "de", look.Dark, 1280, func(_ *uitest.Host, d *dialog) { d.form.choice.Select(string(letters.Drafts)) }},
		{"mailing-narrow", "de", look.Light, 1000, func(_ *uitest.Host, d *dialog) {
			d.form.choice.Select(string(letters.Bcc))
			d.modal.SetHeight(1000)
		}},
		{"mailing-text", "sv", look.Light, 1280, func(_ *uitest.Host, d *dialog) {
			d.form.choice.Select(string(letters.Text))
			d.modal.SetHeight(1000)
		}},
		{"mailing-left", "de", look.Light, 1280, func(h *uitest.Host, d *dialog) {
			ShowLeft(h, consent.ReasonNoEmail, d.audience.LeftOut, nil, d.who.more)
		}},
		{"mailing-done", "de", look.Light, 1280, func(h *uitest.Host, d *dialog) {
			h.Picks = [][]string{{filepath.Join(h.T.TempDir(), "Einladung.zip")}}
			d.form.choice.Select(string(letters.Bcc))
			d.write()
		}},
		{"mailing-already", "da", look.Dark, 1280, func(_ *uitest.Host, d *dialog) { d.toSent() }},
	} {
		t.Run(c.name, func(t *testing.T) {
			b, ids := readers(t)
			h := uitest.NewHost(t, b)
			h.T, h.Lang = t, c.lang
			fyne.CurrentApp().Settings().SetTheme(look.NewTheme(c.mode, 1))
			root := widgets.NewRoot(widgets.Ground(look.ColorBackground, widgets.Gap(10, 10)), h.W.Canvas())
			h.W.SetContent(root)
			h.W.Resize(fyne.NewSize(c.width, 800))
			d := open(h, Offer{Title: "Einladung: Herbsttreffen in Göteborg", IDs: ids, Purpose: consent.PurposeEvents, Channel: consent.ChannelEmail, Letter: twoLanguages})
			c.do(h, d)
			h.W.Draw(filepath.Join(dir, c.name+".png"))
			root.Close()
		})
	}
}
