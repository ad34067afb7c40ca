package guests

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"alumnibook/model"
	"alumnibook/ui/page"
)

const mails = `From: Åsa Åkesson <asa@example.org>
Subject: Re: Autumn evening

Ja gärna, jag kommer!

From: Søren Sørensen <soren@example.org>
Subject: AW: Autumn evening

Sorry, I can't make it.

From: nobody@elsewhere.example
Subject: Re: Autumn evening

Yes, I would love to come.
`

func TestPastedMailsArePreviewedAndNoted(t *testing.T) {
	e := newEvening(t, 0).invited("Åsa", "Søren", "Maja").open(page.Route{Do: doPaste})
	e.W.MustSee("Paste the answers on the left")
	e.v.task.(*intake).text.Entry().SetText(mails)
	e.mustWork()
	e.W.MustSee("Recognised 2", "Nobody recognised 1", "Åkesson, Åsa", "Sørensen, Søren", "Note 2 answers")
	if c := e.counts(); c.Silent != 3 {
		t.Fatalf("something was noted before the button: %+v", c)
	}
	e.W.Tap("Note 2 answers")
	e.mustWork()
	if a, s := e.guest("Åsa"), e.guest("Søren"); a.Reply != model.ReplyYes || s.Reply != model.ReplyNo {
		t.Errorf("the answers are %q and %q", a.Reply, s.Reply)
	}
	e.Undo(e.Offered, nil)
	if c := e.counts(); c.Silent != 3 {
		t.Errorf("one undo leaves %+v", c)
	}
}

func TestSharedAddressIsDecidedByHer(t *testing.T) {
	e := newEvening(t, 0).invited("Maja", "Erik").open(page.Route{Do: doPaste})
	in := e.v.task.(*intake)
	in.text.Entry().SetText("From: family@example.org\nSubject: Re: evening\n\nYes, we are coming\n")
	e.W.MustSee("Several may be meant 1", "which of them?")
	e.W.Tap("O’Neill, Erik")
	e.W.Tap("Note 1 answer")
	e.mustWork()
	if m, r := e.guest("Maja"), e.guest("Erik"); m.Reply != model.ReplySilent || r.Reply != model.ReplyYes {
		t.Errorf("the answers are %q and %q", m.Reply, r.Reply)
	}
}

func TestWhoWasNotOnTheListIsAddedWithTheAnswer(t *testing.T) {
	e := newEvening(t, 0).invited("Åsa").open(page.Route{Do: doPaste})
	e.v.task.(*intake).text.Entry().SetText("From: Käthe Großmann <kathe@example.org>\nSubject: Re: evening\n\nJa, ich komme gerne\n")
	e.W.MustSee("Not on the list yet 1", "added and noted")
	e.W.Tap("Note 1 answer")
	e.mustWork()
	if g := e.guest("Käthe"); g.Reply != model.ReplyYes || g.Invited.IsZero() {
		t.Errorf("noted is %+v", g.Attendance)
	}
}

func TestAnswersMayBeCorrectedAndLeftOut(t *testing.T) {
	e := newEvening(t, 0).invited("Åsa", "Søren").open(page.Route{Do: doPaste})
	in := e.v.task.(*intake)
	in.take([]answer{
		{name: "Åsa Åkesson", guest: e.guest("Åsa").ID, quote: "When does it begin?"},
		{name: "Søren Sørensen", guest: e.guest("Søren").ID, reply: model.ReplyYes, said: true},
	})
	e.W.MustSee("Answer unclear 1", "Recognised 1")
	e.W.Canvas().Focus(in.grid)
	e.W.Type("m") // of the first, which is chosen
	e.W.MustSee("Recognised 2")
	in.grid.Select(2)
	e.W.MustSee("Søren Sørensen")
	in.one.leaveOut()
	e.W.Tap("Note 1 answer")
	if a, s := e.guest("Åsa"), e.guest("Søren"); a.Reply != model.ReplyMaybe || s.Reply != model.ReplySilent {
		t.Errorf("the answers are %q and %q", a.Reply, s.Reply)
	}
}

func TestMailsOverTheCapacityWait(t *testing.T) {
	e := newEvening(t, 1).invited("Åsa", "Søren").open(page.Route{Do: doPaste})
	in := e.v.task.(*intake)
	in.take([]answer{
		{guest: e.guest("Åsa").ID, name: "Åsa", reply: model.ReplyYes, said: true},
		{guest: e.guest("Søren").ID, name: "Søren", reply: model.ReplyYes, said: true},
	})
	e.W.Tap("Note 2 answers")
	e.mustWork()
	if c := e.counts(); c.In != 1 || c.Waiting != 1 {
		t.Errorf("the counts are %+v", c)
	}
	if last := e.Toasts[len(e.Toasts)-1]; !strings.Contains(last, "1 person is waiting") {
		t.Errorf("she is told %q", last)
	}
}

func TestGrownPartyKeepsItsAnswerWhereThereIsNoRoom(t *testing.T) {
	e := newEvening(t, 1).invited("Åsa", "Søren").said(model.ReplyYes, "Åsa").open(page.Route{Do: doPaste})
	in := e.v.task.(*intake)
	in.take([]answer{
		{guest: e.guest("Åsa").ID, name: "Åsa", reply: model.ReplyYes, said: true, plus: make([]model.Plus, 2)},
		{guest: e.guest("Søren").ID, name: "Søren", reply: model.ReplyNo, said: true},
	})
	e.W.Tap("Note 2 answers")
	e.mustWork()
	if a, s := e.guest("Åsa"), e.guest("Søren"); len(a.Guests) != 0 || a.Reply != model.ReplyYes || s.Reply != model.ReplyNo {
		t.Errorf("noted are %+v and %+v", a.Attendance, s.Attendance)
	}
	if last := e.Toasts[len(e.Toasts)-1]; !strings.Contains(last, "1 answer was not noted") {
		t.Errorf("she is told %q", last)
	}
}

func TestAnswersFromASheet(t *testing.T) {
	e := newEvening(t, 0).invited("Åsa", "Søren", "Maja")
	path := filepath.Join(t.TempDir(), "answers.csv")
	sheet := "Name;E-Mail;Kommt;Begleitung;Essen\nÅsa Åkesson;asa@example.org;ja;1;vegan\nSørensen, Søren;;nein;;\nJemand Fremdes;;ja;;\n"
	if err := os.WriteFile(path, []byte(sheet), 0o600); err != nil {
		t.Fatal(err)
	}
	e.open(page.Route{Do: doSheet, Arg: path})
	e.mustWork()
	e.W.MustSee("answers.csv", "Recognised 2", "Nobody recognised 1")
	e.W.Tap("Note 2 answers")
	e.mustWork()
	a, s := e.guest("Åsa"), e.guest("Søren")
	if a.Reply != model.ReplyYes || len(a.Guests) != 1 || a.Diet != "vegan" || s.Reply != model.ReplyNo {
		t.Errorf("noted are %+v and %+v", a.Attendance, s.Attendance)
	}
}

func TestSheetWithoutAnswersSaysWhatItNeeds(t *testing.T) {
	e := newEvening(t, 0).invited("Åsa")
	path := filepath.Join(t.TempDir(), "other.csv")
	if err := os.WriteFile(path, []byte("A;B\n1;2\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	e.open(page.Route{Do: doSheet, Arg: path})
	e.mustWork()
	e.W.MustSee("No answer was found in it", "The sheet needs a column with names")
}

func TestSheetIsPicked(t *testing.T) {
	e := newEvening(t, 0).invited("Åsa").open(page.Route{})
	e.Picks = [][]string{{"/tmp/answers.xlsx"}}
	e.v.pickSheet()
	if r := e.Current(); r.Do != doSheet || r.Arg != "/tmp/answers.xlsx" {
		t.Errorf("it leads to %+v", r)
	}
}
