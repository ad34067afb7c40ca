package people

import (
	"slices"
	"strings"

	"alumnibook/assets"
	"alumnibook/model"
)

// part is one kind of condition of a filter: how its chip reads and how it is taken off.
type part struct {
	id    string
	words func(w *assets.Translator, f *model.Filter, owner func(int64) string) string // "" where the filter has none
	clear func(f *model.Filter)
}

// parts lists the conditions in the order of their chips. The search has its own field and is none of them.
var parts = []part{
	{"status", func(w *assets.Translator, f *model.Filter, _ func(int64) string) string {
		names := make([]string, len(f.Statuses))
		for i, s := range f.Statuses {
			names[i] = w.T("model.status." + string(s))
		}
		return named(w, "model.field.status", names)
	}, func(f *model.Filter) { f.Statuses = nil }},
	{"office", func(w *assets.Translator, f *model.Filter, _ func(int64) string) string {
		return named(w, "model.field.office", f.Offices)
	}, func(f *model.Filter) { f.Offices = nil }},
	{"department", func(w *assets.Translator, f *model.Filter, _ func(int64) string) string {
		return named(w, "model.field.department", f.Departments)
	}, func(f *model.Filter) { f.Departments = nil }},
	{"left", func(w *assets.Translator, f *model.Filter, _ func(int64) string) string {
		return leftText(w, f.LeftFrom, f.LeftTo)
	}, func(f *model.Filter) { f.LeftFrom, f.LeftTo = model.Date{}, model.Date{} }},
	{"employer", func(w *assets.Translator, f *model.Filter, _ func(int64) string) string {
		return named(w, "model.field.employer", filled(f.Employer))
	}, func(f *model.Filter) { f.Employer = "" }},
	{"tag", func(w *assets.Translator, f *model.Filter, _ func(int64) string) string {
		return named(w, "model.field.tags", f.Tags)
	}, func(f *model.Filter) { f.Tags = nil }},
	{"owner", func(w *assets.Translator, f *model.Filter, owner func(int64) string) string {
		if f.OwnerID == 0 {
			return ""
		}
		return named(w, "model.field.owner_id", []string{owner(f.OwnerID)})
	}, func(f *model.Filter) { f.OwnerID = 0 }},
	{"quiet", func(w *assets.Translator, f *model.Filter, _ func(int64) string) string {
		if f.QuietSince.IsZero() {
			return ""
		}
		return w.T("people.chip_quiet", "date", w.Date(f.QuietSince))
	}, func(f *model.Filter) { f.QuietSince = model.Date{} }},
	{"calls", func(w *assets.Translator, f *model.Filter, _ func(int64) string) string {
		names := make([]string, len(f.Calls))
		for i, s := range f.Calls {
			names[i] = w.T("model.consent." + stateWords(s))
		}
		return named(w, "model.field.calls", names)
	}, func(f *model.Filter) { f.Calls = nil }},
	{"ids", func(w *assets.Translator, f *model.Filter, _ func(int64) string) string {
		if f.IDs == nil {
			return ""
		}
		return w.N("people.chip_ids", len(f.IDs))
	}, func(f *model.Filter) { f.IDs = nil }},
}

// stateWords is the last part of the key under which the words of an answer stand.
func stateWords(s model.ConsentState) string {
	if s == model.ConsentUnknown {
		return "unknown"
	}
	return string(s)
}

// mostNamed is how many values a chip names before it counts the rest.
const mostNamed = 3

func named(w *assets.Translator, field string, values []string) string {
	if len(values) == 0 {
		return ""
	}
	text := strings.Join(values[:min(len(values), mostNamed)], ", ")
	if more := len(values) - mostNamed; more > 0 {
		text += " + " + w.Number(more)
	}
	return w.T("people.chip", "field", w.T(field), "value", text)
}

// leftText says when somebody left: "Left 2013 – 2024", "Left 2013 or later".
func leftText(w *assets.Translator, from, to model.Date) string {
	switch {
	case from.IsZero() && to.IsZero():
		return ""
	case to.IsZero():
		return w.T("people.chip_left_from", "from", w.Date(from))
	case from.IsZero():
		return w.T("people.chip_left_to", "to", w.Date(to))
	case from == to:
		return w.T("people.chip_left_in", "date", w.Date(from))
	}
	return w.T("people.chip_left", "from", w.Date(from), "to", w.Date(to))
}

// cloneFilter copies a filter with its lists, so that the copy can be changed alone.
func cloneFilter(f model.Filter) model.Filter {
	f.Offices, f.Departments, f.Tags = slices.Clone(f.Offices), slices.Clone(f.Departments), slices.Clone(f.Tags)
	f.Statuses, f.Calls, f.IDs = slices.Clone(f.Statuses), slices.Clone(f.Calls), slices.Clone(f.IDs)
	return f
}

// sameFilter tells whether two filters want the same people, the search aside.
func sameFilter(a, b model.Filter) bool {
	return slices.Equal(a.Offices, b.Offices) && slices.Equal(a.Departments, b.Departments) && slices.Equal(a.Tags, b.Tags) &&
		slices.Equal(a.Statuses, b.Statuses) && slices.Equal(a.Calls, b.Calls) && slices.Equal(a.IDs, b.IDs) && a.LeftFrom == b.LeftFrom && a.LeftTo == b.LeftTo &&
		a.Employer == b.Employer && a.OwnerID == b.OwnerID && a.QuietSince == b.QuietSince && a.Trashed == b.Trashed
}

// toggled puts a value into a list or takes it out.
func toggled[T comparable](list []T, v T) []T {
	if i := slices.Index(list, v); i >= 0 {
		return slices.Delete(slices.Clone(list), i, i+1)
	}
	return append(slices.Clone(list), v)
}

// matches tells whether a folded text has a word that begins with a folded key.
func matches(text, key string) bool {
	return strings.Contains(" "+text, " "+key)
}
