package tell

import (
	"bytes"
	"cmp"
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"time"

	"alumnibook/assets"
	"alumnibook/model"
)

// Names are what numbers in records stand for.
type Names struct {
	Colleagues, OwnFields, People map[int64]string
	Events, Newsletters, Lists    map[int64]string
}

// FieldChange is what happened to one field of a record, in words.
type FieldChange struct {
	Label, Before, After string
}

// order is how the fields of a record follow one another; what is not here comes after, by name.
var order = []string{
	"name", "prefix", "given", "additional", "family", "suffix", "birth_name", "nickname", "status", "salutation", "language",
	"address", "number", "url", "street", "postal_code", "city", "region", "country", "organisation", "title", "office", "department",
	"position", "birthday", "owner_id", "calls", "person_id", "event_id", "newsletter_id", "purpose", "basis", "channel", "state", "side", "decision",
	"controller", "contact", "officer", "authority", "form", "bases", "balancing", "retention", "received",
	"due", "sent_on", "recipients", "on", "starts", "ends", "at", "from", "to", "reason", "direction", "kind",
	"place", "host_id", "capacity", "reply_by", "role", "invited", "reply", "replied", "seat", "guests", "number", "came", "brought", "score", "comment",
	"languages", "subject", "intro", "boxes", "closing", "agenda", "budget", "text", "source", "wording", "witness_id", "noted_by", "proof", "closed", "answer", "extended", "last_day", "steps", "emails", "phones", "addresses", "links",
	"employments", "jobs", "tags", "skills", "notes", "own_fields", "photo",
}

// unsaid are fields of the program's own, and those that say a thing a second time.
var unsaid = []string{"uid", "version", "created", "updated", "e164", "id", "seed", "queue", "archive", "image"}

// alike are fields that are called what another one is.
var alike = map[string]string{"person_id": "person_ids", "witness_id": "colleague_id", "by_id": "colleague_id", "calls_per_year": "per_year"}

// Fields tells the fields that differ between two images of a record. Where there is only one image, it tells
// everything in it.
func Fields(w *assets.Translator, kind string, before, after json.RawMessage, names Names) []FieldChange {
	was, is := object(before), object(after)
	keys := keysOf(was, is)
	var list []FieldChange
	for _, key := range keys {
		if bytes.Equal(was[key], is[key]) {
			continue
		}
		c := FieldChange{FieldOf(w, kind, key), valueOf(w, kind, key, was, names), valueOf(w, kind, key, is, names)}
		if longLists[key] {
			c.Before, c.After = differing(c.Before, c.After)
		}
		if c.Before != c.After {
			list = append(list, c)
		}
	}
	return list
}

// FieldOf names a field of a record of a kind: an event has a name where a job has a title.
func FieldOf(w *assets.Translator, kind, key string) string {
	if own := "tell.field." + kind + "." + key; w.Has(own) {
		return w.T(own)
	}
	return Field(w, key)
}

// Field names a field of a record; "" is the record as a whole.
func Field(w *assets.Translator, key string) string {
	if key == "" {
		return w.T("model.field.record")
	}
	key = cmp.Or(alike[key], key)
	for _, place := range []string{"model.field.", "tell.field."} {
		if w.Has(place + key) {
			return w.T(place + key)
		}
	}
	return key
}

// Record names a kind of record: "person", "firm", …
func Record(w *assets.Translator, kind string) string {
	if w.Has("tell.record." + kind) {
		return w.T("tell.record." + kind)
	}
	return w.Or("model.record."+kind, "model.record.other")
}

// Value tells what stands in one field of a record; "" for nothing.
func Value(w *assets.Translator, kind, field string, raw json.RawMessage, names Names) string {
	if len(raw) == 0 {
		return ""
	}
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	var v any
	if d.Decode(&v) != nil {
		return ""
	}
	return writer{w, kind, names, ""}.value(field, v)
}

// valueOf is Value of one field of a record of which the others are known: amounts are in its currency.
func valueOf(w *assets.Translator, kind, field string, record map[string]json.RawMessage, names Names) string {
	if kind != "event" || field != "budget" {
		return Value(w, kind, field, record[field], names)
	}
	var lines []any
	if json.Unmarshal(record[field], &lines) != nil {
		return ""
	}
	var currency string
	_ = json.Unmarshal(record["currency"], &currency)
	return writer{w, kind, names, currency}.value(field, lines)
}

func object(raw json.RawMessage) map[string]json.RawMessage {
	m := map[string]json.RawMessage{}
	_ = json.Unmarshal(raw, &m)
	return m
}

func keysOf[V any](maps ...map[string]V) []string {
	var keys []string
	for _, m := range maps {
		for k := range m {
			if !slices.Contains(keys, k) && !slices.Contains(unsaid, k) {
				keys = append(keys, k)
			}
		}
	}
	place := func(k string) int {
		if i := slices.Index(order, k); i >= 0 {
			return i
		}
		return len(order)
	}
	slices.SortFunc(keys, func(a, b string) int { return cmp.Or(cmp.Compare(place(a), place(b)), cmp.Compare(a, b)) })
	return keys
}

// writer turns the values of one kind of record into words.
type writer struct {
	w        *assets.Translator
	kind     string
	names    Names
	currency string // of amounts
}

func (t writer) value(field string, v any) string {
	switch v := v.(type) {
	case string:
		return t.text(field, v)
	case bool:
		return t.w.T(map[bool]string{true: "tell.yes", false: "tell.no"}[v])
	case json.Number:
		return t.number(field, v)
	case []any:
		return t.list(field, v)
	case map[string]any:
		return t.object(field, v)
	}
	return ""
}

// spoken are the fields whose values are words of the program.
var spoken = map[string]string{
	"status": "model.status.", "salutation": "model.salutation.", "language": "model.language.",
	"direction": "model.direction.", "type": "model.own_type.", "country": "model.country.",
	"purpose": "model.purpose.", "channel": "model.channel.", "state": "model.consent.", "source": "model.source.",
	"side": "model.side.", "pause": "model.pause.", "would_return": "model.answer.", "would_recommend": "model.answer.",
	"reply": "model.reply.", "seat": "model.seat.", "role": "model.role.", "languages": "model.language.",
	"basis": "model.basis.", "decision": "model.decided.",
}

// states are the words of the field "state" in records of their own kind; everywhere else it is that of a consent.
var states = map[string]string{"event": "model.event_state.", "newsletter": "model.newsletter_state.", "request": "model.request_state."}

// kinds are the words of the field "kind" in records of their own kind; everywhere else it is that of an address.
var kinds = map[string]string{"interaction": "model.interaction.", "favour": "model.favour.", "event": "model.event_kind.", "newsletter": "model.box.", "request": "model.request.", "retention": "model.retained."}

// days are the fields that hold one.
var days = []string{
	"birthday", "from", "to", "on", "done", "until", "failed", "last_day", "due", "settled", "keep_until", "left_from", "left_to", "quiet_since",
	"reply_by", "invited", "reminded", "replied", "off", "thanked", "sent_on", "received", "closed",
}

func (t writer) text(field, s string) string {
	if s == "" {
		return ""
	}
	prefix := spoken[field]
	switch field {
	case "kind":
		prefix = cmp.Or(kinds[t.kind], "model.kind.")
	case "state":
		prefix = cmp.Or(states[t.kind], prefix)
	}
	if prefix != "" && t.w.Has(prefix+s) {
		return t.w.T(prefix + s)
	}
	switch {
	case slices.Contains(days, field):
		if d, err := model.ParseDate(s); err == nil {
			return t.w.Date(d)
		}
	case field == "trashed" || field == "came":
		if at, err := time.Parse(time.RFC3339, s); err == nil {
			return t.moment(field, at.Local())
		}
	case field == "photo":
		return t.w.T("tell.photo")
	case field == "proof":
		return t.w.T("tell.proof")
	case field == "text" && t.kind == "interaction":
		return ConsentCodes(t.w, s)
	}
	return s
}

// colleagues are the fields that hold the number of one.
var colleagues = []string{"owner_id", "colleague_id", "witness_id", "by_id", "host_id"}

func (t writer) number(field string, v json.Number) string {
	n, err := v.Int64()
	if err != nil {
		return v.String()
	}
	switch {
	case slices.Contains(colleagues, field):
		if n == 0 {
			return ""
		}
		return cmp.Or(t.names.Colleagues[n], t.w.T("tell.gone"))
	case field == "person_ids" || field == "person_id":
		return cmp.Or(t.names.People[n], t.w.T("tell.gone"))
	case field == "event_id":
		return t.named(t.names.Events, n)
	case field == "newsletter_id":
		return t.named(t.names.Newsletters, n)
	case field == "list_id":
		return t.named(t.names.Lists, n)
	case field == "calls" && t.kind == "list":
		return PerYear(t.w, int(n))
	}
	return t.w.Number(int(n))
}

// list puts short things beside each other and things of several parts below each other.
func (t writer) list(field string, list []any) string {
	sep := ", "
	said := make([]string, 0, len(list))
	for _, v := range list {
		if _, ok := v.(map[string]any); ok {
			sep = "\n"
		}
		if s := t.value(field, v); s != "" {
			said = append(said, s)
		}
	}
	return strings.Join(said, sep)
}

func (t writer) ownFields(m map[string]any) string {
	var said []string
	for _, key := range keysOf(m) {
		id, _ := strconv.ParseInt(key, 10, 64)
		said = append(said, cmp.Or(t.names.OwnFields[id], t.w.T("tell.gone"))+": "+t.value("", m[key]))
	}
	return strings.Join(said, "\n")
}

// parts writes a thing of several parts in one line: "soren@example.org, Private, Preferred".
func (t writer) parts(m map[string]any) string {
	var said []string
	from, to := t.value("from", m["from"]), t.value("to", m["to"])
	if from != "" || to != "" {
		said = append(said, strings.TrimSpace(from+" – "+to))
	}
	for _, key := range keysOf(m) {
		if key == "from" || key == "to" {
			continue
		}
		if yes, ok := m[key].(bool); ok {
			if yes {
				said = append(said, Field(t.w, key))
			}
			continue
		}
		if s := t.value(key, m[key]); s != "" {
			said = append(said, s)
		}
	}
	return strings.Join(said, ", ")
}
