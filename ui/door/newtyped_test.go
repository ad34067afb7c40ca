package door

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"alumnibook/ui/draft"
	"alumnibook/ui/page"
	"alumnibook/ui/uitest"
)

func TestWalkInsOutliveTheProgramAndAreNotMixedUp(t *testing.T) {
	uitest.AtOnce(t, draft.Pause)
	e := newEvening(t).open()
	killed := func() {
		e.Host = uitest.NewHost(t, e.B)
		e.open()
	}
	e.types("carla conti")
	e.W.Key(fyne.KeyReturn)
	if list := e.Drafts(); len(list) != 1 || strings.Contains(strings.ToLower(list[0]), "conti") {
		t.Fatalf("kept are %v", list)
	}
	e.W.Fill("E-mail", "carla@example.org")

	killed()
	e.types("Bo Ek")
	e.W.Key(fyne.KeyReturn)
	e.W.MustNotSee("carla@example.org", "What you typed last time and did not save is back.")
	if len(e.Drafts()) != 2 {
		t.Fatalf("kept are %v", e.Drafts())
	}
	e.W.Tap("Add and check in")
	e.mustBe("Ek, Bo; ")

	killed()
	e.types("Carla Conti")
	e.W.Key(fyne.KeyReturn)
	e.W.MustSee("What you typed last time and did not save is back.")
	if e.v.face.mail.Value() != "carla@example.org" || e.v.face.given.Value() != "Carla" {
		t.Errorf("back are %q and %q", e.v.face.given.Value(), e.v.face.mail.Value())
	}
	e.W.Tap("Cancel")
	if len(e.Drafts()) != 0 || e.v.face != nil {
		t.Errorf("what was put away is kept: %v", e.Drafts())
	}

	e.v.askNew("carla conti")
	mark := nameMark("carla conti")
	e.Host = uitest.NewHost(t, e.B)
	e.v = newView(e.Host)
	e.Put(e.v, page.Route{Page: page.Door, Do: doNew, ID: e.event.ID, Arg: mark})
	e.W.MustSee("What you typed last time and did not save is back.")
	if e.v.face.family.Value() != "Conti" {
		t.Errorf("back is %q", e.v.face.family.Value())
	}
}
