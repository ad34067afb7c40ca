package manual

import (
	"bytes"
	"image/png"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"alumnibook/assets"
	files "alumnibook/assets/manual"
	"alumnibook/model/exchange/print"
)

// shortcuts are keys for every command that the manual asks for.
func shortcuts(t *testing.T) []Shortcut {
	t.Helper()
	var list []Shortcut
	for _, ref := range references(t, "en") {
		if id, ok := strings.CutPrefix(ref, "key:"); ok && !slices.ContainsFunc(list, func(s Shortcut) bool { return s.ID == id }) {
			list = append(list, Shortcut{ID: id, Menu: "Menu", Name: id, Keys: "Ctrl+" + id})
		}
	}
	return list
}

// references are what the texts of a language ask for, page by page.
func references(t *testing.T, lang string) []string {
	t.Helper()
	var refs []string
	list, err := fs.Glob(files.Files, lang+"/*.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range list {
		text, err := files.Files.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var here []string
		for _, m := range reference.FindAllStringSubmatch(string(text), -1) {
			here = append(here, m[1])
		}
		slices.Sort(here)
		refs = append(append(refs, file[3:]), here...)
	}
	return refs
}

func read(t *testing.T, lang string) []Page {
	t.Helper()
	pages, err := Read(lang, shortcuts(t))
	if err != nil {
		t.Fatal(err)
	}
	return pages
}

func TestEveryLanguageHasTheSamePages(t *testing.T) {
	english := references(t, "en")
	for _, lang := range assets.Languages {
		if diff := cmp.Diff(english, references(t, lang)); diff != "" {
			t.Errorf("%s tells of other buttons than en:\n%s", lang, diff)
		}
	}
	if pages := read(t, "en"); len(pages) != 10 {
		t.Errorf("there are %d pages", len(pages))
	}
}

// loose is what is left of a mark that was not understood.
var loose = regexp.MustCompile(`\*|\{|\}|\]\(|\\`)

func TestPagesAreWellFormed(t *testing.T) {
	for _, lang := range assets.Languages {
		pages := read(t, lang)
		names := make([]string, len(pages))
		for i, p := range pages {
			names[i] = p.Name
		}
		for _, p := range pages {
			at := lang + " " + p.Name
			if p.Title == "" {
				t.Errorf("%s has no title", at)
			}
			words, pictures := 0, 0
			for _, text := range p.texts() {
				words += len(strings.Fields(text))
				if loose.MatchString(text) {
					t.Errorf("%s: a mark was not understood: %s", at, text)
				}
			}
			for _, b := range p.Blocks {
				if b.Kind == Picture {
					pictures++
				}
				for _, s := range slices.Concat(append(b.Items, b.Spans)...) {
					if s.To != "" && !slices.Contains(names, s.To) {
						t.Errorf("%s leads to %q", at, s.To)
					}
				}
			}
			if words < 180 || words > 400 {
				t.Errorf("%s has %d words", at, words)
			}
			if pictures != 1 {
				t.Errorf("%s has %d pictures", at, pictures)
			}
		}
	}
}

func TestPicturesAreThereAndSmall(t *testing.T) {
	total := 0
	for _, lang := range assets.Languages {
		for _, p := range read(t, lang) {
			for _, b := range p.Blocks {
				if b.Kind != Picture {
					continue
				}
				img, err := png.Decode(bytes.NewReader(b.Image))
				if err != nil {
					t.Errorf("%s %s: %v", lang, p.Name, err)
					continue
				}
				if w, h := img.Bounds().Dx(), img.Bounds().Dy(); w < 600 || w > 1120 || h < 150 || h > 720 {
					t.Errorf("%s %s is %d × %d", lang, p.Name, w, h)
				}
				total += len(b.Image)
			}
		}
	}
	if total == 0 || total > 2_500_000 {
		t.Errorf("the pictures have %d bytes", total)
	}
}

func TestWrongReferencesAreRefused(t *testing.T) {
	w := assets.Words("en")
	for _, text := range []string{"{{nobody.says_this}}", "{{key:nothing}}", "{{importing.check.import}}"} {
		if _, err := speak(text, w, nil); err == nil {
			t.Errorf("%s passed", text)
		}
	}
	said, err := speak("Press {{people.add}} or {{command.export}}.", w, nil)
	if err != nil || said != "Press **Add** or **Export**." {
		t.Errorf("%q, %v", said, err)
	}
}

func TestSearchFindsWithoutUmlautsAndByBeginnings(t *testing.T) {
	pages := []Page{
		{Name: "a", Title: "Backups", Blocks: []Block{{Spans: []Span{{Text: "A stick in the safe."}}}}},
		{Name: "b", Title: "Calls", Blocks: []Block{{Items: [][]Span{{{Text: "Müller is "}, {Text: "safe", Bold: true}}}}}},
		{Name: "c", Title: "Safety", Blocks: []Block{{Spans: []Span{{Text: "Nothing."}}}}},
	}
	for query, want := range map[string]string{"safe": "cab", "saf": "cab", "mueller": "b", "müller saf": "b", "backup stick": "a", "xyz": "", " ": ""} {
		got := ""
		for _, h := range Search(pages, query) {
			got += h.Page.Name
		}
		if got != want {
			t.Errorf("%q finds %q, want %q", query, got, want)
		}
	}
}

func TestPrintNeedsAFont(t *testing.T) {
	if err := Print(&bytes.Buffer{}, "en", read(t, "en"), nil, print.Paper{}); err == nil {
		t.Error("it was printed without letters")
	}
}
