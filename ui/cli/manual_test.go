package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestManualIsWrittenInEveryLanguage(t *testing.T) {
	for _, lang := range []string{"", "de", "DA", "sv"} {
		path := filepath.Join(t.TempDir(), "manual.pdf")
		args := []string{"manual", path, "--json"}
		if lang != "" {
			args = append(args, "--language", lang)
		}
		r := do(t, args...)
		if r.exit != ExitDone || !strings.Contains(r.out, `"pages": 10`) {
			t.Fatalf("%q: exit %d, %s%s", lang, r.exit, r.out, r.err)
		}
		body, err := os.ReadFile(path)
		if err != nil || !bytes.HasPrefix(body, []byte("%PDF-")) || bytes.Count(body, []byte("/Subtype /Image")) < 10 {
			t.Errorf("%q: %v, %d bytes", lang, err, len(body))
		}
	}
}

func TestManualIsRefusedInOtherLanguagesAndForms(t *testing.T) {
	for _, args := range [][]string{{"manual"}, {"manual", "x.pdf", "--language", "fr"}, {"manual", "x.docx"}} {
		if r := do(t, args...); r.exit != ExitUsage || r.err == "" {
			t.Errorf("%v: exit %d, %s", args, r.exit, r.err)
		}
	}
}
