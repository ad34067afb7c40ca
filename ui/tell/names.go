package tell

import (
	"context"
	"encoding/json"
	"slices"

	"alumnibook/model/book"
)

// ReadNames finds out what the numbers in some images of records stand for.
func ReadNames(ctx context.Context, b *book.Book, images ...json.RawMessage) (Names, error) {
	n := Names{map[int64]string{}, map[int64]string{}, map[int64]string{}}
	colleagues, err := b.Colleagues(ctx)
	if err != nil {
		return n, err
	}
	for _, c := range colleagues {
		n.Colleagues[c.ID] = c.Name
	}
	fields, err := b.OwnFields(ctx)
	if err != nil {
		return n, err
	}
	for _, f := range fields {
		n.OwnFields[f.ID] = f.Name
	}
	ids := peopleIn(images)
	if len(ids) == 0 {
		return n, nil
	}
	rows, err := b.Rows(ctx, ids)
	for _, r := range rows {
		n.People[r.ID] = r.Name
	}
	return n, err
}

// peopleIn lists the people that records are about.
func peopleIn(images []json.RawMessage) []int64 {
	var ids []int64
	for _, raw := range images {
		var entry struct {
			PersonIDs []int64 `json:"person_ids"`
			PersonID  int64   `json:"person_id"`
		}
		var bare []int64
		if json.Unmarshal(raw, &bare) != nil {
			_ = json.Unmarshal(raw, &entry)
		}
		ids = append(append(ids, entry.PersonIDs...), bare...)
		if entry.PersonID != 0 {
			ids = append(ids, entry.PersonID)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}
