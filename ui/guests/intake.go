package guests

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"alumnibook/ui/draft"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/tell"
	"alumnibook/ui/widgets"
)

// intake is the form that takes answers in: pasted from mails, or out of a sheet. Nothing is changed before its button.
type intake struct {
	v       *view
	path    string // of the sheet; "" for pasted mails
	answers []answer
	only    fate  // that is shown alone; "" for all
	rows    []int // the answers that are shown, by their place
	read    bool
	saved   bool

	text     *widgets.TextField // what was pasted; nil for a sheet
	nameless *widgets.Paragraph // how many rows of a sheet name nobody; nil for mails
	chips    *fyne.Container
	grid     *widgets.DataGrid
	one      *onePane
	note     *widgets.Button
	place    *fyne.Container
	right    *fyne.Container
	whole    fyne.CanvasObject
	form     *widgets.Form // holds what was pasted; nil for a sheet
	keeper   *draft.FormKeeper
}

// newIntake makes the form for mails that will be pasted, or for a sheet.
func newIntake(v *view, path string) *intake {
	w := v.w
	t := &intake{v: v, path: path, chips: widgets.WrapRow(6), place: container.NewStack()}
	t.grid = widgets.NewDataGrid([]widgets.Column{
		{ID: "from", Title: w.T("guests.column_from"), Width: 136},
		{ID: "guest", Title: w.T("guests.column_guest"), Width: 158},
		{ID: "reply", Title: w.T("guests.column_reply"), Width: 90},
		{ID: "with", Title: w.T("guests.column_with"), Width: 36, Right: true},
		{ID: "fate", Title: w.T("guests.column_fate"), Width: 112},
	}, t)
	t.grid.Fill = true
	t.grid.OnSelected = func(_ []int64, current int64) { t.one.show(int(current) - 1) }
	t.grid.OnType = t.typed
	t.grid.OnDelete = func([]int64) { t.one.leaveOut() }
	t.one = newOnePane(t)
	t.note = widgets.NewPrimary(w.N("guests.note_answers", 0), look.Icon("check"), func() { t.save(func(bool) {}) })
	cancel := widgets.NewSecondary(w.T("button.cancel"), nil, t.cancel)
	title := widgets.NewTitle(w.T("guests.intake_title", "event", v.known.event.Title))
	title.Least = 80
	head := widgets.FillRow(10, 0, title, cancel, t.note)
	t.whole = widgets.FillStack(0, 2, widgets.PadEach(12, look.PagePad, 10, look.PagePad, head), widgets.HLine(), t.arrange())
	t.update()
	if path != "" {
		t.readSheet()
	}
	return t
}

// arrange puts what was pasted on the left, and what it was taken for on the right.
func (t *intake) arrange() fyne.CanvasObject {
	w := t.v.w
	t.right = widgets.FillStack(0, 1, widgets.PadEach(10, look.PagePad, 8, look.PagePad, t.chips), t.place)
	var source fyne.CanvasObject
	if t.path == "" {
		t.text = widgets.NewTextArea(w.T("guests.paste_hint"), 9)
		source = widgets.Stack(6, t.hold(), widgets.NewMutedParagraph(w.T("guests.paste_text")), t.text)
	} else {
		t.nameless = widgets.NewParagraph("")
		t.nameless.Hide()
		source = widgets.Stack(6, widgets.NewBold(filepath.Base(t.path)), t.nameless, widgets.NewMutedParagraph(w.T("guests.sheet_text")))
	}
	left := widgets.Scrolled(widgets.PadEach(14, look.PagePad, look.PagePad, look.PagePad, widgets.Stack(16, source, t.one.object)))
	split := widgets.NewLeftPane(left, t.right, 300)
	split.SetLeast(260, 380)
	return split
}

func (t *intake) content() fyne.CanvasObject { return t.whole }

func (t *intake) unsaved() bool { return !t.saved && t.count(fate.done) > 0 }

func (t *intake) shown() {
	if t.text != nil {
		t.text.Focus()
	}
}

// closed goes; what was pasted stays as a draft.
func (t *intake) closed() {
	page.Drop(t.v.host, t.v, "intake")
	t.keeper.Now()
	t.keeper.Rest()
}

// readMails reads what was pasted, each time it changes.
func (t *intake) readMails() {
	text, b, k := t.text.Value(), t.v.host.Book(), t.v.known
	t.read = strings.TrimSpace(text) != ""
	page.Read(t.v.host, t.v, "intake", func(ctx context.Context) ([]answer, error) { return fromMails(ctx, b, &k, text) }, t.take)
}

// take shows what was found.
func (t *intake) take(list []answer) {
	t.answers, t.only = list, ""
	t.about()
	t.find()
	t.grid.Reload()
	t.update()
	if t.grid.Current() == 0 && len(t.rows) > 0 {
		t.grid.Select(t.ID(0))
	}
	t.one.show(int(t.grid.Current()) - 1)
}

func (t *intake) find() {
	t.rows = t.rows[:0]
	for i := range t.answers {
		if t.only == "" || t.answers[i].fate(&t.v.known) == t.only {
			t.rows = append(t.rows, i)
		}
	}
}

// count counts the answers with fates of a kind.
func (t *intake) count(is func(fate) bool) int {
	n := 0
	for i := range t.answers {
		if is(t.answers[i].fate(&t.v.known)) {
			n++
		}
	}
	return n
}

// changed follows a choice of hers about an answer.
func (t *intake) changed() {
	t.grid.Refresh()
	t.update()
}

// update counts the fates, and says what the button does.
func (t *intake) update() {
	w := t.v.w
	chips := []fyne.CanvasObject{}
	for _, f := range fates {
		n := t.count(func(o fate) bool { return o == f })
		if n == 0 && t.only != f {
			continue
		}
		chip := widgets.NewChoiceChip(w.T("guests.fate."+string(f)), w.Number(n), fateTone(f), func() { t.show(f) })
		chip.SetSelected(t.only == f)
		chips = append(chips, chip)
	}
	t.chips.Objects = chips
	n := t.count(fate.done)
	t.note.SetText(w.N("guests.note_answers", n))
	t.note.SetDisabled(n == 0, w.T("guests.why_no_answers"))
	var o fyne.CanvasObject = t.grid
	switch {
	case len(t.answers) > 0:
	case t.read:
		text := "guests.nothing_read_text"
		if t.path != "" {
			text = "guests.nothing_in_sheet"
		}
		o = widgets.NewEmpty("search", w.T("guests.nothing_read"), w.T(text), nil)
	case t.path != "":
		o = widgets.NewEmpty("file", w.T("guests.reading"), "", nil)
	default:
		o = widgets.NewEmpty("mail", w.T("guests.paste_empty"), w.T("guests.paste_empty_text"), nil)
	}
	if len(t.place.Objects) != 1 || t.place.Objects[0] != o {
		t.place.Objects = []fyne.CanvasObject{o}
	}
	t.right.Refresh()
	t.whole.Refresh()
}

// show shows the answers of one fate alone, or all again.
func (t *intake) show(f fate) {
	if t.only == f {
		f = ""
	}
	t.only = f
	t.find()
	t.grid.Reload()
	t.update()
}

func fateTone(f fate) look.Tone {
	switch f {
	case fateNote, fateAdd:
		return look.ToneGreen
	case fateMark:
		return look.ToneBlue
	case fateChoose, fateUnclear:
		return look.ToneAmber
	case fateNobody:
		return look.ToneRed
	}
	return look.ToneGrey
}

// Len counts the rows.
func (t *intake) Len() int { return len(t.rows) }

// ID is the place of the answer, beginning with 1.
func (t *intake) ID(row int) int64 { return int64(t.rows[row]) + 1 }

// Cells says what an answer was taken for.
func (t *intake) Cells(row int, columns []string) ([]widgets.Cell, bool) {
	if row >= len(t.rows) {
		return nil, false
	}
	a := &t.answers[t.rows[row]]
	cells := make([]widgets.Cell, len(columns))
	for i, id := range columns {
		cells[i] = t.cell(a, id)
	}
	return cells, true
}

func (t *intake) cell(a *answer, column string) widgets.Cell {
	w := t.v.w
	switch column {
	case "from":
		return widgets.Cell{Text: a.from(), Tip: tell.Joined(" · ", a.name, a.address)}
	case "guest":
		if g := t.v.known.guest(a.guest); g != nil {
			return widgets.Cell{Text: g.Name, Avatar: t.v.list.avatar(g.Initials)}
		}
		if a.person != 0 {
			return widgets.Cell{Text: a.named}
		}
		return widgets.Cell{Text: "–", Muted: true}
	case "reply":
		switch {
		case a.gone != "":
			return widgets.Cell{Text: w.T("guests.gone." + string(a.gone)), Chip: look.ToneRed}
		case a.said:
			return widgets.Cell{Text: t.v.replyName(a.reply), Chip: replyTone(a.reply)}
		}
		return widgets.Cell{Text: "?", Chip: look.ToneAmber}
	case "with":
		if len(a.plus) > 0 {
			return widgets.Cell{Text: "+" + w.Number(len(a.plus))}
		}
	case "fate":
		f := a.fate(&t.v.known)
		return widgets.Cell{Text: w.T("guests.fate_one." + string(f)), Chip: fateTone(f)}
	}
	return widgets.Cell{}
}

// from is who an answer says it is from.
func (a *answer) from() string {
	if a.name != "" {
		return a.name
	}
	return a.address
}

// typed takes the letters that correct an answer.
func (t *intake) typed(text string) {
	if reply, ok := t.v.replyKey(text); ok {
		t.one.reply(reply)
	}
}

// chosen are the answers that are to be noted, in their order.
func (t *intake) chosen() []answer {
	return slices.DeleteFunc(slices.Clone(t.answers), func(a answer) bool { return !a.fate(&t.v.known).done() })
}
