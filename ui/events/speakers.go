package events

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"alumnibook/model"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/tell"
	"alumnibook/ui/widgets"
)

// offered is how many people are suggested while a name is typed, out of how many that were found.
const (
	offered = 8
	found   = 40
)

// elsewhere is the choice of somebody who is not in the book.
const elsewhere = "elsewhere"

// speakers are those who hold a part of the agenda: chips with names, and a line that finds people of the book or takes
// whoever else is typed, "Eva Klein, University of Kiel".
type speakers struct {
	widget.BaseWidget
	v     *view
	list  []model.Speaker
	names map[int64]string
	row   *fyne.Container
	chips *fyne.Container
	find  *widgets.PickField
	hooks *widgets.Hooks
}

func newSpeakers(v *view, list []model.Speaker, people map[int64]model.Row) *speakers {
	s := &speakers{v: v, list: slices.Clone(list), names: map[int64]string{}, chips: widgets.WrapRow(6)}
	for id, r := range people {
		s.names[id] = r.CallName()
	}
	s.find = widgets.NewPickField(v.w.T("events.speaker_hint"))
	s.find.OnAsk, s.find.Settle, s.find.OnPicked = func(text string) { s.find.Offer(text, s.offer(text)) }, s.offer, s.picked
	s.row = widgets.Stack(4, s.find, s.chips)
	s.ExtendBaseWidget(s)
	s.draw()
	return s
}

// offer finds people of the book by what was typed, and last whoever it is from elsewhere.
func (s *speakers) offer(typed string) []widgets.Choice {
	typed = strings.TrimSpace(typed)
	if typed == "" {
		return nil
	}
	rows, _, err := s.v.host.Book().FirstPage(context.Background(), model.Filter{Search: typed}, model.Sort{}, found)
	if err != nil {
		return nil
	}
	slices.SortStableFunc(rows, func(a, b model.Row) int { return rank(&a, typed) - rank(&b, typed) })
	var list []widgets.Choice
	for _, r := range rows {
		if len(list) == offered {
			break
		}
		if !slices.ContainsFunc(s.list, func(o model.Speaker) bool { return o.PersonID == r.ID }) {
			list = append(list, widgets.Choice{Value: page.TextOf(r.ID), Text: r.Name, Note: cmp.Or(r.Office, r.Employer)})
		}
	}
	return append(list, widgets.Choice{Value: elsewhere, Text: typed, Note: s.v.w.T("events.speaker_elsewhere"), Icon: look.Icon("plus")})
}

// rank puts those in front whose name begins like what was typed; the others have it elsewhere.
func rank(r *model.Row, typed string) int {
	want := model.FoldShort(typed)
	for _, word := range strings.Fields(model.FoldShort(r.Name)) {
		if strings.HasPrefix(word, want) {
			return 0
		}
	}
	return 1
}

func (s *speakers) picked(c widgets.Choice) {
	if c.Value == elsewhere {
		s.add(fromElsewhere(c.Text))
		return
	}
	id := page.IDOf(c.Value)
	s.names[id] = (&model.Row{Name: c.Text}).CallName()
	s.add(model.Speaker{PersonID: id})
}

// fromElsewhere is somebody who is not in the book, as typed: a name, and after a comma where they come from.
func fromElsewhere(text string) model.Speaker {
	name, from, _ := strings.Cut(text, ",")
	return model.Speaker{Name: strings.TrimSpace(name), From: strings.TrimSpace(from)}
}

func (s *speakers) add(who model.Speaker) {
	s.find.SetValue("")
	if !slices.Contains(s.list, who) {
		s.list = append(s.list, who)
	}
	s.draw()
	s.changed()
	s.find.Focus()
}

func (s *speakers) draw() {
	s.chips.Objects = nil
	for _, who := range s.list {
		chip := widgets.NewChip(s.name(&who), look.ToneGrey)
		chip.OnRemove = func() {
			s.list = slices.DeleteFunc(slices.Clone(s.list), func(o model.Speaker) bool { return o == who })
			s.draw()
			s.changed()
		}
		if who.PersonID != 0 {
			chip.Tone = look.ToneAccent
		}
		s.chips.Add(chip)
	}
	visible(s.chips, len(s.list) > 0)
	s.chips.Refresh()
	s.row.Refresh()
	s.Refresh()
}

func (s *speakers) name(who *model.Speaker) string {
	if who.PersonID == 0 {
		return tell.Joined(", ", who.Name, who.From)
	}
	if name := s.names[who.PersonID]; name != "" {
		return name
	}
	return s.v.w.T("events.speaker_gone")
}

// value is who was chosen, with whoever still stands in the line.
func (s *speakers) value() []model.Speaker {
	list := slices.Clone(s.list)
	if left := strings.TrimSpace(s.find.Value()); left != "" {
		list = append(list, fromElsewhere(left))
	}
	return list
}

// settle makes a chip of whoever still stands in the line.
func (s *speakers) settle() {
	s.list = s.value()
	s.find.Take(widgets.Choice{})
	s.draw()
}

func (s *speakers) changed() {
	if s.hooks != nil && s.hooks.Changed != nil {
		s.hooks.Changed()
	}
}

// Focus gives the keyboard to the line that finds people.
func (s *speakers) Focus() { s.find.Focus() }

// SetError says below the line what is wrong.
func (s *speakers) SetError(text string) { s.find.SetError(text) }

// Snapshot differs when others are chosen.
func (s *speakers) Snapshot() string {
	var b strings.Builder
	for _, who := range s.value() {
		b.WriteString(page.TextOf(who.PersonID) + "\x00" + who.Name + "\x00" + who.From + "\x01")
	}
	return b.String()
}

// Restore shows a snapshot, but for people who are no longer in the book.
func (s *speakers) Restore(snapshot string) {
	s.list = nil
	for part := range strings.SplitSeq(snapshot, "\x01") {
		who := strings.Split(part, "\x00")
		if len(who) != 3 {
			continue
		}
		if id := page.IDOf(who[0]); id == 0 || s.knows(id) {
			s.list = append(s.list, model.Speaker{PersonID: id, Name: who[1], From: who[2]})
		}
	}
	s.find.Take(widgets.Choice{})
	s.draw()
}

// knows tells whether somebody is in the book, and notes their name.
func (s *speakers) knows(id int64) bool {
	if s.names[id] != "" {
		return true
	}
	rows, err := s.v.host.Book().Rows(context.Background(), []int64{id})
	if err == nil && len(rows) == 1 {
		s.names[id] = rows[0].CallName()
	}
	return s.names[id] != ""
}

// SetHooks is called by the form.
func (s *speakers) SetHooks(h *widgets.Hooks) {
	s.hooks = h
	s.find.SetHooks(&widgets.Hooks{Changed: h.Changed, Cancel: h.Cancel, Submit: func() {
		if left := strings.TrimSpace(s.find.Value()); left != "" { // Enter takes whoever was typed, and does not save yet
			s.add(fromElsewhere(left))
			return
		}
		h.Submit()
	}})
}

// MinSize follows what the field shows.
func (s *speakers) MinSize() fyne.Size { return s.row.MinSize() }

// CreateRenderer is called by Fyne.
func (s *speakers) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(s.row) }

var _ widgets.Field = (*speakers)(nil)
