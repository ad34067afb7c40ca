package book

import (
	"bytes"
	"context"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"alumnibook/model"
)

// readOnly opens a book to look at, for the time of the test.
func readOnly(t *testing.T, path string) *Book {
	t.Helper()
	b, err := OpenReadOnly(context.Background(), path)
	must(t, err)
	t.Cleanup(func() { must(t, b.Close()) })
	if !b.ReadOnly() {
		t.Error("it does not say so")
	}
	return b
}

func TestBesideAnotherWindowABookIsReadOnly(t *testing.T) {
	ctx, w := context.Background(), newBook(t)
	add(t, w, soren())
	r := readOnly(t, w.Path())
	if n, err := r.Count(ctx); n != 1 || err != nil {
		t.Error(n, err)
	}
	p, err := r.Person(ctx, 1)
	must(t, err)
	_, err = r.Change(ctx, model.Doing{}, func(tx *Tx) error { return tx.UpdatePeople([]*model.Person{&p}) })
	wantCode(t, err, model.CodeReadOnly)
	wantCode(t, r.SetSeat(ctx, 0), model.CodeReadOnly)
	wantCode(t, r.SetPassword(ctx, "", "a long password"), model.CodeReadOnly)
	wantCode(t, r.RecordHandover(ctx, Handover{Format: "csv"}, nil), model.CodeReadOnly)
	wantCode(t, r.Announce("127.0.0.1:1"), model.CodeReadOnly)
	_, err = r.Undo(ctx, 1, model.UndoForce)
	wantCode(t, err, model.CodeReadOnly)
	_, err = r.CallsOfWeek(ctx, model.WeekOf(day("2026-02-02")), day("2026-02-02"), 0)
	if err != nil {
		t.Error(err)
	}
	sound(t, r)
	must(t, r.Close())

	if h, ok := Holder(w.Path()); !ok || h.PID != os.Getpid() { // closing it took nothing from the one that may write
		t.Error(h, ok)
	}
	_, err = Open(ctx, w.Path())
	wantCode(t, err, model.CodeBookOpen)
	add(t, w, soren())
	sound(t, w)
}

func TestReadOnlyBookCatchesUp(t *testing.T) {
	ctx, w := context.Background(), newBook(t)
	add(t, w, soren())
	r := readOnly(t, w.Path())
	find := func() []int64 {
		ids, err := r.Find(ctx, model.Filter{Search: "sor"}, model.Sort{})
		must(t, err)
		return ids
	}
	var heard []Event
	defer r.Subscribe(func(e Event) { heard = append(heard, e) })()
	if d := cmp.Diff([]int64{1}, find()); d != "" {
		t.Error(d)
	}
	if moved, err := r.CatchUp(ctx); moved || err != nil {
		t.Error(moved, err)
	}
	add(t, w, soren())
	moved, err := r.CatchUp(ctx)
	must(t, err)
	if !moved || len(heard) != 1 || !heard[0].Kinds[KindPerson] || heard[0].Change != 2 {
		t.Errorf("%v %+v", moved, heard)
	}
	if len(find()) != 2 {
		t.Error("the new one is not found")
	}
	must(t, w.RecordHandover(ctx, Handover{Format: "csv", Count: 1}, nil))
	if moved, err := r.CatchUp(ctx); !moved || err != nil {
		t.Error(moved, err)
	}
	if moved, err := w.CatchUp(ctx); moved || err != nil {
		t.Error(moved, err)
	}
}

// frozen is what lies in a folder, byte for byte.
func frozen(t *testing.T, dir string) map[string]string {
	t.Helper()
	files, err := os.ReadDir(dir)
	must(t, err)
	all := map[string]string{}
	for _, f := range files {
		data, err := os.ReadFile(filepath.Join(dir, f.Name()))
		must(t, err)
		info, err := f.Info()
		must(t, err)
		all[f.Name()] = info.Mode().String() + info.ModTime().String() + string(data)
	}
	return all
}

func TestBookThatCannotBeWrittenIsReadWithoutATrace(t *testing.T) {
	ctx := context.Background()
	for _, c := range []struct {
		name         string
		file, folder os.FileMode
	}{{"file", 0o400, 0o700}, {"folder", 0o600, 0o500}, {"both", 0o400, 0o500}, {"neither", 0o600, 0o700}} {
		t.Run(c.name, func(t *testing.T) {
			if c.name == "folder" && runtime.GOOS == "windows" {
				t.Skip("that a folder is marked as read-only means nothing on Windows")
			}
			dir := t.TempDir()
			path := filepath.Join(dir, "Firm.alumni")
			closedBook(t, path, 20)
			must(t, os.Chmod(path, c.file))
			must(t, os.Chmod(dir, c.folder))
			defer func() { _ = os.Chmod(dir, 0o700) }()
			before := frozen(t, dir)
			if c.name != "neither" {
				_, err := Open(ctx, path)
				wantCode(t, err, model.CodeReadOnly)
			}
			b, err := OpenReadOnly(ctx, path)
			must(t, err)
			if n, err := b.Count(ctx); n != 20 || err != nil {
				t.Error(n, err)
			}
			sound(t, b)
			_, err = b.Change(ctx, model.Doing{}, func(tx *Tx) error { return tx.CreatePeople([]*model.Person{soren()}) })
			wantCode(t, err, model.CodeReadOnly)
			must(t, b.Close())
			if d := cmp.Diff(before, frozen(t, dir)); d != "" {
				t.Error("something was written", len(d))
			}
		})
	}
}

func TestReadOnlyBookFollowsAWindowThatComesLater(t *testing.T) {
	ctx, path := context.Background(), filepath.Join(t.TempDir(), "Firm.alumni")
	closedBook(t, path, 20)
	r := readOnly(t, path)
	count := func(want int) {
		t.Helper()
		if _, err := r.CatchUp(ctx); err != nil {
			t.Error(err)
		}
		if n, err := r.Count(ctx); n != want || err != nil {
			t.Errorf("%d instead of %d: %v", n, want, err)
		}
		sound(t, r)
	}
	count(20)
	w, err := Open(ctx, path)
	must(t, err)
	add(t, w, soren())
	count(21)
	must(t, importPeople(w, benchPeople(200)))
	count(221)
	must(t, w.Close())
	count(221)
	w, err = Open(ctx, path)
	must(t, err)
	add(t, w, soren())
	must(t, w.Close())
	count(222)
}

func TestReadOnlyBookFollowsAFileThatTakesItsPlace(t *testing.T) {
	openFilesStay(t)
	ctx, dir := context.Background(), t.TempDir()
	path, other := filepath.Join(dir, "Firm.alumni"), filepath.Join(dir, "Other.alumni")
	closedBook(t, path, 5)
	closedBook(t, other, 9)
	w, err := Open(ctx, path)
	must(t, err)
	r := readOnly(t, path)
	if n, err := r.Count(ctx); n != 5 || err != nil {
		t.Error(n, err)
	}
	must(t, w.Close())
	for _, end := range []string{"-wal", "-shm"} {
		_ = os.Remove(path + end)
	}
	must(t, os.Rename(other, path)) // as a backup is put in its place
	if moved, err := r.CatchUp(ctx); !moved || err != nil {
		t.Error(moved, err)
	}
	if n, err := r.Count(ctx); n != 9 || err != nil {
		t.Error(n, err)
	}
	sound(t, r)
}

func TestReadOnlyRefusesWhatIsNoBook(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	whole := filepath.Join(dir, "whole.alumni")
	closedBook(t, whole, 300)
	data, err := os.ReadFile(whole)
	must(t, err)
	write := func(name string, data []byte) string {
		path := filepath.Join(dir, name)
		must(t, os.WriteFile(path, data, 0o600))
		return path
	}
	newer := bytes.Clone(data)
	newer[60+3] = 99
	foreign := bytes.Clone(data)
	foreign[68] = 'X'
	older := filepath.Join(dir, "older.alumni")
	oldBook(t, older)
	for name, c := range map[string]struct {
		path string
		want model.Code
	}{
		"missing": {filepath.Join(dir, "missing.alumni"), model.CodeNoFile},
		"folder":  {dir, model.CodeNotABook},
		"empty":   {write("empty.alumni", nil), model.CodeNotABook},
		"text":    {write("text.alumni", bytes.Repeat([]byte("Dear Sir, "), 500)), model.CodeNotABook},
		"foreign": {write("foreign.alumni", foreign), model.CodeNotABook},
		"newer":   {write("newer.alumni", newer), model.CodeNewer},
		"cut off": {write("cut.alumni", data[:len(data)/2/8192*8192]), model.CodeDamaged},
		"older":   {older, model.CodeReadOnly},
		"no path": {"", model.CodeNoFile},
	} {
		t.Run(name, func(t *testing.T) {
			files, _ := os.ReadDir(dir)
			b, err := OpenReadOnly(ctx, c.path)
			wantCode(t, err, c.want)
			if b != nil {
				t.Error("a book beside the error")
			}
			if now, _ := os.ReadDir(dir); len(now) != len(files) {
				t.Errorf("files were left behind: %v", now)
			}
		})
	}
}

// other starts another process that opens a book, and ends it when the test does.
func other(t *testing.T, path string) (end func()) {
	t.Helper()
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), "ALUMNIBOOK_TEST_HOLD="+path)
	in, err := c.StdinPipe()
	must(t, err)
	out, err := c.StdoutPipe()
	must(t, err)
	must(t, c.Start())
	said := make([]byte, 3)
	_, err = io.ReadFull(out, said)
	must(t, err)
	if string(said) != "\"\"\n" {
		t.Fatalf("the other process said %q", said)
	}
	done := false
	end = func() {
		if !done {
			done = true
			_ = in.Close()
			_ = c.Process.Kill()
			_ = c.Wait()
		}
	}
	t.Cleanup(end)
	return end
}

func TestReadOnlyAfterACrashOfTheOther(t *testing.T) {
	ctx, path := context.Background(), filepath.Join(t.TempDir(), "Firm.alumni")
	closedBook(t, path, 3)
	end := other(t, path)
	r := readOnly(t, path)
	if n, err := r.Count(ctx); n != 3 || err != nil {
		t.Error(n, err)
	}
	end()
	if n, err := r.Count(ctx); n != 3 || err != nil {
		t.Error(n, err)
	}
	w, err := OpenWith(ctx, path, time.Now) // the lock of the dead holds nobody up, and neither does the reader
	must(t, err)
	add(t, w, soren())
	must(t, w.Close())
	if n, err := r.Count(ctx); n != 4 || err != nil {
		t.Error(n, err)
	}
}
