package widgets

import (
	"maps"
	"slices"
	"strconv"
	"strings"
)

// What stands between the parts of a list's snapshot: its entries, and what is in each of them.
const (
	betweenItems = "\x02"
	betweenParts = "\x03"
)

// Snapshot returns the value for Dirty.
func (f *ListField) Snapshot() string {
	var out strings.Builder
	out.WriteString(strconv.Itoa(f.preferred))
	for _, item := range f.items {
		out.WriteString(betweenItems + strconv.Itoa(item.from))
		for _, name := range slices.Sorted(maps.Keys(item.Fields)) {
			out.WriteString(betweenParts + name + betweenParts + item.Fields[name].Snapshot())
		}
	}
	return out.String()
}

// Restore brings the entries of a snapshot back without OnChanged. Those that were set keep what the page knows of them.
func (f *ListField) Restore(snapshot string) {
	parts := strings.Split(snapshot, betweenItems)
	var items []*ListItem
	for _, part := range parts[1:] {
		values := strings.Split(part, betweenParts)
		from, _ := strconv.Atoi(values[0]) // anything else is an entry that was added
		item := f.itemFrom(from, items)
		for i := 1; i+1 < len(values); i += 2 {
			restore(item.Fields[values[i]], values[i+1])
		}
		f.hook(item)
		items = append(items, item)
	}
	f.items, f.preferred = items, -1
	if star, err := strconv.Atoi(parts[0]); err == nil && star >= 0 && star < len(items) {
		f.preferred = star
	}
	f.draw()
}

// itemFrom is the entry that was set at a place, else one more.
func (f *ListField) itemFrom(from int, taken []*ListItem) *ListItem {
	if from >= 1 && from <= len(f.first) && !slices.Contains(taken, f.first[from-1]) {
		return f.first[from-1]
	}
	return f.makeItem()
}
