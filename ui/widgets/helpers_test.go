package widgets

import (
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"alumnibook/ui/look"
)

// stage is a window for a test, with a clock and a keyboard that the test moves.
type stage struct {
	app    fyne.App
	window fyne.Window
	root   *Root
	now    time.Time
	late   []*waiting
	mods   fyne.KeyModifier
}

type waiting struct {
	at   time.Time
	fn   func()
	gone bool
}

func newStage(t testing.TB, mode look.Mode, size fyne.Size, content fyne.CanvasObject) *stage {
	t.Helper()
	s := &stage{now: time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)}
	s.app = test.NewTempApp(t)
	s.app.Settings().SetTheme(look.NewTheme(mode, 1))
	oldNow, oldAfter, oldMods := Now, After, modifiers
	Now = func() time.Time { return s.now }
	After = func(d time.Duration, fn func()) func() {
		w := &waiting{at: s.now.Add(d), fn: fn}
		s.late = append(s.late, w)
		return func() { w.gone = true }
	}
	modifiers = func() fyne.KeyModifier { return s.mods }
	s.window = test.NewTempWindow(t, nil)
	s.window.SetPadded(false)
	s.root = NewRoot(content, s.window.Canvas())
	s.window.SetContent(s.root)
	s.window.Resize(size)
	t.Cleanup(func() {
		s.root.Close()
		Now, After, modifiers = oldNow, oldAfter, oldMods
	})
	return s
}

// pass lets time pass; what waits and is due happens.
func (s *stage) pass(d time.Duration) {
	s.now = s.now.Add(d)
	due := s.late
	s.late = nil
	for _, w := range due {
		switch {
		case w.gone:
		case w.at.After(s.now):
			s.late = append(s.late, w)
		default:
			w.fn()
		}
	}
}

// key presses a key in whatever has the keyboard.
func (s *stage) key(names ...fyne.KeyName) {
	for _, n := range names {
		if f := s.window.Canvas().Focused(); f != nil {
			f.TypedKey(&fyne.KeyEvent{Name: n})
		}
	}
}

func (s *stage) typed(text string) { test.Type(s.window.Canvas().Focused(), text) }

func (s *stage) hold(mods fyne.KeyModifier, do func()) {
	s.mods = mods
	do()
	s.mods = 0
}

// picture writes what the window shows to a file, if somebody wants to look.
func (s *stage) picture(t testing.TB, name string) {
	t.Helper()
	dir := os.Getenv("ALUMNIBOOK_PICTURES")
	if dir == "" {
		return
	}
	f, err := os.Create(filepath.Join(dir, name+".png"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, s.window.Canvas().Capture()); err != nil {
		t.Fatal(err)
	}
}

// rows is a source of a grid with made-up rows.
type rows struct {
	ids    []int64
	loaded func(row int) bool
	calls  int
}

func newRows(n int) *rows {
	r := &rows{}
	for i := range n {
		r.ids = append(r.ids, int64(i+1))
	}
	return r
}

func (r *rows) Len() int         { return len(r.ids) }
func (r *rows) ID(row int) int64 { return r.ids[row] }

var people = []struct{ name, initials, job, office, left, now, last, next string }{
	{"Åkesson, Åsa", "ÅÅ", "Tax adviser", "Malmö", "2021", "Nordhafen AB", "3 Nov 2026", "in 4 weeks"},
	{"Bergström, Håkan", "HB", "Auditor", "Göteborg", "2019", "Volund", "12 Jun 2026", "this week"},
	{"Großmann, Käthe", "KG", "Partner", "Hamburg", "2016", "self-employed", "20 Sep 2026", "–"},
	{"Jäger, Günther", "GJ", "Senior auditor", "Hamburg", "2023", "Nordhafen GmbH", "never", "this week"},
	{"Kjær, Mette", "MK", "Adviser", "Aarhus", "2018", "Ørsted", "1 Oct 2026", "in 9 weeks"},
	{"Lindström, Ebba", "EL", "Tax adviser", "Stockholm", "2022", "Riksbanken", "28 Aug 2026", "in 2 weeks"},
	{"Nguyễn, Zoë", "ZN", "Analyst", "Stockholm", "2024", "Klarna", "9 Nov 2026", "in 12 weeks"},
	{"Schröder-Kühn, Anneliese Wilhelmine", "AS", "Office manager", "Hamburg", "2014", "retired", "2 Feb 2026", "–"},
	{"Sørensen, Søren", "SS", "Tax adviser", "Malmö", "2021", "Nordhafen Logistik", "7 Apr 2026", "this week"},
}

func (r *rows) Cells(row int, columns []string) ([]Cell, bool) {
	r.calls++
	if r.loaded != nil && !r.loaded(row) {
		return nil, false
	}
	p := people[row%len(people)]
	cells := make([]Cell, len(columns))
	for i, c := range columns {
		switch c {
		case "name":
			cells[i] = Cell{Text: p.name, Avatar: &Avatar{Initials: p.initials}}
		case "job":
			cells[i] = Cell{Text: p.job}
		case "office":
			cells[i] = Cell{Text: p.office}
		case "left":
			cells[i] = Cell{Text: p.left}
		case "now":
			cells[i] = Cell{Text: p.now}
		case "last":
			cells[i] = Cell{Text: p.last, Muted: true}
		case "next":
			cells[i] = Cell{Text: p.next, Muted: true}
			if p.next == "this week" {
				cells[i] = Cell{Text: p.next, Chip: look.ToneAccent}
			}
		case "nr":
			cells[i] = Cell{Text: fmt.Sprint(row + 1)}
		}
	}
	return cells, true
}

func peopleColumns() []Column {
	return []Column{
		{ID: "name", Title: "Name", Width: 188, Sortable: true},
		{ID: "job", Title: "Last position", Width: 116, Sortable: true, Hideable: true},
		{ID: "office", Title: "Office", Width: 88, Sortable: true, Hideable: true},
		{ID: "left", Title: "Left", Width: 46, Sortable: true, Hideable: true},
		{ID: "now", Title: "Now at", Width: 138, Sortable: true, Hideable: true},
		{ID: "last", Title: "Last contact", Width: 94, Sortable: true, Hideable: true},
		{ID: "next", Title: "Next call", Width: 100, Hideable: true},
	}
}

// isoDates is a date format of the tests: 2026-11-23 or 23.11.2026, 2026-11, 2026.
type isoDates struct{}

func (isoDates) Parse(text string) (y, m, d int, ok bool) {
	var n int
	if strings.Contains(text, ".") {
		n, _ = fmt.Sscanf(text, "%d.%d.%d", &d, &m, &y)
		return y, m, d, n == 3 && m <= 12 && d <= 31
	}
	n, _ = fmt.Sscanf(text, "%d-%d-%d", &y, &m, &d)
	return y, m, d, n > 0 && y > 1000 && m <= 12 && d <= 31
}

func (isoDates) Format(y, m, d int) string {
	switch {
	case m == 0:
		return fmt.Sprintf("%04d", y)
	case d == 0:
		return fmt.Sprintf("%04d-%02d", y, m)
	}
	return fmt.Sprintf("%04d-%02d-%02d", y, m, d)
}
func (isoDates) WeekStart() time.Weekday { return time.Monday }
func (isoDates) Months() []string {
	return []string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}
}
func (isoDates) Days() []string       { return []string{"Su", "Mo", "Tu", "We", "Th", "Fr", "Sa"} }
func (isoDates) Today() (y, m, d int) { return 2026, 11, 23 }
