package book

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"regexp"
	"strings"
	"unicode/utf8"

	"alumnibook/model"
)

// mendRow makes a row usable of which a part could not be read: texts end where the reading did, what is made of several
// values is empty. It tells whether anything had to be done, and false where the row is not worth keeping.
func mendRow(shape *shape, values []any, cut int, c *cell) (mended, ok bool) {
	if len(values) > len(shape.columns) || cut >= 0 && shape.name == "change_rows" {
		return false, false
	}
	for i := range values {
		col := &shape.columns[i]
		lost := cut >= 0 && i >= cut
		switch v := values[i].(type) {
		case nil:
			if lost && i != shape.number {
				values[i], mended = col.missing(), true
			}
		case string:
			sound := soundText(v)
			if !sound && c.beyond == 0 {
				return false, false // not of a row at all
			}
			if torn := (lost || !sound) && aBody.MatchString(v); torn || shape.looks(i) == aBody && v != "" && !json.Valid([]byte(v)) {
				if shape.name == "change_rows" || shape.name == "drafts" {
					return false, false
				}
				values[i], mended = emptyBody(v), true
				continue
			}
			if lost || !sound {
				values[i], mended = cutText(v), true
			}
			if shape.looks(i) == aDay && !isDay(values[i]) {
				values[i], mended = "", true
			}
		case []byte:
			if lost || shape.name == "photos" && !isOfKey(values, v) || shape.name == "list_values" && (len(v) == 0 || len(v)%8 != 0) {
				return false, false
			}
		}
	}
	return mended, true
}

// isImage tells whether a line of the journal says what was done and shows it.
func isImage(shape *shape, values []any) bool {
	before, after := values[shape.column("before")] != nil, values[shape.column("after")] != nil
	switch values[shape.column("op")] {
	case string(model.OpCreate):
		return true
	case string(model.OpUpdate):
		return before && after
	case string(model.OpDelete):
		return before
	}
	return false
}

// missing is what stands in a column whose value is lost.
func (c *shapeColumn) missing() any {
	switch {
	case !c.required:
		return c.fallback
	case c.number:
		return int64(0)
	}
	return ""
}

// looks is what the texts of a column look like, nil where nothing is known.
func (s *shape) looks(i int) *regexp.Regexp {
	if l := looksLike[s.name+"."+s.columns[i].name]; l != nil {
		return l
	}
	return looksLike[s.columns[i].name]
}

func emptyBody(v string) string {
	if strings.HasPrefix(v, "[") {
		return "[]"
	}
	return "{}"
}

// cutText is the beginning of a text that could be read, with a sign that there was more.
func cutText(v string) string {
	if at := strings.IndexByte(v, 0); at >= 0 {
		v = v[:at]
	}
	for i, r := range v {
		if r == utf8.RuneError {
			v = v[:i]
			break
		}
	}
	return strings.TrimRight(v, " ") + " …"
}

func isDay(v any) bool {
	text, _ := v.(string)
	d, err := model.ParseDate(text)
	return err == nil && d.Valid()
}

// isOfKey tells whether bytes are those that a key was made of.
func isOfKey(values []any, body []byte) bool {
	key, _ := values[0].(string)
	sum := sha256.Sum256(body)
	return key == hex.EncodeToString(sum[:])
}

// untold are tables that nobody wants to hear of.
var untold = map[string]bool{"schema_version": true, "sqlite_sequence": true, "event_counts": true}
