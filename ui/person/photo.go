package person

import (
	"bytes"
	"context"
	"image"
	"image/jpeg"
	_ "image/png" // pictures that may be chosen
	"io"
	"os"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
	"golang.org/x/image/draw"

	"alumnibook/model"
	"alumnibook/ui/page"
	"alumnibook/ui/run"
	"alumnibook/ui/widgets"
)

const (
	photoSide  = 480      // pixels of the stored square picture
	photoBytes = 20 << 20 // largest picture file that is read
	photoArea  = 80 << 20 // largest picture in pixels: a file of few bytes may claim far more
)

// photoField shows the picture of a person and lets another one be chosen.
type photoField struct {
	widget.BaseWidget
	row    *fyne.Container
	v      *view
	key    string // of the picture in the book, "" for none
	fresh  []byte // a picture that is not in the book yet
	avatar *widgets.AvatarView
	who    widgets.Avatar
	remove *widgets.Button
	hooks  *widgets.Hooks
}

func newPhotoField(v *view, p *model.Person, picture []byte) *photoField {
	f := &photoField{v: v, key: p.Photo, who: widgets.Avatar{Initials: p.Initials()}}
	if !p.HasName() {
		f.who.Initials = ""
	}
	f.avatar = widgets.NewAvatar(f.who, 56)
	choose := widgets.NewSecondary(v.w.T("person.photo.choose"), nil, f.choose).Smaller()
	f.remove = widgets.NewQuiet(v.w.T("person.photo.remove"), nil, f.clear).Smaller()
	f.row = widgets.Row(8, f.avatar, choose, f.remove)
	f.ExtendBaseWidget(f)
	f.show(picture)
	return f
}

func (f *photoField) show(picture []byte) {
	f.who.Picture = nil
	if img, _, err := image.Decode(bytes.NewReader(picture)); err == nil {
		f.who.Picture = img
	}
	f.avatar.Set(f.who)
	if f.key == "" && len(f.fresh) == 0 {
		f.remove.Hide()
	} else {
		f.remove.Show()
	}
	f.row.Refresh()
	f.Refresh()
}

func (f *photoField) changed() {
	if f.hooks != nil && f.hooks.Changed != nil {
		f.hooks.Changed()
	}
}

func (f *photoField) clear() {
	f.key, f.fresh = "", nil
	f.show(nil)
	f.changed()
}

func (f *photoField) choose() {
	pick := page.Pick{Title: f.v.w.T("person.photo.choose"), Kind: f.v.w.T("person.photo.kind"), Ext: []string{".jpg", ".jpeg", ".png"}}
	f.v.host.PickOpen(pick, func(paths []string) {
		if len(paths) == 0 {
			return
		}
		run.Do(f.v.host.Runner(), f, func(context.Context, run.Progress) ([]byte, error) { return readPhoto(paths[0]) }, func(jpg []byte, err error) {
			if err != nil {
				f.v.host.Fail(err)
				return
			}
			f.fresh = jpg
			f.show(jpg)
			f.changed()
		})
	})
}

// readPhoto reads a picture and makes the small square of it that the book keeps. What the file said beside the
// picture (place, camera, day) is not taken over.
func readPhoto(path string) ([]byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, model.E(model.CodeNoAccess, "", err)
	}
	defer func() { _ = file.Close() }()
	data, err := io.ReadAll(io.LimitReader(file, photoBytes+1))
	if err != nil {
		return nil, model.E(model.CodeNoAccess, "", err)
	}
	if len(data) > photoBytes {
		return nil, model.E(model.CodeFileTooBig, "", nil)
	}
	size, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, model.E(model.CodeFileDamaged, "", err)
	}
	if size.Width*size.Height > photoArea {
		return nil, model.E(model.CodeFileTooBig, "", nil)
	}
	img, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, model.E(model.CodeFileDamaged, "", err)
	}
	return squared(img)
}

// squared cuts the middle out of a picture and scales it down.
func squared(img image.Image) ([]byte, error) {
	b := img.Bounds()
	side := min(b.Dx(), b.Dy())
	x, y := b.Min.X+(b.Dx()-side)/2, b.Min.Y+(b.Dy()-side)/2
	target := image.NewRGBA(image.Rect(0, 0, min(side, photoSide), min(side, photoSide)))
	draw.Draw(target, target.Bounds(), image.White, image.Point{}, draw.Src)
	draw.CatmullRom.Scale(target, target.Bounds(), img, image.Rect(x, y, x+side, y+side), draw.Over, nil)
	var out bytes.Buffer
	err := jpeg.Encode(&out, target, &jpeg.Options{Quality: 85})
	return out.Bytes(), err
}

// Focus does nothing: the first text field of the form is the place to begin.
func (f *photoField) Focus() {}

// SetError does nothing: a picture that can't be read is said at once.
func (f *photoField) SetError(string) {}

// Snapshot differs when the picture does.
func (f *photoField) Snapshot() string {
	if len(f.fresh) > 0 {
		return "fresh"
	}
	return f.key
}

// SetHooks is called by the form.
func (f *photoField) SetHooks(h *widgets.Hooks) { f.hooks = h }

// MinSize follows what the field shows.
func (f *photoField) MinSize() fyne.Size { return f.row.MinSize() }

// CreateRenderer is called by Fyne.
func (f *photoField) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(f.row) }

var _ widgets.Field = (*photoField)(nil)
