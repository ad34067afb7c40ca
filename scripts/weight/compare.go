package main

import "fmt"

const (
	growth = 1.1  // times the last release; more is shown
	most   = 60e6 // bytes on a disk; more is an error
)

// figures are what a version weighs. One that was not measured is 0.
type figures struct {
	Version   string  `json:"version"`
	Measured  string  `json:"measured"`
	Program   float64 `json:"program"`          // bytes of Alumnibook.exe
	Installer float64 `json:"installer"`        // bytes
	Installed float64 `json:"installed"`        // bytes of all files, without the installer's own uninstaller
	Start     float64 `json:"start,omitempty"`  // times that of a window which shows one word
	Memory    float64 `json:"memory,omitempty"` // the same
}

// line is one figure, compared.
type line struct {
	text string
	grew bool
}

// shown is the line for a reader, or as GitHub wants its warnings.
func (l line) shown(github bool) string {
	switch {
	case !l.grew:
		return "   " + l.text
	case github:
		return "::warning::" + l.text
	}
	return "!! " + l.text
}

// compare says how each figure has changed since the last release. It fails where the program takes too much of a disk.
func compare(last, now figures) ([]line, error) {
	var lines []line
	for _, f := range []struct {
		name, unit string
		was, is    float64
		size       float64
	}{
		{"Alumnibook.exe", "MB", last.Program, now.Program, 1e6},
		{"installer", "MB", last.Installer, now.Installer, 1e6},
		{"installed", "MB", last.Installed, now.Installed, 1e6},
		{"start", "bare windows", last.Start, now.Start, 1},
		{"memory", "bare windows", last.Memory, now.Memory, 1},
	} {
		if f.is == 0 {
			continue
		}
		if f.was == 0 {
			lines = append(lines, line{text: fmt.Sprintf("%s: %.2f %s, not known of %s", f.name, f.is/f.size, f.unit, last.Version)})
			continue
		}
		lines = append(lines, line{
			fmt.Sprintf("%s: %.2f %s, %+.1f %% since %s (%.2f)", f.name, f.is/f.size, f.unit, (f.is/f.was-1)*100, last.Version, f.was/f.size),
			f.is > f.was*growth,
		})
	}
	if now.Installed > most {
		return lines, fmt.Errorf("it takes %.1f MB of a disk, at most %.0f", now.Installed/1e6, most/1e6)
	}
	return lines, nil
}
