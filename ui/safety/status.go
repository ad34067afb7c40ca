package safety

import (
	"path/filepath"

	"fyne.io/fyne/v2"

	"alumnibook/assets"
	"alumnibook/model"
	"alumnibook/model/backup"
	"alumnibook/model/book"
	"alumnibook/model/machine"
	"alumnibook/ui/look"
	"alumnibook/ui/widgets"
)

// status is the card that says how the backups stand, with the button that makes one now.
type status struct {
	v      *view
	button *widgets.Button
	bar    *widgets.Progress
	card   *widgets.Card
}

func newStatus(v *view) *status {
	s := &status{v: v, card: widgets.NewCard("", nil)}
	s.button = widgets.NewPrimary(v.w.T("safety.now"), look.Icon("shield"), s.now)
	s.bar = widgets.NewProgress(v.w.T("safety.running"), s.stop)
	return s
}

// now makes a backup.
func (s *status) now() {
	v := s.v
	if v.keeper == nil || v.readable() {
		v.host.Toast(v.w.T("readonly.refused"))
		return
	}
	s.bar.Set(v.w.T("safety.running"), 0, 1)
	v.keeper.BackUp(func(done, total int) { s.bar.Set(v.w.T("safety.running"), done, total) }, func(err error) {
		switch {
		case model.CodeOf(err) == model.CodeCancelled:
			v.host.Toast(v.w.T("safety.stopped"))
		case err != nil:
			v.host.Fail(err)
		default:
			v.host.Toast(v.w.T("safety.made"))
		}
	})
}

func (s *status) stop() { s.v.keeper.StopBackUp() }

// draw shows how the backups stand now.
func (s *status) draw() {
	v := s.v
	rows := []fyne.CanvasObject{s.first()}
	if line := s.place(); line != nil {
		rows = append(rows, line)
	}
	if v.disk == machine.Unencrypted {
		rows = append(rows, s.line("warning", look.ColorAmber, v.w.T("safety.disk_open"), v.w.T("safety.what_to_do"), func() { v.tabs.Select(tabLock) }))
	}
	s.card.SetContent(widgets.Stack(10, rows...))
	if v.list != nil { // the words may take more lines than before
		v.list.whole.Refresh()
	}
}

// first says which the newest is and that it counts, or that one is being made.
func (s *status) first() fyne.CanvasObject {
	v := s.v
	if v.state.Running {
		return widgets.Stack(6, widgets.NewSection(v.w.T("safety.running_title")), s.bar)
	}
	s.button.SetDisabled(v.keeper == nil || v.readable(), v.w.T("readonly.refused"))
	icon, tone, title, text := s.say()
	words := widgets.Stack(2, widgets.NewRich(widgets.Span{Text: title, Bold: true}), widgets.NewMutedParagraph(text))
	return widgets.FillRow(12, 1, widgets.NewIcon(icon, tone, 22), words, s.button)
}

// say is what the first line says, with its icon.
func (s *status) say() (icon string, tone fyne.ThemeColorName, title, text string) {
	v := s.v
	b, there := v.newest()
	switch {
	case v.state.Err != nil:
		return "warning", look.ColorRed, v.w.T("safety.trouble"), v.host.Sentence(v.state.Err)
	case !v.listed:
		return "history", look.ColorMuted, v.w.T("safety.looking"), ""
	case !there:
		return "warning", look.ColorAmber, v.w.T("safety.none"), v.w.T("safety.none_text")
	case b.Counts == nil:
		return "check", look.ColorMuted, v.w.T("safety.newest", "when", v.when(b.At)), v.w.T("safety.not_counted")
	}
	return "check", look.ColorGreen, v.w.T("safety.newest", "when", v.when(b.At)), v.w.T("safety.counted", "what", countsText(v.w, *b.Counts))
}

// countsText says how much a book holds.
func countsText(w *assets.Translator, c book.Counts) string {
	return w.T("safety.counts", "people", w.N("safety.n_people", c.People), "entries", w.N("safety.n_entries", c.Interactions),
		"consents", w.N("safety.n_consents", c.Consents), "events", w.N("safety.n_events", c.Events))
}

// place says how the second place stands.
func (s *status) place() fyne.CanvasObject {
	v, w := s.v, s.v.w
	second := v.state.Second
	name := filepath.Base(second.Second)
	change := func() { v.tabs.Select(tabSecond) }
	switch {
	case v.keeper == nil || v.readable():
		return nil
	case second.Second == "":
		return s.line("folder", look.ColorAmber, w.T("safety.second_none"), w.T("safety.second_choose"), change)
	case v.state.Asks:
		return s.line("lock", look.ColorAmber, w.T("safety.second_asks", "place", name), w.T("safety.give"), v.second.give)
	case v.missing || model.CodeOf(v.state.SecondErr) == backup.CodePlaceMissing:
		text := w.T("safety.second_missing", "place", name)
		if !second.Reached.IsZero() {
			text += " " + w.T("safety.second_reached", "when", v.when(second.Reached))
		}
		return s.line("folder", look.ColorAmber, text, w.T("safety.second_another"), change)
	case v.state.SecondErr != nil:
		return s.line("warning", look.ColorRed, w.T("safety.second_failed", "place", name, "why", v.host.Sentence(v.state.SecondErr)), w.T("safety.second_another"), change)
	case second.Reached.IsZero():
		return s.line("folder", look.ColorMuted, w.T("safety.second_waits", "place", name), "", nil)
	}
	key := "safety.second_good"
	if second.Plain {
		key = "safety.second_plain"
	}
	return s.line("folder", look.ColorGreen, w.T(key, "place", name, "when", v.when(second.Reached)), "", nil)
}

// line is one of the lines below, with what can be done about it.
func (s *status) line(icon string, tone fyne.ThemeColorName, text, verb string, do func()) fyne.CanvasObject {
	row := []fyne.CanvasObject{widgets.NewIcon(icon, tone, 18), widgets.NewParagraph(text)}
	if verb != "" {
		row = append(row, widgets.NewLink(verb, do))
	}
	return widgets.PadEach(0, 0, 0, 2, widgets.FillRow(14, 1, row...))
}

// sizeText writes the size of a file.
func sizeText(w *assets.Translator, size int64) string {
	units := []string{"KB", "MB", "GB", "TB"}
	v, i := float64(size)/1000, 0
	for v >= 999.5 && i < len(units)-1 {
		v, i = v/1000, i+1
	}
	decimals := 0
	if v < 9.95 && i > 0 {
		decimals = 1
	}
	return w.Decimal(max(v, 1), decimals) + "\u00a0" + units[i]
}
