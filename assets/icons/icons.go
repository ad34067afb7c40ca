// Package icons holds the pictures of the program: one 24 × 24 line drawing per
// name, and the program's own mark. The colour of a line is "currentColor", so
// that whoever shows an icon decides on it.
package icons

import (
	"embed"
	"io/fs"
	"sort"
	"strings"
)

//go:embed *.svg app.png
var files embed.FS

// SVG returns the drawing called name ("search", "chevron-down"), or nil if there is none.
func SVG(name string) []byte {
	b, err := files.ReadFile(name + ".svg")
	if err != nil {
		return nil
	}
	return b
}

// PNG returns the program's mark as a picture of 512 × 512 pixels.
func PNG() []byte {
	b, err := files.ReadFile("app.png")
	if err != nil {
		return nil
	}
	return b
}

// Names lists every icon in alphabetical order, without the program's mark.
func Names() []string {
	found, err := fs.Glob(files, "*.svg")
	if err != nil {
		return nil
	}
	names := make([]string, 0, len(found))
	for _, f := range found {
		if name := strings.TrimSuffix(f, ".svg"); name != "app" {
			names = append(names, name)
		}
	}
	sort.Strings(names)
	return names
}
