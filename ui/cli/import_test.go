package cli

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestImportMakesBookAndTakesEveryRow(t *testing.T) {
	book, list := bookPath(t), staff(t)
	var r report
	must(t, ExitDone, &r, "import", "--book", book, list)
	if len(r.Files) != 1 || r.Files[0].Rows != 3 || r.Files[0].Created != 3 || r.Change == nil {
		t.Fatalf("%+v", r)
	}
	people := peopleOf(t, book, "--search", "sorensen malmo")
	if len(people) != 1 {
		t.Fatalf("%d people found", len(people))
	}
	p := people[0]
	stint := p["employments"].([]any)[0].(anyMap)
	if p["given_name"] != "Søren" || stint["to"] != "2019-12-31" || stint["office"] != "Malmö" {
		t.Errorf("%v", p)
	}
	wiebke := peopleOf(t, book, "--search", "wiebke")[0]
	if number := wiebke["phones"].([]any)[0].(anyMap); number["e164"] != "+491713920012" {
		t.Errorf("a number of the system's country: %v", number)
	}
	jurgen := peopleOf(t, book, "--search", "jurgen")[0]
	if to := jurgen["employments"].([]any)[0].(anyMap)["to"]; to != "2018" {
		t.Errorf("left %v", to)
	}
}

func TestSameListAgainChangesNothing(t *testing.T) {
	book, list := bookPath(t), staff(t)
	var first, second report
	must(t, ExitDone, &first, "import", "--book", book, list)
	must(t, ExitDone, &second, "import", "--book", book, list)
	if f := second.Files[0]; f.Unchanged != 3 || f.Created+f.Changed+f.Joined != 0 || second.Change != nil {
		t.Errorf("%+v", f)
	}
	if n := len(peopleOf(t, book)); n != 3 {
		t.Errorf("%d people", n)
	}
}

func TestDryRunWritesNothing(t *testing.T) {
	book, list := bookPath(t), staff(t)
	var r report
	must(t, ExitDone, &r, "import", "--book", book, list, "--dry-run")
	if r.Files[0].Created != 3 || r.Change != nil || !r.DryRun {
		t.Errorf("%+v", r)
	}
	if left := files(t, filepath.Dir(book)); len(left) != 0 {
		t.Errorf("the dry run left %v", left)
	}
	must(t, ExitDone, &r, "import", "--book", book, list)
	more := workbook(t, "more.xlsx", []any{"Nachname", "Vorname", "E-Mail"}, []any{"Berg", "Eva", "eva@example.org"})
	must(t, ExitDone, &r, "import", "--book", book, more, "--dry-run")
	if n := len(peopleOf(t, book)); n != 3 || r.Files[0].Created != 1 {
		t.Errorf("%d people, %+v", n, r)
	}
}

func TestImportCanBeUndone(t *testing.T) {
	book, list := bookPath(t), staff(t)
	var r report
	must(t, ExitDone, &r, "import", "--book", book, list)
	var u struct {
		Change, Undone int64
		Restored       int
		Conflicts      []any
	}
	must(t, ExitDone, &u, "undo", "--book", book)
	if u.Undone != *r.Change || u.Change == 0 || u.Conflicts == nil {
		t.Errorf("%+v", u)
	}
	if n := len(peopleOf(t, book)); n != 0 {
		t.Errorf("%d people are left", n)
	}
	if again := do(t, "undo", "--book", book); again.exit != ExitFailed || again.err == "" {
		t.Errorf("a second undo: %d %q", again.exit, again.err)
	}
	if odd := do(t, "undo", "--book", book, "4711"); odd.exit != ExitFailed || odd.err == "" {
		t.Errorf("a change that is not there: %d %q", odd.exit, odd.err)
	}
	var changes []change
	must(t, ExitDone, &changes, "changes", "--book", book)
	if len(changes) < 2 || changes[0].Undoes == nil || *changes[0].Undoes != *r.Change || changes[1].UndoneBy == nil || changes[1].What == "" {
		t.Errorf("%+v", changes)
	}
}

func TestRowsThatCantBeTakenAreReported(t *testing.T) {
	book := bookPath(t)
	list := workbook(
		t, "rows.xlsx",
		[]any{"Last name", "First name", "E-mail", "Left"},
		[]any{"Berg", "Eva", "eva@example.org", "2020-03-31"},
		[]any{"", "", "", "2020-04-30"},
	)
	var r report
	must(t, ExitPartly, &r, "import", "--book", book, list)
	f := r.Files[0]
	if f.Created != 1 || len(f.Rejected) != 1 || f.Rejected[0].Row != 3 || f.Rejected[0].Sheet != "Sheet1" || f.Rejected[0].Reason == "" {
		t.Errorf("%+v", f)
	}
	text := do(t, "import", "--book", book, list)
	if text.exit != ExitPartly || !strings.Contains(text.err, "Zeile 3") {
		t.Errorf("%d %q", text.exit, text.err)
	}
}

func TestSheetsAndCountry(t *testing.T) {
	list := workbook(t, "se.xlsx", []any{"Efternamn", "Förnamn", "Mobil"}, []any{"Berg", "Eva", "070-174 06 05"})
	book := bookPath(t)
	if r := do(t, "import", "--book", book, list, "--sheet", "Blad 7"); r.exit != ExitFailed || !strings.Contains(r.err, "Blad 7") || exists(book) {
		t.Errorf("a sheet that is not there: %d %q, book %v", r.exit, r.err, exists(book))
	}
	if r := do(t, "import", "--book", book, list, "--sheet", "Sheet1", "--country", "se"); r.exit != ExitDone {
		t.Fatalf("%d %s", r.exit, r.err)
	}
	number := peopleOf(t, book)[0]["phones"].([]any)[0].(anyMap)
	if number["e164"] != "+46701740605" {
		t.Errorf("%v", number)
	}
	second := workbook(t, "se2.xlsx", []any{"Efternamn", "Förnamn", "Mobil"}, []any{"Lind", "Bo", "070-174 06 06"})
	if r := do(t, "import", "--book", book, second); r.exit != ExitDone {
		t.Fatalf("%d %s", r.exit, r.err)
	}
	if number := peopleOf(t, book, "--search", "lind bo")[0]["phones"].([]any)[0].(anyMap); number["e164"] != "+46701740606" {
		t.Errorf("the book's own country is forgotten: %v", number)
	}
}

func TestBadFilesAreRefusedInTheUsersLanguage(t *testing.T) {
	folder := t.TempDir()
	bad := map[string]string{
		"empty.xlsx": "", "notes.xlsx": "dear diary", "page.xls": "<html><body><table><tr><td>Name</td></tr></table></body></html>",
		"cut.xlsx": "PK\x03\x04\x14\x00\x00\x00\x08\x00 cut off",
	}
	for name, text := range bad {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	bad["missing.xlsx"] = ""
	book := practiceBook(t, "5")
	before := fingerprint(t, book)
	for name := range bad {
		said := map[string]bool{}
		for _, lang := range []string{"en_GB", "de_DE", "da_DK", "sv_SE"} {
			r := speak(t, lang, "import", "--book", book, filepath.Join(folder, name))
			if r.exit != ExitFailed || r.out != "" || !strings.Contains(r.err, name) || said[r.err] || strings.Count(r.err, "\n") != 1 {
				t.Errorf("%s, %s: exit %d, out %q, err %q", name, lang, r.exit, r.out, r.err)
			}
			said[r.err] = true
		}
		fresh := bookPath(t)
		r := do(t, "import", "--book", fresh, staff(t), filepath.Join(folder, name), "--json")
		var answer struct {
			Error struct{ Code, Message string }
		}
		if err := json.Unmarshal([]byte(r.out), &answer); err != nil || r.exit != ExitFailed || answer.Error.Code == "internal" || answer.Error.Message == "" {
			t.Errorf("%s: exit %d, %v, %s", name, r.exit, err, r.out)
		}
		if left := files(t, filepath.Dir(fresh)); len(left) != 0 {
			t.Errorf("%s left %v behind", name, left)
		}
	}
	if fingerprint(t, book) != before {
		t.Error("the book was touched")
	}
}
