package book

import (
	"bytes"
	"encoding/json"
	"maps"
	"reflect"
	"slices"

	"alumnibook/model"
)

// fields are the top-level fields of a record's image.
type fields map[string]json.RawMessage

// counted are the fields that count changes; they belong to no change.
var counted = []string{"uid", "version", "created", "updated"}

func fieldsOf(image []byte) (fields, error) {
	f := fields{}
	if len(image) == 0 {
		return f, nil
	}
	if err := json.Unmarshal(image, &f); err != nil {
		return nil, err
	}
	for _, name := range counted {
		delete(f, name)
	}
	return f, nil
}

// sameJSON compares two values; what is not there is nothing.
func sameJSON(a, b json.RawMessage) bool {
	if bytes.Equal(a, b) {
		return true
	}
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	var x, y any
	return json.Unmarshal(a, &x) == nil && json.Unmarshal(b, &y) == nil && reflect.DeepEqual(x, y)
}

// sameImage compares two images of a record but for the counting of changes.
func sameImage(a, b []byte) (bool, error) {
	x, err := fieldsOf(a)
	if err != nil {
		return false, err
	}
	y, err := fieldsOf(b)
	if err != nil || len(x) != len(y) {
		return false, err
	}
	for name := range x {
		if !sameJSON(x[name], y[name]) {
			return false, nil
		}
	}
	return true, nil
}

// resolver finds the value of a field that was changed again since in which both the undo and the later change are
// kept; false where there is none.
type resolver func(field string, was, became, is json.RawMessage) (json.RawMessage, bool, error)

// listWithout takes out of a list what a change put in and puts in what it took out, and leaves alone what came later;
// false where something that the change put in is no longer there. Same tells whether an element of today is one that
// the change put in.
func listWithout(was, became, is []json.RawMessage, same func(is, became json.RawMessage) bool) ([]json.RawMessage, bool) {
	lacks := func(list []json.RawMessage, v json.RawMessage) bool {
		return !slices.ContainsFunc(list, func(x json.RawMessage) bool { return sameJSON(x, v) })
	}
	list, at := slices.Clone(is), -1
	for _, v := range became {
		if !lacks(was, v) {
			continue
		}
		i := slices.IndexFunc(list, func(x json.RawMessage) bool { return same(x, v) && (sameJSON(x, v) || lacks(was, x)) })
		if i < 0 {
			return nil, false
		}
		list = slices.Delete(list, i, i+1)
		if at < 0 {
			at = i
		}
	}
	for _, v := range was {
		if lacks(became, v) && lacks(list, v) {
			if at < 0 || at > len(list) {
				at = len(list)
			}
			list = slices.Insert(list, at, v)
			at++
		}
	}
	return list, true
}

// asList reads a field that holds a list; false for any other.
func asList(v json.RawMessage) ([]json.RawMessage, bool) {
	var list []json.RawMessage
	if len(v) == 0 {
		return nil, true
	}
	if v[0] != '[' || json.Unmarshal(v, &list) != nil {
		return nil, false
	}
	return list, true
}

// putBack works out what a record becomes when a change from before to after is taken back: a field that is as
// the change left it becomes as it was before; one that was changed again is a conflict, and is put back only by
// force. Resolve, where there is one, is asked before that. The first answer is nil where nothing has to be written.
func putBack(before, after, now []byte, force bool, resolve resolver) (json.RawMessage, []model.FieldConflict, error) {
	var images [3]fields
	for i, text := range [][]byte{before, after, now} {
		f, err := fieldsOf(text)
		if err != nil {
			return nil, nil, err
		}
		images[i] = f
	}
	was, became, is := images[0], images[1], images[2]
	var conflicts []model.FieldConflict
	changed := false
	for _, name := range fieldNames(was, became) {
		if sameJSON(was[name], became[name]) || sameJSON(is[name], was[name]) {
			continue
		}
		untouched := sameJSON(is[name], became[name])
		if !untouched && resolve != nil {
			resolved, ok, err := resolve(name, was[name], became[name], is[name])
			if err != nil {
				return nil, nil, err
			}
			if ok {
				changed = changed || !sameJSON(is[name], resolved)
				is[name] = resolved
				continue
			}
		}
		if !untouched && !force {
			conflicts = append(conflicts, model.FieldConflict{Field: name, Before: was[name], Now: is[name]})
			continue
		}
		changed = true
		if was[name] == nil {
			delete(is, name)
		} else {
			is[name] = was[name]
		}
	}
	if !changed {
		return nil, conflicts, nil
	}
	merged, err := json.Marshal(is)
	return merged, conflicts, err
}

func fieldNames(a, b fields) []string {
	names := maps.Clone(a)
	maps.Copy(names, b)
	return slices.Sorted(maps.Keys(names))
}
