package handover

import (
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/book/booktest"
	"alumnibook/model/importer"
	"alumnibook/model/practice"
)

var today = model.NewDate(2026, 11, 22)

// practised is a book with people who do not exist.
func practised(t testing.TB, lang string, n int) (*book.Book, []int64) {
	t.Helper()
	b := booktest.Create(t, filepath.Join(t.TempDir(), "b.alumni"), book.Options{Firm: model.Firm{Name: "Lindqvist", Country: "SE", Language: lang}})
	t.Cleanup(func() { _ = b.Close() })
	if err := practice.Fill(t.Context(), b, practice.Options{People: n, Today: today, Language: lang}, nil); err != nil {
		t.Fatal(err)
	}
	ids, err := b.Find(t.Context(), model.Filter{}, model.Sort{})
	if err != nil {
		t.Fatal(err)
	}
	return b, ids
}

// planned reads a file as the import does.
func planned(t testing.TB, b *book.Book, path string) *importer.Plan {
	t.Helper()
	s, err := importer.SettingsOf(t.Context(), b, today)
	if err != nil {
		t.Fatal(err)
	}
	d, err := importer.Read(t.Context(), []importer.Source{{Path: path}}, s, nil)
	if err != nil {
		t.Fatal(err)
	}
	p, err := d.Plan(t.Context(), b, nil)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// changes are the cells of a plan that change or add something.
func changes(p *importer.Plan) []string {
	var list []string
	for i, r := range p.Rows {
		if r.Fate == importer.FateSame && r.Conflicts == 0 {
			continue // nothing of it changes, and looking at cells takes its time
		}
		for _, c := range p.Cells(i) {
			if c.Change || c.Adds || c.Conflict {
				list = append(list, fmt.Sprintf("%s row %d: %s %q -> %q (conflict %v)", p.Sheet(i), r.Row, c.Field, c.Before, c.Now, c.Conflict))
			}
		}
	}
	return list
}

// unsound are the rows of a plan that somebody would have to look at.
func unsound(p *importer.Plan) []string {
	var list []string
	for i, r := range p.Rows {
		if r.Fate == importer.FateNew || r.Fate == importer.FateUndecided || r.Fate == importer.FateRejected {
			list = append(list, fmt.Sprintf("%s row %d: %s %s %s", p.Sheet(i), r.Row, r.Fate, r.Reason, r.Field))
		}
	}
	return list
}

func everybody(t testing.TB, b *book.Book) []model.Person {
	t.Helper()
	ids, err := b.Find(t.Context(), model.Filter{}, model.Sort{})
	if err != nil {
		t.Fatal(err)
	}
	people, err := b.People(t.Context(), ids)
	if err != nil {
		t.Fatal(err)
	}
	return people
}

// edit is an edit of a workbook: in a sheet, below a heading, in so many rows, made of what stands there.
type edit struct {
	sheet, title string
	n            int
	now          func(was string) string
}

// edited edits cells of different rows, and tells how many it could edit and in how many rows.
func edited(t testing.TB, path string, all []edit) (n, rows int) {
	t.Helper()
	f, err := excelize.OpenFile(path, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	touched := map[string]bool{}
	for _, c := range all {
		lines, err := f.GetRows(c.sheet)
		if err != nil {
			t.Fatal(err)
		}
		column := slices.Index(lines[0], c.title)
		if column < 0 {
			t.Fatalf("%s has no %s: %q", c.sheet, c.title, lines[0])
		}
		left := c.n
		for i := 1; i < len(lines) && left > 0; i++ {
			at := fmt.Sprint(c.sheet, i)
			if touched[at] || column >= len(lines[i]) || lines[i][column] == "" {
				continue
			}
			ref, _ := excelize.CoordinatesToCellName(column+1, i+1)
			if err := f.SetCellStr(c.sheet, ref, c.now(lines[i][column])); err != nil {
				t.Fatal(err)
			}
			touched[at] = true
			left--
			n++
		}
	}
	if err := f.Save(); err != nil {
		t.Fatal(err)
	}
	return n, len(touched)
}

func suffixed(s string) func(string) string { return func(was string) string { return was + s } }

func prefixed(s string) func(string) string { return func(was string) string { return s + was } }

func always(s string) func(string) string { return func(string) string { return s } }

func counter(format string) func(string) string {
	n := 10
	return func(string) string { n++; return fmt.Sprintf(format, n) }
}

func TestExcelListComesBackWithExactly38Changes(t *testing.T) {
	for lang, n := range map[string]int{"de": 376, "sv": 60} {
		b, ids := practised(t, lang, n)
		w := in(lang)
		o := Options{Format: Sheet, Path: filepath.Join(t.TempDir(), "people.xlsx"), Words: w, Title: "P"}
		path, r := written(t, b, ids, o)
		if r.Written != n {
			t.Fatalf("%+v", r)
		}
		p := planned(t, b, path)
		if c := p.Counts(); c.Same != n || c.Rows != n {
			t.Errorf("%s: untouched, the list is %+v\n%v\n%v", lang, c, unsound(p), changes(p))
		}
		title := func(f string) string { return w("import.field." + f) }
		cells, rows := edited(t, path, []edit{
			{"P", title("department"), 8, suffixed(" II")},
			{"P", title("last_name"), 6, prefixed("von ")},
			{"P", title("email_private"), 6, prefixed("neu.")},
			{"P", title("phone_mobile"), 5, counter("+46 70 174 06 %d")},
			{"P", title("city"), 4, always("Uppsala")},
			{"P", title("current_employer"), 3, suffixed(" Nord")},
			{"P", title("street"), 3, suffixed(" B")},
		})
		more := func() int { // three rows are edited twice
			f, err := excelize.OpenFile(path)
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			lines, _ := f.GetRows("P")
			column := slices.Index(lines[0], title("nickname"))
			for i := 2; i < 5; i++ {
				ref, _ := excelize.CoordinatesToCellName(column+1, i)
				if err := f.SetCellStr("P", ref, "Kalle"); err != nil {
					t.Fatal(err)
				}
			}
			if err := f.Save(); err != nil {
				t.Fatal(err)
			}
			return 3
		}()
		if cells+more != 38 || rows != 35 {
			t.Fatalf("%s: %d cells in %d rows were edited", lang, cells+more, rows)
		}
		p = planned(t, b, path)
		if got := changes(p); len(got) != 38 || p.Counts().Changed != 35 || p.Counts().Same != n-35 {
			t.Errorf("%s: %d changes, %+v, %v\n%v", lang, len(got), p.Counts(), unsound(p), got)
		}
		if _, err := p.Apply(t.Context(), b, nil); err != nil {
			t.Fatal(err)
		}
		if len(everybody(t, b)) != n {
			t.Errorf("%s: %d people", lang, len(everybody(t, b)))
		}
		if p := planned(t, b, path); len(changes(p)) != 0 {
			t.Errorf("%s: read again, it changes %v", lang, changes(p))
		}
	}
}

func TestWholeBookComesBackUnchanged(t *testing.T) {
	for lang, n := range map[string]int{"en": 30, "de": 30, "da": 30, "sv": 120} {
		b, ids := practised(t, lang, n)
		path, _ := written(t, b, ids, Options{Format: Book, Path: filepath.Join(t.TempDir(), "book.xlsx"), Words: in(lang), Notes: true})
		before := everybody(t, b)
		p := planned(t, b, path)
		if got := append(unsound(p), changes(p)...); len(got) != 0 {
			t.Errorf("%s: untouched, it comes to %d: %v", lang, len(got), got[:min(20, len(got))])
		}
		if _, err := p.Apply(t.Context(), b, nil); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(before, everybody(t, b)); diff != "" {
			t.Errorf("%s: %s", lang, diff)
		}
	}
}

func TestWholeBookComesBackWithExactly38Changes(t *testing.T) {
	b, ids := practised(t, "sv", 120)
	w := in("sv")
	path, _ := written(t, b, ids, Options{Format: Book, Path: filepath.Join(t.TempDir(), "book.xlsx"), Words: w, Notes: true})
	title := func(f string) string { return w("import.field." + f) }
	people, emails, phones := w("export.sheet.people"), w("export.sheet.emails"), w("export.sheet.phones")
	addresses, stints, jobs := w("export.sheet.addresses"), w("export.sheet.employments"), w("export.sheet.jobs")
	n, _ := edited(t, path, []edit{
		{people, title("birth_date"), 4, always("1971-03-04")},
		{people, title("language"), 2, always("English")},
		{people, title("last_name"), 4, prefixed("af ")},
		{emails, title("email_private"), 5, prefixed("ny.")},
		{phones, title("phone_mobile"), 5, counter("+46 70 174 06 %d")},
		{addresses, title("street"), 4, suffixed(" B")},
		{addresses, title("city"), 4, always("Uppsala")},
		{stints, title("position"), 4, suffixed(" II")},
		{stints, title("office"), 3, always("Kiruna")},
		{jobs, title("current_position"), 3, suffixed(" Nord")},
	})
	if n != 38 {
		t.Fatalf("%d cells were edited", n)
	}
	p := planned(t, b, path)
	got := changes(p)
	if len(got) != 38 || p.Counts().New != 0 {
		t.Errorf("%d changes, %+v\n%v", len(got), p.Counts(), got)
	}
	for _, s := range unsound(p) {
		t.Error(s)
	}
	if _, err := p.Apply(t.Context(), b, nil); err != nil {
		t.Fatal(err)
	}
	if n := len(everybody(t, b)); n != 120 {
		t.Errorf("%d people", n)
	}
}
