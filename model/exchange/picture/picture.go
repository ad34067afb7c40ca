// Package picture reads the pictures that somebody chooses and makes them as small as they are needed.
package picture

import (
	"bytes"
	"image"
	"image/jpeg"
	_ "image/png" // pictures that may be chosen
	"io"

	"golang.org/x/image/draw"

	"alumnibook/model"
)

const (
	mostBytes = 20 << 20 // largest picture file that is read
	mostArea  = 80 << 20 // largest picture in pixels: a file of few bytes may claim far more
)

// Read reads a picture file.
func Read(path string) (image.Image, error) {
	file, err := model.OpenToRead(path)
	if err != nil {
		if model.CodeOf(err) == model.CodeFileUnknown {
			return nil, err
		}
		return nil, model.E(model.CodeNoAccess, "", err)
	}
	defer func() { _ = file.Close() }()
	data, err := io.ReadAll(io.LimitReader(file, mostBytes+1))
	if err != nil {
		return nil, model.E(model.CodeNoAccess, "", err)
	}
	if len(data) > mostBytes {
		return nil, model.E(model.CodeFileTooBig, "", nil)
	}
	size, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, model.E(model.CodeFileDamaged, "", err)
	}
	if size.Width*size.Height > mostArea {
		return nil, model.E(model.CodeFileTooBig, "", nil)
	}
	img, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, model.E(model.CodeFileDamaged, "", err)
	}
	return img, nil
}

// JPEG scales a part of a picture to a size and writes it as a JPEG, on white where the picture is clear. What the
// file said beside the picture (place, camera, day) is not taken over.
func JPEG(img image.Image, part image.Rectangle, width, height, quality int) ([]byte, error) {
	target := image.NewRGBA(image.Rect(0, 0, width, height))
	draw.Draw(target, target.Bounds(), image.White, image.Point{}, draw.Src)
	draw.CatmullRom.Scale(target, target.Bounds(), img, part, draw.Over, nil)
	var out bytes.Buffer
	err := jpeg.Encode(&out, target, &jpeg.Options{Quality: quality})
	return out.Bytes(), err
}
