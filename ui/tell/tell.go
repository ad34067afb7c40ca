// Package tell says in words what the book holds: what a change did, and the fields of a record.
package tell

import (
	"strings"

	"alumnibook/assets"
	"alumnibook/model"
)

// Doing says what the user did: "Edited Søren Sørensen", "Imported 412 people from staff.xlsx".
func Doing(w *assets.Translator, d model.Doing) string {
	key := "doing." + d.Code
	switch {
	case d.Name != "" && d.Count <= 1 && w.Has(key+"_one"):
		key += "_one"
	case d.Name == "" && w.Has(key+"_many"):
		key += "_many"
	case !w.Has(key):
		key = "doing.other"
	}
	return w.T(key, "name", d.Name, "n", max(d.Count, 1))
}

// Change says what a change did. One that took another back, or did it again, is told with the words of the original
// where that is known: undone is the change that stood at the beginning.
func Change(w *assets.Translator, c model.Change, undone *model.Change) string {
	if c.Doing.Code != "undo" && c.Doing.Code != "redo" {
		return Doing(w, c.Doing)
	}
	if undone == nil || undone.Undoes != 0 {
		return w.T("doing." + c.Doing.Code + "_plain")
	}
	return w.T("doing."+c.Doing.Code, "what", Doing(w, undone.Doing))
}

// Joined puts texts together with a sign between them, leaving out empty ones.
func Joined(between string, texts ...string) string {
	var said []string
	for _, s := range texts {
		if s != "" {
			said = append(said, s)
		}
	}
	return strings.Join(said, between)
}
