package book

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/sys/windows"

	"alumnibook/model"
)

// lyingBook is the path of a book that nobody has open, as the disk has it.
func lyingBook(t *testing.T, folder, name string) string {
	t.Helper()
	path := filepath.Join(folder, name)
	b, err := Create(t.Context(), path, Options{Firm: model.Firm{Name: "Nordlys"}})
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Path()
}

func TestOneBookUnderManyNames(t *testing.T) {
	dir := t.TempDir()
	path := lyingBook(t, dir, "Firm.alumni")
	drive, rest := path[:1], path[1:]
	for _, name := range []string{
		strings.ToLower(drive) + rest, strings.ToUpper(drive) + rest, strings.ToUpper(path), strings.ToLower(path),
		path + ".", path + " ", strings.ReplaceAll(path, `\`, "/"), filepath.Join(dir, ".", "FIRM.ALUMNI"),
	} {
		b, err := Open(t.Context(), name)
		if err != nil {
			t.Errorf("%q: %v", name, err)
			continue
		}
		if b.Path() != path {
			t.Errorf("%q is %q and not %q", name, b.Path(), path)
		}
		if _, err := Open(t.Context(), path); model.CodeOf(err) != model.CodeBookOpen {
			t.Errorf("%q is open, and the book opens again: %v", name, err)
		}
		if _, held := Holder(name); !held {
			t.Errorf("%q: nobody holds it", name)
		}
		if err := b.Close(); err != nil {
			t.Error(err)
		}
	}
	if _, err := Create(t.Context(), path+".", Options{}); model.CodeOf(err) != model.CodeExists {
		t.Errorf("a book was made over another: %v", err)
	}
}

func TestNameThatEndsInADot(t *testing.T) {
	dir := t.TempDir()
	path := lyingBook(t, dir, "Firm.")
	if filepath.Base(path) != "Firm" { // Windows leaves the dot away, so the program says so too
		t.Errorf("it is %q", path)
	}
	files, err := os.ReadDir(dir)
	if err != nil || len(files) != 1 || files[0].Name() != "Firm" {
		t.Errorf("%v, %v", files, err)
	}
}

func TestPathOf250Characters(t *testing.T) {
	dir := t.TempDir()
	for len(dir) < 180 {
		dir = filepath.Join(dir, strings.Repeat("n", 40))
	}
	for _, length := range []int{240, 250, 258, 300} {
		folder := filepath.Join(dir, strings.Repeat("x", length-len(dir)-len(`\`)-len(`\Firm.alumni`)))
		if err := os.MkdirAll(folder, 0o700); err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(folder, "Firm.alumni")
		b, err := Create(t.Context(), path, Options{Firm: model.Firm{Name: "Nordlys"}})
		if err != nil {
			t.Errorf("%d characters: %v (%s)", len(path), err, model.CodeOf(err))
			continue
		}
		add(t, b, soren())
		if _, err := b.CopyTo(context.Background(), filepath.Join(folder, "Copy.alumni")); err != nil {
			t.Errorf("%d characters: %v", len(path), err)
		}
		if err := b.Close(); err != nil {
			t.Error(err)
		}
	}
}

func TestBookMarkedReadOnlyIsOnlyLookedAt(t *testing.T) {
	path := lyingBook(t, t.TempDir(), "Firm.alumni")
	name, err := windows.UTF16PtrFromString(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := windows.SetFileAttributes(name, windows.FILE_ATTRIBUTE_READONLY); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = windows.SetFileAttributes(name, windows.FILE_ATTRIBUTE_NORMAL) }()
	if _, err := Open(t.Context(), path); model.CodeOf(err) != model.CodeReadOnly {
		t.Errorf("it opens: %v", err)
	}
	b, err := OpenReadOnly(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if n, err := b.Count(t.Context()); err != nil || n != 0 {
		t.Errorf("%d, %v", n, err)
	}
	if err := b.Close(); err != nil {
		t.Error(err)
	}
}
