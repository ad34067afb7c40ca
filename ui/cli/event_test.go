package cli

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// answerOf runs a line with --json and reads its answer.
func answerOf[T any](t *testing.T, args ...string) T {
	t.Helper()
	var into T
	r := do(t, append(args, "--json")...)
	if err := json.Unmarshal([]byte(r.out), &into); r.exit != ExitDone || err != nil {
		t.Fatalf("%v: exit %d, %v, %s%s", args, r.exit, err, r.out, r.err)
	}
	return into
}

// coming is the first event of the practice book that is still to come and has guests.
func coming(t *testing.T, path string) event {
	t.Helper()
	for _, e := range answerOf[[]event](t, "events", "--book", path) {
		if e.State != "held" && e.In > 12 {
			return e
		}
	}
	t.Fatal("nothing is coming")
	return event{}
}

func TestEventsAddUp(t *testing.T) {
	path := practiceBook(t, "376")
	held, all := 0, answerOf[[]event](t, "events", "--book", path)
	for _, e := range all {
		if e.Invited != e.Yes+e.No+e.Maybe+e.Silent {
			t.Errorf("%s: %d invited are not %d + %d + %d + %d", e.Title, e.Invited, e.Yes, e.No, e.Maybe, e.Silent)
		}
		if e.State == "held" {
			held++
			if e.Attended == 0 || e.Spent == "0" {
				t.Errorf("%s was held with nobody, or for nothing: %+v", e.Title, e)
			}
		}
	}
	if held < 2 || len(all) <= held {
		t.Errorf("%d events, %d of them held", len(all), held)
	}
	r := do(t, "events", "--book", path)
	if r.exit != ExitDone || strings.Count(r.out, "\n") != len(all) {
		t.Errorf("a line for each: %s", r.out)
	}
}

func TestNumbersOfThePaperList(t *testing.T) {
	path := practiceBook(t, "376")
	e := coming(t, path)
	a := answerOf[attended](t, "event", "attend", "--book", path, e.ID, "1-7 9 12 9")
	if a.CheckedIn != 9 || a.Event.Attended != e.Attended+9 || len(a.Doubles) != 1 || a.Change == nil {
		t.Fatalf("%+v", a)
	}
	a = answerOf[attended](t, "event", "attend", "--book", path, e.Title, "7 9")
	if a.CheckedIn != 0 || len(a.Already) != 2 || a.Change != nil || a.Event.Attended != e.Attended+9 {
		t.Errorf("twice changes nothing: %+v", a)
	}
	for _, wrong := range []string{"1-9999", "13 99999", "0", "some", ""} {
		if r := do(t, "event", "attend", "--book", path, e.ID, wrong); r.exit != ExitFailed || r.err == "" {
			t.Errorf("%q: exit %d, %s", wrong, r.exit, r.err)
		}
	}
	if now := coming(t, path); now.Attended != e.Attended+9 {
		t.Errorf("a wrong number checked somebody in: %+v", now)
	}
	if r := do(t, "event", "attend", "--book", path, "Nowhere", "1"); r.exit != ExitFailed || !strings.Contains(r.err, "Nowhere") {
		t.Errorf("an event that is not there: %d %s", r.exit, r.err)
	}
}

func TestPapersOfAnEvent(t *testing.T) {
	path := practiceBook(t, "376")
	e := coming(t, path)
	for _, c := range []struct{ name, kind, begins string }{
		{"badges.pdf", "badges", "%PDF"},
		{"door.pdf", "door", "%PDF"},
		{"plain.pdf", "", "%PDF"},
		{"list.pdf", "list", "%PDF"},
		{"list.xlsx", "list", "PK"},
		{"evening.ics", "", "BEGIN:VCALENDAR"},
	} {
		if c.begins == "%PDF" && systemFont == nil {
			t.Log("no TrueType font was found (package fonts-dejavu-core)")
			continue
		}
		out := filepath.Join(t.TempDir(), c.name)
		args := []string{"event", "export", "--book", path, e.ID, out}
		if c.kind != "" {
			args = append(args, "--kind", c.kind)
		}
		if r := do(t, args...); r.exit != ExitDone {
			t.Fatalf("%v: %d %s", args, r.exit, r.err)
		}
		if text, err := os.ReadFile(out); err != nil || !strings.HasPrefix(string(text), c.begins) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	if r := do(t, "event", "export", "--book", path, e.ID, "badges.xlsx", "--kind", "badges"); r.exit != ExitUsage {
		t.Errorf("badges in a workbook: %d", r.exit)
	}
}
