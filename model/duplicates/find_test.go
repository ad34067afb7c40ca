package duplicates

import (
	"context"
	"math"
	"slices"
	"testing"

	"alumnibook/model"
)

// suggested is what is said about two people; nil for nothing.
func suggested(t *testing.T, a, b *model.Person, more ...*model.Person) *Pair {
	t.Helper()
	f := newFinder(0)
	for i, p := range append([]*model.Person{a, b}, more...) {
		p.ID = int64(i + 1)
		f.add(p)
	}
	pairs, err := f.pairs(t.Context(), nil, func(int, int) {})
	must(t, err)
	for _, p := range pairs {
		if p.A == 1 && p.B == 2 {
			return &p
		}
	}
	return nil
}

func TestWhoIsSuggested(t *testing.T) {
	for name, c := range map[string]struct {
		a, b    *model.Person
		reasons []Reason
	}{
		"umlauts spelled out and one mobile":   {with("Jürgen", "Müller", mobile("+491701234567")), with("Juergen", "Mueller", mobile("+491701234567")), []Reason{SamePhone, SameName}},
		"umlauts without their dots":           {with("Søren", "Åkesson"), with("Soren", "Akesson"), []Reason{SimilarName}},
		"a rare name and nothing else":         {with("Ada", "Lovelace"), with("Ada", "Lovelace"), []Reason{SameName}},
		"an address in other letters":          {with("Eva", "Koch", email("Eva.Koch@Mail.example")), with("Eva", "Koch", email("eva.koch@mail.example")), []Reason{SameEmail, SameName}},
		"a profile with a slash more":          {with("Eva", "Koch", linkedin("evakoch")), with("Eva", "Koch", linkedin("evakoch/")), []Reason{SameLink, SameName}},
		"a wedding and a private address":      {with("Eva", "Koch", email("eva@mail.example")), with("Eva", "Weber", email("eva@mail.example")), []Reason{SameEmail}},
		"a wedding and a birth name":           {with("Eva", "Weber", bornAs("Koch"), born("1980-01-02")), with("Eva", "Koch", born("1980-01-02")), []Reason{SameBirthday, BirthName}},
		"a double name":                        {with("Uta", "Müller-Lüdenscheidt", born("1970-05-06")), with("Uta", "Müller", born("1970-05-06")), []Reason{SameBirthday, SimilarName}},
		"Petersen and Pedersen, born one day":  {with("Karin", "Petersen", born("1970-05-06")), with("Karin", "Pedersen", born("1970-05-06")), []Reason{SameBirthday, SimilarName}},
		"a birthday without its year":          {with("Karin", "Holm", born("1970-05-06")), with("Karin", "Holm", born("--05-06")), []Reason{SameBirthday, SameName}},
		"a particle left out":                  {with("Max", "von der Heide", born("1970-05-06")), with("Max", "Heide", born("1970-05-06")), []Reason{SameBirthday, SimilarName}},
		"given and family name swapped":        {with("Peter", "Jansson", born("1970-05-06")), with("Jansson", "Peter", born("1970-05-06")), []Reason{SameBirthday, SimilarName}},
		"an initial and one mobile":            {with("J.", "Müller", mobile("+491701234567")), with("Jürgen", "Müller", mobile("+491701234567")), []Reason{SamePhone, SimilarName}},
		"a second given name":                  {with("Anna-Lena", "Koch", in("Malmö", "2001-02-01", "2004-03-31")), with("Anna", "Koch", in("Malmö", "2001-02-01", "2004-03-31")), []Reason{SimilarName, SameYears, SameOffice}},
		"a nickname":                           {&model.Person{Given: "Robert", Family: "Koch", Nickname: "Bob", Birthday: date("1970-05-06")}, with("Bob", "Koch", born("1970-05-06")), []Reason{SameBirthday, SimilarName}},
		"a personnel number written otherwise": {with("Eva", "Koch", numbered("Kiel", "A 0815")), with("Eva", "Koch", numbered("Kiel", "a0815")), []Reason{SamePersonnel, SameName, SameOffice}},
		"years that one list knows better":     {with("Eva", "Koch", in("Kiel", "2001", "2005-06")), with("Eva", "Koch", in("Kiel", "2001-04-01", "2005-06-30")), []Reason{SameName, SameYears, SameOffice}},
		"a postal code":                        {with("Eva", "Koch", lives("", "24103", "Kiel")), with("Eva", "Koch", lives("Holtenauer Str. 1", "24103", "Kiel")), []Reason{SameName, SameAddress}},
	} {
		p := suggested(t, c.a, c.b)
		if p == nil {
			t.Errorf("%s: nothing", name)
			continue
		}
		if !slices.Equal(p.Reasons, c.reasons) || p.Score < enough || p.Score > 100 {
			t.Errorf("%s: %+v instead of %v", name, *p, c.reasons)
		}
	}
}

func TestWhoIsNotSuggested(t *testing.T) {
	home := lives("Ekvägen 3", "416 55", "Göteborg")
	for name, pair := range map[string][2]*model.Person{
		"husband and wife with one address":  {with("Karl", "Nyström", email("nystrom@x.example")), with("Maria", "Nyström", email("nystrom@x.example"))},
		"husband and wife with all in one":   {with("Karl", "Nyström", email("nystrom@x.example"), landline("+4631123456"), home), with("Maria", "Nyström", email("nystrom@x.example"), landline("+4631123456"), home)},
		"twins":                              {with("Karl", "Nyström", born("1970-05-06"), home), with("Kalle", "Nyström", born("1970-05-06"), home)},
		"father and son of one name":         {with("Karl", "Nyström", born("1940-05-06"), home), with("Karl", "Nyström", born("1970-08-01"), home)},
		"one name and different years":       {with("Anna", "Andersson", in("Malmö", "1995", "1999")), with("Anna", "Andersson", in("Malmö", "2003", "2008"))},
		"one name and different birthdays":   {with("Anna", "Andersson", born("1970-05-06")), with("Anna", "Andersson", born("1971-05-06"))},
		"one name and different numbers":     {with("Anna", "Andersson", numbered("Malmö", "1")), with("Anna", "Andersson", numbered("Malmö", "2"))},
		"Hansen and Jansen of one year":      {with("Eva", "Hansen", in("Kiel", "2001", "2005")), with("Eva", "Jansen", in("Kiel", "2001", "2005"))},
		"similar names alone":                {with("Karin", "Petersen"), with("Karin", "Pedersen")},
		"similar names in one office":        {with("Karin", "Petersen", in("Kiel", "", "")), with("Karin", "Pedersen", in("Kiel", "", ""))},
		"the office's mailbox":               {with("Eva", "Koch", email("info@firm.example")), with("Max", "Weber", email("info@firm.example"))},
		"a birthday":                         {with("Eva", "Koch", born("1970-05-06")), with("Max", "Weber", born("1970-05-06"))},
		"one given name, one day, one house": {with("Eva", "Koch", born("1970-05-06"), home), with("Eva", "Weber", born("1970-05-06"), home)},
		"the switchboard":                    {with("Eva", "Koch", switchboard), with("Eva", "Weber", switchboard)},
	} {
		if p := suggested(t, pair[0], pair[1]); p != nil {
			t.Errorf("%s: %+v", name, *p)
		}
	}
}

func switchboard(p *model.Person) {
	p.Phones = []model.Phone{{Number: "0431 123", E164: "+49431123", Kind: model.KindWork}}
}

func TestCommonNameNeedsMore(t *testing.T) {
	a, b := with("Anna", "Andersson", in("Malmö", "", "")), with("Anna", "Andersson", in("Malmö", "", ""))
	if p := suggested(t, a, b); p == nil {
		t.Error("two of a name are worth a question")
	}
	a, b = with("Anna", "Andersson", in("Malmö", "", "")), with("Anna", "Andersson", in("Malmö", "", ""))
	if p := suggested(t, a, b, with("Anna", "Andersson"), with("Anna", "Andersson")); p != nil {
		t.Errorf("four of a name are none: %+v", *p)
	}
}

func TestMailboxOfThreePeopleBelongsToNobody(t *testing.T) {
	box := email("kanslist@firm.example")
	a, b, c := with("Eva", "Koch", box), with("Eva", "Weber", box), with("Max", "Wolf", box)
	if p := suggested(t, a, b, c); p != nil {
		t.Errorf("%+v", *p)
	}
	// One person three times is no office.
	a, b, c = with("Eva", "Koch", box), with("Eva", "Koch", box), with("Eva", "Koch", box)
	if p := suggested(t, a, b, c); p == nil || !slices.Contains(p.Reasons, SameEmail) {
		t.Errorf("%+v", p)
	}
}

func TestFindPassesOverTheWastebasketAndMarks(t *testing.T) {
	ctx := t.Context()
	bk, _ := newBook(t)
	a, b, c := with("Ada", "Lovelace"), with("Ada", "Lovelace"), with("Ada", "Lovelace")
	add(t, bk, a, b, c)
	count := func() int {
		pairs, err := Find(ctx, bk, nil)
		must(t, err)
		return len(pairs)
	}
	if n := count(); n != 3 {
		t.Error(n)
	}
	id, err := NotSame(ctx, bk, c.ID, a.ID)
	must(t, err)
	if n := count(); n != 2 {
		t.Error(n)
	}
	_, err = bk.Undo(ctx, id, model.UndoAsk)
	must(t, err)
	_, err = Merge(ctx, bk, a.ID, b.ID, nil)
	must(t, err)
	if n := count(); n != 1 {
		t.Error(n)
	}
}

func TestFindTellsHowFarItIsAndStops(t *testing.T) {
	bk, _ := newBook(t)
	add(t, bk, manyPeople(500)...)
	last := -1
	_, err := Find(t.Context(), bk, func(done, total int) {
		if done < last || done > total || total != 500 {
			t.Errorf("%d of %d after %d", done, total, last)
		}
		last = done
	})
	must(t, err)
	if last != 500 {
		t.Error(last)
	}
	ctx, cancel := context.WithCancel(t.Context())
	_, err = Find(ctx, bk, func(int, int) { cancel() })
	if model.CodeOf(err) != model.CodeCancelled {
		t.Error(err)
	}
}

func TestSimilarityOfNames(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want float64
	}{
		{"schulze", "schulz", 0.971}, {"andersen", "anderson", 0.950}, {"schmidt", "schmitt", 0.943}, {"petersen", "pedersen", 0.933}, {"koch", "koch", 1},
	} {
		for _, got := range []float64{similarity([]rune(c.a), []rune(c.b)), similarity([]rune(c.b), []rune(c.a))} {
			if math.Abs(got-c.want) > 0.0006 {
				t.Errorf("%s and %s: %.3f instead of %.3f", c.a, c.b, got, c.want)
			}
		}
	}
	for _, c := range [][2]string{{"hansen", "jansen"}, {"kristina", "christina"}, {"jens", "jan"}, {"meyer", "meier"}, {"", "koch"}, {"a", "aaaaaaaa"}} {
		if got := similarity([]rune(c[0]), []rune(c[1])); got >= similarEnough {
			t.Errorf("%v: %.3f", c, got)
		}
	}
}
