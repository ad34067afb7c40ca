package cadence

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

const document = "../../docs/calls.md"

// TestDocumentTellsTheTruth works out the tables of the document anew.
func TestDocumentTellsTheTruth(t *testing.T) {
	text, err := os.ReadFile(document)
	if err != nil {
		t.Fatal(err)
	}
	f := imported(240, 5, twice)
	f.again, f.holiday = true, []int{1, 29, 30, 52}
	f.run(52 * years)
	for _, table := range []string{spans(), quarters(f, 2027), lives(f, 17, 101, 233)} {
		if !strings.Contains(string(text), table) {
			t.Errorf("the document should hold:\n%s", table)
		}
	}
}

// spans are the intervals of each goal.
func spans() string {
	var b strings.Builder
	for n := 1; n <= 4; n++ {
		lo, hi := usual.span(n, 10)
		fmt.Fprintf(&b, "| %d%s | %d to %d |\n", n, []string{"", " or more"}[n/4], lo, hi)
	}
	return b.String()
}

// quarters is what a year was like.
func quarters(f *firm, year int) string {
	var b strings.Builder
	for q := range 4 {
		var lists, talks []int
		of := map[int64]bool{}
		perList := map[string]int{}
		for _, c := range f.people {
			for _, w := range c.listed {
				if thursday := w.Monday().AddDays(3); thursday.Year == year && (thursday.Month-1)/3 == q {
					perList[w.String()]++
				}
			}
			for i, d := range c.talks {
				if d.Year == year && (d.Month-1)/3 == q && i > 0 {
					talks = append(talks, c.talks[i-1].DaysUntil(d))
					of[c.id] = true
				}
			}
		}
		sum := 0
		for _, n := range perList {
			lists = append(lists, n)
			sum += n
		}
		slices.Sort(talks)
		fmt.Fprintf(&b, "| %d | %d | %d | %d to %d | %d | %d | %d | %d |\n", q+1, len(lists), sum, slices.Min(lists), slices.Max(lists),
			len(talks), talks[0], talks[len(talks)/2], talks[len(talks)-1])
	}
	return b.String()
}

// lives are the talks with some people, one line each.
func lives(f *firm, ids ...int64) string {
	var b strings.Builder
	for _, id := range ids {
		c := f.people[id-1]
		var cells []string
		for i, d := range c.talks {
			cell := d.String()
			if i > 0 {
				cell += fmt.Sprintf(" (%d)", c.talks[i-1].DaysUntil(d))
			}
			cells = append(cells, cell)
		}
		fmt.Fprintf(&b, "| %s | %s |\n", []string{"Anna", "Björn", "Clara"}[len(strings.Split(b.String(), "\n"))-1], strings.Join(cells[:4], " | "))
	}
	return b.String()
}
