package backup

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"

	"alumnibook/model"
	"alumnibook/model/book"
)

// apartAs is this test program as the process of an Apart.
func apartAs(kind string, env ...string) *Apart {
	return &Apart{Program: os.Args[0], Args: []string{ApartVerb}, env: append(env, childVariable+"="+kind)}
}

// grow makes the book longer than what is read of a file at once.
func (o *office) grow(t testing.TB) {
	t.Helper()
	addPeople(t, o.Book, people(1200, "Lindqvist"))
	if info, err := os.Stat(o.Path() + "-wal"); err != nil || info.Size() < step {
		t.Fatal("the book is too small", err)
	}
}

func notesOf(t testing.TB, dir string) (names []string) {
	t.Helper()
	for name := range readNotes(dir).Files {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

func TestMadeApartAsMadeHere(t *testing.T) {
	here, apart := newOffice(t), newOffice(t)
	for _, o := range []*office{here, apart} {
		o.plan.Second = Place{Dir: t.TempDir(), Passphrase: phrase}
		o.grow(t)
		log, err := os.Stat(o.Path() + "-wal")
		must(t, err)
		if file, err := os.Stat(o.Path()); err != nil || file.Size() >= log.Size() {
			t.Fatal("the newest is not in the log", err)
		}
	}
	want := here.make(t)
	var told []int64
	made, err := apartAs("serving").Make(t.Context(), apart.Path(), apart.plan, func(done, total int64) {
		told = append(told, done, total)
	})
	must(t, err)
	must(t, made.SecondErr)
	if n := len(told); n < 4 || told[n-2] != told[n-1] {
		t.Errorf("told of %v", told)
	}
	if made.Here.Path != filepath.Join(apart.plan.Here, want.Here.Name) || made.Second.Name != want.Second.Name || !made.Second.Second ||
		!made.Second.Encrypted || made.Dropped != want.Dropped || made.Here.Encrypted {
		t.Errorf("made %+v\ninstead of %+v", made, want)
	}
	counted, err := apart.Counts(t.Context())
	must(t, err)
	back := filepath.Join(t.TempDir(), "back.alumni")
	must(t, Decrypt(t.Context(), made.Second.Path, back, phrase))
	for _, path := range []string{made.Here.Path, back} {
		if c, err := book.LookInto(t.Context(), path); err != nil || c != counted || c != *made.Here.Counts || c != *made.Second.Counts || c.People != 1203 {
			t.Errorf("%s holds %+v instead of %+v (%v)", path, c, counted, err)
		}
		must(t, book.ProveCopy(t.Context(), path))
	}
	if got := notesOf(t, apart.plan.Here); !slices.Equal(got, notesOf(t, here.plan.Here)) {
		t.Errorf("noted %q", got)
	}
	if _, changed, err := Changed(t.Context(), apart.Book, apart.plan); changed || err != nil {
		t.Error("the book counts as changed", err)
	}
	apart.write(t) // the book goes on
	if _, changed, err := Changed(t.Context(), apart.Book, apart.plan); !changed || err != nil {
		t.Error("the book counts as unchanged", err)
	}
}

func TestApartTellsOfTheSecondPlaceAsHere(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	must(t, os.WriteFile(file, nil, 0o600))
	inTheWay := t.TempDir()
	must(t, os.WriteFile(filepath.Join(inTheWay, "Lind & Co"+folderEnding), nil, 0o600))
	for name, second := range map[string]Place{
		"missing": {Dir: filepath.Join(t.TempDir(), "none")}, "a file": {Dir: file, Passphrase: phrase}, "in the way": {Dir: inTheWay},
	} {
		here, apart := newOffice(t), newOffice(t)
		here.plan.Second, apart.plan.Second = second, second
		want := here.make(t)
		made, err := apartAs("serving").Make(t.Context(), apart.Path(), apart.plan, nil)
		must(t, err)
		var a, b *model.Error
		if want.SecondErr == nil || !errors.As(want.SecondErr, &a) || !errors.As(made.SecondErr, &b) || a.Code != b.Code || a.Name != b.Name {
			t.Errorf("%s: %v instead of %v", name, made.SecondErr, want.SecondErr)
		}
		if c, err := book.LookInto(t.Context(), made.Here.Path); err != nil || c.People != 3 || made.Second.Path != "" {
			t.Errorf("%s: %+v %v", name, made, err)
		}
	}
}

func TestApartFailsAsHere(t *testing.T) {
	here, apart := newOffice(t), newOffice(t)
	for _, o := range []*office{here, apart} {
		must(t, os.WriteFile(o.plan.Here, nil, 0o600)) // a file in the way of the folder
	}
	_, want := Make(t.Context(), here.Book, here.plan, nil)
	_, err := apartAs("serving").Make(t.Context(), apart.Path(), apart.plan, nil)
	var a, b *model.Error
	if !errors.As(want, &a) || !errors.As(err, &b) || a.Code != b.Code || a.Name != b.Name || a.Field != b.Field || errors.Is(err, ErrNotApart) {
		t.Errorf("%v instead of %v", err, want)
	}
	var number syscall.Errno
	if errors.As(want, &number) && !errors.Is(err, number) {
		t.Errorf("%v does not say what the system said: %v", err, number)
	}
	if got, want := model.Causes(err), model.Causes(want); got != want || got == "" || strings.Contains(got, filepath.Dir(apart.plan.Here)) {
		t.Errorf("the log would say %q instead of %q", got, want)
	}
}

func TestApartStopped(t *testing.T) {
	o := newOffice(t)
	addPeople(t, o.Book, people(1500, "Lindqvist"))
	for range 20 { // the other process may be quicker
		ctx, cancel := context.WithCancel(t.Context())
		var looking sync.WaitGroup
		looking.Go(func() {
			for ctx.Err() == nil {
				if parts, _ := filepath.Glob(filepath.Join(o.plan.Here, "*"+partEnding)); len(parts) > 0 {
					cancel()
				}
			}
		})
		_, err := apartAs("serving").Make(ctx, o.Path(), o.plan, nil)
		cancel()
		looking.Wait()
		if parts, _ := filepath.Glob(filepath.Join(o.plan.Here, "*"+partEnding)); len(parts) != 0 {
			t.Fatalf("%q is left", parts)
		}
		if err != nil {
			wantCode(t, err, model.CodeCancelled)
			return
		}
	}
	t.Error("it could not be stopped")
}

// secondBegun tells whether the copy in the second place is on its way.
func (o *office) secondBegun() bool {
	parts, _ := filepath.Glob(filepath.Join(o.plan.Second.Dir, "*", "*"+partEnding))
	return len(parts) > 0
}

func TestApartStoppedInTheSecondPlace(t *testing.T) {
	o := newOffice(t)
	o.grow(t)
	o.plan.Second = Place{Dir: t.TempDir()}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	made, err := apartAs("waiting").Make(ctx, o.Path(), o.plan, func(int64, int64) {
		if o.secondBegun() {
			cancel()
		}
	})
	must(t, err)
	wantCode(t, made.SecondErr, model.CodeCancelled)
	if left := ours(t, filepath.Join(o.plan.Second.Dir, "Lind & Co"+folderEnding)); len(left) != 0 {
		t.Errorf("%q is left", left)
	}
}

func TestApartStoppedBefore(t *testing.T) {
	o := newOffice(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := apartAs("serving").Make(ctx, o.Path(), o.plan, nil)
	wantCode(t, err, model.CodeCancelled)
	if _, err := os.Stat(o.plan.Here); err == nil {
		t.Error("it was begun")
	}
}

// A process that does not hear that nobody wants the backup any more is ended by force.
func TestApartThatDoesNotListen(t *testing.T) {
	o, deaf := newOffice(t), apartAs("deaf")
	deaf.patience = 1
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	_, err := deaf.Make(ctx, o.Path(), o.plan, func(int64, int64) { cancel() })
	wantCode(t, err, model.CodeCancelled)
}

func TestNotApart(t *testing.T) {
	o := newOffice(t)
	o.plan.Second = Place{Dir: t.TempDir(), Passphrase: phrase}
	for name, a := range map[string]*Apart{
		"no program": {Program: filepath.Join(t.TempDir(), "alumnibook")}, "no name": {}, "no program but a list": {Program: o.Path()},
		"dies": apartAs("mute"), "says something else": apartAs("babbling"),
	} {
		_, err := a.Make(t.Context(), o.Path(), o.plan, nil)
		if !errors.Is(err, ErrNotApart) || strings.Contains(fmt.Sprint(err), phrase) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, path := range map[string]string{"no book": filepath.Join(t.TempDir(), "none.alumni"), "no text": "a\xff.alumni"} {
		if _, err := apartAs("serving").Make(t.Context(), path, o.plan, nil); !errors.Is(err, ErrNotApart) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := os.Stat(o.plan.Here); err == nil {
		t.Errorf("something was made: %q", inFolder(t, o.plan.Here))
	}
}

// A book that changes all the time is made to wait by the process that changes it.
func TestBookThatKeepsChangingIsBackedUpHere(t *testing.T) {
	l := lastLine(Made{}, model.E(model.CodeInternal, "Firm.alumni", book.ErrKeptChanging))
	if !l.Unable || l.Err == nil {
		t.Errorf("%+v", l)
	}
	if l = lastLine(Made{}, model.E(model.CodeDiskFull, "Firm.alumni", syscall.ENOSPC)); l.Unable || l.Err == nil {
		t.Errorf("%+v", l)
	}
}

func TestNobodyElseSeesThePassphrase(t *testing.T) {
	o, report := newOffice(t), filepath.Join(t.TempDir(), "seen")
	o.plan.Second = Place{Dir: t.TempDir(), Passphrase: phrase}
	t.Setenv("ALUMNIBOOK_PASSPHRASE", phrase) // of the terminal
	made, err := apartAs("serving", reportVariable+"="+report).Make(t.Context(), o.Path(), o.plan, nil)
	must(t, err)
	must(t, made.SecondErr)
	text, err := os.ReadFile(report)
	must(t, err)
	nice, seen, _ := strings.Cut(string(text), "\n")
	if strings.Contains(seen, phrase) || strings.Contains(seen, o.Path()) || !strings.Contains(seen, ApartVerb) {
		t.Errorf("they see\n%s", seen)
	}
	if want := fmt.Sprint(quietNiceness); nice != want {
		t.Errorf("it stands at %s instead of %s", nice, want)
	}
}

// The process ends with the one that has started it, and removes what it has begun.
func TestApartEndsWithTheWindow(t *testing.T) {
	o := newOffice(t)
	o.grow(t)
	o.plan.Second = Place{Dir: t.TempDir()}
	process := exec.Command(os.Args[0], ApartVerb)
	process.Env = append(os.Environ(), childVariable+"=waiting")
	in, err := process.StdinPipe()
	must(t, err)
	out, err := process.StdoutPipe()
	must(t, err)
	must(t, process.Start())
	must(t, json.NewEncoder(in).Encode(orderOf(o.Path(), o.plan)))
	for lines := json.NewDecoder(out); !o.secondBegun(); {
		must(t, lines.Decode(new(line)))
	}
	must(t, out.Close()) // as the system does for a process that is gone
	must(t, in.Close())
	_ = process.Wait()
	if state := process.ProcessState; !state.Exited() {
		t.Errorf("it was ended: %v", state)
	}
	if left := ours(t, filepath.Join(o.plan.Second.Dir, "Lind & Co"+folderEnding)); len(left) != 0 {
		t.Errorf("%q is left", left)
	}
}
