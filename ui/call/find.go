package call

import (
	"context"
	"strings"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/page"
	"alumnibook/ui/tell"
	"alumnibook/ui/widgets"
)

const (
	mostFound  = 7   // people offered for what was typed
	mostRanked = 500 // people among whom those found by their name come first
)

// FindPeople finds people for what was typed, those first in whose name every word of it begins a word.
func FindPeople(ctx context.Context, b *book.Book, typed string, most int) ([]model.Row, error) {
	rows, _, err := b.FirstPage(ctx, model.Filter{Search: typed}, model.Sort{}, mostRanked)
	named, others := make([]model.Row, 0, most), []model.Row{}
	for _, r := range rows {
		if Fits(typed, r.Name) {
			named = append(named, r)
		} else {
			others = append(others, r)
		}
	}
	all := append(named, others...)
	return all[:min(len(all), most)], err
}

// Fits tells whether every word of what was typed begins a word of a name.
func Fits(typed, name string) bool {
	words := model.SearchWords(name)
	for _, t := range model.SearchWords(typed) {
		begins := false
		for _, w := range words {
			begins = begins || strings.HasPrefix(w, t)
		}
		if !begins {
			return false
		}
	}
	return true
}

// choice offers somebody, with what tells people of one name apart.
func choice(r model.Row) widgets.Choice {
	return widgets.Choice{Value: page.TextOf(r.ID), Text: r.Name, Note: tell.Joined(", ", r.Position, r.Office)}
}

func choicesOf(rows []model.Row) []widgets.Choice {
	list := make([]widgets.Choice, len(rows))
	for i, r := range rows {
		list[i] = choice(r)
	}
	return list
}
