package cli

import (
	"context"
	"encoding/json"
	"io"
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
	if r := do(t, "--version"); r.exit != ExitDone || !strings.HasPrefix(r.out, "alumnibook ") {
		t.Errorf("version: %d %q", r.exit, r.out)
	}
}

func TestLocale(t *testing.T) {
	for name, want := range map[string][2]string{
		"de_AT.UTF-8": {"de", "AT"}, "sv-SE": {"sv", "SE"}, "da": {"da", "DK"}, "fr_FR.UTF-8": {"en", "FR"}, "en_US": {"en", "US"},
		"en": {"en", "GB"}, "C.UTF-8": {"en", "DE"}, "": {"en", "DE"}, "POSIX": {"en", "DE"}, "de_DE@euro": {"de", "DE"}, "zh-Hans-CN": {"en", "CN"},
	} {
		if lang, country := parseLocale(name); lang != want[0] || country != want[1] {
			t.Errorf("%q is %s %s, want %v", name, lang, country, want)
		}
	}
	env := map[string]string{"LC_ALL": "", "LC_MESSAGES": "da_DK", "LANG": "sv_SE"}
	if lang, _ := locale(func(n string) string { return env[n] }); lang != "da" {
		t.Errorf("the language of messages is %s", lang)
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
