package ui

import (
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"alumnibook/assets"
	"alumnibook/model"
	"alumnibook/model/backup"
	"alumnibook/model/book"
)

// codesOfTheModel finds every code that is defined below model/, by where it stands.
func codesOfTheModel(t *testing.T) map[model.Code]string {
	t.Helper()
	codes := map[model.Code]string{}
	err := filepath.WalkDir(filepath.Join("..", "model"), func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(f, func(n ast.Node) bool {
			if v, ok := n.(*ast.ValueSpec); ok && isCode(v.Type) {
				for _, value := range v.Values {
					text, err := strconv.Unquote(value.(*ast.BasicLit).Value)
					if err != nil {
						t.Error(path, err)
					}
					codes[model.Code(text)] = path
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return codes
}

// isCode tells whether a constant is said to be a Code.
func isCode(e ast.Expr) bool {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name == "Code"
	case *ast.SelectorExpr:
		return e.Sel.Name == "Code"
	}
	return false
}

func TestEveryCodeHasASentence(t *testing.T) {
	codes := codesOfTheModel(t)
	for _, known := range []model.Code{model.CodeInternal, book.CodeDisk, book.CodeSynced, book.CodeWrongPassword, backup.CodeDamaged} {
		if codes[known] == "" {
			t.Errorf("%s is not found in the source", known)
		}
	}
	for _, lang := range assets.Languages {
		w, said := assets.Words(lang), map[string]model.Code{}
		for code, where := range codes {
			if !w.Has("error." + string(code)) {
				t.Errorf("%s: %s of %s has no sentence", lang, code, where)
				continue
			}
			e := model.E(code, "staff.xlsx", errors.New("cause"))
			if code == model.CodeInvalid { // its name is a rule
				e.Name = ""
			}
			s := Sentence(w, e)
			if other, twice := said[s]; twice {
				t.Errorf("%s: %s and %s are told in the same words", lang, code, other)
			}
			said[s] = code
			if strings.ContainsAny(s, "{}") || strings.Contains(s, "cause") {
				t.Errorf("%s: %s is told as %q", lang, code, s)
			}
		}
	}
}

func TestDamagedBackupIsNotTakenForAList(t *testing.T) {
	for _, lang := range assets.Languages {
		s := Sentence(assets.Words(lang), model.E(backup.CodeDamaged, "Firm 2026-05-06.alumni", nil))
		if strings.Contains(s, "Excel") || !strings.Contains(s, "Firm 2026-05-06.alumni") {
			t.Errorf("%s: %q", lang, s)
		}
	}
}

func TestSentenceNamesTheThing(t *testing.T) {
	w := assets.Words("de")
	if got := Sentence(w, model.E(model.CodeFileEmpty, "Liste.xlsx", nil)); got != "Liste.xlsx ist leer." {
		t.Errorf("got %q", got)
	}
	if got := Sentence(w, model.E(model.CodeFileEmpty, "", nil)); got != "Die Datei ist leer." {
		t.Errorf("got %q", got)
	}
	if got := Sentence(w, model.Invalid("birthday", "date")); got != "Das ist kein Datum. Schreiben Sie es so: 31.12.2019." {
		t.Errorf("got %q", got)
	}
	if got := Sentence(w, errors.New("bare")); got != w.T("error.internal") {
		t.Errorf("an error without a code is told as %q", got)
	}
}

func TestLinksThatMayBeOpened(t *testing.T) {
	for text, want := range map[string]string{
		"www.example.org/a":       "https://www.example.org/a",
		"https://example.org":     "https://example.org",
		"mailto:soren@example.se": "mailto:soren@example.se",
		"tel:+46 (70) 123-45 67":  "tel:+46701234567",
	} {
		u, ok := checkedURL(text)
		if !ok || u.String() != want {
			t.Errorf("%q opens %v (%v), want %s", text, u, ok, want)
		}
	}
	for _, text := range []string{
		"", "file:///etc/passwd", "javascript:alert(1)", "ms-settings:x", "tel:$(rm)", "tel:", "https://a\nb", `https://a"b`, "mailto:nobody", "C:\\x.exe", "https:///x",
	} {
		if u, ok := checkedURL(text); ok {
			t.Errorf("%q may be opened as %v", text, u)
		}
	}
}

// fromElsewhere is an error of the process that makes backups.
type fromElsewhere struct{ error }

func (fromElsewhere) Causes() string { return "PathError sync < the disk is away" }

func TestLogHoldsNoTextOfErrors(t *testing.T) {
	dir := t.TempDir()
	end, err := StartLog(dir)
	if err != nil {
		t.Fatal(err)
	}
	secret := &fs.PathError{Op: "open", Path: "/home/ebba/Sørensen.xlsx", Err: syscall.ENOSPC}
	logError(model.E(model.CodeDiskFull, "Sørensen.xlsx", secret))
	logError(errors.New("row of Søren Sørensen is wrong"))
	logError(model.E(model.CodeNoAccess, "Sørensen.alumni", fromElsewhere{errors.New("/home/ebba/Sørensen.alumni")}))
	end()
	b, err := os.ReadFile(filepath.Join(dir, logName))
	if err != nil {
		t.Fatal(err)
	}
	said := string(b)
	if strings.Contains(said, "rensen") {
		t.Errorf("the log says %s", said)
	}
	for _, want := range []string{"disk_full", "PathError open", syscall.ENOSPC.Error(), "internal", "no_access", "PathError sync < the disk is away"} {
		if !strings.Contains(said, want) {
			t.Errorf("the log does not say %q: %s", want, said)
		}
	}
}

func TestLogBeginsAnew(t *testing.T) {
	r := &rotating{path: filepath.Join(t.TempDir(), "x.log")}
	line := []byte(strings.Repeat("x", logSize/2))
	for range 12 {
		if _, err := r.Write(line); err != nil {
			t.Fatal(err)
		}
	}
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	files, err := os.ReadDir(filepath.Dir(r.path))
	if err != nil || len(files) != 1+logKept {
		t.Errorf("%d files, want %d (%v)", len(files), 1+logKept, err)
	}
}

func TestNamesGetTheirEnding(t *testing.T) {
	for path, want := range map[string]string{"/a/Firm": "/a/Firm.alumni", "/a/Firm.ALUMNI": "/a/Firm.ALUMNI", "/a/Dr. X": "/a/Dr. X.alumni", "": ""} {
		if got := withExtension(path, bookExt); got != want {
			t.Errorf("%q becomes %q, want %q", path, got, want)
		}
	}
}
