package ui

import (
	"os"
	"path/filepath"
	"strconv"

	"github.com/xuri/excelize/v2"

	"alumnibook/ui/page"
)

// sheet is a sheet of a list, its rows with the headings.
type sheet struct {
	name string
	rows [][]any
}

// list writes a workbook, with a password where there is one.
func (o *tour) list(name, password string, sheets ...sheet) string {
	o.t.Helper()
	f := excelize.NewFile()
	defer func() { _ = f.Close() }()
	for i, s := range sheets {
		if i == 0 {
			o.must(f.SetSheetName("Sheet1", s.name))
		} else {
			_, err := f.NewSheet(s.name)
			o.must(err)
		}
		for r, row := range s.rows {
			o.must(f.SetSheetRow(s.name, "A"+strconv.Itoa(r+1), &row))
		}
	}
	path := filepath.Join(o.folder, name)
	o.must(f.SaveAs(path, excelize.Options{Password: password}))
	return path
}

// bring opens the page of imports with files.
func (o *tour) bring(paths ...string) {
	o.s.frame.show(page.Files(page.Import, paths))
	o.settle()
}

func actImportFiles(o *tour) {
	head, row := []any{"Nachname", "Vorname"}, []any{"Berg", "Ebba"}
	locked := o.list("Ehemalige mit Gehältern 2015 bis 2024.xlsx", "Ahorn7", sheet{"Personal", [][]any{head, row}})
	o.bring(locked)
	o.see("a workbook with a password")
	o.Fill("Kennwort", "falsch")
	o.do("Öffnen")
	o.see("a workbook with another password")
	o.bring(o.list("Zwei Blätter.xlsx", "", sheet{"Ehemalige Frankfurt am Main", [][]any{head, row}}, sheet{"Ehemalige Düsseldorf", [][]any{head, {"Lind", "Nils"}}}))
	o.see("several sheets")
	o.bring(o.list("Ohne.xlsx", "", sheet{"Personal", [][]any{{"A", "B"}, {"wer", "was"}, row}}))
	o.see("no row with headings")
	o.do("Zeile mit den Überschriften wählen…")
	o.see("the row with the headings")
	broken, text := filepath.Join(o.folder, "Kaputt.xlsx"), filepath.Join(o.folder, "Mac.csv")
	o.must(os.WriteFile(broken, []byte("nichts dergleichen"), 0o600))
	o.must(os.WriteFile(text, []byte("Nachname;Vorname;Ort\r\nM\x9fller;J\x9frgen;K\x9aln\r\n"), 0o600))
	o.bring(broken, text)
	o.see("a file that can't be read")
}

func actImportColumns(o *tour) {
	rows := func(last string) [][]any {
		return [][]any{{"Nachname", "Vorname", "Rufname daheim", "Austritt"}, {last, "Ebba", "Bibi", "03/04/2018"}, {"Lind", "Nils", "Nisse", "05/06/2019"}}
	}
	o.bring(o.list("Erste.xlsx", "", sheet{"Personal", rows("Berg")}))
	o.see("dates that can be read two ways")
	o.Fill("Rufname daheim", "Spitzname")
	o.do("Tag zuerst", "Zeilen prüfen", "2 Zeilen importieren")
	o.see("what was imported")
	o.bring(o.list("Zweite.xlsx", "", sheet{"Personal", rows("Wik")}))
	o.do("Spalten")
	o.see("a list as the last one")
	o.Fill("Rufname daheim", "Neues eigenes Feld…")
	o.Canvas().Unfocus()
	o.before = nil
	o.leave("an own field for a column")
}

func actImportSecret(o *tour) {
	o.bring(o.list("Personal.xlsx", "", sheet{"Personal", [][]any{{"Nachname", "Vorname", "Personnummer"}, {"Berg", "Ebba", "811228-9874"}}}))
	o.do("Spalten")
	o.see("a column with what is protected")
	o.do("Trotzdem übernehmen…")
	o.leave("whether it is needed")
	o.do("Trotzdem übernehmen…", "Ja, wir brauchen es")
	o.leave("whether it may be kept")
	o.do("Trotzdem übernehmen…", "Ja, wir brauchen es", "Wir dürfen es")
	o.leave("where it is kept")
}

func actImportRows(o *tour) {
	one, two := o.anyone(10), o.anyone(20)
	o.bring(o.list("Personal.xlsx", "", sheet{"Personal", [][]any{
		{"Nachname", "Vorname", "E-Mail privat", "Standort", "Mobil"},
		{one.Family, one.Given, one.Emails[0].Address, "Kirchheimbolanden am Donnersberg", ""},
		{two.Family, two.Given, "jemand@example.org", "Bad Münstereifel", ""},
		{"Zwirner", "Kunigunde", "", "Malmö", "46709990001"},
		{"", "", "", "Köln", "0171"},
	}}))
	o.see("rows to check")
	o.do("Entscheiden 1")
	o.see("whether it is the same person")
	o.do("Widersprüche 1")
	o.see("what contradicts the book")
	o.do("Repariert 2", "anderer Wert…")
	o.leave("another value")
	o.do("2 Zeilen importieren")
	o.leave("rows that are not decided")
	o.before = o.Canvas().Focused()
	o.bring(o.list("Andere.xlsx", "", sheet{"A", [][]any{{"Nachname"}, {"Berg"}}}))
	o.leave("another file instead")
	o.do("Heute")
	o.leave("rows that are not imported")
	o.do("2 Zeilen importieren", "Ohne sie importieren")
	o.see("what was imported")
	o.do("Weitere Datei importieren")
	o.see("earlier imports")
}

func actImportProgress(o *tour) {
	path := o.list("Personal.xlsx", "", sheet{"Personal", [][]any{{"Nachname", "Vorname"}, {"Berg", "Ebba"}}})
	o.runner.holds = long
	o.bring(path)
	o.see("a file that is read")
	o.do("Abbrechen")
	o.runner.holds = nil
	o.bring(path)
	o.runner.holds = long
	o.do("1 Zeile importieren")
	o.see("rows that are written")
	o.do("Abbrechen")
}
