//go:build accessibility

package ui

import (
	"slices"
	"strings"
	"testing"

	"alumnibook/ui/page"
	"alumnibook/ui/prefs"
)

func TestScreenReadersHearEveryControl(t *testing.T) {
	o := newTour(t, prefs.LookLight, 1)
	o.walk(func(name string, _ func()) {
		heard := o.Heard()
		for _, control := range o.Reached() {
			if !slices.ContainsFunc(heard, func(s string) bool { return strings.Contains(s, strings.TrimSuffix(control, "…")) }) {
				t.Errorf("%s: nobody hears of %q, only of\n\t%s", name, control, strings.Join(heard, "\n\t"))
			}
		}
	})
}

func TestScreenReadersHearTheDialogAlone(t *testing.T) {
	o := newTour(t, prefs.LookLight, 1)
	o.s.frame.show(page.Route{Page: page.People})
	o.settle()
	o.s.frame.Ask(page.Question{Title: "Löschen?", Text: "3 Personen", Verb: "Löschen", Danger: true})
	heard := o.Heard()
	for _, s := range []string{"Löschen?", "3 Personen", "Löschen"} {
		if !slices.Contains(heard, s) {
			t.Errorf("%q is not heard, but %q", s, heard)
		}
	}
	if len(heard) > 8 {
		t.Errorf("what lies below is heard too: %q", heard)
	}
}
