package importer

import (
	"context"
	"path/filepath"
	"slices"
	"testing"

	"github.com/xuri/excelize/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/exchange/peoplesheet"
	"alumnibook/model/exchange/sheet"
)

// exported writes everybody of a book to a workbook in a language.
func exported(t testing.TB, b *book.Book, lang string, words ...map[string]map[string]string) string {
	t.Helper()
	own, err := b.OwnFields(t.Context())
	must(t, err)
	l := peoplesheet.New(func(key string) string {
		for _, w := range words {
			if s := w[key][lang]; s != "" {
				return s
			}
		}
		return key
	}, own)
	path := filepath.Join(t.TempDir(), "export.xlsx")
	f := createFile(t, path)
	people := everybody(t, b)
	must(t, sheet.Write(f, sheet.Table{Sheet: "People", Columns: l.Columns()}, func(yield func([]sheet.Value) bool) {
		for i := range people {
			if !yield(l.Row(&people[i])) {
				return
			}
		}
	}))
	must(t, f.Close())
	return path
}

// edited changes cells of a workbook: the text below a heading in the row of a family name.
func edited(t testing.TB, path string, cells ...[3]string) {
	t.Helper()
	f, err := excelize.OpenFile(path)
	must(t, err)
	defer f.Close()
	name := f.GetSheetName(0)
	rows, err := f.GetRows(name)
	must(t, err)
	for _, c := range cells {
		column := slices.Index(rows[0], c[1])
		at := slices.IndexFunc(rows, func(r []string) bool { return slices.Contains(r, c[0]) })
		if column < 0 || at < 0 {
			t.Fatalf("there is no %v", c)
		}
		ref, err := excelize.CoordinatesToCellName(column+1, at+1)
		must(t, err)
		must(t, f.SetCellStr(name, ref, c[2]))
	}
	must(t, f.Save())
}

// named is somebody of a book by family name.
func named(t testing.TB, b *book.Book, family string) *model.Person {
	t.Helper()
	people := everybody(t, b)
	i := slices.IndexFunc(people, func(p model.Person) bool { return p.Family == family })
	if i < 0 {
		t.Fatalf("there is no %s", family)
	}
	return &people[i]
}

func TestExportComesBackWithExactlyTheChangedCells(t *testing.T) {
	titles, names := wordFile(t, "import.json"), wordFile(t, "model.json")
	for _, lang := range []string{"en", "de", "da", "sv"} {
		b := newBook(t, "DE", lang)
		_, err := b.Change(t.Context(), model.Doing{Code: "own_field"}, func(tx *book.Tx) error {
			return tx.SaveOwnField(&model.OwnField{Name: "Mandant", Type: model.OwnText})
		})
		must(t, err)
		imported(t, b, germanList(t))
		_, err = b.Change(t.Context(), model.Doing{Code: "edit"}, func(tx *book.Tx) error {
			p, other := named(t, b, "Müller"), named(t, b, "Åkesson")
			p.Notes = []model.Note{{Text: "intern", Internal: true}}
			p.Tags = []string{"Tax, M&A", "Mentor"}
			p.Language, p.Status, p.Suffix, p.BirthName = "sv", model.StatusNoContact, "LL.M.", "Klein"
			p.Links = []model.Link{{URL: "https://www.linkedin.com/in/jm", Kind: model.KindLinkedIn}, {URL: "www.mueller.example", Kind: model.KindWeb}}
			p.Emails = append(p.Emails, model.Email{Address: "zweite@example.org", Kind: model.KindPrivate, Preferred: true})
			other.Birthday = model.NewDate(0, 5, 17)
			return tx.UpdatePeople([]*model.Person{p, other})
		})
		must(t, err)
		path := exported(t, b, lang, titles, names)
		before := everybody(t, b)
		p := planFor(t, b, path)
		if got := fates(p); got != "same same same same" {
			t.Fatalf("%s: untouched, the export is %s: %+v", lang, got, p.notes)
		}
		title := func(f Field) string { return titles["import.field."+string(f)][lang] }
		edited(
			t, path, [3]string{"Müller", title(FieldDepartment), "Advisory"}, [3]string{"Müller", title(FieldEmailPrivate), "neu@example.org"},
			[3]string{"Müller", title(FieldTitle), ""}, [3]string{"Groß", title(FieldFirstName), "Inga"}, [3]string{"Groß", title(FieldMobile), "0170 7654321"},
			[3]string{"Åkesson", title(FieldExitDate), "2021-07-31"},
		)
		p = planFor(t, b, path)
		if c := p.Counts(); c.Changed != 3 || c.Same != 1 || c.Conflicts != 0 {
			t.Errorf("%s: edited, the export is %s", lang, fates(p))
		}
		n := 0
		for i := range p.Rows {
			for _, c := range p.Cells(i) {
				if c.Change || c.Adds {
					n++
				}
			}
		}
		if n != 5 {
			t.Errorf("%s: %d cells change instead of 5", lang, n)
		}
		_, err = p.Apply(t.Context(), b, nil)
		must(t, err)
		after := named(t, b, "Müller")
		if after.PreferredEmail().Address != "neu@example.org" || after.Prefix != "Dr." || after.LastEmployment().Department != "Advisory" || len(after.Employments) != 2 {
			t.Errorf("%s: %+v", lang, after)
		}
		if n := len(everybody(t, b)); n != len(before) {
			t.Errorf("%s: %d people became %d", lang, len(before), n)
		}
		if again := exported(t, b, lang, titles, names); fates(planFor(t, b, again)) != "same same same same" {
			t.Errorf("%s: exported again, something changes", lang)
		}
	}
}

func TestExportOfAnotherBookMakesNewPeopleWithTheirIdentity(t *testing.T) {
	titles, names := wordFile(t, "import.json"), wordFile(t, "model.json")
	a, b := newBook(t, "DE", "de"), newBook(t, "DE", "de")
	imported(t, a, germanList(t))
	path := exported(t, a, "de", titles, names)
	if got := counts(imported(t, b, path)); got != [7]int{4, 4, 0, 0, 0, 0, 0} {
		t.Errorf("counts %v", got)
	}
	for i, p := range everybody(t, b) {
		if want := everybody(t, a)[i].UID; p.UID != want {
			t.Errorf("%s came as %s", want, p.UID)
		}
	}
	keys, err := b.PeopleByKeys(context.Background(), model.KeyUID, []string{everybody(t, a)[0].UID})
	if err != nil || len(keys) != 1 {
		t.Errorf("%v %v", keys, err)
	}
}
