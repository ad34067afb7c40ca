package ui

import (
	"encoding/binary"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"

	"alumnibook/model"
	"alumnibook/model/backup"
	"alumnibook/model/book"
	"alumnibook/ui/page"
	"alumnibook/ui/uitest"
)

// closed closes the book and gives its path.
func (o *tour) closed() string {
	path := o.s.book.Path()
	o.s.closeBook(func() {})
	return path
}

func actLocked(o *tour) {
	o.must(o.s.book.SetPassword(o.t.Context(), "", "Krabbe!17"))
	o.s.openBook(o.closed())
	o.see("the question for the password")
	o.Fill("Kennwort", "falsch")
	o.do("Entsperren")
	o.see("another password")
}

// actRefused opens what can't be opened.
func actRefused(o *tour) {
	path := o.closed()
	open := func(path, name string) {
		o.before = nil
		o.s.openBook(path)
		o.leave(name)
	}
	raw, err := os.ReadFile(path)
	o.must(err)
	binary.BigEndian.PutUint32(raw[60:], 9999)
	newer := filepath.Join(o.folder, "Kanzlei Dr. Müller-Lüdenscheidt und Partner.alumni")
	o.must(os.WriteFile(newer, raw, 0o600))
	open(newer, "a book of a newer version")
	letter := filepath.Join(o.folder, "Brief.alumni")
	o.must(os.WriteFile(letter, []byte("Sehr geehrte Damen und Herren, dies ist ein Brief und kein Buch."), 0o600))
	open(letter, "a file that is no book")
	open(filepath.Join(o.folder, "Weg.alumni"), "a book that is gone")
	since := time.Date(2026, 11, 22, 8, 0, 0, 0, time.UTC)
	o.s.notOpened(path, opened{other: &book.HeldBy{Host: "EMPFANG-ERDGESCHOSS", User: "Ebba Müller-Lüdenscheidt", Since: since}}, model.E(model.CodeBookOpen, "", nil))
	o.leave("a book that is open elsewhere")
	o.see("the first start")
}

// actReading opens a book that somebody else has open, and that can't be written.
func actReading(o *tour) {
	path := o.closed()
	lock := flock.New(path + ".lock")
	ok, err := lock.TryLock()
	o.must(err)
	if !ok {
		o.t.Fatal("it is locked")
	}
	holder := `{"host":"EMPFANG-ERDGESCHOSS","user":"ebba.mueller-luedenscheidt","pid":4711,"since":"2026-11-22T08:00:00Z"}`
	o.must(os.WriteFile(path+".lock.json", []byte(holder), 0o600))
	o.s.openBook(path)
	o.show(page.Route{Page: page.Newsletter}, -1)
	o.see("a book that is open elsewhere")
	o.s.frame.table.Run("person.new")
	o.see("what is refused meanwhile")
	o.s.root.Toasts().CloseAll()
	o.must(lock.Close())
	o.s.catchUp()
	o.see("a book that was closed there")
}

// actGone goes on with a book that is not there, or damaged.
func actGone(o *tour) {
	o.do("Heute")
	o.before = o.Canvas().Focused()
	path := o.s.book.Path()
	for name, code := range map[string]model.Code{"a book that is gone": model.CodeGone, "a book that broke": model.CodeDamaged, "a full disk": model.CodeDiskFull} {
		o.s.frame.Fail(model.E(code, filepath.Base(path), nil))
		o.leave(name)
	}
	o.s.frame.Fail(model.E(model.CodeConflict, "", nil))
	o.show(page.Route{Page: page.Newsletter}, -1)
	o.see("a passing error")
}

func actDamaged(o *tour) {
	o.s.frame.BackUp(nil, func(err error) { o.must(err) })
	path := o.closed()
	whole := filepath.Join(o.folder, "Heil.alumni")
	copyFile(o.t, path, whole)
	raw, err := os.ReadFile(path)
	o.must(err)
	o.must(os.WriteFile(path, raw[:len(raw)/2], 0o600))
	o.runner.holds = long
	o.s.openBook(path)
	o.see("a damaged book whose backups are read")
	o.runner.holds = nil
	o.s.openBook(path)
	o.see("a damaged book")
	o.picks(filepath.Join(o.folder, "Gerettet.alumni"))
	o.halfway("a book that is salvaged", "In ein neues Buch retten…")
	o.do("In ein neues Buch retten…")
	o.leave("what was salvaged")
	o.s.openBook(whole)
	o.picks(path)
	o.show(page.Route{Page: page.Safety}, 0)
	o.do("Mehr", "Beschädigtes Buch retten…")
	o.leave("salvaging that fails")
}

func actRestoring(o *tour) {
	o.s.frame.BackUp(nil, func(err error) { o.must(err) })
	uitest.Add(o.t, o.s.book, uitest.Named("Søren", "Sørensen"))
	o.show(page.Route{Page: page.Safety}, 0)
	o.runner.holds = all
	o.do("#1", "Wiederherstellen…")
	o.leave("a backup that is read")
	o.runner.holds = nil
	o.do("#1", "Wiederherstellen…")
	o.see("a backup beside the book")
	o.runner.holds = long
	o.do("Diese Sicherung wiederherstellen")
	o.see("a backup that is restored")
	o.runner.holds = nil
	broken := filepath.Join(o.folder, "Kaputt.alumni")
	o.must(os.WriteFile(broken, []byte("SQLite format 3\x00 und nicht mehr"), 0o600))
	o.before = nil
	o.s.restore(filepath.Join(o.folder, "Practice.alumni"), backup.Backup{Path: broken, Name: "Kaputt.alumni"}, "", false)
	o.see("a backup that can't be restored")
}
