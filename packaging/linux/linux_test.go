// Package linux tests what the desktops of Linux are told of the program.
package linux

import (
	"encoding/xml"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"alumnibook/assets"
)

const (
	desktopFile = "org.alumnibook.app.desktop"
	mimeFile    = "org.alumnibook.app.xml"
	mimeType    = "application/x-alumnibook"
)

func entry(t *testing.T) map[string]string {
	t.Helper()
	b, err := os.ReadFile(desktopFile)
	if err != nil {
		t.Fatal(err)
	}
	values := map[string]string{}
	for line := range strings.Lines(string(b)) {
		if key, value, ok := strings.Cut(strings.TrimSpace(line), "="); ok {
			if _, twice := values[key]; twice {
				t.Errorf("%s stands twice", key)
			}
			values[key] = value
		}
	}
	return values
}

func TestMenuNamesTheProgramInEveryLanguage(t *testing.T) {
	e := entry(t)
	for key, want := range map[string]string{"Type": "Application", "Exec": "alumnibook %F", "Icon": "org.alumnibook.app", "MimeType": mimeType + ";", "Terminal": "false"} {
		if e[key] != want {
			t.Errorf("%s is %q, want %q", key, e[key], want)
		}
	}
	for _, lang := range assets.Languages[1:] {
		for _, key := range []string{"GenericName", "Comment"} {
			if e[key+"["+lang+"]"] == "" {
				t.Errorf("%s has no %s", lang, key)
			}
		}
	}
	if _, err := exec.LookPath("desktop-file-validate"); err != nil {
		t.Log("desktop-file-validate is not here")
	} else if out, err := exec.Command("desktop-file-validate", desktopFile).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

func TestBooksAreAKindOfFile(t *testing.T) {
	b, err := os.ReadFile(mimeFile)
	if err != nil {
		t.Fatal(err)
	}
	var info struct {
		Kind struct {
			Type     string `xml:"type,attr"`
			Comments []struct {
				Lang string `xml:"lang,attr"`
			} `xml:"comment"`
			Glob struct {
				Pattern string `xml:"pattern,attr"`
			} `xml:"glob"`
		} `xml:"mime-type"`
	}
	if err := xml.Unmarshal(b, &info); err != nil {
		t.Fatal(err)
	}
	langs := []string{}
	for _, c := range info.Kind.Comments {
		langs = append(langs, c.Lang)
	}
	for _, lang := range assets.Languages[1:] {
		if !slices.Contains(langs, lang) {
			t.Errorf("%s has no name for a book", lang)
		}
	}
	if info.Kind.Type != mimeType || info.Kind.Glob.Pattern != "*.alumni" {
		t.Errorf("%+v", info.Kind)
	}
}

func TestProgramIsInstalledAndRemoved(t *testing.T) {
	if _, err := exec.LookPath("sh"); err != nil {
		t.Skip("there is no shell")
	}
	from, to := t.TempDir(), filepath.Join(t.TempDir(), "a prefix")
	script, err := os.ReadFile("install")
	if err != nil {
		t.Fatal(err)
	}
	desktop, err := os.ReadFile(desktopFile)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{
		"bin/alumnibook": []byte("the program"), "share/applications/" + desktopFile: desktop, "share/mime/packages/" + mimeFile: nil,
		"share/icons/hicolor/512x512/apps/org.alumnibook.app.png": nil, "share/icons/hicolor/scalable/apps/org.alumnibook.app.svg": nil,
	}
	put := func(name string, b []byte, mode os.FileMode) {
		p := filepath.Join(from, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, b, mode); err != nil {
			t.Fatal(err)
		}
	}
	put("install", script, 0o755)
	for name, b := range files {
		put(name, b, 0o644)
	}
	install := func(args ...string) {
		if out, err := exec.Command("sh", append([]string{filepath.Join(from, "install")}, args...)...).CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
	}
	install(to)
	for name := range files {
		if _, err := os.Stat(filepath.Join(to, filepath.FromSlash(name))); err != nil {
			t.Error(err)
		}
	}
	if b, err := os.ReadFile(filepath.Join(to, "share", "applications", desktopFile)); err != nil || !strings.Contains(string(b), "alumnibook") {
		t.Errorf("%s (%v)", b, err)
	}
	install("--remove", to)
	for name := range files {
		if _, err := os.Stat(filepath.Join(to, filepath.FromSlash(name))); err == nil {
			t.Errorf("%s is still there", name)
		}
	}
}
