package people

import (
	"strings"
	"testing"
)

// Whoever wants no contact does not leave by the clipboard as a contact, and what left stands in the log.
func TestCopiesAskTheGateAndAreLogged(t *testing.T) {
	h, v := open(t, staff()...)
	v.SelectAll()
	h.Commands().Run("people.copy")
	if len(h.Copied) != 1 || strings.Count(h.Copied[0], "\n\n") != 1 || len(h.Toasts) == 0 || !strings.Contains(h.Toasts[len(h.Toasts)-1], "1 person was left out") {
		t.Errorf("copied %q, said %v", h.Copied, h.Toasts)
	}
	h.Commands().Run("people.copy_rows")
	h.Commands().Run("people.mail")
	log, err := h.B.Handovers(t.Context(), 0, 10)
	if err != nil || len(log) != 3 {
		t.Fatalf("%+v %v", log, err)
	}
	for i, want := range []struct {
		format, channel, place string
		in, out                int
	}{{"mail", "email", "mail", 2, 1}, {"clipboard", "sheet", "clipboard", 3, 0}, {"clipboard", "phone", "clipboard", 2, 1}} {
		if l := log[i]; l.Format != want.format || l.Channel != want.channel || l.Place != want.place || l.Count != want.in || l.LeftOut != want.out || len(l.People) != want.in {
			t.Errorf("%+v, want %+v", l, want)
		}
	}
}
