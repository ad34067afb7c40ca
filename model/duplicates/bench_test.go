package duplicates

import (
	"fmt"
	"math/rand/v2"
	"os"
	"runtime"
	"strconv"
	"testing"
	"time"

	"alumnibook/model"
	"alumnibook/model/book"
)

// manyPeople are invented people of a firm with as many names as a telephone book has, of whom each hundredth stands in
// it twice.
func manyPeople(n int) []*model.Person {
	r := rand.New(rand.NewPCG(5, 6))
	pick := func(list []string) string { return list[r.IntN(len(list))] }
	given := []string{"Anna", "Søren", "Jürgen", "Åsa", "Lars", "Käthe", "Mads", "Ingrid", "Peter", "Sofie", "Ulrich", "Malin", "Henrik", "Clara", "Björn", "Thomas", "Eva", "Nils", "Greta", "Otto"}
	parts := []string{"so", "ren", "mul", "ha", "bo", "ur", "ta", "ma", "mo", "an", "der", "ber", "li", "str", "ka", "ro", "ne", "ti", "ve", "da"}
	family := func() string {
		s := "S"
		if r.IntN(2) == 0 { // one of four hundred common names
			return s + pick(parts) + pick(parts)
		}
		return s + pick(parts) + pick(parts) + pick(parts) + pick([]string{"sen", "sson", "er", "mann"})
	}
	people := make([]*model.Person, 0, n)
	for i := 0; len(people) < n; i++ {
		year := 1990 + r.IntN(30)
		p := &model.Person{
			Given: pick(given), Family: family(), Birthday: model.NewDate(1950+r.IntN(45), 1+r.IntN(12), 1+r.IntN(28)),
			Emails:      []model.Email{{Address: fmt.Sprintf("p%d@x%d.example", i, i%977), Kind: model.KindPrivate}},
			Phones:      []model.Phone{{Number: fmt.Sprint(i), E164: fmt.Sprintf("+49170%07d", i), Kind: model.KindMobile}},
			Addresses:   []model.Address{{Street: fmt.Sprintf("Weg %d", i), PostalCode: fmt.Sprintf("%05d", r.IntN(99999)), City: "Kiel"}},
			Employments: []model.Employment{{PersonnelNumber: fmt.Sprintf("%06d", i), Office: pick([]string{"Kiel", "Malmö", "Oslo"}), From: model.NewDate(year, 1+r.IntN(12), 1), To: model.NewDate(year+1+r.IntN(5), 12, 31)}},
			Jobs:        []model.Job{{Organisation: "Firm " + family()}},
		}
		people = append(people, p)
		if i%100 == 0 && len(people) < n {
			q := *p
			q.Given, q.Employments = model.FoldLong(p.Given), nil
			people = append(people, &q)
		}
	}
	return people
}

// BenchmarkFind looks for duplicates among 100,000 people (or as many as PEOPLE says) and tells how much memory it took
// at the most.
func BenchmarkFind(b *testing.B) {
	n := 100_000
	if s, err := strconv.Atoi(os.Getenv("PEOPLE")); err == nil {
		n = s
	}
	bk, _ := newBook(b)
	people := manyPeople(n)
	_, err := bk.Change(b.Context(), model.Doing{Code: "import"}, func(tx *book.Tx) error { return tx.CreatePeople(people) })
	must(b, err)
	people = nil
	for b.Loop() {
		runtime.GC()
		var before, now runtime.MemStats
		runtime.ReadMemStats(&before)
		most := uint64(0)
		start, cpu := time.Now(), cpuSeconds()
		pairs, err := Find(b.Context(), bk, func(done, _ int) {
			if done%1000 == 0 {
				runtime.ReadMemStats(&now)
				most = max(most, now.HeapAlloc)
			}
		})
		must(b, err)
		b.ReportMetric(time.Since(start).Seconds(), "s/find")
		b.ReportMetric(cpuSeconds()-cpu, "cpu-s/find")
		b.ReportMetric(float64(most-min(most, before.HeapAlloc))/(1<<20), "MB/peak")
		b.ReportMetric(float64(len(pairs)), "pairs")
		b.ReportMetric(float64(n/101), "doubles")
	}
}
