package main

import (
	_ "embed"
	"strings"
)

// metadata is what the system is told of the program; its version stands nowhere else.
//
//go:embed FyneApp.toml
var metadata string

// version is the program's version: "1.4.0".
func version() string {
	for line := range strings.Lines(metadata) {
		name, value, _ := strings.Cut(line, "=")
		if strings.TrimSpace(name) == "Version" {
			return strings.Trim(strings.TrimSpace(value), `"`)
		}
	}
	return ""
}
