package handover

import (
	"archive/zip"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/consent"
)

func filled(t *testing.T) (*book.Book, []int64) {
	t.Helper()
	b, err := book.Create(t.Context(), filepath.Join(t.TempDir(), "b.alumni"), book.Options{Firm: model.Firm{Name: "Lindqvist", Country: "SE", Language: "en"}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = b.Close() })
	people := []*model.Person{
		{Given: "Åsa", Family: "Åkesson", Status: model.StatusAlumnus, Notes: []model.Note{{Text: "secret pay", Internal: true}}},
		{Given: "Jürgen", Family: "Müller", Status: model.StatusNoContact},
		{Given: "Ole", Family: "Holm", Status: model.StatusDeceased},
		{Given: "Mette", Family: "Kjær", Status: model.StatusRetired},
	}
	_, err = b.Change(t.Context(), model.Doing{Code: "add"}, func(tx *book.Tx) error { return tx.CreatePeople(people) })
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
		_, err := Export(ctx, b, ids, Options{Format: f, Path: path, Words: plain, Progress: func(done, _ int) {
			if done == 1 {
				stop()
			}
		}})
		if model.CodeOf(err) != model.CodeCancelled && !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v", f, err)
		}
		data, _ := os.ReadFile(path)
		left, _ := os.ReadDir(dir)
		if string(data) != "before" || len(left) != 1 {
			t.Errorf("%s: the file now holds %q, and %d files lie there", f, data, len(left))
		}
	}
}
