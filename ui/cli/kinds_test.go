package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
)

// write puts a text into a file of the test.
func write(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestTextFilesAndCardsAreTakenInLikeWorkbooks(t *testing.T) {
	ansi, err := charmap.Windows1252.NewEncoder().String("Nachname;Vorname;E-Mail;Mobil\r\nMüller;Jürgen;jm@example.org;0171 3920013\r\nGroß;Änne;ae@example.org;\r\n")
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"ansi.csv": ansi,
		"utf8.txt": "\ufeffVorname\tNachname\tE-Mail\r\nJürgen\tMüller\tjm@example.org\r\nÄnne\tGroß\tae@example.org\r\n",
		"Outlook.vcf": "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=BCrgen\r\nEMAIL;INTERNET:jm@example.org\r\nEND:VCARD\r\n" +
			"BEGIN:VCARD\r\nVERSION:3.0\r\nN:Groß;Änne;;;\r\nFN:Änne Groß\r\nEMAIL:ae@example.org\r\nEND:VCARD\r\n",
	} {
		book := bookPath(t)
		var r report
		must(t, ExitDone, &r, "import", "--book", book, write(t, name, text))
		if f := r.Files[0]; f.Rows != 2 || f.Created != 2 {
			t.Errorf("%s: %+v", name, f)
		}
		for given, family := range map[string]string{"Jürgen": "Müller", "Änne": "Groß"} {
			found := peopleOf(t, book, "--search", family)
			if len(found) != 1 || found[0]["given_name"] != given || found[0]["family_name"] != family {
				t.Errorf("%s: %v", name, found)
			}
		}
	}
}

func TestFolderOfCards(t *testing.T) {
	folder := t.TempDir()
	for _, name := range []string{"anna", "bo", "cia"} {
		card := "BEGIN:VCARD\nVERSION:2.1\nN:" + strings.ToUpper(name[:1]) + name[1:] + "sson;" + name + "\nTEL;CELL:+46 70 174 06 0" + string(name[0]-'a'+'1') + "\nEND:VCARD\n"
		if err := os.WriteFile(filepath.Join(folder, name+".vcf"), []byte(card), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	book := bookPath(t)
	var r report
	must(t, ExitDone, &r, "import", "--book", book, folder)
	if n := len(peopleOf(t, book)); n != 3 {
		t.Errorf("%d people: %+v", n, r)
	}
	if r := do(t, "import", "--book", book, t.TempDir()); r.exit != ExitFailed || r.err == "" {
		t.Errorf("an empty folder: %d %q", r.exit, r.err)
	}
}

func TestColumnsAreMappedByTheLine(t *testing.T) {
	list := write(t, "a.csv", "Wer,Kürzel,Erreichbar\nMüller,X7,0171 3920013\n")
	book := bookPath(t)
	var r report
	must(t, ExitDone, &r, "import", "--book", book, list, "--map", "Wer=last_name", "--map", "Kürzel=personnel_number", "--map", "Erreichbar=phone_mobile")
	p := peopleOf(t, book)[0]
	if p["family_name"] != "Müller" || p["employments"].([]any)[0].(anyMap)["personnel_number"] != "X7" || p["phones"].([]any)[0].(anyMap)["e164"] != "+491713920013" {
		t.Errorf("%v", p)
	}
	again := write(t, "b.csv", "Wer,Kürzel,Erreichbar\nBerg,X8,0171 3920014\n")
	must(t, ExitDone, &r, "import", "--book", book, again)
	if found := peopleOf(t, book, "--search", "Berg"); len(found) != 1 || found[0]["family_name"] != "Berg" {
		t.Errorf("a list of the same shape is not remembered: %v", found)
	}
	for _, m := range []string{"Wo=city", "Wer=shoe_size", "nothing"} {
		if r := do(t, "import", "--book", bookPath(t), list, "--map", m); r.exit != ExitUsage || r.err == "" {
			t.Errorf("--map %s: %d %q", m, r.exit, r.err)
		}
	}
}

func TestNationalIDsNeedTwoRequests(t *testing.T) {
	list := workbook(
		t, "dk.xlsx", []any{"Efternavn", "Fornavn", "CPR-nr."}, []any{"Jensen", "Ida", "010180-1234"}, []any{"Holm", "Bo", "020275-4321"},
	)
	book := bookPath(t)
	var r report
	must(t, ExitDone, &r, "import", "--book", book, list)
	if out := do(t, "people", "--book", book, "--json").out; strings.Contains(out, "1234") {
		t.Error("a national id was stored")
	}
	if r := do(t, "import", "--book", book, list, "--map", "CPR-nr.=notes"); r.exit != ExitUsage {
		t.Errorf("asked once: %d %q", r.exit, r.err)
	}
	if out := do(t, "people", "--book", book, "--json").out; strings.Contains(out, "1234") {
		t.Error("a national id was stored")
	}
}

func TestUndecidedRowsAreDecidedByTheLine(t *testing.T) {
	first := workbook(t, "a.xlsx", []any{"Nachname", "Vorname"}, []any{"Andersson", "Anna"})
	second := workbook(t, "b.xlsx", []any{"Nachname", "Vorname", "Standort"}, []any{"Andersson", "Anna", "Malmö"}, []any{"Berg", "Eva", "Kiel"})
	for decide, people := range map[string]int{"": 2, "skip": 2, "new": 3} {
		book := bookPath(t)
		var r report
		must(t, ExitDone, &r, "import", "--book", book, first)
		args, exit := []string{"import", "--book", book, second}, ExitPartly
		if decide != "" {
			args, exit = append(args, "--decide", decide), ExitDone
		}
		must(t, exit, &r, args...)
		if n := len(peopleOf(t, book)); n != people {
			t.Errorf("--decide %q: %d people, want %d", decide, n, people)
		}
		if decide == "new" {
			again := do(t, "import", "--book", book, second, "--json")
			if n := len(peopleOf(t, book)); n != people || again.exit != ExitDone {
				t.Errorf("the answer is not remembered: %d people, exit %d", n, again.exit)
			}
		}
	}
}

func TestContradictionKeepsOurs(t *testing.T) {
	hr := workbook(t, "hr.xlsx", []any{"Nachname", "Vorname", "Personalnummer", "Geburtsdatum"}, []any{"Berg", "Eva", "0815", "17.05.1980"})
	other := write(t, "o.csv", "First Name,Last Name,Employee ID,Birthday\nEva,Berg,0815,1980-05-18\n")
	for side, birthday := range map[string]string{"ours": "1980-05-17", "list": "1980-05-18"} {
		book := bookPath(t)
		var r report
		must(t, ExitDone, &r, "import", "--book", book, hr)
		run := do(t, "import", "--book", book, other, "--conflicts", side, "--decide", "skip")
		if run.exit != ExitDone {
			t.Fatalf("%d %s", run.exit, run.err)
		}
		if people := peopleOf(t, book); len(people) != 1 || people[0]["birthday"] != birthday {
			t.Errorf("%s: %v", side, people)
		}
	}
}

func TestRejectedRowsComeBackMended(t *testing.T) {
	list := workbook(t, "a.xlsx", []any{"Nachname", "Vorname", "Austritt"}, []any{"Berg", "Eva", "2020-03-31"}, []any{"Holm", "Ida", "2021-03-31"}, []any{"Lind", "Bo", "irgendwann"})
	book, out := bookPath(t), filepath.Join(t.TempDir(), "rejected.xlsx")
	var r report
	must(t, ExitPartly, &r, "import", "--book", book, list, "--rejected", out)
	if f := r.Files[0]; f.Created != 2 || len(f.Rejected) != 1 {
		t.Fatalf("%+v", f)
	}
	again := do(t, "import", "--book", book, out, "--json")
	if again.exit != ExitPartly || !strings.Contains(again.out, `"rejected": [`) {
		t.Errorf("%d %s %s", again.exit, again.out, again.err)
	}
}

func TestDuplicatesAreFoundAndMerged(t *testing.T) {
	book := bookPath(t)
	list := workbook(
		t, "a.xlsx", []any{"Nachname", "Vorname", "Mobil", "E-Mail"},
		[]any{"Müller", "Jürgen", "0171 3920013", "jm@example.org"}, []any{"Mueller", "Juergen", "0171 3920014", "juergen@example.com"},
		[]any{"Berg", "Eva", "", "eva@example.org"},
	)
	var r report
	must(t, ExitDone, &r, "import", "--book", book, list, "--decide", "new")
	people := peopleOf(t, book, "--search", "muller")
	if len(people) != 2 {
		t.Fatalf("%v", people)
	}
	var pairs []pair
	must(t, ExitDone, &pairs, "duplicates", "--book", book)
	if len(pairs) != 1 || pairs[0].Score == 0 || len(pairs[0].Reasons) == 0 {
		t.Errorf("two spellings of one name are not suggested: %+v", pairs)
	}
	a, b := people[0]["id"].(string), people[1]["id"].(string)
	var m struct {
		Change int64
		ID     string
	}
	must(t, ExitDone, &m, "merge", "--book", book, a, b)
	left := peopleOf(t, book, "--search", "muller")
	if len(left) != 1 || left[0]["id"] != a || len(left[0]["phones"].([]any)) != 2 || len(left[0]["emails"].([]any)) != 2 {
		t.Errorf("%v", left)
	}
	if r := do(t, "merge", "--book", book, a, "nobody"); r.exit != ExitFailed || r.err == "" {
		t.Errorf("%d %q", r.exit, r.err)
	}
	if r := do(t, "undo", "--book", book); r.exit != ExitDone {
		t.Fatal(r.err)
	}
	if n := len(peopleOf(t, book, "--search", "muller")); n != 2 {
		t.Errorf("%d people after taking the merge back", n)
	}
}

func TestExportForEveryPurpose(t *testing.T) {
	book := practiceBook(t, "40")
	folder := t.TempDir()
	for out, purpose := range map[string]string{
		"a.vcf": "iphone", "b.vcf": "android", "c.vcf": "google", "c.csv": "google", "d.zip": "outlook", "d.csv": "outlook",
		"e.vcf": "vcard4", "f.xlsx": "excel", "g.xlsx": "book", "h.xlsx": "template", "i.xlsx": "mailmerge", "j.csv": "", "k.ics": "", "l.ics": "calendar",
	} {
		var e exported
		path := filepath.Join(folder, out)
		args := []string{"export", "--book", book, path}
		if purpose != "" {
			args = append(args, "--for", purpose)
		}
		must(t, ExitDone, &e, args...)
		if info, err := os.Stat(path); err != nil || info.Size() == 0 {
			t.Errorf("%s: %v", out, err)
		}
		if e.Written == 0 && purpose != "template" {
			t.Errorf("%s: %+v", out, e)
		}
	}
	for _, args := range [][]string{{"--for", "iphone", "a.csv"}, {"--for", "fax", "a.vcf"}, {"--changed-since", "yesterday", "a.vcf"}} {
		if r := do(t, append([]string{"export", "--book", book}, args...)...); r.exit != ExitUsage || r.err == "" {
			t.Errorf("%v: %d %q", args, r.exit, r.err)
		}
	}
}

func TestOnlyWhatChangedGoesToThePhoneAgain(t *testing.T) {
	book := bookPath(t)
	var r report
	must(t, ExitDone, &r, "import", "--book", book, staff(t))
	var first, second, third exported
	out := filepath.Join(t.TempDir(), "phone.vcf")
	must(t, ExitDone, &first, "export", "--book", book, "--for", "iphone", out)
	must(t, ExitDone, &second, "export", "--book", book, "--for", "iphone", "--changed-since", "last", out)
	if first.Written != 3 || second.Written != 0 || second.Unchanged != 3 {
		t.Errorf("%+v, %+v", first, second)
	}
	more := workbook(t, "more.xlsx", []any{"Nachname", "Vorname", "E-Mail privat", "Mobil"}, []any{"Müller", "Jürgen", "juergen@example.org", "0171 3920099"})
	must(t, ExitDone, &r, "import", "--book", book, more)
	must(t, ExitDone, &third, "export", "--book", book, "--for", "iphone", "--changed-since", "last", out)
	text, err := os.ReadFile(out)
	if err != nil || third.Written != 1 || !strings.Contains(string(text), "3920099") {
		t.Errorf("%+v %v\n%s", third, err, text)
	}
}

func TestExportForAPurposeAsksTheGate(t *testing.T) {
	book := bookPath(t)
	var r report
	must(t, ExitDone, &r, "import", "--book", book, staff(t))
	out := filepath.Join(t.TempDir(), "list.xlsx")
	var all, some exported
	must(t, ExitDone, &all, "export", "--book", book, out)
	must(t, ExitDone, &some, "export", "--book", book, "--purpose", "newsletter", out)
	if all.Written != 3 || some.Written+some.LeftOut[0].Count != 3 || some.Written >= all.Written {
		t.Errorf("%+v, %+v", all, some)
	}
	if r := do(t, "export", "--book", book, "--purpose", "calls", out); r.exit != ExitUsage || !strings.Contains(r.err, "newsletter") {
		t.Errorf("%d %q", r.exit, r.err)
	}
}
