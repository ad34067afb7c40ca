// Command weight compares what has been built for Windows with the last release, whose figures are packaging/weight.json:
//
//	go run ./scripts/weight dist/windows                   sizes, of what scripts/windows and scripts/installer made
//	go run ./scripts/weight dist/windows build/start.json  start and memory too, which windowtest wrote: ALUMNIBOOK_WEIGHT=FILE
//	go run ./scripts/weight -figures …                     the figures themselves: the commit that a release tags keeps its own
//
// Growth over a tenth is shown, on GitHub as a warning; a program too large for its promise is an error.
package main

import (
	"archive/zip"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"time"
)

// kept is where the figures of the last release are.
const kept = "packaging/weight.json"

func main() {
	figures := flag.Bool("figures", false, "write the figures instead of comparing them")
	flag.Parse()
	if err := weigh(flag.Args(), *figures); err != nil {
		fmt.Fprintln(os.Stderr, "weight:", err)
		os.Exit(1)
	}
}

func weigh(args []string, only bool) error {
	if len(args) < 1 || len(args) > 2 {
		return fmt.Errorf("usage: go run ./scripts/weight [-figures] FOLDER [FILE]")
	}
	var now, last figures
	if len(args) == 2 {
		if err := read(args[1], &now); err != nil {
			return err
		}
	}
	if err := measure(args[0], &now); err != nil {
		return err
	}
	if only {
		text, err := json.MarshalIndent(now, "", "  ")
		fmt.Println(string(text))
		return err
	}
	if err := read(kept, &last); err != nil {
		return err
	}
	lines, err := compare(last, now)
	for _, l := range lines {
		fmt.Println(l.shown(os.Getenv("GITHUB_ACTIONS") != ""))
	}
	return err
}

func read(path string, into *figures) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	return json.Unmarshal(text, into)
}

var versionLine = regexp.MustCompile(`(?m)^Version *= *"([^"]*)"`)

// measure takes the sizes of what lies in a folder.
func measure(folder string, f *figures) error {
	metadata, err := os.ReadFile("FyneApp.toml")
	if err != nil {
		return err
	}
	version := versionLine.FindSubmatch(metadata)
	if version == nil {
		return fmt.Errorf("FyneApp.toml names no version")
	}
	f.Version, f.Measured = string(version[1]), time.Now().UTC().Format(time.DateOnly)
	name := filepath.Join(folder, "Alumnibook-"+f.Version)
	for path, to := range map[string]*float64{filepath.Join(folder, "Alumnibook.exe"): &f.Program, name + "-setup.exe": &f.Installer} {
		info, err := os.Stat(path)
		if err != nil {
			return err
		}
		*to = float64(info.Size())
	}
	archive, err := zip.OpenReader(name + "-portable.zip")
	if err != nil {
		return err
	}
	for _, file := range archive.File {
		f.Installed += float64(file.UncompressedSize64)
	}
	return archive.Close()
}
