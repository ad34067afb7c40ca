package people

import (
	"bytes"
	"context"
	"image"
	"image/jpeg"

	"golang.org/x/image/draw"

	"alumnibook/ui/run"
	"alumnibook/ui/widgets"
)

// photos keeps the pictures and initials of the people in sight.
type photos struct {
	view *view
	have map[string]*widgets.Avatar // by initials and key of the picture
}

const (
	mostPhotos = 300 // kept at once
	photoSide  = 128 // pixels of the shorter side: what the pane needs on a sharp screen
)

// avatar is the picture of a key, the initials while it is on its way or where there is none. Equal ones are the
// same object, so that the list knows that it need not be drawn again.
func (p *photos) avatar(initials, key string) *widgets.Avatar {
	name := initials + "/" + key
	if a := p.have[name]; a != nil {
		return a
	}
	if p.have == nil || len(p.have) > mostPhotos {
		p.have = map[string]*widgets.Avatar{}
	}
	p.have[name] = &widgets.Avatar{Initials: initials}
	if key != "" {
		p.fetch(name, initials, key)
	}
	return p.have[name]
}

// fetch reads a picture. One that can't be read leaves the initials standing.
func (p *photos) fetch(name, initials, key string) {
	v, asking := p.view, true
	run.Do(v.host.Runner(), nil, func(ctx context.Context, _ run.Progress) (image.Image, error) {
		data, err := v.host.Book().Photo(ctx, key)
		if err != nil {
			return nil, err
		}
		whole, err := jpeg.Decode(bytes.NewReader(data))
		if err != nil {
			return nil, err
		}
		return small(whole), nil
	}, func(img image.Image, err error) {
		if err != nil {
			return
		}
		p.have[name] = &widgets.Avatar{Initials: initials, Picture: img}
		if !asking {
			v.grid.Refresh()
			v.detail.refresh()
		}
	})
	asking = false
}

// small scales a picture down to what is shown of it.
func small(img image.Image) image.Image {
	b := img.Bounds()
	short := min(b.Dx(), b.Dy())
	if short <= photoSide {
		return img
	}
	to := image.NewRGBA(image.Rect(0, 0, b.Dx()*photoSide/short, b.Dy()*photoSide/short))
	draw.CatmullRom.Scale(to, to.Bounds(), img, b, draw.Src, nil)
	return to
}
