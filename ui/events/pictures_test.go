package events

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"alumnibook/model/practice"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/uitest"
	"alumnibook/ui/widgets"
)

// TestPictures draws the page into $ALUMNIBOOK_PICTURES, to be looked at.
func TestPictures(t *testing.T) {
	dir := os.Getenv("ALUMNIBOOK_PICTURES")
	if dir == "" {
		t.Skip("ALUMNIBOOK_PICTURES names no folder for the pictures")
	}
	of := func(title, do string) func(*firm) page.Route {
		return func(f *firm) page.Route { return page.Route{Do: do, ID: f.ids[title]} }
	}
	at := func(r page.Route) func(*firm) page.Route { return func(*firm) page.Route { return r } }
	low := func(f *firm) { f.v.task.form.FocusFirst() }
	for _, c := range []struct {
		name, lang string
		mode       look.Mode
		width      float32
		route      func(*firm) page.Route
		then       func(*firm)
	}{
		{"events-light", "en", look.Light, 1280, at(page.Route{}), nil},
		{"events-dark", "de", look.Dark, 1280, at(page.Route{}), nil},
		{"events-narrow", "sv", look.Light, 1000, at(page.Route{}), nil},
		{"events-one-light", "en", look.Light, 1280, of(autumn, ""), nil},
		{"events-one-dark", "de", look.Dark, 1280, of(autumn, ""), nil},
		{"events-one-narrow", "da", look.Light, 1000, of(autumn, ""), nil},
		{"events-one-held", "sv", look.Light, 1280, of(spring, ""), nil},
		{"events-one-idea", "de", look.Light, 1280, of(idea, ""), nil},
		{"events-form-light", "en", look.Light, 1280, of(autumn, doEdit), low},
		{"events-form-dark", "de", look.Dark, 1280, of(spring, doCopy), low},
		{"events-form-low", "de", look.Light, 1000, of(autumn, doEdit), func(f *firm) { f.v.task.form.Field("notes").Focus() }},
		{"events-form-new", "sv", look.Light, 1280, at(page.Route{Do: doNew}), nil},
		{"events-glance-light", "en", look.Light, 1280, at(page.Route{Arg: argGlance}), nil},
		{"events-glance-dark", "de", look.Dark, 1280, at(page.Route{Arg: argGlance}), nil},
		{"events-glance-narrow", "da", look.Light, 1000, at(page.Route{Arg: argGlance}), nil},
		{"events-papers", "en", look.Light, 1280, of(autumn, ""), func(f *firm) { f.v.sheet.papers() }},
		{"events-papers-dark", "de", look.Dark, 1000, of(autumn, ""), func(f *firm) { f.v.sheet.papers() }},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := newFirm(t, true)
			f.Lang = c.lang
			fyne.CurrentApp().Settings().SetTheme(look.NewTheme(c.mode, 1))
			f.open(c.route(f)).draw(t, c.width, c.then, filepath.Join(dir, c.name+".png"))
		})
	}
	for _, c := range []struct {
		name, lang string
		mode       look.Mode
		width      float32
		arg        string
		one        bool
	}{
		{"events-practice", "en", look.Light, 1280, "", false},
		{"events-practice-glance", "de", look.Light, 1280, argGlance, false},
		{"events-practice-glance-narrow", "sv", look.Dark, 1000, argGlance, false},
		{"events-practice-one", "de", look.Light, 1280, "", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := newFirm(t, false)
			if err := practice.Fill(t.Context(), f.B, practice.Options{Today: uitest.Today, Language: c.lang}, nil); err != nil {
				t.Fatal(err)
			}
			f.Lang = c.lang
			fyne.CurrentApp().Settings().SetTheme(look.NewTheme(c.mode, 1))
			f.open(page.Route{Arg: c.arg})
			if c.one {
				f.open(page.Route{ID: f.v.known.events[0].ID})
			}
			f.draw(t, c.width, nil, filepath.Join(dir, c.name+".png"))
		})
	}
	t.Run("events-empty", func(t *testing.T) {
		f := newFirm(t, false)
		uitest.Add(t, f.B, uitest.Named("Kim", "Berg"))
		f.open(page.Route{}).draw(t, 1280, nil, filepath.Join(dir, "events-empty.png"))
	})
	t.Run("events-glance-empty", func(t *testing.T) {
		f := newFirm(t, true)
		f.open(page.Route{Arg: argGlance})
		f.v.glance.set(1, "course")
		f.v.glance.load()
		f.draw(t, 1280, nil, filepath.Join(dir, "events-glance-empty.png"))
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
