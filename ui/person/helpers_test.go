package person

import (
	"encoding/json"
	"testing"

	"alumnibook/model"
	"alumnibook/model/book"
)

func asJSON(t *testing.T, v any) string {
	t.Helper()
	data, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func updateOf(p *model.Person) func(*book.Tx) error {
	return func(tx *book.Tx) error { return tx.UpdatePeople([]*model.Person{p}) }
}
