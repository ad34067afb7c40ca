package handover

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/consent"
	"alumnibook/model/exchange/handover"
	"alumnibook/ui/page"
	"alumnibook/ui/uitest"
)

func TestWhoDidNotAllowThePurposeStaysBehind(t *testing.T) {
	b, ids := staff(t)
	if _, err := b.Change(t.Context(), model.Doing{Code: "consent"}, func(tx *book.Tx) error {
		return tx.AddConsents([]*model.Consent{{
			PersonID: ids[1], Purpose: model.PurposeNewsletter, Channel: model.ChannelEmail, State: model.ConsentGiven, On: uitest.Today.AddDays(-40),
		}, {
			PersonID: ids[3], Purpose: model.PurposeNewsletter, Channel: model.ChannelEmail, State: model.ConsentWithdrawn, On: uitest.Today.AddDays(-4),
		}})
	}); err != nil {
		t.Fatal(err)
	}
	h, v := open(t, b, page.Handing{Selected: ids, Format: string(handover.CSV)})
	h.W.MustSee("What is it for?", "Our own use, anything else", "4 people go into the file.")
	v.meant.Select(string(consent.PurposeNewsletter))
	h.W.MustNotSee("4 people go into the file.")
	path := filepath.Join(t.TempDir(), "newsletter.csv")
	h.Picks = [][]string{{path}}
	allowed := len(v.preview.LeftOut)
	h.W.Tap(v.button.Text)
	fine(t, h)
	data, err := os.ReadFile(path)
	if err != nil || strings.Contains(string(data), "Neill") || allowed < 2 {
		t.Errorf("who withdrew it is in the file: %s (%v)", data, err)
	}
	log, err := b.Handovers(t.Context(), 0, 10)
	if err != nil || len(log) != 1 || log[0].Purpose != string(consent.PurposeNewsletter) {
		t.Errorf("the log says %+v (%v)", log, err)
	}
	v.Open(page.Handing{Selected: ids, Format: string(handover.CSV)}.Route())
	h.W.MustSee("4 people go into the file.")
}

func TestCalendarAndWholeBookAreTheFirmsOwn(t *testing.T) {
	b, ids := staff(t)
	h, v := open(t, b, page.Handing{Selected: ids, Format: string(handover.CSV)})
	v.meant.Select(string(consent.PurposeJobs))
	for _, f := range []handover.Format{handover.Calendar, handover.Book, handover.Template} {
		v.choose(f)
		h.W.MustNotSee("What is it for?")
		if got := v.options.options().Purpose; got != consent.PurposeRegister {
			t.Errorf("%s is meant for %s", f, got)
		}
	}
	v.choose(handover.IPhone)
	v.meant.Select(string(consent.PurposeCalls))
	if got := v.options.options().Purpose; got != consent.PurposeCalls {
		t.Errorf("contacts are meant for %s", got)
	}
	v.choose(handover.CSV) // out of which the gate would keep nobody
	if got := v.options.options().Purpose; got != consent.PurposeRegister {
		t.Errorf("a sheet is meant for %s", got)
	}
	v.meant.Select(string(consent.PurposeJobs))
	v.choose(handover.List)
	h.W.MustSee("What is it for?")
	if got := v.options.options().Purpose; got != consent.PurposeJobs {
		t.Errorf("the choice is gone: %s", got)
	}
}
