package ui

import (
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/page"
	"alumnibook/ui/uitest"
)

// at is a stop of the tour.
func (o *tour) at(name string) stop {
	o.t.Helper()
	for _, s := range o.stops() {
		if s.name == name {
			return s
		}
	}
	o.t.Fatalf("there is no stop %q", name)
	return stop{}
}

// halfway opens something that takes long by these steps, looks at it, and cancels it by Escape.
func (o *tour) halfway(name string, steps ...string) {
	o.t.Helper()
	o.runner.holds = long
	o.do(steps...)
	o.leave(name)
	if o.runner.holds = nil; len(o.runner.held) > 0 {
		o.t.Errorf("%s goes on unseen after Escape", name)
	}
}

func actWriting(o *tour) {
	o.open(o.at("handover"), 0)
	o.picks(filepath.Join(o.folder, "Kontakte.vcf"))
	o.halfway("an export under way", "359 Personen exportieren…")
	o.do("359 Personen exportieren…")
	o.see("an export")
	o.open(o.at("rights-one"), 0)
	o.picks(filepath.Join(o.folder, "Paket.pdf"))
	o.halfway("a package under way", "PDF schreiben …")
	o.do("PDF schreiben …")
	o.leave("a package")
	o.open(o.at("events-one"), 0)
	o.picks(filepath.Join(o.folder, "Liste mit einem sehr langen Namen, wie ihn Windows vorschlägt.pdf"))
	o.halfway("papers under way", "Unterlagen…", "Datei schreiben…")
	o.do("Unterlagen…", "Datei schreiben…")
	o.leave("papers")
}

func actMailing(o *tour) {
	o.open(o.at("after"), 0)
	o.picks(filepath.Join(o.folder, "Dank.eml"))
	o.do("74 Gästen danken…")
	o.runner.holds = long
	o.do("Mails schreiben…")
	o.see("a letter under way")
	o.Key(fyne.KeyEscape) // leads back to the letter
	if o.runner.holds = nil; len(o.runner.held) > 0 {
		o.t.Error("a letter goes on unseen after Escape")
	}
	o.settle()
	o.do("Mails schreiben…")
	o.leave("a letter that was written")
	o.do("74 Gästen danken…", "Schon verschickt…")
	o.leave("a letter that was sent already")
}

func actReplacing(o *tour) {
	o.must(os.WriteFile(filepath.Join(o.folder, "Veranstaltungen 2026.ics"), nil, 0o600))
	o.open(o.at("events"), 0)
	o.do("Jahreskalender…", "Hier speichern")
	o.leave("a file that is there already")
}

func actUndoing(o *tour) {
	who := o.anyone(3)
	edit := func(nickname string) int64 {
		p, err := o.s.book.Person(o.t.Context(), who.ID)
		o.must(err)
		p.Nickname, p.Suffix = nickname, "LL.M. (University of Edinburgh), Fachanwältin für Steuerrecht"
		return o.change(func(tx *book.Tx) error { return tx.UpdatePeople([]*model.Person{&p}) })
	}
	change := edit("Wirtschaftsprüferkammerpräsidentin")
	edit("Steuerberatungsgesellschafterin")
	o.show(page.Route{Page: page.Newsletter}, -1)
	o.before = o.Canvas().Focused()
	o.s.frame.Undo(change, nil)
	o.leave("what was changed since")
}

func actMerging(o *tour) {
	who := o.anyone(3)
	twin := uitest.Named(who.Given, who.Family)
	twin.Emails = append([]model.Email{{Address: "eine.andere.anschrift@steuerberatungsgesellschaft.example", Kind: model.KindWork}}, who.Emails...)
	twin.Nickname, twin.BirthName = "Wirtschaftsprüferkammerpräsidentin", "von und zu Mühlhausen-Lüdenscheidt"
	twin.Employments = []model.Employment{{Office: "Kirchheimbolanden am Donnersberg", Department: "Wirtschaftsprüfung", From: model.NewDate(2001, 1, 1)}}
	id := uitest.Add(o.t, o.s.book, twin)[0]
	o.show(page.Route{Page: page.Duplicates, Do: page.Pair, Arg: page.TextOf(who.ID) + "," + page.TextOf(id)}, -1)
	o.see("two people side by side")
	o.show(page.Route{Page: page.Duplicates}, 0)
	o.see("pairs that may be the same")
}

func actErasing(o *tour) {
	o.open(o.at("rights"), 1)
	o.do("#*", "Löschen …")
	o.Fill("Zum Fortfahren „löschen“ eintippen", "löschen")
	o.runner.holds = all
	o.do("25 Personen endgültig löschen")
	o.leave("people who are erased")
	o.runner.holds = nil
	o.do("Heute")
}
