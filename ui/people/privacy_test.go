package people

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/page"
	"alumnibook/ui/uitest"
	"alumnibook/ui/widgets"
)

// chipOf finds the chip that says something.
func chipOf(t *testing.T, o fyne.CanvasObject, text string) *widgets.Chip {
	t.Helper()
	if c, ok := o.(*widgets.Chip); ok && c.Text == text {
		return c
	}
	if c, ok := o.(*fyne.Container); ok {
		for _, child := range c.Objects {
			if found := chipOf(t, child, text); found != nil {
				return found
			}
		}
	}
	return nil
}

func TestConsentIsTakenBackByOneClick(t *testing.T) {
	h, v := open(t, staff()...)
	h.W.Tap("Sørensen, Søren")
	id := v.selected[0]
	change(t, h, func(tx *book.Tx) error {
		return tx.AddConsents([]*model.Consent{{PersonID: id, Purpose: model.PurposeNewsletter, Channel: model.ChannelEmail, State: model.ConsentGiven, On: uitest.Today.AddDays(-40)}})
	})
	list, err := h.B.Consents(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	k := known{person: *v.detail.person, consents: list}
	chip := chipOf(t, v.detail.consentChips(&k), "Newsletter")
	if chip == nil || chip.OnRemove == nil {
		t.Fatal("there is nothing to take the consent back with")
	}
	chip.OnRemove()
	list, err = h.B.Consents(t.Context(), id)
	if err != nil || len(list) != 2 || list[0].State != model.ConsentWithdrawn || list[0].On != uitest.Today || list[1].State != model.ConsentGiven {
		t.Fatalf("the ledger says %+v (%v)", list, err)
	}
	if h.Offered == 0 {
		t.Error("it can't be undone")
	}
}

func TestConsentWithFormWitnessAndScan(t *testing.T) {
	h, v := open(t, staff()...)
	ebba := &model.Colleague{Name: "Ebba Holm"}
	change(t, h, func(tx *book.Tx) error {
		if err := tx.SaveColleague(ebba); err != nil {
			return err
		}
		p := model.DefaultPrivacy()
		p.Form = "3"
		return tx.SavePrivacy(&p)
	})
	if err := h.B.SetSeat(t.Context(), ebba.ID); err != nil {
		t.Fatal(err)
	}
	h.W.Tap("Sørensen, Søren")
	id := v.selected[0]
	scan := filepath.Join(t.TempDir(), "Søren signed.pdf")
	if err := os.WriteFile(scan, []byte("%PDF-1.4 signed"), 0o600); err != nil {
		t.Fatal(err)
	}
	v.detail.askConsent(v.detail.person, model.Consent{Purpose: model.PurposePhotos, Channel: model.ChannelEmail})
	h.W.MustSee("Ebba Holm")
	if v.Drop([]string{h.B.Path()}) {
		h.W.MustSee(string(book.CodePaperKind)) // the book itself is never opened
	}
	if !v.Drop([]string{scan}) {
		t.Fatal("the scan was not taken")
	}
	h.W.Fill("Version of the form", "3")
	h.W.Tap("Save")
	list, err := h.B.Consents(t.Context(), id)
	if err != nil || len(list) != 1 || list[0].Form != "3" || list[0].WitnessID != ebba.ID || list[0].Proof == "" || list[0].NotedBy != "Ebba Holm" {
		t.Fatalf("noted %+v (%v)", list, err)
	}
	v.detail.showLedger()
	h.W.MustSee("form version 3", "heard by Ebba Holm", "noted by Ebba Holm")
	h.W.Tap("Show the proof")
	if len(h.Files) != 1 || filepath.Base(h.Files[0]) != "Søren signed.pdf" {
		t.Fatalf("opened %v", h.Files)
	}
	if body, err := os.ReadFile(h.Files[0]); err != nil || string(body) != "%PDF-1.4 signed" {
		t.Errorf("the paper says %q (%v)", body, err)
	}
	v.Close()
	if _, err := os.Stat(h.Files[0]); !os.IsNotExist(err) {
		t.Error("the paper is still there")
	}
}

func TestPrivacyCardLeadsToRights(t *testing.T) {
	h, v := open(t, staff()...)
	h.W.Tap("Sørensen, Søren")
	id := v.selected[0]
	change(t, h, func(tx *book.Tx) error {
		return tx.SaveRequest(&model.Request{PersonID: id, Kind: model.RequestAccess, Received: model.NewDate(2026, 10, 20), Channel: model.ChannelEmail})
	})
	h.W.MustSee("Legitimate interest", "Access, 3 days overdue")
	h.W.Tap("Access, 3 days overdue")
	if r := h.Current(); r.Page != page.Rights || r.ID == 0 || r.Do != "" {
		t.Errorf("went to %+v", r)
	}
	for words, do := range map[string]string{"Erase for good…": "erase", "Access pack…": "pack", "New request…": "request", "Consent form…": "paper"} {
		item(t, v.detail.privacyMenu(&known{person: *v.detail.person}), words).Action()
		if r := h.Current(); r.Page != page.Rights || r.Do != do || r.ID != id {
			t.Errorf("%s went to %+v", words, r)
		}
	}
	h.W.Tap("Legitimate interest")
	h.W.Fill("Why, weighed against their interest", "")
	h.W.Tap("Save")
	h.W.MustSee("An interest that nobody weighed is none: say why it outweighs.")
	h.W.Fill("Why, weighed against their interest", "Comes to every reunion")
	h.W.Tap("Save")
	list, err := h.B.BasesOf(t.Context(), id)
	if err != nil || len(list) != 1 || list[0].Note != "Comes to every reunion" || list[0].Purpose != model.PurposeRegister {
		t.Errorf("noted %+v (%v)", list, err)
	}
}
