package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"
)

// on runs the program on a German machine at some moment.
func on(t *testing.T, at time.Time, args ...string) result {
	t.Helper()
	var out, errs bytes.Buffer
	exit := Run(context.Background(), args, Terminal{
		In: strings.NewReader(""), Out: &out, Err: &errs, Clock: func() time.Time { return at },
		Env: func(name string) string { return map[string]string{"LANG": "de_DE.UTF-8"}[name] },
	})
	return result{exit, out.String(), errs.String()}
}

// read runs a command that has to succeed at some moment and reads its JSON.
func read(t *testing.T, at time.Time, into any, args ...string) {
	t.Helper()
	r := on(t, at, append(args, "--json")...)
	if r.exit != ExitDone {
		t.Fatalf("%v ended with %d\n%s\n%s", args, r.exit, r.out, r.err)
	}
	if err := json.Unmarshal([]byte(r.out), into); err != nil {
		t.Fatalf("%v: %v\n%s", args, err, r.out)
	}
}

// staffBook is a book of three people, with the ids of Søren, Wiebke and Jürgen.
func staffBook(t *testing.T) (book string, ids [3]string) {
	t.Helper()
	book = bookPath(t)
	var r report
	must(t, ExitDone, &r, "import", "--book", book, staff(t))
	for _, p := range peopleOf(t, book) {
		i := slices.Index([]string{"Søren", "Wiebke", "Jürgen"}, p["given_name"].(string))
		ids[i] = p["id"].(string)
	}
	return book, ids
}

// keysOf are the keys of each object of a list, in order.
func keysOf(t *testing.T, out string) []string {
	t.Helper()
	var list []map[string]any
	if err := json.Unmarshal([]byte(out), &list); err != nil || len(list) == 0 {
		t.Fatalf("%v: %s", err, out)
	}
	var keys []string
	for k := range list[0] {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

func TestCallIsLoggedAndToldNewestFirst(t *testing.T) {
	book, ids := staffBook(t)
	var l logged
	read(t, day0, &l, "log", "--book", book, ids[0], "--kind", "call", "--text", "Der Sohn hat <Abitur> & Führerschein", "--follow-up", "2027-05-15",
		"--promise", "Einladung schicken", "--minutes", "12")
	if l.Change == 0 || l.FollowUp.String() != "2027-05-15" || l.ID == "" || len(l.People) != 1 || l.People[0].ID != ids[0] {
		t.Errorf("%+v", l)
	}
	read(t, day0, &l, "log", "--book", book, ids[0], "--kind", "note", "--text", "Nur für uns", "--internal", "--on", "2026-11-10", "--at", "14.30")
	out := on(t, day0, "timeline", "--book", book, ids[0], "--json")
	if got := keysOf(t, out.out); !slices.Equal(got, []string{"at", "by", "id", "internal", "kind", "minutes", "text"}) {
		t.Errorf("the keys are %v", got)
	}
	var list []entry
	read(t, day0, &list, "timeline", "--book", book, strings.ToUpper(ids[0]))
	if len(list) != 2 || list[0].At != "2026-11-16" || list[0].Kind != "call" || list[0].Minutes != 12 || !strings.Contains(list[0].Text, "<Abitur> &") ||
		list[1].At != "2026-11-10T14:30" || !list[1].Internal || list[0].Internal {
		t.Errorf("%+v", list)
	}
	read(t, day0, &list, "timeline", "--book", book, ids[0], "--kind", "note")
	if len(list) != 1 || list[0].Kind != "note" {
		t.Errorf("%+v", list)
	}
	read(t, day0, &list, "timeline", "--book", book, ids[1])
	if len(list) != 0 {
		t.Errorf("%+v", list)
	}
	if r := on(t, day0, "timeline", "--book", book, ids[0]); !strings.Contains(r.out, "Anruf") || !strings.Contains(r.err, "2 Einträge") {
		t.Errorf("%q %q", r.out, r.err)
	}
	if r := on(t, day0, "undo", "--book", book); r.exit != ExitDone {
		t.Fatal(r.err)
	}
	read(t, day0, &list, "timeline", "--book", book, ids[0])
	if len(list) != 1 {
		t.Errorf("after undo: %+v", list)
	}
}

func TestOneEntryAboutSeveral(t *testing.T) {
	book, ids := staffBook(t)
	var l logged
	read(t, day0, &l, "log", "--book", book, ids[0], "--kind", "meeting", "--text", "Mittagessen", "--with", ids[1], "--with", ids[2], "--with", ids[1])
	if len(l.People) != 3 {
		t.Errorf("%+v", l)
	}
	var first, second []entry
	read(t, day0, &first, "timeline", "--book", book, ids[1])
	read(t, day0, &second, "timeline", "--book", book, ids[2])
	if len(first) != 1 || len(second) != 1 || first[0].ID != second[0].ID || first[0].ID != l.ID {
		t.Errorf("%+v %+v", first, second)
	}
}

func TestLongHistoryComesWhole(t *testing.T) {
	book, ids := staffBook(t)
	for i := range 7 {
		at := day0.AddDate(0, 0, i)
		if r := on(t, at, "log", "--book", book, ids[0], "--text", strings.Repeat("x", i+1)); r.exit != ExitDone {
			t.Fatal(r.err)
		}
	}
	c := &timelineCommand{ID: ids[0], Limit: 5}
	var list []entry
	read(t, day0.AddDate(0, 0, 9), &list, "timeline", "--book", book, ids[0], "--limit", "5")
	if len(list) != c.Limit || list[0].At != "2026-11-22" || list[4].At != "2026-11-18" {
		t.Errorf("%+v", list)
	}
}

func TestWhatCanNotHaveBeenIsNotLogged(t *testing.T) {
	book, ids := staffBook(t)
	id, text := ids[0], "--text"
	for name, c := range map[string]struct {
		exit int
		says string
		args []string
	}{
		"follow-up in the past":  {ExitFailed, "Wiedervorlage am 15.11.2026", []string{id, text, "x", "--follow-up", "2026-11-15"}},
		"call in the future":     {ExitFailed, "17.11.2026 kommt erst noch", []string{id, text, "x", "--on", "2026-11-17"}},
		"call later today":       {ExitFailed, "noch nicht 10:30 Uhr", []string{id, text, "x", "--at", "10:30"}},
		"unknown person":         {ExitFailed, "niemand im Buch", []string{"00000000-0000-4000-8000-000000000000", text, "x"}},
		"unknown second person":  {ExitFailed, "niemand im Buch", []string{id, text, "x", "--with", "nobody"}},
		"unknown colleague":      {ExitFailed, "Kollegium", []string{id, text, "x", "--by", "Nobody Atall"}},
		"no such day":            {ExitUsage, "--on", []string{id, text, "x", "--on", "31.02.2026"}},
		"half a day":             {ExitUsage, "--follow-up", []string{id, text, "x", "--follow-up", "2027"}},
		"no such time":           {ExitUsage, "--at", []string{id, text, "x", "--at", "25:00"}},
		"no such kind":           {ExitUsage, "--kind", []string{id, text, "x", "--kind", "fax"}},
		"consent without ledger": {ExitUsage, "--kind", []string{id, text, "x", "--kind", "consent"}},
		"nothing said":           {ExitUsage, "--text", []string{id}},
		"nothing but space":      {ExitUsage, "--text", []string{id, text, "  "}},
		"promise without a day":  {ExitUsage, "--follow-up", []string{id, text, "x", "--promise", "y"}},
		"too many minutes":       {ExitUsage, "--minutes", []string{id, text, "x", "--minutes", "1441"}},
		"no person":              {ExitUsage, "", []string{text, "x"}},
	} {
		args := append([]string{"log", "--book", book}, c.args...)
		r := on(t, day0, args...)
		if r.exit != c.exit || !strings.Contains(r.err, c.says) || r.out != "" {
			t.Errorf("%s: exit %d, out %q, err %q", name, r.exit, r.out, r.err)
		}
		if lines := strings.Count(strings.TrimSpace(r.err), "\n"); c.exit == ExitFailed && lines > 0 {
			t.Errorf("%s is told in %d lines: %q", name, lines+1, r.err)
		}
		var answer struct {
			Error struct{ Code, Message string }
		}
		r = on(t, day0, append(args, "--json")...)
		if err := json.Unmarshal([]byte(r.out), &answer); err != nil || answer.Error.Code == "" || answer.Error.Message == "" {
			t.Errorf("%s --json: %v %q", name, err, r.out)
		}
	}
	for _, id := range ids {
		var list []entry
		if read(t, day0, &list, "timeline", "--book", book, id); len(list) != 0 {
			t.Errorf("noted all the same: %+v", list)
		}
	}
}

func TestRefusalsInEveryLanguage(t *testing.T) {
	book, ids := staffBook(t)
	seen := map[string]bool{}
	for _, lang := range []string{"en_GB", "de_DE", "da_DK", "sv_SE"} {
		for _, args := range [][]string{
			{"log", "--book", book, ids[0], "--text", "x", "--follow-up", "2026-11-15"},
			{"log", "--book", book, ids[0], "--text", "x", "--on", "2026-11-17"},
			{"timeline", "--book", book, "nobody"},
		} {
			r := speak(t, lang, args...)
			if r.exit != ExitFailed || seen[r.err] || strings.Contains(r.err, "cli.") || strings.Contains(r.err, "{") {
				t.Errorf("%s %v: %d %q", lang, args, r.exit, r.err)
			}
			seen[r.err] = true
		}
	}
}

func TestSameCallTwiceWithinAMinute(t *testing.T) {
	book, ids := staffBook(t)
	args := []string{"log", "--book", book, ids[0], "--kind", "call", "--text", "Wie geht es?"}
	for i, c := range []struct {
		after time.Duration
		more  []string
		exit  int
	}{
		{0, nil, ExitDone},
		{20 * time.Second, nil, ExitFailed},
		{30 * time.Second, []string{"--again"}, ExitDone},
		{40 * time.Second, []string{"--minutes", "9"}, ExitFailed},
		{3 * time.Minute, nil, ExitDone},
	} {
		if r := on(t, day0.Add(c.after), append(slices.Clone(args), c.more...)...); r.exit != c.exit {
			t.Errorf("%d: exit %d, want %d: %s", i, r.exit, c.exit, r.err)
		}
	}
	if r := on(t, day0.Add(10*time.Second), "log", "--book", book, ids[1], "--text", "Wie geht es?"); r.exit != ExitDone {
		t.Errorf("the same words to somebody else: %s", r.err)
	}
	var list []entry
	if read(t, day0, &list, "timeline", "--book", book, ids[0]); len(list) != 3 {
		t.Errorf("%d entries", len(list))
	}
}

func TestClockThatWasSetBackIsSaid(t *testing.T) {
	book, ids := staffBook(t)
	if r := on(t, day0.AddDate(0, 1, 0), "log", "--book", book, ids[0], "--text", "Dezember"); r.exit != ExitDone || strings.Contains(r.err, "Uhr") {
		t.Fatal(r.err)
	}
	r := on(t, day0, "log", "--book", book, ids[0], "--text", "November")
	if r.exit != ExitDone || !strings.Contains(r.err, "Uhr dieses Computers") {
		t.Errorf("%d %q", r.exit, r.err)
	}
	var list []entry
	if read(t, day0.AddDate(0, 2, 0), &list, "timeline", "--book", book, ids[0]); len(list) != 2 || list[0].Text != "Dezember" {
		t.Errorf("%+v", list)
	}
}

func TestDayWithoutItsYear(t *testing.T) {
	s := &session{Terminal: Terminal{Clock: func() time.Time { return day0 }}, words: words("de")}
	for text, want := range map[string][2]string{
		"17.5.": {"2026-05-17", "2027-05-17"}, "16.11.": {"2026-11-16", "2026-11-16"}, "24. Dezember": {"2025-12-24", "2026-12-24"},
		"29.2.": {"2024-02-29", "2028-02-29"}, "2027-05-15": {"2027-05-15", "2027-05-15"}, "15.5.27": {"2027-05-15", "2027-05-15"},
	} {
		back, err1 := s.day("--on", text, false)
		ahead, err2 := s.day("--follow-up", text, true)
		if err1 != nil || err2 != nil || back.String() != want[0] || ahead.String() != want[1] {
			t.Errorf("%s: %v %v (%v, %v)", text, back, ahead, err1, err2)
		}
	}
}
