package manual

import (
	"strings"

	"alumnibook/model"
)

// Hit is a page that holds what was looked for, and the words around it; "" where it is in the title alone.
type Hit struct {
	Page *Page
	Line string
}

// Search finds the pages that hold all words of a query, by their beginnings and without minding umlauts. Those whose
// title holds them come first.
func Search(pages []Page, query string) []Hit {
	wanted := strings.Fields(model.FoldLong(query))
	var first, rest []Hit
	for i := range pages {
		p := &pages[i]
		switch line, ok := p.line(wanted); {
		case holds(p.Title, wanted):
			first = append(first, Hit{Page: p})
		case ok:
			rest = append(rest, Hit{p, line})
		}
	}
	return append(first, rest...)
}

// line is the first line that holds all words, else the first that holds any of them where the page as a whole has all.
func (p *Page) line(wanted []string) (string, bool) {
	some, all := "", []string{p.Title}
	for _, text := range p.texts() {
		if holds(text, wanted) {
			return text, true
		}
		if some == "" {
			for _, w := range wanted {
				if holds(text, []string{w}) {
					some = text
				}
			}
		}
		all = append(all, text)
	}
	return some, holds(strings.Join(all, " "), wanted)
}

// texts are the lines of a page.
func (p *Page) texts() []string {
	var list []string
	for _, b := range p.Blocks {
		if len(b.Spans) > 0 {
			list = append(list, Plain(b.Spans))
		}
		for _, item := range b.Items {
			list = append(list, Plain(item))
		}
	}
	return list
}

func holds(text string, wanted []string) bool {
	folded := " " + model.FoldLong(text)
	for _, w := range wanted {
		if !strings.Contains(folded, " "+w) {
			return false
		}
	}
	return len(wanted) > 0
}
