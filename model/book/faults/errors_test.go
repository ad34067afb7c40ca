package faults_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"testing"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/book/faults"
)

// morning is what is done to a book while the disk fails: it is opened, changed and closed. It tells which of the
// changes were confirmed, as bits, and the first thing that went wrong.
func morning(path string, only int) (done int, err error) {
	ctx := context.Background()
	b, err := book.OpenWith(ctx, path, clock)
	if err != nil {
		return 0, err
	}
	for i := range mornings {
		if only&(1<<i) == 0 {
			continue
		}
		if e := act(ctx, b, 8+i); e == nil {
			done |= 1 << i
		} else if err == nil {
			err = e
		}
		if _, e := b.Count(ctx); err == nil {
			err = e
		}
	}
	if e := b.Close(); err == nil {
		err = e
	}
	return done, err
}

// mornings is how many changes are made in a morning, and wholeMorning all of them.
const (
	mornings     = 4
	wholeMorning = 1<<mornings - 1
)

// failing runs a morning with a failing disk and opens the book again when it is mended.
func failing(t *testing.T, dir string, disk *faults.Disk, held []string, f faults.Fault) (lost, damaged string) {
	path := filepath.Join(dir, "Firm.alumni")
	for _, end := range []string{"", "-wal", "-shm", ".lock", ".lock.json"} {
		_ = os.Remove(path + end)
	}
	data, err := startBook()
	must(t, err)
	must(t, os.WriteFile(path, data, 0o600))
	where := fmt.Sprintf("%+v: ", f)
	disk.Fail(f)
	done, err := morning(path, wholeMorning)
	_, failed := disk.Mend()
	if code := model.CodeOf(err); f.Full && failed > 0 && done != wholeMorning && code != model.CodeDiskFull {
		t.Errorf("%sthe full disk is told as %v", where, err)
	} else if code == model.CodeInternal || code == model.CodeDamaged {
		t.Errorf("%sthe failure is told as %v", where, err)
	}
	if done != wholeMorning && err == nil {
		t.Error(where + "no error")
	}
	if found := problems(path); len(found) > 0 {
		return "", fmt.Sprint(where, found)
	}
	have := digest(t, path)
	for made, h := range held {
		if have == h {
			if made&done != done {
				lost = fmt.Sprintf("%s%04b instead of %04b are there", where, made, done)
			}
			return lost, ""
		}
	}
	return "", where + "a change is there in part"
}

// heldAfter is what a book holds after a morning in which only some of the changes were made, for each choice of them.
func heldAfter(t *testing.T) []string {
	t.Helper()
	var held []string
	for only := range wholeMorning + 1 {
		_, path := newFolder(t)
		done, err := morning(path, only)
		must(t, err)
		if done != only {
			t.Fatalf("%04b instead of %04b", done, only)
		}
		held = append(held, digest(t, path))
	}
	return held
}

func TestDiskErrors(t *testing.T) {
	held := heldAfter(t)
	dir, path := newFolder(t)
	disk, err := faults.Loose(dir)
	must(t, err)
	disk.Fail(faults.Fault{At: -1})
	if _, err := morning(path, wholeMorning); err != nil {
		t.Fatal(err)
	}
	steps, _ := disk.Mend()
	disk.Stop()
	var all []faults.Fault
	const points = 80 / share
	for i := range points {
		at := i * steps / points
		all = append(all, faults.Fault{At: at}, faults.Fault{At: at, Forever: true}, faults.Fault{At: at, Full: true}, faults.Fault{At: at, Full: true, Forever: true})
	}
	var wg sync.WaitGroup
	var mu sync.Mutex
	var v verdict
	work := make(chan faults.Fault)
	for range runtime.GOMAXPROCS(0) {
		dir := t.TempDir()
		disk, err := faults.Loose(dir)
		must(t, err)
		defer disk.Stop()
		wg.Go(func() {
			for f := range work {
				lost, damaged := failing(t, dir, disk, held, f)
				mu.Lock()
				v.add(t, lost, damaged)
				mu.Unlock()
			}
		})
	}
	for _, f := range all {
		work <- f
	}
	close(work)
	wg.Wait()
	told.errors = fmt.Sprintf("I/O errors: %d runs, %v", v.states, v)
	if v.states < 300/share {
		t.Errorf("only %d runs", v.states)
	}
}
