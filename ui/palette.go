package ui

import (
	"context"
	"strings"

	"alumnibook/model"
	"alumnibook/model/book"
	calls "alumnibook/ui/call"
	"alumnibook/ui/page"
	"alumnibook/ui/run"
	"alumnibook/ui/widgets"
)

const (
	keyPalette  = "palette"
	mostPeople  = 7 // people shown for what was typed
	fewCommands = 3 // commands shown above them, more only where nobody fits
)

// finder answers what is typed into the palette: commands at once, people as soon as the book has found them.
type finder struct {
	f        *frame
	p        *widgets.Palette
	commands bool              // offers commands too
	chosen   func(r model.Row) // what happens with a person
	query    string
	people   []model.Row
	first    []int64 // people offered before anything is typed
}

// openPalette finds anybody, or does anything.
func (f *frame) openPalette() {
	f.openFinder(f.s.words.T("palette.placeholder"), &finder{commands: true, chosen: func(r model.Row) {
		f.Open(page.Route{Page: page.People, ID: r.ID})
	}})
}

// logCall opens the box in which a call is logged; the person who is selected is filled in.
func (f *frame) logCall() { calls.QuickLog(f, f.selected()) }

// selected are the people who are selected on the page in front, or whom it is about.
func (f *frame) selected() []int64 {
	if s, ok := ability[page.Selector](f); ok {
		return s.SelectedPeople()
	}
	return nil
}

// openCard opens the call card of the one who is selected, or asks whose.
func (f *frame) openCard() {
	find := &finder{first: f.selected(), chosen: func(r model.Row) { f.Open(page.Route{Page: page.Call, ID: r.ID}) }}
	if len(find.first) == 1 {
		f.Open(page.Route{Page: page.Call, ID: find.first[0]})
		return
	}
	f.openFinder(f.s.words.T("call.nobody"), find)
}

func (f *frame) openFinder(placeholder string, find *finder) {
	find.f = f
	find.p = widgets.NewPalette(f.s.win.Canvas(), placeholder, find.items)
	find.p.Show()
}

// items is called with every letter.
func (p *finder) items(query string) []widgets.PaletteItem {
	query = strings.TrimSpace(query)
	if query != p.query || p.people == nil {
		p.query = query
		p.search(query)
	}
	return p.fitting()
}

// search asks the book for people; without a query for those who are selected, if anybody.
func (p *finder) search(query string) {
	f := p.f
	if f.entry(page.People) == nil || query == "" && len(p.first) == 0 {
		p.people = nil
		return
	}
	b, first := f.s.book, p.first
	run.Do(f.s.runner, keyPalette, func(ctx context.Context, _ run.Progress) ([]model.Row, error) {
		return found(ctx, b, query, first)
	}, func(rows []model.Row, err error) {
		if err != nil || p.query != query {
			return
		}
		p.people = rows
		if p.p != nil && p.p.IsOpen() {
			p.p.SetItems(p.fitting())
		}
	})
}

func found(ctx context.Context, b *book.Book, query string, first []int64) ([]model.Row, error) {
	if query == "" {
		return b.Rows(ctx, first[:min(len(first), mostPeople)])
	}
	return calls.FindPeople(ctx, b, query, mostPeople)
}

// fitting puts together what fits the query now: commands that are spelled out, people, and other commands.
func (p *finder) fitting() []widgets.PaletteItem {
	first, items := p.fittingCommands()
	if len(p.people) > 0 && p.query != "" {
		items = items[:min(len(items), fewCommands)]
	}
	people := first
	for _, r := range p.people {
		people = append(people, widgets.PaletteItem{
			Avatar: &widgets.Avatar{Initials: r.Initials}, Title: r.Name, Subtitle: under(r), Do: func() { p.chosen(r) },
		})
	}
	return append(people, items...)
}

// under says what tells people of one name apart.
func under(r model.Row) string {
	var parts []string
	for _, s := range []string{r.Position, r.Office, r.Employer} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, " · ")
}

// fittingCommands are those in whose name every word of the query begins a word; first those whose name it spells.
func (p *finder) fittingCommands() (first, items []widgets.PaletteItem) {
	if !p.commands {
		return nil, nil
	}
	for _, e := range p.f.table.Palette() {
		if calls.Fits(p.query, e.Name) {
			id := e.ID
			item := widgets.PaletteItem{Icon: e.Icon, Title: e.Name, Shortcut: e.Shortcut, Do: func() { p.f.table.Run(id) }}
			if calls.Spells(p.query, e.Name) {
				first = append(first, item)
			} else {
				items = append(items, item)
			}
		}
	}
	return first, items
}
