package book

import (
	"context"

	"alumnibook/model"
)

// Name is what somebody is called and when they were born.
type Name struct {
	ID                                             int64
	Given, Additional, Family, BirthName, Nickname string
	Birthday                                       model.Date
}

// EachName hands the names of everybody who is not in the wastebasket to fn. Nothing else of them is read, so that a
// list can be compared with a large book.
func (b *Book) EachName(ctx context.Context, fn func(*Name)) error {
	rows, err := b.read.WithContext(ctx).
		Raw("SELECT id, given, additional, family, birth_name, nickname, birthday FROM people WHERE trashed = 0").Rows()
	if err != nil {
		return codedIn(ctx, err)
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var n Name
		if err := rows.Scan(&n.ID, &n.Given, &n.Additional, &n.Family, &n.BirthName, &n.Nickname, &n.Birthday); err != nil {
			return codedIn(ctx, err)
		}
		fn(&n)
	}
	return codedIn(ctx, rows.Err())
}
