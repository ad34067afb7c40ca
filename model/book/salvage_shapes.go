package book

import (
	"regexp"
	"strings"

	"gorm.io/gorm"
)

// shape is what the rows of a table look like on the pages of a file.
type shape struct {
	name    string
	columns []shapeColumn // in the order in which they are stored
	number  int           // of the column that is the row's number, -1 where there is none
	ordered bool          // the table is a tree of whole records, in the order of its key
	keys    int           // columns of that key
	least   int           // columns that the oldest rows have
}

type shapeColumn struct {
	name             string
	number, required bool
	any              bool // it declares no type
	fallback         any  // what a row has that was written before there was the column
}

// derived are tables that are worked out anew from the others.
var derived = map[string]bool{
	"search_docs": true, "search_index": true, "search_terms": true,
	"sqlite_stat1": true, "sqlite_stat4": true,
}

func isDerived(table string) bool {
	return derived[table] || strings.HasPrefix(table, "search_index_")
}

// shapes are the tables of a book of some version, by name, as the engine tells of an empty one; apart from them those
// that are worked out anew.
func shapes(db *gorm.DB) (kept, derived map[string]*shape, err error) {
	var tables []struct {
		Name string
		WR   bool
	}
	err = query(db, &tables, "SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'shadow') AND name NOT IN ('sqlite_schema', 'sqlite_temp_schema')")
	if err != nil {
		return nil, nil, err
	}
	kept, derived = map[string]*shape{}, map[string]*shape{}
	for _, t := range tables {
		s, err := shapeOf(db, t.Name, t.WR)
		if err != nil {
			return nil, nil, err
		}
		if isDerived(t.Name) {
			derived[t.Name] = s
		} else {
			kept[t.Name] = s
		}
	}
	return kept, derived, nil
}

func shapeOf(db *gorm.DB, table string, ordered bool) (*shape, error) {
	var lines []struct {
		Name      string
		Type      string
		Notnull   bool
		DfltValue *string
		PK        int
	}
	if err := query(db, &lines, "SELECT name, type, \"notnull\", dflt_value, pk FROM pragma_table_info(?) ORDER BY cid", table); err != nil {
		return nil, err
	}
	s := &shape{name: table, number: -1, ordered: ordered}
	lonely := true // the key is one column
	for _, l := range lines {
		lonely = lonely && l.PK < 2
	}
	add := func(i int) {
		l := lines[i]
		c := shapeColumn{name: l.Name, number: strings.HasPrefix(l.Type, "INT"), required: l.Notnull || ordered && l.PK > 0}
		if table == "sqlite_sequence" {
			c.number, c.required = l.Name == "seq", true
		} else {
			c.any = l.Type == ""
		}
		switch {
		case l.DfltValue == nil && !l.Notnull:
		case c.number:
			c.fallback = int64(0)
		default:
			c.fallback = ""
		}
		if !ordered && l.PK == 1 && l.Type == "INTEGER" && lonely {
			s.number, c.required = len(s.columns), false
		}
		s.columns = append(s.columns, c)
		if l.DfltValue == nil && l.Notnull {
			s.least = len(s.columns)
		}
	}
	if ordered {
		for k := 1; k <= len(lines); k++ {
			for i := range lines {
				if lines[i].PK == k {
					add(i)
					s.keys++
				}
			}
		}
	}
	for i := range lines {
		if !ordered || lines[i].PK == 0 {
			add(i)
		}
	}
	s.least = max(s.least, s.keys, 1)
	return s, nil
}

// names are the columns' names, as they are stored.
func (s *shape) names() []string {
	list := make([]string, len(s.columns))
	for i, c := range s.columns {
		list[i] = `"` + c.name + `"`
	}
	return list
}

func (s *shape) column(name string) int {
	for i, c := range s.columns {
		if c.name == name {
			return i
		}
	}
	return -1
}

// fits tells whether values could be a row of the table.
func (s *shape) fits(values []any, rowid int64) bool {
	if len(values) < s.least || len(values) > len(s.columns) || !s.ordered && rowid < 0 {
		return false
	}
	for i, v := range values {
		if !s.fitsAt(i, v) {
			return false
		}
	}
	return true
}

// fitsAt tells whether a value could stand in a column.
func (s *shape) fitsAt(i int, v any) bool {
	c := &s.columns[i]
	if c.any {
		return true
	}
	switch v := v.(type) {
	case nil:
		return !c.required
	case int64:
		return c.number && i != s.number && (v == 0 || v == 1 || !yesOrNo[c.name])
	case string:
		return !c.number && soundText(v)
	case []byte:
		return !c.number
	}
	return false
}

// likely counts how many of a row's values look like what their columns hold, and how many could be told.
func (s *shape) likely(values []any) (good, all int) {
	if s.name == "own_values" && len(values) > 1 { // ids do not begin at nothing, as places in a list do
		all++
		if values[1] != int64(0) {
			good++
		}
	}
	for i, v := range values {
		if b, isBytes := v.([]byte); isBytes && s.name == "list_values" {
			if all++; len(b) > 0 && len(b)%8 == 0 {
				good++
			}
		}
		text, ok := v.(string)
		if !ok || text == "" {
			continue
		}
		looks := looksLike[s.name+"."+s.columns[i].name]
		if looks == nil {
			looks = looksLike[s.columns[i].name]
		}
		if looks == nil {
			continue
		}
		all++
		if looks.MatchString(text) {
			good++
		}
	}
	return good, all
}

// yesOrNo are columns that hold nothing but that.
var yesOrNo = map[string]bool{
	"preferred": true, "internal": true, "reached": true, "contact": true, "heard": true, "follow_dropped": true, "walk_in": true, "over": true,
	"late": true, "gone": true, "redo": true,
}

// numbersPlaces tells a list of somebody's, whose lines are numbered from nothing.
func (s *shape) numbersPlaces() bool {
	return s.ordered && s.keys == 2 && len(s.columns) > 1 && s.columns[1].name == "seq"
}

var (
	aDay    = regexp.MustCompile(`^(\d{4}|-)(-\d\d)?(-?\d\d)?$`)
	aUID    = regexp.MustCompile(`^[0-9a-fA-F]{8}(-?[0-9a-fA-F]{4}){3}-?[0-9a-fA-F]{12}$`)
	aBody   = regexp.MustCompile(`^([\[{]|null$)`)
	aWord   = regexp.MustCompile(`^[a-z][a-z0-9_]*$`)
	aDigest = regexp.MustCompile(`^[0-9a-f]{16,}$`)
)

// looksLike says of columns, of one table or of whichever, what their texts look like. It tells tables apart whose rows
// are made alike, where their tree no longer does.
var looksLike = map[string]*regexp.Regexp{
	"uid": aUID, "people.uid": regexp.MustCompile(`.{4}`), "on_day": aDay, "to_day": aDay, "from_day": aDay, "until_day": aDay, "last_day": aDay, "keep_until": aDay, "follow_day": aDay,
	"due": aDay, "sent_on": aDay, "received": aDay, "closed": aDay, "settled": aDay, "invited": aDay, "reminded": aDay, "replied": aDay,
	"failed": aDay, "birthday": aDay, "follow_done": aDay, "calls_until": aDay, "left_day": aDay, "last_contact": aDay, "last_heard": aDay,
	"follow_up": aDay, "next_call": aDay, "thanked": aDay, "off": aDay,
	"plan": aBody, "rules": aBody, "filter": aBody, "steps": aBody, "body": aBody, "choices": aBody, "before": aBody, "after": aBody,
	"archive": aBody, "said": aBody, "guests": aBody, "offices": aBody, "departments": aBody, "sort": aBody, "drafts.body": regexp.MustCompile(``),
	"programme.rules": regexp.MustCompile(`"(mail_consent|invite_consent|batch_size|calls_[a-z]+|leaving_steps|newsletter[a-z_]*)"`),
	"privacy.rules":   regexp.MustCompile(`"(controller|retention|backup_days|renew_years|[a-z_]*version|officer[a-z_]*|bases)"`),
	"op":              regexp.MustCompile(`^(create|update|delete)$`), "code": aWord, "mime": regexp.MustCompile(`/`),
	"purpose": aWord, "channel": aWord, "state": aWord, "status": aWord, "side": aWord, "decision": aWord, "basis": aWord, "format": aWord, "type": aWord,
	"favours.kind": aWord, "interactions.kind": aWord, "retention_decisions.kind": aWord, "requests.kind": aWord, "change_rows.kind": aWord,
	"emails.address": regexp.MustCompile(`@`), "emails.key": regexp.MustCompile(`@`), "links.url": regexp.MustCompile(`[:./]`),
	"phones.number": regexp.MustCompile(`\d`), "phones.e164": regexp.MustCompile(`^\+\d+$`), "card_lines.line": regexp.MustCompile(`^[A-Za-z0-9.-]+(;[^:]*)?:`),
	"photos.key": aDigest, "papers.key": aDigest,
}
