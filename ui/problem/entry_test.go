package problem

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
type host struct {
	*uitest.Host
	folder string
}

func (host) Version() string     { return "1.2.3" }
func (h host) LogFolder() string { return h.folder }

func open(t *testing.T) (host, *view) {
	t.Helper()
	b := uitest.NewBook(t)
	uitest.Add(t, b, uitest.Named("Søren", "Sørensen"))
	h := host{uitest.NewHost(t, b), t.TempDir()}
	for name, text := range map[string]string{
		LogName:   "level=ERROR msg=failed code=disk_full\nlevel=INFO msg=\"" + b.Path() + "\"\n",
		CrashName: "panic: runtime error: slice bounds out of range\n\ngoroutine 1 [running]:\nalumnibook/ui.(*frame).show(0xc000)\n\tui/frame.go:150 +0x1d\n",
	} {
		if err := os.WriteFile(filepath.Join(h.folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	v := newView(h)
	h.Put(v, page.Route{Page: page.Problem})
	return h, v
}

func TestReportIsShownAsItIsCopied(t *testing.T) {
	h, v := open(t)
	h.W.MustSee("Alumnibook: 1.2.3", "People: under 10", "slice bounds out of range", "code=disk_full", "<book>")
	h.W.MustNotSee(h.B.Path())
	v.told.Entry().SetText("I pressed Save.")
	h.W.Tap("Copy the report")
	if len(h.Copied) != 1 || h.Copied[0] != v.shown.Spans[0].Text || !strings.HasPrefix(h.Copied[0], "I pressed Save.\n") {
		t.Errorf("copied %q", h.Copied)
	}
	v.Open(page.Route{Page: page.Problem})
	h.W.MustSee("I pressed Save.")
}

func TestReportIsSavedAndShownInItsFolder(t *testing.T) {
	h, v := open(t)
	h.W.Tap("Save as a file…") // and given up
	path := filepath.Join(t.TempDir(), "report")
	h.Picks = [][]string{{path}}
	h.W.Tap("Save as a file…")
	got, err := os.ReadFile(path + ".txt")
	if err != nil || string(got) != v.report.text() {
		t.Errorf("the file says %q (%v)", got, err)
	}
	if len(h.Shown) != 1 || h.Shown[0] != path+".txt" {
		t.Errorf("shown %v", h.Shown)
	}
}

func TestLongFilesAreReadFromTheirEnd(t *testing.T) {
	path := filepath.Join(t.TempDir(), LogName)
	if err := os.WriteFile(path, []byte(strings.Repeat("old line\n", 60_000)+"newest\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := endOf(path); len(got) > 1<<18 || !strings.HasSuffix(got, "newest\n") {
		t.Errorf("%d bytes", len(got))
	}
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
		{"problem-light", "en", look.Light, 1280}, {"problem-dark", "de", look.Dark, 1000}, {"problem-danish", "da", look.Light, 1280}, {"problem-swedish", "sv", look.Dark, 900},
	} {
		t.Run(c.name, func(t *testing.T) {
			h, _ := open(t)
			h.Lang = c.lang
			fyne.CurrentApp().Settings().SetTheme(look.NewTheme(c.mode, 1))
			v := newView(h)
			h.Put(v, page.Route{Page: page.Problem})
			h.BesideNavigation(v, c.width)
			h.W.Draw(filepath.Join(dir, c.name+".png"))
		})
	}
}
