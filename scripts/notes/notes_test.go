package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

const changelog = `# Changelog

## [Unreleased]

### Added

- Not yet.

## [1.4.0] - 2027-03-01

### Added

- One thing, told
  in two lines.
- Another.

### Fixed

- A third.

## [1.3.0] - 2027-01-01

### Added

- Old.
`

func TestNotesAreThoseOfTheVersion(t *testing.T) {
	got, err := notesOf("1.4.0", changelog)
	want := "### Added\n\n- One thing, told in two lines.\n- Another.\n\n### Fixed\n\n- A third."
	if err != nil || got != want {
		t.Errorf("got %q (%v)", got, err)
	}
	if got, err := notesOf("1.3.0", changelog); err != nil || got != "### Added\n\n- Old." {
		t.Errorf("got %q (%v)", got, err)
	}
	for _, missing := range []string{"1.4", "2.0.0"} {
		if got, err := notesOf(missing, changelog); err == nil {
			t.Errorf("%s: %q", missing, got)
		}
	}
	if _, err := notesOf("1.4.0", "## 1.4.0, soon\n- x\n"); err == nil {
		t.Error("a heading of another form was taken")
	}
}

func TestTagHasToBeTheProgramsVersion(t *testing.T) {
	const metadata = "[Details]\nName = \"Alumnibook\"\nVersion = \"1.4.0\"\n"
	if got, err := versionOf("v1.4.0", metadata); err != nil || got != "1.4.0" {
		t.Errorf("got %q (%v)", got, err)
	}
	for _, tag := range []string{"1.4.0", "v1.4.1", "v1.4.0-rc.1", ""} {
		if got, err := versionOf(tag, metadata); err == nil {
			t.Errorf("%q is taken for %s", tag, got)
		}
	}
	if _, err := versionOf("v1.4.0", "[Details]\n"); err == nil {
		t.Error("no version was taken for one")
	}
}

// The changelog has the form that the notes are cut from, also while nothing of it is released.
func TestChangelogHasItsForm(t *testing.T) {
	b, err := os.ReadFile(filepath.Join("..", "..", "CHANGELOG.md"))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(b), "\n## [Unreleased]\n") {
		t.Error("there is no part for what is not released")
	}
	kinds := regexp.MustCompile(`^### (Added|Changed|Deprecated|Removed|Fixed|Security)$`)
	for line := range strings.Lines(string(b)) {
		line = strings.TrimRight(line, "\n")
		if strings.HasPrefix(line, "## ") && !heading.MatchString(line) || strings.HasPrefix(line, "### ") && !kinds.MatchString(line) {
			t.Errorf("%q", line)
		}
	}
}
