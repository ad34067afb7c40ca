package book

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"alumnibook/model"
)

// closedBook makes a book with some people in it and closes it.
func closedBook(t *testing.T, path string, people int) {
	t.Helper()
	b, err := Create(context.Background(), path, Options{Firm: model.Firm{Language: "de", Country: "DE"}})
	must(t, err)
	must(t, importPeople(b, benchPeople(people)))
	must(t, b.Close())
}

func wantCode(t *testing.T, err error, want model.Code) {
	t.Helper()
	if got := model.CodeOf(err); got != want {
		t.Errorf("error is %v instead of %q", err, want)
	}
}

func TestOpenRefusesWhatIsNoBook(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	write := func(name string, data []byte) string {
		path := filepath.Join(dir, name)
		must(t, os.WriteFile(path, data, 0o600))
		return path
	}
	whole := filepath.Join(dir, "whole.alumni")
	closedBook(t, whole, 300)
	data, err := os.ReadFile(whole)
	must(t, err)
	newer := bytes.Clone(data)
	newer[60+3] = 99
	scratched := bytes.Clone(data)
	for i := 200; i < 8192; i++ {
		scratched[i] = 0xa5
	}
	foreign := filepath.Join(dir, "foreign.db")
	db, err := sql.Open("sqlite", dsnPath(foreign))
	must(t, err)
	_, err = db.Exec("CREATE TABLE t (a)")
	must(t, err)
	must(t, db.Close())
	readOnly := write("read only.alumni", data)
	must(t, os.Chmod(readOnly, 0o400))
	for _, c := range []struct {
		name, path string
		want       model.Code
	}{
		{"missing", filepath.Join(dir, "missing.alumni"), model.CodeNoFile},
		{"no folder", filepath.Join(dir, "none", "missing.alumni"), model.CodeNoFile},
		{"no path", "", model.CodeNoFile},
		{"folder", dir, model.CodeNotABook},
		{"empty", write("empty.alumni", nil), model.CodeNotABook},
		{"text", write("text.alumni", []byte(strings.Repeat("Dear Sir, ", 50))), model.CodeNotABook},
		{"short text", write("short.alumni", []byte("hello")), model.CodeNotABook},
		{"foreign", foreign, model.CodeNotABook},
		{"newer", write("newer.alumni", newer), model.CodeNewer},
		{"cut off", write("cut.alumni", data[:len(data)/2/8192*8192]), model.CodeDamaged},
		{"overwritten", write("scratched.alumni", scratched), model.CodeDamaged},
		{"read only", readOnly, model.CodeReadOnly},
	} {
		t.Run(c.name, func(t *testing.T) {
			before, _ := os.ReadFile(c.path)
			files, _ := os.ReadDir(dir)
			b, err := Open(ctx, c.path)
			wantCode(t, err, c.want)
			if b != nil {
				t.Error("a book beside the error")
			}
			after, _ := os.ReadFile(c.path)
			if !bytes.Equal(before, after) {
				t.Error("the file was written to")
			}
			if now, _ := os.ReadDir(dir); len(now) != len(files) {
				t.Errorf("files were left behind: %v", now)
			}
		})
	}
}

func TestReadOnlyFolder(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "Firm.alumni")
	closedBook(t, path, 1)
	must(t, os.Chmod(dir, 0o500))
	defer func() { _ = os.Chmod(dir, 0o700) }()
	b, err := Open(context.Background(), path)
	c, err2 := Create(context.Background(), filepath.Join(dir, "new.alumni"), Options{})
	if runtime.GOOS == "windows" { // Documents and its like are marked so there, and everything can be written to them
		must(t, errors.Join(err, err2))
		must(t, errors.Join(b.Close(), c.Close()))
		return
	}
	wantCode(t, err, model.CodeReadOnly)
	wantCode(t, err2, model.CodeReadOnly)
}

func TestCreateLeavesWhatIsThere(t *testing.T) {
	path := filepath.Join(t.TempDir(), "Firm.alumni")
	must(t, os.WriteFile(path, []byte("mine"), 0o600))
	_, err := Create(context.Background(), path, Options{})
	wantCode(t, err, model.CodeExists)
	if data, _ := os.ReadFile(path); string(data) != "mine" {
		t.Error("overwritten")
	}
}

func TestOddPathsOpenTheirOwnFile(t *testing.T) {
	ctx := context.Background()
	for _, name := range []string{"a b", "50%", oddName(), "no#1", "ä ö & ü", "x%20y", "semi;colon", "quote'd"} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, name+".alumni")
			closedBook(t, path, 3)
			b, err := Open(ctx, path)
			must(t, err)
			n, err := b.Count(ctx)
			must(t, err)
			must(t, b.Close())
			files, _ := os.ReadDir(dir)
			if n != 3 || len(files) != 1 || files[0].Name() != name+".alumni" {
				t.Errorf("%d people, files %v", n, files)
			}
		})
	}
}

func TestOnlyOneMayHaveABookOpen(t *testing.T) {
	ctx := context.Background()
	b := newBook(t)
	_, err := Open(ctx, b.Path())
	wantCode(t, err, model.CodeBookOpen)
	h, ok := Holder(b.Path())
	if !ok || h.PID != os.Getpid() || h.Host == "" || h.Since.IsZero() {
		t.Errorf("holder %+v %v", h, ok)
	}
	must(t, b.Announce("127.0.0.1:4711"))
	if h, _ := Holder(b.Path()); h.Address != "127.0.0.1:4711" {
		t.Errorf("holder %+v", h)
	}
	must(t, b.Close())
	if h, ok := Holder(b.Path()); ok {
		t.Errorf("still held by %+v", h)
	}
	again, err := Open(ctx, b.Path())
	must(t, err)
	must(t, again.Close())
}

// TestMain lets this program be the other process of the tests about two of them.
func TestMain(m *testing.M) {
	if path := os.Getenv("ALUMNIBOOK_TEST_HOLD"); path != "" {
		os.Exit(hold(path))
	}
	code := m.Run()
	for _, dir := range removeAtEnd {
		_ = os.RemoveAll(dir)
	}
	os.Exit(code)
}

// hold opens a book, says how that went and keeps it until its input ends, without closing it.
func hold(path string) int {
	_, err := Open(context.Background(), path)
	fmt.Printf("%q\n", model.CodeOf(err))
	_, _ = io.Copy(io.Discard, os.Stdin)
	return 1
}

func TestAnotherProcessFindsTheBookOpen(t *testing.T) {
	ctx, path := context.Background(), filepath.Join(t.TempDir(), "Firm.alumni")
	closedBook(t, path, 1)
	other := exec.Command(os.Args[0])
	other.Env = append(os.Environ(), "ALUMNIBOOK_TEST_HOLD="+path)
	in, err := other.StdinPipe()
	must(t, err)
	out, err := other.StdoutPipe()
	must(t, err)
	must(t, other.Start())
	said := make([]byte, 3)
	_, err = io.ReadFull(out, said)
	must(t, err)
	if string(said) != "\"\"\n" {
		t.Fatalf("the other process said %q", said)
	}
	_, err = Open(ctx, path)
	wantCode(t, err, model.CodeBookOpen)
	if h, ok := Holder(path); !ok || h.PID != other.Process.Pid {
		t.Errorf("holder %+v %v", h, ok)
	}
	must(t, in.Close()) // the other one ends without closing the book, as after a crash
	_ = other.Wait()
	if h, ok := Holder(path); ok {
		t.Errorf("held by the dead: %+v", h)
	}
	b, err := Open(ctx, path)
	must(t, err)
	must(t, b.Close())
}

func TestGoneBookIsNoticed(t *testing.T) {
	openFilesStay(t)
	b := newBook(t)
	add(t, b, soren())
	must(t, os.Rename(b.Path(), b.Path()+".moved"))
	_, err := b.Change(context.Background(), model.Doing{}, func(tx *Tx) error { return tx.CreatePeople([]*model.Person{soren()}) })
	wantCode(t, err, model.CodeGone)
	must(t, os.WriteFile(b.Path(), []byte("another"), 0o600))
	_, err = b.Change(context.Background(), model.Doing{}, func(tx *Tx) error { return tx.CreatePeople([]*model.Person{soren()}) })
	wantCode(t, err, model.CodeGone)
	must(t, os.Rename(b.Path()+".moved", b.Path()))
}

func TestFullDiskLeavesTheBookAsItWas(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	add(t, b, soren())
	var pages int
	must(t, query(b.write, &pages, "PRAGMA page_count"))
	must(t, b.write.Exec(fmt.Sprintf("PRAGMA max_page_count = %d", pages+2)).Error)
	_, err := b.Change(ctx, model.Doing{}, func(tx *Tx) error { return tx.CreatePeople(benchPeople(120)) })
	wantCode(t, err, model.CodeDiskFull)
	must(t, b.write.Exec("PRAGMA max_page_count = 1000000").Error)
	if n, _ := b.Count(ctx); n != 1 {
		t.Errorf("%d people", n)
	}
	sound(t, b)
	must(t, importPeople(b, benchPeople(120)))
	sound(t, b)
}

// sound fails the test where Check finds something.
func sound(t testing.TB, b *Book) {
	t.Helper()
	r, err := b.Check(context.Background())
	must(t, err)
	if len(r.Problems) > 0 {
		t.Errorf("problems: %q", r.Problems)
	}
}

func TestClosedBookLeavesOneFile(t *testing.T) {
	dir := t.TempDir()
	closedBook(t, filepath.Join(dir, "Firm.alumni"), 5)
	if files, _ := os.ReadDir(dir); len(files) != 1 {
		t.Error(files)
	}
	b, err := Open(context.Background(), filepath.Join(dir, "Firm.alumni"))
	must(t, err)
	must(t, b.Close())
	must(t, b.Close())
	if _, err := b.Count(context.Background()); err == nil {
		t.Error("a closed book was read")
	}
	_, err = b.Change(context.Background(), model.Doing{}, func(*Tx) error { return nil })
	if err == nil {
		t.Error("a closed book was changed")
	}
}
