package importer

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"alumnibook/model"
)

func TestInvisibleCharactersAreDropped(t *testing.T) {
	for _, c := range []struct{ text, want, repair string }{
		{"Müller", "Müller", ""},
		{"Müller\u00a0", "Müller ", RepairInvisible},
		{"Anna\u200bLena", "AnnaLena", RepairInvisible},
		{"\u202eanna\u202c", "anna", RepairInvisible},
		{"\ufeffAnna", "Anna", RepairInvisible},
		{"a\x01b\x7f", "ab", RepairInvisible},
		{"Zeile_x000D_\nzwei", "Zeile\nzwei", RepairInvisible},
		{"Zeile\r\nzwei", "Zeile\nzwei", ""},
		{"a\u00adb", "ab", RepairInvisible},
		{"MÃ¼ller", "Müller", RepairLetters},
		{"SÃO PAULO", "SÃO PAULO", ""},
		{"SÃ¸ren", "Søren", RepairLetters},
		{"wâ€™s", "w’s", RepairLetters},
		{"👩\u200d💻", "👩\u200d💻", ""},
		{"_x0041_", "_x0041_", ""},
		{"5 – 7 €", "5 – 7 €", ""},
		{"Århus Ægir", "Århus Ægir", ""},
		{"Â", "Â", ""},
	} {
		got, repair := visible(c.text)
		if got != c.want || repair != c.repair {
			t.Errorf("%q became %q %q, want %q %q", c.text, got, repair, c.want, c.repair)
		}
	}
}

func TestWhatWasDroppedIsShownOnItsCell(t *testing.T) {
	path := textFile(t, "list.csv", "Nachname;Vorname;Abteilung;Mobil\n=HYPERLINK(\"x\");Anna\u200b;Tax\u00a0;0170\u00a01234567\nGroß;Ina;\u202eAudit;\n")
	p := planFor(t, newBook(t, "DE", "de"), path)
	first := p.Person(0)
	if first.Family != `=HYPERLINK("x")` || first.Given != "Anna" || first.Employments[0].Department != "Tax" || first.Phones[0].E164 != "+491701234567" {
		t.Errorf("%+v", first)
	}
	repairs := map[Field]string{}
	for _, c := range p.Cells(0) {
		repairs[c.Field] = c.Repair
	}
	want := map[Field]string{FieldLastName: "", FieldFirstName: RepairInvisible, FieldDepartment: RepairInvisible, FieldMobile: RepairInvisible}
	if diff := cmp.Diff(want, repairs); diff != "" || !p.Rows[0].Repaired {
		t.Error(diff)
	}
	must(t, p.AsWritten(0, FieldFirstName))
	if got := p.Person(0).Given; got != "Anna\u200b" {
		t.Errorf("as written: %q", got)
	}
}

func TestRowsThatAreNobodyAreLeftOutWithAReason(t *testing.T) {
	path := textFile(t, "list.csv", "Ehemalige;;\nStand: 01.05.2024;;\n\nNachname;Vorname;Austritt\nGroß;Ina;2019\nNachname;Vorname;Austritt\nTotal;Anna;2018\n"+
		"Summe;;\nGesamt: 412;;\nI alt 3 personer;;\nSumma;;3\nErstellt am 01.05.2024;;\nSeite 1 von 2;;\n")
	d := drafted(t, settings("DE", "de"), path)
	sh := d.Files[0].Sheets[0]
	if sh.RowCount != 2 || sh.HeadingRow != 4 {
		t.Errorf("%d people below row %d", sh.RowCount, sh.HeadingRow)
	}
	want := []Notice{
		{Sheet: "list", Code: NoticeAbove, Count: 2},
		{Sheet: "list", Row: 6, Code: NoticeRepeated, Count: 1},
		{Sheet: "list", Row: 8, Code: NoticeSum, Count: 1},
		{Sheet: "list", Row: 9, Code: NoticeSum, Count: 1},
		{Sheet: "list", Row: 10, Code: NoticeSum, Count: 1},
		{Sheet: "list", Row: 11, Code: NoticeSum, Count: 1},
		{Sheet: "list", Row: 12, Code: NoticeFooter, Count: 1},
		{Sheet: "list", Row: 13, Code: NoticeFooter, Count: 1},
	}
	var got []Notice
	for _, n := range d.Files[0].Warnings {
		if n.Code != NoticeEncoding {
			got = append(got, n)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestTheOwnFirmIsNoOtherEmployer(t *testing.T) {
	path := textFile(t, "list.csv", "Nachname;Vorname;Firma;Aktuelle Position\nGroß;Ina;Lindqvist & Partner;Partnerin\nWeiß;Hans;Ford;Jurist\nLang;Eva;Deutz;\n")
	p := planFor(t, newBook(t, "DE", "de"), path)
	if got := p.Person(0); len(got.Jobs) != 0 || got.LastEmployment().Position != "Partnerin" {
		t.Errorf("%+v", got)
	}
	if c := cellOfField(t, p, 0, FieldEmployer); c.Repair != RepairOwnFirm {
		t.Errorf("%+v", c)
	}
	if diff := cmp.Diff([]model.Job{{Organisation: "Ford", Title: "Jurist"}}, p.Person(1).Jobs); diff != "" {
		t.Error(diff)
	}
}

func TestTheQuickLookAgreesWithTheThoroughOne(t *testing.T) {
	pieces := []string{"", "a", " ", "  ", "\n", "\t", "\u00a0", "_x000D_", "_", "Ã¼", "Ã", "ü", "ø", "\u200b", "\ufeff", "\u2028", "\u3000", "–", "é", "字", "\x7f", "\x01", "\u061c"}
	for _, a := range pieces {
		for _, b := range pieces {
			for _, s := range []string{a + b, a + "x" + b, "x" + a + b, a + b + "x"} {
				plain, single := scanText(s)
				if text, _ := visible(s); plain && (dropInvisible(s) != s || text != s) {
					t.Errorf("%q was taken for plain", s)
				}
				if single && strings.Join(strings.Fields(s), " ") != s {
					t.Errorf("%q was taken for squeezed", s)
				}
			}
		}
	}
}
