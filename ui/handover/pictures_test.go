package handover

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/exchange/handover"
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
	as := func(f handover.Format) func(*uitest.Host, *view) {
		return func(_ *uitest.Host, v *view) { v.choose(f) }
	}
	for _, c := range []struct {
		name, lang string
		mode       look.Mode
		width      float32
		do         func(h *uitest.Host, v *view)
	}{
		{"handover-light", "en", look.Light, 1280, as(handover.IPhone)},
		{"handover-german", "de", look.Light, 1280, as(handover.OutlookCSV)},
		{"handover-dark", "de", look.Dark, 1280, as(handover.Book)},
		{"handover-narrow", "sv", look.Light, 900, as(handover.Android)},
		{"handover-columns", "en", look.Light, 1280, as(handover.Columns)},
		{"handover-template", "da", look.Light, 1280, as(handover.Template)},
		{"handover-calendar", "en", look.Light, 1280, as(handover.Calendar)},
		{"handover-calendar-dark", "de", look.Dark, 1280, func(h *uitest.Host, v *view) {
			v.choose(handover.Calendar)
			v.dates.begin(filepath.Join(h.T.TempDir(), "Kalender der Ehemaligen.ics"))
		}},
		{"handover-calendar-narrow", "da", look.Light, 900, func(h *uitest.Host, v *view) {
			v.choose(handover.Calendar)
			v.dates.begin(filepath.Join(h.T.TempDir(), "Alumnekalender.ics"))
		}},
		{"handover-done", "en", look.Light, 1280, func(h *uitest.Host, v *view) {
			v.choose(handover.IPhone)
			v.options.device.SetValue("Ebba’s phone")
			h.Picks = [][]string{{filepath.Join(h.T.TempDir(), "Contacts for iPhone 2026-11-23.vcf")}}
			v.export()
		}},
		{"handover-left", "de", look.Light, 1280, func(h *uitest.Host, v *view) {
			v.choose(handover.LabelsL7160)
			v.showLeft(v.preview.LeftOut)
		}},
		{"handover-log", "de", look.Light, 1280, func(h *uitest.Host, v *view) {
			for _, f := range []handover.Format{handover.IPhone, handover.Sheet, handover.LabelsL7160, handover.Outlook} {
				v.choose(f)
				v.options.device.SetValue("Telefon von Annelies Schröder-Kühn")
				h.Picks = [][]string{{filepath.Join(h.T.TempDir(), "x"+f.Ext(2))}}
				v.export()
			}
			v.tabs.Select(1)
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			b, ids := staff(t)
			h := uitest.NewHost(t, b)
			h.T, h.Lang = t, c.lang
			fyne.CurrentApp().Settings().SetTheme(look.NewTheme(c.mode, 1))
			v := newView(h)
			r := page.Handing{Selected: ids[:3], Found: 3, Filter: model.Filter{IDs: ids[1:]}, Columns: []string{"name", "position", "office", "left", "follow_up"}}.Route()
			h.Open(r)
			h.Put(v, r)
			h.BesideNavigation(v, c.width)
			c.do(h, v)
			h.W.Draw(filepath.Join(dir, c.name+".png"))
		})
	}
}
