package person

import (
	"bytes"
	"context"
	"image"
	_ "image/jpeg" // pictures of the book

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"alumnibook/model"
	"alumnibook/model/exchange/picture"
	"alumnibook/ui/page"
	"alumnibook/ui/run"
	"alumnibook/ui/widgets"
)

const photoSide = 480 // pixels of the stored square picture

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
	pick := page.Pick{For: page.ForPictures, Title: f.v.w.T("person.photo.choose"), Kind: f.v.w.T("person.photo.kind"), Ext: []string{".jpg", ".jpeg", ".png"}}
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

// readPhoto reads a picture and makes the small square of it that the book keeps: the middle.
func readPhoto(path string) ([]byte, error) {
	img, err := picture.Read(path)
	if err != nil {
		return nil, err
	}
	b := img.Bounds()
	side := min(b.Dx(), b.Dy())
	x, y := b.Min.X+(b.Dx()-side)/2, b.Min.Y+(b.Dy()-side)/2
	return picture.JPEG(img, image.Rect(x, y, x+side, y+side), min(side, photoSide), min(side, photoSide), 85)
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
