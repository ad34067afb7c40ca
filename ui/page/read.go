package page

import (
	"context"
	"strconv"
	"strings"

	"alumnibook/ui/run"
)

// key is comparable, so that the runner knows work that it was given before.
type key struct {
	of   any
	what string
}

// Key tells the runner which work replaces which: that of the same page, or part of one, under the same name.
func Key(of any, what string) any { return key{of, what} }

// Read fetches something on the runner and goes on with it; what fails is said. See Key for of and what.
func Read[T any](h Host, of any, what string, work func(ctx context.Context) (T, error), then func(T)) {
	run.Do(h.Runner(), Key(of, what), func(ctx context.Context, _ run.Progress) (T, error) { return work(ctx) }, func(t T, err error) {
		if err != nil {
			h.Fail(err)
			return
		}
		then(t)
	})
}

// Drop stops work whose answer nobody waits for any more, such as that of a page that is thrown away.
func Drop(h Host, of any, what ...string) {
	for _, one := range what {
		h.Runner().Drop(Key(of, one))
	}
}

// TextOf is an ID as routes and the choices of fields carry it: "" for none.
func TextOf(id int64) string {
	if id == 0 {
		return ""
	}
	return strconv.FormatInt(id, 10)
}

// TextsOf are some IDs as routes carry them: "12,15".
func TextsOf(ids []int64) string {
	texts := make([]string, len(ids))
	for i, id := range ids {
		texts[i] = strconv.FormatInt(id, 10)
	}
	return strings.Join(texts, ",")
}

// IDsOf are the IDs that a text from TextsOf carries; what is none is left out.
func IDsOf(text string) (ids []int64) {
	for one := range strings.SplitSeq(text, ",") {
		if id := IDOf(one); id != 0 {
			ids = append(ids, id)
		}
	}
	return ids
}

// IDOf is the ID that a text from TextOf carries, 0 for none.
func IDOf(text string) int64 {
	id, _ := strconv.ParseInt(text, 10, 64)
	return id
}
