package book

import (
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSalvageOfAnOlderBook(t *testing.T) {
	for name, make := range map[string]func(*testing.T, string){"first": oldBook, "second": secondBook} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			path, to := filepath.Join(dir, "Firm.alumni"), filepath.Join(dir, "Salvaged.alumni")
			make(t, path)
			r, err := Salvage(t.Context(), path, to, nil)
			must(t, err)
			if r.Lost() != 0 || len(r.Problems) > 0 || r.Stubs != 0 {
				t.Errorf("%d lost, %d stubs, problems %q", r.Lost(), r.Stubs, r.Problems)
			}
			salvaged, err := Open(t.Context(), to)
			must(t, err)
			defer func() { must(t, salvaged.Close()) }()
			sound(t, salvaged)
			opened, err := Open(t.Context(), path)
			must(t, err)
			defer func() { must(t, opened.Close()) }()
			for _, id := range []int64{1, 2} {
				want, err := opened.Person(t.Context(), id)
				must(t, err)
				got, err := salvaged.Person(t.Context(), id)
				must(t, err)
				if d := cmp.Diff(want, got); d != "" {
					t.Errorf("person %d: %s", id, d)
				}
			}
			was, err := opened.Counts(t.Context())
			must(t, err)
			is, err := salvaged.Counts(t.Context())
			must(t, err)
			if is.People != was.People || is.Interactions != was.Interactions || is.Version != was.Version || is.Changes != was.Changes+1 {
				t.Errorf("%+v instead of %+v", is, was)
			}
		})
	}
}
