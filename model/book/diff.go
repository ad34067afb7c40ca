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

// putBack works out what a record becomes when a change from before to after is taken back: a field that is as
// the change left it becomes as it was before; one that was changed again is a conflict, and is put back only by
// force. The first answer is nil where nothing has to be written.
func putBack(before, after, now []byte, force bool) (json.RawMessage, []model.FieldConflict, error) {
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
		switch {
		case sameJSON(was[name], became[name]), sameJSON(is[name], was[name]):
			continue
		case !force && !sameJSON(is[name], became[name]):
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
