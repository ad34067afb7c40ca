package today

import (
	"bytes"
	"context"
	"image"
	"image/jpeg"

	"fyne.io/fyne/v2"
	"golang.org/x/image/draw"

	"alumnibook/model"
	"alumnibook/ui/run"
	"alumnibook/ui/widgets"
)

const (
	avatarSide = 24 // at normal text size
	photoSide  = 72 // pixels, for a sharp screen
)

// avatar is who a line is about: the initials, and the picture once it is read.
func (v *view) avatar(r model.Row) fyne.CanvasObject {
	a := widgets.NewAvatar(widgets.Avatar{Initials: r.Initials, Picture: v.photos[r.Photo]}, avatarSide)
	if r.Photo == "" || a.Avatar.Picture != nil {
		return a
	}
	b := v.host.Book()
	run.Do(v.host.Runner(), nil, func(ctx context.Context, _ run.Progress) (image.Image, error) {
		data, err := b.Photo(ctx, r.Photo)
		if err != nil {
			return nil, err
		}
		whole, err := jpeg.Decode(bytes.NewReader(data))
		if err != nil {
			return nil, err
		}
		return small(whole), nil
	}, func(picture image.Image, err error) {
		if err != nil { // the initials stay
			return
		}
		v.photos[r.Photo] = picture
		a.Set(widgets.Avatar{Initials: r.Initials, Picture: picture})
	})
	return a
}

// small makes a picture as large as it is shown.
func small(whole image.Image) image.Image {
	size := whole.Bounds().Size()
	least := max(min(size.X, size.Y), 1)
	if least <= photoSide {
		return whole
	}
	to := image.NewRGBA(image.Rect(0, 0, size.X*photoSide/least, size.Y*photoSide/least))
	draw.ApproxBiLinear.Scale(to, to.Bounds(), whole, whole.Bounds(), draw.Src, nil)
	return to
}
