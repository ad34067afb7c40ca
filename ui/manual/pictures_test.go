package manual

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"alumnibook/assets"
	texts "alumnibook/model/manual"
	"alumnibook/ui/look"
	"alumnibook/ui/uitest"
	"alumnibook/ui/widgets"
)

// keys are shortcuts such as the window has them.
var keys = []texts.Shortcut{
	{ID: "import.open", Menu: "File", Name: "Import…", Keys: "Ctrl+I"},
	{ID: "export", Menu: "File", Name: "Export…", Keys: "Ctrl+E"},
	{ID: "undo", Menu: "Edit", Name: "Undo", Keys: "Ctrl+Z"},
	{ID: "palette", Menu: "Edit", Name: "Find anybody, or do anything", Keys: "Ctrl+K"},
	{ID: "people.bulk", Menu: "Person", Name: "Edit several…", Keys: "Ctrl+Shift+E"},
	{ID: "person.log", Menu: "Person", Name: "Log a call", Keys: "Ctrl+L"},
	{ID: "people.log_other", Menu: "Person", Name: "Log another contact…", Keys: "Ctrl+Shift+L"},
	{ID: "text.larger", Menu: "View", Name: "Larger text", Keys: "Ctrl+Plus"},
	{ID: "text.smaller", Menu: "View", Name: "Smaller text", Keys: "Ctrl+Minus"},
	{ID: "go.door", Menu: "Go", Name: "At the door", Keys: "Ctrl+Shift+I"},
	{ID: "manual", Menu: "Help", Name: "Manual", Keys: "F1"},
}

// open shows the manual in a window.
func open(t *testing.T, lang string) (*View, *uitest.Window, *int, *int) {
	t.Helper()
	w := uitest.NewWindow(t, container.NewWithoutLayout())
	closed, printed := 0, 0
	v, err := New(Reader{
		Words: assets.Words(lang), Shortcuts: keys,
		Print: func(pages []texts.Page) { printed += len(pages) }, Close: func() { closed++ },
	})
	if err != nil {
		t.Fatal(err)
	}
	root := widgets.NewRoot(v.Content(), w.Canvas())
	t.Cleanup(root.Close)
	w.SetContent(root)
	v.Listen(w.Canvas())
	w.Resize(fyne.NewSize(960, 720))
	v.Show("")
	return v, w, &closed, &printed
}

func TestLinksLeadToPagesAndBack(t *testing.T) {
	v, w, _, _ := open(t, "en")
	w.Tap("backups")
	w.MustSee("Backup and new computer")
	if v.here != "backup" {
		t.Fatalf("it shows %s", v.here)
	}
	w.Canvas().Unfocus()
	w.Key(fyne.KeyBackspace)
	if v.here != "start" {
		t.Errorf("back is %s", v.here)
	}
}

func TestKeysTurnPagesAndClose(t *testing.T) {
	v, w, closed, printed := open(t, "en")
	for _, step := range []struct {
		key  fyne.KeyName
		here string
	}{{fyne.KeyLeft, "start"}, {fyne.KeyRight, "find"}, {fyne.KeyRight, "call"}, {fyne.KeyBackspace, "find"}, {fyne.KeyPageDown, "find"}, {fyne.KeyHome, "find"}, {fyne.KeyBackspace, "start"}, {fyne.KeyBackspace, "start"}} {
		w.Key(step.key)
		if v.here != step.here {
			t.Fatalf("after %s it shows %s, want %s", step.key, v.here, step.here)
		}
	}
	w.Tap("Print, or keep as PDF")
	w.Key(fyne.KeyEscape)
	if *closed != 1 || *printed != 10 {
		t.Errorf("closed %d times, printed %d pages", *closed, *printed)
	}
}

func TestSearchShowsPagesAndEnterOpensTheFirst(t *testing.T) {
	v, w, closed, _ := open(t, "sv")
	w.Fill("Sök i handboken", "lösenfras")
	w.MustSee("Kopia och ny dator")
	w.MustNotSee("Någon slutar")
	w.Key(fyne.KeyReturn)
	if v.here != "backup" {
		t.Errorf("it shows %s", v.here)
	}
	w.Fill("Sök i handboken", "xyzzy")
	w.MustSee("Inget hittades")
	w.Key(fyne.KeyEscape)
	w.MustSee("Någon slutar")
	w.Key(fyne.KeyEscape)
	if *closed != 1 {
		t.Errorf("closed %d times", *closed)
	}
}

// TestPictures draws every page into $ALUMNIBOOK_PICTURES, to be looked at.
func TestPictures(t *testing.T) {
	dir := os.Getenv("ALUMNIBOOK_PICTURES")
	if dir == "" {
		t.Skip("ALUMNIBOOK_PICTURES names no folder for the pictures")
	}
	for _, c := range []struct {
		name, lang    string
		mode          look.Mode
		width, height float32
		size          float32
		pages         []string
	}{
		{"en", "en", look.Light, 960, 1500, 1, nil},
		{"de", "de", look.Light, 960, 1500, 1, nil},
		{"sv-dark", "sv", look.Dark, 960, 1500, 1, nil},
		{"da-narrow", "da", look.Light, 560, 720, 1, []string{"start", "help"}},
		{"de-narrow", "de", look.Dark, 520, 1700, 1, []string{"privacy", "call"}},
		{"de-large", "de", look.Light, 960, 720, 1.3, []string{"export"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			v, w, _, _ := open(t, c.lang)
			fyne.CurrentApp().Settings().SetTheme(look.NewTheme(c.mode, c.size))
			w.Resize(fyne.NewSize(c.width, c.height))
			for _, p := range v.pages {
				if c.pages == nil || slices.Contains(c.pages, p.Name) {
					v.Show(p.Name)
					w.Draw(filepath.Join(dir, c.name+"-"+p.Name+".png"))
				}
			}
			v.search.SetText("pdf")
			w.Draw(filepath.Join(dir, c.name+"-search.png"))
		})
	}
}
