package guests

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/tell"
	"alumnibook/ui/widgets"
)

// draw shows what there is to choose from. Each choice takes effect at once.
func (t *build) draw() {
	w := t.v.w
	t.left.Objects, t.marks = nil, nil
	every := widgets.NewSegments(func(i int) {
		t.wish.every = i == 1
		t.ask()
	}, w.T("guests.any_of"), w.T("guests.all_of"))
	if t.wish.every {
		every.Select(1)
	}
	t.left.Add(widgets.Stack(6, widgets.NewMutedParagraph(w.T("guests.build_text")), widgets.Row(0, every)))
	if len(t.have.lists) > 0 {
		t.part(w.T("guests.from_lists"), t.lists())
	}
	if len(t.have.before) > 0 {
		t.part(w.T("guests.from_before"), t.chips(t.beforeChip()))
	}
	t.part(w.T("model.field.office"), t.values("office", t.have.offices, &t.wish.offices))
	if len(t.have.tags) > 0 {
		t.part(w.T("model.field.tags"), t.values("tag", t.have.tags, &t.wish.tags))
	}
	t.part(w.T("guests.from_near"), t.nearby())
	t.part(w.T("guests.only_status"), t.statuses())
	t.part(w.T("guests.by_hand"), t.byHand())
	t.left.Refresh()
	t.split.Refresh()
}

func (t *build) part(title string, o fyne.CanvasObject) {
	t.left.Add(widgets.Stack(6, widgets.NewSmall(title), o))
}

func (t *build) chips(chips ...fyne.CanvasObject) fyne.CanvasObject {
	return widgets.WrapRow(6, chips...)
}

// chip is one choice: whether the wish holds it, and what a press makes of the wish. It stays where it is, so that the
// keyboard does too.
func (t *build) chip(text string, n int, holds func() bool, toggle func()) *widgets.Chip {
	chip := widgets.NewChoiceChip(text, t.v.w.Number(n), look.ToneGrey, nil)
	mark := func() {
		chip.Tone, chip.Selected = look.ToneGrey, holds()
		if chip.Selected {
			chip.Tone = look.ToneAccent
		}
		chip.Refresh()
	}
	chip.OnTapped = func() {
		toggle()
		t.ask()
	}
	t.marks = append(t.marks, mark)
	mark()
	return chip
}

func (t *build) lists() fyne.CanvasObject {
	var chips []fyne.CanvasObject
	for _, l := range t.have.lists {
		chips = append(chips, t.chip(l.list.Name, len(l.ids), func() bool { return slices.Contains(t.wish.lists, l.list.ID) }, func() {
			t.wish.lists = toggled(t.wish.lists, l.list.ID)
		}))
	}
	return t.chips(chips...)
}

func (t *build) beforeChip() fyne.CanvasObject {
	chip := t.chip(t.v.w.T("guests.came_before"), len(t.have.before), func() bool { return t.wish.before }, func() { t.wish.before = !t.wish.before })
	chip.SetToolTip(t.v.w.T("guests.came_before_tip"))
	return chip
}

// fewValues are shown before she asks for all.
const fewValues = 14

// values offers the values of a field with how many people have each.
func (t *build) values(field string, values []book.Value, chosen *[]string) fyne.CanvasObject {
	w := t.v.w
	var chips []fyne.CanvasObject
	for i, val := range values {
		if i >= fewValues && !t.all[field] && !slices.Contains(*chosen, val.Text) {
			continue
		}
		chips = append(chips, t.chip(val.Text, val.Count, func() bool { return slices.Contains(*chosen, val.Text) }, func() { *chosen = toggled(*chosen, val.Text) }))
	}
	if more := len(values) - fewValues; more > 0 && !t.all[field] {
		chips = append(chips, widgets.NewAddChip(w.N("guests.more_values", more), func() {
			t.all[field] = true
			t.draw()
		}))
	}
	if len(chips) == 0 {
		return widgets.NewMuted(w.T("guests.no_values"))
	}
	return t.chips(chips...)
}

// toggled puts a value into a list or takes it out.
func toggled[T comparable](list []T, v T) []T {
	if i := slices.Index(list, v); i >= 0 {
		return slices.Delete(slices.Clone(list), i, i+1)
	}
	return append(slices.Clone(list), v)
}

func (t *build) statuses() fyne.CanvasObject {
	row := widgets.WrapRow(6)
	for _, s := range model.Statuses {
		if s == model.StatusNoContact || s == model.StatusDeceased {
			continue // the gate lets none of them through
		}
		chip := t.chip(t.v.w.T("model.status."+string(s)), 0, func() bool { return slices.Contains(t.wish.statuses, s) }, func() { t.wish.statuses = toggled(t.wish.statuses, s) })
		chip.Count = ""
		row.Add(chip)
	}
	return row
}

// nearby offers how far away somebody may live or work, of a place that can be typed.
func (t *build) nearby() fyne.CanvasObject {
	w := t.v.w
	if t.near == nil {
		t.near = widgets.NewTextField(w.T("guests.near_hint"))
		t.near.SetValue(t.wish.place.text())
		t.near.OnChanged = func(text string) { t.moveTo(placeOf(text)) }
	}
	var chips []fyne.CanvasObject
	at := t.wish.place
	code := bareDigits(at.code)
	for _, n := range distances {
		text := w.T("guests.near_town", "town", at.town)
		if n != nearTown {
			digits := map[nearness]int{nearThree: 3, nearTwo: 2, nearOne: 1}[n]
			if len(code) <= digits {
				continue
			}
			text = w.T("guests.near_code", "code", code[:digits])
		} else if at.town == "" {
			continue
		}
		chips = append(chips, t.chip(text, t.have.count(n), func() bool { return t.wish.near == n }, func() {
			if t.wish.near == n {
				t.wish.near = nearNot
				return
			}
			t.wish.near = n
		}))
	}
	if len(chips) == 0 {
		return widgets.Stack(6, t.near, widgets.NewSmall(w.T("guests.near_none")))
	}
	return widgets.Stack(6, t.near, t.chips(chips...))
}

func bareDigits(code string) string {
	return strings.Map(func(r rune) rune {
		if isDigit(r) {
			return r
		}
		return -1
	}, code)
}

// moveTo looks for those near another place.
func (t *build) moveTo(at place) {
	if at == t.wish.place {
		return
	}
	t.wish.place, t.wish.near = at, nearNot
	b, country := t.v.host.Book(), t.v.host.Firm().Country
	page.Read(t.v.host, t.v, "sources", func(ctx context.Context) ([]book.Near, error) { return readNear(ctx, b, at, country) }, func(near []book.Near) {
		t.have.near = near
		t.draw()
		t.ask()
		t.near.Focus()
	})
}

// byHand finds people by name, one after the other.
func (t *build) byHand() fyne.CanvasObject {
	w := t.v.w
	t.hand = widgets.NewChoiceField(w.T("guests.find_person"), t.v.offerPeople, func(c widgets.Choice) {
		t.hand.SetValue("")
		if id := page.IDOf(c.Value); !slices.Contains(t.wish.hand, id) {
			t.wish.hand = append(t.wish.hand, id)
		}
		t.draw()
		t.ask()
		t.hand.Focus()
	})
	chips := widgets.WrapRow(6)
	rows, err := t.v.host.Book().Rows(context.Background(), t.wish.hand)
	if err != nil {
		t.v.host.Fail(err)
	}
	for _, r := range rows {
		text := r.Name
		if t.have.onList[r.ID] {
			text = w.T("guests.on_list_already", "name", r.Name)
		}
		chips.Add(widgets.NewFilterChip(text, nil, func() {
			t.wish.hand = slices.DeleteFunc(t.wish.hand, func(id int64) bool { return id == r.ID })
			t.draw()
			t.ask()
		}))
	}
	return widgets.Stack(6, t.hand, chips)
}

// offered is how many people are suggested while typing.
const offered = 8

// offerPeople suggests people of the book.
func (v *view) offerPeople(typed string) []widgets.Choice {
	if strings.TrimSpace(typed) == "" {
		return nil
	}
	rows, _, err := v.host.Book().FirstPage(context.Background(), model.Filter{Search: typed}, model.Sort{}, offered)
	if err != nil {
		return nil
	}
	var list []widgets.Choice
	for _, r := range rows {
		list = append(list, widgets.Choice{Value: page.TextOf(r.ID), Text: r.Name, Note: tell.Joined(", ", r.Employer, r.Office)})
	}
	return list
}
