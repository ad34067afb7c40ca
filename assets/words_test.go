package assets

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

var placeholder = regexp.MustCompile(`\{[a-z_]+\}`)

func placeholders(s string) []string {
	list := placeholder.FindAllString(s, -1)
	slices.Sort(list)
	return slices.Compact(list)
}

func TestEveryKeyIsSaidInEveryLanguage(t *testing.T) {
	d, err := readWords()
	if err != nil {
		t.Fatal(err)
	}
	for key, said := range d {
		english := said["en"]
		for _, lang := range Languages {
			p, ok := said[lang]
			if !ok || strings.TrimSpace(p.Other) == "" {
				t.Errorf("%s has no words in %s", key, lang)
				continue
			}
			if (p.One == "") != (english.One == "") {
				t.Errorf("%s: plural forms differ between en and %s", key, lang)
			}
			if got, want := placeholders(p.Other), placeholders(english.Other); !slices.Equal(got, want) {
				t.Errorf("%s in %s has the placeholders %v, in English %v", key, lang, got, want)
			}
			for _, name := range placeholders(p.One) {
				if name != "{n}" && !slices.Contains(placeholders(p.Other), name) {
					t.Errorf("%s in %s: the singular has %s, the plural has not", key, lang, name)
				}
			}
			if p.Other != strings.TrimSpace(p.Other) {
				t.Errorf("%s in %s has space around it", key, lang)
			}
		}
		if len(said) != len(Languages) {
			t.Errorf("%s is said in %d languages, want %d", key, len(said), len(Languages))
		}
	}
}

// literals are the texts in the program's Go files: those that T and N are called with, and all.
func literals(t *testing.T) (said, all map[string]string) {
	t.Helper()
	said, all = map[string]string{}, map[string]string{}
	root := ".."
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CallExpr:
				if s, ok := n.Fun.(*ast.SelectorExpr); ok && len(n.Args) > 0 && (s.Sel.Name == "T" || s.Sel.Name == "N") {
					if key := text(n.Args[0]); key != "" {
						said[key] = path
					}
				}
			case *ast.KeyValueExpr:
				if k, ok := n.Key.(*ast.Ident); ok && k.Name == "Words" && text(n.Value) != "" {
					said[text(n.Value)] = path
				}
			case *ast.BasicLit:
				if s := text(n); s != "" {
					all[s] = path
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return said, all
}

func text(e ast.Expr) string {
	lit, ok := e.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return ""
	}
	s, _ := strconv.Unquote(lit.Value)
	return s
}

func TestEveryKeyThatIsSaidHasWords(t *testing.T) {
	said, _ := literals(t)
	if len(said) < 50 {
		t.Fatalf("only %d keys were found in the program", len(said))
	}
	w := Words("en")
	for key, path := range said {
		if !w.Has(key) {
			t.Errorf("%s says %q, which has no words", path, key)
		}
	}
}

func TestEveryKeyIsSaidSomewhere(t *testing.T) {
	_, all := literals(t)
	var beginnings []string
	for s := range all {
		if strings.Contains(s, ".") && (strings.HasSuffix(s, ".") || strings.HasSuffix(s, "_")) {
			beginnings = append(beginnings, s)
		}
	}
	for _, key := range Keys() {
		if _, ok := all[key]; ok {
			continue
		}
		if !slices.ContainsFunc(beginnings, func(b string) bool { return strings.HasPrefix(key, b) }) {
			t.Errorf("nothing says %q", key)
		}
	}
}
