// Package licences holds the licence of everything that the program is built from: each module for any system, the
// language itself, and the fonts and C sources that come with them. scripts/licences makes the list.
package licences

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"encoding/json"
	"strings"
	"sync"
)

//go:embed list.json.gz
var packed []byte

// Module is one thing that the program is built from.
type Module struct {
	Path    string   `json:"path"`
	Version string   `json:"version,omitempty"` // "" for the program itself, and for the language, which is as new as whoever builds has it
	Names   []string `json:"names"`             // of its licences: "MIT", "BSD-3-Clause"
	Files   []File   `json:"files"`             // the main one first
}

// File is one text that comes with a module.
type File struct {
	Name string `json:"name"` // its path in the module
	Text string `json:"text"`
}

// Licence names the module's licences as one reads them: "MIT, OFL-1.1".
func (m Module) Licence() string { return strings.Join(m.Names, ", ") }

// Text is all that comes with the module, each file under its name where there are several.
func (m Module) Text() string {
	var b strings.Builder
	for i, f := range m.Files {
		if i > 0 {
			b.WriteString("\n\n\n")
		}
		if len(m.Files) > 1 {
			b.WriteString(f.Name + "\n\n")
		}
		b.WriteString(f.Text)
	}
	return b.String()
}

// All lists the program itself, the language, and then the modules by their path. The list is part of the program: one that can't be read is a broken build.
var All = sync.OnceValue(func() []Module {
	list, err := Unpack(packed)
	if err != nil {
		panic(err)
	}
	return list
})

// Pack writes a list as it is embedded.
func Pack(list []Module) ([]byte, error) {
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if err := json.NewEncoder(z).Encode(list); err != nil {
		return nil, err
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// Unpack reads what Pack wrote.
func Unpack(b []byte) ([]Module, error) {
	z, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		return nil, err
	}
	var list []Module
	return list, json.NewDecoder(z).Decode(&list)
}
