package rights

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/page"
	"alumnibook/ui/uitest"
)

func TestRequestIsNotedAnsweredAndClosedWithProof(t *testing.T) {
	f := newFirm(t)
	karin := f.id["Lindqvist"]
	change(t, f.B, func(tx *book.Tx) error {
		return tx.CreateInteraction(&model.Interaction{
			Kind: model.InteractionNote, On: uitest.Today.AddDays(-900), Text: "Had a quarrel with Jürgen Müller.", PersonIDs: []int64{karin}, Internal: true,
		})
	})
	f.at(page.Route{Do: doRequest, ID: karin, Arg: string(model.RequestAccess)})
	f.W.MustSee("Who asks", "Answer by 23 December 2026")
	f.W.Fill("Received", "3 Nov 2026")
	f.W.MustSee("Answer by 3 December 2026")
	f.W.Fill("What exactly", "Wants to know what we hold.")
	f.W.Tap("Note the request")
	list, err := f.B.Requests(t.Context(), true)
	if err != nil || len(list) != 1 || list[0].PersonID != karin || list[0].Due != model.NewDate(2026, 12, 3) || list[0].Note != "Wants to know what we hold." {
		t.Fatalf("noted %+v (%v)", list, err)
	}
	f.follow()
	f.W.MustSee("Access: Karin Lindqvist", "10 days left", "Had a quarrel with ", "To decide", "1 text is to be decided; it stays out of the pack so long.")
	f.W.Tap("Blacken names")
	r, err := f.B.Request(t.Context(), list[0].ID)
	if err != nil || len(r.Holds) != 1 {
		t.Fatalf("decided %+v (%v)", r.Holds, err)
	}
	f.W.MustNotSee("Müller", "To decide")
	f.W.MustSee("The 1 text has been decided about.")

	pdf := filepath.Join(t.TempDir(), "pack.pdf")
	f.Picks = [][]string{{pdf}}
	f.W.Tap("Write PDF…")
	if info, err := os.Stat(pdf); err != nil || info.Size() == 0 {
		t.Fatalf("no pack was written: %v, failed %v", err, f.Failed)
	}
	f.W.Tap("Close")

	scan := filepath.Join(t.TempDir(), "receipt.pdf")
	if err := os.WriteFile(scan, []byte("%PDF-1.4 signed"), 0o600); err != nil {
		t.Fatal(err)
	}
	f.W.Tap("Close the request…")
	f.W.Fill("Closed on", "1 Nov 2026")
	f.W.Tap("Close the request")
	f.W.MustSee("It was received only on 3 November 2026.")
	f.W.Fill("Closed on", "10 Nov 2026")
	f.W.Fill("What was done", "Pack sent by post.")
	if !f.v.Drop([]string{scan}) {
		t.Error("the scan was not taken")
	}
	f.W.MustSee("receipt.pdf")
	f.W.Tap("Close the request")
	r, err = f.B.Request(t.Context(), list[0].ID)
	if err != nil || r.State != model.RequestDone || r.Closed != model.NewDate(2026, 11, 10) || r.Answer != "Pack sent by post." || r.Proof == "" {
		t.Fatalf("closed %+v (%v)", r, err)
	}
	f.W.MustSee("Answered", "10 November 2026")
	f.W.Tap("receipt.pdf")
	if len(f.Files) != 1 || filepath.Base(f.Files[0]) != "receipt.pdf" {
		t.Fatalf("opened %v", f.Files)
	}
	f.v.Close()
	if _, err := os.Stat(f.Files[0]); !os.IsNotExist(err) {
		t.Error("the paper that was opened is still there")
	}
}

func TestOverdueRequestIsRed(t *testing.T) {
	f := newFirm(t)
	change(t, f.B, func(tx *book.Tx) error {
		return tx.SaveRequest(&model.Request{PersonID: f.id["Kjær"], Kind: model.RequestErasure, Received: model.NewDate(2026, 10, 20), Channel: model.ChannelEmail})
	})
	f.at(page.Route{})
	f.W.MustSee("Kjær, Mette", "3 days overdue", "Erasure")
	if !strings.Contains(f.v.StatusText(), "1 open request") {
		t.Errorf("status %q", f.v.StatusText())
	}
}

func TestErasingAsksTwiceAndLeavesNoName(t *testing.T) {
	f := newFirm(t)
	mette, karin := f.id["Kjær"], f.id["Lindqvist"]
	change(t, f.B, func(tx *book.Tx) error {
		return tx.CreateInteraction(&model.Interaction{Kind: model.InteractionNote, On: uitest.Today, Text: "Lunch with Mette Kjær.", PersonIDs: []int64{karin}})
	})
	f.at(page.Route{Do: doErase, ID: mette})
	f.W.MustSee("What goes", "1 other text names them", "Lunch with Mette Kjær.")
	f.W.Fill("Type “erase” to go on", "yes")
	f.W.Key(fyne.KeyReturn)
	if n, _ := f.B.Count(t.Context()); n != 4 {
		t.Fatal("erased without the word")
	}
	f.W.Fill("Type “erase” to go on", "erase")
	f.W.Tap("Erase 1 person for good")
	if n, _ := f.B.Count(t.Context()); n != 3 || len(f.Failed) > 0 {
		t.Fatalf("%d people are left, failed %v", n, f.Failed)
	}
	f.W.MustSee("They asked for it")
	f.W.MustNotSee("Kjær")
	list, _, err := f.B.Timeline(t.Context(), karin, nil, 0, 5)
	if err != nil || len(list) != 1 || strings.Contains(list[0].Text, "Mette") {
		t.Errorf("the history of another says %+v (%v)", list, err)
	}
}

func TestCancelledErasingGoesBack(t *testing.T) {
	f := newFirm(t).at(page.Route{Do: doErase, ID: 1})
	f.W.Tap("Cancel")
	if f.Backs != 1 {
		t.Errorf("went back %d times", f.Backs)
	}
}
