package backup

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/book/booktest"
)

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func wantCode(t testing.TB, err error, want model.Code) {
	t.Helper()
	if got := model.CodeOf(err); got != want {
		t.Errorf("error is %v instead of %q", err, want)
	}
}

// cheap makes passphrases quick to try while a test runs.
func cheap(t testing.TB) {
	was := workFactor
	workFactor = 2
	t.Cleanup(func() { workFactor = was })
}

const phrase = "six words that are easily typed"

var november = time.Date(2026, 11, 22, 9, 30, 5, 0, time.UTC)

// clockAt goes on by a second with each look, so that no two things happen at one time.
func clockAt(at time.Time) func() time.Time {
	return func() time.Time {
		at = at.Add(time.Second)
		return at
	}
}

func people(n int, family string) []*model.Person {
	list := make([]*model.Person, n)
	for i := range list {
		list[i] = &model.Person{
			Given: fmt.Sprintf("Given%d", i), Family: family, Status: model.StatusAlumnus,
			Emails: []model.Email{{Address: fmt.Sprintf("given%d@%s.example", i, strings.ToLower(family)), Kind: model.KindPrivate}},
		}
	}
	return list
}

func addPeople(t testing.TB, b *book.Book, list []*model.Person) {
	t.Helper()
	_, err := b.Change(t.Context(), model.Doing{Code: "import", Count: len(list)}, func(tx *book.Tx) error { return tx.CreatePeople(list) })
	must(t, err)
}

// scene is a book with a backup of it, of which there is an encrypted copy too, and what was done since.
type scene struct {
	path, plain, sealed string
	then, now           []string // the people as they were and as they are
	clock               func() time.Time
}

func newScene(t testing.TB) *scene {
	t.Helper()
	cheap(t)
	dir := t.TempDir()
	s := &scene{path: filepath.Join(dir, "Firm.alumni"), clock: clockAt(november)}
	second := filepath.Join(dir, "stick")
	must(t, os.Mkdir(second, 0o700))
	b := booktest.Create(t, s.path, book.Options{Firm: model.Firm{Name: "Nordlys", Country: "DE", Language: "de"}, Clock: s.clock})
	old := people(30, "Then")
	addPeople(t, b, old)
	s.then = names(t, b)
	made, err := Make(t.Context(), b, Plan{Here: book.BackupFolder(s.path), Second: Place{second, phrase}, Clock: s.clock}, nil)
	must(t, err)
	must(t, made.SecondErr)
	s.plain, s.sealed = made.Here.Path, made.Second.Path
	addPeople(t, b, people(4, "Since"))
	_, err = b.Change(t.Context(), model.Doing{Code: "edit"}, func(tx *book.Tx) error {
		p, err := tx.Person(old[0].ID)
		if err != nil {
			return err
		}
		p.Nickname = "Changed"
		if err := tx.UpdatePeople([]*model.Person{&p}); err != nil {
			return err
		}
		return tx.TrashPeople([]int64{old[1].ID, old[2].ID})
	})
	must(t, err)
	s.now = names(t, b)
	must(t, b.Close())
	return s
}

// names are the people of an open book, with what of them was changed.
func names(t testing.TB, b *book.Book) []string {
	t.Helper()
	ids, err := b.Find(t.Context(), model.Filter{}, model.Sort{})
	must(t, err)
	list, err := b.People(t.Context(), ids)
	must(t, err)
	var all []string
	for _, p := range list {
		all = append(all, fmt.Sprintf("%s %s %q %s %v", p.Given, p.Family, p.Nickname, p.UID, p.Trashed.IsZero()))
	}
	slices.Sort(all)
	return all
}

func namesAt(t testing.TB, path string) []string {
	t.Helper()
	b, err := book.OpenWith(t.Context(), path, clockAt(november.AddDate(0, 1, 0)))
	must(t, err)
	defer func() { must(t, b.Close()) }()
	return names(t, b)
}

// soundAt fails where something is wrong with a book.
func soundAt(t testing.TB, path string) {
	t.Helper()
	b, err := book.OpenWith(t.Context(), path, clockAt(november.AddDate(0, 1, 0)))
	must(t, err)
	defer func() { must(t, b.Close()) }()
	r, err := b.Check(t.Context())
	must(t, err)
	if len(r.Problems) > 0 {
		t.Errorf("problems %q", r.Problems)
	}
}

// sameAs fails where a book does not hold just these people.
func sameAs(t testing.TB, path string, want []string) {
	t.Helper()
	if got := namesAt(t, path); !slices.Equal(got, want) {
		t.Errorf("the book holds %d people instead of %d, or others", len(got), len(want))
	}
}

// untouched runs something that must fail and leave every file as it was.
func untouched(t testing.TB, dir string, want model.Code, do func() error) {
	t.Helper()
	before := files(t, dir)
	wantCode(t, do(), want)
	after := files(t, dir)
	for name, data := range before {
		if !bytes.Equal(after[name], data) {
			t.Errorf("%s was changed", name)
		}
	}
	for name := range after {
		if _, there := before[name]; !there {
			t.Errorf("%s was left behind", name)
		}
	}
}

func files(t testing.TB, dir string) map[string][]byte {
	t.Helper()
	all := map[string][]byte{}
	must(t, filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			all[path], err = os.ReadFile(path)
		} else if err == nil {
			all[path] = nil
		}
		return err
	}))
	return all
}

func (s *scene) dir() string { return filepath.Dir(s.path) }

func (s *scene) restore(t testing.TB, from, pass string) (Restored, error) {
	t.Helper()
	return Restore(t.Context(), s.path, from, pass, Options{Clock: s.clock})
}

func TestCompareTellsWhoIsMissingAndWhoIsChanged(t *testing.T) {
	s := newScene(t)
	b, err := book.OpenWith(t.Context(), s.path, s.clock)
	must(t, err)
	defer func() { must(t, b.Close()) }()
	for from, pass := range map[string]string{s.plain: "", s.sealed: phrase} {
		d, err := Compare(t.Context(), b, from, pass)
		must(t, err)
		if len(d.Missing) != 2 || len(d.Added) != 4 || len(d.Changed) != 1 || d.Erasures != 0 || d.Another || d.Same() {
			t.Errorf("%s: %+v", filepath.Base(from), d)
		}
		if d.Then.People != 30 || d.Now.People != 32 || d.Now.Changes <= d.Then.Changes {
			t.Errorf("counts %+v %+v", d.Then, d.Now)
		}
		if !strings.Contains(d.Changed[0].Name, "Then") || d.Changed[0].UID == "" {
			t.Errorf("changed %+v", d.Changed)
		}
	}
	d, err := Compare(t.Context(), nil, s.plain, "")
	must(t, err)
	if len(d.Missing) != 30 || d.Then.People != 30 || d.Another {
		t.Errorf("without a book: %d missing, %+v", len(d.Missing), d.Then)
	}
	if left, _ := filepath.Glob(filepath.Join(s.dir(), "alumnibook-*")); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestRestoreAndBackAgain(t *testing.T) {
	for _, sealed := range []bool{false, true} {
		t.Run(fmt.Sprintf("sealed %v", sealed), func(t *testing.T) {
			s := newScene(t)
			from, pass := s.plain, ""
			if sealed {
				from, pass = s.sealed, phrase
			}
			r, err := s.restore(t, from, pass)
			must(t, err)
			if r.Counts.People != 30 || r.Erased != 0 || filepath.Dir(r.Aside) != book.BackupFolder(s.path) {
				t.Errorf("restored %+v", r)
			}
			if !strings.HasPrefix(filepath.Base(r.Aside), "Firm (before restore 2026-11-22 09.") {
				t.Errorf("laid aside as %s", r.Aside)
			}
			sameAs(t, s.path, s.then)
			soundAt(t, s.path)
			list, err := List(t.Context(), Plan{Here: book.BackupFolder(s.path)})
			must(t, err)
			if len(list) != 2 || !slices.ContainsFunc(list, func(b Backup) bool { return b.Path == r.Aside && b.Aside && b.Counts != nil && b.Counts.People == 32 }) {
				t.Errorf("backups %+v", list)
			}
			back, err := s.restore(t, r.Aside, "")
			must(t, err)
			sameAs(t, s.path, s.now)
			if back.Aside == r.Aside {
				t.Error("one was laid over the other")
			}
			again, err := s.restore(t, back.Aside, "")
			must(t, err)
			sameAs(t, s.path, s.then)
			if again.Aside == "" {
				t.Error("nothing was laid aside")
			}
			if left, _ := os.ReadDir(s.dir()); len(left) != 3 { // the book, its backups, the stick
				t.Errorf("left behind: %v", left)
			}
		})
	}
}

func TestRestoreToAMachineWithoutABook(t *testing.T) {
	s := newScene(t)
	dir := t.TempDir()
	path := filepath.Join(dir, "New.alumni")
	untouched(t, dir, model.CodeFilePassword, func() error {
		_, err := Restore(t.Context(), path, s.sealed, "wrong", Options{Clock: s.clock})
		return err
	})
	r, err := Restore(t.Context(), path, s.sealed, phrase, Options{Clock: s.clock})
	must(t, err)
	if r.Aside != "" || r.Counts.People != 30 {
		t.Errorf("restored %+v", r)
	}
	sameAs(t, path, s.then)
}

func TestWrongPassphraseChangesNothing(t *testing.T) {
	s := newScene(t)
	for pass, want := range map[string]model.Code{"": model.CodeFileEncrypted, "wrong": model.CodeFilePassword, phrase + "x": model.CodeFilePassword} {
		untouched(t, s.dir(), want, func() error { _, err := s.restore(t, s.sealed, pass); return err })
		untouched(t, s.dir(), want, func() error { _, err := Compare(t.Context(), nil, s.sealed, pass); return err })
	}
	renamed := filepath.Join(t.TempDir(), "renamed.alumni")
	data, err := os.ReadFile(s.sealed)
	must(t, err)
	must(t, os.WriteFile(renamed, data, 0o600))
	untouched(t, s.dir(), model.CodeFilePassword, func() error { _, err := s.restore(t, renamed, "wrong"); return err })
}

func TestFlippedBytesAreFound(t *testing.T) {
	s := newScene(t)
	r := rand.New(rand.NewPCG(1, 2))
	for _, from := range []string{s.plain, s.sealed} {
		data, err := os.ReadFile(from)
		must(t, err)
		for i := range 12 {
			at := r.IntN(len(data))
			if i == 0 {
				at = len(data) - 1
			}
			broken := bytes.Clone(data)
			broken[at] ^= 1 << r.IntN(8)
			must(t, os.WriteFile(from, broken, 0o600))
			before := files(t, s.dir())
			_, err := s.restore(t, from, phrase)
			switch code := model.CodeOf(err); code {
			case CodeDamaged:
			case model.CodeFilePassword, model.CodeNotABook, model.CodeNewer: // in what the file says of itself
				if at >= 300 {
					t.Errorf("byte %d of %s: %v", at, filepath.Base(from), err)
				}
			default:
				t.Errorf("byte %d of %s: %v", at, filepath.Base(from), err)
			}
			if now := files(t, s.dir()); !bytes.Equal(now[s.path], before[s.path]) || len(now) != len(before) {
				t.Fatalf("byte %d of %s changed something", at, filepath.Base(from))
			}
		}
		must(t, os.WriteFile(from, data, 0o600))
	}
	sameAs(t, s.path, s.now)
}

func TestABackupWithoutItsFolderIsStillProven(t *testing.T) {
	s := newScene(t)
	data, err := os.ReadFile(s.plain)
	must(t, err)
	from := filepath.Join(t.TempDir(), "from the safe.alumni")
	for page := 1; page < len(data)/8192; page += 11 {
		broken := bytes.Clone(data)
		for i := range 512 {
			broken[page*8192+i] ^= 0x5a
		}
		must(t, os.WriteFile(from, broken, 0o600))
		untouched(t, s.dir(), CodeDamaged, func() error { _, err := s.restore(t, from, ""); return err })
	}
	must(t, os.WriteFile(from, data, 0o600))
	_, err = s.restore(t, from, "")
	must(t, err)
	sameAs(t, s.path, s.then)
}

func TestCutOffBackupChangesNothing(t *testing.T) {
	s := newScene(t)
	for _, from := range []string{s.plain, s.sealed} {
		data, err := os.ReadFile(from)
		must(t, err)
		for _, n := range []int{0, 1, 60, 99, 100, 8191, 8192, len(data) / 2, len(data) - 8192, len(data) - 1} {
			must(t, os.WriteFile(from, data[:n], 0o600))
			want := CodeDamaged
			if _, err := os.Stat(filepath.Join(filepath.Dir(from), notesName)); err != nil {
				t.Fatal("no notes")
			}
			untouched(t, s.dir(), want, func() error { _, err := s.restore(t, from, phrase); return err })
			if elsewhere := filepath.Join(t.TempDir(), filepath.Base(from)); n > 100 {
				must(t, os.WriteFile(elsewhere, data[:n], 0o600))
				untouched(t, s.dir(), want, func() error { _, err := s.restore(t, elsewhere, phrase); return err })
			}
		}
		must(t, os.WriteFile(from, data, 0o600))
	}
}

func TestWhatIsNoBackupChangesNothing(t *testing.T) {
	s := newScene(t)
	dir := t.TempDir()
	data, err := os.ReadFile(s.plain)
	must(t, err)
	newer := bytes.Clone(data)
	newer[60+3] = 99
	for name, c := range map[string]struct {
		data []byte
		want model.Code
	}{
		"empty.alumni": {nil, model.CodeNotABook}, "letter.alumni": {[]byte(strings.Repeat("Dear Sir, ", 50)), model.CodeNotABook},
		"newer.alumni": {newer, model.CodeNewer}, "letter.alumni.age": {[]byte("no such thing"), CodeDamaged},
	} {
		from := filepath.Join(dir, name)
		must(t, os.WriteFile(from, c.data, 0o600))
		untouched(t, s.dir(), c.want, func() error { _, err := s.restore(t, from, phrase); return err })
	}
	untouched(t, s.dir(), model.CodeNoFile, func() error { _, err := s.restore(t, filepath.Join(dir, "none.alumni"), ""); return err })
	untouched(t, s.dir(), model.CodeNotABook, func() error { _, err := s.restore(t, dir, ""); return err })
}

func TestBackupOfAnotherBookNeedsAYes(t *testing.T) {
	s, other := newScene(t), newScene(t)
	b, err := book.OpenWith(t.Context(), s.path, s.clock)
	must(t, err)
	d, err := Compare(t.Context(), b, other.plain, "")
	must(t, err)
	must(t, b.Close())
	if !d.Another || len(d.Missing) != 30 {
		t.Errorf("difference %+v", d)
	}
	untouched(t, s.dir(), CodeAnotherBook, func() error { _, err := s.restore(t, other.plain, ""); return err })
	r, err := Restore(t.Context(), s.path, other.plain, "", Options{Clock: s.clock, Another: true})
	must(t, err)
	sameAs(t, s.path, other.then)
	_, err = Restore(t.Context(), s.path, r.Aside, "", Options{Clock: s.clock, Another: true})
	must(t, err)
	sameAs(t, s.path, s.now)
}

func TestBookThatIsOpenIsNotReplaced(t *testing.T) {
	s := newScene(t)
	b, err := book.OpenWith(t.Context(), s.path, s.clock)
	must(t, err)
	_, err = s.restore(t, s.plain, "")
	wantCode(t, err, model.CodeBookOpen)
	addPeople(t, b, people(1, "Later")) // it is still held
	must(t, b.Close())
	if len(namesAt(t, s.path)) != len(s.now)+1 {
		t.Error("the open book lost something")
	}
	other := newScene(t)
	open, err := book.OpenWith(t.Context(), other.path, other.clock)
	must(t, err)
	untouched(t, s.dir(), model.CodeBookOpen, func() error {
		_, err := Restore(t.Context(), s.path, other.path, "", Options{Clock: s.clock, Another: true})
		return err
	})
	must(t, open.Close())
}

func TestErasedPeopleDoNotComeBack(t *testing.T) {
	s := newScene(t)
	b, err := book.OpenWith(t.Context(), s.path, s.clock)
	must(t, err)
	ids, err := b.Find(t.Context(), model.Filter{}, model.Sort{})
	must(t, err)
	var gone model.Person
	for _, id := range ids {
		if p, err := b.Person(t.Context(), id); err == nil && p.Given == "Given7" && p.Family == "Then" {
			gone = p
		}
	}
	_, err = b.Erase(t.Context(), []int64{gone.ID}, book.EraseOptions{Reason: "request", On: november})
	must(t, err)
	d, err := Compare(t.Context(), b, s.sealed, phrase)
	must(t, err)
	if d.Erasures != 1 || slices.ContainsFunc(d.Missing, func(n Named) bool { return n.UID == gone.UID }) {
		t.Errorf("difference %+v", d)
	}
	must(t, b.Close())
	r, err := s.restore(t, s.sealed, phrase)
	must(t, err)
	if r.Erased != 1 || r.Counts.People != 29 {
		t.Errorf("restored %+v", r)
	}
	soundAt(t, s.path)
	b, err = book.OpenWith(t.Context(), s.path, s.clock)
	must(t, err)
	again := gone
	again.ID, again.UID = 0, ""
	if _, was, err := b.ErasedBefore(t.Context(), &again); err != nil || !was {
		t.Errorf("nothing tells that they were erased: %v", err)
	}
	must(t, b.Close())
	if data, _ := os.ReadFile(s.path); bytes.Contains(data, []byte("given7@then.example")) {
		t.Error("their address is in the book's file")
	}
}

// failing fails after some bytes, as a disk that is full or was pulled out.
type failing struct {
	io.Reader
	io.Writer
	io.Closer
	left int
	err  error
}

func (f *failing) Read(p []byte) (int, error) {
	if f.left <= 0 {
		return 0, f.err
	}
	n, err := f.Reader.Read(p[:min(len(p), f.left)])
	f.left -= n
	return n, err
}

func (f *failing) Write(p []byte) (int, error) {
	if f.left < len(p) {
		return 0, f.err
	}
	f.left -= len(p)
	return f.Writer.Write(p)
}

func (f *failing) Sync() error { return nil }

func TestDiskPulledOutHalfway(t *testing.T) {
	s := newScene(t)
	defer func() { openBackup = func(path string) (io.ReadCloser, error) { return os.Open(path) } }()
	for _, from := range []string{s.plain, s.sealed} {
		info, err := os.Stat(from)
		must(t, err)
		for _, part := range []int64{0, 1, 500, info.Size() / 2, info.Size() - 1} {
			openBackup = func(path string) (io.ReadCloser, error) {
				f, err := os.Open(path)
				return &failing{Reader: f, Closer: f, left: int(part), err: &fs.PathError{Op: "read", Path: path, Err: ioFailed}}, err
			}
			before := files(t, s.dir())
			_, err := s.restore(t, from, phrase)
			if err == nil {
				t.Errorf("after %d bytes: restored", part)
			}
			if now := files(t, s.dir()); !bytes.Equal(now[s.path], before[s.path]) || len(now) != len(before) {
				t.Errorf("after %d bytes something is changed", part)
			}
		}
	}
}

func TestDiskFullHalfway(t *testing.T) {
	s := newScene(t)
	was := createFile
	defer func() { createFile = was }()
	for _, from := range []string{s.plain, s.sealed} {
		for _, room := range []int{0, 1000, 100_000} {
			createFile = func(path string) (outFile, error) {
				f, err := was(path)
				if err != nil {
					return nil, err
				}
				return &failing{Writer: f, Closer: f, left: room, err: &fs.PathError{Op: "write", Path: path, Err: noRoom}}, nil
			}
			untouched(t, s.dir(), model.CodeDiskFull, func() error { _, err := s.restore(t, from, phrase); return err })
		}
	}
	createFile = was
	folder := book.BackupFolder(s.path)
	must(t, os.Rename(folder, folder+".away"))
	must(t, os.WriteFile(folder, []byte("in the way"), 0o600)) // the present book can't be laid aside
	before := files(t, s.dir())
	_, err := s.restore(t, s.sealed, phrase)
	if err == nil {
		t.Error("restored though the present book could not be laid aside")
	}
	if now := files(t, s.dir()); !bytes.Equal(now[s.path], before[s.path]) || len(now) != len(before) {
		t.Error("something is changed")
	}
	sameAs(t, s.path, s.now)
}

func TestStoppedRestoreChangesNothing(t *testing.T) {
	s := newScene(t)
	ctx, stop := context.WithCancel(t.Context())
	stop()
	untouched(t, s.dir(), model.CodeCancelled, func() error {
		_, err := Restore(ctx, s.path, s.plain, "", Options{Clock: s.clock})
		return err
	})
	for _, at := range []string{"staged", "erased", "aside"} {
		ctx, stop := context.WithCancel(t.Context())
		reached = func(step string) {
			if step == at {
				stop()
			}
		}
		_, err := Restore(ctx, s.path, s.plain, "", Options{Clock: s.clock})
		reached = func(string) {}
		wantCode(t, err, model.CodeCancelled)
		sameAs(t, s.path, s.now)
		if left, _ := filepath.Glob(filepath.Join(book.BackupFolder(s.path), "*before restore*")); len(left) != 0 {
			t.Errorf("stopped at %s: %v", at, left)
		}
	}
}

func TestClockIn1970(t *testing.T) {
	s := newScene(t)
	r, err := Restore(t.Context(), s.path, s.plain, "", Options{Clock: clockAt(time.Unix(0, 0))})
	must(t, err)
	if !strings.Contains(r.Aside, "1970-01-01") {
		t.Errorf("laid aside as %s", r.Aside)
	}
	sameAs(t, s.path, s.then)
	if _, err := Restore(t.Context(), s.path, r.Aside, "", Options{Clock: clockAt(time.Unix(0, 0))}); err != nil {
		t.Error(err)
	}
	sameAs(t, s.path, s.now)
}

func TestDamagedBookIsLaidAsideAsItIs(t *testing.T) {
	s := newScene(t)
	data, err := os.ReadFile(s.path)
	must(t, err)
	for i := 8192 * 16; i < 8192*40; i++ {
		data[i] = 0xa5
	}
	must(t, os.WriteFile(s.path, data, 0o600))
	if _, err := book.Open(t.Context(), s.path); model.CodeOf(err) != model.CodeDamaged {
		t.Fatalf("the book is not damaged: %v", err)
	}
	r, err := s.restore(t, s.sealed, phrase)
	must(t, err)
	aside, err := os.ReadFile(r.Aside)
	must(t, err)
	if !bytes.Equal(aside, data) {
		t.Error("the damaged book was not kept as it was")
	}
	sameAs(t, s.path, s.then)
	must(t, os.WriteFile(s.path, nil, 0o600))
	r, err = s.restore(t, s.plain, "")
	must(t, err)
	sameAs(t, s.path, s.then)
	if info, err := os.Stat(r.Aside); err != nil || info.Size() != 0 {
		t.Errorf("%v %v", info, err)
	}
}

func TestErasuresOfADamagedBookAreKept(t *testing.T) {
	s := newScene(t)
	b, err := book.OpenWith(t.Context(), s.path, s.clock)
	must(t, err)
	ids, err := b.Find(t.Context(), model.Filter{}, model.Sort{})
	must(t, err)
	var gone int64
	for _, id := range ids {
		if p, err := b.Person(t.Context(), id); err == nil && p.Given == "Given9" && p.Family == "Then" {
			gone = id
		}
	}
	_, err = b.Erase(t.Context(), []int64{gone}, book.EraseOptions{Reason: "request", On: november})
	must(t, err)
	must(t, b.Close())
	f, err := os.OpenFile(s.path, os.O_RDWR, 0)
	must(t, err)
	_, err = f.WriteAt(bytes.Repeat([]byte{0xa5}, 8092), 100) // the first page: nothing leads anywhere
	must(t, err)
	must(t, f.Close())
	r, err := s.restore(t, s.sealed, phrase)
	must(t, err)
	if r.Erased != 1 || r.Counts.People != 29 {
		t.Errorf("restored %+v", r)
	}
}

// TestRestoreOfAChild is the other process of the test below.
func TestRestoreOfAChild(t *testing.T) {
	what := strings.Split(os.Getenv("ALUMNIBOOK_TEST_RESTORE"), "\n")
	if len(what) != 3 {
		return
	}
	reached = func(step string) {
		if step == what[2] {
			if self, err := os.FindProcess(os.Getpid()); err == nil {
				_ = self.Kill()
			}
			select {}
		}
	}
	_, err := Restore(t.Context(), what[0], what[1], phrase, Options{Clock: clockAt(november)})
	t.Fatal("not killed", err)
}

func TestKilledHalfway(t *testing.T) {
	s := newScene(t)
	for _, c := range []struct {
		step string
		want []string
	}{{"staged", s.now}, {"erased", s.now}, {"aside", s.now}, {"in", s.then}} {
		child := exec.Command(os.Args[0], "-test.run=^TestRestoreOfAChild$")
		child.Env = append(os.Environ(), "ALUMNIBOOK_TEST_RESTORE="+s.path+"\n"+s.sealed+"\n"+c.step)
		out, err := child.CombinedOutput()
		var exit *exec.ExitError
		if !errors.As(err, &exit) || exit.ExitCode() != killed || bytes.Contains(out, []byte("FAIL")) {
			t.Fatalf("%s: %v\n%s", c.step, err, out)
		}
		sameAs(t, s.path, c.want)
	}
	r, err := s.restore(t, s.plain, "") // what the killed ones left is no hindrance
	must(t, err)
	sameAs(t, s.path, s.then)
	if left, _ := filepath.Glob(filepath.Join(s.dir(), "*restored*")); len(left) != 0 || r.Aside == "" {
		t.Errorf("left behind: %v", left)
	}
}
