package book

import (
	"regexp"
	"strings"
	"testing"
)

// What the start page and the list of the week ask goes by an index: a look at every person would grow with the book.
// Counting may go through an index that holds nothing but what is counted, or what few people have.
func TestNothingIsLookedThroughForTheStartPage(t *testing.T) {
	b, people := busyBook(t, 30)
	small := regexp.MustCompile(`INDEX (people_by_next_call|people_not_called|people_paused|people_away|emails_failed|phones_failed|interaction_people_of_many|people_barred)$|^SCAN (days|CONSTANT ROW)$|^SCAN v VIRTUAL`)
	id := people[0].ID
	type asked struct {
		sql  string
		args []any
	}
	questions := map[string]asked{
		"callable":      {callableSQL, nil},
		"paused":        {pausedSQL, []any{"2026-03-08"}},
		"refused":       {refusedSQL, nil},
		"candidates":    {candidateSQL, []any{"2026-04-05"}},
		"new jobs":      {newJobsSQL, []any{"2025-09-01", "2026-03-08"}},
		"facts":         {callFactsSQL + "(1,2,3)", nil},
		"calls written": {writeCallsSQL, []any{`[[1,2,"2026-03-02","",""]]`}},
		"said":          {callsSaidSQL + "(1,2,3) AND ip.on_day BETWEEN ? AND ? GROUP BY ip.person_id", []any{"2026-03-02", "2026-03-08"}},
		"follow-ups":    {"SELECT i.id" + followUpsSQL + " ORDER BY i.follow_day, i.id LIMIT ?", []any{"2026-03-09", 5}},
		"birthdays":     {"SELECT count(*)" + birthdaysSQL + " IN ('03-02','03-03')", nil},
		"anniversaries": {strings.ReplaceAll(anniversariesSQL, "%[1]s", "left_day"), []any{"2021-03-02"}},
		"joined":        {strings.ReplaceAll(anniversariesSQL, "%[1]s", "from_day"), []any{"2021-03-02"}},
		"greeted":       {greetedSQL + "(1,2,3)", []any{"2026-03-02"}},
		"thanks":        {"SELECT f.*" + thanksSQL + " ORDER BY f.on_day, f.id LIMIT 5", nil},
		"quiet":         {"SELECT count(*)" + quietSQL, []any{"2025-03-02"}},
		"wrong mails":   {"SELECT f.person_id" + strings.ReplaceAll(failedSQL, "{table}", "emails"), []any{"2026-01-01"}},
		"wrong numbers": {"SELECT f.person_id" + strings.ReplaceAll(failedSQL, "{table}", "phones"), []any{"2026-01-01"}},
		"sent days":     {sentDaysSQL, []any{"2026-03-02", "2026-01-01"}},
		"sent issues":   {sentIssuesSQL, []any{"2026-03-02"}},
		"sent to":       {sentToSQL, []any{1}},
		"changed":       {strings.NewReplacer("@change", "1", "@most", "5").Replace(changedPeopleSQL), nil},
		"untraced":      {untracedSQL, []any{1}},
		"barred":        {barredSQL + "1", nil},
		"ledger":        {strings.Replace(saidSQL, "{who}", "1", 1), []any{"newsletter", "email"}},
		"evenings":      {eveningsSQL, []any{"2024-03-02", "2026-03-02"}},
		"left":          {leftSQL, []any{"2026-03-02"}},
		"recent":        {recentSQL, []any{id, 10}},
		"heard":         {heardSQL, []any{id, 1}},
		"promises":      {promisesSQL, []any{id, 10}},
		"since":         {sinceSQL, []any{id, "2025-01-01", "2026-03-02"}},
		"left since":    {leftSinceSQL, []any{"2025-01-01", "2026-03-02", id, "Malmö", "Tax", 6}},
		"back since":    {backSinceSQL, []any{"2025-01-01", "2026-03-02", id, "Malmö", "Tax", 6}},
	}
	for name, q := range questions {
		rows, err := b.write.Raw("EXPLAIN QUERY PLAN "+strings.ReplaceAll(q.sql, "IN ?", "IN (?)"), q.args...).Rows()
		must(t, err)
		for rows.Next() {
			var a, p, x int
			var detail string
			must(t, rows.Scan(&a, &p, &x, &detail))
			if strings.HasPrefix(detail, "SCAN") && !small.MatchString(detail) || name == "changed" && strings.Contains(detail, "by_record") {
				t.Errorf("%s: %s", name, detail)
			}
		}
		must(t, rows.Close())
	}
}
