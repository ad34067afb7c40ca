package faults_test

import (
	"bufio"
	"context"
	"database/sql"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"alumnibook/model"
	"alumnibook/model/book"
)

// visitVariable is the book that another process, which runs this program, visits; what it is to do there comes in on
// its input, a word a line, and it answers each with a line.
const visitVariable = "ALUMNIBOOK_TEST_VISIT"

// visit does what it is told until there is nothing more.
func visit(path string) int {
	ctx := context.Background()
	var b *book.Book
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		var err error
		answer := ""
		switch lines.Text() {
		case "open":
			b, err = book.OpenWith(ctx, path, clock)
		case "look":
			b, err = book.OpenReadOnly(ctx, path)
		case "create":
			_, err = book.Create(ctx, filepath.Join(filepath.Dir(path), "New.alumni"), book.Options{})
		case "count":
			var n int
			n, err = b.Count(ctx)
			answer = fmt.Sprint(n)
		case "check":
			var r book.CheckReport
			r, err = b.Check(ctx)
			answer = fmt.Sprint(len(r.Problems))
		case "intrude": // as another program would
			err = intrude(path)
		case "close":
			err = b.Close()
		}
		fmt.Println(answer + string(model.CodeOf(err)))
	}
	return 0
}

// intrude writes to a book behind the back of whoever has it open.
func intrude(path string) error {
	db, err := sql.Open("sqlite", "file:"+path+"?_pragma=busy_timeout(0)&_txlock=immediate")
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }()
	tx, err := db.Begin()
	if err != nil {
		return model.E(model.CodeBookOpen, "", err)
	}
	defer func() { _ = tx.Rollback() }()
	if _, err = tx.Exec("UPDATE people SET version = version + 1"); err != nil {
		return err
	}
	return tx.Commit()
}

// visitor is the other process.
type visitor struct {
	t   *testing.T
	cmd *exec.Cmd
	in  io.WriteCloser
	out *bufio.Reader
}

// visitorOf starts a process that visits a book, as another user where one is given.
func visitorOf(t *testing.T, program, path string, as func(*exec.Cmd)) *visitor {
	t.Helper()
	c := exec.Command(program)
	c.Env = append(os.Environ(), visitVariable+"="+path)
	if as != nil {
		as(c)
	}
	in, err := c.StdinPipe()
	must(t, err)
	out, err := c.StdoutPipe()
	must(t, err)
	must(t, c.Start())
	v := &visitor{t, c, in, bufio.NewReader(out)}
	t.Cleanup(func() {
		_ = c.Process.Kill()
		_ = c.Wait()
	})
	return v
}

// told has the visitor do something, and wants an answer.
func (v *visitor) told(word, want string) {
	v.t.Helper()
	_, err := fmt.Fprintln(v.in, word)
	must(v.t, err)
	line, err := v.out.ReadString('\n')
	must(v.t, err)
	if line = strings.TrimSpace(line); line != want {
		v.t.Errorf("%s: %q instead of %q", word, line, want)
	}
}

func TestTwoProgramsOnOneBook(t *testing.T) {
	ctx := context.Background()
	_, path := newFolder(t)
	b, err := book.OpenWith(ctx, path, clock)
	must(t, err)
	v := visitorOf(t, os.Args[0], path, nil)
	people, err := b.Count(ctx)
	must(t, err)
	v.told("open", "book_open")
	v.told("look", "")
	v.told("count", fmt.Sprint(people))

	_, err = b.Change(ctx, model.Doing{Code: "edit"}, func(tx *book.Tx) error {
		if err := tx.CreatePeople([]*model.Person{somebody(70)}); err != nil {
			return err
		}
		v.told("count", fmt.Sprint(people)) // what is not confirmed is not seen
		v.told("intrude", "book_open")      // nor can anybody write in between
		return nil
	})
	must(t, err)
	v.told("count", fmt.Sprint(people+1))
	for i := range 20 {
		must(t, act(ctx, b, 8+i))
		v.told("check", "0")
	}
	people, err = b.Count(ctx)
	must(t, err)
	v.told("count", fmt.Sprint(people))
	v.told("close", "")
	must(t, b.Close())
	v.told("open", "")
	if _, err := book.OpenWith(ctx, path, clock); model.CodeOf(err) != model.CodeBookOpen {
		t.Error(err)
	}
	if h, held := book.Holder(path); !held || h.PID != v.cmd.Process.Pid {
		t.Errorf("%+v %v", h, held)
	}
	must(t, v.cmd.Process.Kill())
	_ = v.cmd.Wait()
	if _, err := os.Stat(path + ".lock"); err != nil {
		t.Error("the dead one has left no lock: ", err)
	}
	if h, held := book.Holder(path); held {
		t.Errorf("the dead one holds it: %+v", h)
	}
	if found := problems(path); len(found) > 0 {
		t.Error(found)
	}
}

// Where the clock of a machine has lost the time, nothing is put in front of what was done before.
func TestClockIn1970(t *testing.T) {
	ctx := context.Background()
	dir := t.TempDir()
	path := filepath.Join(dir, "Firm.alumni")
	must(t, os.WriteFile(path, oldBook(t, 3), 0o600))
	epoch := func() time.Time { return time.Unix(30, 0).UTC() }
	b, err := book.OpenWith(ctx, path, epoch)
	must(t, err)
	defer func() { must(t, b.Close()) }()
	newest, back := b.ClockSetBack()
	if !back || newest.Year() != 2026 {
		t.Errorf("%v %v", newest, back)
	}
	must(t, act(ctx, b, 0))
	list, err := b.Changes(ctx, 0, 1000)
	must(t, err)
	for i := 1; i < len(list); i++ {
		if list[i].At.After(list[i-1].At) {
			t.Errorf("change %d is of before %d", list[i-1].ID, list[i].ID)
		}
	}
	if list[0].At.Before(newest) {
		t.Errorf("the new one is of %v", list[0].At)
	}
	r, err := b.Check(ctx)
	must(t, err)
	if len(r.Problems) > 0 {
		t.Error(r.Problems)
	}
	if copies, err := filepath.Glob(filepath.Join(dir, "Firm backups", "Firm 1970-01-01 00.00.30.alumni")); err != nil || len(copies) != 1 {
		t.Error(copies, err) // where the copy of before lies
	}
}
