package main

import (
	"archive/zip"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var last = figures{Version: "1.4.0", Program: 50e6, Installer: 15e6, Installed: 50.5e6, Start: 1.2}

func TestGrowthOverATenthIsShown(t *testing.T) {
	now := figures{Program: 55e6, Installer: 16.6e6, Installed: 45e6, Start: 1.3, Memory: 1.5}
	lines, err := compare(last, now)
	if err != nil {
		t.Error(err)
	}
	var got []string
	for _, l := range lines {
		got = append(got, l.shown(true))
	}
	want := []string{
		"   Alumnibook.exe: 55.00 MB, +10.0 % since 1.4.0 (50.00)", // a tenth is not over a tenth
		"::warning::installer: 16.60 MB, +10.7 % since 1.4.0 (15.00)",
		"   installed: 45.00 MB, -10.9 % since 1.4.0 (50.50)",
		"   start: 1.30 bare windows, +8.3 % since 1.4.0 (1.20)",
		"   memory: 1.50 bare windows, not known of 1.4.0",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("\n%s", strings.Join(got, "\n"))
	}
	if shown := lines[1].shown(false); !strings.HasPrefix(shown, "!! installer") {
		t.Error(shown)
	}
}

func TestTooLargeIsAnErrorHoweverLittleItGrew(t *testing.T) {
	was := figures{Version: "1.4.0", Installed: 59.9e6}
	for installed, fails := range map[float64]bool{60e6: false, 60e6 + 1: true} {
		lines, err := compare(was, figures{Installed: installed})
		if (err != nil) != fails || len(lines) != 1 || lines[0].grew {
			t.Errorf("%.0f bytes: %v, %v", installed, lines, err)
		}
	}
}

func TestOnlyWhatWasMeasuredIsCompared(t *testing.T) {
	if lines, err := compare(last, figures{Program: 1}); err != nil || len(lines) != 1 {
		t.Errorf("%v, %v", lines, err)
	}
}

func TestFilesAreMeasured(t *testing.T) {
	t.Chdir(filepath.Join("..", ".."))
	var kept0 figures
	if err := read(kept, &kept0); err != nil || kept0.Version == "" || kept0.Installed == 0 || kept0.Installed > most {
		t.Errorf("the last release: %+v, %v", kept0, err)
	}
	dir := t.TempDir()
	var version figures
	if err := measure(dir, &version); err == nil {
		t.Error("an empty folder was measured")
	}
	name := filepath.Join(dir, "Alumnibook-"+version.Version)
	for path, size := range map[string]int{filepath.Join(dir, "Alumnibook.exe"): 700, name + "-setup.exe": 300} {
		if err := os.WriteFile(path, make([]byte, size), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	f, err := os.Create(name + "-portable.zip")
	if err != nil {
		t.Fatal(err)
	}
	z := zip.NewWriter(f)
	for file, size := range map[string]int{"Alumnibook/Alumnibook.exe": 700, "Alumnibook/LICENSE.txt": 50} {
		w, err := z.Create(file)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(make([]byte, size)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	var got figures
	if err := measure(dir, &got); err != nil || got.Program != 700 || got.Installer != 300 || got.Installed != 750 {
		t.Errorf("%+v, %v", got, err)
	}
}
