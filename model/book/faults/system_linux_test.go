package faults_test

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"

	"alumnibook/model"
	"alumnibook/model/book"
)

// openToAll is a folder that another user reaches too, with this program in it.
func openToAll(t *testing.T) (dir, program string) {
	t.Helper()
	dir, err := os.MkdirTemp("", "faults")
	must(t, err)
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	must(t, os.Chmod(dir, 0o755))
	data, err := os.ReadFile(os.Args[0])
	must(t, err)
	program = filepath.Join(dir, "visitor")
	must(t, os.WriteFile(program, data, 0o755))
	return dir, program
}

func TestBookOfSomebodyElse(t *testing.T) {
	if os.Getuid() != 0 {
		t.Skip("only root can be somebody else")
	}
	nobody := func(c *exec.Cmd) {
		c.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
		c.Dir = "/"
	}
	dir, program := openToAll(t)
	data, err := startBook()
	must(t, err)
	for _, c := range []struct {
		name         string
		file, folder os.FileMode
		open, look   string
	}{
		{"kept to itself", 0o600, 0o755, "no_access", "no_access"},
		{"in a folder of its own", 0o600, 0o700, "no_access", "no_access"},
		{"to be read", 0o644, 0o755, "read_only", ""},
		{"to be read, in a folder for all", 0o644, 0o777, "read_only", ""},
		{"for all", 0o666, 0o777, "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			folder := filepath.Join(dir, c.name)
			must(t, os.Mkdir(folder, 0o755))
			path := filepath.Join(folder, "Firm.alumni")
			must(t, os.WriteFile(path, data, c.file))
			must(t, os.Chmod(path, c.file))
			must(t, os.Chmod(folder, c.folder))
			v := visitorOf(t, program, path, nobody)
			v.told("open", c.open)
			if c.open == "" {
				v.told("close", "")
			}
			v.told("look", c.look)
			if c.look == "" {
				v.told("check", "0")
				v.told("close", "")
			}
			if after, err := os.ReadFile(path); err != nil || len(after) != len(data) {
				t.Error("it was touched", err)
			}
			if files, _ := os.ReadDir(folder); len(files) != 1 {
				t.Errorf("left behind: %v", files)
			}
		})
	}
	t.Run("who has it open", func(t *testing.T) {
		folder := filepath.Join(dir, "open")
		must(t, os.Mkdir(folder, 0o755))
		path := filepath.Join(folder, "Firm.alumni")
		must(t, os.WriteFile(path, data, 0o644))
		b, err := book.OpenWith(context.Background(), path, clock)
		must(t, err)
		defer func() { must(t, b.Close()) }()
		v := visitorOf(t, program, path, nobody)
		v.told("open", "read_only")
		v.told("look", "")
		v.told("check", "0")
		must(t, act(context.Background(), b, 8))
		v.told("check", "0")
		v.told("close", "")
		must(t, act(context.Background(), b, 9))
	})
}

// A disk that is really full, where this system lets us make a small one.
func TestFullDisk(t *testing.T) {
	ctx := context.Background()
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=3m"); err != nil {
		t.Skip("no small disk can be made here: ", err)
	}
	defer func() { must(t, syscall.Unmount(dir, 0)) }()
	data, err := startBook()
	must(t, err)
	path := filepath.Join(dir, "Firm.alumni")
	must(t, os.WriteFile(path, data, 0o600))
	b, err := book.OpenWith(ctx, path, clock)
	must(t, err)
	done, n := 0, 8
	for ; n < 400; n++ {
		if err = act(ctx, b, n); err != nil {
			break
		}
		done++
	}
	if code := model.CodeOf(err); code != model.CodeDiskFull {
		t.Errorf("after %d changes: %v", done, err)
	}
	if _, err := b.Count(ctx); err != nil {
		t.Error("what is there can't be read: ", err)
	}
	if _, err := book.Create(ctx, filepath.Join(dir, "New.alumni"), book.Options{}); model.CodeOf(err) != model.CodeDiskFull {
		t.Errorf("a new book: %v", err)
	}
	if _, err := os.Stat(filepath.Join(dir, "New.alumni")); !errors.Is(err, os.ErrNotExist) {
		t.Error("a part of a new book is left")
	}
	if err := b.Close(); err != nil && model.CodeOf(err) != model.CodeDiskFull {
		t.Error(err)
	}

	must(t, syscall.Mount("tmpfs", dir, "tmpfs", syscall.MS_REMOUNT, "size=64m")) // somebody makes room
	if found := problems(path); len(found) > 0 {
		t.Error(found)
	}
	b, err = book.OpenWith(ctx, path, clock)
	must(t, err)
	defer func() { must(t, b.Close()) }()
	list, err := b.Changes(ctx, 0, 1000)
	must(t, err)
	if len(list) != 8+done {
		t.Errorf("%d changes instead of %d", len(list), 8+done)
	}
	must(t, act(ctx, b, n))
}
