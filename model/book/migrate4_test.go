package book

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"alumnibook/model"
)

// thirdBook makes a book of the second version one of the third, as the program of then left it: with goals of its own,
// of which one was changed since, and a next event.
func thirdBook(t *testing.T, path, next, on string) {
	t.Helper()
	secondBook(t, path)
	text, err := migrationFiles.ReadFile("migrations/sqlite/0003_staying_in_touch.sql")
	must(t, err)
	file, err := openPool(writerDSN(path), 1)
	must(t, err)
	db := file.Begin()
	must(t, migration{3, string(text)}.run(db, time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)))
	rules := `{"calls_per_year":3,"min_gap":60,"first_call":90,"minutes_per_call":20,"minutes_per_week":0,"consent_needed":true,"quiet_months":12,"newsletter_every":3,` +
		`"events_per_year":2,"interview_months":24,"next_event":"` + next + `","next_event_on":"` + on + `","leaving_steps":[],"seed":1}`
	before := strings.Replace(rules, `"calls_per_year":3`, `"calls_per_year":2`, 1)
	must(t, run(t.Context(), db, "INSERT INTO programme VALUES (1, 'uid-r', 2, 1, 1, ?)", rules))
	must(t, run(t.Context(), db, "INSERT INTO changes VALUES (3, 'uid-3', 1771000000000000, '', 'programme', '', 1, 1, 0, 0, 0)"))
	must(t, run(t.Context(), db, "INSERT INTO change_rows VALUES (3, 1, 'programme', 1, 'update', 1, 2, ?, ?)", before, rules))
	must(t, db.Commit().Error)
	must(t, closePools(nil, file))
}

func TestNextEventOfTheThirdVersionIsAnEvent(t *testing.T) {
	ctx := context.Background()
	for _, c := range []struct{ name, next, on, title string }{
		{"with a name", "Autumn with us", "2091-10-02", "Autumn with us"},
		{"without a name", "", "2091-10-02", "Alumni-Abend"},
		{"over", "Spring", "2024-04-02", ""},
		{"none", "", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "Firm.alumni")
			thirdBook(t, path, c.next, c.on)
			b, err := OpenWith(ctx, path, ticking())
			must(t, err)
			defer func() { must(t, b.Close()) }()
			sound(t, b)
			list, err := b.Events(ctx)
			must(t, err)
			if (len(list) == 1) != (c.title != "") {
				t.Fatalf("%+v", list)
			}
			if len(list) == 1 {
				e := list[0]
				if e.Title != c.title || e.On != day(c.on) || e.State != model.EventBooked || e.Kind != model.EventTalk || e.Validate() != nil || len(e.UID) != 36 {
					t.Errorf("%+v", e)
				}
				e.Place = "Hafenblick"
				change(t, b, func(tx *Tx) error { return tx.SaveEvent(&e.Event, day("2026-03-02"), LoweringAsk) })
			}
			rules, err := b.Programme(ctx)
			must(t, err)
			if rules.CallsPerYear != 3 || !rules.MailConsent || !rules.InviteConsent || rules.BatchSize != 90 || rules.Validate() != nil {
				t.Errorf("%+v", rules)
			}
			if res := undo(t, b, 3, model.UndoAsk); len(res.Conflicts) != 0 {
				t.Errorf("%+v", res)
			}
			if rules, err := b.Programme(ctx); err != nil || rules.CallsPerYear != 2 || !rules.MailConsent {
				t.Errorf("%+v %v", rules, err)
			}
			var left int
			must(t, query(b.read, &left, "SELECT count(*) FROM change_rows WHERE before LIKE '%next_event%' OR after LIKE '%next_event%'"))
			if c.name != "none" && left != 0 {
				t.Errorf("%d images know the next event", left)
			}
			sound(t, b)
		})
	}
}
