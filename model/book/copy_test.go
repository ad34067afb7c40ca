package book

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"alumnibook/model"
)

func TestNamesOfBackups(t *testing.T) {
	at := time.Date(2026, 11, 22, 10, 30, 5, 0, time.FixedZone("CET", 3600))
	for book, want := range map[string]string{
		"/a/Firm.alumni":       "/a/Firm backups/Firm 2026-11-22 09.30.05.alumni",
		"/a/Firm.ALUMNI":       "/a/Firm backups/Firm 2026-11-22 09.30.05.alumni",
		"/a/Firm":              "/a/Firm backups/Firm 2026-11-22 09.30.05.alumni",
		"/a/Lind & Co.x":       "/a/Lind & Co.x backups/Lind & Co.x 2026-11-22 09.30.05.alumni",
		"/a/.alumni":           "/a/.alumni backups/.alumni 2026-11-22 09.30.05.alumni",
		"/a b/Ångström.alumni": "/a b/Ångström backups/Ångström 2026-11-22 09.30.05.alumni",
	} {
		if got := filepath.ToSlash(BackupPath(filepath.FromSlash(book), at)); got != want {
			t.Errorf("%s: %s", book, got)
		}
	}
}

func TestCopyHoldsWhatTheBookHolds(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	p := soren()
	add(t, b, p)
	must(t, importPeople(b, benchPeople(120)))
	uid, err := b.UID(ctx)
	must(t, err)
	to := filepath.Join(t.TempDir(), oddName()+".alumni")
	got, err := b.CopyTo(ctx, to)
	must(t, err)
	want, err := b.Counts(ctx)
	must(t, err)
	if got != want || got.People != 121 || got.Changes != 2 || got.Book != uid || uid == "" || got.Newest.IsZero() || got.Version != newestVersion() {
		t.Errorf("%+v, the book %+v", got, want)
	}
	looked, err := LookInto(ctx, to)
	must(t, err)
	if looked != want {
		t.Errorf("looked into: %+v", looked)
	}
	files, err := os.ReadDir(filepath.Dir(to))
	must(t, err)
	if info, _ := files[0].Info(); len(files) != 1 || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Error(files, info.Mode())
	}
	must(t, ProveCopy(ctx, to))
	again, err := OpenWith(ctx, to, ticking())
	must(t, err)
	defer again.Close()
	sound(t, again)
	read, err := again.Person(ctx, p.ID)
	must(t, err)
	was, err := b.Person(ctx, p.ID)
	must(t, err)
	if d := cmp.Diff(was, read); d != "" {
		t.Error(d)
	}
}

func TestCopyTakesNobodysPlace(t *testing.T) {
	ctx, b, dir := context.Background(), newBook(t), t.TempDir()
	to := filepath.Join(dir, "Firm.alumni")
	must(t, os.WriteFile(to, []byte("mine"), 0o600))
	_, err := b.CopyTo(ctx, to)
	wantCode(t, err, model.CodeExists)
	must(t, os.WriteFile(filepath.Join(dir, "Other.alumni.part"), []byte("another program's"), 0o600))
	_, err = b.CopyTo(ctx, filepath.Join(dir, "Other.alumni"))
	wantCode(t, err, model.CodeExists)
	for name, want := range map[string]string{"Firm.alumni": "mine", "Other.alumni.part": "another program's"} {
		if text, _ := os.ReadFile(filepath.Join(dir, name)); string(text) != want {
			t.Errorf("%s: %q", name, text)
		}
	}
	_, err = b.CopyTo(ctx, filepath.Join(dir, "none", "Firm.alumni"))
	wantCode(t, err, model.CodeNoFile)
	stopped, cancel := context.WithCancel(ctx)
	cancel()
	_, err = b.CopyTo(stopped, filepath.Join(dir, "New.alumni"))
	wantCode(t, err, model.CodeCancelled)
	if files, _ := os.ReadDir(dir); len(files) != 2 {
		t.Error(files)
	}
}

// A copy that is made while others write is one of a moment between two changes: each of them adds one person.
func TestCopyWhileOthersChange(t *testing.T) {
	ctx, b, dir := context.Background(), newBook(t), t.TempDir()
	must(t, importPeople(b, benchPeople(400)))
	stop := make(chan struct{})
	var writing sync.WaitGroup
	writing.Go(func() {
		for i := 0; ; i++ {
			select {
			case <-stop:
				return
			default:
			}
			p := called("Anna", fmt.Sprint("Holm", i))
			if _, err := b.Change(ctx, model.Doing{Code: "add"}, func(tx *Tx) error { return tx.CreatePeople([]*model.Person{p}) }); err != nil {
				t.Error(err)
				return
			}
		}
	})
	for i := range 5 {
		to := filepath.Join(dir, fmt.Sprint(i, ".alumni"))
		c, err := b.CopyTo(ctx, to)
		if err != nil {
			t.Error(err)
			continue
		}
		if c.People != 400+c.Changes-1 {
			t.Errorf("%d people after %d changes", c.People, c.Changes)
		}
		if got, err := LookInto(ctx, to); err != nil || got != c {
			t.Errorf("%+v instead of %+v: %v", got, c, err)
		}
	}
	close(stop)
	writing.Wait()
}

func TestLookIntoSaysWhatItIs(t *testing.T) {
	ctx, b, dir := context.Background(), newBook(t), t.TempDir()
	must(t, importPeople(b, benchPeople(300)))
	good := filepath.Join(dir, "good.alumni")
	want, err := b.CopyTo(ctx, good)
	must(t, err)
	bytes, err := os.ReadFile(good)
	must(t, err)
	changed := func(change func(b []byte) []byte) []byte { return change(append([]byte(nil), bytes...)) }
	for name, c := range map[string]struct {
		bytes []byte
		code  model.Code
	}{
		"empty":     {nil, model.CodeNotABook},
		"short":     {bytes[:50], model.CodeNotABook},
		"text":      {[]byte(fmt.Sprintf("%200s", "a letter")), model.CodeNotABook},
		"encrypted": {[]byte(fmt.Sprintf("age-encryption.org/v1\n%200s", "")), model.CodeFileEncrypted},
		"cut off":   {bytes[:len(bytes)/2], model.CodeDamaged},
		"one byte":  {bytes[:len(bytes)-1], model.CodeDamaged},
		"longer":    {append(changed(func(b []byte) []byte { return b }), 1), model.CodeDamaged},
		"other id":  {changed(func(b []byte) []byte { b[68]++; return b }), model.CodeNotABook},
		"newer":     {changed(func(b []byte) []byte { binary.BigEndian.PutUint32(b[60:], 9999); return b }), model.CodeNewer},
		"schema":    {changed(func(b []byte) []byte { clear(b[100:4000]); return b }), model.CodeDamaged},
		"pages":     {changed(func(b []byte) []byte { clear(b[2*8192:]); return b }), model.CodeDamaged},
	} {
		path := filepath.Join(dir, name)
		must(t, os.WriteFile(path, c.bytes, 0o600))
		_, err := LookInto(ctx, path)
		if model.CodeOf(err) != c.code {
			t.Errorf("%s: %v", name, err)
		}
		var e *model.Error
		if !errors.As(err, &e) || e.Name != name {
			t.Errorf("%s is called %+v", name, e)
		}
	}
	_, err = LookInto(ctx, filepath.Join(dir, "nothing"))
	wantCode(t, err, model.CodeNoFile)
	_, err = LookInto(ctx, b.Path())
	wantCode(t, err, model.CodeBookOpen)
	if runtime.GOOS != "windows" { // where a link takes a right that few have
		link := filepath.Join(dir, "link.alumni")
		must(t, os.Symlink(b.Path(), link))
		_, err = LookInto(ctx, link)
		wantCode(t, err, model.CodeBookOpen)
	}
	if got, err := LookInto(ctx, good); err != nil || got != want {
		t.Errorf("%+v %v", got, err)
	}
}

func TestBookIsKnownByItsUID(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	uids := make([]string, 4)
	var asking sync.WaitGroup
	for i := range uids {
		asking.Go(func() { uids[i], _ = b.UID(ctx) })
	}
	asking.Wait()
	for _, u := range uids {
		if u == "" || u != uids[0] {
			t.Errorf("%q", uids)
		}
	}
	other, err := newBook(t).UID(ctx)
	must(t, err)
	if other == uids[0] {
		t.Error("two books are one")
	}
}

func TestMovedTellsWhatWasWritten(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	anna := called("Anna", "Holm")
	seen := map[string]string{}
	moved := func(what string) {
		t.Helper()
		s, err := b.Moved(ctx)
		must(t, err)
		if before, ok := seen[s]; ok {
			t.Errorf("after %q it is as after %q", what, before)
		}
		if again, err := b.Moved(ctx); err != nil || again != s {
			t.Errorf("after %q it moves by itself: %v", what, err)
		}
		seen[s] = what
	}
	moved("nothing")
	_, err := b.UID(ctx)
	must(t, err)
	if s, _ := b.Moved(ctx); seen[s] == "" {
		t.Error("being asked who it is moves it")
	}
	add(t, b, anna)
	moved("a person")
	edit(t, b, anna.ID, func(p *model.Person) { p.Nickname = "Ann" })
	moved("an edit")
	c, _, err := b.Undoable(ctx)
	must(t, err)
	_, err = b.Undo(ctx, c.ID, model.UndoAsk)
	must(t, err)
	moved("an undo")
	must(t, b.RecordHandover(ctx, Handover{Format: "xlsx", Count: 1}, nil))
	moved("a hand-over")
	colleague := model.Colleague{Name: "Britta"}
	change(t, b, func(tx *Tx) error { return tx.SaveColleague(&colleague) })
	moved("a colleague")
	must(t, b.SetSeat(ctx, colleague.ID))
	moved("a seat")
	to := filepath.Join(t.TempDir(), "Copy.alumni")
	_, err = b.CopyTo(ctx, to)
	must(t, err)
	now, err := b.Moved(ctx)
	must(t, err)
	if of, err := MovedOf(ctx, to); err != nil || of != now {
		t.Errorf("the copy: %v", err)
	}
}

func TestBeforeBigChanges(t *testing.T) {
	ctx, b, dir := context.Background(), newBook(t), t.TempDir()
	var asked []string
	var answer error
	b.BeforeBig(func(ctx context.Context, d model.Doing) error {
		asked = append(asked, fmt.Sprint(d.Code, " ", d.Count))
		if _, err := b.CopyTo(ctx, filepath.Join(dir, fmt.Sprint(len(asked), ".alumni"))); err != nil {
			t.Error(err)
		}
		return answer
	})
	do := func(code string, count int) error {
		_, err := b.Change(ctx, model.Doing{Code: code, Count: count}, func(tx *Tx) error {
			return tx.CreatePeople([]*model.Person{called("Anna", "Holm")})
		})
		return err
	}
	must(t, do("edit", 1))
	must(t, do("bulk_edit", bigFrom-1))
	must(t, do("bulk_edit", bigFrom))
	answer = model.E(model.CodeDiskFull, "", nil)
	must(t, do("import", 1))
	answer = model.E(model.CodeCancelled, "", nil)
	wantCode(t, do("erase", 1), model.CodeCancelled)
	if d := cmp.Diff([]string{"bulk_edit 20", "import 1", "erase 1"}, asked); d != "" {
		t.Error(d)
	}
	if n, _ := b.Count(ctx); n != 4 {
		t.Errorf("%d people", n)
	}
	if c, err := LookInto(ctx, filepath.Join(dir, "1.alumni")); err != nil || c.People != 2 {
		t.Errorf("before the first: %+v %v", c, err)
	}
	b.BeforeBig(nil)
	must(t, do("import", 1))
	if len(asked) != 3 {
		t.Error(asked)
	}
}

// Closing a book stops a copy that is being made of it and leaves nothing of it.
func TestClosingStopsACopy(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	b, err := Create(ctx, filepath.Join(dir, "Firm.alumni"), Options{})
	must(t, err)
	must(t, importPeople(b, benchPeople(1500)))
	began := make(chan struct{})
	ended := make(chan error)
	go func() {
		close(began)
		for i := 0; ; i++ {
			if _, err := b.CopyTo(ctx, filepath.Join(dir, fmt.Sprint(i, ".copy"))); err != nil {
				ended <- err
				return
			}
		}
	}()
	<-began
	must(t, b.Close())
	wantCode(t, <-ended, model.CodeCancelled)
	files, err := filepath.Glob(filepath.Join(dir, "*.part*"))
	must(t, err)
	if len(files) > 0 {
		t.Error(files)
	}
	again, err := Open(ctx, b.Path())
	must(t, err)
	sound(t, again)
	must(t, again.Close())
}

// A copy can be stopped in its midst, not only before and after.
func TestCopyIsInterrupted(t *testing.T) {
	b, dir := newBook(t), t.TempDir()
	must(t, importPeople(b, benchPeople(3000)))
	ctx, cancel := context.WithCancel(context.Background())
	part := filepath.Join(dir, "Copy.alumni.part")
	var looking sync.WaitGroup
	looking.Go(func() {
		for ctx.Err() == nil {
			if info, err := os.Stat(part); err == nil && info.Size() > 0 {
				cancel()
			}
		}
	})
	_, err := b.CopyTo(ctx, filepath.Join(dir, "Copy.alumni"))
	cancel()
	looking.Wait()
	wantCode(t, err, model.CodeCancelled)
	if files, _ := os.ReadDir(dir); len(files) != 0 {
		t.Error(files)
	}
	sound(t, b)
}
