package vcard

import (
	"bytes"
	"encoding/base64"
	"image"
	"image/jpeg"
	_ "image/png" // pictures may be of either kind
	"math"

	"golang.org/x/image/draw"
)

const (
	photoSide  = 480      // pixels; telephones show no more
	photoBytes = 100_000  // address books refuse cards of a megabyte
	photoMost  = 64 << 20 // pixels of a picture that is looked at
)

// photo writes the picture of a key, if there is one.
func (w *Writer) photo(key string) error {
	if key == "" || w.o.Photo == nil {
		return nil
	}
	if w.timeless { // the key tells pictures apart
		w.plain("PHOTO", key)
		return nil
	}
	original, err := w.o.Photo(key)
	if err != nil {
		return err
	}
	small := smallPhoto(original)
	if small == nil {
		return nil
	}
	if w.old() {
		w.oldPhoto(small)
		return nil
	}
	if w.new() {
		w.begin("PHOTO")
		w.value = append(w.value, "data:image/jpeg;base64,"...)
	} else {
		w.begin("PHOTO;ENCODING=b;TYPE=JPEG")
	}
	w.value = base64.StdEncoding.AppendEncode(w.value, small)
	w.end()
	return nil
}

// oldPhoto writes a picture for Outlook: indented lines and an empty one behind them.
func (w *Writer) oldPhoto(small []byte) {
	w.value = base64.StdEncoding.AppendEncode(w.value[:0], small)
	w.out = append(w.out, "PHOTO;TYPE=JPEG;ENCODING=BASE64:\r\n"...)
	for rest := w.value; len(rest) > 0; {
		n := min(longest-1, len(rest))
		w.out = append(w.out, ' ')
		w.out = append(w.out, rest[:n]...)
		w.out = append(w.out, "\r\n"...)
		rest = rest[n:]
	}
	w.out = append(w.out, "\r\n"...)
}

// SmallPhoto is the picture that cards hold: the middle square as a JPEG of at most 480 pixels and 100 kB, without
// what the camera noted in it; nil for what is no picture.
func SmallPhoto(original []byte) []byte { return smallPhoto(original) }

// smallPhoto is the middle square of a picture as a JPEG that every receiver takes, without what the camera
// noted in it; nil for what is no picture.
func smallPhoto(original []byte) []byte {
	config, _, err := image.DecodeConfig(bytes.NewReader(original))
	if err != nil || config.Width < 1 || config.Height < 1 || config.Width > photoMost/config.Height {
		return nil
	}
	img, _, err := image.Decode(bytes.NewReader(original))
	if err != nil {
		return nil
	}
	b := img.Bounds()
	side := min(b.Dx(), b.Dy())
	from := image.Rect(0, 0, side, side).Add(b.Min).Add(image.Pt((b.Dx()-side)/2, (b.Dy()-side)/2))
	to := image.NewRGBA(image.Rect(0, 0, min(side, photoSide), min(side, photoSide)))
	draw.Draw(to, to.Bounds(), image.White, image.Point{}, draw.Src)
	draw.CatmullRom.Scale(to, to.Bounds(), img, from, draw.Over, nil)
	for quality := 85; ; quality = int(math.Round(float64(quality) * 0.8)) {
		var out bytes.Buffer
		if err := jpeg.Encode(&out, to, &jpeg.Options{Quality: quality}); err != nil {
			return nil
		}
		if out.Len() <= photoBytes || quality < 10 {
			return out.Bytes()
		}
	}
}
