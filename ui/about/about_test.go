package about

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/uitest"
)

// host is a host that knows of the program, as the shell does.
type host struct{ *uitest.Host }

func (host) Version() string   { return "1.2.3" }
func (host) LogFolder() string { return filepath.FromSlash("/here/log") }

func open(t *testing.T) (host, *view) {
	t.Helper()
	h := host{uitest.NewHost(t, uitest.NewBook(t))}
	v := newView(h)
	h.Put(v, page.Route{Page: page.Facts})
	return h, v
}

func TestProgramSaysWhatItIs(t *testing.T) {
	h, _ := open(t)
	h.W.MustSee("Alumnibook", "1.2.3", h.B.Path(), filepath.FromSlash("/here/log"), "MIT: use it")
}

func TestFilesAreShown(t *testing.T) {
	h, _ := open(t)
	h.W.Tap(filepath.FromSlash("/here/log"))
	h.W.Tap(h.B.Path())
	if len(h.Files) != 1 || h.Files[0] != filepath.FromSlash("/here/log") || len(h.Shown) != 1 || h.Shown[0] != h.B.Path() {
		t.Errorf("opened %v, shown %v", h.Files, h.Shown)
	}
}

func TestTextsFlow(t *testing.T) {
	full := strings.Repeat("word ", 12)
	for text, want := range map[string]string{
		full + "\nand more\n\nnext":     strings.TrimSpace(full) + " and more\n\nnext",
		"Title\nand a short line":       "Title\nand a short line",
		full + "\n  * a point":          strings.TrimSpace(full) + "\n  * a point",
		full + "\n  (b) a point":        strings.TrimSpace(full) + "\n  (b) a point",
		full + "\n  (the \"Software\")": strings.TrimSpace(full) + " (the \"Software\")",
		"":                              "",
	} {
		if got := flowing(text); got != want {
			t.Errorf("%q flows as %q, want %q", text, got, want)
		}
	}
}

func TestLicencesAreFoundByNameAndWords(t *testing.T) {
	h, v := open(t)
	h.W.MustSee("Alumnibook", "Permission is hereby granted")
	all := v.StatusText()
	h.W.Fill("Search names, licences and their words", "sil open font")
	h.W.MustSee("fyne.io/fyne/v2", "OFL-1.1")
	if v.StatusText() != "1 licence" || all == "1 licence" {
		t.Errorf("%s of %s", v.StatusText(), all)
	}
	if !strings.Contains(v.list.text.Spans[0].Text, "SIL OPEN FONT LICENSE") {
		t.Error("the text of the font's licence is not shown")
	}
	h.W.Fill("Search names, licences and their words", "no such words")
	h.W.MustSee("Nothing found")
}

// TestPictures draws the page into $ALUMNIBOOK_PICTURES, to be looked at.
func TestPictures(t *testing.T) {
	dir := os.Getenv("ALUMNIBOOK_PICTURES")
	if dir == "" {
		t.Skip("ALUMNIBOOK_PICTURES names no folder for the pictures")
	}
	for _, c := range []struct {
		name, lang string
		mode       look.Mode
		width      float32
	}{
		{"about-light", "en", look.Light, 1280}, {"about-dark", "de", look.Dark, 1280}, {"about-narrow", "sv", look.Light, 900}, {"about-danish", "da", look.Dark, 1100},
	} {
		t.Run(c.name, func(t *testing.T) {
			h, _ := open(t)
			h.Lang = c.lang
			fyne.CurrentApp().Settings().SetTheme(look.NewTheme(c.mode, 1))
			v := newView(h)
			h.Put(v, page.Route{Page: page.Facts})
			h.BesideNavigation(v, c.width)
			h.W.Draw(filepath.Join(dir, c.name+".png"))
		})
	}
}
