// Command notes prints what CHANGELOG.md says of a release, and fails where the program has another version:
//
//	go run ./scripts/notes v1.4.0
package main

import (
	"fmt"
	"os"
	"regexp"
	"strings"
)

func main() {
	if err := say(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "notes:", err)
		os.Exit(1)
	}
}

func say(args []string) error {
	if len(args) != 1 {
		return fmt.Errorf("usage: go run ./scripts/notes TAG")
	}
	metadata, err := os.ReadFile("FyneApp.toml")
	if err != nil {
		return err
	}
	changelog, err := os.ReadFile("CHANGELOG.md")
	if err != nil {
		return err
	}
	version, err := versionOf(args[0], string(metadata))
	if err != nil {
		return err
	}
	notes, err := notesOf(version, string(changelog))
	if err != nil {
		return err
	}
	_, err = fmt.Println(notes)
	return err
}

var versionLine = regexp.MustCompile(`(?m)^Version *= *"([^"]*)"`)

// versionOf is the version that a tag names, which has to be the program's own.
func versionOf(tag, metadata string) (string, error) {
	own := versionLine.FindStringSubmatch(metadata)
	if own == nil {
		return "", fmt.Errorf("FyneApp.toml names no version")
	}
	if tag != "v"+own[1] {
		return "", fmt.Errorf("the tag is %s, but FyneApp.toml says %s", tag, own[1])
	}
	return own[1], nil
}

// heading begins the part of a version: "## [1.4.0] - 2027-03-01".
var heading = regexp.MustCompile(`^## \[([^\]]+)\](?: - \d{4}-\d{2}-\d{2})?$`)

// notesOf cuts what a changelog in the form of keepachangelog.com says of a version. The lines of a point are joined,
// because a release page shows each line as it is.
func notesOf(version, changelog string) (string, error) {
	var lines []string
	found := false
	for line := range strings.Lines(changelog) {
		line = strings.TrimRight(line, " \r\n")
		switch {
		case strings.HasPrefix(line, "## "):
			h := heading.FindStringSubmatch(line)
			if h == nil {
				return "", fmt.Errorf("no heading of a version: %q", line)
			}
			found = h[1] == version
		case !found:
		case strings.HasPrefix(line, "  ") && len(lines) > 0:
			lines[len(lines)-1] += " " + strings.TrimSpace(line)
		default:
			lines = append(lines, line)
		}
	}
	notes := strings.TrimSpace(strings.Join(lines, "\n"))
	if notes == "" {
		return "", fmt.Errorf("CHANGELOG.md says nothing of %s", version)
	}
	return notes, nil
}
