package duplicates

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"alumnibook/model"
	"alumnibook/model/book"
)

// twins are fourteen people who stand in the book twice, or look as if they did, the likeliest first.
func twins() [][2]*model.Person {
	return [][2]*model.Person{
		{with("Jürgen", "Müller", mobile("+491701234567"), in("Malmö", "2010-04-01", "2014-06-30")), with("Juergen", "Mueller", mobile("+491701234567"), in("Malmö", "2010-04-01", "2014-06-30"), email("jm@mueller.example"))},
		{with("Søren", "Sørensen", email("soren@privat.example")), with("Soeren", "Soerensen", email("Soren@Privat.example"))},
		{with("Åsa", "Öberg", born("1970-05-17")), with("Aasa", "Oeberg", born("1970-05-17"))},
		{with("Anna-Lena", "von der Heide", linkedin("alh")), with("Anna", "Heide", linkedin("alh/"))},
		{with("Karin", "Petersen", born("1981-02-03"), in("Stockholm", "2001", "2009")), with("Karin", "Pedersen", born("1981-02-03"), in("Stockholm", "2001", "2009"))},
		{with("Lisa", "Weber", bornAs("Koch"), born("1975-01-02")), with("Lisa", "Koch", born("1975-01-02"))},
		{with("Uta", "Müller-Lüdenscheidt", email("uta@x.example")), with("Uta", "Müller", email("uta@x.example"))},
		{with("Hans Peter", "Groß", born("1960-12-31"), in("Göteborg", "1990", "2000")), with("Hans", "Gross", born("--12-31"), in("Göteborg", "1990", "2000"))},
		{with("Björn", "Åkesson", in("Göteborg", "2003-02-01", "2011-03-31")), with("Bjorn", "Akesson", in("Göteborg", "2003-02-01", "2011-03-31"))},
		// Those below are not the same, as somebody knows.
		{with("Eva", "Lindgren", in("Malmö", "1999", "2004")), with("Eva", "Lindgren", in("Malmö", "1999-05", "2004"))},
		{with("Nils", "Holm", worksAt("Nordhafen")), with("Nils", "Holm", worksAt("Nordhafen"))},
		{with("Per", "Dahl", lives("Storgatan 1", "211 42", "Malmö")), with("Per", "Dahl", lives("Storgatan 1", "211 42", "Malmö"))},
		{with("Ida", "Schmidt", born("1980-08-08")), with("Ida", "Schmitt", born("1980-08-08"))},
		{with("Ole", "Berg", landline("+4540123456")), with("Ole", "Berg", landline("+4540123456"))},
	}
}

// others fill the register up to 376 people, none of whom is like another one.
func others(n int) []*model.Person {
	var list []*model.Person
	for i := range n {
		p := with(fmt.Sprintf("%c%cno", 'A'+i%26, 'a'+i/26%26), fmt.Sprintf("%c%cson%c", 'A'+i/7%26, 'a'+i*5%26, 'a'+i/130), in("Stockholm", fmt.Sprint(1990+i%30), ""), email(fmt.Sprintf("p%d@x%d.example", i, i)))
		list = append(list, p)
	}
	return list
}

// TestScenarioOfFourteenPairs is the yearly check of the register: fourteen pairs, nine of them merged, five marked, and
// three days later one merge was a mistake.
func TestScenarioOfFourteenPairs(t *testing.T) {
	ctx := t.Context()
	b, clock := newBook(t)
	annas := []*model.Person{
		with("Anna", "Andersson", in("Malmö", "1995", "1999")), with("Anna", "Andersson", in("Malmö", "2003-05-01", "2008-12-31")), with("Anna", "Andersson", in("Malmö", "2012", "2020-06")),
	}
	couple := []*model.Person{
		with("Karl", "Nyström", email("nystrom@familjen.example"), lives("Ekvägen 3", "416 55", "Göteborg"), landline("+46313456789")),
		with("Maria", "Nyström", email("nystrom@familjen.example"), lives("Ekvägen 3", "416 55", "Göteborg"), landline("+46313456789")),
	}
	var people []*model.Person
	for _, p := range twins() {
		people = append(people, p[0], p[1])
	}
	all := slices.Concat(annas, couple, people)
	all = append(all, others(376-len(all))...)
	add(t, b, all...)
	pairs, err := Find(ctx, b, nil)
	must(t, err)
	var want, got [][2]int64
	for i := 0; i < len(people); i += 2 {
		want = append(want, [2]int64{people[i].ID, people[i+1].ID})
	}
	for _, p := range pairs {
		got = append(got, [2]int64{p.A, p.B})
	}
	byID := cmpopts.SortSlices(func(a, b [2]int64) bool { return a[0] < b[0] })
	if d := cmp.Diff(want, got, byID); d != "" {
		t.Fatal(d)
	}
	if got[0] != want[0] {
		t.Errorf("top is %+v", pairs[0])
	}
	t.Log(pairs)

	histories := func(id int64) []int64 {
		list, _, err := b.Timeline(ctx, id, nil, 0, 100)
		must(t, err)
		var ids []int64
		for _, i := range list {
			ids = append(ids, i.ID)
		}
		return ids
	}
	juergen := people[:2]
	entries(t, b, juergen[0].ID, 4)
	entries(t, b, juergen[1].ID, 7)
	before, err := b.People(ctx, []int64{juergen[0].ID, juergen[1].ID})
	must(t, err)
	own, other := histories(juergen[0].ID), histories(juergen[1].ID)

	var merges []int64
	for i, p := range want {
		if i < 9 {
			id, err := Merge(ctx, b, p[0], p[1], nil)
			must(t, err)
			merges = append(merges, id)
			continue
		}
		_, err := NotSame(ctx, b, p[1], p[0])
		must(t, err)
	}
	if pairs, err := Find(ctx, b, nil); err != nil || len(pairs) != 0 {
		t.Errorf("they return: %+v %v", pairs, err)
	}
	if n, err := b.Count(ctx); n != 376-9 || err != nil {
		t.Error(n, err)
	}
	if n := len(histories(juergen[0].ID)); n != 11 {
		t.Errorf("%d entries instead of 4 and 7", n)
	}
	sound(t, b)

	clock.at = clock.at.Add(3 * 24 * time.Hour)
	_, err = b.Change(ctx, model.Doing{Code: "edit"}, func(tx *book.Tx) error { // life goes on
		p, err := tx.Person(people[2].ID)
		p.Nickname = "Sø"
		must(t, err)
		return tx.UpdatePeople([]*model.Person{&p})
	})
	must(t, err)
	res, err := b.Undo(ctx, merges[0], model.UndoAsk)
	must(t, err)
	if res.Change == 0 || len(res.Conflicts) > 0 {
		t.Errorf("%+v", res)
	}
	after, err := b.People(ctx, []int64{juergen[0].ID, juergen[1].ID})
	must(t, err)
	if d := cmp.Diff(before, after, cmpopts.EquateEmpty(), cmpopts.IgnoreFields(model.Record{}, "Version", "Updated")); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([][]int64{own, other}, [][]int64{histories(juergen[0].ID), histories(juergen[1].ID)}); d != "" || len(own) != 4 || len(other) != 7 {
		t.Error(d, len(own), len(other))
	}
	if pairs, err := Find(ctx, b, nil); err != nil || len(pairs) != 1 || pairs[0].A != juergen[0].ID {
		t.Errorf("%+v %v", pairs, err)
	}
	sound(t, b)
}

// entries notes calls about a person.
func entries(t *testing.T, b *book.Book, id int64, n int) {
	t.Helper()
	for i := range n {
		_, err := b.Change(t.Context(), model.Doing{Code: "log_call"}, func(tx *book.Tx) error {
			return tx.CreateInteraction(&model.Interaction{Kind: model.InteractionCall, On: model.NewDate(2020+i, 1, 1), Reached: true, PersonIDs: []int64{id}, Text: "talked"})
		})
		must(t, err)
	}
}
