package book

import (
	"encoding/json"
	"strconv"
	"strings"

	"alumnibook/model"
)

// What could not be read but is spoken of elsewhere is put back as a stub, so that nothing that could be read hangs in
// the air: of a person whose own row is gone there may be addresses, a history and consents.

// reference is a column that names rows of another table.
type reference struct{ table, column, to string }

// looseReferences are those that the tables do not declare. They may name what is gone for good, so they count only
// where the table that they name lost something.
var looseReferences = []reference{
	{"attendances", "person_id", "people"},
	{"people", "merged_into", "people"},
	{"people", "owner_id", "colleagues"},
	{"interactions", "colleague_id", "colleagues"},
	{"interactions", "follow_owner", "colleagues"},
	{"consents", "witness_id", "colleagues"},
	{"interactions", "event_id", "events"},
	{"interactions", "newsletter_id", "newsletters"},
	{"wishes", "event_id", "events"},
	{"changes", "undoes", "changes"},
	{"changes", "undone_by", "changes"},
}

// complete makes the tables agree with each other.
func (s *salvaging) complete() error {
	for _, part := range []func() error{s.needFirm, s.sequences, s.stubs, s.entriesOfNobody, s.recount} {
		if err := s.ctx.Err(); err != nil {
			return err
		}
		if err := part(); err != nil {
			return err
		}
	}
	return nil
}

// hurt tells that a table may have lost something.
func (s *salvaging) hurt(table string) bool {
	t := s.tables[table]
	return t != nil && !t.whole()
}

// needFirm gives the book a firm, without a name, where that could not be read.
func (s *salvaging) needFirm() error {
	var n int
	if err := query(s.db, &n, "SELECT count(*) FROM firm WHERE id = 1"); err != nil || n == 1 {
		return err
	}
	if err := s.exec("DELETE FROM firm"); err != nil {
		return err
	}
	return s.db.Create(firmToRow(model.Firm{}, 1)).Error
}

func (s *salvaging) exec(sql string, args ...any) error { return run(s.ctx, s.db, sql, args...) }

// sequences see to it that no number is given twice: neither of what was read nor of what the journal speaks of.
func (s *salvaging) sequences() error {
	err := s.exec("CREATE TEMP TABLE last_numbers AS SELECT name, max(seq) AS seq FROM sqlite_sequence GROUP BY name")
	if err != nil {
		return err
	}
	for kind, table := range tablesOfKinds {
		if s.tables[table] == nil {
			continue
		}
		if err := s.exec("INSERT INTO last_numbers SELECT ?, max(row_id) FROM change_rows WHERE kind = ? HAVING max(row_id) > 0", table, kind); err != nil {
			return err
		}
	}
	for _, sql := range []string{
		"DELETE FROM sqlite_sequence",
		"INSERT INTO sqlite_sequence (name, seq) SELECT name, max(seq) FROM last_numbers WHERE seq IS NOT NULL GROUP BY name",
		"DROP TABLE last_numbers",
	} {
		if err := s.exec(sql); err != nil {
			return err
		}
	}
	return nil
}

// tablesOfKinds are the tables of the kinds of records that the journal names.
var tablesOfKinds = map[string]string{
	KindPerson: "people", KindInteraction: "interactions", KindOrganisation: "organisations", KindColleague: "colleagues", KindOwnField: "own_fields",
	KindList: "lists", KindEvent: "events", KindAttendance: "attendances", KindNewsletter: "newsletters", KindConsent: "consents",
}

// stubs puts back what is referred to and could not be read.
func (s *salvaging) stubs() error {
	wanted := map[string][]int64{}
	refs, err := s.references()
	if err != nil {
		return err
	}
	for _, r := range refs {
		if err := s.exec("DELETE FROM " + r.table + " WHERE " + r.column + " < 0"); err != nil { // no number of anything
			return err
		}
		var ids []int64
		err := query(s.db, &ids, "SELECT DISTINCT "+r.column+" FROM "+r.table+" c WHERE "+r.column+" > 0 AND NOT EXISTS (SELECT 1 FROM "+r.to+" p WHERE p.id = c."+r.column+")")
		if err != nil {
			return err
		}
		wanted[r.to] = append(wanted[r.to], ids...)
	}
	if s.hurt("people") { // an index knows of them
		there, err := present(s.db, "people", sortedIDs(s.uids["people"]))
		if err != nil {
			return err
		}
		for id := range s.uids["people"] {
			if !there[id] {
				wanted["people"] = append(wanted["people"], id)
			}
		}
	}
	for _, table := range sortedKeys(wanted) {
		for _, id := range inOrder(wanted[table]) {
			if err := s.stub(table, id); err != nil {
				return err
			}
		}
	}
	return nil
}

// references are all columns that name rows of other tables.
func (s *salvaging) references() ([]reference, error) {
	var all []reference
	for _, table := range sortedKeys(s.tables) {
		var declared []struct {
			To     string
			Column string
		}
		if err := query(s.db, &declared, "SELECT \"table\" AS \"to\", \"from\" AS \"column\" FROM pragma_foreign_key_list(?)", table); err != nil {
			return nil, err
		}
		for _, d := range declared {
			all = append(all, reference{table, d.Column, d.To})
		}
	}
	for _, r := range looseReferences {
		if t := s.tables[r.table]; t != nil && t.shape.column(r.column) >= 0 && s.tables[r.to] != nil && s.hurt(r.to) {
			all = append(all, r)
		}
	}
	return all, nil
}

// stub puts a row back of which only the number is known, and what the journal or the rows that name it say.
func (s *salvaging) stub(table string, id int64) error {
	t := s.tables[table]
	row := map[string]any{}
	for _, c := range t.shape.columns {
		row[c.name] = c.missing()
	}
	row["id"] = id
	now := micros(s.clock().UTC())
	for _, name := range []string{"created", "updated"} {
		if t.shape.column(name) >= 0 {
			row[name] = now
		}
	}
	if t.shape.column("version") >= 0 {
		row["version"] = int64(1)
	}
	if t.shape.column("uid") >= 0 {
		row["uid"] = s.uids[table][id]
	}
	if err := s.known(table, id, row); err != nil {
		return err
	}
	if uid, has := row["uid"]; has {
		var taken int
		if err := query(s.db, &taken, "SELECT count(*) FROM "+table+" WHERE uid = ?", uid); err != nil {
			return err
		}
		if uid == "" || taken > 0 {
			row["uid"] = newUID()
		}
	}
	names, values := make([]string, 0, len(row)), make([]any, 0, len(row))
	for _, name := range sortedKeys(row) {
		names, values = append(names, `"`+name+`"`), append(values, row[name])
	}
	marks := strings.TrimSuffix(strings.Repeat("?, ", len(values)), ", ")
	return s.exec("INSERT INTO "+table+" ("+strings.Join(names, ", ")+") VALUES ("+marks+")", values...)
}

// stubName is what somebody or something is called of whom only the number is known.
func stubName(id int64) string { return "#" + strconv.FormatInt(id, 10) }

// known fills in what is known of a row besides its number.
func (s *salvaging) known(table string, id int64, row map[string]any) error {
	switch table {
	case "people":
		row["family"], row["status"] = stubName(id), string(model.StatusAlumnus)
		return s.knownPerson(id, row)
	case "interactions":
		return s.knownEntry(id, row)
	case "organisations":
		var names []string
		if err := query(s.db, &names, "SELECT organisation FROM jobs WHERE organisation_id = ? AND organisation <> '' LIMIT 1", id); err != nil {
			return err
		}
		names = append(names, stubName(id))
		row["name"], row["key"] = names[0], model.OrganisationKey(names[0])
		var taken int
		if err := query(s.db, &taken, "SELECT count(*) FROM organisations WHERE key = ?", row["key"]); err != nil || taken == 0 {
			return err
		}
		row["name"], row["key"] = stubName(id), model.OrganisationKey(stubName(id))
	case "colleagues", "own_fields":
		row["name"] = stubName(id)
		if table == "own_fields" {
			row["type"], row["choices"] = string(model.OwnText), "[]"
		}
	case "events":
		row["title"], row["state"], row["kind"], row["plan"] = stubName(id), string(model.EventHeld), string(model.EventMeeting), "{}"
	case "newsletters":
		row["title"], row["state"], row["body"], row["archive"] = stubName(id), string(model.NewsletterSent), "{}", "[]"
	case "changes":
		return s.knownChange(id, row)
	}
	return nil
}

// image is the newest image that the journal keeps of a record, nil where there is none.
func (s *salvaging) image(kind string, id int64) ([]byte, error) {
	var texts []string
	err := query(s.db, &texts, "SELECT coalesce(after, before) FROM change_rows WHERE kind = ? AND row_id = ? AND coalesce(after, before) IS NOT NULL ORDER BY change_id DESC, seq DESC LIMIT 1", kind, id)
	if err != nil || len(texts) == 0 {
		return nil, err
	}
	return []byte(texts[0]), nil
}

func (s *salvaging) knownPerson(id int64, row map[string]any) error {
	text, err := s.image(KindPerson, id)
	if err != nil || text == nil {
		return err
	}
	p, err := personFromJSON(text, id)
	if err != nil || !p.HasName() && len(p.Emails) == 0 {
		return nil //nolint:nilerr // an image that makes no sense is none
	}
	set := func(name string, v any) {
		if _, there := row[name]; there {
			row[name] = v
		}
	}
	for name, v := range map[string]string{
		"prefix": p.Prefix, "given": p.Given, "additional": p.Additional, "family": p.Family, "suffix": p.Suffix, "birth_name": p.BirthName,
		"nickname": p.Nickname, "salutation": string(p.Salutation), "language": p.Language, "birthday": p.Birthday.String(),
		"status": string(p.Status), "photo": p.Photo,
		"calls_pause": string(p.Calls.Pause), "calls_until": p.Calls.Until.String(), "calls_why": p.Calls.Why,
	} {
		set(name, v)
	}
	set("owner_id", p.OwnerID)
	set("trashed", micros(p.Trashed))
	set("merged_into", p.MergedInto)
	set("calls_per_year", int64(p.Calls.PerYear))
	set("version", int64(max(p.Version, 1)))
	if p.UID != "" {
		set("uid", p.UID)
	}
	return nil
}

// knownEntry says of an entry of the history what its people's lines say: the day, and whether it was a contact.
func (s *salvaging) knownEntry(id int64, row map[string]any) error {
	row["kind"], row["text"] = string(model.InteractionNote), "…"
	if text, err := s.image(KindInteraction, id); err != nil {
		return err
	} else if text != nil {
		var i model.Interaction
		if json.Unmarshal(text, &i) == nil && i.Kind != "" {
			row["kind"], row["direction"], row["text"] = string(i.Kind), string(i.Direction), i.Text
			row["minutes"], row["internal"], row["colleague_id"] = int64(i.Minutes), number(i.Internal), i.ColleagueID
		}
	}
	var lines []struct {
		OnDay, AtTime string
		Contact       bool
	}
	if err := query(s.db, &lines, "SELECT on_day, at_time, contact FROM interaction_people WHERE interaction_id = ? LIMIT 1", id); err != nil || len(lines) == 0 {
		return err
	}
	l := lines[0]
	row["on_day"], row["at_time"], row["reached"] = l.OnDay, l.AtTime, number(l.Contact)
	if l.Contact && row["kind"] == string(model.InteractionNote) {
		row["kind"] = string(model.InteractionMeeting)
	}
	return nil
}

func number(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

// knownChange gives an entry of the journal the moment of the one before it.
func (s *salvaging) knownChange(id int64, row map[string]any) error {
	var at []int64
	if err := query(s.db, &at, "SELECT at FROM changes WHERE id < ? ORDER BY id DESC LIMIT 1", id); err != nil {
		return err
	}
	if len(at) == 0 {
		if err := query(s.db, &at, "SELECT at FROM changes WHERE id > ? ORDER BY id LIMIT 1", id); err != nil {
			return err
		}
	}
	row["code"], row["at"] = "salvaged", micros(s.clock().UTC())
	if len(at) > 0 {
		row["at"] = at[0]
	}
	return nil
}

// entriesOfNobody gives the entries of the history of which nothing tells any more whom they are about to one stub.
func (s *salvaging) entriesOfNobody() error {
	var n int
	err := query(s.db, &n, "SELECT count(*) FROM interactions i WHERE NOT EXISTS (SELECT 1 FROM interaction_people ip WHERE ip.interaction_id = i.id)")
	if err != nil || n == 0 {
		return err
	}
	var id int64
	if err := query(s.db, &id, "SELECT max(coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'people'), 0), coalesce((SELECT max(id) FROM people), 0)) + 1"); err != nil {
		return err
	}
	if err := s.stub("people", id); err != nil {
		return err
	}
	return s.exec("INSERT INTO interaction_people (person_id, on_day, at_time, interaction_id, seq, contact, open_follow) SELECT ?, on_day, at_time, id, 0, 0, ''"+
		" FROM interactions i WHERE NOT EXISTS (SELECT 1 FROM interaction_people ip WHERE ip.interaction_id = i.id)", id)
}

// recount makes the numbers right that rows of one table keep of another.
func (s *salvaging) recount() error {
	list := []string{
		"UPDATE changes SET rows = (SELECT count(*) FROM change_rows r WHERE r.change_id = changes.id) WHERE rows <> (SELECT count(*) FROM change_rows r WHERE r.change_id = changes.id)",
		"UPDATE jobs SET organisation_id = NULL WHERE organisation = ''",
	}
	if s.tables["papers"] != nil {
		for _, of := range []string{"consents", "requests"} {
			list = append(list, "UPDATE "+of+" SET proof = '' WHERE proof <> '' AND NOT EXISTS (SELECT 1 FROM papers WHERE key = proof)")
		}
	}
	if s.tables["leavings"] != nil {
		list = append(list, "UPDATE leavings SET open = (SELECT count(*) FROM json_each(steps) WHERE coalesce(json_extract(value, '$.done'), '') = '')")
	}
	for _, sql := range list {
		if err := s.exec(sql); err != nil {
			return err
		}
	}
	return nil
}
