// Package manual reads the manual: its pages as blocks to be shown, searched and printed. The labels of buttons and pages
// are taken from the words of the program, so that the manual says what stands on the screen.
package manual

import (
	"fmt"
	"io/fs"
	"path"
	"strings"

	"alumnibook/assets"
	files "alumnibook/assets/manual"
)

// Page is one chapter.
type Page struct {
	Number int
	Name   string // in links and routes: "find"
	Title  string
	Blocks []Block
}

// Kind says what a block is.
type Kind int

// The kinds of blocks.
const (
	Paragraph Kind = iota
	Heading
	Bullets
	Steps
	Picture
	Table // of all shortcuts
)

// Block is a piece of a page.
type Block struct {
	Kind  Kind
	Spans []Span   // of a paragraph, a heading; the caption of a picture
	Items [][]Span // of a list
	Image []byte   // PNG
}

// Span is a stretch of text in one style.
type Span struct {
	Text string
	Bold bool
	To   string // the name of the page that it leads to, "" for none
}

// Shortcut is a command with its keys, as the window's table of commands has it.
type Shortcut struct {
	ID, Menu, Name, Keys string
}

// Read gives the pages of a language in their order; one that the manual does not speak is answered in English.
func Read(lang string, shortcuts []Shortcut) ([]Page, error) {
	words := assets.Words(lang)
	folder := words.Language()
	list, err := fs.Glob(files.Files, folder+"/*.md")
	if err != nil {
		return nil, err
	}
	pages := make([]Page, 0, len(list))
	for i, file := range list {
		text, err := files.Files.ReadFile(file)
		if err != nil {
			return nil, err
		}
		said, err := speak(string(text), words, shortcuts)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		p, err := parse([]byte(said), folder)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		p.Number, p.Name = i+1, nameOf(file)
		pages = append(pages, p)
	}
	return pages, nil
}

// nameOf is the page's name in "en/02-find.md".
func nameOf(file string) string {
	_, name, _ := strings.Cut(strings.TrimSuffix(path.Base(file), path.Ext(file)), "-")
	return name
}

// Find is the page of a name, the first one where there is none.
func Find(pages []Page, name string) *Page {
	for i := range pages {
		if pages[i].Name == name {
			return &pages[i]
		}
	}
	return &pages[0]
}

// Menus are the shortcuts in their groups, in the order in which they came.
func Menus(shortcuts []Shortcut) [][]Shortcut {
	var groups [][]Shortcut
	at := map[string]int{}
	for _, s := range shortcuts {
		if _, ok := at[s.Menu]; !ok {
			at[s.Menu] = len(groups)
			groups = append(groups, nil)
		}
		groups[at[s.Menu]] = append(groups[at[s.Menu]], s)
	}
	return groups
}
