package ui

import (
	"os"
	"path/filepath"

	"alumnibook/model/backup"
	"alumnibook/ui/page"
	"alumnibook/ui/prefs"
)

// emergency is a passphrase of the program's own.
const emergency = "kamu-tepi-rolo-basi-muni-dodo"

func actSecondPlace(o *tour) {
	o.show(page.Route{Page: page.Safety}, 1)
	o.picks(o.folder)
	o.do("Ordner wählen…")
	o.leave("the folder of the book itself")
	stick := o.t.TempDir()
	o.picks(stick)
	o.do("Ordner wählen…")
	o.leave("how backups are protected")
	o.do("Ordner wählen…", "Ohne Passphrase")
	o.leave("backups without a passphrase")
	o.s.frame.ChooseSecond(prefs.Backups{Second: stick}, emergency, func(err error) { o.must(err) })
	o.s.frame.BackUp(nil, func(err error) { o.must(err) })
	o.show(page.Route{Page: page.Safety}, 1)
	o.see("a second place")
	o.do("Keinen zweiten Ort mehr")
	o.leave("no second place any more")
	o.s.openBook(o.closed())
	o.show(page.Route{Page: page.Safety}, 1)
	o.see("a second place without its passphrase")
	o.do("Passphrase eingeben")
	o.leave("the passphrase of the second place")
	o.do("Passphrase eingeben")
	o.Fill("Passphrase", "eine ganz andere")
	o.do("Verwenden")
	o.leave("another passphrase")
	o.show(page.Route{Page: page.Safety}, 0)
	o.do("Verschlüsselt", "Wiederherstellen…")
	o.leave("the passphrase of a backup")
}

// actArrival opens a backup where there is no book yet.
func actArrival(o *tour) {
	stick := o.t.TempDir()
	o.s.frame.ChooseSecond(prefs.Backups{Second: stick}, emergency, func(err error) { o.must(err) })
	o.s.frame.BackUp(nil, func(err error) { o.must(err) })
	list, err := backup.List(o.t.Context(), o.s.backupPlan(true))
	o.must(err)
	var path string
	for _, b := range list {
		if b.Second {
			path = b.Path
		}
	}
	o.closed()
	o.picks(path)
	o.do("Buch öffnen…")
	o.leave("the passphrase of a backup")
	o.do("Buch öffnen…")
	o.Fill("Passphrase", emergency)
	o.do("Sicherung öffnen")
	o.see("what a backup holds")
	o.picks(filepath.Join(o.folder, "Neu.alumni"))
	o.halfway("a backup that becomes a book", "Ort wählen…")
	broken := filepath.Join(o.folder, "Kaputt 2026-11-22 09.30.05.alumni")
	o.must(os.WriteFile(broken, []byte("SQLite format 3\x00 und nicht mehr"), 0o600))
	o.picks(broken)
	o.do("Buch öffnen…")
	o.leave("a backup that is broken")
}

func actNewBook(o *tour) {
	o.closed()
	o.see("the first start")
	o.do("Neues Buch anlegen")
	o.leave("a new book")
	o.do("Neues Buch anlegen")
	o.do("Neues Buch anlegen") // its button, with nothing typed
	o.leave("a new book without a name")
	o.halfway("a practice book that is made", "Übungsbuch öffnen")
}

func actCrash(o *tour) {
	o.s.o.LogFolder = o.folder
	o.must(os.WriteFile(filepath.Join(o.folder, crashName), []byte("panic: index out of range\n"), 0o600))
	o.s.openBook(o.closed())
	o.show(page.Route{Page: page.Newsletter}, -1)
	o.see("the notice of a crash")
	o.do("Melden…")
	o.see("the report")
}
