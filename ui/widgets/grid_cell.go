package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"alumnibook/ui/look"
)

var bold = fyne.TextStyle{Bold: true}

const avatarSide float32 = 22

// width is what the cell would need to show everything.
func (c Cell) width() float32 {
	w := textWidth(c.Text, look.Px(look.SizeText), fyne.TextStyle{Bold: c.Bold})
	if c.Chip != look.ToneNone {
		w = textWidth(c.Text, look.Px(look.SizeSmall), fyne.TextStyle{}) + look.Px(20)
	}
	if c.Avatar != nil {
		w += look.Px(avatarSide + 8)
	}
	if c.Icon != nil {
		w += look.Px(22)
	}
	if c.Strike != "" {
		w += textWidth(c.Strike, look.Px(look.SizeText), fyne.TextStyle{}) + look.Px(8)
	}
	return w
}

// cellView draws one cell. What a cell does not use is made only when it first needs it.
type cellView struct {
	words  *canvas.Text
	ground *canvas.Rectangle // of a chip or a tint
	disc   *disc
	icon   *canvas.Image
	old    *canvas.Text // struck through
	stroke *canvas.Rectangle

	cell  Cell
	x, w  float32
	right bool
	drawn bool
	calm  bool // on a selected row, where tints would vanish
	cut   bool // not everything can be seen
}

func newCellView() *cellView {
	return &cellView{words: label("", look.SizeText, false, look.ColorText)}
}

func (v *cellView) objects(to []fyne.CanvasObject) []fyne.CanvasObject {
	if v.ground != nil {
		to = append(to, v.ground)
	}
	if v.disc != nil {
		to = append(to, v.disc.objects()...)
	}
	if v.icon != nil {
		to = append(to, v.icon)
	}
	if v.old != nil {
		to = append(to, v.old, v.stroke)
	}
	return append(to, v.words)
}

// set draws the cell; it answers true if it has got new drawing objects.
func (v *cellView) set(c Cell, col placed, h float32, calm bool) (grown bool) {
	if v.drawn && v.cell == c && v.x == col.x && v.w == col.w && v.calm == calm && v.right == col.Right {
		return false
	}
	v.cell, v.x, v.w, v.calm, v.right, v.drawn = c, col.x, col.w, calm, col.Right, true
	grown = v.prepare()
	x, room := col.x, col.w-look.Px(cellGap)
	x, room = v.lead(x, room, h)
	size, style := look.Px(look.SizeText), fyne.TextStyle{Bold: c.Bold}
	if c.Chip != look.ToneNone {
		size, room = look.Px(look.SizeSmall), room-look.Px(20)
	}
	x, room = v.strike(x, room, h)
	if c.Tint != look.ToneNone && c.Chip == look.ToneNone {
		room -= look.Px(8)
	}
	text := cut(c.Text, room, size, style)
	v.cut = text != c.Text || v.old != nil && v.old.Visible() && v.old.Text != c.Strike
	v.words.Text, v.words.TextSize, v.words.TextStyle = text, size, style
	v.words.Color = look.Color(v.colour())
	v.placeWords(x, room, h, size, style)
	v.words.Refresh()
	return grown
}

// prepare makes the drawing objects that this cell needs.
func (v *cellView) prepare() (grown bool) {
	c := v.cell
	if (c.Chip != look.ToneNone || c.Tint != look.ToneNone) && v.ground == nil {
		v.ground, grown = canvas.NewRectangle(nil), true
	}
	if c.Avatar != nil && v.disc == nil {
		v.disc, grown = newDisc(), true
	}
	if c.Icon != nil && v.icon == nil {
		v.icon, grown = canvas.NewImageFromResource(nil), true
		v.icon.FillMode = canvas.ImageFillContain
	}
	if c.Strike != "" && v.old == nil {
		v.old, v.stroke, grown = label("", look.SizeText, false, look.ColorMuted), canvas.NewRectangle(nil), true
	}
	if v.ground != nil {
		show(v.ground, (c.Chip != look.ToneNone || c.Tint != look.ToneNone) && c.Text != "")
	}
	if v.disc != nil {
		for _, o := range v.disc.objects() {
			show(o, c.Avatar != nil)
		}
	}
	if v.old != nil {
		show(v.old, c.Strike != "")
		show(v.stroke, c.Strike != "")
	}
	return grown
}

// lead draws the avatar or the icon.
func (v *cellView) lead(x, room, h float32) (float32, float32) {
	if v.cell.Avatar != nil {
		side := look.Px(avatarSide)
		v.disc.show(v.cell.Avatar)
		v.disc.place(x, (h-side)/2, side)
		step := side + look.Px(8)
		x, room = x+step, room-step
	}
	if v.icon != nil {
		setPicture(v.icon, v.cell.Icon)
		if v.cell.Icon != nil {
			side := look.Px(16)
			place(v.icon, x, (h-side)/2, side, side)
			x, room = x+side+look.Px(6), room-side-look.Px(6)
		}
	}
	return x, room
}

// strike draws the earlier text; it gets at most half of the room if there is a new one.
func (v *cellView) strike(x, room, h float32) (float32, float32) {
	c := v.cell
	if c.Strike == "" {
		return x, room
	}
	size := look.Px(look.SizeText)
	most := room
	if c.Text != "" {
		need := textWidth(c.Text, size, fyne.TextStyle{}) + look.Px(14)
		most = max(room-need, room/2)
	}
	v.old.Text, v.old.TextSize, v.old.Color = cut(c.Strike, most, size, fyne.TextStyle{}), size, look.Color(look.ColorMuted)
	w := textWidth(v.old.Text, size, fyne.TextStyle{})
	place(v.old, x, -look.Px(1), w, h)
	v.old.Refresh()
	v.stroke.FillColor = look.Color(look.ColorMuted)
	place(v.stroke, x, h/2, w, 1)
	v.stroke.Refresh()
	return x + w + look.Px(6), room - w - look.Px(6)
}

func (v *cellView) colour() fyne.ThemeColorName {
	switch {
	case v.cell.Chip != look.ToneNone:
		return v.cell.Chip.Text()
	case v.cell.Tint != look.ToneNone:
		return v.cell.Tint.Text()
	case v.cell.Muted:
		return look.ColorMuted
	}
	return look.ColorText
}

func (v *cellView) placeWords(x, room, h, size float32, style fyne.TextStyle) {
	c := v.cell
	w := textWidth(v.words.Text, size, style)
	if v.right && v.ground == nil {
		x += max(room-w, 0)
	}
	if c.Chip != look.ToneNone {
		high := look.Px(22)
		v.paintGround(c.Chip, high/2)
		place(v.ground, x, (h-high)/2, w+look.Px(20), high)
		x += look.Px(10)
	} else if c.Tint != look.ToneNone {
		high := look.Px(20)
		v.paintGround(c.Tint, look.Px(4))
		place(v.ground, x-look.Px(4), (h-high)/2, w+look.Px(8), high)
	}
	place(v.words, x, v.lift(), w, h)
}

// lift puts plain words into the optical middle of a row: letters sit low in their line.
func (v *cellView) lift() float32 {
	if v.cell.Chip != look.ToneNone {
		return 0
	}
	return -look.Px(1)
}

func (v *cellView) paintGround(t look.Tone, radius float32) {
	v.ground.FillColor = look.Color(t.Tint())
	if v.calm {
		v.ground.FillColor = look.Color(look.ColorSurface)
	}
	v.ground.CornerRadius = radius
	v.ground.Refresh()
}
