package door

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/look"
	"alumnibook/ui/uitest"
	"alumnibook/ui/widgets"
)

// crowd adds what makes a page hard to draw: long names, a speaker, somebody who waits.
func (e *evening) crowd() *evening {
	long := uitest.Named("Annelies Margarethe Friederike", "Schröder-Kühn von Hohenstaufen-Wolfenbüttel")
	long.Jobs = []model.Job{{Organisation: "Vereinigte Wirtschaftsprüfungs- und Steuerberatungsgesellschaft Norddeutschland"}}
	id := uitest.Add(e.T, e.B, long)[0]
	change(e.T, e.B, func(tx *book.Tx) error {
		a, err := tx.WalkIn(e.event.ID, id, uitest.Clock())
		if err != nil {
			return err
		}
		a.Note, a.Guests, a.Role = "Rollstuhl, bitte Platz am Gang freihalten", []model.Plus{{Name: "Dr. Maximilian Hohenstaufen-Wolfenbüttel"}, {}}, model.RoleSpeaker
		return tx.EditGuest(a)
	})
	return e
}

// TestPictures draws the page into $ALUMNIBOOK_PICTURES, to be looked at.
func TestPictures(t *testing.T) {
	dir := os.Getenv("ALUMNIBOOK_PICTURES")
	if dir == "" {
		t.Skip("ALUMNIBOOK_PICTURES names no folder for the pictures")
	}
	some := func(e *evening) {
		for _, n := range []string{"Åkesson", "Kjær", "Østergaard", "Ångström"} {
			e.v.tick(e.guest(n))
		}
	}
	for _, c := range []struct {
		name, lang string
		mode       look.Mode
		width      float32
		then       func(*evening)
	}{
		{"door-light", "en", look.Light, 1280, some},
		{"door-dark", "de", look.Dark, 1280, func(e *evening) { some(e); e.types("m") }},
		{"door-typed", "en", look.Light, 1280, func(e *evening) { some(e); e.types("mu") }},
		{"door-narrow", "de", look.Light, 1000, func(e *evening) {
			some(e)
			e.v.failed("door.failed_in", "Käthe Großmann", model.E(model.CodeDiskFull, "", nil))
		}},
		{"door-large", "sv", look.Light, 1000, some},
		{"door-paper", "de", look.Light, 1280, func(e *evening) {
			some(e)
			e.v.askPaper()
			e.v.paper.text.SetValue("1-4 3 7 9 99 120-130")
			e.v.paper.preview()
		}},
		{"door-new", "de", look.Light, 1280, func(e *evening) {
			f := e.newFace("gül öztürk")
			f.mail.SetValue("gul")
			f.form.Save()
		}},
		{"door-new-dark", "da", look.Dark, 1000, func(e *evening) { e.newFace("carla conti") }},
		{"door-none", "en", look.Light, 1280, func(e *evening) { e.v.filtered(showIn); e.v.untick(e.v.lines[0].guest) }},
		{"door-afterwards", "da", look.Light, 1000, func(e *evening) { e.v.filtered(showOthers) }},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := newEvening(t).crowd()
			e.Lang = c.lang
			factor := float32(1)
			if c.name == "door-large" {
				factor = 1.3
			}
			fyne.CurrentApp().Settings().SetTheme(look.NewTheme(c.mode, factor))
			e.open()
			e.draw(t, c.width, c.then, filepath.Join(dir, c.name+".png"))
		})
	}
}

// draw puts the page into a window of the given width and writes down what it looks like.
func (e *evening) draw(t *testing.T, width float32, then func(*evening), path string) {
	side := widgets.NewLeftPane(widgets.Ground(look.ColorSide, widgets.Gap(10, 10)), e.v.Content(), look.NavWidth)
	root := widgets.NewRoot(widgets.Ground(look.ColorBackground, side), e.W.Canvas())
	e.W.SetContent(root)
	e.W.Resize(fyne.NewSize(width, 800))
	if then != nil {
		then(e)
	}
	e.W.Draw(path)
	root.Close()
}
