package book

import (
	"database/sql/driver"
	"encoding/json"
	"slices"
	"strings"
	"unicode/utf8"

	"gorm.io/gorm"

	"alumnibook/model"
)

// namedIn are the texts that may name somebody who is somebody or something else's: what is asked of each line is where
// whose it is, and in which columns the texts stand.
var namedIn = []struct{ kind, where, table, owner, columns string }{
	{KindInteraction, "entry", "interactions", "", "text, follow_text, follow_reason"},
	{KindConsent, "consent", "consents", "person_id", "wording, note, form"},
	{KindFavour, "favour", "favours", "person_id", "text"},
	{KindLeaving, "leaving", "leavings", "person_id", "steps"},
	{KindInterview, "leaving", "exit_interviews", "person_id", "said"},
	{KindWish, "wish", "wishes", "person_id", "text, theme"},
	{KindBasis, "other", "bases", "person_id", "note"},
	{KindRequest, "other", "requests", "person_id", "body"},
	{KindRetention, "other", "retention_decisions", "person_id", "reason"},
	{KindAttendance, "guest", "attendances", "person_id", "guests, diet, note, comment"},
	{KindEvent, "event", "events", "", "title, plan"},
	{KindNewsletter, "newsletter", "newsletters", "", "title, body, archive"},
	{KindList, "list", "lists", "", "name, filter"},
	{KindOwnField, "other", "own_fields", "", "name, choices"},
	{KindColleague, "colleague", "colleagues", "", "name, email"},
}

// namedInPeople are the texts about other people, each with the line's person.
const namedInPeople = "SELECT person_id AS id FROM notes WHERE %s(@n, text) UNION SELECT person_id FROM own_values WHERE %s(@n, value)" +
	" UNION SELECT person_id FROM card_lines WHERE %s(@n, line) UNION SELECT person_id FROM tags WHERE %s(@n, tag)" +
	" UNION SELECT person_id FROM skills WHERE %s(@n, skill) UNION SELECT person_id FROM employments WHERE %s(@n, reason, position)" +
	" UNION SELECT person_id FROM jobs WHERE %s(@n, title) UNION SELECT id FROM people WHERE calls_why <> '' AND %s(@n, calls_why)"

// naming is a record in which somebody is named.
type naming struct {
	kind, where string
	id          int64
}

// mostKnown is of how many texts it is remembered whether they name somebody.
const mostKnown = 2000

// whereNamed finds the records that name people who are not theirs; entries that are about them too are left out, and of
// what went out to many each text is found once, with all its entries.
func whereNamed(db *gorm.DB, t *model.Traces, ids []int64) (found []naming, many map[int64][]int64, err error) {
	if t.IsEmpty() {
		return nil, nil, nil
	}
	known := map[string]bool{} // what went out to many says the same a thousand times
	n, done := seek(func(columns []driver.Value) bool {
		return slices.ContainsFunc(textsOf(columns), func(s string) bool {
			is, ok := known[s]
			if !ok {
				is = inText(t, s)
				if len(known) < mostKnown {
					known[s] = is
				}
			}
			return is
		})
	})
	defer done()
	for _, p := range namedIn {
		var each []string
		var args []any
		for _, column := range strings.Split(p.columns, ", ") { // most are empty
			each, args = append(each, column+" <> '' AND "+seekFunction+"(?, "+column+")"), append(args, n)
		}
		where := "(" + strings.Join(each, " OR ") + ")"
		if p.owner != "" {
			where += " AND " + p.owner + " NOT IN " + idList(ids)
		}
		if p.kind == KindColleague {
			where += " AND gone"
		}
		var list []int64
		if err := query(db, &list, "SELECT id FROM "+p.table+" WHERE "+where+" ORDER BY id", args...); err != nil {
			return nil, nil, err
		}
		if p.kind == KindInteraction {
			if list, many, err = ofMany(db, list, ids); err != nil {
				return nil, nil, err
			}
		}
		for _, id := range list {
			found = append(found, naming{p.kind, p.where, id})
		}
	}
	var people []int64
	sql := "SELECT id FROM (" + strings.ReplaceAll(namedInPeople, "%s", seekFunction) + ") WHERE id NOT IN " + idList(ids) + " ORDER BY id"
	if err := query(db, &people, sql, map[string]any{"n": n}); err != nil {
		return nil, nil, err
	}
	for _, id := range people {
		found = append(found, naming{KindPerson, "person", id})
	}
	return found, many, nil
}

// inText tells whether a text, or one of those in a piece of JSON, names them.
func inText(t *model.Traces, s string) bool {
	if s == "" || s[0] != '{' && s[0] != '[' {
		return t.In(s)
	}
	return t.MayBeIn(s) && eachString(s, func(_ []string, text string) bool { return t.In(text) })
}

// ofMany keeps of entries that went out to many the first with each text, and leaves out those that are about people who go.
func ofMany(db *gorm.DB, list, ids []int64) (kept []int64, many map[int64][]int64, err error) {
	many = map[int64][]int64{}
	first := map[string]int64{}
	var theirs []int64
	if err := query(db, &theirs, "SELECT DISTINCT interaction_id FROM interaction_people WHERE person_id IN "+idList(ids)); err != nil {
		return nil, nil, err
	}
	about := setOf(theirs)
	err = chunks(list, 500, func(part []int64) error {
		var rows []interactionRow
		if err := db.Where("id IN " + idList(part)).Order("id").Find(&rows).Error; err != nil {
			return err
		}
		for k := range rows {
			i := rows[k].interaction()
			if about.has(i.ID) {
				continue
			}
			if !isQuiet(&i) {
				kept = append(kept, i.ID)
				continue
			}
			if first[i.Text] == 0 {
				first[i.Text] = i.ID
				kept = append(kept, i.ID)
			}
			many[first[i.Text]] = append(many[first[i.Text]], i.ID)
		}
		return nil
	})
	return kept, many, err
}

// blackenMentions takes their names out of what is about others.
func (e *erasing) blackenMentions() error {
	if e.o.KeepMentions {
		return nil
	}
	found, many, err := whereNamed(e.tx.db, e.find, e.ids)
	if err != nil {
		return err
	}
	for _, f := range found {
		if err := e.tx.ctx.Err(); err != nil {
			return err
		}
		if e.keep[recordKey{f.kind, f.id}] {
			continue
		}
		if list := many[f.id]; f.kind == KindInteraction && list != nil {
			err = e.blackenMany(list)
		} else {
			err = e.blackenRecord(f.kind, f.id)
		}
		if err != nil {
			return err
		}
		e.done.Mentions++
	}
	return e.blackenRest()
}

// blackenMany takes their names out of entries with one text, by which nobody is searched.
func (e *erasing) blackenMany(ids []int64) error {
	i, err := readInteraction(e.tx.db, ids[0])
	if err != nil {
		return err
	}
	text, _ := e.find.Blacken(i.Text)
	return chunks(ids, 500, func(part []int64) error {
		return run(e.tx.ctx, e.tx.db, "UPDATE interactions SET text = ?, version = version + 1 WHERE id IN "+idList(part), text)
	})
}

// blackenRecord takes their names out of one record.
func (e *erasing) blackenRecord(kind string, id int64) error {
	tx := e.tx
	now, err := currentRecord(tx.db, kind, id)
	if err != nil {
		return err
	}
	was, err := json.Marshal(now.value)
	if err != nil {
		return err
	}
	text, changed := e.blackenImage(kind, string(was), e.find)
	if !changed {
		return nil
	}
	switch v := now.value.(type) {
	case *model.Person:
		p, err := personFromJSON([]byte(text), id)
		if err != nil {
			return err
		}
		p.Record = v.Record
		return tx.updatePeople([]*model.Person{p})
	case *model.Interaction:
		i := model.Interaction{}
		if err := json.Unmarshal([]byte(text), &i); err != nil {
			return err
		}
		i.Record = v.Record
		return tx.UpdateInteraction(&i)
	case *model.Event:
		now := model.Event{}
		if err := json.Unmarshal([]byte(text), &now); err != nil {
			return err
		}
		now.Record = v.Record
		tx.eventChanged(v, &now)
		return events.save(tx, &now)
	case *model.Colleague:
		e.staff = append(e.staff, *v)
		return colleagues.save(tx, &model.Colleague{Record: v.Record, Name: model.Blacked, Gone: v.Gone})
	}
	return stores[kind].restore(tx, now.value, json.RawMessage(text))
}

// personTexts are the fields of a person that may name somebody else; the others name them themselves.
var personTexts = map[string][]string{
	"notes": nil, "own_fields": nil, "card_lines": nil, "tags": nil, "skills": nil,
	"employments": {"reason", "position"}, "jobs": {"title"}, "calls": {"why"},
}

// mayName tells whether a text of a record, which stands in some fields, may name somebody who is not the record's own.
func mayName(kind string, path []string) bool {
	if len(path) == 0 {
		return true
	}
	switch kind {
	case KindPerson:
		inner, ok := personTexts[path[0]]
		return ok && (inner == nil || slices.Contains(inner, path[len(path)-1]))
	case KindFirm, KindProgramme, KindPrivacy, KindOrganisation, KindColleague:
		return false
	}
	return path[0] != "uid" && path[0] != "noted_by"
}

// blackenImage takes names out of the image of a record; false where there was none.
func (e *erasing) blackenImage(kind, text string, t *model.Traces) (string, bool) {
	names := slices.ContainsFunc(e.staff, func(c model.Colleague) bool { return strings.Contains(text, c.Name) })
	if !t.MayBeIn(text) && !names {
		return text, false
	}
	var v any
	if json.Unmarshal([]byte(text), &v) != nil {
		return text, false
	}
	changed := false
	v = mapStrings(v, nil, func(path []string, s string) string {
		if kind == KindColleague && !t.In(s) || kind != KindColleague && !mayName(kind, path) {
			if len(path) == 1 && path[0] == "noted_by" && e.wasStaff(s) {
				changed = true
				return model.Blacked
			}
			return s
		}
		now, any := t.Blacken(s)
		changed = changed || any
		return now
	})
	if !changed {
		return text, false
	}
	now, err := json.Marshal(v)
	return string(now), err == nil
}

func (e *erasing) wasStaff(name string) bool {
	return slices.ContainsFunc(e.staff, func(c model.Colleague) bool { return c.Name == name })
}

// mapStrings is some JSON with other texts.
func mapStrings(v any, path []string, fn func(path []string, s string) string) any {
	switch v := v.(type) {
	case string:
		return fn(path, v)
	case []any:
		for i := range v {
			v[i] = mapStrings(v[i], path, fn)
		}
	case map[string]any:
		for name, x := range v {
			v[name] = mapStrings(x, append(slices.Clip(path), name), fn)
		}
	}
	return v
}

// blackenRest takes their names out of drafts and of what is remembered of lists, and out of the log where they worked for
// the firm themselves.
func (e *erasing) blackenRest() error {
	tx := e.tx
	var drafts []draftRow
	if err := tx.db.Find(&drafts).Error; err != nil {
		return err
	}
	for _, r := range drafts {
		if draftAbout(&r, e.ids) {
			continue
		}
		text, changed := e.blackenImage("", r.Body, e.find)
		if !changed {
			text, changed = e.find.Blacken(r.Body)
		}
		if !changed {
			continue
		}
		e.done.Mentions++
		if err := run(tx.ctx, tx.db, "UPDATE drafts SET body = ? WHERE name = ?", text, r.Name); err != nil {
			return err
		}
	}
	for _, c := range e.staff {
		for _, where := range []string{"changes SET who = ? WHERE who = ?", "handovers SET who = ? WHERE who = ?", "erasures SET who = ? WHERE who = ?", "consents SET noted_by = ? WHERE noted_by = ?"} {
			if err := run(tx.ctx, tx.db, "UPDATE "+where, model.Blacked, c.Name); err != nil {
				return err
			}
		}
	}
	return nil
}

// around is how many bytes of a text are shown before and behind a name.
const around = 60

// placeIn is the place of a text at which somebody is named, with a little of what stands around it.
func placeIn(t *model.Traces, text string) string {
	spans := t.Spans(text)
	if len(spans) == 0 {
		return ""
	}
	from, to := max(0, spans[0][0]-around), min(len(text), spans[0][1]+around)
	for from > 0 && !utf8.RuneStart(text[from]) {
		from--
	}
	for to < len(text) && !utf8.RuneStart(text[to]) {
		to++
	}
	short := strings.Join(strings.Fields(text[from:to]), " ")
	if from > 0 {
		short = "… " + short
	}
	if to < len(text) {
		short += " …"
	}
	return short
}
