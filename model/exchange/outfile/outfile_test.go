package outfile

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"alumnibook/model"
)

func write(text string, err error) func(io.Writer) error {
	return func(w io.Writer) error {
		_, _ = io.WriteString(w, text)
		return err
	}
}

func TestWriteReplacesWholeFilesOnly(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "people.xlsx")
	if err := Write(path, write("first", nil)); err != nil {
		t.Fatal(err)
	}
	failed := errors.New("cut off")
	if err := Write(path, write("half", failed)); !errors.Is(err, failed) {
		t.Errorf("the cause got lost: %v", err)
	}
	if b, _ := os.ReadFile(path); string(b) != "first" {
		t.Errorf("after a failure the file holds %q", b)
	}
	if err := Write(path, write("second", nil)); err != nil {
		t.Fatal(err)
	}
	if b, _ := os.ReadFile(path); string(b) != "second" {
		t.Errorf("the file holds %q", b)
	}
	if left, _ := os.ReadDir(folder); len(left) != 1 {
		t.Errorf("%d files are left in the folder", len(left))
	}
}

func TestWriteSaysWhatIsWrong(t *testing.T) {
	folder := t.TempDir()
	err := Write(filepath.Join(folder, "missing", "people.vcf"), write("", nil))
	if model.CodeOf(err) != model.CodeNoFile {
		t.Errorf("a missing folder: %v", err)
	}
	if err := Write(folder, write("", nil)); model.CodeOf(err) != model.CodeNoAccess {
		t.Errorf("a folder: %v", err)
	}
	err = Write(filepath.Join(folder, "people.vcf"), write("", model.E(model.CodeCancelled, "", nil)))
	if model.CodeOf(err) != model.CodeCancelled {
		t.Errorf("a stop: %v", err)
	}
}

func TestFullDiskLeavesTheOldFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "people.xlsx")
	if err := Write(path, write("before", nil)); err != nil {
		t.Fatal(err)
	}
	err := Write(path, write("half", &fs.PathError{Op: "write", Path: path, Err: noRoom}))
	if model.CodeOf(err) != model.CodeDiskFull {
		t.Errorf("%v", err)
	}
	if b, _ := os.ReadFile(path); string(b) != "before" {
		t.Errorf("the file holds %q", b)
	}
}

func TestNothingIsReplacedUntilTheLastStepIsDone(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "people.xlsx")
	if err := Write(path, write("before", nil)); err != nil {
		t.Fatal(err)
	}
	failed := errors.New("the log can't be written")
	err := WriteThen(path, write("after", nil), func() error {
		if b, _ := os.ReadFile(path); string(b) != "before" {
			t.Errorf("the old file is gone already: %q", b)
		}
		return failed
	})
	if b, _ := os.ReadFile(path); string(b) != "before" || !errors.Is(err, failed) {
		t.Errorf("the file holds %q: %v", b, err)
	}
	if err := WriteThen(path, write("after", nil), func() error { return nil }); err != nil {
		t.Fatal(err)
	}
	if b, _ := os.ReadFile(path); string(b) != "after" {
		t.Errorf("the file holds %q", b)
	}
	if left, _ := os.ReadDir(folder); len(left) != 1 {
		t.Errorf("%d files are left in the folder", len(left))
	}
}
