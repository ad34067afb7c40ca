package firststart

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"alumnibook/ui/look"
	"alumnibook/ui/widgets"
)

// picture is the program's mark.
func picture() fyne.CanvasObject {
	img := canvas.NewImageFromResource(look.AppIcon())
	img.FillMode = canvas.ImageFillContain
	return img
}

// tile is a card whose button stands at its foot, however high the card beside it is.
type tile struct {
	card *widgets.Card
	room *canvas.Rectangle // between the words and the button
}

// twoColumns puts tiles side by side in pairs of one height, or below each other in a narrow window.
type twoColumns struct {
	tiles []*tile
	width float32 // that was given last
}

const (
	gap    float32 = 14
	narrow float32 = 520 // width below which there is one column
)

func newTiles(tiles ...*tile) *fyne.Container {
	var cards []fyne.CanvasObject
	for _, t := range tiles {
		cards = append(cards, t.card)
	}
	return container.New(&twoColumns{tiles: tiles}, cards...)
}

func (t *twoColumns) columns() int {
	if t.width > 0 && t.width < look.Px(narrow) {
		return 1
	}
	return 2
}

// walk calls put for every tile with its place, and returns the height of all.
func (t *twoColumns) walk(put func(card fyne.CanvasObject, x, y, w, h float32)) float32 {
	between, n := look.Px(gap), t.columns()
	w := (t.width - between*float32(n-1)) / float32(n)
	y := float32(0)
	for i := 0; i < len(t.tiles); i += n {
		row := t.tiles[i:min(i+n, len(t.tiles))]
		h := evenOut(row, w)
		for j, tile := range row {
			if put != nil {
				put(tile.card, float32(j)*(w+between), y, w, h)
			}
		}
		y += h + between
	}
	return max(y-between, 0)
}

// evenOut makes the tiles of a row equally high and returns that height.
func evenOut(row []*tile, w float32) float32 {
	heights, most := make([]float32, len(row)), float32(0)
	for i, t := range row {
		t.room.SetMinSize(fyne.Size{})
		t.card.Resize(fyne.NewSize(w, t.card.Size().Height)) // text wraps at the width before it knows its height
		heights[i] = t.card.MinSize().Height
		most = max(most, heights[i])
	}
	for i, t := range row {
		t.room.SetMinSize(fyne.NewSize(0, most-heights[i]))
	}
	return most
}

func (t *twoColumns) Layout(_ []fyne.CanvasObject, s fyne.Size) {
	t.width = s.Width
	t.walk(func(card fyne.CanvasObject, x, y, w, h float32) {
		card.Move(fyne.NewPos(x, y))
		card.Resize(fyne.NewSize(w, h))
	})
}

func (t *twoColumns) MinSize([]fyne.CanvasObject) fyne.Size {
	if t.width <= 0 {
		t.width = look.Px(700)
		defer func() { t.width = 0 }()
	}
	return fyne.NewSize(look.Px(240), t.walk(nil))
}
