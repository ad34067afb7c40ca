package call

import (
	"context"
	"slices"
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

// Spells tells whether what was typed is a name, or the beginning of it of more than one word. "back up now" means
// what is called so, whoever else has these words somewhere.
func Spells(typed, name string) bool {
	words, wanted := model.SearchWords(name), model.SearchWords(typed)
	last := len(wanted) - 1
	return last >= 0 && len(wanted) <= len(words) && slices.Equal(wanted[:last], words[:last]) &&
		(wanted[last] == words[last] && len(wanted) == len(words) || last > 0 && strings.HasPrefix(words[last], wanted[last]))
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
