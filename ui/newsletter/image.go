package newsletter

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"image"
	_ "image/jpeg" // pictures of the book

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"alumnibook/model/exchange/picture"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/run"
	"alumnibook/ui/widgets"
)

const imageWidth = 1200 // pixels of a stored picture: twice what a mail shows, for sharp screens

// imageField shows the picture of a piece of news and lets another one be chosen.
type imageField struct {
	f     *itemForm
	whole *fyne.Container
}

func newImageField(f *itemForm) *imageField {
	p := &imageField{f: f, whole: container.NewStack()}
	p.draw()
	return p
}

func (p *imageField) draw() {
	is := p.f.x.is
	w, key := is.w, p.f.item().Image
	if key == "" {
		choose := widgets.NewQuiet(w.T("newsletter.image_choose"), look.Icon("plus"), p.choose).Smaller()
		p.whole.Objects = []fyne.CanvasObject{widgets.Row(0, choose)}
		p.whole.Refresh()
		return
	}
	small := container.NewStack()
	is.picture(key, func(img image.Image) {
		small.Objects = []fyne.CanvasObject{fitted(img, 120, 80)}
		small.Refresh()
	})
	other := widgets.NewSecondary(w.T("newsletter.image_other"), nil, p.choose).Smaller()
	remove := widgets.NewQuiet(w.T("newsletter.image_remove"), nil, func() {
		p.f.item().Image = ""
		p.draw()
		p.f.x.told()
		p.f.x.draw()
	}).Smaller()
	p.whole.Objects = []fyne.CanvasObject{widgets.Row(10, container.New(&fixed{120, 80}, small), other, remove)}
	p.whole.Refresh()
}

// fitted shows an image as large as fits.
func fitted(img image.Image, width, height float32) fyne.CanvasObject {
	c := canvas.NewImageFromImage(img)
	c.FillMode = canvas.ImageFillContain
	c.ScaleMode = canvas.ImageScaleSmooth
	return container.New(&fixed{width, height}, c)
}

// fixed gives what it holds a size of its own.
type fixed struct{ width, height float32 }

func (l *fixed) Layout(objects []fyne.CanvasObject, _ fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.Position{})
		o.Resize(l.MinSize(nil))
	}
}

func (l *fixed) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(look.Px(l.width), look.Px(l.height))
}

// picture hands over a picture of the issue, out of the book where it is not a fresh one.
func (is *issue) picture(key string, done func(image.Image)) {
	b, fresh := is.v.host.Book(), is.fresh[key]
	run.Do(is.v.host.Runner(), nil, func(ctx context.Context, _ run.Progress) (image.Image, error) {
		data := fresh
		if data == nil {
			var err error
			if data, err = b.Photo(ctx, key); err != nil {
				return nil, err
			}
		}
		img, _, err := image.Decode(bytes.NewReader(data))
		return img, err
	}, func(img image.Image, err error) {
		if err == nil { // a picture that is gone leaves its place empty
			done(img)
		}
	})
}

func (p *imageField) choose() {
	is := p.f.x.is
	pick := page.Pick{For: page.ForPictures, Title: is.w.T("newsletter.image_choose"), Kind: is.w.T("newsletter.image_kind"), Ext: []string{".jpg", ".jpeg", ".png"}}
	is.v.host.PickOpen(pick, func(paths []string) {
		if len(paths) == 0 {
			return
		}
		run.Do(is.v.host.Runner(), p, func(context.Context, run.Progress) ([]byte, error) { return readImage(paths[0]) }, func(jpg []byte, err error) {
			if err != nil {
				is.v.host.Fail(err)
				return
			}
			sum := sha256.Sum256(jpg)
			key := hex.EncodeToString(sum[:]) // as the book will name it
			is.fresh[key] = jpg
			p.f.item().Image = key
			p.draw()
			p.f.x.told()
			p.f.x.draw()
		})
	})
}

// readImage reads a picture and makes it no wider than a mail has use for.
func readImage(path string) ([]byte, error) {
	img, err := picture.Read(path)
	if err != nil {
		return nil, err
	}
	b := img.Bounds()
	width := min(b.Dx(), imageWidth)
	height := max(b.Dy()*width/max(b.Dx(), 1), 1)
	return picture.JPEG(img, b, width, height, 82)
}
