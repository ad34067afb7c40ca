package widgets

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"alumnibook/ui/look"
)

// Avatar is what a cell or a heading shows of somebody: initials on a tint, or a picture.
type Avatar struct {
	Initials string
	Picture  image.Image // nil shows the initials
	Tone     look.Tone   // of the initials; ToneNone is blue
}

func (a *Avatar) tone() look.Tone {
	if a.Tone == look.ToneNone {
		return look.ToneBlue
	}
	return a.Tone
}

// AvatarView shows an avatar as a circle.
type AvatarView struct {
	tipped
	Avatar   Avatar
	Diameter float32 // at normal text size
}

// NewAvatar returns the circle of somebody; 22 is usual in rows, 56 in a heading.
func NewAvatar(a Avatar, diameter float32) *AvatarView {
	v := &AvatarView{Avatar: a, Diameter: diameter}
	v.ExtendBaseWidget(v)
	return v
}

// Set shows somebody else.
func (v *AvatarView) Set(a Avatar) {
	v.Avatar = a
	v.Refresh()
}

// CreateRenderer is called by Fyne.
func (v *AvatarView) CreateRenderer() fyne.WidgetRenderer {
	v.ExtendBaseWidget(v)
	d := newDisc()
	p := &parts{of: v, objects: d.objects()}
	p.min = func() fyne.Size { return fyne.NewSquareSize(look.Px(v.Diameter)) }
	p.layout = func(s fyne.Size) {
		side := look.Px(v.Diameter)
		d.place((s.Width-side)/2, (s.Height-side)/2, side)
	}
	p.restyle = func() { d.show(&v.Avatar) }
	p.restyle()
	return p
}

// disc is the circle of an avatar as bare drawing objects, also for the rows of a grid.
type disc struct {
	ground  *canvas.Rectangle
	words   *canvas.Text
	picture *canvas.Image
}

func newDisc() *disc {
	d := &disc{ground: box(look.ColorBlueTint, 0), words: label("", 9, true, look.ColorBlue), picture: canvas.NewImageFromImage(nil)}
	d.words.Alignment = fyne.TextAlignCenter
	d.picture.FillMode = canvas.ImageFillCover
	return d
}

func (d *disc) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{d.ground, d.words, d.picture}
}

func (d *disc) place(x, y, side float32) {
	for _, o := range d.objects() {
		place(o, x, y, side, side)
	}
	d.ground.CornerRadius, d.picture.CornerRadius = side/2, side/2
	d.words.TextSize = side * 0.42
	if side > look.Px(40) {
		d.words.TextSize = side * 0.36
	}
	d.words.Refresh()
}

func (d *disc) show(a *Avatar) {
	d.ground.FillColor = look.Color(a.tone().Tint())
	d.words.Color = look.Color(a.tone().Text())
	d.words.Text = a.Initials
	show(d.words, a.Picture == nil)
	show(d.picture, a.Picture != nil)
	if a.Picture != nil && d.picture.Image != a.Picture {
		d.picture.Image = a.Picture
		d.picture.Refresh()
	}
	d.ground.Refresh()
	d.words.Refresh()
}
