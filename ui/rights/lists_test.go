package rights

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/page"
	"alumnibook/ui/uitest"
)

func TestYearlyListIsDecidedOneByOne(t *testing.T) {
	f := newFirm(t).at(page.Route{Arg: tabRetention})
	f.W.MustSee("Lindqvist, Karin", "Kjær, Mette", "last day with us, no word since")
	f.W.MustNotSee("Müller, Jürgen")
	karin, mette := f.id["Lindqvist"], f.id["Kjær"]

	f.W.Tap("Lindqvist, Karin")
	f.W.Tap("Keep…")
	f.W.Tap("Keep")
	f.W.MustSee("Give a reason: without one there is none for keeping the data.")
	f.W.Fill("Reason", "Partner of our oldest client")
	f.W.Tap("Keep")
	kept, err := f.B.DecisionsOf(t.Context(), karin)
	if err != nil || len(kept) != 1 || kept[0].Decision != model.DecidedKeep || kept[0].Reason != "Partner of our oldest client" || kept[0].Until != uitest.Today.AddMonths(12) {
		t.Fatalf("decided %+v (%v)", kept, err)
	}
	f.W.MustNotSee("Lindqvist, Karin")

	f.W.Tap("Kjær, Mette")
	f.W.Tap("Note as asked")
	asked, err := f.B.DecisionsOf(t.Context(), mette)
	if err != nil || len(asked) != 1 || asked[0].Decision != model.DecidedAsked || asked[0].On != uitest.Today {
		t.Fatalf("decided %+v (%v)", asked, err)
	}
	f.W.MustSee("Nothing is due")
	if n, _ := f.B.Count(t.Context()); n != 4 {
		t.Errorf("%d people are left", n)
	}
}

func TestAskingAgainHandsALetterOver(t *testing.T) {
	f := newFirm(t).at(page.Route{Arg: tabRetention})
	f.v.SelectAll()
	f.W.Tap("Ask 2 again…")
	f.W.MustSee("Ask 2 people again", "May we stay in touch?")
	f.W.Tap("Already sent…")
	f.W.Tap(f.Words().N("mailing.mark", 2))
	for _, name := range []string{"Lindqvist", "Kjær"} {
		if list, err := f.B.DecisionsOf(t.Context(), f.id[name]); err != nil || len(list) != 1 || list[0].Decision != model.DecidedAsked {
			t.Errorf("%s: decided %+v (%v)", name, list, err)
		}
	}
}

func TestSeveralAreErasedFromTheYearlyList(t *testing.T) {
	f := newFirm(t).at(page.Route{Arg: tabRetention})
	f.v.SelectAll()
	f.W.Tap("Erase…")
	f.W.MustSee("Karin Lindqvist", "Mette Kjær", "Kept for its time")
	f.W.Fill("Type “erase” to go on", "Erase")
	f.W.Tap("Erase 2 people for good")
	if n, _ := f.B.Count(t.Context()); n != 2 || len(f.Failed) > 0 {
		t.Fatalf("%d people are left, failed %v", n, f.Failed)
	}
	f.W.MustSee("Nothing is due")
	log, err := f.B.Erasures(t.Context())
	if err != nil || len(log) != 2 || log[0].Reason != book.EraseRetention {
		t.Errorf("logged %+v (%v)", log, err)
	}
}

func TestEntriesPastTheirTimeAreCleared(t *testing.T) {
	f := newFirm(t)
	change(t, f.B, func(tx *book.Tx) error {
		p := model.DefaultPrivacy()
		p.Retention[model.RetainedEntry] = 12
		if err := tx.SavePrivacy(&p); err != nil {
			return err
		}
		return tx.CreateInteraction(&model.Interaction{Kind: model.InteractionNote, On: model.NewDate(2020, 5, 1), Text: "Old gossip.", PersonIDs: []int64{f.id["Müller"]}})
	})
	f.at(page.Route{Arg: tabRetention})
	f.W.Tap("Entries of the history")
	f.W.MustSee("Müller, Jürgen", "1 May 2020")
	f.W.Tap("Clear 1…")
	f.W.Tap("Clear 1 record")
	if list, _, err := f.B.Timeline(t.Context(), f.id["Müller"], nil, 0, 9); err != nil || len(list) != 1 {
		t.Errorf("left %+v (%v)", list, err)
	}
	f.W.MustSee("Nothing is due")
}

func TestOldConsentsAreRenewedOrTakenBack(t *testing.T) {
	f := newFirm(t)
	karin, nora := f.id["Lindqvist"], f.id["Nielsen"]
	change(t, f.B, func(tx *book.Tx) error {
		old := model.NewDate(2019, 3, 1)
		return tx.AddConsents([]*model.Consent{
			{PersonID: karin, Purpose: model.PurposeNewsletter, Channel: model.ChannelEmail, State: model.ConsentGiven, On: old, Source: model.SourceForm, Form: "1"},
			{PersonID: nora, Purpose: model.PurposeEvents, Channel: model.ChannelEmail, State: model.ConsentGiven, On: old},
		})
	})
	f.at(page.Route{Arg: tabRenewal})
	f.W.MustSee("Lindqvist, Karin", "Newsletter", "never")
	f.W.Tap("Lindqvist, Karin")
	f.v.sheets[f.v.front].(*renewals).note(model.ConsentGiven, model.SourceForm)
	f.W.MustNotSee("Lindqvist, Karin")
	f.W.Tap("Nielsen, Nora")
	f.v.sheets[f.v.front].(*renewals).note(model.ConsentWithdrawn, model.SourceEmail)
	f.W.MustSee("No consent is due")
	given, _ := f.B.Consents(t.Context(), karin)
	taken, _ := f.B.Consents(t.Context(), nora)
	if len(given) != 2 || given[0].State != model.ConsentGiven || given[0].Form != "1" || len(taken) != 2 || taken[0].State != model.ConsentWithdrawn {
		t.Errorf("noted %+v and %+v", given, taken)
	}
}

func TestExportLogShowsWhoWasInIt(t *testing.T) {
	f := newFirm(t)
	h := book.Handover{
		Format: "sheet", Count: 2, LeftOut: 1, Purpose: "newsletter", Channel: "email", Place: "/tmp/list.xlsx",
		People: []int64{f.id["Müller"], f.id["Nielsen"]},
	}
	if err := f.B.RecordHandover(t.Context(), h, nil); err != nil {
		t.Fatal(err)
	}
	f.at(page.Route{Arg: tabExports})
	f.W.MustSee("list.xlsx", "Newsletter", "E-mail", "2")
	f.v.sheets[f.v.front].(*exports).showPeople(1)
	f.W.MustSee("2 people in this export", "Müller, Jürgen", "Nielsen, Nora")
	f.W.Tap("Show in the list")
	if r := f.Current(); r.Page != page.People || r != page.ThesePeople(h.People) {
		t.Errorf("went to %+v", r)
	}
}

func TestPrivacySettingsAreKept(t *testing.T) {
	f := newFirm(t).at(page.Route{Arg: tabSettings})
	f.W.Fill("Contact for requests", "privacy@example.org")
	f.W.Fill("Version of the consent form", "")
	f.W.Fill("Oldest backup, in days", "3")
	if !f.v.HasUnsaved() {
		t.Fatal("what was typed is not in the book yet")
	}
	f.W.Tap("Save")
	f.W.MustSee("Which version is handed out now?", "A number from 7 to 3,650.")
	f.W.Fill("Version of the consent form", "4")
	f.W.Fill("Oldest backup, in days", "90")
	f.W.Fill("People without a word", "24")
	f.W.Tap("Save")
	p, err := f.B.Privacy(t.Context())
	if err != nil || p.Form != "4" || p.Contact != "privacy@example.org" || p.BackupDays != 90 || p.Retention[model.RetainedPerson] != 24 || f.v.HasUnsaved() {
		t.Errorf("kept %+v (%v)", p, err)
	}
}

func TestPapersAreWritten(t *testing.T) {
	f := newFirm(t)
	f.at(page.Route{Do: doPaper, ID: f.id["Müller"], Arg: "welcome"})
	f.W.MustSee("Written for Jürgen Müller.")
	for _, name := range []string{"Welcome letter", "Consent form", "Privacy notice", "Record of processing"} {
		path := filepath.Join(t.TempDir(), "paper.pdf")
		f.Picks = [][]string{{path}}
		f.W.Tap(name)
		f.W.Tap("Write PDF…")
		if info, err := os.Stat(path); err != nil || info.Size() == 0 || len(f.Failed) > 0 {
			t.Fatalf("%s: %v, failed %v", name, err, f.Failed)
		}
		f.W.Tap("Close")
	}
	if !strings.Contains(f.Asked[0].Name, "Jürgen Müller") {
		t.Errorf("proposed %q", f.Asked[0].Name)
	}
}

func TestObjectionIsNotedForEverything(t *testing.T) {
	f := newFirm(t)
	mette := f.id["Kjær"]
	r := &model.Request{PersonID: mette, Kind: model.RequestObjection, Received: uitest.Today, Channel: model.ChannelPhone}
	change(t, f.B, func(tx *book.Tx) error {
		c := &model.Consent{PersonID: mette, Purpose: model.PurposeNewsletter, Channel: model.ChannelPost, State: model.ConsentGiven, On: uitest.Today.AddDays(-9)}
		if err := tx.AddConsents([]*model.Consent{c}); err != nil {
			return err
		}
		return tx.SaveRequest(r)
	})
	f.at(page.Route{ID: r.ID})
	f.W.Tap("Note the objection…")
	f.W.Tap("Note the objection")
	list, err := f.B.Consents(t.Context(), mette)
	if err != nil {
		t.Fatal(err)
	}
	holds := model.Standing(list)
	for _, p := range model.Purposes {
		if got := holds[p][p.UsualChannel()].State; got != model.ConsentObjected {
			t.Errorf("%s by the usual channel is %q", p, got)
		}
	}
	if got := holds[model.PurposeNewsletter][model.ChannelPost]; got.State != model.ConsentObjected || got.Source != model.SourceCall {
		t.Errorf("what was given is %+v", got)
	}
}
