package after

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/draft"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

const (
	stateFeedback = "after.feedback"
	formWidth     = 360
	bestScore     = 5
)

// feedback is what those who came said: typed one after the other, or taken in from a sheet.
type feedback struct {
	v    *view
	grid *widgets.DataGrid
	rows []*book.Guest
	id   int64 // the attendance whose feedback is typed
	want int64 // the one to turn to once it is read

	form    *widgets.Form
	keeper  *draft.FormKeeper // nil while there is nobody
	score   *widgets.SegmentsField
	comment *widgets.TextField
	wish    *widgets.TextField
	name    *widgets.CutText
	said    *fyne.Container // wishes noted before
	summary *fyne.Container
	side    *widgets.ScrollArea
	whole   fyne.CanvasObject
	quiet   bool // the choice is being set, not made by the user
}

func newFeedback(v *view) *feedback {
	w := v.w
	s := &feedback{v: v, name: widgets.NewSection(""), said: widgets.Stack(4), summary: widgets.Stack(8)}
	s.grid = widgets.NewDataGrid([]widgets.Column{
		{ID: "name", Title: w.T("model.field.name"), Width: 190},
		{ID: "score", Title: w.T("after.column_score"), Width: 70, Right: true},
		{ID: "comment", Title: w.T("after.comment"), Width: 150, Hideable: true},
	}, s)
	s.grid.OnSelected = func(_ []int64, current int64) { s.choose(current) }
	state := s.grid.State()
	if v.host.Prefs().State(stateFeedback, &state) {
		s.grid.SetState(state)
	}
	s.grid.OnColumns = func() { v.host.Prefs().SetState(stateFeedback, s.grid.State()) }
	s.build()
	sheet := widgets.NewSecondary(w.T("after.from_sheet"), look.Icon("import"), s.askSheet).Smaller()
	top := widgets.FillRow(16, 0, s.summary, sheet)
	split := widgets.NewSplitPane(s.grid, s.side, formWidth, 0)
	split.SetLeast(280, 300)
	s.whole = widgets.FillStack(0, 2, widgets.PadEach(8, look.PagePad, 8, look.PagePad, top), widgets.HLine(), split)
	return s
}

func (s *feedback) build() {
	w := s.v.w
	choices := []widgets.Choice{{Text: "–"}}
	for i := 1; i <= bestScore; i++ {
		choices = append(choices, widgets.Choice{Text: strconv.Itoa(i), Value: strconv.Itoa(i)})
	}
	s.score = widgets.NewSegmentsField(choices...)
	s.comment, s.wish = widgets.NewTextArea("", 3), widgets.NewTextField(w.T("after.wish_hint"))
	s.form = widgets.NewForm()
	s.form.Add("score", w.T("after.score"), s.score)
	s.form.Add("comment", w.T("after.comment"), s.comment)
	s.form.Add("wish", w.T("after.wish"), s.wish)
	s.form.OnSave = func() error {
		s.save(func(ok bool) {
			if ok {
				s.next()
			}
		})
		return widgets.ErrLater
	}
	s.form.OnCancel = s.discard
	save := widgets.NewSecondary(w.T("after.save_next"), look.Icon("check"), func() { s.form.Save() })
	s.side = widgets.Scrolled(widgets.Pad(look.PagePad, widgets.Stack(12, s.name, s.form, widgets.Row(0, save), s.said)))
	s.form.Within(s.side)
	s.form.MarkClean()
}

func (s *feedback) content() fyne.CanvasObject { return s.whole }
func (s *feedback) unsaved() bool              { return s.id != 0 && s.form.Dirty() }

// shown follows the book; what is being typed stays.
func (s *feedback) shown() {
	s.rows = nil
	for i := range s.v.known.guests { // also who wrote why they could not come
		if g := &s.v.known.guests[i]; g.HasCome() || g.Score > 0 || g.Comment != "" {
			s.rows = append(s.rows, g)
		}
	}
	s.grid.Empty = widgets.NewEmpty("note", s.v.w.T("after.nobody_came"), s.v.w.T("after.feedback_empty"), nil)
	s.quietly(s.grid.Reload)
	s.drawSummary()
	want := s.want
	s.want = 0
	switch {
	case s.has(want) && !s.unsaved():
		s.turnTo(want)
	case !s.has(s.id) && len(s.rows) > 0:
		s.turnTo(s.rows[0].ID)
	case !s.has(s.id):
		s.turnTo(0)
	case !s.unsaved():
		s.fill()
	}
}

func (s *feedback) has(id int64) bool {
	return slices.ContainsFunc(s.rows, func(g *book.Guest) bool { return g.ID == id })
}

// drawSummary is the mean score, and how often each was given.
func (s *feedback) drawSummary() {
	w, c := s.v.w, s.v.known.event.Counts
	given := make([]int, bestScore+1)
	for _, g := range s.rows {
		given[g.Score]++
	}
	words := widgets.NewMutedParagraph(w.T("after.no_scores", "n", c.Attended))
	if c.Scores > 0 {
		words = widgets.NewRich(
			widgets.Span{Text: w.T("after.mean", "score", w.Decimal(c.Score(), 1), "most", bestScore), Bold: true},
			widgets.Span{Text: " · " + w.T("after.answers", "n", c.Scores, "all", c.Attended), Color: look.ColorMuted})
	}
	s.summary.Objects = []fyne.CanvasObject{words}
	if c.Scores > 0 {
		bars := widgets.WrapRow(14)
		for i := bestScore; i >= 1; i-- {
			meter := widgets.NewMeter(float64(c.Scores), widgets.MeterPart{Value: float64(given[i]), Color: look.ColorAccent})
			bars.Add(widgets.Row(5, widgets.NewSmall(strconv.Itoa(i)), meter, widgets.NewSmall(w.Number(given[i]))))
		}
		s.summary.Add(bars)
	}
	s.summary.Refresh()
}

func (s *feedback) quietly(do func()) {
	was := s.quiet
	s.quiet = true
	do()
	s.quiet = was
}

// choose turns to somebody else, after asking about what was typed.
func (s *feedback) choose(id int64) {
	if s.quiet || id == 0 || id == s.id {
		return
	}
	page.Guard(s.v.host, s.v, func() { s.turnTo(id) }, func() { s.quietly(func() { s.grid.Select(s.id) }) })
}

func (s *feedback) turnTo(id int64) {
	s.id = id
	s.quietly(func() {
		if id == 0 {
			s.grid.ClearSelection()
		} else {
			s.grid.Select(id)
		}
	})
	s.fill()
}

// fill shows what the book says of the one who is chosen.
func (s *feedback) fill() {
	g := s.v.known.byID[s.id]
	s.said.Objects = nil
	s.keeper.Rest()
	s.keeper = nil
	if g == nil || g.PersonID == 0 {
		s.name.SetText("")
		s.form.Hide()
		if g != nil {
			s.name.SetText(s.v.w.T("after.erased"))
		}
		s.form.MarkClean()
		return
	}
	s.form.Show()
	s.name.SetText(g.CallName)
	s.score.SetValue(scoreText(g.Score))
	s.comment.SetValue(g.Comment)
	s.wish.SetValue("")
	s.form.SetErrors(nil)
	s.form.MarkClean()
	s.keep(g)
	for _, w := range s.v.known.wishes {
		if w.PersonID == g.PersonID {
			s.said.Add(widgets.NewMutedParagraph(s.v.w.T("after.wished", "text", w.Text)))
		}
	}
	s.said.Refresh()
	s.side.Refresh()
}

func scoreText(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// save puts what was typed into the book: score and comment, and a wish on the person.
func (s *feedback) save(done func(bool)) {
	g := s.v.known.byID[s.id]
	if g == nil || !s.form.Dirty() {
		done(true)
		return
	}
	score, _ := strconv.Atoi(s.score.Value())
	comment := strings.TrimSpace(s.comment.Value())
	wish := &model.Wish{PersonID: g.PersonID, EventID: s.v.id, On: offDay(&s.v.known.event.Event, s.v.host.Today()), Text: strings.TrimSpace(s.wish.Value())}
	id, changed := g.ID, score != g.Score || comment != g.Comment
	doing := model.Doing{Code: "feedback", Name: g.CallName}
	if !changed {
		doing.Code = "wish"
	}
	keeper := s.keeper
	s.v.host.Do(doing, func(tx *book.Tx) error {
		if changed {
			if err := tx.Feedback(id, score, comment); err != nil {
				return err
			}
		}
		if wish.Text != "" {
			if err := tx.SaveWish(wish); err != nil {
				return err
			}
		}
		return keeper.Forget(tx)
	}, func(_ int64, err error) {
		if err != nil {
			s.form.SetMessage(s.v.host.Sentence(err))
			done(false)
			return
		}
		keeper.Saved()
		delete(s.v.known.typed, feedbackOf(id))
		s.wish.SetValue("")
		s.form.MarkClean()
		s.keep(g)
		s.v.load()
		done(true)
	})
}

// next turns to the one below who has said nothing yet, else to the one below.
func (s *feedback) next() {
	at := -1
	for i, g := range s.rows {
		if g.ID == s.id {
			at = i
		}
	}
	for i := at + 1; i < len(s.rows); i++ {
		if g := s.rows[i]; g.Score == 0 && g.Comment == "" && g.PersonID != 0 {
			s.turnTo(g.ID)
			s.score.Focus()
			return
		}
	}
	if at+1 < len(s.rows) {
		s.turnTo(s.rows[at+1].ID)
	}
	s.score.Focus()
}

// askSheet asks for a workbook with feedback.
func (s *feedback) askSheet() {
	w := s.v.w
	page.Guard(s.v.host, s.v, func() {
		s.v.host.PickOpen(page.Pick{For: page.ForLists, Title: w.T("after.sheet_title"), Kind: w.T("after.sheet_kind"), Ext: []string{".xlsx", ".ods", ".csv"}}, func(paths []string) {
			if len(paths) == 1 {
				s.v.readSheet(paths[0])
			}
		})
	}, nil)
}
