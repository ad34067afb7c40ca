package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"slices"
	"strings"
)

// systems are those that the program is built for.
var systems = [][2]string{{"linux", "amd64"}, {"windows", "amd64"}, {"darwin", "arm64"}, {"darwin", "amd64"}}

// module is a module as the go command names it, with the folders of its packages that the program uses.
type module struct {
	path, version, dir string
	used               map[string]bool
}

// listed is what the go command says of a package.
type listed struct {
	Dir    string
	Module *struct {
		Path, Version, Dir string
		Main               bool
		Replace            *struct{ Path, Version, Dir string }
	}
}

// modulesOf finds all modules that the program in a folder is built from, on any system.
func modulesOf(folder string) ([]module, error) {
	all := map[string]module{}
	for _, system := range systems {
		cmd := exec.Command("go", "list", "-deps", "-json=Dir,Module", "-tags", "migrated_fynedo", ".")
		cmd.Dir, cmd.Stderr = folder, os.Stderr
		cmd.Env = append(os.Environ(), "GOOS="+system[0], "GOARCH="+system[1], "CGO_ENABLED=1")
		out, err := cmd.StdoutPipe()
		if err != nil {
			return nil, err
		}
		if err := cmd.Start(); err != nil {
			return nil, err
		}
		if err := errors.Join(add(all, out), cmd.Wait()); err != nil {
			return nil, fmt.Errorf("go list for %s: %w", system[0], err)
		}
	}
	return slices.SortedFunc(maps.Values(all), func(a, b module) int { return strings.Compare(a.path, b.path) }), nil
}

// add reads what the go command says of packages.
func add(all map[string]module, r io.Reader) error {
	for d := json.NewDecoder(r); ; {
		var p listed
		switch err := d.Decode(&p); {
		case err == io.EOF:
			return nil
		case err != nil:
			return err
		case p.Module == nil || p.Module.Main:
			continue
		}
		m := module{path: p.Module.Path, version: p.Module.Version, dir: p.Module.Dir}
		if r := p.Module.Replace; r != nil {
			m.path, m.version, m.dir = r.Path, r.Version, r.Dir
		}
		if known, ok := all[m.path]; ok {
			m = known
		} else {
			m.used = map[string]bool{}
			all[m.path] = m
		}
		m.used[p.Dir] = true
	}
}

// languageIn is the language with its libraries, whose licence stands where it is installed.
func languageIn() (module, error) {
	root, err := exec.Command("go", "env", "GOROOT").Output()
	return module{path: "Go", dir: strings.TrimSpace(string(root))}, err
}
