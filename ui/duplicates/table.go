package duplicates

import (
	"bytes"
	"encoding/json"
	"image"
	_ "image/jpeg" // photos are JPEGs
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/duplicates"
	"alumnibook/ui/look"
	"alumnibook/ui/tell"
	"alumnibook/ui/widgets"
)

// state is how a field of two people relates, always said in a word.
type state int

const (
	stateSame    state = iota // both say the same
	stateDiffers              // one of two values has to be chosen
	stateOne                  // only one of them has it, and it stays
	stateBoth                 // lists that are put together
)

var stateWords = map[state]string{
	stateSame: "duplicates.state_same", stateDiffers: "duplicates.state_differs", stateOne: "duplicates.state_one", stateBoth: "duplicates.state_both",
}

var stateTones = map[state]look.Tone{stateSame: look.ToneGrey, stateDiffers: look.ToneAmber, stateOne: look.ToneGreen, stateBoth: look.ToneBlue}

func stateOf(f duplicates.FieldPair) state {
	switch {
	case f.Same:
		return stateSame
	case len(f.Keep) == 0 || len(f.Gone) == 0:
		return stateOne
	case f.Both:
		return stateBoth
	}
	return stateDiffers
}

// table are the two people in lines of three: what it is, who stays, who becomes part of them.
func (c *compare) table() []fyne.CanvasObject {
	s := &c.sides
	turn := widgets.NewQuiet(c.v.w.T("duplicates.swap"), nil, c.swap).Smaller()
	turn.SetToolTip(c.v.w.T("duplicates.swap_tip"))
	all := []fyne.CanvasObject{
		widgets.NewCard("", nil), widgets.NewCard("", nil),
		turn, c.head(&s.keep, s.keepCount, true), c.head(&s.gone, s.goneCount, false),
	}
	c.first = nil
	keep, gone := fieldsOf(&s.keep), fieldsOf(&s.gone)
	for _, f := range duplicates.Fields(&s.keep, &s.gone) {
		all = append(all, c.line(f, keep, gone)...)
	}
	return all
}

// head says who somebody is, how much is known of the contact, and what becomes of them.
func (c *compare) head(p *model.Person, entries int, stays bool) fyne.CanvasObject {
	w := c.v.w
	face := widgets.Avatar{Initials: p.Initials()}
	if raw := c.sides.photos[p.Photo]; len(raw) > 0 {
		if img, _, err := image.Decode(bytes.NewReader(raw)); err == nil {
			face.Picture = img
		}
	}
	name := widgets.NewSection(p.FullName())
	name.Least = 60
	chip := widgets.NewChip(w.T("duplicates.stays"), look.ToneAccent)
	if !stays {
		chip = widgets.NewChip(w.T("duplicates.goes"), look.ToneGrey)
	}
	history := widgets.NewSmall(w.N("duplicates.entries", entries))
	changed := widgets.NewSmall(w.T("duplicates.changed", "when", w.Date(model.DateOf(p.Updated.Local()))))
	for _, t := range []*widgets.CutText{history, changed} {
		t.Least = 60
	}
	return widgets.Stack(6, widgets.FillRow(10, 1, widgets.NewAvatar(face, 36), widgets.Stack(0, name, history, changed)), widgets.Row(0, chip))
}

// line is one field: its name with how the two relate, and both values.
func (c *compare) line(f duplicates.FieldPair, keep, gone map[string]json.RawMessage) []fyne.CanvasObject {
	st := stateOf(f)
	label := widgets.NewMuted(c.label(f.Code))
	label.Least = 60
	word := widgets.NewSmall(c.v.w.T(stateWords[st]))
	word.Color, word.Least = stateTones[st].Text(), 60
	if st == stateSame {
		word.Color = look.ColorMuted
	}
	name := widgets.Stack(0, label, word)
	if st == stateSame {
		label.Least, word.Least = 0, 0
		name = widgets.FillRow(6, 0, label, word)
	}
	mine, theirs := c.value(f.Code, keep), c.value(f.Code, gone)
	if st != stateDiffers {
		return []fyne.CanvasObject{name, plain(mine, st), plain(theirs, st)}
	}
	a, b := c.choice(f.Code, mine, theirs)
	return []fyne.CanvasObject{name, a, b}
}

func plain(text string, st state) fyne.CanvasObject {
	p := widgets.NewParagraph(text)
	if text == "" {
		p.SetText("–")
	}
	if st == stateSame || text == "" {
		p.Color = look.ColorMuted
	}
	return p
}

// choice are two values of which one stays: ticking one takes the tick off the other.
func (c *compare) choice(code, mine, theirs string) (a, b *widgets.CheckField) {
	a, b = widgets.NewCheckField(mine), widgets.NewCheckField(theirs)
	set := func(side duplicates.Side) {
		c.take[code] = side
		a.SetValue(side == duplicates.SideKeep)
		b.SetValue(side == duplicates.SideGone)
	}
	a.OnChanged = func(on bool) { set(sideOf(on)) }
	b.OnChanged = func(on bool) { set(sideOf(!on)) }
	now := c.stays(code)
	a.SetValue(now == duplicates.SideKeep)
	b.SetValue(now == duplicates.SideGone)
	if c.first == nil {
		c.first = a
	}
	return a, b
}

func sideOf(keep bool) duplicates.Side {
	if keep {
		return duplicates.SideKeep
	}
	return duplicates.SideGone
}

// stays is whose value of a field stands in the merged person as things are.
func (c *compare) stays(code string) duplicates.Side {
	merged := duplicates.Combine(&c.sides.keep, &c.sides.gone, c.take)
	for _, f := range duplicates.Fields(&merged, &c.sides.gone) {
		if f.Code == code && f.Same {
			return duplicates.SideGone
		}
	}
	return duplicates.SideKeep
}

// fieldsOf are the fields of a person by their names in the records of the book; own ones by "own_fields.7".
func fieldsOf(p *model.Person) map[string]json.RawMessage {
	all := map[string]json.RawMessage{}
	_ = json.Unmarshal(imageOf(p), &all)
	for id, value := range p.OwnFields {
		raw, err := json.Marshal(value)
		if err == nil {
			all["own_fields."+strconv.FormatInt(id, 10)] = raw
		}
	}
	return all
}

func (c *compare) label(code string) string {
	if id, ok := strings.CutPrefix(code, "own_fields."); ok {
		n, _ := strconv.ParseInt(id, 10, 64)
		if name := c.sides.names.OwnFields[n]; name != "" {
			return name
		}
		return tell.Field(c.v.w, "own_fields")
	}
	if code == "card_lines" {
		return c.v.w.T("duplicates.card_lines")
	}
	return tell.Field(c.v.w, code)
}

func (c *compare) value(code string, fields map[string]json.RawMessage) string {
	if strings.HasPrefix(code, "own_fields.") {
		return c.ownValue(code, fields[code])
	}
	text := tell.Value(c.v.w, "person", code, fields[code], c.sides.names)
	if code == "card_lines" { // one below the other
		var lines []string
		if json.Unmarshal(fields[code], &lines) == nil {
			text = strings.Join(lines, "\n")
		}
	}
	return text
}

// ownValue is what stands in a field of the firm's own; dates are written as the user writes them.
func (c *compare) ownValue(_ string, raw json.RawMessage) string {
	var text string
	if json.Unmarshal(raw, &text) != nil {
		return ""
	}
	if d, err := model.ParseDate(text); err == nil && len(text) == len("2006-01-02") {
		return c.v.w.Date(d)
	}
	return text
}
