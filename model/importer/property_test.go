package importer

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"alumnibook/model"
	"alumnibook/model/book"
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

// TestWhoIsJoinedDoesNotHangOnTheOrderOfFiles: each row tells some of what there is to know about one of a few people, who
// share names and a household's address.
func TestWhoIsJoinedDoesNotHangOnTheOrderOfFiles(t *testing.T) {
	heading := row{"Vorname", "Nachname", "E-Mail privat", "Mobil", "Geburtsdatum", "Position"}
	people := []row{
		{"Anna", "Groß", "a@example.org", "0170 1234567", "17.05.1980"},
		{"Anna", "Groß", "b@example.org", "0170 7654321", "01.01.1970"},
		{"Hans", "Groß", "a@example.org", "0170 2222222", "02.02.1979"},
		{"Anne", "Weiß", "c@example.org", "0170 3333333", nil},
	}
	rapid.Check(t, func(rt *rapid.T) {
		n := rapid.IntRange(2, 9).Draw(rt, "rows")
		files := make([][]row, 3)
		for i := range n {
			r := append(row{}, rapid.SampledFrom(people).Draw(rt, "who")...)
			for _, c := range []int{2, 3, 4} {
				if rapid.Bool().Draw(rt, "known") {
					r[c] = nil
				}
			}
			k := rapid.IntRange(0, 2).Draw(rt, "file")
			files[k] = append(files[k], append(r, fmt.Sprintf("r%d", i)))
		}
		var first map[string]string
		for _, order := range [][]int{{0, 1, 2}, {2, 1, 0}, {1, 2, 0}} {
			var paths []string
			for _, k := range order {
				if len(files[k]) > 0 {
					paths = append(paths, written(t, fmt.Sprintf("%d.xlsx", k), sheetOf{name: "A", rows: append([]row{heading}, files[k]...)}))
				}
			}
			p, err := drafted(t, settings("DE", "de"), paths...).plan(t.Context(), nobody{}, nil)
			must(t, err)
			joined := togetherness(p)
			if first == nil {
				first = joined
			} else if diff := cmp.Diff(first, joined); diff != "" {
				rt.Fatalf("%v %v: %s", order, files, diff)
			}
		}
	})
}

// togetherness says of each row with whom it was joined, or waits for the same decision, in a form that does not hang on
// the order.
func togetherness(p *Plan) map[string]string {
	together := map[string]string{}
	for g := range p.groups {
		var names []string
		for _, i := range p.groups[g].rows {
			names = append(names, p.Person(int(i)).Employments[0].Position)
		}
		slices.Sort(names)
		for _, who := range names {
			together[who] = strings.Join(names, " ")
		}
	}
	return together
}

// TestImportIntoALivingBookAndBack: a list, edits by hand, another list with other values; counts add up, a second time
// nothing changes, and undo gives the people of before.
func TestImportIntoALivingBookAndBack(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		rows := someRows(rt)
		b := newBook(t, "DE", "de")
		imported(t, b, listOf(t, rows))
		people := everybody(t, b)
		edited := people[rapid.IntRange(0, len(people)-1).Draw(rt, "edited")]
		_, err := b.Change(t.Context(), model.Doing{Code: "edit"}, func(tx *book.Tx) error {
			p := edited
			p.Employments[0].Office, p.Emails, p.Tags = "Hamburg", nil, []string{"von Hand"}
			return tx.UpdatePeople([]*model.Person{&p})
		})
		must(t, err)
		before := everybody(t, b)
		var next []row
		for _, r := range rows {
			r = append(row{}, r...)
			for _, c := range []int{3, 4, 7, 8} {
				if rapid.IntRange(0, 3).Draw(rt, "changes") == 0 {
					r[c] = map[int]any{3: "02.02.1972", 4: fmt.Sprintf("n%v@example.org", r[0]), 7: "Lund", 8: "Neu"}[c]
				}
			}
			next = append(next, r)
		}
		path := listOf(t, next)
		p := planFor(t, b, path)
		if rapid.Bool().Draw(rt, "take") {
			must(t, p.SettleAll(nil, true))
		}
		res, err := p.Apply(t.Context(), b, nil)
		must(t, err)
		if res.Rows != res.Created+res.Changed+res.Unchanged+res.Joined+res.LeftOut+res.Rejected+res.Undecided {
			rt.Fatalf("%+v", res)
		}
		after := everybody(t, b)
		again := planFor(t, b, path)
		if c := again.Counts(); c.New+c.Changed+c.Conflicts != 0 {
			rt.Fatalf("a second time: %+v", c)
		}
		second, err := again.Apply(t.Context(), b, nil)
		must(t, err)
		if diff := cmp.Diff(after, everybody(t, b)); diff != "" || second.Change != 0 {
			rt.Fatal(diff)
		}
		if res.Change == 0 {
			return
		}
		undone, err := b.Undo(t.Context(), res.Change, model.UndoAsk)
		must(t, err)
		if len(undone.Conflicts) > 0 {
			rt.Fatalf("%+v", undone)
		}
		if diff := cmp.Diff(before, everybody(t, b), content); diff != "" {
			rt.Fatalf("after the undo: %s", diff)
		}
	})
}
