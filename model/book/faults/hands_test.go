package faults_test

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/exchange/outfile"
	"alumnibook/model/exchange/picture"
	"alumnibook/model/exchange/sheet"
	"alumnibook/model/exchange/vcard"
)

// Whatever file she names, that of the open book is not opened: closing it again would take the engine's locks away, and
// another program could write in between.
func TestOpenBookIsNoFileToReadOrWrite(t *testing.T) {
	ctx := context.Background()
	dir, path := newFolder(t)
	b, err := book.OpenWith(ctx, path, clock)
	must(t, err)
	paths := []string{path, path + "-wal", path + "-shm"}
	if runtime.GOOS != "windows" { // where a link takes a right that few have
		link := filepath.Join(dir, "list.csv")
		must(t, os.Symlink(path, link))
		paths = append(paths, link)
	}
	tries := map[string]func(path string) error{
		"a list":    func(p string) error { _, err := sheet.Open(ctx, p, sheet.Options{}); return err },
		"cards":     func(p string) error { return vcard.Read(ctx, p, nil, func(*vcard.Card) error { return nil }) },
		"a picture": func(p string) error { _, err := picture.Read(p); return err },
		"an export": func(p string) error {
			return outfile.Write(p, func(w io.Writer) error { _, err := io.WriteString(w, "Name"); return err })
		},
	}
	v := visitorOf(t, os.Args[0], path, nil)
	for name, try := range tries {
		for _, p := range paths {
			_, err = b.Change(ctx, model.Doing{Code: "edit"}, func(tx *book.Tx) error {
				if err := tx.CreatePeople([]*model.Person{somebody(70)}); err != nil {
					return err
				}
				if code := model.CodeOf(try(p)); code != model.CodeFileUnknown && code != model.CodeExists {
					t.Errorf("%s from %s: %q", name, filepath.Base(p), code)
				}
				v.told("intrude", "book_open")
				return nil
			})
			must(t, err)
		}
	}
	must(t, b.Close())
	if found := problems(path); len(found) > 0 {
		t.Error(found)
	}
	if model.HandsOff(path) {
		t.Error("a closed book is kept from everybody")
	}
}
