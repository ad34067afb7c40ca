package duplicates

import (
	"context"
	"encoding/json"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/duplicates"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/run"
	"alumnibook/ui/tell"
	"alumnibook/ui/widgets"
)

// compare shows two people side by side and lets the user say what becomes of them.
type compare struct {
	v       *view
	pair    duplicates.Pair
	known   bool // the two have been read
	working bool // they are being merged or marked
	sides   sides
	take    map[string]duplicates.Side

	body   *fyne.Container
	scroll *widgets.ScrollArea
	merger *widgets.Button
	whole  fyne.CanvasObject
	first  *widgets.CheckField // the first value to choose, nil where there is none
}

// sides are the two people: the one who stays, and the one who becomes part of them.
type sides struct {
	keep, gone           model.Person
	keepCount, goneCount int // entries in the history
	names                tell.Names
	photos               map[string][]byte
}

func newCompare(v *view) *compare {
	c := &compare{v: v, body: widgets.Stack(12)}
	w := v.w
	c.scroll = widgets.Scrolled(widgets.PadEach(14, look.PagePad, look.PagePad, look.PagePad, c.body))
	c.merger = tipped(widgets.NewPrimary(w.T("duplicates.merge"), look.Icon("merge"), c.merge), "S")
	other := tipped(widgets.NewSecondary(w.T("duplicates.not_same"), nil, c.notSame), "N")
	later := tipped(widgets.NewQuiet(w.T("duplicates.later"), nil, c.putOff), "L")
	note := widgets.NewMuted(w.T("duplicates.note"))
	note.Least = 60
	foot := widgets.PadEach(10, look.PagePad, 10, look.PagePad, widgets.FillRow(10, 0, note, later, other, c.merger))
	c.whole = widgets.Ground(look.ColorBackground, widgets.FillStack(0, 0, c.scroll, widgets.HLine(), foot))
	return c
}

// tipped says on hover which letter does the same in the list.
func tipped(b *widgets.Button, letter string) *widgets.Button {
	b.SetToolTip(letter)
	return b
}

// show puts a pair side by side. Who knows more of the contact stays, unless the user turns it round.
func (c *compare) show(pair duplicates.Pair) {
	if c.known && key(pair) == key(c.pair) && (pair.A == c.sides.keep.ID || pair.A == c.sides.gone.ID) {
		c.load(c.sides.keep.ID, c.sides.gone.ID, false)
		return
	}
	c.pair, c.known, c.take = pair, false, map[string]duplicates.Side{}
	c.load(pair.A, pair.B, true)
}

func (c *compare) clear() {
	c.known = false
	page.Drop(c.v.host, c.v, "people")
	c.put()
}

func (c *compare) put(objects ...fyne.CanvasObject) {
	c.body.Objects = objects
	c.body.Refresh()
	c.scroll.Refresh()
}

// load reads two people; anew lets the one with the longer history be the one who stays.
func (c *compare) load(keep, gone int64, anew bool) {
	v := c.v
	run.Do(v.host.Runner(), page.Key(v, "people"), func(ctx context.Context, _ run.Progress) (sides, error) {
		s, err := readSides(ctx, v.host.Book(), keep, gone)
		if anew && (s.goneCount > s.keepCount || s.goneCount == s.keepCount && s.gone.ID < s.keep.ID) {
			s.turn()
		}
		return s, err
	}, func(s sides, err error) {
		switch {
		case model.CodeOf(err) == model.CodeNotFound:
			v.pairs.without([2]int64{min(keep, gone), max(keep, gone)})
		case err != nil:
			v.host.Fail(err)
		default:
			c.sides, c.known = s, true
			c.draw()
			if anew {
				c.scroll.ToTop()
			}
		}
	})
}

func (s *sides) turn() {
	s.keep, s.gone, s.keepCount, s.goneCount = s.gone, s.keep, s.goneCount, s.keepCount
}

func readSides(ctx context.Context, b *book.Book, keep, gone int64) (sides, error) {
	s := sides{photos: map[string][]byte{}}
	people, err := b.People(ctx, []int64{keep, gone})
	if err != nil {
		return s, err
	}
	if len(people) != 2 || !people[0].Trashed.IsZero() || !people[1].Trashed.IsZero() {
		return s, model.E(model.CodeNotFound, "", nil)
	}
	s.keep, s.gone = people[0], people[1]
	if s.keep.ID != keep {
		s.keep, s.gone = s.gone, s.keep
	}
	if _, s.keepCount, err = b.Timeline(ctx, keep, nil, 0, 1); err != nil {
		return s, err
	}
	if _, s.goneCount, err = b.Timeline(ctx, gone, nil, 0, 1); err != nil {
		return s, err
	}
	for _, p := range people {
		if p.Photo != "" {
			if s.photos[p.Photo], err = b.Photo(ctx, p.Photo); err != nil {
				return s, err
			}
		}
	}
	s.names, err = tell.ReadNames(ctx, b, imageOf(&s.keep), imageOf(&s.gone))
	return s, err
}

func imageOf(p *model.Person) json.RawMessage {
	raw, err := json.Marshal(p)
	if err != nil {
		return nil
	}
	return raw
}

// draw shows why the two may be the same, who they are, and their fields.
func (c *compare) draw() {
	chips := widgets.WrapRow(6)
	word, tone := c.v.likely(c.pair, c.v.pairs.byHand[key(c.pair)])
	chips.Add(widgets.NewChip(word, tone))
	for i, said := range c.v.reasons(c.pair) {
		tone := look.ToneGrey
		if c.pair.Reasons[i].Against() {
			tone = look.ToneAmber
		}
		chips.Add(widgets.NewChip(said, tone))
	}
	c.put(chips, container.New(&besides{}, c.table()...))
}

// focus gives the keyboard to the first value to choose, or to the button where there is nothing to choose.
func (c *compare) focus() {
	if c.first != nil {
		c.first.Focus()
		return
	}
	c.v.host.Window().Canvas().Focus(c.merger)
}

// ready tells whether there is a pair to decide about.
func (c *compare) ready() (bool, string) {
	return c.known && !c.working && c.v.tabs.Selected() == 0, "duplicates.why_none"
}
