package importer

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"alumnibook/model"
)

// someRows draws a list of people, some of them twice, with a personnel number that tells them apart.
func someRows(rt *rapid.T) []row {
	given := rapid.SampledFrom([]string{"Jürgen", "Anna", "Søren", "Åsa", "Zoë", "Hans-Peter"})
	family := rapid.SampledFrom([]string{"Müller", "Mueller", "von der Heide", "Sørensen", "Groß", "Å"})
	n := rapid.IntRange(1, 12).Draw(rt, "people")
	var rows []row
	for i := range n {
		r := row{
			fmt.Sprintf("%03d", i), given.Draw(rt, "given"), family.Draw(rt, "family"),
			rapid.SampledFrom([]any{nil, fmt.Sprintf("%02d.05.1980", i+1), 29358 + 40*i, "1980", fmt.Sprintf("%d. Mai 1981", i+1)}).Draw(rt, "birthday"),
			rapid.SampledFrom([]any{nil, fmt.Sprintf("p%d@example.org", i), fmt.Sprintf("p%d@example.org; q%d@example.org", i, i)}).Draw(rt, "mail"),
			rapid.SampledFrom([]any{nil, fmt.Sprintf("0170 10000%02d", i), fmt.Sprintf("17010000%02d", i), "nur abends"}).Draw(rt, "mobile"),
			rapid.SampledFrom([]any{nil, "31.12.2019", 43830, "Dez 2019", "2019"}).Draw(rt, "left"),
			rapid.SampledFrom([]any{nil, "Köln", "Malmö"}).Draw(rt, "office"),
			rapid.SampledFrom([]any{nil, "Mentor", "Mentor; Kunde"}).Draw(rt, "tags"),
		}
		rows = append(rows, r)
		if rapid.Bool().Draw(rt, "twice") {
			rows = append(rows, r)
		}
	}
	return rows
}

func listOf(t testing.TB, rows []row) string {
	heading := row{"Pers.-Nr.", "Vorname", "Nachname", "Geburtsdatum", "E-Mail privat", "Mobil", "Austritt", "Büro", "Kategorien"}
	return written(t, "list.xlsx", sheetOf{name: "A", rows: append([]row{heading}, rows...)})
}

func TestOrderOfRowsDoesNotMatterAndTwiceIsOnce(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		rows := someRows(rt)
		a, b := newBook(t, "DE", "de"), newBook(t, "DE", "de")
		path := listOf(t, rows)
		first := imported(t, a, path)
		once := everybody(t, a)
		again := imported(t, a, path)
		if again.Created+again.Changed != 0 || again.Change != 0 || again.Rows != first.Rows {
			rt.Fatalf("the second time: %+v after %+v", again, first)
		}
		if diff := cmp.Diff(once, everybody(t, a)); diff != "" {
			rt.Fatal(diff)
		}
		imported(t, b, listOf(t, rapid.Permutation(rows).Draw(rt, "order")))
		if diff := cmp.Diff(byPersonnel(once), byPersonnel(everybody(t, b)), content); diff != "" {
			rt.Fatalf("in another order: %s", diff)
		}
		_, err := a.Undo(t.Context(), first.Change, model.UndoAsk)
		must(t, err)
		if n := len(everybody(t, a)); n != 0 {
			rt.Fatalf("%d people are left after undo", n)
		}
	})
}

// byPersonnel lists people by personnel number.
func byPersonnel(people []model.Person) map[string]model.Person {
	m := map[string]model.Person{}
	for _, p := range people {
		m[p.Employments[0].PersonnelNumber] = p
	}
	return m
}

func TestRowsAddUp(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		rows := someRows(rt)
		broken := rapid.IntRange(0, len(rows)-1).Draw(rt, "broken")
		rows[broken] = append(row{}, rows[broken]...)
		rows[broken][4] = "kaputt@"
		res := imported(t, newBook(t, "DE", "de"), listOf(t, rows))
		if res.Rows != len(rows) || res.Rows != res.Created+res.Changed+res.Unchanged+res.Joined+res.LeftOut+res.Rejected+res.Undecided || res.Rejected != 1 {
			rt.Fatalf("%d rows: %+v", len(rows), res)
		}
	})
}
