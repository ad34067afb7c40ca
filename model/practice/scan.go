package practice

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"math"
)

// The size of a scanned form: a sheet at about fifty dots to the inch.
const scanWidth, scanHeight = 420, 594

// scan draws what a signed form looks like from afar: lines of print, boxes of which some are ticked, and a signature.
func scan(c chance, ticked int) ([]byte, error) {
	sheet := image.NewGray(image.Rect(0, 0, scanWidth, scanHeight))
	for i := range sheet.Pix {
		sheet.Pix[i] = 248
	}
	bar := func(x, y, width, height int, shade uint8) {
		for dy := range height {
			for dx := range width {
				sheet.SetGray(x+dx, y+dy, color.Gray{Y: shade})
			}
		}
	}
	bar(40, 40, 180, 12, 60)
	for line := range 9 {
		bar(40, 76+14*line, c.between(250, 340), 4, 150)
	}
	for box := range 6 {
		y := 226 + 34*box
		bar(40, y, 16, 16, 70)
		bar(42, y+2, 12, 12, 248)
		bar(68, y+6, c.between(120, 260), 4, 130)
		if box < ticked {
			for d := range 12 {
				bar(42+d, y+2+d, 2, 2, 30)
				bar(53-d, y+2+d, 2, 2, 30)
			}
		}
	}
	bar(40, 520, 220, 1, 90)
	turn, height := 0.09+float64(c.between(0, 6))/100, float64(c.between(8, 16))
	for x := range 150 {
		at := float64(x)
		bar(52+x, 508+int(height*math.Sin(at*turn)*math.Cos(at/31)), 2, 2, 40)
	}
	var file bytes.Buffer
	err := png.Encode(&file, sheet)
	return file.Bytes(), err
}
