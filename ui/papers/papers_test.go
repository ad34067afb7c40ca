package papers

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/guests"
	"alumnibook/ui/page"
	"alumnibook/ui/uitest"
	"alumnibook/ui/widgets"
)

// evening is a book with an event, to which two people come, one of them with somebody.
func evening(t *testing.T, e model.Event, invited bool) (*uitest.Host, book.EventRow) {
	t.Helper()
	b := uitest.NewBook(t)
	change := func(fn func(tx *book.Tx) error) {
		t.Helper()
		if _, err := b.Change(t.Context(), model.Doing{Code: "event_edit", Name: "x"}, fn); err != nil {
			t.Fatal(err)
		}
	}
	e.Title, e.Kind = "Autumn: evening/Göteborg", model.EventTalk
	change(func(tx *book.Tx) error { return tx.SaveEvent(&e, uitest.Today, book.LoweringAsk) })
	if invited {
		ids := uitest.Add(t, b, uitest.Named("Søren", "Sørensen"), uitest.Named("Käthe", "Großmann"), uitest.Named("Åsa", "Åkesson"))
		change(func(tx *book.Tx) error {
			_, err := tx.AddGuests(e.ID, ids, model.ChannelEmail)
			return err
		})
		list, err := b.GuestList(t.Context(), e.ID)
		if err != nil {
			t.Fatal(err)
		}
		change(func(tx *book.Tx) error {
			for i, g := range list[:2] {
				said := guests.Said{Reply: model.ReplyYes, On: uitest.Today}
				if i == 0 {
					said.Guests = []model.Plus{{Name: "Alex Berg"}}
				}
				if _, err := tx.Reply(g.ID, said); err != nil {
					return err
				}
			}
			return nil
		})
	}
	row, err := b.Event(t.Context(), e.ID)
	if err != nil {
		t.Fatal(err)
	}
	h := uitest.NewHost(t, b)
	h.Put(nothing{widgets.NewTitle("")}, page.Route{})
	return h, row
}

// nothing is a page to show the dialog on.
type nothing struct{ o fyne.CanvasObject }

func (n nothing) Content() fyne.CanvasObject { return n.o }
func (n nothing) Open(page.Route)            {}

func coming() model.Event {
	return model.Event{State: model.EventAnnounced, On: uitest.Today.AddDays(10), Starts: "18:00"}
}

func TestEachPaperIsWritten(t *testing.T) {
	for _, c := range []struct{ tap, name, begins, says string }{
		{"Name badges, 4 to a sheet", "Badges Autumn eveningGöteborg 2026-12-03.pdf", "%PDF", "3 guests are in the file."},
		{"Name badges, 8 to a sheet (L4785)", "Badges Autumn eveningGöteborg 2026-12-03.pdf", "%PDF", "3 guests are in the file."},
		{"List for the door", "Door list Autumn eveningGöteborg 2026-12-03.pdf", "%PDF", "2 guests were given numbers, which stay."},
		{"Guest list (Excel)", "Guests Autumn eveningGöteborg 2026-12-03.xlsx", "PK", "guests are in the file."},
		{"Entry for the calendar (.ics)", "Calendar Autumn eveningGöteborg 2026-12-03.ics", "BEGIN:VCALENDAR", "The entry is written."},
	} {
		t.Run(c.tap, func(t *testing.T) {
			h, row := evening(t, coming(), true)
			Show(h, row)
			path := filepath.Join(t.TempDir(), "paper"+filepath.Ext(c.name))
			h.Picks = [][]string{{path}}
			h.W.Tap(c.tap)
			h.W.Tap("Write the file…")
			if len(h.Failed) > 0 {
				t.Fatal(h.Failed[0])
			}
			h.W.MustSee(c.says)
			file, err := os.ReadFile(path)
			if err != nil || !strings.HasPrefix(string(file), c.begins) {
				t.Errorf("the file begins with %.20q (%v)", file, err)
			}
			if got := h.Asked[0].Name; got != c.name {
				t.Errorf("the proposed name is %q, want %q", got, c.name)
			}
			h.W.Tap("Open the file")
			if len(h.Files) != 1 || h.Files[0] != path {
				t.Errorf("%q is opened", h.Files)
			}
			h.W.MustNotSee("Open the file")
		})
	}
}

func TestBadgesBeginOnASheetThatIsBegun(t *testing.T) {
	h, row := evening(t, coming(), true)
	Show(h, row)
	h.W.Tap("Name badges, 8 to a sheet (L4785)")
	h.W.Fill("Begin at label", "9")
	h.W.Tap("Write the file…")
	h.W.MustSee("A number from 1 to 8.")
	if len(h.Asked) != 0 {
		t.Error("it asks for a file all the same")
	}
	h.Picks = [][]string{{filepath.Join(t.TempDir(), "badges.pdf")}}
	h.W.Fill("Begin at label", "5")
	h.W.Tap("Write the file…")
	h.W.MustSee("3 guests are in the file.")
}

func TestCancelledEveningGoesOutOfTheCalendars(t *testing.T) {
	e := coming()
	e.State = model.EventCancelled
	h, row := evening(t, e, false)
	Show(h, row)
	h.W.MustSee("The event is called off: the file takes it out of the calendars that have it.")
	path := filepath.Join(t.TempDir(), "entry.ics")
	h.Picks = [][]string{{path}}
	h.W.Tap("Write the file…")
	if file, err := os.ReadFile(path); err != nil || !strings.Contains(string(file), "METHOD:CANCEL") {
		t.Errorf("the file is %q (%v)", file, err)
	}
}

func TestPapersWithoutGuestsSayWhy(t *testing.T) {
	h, row := evening(t, model.Event{State: model.EventIdea}, false)
	Show(h, row)
	d := why(h, row)
	if d["calendar"] != "The event has no day yet." || d["door"] != "Nobody who belongs on it is on the guest list yet." {
		t.Errorf("it says %q", d)
	}
	h.W.Key(fyne.KeyEscape)
	h.W.MustNotSee("Papers for")
}

func TestPapersAreChosenByKeyboard(t *testing.T) {
	h, row := evening(t, coming(), true)
	Show(h, row)
	h.W.Key(fyne.KeyDown)
	h.W.Key(fyne.KeyDown)
	h.W.Key(fyne.KeyDown)
	h.W.Key(fyne.KeyReturn)
	h.W.Key(fyne.KeySpace)
	if len(h.Asked) != 1 || !strings.HasPrefix(h.Asked[0].Name, "Door list") {
		t.Errorf("it asks for %+v", h.Asked)
	}
	Show(h, row) // and is what the dialog begins with the next time
	h.W.Tap("Write the file…")
	if len(h.Asked) != 2 || !strings.HasPrefix(h.Asked[1].Name, "Door list") {
		t.Errorf("it asks for %+v", h.Asked)
	}
}

// why is what the dialog says against each paper.
func why(h *uitest.Host, row book.EventRow) map[string]string {
	d := &dialog{host: h, w: h.Words(), event: row}
	said := map[string]string{}
	for k := range labelsOf {
		said[string(k)] = d.why(k)
	}
	said["calendar"], said["door"] = d.why("calendar"), d.why("door")
	return said
}
