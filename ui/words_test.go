package ui

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"alumnibook/assets"
	"alumnibook/model"
)

func TestEveryCodeHasASentence(t *testing.T) {
	codes := []model.Code{
		model.CodeInternal, model.CodeNotFound, model.CodeConflict, model.CodeCancelled, model.CodeNoFile, model.CodeNoAccess, model.CodeDiskFull,
		model.CodeReadOnly, model.CodeExists, model.CodeBookOpen, model.CodeNotABook, model.CodeDamaged, model.CodeNewer, model.CodeGone,
		model.CodeNetwork, model.CodeFileEmpty, model.CodeFileDamaged, model.CodeFileEncrypted, model.CodeFileTooBig, model.CodeFileKind,
		model.CodeFileUnknown, model.CodeNoSheet, model.CodeNoHeading,
	}
	for _, lang := range assets.Languages {
		w, said := assets.Words(lang), map[string]model.Code{}
		for _, code := range codes {
			s := Sentence(w, model.E(code, "staff.xlsx", errors.New("cause")))
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

func TestLogHoldsNoTextOfErrors(t *testing.T) {
	dir := t.TempDir()
	end, err := StartLog(dir)
	if err != nil {
		t.Fatal(err)
	}
	secret := &fs.PathError{Op: "open", Path: "/home/ebba/Sørensen.xlsx", Err: syscall.ENOSPC}
	logError(model.E(model.CodeDiskFull, "Sørensen.xlsx", secret))
	logError(errors.New("row of Søren Sørensen is wrong"))
	end()
	b, err := os.ReadFile(filepath.Join(dir, logName))
	if err != nil {
		t.Fatal(err)
	}
	said := string(b)
	if strings.Contains(said, "rensen") {
		t.Errorf("the log says %s", said)
	}
	for _, want := range []string{"disk_full", "PathError open", syscall.ENOSPC.Error(), "internal"} {
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
