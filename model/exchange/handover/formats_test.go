package handover

import (
	"archive/zip"
	"encoding/csv"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/consent"
)

// written exports people and answers the path.
func written(t *testing.T, b *book.Book, ids []int64, o Options) (string, Result) {
	t.Helper()
	r, err := Export(t.Context(), b, ids, o)
	if err != nil {
		t.Fatalf("%s: %v", o.Format, err)
	}
	return o.Path, r
}

func TestEveryFormatIsWrittenAndLogged(t *testing.T) {
	b, ids := filled(t)
	want := map[string]int{"sheet": 4, "post": 2, "merge": 2, "phone": 2, "calendar": 2}
	for _, f := range Formats {
		path, r := written(t, b, ids, complete(t, f, filepath.Join(t.TempDir(), "out"+f.Ext(4))))
		n := want[string(f.Channel())]
		if f == Template {
			n = 0
		}
		if r.Written != n || r.Path != path || f.HasPeople() && r.Written+len(r.LeftOut) != len(ids) {
			t.Errorf("%s: %+v", f, r)
		}
		if info, err := os.Stat(path); err != nil || info.Size() < 50 {
			t.Errorf("%s: the file has %v bytes (%v)", f, info.Size(), err)
		}
		log, err := b.Handovers(t.Context(), 0, 1)
		if err != nil || len(log) != 1 || log[0].Format != string(f) || log[0].Count != n || log[0].LeftOut != len(r.LeftOut) || log[0].At.IsZero() {
			t.Errorf("%s: the log says %+v (%v)", f, log, err)
		}
	}
}

func TestInternalNotesLeaveInNothingButTheWholeBook(t *testing.T) {
	b, ids := filled(t)
	for _, f := range Formats {
		o := complete(t, f, filepath.Join(t.TempDir(), "out"+f.Ext(4)))
		o.Notes, o.Internal = true, f != Book
		path, _ := written(t, b, ids, o)
		if strings.Contains(inside(t, path), "secret pay") {
			t.Errorf("%s holds an internal note", f)
		}
	}
	o := complete(t, Book, filepath.Join(t.TempDir(), "out.xlsx"))
	o.Notes, o.Internal = true, true
	if path, _ := written(t, b, ids, o); !strings.Contains(inside(t, path), "secret pay") {
		t.Error("the whole book was asked for with its internal notes")
	}
}

// inside is all that can be read in a file, unpacked where it is packed.
func inside(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	switch filepath.Ext(path) {
	case ".pdf":
		text, err := exec.Command("pdftotext", path, "-").Output()
		if err != nil {
			t.Skip("pdftotext is missing (package poppler-utils)")
		}
		return string(text)
	case ".xlsx", ".zip":
		z, err := zip.OpenReader(path)
		if err != nil {
			t.Fatal(err)
		}
		defer z.Close()
		all := ""
		for _, f := range z.File {
			part, err := z.Open(f.Name)
			if err != nil {
				t.Fatal(err)
			}
			var b strings.Builder
			buf := make([]byte, 4096)
			for {
				n, err := part.Read(buf)
				b.Write(buf[:n])
				if err != nil {
					break
				}
			}
			part.Close()
			all += b.String()
		}
		return all
	}
	return string(data)
}

func TestOnlyASheetIsNotForCalls(t *testing.T) {
	sheets := []Format{Sheet, Columns, CSV, Book, Template, List}
	for _, f := range Formats {
		for _, p := range consent.Purposes {
			if want := p != consent.PurposeCalls || !slices.Contains(sheets, f); f.CanBeFor(p) != want {
				t.Errorf("%s can be for %s: %v", f, p, !want)
			}
		}
	}
}

func TestColumnsAreThoseThatWereChosen(t *testing.T) {
	b, ids := filled(t)
	path, _ := written(t, b, ids, complete(t, Columns, filepath.Join(t.TempDir(), "out.xlsx")))
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := f.GetRows("People")
	if err != nil || len(rows) != 5 || !slices.Equal(rows[0], []string{"Name", "Left"}) || rows[1][0] != "Åkesson, Åsa" {
		t.Errorf("%v %v", rows, err)
	}
}

func TestCSVIsNoFormula(t *testing.T) {
	b, _ := filled(t)
	p := &model.Person{
		Given: "=HYPERLINK(\"http://x\")", Family: "@SUM(A1)", Nickname: "+1+1", Status: model.StatusAlumnus, Prefix: "-A1",
		Phones: []model.Phone{{Number: "+46 70 123 45 67", E164: "+46701234567", Kind: model.KindMobile}},
	}
	if _, err := b.Change(t.Context(), model.Doing{Code: "add"}, func(tx *book.Tx) error { return tx.CreatePeople([]*model.Person{p}) }); err != nil {
		t.Fatal(err)
	}
	for _, f := range []Format{CSV, OutlookCSV, GoogleCSV} {
		o := complete(t, f, filepath.Join(t.TempDir(), "out.csv"))
		o.Columns = nil
		path, _ := written(t, b, []int64{p.ID}, o)
		r := csv.NewReader(strings.NewReader(strings.TrimPrefix(inside(t, path), "\ufeff")))
		if f == CSV {
			r.Comma = ';'
		}
		rows, err := r.ReadAll()
		if err != nil || len(rows) != 2 || len(rows[0]) != len(rows[1]) {
			t.Fatalf("%s: %v %v", f, rows, err)
		}
		for i, cell := range rows[1] {
			if cell != "" && strings.ContainsRune("=@-\t\r", rune(cell[0])) || strings.HasPrefix(cell, "+1") {
				t.Errorf("%s: %s is the formula %q", f, rows[0][i], cell)
			}
		}
		if !slices.Contains(rows[1], "+46 70 123 45 67") {
			t.Errorf("%s: the number has changed: %q", f, rows[1])
		}
	}
}

func TestLabelsNeedAnAddress(t *testing.T) {
	b, ids := filled(t)
	if _, err := b.Change(t.Context(), model.Doing{Code: "edit"}, func(tx *book.Tx) error {
		p, err := tx.Person(ids[0])
		if err != nil {
			return err
		}
		p.Addresses = []model.Address{{Country: "SE", Kind: model.KindPrivate}}
		return tx.UpdatePeople([]*model.Person{&p})
	}); err != nil {
		t.Fatal(err)
	}
	d, err := Check(t.Context(), b, ids, LabelsL7160)
	if err != nil || len(d.Allowed) != 1 || d.LeftOut[0].ID != ids[0] || d.LeftOut[0].Reason != "no_address" {
		t.Errorf("%+v %v", d, err)
	}
	path, r := written(t, b, ids, complete(t, LabelsL7160, filepath.Join(t.TempDir(), "out.pdf")))
	if text := inside(t, path); r.Written != 1 || !strings.Contains(text, "116 46 Göteborg") || strings.Contains(text, "Åkesson") || strings.Contains(text, "SWEDEN") {
		t.Errorf("%+v: %s", r, text)
	}
}

func TestMailMergeGreetsEverybodyInTheirLanguage(t *testing.T) {
	b, _ := filled(t)
	people := []*model.Person{
		{Given: "Anna", Family: "Müller", Prefix: "Dr.", Salutation: model.SalutationMs, Language: "de", Status: model.StatusAlumnus, Emails: []model.Email{{Address: "a@example.org", Kind: model.KindPrivate}}},
		{Given: "Kim", Family: "Berg", Status: model.StatusAlumnus, Addresses: []model.Address{{Street: "12 High Street", City: "London", PostalCode: "SW1A 1AA", Country: "GB", Kind: model.KindPrivate}}},
	}
	if _, err := b.Change(t.Context(), model.Doing{Code: "add"}, func(tx *book.Tx) error { return tx.CreatePeople(people) }); err != nil {
		t.Fatal(err)
	}
	o := complete(t, MailMerge, filepath.Join(t.TempDir(), "out.xlsx"))
	o.Words = in("en")
	path, _ := written(t, b, []int64{people[0].ID, people[1].ID}, o)
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := f.GetRows("People")
	if err != nil || len(rows) != 3 {
		t.Fatalf("%v %v", rows, err)
	}
	cell := func(row int, title string) string {
		if i := slices.Index(rows[0], title); i >= 0 && i < len(rows[row]) {
			return rows[row][i]
		}
		return ""
	}
	if got := cell(1, "Greeting line"); got != "Sehr geehrte Frau Dr. Müller," || cell(1, "E-mail") != "a@example.org" || cell(1, "Address line 1") != "" {
		t.Errorf("%q", rows[1])
	}
	if got := cell(2, "Greeting line"); got != "Dear Kim Berg," || cell(2, "Address line 1") != "Kim Berg" || cell(2, "Address line 5") != "UNITED KINGDOM" {
		t.Errorf("%q", rows[2])
	}
}

func TestOptionsThatMakeNoSense(t *testing.T) {
	b, ids := filled(t)
	for field, o := range map[string]Options{
		"format":  {Format: "fax"},
		"font":    {Format: List},
		"columns": {Format: Columns},
		"device":  {Format: IPhone, ChangedOnly: true},
	} {
		o.Path = filepath.Join(t.TempDir(), "out")
		_, err := Export(t.Context(), b, ids, o)
		var e *model.Error
		if model.CodeOf(err) != model.CodeInvalid || !asError(err, &e) || e.Field != field {
			t.Errorf("%s: %v", field, err)
		}
	}
}

func TestNobodyAllowedMakesAnEmptyFile(t *testing.T) {
	b, ids := filled(t)
	for _, f := range Formats {
		_, r := written(t, b, ids[1:3], complete(t, f, filepath.Join(t.TempDir(), "out"+f.Ext(1))))
		if f.Channel() != "sheet" && (r.Written != 0 || len(r.LeftOut) != 2) {
			t.Errorf("%s: %+v", f, r)
		}
	}
}
