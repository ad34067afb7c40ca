package leaving

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
	"alumnibook/ui/widgets"
)

// crowded adds more leavers to the firm: one with a long name, one almost done, one overdue, one without a checklist.
func (f *firm) crowded() *firm {
	long := uitest.Named("Annelies Margarethe Friederike", "Schröder-Kühn von Hohenstaufen")
	long.Employments = []model.Employment{{Office: "Hamburg", Department: "Wirtschaftsprüfung und Beratung", Position: "Leiterin der Geschäftsstelle", From: model.NewDate(1999, 4, 1)}}
	lars, gul := uitest.Named("Lars", "Østergaard"), uitest.Named("Gül", "Öztürk")
	gul.Status, gul.Employments = model.StatusLeaving, []model.Employment{{Office: "Köln", Position: "Auditor", To: model.NewDate(2027, 3, 31)}}
	ids := uitest.Add(f.T, f.B, long, lars, gul)
	change(f.T, f.B, func(tx *book.Tx) error {
		if err := addLeaver(tx, ids[0], model.NewDate(2027, 1, 31), uitest.Today, f.ebba.ID); err != nil {
			return err
		}
		if err := addLeaver(tx, ids[1], model.NewDate(2026, 11, 26), uitest.Today.AddDays(-30), f.karl.ID); err != nil {
			return err
		}
		e := model.ExitInterview{PersonID: ids[1], On: model.NewDate(2023, 11, 2), KeepUntil: model.NewDate(2025, 11, 2), Reason: "Another firm", Good: "The Friday talks"}
		return tx.SaveInterview(&e)
	})
	l := f.leaving(ids[1])
	for _, i := range []int{0, 2, 3} {
		l.Steps[i].Done = uitest.Today.AddDays(-3)
	}
	l.Steps[3].Skipped = true
	l.Steps[0].Note = "Will send the new address after moving in January"
	l.Steps[6].Note = "Restaurant Atmosfär, 18:30"
	change(f.T, f.B, func(tx *book.Tx) error { return tx.SaveLeaving(&l) })
	return f
}

// TestPictures draws the page into $ALUMNIBOOK_PICTURES, to be looked at.
func TestPictures(t *testing.T) {
	dir := os.Getenv("ALUMNIBOOK_PICTURES")
	if dir == "" {
		t.Skip("ALUMNIBOOK_PICTURES names no folder for the pictures")
	}
	step := func(i string) func(*firm) { return func(f *firm) { f.v.sheet.open(i) } }
	for _, c := range []struct {
		name, lang string
		mode       look.Mode
		width      float32
		do         func(*firm) page.Route
		then       func(*firm)
	}{
		{"leaving-light", "en", look.Light, 1280, nil, nil},
		{"leaving-dark", "de", look.Dark, 1280, nil, nil},
		{"leaving-contact", "de", look.Light, 1280, func(f *firm) page.Route { return page.Route{ID: f.soren} }, step("0")},
		{"leaving-consent", "en", look.Light, 1280, func(f *firm) page.Route { return page.Route{ID: f.soren} }, step("4")},
		{"leaving-consent-dark", "de", look.Dark, 1280, func(f *firm) page.Route { return page.Route{ID: f.soren} }, step("4")},
		{"leaving-step", "sv", look.Light, 1280, func(f *firm) page.Route { return page.Route{ID: f.soren} }, step("1")},
		{"leaving-move", "da", look.Light, 1280, func(f *firm) page.Route { return page.Route{ID: f.soren} }, step(panelMove)},
		{"leaving-narrow", "de", look.Light, 900, nil, nil},
		{"leaving-new", "en", look.Light, 1280, func(f *firm) page.Route { return page.Route{Do: doNew} }, nil},
		{"leaving-new-dark", "de", look.Dark, 1280, func(f *firm) page.Route { return page.Route{Do: doNew, ID: f.kathe} }, nil},
		{"leaving-interview", "en", look.Light, 1280, func(f *firm) page.Route { return page.Route{Do: doInterview, ID: f.soren} }, nil},
		{"leaving-interview-dark", "de", look.Dark, 1280, func(f *firm) page.Route { return page.Route{Do: doInterview, ID: f.v.known.lines[0].row.ID, Arg: "1"} }, nil},
		{"leaving-without", "da", look.Light, 1280, func(f *firm) page.Route { return page.Route{ID: f.v.known.lines[3].row.ID} }, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := newFirm(t).crowded()
			f.Lang = c.lang
			fyne.CurrentApp().Settings().SetTheme(look.NewTheme(c.mode, 1))
			f.open(page.Route{})
			if c.do != nil {
				r := c.do(f)
				r.Page = page.Leaving
				f.v.Open(r)
			}
			f.draw(t, c.width, c.then, filepath.Join(dir, c.name+".png"))
		})
	}
	t.Run("leaving-empty", func(t *testing.T) {
		f := &firm{Host: uitest.NewHost(t, uitest.NewBook(t))}
		f.open(page.Route{}).draw(t, 1280, nil, filepath.Join(dir, "leaving-empty.png"))
	})
}

// draw puts the page into a window of the given width and writes down what it looks like.
func (f *firm) draw(t *testing.T, width float32, then func(*firm), path string) {
	side := widgets.NewLeftPane(widgets.Ground(look.ColorSide, widgets.Gap(10, 10)), f.v.Content(), look.NavWidth)
	root := widgets.NewRoot(widgets.Ground(look.ColorBackground, side), f.W.Canvas())
	f.W.SetContent(root)
	f.W.Resize(fyne.NewSize(width, 800))
	if then != nil {
		then(f)
	}
	f.W.Draw(path)
	root.Close()
}
