// Package qr draws QR codes.
package qr

import (
	"image"
	"image/color"
	"image/draw"

	"github.com/boombuler/barcode/qr"

	"alumnibook/model"
)

const (
	quietModules   = 4   // the white border that scanners need, in modules
	leastPerModule = 4   // pixels; below that phones stop recognising codes on screens
	leastSize      = 320 // pixels
)

// Code draws a text as a QR code, black on white with a quiet zone, large enough for a phone to read off a
// screen. The error is of CodeInvalid where the text is empty or longer than a code holds (about 2,300 bytes).
func Code(text string) (image.Image, error) {
	black, err := Modules(text)
	if err != nil {
		return nil, err
	}
	modules := len(black)
	scale := max(leastPerModule, (leastSize+modules+2*quietModules-1)/(modules+2*quietModules))
	size := (modules + 2*quietModules) * scale
	img := image.NewPaletted(image.Rect(0, 0, size, size), color.Palette{color.White, color.Black})
	for y := range modules {
		for x := range modules {
			if black[y][x] {
				at := image.Pt((x+quietModules)*scale, (y+quietModules)*scale)
				draw.Draw(img, image.Rectangle{at, at.Add(image.Pt(scale, scale))}, image.Black, image.Point{}, draw.Src)
			}
		}
	}
	return img, nil
}

// Modules are the squares of a text's code, row by row, true for black ones, without the white border. Errors are those
// of Code.
func Modules(text string) ([][]bool, error) {
	if text == "" {
		return nil, model.Invalid("text", "missing")
	}
	code, err := qr.Encode(text, qr.M, qr.Unicode)
	if err != nil {
		return nil, &model.Error{Code: model.CodeInvalid, Field: "text", Name: "too_long", Err: err}
	}
	black := make([][]bool, code.Bounds().Dy())
	for y := range black {
		black[y] = make([]bool, code.Bounds().Dx())
		for x := range black[y] {
			black[y][x] = isBlack(code.At(x, y))
		}
	}
	return black, nil
}

func isBlack(c color.Color) bool {
	r, _, _, _ := c.RGBA()
	return r < 0x8000
}
