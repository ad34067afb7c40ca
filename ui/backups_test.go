package ui

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"alumnibook/model"
	"alumnibook/model/backup"
	"alumnibook/model/book"
	"alumnibook/ui/page"
	"alumnibook/ui/prefs"
	"alumnibook/ui/run"
	"alumnibook/ui/safety"
	"alumnibook/ui/uitest"
)

// keychain is one that a test looks into; err is what it refuses with.
type keychain struct {
	pass map[string]string
	err  error
}

func (k *keychain) Get(book string) (string, error) {
	if pass, ok := k.pass[book]; ok {
		return pass, k.err
	}
	return "", model.E(model.CodeNotFound, "", k.err)
}

func (k *keychain) Set(book, pass string) error {
	if k.err == nil {
		k.pass[book] = pass
	}
	return k.err
}

func (k *keychain) Delete(book string) error {
	delete(k.pass, book)
	return k.err
}

// ticking is a clock that a test turns.
type ticking struct{ at time.Time }

func (c *ticking) now() time.Time       { return c.at }
func (c *ticking) turn(d time.Duration) { c.at = c.at.Add(d) }

// keepBench is a bench with a book open whose backups are looked after, with the page of the backups.
func keepBench(t *testing.T, people ...*model.Person) (*bench, *ticking, *keychain) {
	t.Helper()
	b := newBench(t, Options{BookPath: makeBook(t, people...)})
	clock, keys := &ticking{uitest.Clock()}, &keychain{pass: map[string]string{}}
	b.s.o.Clock, b.s.o.Keychain = clock.now, keys
	b.s.o.Pages = append(b.s.o.Pages, safety.Entry())
	b.s.Start()
	if b.s.frame == nil {
		t.Fatalf("the book is not open: %s", strings.Join(b.Texts(), " | "))
	}
	return b, clock, keys
}

// backups are the names in the folder beside the book.
func (b *bench) backups() []string {
	b.t.Helper()
	entries, err := os.ReadDir(book.BackupFolder(b.s.book.Path()))
	if err != nil {
		b.t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), ".alumni") {
			names = append(names, e.Name())
		}
	}
	return names
}

func (b *bench) add(people ...*model.Person) {
	b.t.Helper()
	uitest.Add(b.t, b.s.book, people...)
}

func TestBackupIsMadeOnStartAndEveryHalfHourIfSomethingChanged(t *testing.T) {
	b, clock, _ := keepBench(t, uitest.Named("Åsa", "Kvist"))
	if n := len(b.backups()); n != 1 {
		t.Fatalf("%d backups after the start", n)
	}
	b.add(uitest.Named("Søren", "Sørensen"))
	clock.turn(29 * time.Minute)
	b.s.lookAtBackups()
	if n := len(b.backups()); n != 1 {
		t.Errorf("%d backups before half an hour was over", n)
	}
	clock.turn(2 * time.Minute)
	b.s.lookAtBackups()
	if n := len(b.backups()); n != 2 {
		t.Errorf("%d backups after half an hour with a change", n)
	}
	clock.turn(time.Hour)
	b.s.lookAtBackups()
	if n := len(b.backups()); n != 2 {
		t.Errorf("%d backups after an hour without a change", n)
	}
	path := b.s.book.Path()
	b.s.closeBook(func() { b.s.openBook(path) })
	if n := len(b.backups()); n != 2 {
		t.Errorf("%d backups after opening a book that did not change", n)
	}
}

func TestBackupIsMadeBeforeAChangeOfMany(t *testing.T) {
	b, clock, _ := keepBench(t)
	clock.turn(time.Minute)
	var many []*model.Person
	for range 30 {
		many = append(many, uitest.Named("Ebba", "Holm"))
	}
	b.add(uitest.Named("Åsa", "Kvist"))
	before := len(b.backups())
	b.add(many...) // one change of thirty
	names := b.backups()
	if len(names) != before+1 {
		t.Fatalf("%d backups, then %d", before, len(names))
	}
	slices.Sort(names)
	c, err := book.LookInto(t.Context(), filepath.Join(book.BackupFolder(b.s.book.Path()), names[len(names)-1]))
	if err != nil || c.People != 1 {
		t.Errorf("it holds %d people, not what was there before (%v)", c.People, err)
	}
}

func TestBackupIsMadeHereWhereNoOtherProcessCanMakeIt(t *testing.T) {
	b := newBench(t, Options{BookPath: makeBook(t, uitest.Named("Åsa", "Kvist")), Apart: &backup.Apart{Program: filepath.Join(t.TempDir(), "none")}})
	clock := &ticking{uitest.Clock()}
	b.s.o.Clock, b.s.o.Keychain = clock.now, &keychain{}
	b.s.o.Pages = append(b.s.o.Pages, safety.Entry())
	b.s.Start()
	stick := t.TempDir()
	b.s.frame.ChooseSecond(prefs.Backups{Second: stick, Plain: true}, "", func(error) {})
	clock.turn(time.Minute)
	b.s.frame.Open(page.Route{Page: page.Safety})
	said, told := errors.New("nothing was said"), 0
	b.s.frame.BackUp(func(_, total int) { told = total }, func(err error) { said = err })
	if said != nil || told == 0 || len(b.backups()) != 2 || b.s.frame.Backups().SecondErr != nil {
		t.Fatalf("%v, told of %d, made %q", said, told, b.backups())
	}
	b.MustNotSee("could not be backed up", "could not be laid")
	b.s.frame.Open(page.Route{Page: b.s.frame.entries[0].ID})
	clock.turn(time.Minute)
	b.s.frame.BackUp(func(int, int) { t.Error("progress that nobody sees is drawn") }, func(err error) { said = err })
	if said != nil || len(b.backups()) != 3 {
		t.Fatalf("%v, made %q", said, b.backups())
	}
	before := slices.Max(b.backups())
	var many []*model.Person
	for range 30 {
		many = append(many, uitest.Named("Ebba", "Holm"))
	}
	b.add(uitest.Named("Søren", "Sørensen"))
	clock.turn(time.Minute)
	b.add(many...) // which has the book backed up before
	if slices.Max(b.backups()) == before {
		t.Errorf("made %q", b.backups())
	}
}

func TestBackupTroubleIsSaidOnce(t *testing.T) {
	b, clock, _ := keepBench(t)
	folder := book.BackupFolder(b.s.book.Path())
	if err := os.RemoveAll(folder); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(folder, []byte("in the way"), 0o600); err != nil {
		t.Fatal(err)
	}
	b.add(uitest.Named("Åsa", "Kvist"))
	clock.turn(time.Hour)
	b.s.lookAtBackups()
	b.MustSee("The book could not be backed up.", "No backup since today")
	b.s.root.Toasts().CloseAll()
	clock.turn(time.Hour)
	b.s.lookAtBackups()
	b.MustNotSee("The book could not be backed up.")
	b.MustSee("No backup since today")
	if err := os.Remove(folder); err != nil {
		t.Fatal(err)
	}
	clock.turn(time.Hour)
	b.s.lookAtBackups()
	b.MustNotSee("No backup since")
	if n := len(b.backups()); n != 1 {
		t.Errorf("%d backups once there is room again", n)
	}
}

func TestSecondPlaceMayBeAwayForAWhile(t *testing.T) {
	b, clock, _ := keepBench(t, uitest.Named("Åsa", "Kvist"))
	stick := filepath.Join(t.TempDir(), "USB")
	b.s.frame.ChooseSecond(prefs.Backups{Second: stick, Plain: true}, "", func(error) {})
	b.s.frame.BackUp(nil, func(err error) {
		if err != nil {
			t.Errorf("the backup here failed too: %v", err)
		}
	})
	b.MustSee("Backups: USB is not there")
	b.MustNotSee("That did not work", "could not be laid")
	if err := os.Mkdir(stick, 0o700); err != nil {
		t.Fatal(err)
	}
	clock.turn(time.Minute)
	b.s.lookAtBackups() // nothing changed, but the stick is in
	b.MustNotSee("Backups: USB is not there")
	if list, err := backup.List(t.Context(), b.s.backupPlan(true)); err != nil || !slices.ContainsFunc(list, func(x backup.Backup) bool { return x.Second }) {
		t.Errorf("nothing lies there: %v %v", list, err)
	}
	if again := b.s.prefs.Backups(b.s.book.Path()); !again.Reached.Equal(clock.at) {
		t.Errorf("it was reached at %v", again.Reached)
	}
}

func TestPassphraseIsKeptInTheKeychainOrForTheWindow(t *testing.T) {
	b, _, keys := keepBench(t, uitest.Named("Åsa", "Kvist"))
	stick, pass := t.TempDir(), "kamu-tepi-rolo-basi-muni-dodo"
	uid, err := b.s.book.UID(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	said := errors.New("not called")
	b.s.frame.ChooseSecond(prefs.Backups{Second: stick, Keychain: true}, pass, func(err error) { said = err })
	if said != nil || keys.pass[uid] != pass || b.s.backupPlan(true).Second.Passphrase != pass {
		t.Fatalf("%v, the keychain has %v", said, keys.pass)
	}
	if strings.Contains(b.s.app.Preferences().String("state.backups."+b.s.book.Path()), "kamu") {
		t.Error("the passphrase stands in the preferences")
	}
	keys.err = model.E(backup.CodeNoKeychain, "", nil)
	b.s.frame.ChooseSecond(prefs.Backups{Second: stick, Keychain: true}, pass, func(err error) { said = err })
	if model.CodeOf(said) != backup.CodeNoKeychain || b.s.frame.Backups().Second.Keychain || b.s.frame.Backups().Asks {
		t.Errorf("without a keychain: %v, %+v", said, b.s.frame.Backups())
	}
	path := b.s.book.Path()
	b.s.closeBook(func() { b.s.openBook(path) })
	b.MustSee("Backups: passphrase needed")
	if b.s.backupPlan(true).Second.Dir != "" {
		t.Error("backups would be laid there in the clear")
	}
	b.s.frame.GivePassphrase(pass)
	b.MustNotSee("Backups: passphrase needed")
}

func TestRestoreCanBeTakenBack(t *testing.T) {
	b, clock, _ := keepBench(t, uitest.Named("Åsa", "Kvist"))
	clock.turn(time.Hour)
	b.add(uitest.Named("Søren", "Sørensen"))
	list, err := backup.List(t.Context(), b.s.backupPlan(false))
	if err != nil || len(list) != 1 {
		t.Fatalf("%v %v", list, err)
	}
	b.s.frame.Restore(list[0], "", false)
	if b.s.book == nil || b.count() != 1 || b.front() != page.Safety {
		t.Fatalf("after restoring: %s", strings.Join(b.Texts(), " | "))
	}
	b.MustSee("The backup of today 09:30 was restored.", "Put aside")
	clock.turn(time.Hour)
	b.Tap("Undo")
	if b.count() != 2 {
		t.Errorf("%d people after taking it back", b.count())
	}
	b.MustSee("The book that was put aside is back.")
}

func TestRestoreThatFailsOpensTheBookAsItWas(t *testing.T) {
	b, _, _ := keepBench(t, uitest.Named("Åsa", "Kvist"))
	broken := filepath.Join(b.folder, "Broken 2026-11-22 09.30.05.alumni")
	if err := os.WriteFile(broken, []byte("SQLite format 3\x00 and no more"), 0o600); err != nil {
		t.Fatal(err)
	}
	b.s.frame.Restore(backup.Backup{Path: broken, Name: filepath.Base(broken)}, "", false)
	b.MustSee("That did not work")
	if b.s.book == nil || b.count() != 1 {
		t.Error("the book is not open again")
	}
}

// wreck overwrites the middle of a file.
func wreck(t *testing.T, path string) {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := 4096; i < len(raw); i += 7 {
		raw[i] ^= 0xA5
	}
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestDamagedBookOffersItsNewestGoodBackup(t *testing.T) {
	b, clock, _ := keepBench(t, uitest.Named("Åsa", "Kvist"), uitest.Named("Søren", "Sørensen"))
	clock.turn(time.Hour)
	b.add(uitest.Named("Maja", "O'Neill"))
	b.s.lookAtBackups()
	folder, names := book.BackupFolder(b.s.book.Path()), b.backups()
	slices.Sort(names)
	path := b.s.book.Path()
	b.s.closeBook(func() {})
	wreck(t, path)
	wreck(t, filepath.Join(folder, names[len(names)-1])) // the newest backup too
	b.s.openBook(path)
	b.MustSee("Lindqvist.alumni is damaged", "Nothing in it was changed", "2 people", "newer backup is damaged too", "Salvage into a new book…")
	b.Tap("Restore the backup of today 09:30")
	if b.s.book == nil || b.count() != 2 {
		t.Fatalf("after restoring: %s", strings.Join(b.Texts(), " | "))
	}
}

func TestDamagedBookWithoutBackupCanBeSalvagedOrLeft(t *testing.T) {
	b := newBench(t, Options{})
	path := makeBook(t, uitest.Named("Åsa", "Kvist"))
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, raw[:len(raw)-8192], 0o600); err != nil { // its end is missing
		t.Fatal(err)
	}
	b.s.o.BookPath = path
	b.s.Start()
	b.MustSee("Lindqvist.alumni is damaged", "There is no backup of this book")
	to := filepath.Join(b.folder, "Saved.alumni")
	b.picker.save = to
	b.Tap("Salvage into a new book…")
	b.MustSee("What was salvaged", "1 person", "Row by row", "Lindqvist.alumni stays as it is.")
	b.Tap("Open the new book")
	if b.s.book == nil || b.s.book.Path() != to || b.count() != 1 {
		t.Fatalf("after salvaging: %s", strings.Join(b.Texts(), " | "))
	}
}

func TestBackupThatRunsEndsWithTheWindow(t *testing.T) {
	steps := &run.Stepped{}
	b := newBench(t, Options{BookPath: makeBook(t, uitest.Named("Åsa", "Kvist")), Runner: steps})
	b.s.o.Keychain = &keychain{}
	b.s.Start()
	for b.s.keeping == nil || !b.s.keeping.running { // until the book is open, and its backup waits
		if !steps.Step() {
			t.Fatal("no backup is under way")
		}
	}
	b.s.requestClose()
	steps.All()
	if !b.closed {
		t.Error("the window did not close")
	}
}

func TestBackupBecomesABookOnANewComputer(t *testing.T) {
	made, _, _ := keepBench(t, uitest.Named("Åsa", "Kvist"))
	pass, stick := "kamu-tepi-rolo-basi-muni-dodo", t.TempDir()
	made.s.frame.ChooseSecond(prefs.Backups{Second: stick}, pass, func(error) {})
	made.s.frame.BackUp(nil, func(error) {})
	list, err := backup.List(t.Context(), made.s.backupPlan(true))
	i := slices.IndexFunc(list, func(x backup.Backup) bool { return x.Second })
	if err != nil || i < 0 {
		t.Fatalf("nothing lies on the stick: %v %v", list, err)
	}
	made.s.closeBook(func() {})

	b := newBench(t, Options{})
	b.s.o.Keychain = &keychain{}
	b.s.Start()
	b.picker.open = []string{list[i].Path}
	to := filepath.Join(b.folder, "Lindqvist.alumni")
	b.picker.save = to
	b.Tap("Open a book…")
	b.Fill("Passphrase", "not that one at all")
	b.Tap("Open the backup")
	b.MustSee("This passphrase does not open it. Nothing was changed.")
	b.Fill("Passphrase", pass)
	b.Tap("Open the backup")
	b.MustSee("1 person", "This is a backup: it is put into a book of its own")
	b.Tap("Choose the place…")
	if name := b.picker.asked[len(b.picker.asked)-1].Name; name != "Lindqvist.alumni" {
		t.Errorf("the book would be called %q", name)
	}
	if b.s.book == nil || b.s.book.Path() != to || b.count() != 1 {
		t.Fatalf("it shows %s", strings.Join(b.Texts(), " | "))
	}
	b.s.dropped([]string{filepath.Join(book.BackupFolder(to), "Lindqvist 2026-11-22 09.30.05.alumni")})
	if b.s.book.Path() != to {
		t.Error("a backup was opened as a book")
	}
}
