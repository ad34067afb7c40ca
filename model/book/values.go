package book

import (
	"cmp"
	"context"
	"slices"

	"alumnibook/model"
)

// Value is a text that occurs in the book, and how many people have it.
type Value struct {
	Text  string
	Count int
}

// valueColumns are the fields whose values the grid knows.
var valueColumns = map[string]int{
	"office": textOffice, "department": textDepartment, "position": textPosition, "employer": textEmployer, "city": textCity,
}

// valueSQL are the other ones.
var valueSQL = map[string]string{
	"tag":    "SELECT t.tag AS text, count(*) AS count FROM tags t JOIN people p ON p.id = t.person_id WHERE p.trashed = 0 GROUP BY t.tag",
	"skill":  "SELECT t.skill AS text, count(*) AS count FROM skills t JOIN people p ON p.id = t.person_id WHERE p.trashed = 0 GROUP BY t.skill",
	"reason": "SELECT t.reason AS text, count(DISTINCT t.person_id) AS count FROM employments t JOIN people p ON p.id = t.person_id WHERE p.trashed = 0 AND t.reason <> '' GROUP BY t.reason",
}

// Values lists what occurs in a field (office, department, position, employer, tag, skill, city or reason) of
// the people who are not in the wastebasket, most used first.
func (b *Book) Values(ctx context.Context, field string) ([]Value, error) {
	values := []Value{}
	if column, ok := valueColumns[field]; ok {
		g, err := b.grid.get(ctx, b)
		if err != nil {
			return nil, codedIn(ctx, err)
		}
		values = g.values(column)
	} else if sql, ok := valueSQL[field]; ok {
		if err := query(b.read.WithContext(ctx), &values, sql); err != nil {
			return nil, codedIn(ctx, err)
		}
	} else {
		return nil, model.Invalid("field", "unknown")
	}
	slices.SortFunc(values, func(a, b Value) int {
		return cmp.Or(-cmp.Compare(a.Count, b.Count), cmp.Compare(a.Text, b.Text))
	})
	return values, nil
}

// values counts the texts of a column.
func (g *grid) values(column int) []Value {
	list := g.texts[column].words.all()
	counts := make([]int, len(list))
	for i, code := range g.texts[column].codes {
		if g.nums[numTrashed][i] == 0 {
			counts[code]++
		}
	}
	values := []Value{}
	for code, n := range counts {
		if n > 0 && list[code] != "" {
			values = append(values, Value{list[code], n})
		}
	}
	return values
}
