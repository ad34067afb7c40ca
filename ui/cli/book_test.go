package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

func TestMissingBookIsNotMade(t *testing.T) {
	folder := t.TempDir()
	book := filepath.Join(folder, "none.alumni")
	for _, args := range [][]string{
		{"people"}, {"export", filepath.Join(folder, "out.vcf")}, {"export", filepath.Join(folder, "out.xlsx")}, {"undo"}, {"changes"}, {"check"},
	} {
		r := do(t, append(args, "--book", book)...)
		if r.exit != ExitFailed || !strings.Contains(r.err, "none.alumni") || r.out != "" {
			t.Errorf("%v: exit %d, out %q, err %q", args, r.exit, r.out, r.err)
		}
	}
	if left := files(t, folder); len(left) != 0 {
		t.Errorf("the folder holds %v", left)
	}
}

func TestPracticeNeverOverwrites(t *testing.T) {
	book := practiceBook(t, "30")
	before := fingerprint(t, book)
	if r := do(t, "practice", "--book", book); r.exit != ExitFailed || r.err == "" {
		t.Errorf("exit %d, %q", r.exit, r.err)
	}
	if fingerprint(t, book) != before {
		t.Error("the book was touched")
	}
	other := filepath.Join(t.TempDir(), "notes.txt")
	if err := os.WriteFile(other, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	if r := do(t, "practice", "--book", other); r.exit != ExitFailed {
		t.Errorf("exit %d", r.exit)
	}
	if b, _ := os.ReadFile(other); string(b) != "mine" {
		t.Errorf("the file holds %q", b)
	}
}

func TestPracticeIsAlwaysTheSame(t *testing.T) {
	a := do(t, "people", "--book", practiceBook(t, "120"), "--json")
	b := do(t, "people", "--book", practiceBook(t, "120"), "--json")
	if a.out == "" || a.out != b.out {
		t.Error("two practice books differ")
	}
}

func TestPeople(t *testing.T) {
	book := practiceBook(t, "40")
	if n := len(peopleOf(t, book)); n != 40 {
		t.Errorf("%d people", n)
	}
	if n := len(peopleOf(t, book, "--limit", "7")); n != 7 {
		t.Errorf("%d people, want 7", n)
	}
	if n := len(peopleOf(t, book, "--search", "nobody-is-called-this")); n != 0 {
		t.Errorf("%d people, want none", n)
	}
	for _, p := range peopleOf(t, book) {
		for _, list := range []string{"emails", "phones", "addresses", "links", "employments", "jobs", "tags", "skills", "notes"} {
			if _, ok := p[list].([]any); !ok {
				t.Errorf("%s is %v", list, p[list])
			}
		}
		if _, ok := p["own_fields"].(anyMap); !ok || p["id"] == "" || p["status"] == "" {
			t.Errorf("%v", p)
		}
	}
	text := do(t, "people", "--book", book, "--search", "sorensen")
	if text.exit != ExitDone || !strings.Contains(text.out, "Sørensen, Søren") || !strings.Contains(text.err, "1 Person") {
		t.Errorf("%q %q", text.out, text.err)
	}
}

func TestCheck(t *testing.T) {
	book := practiceBook(t, "25")
	var r struct {
		OK       bool
		People   int
		Problems []string
	}
	must(t, ExitDone, &r, "check", "--book", book)
	if !r.OK || r.People != 25 || r.Problems == nil {
		t.Errorf("%+v", r)
	}
	b, err := os.ReadFile(book)
	if err != nil {
		t.Fatal(err)
	}
	for i := len(b) / 3; i < len(b)/2; i++ { // overwrite whole pages in the middle
		b[i] = 0xA5
	}
	if err := os.WriteFile(book, b, 0o600); err != nil {
		t.Fatal(err)
	}
	if r := do(t, "check", "--book", book); r.exit != ExitFailed || r.err == "" {
		t.Errorf("a damaged book: exit %d, %q", r.exit, r.err)
	}
	other := filepath.Join(t.TempDir(), "x.alumni")
	if err := os.WriteFile(other, []byte(strings.Repeat("no book at all ", 100)), 0o600); err != nil {
		t.Fatal(err)
	}
	if r := do(t, "check", "--book", other); r.exit != ExitFailed || !strings.Contains(r.err, "x.alumni") {
		t.Errorf("something else: exit %d, %q", r.exit, r.err)
	}
}

func TestExportLeavesOutWhomTheGateKeepsBack(t *testing.T) {
	book := practiceBook(t, "120")
	blocked := 0
	for _, p := range peopleOf(t, book) {
		if p["status"] == "no_contact" || p["status"] == "deceased" {
			blocked++
		}
	}
	if blocked == 0 {
		t.Fatal("the practice book has nobody to keep back")
	}
	for _, profile := range []string{"phone", "outlook"} {
		out := filepath.Join(t.TempDir(), "people.vcf")
		var r struct {
			File    string
			Written int
			LeftOut []leftOut `json:"left_out"`
		}
		must(t, ExitDone, &r, "export", "--book", book, "--for", profile, out)
		kept := 0
		for _, l := range r.LeftOut {
			kept += l.Count
		}
		text, _ := os.ReadFile(out)
		if r.Written != 120-blocked || kept != blocked || strings.Count(string(text), "BEGIN:VCARD") != r.Written {
			t.Errorf("%s: %+v, %d kept back, %d cards", profile, r, blocked, strings.Count(string(text), "BEGIN:VCARD"))
		}
	}
	out := filepath.Join(t.TempDir(), "people.vcf")
	if r := do(t, "export", "--book", book, out); !strings.Contains(r.err, "wünscht keinen Kontakt") || !strings.Contains(r.out, fmt.Sprint(120-blocked)) {
		t.Errorf("out %q, err %q", r.out, r.err)
	}
	if r := do(t, "export", "--book", book, filepath.Join(t.TempDir(), "missing", "people.vcf")); r.exit != ExitFailed || r.err == "" {
		t.Errorf("a folder that is not there: %d %q", r.exit, r.err)
	}
}

func TestExportedWorkbookComesBackUnchanged(t *testing.T) {
	for lang, people := range map[string]int{"de_DE": 376, "en_GB": 90, "da_DK": 90, "sv_SE": 90} {
		book := bookPath(t)
		if r := speak(t, lang, "practice", "--book", book, "--people", strconv.Itoa(people)); r.exit != ExitDone {
			t.Fatal(r.err)
		}
		before := do(t, "people", "--book", book, "--json").out
		out := filepath.Join(t.TempDir(), "people.xlsx")
		if r := speak(t, lang, "export", "--book", book, out); r.exit != ExitDone {
			t.Fatalf("%s: %s", lang, r.err)
		}
		var r report
		must(t, ExitDone, &r, "import", "--book", book, out)
		f := r.Files[0]
		if f.Rows != people || f.Unchanged != people || r.Change != nil {
			t.Errorf("%s: %d rows, %d unchanged, %d changed, %d created, %d joined; change %v", lang, f.Rows, f.Unchanged, f.Changed, f.Created, f.Joined, r.Change)
		}
		for _, c := range f.LeftOutCols {
			t.Errorf("%s: the column %q is not understood (%s)", lang, c.Heading, c.Why)
		}
		if after := do(t, "people", "--book", book, "--json").out; after != before {
			t.Errorf("%s: the people changed", lang)
		}
	}
}
