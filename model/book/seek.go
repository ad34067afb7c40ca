package book

import (
	"database/sql/driver"
	"encoding/json"
	"sync"
	"sync/atomic"

	gosqlite "github.com/glebarez/go-sqlite"
)

// A search through every text of the book for what an index does not know runs as a function of ours inside the engine:
// lines in which nothing is found are never handed over, which would take most of the time.

// seekFunction is the name of the function: seek(n, …) asks the n-th seeker about some columns of a line.
const seekFunction = "alumni_seek"

// seeker tells whether a line is wanted. Columns that are NULL are nil.
type seeker func(columns []driver.Value) bool

var (
	seekers    sync.Map // seeker by number
	lastSeeker atomic.Int64
)

func init() {
	gosqlite.MustRegisterScalarFunction(seekFunction, -1, func(_ *gosqlite.FunctionContext, args []driver.Value) (driver.Value, error) {
		n, ok := args[0].(int64)
		if !ok {
			return int64(0), nil
		}
		s, ok := seekers.Load(n)
		if ok && s.(seeker)(args[1:]) {
			return int64(1), nil
		}
		return int64(0), nil
	})
}

// seek gives a seeker its number until done is called.
func seek(s seeker) (n int64, done func()) {
	n = lastSeeker.Add(1)
	seekers.Store(n, s)
	return n, func() { seekers.Delete(n) }
}

// textsOf are the columns that hold a text.
func textsOf(columns []driver.Value) []string {
	list := make([]string, 0, len(columns))
	for _, c := range columns {
		switch v := c.(type) {
		case string:
			list = append(list, v)
		case []byte:
			list = append(list, string(v))
		}
	}
	return list
}

// eachString hands every text of some JSON to fn, with the names of the fields that it stands in, until one answers true.
func eachString(raw string, fn func(path []string, text string) bool) bool {
	var v any
	if json.Unmarshal([]byte(raw), &v) != nil {
		return fn(nil, raw)
	}
	return eachStringOf(v, nil, fn)
}

func eachStringOf(v any, path []string, fn func([]string, string) bool) bool {
	switch v := v.(type) {
	case string:
		return fn(path, v)
	case []any:
		for _, x := range v {
			if eachStringOf(x, path, fn) {
				return true
			}
		}
	case map[string]any:
		for _, name := range sortedKeys(v) { // in the same order each time
			if eachStringOf(v[name], append(path, name), fn) {
				return true
			}
		}
	}
	return false
}
