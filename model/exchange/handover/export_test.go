package handover

import (
	"archive/zip"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/book/booktest"
	"alumnibook/model/consent"
)

func filled(t *testing.T) (*book.Book, []int64) {
	t.Helper()
	b := booktest.Create(t, filepath.Join(t.TempDir(), "b.alumni"), book.Options{Firm: model.Firm{Name: "Lindqvist", Country: "SE", Language: "en"}})
	t.Cleanup(func() { _ = b.Close() })
	home := func(city string) []model.Address {
		return []model.Address{{Street: "Götgatan 1", PostalCode: "11646", City: city, Country: "SE", Kind: model.KindPrivate}}
	}
	people := []*model.Person{
		{Given: "Åsa", Family: "Åkesson", Birthday: model.NewDate(1980, 5, 17), Status: model.StatusAlumnus, Notes: []model.Note{{Text: "secret pay", Internal: true}}, Addresses: home("Stockholm")},
		{Given: "Jürgen", Family: "Müller", Status: model.StatusNoContact, Addresses: home("Malmö")},
		{Given: "Ole", Family: "Holm", Status: model.StatusDeceased, Addresses: home("Lund")},
		{Given: "Mette", Family: "Kjær", Birthday: model.NewDate(1951, 3, 2), Status: model.StatusRetired, Addresses: home("Göteborg")},
	}
	_, err := b.Change(t.Context(), model.Doing{Code: "add"}, func(tx *book.Tx) error { return tx.CreatePeople(people) })
	if err != nil {
		t.Fatal(err)
	}
	ids := make([]int64, len(people))
	for i, p := range people {
		ids[i] = p.ID
	}
	return b, ids
}

func plain(key string) string { return key }

// font is a TrueType font of the system.
func font(t testing.TB) []byte {
	t.Helper()
	for _, path := range []string{"/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", "/usr/share/fonts/truetype/liberation2/LiberationSans-Regular.ttf"} {
		if data, err := os.ReadFile(path); err == nil {
			return data
		}
	}
	t.Skip("no TrueType font was found (package fonts-dejavu-core)")
	return nil
}

// complete are options with all that a format could need.
func complete(t testing.TB, f Format, path string) Options {
	t.Helper()
	o := Options{Format: f, Path: path, Words: plain, Title: "People", Today: aWednesday, Columns: []Column{
		{Title: "Name", Text: func(r *model.Row) string { return r.Name }},
		{Title: "Left", Date: func(r *model.Row) model.Date { return r.Left }},
	}}
	if f.IsPrinted() {
		o.Font = font(t)
	}
	return o
}

func TestCardsLeaveOutWhoWantsNoContact(t *testing.T) {
	b, ids := filled(t)
	for _, f := range []Format{Phone, Outlook} {
		path := filepath.Join(t.TempDir(), "out.vcf")
		last := 0
		r, err := Export(t.Context(), b, ids, Options{Format: f, Path: path, Progress: func(done, total int) {
			if total != 2 || done < last {
				t.Errorf("%d of %d after %d", done, total, last)
			}
			last = done
		}})
		if err != nil || r.Written != 2 || len(r.LeftOut) != 2 || last != 2 {
			t.Fatalf("%s: %+v, %v, progress %d", f, r, err, last)
		}
		if r.LeftOut[0].Reason != consent.ReasonNoContact || r.LeftOut[1].Reason != consent.ReasonDeceased {
			t.Errorf("left out: %+v", r.LeftOut)
		}
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		text := string(data)
		if strings.Count(text, "BEGIN:VCARD") != 2 || strings.Contains(text, "ller") || strings.Contains(text, "secret") {
			t.Errorf("%s holds %s", f, text)
		}
	}
}

func TestOutlookZipHasOneFileEach(t *testing.T) {
	b, ids := filled(t)
	path := filepath.Join(t.TempDir(), "out"+Outlook.Ext(2))
	if r, err := Export(t.Context(), b, ids, Options{Format: Outlook, Path: path}); err != nil || r.Written != 2 {
		t.Fatalf("%+v, %v", r, err)
	}
	z, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	if len(z.File) != 2 {
		t.Errorf("%d files", len(z.File))
	}
}

func TestSheetHoldsEverybody(t *testing.T) {
	b, ids := filled(t)
	path := filepath.Join(t.TempDir(), "out.xlsx")
	r, err := Export(t.Context(), b, ids, Options{Format: Sheet, Path: path, Words: plain, Title: "People"})
	if err != nil || r.Written != 4 || len(r.LeftOut) != 0 {
		t.Fatalf("%+v, %v", r, err)
	}
}

func TestStoppedExportLeavesTheOldFile(t *testing.T) {
	b, ids := filled(t)
	for _, f := range Formats {
		dir := t.TempDir()
		path := filepath.Join(dir, "out"+f.Ext(2))
		if err := os.WriteFile(path, []byte("before"), 0o600); err != nil {
			t.Fatal(err)
		}
		ctx, stop := context.WithCancel(t.Context())
		o := complete(t, f, path)
		o.Progress = func(done, _ int) {
			if done == 1 || f == Template {
				stop()
			}
		}
		_, err := Export(ctx, b, ids, o)
		if model.CodeOf(err) != model.CodeCancelled {
			t.Errorf("%s: %v", f, err)
		}
		data, _ := os.ReadFile(path)
		left, _ := os.ReadDir(dir)
		if string(data) != "before" || len(left) != 1 {
			t.Errorf("%s: the file now holds %q, and %d files lie there", f, data, len(left))
		}
	}
	if log, err := b.Handovers(t.Context(), 0, 100); err != nil || len(log) != 0 {
		t.Errorf("nothing was handed over, but the log says %+v (%v)", log, err)
	}
}
