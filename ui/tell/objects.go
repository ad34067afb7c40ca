package tell

import (
	"encoding/json"
	"slices"
	"strings"

	"alumnibook/model"
)

// longLists are fields with a list of which a change seldom touches more than one line: only those lines are told.
var longLists = map[string]bool{"steps": true, "leaving_steps": true, "agenda": true, "budget": true, "boxes": true, "bases": true, "retention": true}

// differing leaves out of two texts the lines that stand in both.
func differing(before, after string) (string, string) {
	was, is := strings.Split(before, "\n"), strings.Split(after, "\n")
	only := func(list, other []string) string {
		var left []string
		for _, line := range list {
			if !slices.Contains(other, line) {
				left = append(left, line)
			}
		}
		return strings.Join(left, "\n")
	}
	return only(was, is), only(is, was)
}

// object writes a thing of several parts in one line, where that can be said better than by putting them in a row.
func (t writer) object(field string, m map[string]any) string {
	switch field {
	case "own_fields":
		return t.ownFields(m)
	case "calls":
		return t.callWish(m)
	case "follow_up":
		return t.followUp(m)
	case "steps", "leaving_steps":
		return t.step(m)
	case "filter":
		return t.filter(m)
	}
	if said, ok := t.rights(field, m); ok {
		return said
	}
	if said, ok := t.evening(field, m); ok {
		return said
	}
	return t.parts(m)
}

// as reads a decoded object into a type of the model.
func as[T any](m map[string]any) T {
	var v T
	if raw, err := json.Marshal(m); err == nil {
		_ = json.Unmarshal(raw, &v)
	}
	return v
}

// callWish writes how often somebody is to be called, and whether just now.
func (t writer) callWish(m map[string]any) string {
	wish := as[model.CallWish](m)
	return strings.Join(slices.DeleteFunc([]string{PerYear(t.w, wish.PerYear), Pause(t.w, wish)}, func(s string) bool { return s == "" }), ", ")
}

// followUp writes a promise with what became of it.
func (t writer) followUp(m map[string]any) string {
	f := as[model.FollowUp](m)
	if f.On.IsZero() {
		return ""
	}
	said := []string{t.w.Date(f.On)}
	add := func(s string) {
		if s != "" {
			said = append(said, s)
		}
	}
	add(f.Text)
	add(t.value("owner_id", m["owner_id"]))
	switch {
	case f.Done.IsZero():
	case f.Dropped:
		add(t.w.T("people.follow_up_dropped", "date", t.w.Date(f.Done)))
	default:
		add(t.w.T("people.follow_up_done", "date", t.w.Date(f.Done)))
	}
	add(f.Reason)
	return strings.Join(said, " · ")
}

// step writes one line of a checklist, or of the plan that checklists are made by.
func (t writer) step(m map[string]any) string {
	s := as[model.LeavingStep](m)
	said := []string{Step(t.w, s.Code, s.Name)}
	add := func(s string) {
		if s != "" {
			said = append(said, s)
		}
	}
	if _, planned := m["days"]; planned {
		switch days := as[model.StepPlan](m).Days; {
		case days < 0:
			add(t.w.N("people.days_before", -days))
		case days > 0:
			add(t.w.N("people.days_after", days))
		default:
			add(t.w.T("people.on_last_day"))
		}
	}
	add(t.w.Date(s.Due))
	add(t.value("owner_id", m["owner_id"]))
	switch {
	case s.Done.IsZero():
	case s.Skipped:
		add(t.w.T("people.step_skipped", "date", t.w.Date(s.Done)))
	default:
		add(t.w.T("people.follow_up_done", "date", t.w.Date(s.Done)))
	}
	add(s.Note)
	return strings.Join(said, " · ")
}

// filter writes what a saved list looks for. What people said to calls stands in it as codes.
func (t writer) filter(m map[string]any) string {
	if list, ok := m["calls"].([]any); ok {
		words := make([]any, len(list))
		for i, v := range list {
			state, _ := v.(string)
			if state == "" {
				state = "unknown"
			}
			words[i] = t.w.T("model.consent." + state)
		}
		m["calls"] = words
	}
	if list, ok := m["statuses"].([]any); ok {
		words := make([]any, len(list))
		for i, v := range list {
			state, _ := v.(string)
			words[i] = t.text("status", state)
		}
		m["statuses"] = words
	}
	return t.parts(m)
}
