package cli

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"alumnibook/model"
	"alumnibook/model/book"
)

// allowCalls notes that everybody of a book may be called, and gives those who have a number.
func allowCalls(t *testing.T, path string) int {
	t.Helper()
	b, err := book.OpenWith(t.Context(), path, func() time.Time { return day0 })
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	ids, err := b.Find(t.Context(), model.Filter{}, model.Sort{})
	if err != nil {
		t.Fatal(err)
	}
	var list []*model.Consent
	for _, id := range ids {
		list = append(list, &model.Consent{
			PersonID: id, Purpose: model.PurposeCalls, Channel: model.ChannelPhone, State: model.ConsentGiven, On: model.DateOf(day0).AddDays(-30),
		})
	}
	if _, err := b.Change(t.Context(), model.Doing{Code: "consent"}, func(tx *book.Tx) error { return tx.AddConsents(list) }); err != nil {
		t.Fatal(err)
	}
	return len(ids)
}

func TestCallsOfTheWeek(t *testing.T) {
	path := practiceBook(t, "90")
	allowCalls(t, path)
	monday := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	out := on(t, monday, "calls", "--book", path, "--week", "2026-W48", "--hours", "2", "--json")
	want := []string{"family_name", "given_name", "id", "last_contact", "minutes", "phone", "reason"}
	if got := keysOf(t, out.out); !slices.Equal(got, want) {
		t.Errorf("the keys are %v", got)
	}
	var short, whole, later, all []callOfAll
	read(t, monday, &short, "calls", "--book", path, "--week", "2026-W48", "--hours", "2")
	read(t, monday, &whole, "calls", "--book", path)
	if len(short) != 6 && len(short) != len(whole) || len(whole) == 0 {
		t.Fatalf("%d calls in two hours, %d in the week", len(short), len(whole))
	}
	for i, c := range short {
		if c.ID != whole[i].ID || c.Phone == "" || c.Minutes == 0 || c.Reason == "" || c.FamilyName == "" {
			t.Errorf("%+v", c)
		}
	}
	// One is reached on Tuesday, another one is not: the list stays, without the one who was reached.
	tuesday := monday.AddDate(0, 0, 1)
	if r := on(t, tuesday, "log", "--book", path, whole[0].ID, "--text", "Geht gut"); r.exit != ExitDone {
		t.Fatal(r.err)
	}
	if r := on(t, tuesday, "log", "--book", path, whole[1].ID, "--attempt"); r.exit != ExitDone {
		t.Fatal(r.err)
	}
	read(t, tuesday.AddDate(0, 0, 1), &later, "calls", "--book", path)
	if got, want := idsOf(later), idsOf(whole)[1:]; !slices.Equal(got, want) {
		t.Errorf("on Wednesday the list is %v, want %v", got, want)
	}
	read(t, tuesday, &all, "calls", "--book", path, "--all")
	if !slices.Equal(idsOf(all), idsOf(whole)) || all[0].State != "done" || all[1].State != "tried" {
		t.Errorf("%+v", all)
	}
	if r := on(t, tuesday, "calls", "--book", path); !strings.Contains(r.out, whole[1].FamilyName) || !strings.Contains(r.err, "2026-W48") {
		t.Errorf("%q %q", r.out, r.err)
	}
	for _, args := range [][]string{
		{"--week", "2026-W54"}, {"--week", "48"}, {"--week", "2026-48"}, {"--hours", "none"}, {"--hours", "0"}, {"--hours=-2"}, {"--hours", "NaN"}, {"more"},
	} {
		if r := on(t, monday, append([]string{"calls", "--book", path}, args...)...); r.exit != ExitUsage || r.err == "" {
			t.Errorf("%v: %d %q", args, r.exit, r.err)
		}
	}
}

func idsOf(list []callOfAll) []string {
	return each(list, func(c callOfAll) string { return c.ID })
}

func TestTodayNamesWhatIsDue(t *testing.T) {
	book, ids := staffBook(t)
	if r := on(t, day0, "log", "--book", book, ids[2], "--text", "x", "--follow-up", "2026-11-20", "--promise", "Buch schicken"); r.exit != ExitDone {
		t.Fatal(r.err)
	}
	if r := on(t, day0, "log", "--book", book, ids[1], "--text", "y", "--follow-up", "2027-03-01"); r.exit != ExitDone {
		t.Fatal(r.err)
	}
	var d dayAnswer
	read(t, day0, &d, "today", "--book", book)
	if len(d.FollowUps) != 1 || d.FollowUps[0].Text != "Buch schicken" || d.FollowUps[0].Overdue || len(d.FollowUps[0].People) != 1 ||
		d.FollowUps[0].People[0].ID != ids[2] || d.Counts["follow_ups"] != 1 || d.Date.String() != "2026-11-16" || d.Week != "2026-W47" {
		t.Errorf("%+v", d)
	}
	read(t, day0.AddDate(0, 0, 9), &d, "today", "--book", book)
	if len(d.FollowUps) != 1 || !d.FollowUps[0].Overdue {
		t.Errorf("%+v", d.FollowUps)
	}
	if r := on(t, day0, "today", "--book", book); !strings.Contains(r.out, "1 Wiedervorlage") || !strings.Contains(r.out, "Jürgen Müller") {
		t.Errorf("%q", r.out)
	}
	out := on(t, day0, "today", "--book", book, "--json").out
	for _, key := range []string{"calls", "birthdays", "anniversaries", "thanks", "losing_touch", "failed", "leavers"} {
		if !strings.Contains(out, `"`+key+`": [`) {
			t.Errorf("%s is no list in %s", key, out)
		}
	}
}

func TestConsentIsNotedAndTold(t *testing.T) {
	book, ids := staffBook(t)
	var answer struct {
		Change  int64
		Channel model.Channel
	}
	read(t, day0, &answer, "consent", "--book", book, ids[0], "--purpose", "newsletter", "--state", "given", "--on", "2026-05-12", "--source", "form", "--wording", "Formular 3")
	if answer.Change == 0 || answer.Channel != model.ChannelEmail {
		t.Errorf("%+v", answer)
	}
	read(t, day0, &answer, "consent", "--book", book, ids[0], "--purpose", "newsletter", "--channel", "email", "--state", "withdrawn", "--source", "call")
	var list []consented
	read(t, day0, &list, "consent", "--book", book, ids[0])
	if len(list) != 2 || list[0].State != "withdrawn" || !list[0].Holds || list[1].Holds || list[1].Wording != "Formular 3" || list[1].On.String() != "2026-05-12" {
		t.Errorf("%+v", list)
	}
	var history []entry
	read(t, day0, &history, "timeline", "--book", book, ids[0])
	if len(history) != 2 || history[0].Kind != "consent" || !strings.Contains(history[0].Text, "Widerrufen") {
		t.Errorf("%+v", history)
	}
	for want, cases := range map[int][][]string{
		ExitUsage: {
			{ids[0], "--purpose", "newsletter"},
			{ids[0], "--state", "given"},
			{ids[0], "--purpose", "lunch", "--state", "given"},
			{ids[0], "--purpose", "calls", "--state", "perhaps"},
			{ids[0], "--purpose", "calls", "--channel", "fax", "--state", "given"},
			{},
		},
		ExitFailed: {{"nobody", "--purpose", "calls", "--state", "given"}, {ids[0], "--purpose", "calls", "--state", "given", "--on", "2026-12-24"}},
	} {
		for _, args := range cases {
			if r := on(t, day0, append([]string{"consent", "--book", book}, args...)...); r.exit != want || r.err == "" {
				t.Errorf("%v: %d %q", args, r.exit, r.err)
			}
		}
	}
	if read(t, day0, &list, "consent", "--book", book, ids[0]); len(list) != 2 {
		t.Errorf("%d entries", len(list))
	}
}

func TestLeaverBecomesAnAlumnusOnTheDayAfter(t *testing.T) {
	book, ids := staffBook(t)
	var l struct {
		Change *int64
		leaver
	}
	read(t, day0, &l, "leaver", "add", "--book", book, "--given", "Åsa", "--family", "Öberg", "--last-day", "2026-11-30", "--office", "Malmö", "--phone", "070-174 06 05", "--email", "asa@example.org")
	if l.Change == nil || l.Status != "leaving" || l.LastDay.String() != "2026-11-30" || len(l.Steps) != 9 || l.Open != 9 || l.Steps[0].Name == "" {
		t.Fatalf("%+v", l)
	}
	id := l.ID
	read(t, day0, &l, "leaver", "step", "--book", book, id, "knowledge")
	read(t, day0, &l, "leaver", "step", "--book", book, id, "4", "--skip", "--note", "Kein Zeugnis gewünscht")
	read(t, day0, &l, "leaver", "step", "--book", book, id, "farewell", "--due", "2026-11-27")
	if l.Open != 7 || l.Steps[2].Done.String() != "2026-11-16" || !l.Steps[3].Skipped || l.Steps[3].Note == "" || l.Steps[6].Due.String() != "2026-11-27" || !l.Steps[6].Done.IsZero() {
		t.Errorf("%+v", l)
	}
	read(t, day0, &l, "leaver", "add", "--book", book, id, "--last-day", "2026-12-15")
	if l.LastDay.String() != "2026-12-15" || len(l.Steps) != 9 || l.Open != 7 {
		t.Errorf("moved: %+v", l)
	}
	var said []interview
	var one struct{ interview }
	read(t, day0, &one, "leaver", "interview", "--book", book, id, "--good", "Kollegen", "--return", "perhaps", "--on", "2026-11-10")
	read(t, day0, &said, "leaver", "interview", "--book", book, id)
	if len(said) != 1 || said[0].Good != "Kollegen" || said[0].WouldReturn != "perhaps" || said[0].KeepUntil.String() != "2028-11-10" {
		t.Errorf("%+v", said)
	}
	var leavers []leaver
	if read(t, day0, &leavers, "leaver", "list", "--book", book); leavers[0].Steps[1].Done.String() != "2026-11-10" {
		t.Errorf("the step is not done: %+v", leavers[0].Steps[1])
	}
	if r := on(t, day0, "timeline", "--book", book, id, "--json"); strings.Contains(r.out, "Kollegen") {
		t.Error("the interview is in the history")
	}
	lastDay := time.Date(2026, 12, 15, 22, 0, 0, 0, time.UTC)
	status := func(at time.Time) string {
		var people []person
		read(t, at, &people, "people", "--book", book, "--search", "Öberg")
		return people[0].Status
	}
	if s := status(lastDay); s != "leaving" {
		t.Errorf("on the last day the status is %s", s)
	}
	r := on(t, lastDay.AddDate(0, 0, 1), "today", "--book", book)
	if !strings.Contains(r.err, "1 Person") {
		t.Errorf("nobody is told of: %q", r.err)
	}
	if s := status(lastDay.AddDate(0, 0, 1)); s != "alumnus" {
		t.Errorf("on the day after the status is %s", s)
	}
	var list []leaver
	if read(t, lastDay.AddDate(0, 0, 1), &list, "leaver", "list", "--book", book); len(list) != 1 || list[0].ID != id || list[0].Status != "alumnus" {
		t.Errorf("%+v", list)
	}
	for want, cases := range map[int][][]string{
		ExitUsage: {
			{"add", ids[0]},
			{"add", "--last-day", "2026-11-30"},
			{"add", ids[0], "--given", "A", "--last-day", "2026-11-30"},
			{"add", ids[0], "--last-day", "soon"},
			{"step", id},
			{"step", id, "1", "--skip", "--open"},
			{"interview", id, "--on", "2026-11-01"},
			{"interview", id, "--good", "x", "--return", "surely"},
			{"list", "more"},
			{},
		},
		ExitFailed: {
			{"add", "nobody", "--last-day", "2026-11-30"},
			{"add", ids[0], "--last-day", "2026-11-30"},
			{"step", id, "party"},
			{"step", id, "10"},
			{"step", ids[0], "1"},
			{"step", id, "1", "--due", "2026-11-01"},
			{"step", id, "1", "--on", "2026-12-24"},
			{"interview", "nobody"},
			{"add", "--family", "X", "--email", "none", "--last-day", "2026-11-30"},
		},
	} {
		for _, args := range cases {
			r := on(t, day0, slices.Concat([]string{"leaver"}, args, []string{"--book", book})...)
			if r.exit != want || r.err == "" || r.out != "" {
				t.Errorf("%v: %d %q %q", args, r.exit, r.out, r.err)
			}
		}
	}
	if n := len(peopleOf(t, book)); n != 4 {
		t.Errorf("%d people", n)
	}
}

func TestWhoLiesInTheWastebasketIsSaid(t *testing.T) {
	path, ids := staffBook(t)
	b, err := book.OpenWith(t.Context(), path, func() time.Time { return day0 })
	if err != nil {
		t.Fatal(err)
	}
	found, err := b.PeopleByKeys(t.Context(), model.KeyUID, ids[:1])
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.Change(t.Context(), model.Doing{Code: "trash"}, func(tx *book.Tx) error { return tx.TrashPeople(found[ids[0]]) }); err != nil {
		t.Fatal(err)
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{
		{"log", ids[0], "--text", "x"}, {"timeline", ids[0]}, {"consent", ids[0], "--purpose", "calls", "--state", "given"}, {"leaver", "add", ids[0], "--last-day", "2026-11-30"},
	} {
		if r := on(t, day0, append(args, "--book", path)...); r.exit != ExitFailed || !strings.Contains(r.err, "Papierkorb") || r.out != "" {
			t.Errorf("%v: %d %q %q", args, r.exit, r.out, r.err)
		}
	}
}

func TestCalendarOfWhatThereIsToDo(t *testing.T) {
	path, ids := staffBook(t)
	if r := on(t, day0, "log", "--book", path, ids[0], "--text", "x", "--follow-up", "2027-05-15", "--promise", "Einladung; schicken, bald"); r.exit != ExitDone {
		t.Fatal(r.err)
	}
	out := filepath.Join(t.TempDir(), "Termine.ics")
	var e exported
	read(t, day0, &e, "export", "--book", path, out)
	if e.Format != "calendar" || e.Dates["follow_ups"] != 1 || e.Written != 1 || e.File != out {
		t.Errorf("%+v", e)
	}
	text, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"BEGIN:VCALENDAR\r\n", "DTSTART;VALUE=DATE:20270515\r\n", "-follow-up@alumnibook\r\n", "Wiedervorlage: Søren Sørensen", `Einladung\; schicken\, bald`} {
		if !strings.Contains(strings.ReplaceAll(string(text), "\r\n ", ""), want) {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
	if r := on(t, day0, "export", "--book", path, "--only", "calls,birthdays", out); r.exit != ExitDone || !strings.Contains(r.out, "Wiedervorlagen: 0") {
		t.Errorf("%d %q %q", r.exit, r.out, r.err)
	}
	if r := on(t, day0, "export", "--book", path, "--search", "muller", out, "--json"); !strings.Contains(r.out, `"follow_ups": 0`) {
		t.Errorf("%q", r.out)
	}
	for _, args := range [][]string{{"--only", "lunch", out}, {"--only", "calls", filepath.Join(t.TempDir(), "a.vcf")}, {"--for", "iphone", out}} {
		if r := on(t, day0, append([]string{"export", "--book", path}, args...)...); r.exit != ExitUsage || r.err == "" {
			t.Errorf("%v: %d %q", args, r.exit, r.err)
		}
	}
}
