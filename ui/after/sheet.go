package after

import (
	"context"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/guestsheet"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

const (
	sheetWidth  = 780
	sheetHeight = 600
)

// sheetRead is a workbook with feedback, and whose each row is.
type sheetRead struct {
	sheet   guestsheet.Sheet
	matches []guestsheet.Match
}

// readSheet reads a workbook and shows what would be taken in.
func (v *view) readSheet(path string) {
	b, id := v.host.Book(), v.id
	page.Read(v.host, v, "sheet", func(ctx context.Context) (r sheetRead, err error) {
		if r.sheet, err = guestsheet.Read(ctx, path, guestsheet.Options{}); err != nil {
			return r, err
		}
		if !r.sheet.HasFeedback() {
			return r, model.E(guestsheet.CodeNoColumns, filepath.Base(path), nil)
		}
		r.matches, err = guestsheet.Of(ctx, b, id, r.sheet.Rows)
		return r, err
	}, func(r sheetRead) { newSheet(v, filepath.Base(path), r).open() })
}

// takeIn is the dialog that shows feedback from a workbook before it goes into the book.
type takeIn struct {
	v     *view
	name  string
	read  sheetRead
	whom  []int64 // the attendance of each row, 0 for nobody
	chips *fyne.Container
	lines *fyne.Container
	says  *widgets.Paragraph // what went wrong
	modal *widgets.Modal
	do    *widgets.Button
	busy  bool
}

func newSheet(v *view, name string, r sheetRead) *takeIn {
	t := &takeIn{v: v, name: name, read: r, whom: make([]int64, len(r.matches)), chips: widgets.WrapRow(6), lines: widgets.Stack(4), says: widgets.NewParagraph("")}
	t.says.Color = look.ColorRed
	t.says.Hide()
	for i, m := range r.matches {
		t.whom[i] = m.AttendanceID
	}
	return t
}

func (t *takeIn) open() {
	w := t.v.w
	cancel := widgets.NewSecondary(w.T("button.cancel"), nil, func() { t.modal.Hide() })
	t.do = widgets.NewPrimary("", look.Icon("check"), t.take)
	for i := range t.read.matches {
		if i > 0 {
			t.lines.Add(widgets.HLine())
		}
		t.lines.Add(t.line(i))
	}
	content := widgets.Stack(12, t.says, t.chips, t.lines)
	t.modal = widgets.NewModal(t.v.host.Window().Canvas(), w.T("after.sheet_of", "file", t.name), content, sheetWidth, nil, cancel, t.do)
	t.modal.SetHeight(sheetHeight)
	t.count()
	t.modal.Show()
}

// line is one row of the workbook: whose it is, and what they said.
func (t *takeIn) line(i int) fyne.CanvasObject {
	w, m := t.v.w, &t.read.matches[i]
	var said []widgets.Span
	add := func(text string, c fyne.ThemeColorName) {
		if text == "" {
			return
		}
		if len(said) > 0 {
			text = " · " + text
		}
		said = append(said, widgets.Span{Text: text, Color: c})
	}
	if m.Score > 0 {
		add(w.T("after.of_most", "score", m.Score, "most", bestScore), look.ColorText)
	}
	add(m.Comment, look.ColorMuted)
	if m.Wish != "" {
		add(w.T("after.wished", "text", m.Wish), look.ColorBlue)
	}
	for _, f := range m.Unclear {
		if f == guestsheet.FieldScore {
			add(w.T("after.unclear_score"), look.ColorAmber)
		}
	}
	if len(said) == 0 {
		add(w.T("after.row_empty"), look.ColorMuted)
	}
	words := widgets.NewRich(said...)
	who := widgets.NewBold(whose(m))
	who.Least = 60
	left := fyne.CanvasObject(who)
	if m.Why != guestsheet.Found {
		left = widgets.Stack(2, who, t.ask(i))
	} else if g := t.v.known.byID[m.AttendanceID]; g != nil && !g.HasCome() {
		note := widgets.NewSmall(w.T("after.did_not_come"))
		left = widgets.Stack(0, who, note)
	}
	return widgets.Columns(12, 0, []float32{2, 4}, left, words)
}

func whose(m *guestsheet.Match) string {
	if m.Name != "" {
		return m.Name
	}
	return m.Email
}

// ask lets her say whose a row is that nobody can tell by itself.
func (t *takeIn) ask(i int) fyne.CanvasObject {
	w, m := t.v.w, &t.read.matches[i]
	var choices []widgets.Choice
	offer := func(g *book.Guest) {
		if g != nil && g.PersonID != 0 {
			text := g.CallName
			if g.Employer != "" {
				text += ", " + g.Employer
			}
			choices = append(choices, widgets.Choice{Text: text, Value: page.TextOf(g.ID)})
		}
	}
	hint := "after.not_on_list"
	if m.Why == guestsheet.Several {
		hint = "after.several"
		for _, id := range m.Could {
			offer(t.v.known.byID[id])
		}
	} else {
		for j := range t.v.known.guests {
			offer(&t.v.known.guests[j])
		}
	}
	field := widgets.NewSelectField(w.T(hint), choices...)
	field.Optional = true
	field.OnChanged = func(value string) {
		t.whom[i] = page.IDOf(value)
		t.count()
	}
	return field
}

// news is what a row would change in the book: nothing where it was taken in before.
type news struct {
	guest   *book.Guest
	said    bool // the score or the comment
	score   int
	comment string
	wish    string
}

// news are all rows that say something new, the last one of each guest.
func (t *takeIn) news() []news {
	var list []news
	at := map[int64]int{}
	for i := range t.read.matches {
		m, g := &t.read.matches[i], t.v.known.byID[t.whom[i]]
		if g == nil || g.PersonID == 0 {
			continue
		}
		n := news{guest: g, score: g.Score, comment: g.Comment}
		if m.Score > 0 {
			n.score = m.Score
		}
		if c := strings.TrimSpace(m.Comment); c != "" {
			n.comment = c
		}
		n.said = n.score != g.Score || n.comment != g.Comment
		if text := strings.TrimSpace(m.Wish); text != "" && !t.v.wishedBefore(g.PersonID, text) {
			n.wish = text
		}
		if !n.said && n.wish == "" {
			continue
		}
		if j, again := at[g.ID]; again {
			list[j] = n
			continue
		}
		at[g.ID] = len(list)
		list = append(list, n)
	}
	return list
}

// wishedBefore tells whether somebody's wish stands there already.
func (v *view) wishedBefore(person int64, text string) bool {
	for _, w := range v.known.wishes {
		if w.PersonID == person && strings.EqualFold(w.Text, text) {
			return true
		}
	}
	return false
}

// count says what would be taken in, and what not.
func (t *takeIn) count() {
	w, list := t.v.w, t.news()
	open, old := 0, 0
	for _, id := range t.whom {
		if id == 0 {
			open++
		}
	}
	old = max(len(t.whom)-open-len(list), 0)
	t.chips.Objects = []fyne.CanvasObject{widgets.NewChip(w.N("after.sheet_new", len(list)), look.ToneGreen)}
	if old > 0 {
		t.chips.Add(widgets.NewChip(w.N("after.sheet_old", old), look.ToneGrey))
	}
	if open > 0 {
		t.chips.Add(widgets.NewChip(w.N("after.sheet_open", open), look.ToneAmber))
	}
	if n := len(t.read.sheet.Nameless); n > 0 {
		t.chips.Add(widgets.NewChip(w.N("after.sheet_nameless", n), look.ToneAmber))
	}
	t.chips.Refresh()
	t.do.SetText(w.N("after.sheet_do", len(list)))
	t.do.SetDisabled(len(list) == 0 || t.busy, "")
	t.modal.Refresh()
}

// take puts it into the book as one change.
func (t *takeIn) take() {
	v, list := t.v, t.news()
	if len(list) == 0 || t.busy {
		return
	}
	event, on := v.known.event, offDay(&v.known.event.Event, v.host.Today())
	t.busy = true
	v.host.Do(model.Doing{Code: "feedbacks", Name: event.Title, Count: len(list)}, func(tx *book.Tx) error {
		for _, n := range list {
			if n.said {
				if err := tx.Feedback(n.guest.ID, n.score, n.comment); err != nil {
					return err
				}
			}
			if n.wish == "" {
				continue
			}
			if err := tx.SaveWish(&model.Wish{PersonID: n.guest.PersonID, EventID: event.ID, On: on, Text: n.wish}); err != nil {
				return err
			}
		}
		return nil
	}, func(_ int64, err error) {
		t.busy = false
		if err != nil {
			t.says.SetText(v.host.Sentence(err))
			t.says.Show()
			t.modal.Refresh()
			return
		}
		t.modal.Hide()
		v.load()
	})
}
