package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"alumnibook/assets/licences"

	"github.com/google/go-cmp/cmp"
)

// named is a module without its texts.
type named struct{ Path, Version, Licence string }

func names(list []licences.Module) []named {
	var all []named
	for _, m := range list {
		all = append(all, named{m.Path, m.Version, m.Licence()})
	}
	return all
}

func TestListIsThatOfTheProgram(t *testing.T) {
	list, err := collect(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(names(list), names(licences.All())); diff != "" {
		t.Errorf("the libraries changed, run 'go run ./scripts/licences': -now +listed\n%s", diff)
	}
}

func TestEveryModuleHasItsText(t *testing.T) {
	list := licences.All()
	for _, want := range []string{"Alumnibook", "Go", "fyne.io/fyne/v2", "github.com/danieljoos/wincred", "modernc.org/sqlite"} {
		if !slices.ContainsFunc(list, func(m licences.Module) bool { return m.Path == want }) {
			t.Errorf("%s is missing", want)
		}
	}
	for _, m := range list {
		if len(m.Text()) < 500 || !strings.Contains(strings.ToLower(m.Text()), "copyright") {
			t.Errorf("%s: %q", m.Path, m.Text())
		}
	}
}

// laid makes a module of some files in a folder.
func laid(t *testing.T, files map[string]string) module {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		p := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(p), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return module{path: "example.org/a", version: "v1.0.0", dir: dir, used: map[string]bool{filepath.Join(dir, "used"): true}}
}

const (
	isc  = "Copyright X\n\nPermission to use, copy, modify, and/or distribute this\r\nsoftware for any purpose with or without fee is hereby granted, provided"
	ofl  = "SIL OPEN FONT LICENSE Version 1.1 - 26 February 2007"
	cc0  = "CC0 1.0 Universal"
	own  = "You may not do anything with this."
	gpl  = "GNU GENERAL PUBLIC LICENSE Version 3, 29 June 2007"
	free = "This is free and unencumbered software released into the public domain."
)

func TestTextsOfWhatIsUsedAreFound(t *testing.T) {
	m := laid(t, map[string]string{
		"LICENSE": isc, "PATENTS": "a grant", "used/a.go": "", "used/font/OFL.txt": ofl, "used/testdata/LICENSE": own,
		"other/LICENSE": own, "other/a.go": "", ".github/LICENSE": own, "used/licence.go": own,
	})
	got, err := m.licence()
	if err != nil {
		t.Fatal(err)
	}
	var files []string
	for _, f := range got.Files {
		files = append(files, f.Name)
	}
	if got.Licence() != "ISC, OFL-1.1" || !slices.Equal(files, []string{"LICENSE", "PATENTS", "used/font/OFL.txt"}) {
		t.Errorf("%s in %v", got.Licence(), files)
	}
}

func TestUnknownAndMissingLicencesAreRefused(t *testing.T) {
	for why, files := range map[string]map[string]string{
		"unknown": {"LICENSE": own, "used/a.go": ""},
		"copied":  {"LICENSE": gpl, "used/a.go": ""},
		"missing": {"README": isc, "used/a.go": ""},
		"a part":  {"LICENSE": isc, "used/a.go": "", "used/LICENSE": own},
		"no more": {"PATENTS": "a grant", "used/a.go": ""},
	} {
		if got, err := laid(t, files).licence(); err == nil {
			t.Errorf("%s: %s", why, got.Licence())
		}
	}
}

func TestLicencesAreKnownByTheirText(t *testing.T) {
	for text, want := range map[string]string{
		isc: "ISC", ofl: "OFL-1.1", cc0: "CC0-1.0", free: "Unlicense", own: "", isc + "\n\n" + gpl: "",
		"Redistribution and use in source\nand binary forms, with or without": "BSD-2-Clause",
	} {
		if got := strings.Join(recognise(text), ", "); got != want {
			t.Errorf("%q is taken for %q, want %q", text, got, want)
		}
	}
	us, err := os.ReadFile(filepath.Join("..", "..", "LICENSE"))
	if err != nil {
		t.Fatal(err)
	}
	if got := recognise(string(us)); !slices.Equal(got, []string{"MIT"}) {
		t.Errorf("our own is taken for %v", got)
	}
}
