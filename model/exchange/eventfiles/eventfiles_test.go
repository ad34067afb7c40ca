package eventfiles

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"alumnibook/assets"
	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/book/booktest"
	"alumnibook/model/consent"
	"alumnibook/model/guests"
)

var (
	today   = model.NewDate(2026, 11, 16)
	evening = model.NewDate(2026, 12, 10)
)

// names are those of the guests: out of the order of the language, with letters from everywhere, and very long.
var names = [][3]string{
	{"Jürgen", "Müller", "Nordhafen Logistik GmbH"},
	{"Åsa", "Öberg", "Göteborgs Stad"},
	{"Søren", "Ærø", "Æbleskiver ApS"},
	{"Zoë", "Zetterström", ""},
	{"Friederike-Charlotte", "Freifrau von Schwarzenberg-Hohenlohe", "Steuerberatungsgesellschaft Nordhafen & Partner mbB Wirtschaftsprüfer"},
	{"Łukasz", "Żółć", "Łódź"},
	{"Anna", "Andersson", "Bank"},
	{"Nguyễn", "Thị", "Hà Nội"},
}

// scene is a book with one evening.
type scene struct {
	*testing.T
	book  *book.Book
	event model.Event
	ids   []int64 // of people
	dir   string
}

func newScene(t *testing.T, language string) *scene {
	t.Helper()
	dir := t.TempDir()
	clock := func() time.Time { return today.Time().Add(9 * time.Hour) }
	b := booktest.Create(t, filepath.Join(dir, "x.alumni"), book.Options{
		Firm: model.Firm{Name: "Lindqvist & Partner", Country: "SE", Language: language, Currency: "SEK"}, Clock: clock,
	})
	t.Cleanup(func() { _ = b.Close() })
	s := &scene{T: t, book: b, dir: dir}
	s.change(func(tx *book.Tx) error {
		host := model.Colleague{Name: "Karin Lindqvist", Email: "karin@firm.example"}
		if err := tx.SaveColleague(&host); err != nil {
			return err
		}
		var people []*model.Person
		for i, n := range names {
			p := &model.Person{Given: n[0], Family: n[1], Status: model.StatusAlumnus, Emails: []model.Email{{Address: "p" + strconv.Itoa(i) + "@example.org"}}}
			if n[2] != "" {
				p.Jobs = []model.Job{{Organisation: n[2]}}
			}
			people = append(people, p)
		}
		if err := tx.CreatePeople(people); err != nil {
			return err
		}
		for _, p := range people {
			s.ids = append(s.ids, p.ID)
		}
		s.event = model.Event{
			Title: "Höstmöte 2026", Kind: model.EventTalk, State: model.EventAnnounced, On: evening, Starts: "18:00", Ends: "00:30", Place: "Hamnblick", HostID: host.ID,
			Address: "Stenpiren 5\n411 17 Göteborg", Value: "En kväll; med mat, dryck", Food: "Buffé",
			Agenda: []model.AgendaLine{{At: "18:30", Title: "Föredrag", Speakers: []model.Speaker{{PersonID: s.ids[0]}, {Name: "Ingrid Holm", From: "Handelshögskolan"}}}},
		}
		if err := tx.SaveEvent(&s.event, today, book.LoweringAsk); err != nil {
			return err
		}
		_, err := tx.AddGuests(s.event.ID, s.ids, model.ChannelEmail)
		return err
	})
	return s
}

func (s *scene) change(fn func(tx *book.Tx) error) {
	s.Helper()
	if _, err := s.book.Change(s.Context(), model.Doing{Code: "event_edit"}, fn); err != nil {
		s.Fatal(err)
	}
}

// guest is what the list says of a person.
func (s *scene) guest(person int64) book.Guest {
	s.Helper()
	list, err := s.book.GuestList(s.Context(), s.event.ID)
	if err != nil {
		s.Fatal(err)
	}
	for _, g := range list {
		if g.PersonID == person {
			return g
		}
	}
	s.Fatal("not on the list")
	return book.Guest{}
}

// yes notes that people come.
func (s *scene) yes(plus []model.Plus, people ...int64) {
	s.Helper()
	for _, id := range people {
		a := s.guest(id).ID
		s.change(func(tx *book.Tx) error {
			_, err := tx.Reply(a, guests.Said{Reply: model.ReplyYes, On: today, Guests: plus})
			return err
		})
	}
}

func font(t testing.TB) []byte {
	t.Helper()
	b, err := os.ReadFile("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
	if err != nil {
		t.Skip("package fonts-dejavu-core is missing")
	}
	return b
}

func (s *scene) options(kind Kind) Options {
	return Options{
		Kind: kind, Path: filepath.Join(s.dir, "out"+kind.Ext()), Words: func(key string) string { return assets.Words("sv").T(key) }, Font: font(s), Today: today,
		Zone: time.FixedZone("CET", 3600),
	}
}

func (s *scene) export(o Options) Result {
	s.Helper()
	r, err := Export(s.Context(), s.book, s.event.ID, o)
	if err != nil {
		s.Fatal(err)
	}
	return r
}

// text is what stands in a PDF.
func (s *scene) text(path string) string {
	s.Helper()
	if _, err := exec.LookPath("pdftotext"); err != nil {
		s.Skip("pdftotext is missing (package poppler-utils)")
	}
	out, err := exec.Command("pdftotext", "-raw", path, "-").Output()
	if err != nil {
		s.Fatal(err)
	}
	return strings.Join(strings.Fields(string(out)), " ")
}

// inOrder tells whether texts stand one after the other.
func inOrder(text string, parts ...string) bool {
	for _, p := range parts {
		at := strings.Index(text, p)
		if at < 0 {
			return false
		}
		text = text[at+len(p):]
	}
	return true
}

// TestBadgesOfThoseWhoCome: everybody with a place in the order of the language, whom they bring behind them, and the speaker
// from elsewhere.
func TestBadgesOfThoseWhoCome(t *testing.T) {
	s := newScene(t, "sv")
	s.yes(nil, s.ids[1], s.ids[2], s.ids[3], s.ids[4], s.ids[5])
	s.yes([]model.Plus{{Name: "Bosse Berg"}, {}}, s.ids[6])
	s.change(func(tx *book.Tx) error { return tx.TrashPeople([]int64{s.ids[3]}) })
	o := s.options(Badges8)
	r := s.export(o)
	if r.Written != 9 || len(r.LeftOut) != 1 || r.LeftOut[0].Reason != consent.ReasonTrashed {
		t.Errorf("%+v", r)
	}
	got := s.text(o.Path)
	if !inOrder(got, "Andersson", "Bosse", "Gäst till Anna Andersson", "Gäst till Anna Andersson", "Freifrau", "Schwarzenberg-Hohenlohe", "Holm", "Handelshögskolan", "Müller", "Nordhafen", "Żółć", "Ærø", "Öberg") {
		t.Errorf("the badges say %s", got)
	}
	if strings.Contains(got, "Zetterström") || strings.Contains(got, "Nguyễn") {
		t.Errorf("somebody has a badge who should not: %s", got)
	}
	if strings.Count(got, assets.Words("sv").T("model.role.speaker")) != 2 {
		t.Errorf("the speakers are not named as such: %s", got)
	}
	o.Who = WhoAll
	if r := s.export(o); r.Written != 10 {
		t.Errorf("%d badges of all", r.Written)
	}
}

// TestNumbersStay: the list at the door gives numbers by name, and keeps them when somebody comes onto it later.
func TestNumbersStay(t *testing.T) {
	s := newScene(t, "sv")
	s.yes(nil, s.ids[1], s.ids[2], s.ids[5])
	o := s.options(Door)
	if r := s.export(o); r.Numbered != 4 || r.Written != 5 {
		t.Errorf("%+v", r)
	}
	if got := s.text(o.Path); !inOrder(got, "Holm, Ingrid", "1 Müller, Jürgen", "2 Żółć, Łukasz", "3 Ærø, Søren", "4 Öberg, Åsa", assets.Words("sv").T("papers.door.walk_ins")) {
		t.Errorf("the list says %s", got)
	}
	s.yes([]model.Plus{{Name: "Bosse Berg"}}, s.ids[6])
	s.export(o)
	if got := s.text(o.Path); !inOrder(got, "5 Andersson, Anna", "Bank +1 Bosse Berg", "1 Müller, Jürgen", "2 Żółć", "4 Öberg") {
		t.Errorf("the second list says %s", got)
	}
	changes, err := s.book.Changes(t.Context(), 0, 1)
	if err != nil || changes[0].Doing.Code != "number_guests" {
		t.Errorf("%+v, %v", changes, err)
	}
	if r := s.export(o); r.Numbered != 0 {
		t.Error("numbers were given twice")
	}
}

// TestEveryExportIsLogged, and one that fails leaves neither file nor line.
func TestEveryExportIsLogged(t *testing.T) {
	s := newScene(t, "de")
	s.yes(nil, s.ids[:4]...)
	for _, k := range Kinds {
		s.export(s.options(k))
	}
	log, err := s.book.Handovers(t.Context(), 0, 20)
	if err != nil || len(log) != len(Kinds) || log[0].Format != "event_calendar" || log[0].Count != 1 || log[1].Format != "event_list" || log[1].Count != 8 || log[2].Count != 4 {
		t.Errorf("%+v, %v", log, err)
	}
	for _, h := range log {
		if h.Purpose != "register" || h.Channel == "" || h.Place == "" || len(h.People) != h.Count {
			t.Errorf("%+v", h)
		}
	}
	stopped, cancel := context.WithCancel(t.Context())
	cancel()
	before, _ := os.ReadFile(s.options(Badges4).Path)
	if _, err := Export(stopped, s.book, s.event.ID, s.options(Badges4)); err == nil {
		t.Error("a cancelled export succeeded")
	}
	if _, err := Export(t.Context(), s.book, 4711, s.options(List)); model.CodeOf(err) != model.CodeNotFound {
		t.Errorf("no event: %v", err)
	}
	o := s.options(Badges4)
	o.Path = filepath.Join(s.dir, "nowhere", "x.pdf")
	if _, err := Export(t.Context(), s.book, s.event.ID, o); model.CodeOf(err) != model.CodeNoFile {
		t.Errorf("no folder: %v", err)
	}
	o = s.options(Badges4)
	o.Font = []byte("no font")
	if _, err := Export(t.Context(), s.book, s.event.ID, o); err == nil {
		t.Error("that is no font")
	}
	after, _ := os.ReadFile(s.options(Badges4).Path)
	if log, _ := s.book.Handovers(t.Context(), 0, 20); len(log) != len(Kinds) || !bytes.Equal(before, after) {
		t.Errorf("%d lines in the log, or the file changed", len(log))
	}
}

// TestAnEventWithoutGuests has papers too, and one without a day no entry for a calendar.
func TestAnEventWithoutGuests(t *testing.T) {
	s := newScene(t, "en")
	s.event = model.Event{Title: "Idea", Kind: model.EventParty, State: model.EventIdea}
	s.change(func(tx *book.Tx) error { return tx.SaveEvent(&s.event, today, book.LoweringAsk) })
	for _, k := range []Kind{Badges4, Badges8, Door, List} {
		if r := s.export(s.options(k)); r.Written != 0 {
			t.Errorf("%s: %+v", k, r)
		}
	}
	if _, err := Export(t.Context(), s.book, s.event.ID, s.options(Calendar)); model.CodeOf(err) != model.CodeInvalid {
		t.Errorf("%v", err)
	}
}
