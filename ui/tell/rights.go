package tell

import (
	"strings"

	"alumnibook/model"
)

// rights writes what is said of privacy by purpose and by kind of data, each in a line; false for any other field.
func (t writer) rights(field string, m map[string]any) (string, bool) {
	var lines []string
	line := func(what, value string) { lines = append(lines, t.w.T(what)+": "+value) }
	switch field {
	case "bases":
		for _, p := range model.BasisPurposes {
			if basis, ok := m[string(p)].(string); ok && basis != "" {
				line("model.purpose."+string(p), t.w.T("model.basis."+basis))
			}
		}
	case "retention":
		kept := as[map[model.Retained]int](m)
		for _, kind := range model.RetainedKinds {
			if months, ok := kept[kind]; ok {
				line("model.retained."+string(kind), t.months(months))
			}
		}
	case "holds":
		if len(m) > 0 {
			lines = append(lines, t.w.N("tell.holds", len(m)))
		}
	default:
		return "", false
	}
	return strings.Join(lines, "\n"), true
}

// months says how long something is kept.
func (t writer) months(n int) string {
	if n == 0 {
		return t.w.T("tell.no_end")
	}
	return t.w.N("people.for_months", n)
}
