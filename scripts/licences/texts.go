package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"alumnibook/assets/licences"
)

// isText is what files are called that say how something may be used.
var isText = regexp.MustCompile(`(?i)^((un)?licen[sc]es?|copying|copyright|patents|notice|ofl)([-_.].*)?$|-licen[sc]e(\.(md|txt))?$`)

// passedOver are texts about what is not part of the program.
var passedOver = map[string]string{"modernc.org/memory/LICENSE-LOGO": "a picture in its description"}

// collect finds the licences of the program in a folder, the first one, and of all that it is built from.
func collect(folder string) ([]licences.Module, error) {
	modules, err := modulesOf(folder)
	if err != nil {
		return nil, err
	}
	language, err := languageIn()
	if err != nil {
		return nil, err
	}
	var list []licences.Module
	for _, m := range append([]module{{path: "Alumnibook", dir: folder}, language}, modules...) {
		found, err := m.licence()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", m.path, err)
		}
		list = append(list, found)
	}
	return list, nil
}

// licence reads the texts of a module and names them.
func (m module) licence() (licences.Module, error) {
	found := licences.Module{Path: m.path, Version: m.version}
	paths, err := m.texts(m.dir, m.used[m.dir])
	if err != nil {
		return found, err
	}
	for _, p := range paths {
		b, err := os.ReadFile(p)
		if err != nil {
			return found, err
		}
		name, text := filepath.ToSlash(strings.TrimPrefix(p, m.dir+string(filepath.Separator))), plain(string(b))
		if passedOver[m.path+"/"+name] != "" {
			continue
		}
		names := recognise(text)
		if len(names) == 0 && !isAddition(name) {
			return found, fmt.Errorf("%s is no licence that is known", p)
		}
		found.Files = append(found.Files, licences.File{Name: name, Text: text})
		found.Names = append(found.Names, names...)
	}
	if len(found.Names) == 0 {
		return found, fmt.Errorf("no licence in %s", m.dir)
	}
	slices.Sort(found.Names)
	found.Names = slices.Compact(found.Names)
	return found, nil
}

// texts finds the files about a folder and about what lies in it and belongs to the program: packages that are used,
// and folders of theirs that are no packages, as those of fonts and C sources. Those nearest to the top come first.
func (m module) texts(folder string, isUsed bool) ([]string, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, err
	}
	var here, below []string
	for _, e := range entries {
		p := filepath.Join(folder, e.Name())
		if !e.IsDir() {
			if isText.MatchString(e.Name()) && filepath.Ext(p) != ".go" {
				here = append(here, p)
			}
			continue
		}
		belongs := m.used[p] || isUsed && isBare(p)
		if !belongs && !m.leadsToUsed(p) || e.Name() == "testdata" || strings.HasPrefix(e.Name(), ".") {
			continue
		}
		more, err := m.texts(p, belongs)
		if err != nil {
			return nil, err
		}
		below = append(below, more...)
	}
	slices.SortStableFunc(here, func(a, b string) int { return len(a) - len(b) }) // LICENSE before LICENSE-OF-A-PART
	return append(here, below...), nil
}

// isBare tells that a folder is no package.
func isBare(folder string) bool {
	sources, err := filepath.Glob(filepath.Join(folder, "*.go"))
	return err == nil && len(sources) == 0
}

func (m module) leadsToUsed(folder string) bool {
	for used := range m.used {
		if strings.HasPrefix(used, folder+string(filepath.Separator)) {
			return true
		}
	}
	return false
}

// plain is a text with the line ends of this project.
func plain(text string) string {
	return strings.TrimSpace(strings.ReplaceAll(strings.TrimPrefix(text, "\ufeff"), "\r\n", "\n")) + "\n"
}
