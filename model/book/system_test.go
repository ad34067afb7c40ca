package book

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"alumnibook/model"
)

// oddName is a name of a file with the characters that mean something else in an address, as far as the system has them.
func oddName() string {
	if runtime.GOOS == "windows" {
		return "Copy #1!"
	}
	return "Copy #1?"
}

// openFilesStay skips a test in which the file of an open book is moved.
func openFilesStay(t *testing.T) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("Windows lets nobody move a file that the engine has open")
	}
}

func TestNameThatNoFileCanHave(t *testing.T) {
	ctx, b, dir := context.Background(), newBook(t), t.TempDir()
	names := []string{strings.Repeat("ä", 300)}
	if runtime.GOOS == "windows" {
		names = append(names, "what?", "Firm: new", "CON", "aux", "a|b", `"Firm"`)
	}
	for _, name := range names {
		path := filepath.Join(dir, name+".alumni")
		_, err := Create(ctx, path, Options{})
		wantCode(t, err, model.CodeFileName)
		_, err = Open(ctx, path)
		wantCode(t, err, model.CodeFileName)
		_, err = OpenReadOnly(ctx, path)
		wantCode(t, err, model.CodeFileName)
		_, err = b.CopyTo(ctx, path)
		wantCode(t, err, model.CodeFileName)
		_, err = Salvage(ctx, b.Path(), path, nil)
		if code := model.CodeOf(err); code != model.CodeFileName && code != model.CodeBookOpen {
			t.Error(err)
		}
	}
	if files, err := os.ReadDir(dir); err != nil || len(files) != 0 {
		t.Error(files, err)
	}
}

// TestBookDeepDown has the book and its backups beyond the 260 characters that Windows once allowed.
func TestBookDeepDown(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	for len(dir) < 300 {
		dir = filepath.Join(dir, "The partners' folders of the office in Göteborg")
		must(t, os.Mkdir(dir, 0o700))
	}
	path := filepath.Join(dir, "Firm.alumni")
	b, err := Create(ctx, path, Options{})
	must(t, err)
	add(t, b, soren())
	to := filepath.Join(dir, "Copy.alumni")
	_, err = b.CopyTo(ctx, to)
	must(t, err)
	must(t, b.Close())
	r, err := OpenReadOnly(ctx, to)
	must(t, err)
	if n, err := r.Count(ctx); n != 1 || err != nil {
		t.Error(n, err)
	}
	must(t, r.Close())
}
