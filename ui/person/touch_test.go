package person

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/uitest"
	"alumnibook/ui/widgets"
)

func TestEditorKeepsAndSetsWhatFailed(t *testing.T) {
	since := model.NewDate(2026, 9, 2)
	p := uitest.Named("Søren", "Sørensen")
	p.Emails = []model.Email{{Address: "old@example.org", Kind: model.KindWork, Failed: since}, {Address: "new@example.org", Kind: model.KindPrivate}}
	p.Addresses = []model.Address{{Street: "Storgatan 1", City: "Malmö", Country: "SE", Kind: model.KindPrivate, Failed: since}}
	h, _, ids := open(t, page.Route{Do: "edit"}, p)
	h.W.MustSee("wrong since 2 Sep 2026")
	h.W.Tap("wrong") // of the second address
	h.W.Tap("Save")
	got := stored(t, h, ids[0])
	if got.Emails[0].Failed != since || got.Emails[1].Failed != uitest.Today || got.Addresses[0].Failed != since {
		t.Errorf("stored %+v and %+v", got.Emails, got.Addresses)
	}
}

func TestAnotherAddressIsNotTheOneThatFailed(t *testing.T) {
	p := uitest.Named("Søren", "Sørensen")
	p.Emails = []model.Email{{Address: "old@example.org", Kind: model.KindWork, Failed: model.NewDate(2026, 9, 2)}}
	h, _, ids := open(t, page.Route{Do: "edit"}, p)
	h.W.Fill("name@example.org", "new@example.org")
	h.W.Tap("Save")
	if got := stored(t, h, ids[0]).Emails[0]; got.Address != "new@example.org" || !got.Failed.IsZero() {
		t.Errorf("stored %+v", got)
	}
}

func TestEditorSetsCalls(t *testing.T) {
	h, _, ids := open(t, page.Route{Do: "edit"}, uitest.Named("Søren", "Sørensen"))
	h.W.Fill("Contacts a year", "4")
	h.W.Fill("No pause", "Not this year")
	h.W.Key(fyne.KeyReturn)
	h.W.Fill("Reason", "new baby")
	h.W.Tap("Save")
	want := model.CallWish{PerYear: 4, Pause: model.PauseNotThisYear, Until: model.NewDate(2027, 1, 1), Why: "new baby"}
	if got := stored(t, h, ids[0]).Calls; got != want {
		t.Errorf("stored %+v", got)
	}
}

func TestContactsAYearOfMany(t *testing.T) {
	a, b := uitest.Named("Åsa", "Berg"), uitest.Named("Bo", "Dahl")
	b.Calls.PerYear = 3
	h, v, ids := open(t, page.Route{Do: "bulk", Arg: "1,2"}, a, b)
	u := v.task.(*bulk)
	u.pick("per_year")
	h.W.Fill("New value", "3")
	h.W.MustSee("Change 1 person", "3 contacts a year")
	h.W.Tap("Change 1 person")
	if got := stored(t, h, ids[0]).Calls.PerYear; got != 3 {
		t.Errorf("%d contacts a year", got)
	}
}

func TestPauseOfMany(t *testing.T) {
	h, v, ids := open(t, page.Route{Do: "bulk", Arg: "1,2"}, uitest.Named("Åsa", "Berg"), uitest.Named("Bo", "Dahl"))
	v.task.(*bulk).pick("pause")
	h.W.MustSee("Change 0 people")
	h.W.Fill("Pause", "Never")
	h.W.Key(fyne.KeyReturn)
	h.W.Tap("Change 2 people")
	for _, id := range ids {
		if got := stored(t, h, id).Calls; got.Pause != model.PauseNever {
			t.Errorf("stored %+v", got)
		}
	}
}

func TestConsentOfMany(t *testing.T) {
	people := []*model.Person{uitest.Named("Åsa", "Berg"), uitest.Named("Bo", "Dahl"), uitest.Named("Cleo", "Ek")}
	h, v, ids := open(t, page.Route{Do: "bulk_consent", Arg: "1,2,3"}, people...)
	given := func(on model.Date) *model.Consent {
		return &model.Consent{PersonID: ids[0], Purpose: model.PurposeCalls, Channel: model.ChannelPhone, State: model.ConsentGiven, On: on}
	}
	_, err := h.B.Change(t.Context(), model.Doing{Code: "consent"}, func(tx *book.Tx) error {
		return tx.AddConsents([]*model.Consent{given(uitest.Today)})
	})
	if err != nil {
		t.Fatal(err)
	}
	v.Open(page.Route{Page: ID, Do: "bulk_consent", Arg: "1,2,3"})
	h.W.MustSee("Change 2 people", "Never asked", "Allowed, 23 Nov 2026")
	h.W.MustNotSee("Berg, Åsa") // has said so already
	h.W.Fill("Date", "20 Nov 2026")
	h.W.MustSee("Change 3 people", "Berg, Åsa")
	h.W.Fill("Date", "20 Nov 2030")
	h.W.MustSee("Change 0 people")
	h.W.Fill("Date", "20 Nov 2026")
	h.W.Fill("What they were told", "form, version 3")
	h.W.Tap("Change 3 people")
	for _, id := range ids {
		list, err := h.B.Consents(t.Context(), id)
		if err != nil || list[len(list)-1].Wording != "form, version 3" || list[len(list)-1].On != model.NewDate(2026, 11, 20) {
			t.Errorf("the ledger holds %+v (%v)", list, err)
		}
	}
	if _, err := h.B.Undo(t.Context(), h.Offered, model.UndoAsk); err != nil {
		t.Fatal(err)
	}
	if list, _ := h.B.Consents(t.Context(), ids[2]); len(list) != 0 {
		t.Errorf("one undo leaves %+v", list)
	}
}

// TestPictures draws the pages into $ALUMNIBOOK_PICTURES, to be looked at.
func TestPictures(t *testing.T) {
	dir := os.Getenv("ALUMNIBOOK_PICTURES")
	if dir == "" {
		t.Skip("ALUMNIBOOK_PICTURES names no folder for the pictures")
	}
	for _, c := range []struct {
		name, lang, do string
		mode           look.Mode
	}{
		{"person-edit", "en", "edit", look.Light},
		{"person-edit-german", "de", "edit", look.Dark},
		{"person-bulk-consent", "de", "bulk_consent", look.Light},
		{"person-bulk-pause", "sv", "bulk", look.Dark},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := uitest.Named("Annelies Margarethe", "Schröder-Kühn")
			p.Emails = []model.Email{{Address: "annelies.schroeder-kuehn@example.org", Kind: model.KindPrivate, Preferred: true}, {Address: "old@example.org", Kind: model.KindWork, Failed: uitest.Today}}
			p.Phones = []model.Phone{{Number: "070-174 06 05", E164: "+46701740605", Kind: model.KindMobile, Failed: uitest.Today}}
			p.Addresses = []model.Address{{Street: "Storgatan 1", PostalCode: "211 34", City: "Malmö", Country: "SE", Kind: model.KindPrivate, Failed: uitest.Today}}
			p.Calls = model.CallWish{PerYear: 4, Pause: model.PauseNotThisYear, Until: model.NewDate(2027, 1, 1), Why: "Elternzeit"}
			b := uitest.NewBook(t)
			uitest.Add(t, b, p, uitest.Named("Bo", "Dahl"))
			h := uitest.NewHost(t, b)
			h.Lang = c.lang
			fyne.CurrentApp().Settings().SetTheme(look.NewTheme(c.mode, 1))
			v := newView(h)
			h.Put(v, page.Route{Page: ID, Do: c.do, ID: 1, Arg: "1,2"})
			if u, ok := v.task.(*bulk); ok && c.do == "bulk" {
				u.choose.Select("pause")
			}
			root := widgets.NewRoot(widgets.Ground(look.ColorBackground, v.Content()), h.W.Canvas())
			defer root.Close()
			h.W.SetContent(root)
			h.W.Resize(fyne.NewSize(1112, 1700))
			if c.do != "edit" {
				h.W.Resize(fyne.NewSize(1112, 700))
			}
			h.W.Draw(filepath.Join(dir, c.name+".png"))
		})
	}
}
