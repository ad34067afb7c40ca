package newsletter

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/ui/look"
	"alumnibook/ui/widgets"
)

// placeOf reads where an error lies: "boxes.0.2".
func placeOf(field string) (place, bool) {
	parts := strings.Split(field, ".")
	if len(parts) != 3 || parts[0] != "boxes" {
		return nowhere, false
	}
	b, err1 := strconv.Atoi(parts[1])
	i, err2 := strconv.Atoi(parts[2])
	return place{b, i}, err1 == nil && err2 == nil && b >= 0 && i >= 0
}

// box shows one part of the issue: news of one kind.
func (x *writer) box(b int) fyne.CanvasObject {
	w, n := x.is.w, &x.is.n
	one := &n.Boxes[b]
	var lines []fyne.CanvasObject
	for i := range one.Items {
		if len(lines) > 0 {
			lines = append(lines, widgets.HLine())
		}
		if x.open == (place{b, i}) {
			if x.item == nil || x.item.at != x.open || x.item.language != x.is.language {
				x.item = newItemForm(x, x.open)
			}
			lines = append(lines, x.item.whole)
			continue
		}
		lines = append(lines, x.itemLine(b, i))
	}
	add := widgets.NewQuiet(w.T("newsletter.add."+string(one.Kind)), look.Icon("plus"), func() { x.addItem(b) }).Smaller()
	lines = append(lines, widgets.Row(0, add))
	up := widgets.NewIconButton(look.Icon("chevron-up"), widgets.Words.MoveUp, func() { x.moveBox(b, -1) })
	up.SetDisabled(b == 0, "")
	down := widgets.NewIconButton(look.Icon("chevron-down"), widgets.Words.MoveDown, func() { x.moveBox(b, 1) })
	down.SetDisabled(b == len(n.Boxes)-1, "")
	off := widgets.NewIconButton(look.Icon("close"), w.T("newsletter.box_remove"), func() { x.removeBox(b) })
	right := widgets.Row(2, up, down, off)
	return widgets.NewCard(w.T("model.box."+string(one.Kind)), right, widgets.Stack(4, lines...))
}

// itemLine is a piece of news that is not open: what it says, and what it lacks.
func (x *writer) itemLine(b, i int) fyne.CanvasObject {
	w, item := x.is.w, &x.is.n.Boxes[b].Items[i]
	words := item.Words[x.is.language]
	empty := item.IsEmpty(x.is.language)
	if empty {
		words = x.elsewhere(item)
	}
	title := widgets.NewBold(oneLine(words.Title))
	under := widgets.NewSmall(oneLine(words.Text))
	title.Least, under.Least = 80, 80
	if strings.TrimSpace(words.Title) == "" {
		title.SetText(oneLine(words.Text))
		under.SetText("")
	}
	if title.Text == "" {
		title.SetText(w.T("newsletter.item_empty"))
		title.SetColor(look.ColorMuted)
	}
	if empty {
		title.SetColor(look.ColorMuted)
	}
	text := widgets.Stack(1, title)
	if under.Text != "" {
		text.Add(under)
	}
	row := []fyne.CanvasObject{text}
	if empty && len(x.is.n.Languages) > 1 {
		row = append(row, widgets.NewChoiceChip(w.T("newsletter.not_in", "language", w.T("model.language."+x.is.language)), "", look.ToneAmber, func() { x.openItem(place{b, i}) }))
	}
	for _, mark := range []struct {
		has  bool
		icon string
	}{{item.Link != "", "link"}, {item.Image != "", "eye"}, {item.PersonID != 0, "user"}, {item.EventID != 0, "calendar"}} {
		if mark.has {
			row = append(row, widgets.NewIcon(mark.icon, look.ColorMuted, 16))
		}
	}
	row = append(row, widgets.NewIcon("chevron-down", look.ColorMuted, 16))
	line := widgets.NewPressLine(widgets.PadEach(5, 0, 5, 0, widgets.FillRow(8, 0, row...)), func() { x.openItem(place{b, i}) })
	line.Items = func() []*fyne.MenuItem { return x.itemMenu(b, i) }
	return line
}

// elsewhere is what an item says in the first language in which it says anything.
func (x *writer) elsewhere(item *model.Item) model.ItemWords {
	for _, l := range x.is.n.Languages {
		if !item.IsEmpty(l) {
			return item.Words[l]
		}
	}
	return model.ItemWords{}
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func (x *writer) itemMenu(b, i int) []*fyne.MenuItem {
	w, last := x.is.w, len(x.is.n.Boxes[b].Items)-1
	return []*fyne.MenuItem{
		widgets.MenuItem(w.T("newsletter.item_open"), look.Icon("edit"), false, func() { x.openItem(place{b, i}) }),
		widgets.MenuItem(widgets.Words.MoveUp, look.Icon("chevron-up"), i == 0, func() { x.moveItem(b, i, -1) }),
		widgets.MenuItem(widgets.Words.MoveDown, look.Icon("chevron-down"), i == last, func() { x.moveItem(b, i, 1) }),
		widgets.MenuItem(w.T("newsletter.item_remove"), look.Icon("trash"), false, func() { x.removeItem(b, i) }),
	}
}

// addItem adds a piece of news to a box and opens it.
func (x *writer) addItem(b int) {
	box := &x.is.n.Boxes[b]
	box.Items = append(box.Items, model.Item{Words: map[string]model.ItemWords{}})
	x.openItem(place{b, len(box.Items) - 1})
	x.told()
}

func (x *writer) openItem(at place) {
	x.sweep(at)
	x.open, x.item = at, nil
	x.draw()
	if x.item != nil {
		x.item.title.Focus()
	}
}

// closeItem closes the piece of news that is open; one that says nothing at all goes.
func (x *writer) closeItem() bool {
	if x.open == nowhere {
		return false
	}
	x.sweep(nowhere)
	x.open, x.item = nowhere, nil
	x.draw()
	x.is.changed()
	return true
}

// sweep takes away the open piece of news where it holds nothing, unless it is the one that is opened next.
func (x *writer) sweep(next place) {
	at := x.open
	if at == nowhere || at == next || at.box >= len(x.is.n.Boxes) || at.item >= len(x.is.n.Boxes[at.box].Items) {
		return
	}
	box := &x.is.n.Boxes[at.box]
	item := &box.Items[at.item]
	if !isBlank(item) || next.box == at.box && next.item > at.item {
		return
	}
	box.Items = without(box.Items, at.item)
}

// without is a list of news without one of them, nil where nothing is left.
func without(items []model.Item, i int) []model.Item {
	if len(items) == 1 {
		return nil
	}
	return slices.Delete(items, i, i+1)
}

func isBlank(item *model.Item) bool {
	for l := range item.Words {
		if !item.IsEmpty(l) {
			return false
		}
	}
	return item.Link == "" && item.Image == "" && item.PersonID == 0 && item.EventID == 0
}

func (x *writer) removeItem(b, i int) {
	box := &x.is.n.Boxes[b]
	box.Items = without(box.Items, i)
	x.open, x.item = nowhere, nil
	x.draw()
	x.told()
}

func (x *writer) moveItem(b, i, by int) {
	items := x.is.n.Boxes[b].Items
	if i+by < 0 || i+by >= len(items) {
		return
	}
	items[i], items[i+by] = items[i+by], items[i]
	if x.open == (place{b, i}) {
		x.open, x.item = place{b, i + by}, nil
	} else {
		x.open, x.item = nowhere, nil
	}
	x.draw()
	x.told()
}

func (x *writer) moveBox(b, by int) {
	boxes := x.is.n.Boxes
	if b+by < 0 || b+by >= len(boxes) {
		return
	}
	boxes[b], boxes[b+by] = boxes[b+by], boxes[b]
	x.open, x.item = nowhere, nil
	x.draw()
	x.told()
}

// removeBox takes a box out; one that holds news is asked about.
func (x *writer) removeBox(b int) {
	w, box := x.is.w, x.is.n.Boxes[b]
	do := func() {
		x.is.n.Boxes = slices.Delete(x.is.n.Boxes, b, b+1)
		x.open, x.item = nowhere, nil
		x.draw()
		x.told()
	}
	if len(box.Items) == 0 {
		do()
		return
	}
	x.is.ask(w.T("newsletter.box_title", "box", w.T("model.box."+string(box.Kind))), w.N("newsletter.box_text", len(box.Items)), w.T("newsletter.box_remove"), do)
}

// addBox offers the boxes that the issue does not have; nil where it has all.
func (x *writer) addBox() fyne.CanvasObject {
	w := x.is.w
	var missing []model.BoxKind
	for _, k := range model.BoxKinds {
		if !slices.ContainsFunc(x.is.n.Boxes, func(b model.Box) bool { return b.Kind == k }) {
			missing = append(missing, k)
		}
	}
	if missing == nil {
		return nil
	}
	return widgets.NewMenuButton(widgets.Secondary, w.T("newsletter.box_add"), look.Icon("plus"), func() []*fyne.MenuItem {
		var list []*fyne.MenuItem
		for _, k := range missing {
			list = append(list, fyne.NewMenuItem(w.T("model.box."+string(k)), func() {
				x.is.n.Boxes = append(x.is.n.Boxes, model.Box{Kind: k})
				x.draw()
				x.told()
			}))
		}
		return list
	})
}
