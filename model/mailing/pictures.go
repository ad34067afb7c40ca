package mailing

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"image"
	_ "image/gif" // pictures may be of these kinds too
	"image/jpeg"
	_ "image/png"
	"regexp"
	"strings"

	"golang.org/x/image/draw"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/exchange/eml"
)

const (
	widest     = 536      // of a picture in the letter, in its own pixels
	widestFace = 132      // beside somebody's voice
	mostPixels = 60 << 20 // of a picture that is read at all
	quality    = 84       // of a picture that was made smaller
	domain     = "@alumnibook"
)

type size struct{ width, height int }

// within is the size that keeps to a width.
func (s size) within(width int) size {
	if s.width <= width {
		return s
	}
	return size{width, max(1, s.height*width/s.width)}
}

// picture makes a picture of the book fit for a mail: twice as wide as it is shown at the most, so that it is sharp on
// good screens and the mail stays small. Its Content-ID is its key in the book, by which the archive finds it again.
func picture(key string, data []byte) (eml.Image, size, error) {
	config, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return eml.Image{}, size{}, model.E(model.CodeFileDamaged, "", err)
	}
	at := size{config.Width, config.Height}
	out := eml.Image{ID: key + domain, Name: nameOf(key, format), Type: "image/" + format, Data: data}
	if at.width <= 2*widest {
		return out, at, nil
	}
	if config.Width*config.Height > mostPixels {
		return eml.Image{}, size{}, model.E(model.CodeFileTooBig, "", errors.New("too many pixels"))
	}
	whole, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return eml.Image{}, size{}, model.E(model.CodeFileDamaged, "", err)
	}
	at = at.within(2 * widest)
	small := image.NewRGBA(image.Rect(0, 0, at.width, at.height))
	draw.Draw(small, small.Bounds(), image.White, image.Point{}, draw.Src)
	draw.CatmullRom.Scale(small, small.Bounds(), whole, whole.Bounds(), draw.Over, nil)
	var buf bytes.Buffer
	if err := jpeg.Encode(&buf, small, &jpeg.Options{Quality: quality}); err != nil {
		return eml.Image{}, size{}, err
	}
	out.Name, out.Type, out.Data = nameOf(key, "jpeg"), "image/jpeg", buf.Bytes()
	return out, at, nil
}

// nameOf is the name that a picture has where a mail program lists it.
func nameOf(key, format string) string {
	if len(key) > 8 {
		key = key[:8]
	}
	return key + "." + strings.Replace(format, "jpeg", "jpg", 1)
}

var shownByID = regexp.MustCompile(`src="cid:([^"]+)"`)

// inside puts the pictures into a page that stands by itself.
func inside(html string, find func(id string) (eml.Image, bool)) []byte {
	return []byte(shownByID.ReplaceAllStringFunc(html, func(src string) string {
		i, ok := find(src[len(`src="cid:`) : len(src)-1])
		if !ok {
			return `src=""`
		}
		return `src="data:` + i.Type + ";base64," + base64.StdEncoding.EncodeToString(i.Data) + `"`
	}))
}

// Page is a letter in one language as a page of its own that a browser shows, with its pictures inside; greeted are all
// at once.
func Page(l Letter, language string) []byte { return PageTo(l, *l.everybody(language)) }

// PageTo is a letter as one recipient sees it, as a page of its own that a browser shows.
func PageTo(l Letter, r Recipient) []byte {
	return inside(l.HTMLTo(&r), func(id string) (eml.Image, bool) {
		for _, i := range l.Images {
			if i.ID == id {
				return i, true
			}
		}
		return eml.Image{}, false
	})
}

// SentPage is what went out, as a page of its own that a browser shows, with its pictures out of the book. The greeting
// is what stands in place of each recipient's own.
func SentPage(ctx context.Context, b *book.Book, sent model.SentCopy, greeting string) ([]byte, error) {
	var failed error
	html := strings.ReplaceAll(sent.HTML, model.GreetingMark, escaped(greeting))
	page := inside(html, func(id string) (eml.Image, bool) {
		key := strings.TrimSuffix(id, domain)
		data, err := b.Photo(ctx, key)
		if err != nil {
			if model.CodeOf(err) != model.CodeNotFound {
				failed = err
			}
			return eml.Image{}, false
		}
		i, _, err := picture(key, data)
		return i, err == nil
	})
	return page, failed
}
