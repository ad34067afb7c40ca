package cli

import (
	"context"
	"encoding/json"
	"io"
	"runtime"
	"strings"
	"testing"
)

func TestWrongUsageEndsWithTwo(t *testing.T) {
	book := bookPath(t)
	for _, args := range [][]string{
		{"people"},
		{"people", "--book"},
		{"people", "--book", book, "--colour", "red"},
		{"people", "--book", book, "--limit", "many"},
		{"people", "--book", book, "--limit", "-1"},
		{"people", "--book", book, "more"},
		{"import", "--book", book},
		{"import", "--book", book, "--country", "Germany", "x.xlsx"},
		{"export", "--book", book},
		{"export", "--book", book, "out.doc"},
		{"export", "--book", book, "--for", "fax", "out.vcf"},
		{"undo", "--book", book, "last"},
		{"undo", "--book", book, "--keep", "--force"},
		{"practice", "--book", book, "--people", "0"},
		{"practice", "--book", book, "--people", "100001"},
		{"peolpe"},
		{"--book", book, "peolpe"},
		{"a.alumni", "b.alumni"},
	} {
		r := do(t, args...)
		if r.exit != ExitUsage || r.err == "" || r.out != "" {
			t.Errorf("%v: exit %d, out %q, err %q", args, r.exit, r.out, r.err)
		}
		r = do(t, append(args, "--json")...)
		var answer struct {
			Error struct{ Code, Message string }
		}
		if err := json.Unmarshal([]byte(r.out), &answer); err != nil || r.exit != ExitUsage || answer.Error.Code != "usage" || answer.Error.Message == "" {
			t.Errorf("%v --json: exit %d, %v, %s", args, r.exit, err, r.out)
		}
	}
	if exists(book) {
		t.Error("wrong usage made a book")
	}
}

func TestHelpInEveryLanguage(t *testing.T) {
	seen := map[string]bool{}
	for _, lang := range []string{"en_GB.UTF-8", "de_AT", "da", "sv_SE"} {
		r := speak(t, lang, "import", "--help")
		if r.exit != ExitDone || !strings.Contains(r.out, "--dry-run") || seen[r.out] {
			t.Errorf("%s: exit %d\n%s", lang, r.exit, r.out)
		}
		seen[r.out] = true
	}
	if r := do(t, "--version"); r.exit != ExitDone || r.out != "alumnibook 1.2.3\n" {
		t.Errorf("version: %d %q", r.exit, r.out)
	}
}

func TestLocale(t *testing.T) {
	for name, want := range map[string][3]string{ // language, region of dates and numbers, country
		"de_AT.UTF-8": {"de", "AT", "AT"}, "sv-SE": {"sv", "SE", "SE"}, "da": {"da", "DK", "DK"}, "fr_FR.UTF-8": {"en", "GB", "FR"},
		"en_US": {"en", "US", "US"}, "en": {"en", "GB", "GB"}, "C.UTF-8": {"en", "GB", "DE"}, "": {"en", "GB", "DE"}, "POSIX": {"en", "GB", "DE"},
		"de_DE@euro": {"de", "DE", "DE"}, "zh-Hans-CN": {"en", "GB", "CN"}, "nb_NO.UTF-8": {"en", "GB", "NO"},
	} {
		words, country := locale(func(n string) string { return map[string]string{"LANG": name}[n] })
		if got := [3]string{words.Language(), words.Region(), country}; got != want && (name != "" || runtime.GOOS == "linux") {
			t.Errorf("%q is %v, want %v", name, got, want)
		}
	}
	env := map[string]string{"LC_ALL": "", "LC_MESSAGES": "da_DK", "LANG": "sv_SE", "LC_TIME": "en_US"}
	if words, _ := locale(func(n string) string { return env[n] }); words.Language() != "da" || words.Region() != "US" {
		t.Errorf("words are in %s, dates as in %s", words.Language(), words.Region())
	}
}

func TestLineWithoutCommandOpensTheWindow(t *testing.T) {
	for line, want := range map[string]WindowRequest{
		"":                           {},
		"--book F.alumni":            {Book: "F.alumni"},
		"F.alumni":                   {Book: "F.alumni"},
		"F.ALUMNI a.xlsx b.xlsx":     {Book: "F.ALUMNI", Lists: []string{"a.xlsx", "b.xlsx"}},
		"--book F.alumni list.xlsx":  {Book: "F.alumni", Lists: []string{"list.xlsx"}},
		"list.xlsx --book=F.alumni":  {Book: "F.alumni", Lists: []string{"list.xlsx"}},
		"--book F.alumni -- -x.xlsx": {Book: "F.alumni", Lists: []string{"-x.xlsx"}},
	} {
		var got *WindowRequest
		exit := Run(context.Background(), strings.Fields(line), Terminal{
			Out: io.Discard, Err: io.Discard, Env: func(string) string { return "" },
			Window: func(w WindowRequest) int { got = &w; return 7 },
		})
		if exit != 7 || got == nil || got.Book != want.Book || strings.Join(got.Lists, " ") != strings.Join(want.Lists, " ") {
			t.Errorf("%q: exit %d, %+v", line, exit, got)
		}
	}
}
