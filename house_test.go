package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "alumnibook"

// source is one Go file of the program, tests left out.
type source struct {
	path, folder string
	file         *ast.File
	set          *token.FileSet
	imports      []string
}

func sources(t *testing.T) []source {
	t.Helper()
	var all []source
	err := filepath.WalkDir(".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(p, ".go") || strings.HasSuffix(p, "_test.go") {
			return err
		}
		set := token.NewFileSet()
		f, err := parser.ParseFile(set, p, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		s := source{path: p, folder: filepath.ToSlash(filepath.Dir(p)), file: f, set: set}
		for _, i := range f.Imports {
			name, _ := strconv.Unquote(i.Path.Value)
			s.imports = append(s.imports, name)
		}
		all = append(all, s)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 30 {
		t.Fatalf("only %d files were found", len(all))
	}
	return all
}

// within tells whether a folder is another one or lies in it.
func within(folder, of string) bool { return folder == of || strings.HasPrefix(folder, of+"/") }

// ours is the folder of a package of the program, "" for any other.
func ours(name string) (string, bool) {
	if name == module {
		return ".", true
	}
	return strings.CutPrefix(name, module+"/")
}

// mayUse are the rooms that each room may lean on, besides rooms of its own. A room that is not here may use all
// that lies below the window.
var mayUse = []struct {
	room string
	use  []string
}{
	{"assets", []string{}},
	{"model/exchange/handover", []string{"model", "model/book", "model/consent", "model/exchange"}}, // the gate and the file together
	{"model/exchange/eventfiles", []string{"model", "model/book", "model/consent", "model/guests", "model/exchange"}},
	{"model/exchange", []string{"model", "model/consent"}},
	{"model/manual", []string{"model", "assets", "model/exchange"}},
	{"model/mailing", []string{"model", "model/book", "model/consent", "model/exchange"}}, // the gate and the mails together
	{"model/backup", []string{"model", "model/book", "model/exchange"}},
	{"model/rights", []string{"model", "model/book", "model/consent", "model/exchange"}},
	{"model/guestsheet", []string{"model", "model/book", "model/exchange", "model/importer"}},
	{"model/guests", []string{"model"}},
	{"model/consent", []string{"model"}},
	{"model/cadence", []string{"model"}},
	{"model/book", []string{"model", "model/consent", "model/cadence", "model/guests"}},
	{"model/duplicates", []string{"model", "model/book"}},
	{"model/importer", []string{"model", "model/book", "model/exchange", "model/consent"}},
	{"model/practice", []string{"model", "model/book", "model/guests", "model/mailing", "assets"}},
	{"model", []string{}},
	{"ui/look", []string{"assets"}},
	{"ui/widgets", []string{"ui/look"}},
	{"ui/run", []string{"model"}},
	{"ui/prefs", []string{"model"}},
	{"ui/command", []string{"assets"}},
	{"ui/tell", []string{"assets", "model"}},
	{"ui/page", []string{"assets", "model", "ui/command", "ui/prefs", "ui/run"}},
	{"ui/wholist", []string{"model", "ui/page", "ui/run", "ui/widgets"}},
	{"ui/cli", []string{"assets", "model", "ui/tell"}},
}

// rooms that stand for all that lies in them.
var whole = []string{"model", "assets", "model/exchange"}

func allowed(use []string, target string) bool {
	return slices.ContainsFunc(use, func(u string) bool {
		return target == u || slices.Contains(whole, u) && u != "model" && within(target, u)
	})
}

func TestArrowsRunDown(t *testing.T) {
	for _, s := range sources(t) {
		for _, rule := range mayUse {
			if !within(s.folder, rule.room) {
				continue
			}
			use := rule.use
			if within(rule.room, "ui") && slices.Contains(use, "model") { // the window may ask all of the model
				use = append(slices.Clone(use), "model/book", "model/consent", "model/importer", "model/exchange", "model/practice", "model/duplicates", "model/cadence", "model/guests", "model/guestsheet", "model/mailing", "model/backup", "model/rights", "model/machine", "model/manual")
			}
			for _, name := range s.imports {
				target, own := ours(name)
				if own && !within(target, rule.room) && !allowed(use, target) {
					t.Errorf("%s: %s must not use %s", s.path, rule.room, target)
				}
			}
			break
		}
	}
}

func TestNoWindowBelowTheWindow(t *testing.T) {
	for _, s := range sources(t) {
		for _, name := range s.imports {
			_, isUI := ours(name)
			switch {
			case strings.HasPrefix(name, "fyne.io/") && !within(s.folder, "ui"):
				t.Errorf("%s uses the window's toolkit", s.path)
			case strings.HasPrefix(name, "fyne.io/") && within(s.folder, "ui/cli"):
				t.Errorf("%s: the terminal needs no window", s.path)
			case (strings.HasPrefix(name, "gorm.io/") || strings.Contains(name, "sqlite")) && within(s.folder, "ui"):
				t.Errorf("%s uses the database behind the book's back", s.path)
			case isUI && within(strings.TrimPrefix(name, module+"/"), "ui") && (within(s.folder, "model") || within(s.folder, "assets")):
				t.Errorf("%s leans on the window", s.path)
			}
		}
	}
}

// rooms of ui that are no pages: what pages are built from, and what they meet in.
var shared = []string{"ui", "ui/look", "ui/widgets", "ui/run", "ui/command", "ui/page", "ui/prefs", "ui/tell", "ui/dates", "ui/ledger", "ui/draft", "ui/papers", "ui/mailing", "ui/promise", "ui/wholist", "ui/uitest", "ui/cli"}

func TestNoPageKnowsAnother(t *testing.T) {
	isPage := func(folder string) bool {
		return within(folder, "ui") && !slices.ContainsFunc(shared, func(s string) bool {
			return folder == s || s != "ui" && within(folder, s)
		})
	}
	room := func(folder string) string { return path.Join("ui", strings.Split(folder, "/")[1]) }
	for _, s := range sources(t) {
		for _, name := range s.imports {
			target, own := ours(name)
			if own && isPage(s.folder) && (target == "ui" || isPage(target) && room(target) != room(s.folder)) {
				t.Errorf("%s uses %s", s.path, target)
			}
			if own && isPage(target) && s.folder != "ui" && s.folder != "." && !isPage(s.folder) {
				t.Errorf("%s uses the page %s", s.path, target)
			}
		}
	}
}

func TestOnlyTheRunnerStartsGoroutines(t *testing.T) {
	for _, s := range sources(t) {
		if !within(s.folder, "ui") || within(s.folder, "ui/run") || within(s.folder, "ui/cli") {
			continue
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			if g, ok := n.(*ast.GoStmt); ok {
				t.Errorf("%v starts a goroutine", s.set.Position(g.Pos()))
			}
			return true
		})
	}
}

func TestNothingGoesAroundTheOneDoor(t *testing.T) {
	banned := map[string]string{"AutoMigrate": "", "Migrator": "", "Save": "db"}
	for _, s := range sources(t) {
		ast.Inspect(s.file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			sel, ok := call.Fun.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			on, found := banned[sel.Sel.Name]
			if !found {
				return true
			}
			if x, ok := sel.X.(*ast.Ident); on == "" || ok && (x.Name == on || x.Name == "gdb") && within(s.folder, "model/book") {
				t.Errorf("%v calls %s", s.set.Position(call.Pos()), sel.Sel.Name)
			}
			return true
		})
	}
}

func TestFilesStayReadable(t *testing.T) {
	for _, s := range sources(t) {
		if n := s.set.File(s.file.Pos()).LineCount(); n > 500 {
			t.Errorf("%s has %d lines", s.path, n)
		}
	}
}
