package eventfiles

import (
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"alumnibook/assets"
	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/exchange/sheet"
	"alumnibook/model/guestsheet"
)

// TestTheListIsReadBack: the guest list that somebody was given tells the same when it comes back, in every language.
func TestTheListIsReadBack(t *testing.T) {
	s := newScene(t, "sv")
	s.yes([]model.Plus{{Name: "Bosse Berg", Diet: "vegan"}, {}}, s.ids[6])
	s.yes(nil, s.ids[1])
	anna := s.guest(s.ids[6]).ID
	s.change(func(tx *book.Tx) error {
		a := s.guest(s.ids[6]).Attendance
		a.Diet, a.Note = "inga nötter", "kommer senare"
		if err := tx.EditGuest(&a); err != nil {
			return err
		}
		if err := tx.Feedback(anna, 4, "Bra, men lång."); err != nil {
			return err
		}
		if err := tx.CheckIn(s.guest(s.ids[1]).ID, time.Date(2026, 12, 10, 17, 5, 0, 0, time.UTC), 0); err != nil {
			return err
		}
		return tx.Invite(s.event.ID, []int64{s.guest(s.ids[4]).ID}, model.ChannelEmail, today)
	})
	for _, lang := range assets.Languages {
		o := s.options(List)
		o.Words = func(key string) string { return assets.Words(lang).T(key) }
		if r := s.export(o); r.Written != len(names) {
			t.Errorf("%s: %+v", lang, r)
		}
		got, err := guestsheet.Read(t.Context(), o.Path, guestsheet.Options{})
		if err != nil {
			t.Fatalf("%s: %v", lang, err)
		}
		matches, err := guestsheet.Of(t.Context(), s.book, s.event.ID, got.Rows)
		if err != nil || len(matches) != 3 { // the speaker too
			t.Errorf("%s: %d answers, %v: %+v", lang, len(matches), err, got)
		}
		for _, m := range matches {
			if m.Why != guestsheet.Found || m.Reply != model.ReplyYes || len(m.Unclear) > 0 {
				t.Errorf("%s: %+v", lang, m)
			}
			if m.AttendanceID == anna && (len(m.Guests) != 2 || m.Guests[0] != (model.Plus{Name: "Bosse Berg", Diet: "vegan"}) || m.Diet != "inga nötter" || m.Score != 4 || m.Comment != "Bra, men lång.") {
				t.Errorf("%s: %+v", lang, m)
			}
		}
		s.cells(lang, o.Path)
	}
}

// cells looks at the workbook itself.
func (s *scene) cells(lang, path string) {
	s.Helper()
	w, err := sheet.Open(s.Context(), path, sheet.Options{})
	if err != nil {
		s.Fatal(err)
	}
	defer w.Close()
	found := map[string]bool{}
	err = w.Read(s.Context(), w.Sheets()[0].Name, nil, func(r sheet.Row) error {
		for _, c := range r.Cells {
			found[c.Text] = true
		}
		return nil
	})
	for _, want := range []string{"Andersson, Anna", "inga nötter; Bosse Berg: vegan", "kommer senare", "18:05", "Göteborgs Stad", "2026-11-16", assets.Words(lang).T("model.seat.in"), assets.Words(lang).T("model.reply.silent")} {
		if !found[want] {
			s.Errorf("%s: %q is missing (%v)", lang, want, err)
		}
	}
}

// BenchmarkBadges exports the badges of a thousand guests out of a book.
func BenchmarkBadges(b *testing.B) {
	clock := func() time.Time { return today.Time() }
	bk, err := book.Create(b.Context(), filepath.Join(b.TempDir(), "x.alumni"), book.Options{Clock: clock})
	if err != nil {
		b.Fatal(err)
	}
	defer bk.Close()
	e := model.Event{Title: "Höstmöte 2026", Kind: model.EventTalk, State: model.EventAnnounced, On: evening}
	_, err = bk.Change(b.Context(), model.Doing{Code: "event_add"}, func(tx *book.Tx) error {
		var people []*model.Person
		for i := range 1000 {
			n := names[i%len(names)]
			people = append(people, &model.Person{Given: n[0], Family: n[1] + strconv.Itoa(i), Status: model.StatusAlumnus, Jobs: []model.Job{{Organisation: n[2] + "."}}})
		}
		if err := tx.CreatePeople(people); err != nil {
			return err
		}
		if err := tx.SaveEvent(&e, today, book.LoweringAsk); err != nil {
			return err
		}
		ids := make([]int64, len(people))
		for i, p := range people {
			ids[i] = p.ID
		}
		_, err := tx.AddGuests(e.ID, ids, model.ChannelEmail)
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	for _, kind := range []Kind{Badges4, Badges8, Door, List} {
		b.Run(string(kind), func(b *testing.B) {
			o := Options{Kind: kind, Path: filepath.Join(b.TempDir(), "x"+kind.Ext()), Who: WhoAll, Font: font(b), Today: today}
			for b.Loop() {
				if r, err := Export(b.Context(), bk, e.ID, o); err != nil || r.Written != 1000 {
					b.Fatalf("%+v, %v", r, err)
				}
			}
		})
	}
}

// TestTheListOpensElsewhere has openpyxl read the workbook.
func TestTheListOpensElsewhere(t *testing.T) {
	const python = "/usr/bin/python3"
	if exec.Command(python, "-c", "import openpyxl").Run() != nil {
		t.Skip("python3-openpyxl is missing")
	}
	s := newScene(t, "de")
	s.yes([]model.Plus{{}, {}}, s.ids[6])
	o := s.options(List)
	s.export(o)
	out, err := exec.Command(python, "-c", `
import sys, openpyxl
rows = list(openpyxl.load_workbook(sys.argv[1]).active.iter_rows(values_only=True))
print(len(rows), [r for r in rows if r[1] == "Andersson, Anna"][0][13])
`, o.Path).CombinedOutput()
	if err != nil || string(out) != "9 2\n" {
		t.Errorf("%s, %v", out, err)
	}
}
