package importer

import (
	"maps"
	"slices"
)

// Join takes the files of another draft beside one's own, with the pictures of their cards.
func (d *Draft) Join(other *Draft) {
	d.Files = append(d.Files, other.Files...)
	if d.photos == nil {
		d.photos = map[string][]byte{}
	}
	maps.Copy(d.photos, other.photos)
}

// Swap puts the files of another draft into the place of one file, which was read anew.
func (d *Draft) Swap(old *File, other *Draft) {
	at := slices.Index(d.Files, old)
	if at < 0 {
		d.Join(other)
		return
	}
	behind := slices.Clone(d.Files[at+1:])
	d.Files = d.Files[:at]
	d.Join(other)
	d.Files = append(d.Files, behind...)
}
