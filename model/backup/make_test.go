package backup

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/exchange/outfile"
)

// office is a book with some people, a plan of its backups and a clock that can be set.
type office struct {
	*book.Book
	plan Plan
	now  time.Time
}

// emptyBook is the file of a new book. It is made once: the steps that make one take longer than most tests.
var emptyBook = sync.OnceValues(func() ([]byte, error) {
	dir, err := os.MkdirTemp("", "backup")
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	path := filepath.Join(dir, "Empty.alumni")
	b, err := book.Create(context.Background(), path, book.Options{Firm: model.Firm{Name: "Lind & Co"}, Clock: clockAt(november.AddDate(0, -1, 0))})
	if err == nil {
		err = b.Close()
	}
	if err != nil {
		return nil, err
	}
	return os.ReadFile(path)
})

func newOffice(t testing.TB) *office {
	t.Helper()
	cheap(t)
	o := &office{now: november}
	clock := func() time.Time { return o.now }
	file, err := emptyBook()
	must(t, err)
	path := filepath.Join(t.TempDir(), "Lind & Co.alumni")
	must(t, os.WriteFile(path, file, 0o600))
	b, err := book.OpenWith(t.Context(), path, clock)
	must(t, err)
	t.Cleanup(func() { _ = b.Close() })
	o.Book, o.plan = b, Plan{Here: book.BackupFolder(path), Clock: clock}
	o.write(t)
	return o
}

// write changes the book.
func (o *office) write(t testing.TB) {
	t.Helper()
	addPeople(t, o.Book, people(3, fmt.Sprint("Holm", o.now.Unix())))
}

func (o *office) make(t testing.TB) Made {
	t.Helper()
	made, err := Make(t.Context(), o.Book, o.plan, nil)
	must(t, err)
	return made
}

// ours are the names of the backups in a folder, without what is said of them.
func ours(t testing.TB, dir string) []string {
	return slices.DeleteFunc(inFolder(t, dir), func(n string) bool { return n == notesName })
}

func TestMakeAndList(t *testing.T) {
	o, second := newOffice(t), t.TempDir()
	o.plan.Second = Place{Dir: second, Passphrase: "kamu-tepi-bodo-ragu-nine-hofa"}
	var done, total int64
	made, err := Make(t.Context(), o.Book, o.plan, func(d, all int64) { done, total = d, all })
	must(t, err)
	must(t, made.SecondErr)
	if made.Here.Name != "Lind & Co 2026-11-22 09.30.05.alumni" || !made.Here.At.Equal(o.now) || made.Here.Counts.People != 3 {
		t.Errorf("here: %+v", made.Here)
	}
	if done != total || total == 0 {
		t.Errorf("told of %d of %d", done, total)
	}
	list, err := List(t.Context(), o.plan)
	must(t, err)
	if len(list) != 2 || list[0].Path != made.Here.Path || list[1].Path != made.Second.Path || !list[1].Second || !list[1].Encrypted ||
		list[0].Counts == nil || *list[0].Counts != *made.Here.Counts || *list[1].Counts != *made.Here.Counts || list[1].Err != nil {
		t.Errorf("the list: %+v", list)
	}
	looked, err := book.LookInto(t.Context(), made.Here.Path)
	must(t, err)
	back := filepath.Join(t.TempDir(), "back.alumni")
	must(t, Decrypt(t.Context(), made.Second.Path, back, "Kamu Tepi Bodo Ragu Nine Hofa"))
	again, err := book.LookInto(t.Context(), back)
	must(t, err)
	if looked != *made.Here.Counts || again != looked {
		t.Errorf("counted %+v and %+v", looked, again)
	}
	if uid, _ := o.UID(t.Context()); looked.Book != uid || uid == "" {
		t.Error("whose is it")
	}
	for _, b := range list {
		must(t, Prove(t.Context(), b.Path))
		if runtime.GOOS == "windows" {
			continue // a file has no bits that say who may read it
		}
		if info, err := os.Stat(b.Path); err != nil || info.Mode().Perm() != 0o600 {
			t.Error(info.Mode())
		}
		if info, err := os.Stat(filepath.Dir(b.Path)); err != nil || info.Mode().Perm() != 0o700 {
			t.Error(info.Mode())
		}
	}
}

func TestSecondPlaceWithoutAPassphrase(t *testing.T) {
	o, second := newOffice(t), t.TempDir()
	o.plan.Second.Dir = second
	made := o.make(t)
	must(t, made.SecondErr)
	if c, err := book.LookInto(t.Context(), made.Second.Path); err != nil || c != *made.Here.Counts || made.Second.Encrypted {
		t.Error(c, err)
	}
}

func TestChangedSinceTheNewestBackup(t *testing.T) {
	o := newOffice(t)
	changed := func(want bool) {
		t.Helper()
		newest, got, err := Changed(t.Context(), o.Book, o.plan)
		must(t, err)
		if got != want || newest.At.IsZero() != (len(ours(t, filepath.Dir(o.plan.Here))) == 0) && !want {
			t.Errorf("changed: %v, newest %v", got, newest.At)
		}
	}
	changed(true) // there is none
	made := o.make(t)
	changed(false)
	must(t, o.Close())
	again, err := book.OpenWith(t.Context(), o.Path(), o.plan.Clock)
	must(t, err)
	o.Book = again
	t.Cleanup(func() { _ = again.Close() })
	changed(false)
	o.write(t)
	changed(true)
	o.now = o.now.Add(time.Hour)
	o.make(t)
	changed(false)
	must(t, os.WriteFile(made.Here.Path, []byte("damaged"), 0o600))
	changed(false)
}

// A year with a backup every few hours, in two places: both hold what was promised, and whatever else lies there stays.
func TestRotationLeavesForeignFiles(t *testing.T) {
	o, second := newOffice(t), t.TempDir()
	o.plan.Second, o.plan.Days = Place{Dir: second}, 90
	o.make(t)
	foreign := []string{
		"Lind & Co 2020-01-01 00.00.00.alumni.txt", "Other 2020-01-01 00.00.00.alumni", "Lind & Co 2020-13-01 00.00.00.alumni",
		"Lind & Co.alumni", "holiday.jpg", "Lind & Co 2020-01-01.alumni", "copy of Lind & Co 2020-01-01 00.00.00.alumni",
	}
	own := []string{
		"Lind & Co 2020-01-01 00.00.00.alumni", "Lind & Co 2020-01-01 00.00.00.alumni.age", "Lind & Co (before restore 2020-01-01 00.00).alumni",
		"Lind & Co (before restore 2020-01-01 00.00) 2.alumni",
	}
	secondDir := filepath.Join(second, "Lind & Co backups")
	for _, dir := range []string{o.plan.Here, secondDir} {
		for _, name := range slices.Concat(foreign, own) {
			must(t, os.WriteFile(filepath.Join(dir, name), []byte("x"), 0o600))
		}
		must(t, os.Mkdir(filepath.Join(dir, "Lind & Co 2020-02-01 00.00.00.alumni"), 0o700))
	}
	beside := o.Path() + ".v3-20200101-090000.backup"
	must(t, os.WriteFile(beside, []byte("x"), 0o600))
	for range 8 {
		o.now = o.now.Add(5 * time.Hour)
		made := o.make(t)
		must(t, made.SecondErr)
	}
	for _, dir := range []string{o.plan.Here, secondDir} {
		have := inFolder(t, dir)
		for _, name := range foreign {
			if !slices.Contains(have, name) {
				t.Errorf("%s is gone", name)
			}
		}
		for _, name := range own {
			if slices.Contains(have, name) {
				t.Errorf("%s is left", name)
			}
		}
		n := 0
		for _, name := range have {
			if _, ok := parseName(name, "Lind & Co"); ok {
				n++
			}
		}
		if n != 1+1+1+1 { // a folder, one of today, one of yesterday and one of the day before
			t.Errorf("%d: %q", n, have)
		}
	}
	if _, err := os.Stat(beside); err == nil {
		t.Error("an old copy beside the book is left")
	}
	if _, err := os.Stat(o.Path()); err != nil {
		t.Error("the book is gone")
	}
}

func TestPartsThatWereCutOffAreSweptUp(t *testing.T) {
	o := newOffice(t)
	must(t, os.Mkdir(o.plan.Here, 0o700))
	for name, age := range map[string]time.Duration{
		"Lind & Co 2026-11-20 00.00.00.alumni.part": 49 * time.Hour, "Lind & Co 2026-11-22 09.00.00.alumni.part": time.Minute, "other.part": 900 * time.Hour,
	} {
		path := filepath.Join(o.plan.Here, name)
		must(t, os.WriteFile(path, []byte("x"), 0o600))
		must(t, os.Chtimes(path, time.Time{}, o.now.Add(-age)))
	}
	made := o.make(t)
	want := []string{"Lind & Co 2026-11-22 09.00.00.alumni.part", made.Here.Name, "other.part"}
	if got := ours(t, o.plan.Here); !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

func TestSecondPlaceMissing(t *testing.T) {
	o, second := newOffice(t), filepath.Join(t.TempDir(), "stick")
	o.plan.Second.Dir = second
	made := o.make(t)
	wantCode(t, made.SecondErr, CodePlaceMissing)
	if made.Here.Counts == nil || made.Second.Path != "" {
		t.Errorf("%+v", made)
	}
	list, err := List(t.Context(), o.plan)
	wantCode(t, err, CodePlaceMissing)
	if len(list) != 1 || list[0].Path != made.Here.Path {
		t.Errorf("the list: %+v", list)
	}
	if _, err := os.Stat(second); err == nil {
		t.Error("a folder was made where the stick is not")
	}
	must(t, os.Mkdir(second, 0o700)) // it is put in
	o.now = o.now.Add(time.Hour)
	must(t, o.make(t).SecondErr)
	if list, err := List(t.Context(), o.plan); err != nil || len(list) != 3 {
		t.Error(len(list), err)
	}
}

// pulled is a file on a disk that goes away, or is full, after some bytes.
type pulled struct {
	outFile
	left int
	err  error
	gone func()
}

func (p *pulled) Write(b []byte) (int, error) {
	if p.left -= len(b); p.left >= 0 {
		return p.outFile.Write(b)
	}
	if p.gone != nil {
		p.gone()
	}
	n, _ := p.outFile.Write(b[:max(0, p.left+len(b))])
	return n, p.err
}

// breaks makes every file that is written fail after some bytes.
func breaks(t testing.TB, after int, err error, gone func()) {
	was := createFile
	t.Cleanup(func() { createFile = was })
	createFile = func(path string) (outFile, error) {
		f, e := was(path)
		return &pulled{f, after, &os.PathError{Op: "write", Path: path, Err: err}, gone}, e
	}
}

func TestSecondPlaceFailsHalfway(t *testing.T) {
	for _, pass := range []string{"", "kamu-tepi-bodo-ragu-nine-hofa"} {
		for name, c := range map[string]struct {
			err  error
			gone bool
			want model.Code
		}{
			"pulled out":      {ioFailed, true, CodePlaceMissing},
			"fails":           {ioFailed, false, CodePlaceFailed},
			"no device":       {noDevice, false, CodePlaceFailed},
			"full":            {noRoom, false, model.CodeDiskFull},
			"write-protected": {writeProtected, false, model.CodeReadOnly},
		} {
			t.Run(name+pass, func(t *testing.T) {
				o, second := newOffice(t), filepath.Join(t.TempDir(), "stick")
				must(t, os.Mkdir(second, 0o700))
				o.plan.Second = Place{Dir: second, Passphrase: pass}
				first := o.make(t)
				must(t, first.SecondErr)
				o.now = o.now.Add(time.Hour)
				gone := func() { must(t, os.Rename(second, second+" elsewhere")) }
				if !c.gone {
					gone = nil
				}
				breaks(t, 70_000, c.err, gone)
				made := o.make(t)
				wantCode(t, made.SecondErr, c.want)
				if made.Second.Path != "" {
					t.Errorf("it counts: %+v", made.Second)
				}
				if counts, err := book.LookInto(t.Context(), made.Here.Path); err != nil || counts != *made.Here.Counts {
					t.Error(counts, err)
				}
				if c.gone {
					must(t, os.Rename(second+" elsewhere", second))
				}
				left := ours(t, filepath.Join(second, "Lind & Co backups"))
				if c.gone { // what was begun could not be taken away; it is no backup
					left = slices.DeleteFunc(left, func(n string) bool { return strings.HasSuffix(n, partEnding) })
				}
				if !slices.Equal(left, []string{first.Second.Name}) {
					t.Errorf("left: %q", left)
				}
				must(t, Verify(t.Context(), first.Second.Path))
			})
		}
	}
}

// A disk of little room: neither the book nor the backups that are there come to harm.
func TestDiskFull(t *testing.T) {
	small := t.TempDir()
	if runtime.GOOS != "linux" {
		t.Skip("a disk of a given size is needed: only made on Linux")
	}
	if out, err := mount(small, "8m"); err != nil {
		t.Skipf("a disk of a given size is needed: %v %s", err, out)
	}
	t.Cleanup(func() { _ = unmount(small) })
	o := newOffice(t)
	o.plan.Here = filepath.Join(small, "Lind & Co backups")
	first := o.make(t)
	room := 8<<20 - 3*first.Here.Size/2
	must(t, os.WriteFile(filepath.Join(small, "holiday.jpg"), make([]byte, room), 0o600))
	o.now = o.now.Add(time.Hour)
	_, err := Make(t.Context(), o.Book, o.plan, nil)
	wantCode(t, err, model.CodeDiskFull)
	if slices.ContainsFunc(inFolder(t, o.plan.Here), func(n string) bool { return strings.HasSuffix(n, partEnding) }) {
		t.Error("half a backup is left")
	}
	list, err := List(t.Context(), o.plan)
	must(t, err)
	if len(list) != 1 || list[0].Path != first.Here.Path {
		t.Fatal(list)
	}
	must(t, Prove(t.Context(), first.Here.Path))
	report, err := o.Check(t.Context())
	must(t, err)
	if len(report.Problems) > 0 {
		t.Error(report.Problems)
	}
}

func TestFolderThatCannotBeWritten(t *testing.T) {
	o, second := newOffice(t), t.TempDir()
	must(t, os.Mkdir(o.plan.Here, 0o500))
	m, err := newMaking(t.Context(), o.Book, o.plan, nil)
	must(t, err)
	asNobody(t, filepath.Dir(o.Path()), o.plan.Here, func() { _, err = m.run(context.Background()) })
	wantCode(t, err, model.CodeNoAccess)
	if left := inFolder(t, o.plan.Here); len(left) > 0 {
		t.Errorf("%q", left)
	}
	must(t, os.Remove(o.plan.Here))
	must(t, os.Chmod(second, 0o500))
	m.plan.Second.Dir = second
	var made Made
	asNobody(t, filepath.Dir(o.Path()), second, func() { made, err = m.run(context.Background()) })
	must(t, err)
	wantCode(t, made.SecondErr, model.CodeNoAccess)
}

// Where a file stands in the way of the folder, it stays.
func TestFileInTheWayOfTheFolder(t *testing.T) {
	o := newOffice(t)
	must(t, os.WriteFile(o.plan.Here, []byte("a letter"), 0o600))
	if _, err := Make(t.Context(), o.Book, o.plan, nil); err == nil {
		t.Error("it was made")
	}
	if text, _ := os.ReadFile(o.plan.Here); string(text) != "a letter" {
		t.Errorf("%q", text)
	}
}

// With the clock in 1970 backups are made, come after those that are there, and take nobody's place.
func TestClockSetToTheBeginning(t *testing.T) {
	o := newOffice(t)
	first := o.make(t)
	o.now = time.Unix(5, 0).UTC()
	var last Backup
	for range 5 {
		o.write(t)
		made := o.make(t)
		if !made.Here.At.After(first.Here.At) || !made.Here.At.After(last.At) || made.Dropped > 0 {
			t.Errorf("%v after %v, %d gone", made.Here.At, last.At, made.Dropped)
		}
		last = made.Here
	}
	list, err := List(t.Context(), o.plan)
	must(t, err)
	if len(list) != 6 || list[0].Path != last.Path {
		t.Error(moments(list))
	}
	o.now = november.Add(24 * time.Hour)
	if made := o.make(t); made.Dropped == 0 || !made.Here.At.Equal(o.now) {
		t.Errorf("%+v", made)
	}
	fresh := newOffice(t)
	fresh.now = time.Unix(5, 0).UTC()
	if made := fresh.make(t); made.Here.At.Before(november) {
		t.Errorf("it lies before what is in the book: %v", made.Here.At)
	}
}

// Two programs that back up at once make two backups, each whole.
func TestTwoProgramsAtOnce(t *testing.T) {
	o, second := newOffice(t), t.TempDir()
	o.plan.Second = Place{Dir: second}
	o.plan.Days = 365
	made := make([]Made, 3)
	errs := make([]error, len(made))
	var making sync.WaitGroup
	for i := range made {
		making.Go(func() { made[i], errs[i] = Make(context.Background(), o.Book, o.plan, nil) })
	}
	making.Wait()
	must(t, errors.Join(errs...))
	seen := map[string]bool{}
	for _, m := range made {
		must(t, m.SecondErr)
		for _, b := range []Backup{m.Here, m.Second} {
			c, err := book.LookInto(t.Context(), b.Path)
			if err != nil || c != *m.Here.Counts || seen[b.Path] {
				t.Errorf("%s: %+v %v", b.Path, c, err)
			}
			seen[b.Path] = true
		}
	}
	if n := len(ours(t, o.plan.Here)); n != len(made) {
		t.Error(n, "lie there")
	}
}

// Two books of one name, from two machines, in one place: neither deletes the other's.
func TestTwoBooksOfOneNameInOnePlace(t *testing.T) {
	second := t.TempDir()
	var all []Made
	for range 2 {
		o := newOffice(t)
		o.plan.Second.Dir = second
		for range 5 {
			made := o.make(t)
			must(t, made.SecondErr)
			all = append(all, made)
			o.now = o.now.Add(time.Minute)
		}
		list, err := List(t.Context(), o.plan)
		must(t, err)
		if len(list) != 2*keptToday {
			t.Errorf("it sees %d", len(list))
		}
	}
	if a, b := filepath.Dir(all[0].Second.Path), filepath.Dir(all[9].Second.Path); a == b || len(ours(t, a)) != keptToday || len(ours(t, b)) != keptToday {
		t.Error(a, b)
	}
}

func TestDamageIsSeenInTheListAndVerified(t *testing.T) {
	o, second := newOffice(t), t.TempDir()
	o.plan.Second = Place{Dir: second, Passphrase: "kamu-tepi-bodo-ragu-nine-hofa"}
	made := o.make(t)
	for _, path := range []string{made.Here.Path, made.Second.Path} {
		text, err := os.ReadFile(path)
		must(t, err)
		must(t, Verify(t.Context(), path))
		text[len(text)/2] ^= 4
		must(t, os.WriteFile(path, text, 0o600))
		wantCode(t, Verify(t.Context(), path), CodeDamaged)
		must(t, os.Truncate(path, int64(len(text)/2)))
	}
	list, err := List(t.Context(), o.plan)
	must(t, err)
	for _, b := range list {
		wantCode(t, b.Err, CodeDamaged)
	}
	// A damaged one does not take the place of one that is whole.
	o.now = o.now.Add(time.Hour)
	o.write(t)
	_, changed, err := Changed(t.Context(), o.Book, o.plan)
	must(t, err)
	if !changed {
		t.Error("a damaged backup counts")
	}
	must(t, os.WriteFile(filepath.Join(o.plan.Here, notesName), []byte("{damaged"), 0o600))
	must(t, o.make(t).SecondErr)
}

func TestStoppedBackupLeavesNothing(t *testing.T) {
	o, second := newOffice(t), t.TempDir()
	o.plan.Second = Place{Dir: second}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	_, err := Make(ctx, o.Book, o.plan, nil)
	wantCode(t, err, model.CodeCancelled)
	ctx, stop = context.WithCancel(t.Context())
	made, err := Make(ctx, o.Book, o.plan, func(int64, int64) { stop() }) // in the second place at the latest
	if err == nil {
		wantCode(t, made.SecondErr, model.CodeCancelled)
	}
	left, err := filepath.Glob(filepath.Join(second, "*", "*"))
	must(t, err)
	if len(left) > 0 {
		t.Errorf("%q", left)
	}
	must(t, o.Close())
	_, err = Make(t.Context(), o.Book, o.plan, nil)
	if err == nil {
		t.Error("a closed book was copied")
	}
	wantCode(t, outfile.Coded("x", err), model.CodeOf(err))
}
