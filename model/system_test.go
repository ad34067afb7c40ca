package model

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

func TestSystemSaysThatNoFileCanBeCalledSo(t *testing.T) {
	dir := t.TempDir()
	name := strings.Repeat("ä", 300)
	if runtime.GOOS == "windows" {
		name = "what?"
	}
	_, err := os.Create(filepath.Join(dir, name))
	if CodeOfSystem(err) != CodeFileName {
		t.Error(err)
	}
	_, err = os.Open(filepath.Join(dir, "missing"))
	if CodeOfSystem(err) != CodeNoFile {
		t.Error(err)
	}
	if got := CodeOfSystem(&fs.PathError{Op: "write", Err: errors.New("something else")}); got != CodeInternal {
		t.Error(got)
	}
}
