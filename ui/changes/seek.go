package changes

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

// The spans of time that can be chosen, by the days back that they begin.
var spans = []struct {
	words string
	days  int
}{{"changes.any_time", 0}, {"changes.today", 1}, {"changes.week", 7}, {"changes.month", 31}, {"changes.year", 366}}

// seek is the line over the journal in which something is looked for.
type seek struct {
	journal *journal
	text    *widgets.SearchField
	who     *widgets.SelectField
	when    *widgets.SelectField
	person  *fyne.Container // the chip of the person whom it is about
	query   book.ChangeQuery
	line    fyne.CanvasObject
}

func newSeek(j *journal) *seek {
	w := j.host.Words()
	s := &seek{journal: j, person: widgets.Row(0)}
	s.text = widgets.NewSearchField(w.T("changes.search"), "", func(text string) {
		s.query.Text = strings.TrimSpace(text)
		j.reload()
	})
	s.who = widgets.NewSelectField(w.T("changes.anybody"), widgets.Choice{Text: w.T("changes.anybody")})
	s.who.OnChanged = func(name string) {
		s.query.Who = name
		j.reload()
	}
	choices := make([]widgets.Choice, len(spans))
	for i, c := range spans {
		choices[i] = widgets.Choice{Text: w.T(c.words), Value: strconv.Itoa(c.days)}
	}
	s.when = widgets.NewSelectField("", choices...)
	s.when.SetValue("0")
	s.when.OnChanged = func(days string) {
		n, _ := strconv.Atoi(days)
		s.query.From = model.Date{}
		if n > 0 {
			s.query.From = j.host.Today().AddDays(1 - n)
		}
		j.reload()
	}
	s.line = widgets.PadEach(8, 16, 8, 16, widgets.Stack(6, widgets.Shares(8, []float32{3, 1, 1}, s.text, s.who, s.when), s.person))
	s.readNames()
	return s
}

// readNames offers everybody who may have changed something.
func (s *seek) readNames() {
	h := s.journal.host
	page.Read(h, s.journal, "colleagues", h.Book().Colleagues, func(list []model.Colleague) {
		choices := []widgets.Choice{{Text: h.Words().T("changes.anybody")}}
		for _, c := range list {
			choices = append(choices, widgets.Choice{Text: c.Name, Value: c.Name})
		}
		s.who.SetOptions(choices...)
	})
}

// of reads what is looked for: the whole journal where nothing is.
func (s *seek) of(ctx context.Context, b *book.Book, before int64, limit int) ([]model.Change, error) {
	if s.query == (book.ChangeQuery{}) {
		return b.Changes(ctx, before, limit)
	}
	return b.ChangesFound(ctx, s.query, before, limit)
}

// isOn tells that something is looked for.
func (s *seek) isOn() bool { return s.query != (book.ChangeQuery{}) }

// showPerson shows only what was done to one person, 0 for everybody.
func (s *seek) showPerson(id int64) {
	s.query.PersonID = id
	s.person.Objects = nil
	if id == 0 {
		s.person.Refresh()
		return
	}
	h := s.journal.host
	page.Read(h, s.journal, "person", func(ctx context.Context) (model.Person, error) { return h.Book().Person(ctx, id) }, func(p model.Person) {
		chip := widgets.NewFilterChip(p.CallName(), nil, func() {
			s.showPerson(0)
			s.journal.reload()
		})
		s.person.Objects = []fyne.CanvasObject{chip}
		s.person.Refresh()
		s.line.Refresh()
	})
}

// personIn is whom a route's argument is about, 0 for nobody.
func personIn(arg string) int64 {
	id, ok := strings.CutPrefix(arg, page.About)
	if !ok {
		return 0
	}
	n, _ := strconv.ParseInt(id, 10, 64)
	return n
}

// nothingFound is what an empty list says while something is looked for.
func nothingFound(h page.Host) fyne.CanvasObject {
	return widgets.NewEmpty("search", h.Words().T("changes.nothing_found"), h.Words().T("changes.nothing_found_text"), nil)
}
